"""What a ticket or a letter says about a bundle: what it is, what is missing, how to check that it arrived."""

from __future__ import annotations

import shlex
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from daoflow_bundle.name import SUFFIX, parse_top_folder
from daoflow_bundle.reader import Bundle, open_bundle

from daoflow_collector.output import ENCRYPTED_SUFFIX
from daoflow_collector.progress import size_words
from daoflow_collector.source_counts import counts

_GAPS = 12


@dataclass(frozen=True)
class Attached:
    """One file that is sent: its name, size and SHA-256."""

    name: str
    size: int
    sha256: str


@dataclass(frozen=True)
class Described:
    """A bundle in words. `title` fits a subject line; an encrypted one tells no more than its name does."""

    title: str
    lines: tuple[str, ...]
    is_encrypted: bool


def describe(path: Path, *, is_encrypted: bool) -> Described:
    """Return what may be said of a bundle. Raises `BundleError` for a file that is none, `OSError`."""
    if is_encrypted:
        named = parse_top_folder(path.name.replace(ENCRYPTED_SUFFIX, "").replace(SUFFIX, ""))
        # A name that was given by hand tells neither; what is inside, nobody here can read.
        what = f"Evidence of DaoFlow on {named[0]}, collected {named[1]}." if named else "Evidence of a DaoFlow host."
        title = f"DaoFlow evidence {' '.join(named)}" if named else f"DaoFlow evidence {path.name}"
        return Described(title, (what, "Encrypted: only support's key opens it."), is_encrypted=True)
    with open_bundle(path) as bundle:
        return Described(_title(bundle), tuple(_lines(bundle)), is_encrypted=False)


def _title(bundle: Bundle) -> str:
    case = bundle.header.incident.get("case")
    return f"{f'[{case}] ' if case else ''}DaoFlow evidence {bundle.header.host} {bundle.header.started_at}"


def _lines(bundle: Bundle) -> list[str]:
    header, manifest = bundle.header, bundle.manifest
    lines = [
        f"Evidence of DaoFlow on {header.host}, collected {header.started_at} by daoflow-collect {header.tool_version}."
    ]
    if header.replay is not None:
        lines.append("It was made from a recording, not from a live host.")
    facts = [f"{key.replace('_', ' ')}: {value}" for key, value in header.incident.items() if value]
    lines += ["", *facts] if facts else []
    if manifest is None:
        return [*lines, "", "The bundle was cut off: it has no manifest. What is in it can be used."]
    gaps = [source for source in manifest.sources if source.outcome.is_gap]
    lines += ["", f"{counts(manifest)}{'; missing:' if gaps else '.'}"]
    lines += [f"  {source.source}: {source.outcome.value}: {source.reason}" for source in gaps[:_GAPS]]
    if len(gaps) > _GAPS:
        lines.append(f"  and {len(gaps) - _GAPS} more, listed in its manifest")
    masked = sum(sum(member.redactions.values()) for member in manifest.members)
    return [
        *lines,
        f"Secrets are replaced by tokens ({masked} values); the finished file was searched for each of them again.",
    ]


def text(described: Described, bundle: Attached, attached: Sequence[Attached], number: int) -> str:
    """Return the text of letter `number` (from 1) of as many as `attached` has; each names all the others."""
    lines = [*described.lines, "", f"{bundle.name}: {size_words(bundle.size)}", f"SHA-256 {bundle.sha256}"]
    if len(attached) > 1:
        lines += ["", f"This is letter {number} of {len(attached)}. The file is split into these parts, one a letter:"]
        lines += [f"  {part.name}  {part.size} bytes  SHA-256 {part.sha256}" for part in attached]
        lines += [
            "",
            "Save all parts into one folder; naming one of them is enough:",
            f"  {_reading(described, attached[0].name)}",
            f"or join them by hand: cat {bundle.name}.part* > {bundle.name}",
        ]
    else:
        lines += ["", "To read it:", f"  {_reading(described, bundle.name)}"]
    return "".join(f"{_printable(line)}\n" for line in lines)


def _reading(described: Described, name: str) -> str:
    return f"daoflow-analyze {shlex.quote(name)}{' --identity KEYFILE' if described.is_encrypted else ''}"


def _printable(line: str) -> str:
    return "".join(character if character.isprintable() else "?" for character in line)
