"""`daoflow-analyze`: the only module here that prints and exits, and the only one that knows rules and renderers."""

from __future__ import annotations

import json
import os
import shutil
import sys
import textwrap
import traceback
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from daoflow_analyzer.errors import AnalyzerError, OutputError, TamperedError
from daoflow_analyzer.finding import Severity

if TYPE_CHECKING:
    from daoflow_analyzer.load import Facts
    from daoflow_analyzer.result import Result
    from daoflow_analyzer.ruleset import RuleSet

# Rules, reader and renderers are imported where they are used: with them, --version and --help take three times as long.

STANDARD_STREAM = "-"
FAIL_BASE = 10
INTERRUPTED = 130
NARROW = 40
HELP = """Analyse an evidence bundle of a DaoFlow host, offline.

\b
daoflow-analyze BUNDLE                write the HTML report, print the verdict
daoflow-analyze BUNDLE --json -       the findings document on standard output
daoflow-analyze BUNDLE --markdown -   ticket text
daoflow-analyze diff OLD NEW          what changed between two bundles of a host
daoflow-analyze explain CP007         what a finding means
"""
EXIT_CODES = """\b
Exit codes: 0 analysed, whatever was found · 1 cannot analyse · 2 usage
10-14 only with --fail-on: highest severity, info 10 to critical 14 · 130 interrupted"""


class DefaultReport(click.Group):
    """A group whose default command is `report`: `daoflow-analyze BUNDLE` is `daoflow-analyze report BUNDLE`."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Put `report` in front of arguments that name no command."""
        if args and args[0] not in self.commands and args[0] not in ("--help", "-h", "--version"):
            args.insert(0, "report")
        return super().parse_args(ctx, args)


@click.group(
    cls=DefaultReport,
    help=HELP,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog=EXIT_CODES,
)
@click.version_option(package_name="daoflow-evidence", prog_name="daoflow-analyze")
def cli() -> None:
    """Analyse an evidence bundle of a DaoFlow host, offline."""


RULES_OPTION = click.option(
    "--rules",
    "rule_folders",
    multiple=True,
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Also run the rules in this folder (they are Python code; repeatable).",
)
IDENTITY_OPTION = click.option(
    "--identity",
    "identities",
    multiple=True,
    metavar="FILE",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Key file of age that opens an encrypted bundle (repeatable).",
)
VERBOSE_OPTION = click.option("--verbose", is_flag=True, help="Show details of an error.")


@cli.command(epilog=EXIT_CODES)
@click.argument("bundle")
@click.option("-o", "output", metavar="FILE", help="Where the HTML report goes; `-` is standard output.")
@click.option("--json", "json_output", metavar="FILE|-", help="Write the findings document.")
@click.option("--markdown", "markdown_output", metavar="FILE|-", help="Write ticket text of at most 4,000 characters.")
@RULES_OPTION
@click.option(
    "--fail-on",
    type=click.Choice([item.value for item in Severity]),
    help="Exit with 10-14 when a finding is at least this severe.",
)
@IDENTITY_OPTION
@click.option("--allow-unverified", is_flag=True, help="Analyse a bundle that does not match its digests.")
@click.option("--no-color", is_flag=True, help="No colours (NO_COLOR does the same).")
@click.option("--quiet", is_flag=True, help="Print nothing but what was asked for.")
@VERBOSE_OPTION
def report(
    *,
    bundle: str,
    output: str | None,
    json_output: str | None,
    markdown_output: str | None,
    rule_folders: tuple[Path, ...],
    fail_on: str | None,
    identities: tuple[Path, ...],
    allow_unverified: bool,
    no_color: bool,
    quiet: bool,
    verbose: bool,
) -> None:
    """Write the report of BUNDLE and print the verdict (the default command)."""
    with _errors(verbose=verbose):
        from daoflow_reports import html, markdown
        from daoflow_reports import text as text_report

        from daoflow_analyzer.document import to_document

        outputs = (output, json_output, markdown_output)
        if outputs.count(STANDARD_STREAM) > 1:
            raise click.UsageError("only one of -o, --json and --markdown can be `-`")
        to_stream = STANDARD_STREAM in outputs
        rules = _rule_set(rule_folders)
        with _progress(f"analysing {bundle}", quiet=quiet):
            result = _analyse(bundle, rules, identities=identities, allow_unverified=allow_unverified)
        if output is None and not to_stream:
            output = _report_name(result.bundle.file)
        if output is not None:
            _write(output, html.render(result))
        if json_output is not None:
            _write(json_output, _json(to_document(result)))
        if markdown_output is not None:
            _write(markdown_output, markdown.render(result))
        if not quiet and not to_stream:
            _print(text_report.render(result, width=_width(), colour=_colour(no_color=no_color)))
            for path in (item for item in (output, json_output, markdown_output) if item is not None):
                _print(f"{path}\n")
        code = _fail_code(result, fail_on)
    sys.exit(code)


