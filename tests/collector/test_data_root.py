"""The data root is found the way the engine was told of it, without asking the engine."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path

import pytest
from daoflow_collector.data_root.inspect import state_word
from daoflow_collector.data_root.locate import candidates, is_local
from daoflow_collector.data_root.project import read_data_roots, select_project
from daoflow_collector.machine.host import FileResult, PathStatus
from daoflow_collector.machine.limit import Limit
from daoflow_collector.machine.local_host import LocalHost
from daoflow_collector.machine.recording import Head, RecordedHost, encode

DEFAULT = "unix:///var/run/docker.sock"
USUAL = ["/var/lib/docker", "/var/snap/docker/common/var-lib-docker"]


def host_with(
    folder: Path, files: Mapping[str, str], folders: Mapping[str, Sequence[str]] | None = None
) -> RecordedHost:
    """Return a host that has these files and folders and nothing else."""
    head = Head("host", "2026-11-23T12:00:00Z", "a test", DEFAULT, "/", {}, 0, (0,))
    (folder / "recording.json").write_text(json.dumps(asdict(head)))
    calls: list[dict[str, object]] = []
    for path, text in files.items():
        answer = encode(FileResult(path, text.encode()))
        calls.append({"call": ["read_file", path, False], "answer": answer})
    for path, names in (folders or {}).items():
        calls.append({"call": ["list_folder", path], "answer": list(names)})
    calls.append({"call": ["status", "/proc/77"], "answer": encode(PathStatus("/proc/77", "directory", uid=1000))})
    (folder / "calls.jsonl").write_text("\n".join(map(json.dumps, calls)))
    return RecordedHost(folder)


def paths(host: RecordedHost, endpoint: str = DEFAULT) -> list[str]:
    """Return where the data root may be."""
    return [candidate.path for candidate in candidates(host, endpoint)]


def engine(arguments: str, pid: str = "77") -> dict[str, str]:
    """Return what the process list says of an engine with these arguments."""
    command = "\0".join(["/usr/bin/dockerd", *arguments.split(), ""])
    return {f"/proc/{pid}/comm": "dockerd\n", f"/proc/{pid}/cmdline": command}


def test_nothing_known_leaves_the_usual_places(tmp_path: Path) -> None:
    """A host without any configuration has its engine's data where packages and the snap put it."""
    assert paths(host_with(tmp_path, {})) == USUAL


@pytest.mark.parametrize(
    "arguments",
    ["--data-root /mnt/a", "--data-root=/mnt/a/", "-g /mnt/a", "-g/mnt/a", "-H fd:// --containerd=/x --graph=/mnt/a"],
)
def test_running_engine_says_it_in_its_arguments(tmp_path: Path, arguments: str) -> None:
    """Every spelling that the engine takes, before all configuration files."""
    host = host_with(
        tmp_path, {**engine(arguments), "/etc/docker/daemon.json": '{"data-root": "/b"}'}, {"/proc": ["77"]}
    )
    assert paths(host) == ["/mnt/a", "/b", *USUAL]


@pytest.mark.parametrize(
    ("listens", "endpoint"),
    [
        ("unix:///run/docker.sock", DEFAULT),
        ("unix://", "unix:///run/docker.sock"),
        ("unix:///var/run/docker.sock", "unix:///run//docker.sock"),
        ("tcp://0.0.0.0:2375", "tcp://localhost:2375"),
        (":2375", "tcp://127.0.0.1:2375/"),
    ],
)
def test_a_socket_is_the_same_however_it_is_spelled(tmp_path: Path, listens: str, endpoint: str) -> None:
    """/run is /var/run, no path is the default one, and a port of all addresses is one of this machine's own."""
    host = host_with(tmp_path, engine(f"-H {listens} --data-root /mnt/a"), {"/proc": ["77"]})
    assert paths(host, endpoint)[0] == "/mnt/a"
    assert paths(host, "unix:///run/other.sock") == USUAL


def test_a_dead_engines_start_command_names_its_configuration(tmp_path: Path) -> None:
    """A unit that starts the engine with `--config-file` leads to the data root when no process is left to ask."""
    files = {
        "/lib/systemd/system/docker.service": "ExecStart=/usr/bin/dockerd -H fd:// --config-file=/srv/d.json\n",
        "/srv/d.json": '{"data-root": "/srv/docker"}',
    }
    assert paths(host_with(tmp_path, files)) == ["/srv/docker", *USUAL]


def test_only_the_engine_that_listens_there_counts(tmp_path: Path) -> None:
    """A machine may run several engines: the others' data is not this installation's."""
    other = engine("-H unix:///run/other.sock --data-root /other")
    this = engine("--config-file /etc/this.json --host unix:///run/this.sock", pid="78")
    host = host_with(tmp_path, {**other, **this, "/etc/this.json": '{"data-root": "/this"}'}, {"/proc": ["77", "78"]})
    assert paths(host, "unix:///run/this.sock") == ["/this", *USUAL]
    assert paths(host) == USUAL


