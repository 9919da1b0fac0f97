"""`daoflow-analyze logs`: all services' logs as one, by time."""

from __future__ import annotations

import difflib
import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from daoflow_analyzer.cli import options, output
from daoflow_analyzer.cli.analysis import analyse_opened, rule_set
from daoflow_analyzer.cli.completers import rule_codes, services_of_bundle
from daoflow_analyzer.cli.grouped import Grouped
from daoflow_analyzer.errors import UsageError

if TYPE_CHECKING:
    from daoflow_bundle.reader import Bundle

    from daoflow_analyzer.merged_log.anchors import Anchors
    from daoflow_analyzer.merged_log.entry import LogEntry, Shown

LEVELS = ("warning", "error", "fatal")
AROUND_LINES = 10
GROUPS = {
    "Which lines": (
        "--service",
        "--grep",
        "--ignore-case",
        "--level",
        "--since",
        "--until",
        "--around",
        "--context",
        "--tail",
    ),
    "How they are shown": ("--jsonl", "--no-pager", "--no-color", "--quiet"),
    "What is read": ("--identity", "--rules"),
}


@click.command("logs", cls=Grouped, groups=GROUPS)
@options.bundle
@click.option(
    "--service",
    "services",
    multiple=True,
    metavar="NAME",
    shell_complete=services_of_bundle,
    help="Only this log (repeatable).",
)
@click.option("--grep", metavar="REGEX", help="Only lines that match.")
@click.option("-i", "--ignore-case", is_flag=True, help="Upper and lower case are the same to --grep.")
@click.option("--level", type=click.Choice(LEVELS), help="Only lines that are at least this bad.")
@click.option("--since", metavar="TIME", help="From here: 15m (before the collection), 17:25, or date and time in UTC.")
@click.option("--until", metavar="TIME", help="Up to here.")
@click.option(
    "--around",
    metavar="FINDING|LOG:LINE",
    shell_complete=rule_codes,
    help="The lines that a finding cites, and what all logs said around them.",
)
@click.option(
    "--context", type=click.IntRange(0, 1000), metavar="N", help="Lines around each hit [0; 10 with --around]."
)
@click.option("--tail", type=click.IntRange(1, 10_000), metavar="N", help="Only the last so many lines.")
@click.option("--jsonl", is_flag=True, help="One JSON object a line, for programs.")
@click.option("--no-pager", is_flag=True, help="Print at once, also on a terminal.")
@options.rules
@options.identity
@options.no_color
@options.quiet
@options.verbose
def command(
    *,
    bundle: str,
    services: tuple[str, ...],
    grep: str | None,
    ignore_case: bool,
    level: str | None,
    since: str | None,
    until: str | None,
    around: str | None,
    context: int | None,
    tail: int | None,
    jsonl: bool,
    no_pager: bool,
    rule_folders: tuple[Path, ...],
    identities: tuple[Path, ...],
    no_color: bool,
    quiet: bool,
) -> None:
    """Print the logs of all services as one, by time.

    \b
    daoflow-analyze logs BUNDLE --level error
    daoflow-analyze logs BUNDLE --around CP009
    daoflow-analyze logs BUNDLE --service daoflow --grep ENOTFOUND --context 3
    """  # noqa: D301 - click reads \b as: leave these lines as they are
    from daoflow_reports import log_text

    from daoflow_analyzer.merged_log.merge import logs_of, merged
    from daoflow_analyzer.merged_log.pattern import line_pattern
    from daoflow_analyzer.merged_log.selection import between, newest, with_context
    from daoflow_analyzer.merged_log.time_bound import time_bound
    from daoflow_analyzer.opening import open_evidence

    pattern = line_pattern(grep, ignore_case=ignore_case) if grep is not None else None
    opened = open_evidence(bundle, identities)
    with opened:
        collected_at = opened.header.started_at
        window = tuple(time_bound(text, collected_at) if text else None for text in (since, until))
        present = logs_of(opened)
        chosen = _chosen(opened, present, services)
        anchors = _anchors(around, opened, present, rule_folders) if around is not None else None
        damages: dict[str, str] = {}
        entries = between(merged(opened, chosen, damages), *window)
        lines_around = context if context is not None else AROUND_LINES if anchors else 0
        shown: Iterable[Shown] = with_context(entries, _test(pattern, level, anchors), lines_around)
        if tail is not None:
            shown = newest(shown, tail)
        counted = _Counted(shown)
        if jsonl:
            output.show_all(_json_line(item) for item in counted)
        else:
            looked_for = pattern is not None or level is not None or anchors is not None
            paged = output.pages(no_pager=no_pager)
            colour = output.colour(no_color=no_color)
            text = log_text.lines(
                counted, chosen, colour=colour, highlight=pattern, marked=looked_for and lines_around > 0
            )
            output.page(text, colour=colour) if paged else output.show_all(text)
        if not quiet:
            for note in _notes(opened, present, chosen, damages, counted.count):
                output.note(note)


