"""Packs a bundle in memory into a real bundle file, for tests of what reads files."""

from __future__ import annotations

import io
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from daoflow_bundle.redacted import Redacted
from daoflow_bundle.writer import BundleWriter

from tests.rules.memory_source import MemorySource

TOP = "daoflow-evidence-ops-eu-1-20261123T130000Z"


def pack(source: MemorySource, folder: Path) -> Path:
    """Write the bundle into `folder` and return its path."""
    assert source.manifest is not None
    buffer = io.BytesIO()
    writer = BundleWriter(buffer, top=TOP, header=source.header, mtime=1_795_438_800, seal=_seal)
    for record in source.manifest.members:
        writer.add(
            record.path,
            Redacted(source.content[record.path], record.redactions),
            source=record.source,
            how=record.how,
            started_at=record.started_at,
            duration_s=record.duration_s,
            outcome=record.outcome,
            truncation=record.truncation,
        )
    manifest = source.manifest
    writer.finish(
        finished_at=manifest.finished_at,
        complete=manifest.complete,
        stop_reason=manifest.stop_reason,
        sources=manifest.sources,
        self_scan={},
        native={},
    )
    path = folder / f"{TOP}.tar.zst"
    path.write_bytes(buffer.getvalue())
    return path


def _seal(document: Mapping[str, Any]) -> Redacted:
    """Pass a framing document on: what the cases hold is redacted already."""
    return Redacted(json.dumps(document).encode())
