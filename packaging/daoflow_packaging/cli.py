"""`python -m daoflow_packaging.cli`: builds `dist/`. The only module here that prints and exits."""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

from daoflow_packaging.application import ROOT
from daoflow_packaging.assemble import assemble
from daoflow_packaging.errors import PackagingError
from daoflow_packaging.fetch import fetch_inputs
from daoflow_packaging.pins import read_pins
from daoflow_packaging.runtime import ensure_runtimes


def main() -> None:
    """Fetch, build what is not cached, assemble, and say what was made."""
    parser = argparse.ArgumentParser(prog="make dist", description="Build the files that ship.")
    parser.add_argument("--dist", type=Path, default=ROOT / "dist", help="folder for the files, emptied first")
    parser.add_argument("--cache", type=Path, default=ROOT / ".cache" / "packaging", help="inputs and built runtimes")
    given = parser.parse_args()
    started = time.monotonic()

    def say(text: str) -> None:
        sys.stderr.write(f"{time.monotonic() - started:6.0f} s  {text}\n")

    try:
        pins = read_pins()
        inputs = fetch_inputs(pins, given.cache / "inputs", sys.executable, say)
        runtimes = ensure_runtimes(pins, inputs, given.cache, say)
        say("assembling")
        made = assemble(pins, inputs, runtimes, given.dist)
    except PackagingError as error:
        sys.stderr.write(f"error: {error}\n")
        raise SystemExit(1) from error
    say("done")
    for path in made:
        print(f"{path.stat().st_size:>12,}  {path}")


if __name__ == "__main__":
    main()
