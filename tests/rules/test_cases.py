"""Every case of every rule: the bundle it describes gives the answer it expects."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from daoflow_analyzer.finding import Effect, Evidence, Finding, Where

from tests.rules.case_bundle import build
from tests.rules.cases import all_cases, answer, load
from tests.rules.memory_source import MemorySource
from tests.rules.stack import stock_env

OPERATORS_HAVE = (
    "apt-get awk cat chmod chown chronyc cp curl daoflow daoflow-analyze daoflow-collect date df dmesg docker du free getent grep head "
    "hostnamectl id ip journalctl kill ls mkdir mv nano nc newgrp nslookup openssl ping ps rm sed sh ss ssh ssh-keygen ssh-keyscan stat "
    "sudo systemctl tail timedatectl timeout touch usermod vi zstd"
)
PROGRAMS = frozenset(OPERATORS_HAVE.split())
EDITS_A_FILE = re.compile(r"\b(?:in|into|of) (?:\.env|the Compose file|docker-compose\.\S+)", re.IGNORECASE)
CHANGES = re.compile(
    r"\bdocker (?:\w+ )?(?:up|down|rm|restart|start|stop|prune|pull|kill|unpause)\b|(?i:\b(?:alter|delete|insert|update)\b)"
)
CASES = [pytest.param(path, case, id=f"{path.stem[:5].upper()}-{case['name']}") for path, case in all_cases()]


@pytest.mark.parametrize(("path", "case"), CASES)
def test_the_case_gets_the_answer_it_expects(path: Path, case: dict[str, Any]) -> None:
    """A rule must answer each of its cases as the case says, word for word where the case gives words."""
    source = build(case)
    run = answer(load(path), source)

    assert run.outcome.value == case["expect"], f"{run.reason or [finding.message for finding in run.findings]}"
    if "reason" in case:
        assert run.reason == case["reason"]
    if "needs" in case:
        assert list(run.needs) == case["needs"]
    if "count" in case:
        assert len(run.findings) == case["count"]
    if run.findings:
        _check_expected(run.findings, case, run.loaded.rule.severity.value)
    for finding in run.findings:
        _check_evidence(finding, source)
        _check_words(finding)
        _check_reach(finding, source)


def _check_reach(finding: Finding, source: MemorySource) -> None:
    """Hold that nobody is sent into a container that does not run, before a step has changed something."""
    runs: dict[str, bool] = {}
    for member, content in source.content.items():
        if re.fullmatch(r"containers/[^/]+/inspect\.json", member):
            document = json.loads(content)
            service = document["Config"]["Labels"].get("com.docker.compose.service", "")
            runs[service] = runs.get(service, False) or document["State"]["Status"] == "running"
    if finding.doubt is not None:
        assert _can_be_run(finding.doubt.command, runs), finding.doubt.command
    for step in finding.next_steps:
        if step.effect is not Effect.READS_ONLY:
            return
        assert _can_be_run(step.command, runs), step.command


def _can_be_run(command: str | None, runs: Mapping[str, bool]) -> bool:
    entered = re.search(r"docker compose exec (?:-\S+ )*([a-z][\w-]*)", command or "")
    return entered is None or not runs or runs.get(entered[1], False)


def _check_expected(findings: tuple[Finding, ...], case: Mapping[str, Any], severity: str) -> None:
    chosen = [item for item in findings if case.get("message") in (None, item.message)]
    assert chosen, f"no finding says {case['message']!r}; said: {[item.message for item in findings]}"
    chosen = [item for item in chosen if case.get("subject") in (None, dict(item.subject))]
    assert chosen, f"no finding is about {case['subject']}; they are about {[dict(item.subject) for item in findings]}"
    finding = chosen[0]
    if "severity" in case:
        assert (finding.severity.value if finding.severity is not None else severity) == case["severity"]
    if "confidence" in case:
        assert finding.confidence.value == case["confidence"]
    places = {place for item in finding.evidence for place in _places(item)}
    assert set(case.get("evidence", [])) <= places, f"evidence is {sorted(places)}"


def _places(evidence: Evidence) -> set[str]:
    places = {evidence.member}
    if evidence.line is not None:
        places.add(f"{evidence.member}:{evidence.line}")
    if evidence.pointer is not None:
        places.add(f"{evidence.member}#{evidence.pointer}")
    return places


def _check_evidence(finding: Finding, source: MemorySource) -> None:
    """Hold that what a finding cites is there: the member, the line with the words quoted, the pointer."""
    damaged = {damage.member for damage in source.damages}
    for item in finding.evidence:
        if item.member in ("bundle.json", "manifest.json") or item.member in damaged:
            continue
        assert item.member in source.content, f"{item.member} is cited and not in the bundle"
        content = source.content[item.member].decode("utf-8", "replace")
        if item.line is not None:
            lines = content.splitlines()
            assert 1 <= item.line <= len(lines), f"{item.member} has no line {item.line}"
            assert item.excerpt.strip() in lines[item.line - 1], f"line {item.line} is {lines[item.line - 1]!r}"
        if item.pointer:
            _resolve(json.loads(content), item)


def _resolve(document: Any, evidence: Evidence) -> None:
    for part in (evidence.pointer or "").removeprefix("/").split("/"):
        key = part.replace("~1", "/").replace("~0", "~")
        try:
            document = document[int(key)] if isinstance(document, list) else document[key]
        except (KeyError, IndexError, TypeError, ValueError):
            pytest.fail(f"{evidence.member} has nothing at {evidence.pointer}")


def _check_words(finding: Finding) -> None:
    """Hold that words for people have no token and no secret in them, and that an operator has the commands."""
    doubt = finding.doubt
    spoken = [
        finding.message,
        doubt.words if doubt is not None else "",
        *(step.do for step in finding.next_steps),
        *(step.expect for step in finding.next_steps),
    ]
    secrets = re.findall(r"=([0-9a-f]{24,})$", stock_env(), flags=re.MULTILINE)
    for words in spoken:
        assert "[redacted:" not in words
        assert not any(secret in words for secret in secrets)
    assert finding.message.endswith((".", "…")), "recorded words that were cut end a sentence themselves"
    assert "`" not in finding.message or any("`" in item.excerpt for item in finding.evidence), (
        "a message is plain text"
    )
    assert finding.next_steps, "a finding without a next step leaves its reader alone"
    if doubt is not None:
        assert doubt.command.split()[0] in PROGRAMS, doubt.command
        assert not (doubt.otherwise + doubt.shows).endswith("."), "it is put into a sentence"
        assert "`" not in doubt.command + doubt.otherwise + doubt.shows
        assert CHANGES.search(doubt.command) is None, "whoever doubts only looks"
    for step in finding.next_steps:
        if step.command is not None:
            assert step.command.split()[0].rstrip(";") in PROGRAMS, step.command
        if step.where is Where.HOST and step.effect is not Effect.READS_ONLY and EDITS_A_FILE.search(step.do):
            assert (step.command or "").startswith("cp -p "), f"no way back from: {step.do}"
