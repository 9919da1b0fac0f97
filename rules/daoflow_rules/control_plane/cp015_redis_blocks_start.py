"""Redis keeps Compose from starting DaoFlow

What it looks for
    The redis container is unhealthy, stopped or absent while the Compose file makes daoflow wait for it.

Why it matters
    DaoFlow's server never talks to Redis, but Compose does not start daoflow before redis is healthy (`dependency failed to start`). A
    DaoFlow that already runs goes on unharmed, until the next `docker compose up`.

How to confirm
    `docker compose ps --all redis`, and the last lines of its log.

What to do
    Start it if it was stopped. If it cannot start, its log says why: a damaged append-only file or dump, no disk space, wrong owner of the
    volume. DaoFlow keeps nothing in it, so that an unreadable redis volume may be emptied.

When it is wrong
    Where an override removes the dependency, redis does not matter at all.

Playbook
    Control Plane Will Not Start: docker compose logs --tail=100 postgres redis.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta

from daoflow_analyzer.facts.compose import Compose
from daoflow_analyzer.facts.containers import Container, Containers, HealthState, State
from daoflow_analyzer.facts.exit_codes import coded
from daoflow_analyzer.facts.incident import Incident
from daoflow_analyzer.facts.logs import LogHit, Logs
from daoflow_analyzer.finding import Confidence, Effect, Evidence, Finding, NextStep, NotApplicable, Section, Severity
from daoflow_analyzer.rule import Rule, Signature

from daoflow_rules.control_plane.crash_loop import cannot_stay_up, times
from daoflow_rules.control_plane.last_words import in_a_sentence, last_words
from daoflow_rules.control_plane.startup_lines import is_history
from daoflow_rules.steps import COMPOSE_FILE, edit_files, read_logs

TROUBLE = Signature(
    id="redis-trouble",
    pattern=(
        r"(?P<trouble>Bad file format reading the append only file|Short read or OOM loading DB|Fatal error loading the DB"
        r"|Can't handle RDB format version|Can't open (?:or create )?(?:the )?append|Error condition on socket"
        r"|MISCONF |Failed opening (?:the )?(?:temp )?RDB file|Write error saving DB|Can't chdir|Wrong signature trying to load DB"
        r"|Fatal config file error|OOM command not allowed)"
    ),
    matches="1:M 23 Nov 2026 13:01:34.234 # Bad file format reading the append only file appendonly.aof.1.incr.aof",
    misses="1:M 23 Nov 2026 13:01:34.234 * Done loading RDB, keys loaded: 0, keys expired: 0.",
    services=("redis",),
)
READY = Signature(
    id="redis-ready",
    pattern=r"\* Ready to accept connections",
    matches="1:M 23 Nov 2026 13:01:34.234 * Ready to accept connections",
    misses="1:M 23 Nov 2026 13:01:54.679 # Redis is now ready to exit, bye bye...",
    services=("redis",),
)

RULE = Rule(
    code="CP015",
    name="redis-blocks-start",
    title="Redis keeps Compose from starting DaoFlow",
    section=Section.CONTROL_PLANE,
    item="docker compose logs --tail=100 postgres redis",
    severity=Severity.HIGH,
    explains=("control-plane-not-ready",),
    signatures=(TROUBLE, READY),
)

AT_ONCE = timedelta(seconds=1)
LINES_OF_AN_ERROR = 4
UNREADABLE = re.compile(r"RDB format version|Bad file format|Wrong signature|Fatal error loading the DB|Short read")
ANOTHER_FILE = (
    edit_files("Either, where an older image than before is named for redis, name the newer one again", COMPOSE_FILE),
    NextStep(
        "Or put its files aside, where Redis finds none of them: DaoFlow keeps nothing there",
        "docker compose run --rm --no-deps --entrypoint sh redis -c 'mkdir -p aside && mv *.rdb appendonly* aside/'",
        effect=Effect.CHANGES_STATE,
        expect="no message, or that one of the two kinds is not there",
    ),
)
PREFIX = re.compile(r"^\d+:[A-Z] \d.*?[#*.-] ")
WORDS = {
    State.EXITED: "is stopped",
    State.CREATED: "was created but never started",
    State.RESTARTING: "keeps restarting",
    State.PAUSED: "is paused",
    State.REMOVING: "is being removed",
    State.DEAD: "is dead",
}


def check(
    containers: Containers, incident: Incident, compose: Compose | None, logs: Logs | None
) -> Iterator[Finding | NotApplicable]:
    """Yield a finding when daoflow would wait for redis in vain."""
    redis, daoflow = containers.one("redis"), containers.one("daoflow")
    declared = compose.services.get("daoflow") if compose is not None else None
    if declared is not None and "redis" not in declared.depends_on:
        yield NotApplicable("daoflow does not wait for redis in this Compose file")
        return
    trouble = _trouble(logs) if logs is not None else None
    state = (
        _state(redis, incident, trouble) if redis is not None else ("does not exist" if declared and daoflow else None)
    )
    if state is None:
        return
    # A container that restarts was started: it has passed the point where Compose waits.
    waits = daoflow is None or daoflow.state in (State.CREATED, State.EXITED)
    effect = (
        "Compose does not start daoflow"
        if waits
        else "DaoFlow does without it, but the next docker compose up waits for it"
    )
    anchor = redis.state_evidence() if redis is not None else _absent(containers)
    said = trouble or (last_words(redis, logs) if redis is not None and not _ended_by_hand(redis) else None)
    reason = _reason_below(said, logs)
    yield Finding(
        message=f"The redis container {state}: {effect}.{_says(said, reason)}",
        confidence=Confidence.CERTAIN if redis is not None else Confidence.LIKELY,
        evidence=(
            anchor,
            *(line.evidence().related() for line in (said, reason) if line is not None),
            *((daoflow.state_evidence().related(),) if daoflow is not None else ()),
        ),
        next_steps=_steps(
            redis,
            said,
            answers=redis is not None and redis.is_running and not cannot_stay_up(redis, incident, trouble),
            waits=waits,
        ),
        subject={"service": "redis"},
        # What was started has other reasons for not being ready.
        explains=None if waits else (),
    )


def _trouble(logs: Logs) -> LogHit | None:
    """Return what Redis complained of when it last tried: the reason comes first, what follows from it at once."""
    last = logs.last(TROUBLE.id)
    if last is None or last.time is None or is_history(last, logs, READY):
        return None
    together = (hit for hit in logs.hits(TROUBLE.id) if hit.time is not None and last.time - hit.time <= AT_ONCE)
    return min(together, key=lambda hit: (hit.raw_time, hit.line))


def _state(redis: Container, incident: Incident, trouble: LogHit | None) -> str | None:
    """Say what is wrong with redis, None when it is well or only just starting."""
    if not redis.is_running:
        return WORDS[redis.state] + (f" (exit code {coded(redis.exit_code)})" if redis.state is State.EXITED else "")
    if redis.health is HealthState.UNHEALTHY:
        return "is unhealthy"
    if cannot_stay_up(redis, incident, trouble):
        return f"keeps restarting ({times(redis)})"
    return None


def _reason_below(said: LogHit | None, logs: Logs | None) -> LogHit | None:
    """Return what stands below the banner of a setting that Redis cannot use: only there it says which and why."""
    summary = logs.summaries.get("redis") if logs is not None else None
    last = summary.last_failure if summary is not None else None
    if said is None or last is None or "CONFIG FILE ERROR" not in said.text:
        return None
    return last if said.line < last.line <= said.line + LINES_OF_AN_ERROR else None


def _says(line: LogHit | None, reason: LogHit | None) -> str:
    """Return Redis' own words, without its process id and time."""
    if line is None:
        return ""
    below = f" {in_a_sentence(reason.text)}" if reason is not None else ""
    return f" It says: {in_a_sentence(PREFIX.sub('', line.text))}{below}."


