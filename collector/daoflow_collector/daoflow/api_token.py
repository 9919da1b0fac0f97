"""The API token: from a file or the environment, never from an argument list, where every user of the host could read it."""

from __future__ import annotations

import json
import posixpath
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from daoflow_collector.errors import UsageError
from daoflow_collector.machine.files import read_file

if TYPE_CHECKING:
    from daoflow_collector.machine.host import Host
    from daoflow_collector.options import Options

VARIABLE = "DAOFLOW_TOKEN"
CONFIG = ".daoflow/config.json"
_TOKEN = re.compile(r"[\x21-\x7e]{8,4096}")
_MAX_BYTES = 1 << 16


def read_token_file(path: str) -> str:
    """Return the token in a file. Raises `UsageError` when there is none that could go into a header."""
    found = read_file(path, max_bytes=_MAX_BYTES, tail=False)
    if found.content is None:
        raise UsageError(f"{path} cannot be read", because=found.error)
    token = found.content.decode("utf-8", "replace").strip()
    if not _TOKEN.fullmatch(token):
        raise UsageError(f"{path} does not hold an API token", because="it must be one line of plain characters")
    return token


def api_token(host: Host, options: Options) -> str | None:
    """Return the token to use: of `--token-file`, else of the environment, else None."""
    token = options.api_token or host.environment().get(VARIABLE, "").strip()
    return token if token and _TOKEN.fullmatch(token) else None


def cli_config_path(host: Host) -> str:
    """Return where the `daoflow` command keeps its logins."""
    return posixpath.join(host.environment().get("HOME") or "/root", CONFIG)


def cli_tokens(host: Host) -> Iterator[str]:
    """Yield the tokens of the `daoflow` command's logins: it may print one."""
    content = host.read_file(cli_config_path(host), max_bytes=_MAX_BYTES).content
    try:
        document = json.loads(content) if content is not None else None
    except ValueError:
        return
    contexts = document.get("contexts") if isinstance(document, dict) else None
    for context in contexts.values() if isinstance(contexts, dict) else ():
        token = context.get("token") if isinstance(context, dict) else None
        if isinstance(token, str) and token:
            yield token
