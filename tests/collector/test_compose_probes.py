"""The probes of `.env` and the Compose files, on real folders, through the real Compose and the real redactor."""

from __future__ import annotations

import random
from pathlib import Path

from daoflow_bundle.outcome import Outcome
from daoflow_bundle.token import parse_token
from daoflow_collector.probes import compose_config, compose_files, compose_project, env

from tests.collector.probe_run import run_probe

COMPOSE = """\
services:
  daoflow:
    image: example/daoflow:${DAOFLOW_VERSION:-1.0}
    environment:
      DATABASE_URL: postgresql://daoflow:${POSTGRES_PASSWORD:?Set POSTGRES_PASSWORD in .env}@postgres:5432/daoflow
      BETTER_AUTH_URL: ${BETTER_AUTH_URL:-http://localhost:3000}
  postgres:
    image: example/postgres
    environment:
      POSTGRES_PASSWORD: ${POSTGRES_PASSWORD:?Set POSTGRES_PASSWORD in .env}
"""


def secret(seed: int) -> str:
    """Return a throwaway secret of the installer's shape."""
    return "".join(random.Random(seed).choices("0123456789abcdef", k=48))


def install(folder: Path, env_text: str) -> None:
    """Write an installation."""
    (folder / "docker-compose.yml").write_text(COMPOSE)
    (folder / ".env").write_text(env_text)
    (folder / ".env").chmod(0o600)


def test_project_document(tmp_path: Path) -> None:
    """The project's files and references are listed with the members that hold them."""
    install(tmp_path, "COMPOSE_PROFILES=temporal\nPOSTGRES_PASSWORD=x\n")
    (tmp_path / "docker-compose.override.yml").write_text(
        "services:\n  daoflow:\n    environment:\n      EXTRA: ${EXTRA_KEY}\n"
    )
    run = run_probe(compose_project.PROBE, tmp_path)
    document = run.json("compose/project.json")
    assert run.ended.outcome is Outcome.COLLECTED
    assert (document["name"], document["directory"], document["name_source"]) == ("probe-run", str(tmp_path), "option")
    assert [item["member"] for item in document["files"]] == [
        "compose/files/docker-compose.yml",
        "compose/files/docker-compose.override.yml",
    ]
    assert document["profiles"] == ["temporal"]
    assert {
        "key": "POSTGRES_PASSWORD",
        "service": "daoflow",
        "variable": "DATABASE_URL",
        "operator": ":?",
        "whole": False,
        "file": str(tmp_path / "docker-compose.yml"),
        "line": 5,
    } in document["references"]
    assert "EXTRA_KEY" in {item["key"] for item in document["references"]}


def test_files_keep_their_lines(tmp_path: Path) -> None:
    """A Compose file without literal secrets is in the bundle as it is on disk; a literal one is replaced in its line."""
    install(tmp_path, "POSTGRES_PASSWORD=x\n")
    literal = secret(1)
    override = f"services:\n  daoflow:\n    environment:\n      SMTP_PASSWORD: {literal}\n      MODE: a\n"
    (tmp_path / "docker-compose.override.yml").write_text(override)
    run = run_probe(compose_files.PROBE, tmp_path)
    assert run.members["compose/files/docker-compose.yml"] == COMPOSE
    kept = run.members["compose/files/docker-compose.override.yml"]
    assert literal not in kept
    assert [line.split(":")[0] for line in kept.splitlines()] == [line.split(":")[0] for line in override.splitlines()]


def test_config_is_compose_own_view(tmp_path: Path) -> None:
    """Compose's interpolated view is there without the secret that it holds, the rest of the URL still readable."""
    password = secret(2)
    install(tmp_path, f"POSTGRES_PASSWORD={password}\n")
    run = run_probe(compose_config.PROBE, tmp_path)
    assert password not in run.members["compose/config.json"]
    services = run.json("compose/config.json")["services"]
    assert parse_token(services["postgres"]["environment"]["POSTGRES_PASSWORD"]) is not None
    assert services["daoflow"]["environment"]["DATABASE_URL"].endswith("@postgres:5432/daoflow")


def test_refused_config_says_why(tmp_path: Path) -> None:
    """When Compose refuses, the config is absent and Compose's own words are the reason."""
    install(tmp_path, "POSTGRES_PASSWORD=\n")
    run = run_probe(compose_config.PROBE, tmp_path)
    assert (run.members, run.ended.outcome) == ({}, Outcome.ABSENT)
    assert "required variable POSTGRES_PASSWORD is missing a value" in run.ended.reason


