"""`env/sanity.json` and the redacted `env/files/*` → `EnvFile`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from daoflow_bundle.token import Token, find_tokens

from daoflow_analyzer.decode.documents import Documents
from daoflow_analyzer.decode.json_value import (
    UnreadableError,
    flag,
    integer,
    mapping,
    objects,
    optional_flag,
    optional_integer,
    optional_text,
    text,
    texts,
    time,
)
from daoflow_analyzer.facts.env import EnvDefinition, EnvFile, EnvKey, EnvProblem, EnvUse

Lines = Mapping[str, list[str]]


def decode_env(documents: Documents) -> EnvFile | None:
    """Decode the env evidence; None when `env/sanity.json` is absent or unusable, or knows no place where `.env` would be."""
    lines = {name: (documents.text(name) or "").splitlines() for name in documents.under("env/files/")}
    return documents.decode("env/sanity.json", lambda document: _env_file(document, lines))


def _env_file(document: Any, lines: Lines) -> EnvFile | None:
    if not isinstance(document, dict) or not isinstance(document.get("keys"), dict):
        raise UnreadableError("it has no object `keys`")
    files = [item for _, item in objects(document.get("files"))]
    own = [item for item in files if not item.get("services")]  # the others are env_files of services
    if not own:
        return None
    main = next((item for item in own if text(item.get("path")).endswith("/.env")), own[0])
    if flag(main.get("exists")) and not flag(main.get("readable"), default=True):
        return None  # that it names no key says nothing of what stands in it
    return EnvFile(
        exists=flag(main.get("exists")),
        path=text(main.get("path")),
        member=optional_text(main.get("member")),
        bom=flag(main.get("bom")),
        line_endings=text(main.get("line_endings"), "lf"),
        keys={name: _key(name, mapping(item), lines) for name, item in document["keys"].items()},
        problems=tuple(
            _problem(text(item.get("member")), problem, lines)
            for item in files
            for _, problem in objects(item.get("problems"))
        ),
        modified_at=time(main.get("modified_at")),
    )


def _line(lines: Lines, member: str, number: int) -> str:
    found = lines.get(member, [])
    return found[number - 1] if 0 < number <= len(found) else ""


def _problem(member: str, item: Mapping[str, Any], lines: Lines) -> EnvProblem:
    number = integer(item.get("line"), 1)
    return EnvProblem(
        member=member,
        line=number,
        kind=text(item.get("kind")),
        key=optional_text(item.get("key")),
        fatal=flag(item.get("fatal")),
        detail=text(item.get("detail")),
        text=_line(lines, member, number),
    )


def _definitions(item: Mapping[str, Any], lines: Lines) -> tuple[EnvDefinition, ...]:
    return tuple(
        EnvDefinition(
            member=text(entry.get("member")),
            line=integer(entry.get("line"), 1),
            text=_line(lines, text(entry.get("member")), integer(entry.get("line"), 1)),
            effective=flag(entry.get("effective")),
        )
        for _, entry in objects(item.get("definitions"))
    )


def _written(definitions: tuple[EnvDefinition, ...]) -> str | None:
    """Return what the effective line sets, surrounding quotes taken off."""
    for definition in definitions:
        if definition.effective and "=" in definition.text:
            value = definition.text.partition("=")[2].strip()
            if len(value) >= 2 and value[0] == value[-1] and value[0] in "'\"":
                return value[1:-1]
            return value
    return None


def _key(name: str, item: Mapping[str, Any], lines: Lines) -> EnvKey:
    definitions = _definitions(item, lines)
    secret = flag(item.get("secret"))
    written = _written(definitions)
    token: Token | None = next(find_tokens(written), None) if written else None
    fingerprints = mapping(item.get("fingerprints"))
    return EnvKey(
        name=name,
        secret=secret,
        present=flag(item.get("present")),
        empty=flag(item.get("empty")),
        blank=flag(item.get("blank")),
        value=None if secret or token is not None else written,
        token=token,
        length=optional_integer(item.get("length")),
        length_class=text(item.get("length_class")),
        character_class=text(item.get("character_class")),
        placeholder=flag(item.get("placeholder")),
        duplicate=flag(item.get("duplicate")),
        edge_space=flag(item.get("edge_space")),
        trailing_cr=flag(item.get("trailing_cr")),
        quotes=text(item.get("quotes"), "none"),
        has_dollar=flag(item.get("has_dollar")),
        url_unsafe=flag(item.get("url_unsafe")),
        url_mark=text(mapping(item.get("url_mark")).get("class")),
        url_mark_place=text(mapping(item.get("url_mark")).get("place")),
        valid_url=optional_flag(item.get("valid_url")),
        valid_port=optional_flag(item.get("valid_port")),
        valid_boolean=optional_flag(item.get("valid_boolean")),
        definitions=definitions,
        in_process_environment=flag(item.get("in_process_environment")),
        referenced_by=texts(item.get("referenced_by")),
        required=flag(item.get("required")),
        fingerprint=optional_text(fingerprints.get("env_file")),
        compose=optional_text(fingerprints.get("compose")),
        running=_running(fingerprints.get("running")),
        uses=tuple(
            EnvUse(
                service=text(use.get("service")),
                variable=text(use.get("variable")),
                part=text(use.get("part"), "whole"),
                compose=optional_text(use.get("compose")),
                running=_running(use.get("running")),
            )
            for _, use in objects(item.get("uses"))
        ),
        expected=optional_text(fingerprints.get("expected")),
        expected_length=optional_integer(item.get("expected_length")),
        expected_length_class=text(item.get("expected_length_class")),
    )


def _running(value: Any) -> dict[str, str | None]:
    return {container: optional_text(fingerprint) for container, fingerprint in mapping(value).items()}
