"""DaoFlow's own records: from the exported file, its command and its API, each filling what the ones before left open."""

from __future__ import annotations

import json
import os
import secrets
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from daoflow_bundle.outcome import Outcome
from daoflow_bundle.redacted import Redacted
from daoflow_collector.context import Context
from daoflow_collector.daoflow.api_token import read_token_file
from daoflow_collector.daoflow.deployment_state import SECTIONS, read_artifact
from daoflow_collector.daoflow.source_order import API, ARTIFACT, CLI, DATABASE, SourceOrder
from daoflow_collector.discovery import discover
from daoflow_collector.engine.project_containers import FoundContainer
from daoflow_collector.errors import UsageError
from daoflow_collector.known_secrets import known_secrets
from daoflow_collector.machine.local_host import LocalHost
from daoflow_collector.options import Options
from daoflow_collector.probe import Ended
from daoflow_collector.probes import artifact, daoflow_api, daoflow_cli
from daoflow_collector.redact.redactor import Redactor
from daoflow_collector.sink import SourceSink

from tests.collector.command import collect, make_installation
from tests.collector.control_plane import ControlPlane, install_cli, serving

TOKEN = f"dfl_{secrets.token_hex(24)}"


class Run:
    """One run's probes in one order, on this machine."""

    def __init__(self, folder: Path, options: Options, *, port: int, environment: Mapping[str, str]) -> None:
        """Find the installation in `folder`; its container publishes `port`."""
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("DOCKER_HOST", f"unix://{folder}/no-engine.sock")
            patch.setenv("HOME", str(folder))
            for name in ("DAOFLOW_URL", "DAOFLOW_TOKEN"):
                patch.delenv(name, raising=False)
            for name, value in environment.items():
                patch.setenv(name, value)
            self.host = LocalHost()
        self.options = replace(options, directory=str(folder), project="records")
        published = {"3000/tcp": [{"HostIp": "127.0.0.1", "HostPort": str(port)}]}
        inspect = {
            "Name": "/records-daoflow-1",
            "State": {"Status": "running"},
            "NetworkSettings": {"Ports": published},
            "Config": {"Labels": {"com.docker.compose.service": "daoflow"}},
        }
        self.discovery = replace(discover(self.host, self.options), containers=(FoundContainer({}, inspect),))
        self.vault = known_secrets(self.host, self.discovery, self.options)
        self.members: dict[str, Any] = {}
        self.texts: list[str] = []
        self.order = SourceOrder()
        self.order.leave_out([ARTIFACT, CLI, API, DATABASE])

    def collect(self, module: Any) -> Ended:
        """Run one probe to its end."""
        sink = SourceSink(Redactor(self.vault), self.vault.fingerprint)
        probe = module.probe(self.order)
        ended: Ended = probe.collect(Context(self.host, self.options, self.discovery, sink, None, probe.timeout_s))
        members, refused = sink.close()
        assert refused == ()
        for member in members:
            assert isinstance(member.content, Redacted)
            assert member.path not in self.members
            self.texts.append(member.content.content.decode())
            self.members[member.path] = json.loads(self.texts[-1])
        return ended


def exported(folder: Path, name: str, document: Any) -> str:
    """Write a file and return its path."""
    path = folder / name
    path.write_text(json.dumps(document))
    return str(path)


