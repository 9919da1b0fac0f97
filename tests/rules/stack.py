"""The stock installation's settings: from an `.env` and a Compose file to the members that depend on them.

Secret values are made at test time. What Compose would answer is worked out with the collector's own reading of env files and references;
what leaves the host carries tokens of the collector's own vault, as in a real bundle.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml
from daoflow_collector.dotenv import Dotenv, parse_dotenv
from daoflow_collector.interpolation import find_references, substitute
from daoflow_collector.redact.names import Verdict, judge
from daoflow_collector.redact.vault import Vault

BUNDLES = Path(__file__).parents[1] / "bundles"
DIRECTORY = "/opt/daoflow"
KEY = hashlib.sha256(b"the cases' fingerprint key").digest()
CONTAINER_EXTRAS = {
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


@dataclass
class Stack:
    """An `.env` and a Compose file, and the `.env` that the running containers were made with."""

    env_text: str
    compose_text: str
    running_env_text: str
    running_compose_text: str
    vault: Vault = field(default_factory=lambda: Vault(KEY))

    def __post_init__(self) -> None:
        """Read both, and register every secret before anything is redacted."""
        self.env = parse_dotenv(self.env_text.encode("utf-8", "surrogateescape"))
        running = parse_dotenv(self.running_env_text.encode("utf-8", "surrogateescape"))
        for item in (*running.assignments, *self.env.assignments):
            if is_secret(item.key):
                for value in {item.meant, item.value or ""} - {""}:
                    self.vault.add(item.key, value)
        self.config, self.refusal = resolve(self.compose_text, self.env)
        self.running_config, _ = resolve(self.running_compose_text, running, every_profile=True)

    @property
    def profiles(self) -> list[str]:
        """Return the active profiles."""
        return [name.strip() for name in self.env.values.get("COMPOSE_PROFILES", "").split(",") if name.strip()]

    def environment(self, service: str) -> dict[str, str]:
        """Return the plain environment of a service's running container."""
        declared = (self.running_config or {}).get(service, {}).get("environment", {})
        return {**declared, **CONTAINER_EXTRAS.get(service, {})}

    def redact(self, name: str, value: str) -> str:
        """Return a variable's value as it stands in a bundle."""
        if is_secret(name):
            return str(self.vault.token(name, value)) if value else ""
        known = sorted(self.vault.strong_values().items(), key=lambda item: -len(item[0]))
        for secret, what in known:
            value = value.replace(secret, str(self.vault.token(what, secret)))
        return value

    def compose_config(self) -> dict[str, Any] | None:
        """Return `compose/config.json`, or None when Compose refuses."""
        if self.config is None:
            return None
        services: dict[str, Any] = {}
        for name, service in self.config.items():
            environment = {key: self.redact(key, value) for key, value in service["environment"].items()}
            services[name] = {**service, "environment": environment}
        return {"name": "daoflow", "networks": {"default": {"name": "daoflow_default"}}, "services": services}

    def redacted_env(self) -> str:
        """Return `env/files/.env`: every line kept, secret values replaced."""
        lines = self.env_text.split("\n")
        for item in self.env.assignments:
            if not is_secret(item.key) or not item.meant:
                continue
            flags = [] if item.quotes == "none" else ["quoted"]
            token = str(self.vault.token(item.key, item.meant, flags))
            quote = {"single": "'", "double": '"'}.get(item.quotes, "")
            head = lines[item.line - 1].partition("=")[0]
            lines[item.line - 1] = f"{head}={quote}{token}{quote}"
        return "\n".join(lines)


def is_secret(key: str) -> bool:
    """Whether a key's name says that its value is one."""
    return judge(key) is Verdict.SECRET


def resolve(compose_text: str, env: Dotenv, *, every_profile: bool = False) -> tuple[dict[str, Any] | None, str | None]:
    """Return the services as `docker compose config` gives them, or None and the line that Compose refuses with."""
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
        wanted = service.get("profiles", [])
        for path, text in _texts(service, ()):
            problem = substitute(text, env.values.get).error
            if problem:
                where = ".".join(("services", name, *path))
                hint = re.search(r":?\?([^}]*)\}", text)
                return None, f"error while interpolating {where}: {problem}: {hint[1] if hint else ''}".rstrip(": ")
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
    ports = []
    for entry in service.get("ports", []):
        host, container = entry.rsplit(":", 1)
        ip, _, published = host.rpartition(":")
        ports.append(
            {"mode": "ingress", "host_ip": ip, "target": int(container), "published": published, "protocol": "tcp"}
        )
    volumes = []
    for entry in service.get("volumes", []):
        source, target = entry.split(":")[:2]
        volumes.append({"type": "bind" if source.startswith("/") else "volume", "source": source, "target": target})
    depends = service.get("depends_on") or {}
    if isinstance(depends, list):
        depends = {name: {"condition": "service_started"} for name in depends}
    return {
        **service,
        "environment": {key: "" if value is None else str(value) for key, value in environment.items()},
        "ports": ports,
        "volumes": volumes,
        "depends_on": {name: {**item, "required": True} for name, item in depends.items()},
    }


def references(compose_text: str) -> list[dict[str, Any]]:
    """Return `references` of `compose/project.json`, with the service and variable by indentation."""
    found: list[dict[str, Any]] = []
    service = variable = None
    in_environment = False
    for number, line in enumerate(compose_text.splitlines(), 1):
        if match := re.fullmatch(r" {2}([\w-]+):", line):
            service, in_environment = match[1], False
        elif match := re.match(r" {4}(\w+):", line):
            in_environment = match[1] == "environment"
        variable = None
        if in_environment and (match := re.match(r" {6}(?:- )?(\w+)(?:: |=)", line)):
            variable = match[1]
        text = line.partition(": ")[2].strip().strip('"')
        for reference in find_references("" if line.lstrip().startswith("#") else line):
            whole = text == line[reference.start : reference.end]
            found.append(
                {
                    "key": reference.key,
                    "service": service if variable else None,
                    "variable": variable,
                    "operator": reference.operator,
                    "whole": whole,
                    "file": f"{DIRECTORY}/docker-compose.yml",
                    "line": number,
                }
            )
    return found
