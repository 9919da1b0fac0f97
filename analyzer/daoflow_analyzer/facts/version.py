"""Which DaoFlow this is: facts differ by version (reference, section 13.3)."""

from __future__ import annotations

import re

from daoflow_analyzer.immutable import immutable

RELEASE = re.compile(r"v?(\d{1,4})\.(\d{1,4})\.(\d{1,4})(?:[-+][0-9A-Za-z.-]+)?")


@immutable
class DaoflowVersion:
    """`wanted` is `DAOFLOW_VERSION` of `.env`, `image_tag` the container's, `running` the best known (major, minor, patch).

    A floating tag (`latest`, a digest) gives no `running`; then every gate says None: not known.
    """

    wanted: str | None
    image_tag: str | None
    running: tuple[int, int, int] | None
    source: str

    def at_least(self, major: int, minor: int, patch: int = 0) -> bool | None:
        """Whether the running version is that one or newer; None when it is not known."""
        return None if self.running is None else self.running >= (major, minor, patch)


def parse_release(value: str | None) -> tuple[int, int, int] | None:
    """Return (major, minor, patch) of `0.11.0` or `v0.11.0`, or None for a floating or foreign tag."""
    match = RELEASE.fullmatch(value) if value else None
    return (int(match[1]), int(match[2]), int(match[3])) if match else None
