"""Forges bundles: a harmless one is taken apart and put together again with whatever an attacker would write into it.

`harmless.tar.zst` is a bundle of an installation whose `.env` lacks `BETTER_AUTH_SECRET`. Each attack is laid into it, with digests and
manifest made right unless they are the attack, so that what the analyzer says of the incident tells whether the rest was still read.
"""

from __future__ import annotations

import functools
import hashlib
import json
import tarfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import zstandard
from daoflow_bundle.reader import open_bundle

HARMLESS = Path(__file__).with_name("harmless.tar.zst")
TOP = "daoflow-evidence-ops-eu-1-20261123T130000Z"
CAUSE = "required-secret-empty"
"""The finding that the harmless bundle's verdict names."""
END = bytes(1024)
_SMALL_BYTES = 1 << 20

_FEW = ("bundle.json", "env/", "compose/", "containers/daoflow-daoflow-1/", "logs/daoflow.log")

Edit = Callable[[dict[str, Any]], None]


def tar_member(
    name: str, content: bytes = b"", *, header: Callable[[bytearray], None] | None = None, **fields: object
) -> bytes:
    """Return one member's tar bytes; `header` may edit the header block, whose checksum is made right afterwards."""
    info = tarfile.TarInfo(name)
    info.size = len(content)
    for key, value in fields.items():
        setattr(info, key, value)
    head = bytearray(info.tobuf(format=tarfile.PAX_FORMAT))
    if header is not None:
        block = head[-512:]
        header(block)
        block[148:156] = b" " * 8
        block[148:156] = b"%06o\0 " % sum(block)
        head[-512:] = block
    return bytes(head) + content + bytes(-len(content) % 512)


def size_field(field: bytes) -> Callable[[bytearray], None]:
    """Return an edit of a tar header that writes `field` (12 bytes) where its size stands."""

    def edit(block: bytearray) -> None:
        block[124:136] = field.ljust(12, b"\0")

    return edit


def pax_header(key: str, value: str) -> bytes:
    """Return an extended header of one record, which speaks for the member behind it."""
    length = len(key) + len(value) + 3
    length += len(str(length + len(str(length))))
    return tar_member("PaxHeaders/x", f"{length} {key}={value}\n".encode(), type=tarfile.XHDTYPE)


def frame(content: bytes) -> bytes:
    """Return one zstd frame."""
    level = 19 if len(content) < _SMALL_BYTES else 3
    return zstandard.ZstdCompressor(level=level, write_checksum=True).compress(content)


@functools.cache
def _harmless() -> Mapping[str, bytes]:
    with open_bundle(HARMLESS) as bundle:
        return {name: bundle.read(name) for name in bundle.members}


def members(*, few: bool = False) -> dict[str, bytes]:
    """Return the harmless members in order, the manifest left out; with `few`, only those that its incident needs."""
    every = {name: content for name, content in _harmless().items() if name != "manifest.json"}
    return {name: content for name, content in every.items() if not few or name.startswith(_FEW)}


def manifest_of(content: Mapping[str, bytes], edit: Edit | None = None) -> bytes:
    """Return the manifest that an honest collector would have written for these members; `edit` may make it lie."""
    document = json.loads(_harmless()["manifest.json"])
    known = {record["path"]: record for record in document["members"]}
    blank = {"source": "logs/daoflow", "how": "forged", "started_at": "2026-11-23T13:00:00Z", "duration_s": 0.1}
    document["members"] = [
        {
            **known.get(name, {**blank, "outcome": "collected", "truncation": None, "redactions": {}}),
            "path": name,
            "size": len(data),
            "sha256": hashlib.sha256(data).hexdigest(),
        }
        for name, data in content.items()
    ]
    for source in document["sources"]:
        source["members"] = [name for name in source["members"] if name in content]
    if edit is not None:
        edit(document)
    return json.dumps(document).encode()


def pack(parts: Iterable[bytes]) -> bytes:
    """Return the file: each part in a zstd frame of its own, and the end of the archive."""
    return b"".join(frame(part) for part in (*parts, END))


def forge(
    content: Mapping[str, bytes] | None = None,
    *,
    smuggled: Sequence[bytes] = (),
    edit: Edit | None = None,
    manifest: bytes | None = None,
) -> bytes:
    """Return a bundle of `content` (default: the few harmless members), with `smuggled` tar bytes behind its first member.

    The manifest lists `content`, not what is smuggled; `edit` changes it, `manifest` replaces it.
    """
    content = members(few=True) if content is None else content
    parts = [tar_member(f"{TOP}/{name}", data) for name, data in content.items()]
    described = manifest_of(content, edit) if manifest is None else manifest
    return pack([parts[0], *smuggled, *parts[1:], tar_member(f"{TOP}/manifest.json", described)])


def with_member(name: str, data: bytes) -> bytes:
    """Return a bundle in which one member is replaced, or added, its manifest telling the truth about it."""
    return forge({**members(few=True), name: data})
