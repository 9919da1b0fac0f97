"""The collector sent to hosts that lack what it might want: whole evidence by the way that is open, and the host left as it was."""

import shutil
from pathlib import Path

import pytest

from tests.remote.collecting import FROM_RECORDING, Collected, collect
from tests.remote.edge import Edge, deployed
from tests.remote.image import EDGE
from tests.remote.matrix.conftest import MakeServer, note
from tests.remote.matrix.images import LEAN
from tests.remote.matrix.rows import BY_SHM, EXEC_SHM, PLAIN, ROWS, Row
from tests.remote.test_interruptions import wait_for

RUN = (*FROM_RECORDING, "--deadline", "4m")
"""Twice the time: the matrix runs where many wait for few processors."""
SOCKET = Path("/var/run/docker.sock")


def group_file(folder: Path) -> list[str]:
    """Return the flags that put the user into the group of the engine's socket."""
    file = folder / "group"
    file.write_text(f"root:x:0:\nsshd:x:74:\nusers:x:1000:\ndocker:x:{SOCKET.stat().st_gid}:ops\n")
    return ["--volume", f"{file}:/etc/group:ro"]


def judge(row: Row, done: Collected, edge: Edge) -> None:
    """Assert way, completeness and contents of what came from a host."""
    folder = f"targets/{edge.address}"
    ssh = done.member(f"{folder}/ssh.json")
    assert (ssh["way"] or "").startswith(row.way), (ssh["ways"], done.notes)
    assert set(done.stages(f"{folder}/ssh.json").values()) == {"ok"}
    closed = "; ".join(f"{item['way']}: {item['result']}" for item in ssh["ways"])
    assert row.why in closed, closed
    assert done.member(f"{folder}/engine/ping.json")["state"] == row.engine
    assert done.member(f"{folder}/engine/compose.json")["available"] is row.compose
    assert {item for entry in done.member(f"{folder}/host/disk.json")["filesystems"] for item in entry["purposes"]} >= {
        "staging",
        "root",
    }
    outcome, reason = done.source(folder)
    if row.way == PLAIN:
        assert (done.exit_code, outcome) == (4, "partial")
        assert "plain commands were taken" in reason
        assert done.member(f"{folder}/commands.json")[0]["exit_code"] == 0
        return
    assert (outcome, reason) == ("collected", ""), (outcome, reason)
    sources = {
        item.source: item.outcome.value for item in done.manifest().sources if item.source.startswith(f"{folder}/")
    }
    assert {name.removeprefix(f"{folder}/") for name in sources} >= {
        "host/os",
        "host/time",
        "host/memory",
        "host/ports",
        "host/staging",
    }
    assert sources[f"{folder}/applications"] == ("collected" if row.engine == "up" else "denied"), sources
    assert ssh["collector"]["stop_reason"] is None
    assert ssh["collector"]["self_scan"]["values"] >= 0
    if row.engine == "up":
        with done.bundle() as bundle:
            assert f"{folder}/applications/{edge.name}/containers/{edge.name}-web-1/inspect.json" in bundle.members
            (log,) = [name for name in bundle.members if name.startswith(f"{folder}/applications/{edge.name}/logs/")]
            assert b"hello from the application" in bundle.read(log)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
def test_a_host(row: Row, make_server: MakeServer, tmp_path: Path) -> None:
    """Its evidence is whole, and it is as it was: no file, no process."""
    flags = [*row.flags, *(group_file(tmp_path) if row.in_docker_group else ())]
    edge = make_server(row.image, options=flags)
    before, quiet = edge.left_behind(), edge.memory_peak()
    with deployed(
        edge.name, ["web"], script="echo hello from the application; sleep 1000", secret="quiet-4f0c9a7b-river"
    ):
        done = collect(tmp_path, *RUN, "--target", edge.url(row.account), *edge.login())
    judge(row, done, edge)
    assert edge.left_behind() == before
    for folder in ("/dev/shm", "/run", "/tmp"):
        assert "daoflow-collect" not in edge.listing(folder)
    ssh = done.member(f"targets/{edge.address}/ssh.json")
    started = [item for item in ssh["ways"] if "sent_bytes" in item]
    sent = sum(item["sent_bytes"] for item in started)
    received = (ssh.get("collector") or {}).get("received_bytes")
    note(
        row.name,
        way=ssh["way"],
        sent=sent,
        received=received,
        seconds=round(done.duration_s, 1),
        memory=edge.memory_peak() - quiet,
    )


