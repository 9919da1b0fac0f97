"""The Temporal settings contradict each other

What it looks for
    `DAOFLOW_ENABLE_TEMPORAL` (what the server does), `COMPOSE_PROFILES` (which containers Compose starts) and
    `DAOFLOW_WORKFLOW_PROFILE` (what the next `daoflow upgrade` restores) do not say the same.

Why it matters
    Mode on without the profile: DaoFlow waits for a Temporal that nobody starts. Profile without the mode: Temporal's containers
    run unused. A spelling such as `True` or `1` counts as off: the server compares with the exact word `true`.

How to confirm
    `grep -E '^(DAOFLOW_ENABLE_TEMPORAL|COMPOSE_PROFILES|DAOFLOW_WORKFLOW_PROFILE)=' .env`

What to do
    Set all three to one of the two coherent rows: `lean`, empty, `false`; or `temporal`, `temporal`, `true`.

When it is wrong
    Where the profile is given on the command line (`docker compose --profile temporal up -d`), `COMPOSE_PROFILES` may stay empty.

Playbook
    Deployments Fail Or Stall: emergency fallback; Escalation Checklist: confirmed whether Temporal mode was enabled.
"""

from __future__ import annotations

from collections.abc import Iterator

from daoflow_analyzer.facts.compose import Compose
from daoflow_analyzer.facts.env import EnvFile
from daoflow_analyzer.finding import Confidence, Finding, NextStep, NotApplicable, Section, Severity
from daoflow_analyzer.rule import Rule

from daoflow_rules.steps import edit_env, recreate

RULE = Rule(
    code="CP019",
    name="temporal-settings-incoherent",
    title="The Temporal settings contradict each other",
    section=Section.CONTROL_PLANE,
    item="confirmed whether Temporal mode was enabled",
    severity=Severity.MEDIUM,
)

MEANT_AS_TRUE = {"1", "yes", "on", "true", "y", "t"}


def check(env: EnvFile, compose: Compose) -> Iterator[Finding | NotApplicable]:
    """Yield a finding when the three settings do not fit together."""
    if not env.exists:
        yield NotApplicable("there is no .env file")
        return
    temporal = compose.services.get("temporal")
    mode = env.value("DAOFLOW_ENABLE_TEMPORAL", "false").strip()
    enabled = mode == "true"
    profiles = {name.strip() for name in env.value("COMPOSE_PROFILES").split(",")} | set(compose.profiles)
    starts = bool(profiles & {"temporal", "temporal-ui", "*"})
    wanted = env.value("DAOFLOW_WORKFLOW_PROFILE").strip()
    problem = None
    if not enabled and mode.lower() in MEANT_AS_TRUE:
        problem = f"DAOFLOW_ENABLE_TEMPORAL={mode} counts as off: only the exact word true turns Temporal mode on."
    elif temporal is None or temporal.profiles:
        # Compose leaves a service of an inactive profile out. Up to 0.9 Temporal has no profile and always runs.
        if enabled and not starts:
            problem = "Temporal mode is on, but no Compose profile starts Temporal."
        elif starts and not enabled:
            problem = "Compose starts Temporal, but Temporal mode is off: its containers run unused."
        elif wanted == "temporal" and not enabled:
            problem = "Temporal mode is off, but DAOFLOW_WORKFLOW_PROFILE=temporal brings it back at the next upgrade."
        elif wanted == "lean" and enabled:
            problem = "Temporal mode is on, but DAOFLOW_WORKFLOW_PROFILE=lean turns it off at the next upgrade."
    if problem is None:
        return
    keys = [env.get(name) for name in ("DAOFLOW_ENABLE_TEMPORAL", "COMPOSE_PROFILES", "DAOFLOW_WORKFLOW_PROFILE")]
    places = [key.evidence() for key in keys if key is not None]
    if not places:
        return
    yield Finding(
        message=problem,
        confidence=Confidence.CERTAIN,
        evidence=(places[0], *(place.related() for place in places[1:])),
        next_steps=(
            NextStep(
                "See what the three settings say",
                "grep -E '^(DAOFLOW_ENABLE_TEMPORAL|COMPOSE_PROFILES|DAOFLOW_WORKFLOW_PROFILE)=' .env",
                expect="a mixture; once cured: true, temporal, temporal; or false, empty, lean",
            ),
            edit_env("Make the three settings agree (lean mode cannot run backups, restores or schedules)"),
            recreate(expect="the workers check of /ready says which worker started"),
        ),
    )
