"""Count what the real command leaves of a grown folder's secrets, and what it takes of its facts."""

from __future__ import annotations

import argparse
import gzip
import math
import re
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tests.redaction.folders.planting import Fact, Folder, Secret, folder

PARTIAL = 4
TOKENS, ESCAPED = "[redacted:", "[unverified-redacted:"
TOKEN = re.compile(r"\[redacted:[^\]\s]*?(?:#(?P<fingerprint>[0-9a-f]{10}))?(?: [^\]]*)?\]")


@dataclass(frozen=True, slots=True)
class Score:
    """What one folder's redaction came to; counts of plantings, facts, files and values."""

    planted: int
    carriers: int
    facts_planted: int
    left: tuple[Secret, ...]
    lost: tuple[Fact, ...]
    lines_changed: tuple[str, ...]
    not_copied: tuple[str, ...]
    differ_again: tuple[str, ...]
    two_fingerprints: tuple[str, ...]
    shared_fingerprints: tuple[str, ...]

    @property
    def gone_share(self) -> float:
        """Share of the planted secrets that cannot be read any more."""
        return 1 - len(self.left) / self.planted

    @property
    def kept_share(self) -> float:
        """Share of the needed facts that still stand in their lines."""
        return 1 - len(self.lost) / self.facts_planted

    def __str__(self) -> str:
        """One line for a table."""
        return (
            f"{self.planted} secrets in {self.carriers} carriers, {len(self.left)} left ({self.gone_share:.2%} gone); "
            f"{self.facts_planted} facts, {len(self.lost)} lost ({self.kept_share:.2%} kept); line numbers {len(self.lines_changed)}, "
            f"not copied {len(self.not_copied)}, second run {len(self.differ_again)}, "
            f"two fingerprints {len(self.two_fingerprints)}, shared {len(self.shared_fingerprints)}"
        )


def redact(source: Path, dest: Path) -> None:
    """Run the command as a person would; a file left out is one whose facts are lost.

    Raises:
        subprocess.CalledProcessError: it failed.
    """
    program = Path(sys.executable).with_name("daoflow-collect")
    done = subprocess.run([program, "redact", "--quiet", source, dest], check=False, capture_output=True)
    if done.returncode != PARTIAL:
        done.check_returncode()


def texts(root: Path) -> dict[str, str]:
    """Text of every file below `root` by path, whatever its encoding."""
    found = {}
    for place in sorted(root.rglob("*")):
        if place.is_file():
            raw = place.read_bytes()
            raw = gzip.decompress(raw) if raw.startswith(b"\x1f\x8b") else raw
            wide = raw.startswith((b"\xff\xfe", b"\xfe\xff"))
            found[str(place.relative_to(root))] = raw.decode("utf-16" if wide else "utf-8").replace("\r\n", "\n")
    return found


def unescaped(written: dict[str, str]) -> dict[str, str]:
    """Return what another run wrote without its mark on the first one's tokens, the one change that is meant."""
    return {path.replace(ESCAPED, TOKENS): text.replace(ESCAPED, TOKENS) for path, text in written.items()}


def readable(needle: str, text: str) -> bool:
    """Whether `text` shows a needle or three fifths of it in one piece."""
    size = len(needle) if len(needle) < 10 else max(8, math.ceil(len(needle) * 0.6))
    return any(needle[start : start + size] in text for start in range(len(needle) - size + 1))


def is_left(secret: Secret, written: dict[str, str]) -> bool:
    """Whether a planting can still be read in its file, a weak one in its place, one of a name among the names."""
    if secret.line < 0:
        return any(readable(needle, path) for needle in secret.needles for path in written)
    text = written.get(secret.path, "")
    if secret.kind == "weak":
        lines = text.split("\n")
        return secret.line < len(lines) and any(needle in lines[secret.line] for needle in secret.needles)
    return any(readable(needle, text) for needle in secret.needles)


def fingerprints(grown: Folder, written: dict[str, str]) -> dict[str, set[str]]:
    """Fingerprints of each value, from the lines whose tokens are as many as their secrets."""
    rows: dict[tuple[str, int], list[Secret]] = {}
    for secret in grown.secrets:
        rows.setdefault((secret.path, secret.line), []).append(secret)
    found: dict[str, set[str]] = {}
    for (path, line), secrets in rows.items():
        lines = written.get(path, "").split("\n")
        if not 0 <= line < len(lines) or not all(secret.whole for secret in secrets):
            continue
        tokens = list(TOKEN.finditer(lines[line]))
        if len(tokens) == len(secrets):
            for secret, token in zip(secrets, tokens, strict=True):
                if token["fingerprint"]:
                    found.setdefault(secret.value, set()).add(token["fingerprint"])
    return found


def redacted(grown: Folder) -> tuple[dict[str, str], dict[str, str]]:
    """Redact a grown folder, and what came of it again; return the texts of both by path, the second one's as the first one's read."""
    with tempfile.TemporaryDirectory() as scratch:
        source, once, twice = (Path(scratch, name) for name in ("source", "once", "twice"))
        grown.write(source)
        redact(source, once)
        redact(once, twice)
        return texts(once), unescaped(texts(twice))


def score(grown: Folder) -> Score:
    """Redact a grown folder twice and count."""
    return counted(grown, *redacted(grown))


def counted(grown: Folder, written: dict[str, str], again: dict[str, str]) -> Score:
    """Count what two runs over a grown folder left and lost."""
    by_value = fingerprints(grown, written)
    owners = Counter(mark for marks in by_value.values() for mark in marks)
    lost = [
        fact
        for fact in grown.facts
        if fact.text not in "".join(written.get(fact.path, "").split("\n")[fact.line : fact.line + 1])
    ]
    named = [needle for secret in grown.secrets if secret.line < 0 for needle in secret.needles]
    common = [path for path in grown.files if path in written]
    return Score(
        planted=len(grown.secrets),
        carriers=len({secret.carrier for secret in grown.secrets}),
        facts_planted=len(grown.facts),
        left=tuple(secret for secret in grown.secrets if is_left(secret, written)),
        lost=tuple(lost),
        lines_changed=tuple(path for path in common if written[path].count("\n") != grown.files[path].count("\n")),
        not_copied=tuple(
            path for path in grown.files if path not in written and not any(map(path.__contains__, named))
        ),
        differ_again=tuple(
            path for path in sorted(written.keys() | again.keys()) if written.get(path) != again.get(path)
        ),
        two_fingerprints=tuple(value for value, marks in by_value.items() if len(marks) > 1),
        shared_fingerprints=tuple(mark for mark, times in owners.items() if times > 1),
    )


def ask(grow: Callable[[int], Folder]) -> None:
    """Print a line for each seed named on the command line, and with `--show` what was left and lost."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("seeds", nargs="+", type=int)
    parser.add_argument("--show", action="store_true")
    chosen = parser.parse_args()
    for seed in chosen.seeds:
        result = score(grow(seed))
        sys.stdout.write(f"seed {seed}: {result}\n")
        if chosen.show:
            for secret in result.left:
                sys.stdout.write(f"  left {secret.kind} {secret.carrier} line {secret.line + 1}: {secret.needles}\n")
            for fact in result.lost:
                sys.stdout.write(f"  lost {fact.path}:{fact.line + 1}: {fact.text}\n")
            for name in ("lines_changed", "not_copied", "differ_again", "two_fingerprints", "shared_fingerprints"):
                sys.stdout.write(f"  {name}: {getattr(result, name)}\n")


if __name__ == "__main__":
    ask(folder)
