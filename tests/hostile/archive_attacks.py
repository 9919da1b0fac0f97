"""Attacks by what a tar can say: names that escape, things that are no files, names twice, sizes that lie."""

from __future__ import annotations

import tarfile
from collections.abc import Iterator

from tests.hostile.attack import Answer, Attack
from tests.hostile.forge import TOP, forge, pax_header, size_field, tar_member

_EVIL = b"evil\n"

_NAMES = {
    "path-climbs": (f"{TOP}/../../escape", "a member that climbs out of its folder"),
    "path-absolute": ("/tmp/daoflow-escape", "a member with an absolute path"),
    "path-outside": ("another/folder/escape", "a member outside the bundle's one folder"),
    "path-of-windows": (f"{TOP}\\..\\..\\escape", "a member that climbs with backslashes"),
    "path-of-a-drive": ("C:escape", "a member on a drive of Windows"),
    "path-long": (f"{TOP}/" + "a/" * 2000 + "a", "a member with a path of 4,000 bytes"),
    "path-with-escapes": (f"{TOP}/\x1b[2J\x1b]0;pwned\x07x", "a name that clears the terminal"),
    "path-with-bidi": (f"{TOP}/logs/\u202egol.exe", "a name that is shown backwards"),
    "path-with-markup": (f"{TOP}/<img src=x onerror=alert(1)>", "a name that is HTML"),
    "path-with-a-newline": (f"{TOP}/logs/a\nverified", "a name of two lines"),
}
_KINDS = {
    "symbolic-link": (tarfile.SYMTYPE, "a symbolic link to /etc/passwd"),
    "hard-link": (tarfile.LNKTYPE, "a hard link to /etc/passwd"),
    "character-device": (tarfile.CHRTYPE, "a character device"),
    "block-device": (tarfile.BLKTYPE, "a block device"),
    "fifo": (tarfile.FIFOTYPE, "a FIFO, which would hold its reader for ever"),
    "sparse-file": (tarfile.GNUTYPE_SPARSE, "a sparse file"),
    "unknown-type": (b"9", "a member of a type that no standard knows"),
}
_SIZES = {
    "size-huge": (b"77777777777\0", "a size of 8 GiB in a file of a few KB"),
    "size-beyond-64-bits": (b"\xff" * 12, "a negative size in base 256"),
    "size-negative": (b"-0000000004\0", "a size with a minus sign"),
    "size-in-hex": (b"0x000000004\0", "a size in hexadecimal"),
    "size-missing": (bytes(12), "a size of nothing but NUL"),
}


def attacks() -> Iterator[Attack]:
    """Yield them. What is smuggled in stands behind the first member: everything after it must still be read."""
    for name, (path, what) in _NAMES.items():
        yield Attack(name, what, Answer.ALARM, "built to harm", lambda path=path: _smuggle(tar_member(path, _EVIL)))
    for name, (kind, what) in _KINDS.items():
        member = tar_member(f"{TOP}/logs/evil.log", type=kind, linkname="/etc/passwd", devmajor=1, devminor=5)
        yield Attack(name, what, Answer.ALARM, "built to harm", lambda member=member: _smuggle(member))
    yield Attack(
        "link-then-file",
        "a link to /tmp that the next member goes through",
        Answer.ALARM,
        "built to harm",
        lambda: _smuggle(
            tar_member(f"{TOP}/through", type=tarfile.SYMTYPE, linkname="/tmp"),
            tar_member(f"{TOP}/through/../../daoflow-escape", _EVIL),
        ),
    )
    for name, path, what in (
        ("name-twice", f"{TOP}/bundle.json", "a second bundle.json"),
        ("name-twice-by-case", f"{TOP}/BUNDLE.json", "a name that differs in case only"),
    ):
        yield Attack(name, what, Answer.ALARM, "already", lambda path=path: _smuggle(tar_member(path, b"{}")))
    for name, (field, what) in _SIZES.items():
        member = tar_member(f"{TOP}/logs/evil.log", _EVIL, header=size_field(field))
        yield Attack(name, what, Answer.ALARM, "size|cut off|built to harm", lambda member=member: _smuggle(member))
    for name, key, value, what in (
        ("extended-size", "size", "9999999999999999999", "an extended header that gives another size"),
        ("extended-path", "path", "../../escape", "an extended header that renames its member out of the folder"),
        ("extended-sparse", "GNU.sparse.realsize", "99999999", "an extended header that makes a file sparse"),
    ):
        record = pax_header(key, value) + tar_member(f"{TOP}/logs/evil.log", _EVIL)
        yield Attack(name, what, Answer.ALARM, "built to harm", lambda record=record: _smuggle(record))


def _smuggle(*parts: bytes) -> bytes:
    return forge(smuggled=parts)
