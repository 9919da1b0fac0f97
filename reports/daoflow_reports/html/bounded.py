"""The report within its size: a browser opens it, a person can send it on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from daoflow_analyzer.result import Result
from daoflow_analyzer.result_parts.logs import ShownLogs

from daoflow_reports.html.render import MOST_ROWS, render
from daoflow_reports.packed_logs import PackedLogs

WARN_BYTES = 15_000_000
CAP_BYTES = 50_000_000


def render_bounded(result: Result, cap_bytes: int = CAP_BYTES, *, logs_packed: PackedLogs | None = None) -> str:
    """Return the report in at most `cap_bytes`: what it is too large for is left out, said on top, and is still in the bundle."""
    page = render(result, logs_packed=logs_packed)
    if _fits(page, cap_bytes):
        return page
    for smaller, omitted in _smaller(
        result, f"With everything this file would be larger than {cap_bytes / 1e6:.0f} MB"
    ):
        page = render(smaller, omitted=omitted)
        if _fits(page, cap_bytes):
            break
    return page


def _fits(page: str, cap_bytes: int) -> bool:
    # A character is at most four bytes: most pages need not be encoded to see it.
    return 4 * len(page) <= cap_bytes or len(page.encode()) <= cap_bytes


def _smaller(result: Result, why: str) -> Iterator[tuple[Result, str]]:
    page = result.page
    if page is not None:
        logs = page.logs
        reason = f"{logs.shown:,} lines left out of this file: daoflow-analyze logs shows them"
        missing = {**logs.missing, **{log.key: reason for log in logs.logs}}
        page = replace(page, logs=ShownLogs((), (), missing, logs.others, logs.other_lines))
        result = replace(result, page=page)
        yield result, f"{why}: the logs, {logs.shown:,} lines, are left out."
        page = replace(page, states=page.states[:MOST_ROWS])
    result = replace(
        result,
        page=page,
        findings=result.findings[:MOST_ROWS],
        state=result.state[:MOST_ROWS],
    )
    yield result, f"{why}: the logs are left out, and each table ends after {MOST_ROWS} rows."
