"""Ask the real command about the examiner's folders: `python -m tests.redaction.examined 1 2 3 [--show FILE]`."""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from tests.redaction.examined.corpus import grown
from tests.redaction.folders.planting import Fact, Folder, Secret
from tests.redaction.folders.score import fingerprints, is_left, redact, texts, unescaped


def parses(path: str, text: str) -> bool:
    """Whether a file is JSON, or JSON lines."""
    try:
        for part in [text] if path.endswith(".json") else text.splitlines():
            json.loads(part)
    except ValueError:
        return False
    return True


def line_of(written: dict[str, str], path: str, row: int) -> str:
    """Return one line of a file, short of what is too long to read."""
    line = "".join(written.get(path, "<no file>").split("\n")[row : row + 1])
    return line if len(line) < 700 else line[:340] + " … " + line[-340:]


def misses(left: list[Secret], lost: list[Fact], folder: Folder, written: dict[str, str]) -> list[str]:
    """Return the lines of a report: what was left by carrier, and what was lost by file."""
    rows = []
    for secret in sorted(left, key=lambda one: (one.carrier, one.kind)):
        own = "own" if secret.declared else "met"
        rows.append(f"LEFT {secret.carrier} {secret.kind} {own} {secret.path}:{secret.line + 1}")
        rows.append(f"  needles {secret.needles[:3]}")
        rows.append(f"  before  {line_of(folder.files, secret.path, secret.line)}")
        rows.append(f"  after   {line_of(written, secret.path, secret.line)}")
    for fact in lost:
        rows.append(f"LOST {fact.path}:{fact.line + 1} {fact.text!r}")
        rows.append(f"  before  {line_of(folder.files, fact.path, fact.line)}")
        rows.append(f"  after   {line_of(written, fact.path, fact.line)}")
    return rows


def examine(seed: int, show: Path | None) -> str:
    """Redact a seed's folder twice, count, and write what was missed."""
    folder, questions = grown(seed)
    with tempfile.TemporaryDirectory() as scratch:
        source, once, twice = (Path(scratch, name) for name in ("source", "once", "twice"))
        folder.write(source)
        began = time.monotonic()
        redact(source, once)
        took = time.monotonic() - began
        redact(once, twice)
        written, again = texts(once), unescaped(texts(twice))
    left = [secret for secret in folder.secrets if is_left(secret, written)]
    kept_rows = {path: text.split("\n") for path, text in written.items()}
    lost = [
        fact
        for fact in folder.facts
        if fact.text not in "".join(kept_rows.get(fact.path, [])[fact.line : fact.line + 1])
    ]
    marks = fingerprints(folder, written)
    owners = Counter(mark for found in marks.values() for mark in found)
    answers = {question: question.answered(written) for question in questions}
    broken = [
        path
        for path, text in folder.files.items()
        if path.endswith((".json", ".jsonl")) and not parses(path, written.get(path, "")) and parses(path, text)
    ]
    faults = {
        "json broken": broken,
        "line numbers": [path for path, text in folder.files.items() if path in written and written[path].count("\n") != text.count("\n")],
        "not copied": [path for path in folder.files if path not in written],
        "second run": [path for path in sorted(written.keys() | again.keys()) if written.get(path) != again.get(path)],
        "two fingerprints": [value for value, found in marks.items() if len(found) > 1],
        "shared": [str([value for value, found in marks.items() if mark in found]) for mark, times in owners.items() if times > 1],
    }  # fmt: skip
    if show:
        rows = misses(left, lost, folder, written)
        for question, answer in answers.items():
            if answer != "right":
                rows.append(f"QUESTION {answer} {question.wanted} {question.about}")
                rows.extend(f"  {line_of(texts_of, *place)}" for place in (question.first, question.second) if place for texts_of in (folder.files, written))  # fmt: skip
        rows.extend(f"FAULT {name}: {found}" for name, found in faults.items() if found)
        show.with_suffix(f".{seed}.txt").write_text("\n".join(rows) + "\n", encoding="utf-8")
    counted = Counter(answers.values())
    own = sum(secret.declared for secret in left)
    return (
        f"seed {seed}: {len(folder.files)} files, {len(folder.secrets)} secrets, {len(left)} left ({1 - len(left) / len(folder.secrets):.2%} gone; "
        f"{own} of the left are the folder's own), {len(folder.facts)} facts, {len(lost)} lost ({1 - len(lost) / len(folder.facts):.2%} kept), "
        f"questions {counted['right']} right {counted['wrong']} wrong {counted['open']} open, "
        + ", ".join(f"{name} {len(found)}" for name, found in faults.items())
        + f"; {took:.0f} s\n"
    )


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("seeds", nargs="+", type=int)
    parser.add_argument("--show", type=Path, help="write what was missed to FILE.SEED.txt")
    chosen = parser.parse_args()
    for number in chosen.seeds:
        sys.stdout.write(examine(number, chosen.show))
        sys.stdout.flush()
