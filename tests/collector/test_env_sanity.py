"""`env/sanity.json`: everything about each key that matters to a diagnosis, and no value."""

from __future__ import annotations

import hashlib
import json
import random
from collections.abc import Callable, Mapping
from typing import Any

import pytest
from daoflow_collector.compose.references import compose_references
from daoflow_collector.env.dotenv import parse_dotenv
from daoflow_collector.env.sanity import EnvEvidence, EnvSource, env_sanity
from daoflow_collector.env.uses import RunningContainer
from daoflow_collector.env.values import character_class, is_placeholder_value, is_secret_key, url_problem
from daoflow_collector.redact.redactor import Redactor
from daoflow_collector.redact.vault import Vault
from hypothesis import given
from hypothesis import strategies as st

COMPOSE = """\
services:
  daoflow:
    environment:
      DATABASE_URL: postgresql://daoflow:${POSTGRES_PASSWORD:?Set it}@postgres:5432/${DAOFLOW_DATABASE_NAME:-daoflow}
      BETTER_AUTH_SECRET: ${BETTER_AUTH_SECRET:?Set it}
      BETTER_AUTH_URL: ${BETTER_AUTH_URL:-http://localhost:3000}
      ENCRYPTION_KEY: ${ENCRYPTION_KEY:?Set it}
  postgres:
    environment:
      POSTGRES_PASSWORD: ${POSTGRES_PASSWORD:?Set it}
"""
SECRET = "".join(random.Random(7).choices("0123456789abcdef", k=48))
OTHER = "".join(random.Random(8).choices("0123456789abcdef", k=48))


def fingerprint(value: str) -> str:
    """Return a keyed digest as the collector's does."""
    return hashlib.blake2s(value.encode(), key=b"test", digest_size=5).hexdigest()


def sanity(
    env: str,
    *,
    compose: str = COMPOSE,
    composed: Mapping[str, Mapping[str, str]] | None = None,
    running: Mapping[str, Mapping[str, str]] | None = None,
    environment: Mapping[str, str] | None = None,
    keyed: Callable[[str], str] = fingerprint,
) -> dict[str, Any]:
    """Return the document for one `.env`; `composed` and `running` are environments by service."""
    environment = environment or {}
    content = env.encode()
    source = EnvSource(
        "/opt/daoflow/.env", "env/files/.env", True, True, parse_dotenv(content, environment), 0o600, len(content)
    )
    config = None
    if composed is not None:
        escaped = {s: {k: v.replace("$", "$$") for k, v in e.items()} for s, e in composed.items()}
        config = {"services": {service: {"environment": values} for service, values in escaped.items()}}
    containers = [
        RunningContainer(f"daoflow-{service}-1", service, values) for service, values in (running or {}).items()
    ]
    references = compose_references(compose, "docker-compose.yml")
    return env_sanity(EnvEvidence([source], references, config, containers, environment, keyed))


def stack(password: str) -> dict[str, dict[str, str]]:
    """Return the environments that Compose makes of a password."""
    url = f"postgresql://daoflow:{password}@postgres:5432/daoflow"
    return {"daoflow": {"DATABASE_URL": url}, "postgres": {"POSTGRES_PASSWORD": password}}


def uses(key: Mapping[str, Any]) -> dict[tuple[str, str, str], tuple[str | None, dict[str, str | None]]]:
    """Return a key's uses by service, variable and part."""
    return {(u["service"], u["variable"], u["part"]): (u["compose"], u["running"]) for u in key["uses"]}


def test_sound_installation_agrees_everywhere() -> None:
    """The same password has one fingerprint in `.env`, in Compose's view, in the URL and in both containers."""
    key = sanity(f"POSTGRES_PASSWORD={SECRET}\n", composed=stack(SECRET), running=stack(SECRET))["keys"][
        "POSTGRES_PASSWORD"
    ]
    same = fingerprint(SECRET)
    assert key["fingerprints"] == {
        "env_file": same,
        "expected": same,
        "compose": same,
        "running": {"daoflow-postgres-1": same, "daoflow-daoflow-1": same},
    }
    assert uses(key) == {
        ("daoflow", "DATABASE_URL", "url-password"): (same, {"daoflow-daoflow-1": same}),
        ("postgres", "POSTGRES_PASSWORD", "whole"): (same, {"daoflow-postgres-1": same}),
    }
    assert (key["secret"], key["present"], key["required"], key["length"], key["length_class"]) == (
        True,
        True,
        True,
        48,
        "exact",
    )
    assert key["referenced_by"] == ["daoflow", "postgres"]