def test_the_api_gives_details_and_nothing_that_must_stay(tmp_path: Path) -> None:
    """Record, log, state and backup run of what failed are there with their source; no ciphertext, person or token is."""
    make_installation(tmp_path)
    token_file = tmp_path / "token"
    token_file.write_text(TOKEN + "\n")
    options = Options(api_token=read_token_file(str(token_file)))
    with serving(ControlPlane(TOKEN)) as plane:
        run = Run(tmp_path, options, port=plane.port, environment={})
        ended = run.collect(daoflow_api)
    assert (ended.outcome, ended.reason) == (Outcome.COLLECTED, "")
    record = run.members[f"deployments/{plane.failed}/record.json"]
    assert (record["source"], record["roles"]) == ("api", ["failing", "latest"])
    assert (record["deployment"]["status"], record["deployment"]["service_name"]) == ("failed", "api")
    assert record["steps"][0]["sort_order"] == 1
    assert run.members[f"deployments/{plane.good}/record.json"]["deployment"]["status"] == "completed"
    assert run.members[f"deployments/{plane.good}/record.json"]["roles"] == ["last-good"]
    lines = run.members[f"deployments/{plane.failed}/logs.json"]["lines"]
    assert [line["message"] for line in lines] == ["pulling", "pull access denied"]
    assert lines[0]["time"] == "2026-11-23T12:30:01.000Z"
    state = run.members[f"deployments/{plane.failed}/state.json"]
    assert set(state) == set(SECTIONS)
    assert state["effectiveDeployment"]["replayableSnapshot"]["env"]["TZ"] == "UTC"
    assert run.members[f"daoflow/backup-run-{plane.run}.json"]["output"]["data"]["error"] == "AccessDenied"
    assert run.members["daoflow/services.json"]["output"] == {"ok": True, "data": {"services": [{"name": "api"}]}}
    assert run.members["daoflow/status.json"]["output"]["data"]["servers"]["checks"][0]["serverName"] == "edge-1"
    assert run.members["daoflow/status.json"]["source"] == "api"
    for text in run.texts:
        assert plane.hidden not in text
        assert TOKEN not in text


def test_a_refused_token_is_said_and_reaches_nobody_else(tmp_path: Path) -> None:
    """The API's own word for the refusal is the reason; without a token nothing is sent at all."""
    make_installation(tmp_path)
    with serving(ControlPlane(TOKEN)) as plane:
        wrong = Run(tmp_path, Options(), port=plane.port, environment={"DAOFLOW_TOKEN": "dfl_wrong-token"})
        ended = wrong.collect(daoflow_api)
        none = Run(tmp_path, Options(), port=plane.port, environment={}).collect(daoflow_api)
        stopped = Run(tmp_path, Options(api_token=TOKEN), port=plane.port, environment={})
        inspect = {**stopped.discovery.containers[0].inspect, "State": {"Status": "exited"}}
        stopped.discovery = replace(stopped.discovery, containers=(FoundContainer({}, inspect),))
        down = stopped.collect(daoflow_api)
    assert (ended.outcome, ended.reason) == (Outcome.DENIED, "Sign in to access this procedure. (TOKEN_INVALID)")
    assert none.outcome is Outcome.SKIPPED
    assert (down.outcome, down.reason) == (Outcome.FAILED, "no running container of daoflow publishes a port")
    assert (plane.refused, plane.asked) == (["/trpc/viewer"], [])


def test_the_command_is_asked_only_what_reads(tmp_path: Path) -> None:
    """Each answer becomes a member, an unknown command of an older version too; nothing that changes state is ever run."""
    make_installation(tmp_path)
    failing, asked = secrets.token_hex(16), secrets.token_hex(16)
    services = {"services": [{"name": "api", "latestDeployment": {"id": failing, "status": "failed"}}]}
    notes = install_cli(
        tmp_path / "bin",
        {
            "status": {"ok": True, "data": {"health": {"ready": True}, "servers": None}},
            "services": {"ok": True, "data": services},
            "whoami": {"ok": True, "data": {"principal": {"email": "a@example.org"}, "session": {"id": "x" * 30}}},
            "diagnose": {"ok": True, "data": {"steps": []}},
            "logs": {"ok": True, "data": {"lines": []}},
        },
    )
    (tmp_path / ".daoflow").mkdir()
    (tmp_path / ".daoflow" / "config.json").write_text(json.dumps({"contexts": {"default": {"token": TOKEN}}}))
    path = f"{tmp_path}/bin{os.pathsep}{os.environ['PATH']}"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PATH", path)
        run = Run(tmp_path, Options(deployment=asked, backup_run="--yes"), port=9, environment={"PATH": path})
        ended = run.collect(daoflow_cli)
    assert (ended.outcome, ended.reason) == (Outcome.COLLECTED, "")
    assert run.members["daoflow/version.json"]["text"] == ["0.11.0"]
    assert run.members["daoflow/drift.json"]["exit_code"] == 1
    assert run.members["daoflow/drift.json"]["stderr"] == ["error: unknown command 'drift'"]
    assert run.members["daoflow/whoami.json"]["output"]["data"] == {"principal": {}}
    assert {f"daoflow/diagnose-{one}.json" for one in (asked, failing)} <= set(run.members)
    calls = notes.read_text().splitlines()
    assert f"logs --deployment {asked} --lines 100 --json" in calls
    words = {word for call in calls for word in call.split()}
    assert words.isdisjoint({"install", "upgrade", "test", "run", "restore", "verify", "env", "download", "--yes"})
    assert run.vault.is_strong(TOKEN)


