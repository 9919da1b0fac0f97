"""What another host may answer instead of a bundle: noise, too much, half of it, nothing, for ever. Real commands in a real shell."""

import time
from collections.abc import Callable
from pathlib import Path

import pytest
from daoflow_collector.daoflow.deployment_state import ArtifactFile
from daoflow_collector.errors import CollectError
from daoflow_collector.options import Options
from daoflow_collector.remote.conversation import Limits, Said, converse
from daoflow_collector.remote.fetch import Answer, ask
from daoflow_collector.remote.request import GREETING, Request, decode_request
from daoflow_collector.remote.ssh_program import SshProgramSession
from daoflow_collector.remote.stages import Reach
from daoflow_collector.remote.survey import Python, Survey
from hypothesis import given
from hypothesis import strategies as st

KEY = bytes(range(32))
SHELL = SshProgramSession(["sh", "-c"], None)
HELLO = f"printf '{GREETING.decode().strip()}\\n'"


def answer_of(
    folder: Path, script: str, *, seconds: float = 20.0, max_bytes: int = 4 << 20
) -> tuple[Answer | None, Reach]:
    """Ask a host whose only interpreter is this script."""
    program = folder / "python3"
    program.write_text(f"#!/bin/sh\n{script}\n")
    program.chmod(0o755)
    survey = Survey(Said(b"", "", 0, "exited"), whole=True, pythons=(Python(str(program), (3, 12), True),))
    reach = Reach()
    limits = Limits(time.monotonic() + seconds, max_bytes, lambda: False)
    return ask(SHELL, survey, Request(Options(), KEY), reach, limits), reach


def test_noise_before_the_answer(tmp_path: Path) -> None:
    """What a login prints before the greeting is not part of the answer."""
    found, _ = answer_of(
        tmp_path, f"cat >/dev/null & printf 'Last login: daoflow-collect far end\\n'; {HELLO}; printf bundle; kill $!"
    )
    assert found is not None
    assert (found.bundle, found.problem) == (b"bundle", None)


def test_a_document(tmp_path: Path) -> None:
    """A refusal comes as a document; one that cannot be read is a problem, not a crash."""
    found, _ = answer_of(tmp_path, HELLO + """; printf '{"ok": false, "error": "no"}'""")
    assert found is not None
    assert found.document == {"ok": False, "error": "no"}
    broken, _ = answer_of(tmp_path, HELLO + """; printf '{"ok": fal'""")
    assert broken is not None
    assert (broken.document, broken.problem) == (None, "its answer cannot be read")


@pytest.mark.parametrize(
    ("script", "words"),
    [
        ("echo 'no such thing' >&2; exit 1", "exit 1: no such thing"),
        ("exit 126", "may not be executed"),
        ("exit 127", "was not found"),
        ("kill -9 $$", "was killed"),
        ("yes | head -c 100000; " + HELLO, "exit 0"),
    ],
)
def test_a_way_that_fails(tmp_path: Path, script: str, words: str) -> None:
    """Without a greeting it was no answer: the next way is tried, and why this one failed is kept."""
    found, reach = answer_of(tmp_path, script)
    assert found is None
    assert words in reach.facts["ways"][-1]["result"]


@pytest.mark.parametrize(
    ("script", "ended", "words", "bundle"),
    [
        (HELLO + "; printf half; kill -9 $$", "exited", "was killed: by somebody, or for want of memory", b"half"),
        (HELLO, "exited", "it sent nothing", b""),
        (HELLO + "; yes", "too-much", "it sent more than was asked for", None),
        (HELLO + "; printf half; sleep 600", "deadline", "the deadline came before the host had answered", b"half"),
        ("sleep 600", "deadline", "the deadline came", None),
    ],
    ids=["killed", "nothing", "too much", "hanging in the middle", "hanging from the start"],
)
def test_an_answer_that_is_not_whole(tmp_path: Path, script: str, ended: str, words: str, bundle: bytes | None) -> None:
    """What had come is kept, with what ended it; the time and the size that it may take are bounded."""
    began = time.monotonic()
    found, _ = answer_of(tmp_path, script, seconds=3.0)
    assert time.monotonic() - began < 15
    assert found is not None
    assert found.ended == ended
    assert words in (found.problem or "")
    if bundle is not None:
        assert found.bundle == bundle
    else:
        assert len(found.bundle or b"") < 8 << 20