def test_edited_but_not_recreated() -> None:
    """A new password in `.env` and Compose's view, and the old one in the containers, are told apart."""
    key = sanity(f"POSTGRES_PASSWORD={SECRET}\n", composed=stack(SECRET), running=stack(OTHER))["keys"][
        "POSTGRES_PASSWORD"
    ]
    new, old = fingerprint(SECRET), fingerprint(OTHER)
    assert key["fingerprints"]["compose"] == new
    assert key["fingerprints"]["running"] == {"daoflow-postgres-1": old, "daoflow-daoflow-1": old}


@pytest.mark.parametrize("written", ["{0}$x9k", '"{0}$x9k"', "{0} #x9k", '"{0}"x9k'])
def test_cut_value(written: str) -> None:
    """A value that Compose cuts has another fingerprint as written than as read."""
    env = f"POSTGRES_PASSWORD={written.format(SECRET)}\n"
    key = sanity(env, composed=stack(SECRET))["keys"]["POSTGRES_PASSWORD"]
    assert key["fingerprints"]["compose"] == key["fingerprints"]["expected"] == fingerprint(SECRET)
    assert key["fingerprints"]["env_file"] not in (None, fingerprint(SECRET))


@pytest.mark.parametrize("written", ["'{0}'", '"{0}"', "{0}  ", "{0} # note", "{0}\r", " {0}"])
def test_value_that_only_looks_different(written: str) -> None:
    """Quotes, white space, a comment and Windows line ends that Compose takes off are no difference."""
    key = sanity(f"POSTGRES_PASSWORD={written.format(SECRET)}\n", composed=stack(SECRET))["keys"]["POSTGRES_PASSWORD"]
    assert key["fingerprints"]["env_file"] == key["fingerprints"]["compose"] == fingerprint(SECRET)


@pytest.mark.parametrize("password", ["p@ss/w#rd", "a:b@c:d@e", "with@postgres:5432/inside", "100%zz", "q?x=[1]"])
def test_password_that_breaks_the_url(password: str) -> None:
    """A password with URL characters is still found whole inside DATABASE_URL, and marked."""
    key = sanity(f"POSTGRES_PASSWORD='{password}'\n", composed=stack(password))["keys"]["POSTGRES_PASSWORD"]
    assert key["url_unsafe"]
    assert uses(key)["daoflow", "DATABASE_URL", "url-password"][0] == fingerprint(password)


@pytest.mark.parametrize(
    ("password", "mark", "place"),
    [
        ("p@ss/w#rd", "path", "inside"),
        ("@pass", "at", "first"),
        ("100%", "percent", "last"),
        ("a:b c", "white-space", "inside"),
        ("[::1]", "bracket", "first"),
        ("a:b", "colon", "inside"),
    ],
)
def test_what_breaks_the_url_is_told_by_one_class_and_its_place(password: str, mark: str, place: str) -> None:
    """The most harmful sort of character, and whether it stands first, last or between: no more of the password than that."""
    key = sanity(f"POSTGRES_PASSWORD='{password}'\n", composed=stack(password))["keys"]["POSTGRES_PASSWORD"]
    assert key["url_mark"] == {"class": mark, "place": place}
    assert password not in str(key)


def test_a_harmless_password_has_no_mark() -> None:
    """Letters, digits and the characters that a URL leaves alone."""
    key = sanity("POSTGRES_PASSWORD='abc-def_ghi.jkl~1'\n", composed=stack("abc-def_ghi.jkl~1"))["keys"]
    assert key["POSTGRES_PASSWORD"]["url_mark"] is None


def test_old_password_in_a_url_is_found_by_its_neighbours() -> None:
    """An unknown old password with an `@` in it is taken whole from between the literal texts of the Compose file."""
    old = "old@pass:word"
    key = sanity(f"POSTGRES_PASSWORD={SECRET}\n", composed=stack(SECRET), running=stack(old))["keys"][
        "POSTGRES_PASSWORD"
    ]
    assert uses(key)["daoflow", "DATABASE_URL", "url-password"][1] == {"daoflow-daoflow-1": fingerprint(old)}


