"""The known values of a folder: what its env files, inspect documents and Compose files name as secrets, the gate hunts in all of it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from daoflow_collector.compose.scan import scan_compose
from daoflow_collector.redact import Vault, harvest, kubernetes, values
from daoflow_collector.redact.charset import as_utf8
from daoflow_collector.redact.harvest import with_dollars
from daoflow_collector.redact.names import Verdict, judge
from daoflow_collector.redact.records import is_environment
from daoflow_collector.redact.vault import ValueClass, to_bytes, to_text
from daoflow_collector.redact_files.source import Kind

_MAX_DEPTH = 40
_NAME = re.compile(r"[^\s\"'`$]+")
"""A variable's or a key's; the words of a command before its first `=` or `: ` are none."""

_RUN = frozenset(("command", "entrypoint", "healthcheck"))
"""Where a service has lines for a shell: a variable's value ends before the command."""
_PROSE = frozenset(("comment", "comments", "description", "note", "notes", "summary"))
"""What people write beside a value: a commit or an id in it is none."""


def learn(vault: Vault, kind: Kind, content: bytes) -> None:
    """Register every secret that one file names as such, and the words it uses otherwise."""
    if kind is Kind.DOTENV:
        harvest(vault, dotenvs=[_narrow(content)])
    elif kind is Kind.YAML:
        harvest(vault, compose_config=_compose(content), inspects=[_environment(_yaml_pairs(content))])
    elif is_environment(content):
        harvest(vault, inspects=[{"Config": {"Env": content.decode("utf-8", "surrogateescape").split("\0")}}])
    else:
        for document in _documents(content):
            learn_document(vault, document)


def learn_document(vault: Vault, document: Any) -> None:
    """Register what an inspect document, Compose's own view, or any other JSON whose keys are names of secrets holds."""
    items = document if isinstance(document, list) else [document]
    inspects = [item for item in items if isinstance(item, dict) and isinstance(item.get("Config"), dict)]
    harvest(vault, inspects=inspects)
    is_compose = isinstance(document, dict) and isinstance(document.get("services"), dict)
    if is_compose:
        harvest(vault, compose_config=document)
    pairs = _json_pairs(document, _MAX_DEPTH)
    harvest(vault, inspects=[_environment(with_dollars(pairs) if is_compose else pairs)])


def hunted(vault: Vault, found: Mapping[str, str]) -> dict[str, str]:
    """Return those of the values that an independent reading found which are not ordinary words to this vault."""
    return {value: name for value, name in found.items() if vault.classify(value) is ValueClass.STRONG}


def _narrow(content: bytes) -> bytes:
    content = as_utf8(content)
    return content[3:] if content.startswith(b"\xef\xbb\xbf") else content


def _documents(content: bytes) -> Iterator[Any]:
    if content.lstrip()[:1] not in (b"{", b"["):
        return
    try:
        yield json.loads(content)
    except (ValueError, RecursionError):
        return  # text, or one document a line: what stands in a log is redacted there, not learnt


def _environment(pairs: Iterable[tuple[str, str]]) -> dict[str, Any]:
    return {"Config": {"Env": [f"{name}={value}" for name, value in pairs]}}


def _json_pairs(node: Any, depth: int) -> Iterator[tuple[str, str]]:
    """Yield name and value of strings under a secret's name that no person would write as a word."""
    if depth <= 0:
        return
    if isinstance(node, dict):
        is_secret = node.get("kind") == "Secret"
        for key, value in node.items():
            if is_secret and key in kubernetes.SECRET_BLOCKS and isinstance(value, dict):
                for entry, text in value.items():
                    yield from _of_kubernetes(key, str(entry), str(text))
            elif isinstance(value, str):
                if judge(str(key)) is Verdict.SECRET and values.is_random(value, minimum=8):
                    yield str(key), value
            else:
                yield from _json_pairs(value, depth - 1)
    elif isinstance(node, list):
        for item in node:
            yield from _json_pairs(item, depth - 1)


def _of_kubernetes(block: str, key: str, value: str) -> Iterator[tuple[str, str]]:
    """Yield the entry of a Secret, decoded, where its key or its looks tell that it is not a setting that lies among secrets."""
    plain = to_text(kubernetes.decoded(block, to_bytes(value)))
    if judge(key) is Verdict.SECRET:
        yield key, plain
    elif values.is_random(plain, minimum=8):
        yield f"{key}_secret", plain


def _yaml_pairs(content: bytes) -> Iterator[tuple[str, str]]:
    told: set[tuple[object, ...]] = set()
    text = _narrow(content)
    of_kubernetes = kubernetes.told(text.split(b"\n"))
    scalars = list(scan_compose(text.decode("utf-8", "replace")))
    beside = {one.path[:-1]: one.text for one in scalars if one.path and one.path[-1] in ("name", "key")}
    for scalar in scalars:
        if scalar.text is None or not scalar.path or values.is_masked(f"[{scalar.text}]"):
            continue  # nothing, or the token of an earlier run, which YAML takes for a list of one
        told.add(scalar.path)
        if scalar.line - 1 in of_kubernetes and len(scalar.path) > 1:
            yield from _of_kubernetes(str(scalar.path[-2]), str(scalar.path[-1]), scalar.text)
            continue
        if isinstance(scalar.path[-1], int) and scalar.path[:-1] in told:
            continue  # the heading of settings below a key that has its value, no list of that key's
        name = next((part for part in reversed(scalar.path) if isinstance(part, str)), "")
        if scalar.path[-1] == "value":  # `- name: GIT_COMMIT` has its value beside it
            name = beside.get(scalar.path[:-1]) or name
        if _is_mounted(scalar.path) or name in _PROSE:
            continue
        value = scalar.text.replace("$$", "$") if scalar.path[0] == "services" else scalar.text
        if isinstance(scalar.path[-1], int) and "=" in value:
            name, _, value = value.partition("=")
            if scalar.path[0] == "services" and not _RUN.isdisjoint(scalar.path[2:3]):
                value = value if values.holds_token(value) else value.split(" ", 1)[0]
        first, is_more, _ = value.partition("\n")
        if _NAME.fullmatch(name) and not (is_more and values.is_reference(first.strip())):
            yield name, value


def _is_mounted(path: tuple[object, ...]) -> bool:
    """Say whether a scalar is the name of a secret that a service of a Compose file is given as a file."""
    return len(path) >= 4 and path[0] == "services" and path[-2] == "secrets" and isinstance(path[-1], int)


def _is_masked(text: str) -> bool:
    """Say whether a text holds the token of an earlier run, or is one, which YAML takes for a list."""
    return values.holds_token(text) or values.is_masked(f"[{text}]")


def _compose(content: bytes) -> dict[str, Any]:
    """Return names and images of a Compose file, words that are no secrets, whatever password equals them; and what it runs."""
    services: dict[str, dict[str, Any]] = {}
    for scalar in scan_compose(_narrow(content).decode("utf-8", "replace")):
        if len(scalar.path) > 2 and scalar.path[0] == "services":
            service = services.setdefault(str(scalar.path[1]), {})
            if scalar.path[2:] == ("image",) and scalar.text:
                service["image"] = scalar.text
            is_check = scalar.path[2:4] == ("healthcheck", "test")
            if is_check or scalar.path[2] in ("command", "entrypoint"):
                place = service.setdefault("healthcheck", {}) if is_check else service
                words = place.setdefault("test" if is_check else str(scalar.path[2]), [])
                words.append("" if _is_masked(scalar.text or "") else (scalar.text or "").replace("$$", "$"))
    return {"services": services}
