"""The end block says how each source ended and what was cut, so that nobody takes a bundle for more than it is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest
from daoflow_bundle.manifest import Manifest, MemberRecord, SourceRecord, Truncation
from daoflow_bundle.outcome import Outcome
from daoflow_collector.collection import Collected
from daoflow_collector.source_counts import counts
from daoflow_collector.summary import end_block

TIME = "2026-11-23T12:00:00.000Z"


def member(
    path: str, truncation: Truncation | None = None, redactions: Mapping[str, int] | None = None
) -> MemberRecord:
    """Return the record of a log."""
    record = MemberRecord(path, 9, "0" * 64, path, "docker logs", TIME, 0.1, Outcome.COLLECTED, truncation)
    return replace(record, redactions=redactions or {})


def manifest(*outcomes: Outcome, members: tuple[MemberRecord, ...] = ()) -> Manifest:
    """Return a manifest of sources that ended so."""
    sources = tuple(SourceRecord(f"s{number}", outcome, "", "", TIME, 0.1) for number, outcome in enumerate(outcomes))
    return Manifest(TIME, complete=True, stop_reason=None, members=members, sources=sources)


def test_every_outcome_is_counted_once() -> None:
    """The counts are those of the manifest, whatever the outcome, and add up."""
    for outcome in Outcome:
        said = counts(manifest(outcome, outcome, Outcome.COLLECTED))
        numbers = [int(part.split()[0]) for part in said.partition(": ")[2].split(", ")]
        assert said.startswith("3 sources: ")
        assert sum(numbers) == 3


def test_a_cut_is_told_with_its_number() -> None:
    """A log of which lines were left out is named, with how many and from which end; one that is whole, or as asked for, is not."""
    logs = (
        member("logs/noisy.log", Truncation("oldest", lines=55_376)),
        member("logs/wide.log", Truncation("newest", size_bytes=1_200_000)),
        member("logs/asked.log", Truncation("oldest", reason="only the newest 100 lines were asked for")),
        member("logs/whole.log"),
    )
    made = manifest(Outcome.COLLECTED, Outcome.ABSENT, members=logs)
    lines = end_block(Collected("/tmp/a folder/b.tar.zst", "b", 9, "0" * 64, made, None))

    assert "Bundle written from 2 sources: 1 collected, 1 not there." in lines
    assert "  cut: logs/noisy.log: 55,376 oldest lines left out" in lines
    assert "  cut: logs/wide.log: newest 1.2 MB left out" in lines
    assert sum("cut:" in line for line in lines) == 2
    assert "    daoflow-collect show '/tmp/a folder/b.tar.zst'" in lines


def test_a_bundle_larger_than_asked_for_says_so() -> None:
    """Who mails it learns here that it outgrew `--max-size`, not from the mail server."""
    within, over = (
        end_block(Collected("/b.tar.zst", "b", 25_236, "0" * 64, manifest(), None, over_bytes=number))
        for number in (0, 5_236)
    )
    assert [line for line in over if line not in within] == ["  5 KB over --max-size: no diagnosis can do with less"]


def test_nobody_is_told_to_look_into_what_only_others_open() -> None:
    """`show` of an encrypted bundle fails where the key is not: it is not offered."""
    made = Collected("/b.tar.zst.age", "b", 9, "0" * 64, manifest(), None, is_encrypted=True)
    assert not any("show" in line for line in end_block(made))
    assert end_block(made)[-1] == "Send this one file to support: only the keys that it was encrypted to open it."


@pytest.mark.parametrize(
    ("kinds", "words"),
    [
        (0, "nothing found to redact"),
        (1, "1 value (KIND_0 1)"),
        (6, "21 values (KIND_5 6, KIND_4 5, KIND_3 4, KIND_2 3, KIND_1 2, KIND_0 1)"),
        (7, "28 values (KIND_6 7, KIND_5 6, KIND_4 5, KIND_3 4, KIND_2 3, KIND_1 2, 1 more kind)"),
        (8, "36 values (KIND_7 8, KIND_6 7, KIND_5 6, KIND_4 5, KIND_3 4, KIND_2 3, 2 more kinds)"),
    ],
)
def test_one_is_not_several(kinds: int, words: str) -> None:
    """What was redacted is told with the number that it has, and so are lines and sources."""
    redactions = {f"KIND_{number}": number + 1 for number in range(kinds)}
    log = member("logs/daoflow.log", Truncation("oldest", lines=1), redactions)
    made = manifest(Outcome.COLLECTED, members=(log,))
    lines = end_block(Collected("/b.tar.zst", "b", 9, "0" * 64, made, None))

    assert f"  redacted: {words}" in lines
    assert "  cut: logs/daoflow.log: 1 oldest line left out" in lines
    assert "Bundle written from 1 source: 1 collected." in lines
