"""Next steps that several rules share, so that the same advice has the same words everywhere."""

from __future__ import annotations

import re
import shlex
from collections.abc import Mapping, Sequence
from dataclasses import replace

from daoflow_analyzer.facts.compose import Compose
from daoflow_analyzer.finding import PLAIN, Effect, NextStep, Where, word

SPECIAL_IN_QUOTES = re.compile(r'["$`!]|\\(?=[\\\n])|\\$')
"""What a shell, or its history, acts on between double quotes."""

PG_ISREADY = "docker compose exec -T postgres pg_isready -U daoflow"
ASK_POSTGRES = NextStep(
    "Ask PostgreSQL itself",
    PG_ISREADY,
    expect="no response, or rejecting connections; once cured: accepting connections",
)

WITH_TEMPORAL = "docker compose --profile temporal"
"""So every command that concerns Temporal begins: it also holds where `.env` does not activate the profile."""

COMPOSE_FILE = "docker-compose.yml"
"""DaoFlow's own, where the bundle does not tell what it is called here."""

FINDERS = {
    "PROJECT": "docker compose ls --all names the project",
    "CONTAINER": "docker ps --all names the container",
    "HOST": "the dashboard's page of the server names its address, port and user",
    "PORT": "the dashboard's page of the server names its port",
    "USER": "the dashboard's page of the server names its user",
    "REMOTE": "rclone config makes it of the provider and the bucket on the dashboard's page of the destination",
    "DATABASE": "psql -U USER -l in the container lists the databases with their owners",
    "OTHER_RUN_ID": "daoflow backup list --json has its id",
    "DESTINATION_ID": "daoflow backup destination list --json names the id",
}
"""Where a word in capitals is found that the bundle does not fill."""


def filled(steps: Sequence[NextStep], **values: str | int | None) -> tuple[NextStep, ...]:
    """Put what is known in place of a command's words in capitals: `filled(STEPS, DEPLOYMENT_ID=id)`.

    What is not known, or not plain, stays a word.
    """
    known = {name: str(value) for name, value in values.items() if value and PLAIN.fullmatch(str(value))}
    asked = {name: FINDERS[name] for name in values if name in FINDERS and name not in known}
    if "HOST" in asked:  # says where to find all three
        asked = {name: how for name, how in asked.items() if name not in ("PORT", "USER")}
    steps = [_with_finders(step, asked) for step in steps]
    if not known:
        return tuple(steps)
    words = re.compile(rf"\b(?:{'|'.join(known)})\b")

    def put(text: str) -> str:
        return words.sub(lambda match: shlex.quote(known[match[0]]), text)

    return tuple(
        replace(step, command=put(step.command) if step.command else None, expect=put(step.expect)) for step in steps
    )


def _with_finders(step: NextStep, asked: Mapping[str, str]) -> NextStep:
    """Say where each word is found that nobody can fill in."""
    told = [how for name, how in asked.items() if re.search(rf"\b{name}\b", step.command or "")]
    now, cured, later = step.expect.partition("; once cured:")
    return replace(step, expect="; ".join(filter(None, (now, *told))) + cured + later) if told else step


def over_ssh(steps: Sequence[NextStep], host: str, port: int | None = None, user: str = "") -> tuple[NextStep, ...]:
    """Run the commands on a managed server: whoever reads them sits on the control plane's host, where they could do harm.

    Of a server whose address nobody knows (`host` is empty) the words in capitals stay.
    """
    values: dict[str, str | int] = {"HOST": host, "PORT": port or 22, "USER": user} if host else {}
    login = filled((NextStep("", "ssh -p PORT USER@HOST"),), **values)[0].command

    def there(step: NextStep) -> NextStep:
        is_here = step.command is not None and step.where is Where.HOST
        return replace(step, command=f"{login} {_quoted(step.command or '')}") if is_here else step

    return tuple(map(there, steps))


def _quoted(command: str) -> str:
    """Return the command as one word of a shell; in double quotes where nothing in it means something there: that can be read."""
    return f'"{command}"' if "'" in command and SPECIAL_IN_QUOTES.search(command) is None else shlex.quote(command)


def read_logs(*services: str, expect: str, tail: int = 200) -> NextStep:
    """Read the newest log lines of `services`, as the playbook does; Compose knows Temporal's with their profile only."""
    compose = WITH_TEMPORAL if any(name.startswith("temporal") for name in services) else "docker compose"
    *others, last = services
    what = f"logs of {', '.join(others)} and {last}" if others else f"log of {last}"
    asked = " ".join(word(name, "SERVICE") for name in services)
    return NextStep(f"Read the {what}", f"{compose} logs --tail={tail} {asked}", expect=expect)


def show_containers(expect: str) -> NextStep:
    """List the project's containers with their state."""
    return NextStep("Look at the containers", "docker compose ps --all", expect=expect)


