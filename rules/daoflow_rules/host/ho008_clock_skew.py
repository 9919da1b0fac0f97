"""Clocks disagree, or time is not synchronised

What it looks for
    The `Date` that DaoFlow's web server sends differs from the host's clock by more than a few seconds, or the host says that its clock
    is not synchronised.

Why it matters
    Sessions and tokens expire at once or never, TLS handshakes to registries and Git hosts fail, and the order of log lines misleads.

How to confirm
    `timedatectl; docker compose exec daoflow date -u; date -u`.

What to do
    Turn time synchronisation on. In a virtual machine that was suspended, restart it.

When it is wrong
    A host without systemd may be synchronised by something that cannot be asked; then only a measured difference counts.

Playbook
    Escalation Checklist: verified whether the incident is control-plane-local or remote-target-specific.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime

from daoflow_analyzer.facts.health import Endpoint, Health
from daoflow_analyzer.facts.host import Clock
from daoflow_analyzer.facts.servers import Servers
from daoflow_analyzer.facts.targets import Targets
from daoflow_analyzer.finding import (
    Confidence,
    Doubt,
    Effect,
    Evidence,
    FactMissingError,
    Finding,
    NextStep,
    Section,
    Severity,
)
from daoflow_analyzer.rule import Rule

from daoflow_rules.steps import over_ssh

RULE = Rule(
    code="HO008",
    name="clock-skew",
    title="Clocks disagree, or time is not synchronised",
    section=Section.ESCALATION,
    item="control-plane-local or remote-target-specific",
    severity=Severity.MEDIUM,
)

TOLERATED_S = 5.0
HTTP_DATE = re.compile(
    r"(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), (?P<day>\d\d) (?P<month>[A-Z][a-z]{2}) (?P<year>\d{4}) (?P<time>\d\d:\d\d:\d\d) GMT"
)
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")

SYNCHRONISE = NextStep(
    "Turn synchronisation on",
    "timedatectl set-ntp true",
    effect=Effect.CHANGES_STATE,
    expect="System clock synchronized: yes",
)
STEPS = (
    NextStep(
        "Compare the clocks",
        "timedatectl; date -u; docker compose exec -T daoflow date -u",
        expect="different times; once cured: the same",
    ),
    SYNCHRONISE,
)
ANOTHER_ANSWERS = Doubt(
    "a cache or another machine answers in DaoFlow's place",
    "docker compose exec -T daoflow date -u",
    "this host's time",
)
HERE = NextStep(
    "Read this host's clock",
    "timedatectl; date -u",
    expect="a wrong time, or not synchronised; once cured: the right one, synchronised",
)
THERE = NextStep(
    "Read the server's", "timedatectl; date -u", expect="another time than this host's; once cured: the same"
)


def check(
    clock: Clock | None, health: Health | None, servers: Servers | None, targets: Targets | None
) -> Iterator[Finding]:
    """Yield one finding for a measured difference, else a mild one for a clock that says it is not synchronised."""
    yield from _of_targets(servers, targets)
    if clock is None:
        raise FactMissingError("the clock was not looked at", "host/time")
    for endpoint in health.endpoints.values() if health is not None else ():
        skew_s = _skew_s(endpoint)
        if skew_s is not None and abs(skew_s) > TOLERATED_S:
            yield Finding(
                message=f"DaoFlow's clock is {_long(skew_s)} {'ahead of' if skew_s > 0 else 'behind'} the host's.",
                confidence=Confidence.CERTAIN,
                evidence=(
                    Evidence(
                        endpoint.member,
                        f"Date: {endpoint.headers['date']}; asked at {endpoint.started_at:%Y-%m-%d %H:%M:%S} UTC by this host's clock",
                        pointer="/headers/date",
                    ),
                ),
                next_steps=STEPS,
                doubt=ANOTHER_ANSWERS,
            )
            return
    if clock.synchronised is False:
        yield Finding(
            message=f"The host's clock is not synchronised ({clock.source or 'source unknown'} says so).",
            confidence=Confidence.LIKELY,
            severity=Severity.INFO,
            evidence=(Evidence("host/time.json", "synchronised: false", pointer="/synchronised"),),
            next_steps=STEPS,
        )


def _long(seconds: float) -> str:
    """Return a difference as people say it: seconds up to ten minutes, then minutes, hours or days."""
    long = abs(seconds)
    for unit_s, word in ((86_400, "days"), (3_600, "hours"), (60, "minutes")):
        if long >= max(2 * unit_s, 600):
            return f"{long / unit_s:.0f} {word}"
    return f"{long:.0f} s"


def _of_targets(servers: Servers | None, targets: Targets | None) -> Iterator[Finding]:
    """Yield one finding a managed server whose clock is off, measured from the machine that collected."""
    for target in targets.all if targets is not None else ():
        ahead_s, name = target.ahead_s or 0.0, target.name_in(servers)
        if abs(ahead_s) - target.ahead_error_s > TOLERATED_S:
            words = f"{_long(ahead_s)} {'ahead of' if ahead_s > 0 else 'behind'} that of {target.collected_from}"
            yield Finding(
                message=f"The clock of the managed server {name} is {words}.",
                confidence=Confidence.CERTAIN if target.from_control_plane else Confidence.LIKELY,
                evidence=(target.ssh_evidence(f"clock {words}", "/clock/ahead_s"),),
                next_steps=(HERE, *over_ssh((THERE, SYNCHRONISE), target.host, target.port, target.user)),
                subject={"server": name},
            )


def _http_date(text: str) -> datetime | None:
    """Return the time of a `Date` header; None for what has not the one form that RFC 9110 (5.6.7) lets a server send."""
    match = HTTP_DATE.fullmatch(text)
    if match is None or match["month"] not in MONTHS:
        return None
    month = MONTHS.index(match["month"]) + 1
    try:
        return datetime.fromisoformat(f"{match['year']}-{month:02}-{match['day']}T{match['time']}+00:00")
    except ValueError:
        return None


def _skew_s(endpoint: Endpoint) -> float | None:
    """Return how far the server's clock is ahead, in seconds; None without both times.

    `Date` has a resolution of one second and is taken somewhere between request and answer: the nearer end counts.
    """
    sent = endpoint.headers.get("date")
    if sent is None or endpoint.started_at is None or not endpoint.is_daoflow:
        return None
    date = _http_date(sent)
    if date is None:
        return None
    ahead_s = (date - endpoint.started_at).total_seconds()
    if ahead_s < 0:
        return min(0.0, ahead_s + 1.0)
    return max(0.0, ahead_s - endpoint.duration_s)
