"""What `run` and `plan` were given → the options of a run and the machine it is about."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from daoflow_collector.options import Options, parse_duration, parse_size

if TYPE_CHECKING:
    from daoflow_collector.machine.host import Host


_SUDO_FINDS = ("/usr/local/sbin", "/usr/local/bin", "/usr/sbin", "/usr/bin", "/sbin", "/bin")
"""`secure_path` of sudo, which is not the user's PATH."""


def typed_program(path: str) -> str:
    """Return what another user types for the program at `path`: its name where that is enough."""
    folder, name = os.path.split(path)
    if not name.startswith("daoflow-collect"):
        return "daoflow-collect"  # python -m
    return name if not folder or folder in _SUDO_FINDS else os.path.abspath(path)  # noqa: PTH100 - links stay


def options_from(given: dict[str, Any]) -> Options:
    """Return the options as one value. Raises `UsageError` for one that cannot be what was given."""
    from daoflow_collector.daoflow.api_token import read_token_file
    from daoflow_collector.daoflow.deployment_state import read_artifact
    from daoflow_collector.fingerprint_key import fingerprint_key
    from daoflow_collector.recipients import configured_recipients
    from daoflow_collector.remote.login import login_of

    login = login_of(given)
    token_file = given["token_file"]
    return Options(
        directory=given["directory"],
        project=given["project"],
        deployment=given["deployment"],
        backup_run=given["backup_run"],
        restore=given["restore"],
        server=given["server"],
        last_good=given["last_good"],
        case=given["case"],
        note=given["note"],
        tail=given["tail"],
        since_s=parse_duration(given["since"]) if given["since"] else None,
        only=given["only"],
        skip=given["skip"],
        max_size_bytes=parse_size(given["max_size"]),
        deadline_s=parse_duration(given["deadline"]),
        fingerprint_key_file=given["fingerprint_key"],
        anonymize=given.get("anonymize", False) or given.get("names") is not None,
        encrypt_to=given["encrypt_to"] or configured_recipients(),
        output=given.get("output"),
        artifacts=tuple(read_artifact(path) for path in given["artifact"]),
        # With --on it is a file over there: the token does not travel.
        api_token=read_token_file(token_file) if token_file and not login.on else None,
        token_file=token_file if login.on else None,
        fingerprint_key=fingerprint_key(given["fingerprint_key"], shared=bool(login.on or login.targets)),
        on=login.on,
        targets=login.targets,
        ssh=login.ssh,
        typed=(typed_program(sys.argv[0]), *sys.argv[1:]),
    )


def host_from(given: dict[str, Any]) -> Host:
    """Return the machine to collect from: this one, or a recording of another."""
    if given["recording"]:
        from daoflow_collector.machine.recording import RecordedHost

        return RecordedHost(Path(given["recording"]))
    from daoflow_collector.machine.local_host import LocalHost

    host: Host = LocalHost()
    if given.get("record"):
        from daoflow_collector.machine.recording import RecordingHost

        host = RecordingHost(host, Path(given["record"]), description=given["record_description"])
    return host
