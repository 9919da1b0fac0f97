"""Ask the real command, in pieces: `python -m tests.redaction.crossed [--second] [--size 32] [--show] SEED [SEED …]`."""

from __future__ import annotations

import argparse
import sys

from tests.redaction.crossed import corpus, second
from tests.redaction.crossed.pieces import pieces
from tests.redaction.folders.score import score


def main() -> None:
    """Print a line for each piece of each seed's folder, and with `--show` what was left and lost."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("seeds", nargs="+", type=int)
    parser.add_argument("--second", action="store_true", help="ask the second wave")
    parser.add_argument("--size", type=int, default=32, help="files in a piece")
    parser.add_argument("--show", action="store_true")
    chosen = parser.parse_args()
    for seed in chosen.seeds:
        grown = (second if chosen.second else corpus).folder(seed)
        for number, piece in enumerate(pieces(grown, chosen.size)):
            result = score(piece)
            sys.stdout.write(f"seed {seed}, piece {number}: {result}\n")
            if chosen.show:
                for secret in result.left:
                    sys.stdout.write(
                        f"  left {secret.kind} {secret.carrier} {secret.path}:{secret.line + 1}: {secret.needles}\n"
                    )
                for fact in result.lost:
                    sys.stdout.write(f"  lost {fact.path}:{fact.line + 1}: {fact.text}\n")
            sys.stdout.flush()


main()
