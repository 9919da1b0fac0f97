"""Both engines find the same."""

import importlib
import random

import pytest
from daoflow_analyzer.errors import RuleSetError
from daoflow_analyzer.rule import Signature
from daoflow_analyzer.scan import engines
from daoflow_analyzer.scan.engines import SHORT_BYTES
from daoflow_analyzer.scan.scanner import scan_logs
from daoflow_bundle.manifest import Manifest, MemberRecord
from daoflow_bundle.outcome import Outcome
from hypothesis import given, settings
from hypothesis import strategies as st

SIGNATURES = tuple(
    Signature(f"s{index}", pattern, "", "", services)
    for index, (pattern, services) in enumerate(
        [
            (r"^error: (?P<key>[A-Z_]+) must be set", ()),
            (r"password authentication failed for user \\?\"(?P<user>\w+)\\?\"$", ("postgres",)),
            (r"(?i)out of (?P<what>memory|disk)", ()),
            (r"connection (?!re)\S+ refused", ()),
            (r"took (?P<ms>\d+)ms$", ("daoflow",)),
            (r"naïve.{1,3}✓", ()),
            (r"aaa", ()),
            (r"^(?P<name>\w*)Error: (?P<text>.*)$", ()),
            (r"(?P<quote>['\"])abc.*(?P=quote)", ()),
        ]
    )
)
FRAGMENTS = (
    "error: KEY must be set",
    "xError: ",
    'password authentication failed for user "daoflow"',
    'user \\"temporal\\"',
    "Out Of Memory",
    "connection was refused",
    "connection re refused",
    "took 17ms",
    "naïve é✓",
    "aaaa",
    "'abc",
    "'",
    "12 | throw aaa",
    "[startup] failed: 9 | aaa",
    "\x1b[32m200\x1b[0m",
    "FATAL:  no",
    '{"level":"warn"}',
    " ",
    "\r",
    "\ufffd",
    "\x00",
)
LINES = st.builds(
    lambda prefix, parts, raw: prefix + "".join(parts).encode() + raw,
    st.sampled_from(
        [
            b"2026-11-23T12:00:00.123456789Z stderr ",
            b"2026-11-23T12:01:00Z stdout ",
            b"",
            b" ",
            b"2026-11-23T12:00:00Z ",
            b"stderr ",
        ]
    ),
    st.lists(st.sampled_from(FRAGMENTS), max_size=4),
    st.sampled_from([b"", b"\xff", b"\xc3", b"\r"]),
)
CONTENTS = st.builds(
    lambda lines, end: b"\n".join(lines) + end, st.lists(LINES, max_size=12), st.sampled_from([b"", b"\n", b"\n\n"])
)


@settings(max_examples=300, deadline=None)
@given(CONTENTS, st.integers(1, 400), st.integers(90, 300))
def test_engines_and_block_sizes_do_not_change_the_result(content: bytes, chunk_bytes: int, block_bytes: int) -> None:
    """All engines give the same result for any log, however it is cut into chunks and blocks."""
    from tests.analyzer.scan.conftest import MemoryLogs

    contents = {"logs/daoflow.log": content, "logs/postgres.log": content}
    results = [
        scan_logs(MemoryLogs(contents, chunk_bytes=chunk), SIGNATURES, engine=engine, block_bytes=block)
        for engine, chunk, block in (
            ("hyperscan", 10_000, 1 << 20),
            ("re2", 10_000, 1 << 20),
            ("re", 10_000, 1 << 20),
            ("hyperscan", chunk_bytes, 1 << 20),
        )
    ]
    assert {result.engine_name for result in results} == {"hyperscan", "re2", "re"}
    for result in results[1:]:
        assert (result.logs, result.unexplained, result.minutes) == (
            results[0].logs,
            results[0].unexplained,
            results[0].minutes,
        )
    if all(len(line) < block_bytes for line in content.split(b"\n")):
        small = scan_logs(MemoryLogs(contents, chunk_bytes=chunk_bytes), SIGNATURES, block_bytes=block_bytes)
        assert (small.logs, small.unexplained, small.minutes) == (
            results[0].logs,
            results[0].unexplained,
            results[0].minutes,
        )


