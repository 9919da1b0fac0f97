"""Which `.env` keys must have a value in this installation, and who else may give them one."""

from __future__ import annotations

import re

from daoflow_analyzer.facts.compose import Compose, Reference
from daoflow_analyzer.facts.containers import Containers
from daoflow_analyzer.facts.env import EnvFile
from daoflow_analyzer.facts.version import DaoflowVersion
from daoflow_bundle.token import parse_token

TEMPORAL = "TEMPORAL_POSTGRES_PASSWORD"
HOMES = {
    "BETTER_AUTH_SECRET": ("daoflow", "BETTER_AUTH_SECRET"),
    "ENCRYPTION_KEY": ("daoflow", "ENCRYPTION_KEY"),
    "POSTGRES_PASSWORD": ("postgres", "POSTGRES_PASSWORD"),
    TEMPORAL: ("temporal-postgresql", "POSTGRES_PASSWORD"),
}
"""Where each key ends as a whole: service and variable."""
DATABASE = "POSTGRES_PASSWORD"
COST_OF_ANOTHER = {
    "ENCRYPTION_KEY": "stored credentials can be read with the old key only: they have to be entered anew",
    DATABASE: "the database keeps its old password until it is changed there as well (\\password daoflow in psql)",
    "BETTER_AUTH_SECRET": "everybody has to sign in again, and codes for two-factor sign-in no longer fit: their secrets are encrypted"
    " with it",
    TEMPORAL: "Temporal's database keeps its old password until it is changed there as well",
}
"""What it costs when a key has another value than before. DaoFlow hands BETTER_AUTH_SECRET to Better Auth alone, which signs sessions
and encrypts two-factor secrets and backup codes with it (packages/server/src/auth.ts, plugin twoFactor)."""
ALWAYS = ("BETTER_AUTH_SECRET", "ENCRYPTION_KEY", DATABASE)
DEFAULT = re.compile(r"\$\{\w+:?-(?P<default>[^}]*)\}")
EMPTY_URL_PASSWORD = re.compile(r"://[^:@/]*:@")


def needed_keys(env: EnvFile, compose: Compose | None, version: DaoflowVersion | None) -> list[str]:
    """Return the keys that must have a value: the playbook's first, then what the Compose file guards with `:?`."""
    references = compose.references if compose is not None else ()
    guarded = [item.key for item in references if _is_guard(item, env)]
    if _temporal_starts(env, compose, version):
        guarded.append(TEMPORAL)
    # An installation with a database elsewhere, or with its password in a file, does not use this key at all.
    unused = compose is not None and bool(compose.services) and all(item.key != DATABASE for item in references)
    return [name for name in dict.fromkeys((*ALWAYS, *guarded)) if not (name == DATABASE and unused)]


def lacks_value(name: str, env: EnvFile, compose: Compose | None) -> bool:
    """Whether neither `.env`, nor the process environment, nor the Compose file itself gives the key a value."""
    key = env.get(name)
    if key is not None and key.in_process_environment:
        # The shell's variable wins over the file, also when it is empty.
        return key.expected_length_class == "empty"
    if key is not None and key.has_value:
        return False
    return compose is None or not _given_by_compose_file(name, compose)


def passed_on(name: str, compose: Compose | None) -> bool:
    """Whether the Compose file hands the key to the service that needs it."""
    if compose is None or name not in HOMES:
        return False
    service, variable = HOMES[name]
    declared = compose.services.get(service)
    return any(
        item.key == name and (item.service, item.variable) == (service, variable) for item in compose.references
    ) or (declared is not None and has_text(declared.environment.get(variable)))


def holders(name: str, env: EnvFile, containers: Containers | None) -> list[str]:
    """Return the names of the running containers that have a value of the key, and another one than `.env` has now."""
    key = env.get(name)
    known = key.running if key is not None else {}
    now = key.fingerprint if key is not None else None
    service, variable = HOMES.get(name, ("", name))
    return [
        item.name
        for item in (containers.all if containers is not None else ())
        if item.is_running
        and (
            known[item.name] not in (None, now)
            if item.name in known
            else item.service == service and has_text(item.env.get(variable))
        )
    ]


def has_text(text: str | None) -> bool:
    """Whether an environment value is more than nothing, once the key it refers to has no value."""
    token = parse_token(text or "")
    if text is None or not text.strip() or (token is not None and "empty" in token.flags):
        return False
    if EMPTY_URL_PASSWORD.search(text):
        return False
    default = DEFAULT.search(text)
    return bool(default["default"]) if default is not None else "${" not in text


def _is_guard(reference: Reference, env: EnvFile) -> bool:
    # `${KEY?…}` without the colon is content with an empty value.
    key = env.get(reference.key)
    return reference.operator == ":?" or (reference.operator == "?" and (key is None or not key.present))


def _temporal_starts(env: EnvFile, compose: Compose | None, version: DaoflowVersion | None) -> bool:
    """Whether Temporal's database is part of this stack: always up to 0.9.2, later only with its profile."""
    if compose is not None and compose.services:
        return compose.wants("temporal-postgresql")
    if version is not None and version.at_least(0, 10) is False:
        return True
    return "temporal" in env.value("COMPOSE_PROFILES").split(",")


def _given_by_compose_file(name: str, compose: Compose) -> bool:
    """Whether the Compose file has a value of its own for the key: written there, or as a default."""
    references = [item for item in compose.references if item.key == name]
    if any(item.operator in (":?", "?") for item in references):
        return False
    places = {(item.service, item.variable) for item in references if item.service and item.variable}
    if not places and name in HOMES:
        places = {HOMES[name]}
    texts = [
        compose.services[service].environment.get(variable)
        for service, variable in places
        if service in compose.services and variable is not None
    ]
    return bool(texts) and all(has_text(text) for text in texts)
