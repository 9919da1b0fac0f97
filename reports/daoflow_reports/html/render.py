"""Fill the report's template and pin its style and script by digest.

Every byte that came from a bundle goes through Jinja's autoescape and `visible`; links are never made from evidence. The content security
policy allows exactly the one style and the one script below, by SHA-256, and no request at all. Same result, same bytes.
"""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from importlib.resources import files

from daoflow_analyzer.finding import Evidence
from daoflow_analyzer.result import ExcerptLine, ReportedFinding, Result, Role, RuleOutcome
from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup

from daoflow_reports import markdown
from daoflow_reports.wording import EFFECTS, OUTCOMES, PLACES, SCOPES, moment, outcome_counts, place, visible

SHOWN_STEPS = 3
SHOWN_ABOVE = {"Host", "Collected", "Scope"}


def render(result: Result) -> str:
    """Return the whole report as one HTML document."""
    style = _asset("assets/report.css")
    script = _asset("assets/report.js")
    cause = next((item for item in result.findings if item.name == result.verdict.finding), None)
    return (
        _environment()
        .get_template("report.html.j2")
        .render(
            result=result,
            verdict=result.verdict,
            bundle=result.bundle,
            cause=cause,
            steps=cause.next_steps[:SHOWN_STEPS] if cause is not None else (),
            facts=tuple((label, value) for label, value in result.facts if label not in SHOWN_ABOVE),
            groups=_groups(result),
            anchors=_anchors(result),
            outcomes=_outcomes(result),
            counts=outcome_counts(result),
            gaps=tuple(row for row in result.coverage if row.is_gap),
            ticket=markdown.render(result),
            style=Markup(style),  # noqa: S704 - our own file, not the bundle's
            script=Markup(script),  # noqa: S704 - our own file, not the bundle's
            policy=_policy(style, script),
        )
    )


def _policy(style: str, script: str) -> str:
    def digest(text: str) -> str:
        return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()

    return (
        f"default-src 'none'; style-src 'sha256-{digest(style)}'; script-src 'sha256-{digest(script)}'; "
        "base-uri 'none'; form-action 'none'"
    )


def _asset(name: str) -> str:
    return files(__package__).joinpath(name).read_text(encoding="utf-8")


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FunctionLoader(lambda name: _asset(f"templates/{name}")),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["visible"] = visible
    environment.filters["moment"] = moment
    environment.filters["prose"] = _prose
    environment.filters["place"] = place
    environment.globals.update(
        id=id, EFFECTS=EFFECTS, PLACES=PLACES, SCOPES=SCOPES, OUTCOMES=OUTCOMES, excerpt=_excerpt
    )
    return environment


def _prose(text: str) -> Markup:
    """Return a rule's documentation with its `code` marked as such."""
    parts = visible(text).split("`")
    return Markup("").join(
        Markup("<code>{}</code>").format(part) if odd % 2 else part for odd, part in enumerate(parts)
    )


def _groups(result: Result) -> tuple[tuple[ReportedFinding, tuple[ReportedFinding, ...]], ...]:
    """Return each cause or independent finding with the symptoms that it explains, each symptom once."""
    heads = [item for item in result.findings if item.role is not Role.SYMPTOM]
    heads.sort(key=lambda item: (item.name != result.verdict.finding, -item.severity.rank, item.code))
    placed: set[int] = set()
    groups = []
    for head in heads:
        mine = []
        for item in result.findings:
            if item.role is Role.SYMPTOM and id(item) not in placed and head.name in item.explained_by:
                placed.add(id(item))
                mine.append(item)
        groups.append((head, tuple(mine)))
    # A symptom of a symptom hangs under nothing of its own: show it with the first cause.
    rest = [item for item in result.findings if item.role is Role.SYMPTOM and id(item) not in placed]
    if rest and groups:
        head, mine_already = groups[0]
        groups[0] = (head, (*mine_already, *rest))
    elif rest:
        groups = [(item, ()) for item in rest]
    return tuple(groups)


def _anchors(result: Result) -> dict[int, str]:
    """Return a stable HTML id for each finding, by its identity: the code, numbered where a rule found several."""
    seen: dict[str, int] = {}
    anchors = {}
    for item in result.findings:
        seen[item.code] = seen.get(item.code, 0) + 1
        anchors[id(item)] = f"finding-{item.code}" if seen[item.code] == 1 else f"finding-{item.code}-{seen[item.code]}"
    return anchors


def _outcomes(result: Result) -> tuple[tuple[RuleOutcome, tuple[object, ...]], ...]:
    order = (RuleOutcome.BROKEN, RuleOutcome.CANNOT_TELL, RuleOutcome.CLEAR, RuleOutcome.NOT_APPLICABLE)
    return tuple((kind, tuple(item for item in result.outcomes if item.outcome is kind)) for kind in order)


def _excerpt(result: Result, evidence: Evidence) -> tuple[ExcerptLine, ...]:
    """Return the lines around the evidence, or the evidence alone where there are none."""
    if evidence.line is not None:
        lines = result.excerpts.get((evidence.member, evidence.line))
        if lines:
            return lines
    return tuple(
        ExcerptLine(evidence.line or 0, line, is_evidence=True) for line in (evidence.excerpt.splitlines() or [""])[:12]
    )
