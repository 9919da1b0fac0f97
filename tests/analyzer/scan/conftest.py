"""Logs from memory, as the scanner takes them."""

from collections.abc import Callable, Iterator, Mapping

import pytest
from daoflow_bundle.manifest import Manifest


class MemoryLogs:
    """Members with their content, streamed in chunks of `chunk_bytes`."""

    def __init__(
        self, contents: Mapping[str, bytes], manifest: Manifest | None = None, chunk_bytes: int = 1000
    ) -> None:
        self._contents = contents
        self.manifest = manifest
        self._chunk_bytes = chunk_bytes

    def members(self) -> list[str]:
        """Return the members' names."""
        return list(self._contents)

    def stream(self, member: str) -> Iterator[bytes]:
        """Yield a member's content."""
        content = self._contents[member]
        for start in range(0, len(content), self._chunk_bytes):
            yield content[start : start + self._chunk_bytes]


Texts = Callable[..., MemoryLogs]


@pytest.fixture
def logs() -> type[MemoryLogs]:
    """Return the class that makes logs of given contents."""
    return MemoryLogs


@pytest.fixture
def texts() -> Texts:
    """Return a function that makes logs of texts by service: each gets a time, one second apart, and a stream."""

    def make(manifest: Manifest | None = None, **services: list[str]) -> MemoryLogs:
        return MemoryLogs(
            {
                f"logs/{service.replace('__', '.')}.log": "".join(
                    f"2026-11-23T{12 + index // 3600:02d}:{index // 60 % 60:02d}:{index % 60:02d}.000000000Z stderr {text}\n"
                    for index, text in enumerate(lines)
                ).encode()
                for service, lines in services.items()
            },
            manifest,
        )

    return make
