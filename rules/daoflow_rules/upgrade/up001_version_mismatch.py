"""The wanted version is not the one that runs

What it looks for
    The image that Compose wants for daoflow (`DAOFLOW_VERSION` filled in) is not the one its container was made from; or the image's
    own version label says another release than its tag.

Why it matters
    An upgrade was interrupted, or a pin was never applied. The next plain `docker compose up -d` changes the version by surprise, and
    where it goes back, the older image meets a database that the newer one has migrated.

How to confirm
    `docker compose config --images` beside `docker compose ps daoflow`; then try `docker compose pull daoflow` and read what it says.

What to do
    Decide which version is meant. Forward: make sure that its image can be pulled, then `docker compose up -d`. Back: set
    `DAOFLOW_VERSION` to what runs. `restart` applies neither.

When it is wrong
    Between editing `.env` and `docker compose up -d` the two differ on purpose, for as long as that takes.

Playbook
    Upgrade Regression: pin DAOFLOW_VERSION back to the previous known-good tag, docker compose pull && docker compose up -d.
"""

from __future__ import annotations

from collections.abc import Iterator

from daoflow_analyzer.facts.compose import Compose
from daoflow_analyzer.facts.containers import Container, Containers
from daoflow_analyzer.facts.engine import Engine
from daoflow_analyzer.facts.env import EnvFile
from daoflow_analyzer.facts.version import parse_release
from daoflow_analyzer.finding import (
    Confidence,
    Doubt,
    Effect,
    Evidence,
    Finding,
    NextStep,
    NotApplicable,
    Section,
    Severity,
)
from daoflow_analyzer.rule import Rule

from daoflow_rules.steps import edit_env, recreate

RULE = Rule(
    code="UP001",
    name="version-mismatch",
    title="The wanted version is not the one that runs",
    section=Section.UPGRADE,
    item="pin DAOFLOW_VERSION back to the previous known-good tag",
    severity=Severity.HIGH,
    explains=("changed-after-freeze",),
)
LABEL = "org.opencontainers.image.version"
BEING_DONE = Doubt(
    "somebody is upgrading at this moment and has not recreated the container yet",
    "stat -c '%y' .env",
    "a change of some minutes ago",
)
REBUILT = Doubt(
    "the image was built or mirrored by yourselves, and has the label of what it was made from",
    "docker image ls --digests | grep daoflow",
    "no digest, or a registry of your own",
)
STEPS = (
    NextStep(
        "See what Compose wants", "docker compose config --images", expect="the daoflow image with the version meant"
    ),
    NextStep(
        "See whether that image can be had",
        "docker compose pull daoflow",
        effect=Effect.CHANGES_STATE,
        expect="Pulled; `manifest unknown` means that there is no such tag",
    ),
    edit_env(
        "Set DAOFLOW_VERSION in .env to the version that is meant: what runs now, or one that can be pulled",
        expect="an older version than the one that ran refuses the newer database: its dump from before the upgrade goes back first",
    ),
    recreate("daoflow", expect="docker compose ps shows the wanted image, and it becomes healthy"),
)


def check(
    containers: Containers, compose: Compose | None, env: EnvFile | None, engine: Engine | None
) -> Iterator[Finding | NotApplicable]:
    """Yield a finding when wanted image and running image differ, and one when the image contradicts its own tag."""
    daoflow = containers.one("daoflow")
    if daoflow is None:
        yield NotApplicable("there is no daoflow container whose version could be known")
        return
    wanted = _wanted(compose, env, daoflow)
    if wanted is not None and wanted[0] != daoflow.image:
        shown, runs = _short(wanted[0], daoflow.image)
        yield Finding(
            message=f"DaoFlow {shown} is wanted, and {runs} runs: the upgrade or the pin was never applied.",
            confidence=Confidence.CERTAIN,
            evidence=(wanted[1], daoflow.evidence("/Config/Image", f"{daoflow.name} runs {daoflow.image}")),
            next_steps=STEPS,
            subject={"service": "daoflow"},
            doubt=BEING_DONE,
        )
    yield from _label(daoflow, engine)


def _wanted(compose: Compose | None, env: EnvFile | None, daoflow: Container) -> tuple[str, Evidence] | None:
    """Return the image that Compose wants and where that stands; without Compose's view, what `.env` makes of the running one."""
    key = env.get("DAOFLOW_VERSION") if env is not None else None
    service = compose.services.get("daoflow") if compose is not None and compose.interpolated else None
    if service is not None and service.image:
        if key is not None and key.value and service.image.endswith(f":{key.value}"):
            return service.image, key.evidence()
        return service.image, Evidence(
            "compose/config.json", f"image: {service.image}", pointer="/services/daoflow/image"
        )
    name, colon, tag = daoflow.image.rpartition(":")
    if key is not None and key.value and colon and "/" not in tag and "@" not in daoflow.image:
        return f"{name}:{key.value}", key.evidence()
    return None


def _short(wanted: str, runs: str) -> tuple[str, str]:
    """Leave out the repository where both are of the same one."""
    one, two = wanted.rpartition(":"), runs.rpartition(":")
    return (one[2], two[2]) if one[0] == two[0] and one[0] else (wanted, runs)


def _label(daoflow: Container, engine: Engine | None) -> Iterator[Finding]:
    tag = parse_release(daoflow.image.rpartition(":")[2])
    images = engine.images if engine is not None else ()
    labels = next((image.labels for image in images if image.id == daoflow.image_id), daoflow.labels)
    inside = parse_release(labels.get(LABEL))
    if tag is None or inside is None or tag == inside:
        return
    words = ".".join(map(str, inside))
    yield Finding(
        message=f"The image tagged {daoflow.image.rpartition(':')[2]} is DaoFlow {words} by its own label.",
        confidence=Confidence.LIKELY,
        evidence=(daoflow.evidence("/Config/Image", f"{daoflow.name} runs {daoflow.image}, labelled {words}"),),
        next_steps=STEPS,
        subject={"service": "daoflow"},
        doubt=REBUILT,
    )