def test_both_outputs_are_drained() -> None:
    """Ten megabytes on standard error do not hold up what comes on standard output, and the last of them are kept."""
    stream = SHELL.run("yes error | head -c 10000000 >&2; echo >&2; echo last >&2; echo out")
    said = converse(stream, (), Limits(time.monotonic() + 60, 1 << 20, lambda: False))
    assert (said.output, said.exit_code, said.ended, said.last_words) == (b"out\n", 0, "exited", "last")
    assert len(said.error) <= 64 << 10


def test_an_operator_who_stops_it() -> None:
    """The other side is asked by the end of its input, and what it then closes is taken."""
    began = time.monotonic()
    stop: Callable[[], bool] = lambda: time.monotonic() - began > 1  # noqa: E731
    stream = SHELL.run("read -r line; cat; echo closed")
    said = converse(stream, [b"begin\n"], Limits(began + 60, 1 << 20, stop), hold_input=True)
    assert (said.output, said.ended, said.exit_code) == (b"closed\n", "stopped", 0)
    assert time.monotonic() - began < 10


def test_a_command_that_ends_before_it_was_told_all() -> None:
    """What it no longer takes is no error: its exit code counts."""
    said = converse(SHELL.run("exit 3"), [b"x" * 10_000_000], Limits(time.monotonic() + 30, 100, lambda: False))
    assert (said.exit_code, said.ended) == (3, "exited")


def state(secret: str) -> dict[str, object]:
    """Return an exported deployment state that holds a secret in the places where it may stand."""
    entries = [{"key": "SMTP_PASSWORD", "displayValue": secret}, {"key": "LOG_LEVEL", "displayValue": "info"}]
    snapshot = {"env": {"APP_SECRET": secret, "TZ": "UTC"}, "repoUrl": f"https://deploy:{secret}@git.example.org/a.git"}
    effective = {
        "composeEnv": {"entries": entries},
        "replayableSnapshot": snapshot,
        "note": f"said {secret} out of context",
    }
    return {"declaredConfig": {"stackName": "shop"}, "effectiveDeployment": effective, "liveRuntime": None}


def test_a_request_carries_no_secret_of_an_artifact() -> None:
    """An exported state is redacted before it goes over the wire; the rest of the request comes back as it was."""
    artifact = ArtifactFile("/home/me/deployment-x-state.json", "d" * 32, state("quiet-8c1f29ab-river"))
    options = Options(
        directory="/opt/daoflow", note="é\n\0", only=("env",), artifacts=(artifact,), api_token="never-sent-4711"
    )
    line = Request(options, KEY).encode()
    assert b"quiet-8c1f29ab-river" not in line
    assert b"never-sent-4711" not in line
    assert line.count(b"\n") == 1
    back = decode_request(line).options
    assert (back.directory, back.note, back.only) == ("/opt/daoflow", "é\n\0", ("env",))
    (got,) = back.artifacts
    assert got.is_redacted
    assert got.document["declaredConfig"] == {"stackName": "shop"}
    assert got.environment()["TZ"] == "UTC"
    assert got.environment()["APP_SECRET"].startswith("[redacted:APP_SECRET#")


@given(st.binary(max_size=200) | st.text(max_size=80).map(str.encode))
def test_what_is_no_request_is_refused(line: bytes) -> None:
    """Nonsense on standard input ends with a sentence for a person."""
    with pytest.raises(CollectError, match="far end"):
        decode_request(line)


@pytest.mark.parametrize(
    "line",
    [
        b"[]",
        b"{}",
        b"null",
        b'{"options": {}}',
        b'{"options": [], "artifacts": [], "fingerprint_key": "00", "plan": 0}',
    ],
)
def test_a_request_of_the_wrong_shape_is_refused(line: bytes) -> None:
    """JSON that is no request is refused as well."""
    with pytest.raises(CollectError, match="far end"):
        decode_request(line)
