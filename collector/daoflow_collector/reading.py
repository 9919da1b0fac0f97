"""`show` and `verify`: what is in a finished bundle, for the operator who wants to look before sending it."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from daoflow_bundle.encrypted import HEAD_BYTES, is_encrypted, open_encrypted
from daoflow_bundle.parts import open_file
from daoflow_bundle.reader import Bundle, open_bundle
from daoflow_bundle.verify import Search, Verification, verify_bundle

from daoflow_collector.closing import digest_of
from daoflow_collector.errors import CollectError, UsageError
from daoflow_collector.progress import size_words
from daoflow_collector.redact import Verifier, values_of_env_file
from daoflow_collector.redact.charset import UnknownCharsetError, as_utf8
from daoflow_collector.source_counts import counted


def open_for_reading(path: Path, identities: Sequence[Path] = ()) -> Bundle:
    """Return the open bundle; one that is encrypted is decrypted into memory with `identities`, and nowhere else.

    Raises `FormatError` (not a bundle), `AgeError` (no key opens it) or `CollectError` (cannot be read).
    """
    try:
        with open_file([path]) as file:
            if not identities or not is_encrypted(file.read(HEAD_BYTES)):
                return open_bundle(path)
            file.seek(0)
            opened = open_encrypted(file, identities, io.BytesIO())
    except OSError as error:
        what = error.filename or path
        raise CollectError(f"{what} cannot be read", because=error.strerror, advice="Check the path.") from error
    opened.file = str(path)
    return opened


def list_document(bundle: Bundle) -> dict[str, Any]:
    """Return header, members and sources as one document."""
    manifest = bundle.manifest
    document: dict[str, Any] = {"file": bundle.file, "header": bundle.header.to_json(), "members": []}
    records = {record.path: record for record in manifest.members} if manifest is not None else {}
    for path in bundle.members:
        record = records.get(path)
        document["members"].append(
            {
                "path": path,
                "size_bytes": bundle.size(path),
                "redactions": dict(record.redactions) if record is not None else None,
            }
        )
    if manifest is not None:
        full = manifest.to_json()
        document["complete"], document["sources"] = full["complete"], full["sources"]
    return document


def list_lines(bundle: Bundle) -> list[str]:
    """Return the list of members and of what is missing, for people."""
    header, manifest = bundle.header, bundle.manifest
    lines = [f"{bundle.top}", f"  host {header.host}, collected {header.started_at}, tool {header.tool_version}"]
    if header.replay is not None:
        lines.append(f"  REPLAY of a recording made {header.replay.get('recorded_at')}")
    facts = {key: value for key, value in header.incident.items() if value}
    lines += [f"  {key}: {value}" for key, value in facts.items()]
    lines.append("")
    records = {record.path: record for record in manifest.members} if manifest is not None else {}
    for path in bundle.members:
        record = records.get(path)
        masked = sum(record.redactions.values()) if record is not None else 0
        cut = "  cut" if record is not None and record.truncation is not None else ""
        lines.append(f"  {size_words(bundle.size(path)):>8}  {path}{f'  {masked} masked' if masked else ''}{cut}")
    if manifest is None:
        lines += ["", "The bundle was cut off: it has no manifest. What is listed is whole."]
    else:
        without = [record for record in manifest.sources if not record.members]
        lines += [""] + [f"  {record.outcome.value:<9} {record.source}: {record.reason}" for record in without]
    return [_printable(line) for line in lines]


def member_chunks(bundle: Bundle, member: str) -> Iterator[bytes]:
    """Yield a member's content. Raises `UsageError` when there is none of this name."""
    if member not in bundle:
        import difflib

        near = difflib.get_close_matches(member, bundle.members, n=1)
        raise UsageError(
            f"the bundle has no member '{member}'",
            because=f"did you mean '{near[0]}'?" if near else None,
            advice="`daoflow-collect show FILE` lists the members.",
        )
    for chunk in bundle.stream(member):
        yield bytes(chunk)


