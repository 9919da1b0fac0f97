"""Where one host's evidence goes in the bundle, and what of it has arrived."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Callable

if TYPE_CHECKING:
    from daoflow_bundle.manifest import Header, Manifest

    from daoflow_collector.remote.address import SshAddress


@dataclass
class Place:
    """Members go under `prefix`, the connection's own record is `member`; `heard` gets the other side's progress.

    Filled in when a bundle arrives: its `header`, and its `manifest` unless it was cut off before it; when the host is not reached:
    how the stage `failed`, by its kind.
    """

    address: SshAddress
    prefix: str
    member: str
    heard: Callable[[bytes], None] | None = None
    header: Header | None = None
    manifest: Manifest | None = None
    failed: str | None = None