def test_a_command_that_is_absent_not_logged_in_or_hung_costs_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not installed is absent, not logged in is skipped, and one that hangs is named; none of the first two is a gap."""
    make_installation(tmp_path)
    absent = Run(tmp_path, Options(), port=9, environment={"PATH": "/nowhere"})
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PATH", "/nowhere")
        assert absent.collect(daoflow_cli).outcome is Outcome.ABSENT
    install_cli(tmp_path / "bin", {"status": {"ok": True, "data": {"health": {}}}}, hang="doctor")
    path = f"{tmp_path}/bin{os.pathsep}{os.environ['PATH']}"
    monkeypatch.setenv("PATH", path)
    logged_out = Run(tmp_path, Options(), port=9, environment={"PATH": path})
    assert logged_out.collect(daoflow_cli).outcome is Outcome.SKIPPED
    monkeypatch.setattr(daoflow_cli, "_COMMAND_LIMIT_S", 1.0)
    login = {"PATH": path, "DAOFLOW_URL": "http://127.0.0.1:9", "DAOFLOW_TOKEN": TOKEN}
    hung = Run(tmp_path, Options(), port=9, environment=login)
    ended = hung.collect(daoflow_cli)
    doctor = hung.members["daoflow/doctor.json"]
    assert doctor["timed_out"] is True
    assert ended.outcome is Outcome.PARTIAL
    assert ended.reason == f"ended without an answer: doctor after {doctor['duration_s']:.0f} s"


def test_a_source_writes_only_what_the_ones_before_left_open(tmp_path: Path) -> None:
    """The exported file's state and the command's status stand; the API gives the rest."""
    make_installation(tmp_path)
    with serving(ControlPlane(TOKEN)) as plane:
        document = {**dict.fromkeys(SECTIONS), "declaredConfig": {"stackName": "exported by hand"}}
        path = exported(tmp_path, f"deployment-{plane.failed}-state (1).json", document)
        options = Options(artifacts=(read_artifact(path),), api_token=TOKEN)
        run = Run(tmp_path, options, port=plane.port, environment={})
        assert run.collect(artifact).outcome is Outcome.COLLECTED
        assert run.order.take("daoflow/status.json")
        run.collect(daoflow_api)
    state = run.members[f"deployments/{plane.failed}/state.json"]
    assert state["declaredConfig"] == {"stackName": "exported by hand"}
    assert run.members[f"deployments/{plane.failed}/record.json"]["roles"] == ["asked", "failing", "latest"]
    assert "daoflow/status.json" not in run.members
    assert "daoflow/services.json" in run.members


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("state.json", "{}", "is not the name of an exported deployment state"),
        (f"deployment-{'a' * 32}-state.json", "{", "is not JSON"),
        (f"deployment-{'a' * 32}-state.json", '{"declaredConfig": {}}', "is not an exported deployment state"),
        (f"deployment-{'a' * 32}-state.json", None, "cannot be read"),
    ],
)
def test_a_wrong_artifact_is_a_usage_error(tmp_path: Path, name: str, content: str | None, words: str) -> None:
    """What is no exported state is refused before anything is collected, with exit code 2 and nothing written."""
    installation = make_installation(tmp_path / "daoflow")
    path = tmp_path / name
    if content is not None:
        path.write_text(content)
    result = collect("--dir", str(installation.folder), "--artifact", str(path), cwd=tmp_path)
    assert result.returncode == 2
    assert words in result.stderr
    assert not list(tmp_path.glob("*.tar.zst*"))


def test_a_file_without_a_token_is_a_usage_error(tmp_path: Path) -> None:
    """A token file that cannot go into a header is refused without showing what it holds."""
    path = tmp_path / "token"
    path.write_text("two words\nand a line")
    with pytest.raises(UsageError, match="does not hold an API token"):
        read_token_file(str(path))
