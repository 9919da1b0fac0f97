"""Fill the report's template: one self-contained file, the same bytes for the same result.

Every byte that came from a bundle goes through Jinja's autoescape and `visible`; links are never made from evidence. The content security
policy allows exactly our own styles and script, by SHA-256, and no request at all.
"""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from functools import cache, partial

from daoflow_analyzer.background import Background
from daoflow_analyzer.result import ESCALATION_LINES, Page, ReportedOutcome, Result, RuleOutcome
from daoflow_analyzer.result_parts.logs import ShownLogs
from daoflow_analyzer.result_parts.provenance import MemberLine, Provenance
from jinja2 import Environment, StrictUndefined
from markupsafe import Markup

from daoflow_reports import markdown
from daoflow_reports.html import assets
from daoflow_reports.html.evidence_places import Places, numbered, proof
from daoflow_reports.html.finding_groups import anchors, beside, folded, groups, names_of, repeated
from daoflow_reports.html.payloads import Payload, payloads
from daoflow_reports.html.state_rows import tables
from daoflow_reports.html.template_loader import loader, names
from daoflow_reports.html.timeline.axis import clock
from daoflow_reports.html.timeline.drawing import draw
from daoflow_reports.html.timeline.events import MARKS, event_rows
from daoflow_reports.html.timeline.lanes import LEGEND
from daoflow_reports.html.timeline.layout import LARGE, SMALL
from daoflow_reports.html.words import (
    CLASSES,
    INTEGRITY,
    SIGNS,
    about,
    age,
    counted,
    duration,
    outline,
    playbook_url,
    prose,
    stamp,
    until,
)
from daoflow_reports.missing_text import commands_for
from daoflow_reports.packed_logs import PackedLogs
from daoflow_reports.wording import (
    EFFECTS,
    OUTCOMES,
    SCOPES,
    SCOPES_MEAN,
    brief,
    expectations,
    moment,
    outcome_counts,
    place,
    place_of,
    role_of,
    visible,
    with_numbers,
)

NOTHING_THERE = {"absent", "skipped", "empty"}
SHOWN_STEPS = 3
SHOWN_LATER = 2
"""Later steps on the first screen, each a line; its link leads to all of them, and paper has them all."""
SHOWN_PLACES = 4
SHOWN_GROUPS = 5
PRINTED_GROUPS = 10
"""Paper has no link to the others; the summary must stay within two pages."""
SHOWN_SYMPTOMS = 4
SHOWN_SOURCES = 50
SHOWN_DAMAGES = 100
MOST_ROWS = 500
"""Of a table: who wants to see thousands of rows searches the findings document."""
SHOWN_ABOVE = {"Host", "Collected"}
EMPTY = Page(None, ShownLogs((), (), {}), (), Provenance())


def render(result: Result, *, omitted: str = "", logs_packed: PackedLogs | None = None) -> str:
    """Return the whole report as one HTML document.

    `omitted` says on top what there was no room for; `logs_packed` has the logs that are being packed already.
    """
    page = result.page or EMPTY
    template = environment().get_template("report.html.j2")
    # Compressing needs no Python: it is done by the time the template gets to it.
    packed = Background(lambda: tuple(payloads(result, logs_packed)))
    places = Places(result)
    styles = (assets.style(), _footer_style(result))
    cause = result.cause
    found = groups(result)
    return template.render(
        result=result,
        omitted=omitted,
        verdict=result.verdict,
        bundle=result.bundle,
        cause=cause,
        symptom=result.leading_symptom,
        steps=cause.next_steps[:SHOWN_STEPS] if cause is not None else (),
        facts=tuple((label, value) for label, value in result.facts if label not in SHOWN_ABOVE),
        groups=found,
        rows=folded(found),
        anchors=anchors(result),
        repeated=repeated(result),
        beside=beside(found, cause),
        outcomes=_outcomes(result),
        commands=partial(commands_for, result),
        counts=outcome_counts(result),
        gaps=tuple(row for row in result.coverage if row.is_gap),
        nothing_there=_nothing_there(result),
        logs=page.logs,
        states=tables(page.states),
        sides_missing=page.sides_missing,
        provenance=page.provenance,
        verified=sum(member.state == "verified" for member in page.provenance.members),
        listed=len(page.provenance.members) or result.members,
        members=_wrong_first(page.provenance),
        link=places.link,
        is_log=places.is_log,
        files=places.files(),
        files_left_out=page.files.left_out,
        excerpt=places.excerpt,
        ticket=markdown.render(result),
        payloads=_awaited(packed),
        styles=tuple(map(Markup, styles)),
        script=Markup(assets.script()),  # noqa: S704 - our own file, not the bundle's
        policy=assets.policy(styles, assets.script()),
        **_timeline(page, places),
    )


