"""How many secrets the real command leaves in the found forms, how many facts it loses, and what else it changes.

Run as a program it asks the seeds given: `PYTHONPATH=. python tests/redaction/found/score.py 1 2 3`.
"""

import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from tests.redaction.found.forms import Found, folder

COMMAND = Path(sys.executable).with_name("daoflow-collect")
# A part this long of a secret is a leak too.
PART = 10


@dataclass(frozen=True)
class Score:
    """What one run left.

    Secrets and facts are (file, program, what); `lines` are files with another number of lines, `unstable` those that a
    second run changes.
    """

    secrets: int
    facts: int
    leaked: tuple[tuple[str, str, str], ...]
    lost: tuple[tuple[str, str, str], ...]
    lines: tuple[str, ...]
    unstable: tuple[str, ...]

    @property
    def gone_pct(self) -> float:
        """Return the part of the secrets that is gone, in percent."""
        return 100 * (1 - len(self.leaked) / self.secrets)

    @property
    def kept_pct(self) -> float:
        """Return the part of the facts that is still there, in percent."""
        return 100 * (1 - len(self.lost) / self.facts)


def redact(source: Path, dest: Path) -> None:
    """Run the real command on a folder."""
    subprocess.run([str(COMMAND), "redact", "--quiet", str(source), str(dest)], check=True, capture_output=True)


def leaks(secret: str, text: str) -> bool:
    """Tell whether the secret, or a part of it that is as long as `PART`, is in the text."""
    width = min(len(secret), PART)
    return any(secret[start : start + width] in text for start in range(len(secret) - width + 1))


def _text(path: Path) -> str:
    return path.read_text("utf-8", errors="replace") if path.is_file() else ""


def score(files: list[Found]) -> Score:
    """Write the files, redact them twice, and compare."""
    leaked: list[tuple[str, str, str]] = []
    lost: list[tuple[str, str, str]] = []
    lines: list[str] = []
    unstable: list[str] = []
    with tempfile.TemporaryDirectory() as place:
        source, once, twice = (Path(place) / name for name in ("source", "once", "twice"))
        for found in files:
            path = source / found.path
            path.parent.mkdir(parents=True)
            path.write_text(found.text, "utf-8")
        redact(source, once)
        redact(once, twice)
        for found in files:
            text = _text(once / found.path)
            leaked += [(found.path, found.program, secret) for secret in found.secrets if leaks(secret, text)]
            lost += [
                (found.path, found.program, fact)
                for fact in sorted(set(found.facts))
                for _ in range(max(0, found.text.count(fact) - text.count(fact)))
            ]
            if text.count("\n") != found.text.count("\n"):
                lines.append(found.path)
            if text != _text(twice / found.path):
                unstable.append(found.path)
    facts = sum(found.text.count(fact) for found in files for fact in set(found.facts))
    return Score(
        sum(len(found.secrets) for found in files), facts, tuple(leaked), tuple(lost), tuple(lines), tuple(unstable)
    )


def main(seeds: list[int]) -> None:
    """Print the figures of each seed, and what leaked and what was lost."""
    for seed in seeds:
        result = score(folder(seed))
        print(  # noqa: T201
            f"seed {seed}: {result.secrets} secrets, {result.gone_pct:.2f} % gone ({len(result.leaked)} left); "
            f"{result.facts} facts, {result.kept_pct:.2f} % kept ({len(result.lost)} lost); "
            f"{len(result.lines)} files with another number of lines; a second run changes {len(result.unstable)}"
        )
        for name, entries in (("left", result.leaked), ("lost", result.lost)):
            for path, program, what in entries:
                print(f"  {name}  {path}  {program}  {what!r}")  # noqa: T201
        for path in result.lines:
            print(f"  lines  {path}")  # noqa: T201
        for path in result.unstable:
            print(f"  again  {path}")  # noqa: T201


if __name__ == "__main__":
    main([int(seed) for seed in sys.argv[1:]])
