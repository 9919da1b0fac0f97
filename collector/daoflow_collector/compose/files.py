"""Which files make up the Compose project: those in use, those beside them that matter, and the env files that services name."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from daoflow_collector.compose.references import ComposeReference, compose_references
from daoflow_collector.compose.scan import Scalar, scan_compose
from daoflow_collector.env.interpolation import substitute
from daoflow_collector.machine.host import FileResult, Host

DEFAULT_NAMES = ("compose.yaml", "compose.yml", "docker-compose.yml", "docker-compose.yaml")
OVERRIDE_NAMES = (
    "compose.override.yml",
    "compose.override.yaml",
    "docker-compose.override.yml",
    "docker-compose.override.yaml",
)
"""Both in compose-go's order of preference: of each kind, the first that exists counts and the others are ignored."""

_LEFTOVER = re.compile(r".+\.ya?ml\.(?:upgrade-[0-9a-f-]+|bak|backup|old|orig|save|rpmsave)$")
_FILES_LIMIT = 20
_SIZE_LIMIT_BYTES = 1 << 20
_UNSAFE = re.compile(r"[^A-Za-z0-9._@-]")


@dataclass(frozen=True)
class OtherFile:
    """A Compose file that a plain command does not read.

    `role`: `labelled` (the containers were made with it), `ignored` (a default name that loses to another), `included` (by
    `include` or `extends`), `leftover` (of an upgrade or an editor).
    """

    role: str
    file: FileResult


@dataclass(frozen=True)
class ServiceEnvFile:
    """An `env_file` and the services that name it."""

    file: FileResult
    services: tuple[str, ...]


def other_files(
    host: Host,
    directory: str | None,
    in_use: Sequence[FileResult],
    labelled: Iterable[str],
    variables: Mapping[str, str],
) -> tuple[OtherFile, ...]:
    """Return the Compose files beside those in use, at most 20, absent ones included where something names them."""
    wanted: dict[str, str] = {path: "labelled" for path in labelled if path}
    for file in in_use:
        for path in _included(_scalars(file), posixpath.dirname(file.path), variables):
            wanted.setdefault(path, "included")
    if directory is not None:
        for name in host.list_folder(directory):
            if name in (*DEFAULT_NAMES, *OVERRIDE_NAMES):
                wanted.setdefault(posixpath.join(directory, name), "ignored")
            elif _LEFTOVER.match(name):
                wanted.setdefault(posixpath.join(directory, name), "leftover")
    used = {file.path for file in in_use}
    chosen = [(path, role) for path, role in wanted.items() if path not in used][:_FILES_LIMIT]
    return tuple(OtherFile(role, host.read_file(path, max_bytes=_SIZE_LIMIT_BYTES)) for path, role in chosen)


def service_env_files(
    host: Host, directory: str | None, in_use: Sequence[FileResult], variables: Mapping[str, str]
) -> tuple[ServiceEnvFile, ...]:
    """Return the files that services name under `env_file`, at most 20. Compose takes relative ones from the project's folder."""
    services: dict[str, list[str]] = {}
    for file in in_use:
        base = directory or posixpath.dirname(file.path)
        for scalar in _scalars(file):
            path = scalar.path
            is_env_file = len(path) >= 3 and path[0] == "services" and path[2] == "env_file"
            if not is_env_file or scalar.text is None or (len(path) == 5 and path[4] != "path") or len(path) > 5:
                continue
            resolved = _resolved(scalar.text, base, variables)
            if resolved is not None:
                services.setdefault(resolved, []).append(str(path[1]))
    return tuple(
        ServiceEnvFile(host.read_file(path, max_bytes=_SIZE_LIMIT_BYTES), tuple(dict.fromkeys(names)))
        for path, names in list(services.items())[:_FILES_LIMIT]
    )


def all_references(files: Iterable[FileResult]) -> tuple[ComposeReference, ...]:
    """Return every reference in the files in use, in their order."""
    return tuple(item for file in files for item in compose_references(_text(file), file.path))


def active_profiles(environment: Mapping[str, str], values: Mapping[str, str]) -> tuple[str, ...]:
    """Return the profiles that `COMPOSE_PROFILES` turns on: the process's value before that in `.env`."""
    text = environment.get("COMPOSE_PROFILES", values.get("COMPOSE_PROFILES", ""))
    return tuple(name.strip() for name in text.split(",") if name.strip())


def member_names(paths: Iterable[str], folder: str) -> dict[str, str]:
    """Return a member name for each path: its base name, with a number before it where that is taken."""
    names: dict[str, str] = {}
    taken: set[str] = set()
    for path in paths:
        if path in names:
            continue
        base = _UNSAFE.sub("_", posixpath.basename(path)) or "file"
        base = base if base.strip(".") else "file"
        name, number = base, 2
        while name in taken:
            name, number = f"{number}-{base}", number + 1
        taken.add(name)
        names[path] = f"{folder}/{name}"
    return names


def _text(file: FileResult) -> str:
    return (file.content or b"").decode("utf-8", "replace")


def _scalars(file: FileResult) -> tuple[Scalar, ...]:
    return scan_compose(_text(file)) if file.content is not None else ()


def _included(scalars: Iterable[Scalar], base: str, variables: Mapping[str, str]) -> Iterator[str]:
    for scalar in scalars:
        path = scalar.path
        includes = path[:1] == ("include",) and (len(path) == 2 or path[2:3] == ("path",))
        extends = len(path) == 4 and path[0] == "services" and path[2:] == ("extends", "file")
        if scalar.text is not None and (includes or extends):
            resolved = _resolved(scalar.text, base, variables)
            if resolved is not None:
                yield resolved


def _resolved(text: str, base: str, variables: Mapping[str, str]) -> str | None:
    """Return the absolute path that a file's text names, None for what is no local path (a Git or OCI address, an unset variable)."""
    read = substitute(text.strip(), variables.get)
    if read.error or read.unset or not read.text or "://" in read.text or read.text.startswith(("git@", "~")):
        return None
    return posixpath.normpath(posixpath.join(base, read.text))
