"""`daoflow/<command>.json`: one answer of DaoFlow about itself, from its CLI or its HTTP API, in one shape."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from daoflow_collector.daoflow.never_collected import without

if TYPE_CHECKING:
    from daoflow_collector.context import Context
    from daoflow_collector.daoflow.source_order import SourceOrder
    from daoflow_collector.machine.host import CommandResult

_STDERR_LINES = 20


@dataclass(frozen=True)
class Answer:
    """One answer. `output`: the JSON that was printed, None when it was none (then `text` is what was)."""

    source: str
    command: str
    exit_code: int | None
    timed_out: bool
    duration_s: float
    output: Any
    stderr: tuple[str, ...] = ()
    text: tuple[str, ...] = ()

    @property
    def data(self) -> Mapping[str, Any]:
        """Return what the envelope holds; empty when it says that it failed."""
        found = self.output.get("data") if isinstance(self.output, dict) else None
        return found if isinstance(found, dict) else {}

    def document(self) -> dict[str, Any]:
        """Return the member."""
        found: dict[str, Any] = {
            "source": self.source,
            "command": self.command,
            "exit_code": self.exit_code,
            "timed_out": self.timed_out,
            "duration_s": self.duration_s,
            "output": without(self.output),
            "stderr": list(self.stderr),
        }
        if self.text:
            found["text"] = list(self.text)
        return found


def _lines(content: bytes) -> tuple[str, ...]:
    return tuple(line for line in content.decode("utf-8", "replace").splitlines() if line.strip())[:_STDERR_LINES]


def of_command(result: CommandResult) -> Answer:
    """Return what a command of the CLI said."""
    try:
        output = json.loads(result.stdout) if result.stdout.strip() and not result.truncated else None
    except (ValueError, RecursionError):
        output = None
    return Answer(
        source="cli",
        command=" ".join(result.argv),
        exit_code=result.exit_code,
        timed_out=result.timed_out,
        duration_s=round(result.duration_s, 3),
        output=output if isinstance(output, (dict, list)) else None,
        stderr=_lines(result.stderr),
        text=() if isinstance(output, (dict, list)) else _lines(result.stdout),
    )


def write(context: Context, order: SourceOrder, name: str, answer: Answer) -> None:
    """Write an answer unless a source before this one gave it."""
    path = f"daoflow/{name}.json"
    if order.take(path):
        context.sink.json(path, answer.document(), how=answer.command)
