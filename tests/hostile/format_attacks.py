"""Attacks by what a file claims to be: foreign and newer formats, and a manifest that lies."""

from __future__ import annotations

import gzip
import io
import json
import lzma
import re
import tarfile
import zipfile
from collections.abc import Iterator
from typing import Any

import zstandard
from daoflow_bundle import seek_table

from tests.hostile.attack import Answer, Attack
from tests.hostile.forge import Edit, forge, frame, members


def attacks() -> Iterator[Attack]:
    """Yield them."""
    for name, what, words, make in _FOREIGN:
        yield Attack(name, what, Answer.REFUSED, words, make)
    for name, version, words in (
        ("format-newer", 99, "newer"),
        ("format-negative", -1, "format|version"),
        ("format-as-text", "1", "format|version"),
        ("format-as-a-fraction", 1.5, "format|version"),
        ("format-missing", None, "format|version"),
        ("format-huge", 10**30, "newer"),
    ):
        yield Attack(name, f"format version {version}", Answer.REFUSED, words, lambda v=version: _of_version(v))
    for name, time in _TIMES.items():
        yield Attack(f"time-{name}", f"all was collected at {time}", Answer.CONTAINED, "", lambda time=time: _at(time))
    for name, what, words, edit in _LIES:
        yield Attack(name, what, Answer.CHANGED, words, lambda edit=edit: forge(edit=edit))
    yield Attack(
        "manifest-of-unknown-outcomes", "an outcome that nobody knows", Answer.CHANGED, "manifest",
        lambda: forge(edit=_lie(outcome="\x1b[2Jfine")),
    )  # fmt: skip
    yield Attack(
        "manifest-lists-a-million", "300,000 members of one name", Answer.ALARM, "20000 members",
        lambda: forge(edit=lambda document: document.update(members=[{"path": "a", "outcome": "collected"}] * 300_000)),
    )  # fmt: skip
    yield Attack(
        "manifest-of-another-kind", "a manifest that is a list", Answer.CHANGED, "manifest", lambda: forge(manifest=b"[]")
    )  # fmt: skip
    yield Attack(
        "manifest-too-deep", "a manifest nested 100,000 deep", Answer.CHANGED, "manifest",
        lambda: forge(manifest=b"[" * 100_000),
    )  # fmt: skip
    yield Attack(
        "seek-table-lies", "a table of contents that leads elsewhere", Answer.CHANGED, "seek table",
        lambda: forge() + seek_table.encode([(0xFFFFFFF0, 0xFFFFFFF0)] * 12),
    )  # fmt: skip
    yield Attack(
        "data-behind-the-end", "a member behind the end of the archive", Answer.CHANGED, "data follows",
        lambda: forge() + frame(b"hidden" * 200),
    )  # fmt: skip
    yield Attack(
        "data-in-a-skipped-frame", "data in a frame that decompressors skip", Answer.CHANGED, "hides data",
        lambda: forge() + b"\x50\x2a\x4d\x18\x08\0\0\0evildata",
    )  # fmt: skip
    yield Attack(
        "cut-in-the-middle", "a file whose last tenth is missing", Answer.ALARM, "cut",
        lambda: forge()[: len(forge()) * 9 // 10],
    )  # fmt: skip
    yield Attack(
        "compressed-with-a-dictionary", "a frame that wants a dictionary", Answer.CHANGED, "dictionary",
        lambda: forge() + _with_dictionary(),
    )  # fmt: skip


def _member(document: dict[str, Any], **fields: Any) -> None:
    document["members"][2].update(fields)


def _lie(**fields: Any) -> Edit:
    return lambda document: _member(document, **fields)


_LIES: tuple[tuple[str, str, str, Edit], ...] = (
    ("manifest-lies-about-content", "a digest that is another's", "content is not", _lie(sha256="0" * 64)),
    ("manifest-lies-about-size", "a size that is another's", "size is not", _lie(size=7)),
    ("manifest-size-is-negative", "a negative size", "size is not|manifest", _lie(size=-1)),
    ("manifest-size-is-huge", "a size of 300 digits", "size is not|manifest", _lie(size=10**300)),
    ("manifest-lists-what-is-not-there", "a member that is not there", "not there",
     lambda document: document["members"].append({**document["members"][0], "path": "logs/none.log"})),
    ("manifest-lists-twice", "a member twice", "twice",
     lambda document: document["members"].append(document["members"][0])),
    ("manifest-hides-a-member", "a member that it does not list", "does not list",
     lambda document: document["members"].pop()),
    ("manifest-lists-a-path", "a member /etc/passwd", "not there",
     lambda document: document["members"].append({**document["members"][0], "path": "/etc/passwd"})),
)  # fmt: skip


_TIMES = {
    "at-the-end-of-the-calendar": "9999-12-31T23:59:59.999999999Z",
    "at-its-beginning": "0001-01-01T00:00:00Z",
    "before-it": "0000-00-00T00:00:00Z",
    "beyond-it": "9999-12-31T23:59:59-23:59",
}


def _at(time: str) -> bytes:
    """Return the bundle with one time everywhere: what is added to it, or taken from it, leaves the calendar."""
    content = {
        name: re.sub(rb"20\d\d-\d\d-\d\dT[\d:.]+Z", time.encode(), data) for name, data in members(few=True).items()
    }
    return forge(content, edit=lambda document: document.update(started_at=time, finished_at=time))


def _of_version(version: object) -> bytes:
    content = members(few=True)
    header = json.loads(content["bundle.json"])
    header["format_version"] = version
    content["bundle.json"] = json.dumps(header).encode()
    return forge(content, edit=lambda document: document.update(format_version=version))


def _tar() -> bytes:
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w") as tar:
        info = tarfile.TarInfo("sosreport-host/sos_commands/docker/docker_ps")
        info.size = 5
        tar.addfile(info, io.BytesIO(b"text\n"))
    return buffer.getvalue()


def _zip() -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr(zipfile.ZipInfo("a"), "b")
    return buffer.getvalue()


def _with_dictionary() -> bytes:
    dictionary = zstandard.train_dictionary(1000, [b"some words %d of many" % n for n in range(1000)])
    return zstandard.ZstdCompressor(dict_data=dictionary).compress(b"some words 5 of many")


_FOREIGN = (
    ("foreign-empty", "an empty file", "empty", lambda: b""),
    ("foreign-gzip", "a tar of gzip, as `docker save` and must-gather give", "gzip", lambda: gzip.compress(_tar(), mtime=0)),
    ("foreign-sosreport", "a tar of xz, as `sos report` gives", "xz", lambda: lzma.compress(_tar())),
    ("foreign-zip", "a zip", "zip", _zip),
    ("foreign-tar", "a tar without zstd", "without zstd", _tar),
    ("foreign-zstd", "a zstd file that is no tar", "not a bundle", lambda: frame(b"just text\n" * 100)),
    ("foreign-tar-zstd", "a tar of something else", "not a bundle", lambda: frame(_tar())),
    ("foreign-html", "the error page of a download", "text", lambda: b"<html><body>404 Not Found</body></html>"),
    ("foreign-program", "a program", "does not begin", lambda: b"\x7fELF\x02\x01\x01" + bytes(4000)),
    ("foreign-age", "an encrypted bundle without a key", "encrypted", lambda: b"age-encryption.org/v1\n-> X25519 AAAA\n"),
    ("foreign-zeros", "a file of zeros, as a crash leaves", "nothing", lambda: bytes(100_000)),
)  # fmt: skip
