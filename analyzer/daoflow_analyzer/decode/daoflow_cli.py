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
    optional_integer,
    text,
    texts,
)
from daoflow_analyzer.facts.daoflow_cli import CliOutput, DaoflowCli

PREFIX = "daoflow/"


def decode_daoflow_cli(documents: Documents) -> DaoflowCli | None:
    """Decode every command's answer; None when none was run."""
    outputs = [
        output
        for member in documents.under(PREFIX, ".json")
        if (output := documents.decode(member, partial(_output, member))) is not None
    ]
    return DaoflowCli({item.name: item for item in outputs}) if outputs else None


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
