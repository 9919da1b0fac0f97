"""The references in Compose files, in every form that YAML and Compose allow for them."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path

import pytest
from daoflow_collector.compose.references import compose_references
from daoflow_collector.compose.scan import scan_compose
from daoflow_collector.locate import name_key
from hypothesis import given
from hypothesis import strategies as st

CONTROL_PLANE = """\
# ${NOT_A_REFERENCE}
name: "demo-${SUFFIX:-a}"
x-shared: &shared
  LOG_LEVEL: ${LOG_LEVEL:-info}   # ${NOT_EITHER}
services:
  web:
    image: example/web:${WEB_VERSION:-1.0}
    ports:
      - "${WEB_BIND:-127.0.0.1}:${WEB_PORT:-3000}:3000"
    environment:
      <<: *shared
      DATABASE_URL: postgresql://web:${DB_PASSWORD:?Set DB_PASSWORD in .env}@db:5432/${DB_NAME:-web}
      "QUOTED": "${QUOTED_KEY}"
      SINGLE: '${SINGLE_KEY-}'
      LITERAL: a$$b
      BARE: $BARE_KEY
      TAKEN_OVER:
    healthcheck:
      test:
        [
          "CMD-SHELL",
          'curl -f ''http://127.0.0.1:${PROBE_PORT}/'''
        ]
    depends_on:
      db:
        condition: service_healthy

  db:
    image: example/db
    environment:
    - DB_PASSWORD=${DB_PASSWORD:?Set it}
    - "SEEDS=a,${SEED}"
    - INHERITED
    command: >
      sh -c "run
      --name=${RUN_NAME}"
  cache:
    environment: {CACHE_KEY: "${CACHE_KEY}", SIZE: 3, MODE: "${MODE:+on}"}
    labels: [ "a=${LABEL}", plain ]
  worker:
    environment: *shared
