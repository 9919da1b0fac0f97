"""What `daoflow … --json` printed (`daoflow/<command>.json`)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from daoflow_analyzer.finding import Evidence
from daoflow_analyzer.immutable import immutable


@immutable
class CliOutput:
    """One command. `data` is what stands under `data` of its answer; the exit code alone proves nothing (reference, 6.2)."""

    name: str
    command: str
    exit_code: int | None
    timed_out: bool
    data: Mapping[str, Any]
    error: str
    code: str
    stderr: tuple[str, ...]
    member: str

    def evidence(self, pointer: str, words: str) -> Evidence:
        """Point into the answer."""
        return Evidence(self.member, words[:500], pointer=pointer)


@immutable
class DaoflowCli:
    """All commands that were run, by name (`status`, `doctor`, `backup-list`, `diagnose-<id>`, …).

    `elsewhere`: where the command is logged in, when that is another control plane; what it said of that one is not in `outputs`.
    """

    outputs: Mapping[str, CliOutput]
    elsewhere: CliOutput | None = None

    def get(self, name: str) -> CliOutput | None:
        """Return one command's answer, or None."""
        return self.outputs.get(name)
