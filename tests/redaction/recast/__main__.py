"""Ask the real command: what is left and lost, which JSON broke, which questions it cannot answer or answers wrongly."""

from __future__ import annotations

import argparse
import sys
from collections import Counter

from tests.redaction.folders.score import TOKEN, counted, redacted
from tests.redaction.recast.corpus import folder, malformed, questions
from tests.redaction.recast.host import Place, Question


def answer(question: Question, written: dict[str, list[str]]) -> str:
    """Say whether a question is answered `right`, `wrong` or `not at all`."""

    def line(place: Place) -> str:
        return written[place[0]][place[1]]

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
        written, again = redacted(grown)
        result = counted(grown, written, again)
        lines = {path: text.split("\n") for path, text in written.items()}
        answers = [(question, answer(question, lines)) for question in questions(seed)]
        known = sum(secret.declared for secret in result.left)
        sys.stdout.write(
            f"seed {seed}: {result}, {known} of those left declared, JSON broken {malformed(written)}, "
            f"questions {dict(Counter(said for _, said in answers))}\n"
        )
        sys.stdout.flush()
        if not chosen.show:
            continue
        for secret in result.left:
            row = lines.get(secret.path, [])[secret.line : secret.line + 1]
            sys.stdout.write(
                f"left\t{secret.carrier}\t{secret.kind}\t{secret.declared}\t{secret.path}:{secret.line + 1}\t{secret.needles[0]!r}\t{row}\n"
            )
        for fact in result.lost:
            row = lines.get(fact.path, [])[fact.line : fact.line + 1]
            before = grown.files[fact.path].split("\n")[fact.line]
            sys.stdout.write(f"lost\t{fact.path}:{fact.line + 1}\t{fact.text}\t{before!r}\t{row}\n")
        for question, said in answers:
            if said != "right":
                rows = [lines[path][row] for path, row in (question.first, question.second)]
                sys.stdout.write(f"question\t{question.asked}\t{said}\t{rows}\n")


if __name__ == "__main__":
    main()
