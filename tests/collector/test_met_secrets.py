"""What one member names as a secret, no other may show: later ones are hunted for it, earlier ones are redacted again."""

from __future__ import annotations

import io
import json
import secrets
import threading
from pathlib import Path

import pytest
from daoflow_bundle.manifest import Header
from daoflow_bundle.outcome import Outcome
from daoflow_bundle.reader import open_bundle
from daoflow_bundle.redacted import Redacted
from daoflow_bundle.writer import BundleWriter
from daoflow_collector.met_secrets import MAX_MET, MetSecrets
from daoflow_collector.redact import Vault, values
from daoflow_collector.redact_files.source import Kind
from daoflow_collector.secret_search import SecretSearch

from tests.collector.command import COMPOSE_FILE, collect, make_installation


def fresh() -> str:
    """Return a value that no pass takes for a secret by itself."""
    while True:
        value = f"{secrets.token_hex(3)}q{secrets.token_hex(5)}"
        if values.is_random(value, minimum=8):
            return value


@pytest.mark.parametrize("is_named_first", [True, False])
def test_a_collection_hunts_what_a_member_names(tmp_path: Path, *, is_named_first: bool) -> None:
    """A value that no env file declares: named in one Compose file, it is gone from the comment of another, before it or after it."""
    made = make_installation(tmp_path / "daoflow")
    value = fresh()
    named, told = f"x-mail:\n  smtp_password: {value}\n", f"# was {value} until May\n"
    first, second = (named, told) if is_named_first else (told, named)
    (made.folder / "docker-compose.yml").write_text(first + COMPOSE_FILE)
    (made.folder / "docker-compose.override.yml").write_text(second + "services: {}\n")
    done = collect("--dir", str(made.folder), "-o", str(tmp_path / "b.tar.zst"), "--json", cwd=tmp_path)
    assert done.returncode in (0, 4), done.stderr
    with open_bundle(io.BytesIO((tmp_path / "b.tar.zst").read_bytes())) as bundle:
        assert bundle.verify() == "verified"
        members = {path: bundle.read(path).decode("utf-8", "replace") for path in bundle.members}
    assert not [path for path, text in members.items() if value in text]
    shown = {path: text for path, text in members.items() if path.startswith("compose/files/docker-compose.")}
    comment = next(text for text in shown.values() if "until May" in text)
    setting = next(text for text in shown.values() if "smtp_password:" in text)
    token = setting.partition("smtp_password: ")[2].partition("\n")[0]
    assert token.startswith("[redacted:smtp_password#")
    assert comment.startswith(f"# was {token} until May")


def test_names_beside_a_secret_do_not_end_a_hunt() -> None:
    """A document that uses a declared password as a word changes nothing: an ordinary word is one of discovery's alone."""
    vault = Vault()
    declared = "kettle-drum-29"
    vault.add("POSTGRES_PASSWORD", declared)
    met = MetSecrets(vault, lambda _: None)
    met.document({"services": {declared: {"image": declared}}, "User": declared, "Config": {"Hostname": declared}})
    assert vault.is_strong(declared)


def test_what_was_removed_already_is_no_secret() -> None:
    """Tokens and fingerprints of this run stand under secrets' names in documents of the collector's own."""
    vault = Vault()
    mark = vault.fingerprint("a value")
    met = MetSecrets(vault, lambda _: None)
    met.document({"API_TOKEN": mark, "DB_PASSWORD": str(vault.token("DB_PASSWORD", "another one 17"))})
    assert not vault.strong_values()


def test_the_hunt_is_bounded() -> None:
    """A table of sessions does not fill the host's memory with what is hunted."""
    vault = Vault()
    told: dict[str, str] = {}
    met = MetSecrets(vault, told.update)
    met.document([{"session_token": secrets.token_urlsafe(24)} for _ in range(3 * MAX_MET)])
    met.content(Kind.TEXT, json.dumps({"api_token": fresh()}).encode())
    assert len(vault.strong_values()) == len(told) == MAX_MET


def test_the_search_looks_again_only_for_what_is_new() -> None:
    """A content that was searched before a value was learnt is found at the end, also by that value alone."""
    early, late = secrets.token_hex(20), secrets.token_hex(20)
    search = SecretSearch({early: "EARLY"})
    file = io.BytesIO()
    header = Header("1", "host", "2026-11-23T12:00:00Z", {}, {})
    top = "daoflow-evidence-host-20261123T120000Z"
    writer = BundleWriter(file, top=top, header=header, mtime=0, seal=lambda it: Redacted(json.dumps(it).encode()))
    contents = {"clean.txt": b"nothing\n", "late.txt": f"it was {late}\n".encode(), "early.txt": early.encode()}
    for path, content in contents.items():
        search.look(Redacted(content))
        writer.add(
            path,
            Redacted(content),
            source="x",
            how="x",
            started_at="2026-11-23T12:00:00Z",
            duration_s=0.0,
            outcome=Outcome.COLLECTED,
        )
    writer.finish(
        finished_at="2026-11-23T12:00:01Z", complete=True, stop_reason=None, sources=(), self_scan={}, native=()
    )
    assert set(search.found_in(file)) == {"early.txt"}
    search.learn({late: "LATE"})
    found = search.found_in(file)
    assert set(found) == {"early.txt", "late.txt"}
    assert "LATE" in found["late.txt"]


def test_many_threads_may_meet_secrets() -> None:
    """Probes run side by side, and one reads what is known while another adds to it."""
    vault = Vault()
    met = MetSecrets(vault, lambda _: None)
    wanted = [fresh() for _ in range(80)]

    def work(part: list[str]) -> None:
        for value in part:
            met.document({"db_password": value})
            assert value in vault.strong_values()

    threads = [threading.Thread(target=work, args=(wanted[start::4],)) for start in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert set(vault.strong_values()) == set(wanted)
