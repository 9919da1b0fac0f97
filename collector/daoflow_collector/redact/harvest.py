"""Before anything is written: every secret this host's configuration names goes into the vault, so that it is hunted everywhere.

Plain keys come first, so that the password inside DATABASE_URL is called POSTGRES_PASSWORD where it is the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Callable
from urllib.parse import urlsplit

from daoflow_collector.redact import chance, dotenv, inside, logins, values
from daoflow_collector.redact.names import Verdict, judge, label
from daoflow_collector.redact.odd import is_odd_or_drawn
from daoflow_collector.redact.scanner import Scanner
from daoflow_collector.redact.vault import Vault, to_bytes, to_text

_WORD = re.compile(r"[A-Za-z][A-Za-z0-9_.-]{2,63}")
_VARIABLE = re.compile(r"\$\{?(?P<name>[A-Za-z_][A-Za-z0-9_]*)")
_ESCAPES = re.compile(r"\\(.)")


def harvest(
    vault: Vault,
    *,
    dotenvs: Iterable[bytes] = (),
    compose_config: Mapping[str, Any] | None = None,
    inspects: Iterable[Mapping[str, Any]] = (),
    extra: Mapping[str, str] | None = None,
) -> None:
    """Register all known secrets.

    `dotenvs`: contents of env files; `compose_config`: `docker compose config --format json`; `inspects`: the engine's inspect documents;
    `extra`: further names and values that are secrets whatever they look like.
    """
    pairs: list[tuple[str, str]] = []
    texts: list[str] = []
    for content in dotenvs:
        pairs += _from_dotenv(content)
    if compose_config:
        pairs += _from_compose(compose_config, texts)
        vault.add_ordinary_words(_names_in(compose_config))
    for document in inspects:
        pairs += _from_inspect(document, texts)
        vault.add_ordinary_words(_names_in_inspect(document))
    for name, value in (extra or {}).items():
        vault.add(name, value)
    _register(vault, pairs, texts)


def _register(vault: Vault, pairs: list[tuple[str, str]], texts: list[str]) -> None:
    secret = [(name, value) for name, value in pairs if dotenv.is_secret(name, to_bytes(value))]
    chosen = {value for _, value in secret}
    defined = {name for name, _ in pairs}
    for name, value in secret:
        for login in logins.listed(value, name):
            vault.add(name, login[len(logins.user_before(login, name)) :])  # of a login only the password
        for part in _cut_at_variables(value, defined):
            vault.add(name, part)
        if value.strip() != value:
            vault.add(name, value.strip())
    by_a_line = [f"{name}={value}" for name, value in pairs if _is_for_a_line(name, value, chosen)]
    told = list(_told_by([*texts, *by_a_line], vault.go_on))
    taken = chosen | {value for _, value in told}
    for name, value in pairs:
        for inner_name, inner in inside.secrets_in(name, value, is_secret=value in chosen):
            vault.add(inner_name, inner)
        if value not in taken:
            vault.add_ordinary_words(_ordinary(value))
    for name, value in told:
        vault.add(name, value)


def _is_for_a_line(name: str, value: str, chosen: set[str]) -> bool:
    """Whether the passes over a line decide about it: what they take out of its place is a secret wherever else it stands."""
    return values.is_connection(value) or (value not in chosen and judge(name) is Verdict.UNSURE)


def _told_by(texts: Iterable[str], go_on: Callable[[], None]) -> Iterator[tuple[str, str]]:
    """Yield name and value of what is taken out of these texts."""
    scanner = Scanner(Vault())
    for text in texts:
        go_on()
        for span in scanner.spans(to_bytes(text), {}):
            if span.rendered is None and span.value:
                yield span.what, to_text(span.value)


def _cut_at_variables(value: str, defined: set[str]) -> Iterator[str]:
    """Yield what Compose makes of a `$` that was meant literally: it names the rest in its warnings, and passes on what is left."""
    variables = [match for match in _VARIABLE.finditer(value) if match["name"] not in defined]
    if variables:
        parts = (*(match["name"] for match in variables), _VARIABLE.sub("", value))
        yield from (part for part in parts if judge(part) is not Verdict.SECRET and not _is_word(part))


def _is_word(part: str) -> bool:
    """Say whether what is left of a value is written as a word: other passwords hold it too, and would all look the same."""
    return part.isascii() and part.isalpha() and chance.bits(to_bytes(part)) < 0


def _from_dotenv(content: bytes) -> Iterator[tuple[str, str]]:
    for _, found in dotenv.statements(content):
        if found is None:
            continue
        text = to_text(found.value)
        if found.quote == b'"' and "\\" in text:
            # What Compose makes of it comes first: the JSON of that may look like the value as written.
            yield (
                found.name,
                _ESCAPES.sub(lambda match: {"n": "\n", "r": "\r", "t": "\t"}.get(match[1], match[1]), text),
            )
        yield found.name, text
        if "\r\n" in text:
            yield found.name, text.replace("\r\n", "\n")


def _from_compose(config: Mapping[str, Any], texts: list[str]) -> Iterator[tuple[str, str]]:
    for service in _mapping(config.get("services")).values():
        yield from with_dollars(_pairs(_mapping(service).get("environment")))
        build = _mapping(service).get("build")
        yield from with_dollars(_pairs(_mapping(build).get("args")))
        _labels(_mapping(service).get("labels"), texts)
        for key in ("command", "entrypoint"):
            yield from _arguments(_mapping(service).get(key), texts)
        yield from _arguments(_mapping(_mapping(service).get("healthcheck")).get("test"), texts)
    for name, secret in _mapping(config.get("secrets")).items():
        content = _mapping(secret).get("content")
        if isinstance(content, str):
            yield f"{name}_secret", content


def with_dollars(pairs: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Yield values as the containers get them: Compose writes a dollar twice, so that nothing is put in for it again."""
    for name, value in pairs:
        yield name, value.replace("$$", "$")


