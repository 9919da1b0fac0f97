"""DaoFlow restarts again and again

What it looks for
    The daoflow container restarts, has restarted several times and only just started, or has exited with an error.

Why it matters
    This is a symptom: DaoFlow exits at the first thing that fails at start, and its restart policy tries again. Caught between two
    tries it looks like `Up 4 seconds (health: starting)`.

How to confirm
    `docker inspect --format '{{.RestartCount}} {{.State.StartedAt}}' daoflow-daoflow-1`, twice, a minute apart.

What to do
    Read the last error line of its log (the line that begins with `error:` or `…Error:`; the numbered lines above it are source code and
    quote other errors), then look at the finding that explains it.

When it is wrong
    A restart count from an earlier fault stays; here only a container that started less than two minutes ago counts, and where it serves,
    only one that came as far several times within ten minutes: it ends later than at its start.

Playbook
    Control Plane Will Not Start: docker compose logs --tail=200 daoflow.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from daoflow_analyzer.facts.containers import Container, Containers, State
from daoflow_analyzer.facts.engine import Engine
from daoflow_analyzer.facts.exit_codes import coded
from daoflow_analyzer.facts.health import Health
from daoflow_analyzer.facts.incident import Incident
from daoflow_analyzer.facts.logs import Logs
from daoflow_analyzer.finding import Confidence, Finding, NextStep, Section, Severity, word
from daoflow_analyzer.rule import Rule

from daoflow_rules.control_plane.crash_loop import cannot_stay_up, has_just_started
from daoflow_rules.control_plane.last_words import in_a_sentence, last_words
from daoflow_rules.control_plane.startup_lines import LISTENING, daoflow_serves, is_history
from daoflow_rules.steps import read_logs

RULE = Rule(
    code="CP025",
    name="control-plane-crash-loop",
    title="DaoFlow restarts again and again",
    section=Section.CONTROL_PLANE,
    item="docker compose logs --tail=200 daoflow",
    severity=Severity.HIGH,
    symptom_only=True,
    explains=("control-plane-not-ready",),
    signatures=(LISTENING,),
)

RECENT = timedelta(minutes=10)
SEVERAL = 2
# 143: stopped by SIGTERM, as `docker compose stop` does when the process does not end by itself.
STOPPED_ON_PURPOSE = {0, 143}


def check(
    containers: Containers, incident: Incident, logs: Logs | None, health: Health | None, engine: Engine | None
) -> Iterator[Finding]:
    """Yield a finding while DaoFlow cannot stay up."""
    container = containers.one("daoflow")
    if container is None or not _is_crashing(container, incident, logs):
        return
    if daoflow_serves(containers, health) and not _fails_while_serving(logs, incident):
        return
    summary = logs.summaries.get("daoflow") if logs is not None else None
    last = last_words(container, logs) or (summary.last_error if summary is not None else None)
    # The engine shows 0 while the container runs, whatever it ended with before; its event still tells.
    end = engine.last_end_of(container.name) if engine is not None and container.is_running else None
    code = (end.exit_code if end is not None else None) if container.is_running else container.exit_code
    ended = (f"exit code {coded(code)}",) if code is not None else ()
    counted = (f"{container.restarts} so far",) if container.restart_count else ()
    details = ", ".join((*ended, *counted))
    how = "has exited" if container.state is State.EXITED else "keeps restarting"
    said = f" Its last error: {in_a_sentence(last.text)}." if last is not None else ""
    illegal = " The processor lacks AVX, which DaoFlow's runtime needs." if code == 132 else ""
    yield Finding(
        message=f"DaoFlow {how} ({details}).{said}{illegal}",
        confidence=Confidence.CERTAIN,
        evidence=(
            container.state_evidence(),
            *(item.evidence().related() for item in (end, last) if item is not None),
        ),
        next_steps=(
            read_logs("daoflow", expect="the last line that begins with error: or …Error:"),
            NextStep(
                "See whether it still restarts",
                f"docker inspect --format '{{{{.RestartCount}}}} {{{{.State.StartedAt}}}}' {word(container.name, 'CONTAINER')}",
                expect="a count that grows; once cured: the same two values a minute later",
            ),
        ),
        subject={"service": "daoflow"},
    )


def _is_crashing(container: Container, incident: Incident, logs: Logs | None) -> bool:
    if container.state is State.RESTARTING:
        return True
    if container.state in (State.EXITED, State.DEAD):
        return container.exit_code not in STOPPED_ON_PURPOSE
    if has_just_started(container, incident) and container.restart_count >= SEVERAL:
        return True
    said = last_words(container, logs)
    is_answered = said is not None and logs is not None and is_history(said, logs, LISTENING)
    return cannot_stay_up(container, incident, None if is_answered else said)


def _fails_while_serving(logs: Logs | None, incident: Incident) -> bool:
    starts = logs.hits(LISTENING.id, service="daoflow") if logs is not None else ()
    recent = [hit for hit in starts if hit.time is not None and incident.collected_at - hit.time < RECENT]
    return len(recent) > SEVERAL
