"""A Secret of Kubernetes in YAML and JSON: all that stands under its data goes, and equals itself where it stands in plain."""

import base64
import json
import re
from pathlib import Path

import pytest
from daoflow_collector.redact import Redactor, Vault

from tests.collector.command import collect

WORD = "Bracken-" + "4711"
SHORT = "ab" + "c1"


def encoded(text: str) -> str:
    """Return base64 as kubectl writes it."""
    return base64.b64encode(text.encode()).decode()


ABOVE = f"""apiVersion: v1
kind: Secret
metadata:
  name: db
  namespace: shop
data:
  note: {encoded(WORD)}
  password: {encoded(SHORT)}   # rotated 2026-11-02
stringData:
  admin: {WORD}
  quoted: "{WORD}"
  host: db.example.org
type: Opaque
"""
BELOW = f"""apiVersion: v1
items:
- apiVersion: v1
  data:
    note: {encoded(WORD)}
    password: {encoded(SHORT)}
  kind: Secret
  metadata:
    name: db
- apiVersion: v1
  data:
    LEVEL: info
    MODE: test
  kind: ConfigMap
"""
SETTINGS = f"""apiVersion: v1
kind: ConfigMap
data:
  LEVEL: info
  WORD: {encoded("quiet text")}
---
kind: Deployment
spec:
  data:
    mode: fast
"""


def redacted(text: str) -> str:
    """Return a text without secrets, as any file and as a YAML file: both must say the same but for the tokens' counts."""
    redactor = Redactor(Vault())
    as_text, as_yaml = redactor.text(text.encode())[0].decode(), redactor.yaml(text.encode())[0].decode()
    assert as_text == as_yaml
    assert redactor.text(as_text.encode())[0].decode() == as_text
    return as_text


@pytest.mark.parametrize(
    "text", [ABOVE, BELOW, ABOVE + "---\n" + ABOVE, ABOVE.replace("\n", "\r\n"), SETTINGS + "---\n" + BELOW]
)
def test_all_entries_go(text: str) -> None:
    """Wherever the kind stands, in a list, behind another document, with the line ends of another system."""
    clean = redacted(text)
    for value in (WORD, SHORT, encoded(WORD), encoded(SHORT)):
        assert value not in clean
    assert clean.count("\n") == text.count("\n")
    for fact in ("name: db", "apiVersion: v1", "kind: Secret"):
        assert fact in clean


def test_what_is_no_secret_stays() -> None:
    """A ConfigMap has the same blocks; a Secret has metadata, and its host is told."""
    assert redacted(SETTINGS) == SETTINGS
    clean = redacted(ABOVE)
    for fact in ("namespace: shop", "host: db.example.org", "# rotated 2026-11-02", "type: Opaque"):
        assert fact in clean
    assert "LEVEL: info\n    MODE: test" in redacted(BELOW)


def test_an_entry_equals_itself_in_plain() -> None:
    """The fingerprint covers what the base64 stands for, also where a password is too short to be looked for."""
    redactor = Redactor(Vault())
    clean = redactor.text((ABOVE + f"---\nDB_PASSWORD: {SHORT}\nOTHER_PASSWORD: {WORD}\n").encode())[0].decode()
    tree, _ = redactor.tree({"kind": "Secret", "data": {"password": encoded(SHORT), "note": encoded(WORD)}})
    marks = dict(re.findall(r"(\w+): \[redacted:\w+#(\w+)", clean))
    of_tree = dict(re.findall(r'"(\w+)": "\[redacted:\w+#(\w+)', json.dumps(tree)))
    assert marks["password"] == marks["DB_PASSWORD"] == of_tree["password"]
    assert marks["note"] == marks["OTHER_PASSWORD"] == marks["admin"] == of_tree["note"]
    assert "[redacted:password#" in clean
    assert " short]   # rotated" in clean


@pytest.mark.parametrize("suffix", ["yaml", "json"])
def test_an_entry_is_hunted_in_the_whole_folder(tmp_path: Path, suffix: str) -> None:
    """What a Secret of a folder holds in base64 goes from its logs in plain."""
    drawn = "Zk" + "9vTq2Lw8Xr5"
    manifest = {"apiVersion": "v1", "kind": "Secret", "data": {"note": encoded(drawn)}}
    source = tmp_path / "source"
    source.mkdir()
    text = json.dumps(manifest) if suffix == "json" else f"kind: Secret\ndata:\n  note: {encoded(drawn)}\n"
    (source / f"secret.{suffix}").write_text(text)
    (source / "app.log").write_text(f"peer said {drawn} at 12:00\nlistening on 3000\n")
    done = collect("redact", str(source), str(tmp_path / "clean"), cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    log = (tmp_path / "clean" / "app.log").read_text()
    mark = re.search(r"#(\w{10})", log)
    assert mark
    assert drawn not in log
    assert "listening on 3000" in log
    assert mark[1] in (tmp_path / "clean" / f"secret.{suffix}").read_text()
