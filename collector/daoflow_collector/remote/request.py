"""What is asked of the collector on another machine: one line of JSON on its standard input, and how its answer begins.

The line carries the fingerprint key, which therefore stands in no argument list, no environment and no file over there.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from typing import Any

from daoflow_collector.daoflow.deployment_state import ArtifactFile
from daoflow_collector.errors import CollectError
from daoflow_collector.known_secrets import harvest_artifacts
from daoflow_collector.options import Options
from daoflow_collector.redact import Redactor, Vault

COMMAND = "serve"
"""The hidden command of the far end."""

GREETING = b"daoflow-collect far end 1\n"
"""Comes before the answer, because a login shell may print things of its own."""

PADDING = b"\n" * (64 << 10)
"""Between program and request: `head` of busybox reads ahead, and must not take any of the request."""

MAX_REQUEST_BYTES = 64 << 20
_SENT = (
    *("directory", "project", "deployment", "backup_run", "restore", "server", "last_good", "case", "note", "tail"),
    *("since_s", "only", "skip", "max_size_bytes", "deadline_s", "target_role", "token_file"),
)
"""Options that mean the same over there. Where the bundle goes and how one gets there is not among them."""


@dataclass(frozen=True)
class Request:
    """One run or plan over there."""

    options: Options
    fingerprint_key: bytes = field(repr=False)
    plan: bool = False

    def encode(self) -> bytes:
        """Return the line."""
        document = {
            "plan": self.plan,
            "fingerprint_key": self.fingerprint_key.hex(),
            "options": {name: getattr(self.options, name) for name in _SENT},
            "artifacts": [
                {"path": item.path, "deployment": item.deployment, "document": item.document}
                for item in redacted_artifacts(self.options.artifacts, self.fingerprint_key)
            ],
        }
        return json.dumps(document, ensure_ascii=True).encode() + b"\n"


def redacted_artifacts(artifacts: Sequence[ArtifactFile], key: bytes) -> tuple[ArtifactFile, ...]:
    """Return exported states without their secrets: they lie on the workstation, and what they hold stays there.

    The far end redacts them once more, by what only it knows, and lets the tokens stand.
    """
    if not artifacts:
        return ()
    vault = Vault(key)
    harvest_artifacts(vault, artifacts)
    redactor = Redactor(vault)
    return tuple(replace(item, document=redactor.tree(item.document, item.path)[0]) for item in artifacts)


def decode_request(line: bytes) -> Request:
    """Return the request in a line. Raises `CollectError` when it is none."""
    try:
        document = json.loads(line)
        given: Mapping[str, Any] = document["options"]
        kinds = {item.name: item for item in fields(Options)}
        values: dict[str, Any] = {
            name: tuple(value) if isinstance(value, list) else value for name, value in given.items() if name in kinds
        }
        artifacts = tuple(
            ArtifactFile(item["path"], item["deployment"], item["document"], is_redacted=True)
            for item in document["artifacts"]
        )
        key = bytes.fromhex(document["fingerprint_key"])
        options = Options(**values, artifacts=artifacts, fingerprint_key=key)
        return Request(options, key, bool(document["plan"]))
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise CollectError(
            "this command is the far end of --on and --target",
            because=f"what came on standard input is no request: {error}",
            advice="Run `daoflow-collect` without it.",
        ) from error
