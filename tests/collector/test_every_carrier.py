"""What surrounds an installation holds secrets as well: each carrier has one of its own and none is in the bundle.

`tests/incidents/test_secret_in_every_place.py` plants them in the installation itself: env, labels, arguments, rows, logs.
"""

from __future__ import annotations

import secrets
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from daoflow_bundle.reader import open_bundle

from tests.collector.command import argv
from tests.collector.engine_stack import Stack, running_stack
from tests.redaction.heldout.views import views

pytestmark = pytest.mark.engine

JOURNAL = """\
time="2026-11-23T12:00:01.000000000Z" level=error msg="images/create: Get https://ci:{journal}@registry-17.example.net/v2/: unauthorized"
"""
LISTENING = """\
import ctypes, socket, sys, time
ctypes.CDLL(None).prctl(15, sys.argv[1].encode(), 0, 0, 0)
listener = socket.socket(); listener.bind(("127.0.0.1", 0)); listener.listen()
print(listener.getsockname()[1], flush=True)
time.sleep(1000)
"""


@contextmanager
def engines_log(text: str) -> Iterator[None]:
    """Put the log file of an engine without journald where one looks for it, in this run's mounts alone."""
    subprocess.run(["mount", "-t", "tmpfs", "tmpfs", "/var/log"], check=True)
    try:
        Path("/var/log/docker.log").write_text(text)
        yield
    finally:
        subprocess.run(["umount", "--lazy", "/var/log"], check=True)


@contextmanager
def listener_called(name: str) -> Iterator[int]:
    """Run a process of that name that listens on a port; its command line says it as well."""
    process = subprocess.Popen([sys.executable, "-c", LISTENING, name], stdout=subprocess.PIPE, text=True)
    try:
        assert process.stdout is not None
        yield int(process.stdout.readline())
    finally:
        process.kill()
        process.communicate()


def test_carriers_around_the_installation(docker_engine: str, tmp_path: Path) -> None:
    """The engine's log, HTTP bodies, processes, the command line, Compose's and the file system's errors, names of files and folders."""
    assert docker_engine
    planted = {
        place: f"{secrets.token_hex(4)}Q{secrets.token_hex(3)}"
        for place in [
            "journal",
            "body_url",
            "body_json",
            "process",
            "note",
            "case",
            "env_error",
            "path_error",
            "folder",
            "file",
        ]
    }
    planted["process"] = planted["process"][:15]  # the kernel keeps no more of a name
    folder = tmp_path / f"daoflow-{planted['folder']}"
    with running_stack(folder) as stack:
        stack.wait_until_said("daoflow", "key ", tries=100)
        known = "".join(
            f"{place.upper()}_PASSWORD={planted[place]}\n" for place in ("process", "path_error", "folder", "file")
        )
        with (folder / ".env").open("a") as env:
            # Not a name: Compose refuses the file, and quotes all that follows.
            env.write(f"SMTP!PASSWORD={planted['env_error']}\n{known}")
        (folder / f"{planted['file']}.env").write_text("LANG=C\n")
        missing = f"services: {{daoflow: {{env_file: [./{planted['path_error']}.env, ./{planted['file']}.env]}}}}\n"
        (folder / "docker-compose.override.yml").write_text(missing)
        body = (
            f'{{"status": "degraded", "service": "daoflow-control-plane", "error": "connect postgresql://app:{planted["body_url"]}'
            f'@db-17.example.net:5432/app refused", "config": {{"smtp_password": "{planted["body_json"]}"}}}}'
        )
        answer = ["docker", "exec", "-i", f"{stack.project}-daoflow-1", "sh", "-c", "cat > /w/health"]
        subprocess.run(answer, input=body, text=True, check=True, capture_output=True)
        collected = _collect(stack, tmp_path, planted)
        with open_bundle(Path(collected.stdout.strip())) as bundle:
            members = {name: bundle.read(name) for name in bundle.members}
    everything = "\n".join([*members, collected.stderr]).encode() + b"\n".join(members.values())
    seen = views(everything)
    assert [place for place, value in planted.items() if place != "folder" and value.encode() in seen] == []
    assert b"registry-17.example.net/v2/: unauthorized" in members["engine/journal.log"]
    assert b"db-17.example.net:5432/app refused" in members["health/health.json"]
    assert b"stuck since noon" in members["bundle.json"]
    assert b"smtp_password" in members["health/health.json"]
    assert b"tickets.example.net/4711" in members["bundle.json"]
    assert b'"process": "[redacted:PROCESS_PASSWORD#' in members["host/ports.json"]
    (named,) = [name for name in members if name.startswith("env/files/redacted-FILE_PASSWORD-")]
    assert members[named].rstrip() == b"LANG=C"
    assert b"unexpected character" in members["compose/commands.json"]
    assert all(
        b"[redacted:FOLDER_PASSWORD#" in members[name]
        for name in ("bundle.json", "collector/log.jsonl", "manifest.json")
    )


def _collect(stack: Stack, folder: Path, planted: dict[str, str]) -> subprocess.CompletedProcess[str]:
    """Collect while the engine's log and a listening process hold a secret, with more of them on the command line."""
    with engines_log(JOURNAL.format(**planted)), listener_called(planted["process"]) as port:
        socket.create_connection(("127.0.0.1", port), timeout=5).close()
        options = (
            *("--note", f"stuck since noon, password={planted['note']}"),
            *("--case", f"https://desk:{planted['case']}@tickets.example.net/4711"),
        )
        command = argv("--dir", str(stack.folder), "--project", stack.project, *options)
        collected = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=120, check=False)
    assert collected.returncode in (0, 4), collected.stderr
    return collected
