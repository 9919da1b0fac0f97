"""Real → fake, the same for the whole run and, through the file that stays with the customer, for the next ones."""

from __future__ import annotations

import json
import stat
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Callable

from daoflow_collector.errors import CollectError, OutputError
from daoflow_collector.whole_file import write_whole

KINDS = ("prefix4", "ipv4", "prefix6", "ipv6", "mac", "site", "label", "mail", "user")
VERSION = 1
_MAX_ATTEMPTS = 2000
_MAX_BYTES = 64 << 20


class Pool:
    """A bounded choice of fakes, `make(0)` to `make(size - 1)`, each offered once; when none is left, they begin again."""

    def __init__(self, size: int, make: Callable[[int], str]) -> None:
        self._size = size
        self._make = make
        self._offered = 0

    def offers(self) -> Iterator[tuple[str, bool]]:
        """Yield fakes, and whether each is offered for the first time."""
        while True:
            self._offered += 1
            yield self._make((self._offered - 1) % self._size), self._offered <= self._size


class Pseudonyms:
    """The mapping, by kind. Safe to use from several threads."""

    def __init__(self, known: dict[str, dict[str, str]] | None = None) -> None:
        self._fake = {kind: dict((known or {}).get(kind, {})) for kind in KINDS}
        self._taken = {kind: set(given.values()) for kind, given in self._fake.items()}
        self._lock = threading.RLock()

    def fake(self, kind: str, real: str, make: Callable[[int], str]) -> str:
        """Return the fake of `real`; a new one is the first of `make(n)`, `make(n + 1)`, … that nothing else has or is, n the next number.

        Where `make` has no more to give, two get the same: that says less, and never what was real.
        """
        with self._lock:
            given, taken = self._fake[kind], self._taken[kind]
            if real not in given:
                first = len(given) + 1
                made = (make(number) for number in range(first, first + _MAX_ATTEMPTS))
                free = (one for one in made if one not in taken and one not in given and one != real)
                self._give(kind, real, next(free, make(first)))
            return given[real]

    def fake_from(self, kind: str, real: str, pool: Callable[[], Pool]) -> str:
        """Return the fake of `real`; a new one comes from `pool`, which is asked for only then: none that was met as a real one so far.

        Where the pool has no more to give, two get the same.
        """
        with self._lock:
            given, taken = self._fake[kind], self._taken[kind]
            if real not in given:
                offers = pool().offers()
                fake = next(
                    one for one, is_new in offers if one != real and not (is_new and (one in taken or one in given))
                )
                self._give(kind, real, fake)
            return given[real]

    def _give(self, kind: str, real: str, fake: str) -> None:
        self._fake[kind][real] = fake
        self._taken[kind].add(fake)

    def is_fake(self, kind: str, text: str) -> bool:
        """Say whether `text` was given out: what was anonymised stays as it is."""
        return text in self._taken[kind]

    def knows(self, kind: str, real: str) -> bool:
        """Say whether `real` was met before."""
        return real in self._fake[kind]

    def reals(self, kind: str) -> list[str]:
        """Return what has a fake so far."""
        with self._lock:
            return list(self._fake[kind])

    def __iter__(self) -> Iterator[tuple[str, str, str]]:
        """Yield (kind, real, fake)."""
        with self._lock:
            yield from [(kind, real, fake) for kind, given in self._fake.items() for real, fake in given.items()]

    def save(self, path: Path) -> None:
        """Write the mapping, readable by its owner only; under its name only when it is whole. Raises `OutputError`."""
        document = {"daoflow_evidence_pseudonyms": VERSION, "keep": "on this host; never send it", **self._fake}
        try:
            write_whole(path, json.dumps(document, indent=1).encode("ascii"), prefix=".names-")
        except OSError as error:
            raise OutputError(
                f"the names cannot be written to {path}", because=error.strerror, advice="Choose a file with --names."
            ) from error


def load(path: Path) -> Pseudonyms:
    """Return the mapping in a file, an empty one where there is none. Raises `CollectError` for a file that is no mapping of ours."""
    try:
        found = path.stat()
        content = path.read_bytes() if stat.S_ISREG(found.st_mode) and found.st_size <= _MAX_BYTES else b""
    except FileNotFoundError:
        return Pseudonyms()
    except OSError as error:
        raise CollectError(
            f"{path} cannot be read", because=error.strerror, advice="Choose another --names."
        ) from error
    try:
        document = json.loads(content)
        known = {kind: document[kind] for kind in KINDS} if document["daoflow_evidence_pseudonyms"] == VERSION else {}
        plain = all(isinstance(a, str) and isinstance(b, str) for given in known.values() for a, b in given.items())
    except (ValueError, KeyError, TypeError, AttributeError):
        known, plain = {}, False
    if not known or not plain:
        raise CollectError(
            f"{path} does not hold the names of an earlier run", advice="Choose another file with --names."
        )
    return Pseudonyms(known)