@pytest.mark.parametrize(
    "row", [row for row in ROWS if row.name in ("no-python", "python", "noexec-perl")], ids=lambda row: row.name
)
def test_the_single_file_sends_itself(row: Row, make_server: MakeServer, dist: Path, tmp_path: Path) -> None:
    """Alone in a folder, without paramiko: by OpenSSH, with the one file as its own payload, under whatever name it has."""
    folder = tmp_path / "alone"
    folder.mkdir()
    program = folder / "collector"
    shutil.copy(dist / "daoflow-collect-x86_64", program)
    edge = make_server(row.image, options=row.flags)
    before = edge.left_behind()
    home = {"HOME": str(folder), "SSH_AUTH_SOCK": ""}
    with deployed(edge.name, ["web"], script="echo hello from the application; sleep 1000"):
        done = collect(tmp_path, *RUN, "--target", edge.url(), *edge.login(), environment=home, program=str(program))
    ssh = done.member(f"targets/{edge.address}/ssh.json")
    assert "OpenSSH" in ssh["transport"]
    assert ssh["way"].startswith(
        row.way.replace("daoflow-collect-x86_64", "collector").replace("daoflow-collect.pyz", "collector")
    )
    assert done.source(f"targets/{edge.address}") == ("collected", "")
    assert edge.left_behind() == before
    assert list(folder.iterdir()) == [program]


def test_a_memory_file_system_that_is_too_small(make_server: MakeServer, tmp_path: Path) -> None:
    """The program does not fit: the way fails by what the host says, and nothing of it stays there."""
    edge = make_server(LEAN.tags[0], options=("--tmpfs", "/dev/shm:rw,exec,size=1m"))
    before = edge.left_behind()
    done = collect(tmp_path, *RUN, "--target", edge.url(), *edge.login())
    ssh = done.member(f"targets/{edge.address}/ssh.json")
    assert ssh["way"] == PLAIN
    (words,) = [item["result"] for item in ssh["ways"] if "sent_bytes" in item]
    assert "No space left on device" in words or "I/O error" in words, words  # the latter is how busybox says it
    assert "daoflow-collect" not in edge.listing("/dev/shm")
    assert edge.left_behind() == before


def test_a_collector_that_is_killed_there(make_server: MakeServer, tmp_path: Path) -> None:
    """Too little memory for it: the kernel ends it, the bundle says that it was killed, and nothing of it stays there."""
    edge = make_server(LEAN.tags[0], options=(*EXEC_SHM, "--memory", "24m", "--memory-swap", "24m"))
    done = collect(tmp_path, *RUN, "--target", edge.url(), *edge.login())
    outcome, reason = done.source(f"targets/{edge.address}")
    ways = done.member(f"targets/{edge.address}/ssh.json").get("ways", ())
    words = reason + "; ".join(item["result"] for item in ways)
    assert done.exit_code == 4
    assert outcome in ("partial", "failed")
    assert "killed" in words or "connection was lost" in words, words
    # Without a command inside: there is no memory for one.
    wait_for(lambda: not edge.runs("daoflow-collect"), 30)


def test_five_hosts_at_once(make_server: MakeServer, tmp_path: Path) -> None:
    """Each by its own way, all in one bundle, with one key."""
    first, *others = (
        make_server(EDGE.tags[0] if number % 2 else LEAN.tags[0], options=EXEC_SHM) for number in range(5)
    )
    known = tmp_path / "known"
    known.write_text("".join(item.known_hosts.read_text() for item in (first, *others)))
    for item in others:
        item.authorize(first)
    edges = (first, *others)
    targets = [part for item in edges for part in ("--target", item.url())]
    with deployed(first.name, ["web"], secret="quiet-4f0c9a7b-river"):
        done = collect(tmp_path, *RUN, *targets, "--ssh-key", str(first.folder / "key"), "--known-hosts", str(known))
    assert done.exit_code == 0, done.notes
    tokens = set()
    for item in edges:
        inspect = done.member(
            f"targets/{item.address}/applications/{first.name}/containers/{first.name}-web-1/inspect.json"
        )
        tokens |= {line for line in inspect["Config"]["Env"] if line.startswith("APP_SECRET=")}
        assert item.left_behind()[1] == []
    assert len(tokens) == 1
    assert "#" in tokens.pop()
    assert done.member(f"targets/{first.address}/ssh.json")["way"] == BY_SHM
    note("five-at-once", way="two ways", seconds=round(done.duration_s, 1))
