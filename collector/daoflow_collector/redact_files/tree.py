"""Redact a folder or a file for somebody who wants to attach it by hand: the same gate, the same second look, nothing half done."""

from __future__ import annotations

import os
import re
import secrets
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Callable

from daoflow_collector.anonymize.facts import Named, anonymizer_here
from daoflow_collector.anonymize.pseudonyms import Pseudonyms
from daoflow_collector.errors import OutputError, StoppedError, UsageError
from daoflow_collector.redact import RedactionError, Redactor, Vault, Verifier, values_of_env_file
from daoflow_collector.redact.charset import as_utf8
from daoflow_collector.redact.names import Verdict, judge
from daoflow_collector.redact.odd import is_odd
from daoflow_collector.redact_files.known import hunted, learn
from daoflow_collector.redact_files.source import Entry, Kind, LeftOutError, entries, kind_of, read

_MAX_NAME_BYTES = 200
_STUB = ".left-out.txt"
_TOLD = re.compile(
    r"(?P<name>[A-Za-z]+(?:[_-][A-Za-z]+){0,3})(?P<sign>[-_.=])(?P<value>[A-Za-z0-9]{12,})(?![A-Za-z0-9])"
)
"""`password-v.txt`: nothing but the name of a file says what stands behind its first word."""


@dataclass(frozen=True)
class LeftOut:
    """One thing that is not in the result. `path` is as the result may show it."""

    path: str
    reason: str


@dataclass
class RedactedTree:
    """What was made: the number of files, what was removed by kind, and what was left out."""

    path: str
    files: int = 0
    redactions: dict[str, int] = field(default_factory=dict)
    left_out: list[LeftOut] = field(default_factory=list)

    @property
    def exit_code(self) -> int:
        """0 for everything, 4 when something was left out, 1 when nothing could be redacted."""
        return 0 if not self.left_out else 4 if self.files else 1


def redact_tree(
    source: Path,
    target: Path,
    *,
    env_files: Sequence[Path] = (),
    key: bytes | None = None,
    pseudonyms: Pseudonyms | None = None,
    working: Callable[[int, int], None] = lambda _done, _all: None,
) -> RedactedTree:
    """Write `source` without its secrets to `target`, which must not exist or be an empty folder.

    `env_files`: more files whose secrets are known; they are not written. `pseudonyms`: names and addresses become fake.
    `working` is told before each file how many of how many are done.
    Raises `UsageError`, `CollectError`, `OutputError`.
    """
    _check(source, target)
    source = source.resolve()  # what the operator named is meant, also through a link; below it no link is followed
    found = entries(source)
    vault = Vault(key)
    known: dict[str, str] = {}
    named = Named()
    for path in env_files:
        content = as_utf8(_env_file(path))
        learn(vault, Kind.DOTENV, content)
        known.update(values_of_env_file(content))
    for entry in found:
        try:
            content = read(source, entry)
        except LeftOutError:
            continue  # it is read again when its turn comes, and says so then
        kind = kind_of(entry.path[-1], content)
        learn(vault, kind, content)
        if kind is Kind.DOTENV:
            known.update(values_of_env_file(as_utf8(content)))
        if pseudonyms is not None:
            named.read(entry.path[-1], as_utf8(content))
    rename = anonymizer_here(pseudonyms, named) if pseudonyms is not None else None
    return _Writer(source, target, Redactor(vault, rename), known).write(found, working)


def _check(source: Path, target: Path) -> None:
    if not source.exists():
        raise UsageError(f"{source} does not exist")
    try:
        inside = source.resolve() in (target.resolve(), *target.resolve().parents)
        taken = os.path.lexists(target) and not (target.is_dir() and not any(target.iterdir()))
    except OSError as error:
        raise OutputError(
            f"{target} cannot be written", because=error.strerror, advice="Choose another DEST."
        ) from error
    if taken:
        raise UsageError(f"{target} exists and is not an empty folder", advice="Choose a DEST that is not there yet.")
    if inside:
        raise UsageError(f"{target} lies inside {source}", advice="Choose a DEST outside of it.")


def _env_file(path: Path) -> bytes:
    if not path.is_file():
        why = "it is not a file" if path.exists() else "it does not exist"
        raise UsageError(f"the env file {path} cannot be used", because=why)
    try:
        return read(path, Entry((path.name,)))
    except LeftOutError as error:
        raise UsageError(f"the env file {path} cannot be used", because=str(error)) from None


