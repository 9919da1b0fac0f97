"""What the vault learns from a host's own configuration."""

from __future__ import annotations

from daoflow_collector.redact import Redactor, Vault, harvest

ONE, TWO, THREE, FOUR = "Zk3Qp9LmW2xTz81b", "Hq7Rt2VbN5yUm04c", "Jw8Xs6KdP1aEf39g", "Bv5Yc3MgT7oLi62h"


def test_env_files_quoted_commented_and_in_urls() -> None:
    """Values come without their quotes, from commented-out lines too, and URL passwords percent-decoded."""
    vault = Vault()
    content = f"A_TOKEN='{ONE}'\n#OLD_PASSWORD={TWO}\nDATABASE_URL=postgres://u:{THREE}%40x@h/d\nPORT=3000\nNAME=daoflow-host\n"
    harvest(vault, dotenvs=[content.encode()])
    assert vault.strong_values() == {ONE: "A_TOKEN", TWO: "OLD_PASSWORD", f"{THREE}@x": "DATABASE_URL.password"}


def test_what_compose_makes_of_a_value() -> None:
    """A value with escapes is known as written and as Compose reads it."""
    vault = Vault()
    harvest(vault, dotenvs=[b'A_TOKEN="Zk3Q\\"p9Lm\\\\W2xTz"\n'])
    assert set(vault.strong_values()) == {'Zk3Q"p9Lm\\W2xTz', 'Zk3Q\\"p9Lm\\\\W2xTz'}


def test_compose_and_inspect() -> None:
    """Environments as mapping or list, build arguments, commands, labels and inspect documents all teach."""
    vault = Vault()
    config = {
        "name": "daoflow",
        "services": {
            "web": {
                "environment": {"X_PASSWORD": ONE, "PORT": 3000, "EMPTY": None},
                "build": {"args": ["NPM_TOKEN=" + TWO]},
            },
            "redis": {"command": ["redis-server", "--requirepass", THREE]},
        },
    }
    inspect = {
        "Name": "/daoflow-web-1",
        "Args": [f"--api-key={FOUR}"],
        "Config": {
            "Env": ["Y_SECRET=" + ONE[::-1]],
            "Image": "ghcr.io/acme/web:1",
            "Labels": {"com.docker.compose.config-hash": "ab12" * 16},
        },
    }
    harvest(vault, compose_config=config, inspects=[inspect])
    assert {ONE, TWO, THREE, FOUR, ONE[::-1]} <= set(vault.strong_values())


def test_words_of_the_bundle_are_not_hunted() -> None:
    """A password that is also a service, user or database name stays weak: hunting it would erase the diagnosis."""
    vault = Vault()
    harvest(
        vault,
        dotenvs=[b"POSTGRES_PASSWORD=controlplane\nPOSTGRES_USER=controlplane\n"],
        compose_config={"services": {"controlplane": {"environment": {"POSTGRES_PASSWORD": "controlplane"}}}},
    )
    assert vault.strong_values() == {}
    output = Redactor(vault).text(b'role "controlplane" failed; POSTGRES_PASSWORD=controlplane')[0]
    assert output.startswith(b'role "controlplane" failed; POSTGRES_PASSWORD=[redacted:')


def test_extra_values() -> None:
    """Values handed over by name are known whatever their name says."""
    vault = Vault()
    harvest(vault, extra={"PLAIN": ONE})
    assert vault.strong_values() == {ONE: "PLAIN"}


def test_private_key_over_several_lines() -> None:
    """A quoted multi-line key in an env file is one value, and each of its lines is hunted."""
    vault = Vault()
    dashes = "-" * 5
    body = "\n".join(("Zk3Qp9LmW2xTz81b" * 4, "Hq7Rt2VbN5yUm04c" * 4))
    content = f'TLS_PRIVATE_KEY="{dashes}BEGIN PRIVATE KEY{dashes}\n{body}\n{dashes}END PRIVATE KEY{dashes}"\nPORT=1\n'.encode()
    harvest(vault, dotenvs=[content])
    redactor = Redactor(vault)
    assert ("Hq7Rt2VbN5yUm04c" * 4).encode() not in redactor.text(b"x " + b"Hq7Rt2VbN5yUm04c" * 4 + b" y")[0]
    output = redactor.dotenv(content)[0]
    assert b"Zk3Q" not in output
    assert b"Hq7R" not in output
    assert output.count(b"\n") == content.count(b"\n")
    assert output.endswith(b"PORT=1\n")