@cli.command()
@click.argument("old")
@click.argument("new")
@click.option("--json", "json_output", metavar="FILE|-", help="Write the comparison as JSON (`-`: standard output).")
@RULES_OPTION
@IDENTITY_OPTION
@click.option("--allow-unverified", is_flag=True, help="Compare bundles that do not match their digests.")
@VERBOSE_OPTION
def diff(
    *,
    old: str,
    new: str,
    json_output: str | None,
    rule_folders: tuple[Path, ...],
    identities: tuple[Path, ...],
    allow_unverified: bool,
    verbose: bool,
) -> None:
    """Print what changed from bundle OLD to bundle NEW of one host."""
    with _errors(verbose=verbose):
        from daoflow_reports import diff_text

        from daoflow_analyzer.bundle_diff import compare_bundles
        from daoflow_analyzer.diff_document import diff_document

        if old == new == STANDARD_STREAM:
            raise click.UsageError("only one of the bundles can be `-`")
        rules = _rule_set(rule_folders)
        before, after = (
            _analyse_with_facts(bundle, rules, identities=identities, allow_unverified=allow_unverified)
            for bundle in (old, new)
        )
        found = compare_bundles(before, after)
        if json_output is not None:
            _write(json_output, _json(diff_document(found)))
        if json_output != STANDARD_STREAM:
            _print(diff_text.render(found, width=_width()))


@cli.command("rules")
@RULES_OPTION
@click.option("--missing", "bundle", metavar="BUNDLE", help="List what could not be judged in this bundle, and why.")
@IDENTITY_OPTION
@VERBOSE_OPTION
def list_rules(rule_folders: tuple[Path, ...], bundle: str | None, identities: tuple[Path, ...], verbose: bool) -> None:
    """List the rules; with --missing, those that a bundle leaves without an answer."""
    with _errors(verbose=verbose):
        from daoflow_analyzer.result import RuleOutcome

        rules = _rule_set(rule_folders)
        if bundle is None:
            width = max(len(loaded.rule.name) for loaded in rules)
            for loaded in rules:
                rule = loaded.rule
                _print(
                    f"{rule.code}  {rule.name:<{width}}  {rule.severity.value:<8}  {rule.section.value}: {rule.title}\n"
                )
            return
        result = _analyse(bundle, rules, identities=identities, allow_unverified=True)
        silent = [item for item in result.outcomes if item.outcome in (RuleOutcome.CANNOT_TELL, RuleOutcome.BROKEN)]
        for item in silent:
            needs = f" (needs {', '.join(item.needs)})" if item.needs else ""
            _print(f"{item.code}  {item.name}: {item.outcome.value}: {item.reason}{needs}\n")
        if not silent:
            _print("Every rule could be judged.\n")


@cli.command()
@click.argument("rule", metavar="CODE|NAME")
@RULES_OPTION
@VERBOSE_OPTION
def explain(rule: str, rule_folders: tuple[Path, ...], verbose: bool) -> None:
    """Print what a finding means, how to confirm it and what to do."""
    with _errors(verbose=verbose):
        loaded = _rule_set(rule_folders).find(rule)
        found = loaded.rule
        _print(f"{found.code} {found.name} ({found.severity.value})\n{found.title}\n")
        for heading, body in loaded.documentation.items():
            _print(f"\n{heading}\n{textwrap.indent(body, '    ')}\n")
        if found.explains:
            _print(f"\nExplains\n{textwrap.indent(textwrap.fill(', '.join(found.explains), 76), '    ')}\n")


