"""Builds `env/sanity.json`: what is known of each key in `.env`, in Compose's view and in the containers, and never a value.

A pure function of what others read. Every string that it puts out is a name, a path, a fingerprint, or a word of its own.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timezone
from typing import Any, Callable

from daoflow_collector.compose.references import ComposeReference
from daoflow_collector.env.dotenv import Assignment, Dotenv
from daoflow_collector.env.dotenv_lexis import is_plausible_name
from daoflow_collector.env.uses import RunningContainer, Use, UseSources, key_uses
from daoflow_collector.env.values import (
    character_class,
    describe_length,
    is_placeholder_value,
    is_secret_key,
    url_mark,
    validity,
)

REQUIRED_KEYS = ("BETTER_AUTH_SECRET", "ENCRYPTION_KEY", "POSTGRES_PASSWORD")
_TEMPORAL_KEY = "TEMPORAL_POSTGRES_PASSWORD"
_LINE_PROBLEMS_LIMIT = 200


@dataclass(frozen=True)
class EnvSource:
    """One env file: the project's own (`services` empty) or one that services name as `env_file`. `parsed` None: it could not be read."""

    path: str
    member: str | None
    exists: bool
    readable: bool
    parsed: Dotenv | None = None
    mode: int | None = None
    size_bytes: int | None = None
    modified_at: float | None = None
    services: tuple[str, ...] = ()


@dataclass(frozen=True)
class EnvEvidence:
    """All that the document is made from. `config` is `docker compose config` as a document, None when Compose refused."""

    sources: Sequence[EnvSource]
    references: Sequence[ComposeReference]
    config: Mapping[str, Any] | None
    containers: Sequence[RunningContainer]
    environment: Mapping[str, str]
    fingerprint: Callable[[str], str]
    profiles: Sequence[str] = field(default_factory=tuple)


def env_sanity(evidence: EnvEvidence) -> dict[str, Any]:
    """Return the document (bundle/README.md)."""
    return {
        "files": [_file(source) for source in evidence.sources],
        "keys": {name: _key(name, evidence) for name in _names(evidence)},
    }


