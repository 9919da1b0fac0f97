"""What can go wrong while packaging.

PackagingError
├── FetchError    an input cannot be had from this machine's package sources
├── PinError      an input is not what its pin says
└── BuildError    a compiler or a step of the build failed
"""

from __future__ import annotations


class PackagingError(Exception):
    """Base of everything this package raises on purpose."""


class FetchError(PackagingError):
    """No configured source has the pinned version."""


class PinError(PackagingError):
    """A file has another digest than its pin, or a pin is missing."""


class BuildError(PackagingError):
    """A build step failed; the message holds the end of its output."""
