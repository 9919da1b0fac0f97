"""Ask the real command for a seed's folder; `--check` looks at the set alone."""

from __future__ import annotations

import json
import sys
import tempfile
from pathlib import Path

from tests.redaction.folders.planting import Folder
from tests.redaction.folders.score import ask, redact, texts
from tests.redaction.planned.corpus import folder
from tests.redaction.planned.questions import wrong


def broken(written: dict[str, str]) -> list[str]:
    """Return the files whose JSON no longer parses."""
    found = []
    for path, text in written.items():
        parts = (
            [text] if path.endswith(".json") else text.splitlines() if path.endswith((".jsonl", "-json.log")) else []
        )
        for part in parts:
            try:
                json.loads(part)
            except ValueError:
                found.append(f"{path}: {part[:200]}")
                break
    return found


def check(grown: Folder) -> list[str]:
    """Return what is wrong with the set itself."""
    wrongs = broken(grown.files)
    for secret in grown.secrets:
        text = grown.files[secret.path]
        wrongs += [f"{secret.path}: {needle!r} is not there" for needle in secret.needles if needle not in text]
        if not all(secret.needles) or (secret.kind != "weak" and min(map(len, secret.needles)) < 6):
            wrongs.append(f"{secret.path}:{secret.line + 1}: {secret.kind} needles {secret.needles}")
    for fact in grown.facts:
        if not fact.text.strip() or fact.text not in grown.files[fact.path].split("\n")[fact.line]:
            wrongs.append(f"{fact.path}:{fact.line + 1}: {fact.text!r} is not there")
    return wrongs


def main() -> None:
    """Check or ask."""
    if "--check" in sys.argv:
        for seed in (1, 2, 3):
            grown = folder(seed)
            sys.stdout.write(
                f"seed {seed}: {len(grown.files)} files, {len(grown.secrets)} secrets of {len({one.kind for one in grown.secrets})} kinds in "
                f"{len({one.carrier for one in grown.secrets})} carriers, {sum(one.declared for one in grown.secrets)} known, {len(grown.facts)} facts, "
                f"{sum(map(len, grown.files.values()))} letters\n"
            )
            sys.stdout.writelines(f"  {line[:300]}\n" for line in check(grown)[:40])
        return
    ask(folder)
    for seed in [int(word) for word in sys.argv[1:] if word.isdigit()]:
        with tempfile.TemporaryDirectory() as scratch:
            folder(seed).write(Path(scratch, "a"))
            redact(Path(scratch, "a"), Path(scratch, "b"))
            written = texts(Path(scratch, "b"))
        sys.stdout.write(f"seed {seed}: no JSON {broken(written)}; questions {wrong(folder(seed).files, written)}\n")


if __name__ == "__main__":
    main()
