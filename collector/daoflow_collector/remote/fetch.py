"""One host, from address to evidence: connect, look, send the collector, take what it answers. Every step is noted in `ssh.json`."""

from __future__ import annotations

import json
import time
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from daoflow_collector.remote.address import SshAddress, SshOptions
from daoflow_collector.remote.conversation import KILLED, Limits, Said, Session, converse
from daoflow_collector.remote.payload import payloads
from daoflow_collector.remote.request import GREETING, PADDING, Request
from daoflow_collector.remote.stages import Reach, StageError
from daoflow_collector.remote.survey import Survey, take_survey
from daoflow_collector.remote.ways import Way, ways

_SURVEY_S = 20.0
_LEAST_S = 5.0
_MARGIN_S = 6.0
"""What the far end gets less than we have: its bundle has yet to come back."""
_STORED_FACTOR = 6
"""How much more a bundle may hold where the far end has no compressor: it is compressed here."""
_NOISE_BYTES = 64 << 10
_REFUSALS = {126: "may not be executed", 127: "was not found", KILLED: "was killed"}


@dataclass(frozen=True)
class Answer:
    """What came back: a bundle (perhaps cut off), or a document. `problem`: what ended it early, in words."""

    bundle: bytes | None
    document: Mapping[str, Any] | None
    problem: str | None
    ended: str


def connect(address: SshAddress, options: SshOptions, reach: Reach, limits: Limits) -> Session:
    """Return a connection, by paramiko unless the operator named a program or paramiko is not there. Raises `StageError`."""
    if uses_paramiko(options):
        from daoflow_collector.remote.paramiko_session import open_paramiko
        from daoflow_collector.remote.ssh_settings import ssh_settings

        settings = ssh_settings(address, options, home=Path.home())
        reach.facts.update(host=settings.host, port=settings.port, user=settings.user, notes=list(settings.notes))
        return open_paramiko(settings, reach)
    from daoflow_collector.remote.ssh_program import open_ssh_program

    return open_ssh_program(address, options, reach, limits)


def uses_paramiko(options: SshOptions) -> bool:
    """Whether paramiko connects: no program was named, and the library is there (the single file does not have it)."""
    from importlib.util import find_spec

    return options.program is None and find_spec("paramiko") is not None


def look(session: Session, reach: Reach, limits: Limits) -> Survey:
    """Ask the host what it is: the stage `command`. Raises `StageError` when it runs nothing at all."""
    until = min(limits.until, time.monotonic() + _SURVEY_S)
    with reach.stage("command"):
        survey = take_survey(session, replace(limits, until=until, max_bytes=_NOISE_BYTES), _wanted_python())
        said = survey.said
        if not survey.whole and said.ended in ("deadline", "dropped"):
            kind = "timeout" if said.ended == "deadline" else "closed"
            raise StageError(kind, f"a shell was started and did not answer: {said.last_words or said.ended}")
        reach.entries["command"]["detail"] = None if survey.whole else said.last_words or f"exit {said.exit_code}"
    reach.facts["system"] = f"{survey.system} {survey.machine}".strip() or None
    reach.facts["login"] = survey.user or None
    reach.facts["clock"] = {"ahead_s": survey.clock_ahead_s, "error_s": survey.clock_error_s}
    return survey


def _wanted_python() -> tuple[int, int]:
    return min((item.python for item in payloads() if item.python is not None), default=(3, 9))


def ask(session: Session, survey: Survey, request: Request, reach: Reach, limits: Limits) -> Answer | None:
    """Run the collector there by the first way that works. None when no way does."""
    there_are = payloads()
    contents: dict[str, bytes] = {}
    for item in there_are:
        if item.machine in (None, survey.machine) and item.name not in contents:
            contents[item.name] = item.read()
    opened, closed = ways(survey, there_are, {name: len(content) for name, content in contents.items()})
    attempts: list[dict[str, Any]] = [{"way": words, "result": "not open"} for words in closed]
    reach.facts["ways"] = attempts
    for way in opened:
        attempt: dict[str, Any] = {"way": way.words, "result": "started", "sent_bytes": len(contents[way.payload.name])}
        attempts.append(attempt)
        try:
            said = _run(session, way, contents[way.payload.name], request, limits)
        except StageError as error:
            attempt["result"] = error.words
            return Answer(None, None, error.words, "dropped")
        answer = _answer(said)
        attempt["result"] = said.ended if answer is not None else _refusal(said)
        if answer is not None or said.ended != "exited":
            reach.facts["way"] = way.words
            return answer or Answer(None, None, _ended_words(said), said.ended)
    return None


def _run(session: Session, way: Way, content: bytes, request: Request, limits: Limits) -> Said:
    left_s = max(_LEAST_S, limits.until - time.monotonic() - _MARGIN_S)
    options = replace(request.options, deadline_s=round(left_s, 1))
    if way.payload.stores:
        options = replace(options, max_size_bytes=options.max_size_bytes * _STORED_FACTOR)
    line = replace(request, options=options).encode()
    return converse(session.run(way.command), (content, PADDING, line), limits, hold_input=True)


def _answer(said: Said) -> Answer | None:
    """Return what the far end answered, None when it never spoke."""
    start = said.output.find(GREETING)
    if not 0 <= start <= _NOISE_BYTES:
        return None
    body = said.output[start + len(GREETING) :]
    problem = None if said.ended == "exited" and said.exit_code != KILLED else _ended_words(said)
    if body.startswith(b"{"):
        try:
            return Answer(None, json.loads(body), problem, said.ended)
        except ValueError:
            return Answer(None, None, problem or "its answer cannot be read", said.ended)
    return Answer(body, None, problem if body else problem or "it sent nothing", said.ended)


def _ended_words(said: Said) -> str:
    if said.exit_code == KILLED:
        return "the collector there was killed: by somebody, or for want of memory"
    words = {
        "dropped": "the connection was lost",
        "deadline": "the deadline came before the host had answered",
        "stopped": "stopped by the operator",
        "too-much": "it sent more than was asked for",
    }.get(said.ended, said.ended)
    return f"{words}{f' ({said.last_words})' if said.last_words and said.ended == 'dropped' else ''}"


def _refusal(said: Said) -> str:
    words = _REFUSALS.get(said.exit_code or 0, f"exit {said.exit_code}")
    return f"{words}: {said.last_words}" if said.last_words else words
