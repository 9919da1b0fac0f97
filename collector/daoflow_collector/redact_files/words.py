"""What `daoflow-collect redact` tells at its end: lines for people, a document for programs."""

from __future__ import annotations

from typing import Any

from daoflow_collector.redact_files.tree import RedactedTree

_SHOWN_KINDS = 6
_SHOWN_FILES = 20


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def summary_lines(result: RedactedTree) -> list[str]:
    """Return what was redacted, what was left out and why, and what the operator should still do."""
    kinds = sorted(result.redactions.items(), key=lambda item: -item[1])
    named = ", ".join(f"{kind} {number}" for kind, number in kinds[:_SHOWN_KINDS])
    more = f", {len(kinds) - _SHOWN_KINDS} more kinds" if len(kinds) > _SHOWN_KINDS else ""
    removed = _counted(sum(result.redactions.values()), "value")
    lines = [
        f"{_counted(result.files, 'file')} redacted, {removed} removed{f' ({named}{more})' if named else ''}",
        f"    {result.path}",
    ]
    if result.left_out:
        lines.append(f"{len(result.left_out)} left out (a stub says so in its place):")
        lines += [f"    {_printable(item.path)}: {item.reason}" for item in result.left_out[:_SHOWN_FILES]]
        if len(result.left_out) > _SHOWN_FILES:
            lines.append(f"    and {len(result.left_out) - _SHOWN_FILES} more")
    lines.append(
        "Searched again for every known secret: none found. Read it before you send it: a secret that nothing names can look like a word."
    )
    return lines


def summary_document(result: RedactedTree) -> dict[str, Any]:
    """Return the same for programs."""
    return {
        "path": result.path,
        "files": result.files,
        "redactions": result.redactions,
        "left_out": [{"path": item.path, "reason": item.reason} for item in result.left_out],
    }


def _printable(text: str) -> str:
    return "".join(character if character.isprintable() else "?" for character in text)
