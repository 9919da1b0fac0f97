"""The ticket text: at most 4,000 characters of Markdown that can be pasted into GitHub, a tracker or a mail."""

from __future__ import annotations

import re
from collections.abc import Sequence

from daoflow_analyzer.result import ReportedFinding, Result, Role

from daoflow_reports.wording import (
    EFFECTS,
    SCOPES,
    expectations,
    is_again,
    moment,
    place,
    place_of,
    role_of,
    since,
    visible,
    with_numbers,
)

MAX_CHARACTERS = 4_000
MAX_EXCERPT = 240
MAX_MESSAGE = 500
MAX_WORDS = 120
MAX_NAMED = 600
MAX_STEPS = 8
MAX_EVIDENCE = 6
BRIEF_STEPS = 3


def render(result: Result) -> str:
    """Return the ticket text: what no longer fits is said more briefly, and at last only named, so that no finding is missing."""
    of_cause = _of_cause(result)
    ordered = _ordered(result, of_cause)
    footer = _footer(result)
    text = _verdict(result)
    named: list[ReportedFinding] = []
    cause = result.cause
    headed = ""
    for index, item in enumerate(ordered):
        left = MAX_CHARACTERS - len(text) - len(footer) - len(_named(ordered[index:], result, brief=True))
        heading = _heading(item, cause, of_cause)
        forms = (
            (_symptom(item, "" if heading == headed else heading),)
            if item.role is Role.SYMPTOM
            else (
                _finding(item, cause, explained=True),
                _finding(item, cause),
                _finding(item, cause, steps=BRIEF_STEPS, evidence=1),
                _finding(item, cause, steps=0, evidence=0),
            )
        )
        fitting = [form for form in forms if len(form) <= left] if not named else []
        if fitting:
            text += fitting[0]
            headed = heading if item.role is Role.SYMPTOM else headed
        else:
            named.append(item)
    text += "\n" if ordered and ordered[-1].role is Role.SYMPTOM else ""
    names = _named(named, result, brief=False)
    fits = len(names) <= MAX_NAMED and len(text) + len(names) + len(footer) <= MAX_CHARACTERS
    text += names if fits else _named(named, result, brief=True)
    for section in (_unexplained(result), _gaps(result)):
        if len(text) + len(section) + len(footer) <= MAX_CHARACTERS:
            text += section
    return text + footer


def _named(findings: Sequence[ReportedFinding], result: Result, *, brief: bool) -> str:
    """Return the findings that there is no room for: by code and name, or `brief`, by code alone."""
    if not findings:
        return ""
    words = list(dict.fromkeys(item.code if brief else f"{item.code} {item.name}" for item in findings))
    more = "Also found" if len(findings) < len(result.findings) else "Found"
    return f"**{more}** {_plain(', '.join(words), MAX_CHARACTERS)} _(shortened: the report has the rest)_\n\n"


def _ordered(result: Result, of_cause: frozenset[str | None]) -> list[ReportedFinding]:
    """Return the verdict's findings first, symptoms last."""
    return sorted(
        result.findings,
        key=lambda item: (
            item.name != result.verdict.finding,
            item.role is Role.SYMPTOM,
            item.role is Role.SYMPTOM and of_cause.isdisjoint(item.explained_by),
            -item.severity.rank,
            item.code,
        ),
    )


def _verdict(result: Result) -> str:
    verdict = result.verdict
    bundle = result.bundle
    confidence = verdict.confidence.value if verdict.confidence is not None else "none"
    lines = [
        f"## {_plain(verdict.headline, MAX_MESSAGE)}",
        "",
        f"**Confidence** {confidence}: {_plain(verdict.reason, MAX_MESSAGE)}  ",
        f"**Scope** {SCOPES[verdict.scope]}" + (f" · **since** {since(verdict)}" if verdict.since else "") + "  ",
        f"**Host** {_plain(bundle.host)} · **collected** {moment(bundle.collected_at)}"
        + (f" · **case** {_plain(bundle.case)}" if bundle.case else "")
        + "  ",
        *((f"**Note** {_plain(bundle.note, MAX_MESSAGE)}  ",) if bundle.note else ()),
        " · ".join(
            f"**{_plain(label)}** {_plain(value)}"
            for label, value in result.facts
            if label not in ("Host", "Collected", "Scope")
        ),
        "",
    ]
    if bundle.replay is not None:
        lines.insert(2, "**This is a replay of a recording, not of a live host.**\n")
    return "\n".join(lines) + "\n"


