"""DaoFlow says it is ready, and its database is gone

What it looks for
    The endpoints answer 200, and one of: each answer takes about five seconds, the worker's poll loop cannot connect, or no postgres
    container runs.

Why it matters
    Readiness is decided once, at start. Later it is not looked at again, so that `/ready`, `docker compose ps` and most monitors stay
    green while every request that needs data fails.

How to confirm
    `docker compose exec postgres pg_isready -U daoflow`, and the time that `curl http://127.0.0.1:3000/health` takes.

What to do
    Bring PostgreSQL back (its log says why it went); DaoFlow reconnects by itself.

When it is wrong
    A busy host answers slowly too: latency alone is only a hint, and none where the database answered the collector.

Playbook
    Control Plane Will Not Start, item 4: postgres is healthy before daoflow starts.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from daoflow_analyzer.facts.containers import Containers
from daoflow_analyzer.facts.health import Endpoint, Health
from daoflow_analyzer.facts.incident import Incident
from daoflow_analyzer.facts.ledger import SchemaLedger
from daoflow_analyzer.facts.logs import LogHit, Logs
from daoflow_analyzer.finding import Confidence, Doubt, Effect, Evidence, Finding, NextStep, Section, Severity
from daoflow_analyzer.rule import Rule, Signature

from daoflow_rules.control_plane.startup_lines import POSTGRES_READY, is_history
from daoflow_rules.steps import ASK_POSTGRES, PG_ISREADY, read_logs

POLL_LOOP = Signature(
    id="database-poll-loop-error",
    pattern=r"^\[worker\] Unhandled error in poll loop: (?P<error>.*)",
    matches="[worker] Unhandled error in poll loop: connect ECONNREFUSED 172.20.0.3:5432",
    misses="[worker] Execution worker started (poll interval: 5000ms)",
    services=("daoflow",),
)
POOL_LOST = Signature(
    id="database-pool-client-lost",
    pattern=r"^\[pg pool\] Idle client error: ",
    matches="[pg pool] Idle client error: terminating connection due to administrator command",
    misses="[migrate] Database migrations completed ✓",
    services=("daoflow",),
)

RULE = Rule(
    code="CP027",
    name="database-lost-after-start",
    title="DaoFlow says it is ready, and its database is gone",
    section=Section.CONTROL_PLANE,
    item="postgres is healthy before daoflow starts",
    severity=Severity.CRITICAL,
    explains=("control-plane-not-ready",),
    signatures=(POLL_LOOP, POOL_LOST, POSTGRES_READY),
)

USED_ELSEWHERE = Doubt(
    "DaoFlow uses a PostgreSQL outside this project",
    "docker compose exec daoflow sh -c 'echo \"${DATABASE_URL##*@}\"'",
    "another host than postgres",
)
CUT_OFF = Doubt(
    "PostgreSQL is well, and what is cut is the network between the two",
    PG_ISREADY,
    "accepting connections",
)
BUSY = Doubt("the host is so busy that everything is slow", "cat /proc/loadavg", "more than there are processors")
SLOW_S = 4.0
RECENT = timedelta(minutes=2)
# The worker asks the database every five seconds, and waits five for a connection: a loss that still lasts says so as often.
STILL_LASTING = timedelta(seconds=30)


def check(
    health: Health,
    incident: Incident,
    containers: Containers | None,
    logs: Logs | None,
    ledger: SchemaLedger | None,
) -> Iterator[Finding]:
    """Yield a finding when the endpoints are green and the database is not there."""
    green = [endpoint for endpoint in health.endpoints.values() if endpoint.is_daoflow and endpoint.status == 200]
    if not green:
        return
    evidence: list[Evidence] = []
    postgres = containers.of("postgres") if containers is not None else ()
    stopped = bool(postgres) and not any(container.is_running for container in postgres)
    if stopped:
        evidence.append(postgres[0].state_evidence())
    answered = ledger is not None
    if logs is not None and (hit := _loss(logs, incident, STILL_LASTING if answered else RECENT)) is not None:
        evidence.append(hit.evidence())
    slow = [endpoint for endpoint in green if endpoint.duration_s >= SLOW_S]
    # Slow answers alone may be a busy host: where the database answered the collector, they are.
    if not evidence and (answered or len(slow) < len(green)):
        return
    yield Finding(
        message="DaoFlow's endpoints say that it is well, and it cannot reach its database" + _slowness(slow),
        confidence=Confidence.CERTAIN if len(evidence) > 1 or (evidence and slow) else Confidence.LIKELY,
        evidence=_ordered(evidence, slow or green[:1]),
        next_steps=(
            *(() if stopped else (ASK_POSTGRES,)),
            read_logs("postgres", expect="why it stopped, or that it is ready to accept connections"),
            NextStep(
                "Bring PostgreSQL back",
                "docker compose up -d postgres",
                effect=Effect.CHANGES_STATE,
                expect="postgres becomes healthy; DaoFlow's poll-loop errors end",
            ),
        ),
        subject={"service": "postgres"},
        doubt=USED_ELSEWHERE if stopped else CUT_OFF if evidence else BUSY,
    )


def _loss(logs: Logs, incident: Incident, within: timedelta) -> LogHit | None:
    """Return the newest database error of the poll loop if it is still going on at collection."""
    hit = logs.last(POLL_LOOP.id)
    if hit is None or hit.time is None or incident.collected_at - hit.time > within:
        return None
    return None if is_history(hit, logs, POSTGRES_READY) else hit


def _slowness(slow: list[Endpoint]) -> str:
    if not slow:
        return "."
    return f": each answer takes about {max(endpoint.duration_s for endpoint in slow):.0f} seconds."


def _ordered(evidence: list[Evidence], endpoints: list[Endpoint]) -> tuple[Evidence, ...]:
    """Return what the finding rests on first. An endpoint that answers in no time sees nothing of it."""
    seen = [
        endpoint.evidence().related() if endpoint.duration_s >= SLOW_S else endpoint.evidence().against()
        for endpoint in endpoints
    ]
    if not evidence:
        return (endpoints[0].evidence(), *seen[1:])
    return (evidence[0], *(item.related() for item in evidence[1:]), *seen)
