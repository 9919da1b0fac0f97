"""Known values in every encoding, whatever stands around them."""

from __future__ import annotations

import base64
import html
import json
from collections.abc import Callable
from typing import Any
from urllib.parse import quote, quote_plus

import pytest
from daoflow_bundle.token import find_tokens
from daoflow_collector.redact import Redactor, Vault, Verifier, harvest
from hypothesis import example, given, settings
from hypothesis import strategies as st

TEXT = st.text(
    st.characters(min_codepoint=33, max_codepoint=0x24F, exclude_characters="\x7f"), min_size=10, max_size=40
)
JUNK = st.binary(max_size=7)
NAME = "POSTGRES_PASSWORD"


def _redactor(value: str) -> Redactor | None:
    vault = Vault(bytes(32))
    vault.add(NAME, value)
    return Redactor(vault) if vault.strong_values() else None


def _forms(value: str) -> dict[str, str]:
    once = json.dumps(value)[1:-1]
    return {
        "raw": value,
        "json": once,
        "json-2": json.dumps(once)[1:-1],
        "json-3": json.dumps(json.dumps(once)[1:-1])[1:-1],
        "percent": quote(value, safe=""),
        "percent-lower": quote(value, safe="").replace("%C3", "%c3"),
        "plus": quote_plus(value),
        "html": html.escape(value),
        "sql": value.replace("'", "''"),
        "shell": value.replace("'", "'\\''"),
        "hex": value.encode().hex(),
        "HEX": value.encode().hex().upper(),
    }


@settings(max_examples=70, deadline=None)
@given(TEXT)
@example("%0000{0001")
@example("%0000:'000")
def test_every_encoding_is_found_and_equal(value: str) -> None:
    """Each encoding of a strong value by itself becomes one token with the plain value's fingerprint."""
    redactor = _redactor(value)
    if redactor is None:
        return
    for form, written in _forms(value).items():
        output, _ = redactor.text(f"note: {written} end".encode())
        tokens = list(find_tokens(output.decode()))
        assert len(tokens) == 1, form
        assert tokens[0].fingerprint == redactor.vault.fingerprint(value), form
        assert output.startswith(b"note: "), form
        assert output.endswith(b" end"), form


@settings(max_examples=80, deadline=None)
@given(TEXT, JUNK, JUNK)
def test_base64_at_any_alignment(value: str, before: bytes, after: bytes) -> None:
    """A strong value inside base64, with anything before and after it, leaves nothing of the run."""
    redactor = _redactor(value)
    if redactor is None:
        return
    for encode in (base64.b64encode, base64.urlsafe_b64encode):
        run = encode(before + value.encode() + after)
        output, _ = redactor.text(b"x " + run + b" y")
        assert run[2:-4] not in output
        assert not Verifier(redactor.vault.strong_values()).scan([output])


@settings(max_examples=80, deadline=None)
@given(TEXT, st.text(max_size=30), st.text(max_size=30))
def test_nothing_around_hides_it(value: str, before: str, after: str) -> None:
    """A strong value glued into any text is gone, as text and as a JSON document."""
    redactor = _redactor(value)
    if redactor is None:
        return
    output, _ = redactor.text(f"{before}{value}{after}".encode())
    assert value.encode() not in output
    document, _ = redactor.tree({"k": [before + value + after], value: 1})
    assert json.dumps(value)[1:-1] not in json.dumps(document)


@settings(max_examples=80, deadline=None)
@given(st.text(max_size=200))
def test_any_text_twice_is_once(text: str) -> None:
    """Redacting the output again changes nothing, and the number of lines stays."""
    redactor = Redactor(Vault(bytes(32)))
    once, _ = redactor.text(text.encode())
    assert redactor.text(once)[0] == once
    assert once.count(b"\n") == text.count("\n")


PLACES: list[Callable[[str], Any]] = [
    lambda text: {"Env": [text, f"A={text}"]},
    lambda text: {"Cookie": text, "set-cookie": [f"a={text}; path=/"]},
    lambda text: {"Authorization": f"Bearer {text}", "authorization": text},
    lambda text: {"kty": "RSA", "n": text, "d": "x"},
    lambda text: {"p256dh": text, "auth": "x"},
    lambda text: [{"name": "HOST", "value": text}, {"name": text, "value": "v"}],
    lambda text: {"columns": ["id", "password"], "rows": [[1, text], [text, 2]]},
    lambda text: {"kind": "Secret", "data": {"a": text, text: "x"}},
    lambda text: {"query": "select $1", "params": [text, 1]},
    lambda text: [["a", text], [text, "b"]],
    lambda text: [["AUTH", text, "x"], ["AUTH", "user", text], ["mysql", f"-p{text}", text]],
    lambda text: {"webhookUrl": f"https://{text}/x"},
    lambda text: {"setting": "password", "data": text},
    lambda text: {"password": json.dumps({"a": text}), "secretRef": f"${{X:-{text}}}"},
    lambda text: {"passwordFile": f"/run/secrets/{text}", "passwordHash": f"see {text} for it"},
    lambda text: {text: {text: [text]}, "id": text, "sha256": text},
]
"""Places of a document that are a reason to keep, to split or to mask what stands there."""


@settings(max_examples=60, deadline=None)
@given(
    TEXT | st.from_regex(r"[A-Za-z0-9]{3,8}[=;:,&\" /@.-][A-Za-z0-9=;:@/]{5,12}", fullmatch=True),
    st.text(max_size=8),
    st.text(max_size=8),
)
def test_no_place_keeps_a_known_value(value: str, before: str, after: str) -> None:
    """Whatever a place says of the text that stands there, this host's own secrets go out of it."""
    redactor = _redactor(value)
    if redactor is None:
        return
    for place in PLACES:
        for text in (value, before + value + after):
            document, _ = redactor.tree(place(text))
            assert json.dumps(value)[1:-1] not in json.dumps(document)
            line, _ = redactor.text(json.dumps(place(text)).encode())
            assert json.dumps(value)[1:-1].encode() not in line


@pytest.mark.parametrize(
    "secret", ["7Toh3WMwqQ5jk29Lmz8Q", "a8VaPa3M\u00e4\u00df\u20acWmxgUL2S", "$2y$10$" + "M5icpeLg8cyIxW60nbpjpc" * 2]
)
def test_the_only_secret_of_a_document_in_base64_equals_itself(secret: str) -> None:
    """Whatever JSON makes of its characters, and whatever it holds by itself."""
    vault = Vault(bytes(32))
    harvest(vault, dotenvs=[f"API_TOKEN='{secret}'\n".encode()])
    blob = base64.b64encode(json.dumps({"token": secret}).encode())
    output, _ = Redactor(vault).text(b"blob " + blob)
    (token,) = find_tokens(output.decode())
    assert token.fingerprint == vault.fingerprint(secret)
