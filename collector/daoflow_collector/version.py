"""The version this program says it has."""

from __future__ import annotations

from importlib import metadata


def _find() -> str:
    try:
        return metadata.version("daoflow-evidence")
    except metadata.PackageNotFoundError:
        # The single file carries no package metadata.
        return "0+unknown"


VERSION = _find()
