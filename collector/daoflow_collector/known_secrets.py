"""Teach the vault every secret value of this host before a byte is written: what one source gives away, no other may show."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any, Callable

from daoflow_collector.compose.files import service_env_files
from daoflow_collector.compose.project_view import variables_of
from daoflow_collector.compose.scan import scan_compose
from daoflow_collector.daoflow.api_token import VARIABLE, api_token, cli_tokens
from daoflow_collector.daoflow.deployment_state import ArtifactFile
from daoflow_collector.discovery import Discovery
from daoflow_collector.hunt_room import refuse_too_many
from daoflow_collector.machine.host import FileResult, Host
from daoflow_collector.options import Options
from daoflow_collector.redact import Vault, harvest


def _literals(files: Iterable[FileResult]) -> dict[str, Any]:
    """Return what the Compose files give to services as written, in the shape of Compose's own view: it may refuse to give one."""
    services: dict[str, dict[str, Any]] = {}
    for file in files:
        for scalar in scan_compose((file.content or b"").decode("utf-8", "replace")):
            path, text = scalar.path, scalar.text
            if text is None or len(path) != 4 or path[0] != "services" or path[2] != "environment":
                continue
            environment = services.setdefault(str(path[1]), {"environment": {}})["environment"]
            name, _, value = text.partition("=") if isinstance(path[3], int) else (str(path[3]), "=", text)
            environment[name] = value
    return {"services": services}


def _as_config(environment: Mapping[str, str]) -> dict[str, Any]:
    """Return the process's environment in the same shape: Compose substitutes from it before `.env`."""
    return {"services": {"shell": {"environment": dict(environment)}}}


def _layered(values: Mapping[str, Iterable[str]]) -> dict[str, Any]:
    """Return several values a variable in the same shape: one environment for the first of each, one for the second, …"""
    layers: list[dict[str, str]] = []
    for name, given in values.items():
        for index, value in enumerate(given):
            if index == len(layers):
                layers.append({})
            layers[index][name] = value
    return {"services": {str(index): {"environment": layer} for index, layer in enumerate(layers)}}


def harvest_artifacts(vault: Vault, artifacts: Iterable[ArtifactFile]) -> None:
    """Teach a vault what exported states were frozen with; in one that was redacted already, the tokens are this vault's own."""
    for item in artifacts:
        if item.is_redacted:
            vault.trust_tokens(json.dumps(item.document))
        harvest(vault, compose_config=_as_config(item.environment()))


def known_secrets(host: Host, discovery: Discovery, options: Options, go_on: Callable[[], None] | None = None) -> Vault:
    """Return a vault that knows every secret which discovery saw. `go_on` raises where nobody waits for it any more.

    Raises `TooManySecretsError`.
    """
    vault = Vault(options.fingerprint_key)
    vault.go_on = go_on or vault.go_on
    named = service_env_files(host, discovery.directory, discovery.files, variables_of(discovery))
    env_files = (*discovery.env_files, *(item.file for item in named))
    harvest(
        vault,
        dotenvs=[item.content for item in env_files if item.content is not None],
        compose_config=discovery.config_document,
        inspects=[item.inspect for item in (*discovery.containers, *discovery.deployed.containers)],
    )
    harvest(vault, compose_config=_literals(discovery.files))
    harvest(vault, compose_config=_as_config(discovery.process_environment))
    harvest(vault, compose_config=_layered(discovery.frozen))
    harvest_artifacts(vault, options.artifacts)
    for token in (api_token(host, options), *cli_tokens(host)):
        if token is not None:
            vault.add(VARIABLE, token)
    refuse_too_many(vault.strong_values())
    return vault