def edit_env(do: str, expect: str = "", impact: str = "") -> NextStep:
    """Correct `.env` by hand."""
    return edit_files(do, ".env", expect=expect, impact=impact)


def edit_compose(do: str, compose: Compose | None, *, expect: str = "") -> NextStep:
    """Correct the Compose file by hand. An override may hold what is edited: all of them are kept."""
    return edit_files(do, *compose_files(compose), expect=expect)


def compose_files(compose: Compose | None) -> tuple[str, ...]:
    """Return the Compose files that are there, as they are called in the project's folder; DaoFlow's own where nobody knows."""
    there = [item.path for item in compose.files if item.exists] if compose is not None else []
    folder = f"{compose.directory.rstrip('/')}/" if compose is not None else ""
    names = (path.removeprefix(folder) for path in there)
    return tuple(name for name in names if PLAIN.fullmatch(name.removeprefix("/"))) or (COMPOSE_FILE,)


def edit_files(do: str, *names: str, expect: str = "", impact: str = "") -> NextStep:
    """Correct files by hand. The command is the way back; a second try does not overwrite that of the first."""
    keep = " && ".join(f"cp -p {name} {name}.before-$(date +%s)" for name in names)
    return NextStep(
        f"{do} (edit by hand: the command below only keeps a copy)",
        keep,
        effect=Effect.CHANGES_STATE,
        expect=expect,
        impact=impact,
    )


def dump(do: str, file: str) -> NextStep:
    """Save DaoFlow's database on the host: in the container it would be gone with the next one that is made."""
    return NextStep(
        do,
        f"touch {file} && chmod 600 {file} && docker compose exec -T postgres pg_dump -U daoflow daoflow > {file}",
        effect=Effect.CHANGES_STATE,
        expect="no error, and a file that ends in PostgreSQL database dump complete; it holds all that DaoFlow knows",
    )


def make_secret(characters: int, expect: str) -> NextStep:
    """Make a random value that needs no quotes anywhere: digits and a to f."""
    return NextStep("Make a new value", f"openssl rand -hex {characters // 2}", expect=expect)


def recreate(*services: str, expect: str) -> NextStep:
    """Recreate services so that they get what `.env` and the Compose file now say; `restart` does not reread them."""
    return NextStep(
        "Recreate what changed (`docker compose restart` would keep the old values)",
        " ".join(("docker compose up -d", *(word(name, "SERVICE") for name in services))),
        effect=Effect.CHANGES_STATE,
        expect=expect,
    )


def unpause(service: str) -> NextStep:
    """Let a paused service go on: `up` does not."""
    return NextStep(
        "Let it go on",
        f"docker compose unpause {word(service, 'SERVICE')}",
        effect=Effect.CHANGES_STATE,
        expect="it answers at once",
    )


def prune_docker(expect: str) -> NextStep:
    """Free what Docker can make again."""
    return NextStep(
        "Free space that is not data (dangling images and build cache only)",
        "docker image prune -f && docker builder prune -f",
        effect=Effect.DESTRUCTIVE,
        expect=expect,
    )


def past_events(event: str, service: str, *, container: str = "", expect: str) -> NextStep:
    """Ask the engine for what it remembers of one service, or of one container of it; without a filter it tells of everybody's."""
    return NextStep(
        "See when it was done (the engine does not tell by whom)",
        events_command(event, service, container),
        expect=expect,
    )


def events_command(event: str, service: str, container: str = "") -> str:
    """Return the command of `past_events`."""
    label = f"label=com.docker.compose.service={service}" if PLAIN.fullmatch(service) else ""
    whose = f"container={container}" if PLAIN.fullmatch(container) else label
    asked = "".join(f" --filter {item}" for item in (event, whose) if item)
    return f"docker events --since 24h --until 0s{asked}"


KEEP_THE_PROFILE = edit_env(
    "After that, set COMPOSE_PROFILES=temporal in .env: otherwise the next docker compose up leaves Temporal out"
)
RECONNECT_TO_TEMPORAL = NextStep(
    "Start Temporal and its database, then let daoflow connect again (it does not by itself)",
    f"{WITH_TEMPORAL} up -d && {WITH_TEMPORAL} up -d --force-recreate daoflow",
    effect=Effect.CHANGES_STATE,
    expect="[temporal-worker] Worker started on task queue",
)
FALL_BACK_FROM_TEMPORAL = (
    edit_env(
        "Or fall back on purpose: set DAOFLOW_ENABLE_TEMPORAL=false in .env; no backup, restore or schedule runs then"
    ),
    NextStep(
        "After that, have daoflow read it",
        "docker compose up -d daoflow",
        effect=Effect.CHANGES_STATE,
        expect="[worker] Execution worker started",
    ),
)
"""The playbook's emergency fallback, with its cost: where Temporal is the fault."""
