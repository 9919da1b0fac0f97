"""The gate: logs flow through it redacted, bounded and one line an entry."""

from __future__ import annotations

import secrets
import subprocess
import sys
from collections.abc import Iterator

import pytest
from daoflow_bundle.spool import SealedSpool
from daoflow_collector.context import LogEntry
from daoflow_collector.redact import Redactor, Vault
from daoflow_collector.sink import AbandonedError, SourceSink

TIME = "2026-11-23T12:00:00.000000000Z"


def log_of(
    entries: list[LogEntry], *, vault: Vault | None = None, budget_bytes: int = 1 << 20, tail: int | None = None
) -> SealedSpool:
    """Send entries through a sink and return the spool of the one member it made."""
    vault = vault or Vault()
    sink = SourceSink(Redactor(vault), vault.fingerprint)
    kept = sink.log("logs/a.log", iter(entries), budget_bytes=budget_bytes, tail=tail)
    (member,), refused = sink.close()
    assert refused == ()
    assert isinstance(member.content, SealedSpool)
    assert kept == member.content.lines
    return member.content


def text_of(spool: SealedSpool) -> str:
    """Return what the member will hold."""
    return b"".join(frame.content() for frame in spool.frames).decode()


def test_a_log_line_has_time_stream_and_clean_text() -> None:
    """One entry is one line, as bundle/README.md says; an entry without a time has a dash."""
    spool = log_of([LogEntry(TIME, "stderr", b"\x1b[31mred\x1b[0m"), LogEntry("", "journal", b"x")])
    assert text_of(spool) == f"{TIME} stderr red\n- journal x\n"


def test_secrets_are_masked_and_counted_also_when_escapes_split_them() -> None:
    """Known values go, with their count in the record, even where a terminal escape stood inside one."""
    vault, secret = Vault(), secrets.token_hex(24)
    vault.add("POSTGRES_PASSWORD", secret)
    split = f"{secret[:10]}\x1b[0m{secret[10:]}".encode()
    spool = log_of(
        [LogEntry(TIME, "stdout", b"pw " + secret.encode()), LogEntry(TIME, "stdout", b"pw " + split)], vault=vault
    )
    assert secret not in text_of(spool)
    assert text_of(spool).count("[redacted:POSTGRES_PASSWORD#") == 2
    assert spool.redactions == {"POSTGRES_PASSWORD": 2}


def test_over_budget_the_oldest_lines_go_and_the_number_is_kept() -> None:
    """The newest lines are what happened last; how many went is recorded."""
    lines = [LogEntry(TIME, "stdout", f"{number} {secrets.token_bytes(40).hex()}".encode()) for number in range(5000)]
    spool = log_of(lines, budget_bytes=60_000)
    assert spool.compressed_size <= 60_000
    assert spool.truncation is not None
    assert spool.truncation.lines + spool.lines == 5000
    assert text_of(spool).splitlines()[-1].split()[2] == "4999"


def test_as_many_lines_as_asked_for_means_that_there_may_be_older_ones() -> None:
    """A log as long as its limit did not necessarily begin there: the manifest says so."""
    lines = [LogEntry(TIME, "stdout", b"x")] * 10
    assert log_of(lines, tail=11).truncation is None
    truncation = log_of(lines, tail=10).truncation
    assert truncation is not None
    assert (truncation.end, truncation.reason) == ("oldest", "only the newest 10 lines were asked for")


def test_overlong_lines_are_cut_after_redaction() -> None:
    """A cut before redaction could leave the first half of a secret."""
    vault, secret = Vault(), secrets.token_hex(24)
    vault.add("ENCRYPTION_KEY", secret)
    spool = log_of([LogEntry(TIME, "stdout", b". " * (32 * 1024 - 12) + secret.encode() + b" ." * 500)], vault=vault)
    assert secret[:12] not in text_of(spool)
    assert text_of(spool).endswith(" bytes]\n")


def test_nothing_enters_after_the_source_has_settled() -> None:
    """A closed sink takes nothing: an abandoned probe cannot change what was decided."""
    vault = Vault()
    sink = SourceSink(Redactor(vault), vault.fingerprint)
    sink.text("a", b"a\n")
    members, _ = sink.close()
    sink.text("b", b"b\n")
    assert [member.path for member in members] == ["a"]
    assert sink.close() == ((), ()), "what was handed on is held no longer"


def test_a_member_given_again_takes_the_place_of_the_first() -> None:
    """Logs give the playbook's few lines first, then all: the bundle holds one of them."""
    vault = Vault()
    sink = SourceSink(Redactor(vault), vault.fingerprint)
    sink.log("logs/a.log", [LogEntry(TIME, "stdout", b"few")])
    sink.log("logs/a.log", [LogEntry(TIME, "stdout", b"all"), LogEntry(TIME, "stdout", b"of it")])
    (member,), _ = sink.close()
    assert isinstance(member.content, SealedSpool)
    assert member.content.lines == 2


_MEASURE = """
from pathlib import Path
from daoflow_collector.context import LogEntry
from daoflow_collector.redact import Redactor, Vault
from daoflow_collector.sink import AbandonedError, SourceSink

def entries(count):
    for number in range(count):
        yield LogEntry("2026-11-23T12:00:00.000000000Z", "stdout", b"[worker] tick " + b"x" * 2000)

vault = Vault()
for count in (2_000, 40_000):
    SourceSink(Redactor(vault), vault.fingerprint).log("logs/a.log", entries(count), budget_bytes=300_000)
    # Not getrusage: it begins with what the parent had.
    (peak,) = [line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmHWM:")]
    print(peak.split()[1])
"""


def test_memory_does_not_grow_with_the_log() -> None:
    """80 MB of log flow through in the memory that 4 MB needed, within a few frames' worth."""
    result = subprocess.run([sys.executable, "-c", _MEASURE], capture_output=True, text=True, check=True)
    small_kib, large_kib = map(int, result.stdout.split())
    assert large_kib - small_kib < 16 << 10


def test_a_log_that_nobody_waits_for_is_read_no_further() -> None:
    """After the source has settled the next batch ends the reading: an end that somebody waits for has the processor to itself."""
    vault = Vault()
    sink = SourceSink(Redactor(vault), vault.fingerprint)
    read = 0

    def entries() -> Iterator[LogEntry]:
        nonlocal read
        for read in range(100_000):
            if read == 5_000:
                sink.close()
            yield LogEntry(TIME, "stdout", b"line %d" % read)

    with pytest.raises(AbandonedError):
        sink.log("logs/a.log", entries())
    assert read < 10_000
    assert sink.close() == ((), ())