"""


def found(text: str) -> set[tuple[str, str | None, str | None, str, bool, int]]:
    """Return the references as tuples."""
    return {
        (item.key, item.service, item.variable, item.operator, item.whole, item.line)
        for item in compose_references(text, "docker-compose.yml")
    }


def test_every_form_is_found() -> None:
    """Map and list environments, flow style, block scalars, merge keys and aliases give service, variable and line."""
    assert found(CONTROL_PLANE) == {
        ("SUFFIX", None, None, ":-", False, 2),
        ("LOG_LEVEL", None, None, ":-", True, 4),
        ("LOG_LEVEL", "web", "LOG_LEVEL", ":-", True, 4),
        ("LOG_LEVEL", "worker", "LOG_LEVEL", ":-", True, 4),
        ("WEB_VERSION", "web", None, ":-", False, 7),
        ("WEB_BIND", "web", None, ":-", False, 9),
        ("WEB_PORT", "web", None, ":-", False, 9),
        ("DB_PASSWORD", "web", "DATABASE_URL", ":?", False, 12),
        ("DB_NAME", "web", "DATABASE_URL", ":-", False, 12),
        ("QUOTED_KEY", "web", "QUOTED", "", True, 13),
        ("SINGLE_KEY", "web", "SINGLE", "-", True, 14),
        ("BARE_KEY", "web", "BARE", "", True, 16),
        ("TAKEN_OVER", "web", "TAKEN_OVER", "", True, 17),
        ("PROBE_PORT", "web", None, "", False, 22),
        ("DB_PASSWORD", "db", "DB_PASSWORD", ":?", True, 31),
        ("SEED", "db", "SEEDS", "", False, 32),
        ("INHERITED", "db", "INHERITED", "", True, 33),
        ("RUN_NAME", "db", None, "", False, 36),
        ("CACHE_KEY", "cache", "CACHE_KEY", "", True, 38),
        ("MODE", "cache", "MODE", ":+", True, 38),
        ("LABEL", "cache", None, "", False, 39),
    }


def test_neighbouring_text_is_known() -> None:
    """The literal text around a reference is kept, so that a password can be found again inside a URL."""
    reference = next(item for item in compose_references(CONTROL_PLANE, "f") if item.variable == "DATABASE_URL")
    assert (reference.before, reference.after) == ("postgresql://web:", "@db:5432/")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("services:\n  a:\n    environment:\n      K: ${A:-${B}}\n", {("A", ":-", True), ("B", "", False)}),
        ("services:\n  a:\n    environment:\n      K: &k ${A}\n      L: *k\n", {("A", "", True)}),
        ("services:\n  a:\n    environment:\n      - &k K=${A}\n", {("A", "", True)}),
        ("services:\n  a:\n    environment:\n      K: !reset ${A}\n", {("A", "", True)}),
        ("services:\r\n  a:\r\n    environment:\r\n      K: ${A}\r\n", {("A", "", True)}),
        ("\ufeffservices:\n  a:\n    environment:\n      K: x # ${A}\n", set()),
        ("services:\n  a:\n    environment:\n      K: 'x # ${A}'\n", {("A", "", False)}),
        ("services:\n  a:\n    environment:\n      K: x#${A}\n", {("A", "", False)}),
        ("services:\n  a:\n    environment:\n      K: $${A} $$B\n", set()),
        (
            "services:\n  a:\n    environment:\n      K: |\n        # ${A}\n        b\n      L: ${B}\n",
            {("A", "", False), ("B", "", True)},
        ),
        ("services:\n  a:\n    environment:\n      K: one\n        two ${A}\n", {("A", "", False)}),
        ('services:\n  a:\n    environment:\n      K: "one\n        ${A}"\n', {("A", "", False)}),
        ("services: {a: {environment: {K: '${A}'}}}\n", {("A", "", True)}),
        ("services:\n  a:\n    environment: [K=${A}, 'L=${B-}']\n", {("A", "", True), ("B", "-", True)}),
        ("services:\n  a:\n    environment:\n      K: [${A}\n      L: ${B}\n", {("A", "", False), ("B", "", True)}),
        ("services:\n a:\n  environment:\n   -   K=${A}\n", {("A", "", True)}),
    ],
)
def test_odd_yaml(text: str, expected: set[tuple[str, str, bool]]) -> None:
    """Odd but legal (and one broken) ways to write a value give its references, and comments and `$$` give none."""
    references = [item for item in compose_references(text, "f") if item.variable is not None or item.service is None]
    assert {(item.key, item.operator, item.whole) for item in references} == expected


def test_agrees_with_the_real_compose(tmp_path: Path) -> None:
    """Each variable that is nothing but one reference gets exactly that key's value from the real Compose."""
    keys = {item.key for item in compose_references(CONTROL_PLANE, "f")}
    (tmp_path / "compose.yaml").write_text(CONTROL_PLANE)
    images = "".join(f"  {name}:\n    image: example/{name}\n" for name in ("cache", "worker"))
    (tmp_path / "compose.override.yaml").write_text(f"services:\n{images}")
    (tmp_path / ".env").write_text("".join(f"{key}=value-of-{key.lower()}\n" for key in sorted(keys - {"WEB_PORT"})))
    environment = {name: os.environ[name] for name in ("PATH", "HOME", "DOCKER_CONFIG") if name in os.environ}
    environment["WEB_PORT"] = "3100"
    environment["WEB_BIND"] = "127.0.0.1"
    command = ["docker", "compose", "config", "--format", "json"]
    ran = subprocess.run(command, cwd=tmp_path, capture_output=True, env=environment, check=True)
    services = json.loads(ran.stdout)["services"]
    whole = [
        item
        for item in compose_references(CONTROL_PLANE, "f")
        if item.whole and item.variable and item.operator != ":+"
    ]
    assert len(whole) == 9
    for item in whole:
        assert services[item.service]["environment"][item.variable] == f"value-of-{item.key.lower()}"


@given(st.text(alphabet="ab: -\n'\"[]{}#&*$|>,?!\t", max_size=120))
def test_any_text_is_scanned(text: str) -> None:
    """Whatever the text, the scan ends, and every line it names exists."""
    last = text.count("\n") + 1
    assert all(1 <= item.line <= last + 1 for item in scan_compose(text))
    assert all(item.key for item in compose_references(text, "f"))


@given(st.text(max_size=200))
def test_any_unicode_is_scanned(text: str) -> None:
    """Text in any script is scanned without an error."""
    assert isinstance(scan_compose(text), tuple)


def test_aliases_cannot_explode() -> None:
    """Aliases of aliases are followed only so far and so often."""
    text = "a0: &a0 {k: ${X}}\n" + "".join(
        f"a{n}: &a{n}\n" + "".join(f"  k{m}: *a{n - 1}\n" for m in range(10)) for n in range(1, 10)
    )
    assert 0 < len(scan_compose(text)) <= 60_000


def test_a_line_of_blanks_is_read_once() -> None:
    """A key behind which megabytes of blanks stand, without a colon, is no key, and keeps nobody waiting."""
    blanks = " " * 2_000_000
    assert scan_compose(f"services:\n  web{blanks}x\nname: a\n")[-1].text == "a"
    assert [item.path for item in scan_compose("key  : v\n")] == [("key",)]
    assert name_key([b"name: shop  # ours\r\n"], {}) == "shop"
    assert name_key([b'name: "my shop"\n', b"name: a" + blanks.encode() + b'"x\n'], {}) == "my shop"
