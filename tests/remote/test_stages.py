"""A host that is not reached: the stage at which it ends is evidence, and nothing is ever overridden."""

import socket
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.incidents.stack import free_port
from tests.remote.collecting import FROM_RECORDING, Collected, collect, plan
from tests.remote.edge import Edge, run
from tests.remote.wires import silent_port

NewEdge = Callable[..., Edge]


def not_reached(done: Collected, folder: str, stage: str, kind: str) -> str:
    """Assert that the run told of one host that ended at this stage, beside the control plane's whole evidence. Returns the reason."""
    assert done.exit_code == 4, done.notes
    document = done.member(f"targets/{folder}/ssh.json")
    assert document["failed_stage"] == stage, document
    failed = next(item for item in document["stages"] if item["stage"] == stage)
    assert failed["kind"] == kind, failed
    assert done.source("containers")[0] == "collected"
    return done.source(f"targets/{folder}")[1]


def test_a_name_that_does_not_resolve(edge: Edge, tmp_path: Path) -> None:
    """Stage resolve."""
    done = collect(tmp_path, *FROM_RECORDING, "--target", "ssh://root@edge.invalid", *edge.login())
    not_reached(done, "edge.invalid", "resolve", "dns")


def test_a_closed_port(edge: Edge, tmp_path: Path) -> None:
    """Stage connect."""
    done = collect(tmp_path, *FROM_RECORDING, "--target", f"ssh://root@127.0.0.1:{free_port()}", *edge.login())
    assert "refused" in not_reached(done, "127.0.0.1", "connect", "refused")


def test_a_port_that_accepts_and_says_nothing(edge: Edge, tmp_path: Path) -> None:
    """Stage banner, within its own limit."""
    with silent_port() as port:
        done = collect(tmp_path, *FROM_RECORDING, "--target", f"ssh://root@127.0.0.1:{port}", *edge.login())
    reason = not_reached(done, "127.0.0.1", "banner", "timeout")
    assert "says nothing" in reason
    assert done.source("targets/127.0.0.1")[0] == "timeout"


def test_an_unknown_host_key(edge: Edge, tmp_path: Path) -> None:
    """The key is shown, with what to compare it by; it is not accepted."""
    empty = tmp_path / "known"
    empty.touch()
    login = ["--ssh-key", str(edge.folder / "key"), "--known-hosts", str(empty)]
    done = collect(tmp_path, *FROM_RECORDING, "--target", edge.url(), *login)

    reason = not_reached(done, edge.address, "host-key", "unknown-key")
    shown = run("ssh-keygen", "-lf", str(edge.folder / "host.pub")).split()[1]
    assert shown in reason
    identity = done.member(f"targets/{edge.address}/ssh.json")["identity"]
    assert (identity["state"], identity["fingerprint"]) == ("unknown", shown)
    assert "authentication" not in [
        item["stage"]
        for item in done.member(f"targets/{edge.address}/ssh.json")["stages"]
        if item["outcome"] != "not-reached"
    ]


def test_a_changed_host_key(edge: Edge, tmp_path: Path) -> None:
    """Both keys are evidence: the one it shows, and the one that was known, with its place."""
    kind, blob, *_ = (edge.folder / "other.pub").read_text().split()
    known = tmp_path / "known"
    known.write_text(f"{edge.address} {kind} {blob}\n")
    login = ["--ssh-key", str(edge.folder / "key"), "--known-hosts", str(known)]
    done = collect(tmp_path, *FROM_RECORDING, "--target", edge.url(), *login)

    reason = not_reached(done, edge.address, "host-key", "changed-key")
    assert f"{known}:1" in reason


def test_a_revoked_host_key(edge: Edge, tmp_path: Path) -> None:
    """A revoked key is refused, though the same key is known, too."""
    kind, blob, *_ = (edge.folder / "host.pub").read_text().split()
    known = tmp_path / "known"
    known.write_text(f"{edge.address} {kind} {blob}\n@revoked * {kind} {blob}\n")
    login = ["--ssh-key", str(edge.folder / "key"), "--known-hosts", str(known)]
    done = collect(tmp_path, *FROM_RECORDING, "--target", edge.url(), *login)

    not_reached(done, edge.address, "host-key", "revoked-key")


