"""Cut a real bundle at each of its byte positions and read it: `python -m bench cuts [--bundle FILE] [--json FILE]`.

The bundle is collected from the recorded broken installation unless one is given. Which members were finished before a cut is found by
`tarfile` and zstandard alone, and every one of them must come back as it was; one process a core. Minutes.
"""

from __future__ import annotations

import argparse
import hashlib
import io
import multiprocessing
import os
import subprocess
import sys
import tarfile
import tempfile
import time
from collections import Counter
from functools import partial
from pathlib import Path

import zstandard
from daoflow_bundle.errors import FormatError
from daoflow_bundle.frames import find_frames
from daoflow_bundle.reader import open_bundle
from daoflow_bundle.source import Source

from bench.measure import PROGRAMS, Target, machine, print_machine, settle

ROOT = Path(__file__).resolve().parents[1]
RECORDING = ROOT / "tests" / "incidents" / "recording"
PIECE = 500


def recorded_bundle() -> bytes:
    """Return a bundle of the recorded installation."""
    with tempfile.TemporaryDirectory() as folder:
        bundle = Path(folder) / "recorded.tar.zst"
        collect = (
            str(PROGRAMS / "daoflow-collect"),
            "run",
            "--recording",
            str(RECORDING),
            "-o",
            str(bundle),
            "--quiet",
        )
        subprocess.run(collect, check=True, capture_output=True)
        return bundle.read_bytes()


def finished_at(whole: bytes) -> list[tuple[int, str, bytes]]:
    """Return, for each member: the length of file from which it is finished, its path, its digest."""
    ends: list[tuple[int, int]] = []
    content = bytearray()
    for frame in find_frames(Source(io.BytesIO(whole)))[0]:
        reader = zstandard.ZstdDecompressor().stream_reader(whole[frame.offset : frame.offset + frame.size])
        content += reader.read()
        ends.append((len(content), frame.offset + frame.size))
    found = []
    with tarfile.open(fileobj=io.BytesIO(bytes(content))) as tar:
        for item in tar:
            file = tar.extractfile(item)
            if file is None:
                continue
            last = item.offset_data + item.size
            at = next(place for decoded, place in ends if decoded >= last)
            found.append((at, item.name.partition("/")[2], hashlib.sha256(file.read()).digest()))
    return found


def cut_at(whole: bytes, finished: list[tuple[int, str, bytes]], start: int) -> Counter[str]:
    """Read the bundle cut at a few positions from `start` on, and count what came of it."""
    counts: Counter[str] = Counter()
    for length in range(start, min(start + PIECE, len(whole))):
        wanted = {path: digest for at, path, digest in finished if at <= length}
        counts["cuts"] += 1
        counts["members finished before"] += len(wanted)
        try:
            with open_bundle(io.BytesIO(whole[:length])) as bundle:
                given = {path: hashlib.sha256(bundle.read(path)).digest() for path in bundle.members if path in wanted}
                counts["called whole"] += bundle.integrity == "verified" and length < finished[-1][0]
        except FormatError:
            given = {}
        except Exception as error:
            counts[f"crashes: {type(error).__name__}"] += 1
            continue
        counts["members intact"] += sum(given.get(path) == digest for path, digest in wanted.items())
    return counts


def main() -> int:
    """Run the benchmark; return 1 when a member was lost or a cut crashed the reader."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--bundle", type=Path)
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()
    print_machine(machine())
    whole = options.bundle.read_bytes() if options.bundle else recorded_bundle()
    finished = finished_at(whole)
    began = time.monotonic()
    with multiprocessing.Pool(len(os.sched_getaffinity(0))) as pool:
        pieces = pool.imap_unordered(partial(cut_at, whole, finished), range(0, len(whole), PIECE))
        counts = sum(pieces, Counter[str]())
    seconds = time.monotonic() - began
    print(f"{len(whole):,} bytes, {len(finished)} members, {seconds:.0f} s")
    print(", ".join(f"{count:,} {what}" for what, count in counts.items()), "\n")
    crashes = sum(count for what, count in counts.items() if what.startswith("crashes"))
    targets = [
        Target("cuts of all positions", counts["cuts"], len(whole), at_least=True),
        Target("cuts that crashed the reader", crashes, 0),
        Target("finished members lost or changed", counts["members finished before"] - counts["members intact"], 0),
        Target("cuts before the manifest that were called whole", counts["called whole"], 0),
    ]
    document = {"bytes": len(whole), "members": len(finished), "seconds": round(seconds, 1), "counts": dict(counts)}
    return settle(targets, document, options.json)


if __name__ == "__main__":
    sys.exit(main())