def _awaited(packed: Background[tuple[Payload, ...]]) -> Iterator[Payload]:
    yield from packed.result()


def _timeline(page: Page, places: Places) -> dict[str, object]:
    timeline = page.timeline
    if timeline is None or not timeline.lanes:
        return {"timeline": None, "picture": None, "drawings": (), "events": (), "spans": ()}
    rows = event_rows(timeline)
    return {
        "timeline": timeline,
        "picture": draw(timeline, 0, rows, SMALL, places),
        "drawings": tuple(draw(timeline, index, rows, LARGE, places) for index in range(len(timeline.windows))),
        "events": rows,
        "spans": tuple(
            {
                "start": clock(span.start, date=True),
                "end": clock(span.end, date=True),
                "lane": lane.name,
                "words": span.words,
            }
            for lane in timeline.lanes
            for span in (*lane.gaps, *lane.spans)
        ),
    }


def _footer_style(result: Result) -> str:
    """Return the style that prints where a page comes from at its foot; only letters and digits of the bundle go into it."""
    name = re.sub(r"[^A-Za-z0-9._-]", "", result.bundle.file)[:80]
    digest = re.sub(r"[^0-9a-f]", "", result.bundle.sha256)
    return (
        f'@page {{ @bottom-left {{ content: "{name} sha256 {digest[:32]}"; font: 7pt monospace; }} '
        '@bottom-right { content: counter(page) " of " counter(pages); font: 7pt sans-serif; } }'
    )


def open_templates() -> None:
    """Read every template: `render` finds them ready, for who has time now."""
    for name in names():
        environment().get_template(name)


@cache
def environment() -> Environment:
    """Return the environment of the templates."""
    made = Environment(
        loader=loader(), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    made.filters |= {
        "visible": visible,
        "brief": brief,
        "moment": moment,
        "prose": prose,
        "outline": outline,
        "about": about,
        "place": place,
        "with_numbers": with_numbers,
        "expectations": expectations,
        "place_of": place_of,
        "shell": shlex.quote,
        "numbered": numbered,
        "proof": proof,
        "count": counted,
        "playbook_url": playbook_url,
        "duration": duration,
        "age": age,
        "stamp": stamp,
        "until": until,
        "names_of": names_of,
        "partition": lambda name: name.rpartition("/"),
    }
    made.globals |= {
        "id": id,
        "ESCALATION_LINES": ESCALATION_LINES,
        "EFFECTS": EFFECTS,
        "SCOPES": SCOPES,
        "SCOPES_MEAN": SCOPES_MEAN,
        "OUTCOMES": OUTCOMES,
        "role_of": role_of,
        "CLASSES": CLASSES,
        "SIGNS": SIGNS,
        "INTEGRITY": INTEGRITY,
        "LEGEND": LEGEND,
        "MARKS": MARKS,
        "MOST_ROWS": MOST_ROWS,
        "SHOWN_DAMAGES": SHOWN_DAMAGES,
        "SHOWN_SOURCES": SHOWN_SOURCES,
        "SHOWN_STEPS": SHOWN_STEPS,
        "SHOWN_LATER": SHOWN_LATER,
        "SHOWN_PLACES": SHOWN_PLACES,
        "SHOWN_GROUPS": SHOWN_GROUPS,
        "PRINTED_GROUPS": PRINTED_GROUPS,
        "SHOWN_SYMPTOMS": SHOWN_SYMPTOMS,
    }
    return made


def _nothing_there(result: Result) -> tuple[tuple[tuple[str, str], tuple[str, ...]], ...]:
    """Return outcome and reason with the sources that had nothing to give for it, in the order of the bundle."""
    found: dict[tuple[str, str], list[str]] = {}
    for row in result.coverage:
        if not row.is_gap and row.outcome in NOTHING_THERE:
            found.setdefault((row.outcome, row.reason), []).append(row.source)
    return tuple((why, tuple(sources)) for why, sources in found.items())


def _wrong_first(provenance: Provenance) -> tuple[MemberLine, ...]:
    """Return the members that there is room for: where it is not all of them, those that something is wrong with are."""
    if len(provenance.members) <= MOST_ROWS:
        return provenance.members
    return tuple(sorted(provenance.members, key=lambda member: member.state == "verified")[:MOST_ROWS])


def _outcomes(result: Result) -> tuple[tuple[RuleOutcome, tuple[ReportedOutcome, ...]], ...]:
    order = (RuleOutcome.BROKEN, RuleOutcome.CANNOT_TELL, RuleOutcome.CLEAR, RuleOutcome.NOT_APPLICABLE)
    return tuple((kind, tuple(item for item in result.outcomes if item.outcome is kind)) for kind in order)