@pytest.mark.parametrize(("in_url", "same"), [(SECRET, True), (OTHER, False)])
def test_literal_database_url(in_url: str, same: bool) -> None:
    """A DATABASE_URL written out in the Compose file is compared with POSTGRES_PASSWORD although it does not refer to it."""
    compose = COMPOSE.replace("${POSTGRES_PASSWORD:?Set it}@", f"{in_url}@")
    composed = {**stack(SECRET), "daoflow": stack(in_url)["daoflow"]}
    key = sanity(f"POSTGRES_PASSWORD={SECRET}\n", compose=compose, composed=composed)["keys"]["POSTGRES_PASSWORD"]
    found = uses(key)["daoflow", "DATABASE_URL", "url-password"][0]
    assert found is not None
    assert (found == key["fingerprints"]["compose"]) is same


def test_percent_encoded_password_is_the_same() -> None:
    """A password that was percent-encoded in a written-out URL counts as the same password."""
    compose = COMPOSE.replace("${POSTGRES_PASSWORD:?Set it}@", "p%40ss@")
    composed = {**stack("p@ss"), "daoflow": stack("p%40ss")["daoflow"]}
    key = sanity("POSTGRES_PASSWORD=p@ss\n", compose=compose, composed=composed)["keys"]["POSTGRES_PASSWORD"]
    assert uses(key)["daoflow", "DATABASE_URL", "url-password"][0] == fingerprint("p@ss")


def test_refused_file_and_no_compose_view() -> None:
    """When Compose refuses, what was written is still known, and Compose's side is null rather than guessed."""
    document = sanity(f"POSTGRES_PASSWORD={SECRET}\nnot an assignment\n", running=stack(SECRET))
    key = document["keys"]["POSTGRES_PASSWORD"]
    assert key["fingerprints"]["env_file"] == fingerprint(SECRET)
    assert (key["fingerprints"]["expected"], key["fingerprints"]["compose"]) == (None, None)
    assert document["files"][0]["problems"][0]["fatal"]
    assert document["files"][0]["mode"] == "0600"


def test_absent_empty_and_blank() -> None:
    """Required keys are listed when absent; empty and blank values are told apart."""
    keys = sanity("BETTER_AUTH_SECRET=\nENCRYPTION_KEY='  '\n")["keys"]
    state = {name: (keys[name]["present"], keys[name]["empty"], keys[name]["blank"]) for name in keys}
    assert state["POSTGRES_PASSWORD"] == (False, False, False)
    assert state["BETTER_AUTH_SECRET"] == (True, True, False)
    assert state["ENCRYPTION_KEY"] == (True, False, True)
    assert keys["BETTER_AUTH_SECRET"]["fingerprints"]["env_file"] is None


def test_duplicates_name_the_line_that_counts() -> None:
    """Of duplicate lines all are listed, and only the last is effective."""
    key = sanity("A=1\nPOSTGRES_PASSWORD=x\nPOSTGRES_PASSWORD=y\n")["keys"]["POSTGRES_PASSWORD"]
    assert key["duplicate"]
    assert [(item["line"], item["effective"]) for item in key["definitions"]] == [(2, False), (3, True)]


def test_process_environment_wins() -> None:
    """A key that the process also has is marked, and what Compose will take is the process's value."""
    key = sanity(f"POSTGRES_PASSWORD={SECRET}\n", environment={"POSTGRES_PASSWORD": OTHER})["keys"]["POSTGRES_PASSWORD"]
    assert key["in_process_environment"]
    assert key["fingerprints"]["expected"] == fingerprint(OTHER)


@pytest.mark.parametrize(
    ("value", "problem"),
    [
        ("http://localhost:3000", None),
        ("https://daoflow.example.net/", None),
        ("http://[::1]:3000", None),
        ("daoflow.example.net", "no-scheme"),
        ("localhost:3000", "no-scheme"),
        ("://x", "no-scheme"),
        ("ftp://x", "bad-scheme"),
        ("http:///x", "no-host"),
        ("http://x:port", "bad-port"),
        ("http://x:99999", "bad-port"),
        ("http://a b", "white-space"),
        ("http://[::1", "bad-host"),
    ],
)
def test_auth_url(value: str, problem: str | None) -> None:
    """Each way in which BETTER_AUTH_URL can be no http(s) origin has its word."""
    assert url_problem("BETTER_AUTH_URL", value) == problem
    key = sanity(f"BETTER_AUTH_URL='{value}'\n")["keys"]["BETTER_AUTH_URL"]
    assert (key["valid_url"], key["url_problem"]) == (problem is None, problem)


