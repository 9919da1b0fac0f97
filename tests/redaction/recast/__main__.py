"""Ask the real command: what is left and lost, which JSON broke, which questions it cannot answer or answers wrongly."""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections import Counter
from pathlib import Path

from tests.redaction.folders.score import TOKEN, redact, score, texts
from tests.redaction.recast.corpus import folder, malformed, questions
from tests.redaction.recast.host import Place, Question


def answer(question: Question, written: dict[str, str]) -> str:
    """Say whether a question is answered `right`, `wrong` or `not at all`."""

    def line(place: Place) -> str:
        return written.get(place[0], "").split("\n")[place[1]]

    if question.asked in ("equal", "differ"):
        marks = [
            [token["fingerprint"] for token in TOKEN.finditer(line(place))]
            for place in (question.first, question.second)
        ]
        if any(len(found) != 1 or not found[0] for found in marks):
            return "not at all"
        return "right" if (marks[0] == marks[1]) == (question.asked == "equal") else "wrong"
    shown = line(question.first)
    said = shown.endswith("=") if question.asked == "empty" else question.asked in shown.partition("=")[2]
    return "right" if said or (" empty" in shown and question.asked == "empty") else "not at all"


def main() -> None:
    """Print a line for each seed, and with `--show` each miss."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("seeds", nargs="+", type=int)
    parser.add_argument("--show", action="store_true")
    chosen = parser.parse_args()
    for seed in chosen.seeds:
        grown = folder(seed)
        result = score(grown)
        with tempfile.TemporaryDirectory() as scratch:
            source, dest = Path(scratch, "source"), Path(scratch, "dest")
            grown.write(source)
            redact(source, dest)
            written = texts(dest)
        answers = [(question, answer(question, written)) for question in questions(seed)]
        known = sum(secret.declared for secret in result.left)
        sys.stdout.write(
            f"seed {seed}: {result}; known left {known}; JSON broken {malformed(written)}; "
            f"questions {dict(Counter(said for _, said in answers))}\n"
        )
        if not chosen.show:
            continue
        for secret in result.left:
            row = written.get(secret.path, "").split("\n")[secret.line : secret.line + 1]
            sys.stdout.write(
                f"left\t{secret.carrier}\t{secret.kind}\t{secret.declared}\t{secret.path}:{secret.line + 1}\t{secret.needles[0]!r}\t{row}\n"
            )
        for fact in result.lost:
            row = written.get(fact.path, "").split("\n")[fact.line : fact.line + 1]
            before = grown.files[fact.path].split("\n")[fact.line]
            sys.stdout.write(f"lost\t{fact.path}:{fact.line + 1}\t{fact.text}\t{before!r}\t{row}\n")
        for question, said in answers:
            if said != "right":
                rows = [written[path].split("\n")[row] for path, row in (question.first, question.second)]
                sys.stdout.write(f"question\t{question.asked}\t{said}\t{rows}\n")
        for name in ("lines_changed", "not_copied", "differ_again", "two_fingerprints", "shared_fingerprints"):
            sys.stdout.write(f"{name}\t{getattr(result, name)}\n")


if __name__ == "__main__":
    main()
