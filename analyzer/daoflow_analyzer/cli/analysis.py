"""From a command's arguments to a result: rules loaded, bundle opened, analysed; and the end of one that was tampered with."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from daoflow_analyzer.cli import output
from daoflow_analyzer.errors import TamperedError

if TYPE_CHECKING:
    from daoflow_bundle.reader import Bundle

    from daoflow_analyzer.cli.progress import OnRead
    from daoflow_analyzer.load import Facts
    from daoflow_analyzer.result import Result
    from daoflow_analyzer.result_parts.logs import OnShown
    from daoflow_analyzer.ruleset import RuleSet


def rule_set(folders: Sequence[Path]) -> RuleSet:
    """Return the shipped rules and a team's own; those that are broken are named on standard error."""
    import daoflow_rules

    from daoflow_analyzer.ruleset import load_rules

    rules = load_rules(daoflow_rules, *folders)
    for item in rules.broken:
        output.note(f"{item.path} is broken and was not run: {item.reason}")
    return rules


def analyse(
    bundle: str | Sequence[str],
    rules: RuleSet,
    *,
    identities: Sequence[Path],
    on_shown: OnShown | None = None,
    on_read: OnRead | None = None,
) -> Result:
    """Return the result for a bundle (its file, or parts of it), `on_shown` for the HTML report (see `analyze`).

    Raises `BundleUnusableError`.
    """
    return analyse_with_facts(bundle, rules, identities=identities, on_shown=on_shown, on_read=on_read)[0]


def analyse_with_facts(
    bundle: str | Sequence[str],
    rules: RuleSet,
    *,
    identities: Sequence[Path],
    on_shown: OnShown | None = None,
    on_read: OnRead | None = None,
) -> tuple[Result, Facts]:
    """Return the result and the facts under it. Raises as `analyse` does."""
    from daoflow_analyzer.opening import open_evidence

    with open_evidence(bundle, identities) as opened:
        return analyse_opened(opened, rules, on_shown=on_shown, on_read=on_read)


def refuse_tampered(facts: Facts) -> None:
    """Raise `TamperedError` for a bundle that is not what was collected. What could be read is analysed and written by then."""
    from daoflow_analyzer.facts.coverage import Integrity

    integrity = facts.get(Integrity)
    if integrity is None or integrity.state != "tampered":
        return
    told = [damage for damage in integrity.damages if damage.kind in ("tampered", "hostile")]
    words = "; ".join(f"{damage.member or 'the file'}: {damage.detail}" for damage in told[:1])
    more = f" (and {len(told) - 1} more)" if len(told) > 1 else ""
    raise TamperedError("the bundle is not what was collected", words + more)


def analyse_opened(
    opened: Bundle, rules: RuleSet, *, on_shown: OnShown | None = None, on_read: OnRead | None = None
) -> tuple[Result, Facts]:
    """Return the result and the facts of a bundle that is open, and stays open; damage is in the result."""
    from daoflow_analyzer.scan.scanner import prepare_scan

    prepared = prepare_scan(opened.manifest, rules.signatures)
    # The engine is compiled on another core meanwhile: what is imported and read here costs nothing.
    from daoflow_analyzer.analyze import analyze_with_facts
    from daoflow_analyzer.bundle_source import BundleSource

    if on_shown is not None:
        from daoflow_reports import html

        html.open_templates()
    return analyze_with_facts(BundleSource(opened, on_read), rules, prepared, on_shown=on_shown)
