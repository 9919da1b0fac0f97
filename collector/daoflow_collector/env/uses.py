"""Which container variables a key feeds, and what each has: in Compose's view and in the containers. Raw values: never written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from daoflow_collector.compose.references import ComposeReference
from daoflow_collector.env.url_password import feeds_url_password, url_password

_DATABASE_KEY = "POSTGRES_PASSWORD"
_DATABASE_VARIABLE = "DATABASE_URL"
_DATABASE_SERVICE = "daoflow"


@dataclass(frozen=True)
class RunningContainer:
    """A container of the project with its environment, raw."""

    name: str
    service: str
    environment: Mapping[str, str]


@dataclass(frozen=True)
class Use:
    """One variable that a key feeds. `compose` and `running` hold the same part of it: all, or the password in a URL."""

    service: str
    variable: str
    part: str
    compose: str | None
    running: Mapping[str, str | None]


@dataclass(frozen=True)
class UseSources:
    """Where values of variables are read from. `known` are the values that the key is known to have, for finding it in URLs."""

    known: Sequence[str]
    config: Mapping[str, Any] | None
    containers: Sequence[RunningContainer]


def key_uses(
    name: str,
    sources: UseSources,
    *,
    references: Sequence[ComposeReference],
    env_file_services: Sequence[str],
) -> tuple[Use, ...]:
    """Return the uses of a key, in the order of the Compose files.

    DATABASE_URL counts as a use of POSTGRES_PASSWORD even where it is written without a reference to it: DaoFlow needs the two to agree.
    """
    uses: dict[tuple[str, str], Use] = {}
    for reference in references:
        service, variable = reference.service, reference.variable
        if service is None or variable is None or (service, variable) in uses:
            continue
        part = "whole" if reference.whole else "url-password" if feeds_url_password(reference) else "embedded"
        uses[service, variable] = _use(service, variable, part, sources, reference)
    for service in env_file_services:
        if (service, name) not in uses:
            uses[service, name] = _use(service, name, "whole", sources)
    database = (_DATABASE_SERVICE, _DATABASE_VARIABLE)
    if name == _DATABASE_KEY and database not in uses:
        use = _use(*database, "url-password", sources)
        if use.compose is not None or any(use.running.values()):
            uses[database] = use
    return tuple(uses.values())


def _use(service: str, variable: str, part: str, sources: UseSources, reference: ComposeReference | None = None) -> Use:
    # A literal neighbour tells where the password stands only when it starts the value.
    leads = reference is not None and reference.start == len(reference.before)
    before = reference.before if reference is not None and leads else ""
    after = reference.after if reference is not None else ""

    def of_part(value: str | None) -> str | None:
        if value is None or part != "url-password":
            return value
        return url_password(value, known=sources.known, before=before, after=after)

    running = {
        item.name: of_part(item.environment.get(variable)) for item in sources.containers if item.service == service
    }
    return Use(service, variable, part, of_part(_composed(sources.config, service, variable)), running)


def _composed(config: Mapping[str, Any] | None, service: str, variable: str) -> str | None:
    services = (config or {}).get("services")
    definition = services.get(service) if isinstance(services, Mapping) else None
    environment = definition.get("environment") if isinstance(definition, Mapping) else None
    value = environment.get(variable) if isinstance(environment, Mapping) else None
    # `docker compose config` writes every `$` twice, so that its output can be used as a Compose file again.
    return value.replace("$$", "$") if isinstance(value, str) else None