@cli.command()
def schema() -> None:
    """Print the JSON Schema of the findings document."""
    from daoflow_analyzer.schema import findings_schema

    _print(_json(findings_schema()))


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the program (entry point)."""
    cli.main(args=list(arguments) if arguments is not None else None, prog_name="daoflow-analyze")


def _rule_set(folders: Sequence[Path]) -> RuleSet:
    import daoflow_rules

    from daoflow_analyzer.ruleset import load_rules

    return load_rules(daoflow_rules, *folders)


def _analyse(bundle: str, rules: RuleSet, *, identities: Sequence[Path], allow_unverified: bool) -> Result:
    return _analyse_with_facts(bundle, rules, identities=identities, allow_unverified=allow_unverified)[0]


def _analyse_with_facts(
    bundle: str, rules: RuleSet, *, identities: Sequence[Path], allow_unverified: bool
) -> tuple[Result, Facts]:
    from daoflow_analyzer.analyze import analyze_with_facts
    from daoflow_analyzer.bundle_source import BundleSource
    from daoflow_analyzer.opening import open_evidence

    opened = open_evidence(bundle, identities)
    with BundleSource(opened) as source:
        result, facts = analyze_with_facts(source, rules)
        tampered = [damage for damage in source.damages if damage.kind == "tampered"]
    if tampered and not allow_unverified:
        first = tampered[0]
        more = f" (and {len(tampered) - 1} more)" if len(tampered) > 1 else ""
        raise TamperedError(f"{first.member or bundle} does not match what was recorded{more}", first.detail)
    return result, facts


def _report_name(file: str) -> str:
    return "report.html" if file == STANDARD_STREAM else f"{file.removesuffix('.age').removesuffix('.tar.zst')}.html"


def _fail_code(result: Result, fail_on: str | None) -> int:
    worst = max((item.severity.rank for item in result.findings), default=-1)
    return FAIL_BASE + worst if fail_on is not None and worst >= Severity(fail_on).rank else 0


def _json(document: Any) -> str:
    return json.dumps(document, indent=2, ensure_ascii=False) + "\n"


def _write(target: str, content: str) -> None:
    """Write a whole file or none: beside its target first, then under its name."""
    if target == STANDARD_STREAM:
        _print(content)
        return
    path = Path(target)
    partial = path.with_name(f".{path.name}.{os.getpid()}.partial")
    try:
        partial.write_text(content, encoding="utf-8", errors="backslashreplace")
        partial.replace(path)
    except OSError as error:
        partial.unlink(missing_ok=True)
        raise OutputError(f"{target} cannot be written", error.strerror or str(error)) from error


def _print(content: str) -> None:
    """Write to standard output whatever its encoding can show."""
    encoding = sys.stdout.encoding or "utf-8"
    click.echo(content.encode(encoding, "replace").decode(encoding), nl=False)


def _width() -> int:
    return max(NARROW, shutil.get_terminal_size((80, 24)).columns) if sys.stdout.isatty() else 80


def _colour(*, no_color: bool) -> bool:
    plain = no_color or bool(os.environ.get("NO_COLOR")) or os.environ.get("TERM") == "dumb"
    return sys.stdout.isatty() and not plain


@contextmanager
def _progress(words: str, *, quiet: bool) -> Iterator[None]:
    """Show a line on standard error while something takes its time; only on a terminal, and gone afterwards."""
    shown = not quiet and sys.stderr.isatty() and os.environ.get("TERM") != "dumb"
    if shown:
        click.echo(f"{words} …", err=True, nl=False)
    try:
        yield
    finally:
        if shown:
            click.echo("\r\x1b[K", err=True, nl=False)


@contextmanager
def _errors(*, verbose: bool) -> Iterator[None]:
    """Turn every failure into words and the contract's exit code: no traceback reaches anyone who did not ask for it."""
    try:
        yield
    except click.ClickException:
        raise
    except AnalyzerError as error:
        _complain(error.code, str(error), error.because, error.advice)
        code = error.exit_code
    except KeyboardInterrupt:
        _complain("interrupted", "stopped before the analysis was done", "", "Run it again.")
        code = INTERRUPTED
    except BrokenPipeError:  # whoever read us has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = 0
    except Exception as error:  # a defect of this program: said as one
        _complain(
            "internal",
            "this is a defect of daoflow-analyze",
            f"{type(error).__name__}: {error}",
            "Report it with --verbose.",
        )
        code = 1
    else:
        return
    if verbose:
        click.echo(traceback.format_exc(), err=True, nl=False)
    sys.exit(code)


def _complain(code: str, what: str, because: str, advice: str) -> None:
    lines = [f"error[{code}]: {what}"]
    if because:
        lines.append(f"  because  {because}")
    lines.append(f"  try      {advice}")
    click.echo("\n".join(lines), err=True)