def _ended_by_hand(redis: Container) -> bool:
    return redis.state is State.PAUSED or (redis.state is State.EXITED and redis.exit_code == 0)


def _absent(containers: Containers) -> Evidence:
    return containers.all[0].evidence("/Config/Labels", f"project {containers.project}: no container of service redis")


def _steps(redis: Container | None, said: LogHit | None, *, answers: bool, waits: bool) -> tuple[NextStep, ...]:
    log = read_logs(
        "redis", tail=100, expect="a line with # that says what it lacks; once cured: Ready to accept connections"
    )
    ping = NextStep(
        "Ask it for an answer",
        "docker compose exec -T redis redis-cli ping",
        expect="no answer or an error; once cured: PONG",
    )
    by_hand = redis is not None and _ended_by_hand(redis)
    start = NextStep(
        "Start it" if by_hand else "Start again when its log is clean",
        _start_command(redis, waits=waits),
        effect=Effect.CHANGES_STATE,
        expect="redis healthy, then daoflow healthy" if waits else "redis healthy",
    )
    # Nothing can be asked inside a container that does not stay up.
    unreadable = said is not None and UNREADABLE.search(said.text) is not None
    return (log, *((ping,) if answers else ()), *(ANOTHER_FILE if unreadable else ()), start)


def _start_command(redis: Container | None, *, waits: bool) -> str:
    """Return what brings redis back, and daoflow only where it has waited: what runs is left alone."""
    if redis is not None and redis.state is State.PAUSED:
        return "docker compose unpause redis"
    if waits:
        return "docker compose up -d"
    stopped = redis is not None and redis.state is State.EXITED
    return "docker compose start redis" if stopped else "docker compose up -d redis"