def read_env_files(paths: Sequence[Path]) -> dict[Path, dict[str, str]]:
    """Return file → value → name of its secrets, in whatever character set. Raises `CollectError`, also when all of them name none."""
    found: dict[Path, dict[str, str]] = {}
    for path in paths:
        try:
            found[path] = values_of_env_file(as_utf8(path.read_bytes()))
        except OSError as error:
            raise CollectError(f"{path} cannot be read", because=error.strerror, advice="Name an env file.") from error
        except UnknownCharsetError:
            found[path] = {}
    if paths and not any(found.values()):
        raise CollectError(
            f"no secret is named in {', '.join(str(path) for path in paths)}",
            because="nothing could be searched for, and that nothing was found would mean nothing",
            advice="Name the .env that Compose reads: lines such as DB_PASSWORD=value, of 8 characters or more.",
        )
    return found


def _search_for(values: Mapping[str, str]) -> Search:
    verifier = Verifier(values)

    def search(_path: str, content: Iterator[memoryview]) -> Iterable[str]:
        return [f"the value of {hit.name} ({hit.form})" for hit in verifier.scan(bytes(chunk) for chunk in content)]

    return search


def verify_file(path: Path, secrets: Mapping[Path, Mapping[str, str]], identities: Sequence[Path] = ()) -> Verification:
    """Check everything in the bundle, and search it for `secrets` (of `read_env_files`). Size and digest: of the file that is sent."""
    values = {value: name for found in secrets.values() for value, name in found.items()}
    with open_for_reading(path, identities) as bundle:
        result = verify_bundle(bundle, _search_for(values) if values else None)
    # Of one part, those of the bundle that all parts make: that is what was searched.
    with open_file([path]) as file:
        size, digest = digest_of(file)
    return replace(result, file_size=size, sha256=digest)


def verification_document(result: Verification, secrets: Mapping[Path, Mapping[str, str]]) -> dict[str, Any]:
    """Return the result for programs."""
    return {
        "file": result.file,
        "size_bytes": result.file_size,
        "sha256": result.sha256,
        "members": result.members,
        "content_bytes": result.content_size,
        "integrity": result.integrity,
        "complete": result.complete,
        "defects": [{"kind": item.kind, "member": item.member, "detail": item.detail} for item in result.defects],
        "searched_for": [{"file": str(path), "names": _names(found)} for path, found in secrets.items()],
        "secrets_found": [{"member": member, "what": words} for member, words in result.found],
    }


def objection(result: Verification) -> str:
    """Return in one sentence why a bundle is not ok."""
    secrets = [f"{member} holds {words}" for member, words in result.found]
    defects = [f"{item.member or 'file'}: {item.detail}" for item in result.defects]
    return "; ".join(secrets or defects) or f"its integrity is {result.integrity}"


def verification_lines(result: Verification, secrets: Mapping[Path, Mapping[str, str]]) -> list[str]:
    """Return the result for people, and what was searched for: `ok` says no more than that."""
    gaps = "" if result.complete else " (a partial bundle: its manifest lists the gaps)"
    if result.integrity == "truncated":
        gaps = " (it was cut off on its way: what was finished before that can be analysed; ask for the whole file)"
    lines = [
        result.file,
        f"  {size_words(result.file_size)}, {result.members} members, {size_words(result.content_size)} of content",
        f"  sha256 {result.sha256}",
        f"  integrity: {result.integrity}{gaps}",
    ]
    for path, found in secrets.items():
        names = _names(found)
        named = f": {', '.join(names)}" if names else ""
        lines.append(f"  searched for {counted(len(names), 'secret')} of {path}{named}")
    lines += [f"  {item.kind}: {item.member or 'file'}: {item.detail}" for item in result.defects]
    lines += [f"  SECRET in {member}: {words}" for member, words in result.found]
    lines.append("ok" if result.ok else "NOT ok: do not send it" if result.found else "NOT ok")
    return [_printable(line) for line in lines]


def _names(found: Mapping[str, str]) -> list[str]:
    return list(dict.fromkeys(found.values()))


def _printable(line: str) -> str:
    return "".join(character if character.isprintable() else "?" for character in line)