class _Writer:
    def __init__(self, source: Path, target: Path, redactor: Redactor, known: dict[str, str]) -> None:
        self._source = source
        self._target = target
        self._redactor = redactor
        self._hunted = hunted(redactor.vault, known)
        self._verifier = Verifier({**self._hunted, **redactor.vault.strong_values()})
        self._result = RedactedTree(str(target))
        self._all = 0
        self._taken: set[Path] = set()

    def write(self, found: Sequence[Entry], working: Callable[[int, int], None]) -> RedactedTree:
        """Write every entry, or a stub in its place."""
        single = self._source.is_file() and not self._target.is_dir()
        self._all = len(found)
        try:
            if not single:
                self._target.mkdir(mode=0o700, parents=False, exist_ok=True)
                self._target.chmod(0o700)
            for done, entry in enumerate(found):
                working(done, len(found))
                path = self._target if single else self._place(entry)
                self._entry(entry, path, shown=path.name if single else str(path.relative_to(self._target)))
        except OSError as error:
            raise OutputError(
                f"{self._target} cannot be written", because=error.strerror, advice=self._rest("Choose another DEST.")
            ) from error
        except KeyboardInterrupt:
            raise StoppedError("stopped before the end", advice=self._rest("Run it again.")) from None
        return self._result

    def _rest(self, advice: str) -> str:
        """Return the advice, and what is there already: an unfinished folder looks like a whole one."""
        done = self._result.files + len(self._result.left_out)
        if not done:
            return advice
        return f"{advice} {self._target} holds {done} of {self._all} files, redacted, and no more: remove it."

    def _entry(self, entry: Entry, path: Path, *, shown: str) -> None:
        counts: dict[str, int] = {}
        try:
            content = self._redacted(entry, counts)
        except (LeftOutError, RedactionError) as error:
            self._result.left_out.append(LeftOut(shown, str(error)))
            _put(self._free(path.with_name(path.name + _STUB)), f"left out: {error}\n".encode("utf-8", "replace"))
            return
        _put(path, content)
        self._result.files += 1
        for kind, number in counts.items():
            self._result.redactions[kind] = self._result.redactions.get(kind, 0) + number

    def _redacted(self, entry: Entry, counts: dict[str, int]) -> bytes:
        """Return the file without its secrets, searched once more by code of its own. Raises `LeftOutError`, `RedactionError`."""
        content = read(self._source, entry)
        ask = {Kind.DOTENV: self._redactor.dotenv, Kind.YAML: self._redactor.yaml, Kind.TEXT: self._redactor.text}
        name = self._name(entry.path[-1])  # it may tell what its lines are, and it stands in errors
        redact = ask[kind_of(entry.path[-1], content)]
        redacted, removed = redact(content, name)
        missed = {hit.name for hit in self._verifier.scan([redacted])}
        if missed:
            if self._learn_from(missed):
                redacted, removed = redact(content, name)
            search_again(self._verifier, redacted)
        counts.update(removed)
        return redacted

    def _learn_from(self, missed: set[str]) -> bool:
        """Let the gate know what only the second search did: taken out, it costs nobody the file. Say whether there was anything."""
        new = {value: name for value, name in self._hunted.items() if name in missed}
        self._hunted = {value: name for value, name in self._hunted.items() if value not in new}
        for value, name in new.items():
            self._redactor.vault.add(name, value)
        return bool(new)

    def _place(self, entry: Entry) -> Path:
        """Return where an entry goes: its path, each name redacted too, inside the target, never twice the same."""
        folder = self._target
        for part in entry.path[:-1]:
            folder = folder / self._name(part)
            folder.mkdir(mode=0o700, exist_ok=True)
        name = self._name(entry.path[-1])
        name = name[:-3] if name.lower().endswith(".gz") else name
        return self._free(folder / name)

    def _free(self, path: Path) -> Path:
        """Return a path that no other entry has: two names may be the same once their secrets are gone."""
        free, number = path, 1
        while free in self._taken or os.path.lexists(free):
            number += 1
            free = path.with_name(f"{path.name}~{number}")
        self._taken.add(free)
        return free

    def _name(self, name: str) -> str:
        told = _TOLD.sub(self._told, name)
        clean = self._redactor.string(told, "a file's name").replace("/", "_")
        dirty = self._verifier.scan([os.fsencode(clean)])
        if dirty or clean in ("", ".", "..") or len(os.fsencode(clean)) > _MAX_NAME_BYTES or not clean.isprintable():
            return f"[name left out {self._redactor.vault.fingerprint(name)}]"
        return clean

    def _told(self, part: re.Match[str]) -> str:
        """Return a part of a name without the secret that the word before it tells of."""
        if judge(part["name"]) is not Verdict.SECRET or not is_odd(part["value"]):
            return part.group()
        clean = self._redactor.string(f"{part['name']}={part['value']}", "a file's name")
        return part["name"] + part["sign"] + clean.partition("=")[2]


def search_again(verifier: Verifier, redacted: bytes) -> None:
    """Raise `LeftOutError`, naming the secret but not its value, where the gate has missed a known one."""
    hits = verifier.scan([redacted])
    if hits:
        names = ", ".join(sorted({f"{hit.name} ({hit.form})" for hit in hits}))
        raise LeftOutError(f"the second search still found {names} in it")


def _put(path: Path, content: bytes) -> None:
    """Write a file that only its owner may read; under its name only when it is whole."""
    # Named before it is there: a signal between `mkstemp` and the next line would leave a file whose name nobody knows.
    temporary = path.parent / f".redacting-{secrets.token_hex(8)}"
    try:
        with os.fdopen(os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(content)
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
