"""Classes that the set `tests/redaction/crossed` showed: what goes by its form, and what stays beside it."""

# ruff: noqa: E501  one row of data is easier to read than four
from __future__ import annotations

import random
from urllib.parse import quote_plus

import pytest
from daoflow_collector.redact import Redactor, Vault

from tests.redaction.heldout.kinds import fill

MADE = fill("<W1><d2>:<w7>", random.Random(3))
NUMBER = f"{random.Random(5).randint(100_000, 999_999)}"
FORMS = (
    ("APP_PIN={v}", NUMBER), ("export APP_PIN='{v}'", NUMBER), ("ops_pin: {v}", NUMBER), ('{{"app_pin":"{v}"}}', NUMBER),
    ('{{"event":"2fa","code":"{v}"}}', NUMBER), ("one-time password {v} expires soon", NUMBER), ("text=\"Your login code: {v}\"", NUMBER),
    ('["APP_PASSWORD", "{v}"],', MADE), ("id\tname\tvalue\tat\n7\tapp_passwd\t{v}\t2026", MADE), ("app_pwd is {v}", "letmein"),
    ("set APP_PASS to {v} ok", "root"),
)  # fmt: skip
FACTS = (
    "gpio pin=4, led_pin: 18", "RESET_PIN=17", "IMAGE_PIN=20261130", "GET /_ping 200", '{"event":"2fa failed","code":"4010"}', "exit code: 137137",
    "one-time password 6 digits", "one-time password 1234 times", '["APP_PASSWORD", "DB_PASSWORD"]', '["app_password", "tls_cert"]',
    "id\tname\tvalue\n7\tsmtp_host\tmail-7.example.org", "app_pwd is missing", "DB_PASSWORD is set", "passing DB_PASSWORD to postgres", "q=reset+password+now",
)  # fmt: skip


def redacted(text: str, vault: Vault | None = None) -> str:
    """Return a log without its secrets."""
    lines = Redactor(vault or Vault(bytes(32))).lines()
    return b"\n".join([*lines.feed(text.encode().split(b"\n")), *lines.flush()]).decode()


@pytest.mark.parametrize(("form", "value"), FORMS)
def test_a_secret_goes_by_its_form(form: str, value: str) -> None:
    """In the form's own place, and nothing else of the line does."""
    before, _, after = form.format(v="\0").partition("\0")
    clean = redacted(form.format(v=value))
    assert value not in clean
    assert clean.startswith(before + "[redacted:")
    assert clean.endswith("]" + after)


@pytest.mark.parametrize("fact", FACTS)
def test_what_looks_like_it_stays(fact: str) -> None:
    """Pins of a board, codes of errors, lists of names, sentences about a variable."""
    assert redacted(fact) == fact


@pytest.mark.parametrize("phrase", ["granite walnut lemon 4635", fill("<w20>", random.Random(7)), "a+b C9d"])
def test_json_in_a_form_has_its_blanks_as_signs(phrase: str) -> None:
    """The value goes as what it is, so that it equals itself as it is written elsewhere."""
    vault = Vault(bytes(32))
    form = redacted("body=" + quote_plus(f'{{"app_secret": "{phrase}", "port": 5}}'), vault)
    plain = redacted(f'{{"app_secret": "{phrase}"}}', vault)

    token = plain[plain.index("[") : plain.index("]") + 1]
    assert form == f"body=%7B%22app_secret%22%3A+%22{token}%22%2C+%22port%22%3A+5%7D"
