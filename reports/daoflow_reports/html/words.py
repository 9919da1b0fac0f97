"""How the page writes what the result holds: numbers with their nouns, times, durations, prose with code in it."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

from daoflow_analyzer.result import ReportedFinding, Result
from markupsafe import Markup

from daoflow_reports.wording import moment, visible

INTEGRITY = {
    "truncated": "The file was cut off; what was finished before that is shown.",
    "unverifiable": "The bundle has no manifest, so that nothing could be checked against it.",
}
CLASSES = {
    "same": "same",
    "changed-after-freeze": "changed after freeze",
    "drifted-at-run-time": "drifted at run time",
    "all-differ": "all three differ",
    "only-declared": "only declared",
    "only-frozen": "only frozen",
    "only-live": "only live",
    "unknown": "cannot tell",
}
SIGNS = {
    "same": "=",
    "changed-after-freeze": "~",
    "drifted-at-run-time": "!",
    "all-differ": "≠",
    "only-declared": "+",
    "only-frozen": "-",
    "only-live": "*",
    "unknown": "?",
}


PARTS_OF_DAOFLOW = {"service", "deployment", "server", "backup_run", "restore"}
"""Of a finding's subject, what somebody on the telephone asks for."""

STRESSED = re.compile(r"(?<![^\s(\[\"'])\*(\S(?:[^*]*[^\s*])?)\*(?![\w*])")

PLAYBOOK = "https://github.com/DaoFlow-dev/DaoFlow/blob/HEAD/docs/docs/self-hosting/incident-recovery.md"


def playbook_url(section: str) -> str:
    """Return the address of a section of the operator playbook: the one link that leads out of the page, and only when followed."""
    return f"{PLAYBOOK}#{re.sub(r'[^a-z]+', '-', section.lower()).strip('-')}"


def about(cause: ReportedFinding) -> tuple[tuple[str, str], ...]:
    """Return what a finding is about; a setting, a path or an address that its message names already is left out."""
    return tuple(
        (key, value) for key, value in cause.subject.items() if key in PARTS_OF_DAOFLOW or value not in cause.message
    )


def outline(step: str) -> str:
    """Return what a step does without *by hand* at its end and without *Or* or *After that*: a word for it stands before."""
    return re.sub(r" \(edit by hand: [^()]+\)$", "", step.removeprefix("Or ").removeprefix("After that, "))


def counted(number: int, noun: str, plural: str = "") -> str:
    """Return `1 symptom` or `3 symptoms`, thousands marked."""
    return f"{number:,} {noun if number == 1 else plural or f'{noun}s'}"


def duration(length: timedelta) -> str:
    """Return a length of time as people say it: `8 s`, `4 min 10 s`, `3 h 5 min`, `12 days`."""
    seconds = abs(length.total_seconds())
    if seconds < 60:
        return f"{seconds:.1f} s" if seconds < 10 else f"{seconds:.0f} s"
    minutes, hours = int(seconds // 60), int(seconds // 3600)
    if minutes < 60:
        return f"{minutes} min {int(seconds % 60)} s"
    if hours < 48:
        return f"{hours} h {minutes % 60} min"
    return f"{hours // 24} days"


def age(moment: datetime, result: Result) -> str:
    """Return how long before the collection something was seen."""
    try:
        collected = datetime.fromisoformat(result.bundle.collected_at)
    except ValueError:
        return "of unknown age"
    length = (collected if collected.tzinfo else collected.replace(tzinfo=UTC)) - moment
    if length <= timedelta(0):
        return "during the collection"
    return "just before the collection" if length < timedelta(seconds=1) else f"{duration(length)} before collection"


def stamp(moment: datetime) -> str:
    """Return a time to the second."""
    return f"{moment:%Y-%m-%d %H:%M:%S} UTC"


def until(end: str, start: str) -> str:
    """Return the end of a period in short: `06:41:21`, with its day where that is another."""
    words = moment(end)
    return words.removeprefix(moment(start)[:11]) if words != end else visible(end)


def prose(text: str) -> Markup:
    """Return text of a rule with its `code` and its *words said* marked as such, each paragraph on one line."""
    paragraphs = re.split(r"\n\s*\n", visible(text).strip())
    parts = "\n\n".join(" ".join(paragraph.split()) for paragraph in paragraphs).split("`")
    return Markup("").join(
        Markup("<code>{}</code>").format(part) if odd % 2 else _stressed(part) for odd, part in enumerate(parts)
    )


def _stressed(text: str) -> Markup:
    """Return text with what stands between asterisks as such; the star of a pattern like `a_*` stays."""
    parts = STRESSED.split(text)
    return Markup("").join(Markup("<em>{}</em>").format(part) if odd % 2 else part for odd, part in enumerate(parts))
