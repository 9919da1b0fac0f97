"""`compose/*` → `Compose`: the resolved configuration where Compose gave one, else the files as they stand on disk."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from daoflow_analyzer.decode.compose_service import decode_service
from daoflow_analyzer.decode.documents import Documents
from daoflow_analyzer.decode.json_value import (
    UnreadableError,
    flag,
    integer,
    mapping,
    objects,
    optional_integer,
    optional_text,
    text,
    texts,
)
from daoflow_analyzer.decode.yaml_document import YamlError, load_yaml
from daoflow_analyzer.facts.compose import Compose, ComposeCommand, ComposeFile, LostFiles, Reference


def decode_compose(documents: Documents) -> Compose | None:
    """Decode the project; None without `compose/project.json`, which alone says what refers to what, and when it found no file."""
    project = documents.decode("compose/project.json", _project)
    if project is None or not project.get("files"):
        return None
    config = documents.decode("compose/config.json", _config)
    files, trees = _files(documents, project)
    interpolated = config is not None
    services = config if config is not None else _merge(trees)
    return Compose(
        name=text(project.get("name")),
        directory=text(project.get("directory")),
        files=files,
        services={name: decode_service(name, definition) for name, definition in services.items()},
        interpolated=interpolated,
        profiles=texts(project.get("profiles")),
        references=tuple(_reference(item, files) for _, item in objects(project.get("references"))),
        commands=tuple(_command(index, item) for index, item in objects(documents.json("compose/commands.json"))),
        name_source=text(project.get("name_source")),
    )


def decode_lost_files(documents: Documents) -> LostFiles | None:
    """Decode which files are gone; None without `compose/project.json`."""
    project = documents.decode("compose/project.json", _project)
    if project is None:
        return None
    labelled = [item for _, item in objects(project.get("other_files")) if text(item.get("role")) == "labelled"]
    is_lost = not project.get("files") and not any(flag(item.get("exists")) for item in labelled)
    return LostFiles(tuple(text(item.get("path")) for item in labelled) if is_lost else ())


def is_installed(documents: Documents) -> bool:
    """Whether the collector found a place where DaoFlow is installed."""
    return bool(mapping(documents.json("compose/project.json")).get("directory"))


def project_name(documents: Documents) -> str:
    """Return the Compose project's name, `daoflow` when nothing tells it."""
    return text(mapping(documents.json("compose/project.json")).get("name")) or "daoflow"


def _project(document: Any) -> Mapping[str, Any]:
    if not isinstance(document, dict):
        raise UnreadableError("it is not a JSON object")
    return document


def _config(document: Any) -> dict[str, Any]:
    if not isinstance(document, dict) or not isinstance(document.get("services"), dict):
        raise UnreadableError("it has no object `services`")
    return dict(document["services"])


def _files(documents: Documents, project: Mapping[str, Any]) -> tuple[tuple[ComposeFile, ...], list[Any]]:
    listed = [item for _, item in objects(project.get("files"))]
    files: list[ComposeFile] = []
    trees: list[Any] = []
    for item in listed:
        member = optional_text(item.get("member"))
        content = documents.text(member) if member is not None else None
        error: str | None = None
        line: int | None = None
        if content is not None:
            try:
                trees.append(load_yaml(content))
            except YamlError as problem:
                error, line = str(problem), problem.line
        lines = (content or "").splitlines()
        quoted = lines[line - 1] if line is not None and line <= len(lines) else None
        files.append(ComposeFile(text(item.get("path")), member, flag(item.get("exists")), error, line, quoted))
    return tuple(files), trees


def _merge(trees: list[Any]) -> dict[str, Any]:
    """Merge the files' services as Compose does for mappings and scalars; lists are joined (enough to know what is declared)."""
    merged: dict[str, Any] = {}
    for tree in trees:
        for name, definition in mapping(mapping(tree).get("services")).items():
            merged[str(name)] = _merged(merged.get(str(name)), definition)
    return merged


def _merged(below: Any, above: Any) -> Any:
    if isinstance(below, dict) and isinstance(above, dict):
        return {key: _merged(below.get(key), above[key]) if key in above else below[key] for key in {**below, **above}}
    if isinstance(below, list) and isinstance(above, list):
        return [*below, *above]
    return above if above is not None else below


def _reference(item: Mapping[str, Any], files: tuple[ComposeFile, ...]) -> Reference:
    file = text(item.get("file"))
    member = next((known.member for known in files if file in (known.path, known.member)), None)
    return Reference(
        key=text(item.get("key")),
        service=optional_text(item.get("service")),
        variable=optional_text(item.get("variable")),
        operator=text(item.get("operator")),
        whole=flag(item.get("whole")),
        member=member or file,
        line=integer(item.get("line"), 1),
    )


def _command(index: int, item: Mapping[str, Any]) -> ComposeCommand:
    return ComposeCommand(
        index=index,
        command=text(item.get("command")),
        exit_code=optional_integer(item.get("exit_code")),
        timed_out=flag(item.get("timed_out")),
        stderr=texts(item.get("stderr")),
    )