class _Counted:
    """Iterates over what is shown, and counts it."""

    def __init__(self, shown: Iterable[Shown]) -> None:
        self.count = 0
        self._shown = shown

    def __iter__(self) -> Iterator[Shown]:
        for item in self._shown:
            self.count += 1
            yield item


def _chosen(opened: Bundle, present: Mapping[str, str], services: tuple[str, ...]) -> dict[str, str]:
    """Return the logs to merge. Raises `UsageError` for a service that has none."""
    from daoflow_analyzer.merged_log.merge import MAX_LOGS

    if not services and len(present) > MAX_LOGS:
        raise UsageError(
            f"the bundle has {len(present)} logs", f"at most {MAX_LOGS} are merged", "Name some with --service."
        )
    for name in services:
        if name not in present:
            sources = opened.manifest.sources if opened.manifest is not None else ()
            reason = next(
                (item.reason or item.outcome.value for item in sources if item.source == f"logs/{name}"), None
            )
            near = difflib.get_close_matches(name, present, n=1)
            raise UsageError(
                f"the bundle has no log of '{name}'",
                reason or (f"did you mean '{near[0]}'?" if near else ""),
                f"The logs are: {', '.join(present) or 'none'}.",
            )
    return {name: present[name] for name in services} if services else dict(present)


def _anchors(around: str, opened: Bundle, present: Mapping[str, str], rule_folders: tuple[Path, ...]) -> Anchors:
    from daoflow_analyzer.merged_log.anchors import finding_anchors, line_anchor

    return line_anchor(around, present) or finding_anchors(around, analyse_opened(opened, rule_set(rule_folders))[0])


def _test(pattern: Any, level: str | None, anchors: Anchors | None) -> Any:
    """Return the one test that a line must pass: everything that was asked for."""
    from daoflow_analyzer.scan.levels import Level, level_of

    least = Level[level.upper()] if level is not None else None

    def picks(entry: LogEntry) -> bool:
        if anchors is not None and (entry.member, entry.line) not in anchors:
            return False
        if pattern is not None and pattern.search(entry.text) is None:
            return False
        return least is None or (level_of(entry.text, entry.service) or 0) >= least

    return picks


def _json_line(item: Shown) -> str:
    entry = item.entry
    document = {
        "time": entry.time or None,
        "service": entry.service,
        "member": entry.member,
        "line": entry.line,
        "stream": entry.stream or None,
        "text": entry.text,
        "selected": item.selected,
    }
    return json.dumps(document, ensure_ascii=True) + "\n"


def _notes(
    opened: Bundle, present: Mapping[str, str], chosen: Mapping[str, str], damages: Mapping[str, str], count: int
) -> Iterator[str]:
    """Yield what a reader must know about what was not shown."""
    if not count:
        yield "no line matches" if chosen else "the bundle has no logs"
    for member, why in damages.items():
        yield f"{member} is damaged and ends early: {why}"
    if opened.manifest is not None and len(chosen) == len(present):
        for record in opened.manifest.sources:
            service = record.source.removeprefix("logs/")
            if record.source.startswith("logs/") and service not in present and record.outcome.value != "absent":
                yield f"no log of {service}: {record.reason or record.outcome.value}"
