"""The ticket text: at most 4,000 characters of Markdown that can be pasted into GitHub, a tracker or a mail."""

from __future__ import annotations

import re

from daoflow_analyzer.result import ReportedFinding, Result, Role

from daoflow_reports.wording import EFFECTS, PLACES, SCOPES, moment, place, visible

MAX_CHARACTERS = 4_000
MAX_EXCERPT = 240


def render(result: Result) -> str:
    """Return the ticket text. Sections that no longer fit are left out from the end, and the text says so."""
    sections = [_verdict(result), *(_finding(item) for item in _ordered(result)), _unexplained(result), _gaps(result)]
    footer = _footer(result)
    left_out = "\n_Shortened: the report has the rest._\n"
    text = ""
    for section in sections:
        if section and len(text) + len(section) + len(footer) + len(left_out) > MAX_CHARACTERS:
            text += left_out
            break
        text += section
    return text + footer


def _ordered(result: Result) -> list[ReportedFinding]:
    """Return the verdict's findings first, symptoms last."""
    return sorted(
        result.findings,
        key=lambda item: (
            item.name != result.verdict.finding,
            item.role is Role.SYMPTOM,
            -item.severity.rank,
            item.code,
        ),
    )


def _verdict(result: Result) -> str:
    verdict = result.verdict
    bundle = result.bundle
    confidence = verdict.confidence.value if verdict.confidence is not None else "none"
    lines = [
        f"## {_plain(verdict.headline)}",
        "",
        f"**Confidence** {confidence}: {_plain(verdict.reason)}  ",
        f"**Scope** {SCOPES[verdict.scope]}"
        + (f" · **since** {moment(verdict.since)}" if verdict.since else "")
        + "  ",
        f"**Host** {_plain(bundle.host)} · **collected** {moment(bundle.collected_at)}"
        + (f" · **case** {_plain(bundle.case)}" if bundle.case else "")
        + "  ",
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


def _finding(item: ReportedFinding) -> str:
    kind = f", {item.role.value}" if item.role is not Role.INDEPENDENT else ""
    lines = [
        f"### {item.code} {item.name} ({item.severity.value}, {item.confidence.value}{kind})",
        "",
        _plain(item.message),
        "",
    ]
    if item.role is not Role.SYMPTOM:
        for evidence in item.evidence[:3]:
            lines += [f"`{place(evidence)}`", *_fenced(visible(evidence.excerpt)[:MAX_EXCERPT]), ""]
        for number, step in enumerate(item.next_steps, start=1):
            lines.append(f"{number}. {_plain(step.do)} ({PLACES[step.where]}, {EFFECTS[step.effect]})")
            if step.command is not None:
                lines += [f"   {line}" for line in _fenced(visible(step.command), "sh")]
        lines.append("")
    return "\n".join(lines) + "\n"


def _unexplained(result: Result) -> str:
    if result.verdict.finding is not None or not result.unexplained:
        return ""
    lines = ["### Lines to read first", ""]
    for item in result.unexplained[:5]:
        lines += [f"`{item.member}:{item.line}` ({item.count}x, {_plain(item.why_it_stands_out)})"]
        lines += [*_fenced(visible(item.excerpt)[:MAX_EXCERPT]), ""]
    return "\n".join(lines) + "\n"


def _gaps(result: Result) -> str:
    gaps = [row for row in result.coverage if row.is_gap]
    if not gaps:
        return ""
    rows = "".join(f"- `{row.source}` {row.outcome}: {_plain(row.reason)}\n" for row in gaps[:8])
    return f"### Not collected\n\n{rows}\n"


def _footer(result: Result) -> str:
    digest = f" · sha256 `{result.bundle.sha256[:16]}…`" if result.bundle.sha256 else ""
    return (
        f"---\n`{result.bundle.file}` · {result.bundle.integrity}{digest} · analyzer {result.analyzer_version}, "
        f"rules {result.rules_digest[:12]}\n"
    )


def _fenced(text: str, language: str = "") -> list[str]:
    """Return a code block whose fence is longer than any run of backticks inside."""
    longest = max((len(run) for run in re.findall(r"`+", text)), default=0)
    fence = "`" * max(3, longest + 1)
    return [fence + language, *text.splitlines(), fence]


def _plain(text: str) -> str:
    """Return one line in which nothing is read as Markdown, HTML or a mention."""
    flat = " ".join(visible(text).split())
    escaped = re.sub(r"([\\`*<|]|(?<!\w)_|_(?!\w)|^[#>+-])", r"\\\1", flat)
    return escaped.replace("](", "]\\(").replace("@", "@\u200b")
