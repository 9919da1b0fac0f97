"""`daoflow/<command>.json` → `DaoflowCli`."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

from daoflow_analyzer.decode.documents import Documents
from daoflow_analyzer.decode.json_value import (
    UnreadableError,
    flag,
    mapping,
    objects,
    optional_integer,
    text,
    texts,
)
from daoflow_analyzer.decode.tables import rows
from daoflow_analyzer.facts.daoflow_cli import CliOutput, DaoflowCli

PREFIX = "daoflow/"
COMMAND = "daoflow "
"""How the command of an answer begins that the CLI gave; the API's begin with the method."""


def decode_daoflow_cli(documents: Documents) -> DaoflowCli | None:
    """Decode every command's answer; None when none was run."""
    outputs = [
        output
        for member in documents.under(PREFIX, ".json")
        if (output := documents.decode(member, partial(_output, member))) is not None
    ]
    if not outputs:
        return None
    known = {item.name: item for item in outputs}
    elsewhere = _elsewhere(documents, known.get("status"))
    if elsewhere is not None:
        known = {name: item for name, item in known.items() if not item.command.startswith(COMMAND)}
    return DaoflowCli(known, elsewhere)


def _elsewhere(documents: Documents, status: CliOutput | None) -> CliOutput | None:
    """Return the answer to `status` when it is another control plane's: none of its servers is known to this one's database.

    Its address alone proves nothing: a proxy may give one control plane several.
    """
    if status is None or not status.command.startswith(COMMAND):
        return None
    checks = mapping(status.data.get("servers")).get("checks")
    theirs = {text(item.get("serverId")) for _, item in objects(checks)} - {""}
    ours = {text(row.get("id")) for _, row in rows(documents, "servers") or ()} - {""}
    return status if theirs and ours and theirs.isdisjoint(ours) else None


def _output(member: str, document: Any) -> CliOutput:
    if not isinstance(document, dict) or "output" not in document:
        raise UnreadableError("it has no `output`")
    answer: Mapping[str, Any] = mapping(document.get("output"))
    return CliOutput(
        name=member.removeprefix(PREFIX).removesuffix(".json"),
        command=text(document.get("command")),
        exit_code=optional_integer(document.get("exit_code")),
        timed_out=flag(document.get("timed_out")),
        data=mapping(answer.get("data")),
        error=text(answer.get("error")),
        code=text(answer.get("code")),
        stderr=texts(document.get("stderr")),
        member=member,
    )