def _finding(
    item: ReportedFinding,
    cause: ReportedFinding | None,
    *,
    steps: int = MAX_STEPS,
    evidence: int = MAX_EVIDENCE,
    explained: bool = False,
) -> str:
    """Return a finding that stands for itself. `explained`: what a step costs and shows, too.

    The cause's message is the headline already; where its fault is once more, its steps are.
    """
    lines = [
        f"### {item.code} {item.name} ({item.severity.value}, {item.confidence.value}, {role_of(item, cause)})",
        "",
    ]
    if item is not cause:
        lines += [_plain(item.message, MAX_MESSAGE), ""]
    if explained and item.doubt is not None:
        lines += [_prose(item.doubt.words), ""]
    if cause is not None and is_again(item, cause) and _same_steps(item, cause):
        steps, evidence = 0, min(evidence, 1)
    for cited in item.evidence[:evidence]:
        against = " (speaks against it)" if cited.contradicts else " (stands beside it)" if cited.is_aside else ""
        lines += [_code(place(cited)) + against, *_fenced(visible(cited.excerpt)[:MAX_EXCERPT]), ""]
    where = item.directory
    lettered = False
    for at, (number, step) in enumerate(with_numbers(item.next_steps)[:steps]):
        done_at = place_of(step) + (f" in {_code(where)}" if where and at == 0 else "")
        # `3a` is no item of a Markdown list: it, and the list that goes on behind it, need an empty line before them.
        lines += [""] if at and (lettered or not number.isdigit()) else []
        lettered = not number.isdigit()
        lines.append(f"{number}. {_prose(step.do)} ({done_at}, {EFFECTS[step.effect]})")
        if step.command is not None:
            lines += [f"   {line}" for line in _fenced(visible(step.command), "sh")]
        if explained:
            lines += [
                f"   {word}: {_prose(words)}" for word, words in (("Impact", step.impact), *expectations(step)) if words
            ]
    return "\n".join([*lines, ""] if steps else lines) + "\n"


def _heading(item: ReportedFinding, cause: ReportedFinding | None, of_cause: frozenset[str | None]) -> str:
    """Return the heading that a symptom stands below: whose symptom it is, which nothing else in the text says."""
    if cause is None:
        return "### Symptoms, without a known cause\n\n"
    return (
        f"### Symptoms of {cause.code}\n\n" if not of_cause.isdisjoint(item.explained_by) else "### Other symptoms\n\n"
    )


def _of_cause(result: Result) -> frozenset[str | None]:
    """Return the verdict's finding and all that it explains, through others too, by name."""
    above = {item.name: item.explained_by for item in reversed(result.findings)}
    names = {result.verdict.finding}
    while more := {name for name, by in above.items() if name not in names and not names.isdisjoint(by)}:
        names |= more
    return frozenset(names)


def _symptom(item: ReportedFinding, heading: str) -> str:
    """Return a symptom as one line, below a heading of their own: its evidence and its steps are its cause's."""
    heading = f"\n{heading}" if heading.startswith("### Other") else heading
    kind = f"{item.code} {item.name} ({item.severity.value}, {item.confidence.value})"
    return f"{heading}- {kind}: {_plain(item.message, MAX_MESSAGE)}\n"


def _same_steps(item: ReportedFinding, other: ReportedFinding) -> bool:
    return [step.do for step in item.next_steps] == [step.do for step in other.next_steps]


def _unexplained(result: Result) -> str:
    if result.verdict.finding is not None or not result.unexplained:
        return ""
    lines = ["### Lines to read first", ""]
    for item in result.unexplained[:5]:
        lines += [f"{_code(f'{item.member}:{item.line}')} ({item.count}x, {_plain(item.why_it_stands_out)})"]
        lines += [*_fenced(visible(item.excerpt)[:MAX_EXCERPT]), ""]
    return "\n".join(lines) + "\n"


def _gaps(result: Result) -> str:
    gaps = [row for row in result.coverage if row.is_gap]
    if not gaps:
        return ""
    rows = "".join(
        f"- {_code(row.source)} {_plain(row.outcome)}: {_plain(row.reason, MAX_EXCERPT)}\n" for row in gaps[:8]
    )
    return f"### Not collected\n\n{rows}\n"


def _footer(result: Result) -> str:
    digest = f" · sha256 `{result.bundle.sha256[:16]}…`" if result.bundle.sha256 else ""
    return (
        f"---\n\n{_code(result.bundle.file)} · {result.bundle.integrity}{digest} · analyzer {result.analyzer_version}, "
        f"rules {result.rules_digest[:12]}\n"
    )


def _fenced(text: str, language: str = "") -> list[str]:
    """Return a code block whose fence is longer than any run of backticks inside."""
    longest = max((len(run) for run in re.findall(r"`+", text)), default=0)
    fence = "`" * max(3, longest + 1)
    return [fence + language, *text.splitlines(), fence]


def _code(text: str) -> str:
    """Return inline code that the text cannot end."""
    flat = " ".join(visible(text[:MAX_EXCERPT]).split())
    fence = "`" * (max((len(run) for run in re.findall(r"`+", flat)), default=0) + 1)
    return f"{fence} {flat} {fence}" if "`" in flat else f"{fence}{flat}{fence}"


def _prose(text: str) -> str:
    """Return one line of our own words, in which what stands between backticks is code."""
    parts = re.split(r"`([^`]+)`", " ".join(visible(text).split())[:MAX_MESSAGE])
    return "".join(
        _code(part) if index % 2 else _plain(part, MAX_MESSAGE, keep_edges=True) for index, part in enumerate(parts)
    )


def _plain(text: str, most: int = MAX_WORDS, *, keep_edges: bool = False) -> str:
    """Return one line, cut at `most` characters, in which nothing is read as Markdown, HTML, a mention or a reference."""
    flat = text if keep_edges else " ".join(visible(text).split())
    flat = flat if len(flat) <= most else f"{flat[: most - 1].rstrip()}…"
    escaped = re.sub(r"([\\`*<|\[\]~]|(?<!\w)_|_(?!\w)|^[#>+-]|^\d+(?=[.)] ))", _escape, flat)
    return re.sub(r"@|(?<=#)(?=\d)|(?<=GH-)(?=\d)", lambda found: f"{found[0]}\u200b", escaped)


def _escape(found: re.Match[str]) -> str:
    return f"{found[0]}\\" if found[0].isdigit() else f"\\{found[0]}"
