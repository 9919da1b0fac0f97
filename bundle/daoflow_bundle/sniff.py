"""What a file is that is not a bundle, so that the message can say what to do with it."""

from __future__ import annotations

from daoflow_bundle.errors import FormatError
from daoflow_bundle.frames import FRAME_MAGIC

HEAD_BYTES = 512

_ASK = "Ask for the file whose name begins with daoflow-evidence- and ends with .tar.zst."
_UNPACKED = "Give the .tar.zst file itself, as daoflow-collect wrote it."
_ENCRYPTED = "Name the key file with --identity, or decrypt it first: age -d -i KEY FILE > bundle.tar.zst"
_ARMOURED = "Decrypt it first: age -d -i KEY FILE > bundle.tar.zst"
_KNOWN = (
    (b"age-encryption.org/v1", "it is encrypted with age", _ENCRYPTED),
    (b"-----BEGIN AGE ENCRYPTED FILE-----", "it is encrypted with age, as text", _ARMOURED),
    (b"\x1f\x8b", "it is gzip data", _ASK),
    (b"PK\x03\x04", "it is a zip file", "Unzip it first: the bundle may be inside."),
    (b"\xfd7zXZ\0", "it is xz data", _ASK),
    (b"BZh", "it is bzip2 data", _ASK),
    (b"7z\xbc\xaf\x27\x1c", "it is a 7-Zip file", "Unpack it first: the bundle may be inside."),
    (b"%PDF", "it is a PDF", _ASK),
)


def refuse_other_formats(head: bytes) -> None:
    """Raise `FormatError`, with advice, when a file that begins with `head` is no zstd data."""
    if head[:4] == FRAME_MAGIC.to_bytes(4, "little"):
        return
    if not head:
        raise FormatError("not a bundle: the file is empty", advice="The transfer failed: ask for the file again.")
    for magic, what, advice in _KNOWN:
        if head.startswith(magic):
            raise FormatError(f"not a bundle: {what}", advice=advice)
    if head[257:262] == b"ustar":
        raise FormatError("not a bundle: it is a tar file without zstd", advice=_UNPACKED)
    if not any(byte < 9 for byte in head):
        raise FormatError("not a bundle: it is text", advice=_ASK)
    if len(head) < 4 or not any(head):
        raise FormatError("not a bundle: the file holds nothing", advice="The transfer failed: ask for the file again.")
    raise FormatError("not a bundle: it does not begin as a zstd file", advice=_ASK)