def _from_inspect(document: Mapping[str, Any], texts: list[str]) -> Iterator[tuple[str, str]]:
    config = _mapping(document.get("Config"))
    yield from _pairs(config.get("Env"))
    _labels(config.get("Labels"), texts)
    for part in (
        config.get("Cmd"),
        config.get("Entrypoint"),
        document.get("Args"),
        _mapping(config.get("Healthcheck")).get("Test"),
    ):
        yield from _arguments(part, texts)


def _labels(source: Any, texts: list[str]) -> None:
    """Take labels as text: they hold digests that look like keys, and now and then a password hash."""
    texts.extend(f"{name}={value}" for name, value in _pairs(source))


def _pairs(source: Any) -> Iterator[tuple[str, str]]:
    items: Iterable[tuple[Any, Any]] = ()
    if isinstance(source, Mapping):
        items = source.items()
    elif isinstance(source, list):
        items = [item.partition("=")[::2] for item in source if isinstance(item, str) and "=" in item]
    for name, value in items:
        if value is not None and not isinstance(value, (dict, list)):
            yield str(name), str(value)


def _arguments(source: Any, texts: list[str]) -> Iterator[tuple[str, str]]:
    items = (
        [item for item in source if isinstance(item, str)]
        if isinstance(source, list)
        else [source]
        if isinstance(source, str)
        else []
    )
    texts.extend(items)
    for flag, value in zip(items, items[1:]):
        if flag.startswith("--") and "=" not in flag and not value.startswith("-") and judge(flag) is Verdict.SECRET:
            yield label(flag), value


def _ordinary(value: str) -> Iterator[str]:
    if "://" in value:
        try:
            parts = urlsplit(value)
            yield from (part for part in (parts.hostname, parts.username, parts.path.strip("/")) if part)
        except ValueError:
            return
    elif value.isdigit() and len(value) <= 12:
        yield value
    elif not _WORD.fullmatch(value) or values.is_random(value) or is_odd_or_drawn(value):
        return
    elif values.is_name(value) or not values.is_mixed(value):  # `Something620`, in two files, is no word of theirs
        yield value


def _names_in(config: Mapping[str, Any]) -> Iterator[str]:
    yield str(config.get("name", ""))
    for kind in ("services", "networks", "volumes"):
        yield from _mapping(config.get(kind))
    for service in _mapping(config.get("services")).values():
        yield from re.split(r"[/:@]", str(_mapping(service).get("image", "")))


def _names_in_inspect(document: Mapping[str, Any]) -> Iterator[str]:
    config = _mapping(document.get("Config"))
    yield str(document.get("Name", "")).strip("/")
    yield from re.split(r"[/:@]", str(config.get("Image", "")))
    yield from (str(config.get(key, "")) for key in ("Hostname", "User"))
    yield str(_mapping(config.get("Labels")).get("com.docker.compose.service", ""))


def _mapping(value: Any) -> Mapping[str, Any]:
    return value if isinstance(value, Mapping) else {}