def test_refusal_does_not_quote_the_file(tmp_path: Path) -> None:
    """The piece of `.env` that Compose quotes in its complaint is not in the reason."""
    password = secret(3)
    install(tmp_path, f'POSTGRES_PASSWORD="{password}\n')
    run = run_probe(compose_config.PROBE, tmp_path)
    assert run.ended.outcome is Outcome.ABSENT
    assert "unterminated quoted value" in run.ended.reason
    assert password[:8] not in run.ended.reason


def test_env_files_and_sanity(tmp_path: Path) -> None:
    """`.env` is there line for line without its secrets; token, file and Compose's view carry one fingerprint."""
    password = secret(4)
    install(tmp_path, f"# comment\nPOSTGRES_PASSWORD={password}\nBETTER_AUTH_URL=daoflow.example.net\n")
    run = run_probe(env.PROBE, tmp_path)
    assert run.ended.outcome is Outcome.COLLECTED
    assert not any(password in text for text in run.members.values())
    lines = run.members["env/files/.env"].splitlines()
    assert (lines[0], lines[2]) == ("# comment", "BETTER_AUTH_URL=daoflow.example.net")
    token = parse_token(lines[1].partition("=")[2])
    document = run.json("env/sanity.json")
    key = document["keys"]["POSTGRES_PASSWORD"]
    assert token is not None
    assert key["fingerprints"]["env_file"] == key["fingerprints"]["compose"] == token.fingerprint
    assert [(use["service"], use["part"], use["compose"]) for use in key["uses"]] == [
        ("daoflow", "url-password", token.fingerprint),
        ("postgres", "whole", token.fingerprint),
    ]
    assert document["keys"]["BETTER_AUTH_URL"]["url_problem"] == "no-scheme"
    assert document["files"][0]["mode"] == "0600"


def test_cut_password_with_the_real_compose(tmp_path: Path) -> None:
    """A password that the real Compose cuts at `$` has two fingerprints, and our own reading agrees with Compose's."""
    password = secret(5)
    install(tmp_path, f"POSTGRES_PASSWORD={password}$rest\n")
    fingerprints = run_probe(env.PROBE, tmp_path).json("env/sanity.json")["keys"]["POSTGRES_PASSWORD"]["fingerprints"]
    assert fingerprints["compose"] == fingerprints["expected"]
    assert fingerprints["env_file"] not in (None, fingerprints["compose"])


def test_dollar_in_single_quotes_is_not_cut(tmp_path: Path) -> None:
    """A `$` in single quotes arrives whole, although Compose's output doubles it."""
    install(tmp_path, f"POSTGRES_PASSWORD='{secret(6)}$rest'\n")
    fingerprints = run_probe(env.PROBE, tmp_path).json("env/sanity.json")["keys"]["POSTGRES_PASSWORD"]["fingerprints"]
    assert fingerprints["env_file"] == fingerprints["compose"] == fingerprints["expected"]


def test_no_env_file(tmp_path: Path) -> None:
    """Without `.env` the source is absent, and the required keys are listed as not there."""
    (tmp_path / "docker-compose.yml").write_text(COMPOSE)
    run = run_probe(env.PROBE, tmp_path)
    assert run.ended.outcome is Outcome.ABSENT
    document = run.json("env/sanity.json")
    assert document["files"][0]["exists"] is False
    assert document["keys"]["POSTGRES_PASSWORD"]["present"] is False


def test_env_file_of_a_service(tmp_path: Path) -> None:
    """An `env_file` is collected beside `.env`, and its keys are known as that service's."""
    install(tmp_path, "POSTGRES_PASSWORD=x\n")
    password = secret(7)
    (tmp_path / "mail.env").write_text(f"SMTP_PASSWORD={password}\n")
    (tmp_path / "docker-compose.override.yml").write_text("services:\n  daoflow:\n    env_file: mail.env\n")
    run = run_probe(env.PROBE, tmp_path)
    assert password not in "".join(run.members.values())
    document = run.json("env/sanity.json")
    assert [(item["member"], item["services"]) for item in document["files"]] == [
        ("env/files/.env", []),
        ("env/files/mail.env", ["daoflow"]),
    ]
    key = document["keys"]["SMTP_PASSWORD"]
    assert [(use["service"], use["variable"], use["compose"]) for use in key["uses"]] == [
        ("daoflow", "SMTP_PASSWORD", key["fingerprints"]["env_file"])
    ]
