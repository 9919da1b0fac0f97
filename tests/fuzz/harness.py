"""Coverage-guided fuzzing with atheris: `make fuzz`, or `python tests/fuzz/harness.py TARGET [-runs=N] [CORPUS]`.

A target takes bytes and may end only as its module promises: the reader with `FormatError`, the redactor with `RedactionError`, the
parsers with `UnreadableError`. Anything else is a finding; libFuzzer then writes the input beside it.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import atheris  # type: ignore[import-not-found,unused-ignore]

sys.path.insert(0, str(Path(__file__).parents[2]))

with atheris.instrument_imports(include=["daoflow_bundle", "daoflow_collector", "daoflow_analyzer"]):
    from daoflow_analyzer.decode.json_value import UnreadableError
    from daoflow_analyzer.decode.yaml_document import load_yaml
    from daoflow_bundle.document import decode_json
    from daoflow_bundle.errors import FormatError
    from daoflow_bundle.reader import open_bundle
    from daoflow_collector.env.dotenv import parse_dotenv
    from daoflow_collector.logs.records import JsonFile, Local
    from daoflow_collector.logs.stream import LogStreamError, multiplexed_entries, terminal_entries
    from daoflow_collector.logs.text import clean_line
    from daoflow_collector.redact import RedactionError, Redactor, Vault

SECRET = "hunter2-correct-horse-battery"
_vault = Vault()
_vault.add("FUZZ_PASSWORD", SECRET)
_redactor = Redactor(_vault)


def reader(data: bytes) -> None:
    """Open a file, read every member, ask for its state."""
    try:
        bundle = open_bundle(BytesIO(data))
    except FormatError:
        return
    for name in bundle.members:
        try:
            bundle.read(name)
        except FormatError:
            continue
    assert bundle.integrity in ("verified", "unverifiable", "tampered", "truncated")


def redactor(data: bytes) -> None:
    """Redact text and lines around a known secret: it must be gone, and the lines as many as before."""
    content = data + b"\n" + SECRET.encode() + b"\n" + data
    try:
        text, _ = _redactor.text(content)
        lines = _redactor.lines()
        settled = lines.feed(content.split(b"\n")) + lines.flush()
    except RedactionError:
        return
    assert SECRET.encode() not in text
    assert len(settled) == content.count(b"\n") + 1
    assert SECRET.encode() not in b"\n".join(settled)


def parsers(data: bytes) -> None:
    """Decode what a host or a bundle may hold: JSON, YAML, env files, the engine's log streams and log files."""
    for decode, refusal in (
        (lambda: decode_json(data, "it"), FormatError),
        (lambda: load_yaml(data.decode("utf-8", "replace")), UnreadableError),
    ):
        try:
            decode()
        except refusal:
            continue
    parse_dotenv(data)
    clean_line(data)
    try:
        list(multiplexed_entries([data[:7], data[7:]]))
    except LogStreamError:
        return
    finally:
        list(terminal_entries([data[:7], data[7:]]))
        for form in (JsonFile(), Local()):
            for raw in form.raw_records(BytesIO(data)):
                form.decode(raw)
            form.tail_start(BytesIO(data), len(data), 3, max_bytes=1 << 16)


TARGETS: dict[str, Callable[[bytes], None]] = {"reader": reader, "redactor": redactor, "parsers": parsers}


def main() -> None:
    """Fuzz the target that the first argument names; the rest is libFuzzer's."""
    target = TARGETS[sys.argv.pop(1)]
    atheris.Setup(sys.argv, target)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
