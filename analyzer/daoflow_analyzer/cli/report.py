"""`daoflow-analyze report`, the default: the HTML report, the findings document, the ticket text, and the verdict on the terminal."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from daoflow_analyzer.cli import options, output
from daoflow_analyzer.cli.analysis import analyse_with_facts, refuse_tampered, rule_set
from daoflow_analyzer.cli.completers import bundle_files
from daoflow_analyzer.cli.grouped import Grouped
from daoflow_analyzer.cli.output import STANDARD_STREAM
from daoflow_analyzer.cli.progress import reading
from daoflow_analyzer.finding import Severity

if TYPE_CHECKING:
    from daoflow_analyzer.result import Result

FAIL_BASE = 10

GROUPS = {
    "What is written": ("-o", "--json", "--markdown", "--quiet", "--no-color"),
    "What is read": ("--identity", "--allow-unverified", "--rules"),
    "For scripts": ("--fail-on",),
}


@click.command("report", cls=Grouped, groups=GROUPS)
@options.bundle
@click.argument("parts", nargs=-1, metavar="[MORE PARTS]...", shell_complete=bundle_files)
@click.option("-o", "html_output", metavar="FILE", help="Where the HTML report goes; `-` is standard output.")
@click.option("--json", "json_output", metavar="FILE|-", help="Write the findings document.")
@click.option("--markdown", "markdown_output", metavar="FILE|-", help="Write ticket text of at most 4,000 characters.")
@options.rules
@click.option(
    "--fail-on",
    type=click.Choice([item.value for item in Severity]),
    help="Exit with 10-14 when a finding is at least this severe.",
)
@options.identity
@click.option("--allow-unverified", is_flag=True, help="Let a bundle that was changed end with 0, not with 1.")
@options.no_color
@options.quiet
@options.verbose
def command(
    *,
    bundle: str,
    parts: tuple[str, ...],
    html_output: str | None,
    json_output: str | None,
    markdown_output: str | None,
    rule_folders: tuple[Path, ...],
    fail_on: str | None,
    identities: tuple[Path, ...],
    allow_unverified: bool,
    no_color: bool,
    quiet: bool,
) -> int:
    """Write the report of BUNDLE, or of the parts of one, and print the verdict (the default command).

    \b
    daoflow-analyze BUNDLE -o report.html
    daoflow-analyze BUNDLE --markdown - | wl-copy
    daoflow-analyze BUNDLE --json - --fail-on high
    """  # noqa: D301 - click reads \b as: leave these lines as they are
    outputs = (html_output, json_output, markdown_output)
    if outputs.count(STANDARD_STREAM) > 1:
        raise click.UsageError("only one of -o, --json and --markdown can be `-`")
    to_stream = STANDARD_STREAM in outputs
    rules = rule_set(rule_folders)
    from daoflow_reports.packed_logs import PackedLogs

    logs_packed = PackedLogs()
    with reading(bundle, quiet=quiet or json_output is not None) as on_read:
        result, facts = analyse_with_facts(
            (bundle, *parts),
            rules,
            identities=identities,
            on_shown=logs_packed.add if html_output is not None or not to_stream else None,
            on_read=on_read,
        )
    # Only now: while the bundle is analysed there is time to import them (see `analyse_opened`).
    from daoflow_reports import html, markdown
    from daoflow_reports import text as text_report

    from daoflow_analyzer.document import to_document

    if html_output is None and not to_stream:
        html_output = _report_name(result.bundle.file)
    files = _Files(at_once=to_stream)
    size_bytes = files.put(html_output, lambda: html.render_bounded(result, logs_packed=logs_packed))
    if size_bytes > html.WARN_BYTES and not quiet:
        output.note(
            f"{html_output} is {size_bytes / 1e6:.0f} MB: too large to mail; --markdown has what a ticket needs"
        )
    files.put(json_output, lambda: output.as_json(to_document(result)))
    files.put(markdown_output, lambda: markdown.render(result))
    if not quiet and not to_stream:
        room = text_report.MAX_LINES - len(files.written)
        colour = output.colour(no_color=no_color)
        output.tell(text_report.render(result, width=output.width(), colour=colour, lines=room))
        output.tell("".join(f"{path}\n" for path in files.written))
    files.complain()
    if not allow_unverified:
        refuse_tampered(facts)
    return _fail_code(result, fail_on)


class _Files:
    """Writes reports; one that cannot be made or written keeps nobody from the others, nor from the verdict, and is told at the end.

    `at_once`: it is told at once, since a program reads one document, not two.
    """

    def __init__(self, *, at_once: bool) -> None:
        self.written: list[str] = []
        self._failed: list[Exception] = []
        self._at_once = at_once

    def put(self, target: str | None, made: Callable[[], str]) -> int:
        """Write what `made` returns where a target was asked for. Returns its size in bytes."""
        if target is None:
            return 0
        try:
            size_bytes = output.write(target, made())
        except Exception as error:
            if self._at_once:
                raise
            self._failed.append(error)
            return 0
        self.written.append(target)
        return size_bytes

    def complain(self) -> None:
        """Raise what came first."""
        if self._failed:
            raise self._failed[0]


def _report_name(file: str) -> str:
    return "report.html" if file == STANDARD_STREAM else f"{file.removesuffix('.age').removesuffix('.tar.zst')}.html"


def _fail_code(result: Result, fail_on: str | None) -> int:
    worst = max((item.severity.rank for item in result.findings), default=-1)
    return FAIL_BASE + worst if fail_on is not None and worst >= Severity(fail_on).rank else 0
