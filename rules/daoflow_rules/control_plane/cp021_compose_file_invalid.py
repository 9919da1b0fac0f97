"""The Compose file is not valid

What it looks for
    A Compose file that does not parse as YAML, or that Compose refuses: an unknown property, an undefined volume or network, a
    dependency on a service that does not exist, no file at all.

Why it matters
    Every `docker compose` command fails. Containers that already run keep running with what they were given before.

How to confirm
    `docker compose config --quiet` names the file, and for YAML errors the line.

What to do
    Undo the last edit: compare with the file of the release (`docker-compose.yml` of the same version), then try again.

When it is wrong
    An empty variable or a bad `.env` also makes Compose refuse; those are told apart (CP001, CP020).

Playbook
    First Five Minutes: docker compose ps.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from daoflow_analyzer.facts.compose import Compose, LostFiles
from daoflow_analyzer.facts.env import EnvFile
from daoflow_analyzer.finding import (
    PLAIN,
    Confidence,
    Effect,
    Evidence,
    FactMissingError,
    Finding,
    NextStep,
    Section,
    Severity,
)
from daoflow_analyzer.rule import Rule

from daoflow_rules.steps import compose_files, edit_files, recreate

RULE = Rule(
    code="CP021",
    name="compose-file-invalid",
    title="The Compose file is not valid",
    section=Section.CONTROL_PLANE,
    item="docker compose ps",
    severity=Severity.CRITICAL,
    explains=("control-plane-not-ready", "postgres-not-running", "redis-blocks-start", "temporal-not-running"),
)

REFUSAL = re.compile(
    r"^yaml: |^parsing |^validating |(?:Additional property|additional properties) .* (?:is|are|'.*') not allowed"
    r"|must be a (?:string|mapping|list|boolean|number|integer|array)|refers to undefined|depends on undefined service"
    r"|no configuration file provided|no such file or directory|has neither an image nor a build context"
    r"|services\.[\w.-]+ (?:must|contains|conflicts)|invalid (?:compose project|service|volume|mount|containerPort|proto)"
    r"|mapping key .* already defined|cyclic|dependency cycle",
    re.IGNORECASE,
)
OTHER_CAUSE = re.compile(
    r"required variable|variable is not set|Cannot connect to the Docker daemon|permission denied|\.env\b|docker\.sock",
    re.IGNORECASE,
)
NOT_COMPOSE = re.compile(
    r"is not a docker command|unknown (?:shorthand )?(?:flag|command)|level=(?:warning|info)|^\s*$"
)
"""What `docker` says where it has no Compose, and what Compose only mentions."""


def check(compose: Compose | None, lost: LostFiles | None, env: EnvFile | None) -> Iterator[Finding]:
    """Yield one finding a broken file, or one for what Compose said when the files parse as YAML."""
    if lost is not None and lost.paths:
        yield _gone(lost)
        return
    if compose is None:
        raise FactMissingError("the Compose files were not collected", "compose/project", "compose/files")
    broken = False
    for file in compose.files:
        # What Compose itself has read is no error, whatever our parser thinks of it.
        if file.error is None or compose.interpolated:
            continue
        broken = True
        place = f", line {file.error_line}" if file.error_line else ""
        where = (
            Evidence(file.member, file.error_text or file.error, line=file.error_line)
            if file.member is not None
            else Evidence("compose/project.json", file.error, pointer="/files")
        )
        said = _refusal(compose)
        yield _finding(
            f"{file.path} is not valid YAML{place}: {file.error}.",
            (where, *((said[1].related(),) if said is not None else ())),
            file.path,
            compose,
            certain=True,
        )
    if not broken and (said := _refusal(compose)) is not None:
        yield _finding(f"Compose refuses the project: {said[0]}.", (said[1],), compose.directory, compose, certain=True)
    elif not broken and (said := _unknown_refusal(compose)) is not None:
        key = _key_behind(said[0], env)
        yield _finding(
            f"Compose refuses the project: {said[0]}{f' ({key} in .env)' if key else ''}.",
            (said[1], *((env.keys[key].evidence().related(),) if key and env is not None else ())),
            compose.directory,
            compose,
            certain=True,
        )


def _refusal(compose: Compose) -> tuple[str, Evidence] | None:
    """Return the first line in which Compose refuses the files for a reason of their own."""
    for command in compose.refused():
        for line in command.stderr:
            if REFUSAL.search(line) and not OTHER_CAUSE.search(line):
                return line.strip().rstrip("."), command.evidence(line)
    return None


def _unknown_refusal(compose: Compose) -> tuple[str, Evidence] | None:
    """Return the last words of a `config` that failed for a reason that nobody else owns: it asks no engine, only reads files."""
    for command in compose.refused():
        if " config" not in command.command or any(OTHER_CAUSE.search(line) for line in command.stderr):
            continue
        lines = [line for line in command.stderr if not NOT_COMPOSE.search(line)]
        if lines and not any("docker command" in line for line in command.stderr):
            return lines[-1].strip().rstrip("."), command.evidence(lines[-1])
    return None


def _key_behind(words: str, env: EnvFile | None) -> str | None:
    """Return the setting whose value Compose quotes; secrets are not looked at."""
    for name, key in env.keys.items() if env is not None else ():
        if key.value and re.search(rf"(?<![\w.]){re.escape(key.value)}(?![\w.])", words):
            return name
    return None


def _files(path: str, compose: Compose | None) -> tuple[str, ...]:
    """Return what is to be mended; Compose's own refusal names the folder only."""
    name = path.rpartition("/")[2]
    return (name,) if name.endswith((".yml", ".yaml")) and PLAIN.fullmatch(name) else compose_files(compose)


def _gone(lost: LostFiles) -> Finding:
    folder = lost.paths[0].rpartition("/")[0]
    return Finding(
        message=f"{lost.paths[0]} is gone: the containers were made with it, and docker compose finds no file there.",
        confidence=Confidence.CERTAIN,
        evidence=(lost.evidence(),),
        next_steps=(
            NextStep(
                "See what is there instead",
                f"ls -la {folder}" if PLAIN.fullmatch(folder.removeprefix("/")) else "ls -la",
                expect="the file under another name, or a copy of it",
            ),
            NextStep(
                "Put it back: rename it, or take it from a backup or from your release; what runs goes on meanwhile",
                effect=Effect.CHANGES_STATE,
                expect="docker compose config --quiet says nothing",
            ),
            recreate(expect="all services running"),
        ),
        subject={"file": lost.paths[0]},
    )


def _finding(
    message: str, evidence: tuple[Evidence, ...], path: str, compose: Compose | None, *, certain: bool
) -> Finding:
    return Finding(
        message=message,
        confidence=Confidence.CERTAIN if certain else Confidence.LIKELY,
        evidence=evidence,
        next_steps=(
            NextStep(
                "Let Compose say what it refuses",
                "docker compose config --quiet",
                expect="the line that it refuses; once cured: no output",
            ),
            edit_files(
                "Undo the last edit of the Compose file, or take the file of your release again; what runs goes on meanwhile",
                *_files(path, compose),
            ),
            NextStep(
                "See what Compose would do with it, before it does",
                "docker compose --dry-run up -d",
                expect="nothing is recreated but what you mean to change",
            ),
            recreate(expect="all services running"),
        ),
        subject={"file": path},
    )