def test_engines_agree_on_a_generated_corpus() -> None:
    """Four megabytes of service logs with hits in every part give one result, and every planted line is found."""
    from tests.analyzer.scan.conftest import MemoryLogs

    rng = random.Random(20261123)
    lines, planted = [], 0
    while len(lines) < 40_000:
        text = " ".join(
            rng.choices(["request", "done", "id=17", "GET", "/api", "warning:", "took 5 ms", "naïve", "refused"], k=12)
        )
        if rng.random() < 0.02:
            planted += 1
            text += " Out of memory"
        lines.append(f"2026-11-23T12:{rng.randrange(60):02d}:00.000000000Z stdout {text}\n")
    contents = {"logs/daoflow.log": "".join(lines).encode()}
    one, two = (
        scan_logs(MemoryLogs(contents, chunk_bytes=1 << 16), SIGNATURES, engine=name) for name in ("hyperscan", "re2")
    )
    assert one.logs.counts["s2"] == planted
    assert one.logs == two.logs
    assert one.unexplained == two.unexplained
    assert one.minutes == two.minutes


@pytest.mark.parametrize(("absent", "used"), [({"hyperscan"}, "re2"), ({"hyperscan", "re2"}, "re")])
def test_the_next_engine_takes_over(monkeypatch: pytest.MonkeyPatch, absent: set[str], used: str) -> None:
    """Where an engine has no wheel its import fails, and the next one is used without a word."""
    real = importlib.import_module

    def without(name: str) -> object:
        if name in absent:
            raise ImportError(name)
        return real(name)

    monkeypatch.setattr(engines.importlib, "import_module", without)
    assert engines.make_engine([f"not compiled before {used}"]).name == used


def test_what_scans_fastest_is_preferred_and_for_short_logs_what_starts_fastest() -> None:
    """Hyperscan's database takes longer to compile than re2 takes for a short log."""
    assert engines.make_engine(["abc"]).name == "hyperscan"
    assert engines.make_engine(["abc"], is_short=True).name == "re2"


@pytest.mark.parametrize(("size", "used"), [(SHORT_BYTES, "re2"), (SHORT_BYTES + 1, "hyperscan"), (None, "hyperscan")])
def test_the_manifest_says_how_much_there_is_to_scan(size: int | None, used: str) -> None:
    """Without a manifest any length is possible."""
    from tests.analyzer.scan.conftest import MemoryLogs

    manifest = None
    if size is not None:
        log = MemberRecord("logs/daoflow.log", size, "", "logs/daoflow", "", "", 0.0, Outcome.COLLECTED)
        manifest = Manifest("", complete=True, stop_reason=None, members=(log,), sources=())

    assert scan_logs(MemoryLogs({"logs/daoflow.log": b""}, manifest), SIGNATURES).engine_name == used


@pytest.mark.parametrize("name", ["hyperscan", "re2", "re"])
def test_an_engine_that_refuses_a_pattern_says_so(name: str) -> None:
    """A pattern that an engine cannot compile is an error of the rule set, not a traceback."""
    with pytest.raises(RuleSetError, match="refuses"):
        engines.make_engine(["abc("], name)


@pytest.mark.parametrize("name", ["hyperscan", "re2", "re"])
def test_a_thousand_patterns_compile_and_match(name: str) -> None:
    """All engines carry more signatures than the whole catalogue will have."""
    engine = engines.make_engine([f"literal number {index} end [0-9]+x" for index in range(1000)], name)
    block = bytearray(b"a literal number 999 end 12x\nliteral number 5 end 1x\n")
    assert [candidate & 0xFFFF for candidate in engine.candidates(block, len(block))] == [999, 5]
