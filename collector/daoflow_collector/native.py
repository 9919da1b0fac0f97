"""What this run is made of: interpreter, form, and for each part that may be native which one serves or why it fell back."""

from __future__ import annotations

import platform
import sys
from collections.abc import Mapping

_VERSIONED = ("click", "docker")


def native_parts() -> Mapping[str, str]:
    """Return part → what serves, in words, for the manifest and `--version --verbose`."""
    from daoflow_bundle import json_encoding, zstd

    refused = _refused()
    parts = {
        "python": f"{platform.python_implementation()} {platform.python_version()} {platform.machine()}",
        "form": _form(),
        "zstd": _because(zstd.BACKEND, refused.get("zstandard.backend_c")),
        "json": _because(json_encoding.BACKEND, refused.get("orjson.orjson") or refused.get("orjson")),
    }
    parts.update({name: _version_of(name) for name in _VERSIONED})
    return parts


def _because(serves: str, refused: str | None) -> str:
    return serves if refused is None else f"{serves}; {refused}"


def _form() -> str:
    loader = sys.modules.get("daoflow_loader")
    if loader is not None:
        return str(loader.STATE["form"])
    try:
        from daoflow_build import FORM  # type: ignore[import-not-found]
    except ImportError:
        return "installed package"
    return str(FORM)


def _refused() -> Mapping[str, str]:
    loader = sys.modules.get("daoflow_loader")
    return {} if loader is None else loader.REFUSED


def _version_of(name: str) -> str:
    try:
        from daoflow_build import PARTS
    except ImportError:
        from importlib import metadata

        return metadata.version(name)
    return str(PARTS.get(name, "absent"))
