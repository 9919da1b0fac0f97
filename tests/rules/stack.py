"""The stock installation's settings: from an `.env` and a Compose file to the members that depend on them.

Secret values are made at test time. Compose's own view is worked out with the collector's reading of env files and references; everything
else (redaction, `env/sanity.json`, references) is the collector's real code, as in a real bundle.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml
from daoflow_collector.compose.references import compose_references
from daoflow_collector.env.dotenv import Dotenv, parse_dotenv
from daoflow_collector.env.interpolation import substitute
from daoflow_collector.env.sanity import EnvEvidence, EnvSource, env_sanity
from daoflow_collector.env.uses import RunningContainer
from daoflow_collector.redact.harvest import harvest
from daoflow_collector.redact.redactor import Redactor
from daoflow_collector.redact.vault import Vault

BUNDLES = Path(__file__).parents[1] / "bundles"
DIRECTORY = "/opt/daoflow"
COMPOSE_FILE = f"{DIRECTORY}/docker-compose.yml"
KEY = hashlib.sha256(b"the cases' fingerprint key").digest()
IMAGE_ENVIRONMENT = {
    "daoflow": {"PATH": "/usr/local/bin:/usr/bin:/bin", "PORT": "3000"},
    "postgres": {"PATH": "/usr/local/bin:/usr/bin:/bin", "PG_MAJOR": "17", "PGDATA": "/var/lib/postgresql/data"},
    "redis": {"PATH": "/usr/local/bin:/usr/bin:/bin"},
}


def stock_env() -> str:
    """Return the stock `.env` with throwaway values in place of its `<hex:N>` marks."""
    text = (BUNDLES / "stock.env").read_text(encoding="utf-8")

    def fill(match: re.Match[str]) -> str:
        digest = hashlib.sha512(f"throwaway {match[1]}".encode()).hexdigest()
        return f"{match[1]}={digest[: int(match[2])]}"

    return re.sub(r"^([A-Z_]+)=<hex:(\d+)>$", fill, text, flags=re.MULTILINE)


def stock_compose() -> str:
    """Return the stock Compose file."""
    return (BUNDLES / "docker-compose.yml").read_text(encoding="utf-8")


def edit_env(text: str, edits: Mapping[str, str]) -> str:
    """Set keys to the text after `=` (in place, or at the end); `<remove>` takes the line away."""
    for key, value in edits.items():
        line = re.compile(rf"^{re.escape(key)}=.*\n?", re.MULTILINE)
        if value == "<remove>":
            text = line.sub("", text)
        elif line.search(text):
            text = line.sub(lambda _, key=key, value=value: f"{key}={value}\n", text, count=1)
        else:
            text = f"{text.rstrip(chr(10))}\n{key}={value}\n"
    return text


def as_bytes(text: str) -> bytes:
    """Return text as it lies on disk; lone surrogates stand for bytes that are not UTF-8."""
    return text.encode("utf-8", "surrogateescape")


@dataclass(eq=False)
class Stack:
    """An `.env` and a Compose file as they are, and as they were when the running containers were made."""

    env_text: str
    compose_text: str
    running_env_text: str
    running_compose_text: str
    env: Dotenv = field(init=False)
    config: dict[str, Any] | None = field(init=False)
    refusal: str | None = field(init=False)
    running: dict[str, Any] | None = field(init=False)
    vault: Vault = field(init=False)
    redactor: Redactor = field(init=False)

    @staticmethod
    @lru_cache(maxsize=64)
    def of(env_text: str, compose_text: str, running_env_text: str, running_compose_text: str) -> Stack:
        """Return the stack of these texts; most cases share one."""
        return Stack(env_text, compose_text, running_env_text, running_compose_text)

    def __post_init__(self) -> None:
        """Read both, and register every secret before anything is redacted."""
        self.env = parse_dotenv(as_bytes(self.env_text))
        running_env = parse_dotenv(as_bytes(self.running_env_text))
        self.config, self.refusal = resolve(self.compose_text, self.env)
        self.running, _ = resolve(self.running_compose_text, running_env, every_profile=True)
        self.vault = Vault(KEY)
        harvest(
            self.vault,
            dotenvs=[as_bytes(self.running_env_text), as_bytes(self.env_text)],
            compose_config=self.compose_config,
        )
        self.redactor = Redactor(self.vault)

    @property
    def profiles(self) -> list[str]:
        """Return the active profiles."""
        return [name.strip() for name in self.env.values.get("COMPOSE_PROFILES", "").split(",") if name.strip()]

    @property
    def compose_config(self) -> dict[str, Any] | None:
        """Return `docker compose config --format json` with its secrets, or None when Compose refuses. It writes each `$` twice."""
        if self.config is None:
            return None
        doubled = json.loads(json.dumps(self.config).replace("$", "$$"))
        return {"name": "daoflow", "networks": {"default": {"name": "daoflow_default"}}, "services": doubled}

    def environment(self, service: str) -> dict[str, str]:
        """Return the plain environment of a service's running container."""
        declared = (self.running or {}).get(service, {}).get("environment", {})
        return {**declared, **IMAGE_ENVIRONMENT.get(service, {})}

    def redacted(self, document: Any) -> bytes:
        """Return a JSON document as the collector lets it out, as a member's content."""
        return _redacted(self, json.dumps(document))

    def sanity(self, containers: Mapping[str, str]) -> dict[str, Any]:
        """Return `env/sanity.json`; `containers` maps container names to services."""
        source = EnvSource(
            path=f"{DIRECTORY}/.env",
            member="env/files/.env",
            exists=True,
            readable=True,
            parsed=self.env,
            mode=0o600,
            size_bytes=len(as_bytes(self.env_text)),
        )
        running = [RunningContainer(name, service, self.environment(service)) for name, service in containers.items()]
        evidence = EnvEvidence(
            sources=[source],
            references=compose_references(self.compose_text, COMPOSE_FILE),
            config=self.compose_config,
            containers=running,
            environment={},
            fingerprint=self.vault.fingerprint,
            profiles=self.profiles,
        )
        return env_sanity(evidence)


