"""What can be wrong with a bundle.

    BundleError
    ├── FormatError          not a bundle of ours, or damaged beyond use
    │   └── NewerFormatError made by a newer collector than this reader knows
    ├── HostileError         a member tried to escape, bomb or inject
    └── WriteError           the target cannot be written (full disk, permission)
        ├── NoRoomError      the place has less room than the bundle may need
        ├── TakenError       somebody else's file has its name
        └── UnnamedError     it is whole, and could not be given its name

Every error says what happened in its message and what to do in `advice`.
"""

from __future__ import annotations


class BundleError(Exception):
    """Base of everything this package raises on purpose. `exit_code` is the program's (contract, section 1)."""

    exit_code = 1
    advice = "Ask for the bundle again, or run `daoflow-collect verify` on it."

    def __init__(self, message: str, *, advice: str | None = None) -> None:
        """Say what happened; `advice` replaces the class's own where more is known."""
        super().__init__(message)
        if advice is not None:
            self.advice = advice


class FormatError(BundleError):
    """The bytes are not a bundle, or too damaged to use."""


class NewerFormatError(FormatError):
    """The bundle's format version is newer than this reader."""

    advice = "Upgrade daoflow-evidence and try again."

    def __init__(self, found: int, known: int) -> None:
        """Say both versions: the one `found` in the bundle and the newest one `known` here."""
        super().__init__(f"bundle format {found} is newer than this program reads (up to {known})")


class HostileError(BundleError):
    """A member is built to harm its reader: it was not read."""

    advice = "Treat the sender with care; the other members were still read where possible."


class WriteError(BundleError):
    """The bundle cannot be written where it was asked for."""

    advice = (
        "Choose another folder with -o PATH, stream it with -o - > FILE, or collect from another machine with --on."
    )


class NoRoomError(WriteError):
    """The file system has less room than the bundle may need."""

    def __init__(self, place: str, *, free_bytes: int, needed_bytes: int) -> None:
        """Say both sizes; `free_bytes` is kept for who knows what would fit."""
        free, needed = free_bytes / (1 << 20), needed_bytes / (1 << 20)
        super().__init__(f"{place} has {free:.1f} MiB free, {needed:.1f} MiB are needed")
        self.free_bytes = free_bytes


class TakenError(WriteError):
    """A file of this name is there already, finished or being written."""


class UnnamedError(WriteError):
    """The bundle is whole and lies at `kept`: the disk refused its last step."""

    def __init__(self, final: str, kept: str, reason: str) -> None:
        """Say which name it should have had, where it is, and what the disk said."""
        super().__init__(f"{final} cannot be made: {reason}; the bundle is {kept}")
        self.kept = kept
        self.reason = reason