@pytest.mark.parametrize("program", [(), ("--ssh-program", "ssh")])
def test_a_refused_key(edge: Edge, tmp_path: Path, program: tuple[str, ...]) -> None:
    """Stage authentication; a source that was denied."""
    login = ["--ssh-key", str(edge.folder / "other"), "--known-hosts", str(edge.known_hosts)]
    done = collect(tmp_path, *FROM_RECORDING, "--target", edge.url(), *login, *program)

    not_reached(done, edge.address, "authentication", "denied")
    assert done.source(f"targets/{edge.address}")[0] == "denied"


def test_the_ssh_program_finds_the_stages_too(edge: Edge, tmp_path: Path) -> None:
    """Its words mean the same stages: a closed port and a changed key, both at once."""
    kind, blob, *_ = (edge.folder / "other.pub").read_text().split()
    known = tmp_path / "known"
    known.write_text(f"{edge.address} {kind} {blob}\n")
    login = ["--ssh-key", str(edge.folder / "key"), "--known-hosts", str(known), "--ssh-program", "ssh"]
    targets = ["--target", edge.url(), "--target", f"ssh://root@127.0.0.1:{free_port()}"]
    done = collect(tmp_path, *FROM_RECORDING, *targets, *login)

    not_reached(done, edge.address, "host-key", "changed-key")
    not_reached(done, "127.0.0.1", "connect", "refused")


def test_one_of_two_targets_is_dead(edge: Edge, tmp_path: Path) -> None:
    """The other one, and the control plane, are whole."""
    targets = ["--target", f"ssh://root@127.0.0.1:{free_port()}", "--target", edge.url()]
    done = collect(tmp_path, *FROM_RECORDING, *targets, *edge.login())

    not_reached(done, "127.0.0.1", "connect", "refused")
    assert done.source(f"targets/{edge.address}") == ("collected", "")
    assert done.member(f"targets/{edge.address}/engine/ping.json")["state"] == "up"


def test_through_a_jump_host(edge: Edge, new_edge: NewEdge, tmp_path: Path) -> None:
    """ProxyJump of ~/.ssh/config is followed, and the jump's own key is checked as strictly."""
    jump = new_edge(options=("--add-host", f"behind:{edge.address}"))
    home = tmp_path / "home"
    (home / ".ssh").mkdir(parents=True)
    for name in ("key", "key.pub"):
        content = (edge.folder / name).read_bytes()
        (home / ".ssh" / name).write_bytes(content)
        (home / ".ssh" / name).chmod(0o600)
    run("docker", "exec", jump.name, "true")
    config = f"Host behind\n  ProxyJump root@{jump.address}\n  IdentityFile {edge.folder}/key\n"
    config += f"Host {jump.address}\n  IdentityFile {jump.folder}/key\n"
    (home / ".ssh" / "config").write_text(config)
    edge.know("behind")
    known = home / ".ssh" / "known_hosts"
    known.write_text(edge.known_hosts.read_text() + jump.known_hosts.read_text())
    environment = {"HOME": str(home), "SSH_AUTH_SOCK": ""}
    done = collect(tmp_path, *FROM_RECORDING, "--target", "ssh://root@behind", environment=environment)

    assert done.exit_code == 0, done.notes
    ssh = done.member("targets/behind/ssh.json")
    (hop,) = ssh["jumps"]
    assert hop["jump"] == f"root@{jump.address}:22"
    assert hop["failed_stage"] is None
    assert done.member("targets/behind/bundle.json")["host"] == edge.name

    known.write_text(edge.known_hosts.read_text())
    unknown = collect(tmp_path / "home", *FROM_RECORDING, "--target", "ssh://root@behind", environment=environment)
    assert "jump host" in not_reached(unknown, "behind", "connect", "unknown-key")


