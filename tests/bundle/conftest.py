"""A bundle as the collector makes one, small enough to cut and flip at every byte."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from io import BytesIO
from typing import Any

import pytest
from daoflow_bundle.manifest import Header, SourceRecord
from daoflow_bundle.outcome import Outcome
from daoflow_bundle.redacted import Redacted
from daoflow_bundle.spool import SealedSpool
from daoflow_bundle.writer import BundleWriter

TOP = "daoflow-evidence-web-1-20261123T120000Z"
MakeWriter = Callable[..., BundleWriter]
MakeBundle = Callable[..., bytes]
RECORD: Mapping[str, Any] = {
    "source": "test",
    "how": "made by a test",
    "started_at": "2026-11-23T12:00:00Z",
    "duration_s": 0.1,
    "outcome": Outcome.COLLECTED,
}


def seal(document: Mapping[str, Any]) -> Redacted:
    """Encode a document without redacting it."""
    return Redacted(json.dumps(document).encode())


@pytest.fixture
def record() -> Mapping[str, Any]:
    """Return what `add` wants to know of a member beside its content."""
    return RECORD


@pytest.fixture
def make_writer() -> MakeWriter:
    """Return a function that starts a bundle in a file object."""

    def make(file: BytesIO, **changes: Any) -> BundleWriter:
        header = Header("0.1.0", "web-1", "2026-11-23T12:00:00Z", {"tail": 200}, {"case": "C-1"})
        return BundleWriter(file, **{"top": TOP, "header": header, "mtime": 1795435200, "seal": seal, **changes})

    return make


@pytest.fixture
def make_bundle(make_writer: MakeWriter) -> MakeBundle:
    """Return a function that makes a whole bundle of the given members: bytes, or sealed spools."""

    def make(members: Mapping[str, bytes | SealedSpool], **changes: Any) -> bytes:
        file = BytesIO()
        writer = make_writer(file, **changes)
        for path, content in members.items():
            if isinstance(content, SealedSpool):
                writer.add_spooled(path, content, **RECORD)
            else:
                writer.add(path, Redacted(content), **RECORD)
        writer.finish(
            finished_at="2026-11-23T12:00:09Z",
            complete=True,
            stop_reason=None,
            sources=[SourceRecord("test", Outcome.COLLECTED, "", "", "", 0.1, tuple(members))],
            self_scan={"hits": 0},
            native={"zstandard": "0.25.0"},
        )
        return file.getvalue()

    return make