@lru_cache(maxsize=512)
def _redacted(stack: Stack, document: str) -> bytes:
    redacted, _ = stack.redactor.tree(json.loads(document))
    return as_bytes(json.dumps(redacted, indent=1, ensure_ascii=False) + "\n")


def resolve(compose_text: str, env: Dotenv, *, every_profile: bool = False) -> tuple[dict[str, Any] | None, str | None]:
    """Return the services as Compose resolves them, or None and the line that it refuses with."""
    for problem in env.problems:
        if problem.fatal:
            return None, f"failed to read {DIRECTORY}/.env: line {problem.line}: {problem.detail}"
    try:
        services = yaml.safe_load(compose_text)["services"]
    except (yaml.YAMLError, KeyError, TypeError) as error:
        line = getattr(getattr(error, "problem_mark", None), "line", 0) + 1
        return None, f"yaml: line {line}: {getattr(error, 'problem', None) or 'services must be a mapping'}"
    profiles = set(env.values.get("COMPOSE_PROFILES", "").replace(" ", "").split(","))
    resolved: dict[str, Any] = {}
    for name, service in services.items():
        for path, text in _texts(service, ()):
            problem_words = substitute(text, env.values.get).error
            if problem_words:
                where = ".".join(("services", name, *path))
                hint = re.search(r":?\?([^}]*)\}", text)
                words = f"error while interpolating {where}: {problem_words}: {hint[1] if hint else ''}"
                return None, words.rstrip(": ")
        wanted = service.get("profiles", [])
        if every_profile or not wanted or profiles.intersection(wanted):
            resolved[name] = _service(_filled(service, env))
    return resolved, None


def _texts(value: Any, path: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], str]]:
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from _texts(item, (*path, str(key)))
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from _texts(item, (*path, str(index)))


def _filled(value: Any, env: Dotenv) -> Any:
    if isinstance(value, str):
        return substitute(value, env.values.get).text
    if isinstance(value, dict):
        return {key: _filled(item, env) for key, item in value.items()}
    return [_filled(item, env) for item in value] if isinstance(value, list) else value


def _service(service: Mapping[str, Any]) -> dict[str, Any]:
    """Return a service in the long form that `docker compose config` writes."""
    environment = service.get("environment") or {}
    if isinstance(environment, list):
        environment = dict(entry.partition("=")[::2] for entry in environment)
    depends = service.get("depends_on") or {}
    if isinstance(depends, list):
        depends = {name: {"condition": "service_started"} for name in depends}
    return {
        **service,
        "environment": {key: "" if value is None else str(value) for key, value in environment.items()},
        "ports": [_port(entry) for entry in service.get("ports", [])],
        "volumes": [_volume(entry) for entry in service.get("volumes", [])],
        "depends_on": {name: {**item, "required": True} for name, item in depends.items()},
    }


def _port(entry: str) -> dict[str, Any]:
    host, container = entry.rsplit(":", 1)
    ip, _, published = host.rpartition(":")
    return {"mode": "ingress", "host_ip": ip, "target": int(container), "published": published, "protocol": "tcp"}


def _volume(entry: str) -> dict[str, Any]:
    source, target = entry.split(":")[:2]
    return {"type": "bind" if source.startswith("/") else "volume", "source": source, "target": target}