@pytest.mark.parametrize(
    ("value", "valid"), [("3000", True), ("0", False), ("65536", False), ("3000a", False), ("", None)]
)
def test_port(value: str, valid: bool | None) -> None:
    """A port is a number from 1 to 65535; an empty one is not judged."""
    assert sanity(f"DAOFLOW_PORT={value}\n")["keys"]["DAOFLOW_PORT"]["valid_port"] is valid


@pytest.mark.parametrize(
    ("value", "valid"), [("true", True), ("false", True), ("True", False), ("1", False), ("yes", False)]
)
def test_boolean(value: str, valid: bool) -> None:
    """Only the exact words count, as the server compares them."""
    assert sanity(f"DAOFLOW_ENABLE_TEMPORAL={value}\n")["keys"]["DAOFLOW_ENABLE_TEMPORAL"]["valid_boolean"] is valid


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("BETTER_AUTH_SECRET", "changeme-changeme-changeme-changeme"),
        ("ENCRYPTION_KEY", "a" * 32),
        ("POSTGRES_PASSWORD", "daoflow"),
        ("POSTGRES_PASSWORD", "<password>"),
        ("POSTGRES_PASSWORD", "your-password-here"),
        ("DAOFLOW_RECOVERY_ENCRYPTION_KEY", "replace-with-64-hex-characters"),
        ("TEMPORAL_POSTGRES_PASSWORD", "temporal"),
        ("DAOFLOW_INITIAL_ADMIN_PASSWORD", "owner"),
        ("BETTER_AUTH_URL", "https://your-domain.com"),
    ],
)
def test_placeholders(name: str, value: str) -> None:
    """What stands in templates, and a user's own name as password, is a placeholder."""
    others = {"DAOFLOW_INITIAL_ADMIN_EMAIL": "owner@daoflow.test"}
    assert is_placeholder_value(name, value, secret=is_secret_key(name, value), others=others)


@pytest.mark.parametrize(
    ("name", "value"), [("POSTGRES_PASSWORD", SECRET), ("DAOFLOW_DATABASE_NAME", "daoflow"), ("DAOFLOW_PORT", "3000")]
)
def test_no_placeholder(name: str, value: str) -> None:
    """A generated secret and ordinary settings are none."""
    assert not is_placeholder_value(name, value, secret=is_secret_key(name, value), others={})


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("", "empty"),
        ("123", "digits"),
        ("12af", "hex"),
        ("12xyz", "alphanumeric"),
        ("a+b/c==", "base64"),
        ("a b", "printable"),
        ("пароль", "non-ascii"),
    ],
)
def test_character_class(value: str, expected: str) -> None:
    """The narrowest class is named."""
    assert character_class(value) == expected


def test_wrapped_secret_is_no_key() -> None:
    """The second line of a secret that was wrapped does not appear as a key's name."""
    tail = "aZ4" + "".join(random.Random(3).choices("abcXYZ0189", k=29))
    assert tail not in json.dumps(sanity(f"ENCRYPTION_KEY={SECRET}\n{tail}==\n{tail}\n"))


def test_redaction_leaves_the_document_as_it_is() -> None:
    """The document passes the redactor unchanged: it holds nothing that even looks like a secret."""
    vault = Vault()
    env = f"POSTGRES_PASSWORD={SECRET}\nSMTP_PASSWORD=$x\n"
    document = sanity(env, composed=stack(SECRET), running=stack(OTHER), keyed=vault.fingerprint)
    redacted, counts = Redactor(vault).tree(document)
    assert (redacted, counts) == (document, {})


@given(
    st.text(
        min_size=6,
        max_size=40,
        alphabet=st.characters(codec="utf-8", exclude_characters="'\n\r\0", exclude_categories=["Cs"]),
    )
)
def test_no_value_is_in_the_document(value: str) -> None:
    """Whatever a secret is, the document does not hold it."""
    secret = f"Zq9~{value}~9qZ"
    text = json.dumps(
        sanity(f"POSTGRES_PASSWORD='{secret}'\n", composed=stack(secret), running=stack(secret)), ensure_ascii=False
    )
    assert "Zq9~" not in text
