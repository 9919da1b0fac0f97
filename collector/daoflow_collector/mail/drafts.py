"""From a bundle to its letters: checked, split where it must be, each file written whole or not at all."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from daoflow_bundle.age import MAGIC
from daoflow_bundle.parts import MAX_PARTS, is_part, part_name, part_sizes, refuse_pipe

from daoflow_collector.errors import CollectError, OutputError, UsageError
from daoflow_collector.invoker import hand_over
from daoflow_collector.mail import ticket
from daoflow_collector.mail.letter import Letter, room
from daoflow_collector.whole_file import write_whole

SUFFIX = ".eml"
MAX_BUNDLE_BYTES = 2 << 30
_SPARE_BYTES = 512
"""Between what a letter's frame is measured with and what it will be: numbers of parts grow a digit."""


@dataclass(frozen=True)
class Drafts:
    """What was written: the letters and, of a split bundle, its parts; and the text for a ticket."""

    letters: tuple[Path, ...]
    parts: tuple[Path, ...]
    text: str
    sizes: tuple[int, ...]


def make_drafts(
    bundle: Path,
    folder: Path,
    *,
    limit_bytes: int,
    to: tuple[str, ...] = (),
    recipients: Sequence[str] = (),
) -> Drafts:
    """Write one letter, or one for each part, into `folder`.

    `recipients`: age keys that this host is to encrypt to; a bundle in clear is refused then. Raises `UsageError`, `CollectError`,
    `OutputError`, `BundleError`.
    """
    if is_part(bundle):
        raise UsageError(f"{bundle.name} is a part already", advice="Name the whole bundle.")
    content = _read(bundle)
    is_encrypted = content.startswith(MAGIC)
    if recipients and not is_encrypted:
        raise CollectError(
            f"{bundle.name} is not encrypted, and this host is to encrypt to a recipient",
            because="mail is read by others on its way",
            advice=f"Collect again (it encrypts by itself), or: age {' '.join(f'-r {key}' for key in recipients)} "
            f"-o {bundle.name}.age {bundle.name}, and mail that.",
        )
    described = ticket.describe(bundle, is_encrypted=is_encrypted)
    _make_folder(folder)
    whole = _attached(bundle.name, content)
    cuts = _cuts(described, whole, to, limit_bytes)
    names = [bundle.name] if len(cuts) == 1 else [part_name(bundle.name, number + 1) for number in range(len(cuts))]
    pieces = [content[offset : offset + size] for offset, size in cuts]
    attached = [_attached(name, piece) for name, piece in zip(names, pieces)]
    letters: list[Path] = []
    parts: list[Path] = []
    sizes: list[int] = []
    for number, (part, piece) in enumerate(zip(attached, pieces), 1):
        letter = replace(_letter(described, (whole, attached), number, piece), to=to)
        encoded = letter.encode()
        if len(attached) > 1:
            parts.append(_put(folder / part.name, piece))
        letters.append(_put(folder / (part.name + SUFFIX), encoded))
        sizes.append(len(encoded))
    return Drafts(tuple(letters), tuple(parts), ticket.text(described, whole, attached, 1), tuple(sizes))


def _letter(
    described: ticket.Described, sent: tuple[ticket.Attached, Sequence[ticket.Attached]], number: int, content: bytes
) -> Letter:
    """Return letter `number` (from 1). `sent`: the bundle, and the files that the letters carry."""
    whole, attached = sent
    count = f" (part {number} of {len(attached)})" if len(attached) > 1 else ""
    text = ticket.text(described, whole, attached, number)
    return Letter(described.title + count, text, attached[number - 1].name, content)


def _cuts(
    described: ticket.Described, whole: ticket.Attached, to: tuple[str, ...], limit_bytes: int
) -> list[tuple[int, int]]:
    """Return (offset, size) of each part: as few as the limit allows. A letter's frame grows with the number of parts it names."""
    count = 1
    while count <= MAX_PARTS:
        names = [part_name(whole.name, number + 1) for number in range(count)] if count > 1 else [whole.name]
        made_up = [ticket.Attached(name, whole.size, whole.sha256) for name in names]
        frame = replace(_letter(described, (whole, made_up), count, b""), to=to).frame_bytes() + _SPARE_BYTES
        most = room(frame, limit_bytes)
        if most <= 0:
            break
        needed = max(1, -(-whole.size // most))
        if needed <= count:
            return list(part_sizes(whole.size, most if count > 1 else whole.size))
        count = needed
    raise UsageError(f"a limit of {limit_bytes} bytes is too small", advice="Give a larger --limit, such as 10MB.")


def _read(bundle: Path) -> bytes:
    try:
        refuse_pipe(bundle)
        if bundle.stat().st_size > MAX_BUNDLE_BYTES:
            raise UsageError(f"{bundle} is larger than {MAX_BUNDLE_BYTES >> 30} GiB: mail does not carry that")
        return bundle.read_bytes()
    except OSError as error:
        raise CollectError(f"{bundle} cannot be read", because=error.strerror, advice="Name a bundle file.") from error


def _attached(name: str, content: bytes) -> ticket.Attached:
    return ticket.Attached(name, len(content), hashlib.sha256(content).hexdigest())


def _make_folder(folder: Path) -> None:
    """Make the folder of `-o` where it is not there: letters hold evidence, so that it is its owner's alone."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError(
            f"{folder} cannot be made", because=error.strerror, advice="Choose another folder with -o."
        ) from error


def _put(path: Path, content: bytes) -> Path:
    """Write a file that only its owner may read; under its name only when it is whole, and never over another file."""
    if os.path.lexists(path):
        raise UsageError(f"{path} exists already", advice="Remove it, or choose another folder with -o.")
    try:
        write_whole(path, content, prefix=".mail-", before=lambda file: hand_over(file, path.parent))
    except OSError as error:
        raise OutputError(
            f"{path} cannot be written", because=error.strerror, advice="Choose another folder with -o."
        ) from error
    return path
