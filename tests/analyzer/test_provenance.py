"""Where the evidence comes from: every member against the manifest, and what nobody checked."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from daoflow_analyzer.facts.coverage import Damage
from daoflow_analyzer.provenance import provenance_of
from daoflow_bundle.manifest import Truncation

from tests.rules.case_bundle import build
from tests.rules.memory_source import MemorySource


def states(source: MemorySource) -> dict[str, str]:
    """Return the members' states by path."""
    return {member.path: member.state for member in provenance_of(source).members}


def test_each_member_is_verified_unless_something_is_wrong_with_it() -> None:
    """Changed, listed and not there, there and not listed: each has its own word."""
    source = build({"name": "provenance"})
    source.damages = [Damage("tampered", "logs/redis.log", "recorded 77ab, found 1c09")]
    source.content = {**source.content, "extra/file.txt": b"x"}
    source.content.pop("logs/postgres.log")  # type: ignore[attr-defined]
    found = states(source)

    assert found["logs/daoflow.log"] == "verified"
    assert found["logs/redis.log"] == "changed"
    assert found["logs/postgres.log"] == "missing"
    assert found["extra/file.txt"] == "not in the manifest"
    assert provenance_of(source).damages == (("logs/redis.log", "recorded 77ab, found 1c09"),)


@pytest.mark.parametrize(("uid", "words"), [(0, "root"), (1000, "user id 1000"), (None, ""), ("0; reboot", "")])
def test_it_says_whose_rights_the_collector_had(uid: Any, words: str) -> None:
    """What root can read, another user may not; an older bundle does not say."""
    source = build({"name": "provenance"})
    source.header = replace(source.header, options={"tail": 200, "uid": uid})
    found = provenance_of(source)

    assert found.ran_as == words
    assert found.options == (("tail", "200"),)


def test_without_a_manifest_nothing_is_called_verified() -> None:
    """Nobody could check, and that is what stands there."""
    source = build({"name": "cut", "without_manifest": True, "integrity": "unverifiable"})

    assert set(states(source).values()) == {"unchecked"}


def test_what_the_collector_left_out_is_told_with_its_end_and_reason() -> None:
    """Lines where it counted lines, else bytes."""
    source = build({"name": "left"})
    assert source.manifest is not None
    cut = Truncation(lines=1_200, size_bytes=0, end="oldest", reason="--tail 200")
    members = tuple(
        replace(record, truncation=cut) if record.path == "logs/daoflow.log" else record
        for record in source.manifest.members
    )
    source.manifest = replace(source.manifest, members=members)
    told = {member.path: member.left_out for member in provenance_of(source).members}

    assert told["logs/daoflow.log"] == "1,200 lines at the oldest end left out (--tail 200)"
    assert told["logs/redis.log"] == ""
