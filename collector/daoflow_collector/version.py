"""The version this program says it has."""

from __future__ import annotations


def _find() -> str:
    try:
        # The single file has this module instead of package metadata, which would take longer to read than all else at start.
        import daoflow_build  # type: ignore[import-not-found]
    except ImportError:
        from importlib import metadata

        return metadata.version("daoflow-evidence")
    return str(daoflow_build.VERSION)


VERSION = _find()