def _utc(seconds: float) -> str:
    return datetime.fromtimestamp(seconds, timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")


def _names(evidence: EnvEvidence) -> list[str]:
    names = set(REQUIRED_KEYS)
    if any(profile.startswith("temporal") for profile in evidence.profiles):
        names.add(_TEMPORAL_KEY)
    names.update(reference.key for reference in evidence.references)
    for source in evidence.sources:
        names.update(item.key for item in (source.parsed.assignments if source.parsed else ()))
    # A secret that was wrapped onto a line of its own reads as a name: such a name stays out.
    return sorted(name for name in names if is_plausible_name(name))


def _file(source: EnvSource) -> dict[str, Any]:
    parsed = source.parsed
    return {
        "path": source.path,
        "member": source.member,
        "exists": source.exists,
        "readable": source.readable,
        "mode": None if source.mode is None else f"{source.mode:04o}",
        "size_bytes": source.size_bytes,
        "modified_at": None if source.modified_at is None else _utc(source.modified_at),
        "services": list(source.services),
        "bom": parsed.bom if parsed else False,
        "line_endings": parsed.line_endings if parsed else "lf",
        "valid_utf8": parsed.valid_utf8 if parsed else True,
        "problems": [
            {
                "line": problem.line,
                "kind": problem.kind,
                "key": problem.key if problem.key and is_plausible_name(problem.key) else None,
                "fatal": problem.fatal,
                "detail": problem.detail,
            }
            for problem in (parsed.problems[:_LINE_PROBLEMS_LIMIT] if parsed else ())
        ],
    }


def _key(name: str, evidence: EnvEvidence) -> dict[str, Any]:
    placed = _placed(name, evidence.sources)
    own = [pair for pair in placed if not pair[0].services]
    effective = own[-1] if own else placed[-1] if placed else None
    last = effective[1] if effective is not None else None
    value = last.meant if last is not None else ""
    expected = _expected(name, evidence)
    mine = [reference for reference in evidence.references if reference.key == name]
    known = [text for text in (value, expected) if text]
    uses = key_uses(
        name,
        UseSources(known, evidence.config, evidence.containers),
        references=mine,
        env_file_services=sorted({service for source, _ in placed for service in source.services}),
    )
    length, length_class = describe_length(value)
    expected_length, expected_class = describe_length(expected) if expected is not None else (None, None)
    secret, mark = is_secret_key(name, value), url_mark(value)
    return {
        "secret": secret,
        "present": last is not None,
        "empty": last is not None and value == "",
        "blank": bool(value) and not value.strip(),
        "length": length,
        "length_class": length_class,
        "expected_length": expected_length,
        "expected_length_class": expected_class,
        "character_class": character_class(value),
        "placeholder": is_placeholder_value(name, value, secret=secret, others=_written(evidence)),
        "duplicate": _is_duplicate(placed),
        "edge_space": last.edge_space if last is not None else False,
        "trailing_cr": last.trailing_cr if last is not None else False,
        "quotes": last.quotes if last is not None else "none",
        "has_dollar": "$" in value,
        "url_unsafe": mark is not None,
        "url_mark": {"class": mark[0], "place": mark[1]} if mark is not None else None,
        **validity(name, value),
        "definitions": [
            {"file": source.path, "member": source.member, "line": item.line, "effective": (source, item) == effective}
            for source, item in placed
        ],
        "in_process_environment": name in evidence.environment,
        "referenced_by": sorted({reference.service for reference in mine if reference.service}),
        "required": _is_required(name, mine, evidence.profiles),
        "fingerprints": _fingerprints(value, expected, uses, evidence.fingerprint),
        "uses": [_use(use, evidence.fingerprint) for use in uses],
    }


def _placed(name: str, sources: Sequence[EnvSource]) -> list[tuple[EnvSource, Assignment]]:
    return [
        (source, item)
        for source in sources
        if source.parsed is not None
        for item in source.parsed.assignments
        if item.key == name
    ]


def _expected(name: str, evidence: EnvEvidence) -> str | None:
    """Return what Compose takes for `${name}` by our own reading: the process's value before the files'; None when it takes none."""
    own = [source.parsed for source in evidence.sources if source.parsed and not source.services]
    if any(parsed.refused for parsed in own):
        return None
    if name in evidence.environment:
        return evidence.environment[name]
    values = [parsed.values[name] for parsed in own if name in parsed.values]
    return values[-1] if values else None


def _written(evidence: EnvEvidence) -> dict[str, str]:
    return {item.key: item.meant for source in evidence.sources if source.parsed for item in source.parsed.assignments}


def _is_duplicate(placed: Sequence[tuple[EnvSource, Assignment]]) -> bool:
    paths = [source.path for source, _ in placed]
    return len(paths) != len(set(paths))


def _is_required(name: str, references: Sequence[ComposeReference], profiles: Sequence[str]) -> bool:
    if name in REQUIRED_KEYS or any(reference.operator in (":?", "?") for reference in references):
        return True
    return name == _TEMPORAL_KEY and any(profile.startswith("temporal") for profile in profiles)


def _fingerprints(
    written: str, expected: str | None, uses: Sequence[Use], fingerprint: Callable[[str], str]
) -> dict[str, Any]:
    running: dict[str, str | None] = {}
    for part in ("whole", "url-password"):
        for use in uses:
            if use.part == part:
                for container, value in use.running.items():
                    running[container] = running.get(container) or (fingerprint(value) if value else None)
    composed = next((use.compose for use in uses if use.part == "whole" and use.compose is not None), None)
    return {
        "env_file": fingerprint(written) if written else None,
        "expected": fingerprint(expected) if expected else None,
        "compose": fingerprint(composed) if composed else None,
        "running": running,
    }


def _use(use: Use, fingerprint: Callable[[str], str]) -> dict[str, Any]:
    return {
        "service": use.service,
        "variable": use.variable,
        "part": use.part,
        "compose": fingerprint(use.compose) if use.compose else None,
        "running": {name: fingerprint(value) if value else None for name, value in use.running.items()},
    }
