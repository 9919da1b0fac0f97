"""What changed between two bundles, for the terminal."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Sequence

from daoflow_analyzer.diff_result import BundleDiff, Change, EnvChange
from daoflow_analyzer.result import ReportedFinding, Role, StateRow

from daoflow_reports.wording import moment, visible

SHOWN = 20


def render(diff: BundleDiff, *, width: int = 80) -> str:
    """Return the comparison as text, ending with a newline; sections without anything in them are left out."""
    lines = [
        f"old  {visible(diff.old.file)}  {visible(diff.old.host)}  {moment(diff.old.collected_at)}",
        f"new  {visible(diff.new.file)}  {visible(diff.new.host)}  {moment(diff.new.collected_at)}",
        "",
    ]
    lines += _wrapped(f"was  {diff.old_verdict.headline}", width)
    lines += _wrapped(f"is   {diff.new_verdict.headline}", width)
    lines += ["", *_wrapped(_sum(diff), width)]
    lines += [line for note in diff.notes for line in _wrapped(f"note {note}", width)]
    changed = (
        f"{new.code} {new.name}: {old.severity.value} → {new.severity.value}, {new.role.value}"
        for old, new in diff.changed
    )
    lines += _section("New findings", map(_finding, _ordered(diff.came)), width)
    lines += _section("Findings that are gone", map(_finding, _ordered(diff.went)), width)
    lines += _section("Findings that changed", changed, width)
    lines += _section("Versions", map(_change, diff.versions), width)
    lines += _section("Containers", map(_change, diff.containers), width)
    lines += _section("Settings", map(_setting, diff.settings), width)
    lines += _section("State: new differences", map(_row, diff.state_came), width)
    lines += _section("State: gone differences", map(_row, diff.state_went), width)
    return "\n".join(lines) + "\n"


def _sum(diff: BundleDiff) -> str:
    """Say in one sentence how much changed."""
    if diff.is_empty:
        return "Nothing changed."
    counts = (
        (len(diff.came), "new finding", "new findings"),
        (len(diff.went), "finding gone", "findings gone"),
        (len(diff.changed), "finding changed", "findings changed"),
        (len(diff.versions), "other version", "other versions"),
        (len(diff.containers), "container changed", "containers changed"),
        (len(diff.settings), "setting changed", "settings changed"),
        (len(diff.state_came) + len(diff.state_went), "difference of state", "differences of state"),
    )
    words = [f"{count} {one if count == 1 else many}" for count, one, many in counts if count]
    return f"{', '.join(words)}."


def _ordered(findings: Sequence[ReportedFinding]) -> list[ReportedFinding]:
    """Return causes before what they explain, each by severity."""
    return sorted(findings, key=lambda item: (item.role is Role.SYMPTOM, -item.severity.rank, item.code))


def _section(title: str, items: Iterable[str], width: int) -> list[str]:
    found = list(items)
    if not found:
        return []
    lines = ["", title]
    for item in found[:SHOWN]:
        lines += textwrap.wrap(
            visible(item), width, initial_indent="  ", subsequent_indent="    ", break_on_hyphens=False
        ) or ["  "]
    if len(found) > SHOWN:
        lines.append(f"  … and {len(found) - SHOWN} more (--json has them all)")
    return lines


def _wrapped(words: str, width: int) -> list[str]:
    return textwrap.wrap(visible(words), width, subsequent_indent="     ")


def _finding(item: ReportedFinding) -> str:
    return f"{item.code} {item.name} ({item.severity.value}): {item.message}"


def _change(item: Change) -> str:
    return f"{item.what}: {item.old or 'none'} → {item.new or 'none'}"


def _setting(item: EnvChange) -> str:
    if item.old is None and item.new is None:
        return f"{item.key}: {item.change}"
    return f"{item.key}: {item.change} ({item.old or 'none'} → {item.new or 'none'})"


def _row(row: StateRow) -> str:
    sides = f"declared {row.declared or 'none'}, frozen {row.frozen or 'none'}, live {row.live or 'none'}"
    return f"{row.service} {row.path} ({row.state_class}): {sides}"