def test_configuration_of_an_engine_that_does_not_run(tmp_path: Path) -> None:
    """daemon.json, the old key too, and drop-ins of the service; comments do not count."""
    files = {
        "/etc/docker/daemon.json": '{"graph": "/srv/docker"}',
        "/etc/systemd/system/docker.service.d/override.conf": "[Service]\nExecStart=\nExecStart=/usr/bin/dockerd --data-root /drop\n",
        "/lib/systemd/system/docker.service": "# ExecStart=dockerd -g /no\nExecStart=/usr/bin/dockerd -H fd:// -g /unit\n",
    }
    host = host_with(tmp_path, files, {"/etc/systemd/system/docker.service.d": ["override.conf"]})
    assert paths(host) == ["/srv/docker", "/drop", "/unit", *USUAL]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('{"data-root": "/x",}', ["/x"]),
        ('{\n  "debug": true\n  "data-root" : "/x y"\n}', ["/x y"]),
        ('\ufeff{"data-root": "/x"}', ["/x"]),
        ('{"graph": "/x", "data-root": "/y"', ["/y", "/x"]),
        ('{\n  // "data-root": "/old",\n  "debug": true\n}', []),
        ('{"data-root": "relative",}', []),
        ("[" * 100_000, []),
        ("", []),
    ],
)
def test_a_broken_configuration_still_says_where_the_data_are(tmp_path: Path, text: str, found: list[str]) -> None:
    """An engine does not start with a comma too many, and just then its data root is asked for."""
    assert paths(host_with(tmp_path, {"/etc/docker/daemon.json": text})) == [*found, *USUAL]


def test_containers_that_outlive_their_engine_show_it(tmp_path: Path) -> None:
    """Their file systems stay mounted when the engine is killed, and name the data root."""
    options = "rw,lowerdir=/a/overlay2/l/X,upperdir=/a/overlay2/1/diff,workdir=/a/overlay2/1/work"
    line = f"36 1 0:44 / /a/overlay2/1/merged rw - overlay overlay {options}\n"
    assert paths(host_with(tmp_path, {"/proc/self/mountinfo": line * 3})) == [*USUAL, "/a"]


def test_rootless_engine_has_its_data_at_home(tmp_path: Path) -> None:
    """The address names the user; their process, their daemon.json and their home come first."""
    files = {
        **engine("--data-root /home/u/d"),
        "/etc/passwd": "root:x:0:0::/root:/bin/sh\nu:x:1000:1000::/home/u:/bin/sh\n",
    }
    host = host_with(tmp_path, files, {"/proc": ["77"]})
    assert paths(host, "unix:///run/user/1000/docker.sock")[:2] == ["/home/u/d", "/home/u/.local/share/docker"]


def test_remapped_users_have_a_folder_inside(tmp_path: Path) -> None:
    """With `userns-remap` the engine keeps everything in a folder named by the ids, older data beside it."""
    host = host_with(tmp_path, {}, {"/var/lib/docker": ["100000.100000", "containers"]})
    assert paths(host)[:2] == ["/var/lib/docker", "/var/lib/docker/100000.100000"]


def test_engine_of_another_machine_has_none_here(tmp_path: Path) -> None:
    """What lies on this disk must not pass for a remote engine's."""
    assert [is_local(item) for item in (DEFAULT, "tcp://127.0.0.1:2375", "tcp://10.0.0.9:2376", "ssh://a@b")] == [
        True,
        True,
        False,
        False,
    ]
    assert read_data_roots(host_with(tmp_path, {}), "ssh://root@far", limit=Limit(60.0)) == ()


@pytest.mark.parametrize(
    ("state", "word"),
    [
        ({"Running": True}, "running"),
        ({"Running": True, "Paused": True}, "paused"),
        ({"Running": True, "Restarting": True}, "restarting"),
        ({"Dead": True, "RemovalInProgress": True}, "removing"),
        ({"Dead": True}, "dead"),
        ({"StartedAt": "0001-01-01T00:00:00Z"}, "created"),
        ({"StartedAt": "2026-11-23T12:00:00Z"}, "exited"),
    ],
)
def test_state_word_follows_the_engines_rule(state: Mapping[str, object], word: str) -> None:
    """The engine keeps flags and shows a word; the order of the flags matters."""
    assert state_word(state) == word


def test_damaged_container_is_named_and_others_are_read(tmp_path: Path) -> None:
    """A full disk leaves an empty config.v2.json: that container is lost, which is said, and its neighbours are not."""
    labels = {"com.docker.compose.project": "p", "com.docker.compose.service": "postgres"}
    sound, damaged, foreign = ("a" * 64, "b" * 64, "c" * 64)
    for name, config in (
        (sound, json.dumps({"ID": sound, "Name": "/p-postgres-1", "Config": {"Labels": labels}, "State": {"Pid": 0}})),
        (damaged, ""),
        (foreign, json.dumps({"ID": foreign, "Config": {"Labels": None}})),
    ):
        (tmp_path / "data" / "containers" / name).mkdir(parents=True)
        (tmp_path / "data" / "containers" / name / "config.v2.json").write_text(config)
    recorded = host_with(tmp_path, {"/etc/docker/daemon.json": json.dumps({"data-root": str(tmp_path / "data")})})

    class Host(LocalHost):
        """This machine, but for where its engine was told to keep its data."""

        def read_file(self, path: str, *, max_bytes: int = 4 << 20, tail: bool = False) -> FileResult:
            """Return the other configuration, or the real file."""
            known = recorded.read_file(path, max_bytes=max_bytes, tail=tail)
            return known if known.content is not None else super().read_file(path, max_bytes=max_bytes, tail=tail)

    roots = read_data_roots(Host(), "unix:///nowhere.sock", limit=Limit(60.0))
    project = select_project(Host(), roots, "p", None, exact=False)
    assert [item.name for item in project.containers] == ["p-postgres-1"]
    assert project.containers[0].process == "none"
    assert project.problem is not None
    assert f"{damaged}/config.v2.json" in project.problem