def test_a_key_of_the_agent(edge: Edge, tmp_path: Path) -> None:
    """Without --ssh-key the agent's keys are offered; a hashed known_hosts entry counts."""
    known = tmp_path / "known"
    known.write_text(edge.known_hosts.read_text())
    run("ssh-keygen", "-H", "-f", str(known))
    path = tmp_path / "agent"
    agent = subprocess.Popen(["ssh-agent", "-D", "-a", str(path)], stdout=subprocess.DEVNULL)
    try:
        while not path.exists():
            assert agent.poll() is None
        environment = {"SSH_AUTH_SOCK": str(path), "HOME": str(tmp_path)}
        subprocess.run(["ssh-add", "-q", str(edge.folder / "key")], check=True, env={"SSH_AUTH_SOCK": str(path)})
        done = collect(
            tmp_path, *FROM_RECORDING, "--target", edge.url(), "--known-hosts", str(known), environment=environment
        )
    finally:
        agent.terminate()
        agent.wait()

    assert done.exit_code == 0, done.notes
    (tried,) = done.member(f"targets/{edge.address}/ssh.json")["authentication"]["tried"]
    assert tried["origin"].startswith("ssh-agent")


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (("PubkeyAuthentication=no", "PasswordAuthentication=yes"), "takes no key, only password"),
        (("PubkeyAuthentication=no", "KbdInteractiveAuthentication=yes"), "takes no key, only keyboard-interactive"),
        (
            ("AuthenticationMethods=publickey,password", "PasswordAuthentication=yes"),
            "wants a second factor (password)",
        ),
    ],
    ids=["password", "keyboard", "second factor"],
)
def test_a_server_that_wants_what_is_never_given(
    edge: Edge, tmp_path: Path, options: tuple[str, ...], words: str
) -> None:
    """No password is sent and nobody is asked: what the server wants is the reason. Its key is known by its name without the port."""
    port = free_port()
    flags = [part for item in options for part in ("-o", item)]
    run("docker", "exec", edge.name, "/usr/sbin/sshd", "-p", str(port), *flags)
    done = collect(tmp_path, *FROM_RECORDING, "--target", f"{edge.url()}:{port}", *edge.login())
    assert words in not_reached(done, edge.address, "authentication", "denied")
    assert done.source(f"targets/{edge.address}")[0] == "denied"


def test_an_agent_that_does_not_answer(edge: Edge, tmp_path: Path) -> None:
    """An agent that was forwarded over a dead link costs five seconds; the configured key is offered all the same."""
    home, path = tmp_path / "home", tmp_path / "agent"
    (home / ".ssh").mkdir(parents=True)
    (home / ".ssh" / "config").write_text(f"Host *\n  IdentityFile {edge.folder}/key\n")
    with socket.socket(socket.AF_UNIX) as silent:
        silent.bind(str(path))
        silent.listen()
        environment = {"SSH_AUTH_SOCK": str(path), "HOME": str(home)}
        login = ["--known-hosts", str(edge.known_hosts)]
        done = collect(tmp_path, *FROM_RECORDING, "--target", edge.url(), *login, environment=environment)
    assert done.exit_code == 0, done.notes
    agent, key = done.member(f"targets/{edge.address}/ssh.json")["authentication"]["tried"]
    assert "does not answer: nothing within 5 s" in agent["result"]
    assert key["result"] == "accepted"


def test_a_key_with_a_passphrase(edge: Edge, tmp_path: Path) -> None:
    """It is not asked for: the reason says what to do. From the agent it serves."""
    locked = tmp_path / "locked"
    locked.write_bytes((edge.folder / "key").read_bytes())
    locked.chmod(0o600)
    run("ssh-keygen", "-q", "-p", "-P", "", "-N", "a passphrase", "-f", str(locked))
    login = ["--ssh-key", str(locked), "--known-hosts", str(edge.known_hosts)]
    done = collect(tmp_path, *FROM_RECORDING, "--target", edge.url(), *login, environment={"SSH_AUTH_SOCK": ""})
    assert "is locked by a passphrase; load it with ssh-add" in not_reached(
        done, edge.address, "authentication", "no-key"
    )


def test_plan_shows_the_targets(edge: Edge) -> None:
    """The plan says where from, why and with what limit, and connects to nobody."""
    shown = plan(*FROM_RECORDING, "--target", edge.url("ops"), *edge.login())
    assert shown.returncode == 3
    assert f"targets/{edge.address}" in shown.stdout
    assert edge.url("ops") in shown.stdout


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--target", "root@edge-1"), "is not an SSH address"),
        (("--target", "ssh://root:hunter2@edge-1"), "a password in an SSH address is not taken"),
        (("--target", "ssh://-oProxyCommand=x"), "is not an SSH address"),
        (("--target", "ssh://a", "--target", "ssh://a"), "is named twice"),
        (("--ssh-key", "/nowhere"), "neither --on nor --target"),
        (("--target", "ssh://a", "--ssh-key", "/nowhere"), "there is no key"),
        (("--target", "ssh://a", "--ssh-program", "no-such-ssh"), "there is no program"),
        (("--on", "ssh://a"), "--recording"),
    ],
)
def test_what_cannot_be_is_said_before_anything_starts(arguments: tuple[str, ...], words: str) -> None:
    """Usage errors end with 2, and repeat no password."""
    shown = plan(*FROM_RECORDING, *arguments)
    assert shown.returncode == 2
    assert words in shown.stderr
    assert "hunter2" not in shown.stderr
