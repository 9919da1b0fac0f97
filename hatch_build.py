"""Hatch's hook for the wheel: it brings the report's templates compiled, which is most of what rendering would take."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

FOLDER = Path("reports", "daoflow_reports", "html", "compiled")


class CompiledTemplates(BuildHookInterface[Any]):
    """Compile the templates beside their sources; an editable installation finds them there, too."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002 - hatch's signature
        """Write them, and have them taken though Git ignores them."""
        sys.path[:0] = [str(Path(self.root, folder)) for folder in ("bundle", "analyzer", "reports")]
        from daoflow_reports.html.render import environment  # noqa: PLC0415 - found only now
        from daoflow_reports.html.template_loader import compile_all  # noqa: PLC0415

        compile_all(environment(), Path(self.root, FOLDER))
        build_data["artifacts"].append(f"/{FOLDER.as_posix()}/*")
