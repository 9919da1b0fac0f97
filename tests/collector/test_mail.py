"""`daoflow-collect mail`: letters that a mail program opens as drafts, and that the analyzer reads again."""

from __future__ import annotations

import email
import email.policy
import hashlib
import json
import re
import subprocess
import sys
from email.message import EmailMessage
from pathlib import Path

import pytest
from daoflow_collector.recipients import VARIABLE, configured_recipients

from tests.collector.command import collect

PROGRAMS = Path(sys.executable).parent
RECORDING = Path(__file__).parents[1] / "incidents" / "recording"


@pytest.fixture(scope="module")
def bundle(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a bundle of a recorded broken installation."""
    folder = tmp_path_factory.mktemp("bundle")
    done = collect("run", "--recording", str(RECORDING), "--case", "C-4711", "--note", "geht nicht: äöü", cwd=folder)
    assert done.returncode in (0, 4), done.stderr
    (file,) = folder.glob("*.tar.zst")
    return file


def opened(letter: Path) -> EmailMessage:
    """Return a letter as Python's own parser reads it."""
    message = email.message_from_bytes(letter.read_bytes(), policy=email.policy.default)
    assert isinstance(message, EmailMessage)
    assert not message.defects
    return message


def attachment(message: EmailMessage) -> tuple[str | None, bytes]:
    """Return name and content of the one file that a letter carries."""
    (part,) = message.iter_attachments()
    content = part.get_content()
    assert isinstance(content, bytes)
    return part.get_filename(), content


def text_of(message: EmailMessage) -> str:
    """Return a letter's text."""
    body = message.get_body(("plain",))
    assert body is not None
    return str(body.get_content())


def test_one_letter(bundle: Path, tmp_path: Path) -> None:
    """A small bundle becomes one unsent letter: the bundle as it is, and a text with case, gaps and digest."""
    done = collect("mail", str(bundle), "--to", "support@example.com", "-o", "new/letters", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "new" / "letters").stat().st_mode & 0o777 == 0o700
    letter = tmp_path / done.stdout.strip()
    assert letter.name == f"{bundle.name}.eml"
    assert letter.stat().st_mode & 0o777 == 0o600
    message = opened(letter)
    assert message["X-Unsent"] == "1"
    assert message["To"] == "support@example.com"
    assert message["From"] is None
    assert message["Subject"].startswith("[C-4711] DaoFlow evidence ")
    assert attachment(message) == (bundle.name, bundle.read_bytes())
    text = text_of(message)
    assert hashlib.sha256(bundle.read_bytes()).hexdigest() in text
    assert "note: geht nicht: äöü" in text
    assert re.search(r"\d+ sources: \d+ collected", text)
    assert text.replace("\r\n", "\n").rstrip() in done.stderr


def test_a_large_bundle_is_split(bundle: Path, tmp_path: Path) -> None:
    """Every letter stays under the limit as it is sent and names all parts; joined they are the bundle; the analyzer takes any one."""
    limit = 20_000
    done = collect("mail", str(bundle), "--limit", str(limit), "-o", str(tmp_path), "--json", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    data = json.loads(done.stdout)["data"]
    letters = [Path(item["path"]) for item in data["letters"]]
    assert len(letters) > 1
    assert [letter.stat().st_size for letter in letters] == [item["size_bytes"] for item in data["letters"]]
    assert all(letter.stat().st_size <= limit for letter in letters)
    content = b""
    names = [f"{bundle.name}.part{number:02d}" for number in range(1, len(letters) + 1)]
    for number, letter in enumerate(letters, 1):
        message = opened(letter)
        assert f"(part {number} of {len(letters)})" in message["Subject"]
        name, piece = attachment(message)
        assert name == names[number - 1]
        assert (tmp_path / name).read_bytes() == piece
        assert all(other in text_of(message) for other in names)
        assert hashlib.sha256(piece).hexdigest() in text_of(message)
        content += piece
    assert content == bundle.read_bytes()
    for arguments in ([names[-1]], names):
        analysed = subprocess.run(
            [str(PROGRAMS / "daoflow-analyze"), *arguments, "--json", "-"],
            cwd=tmp_path,
            capture_output=True,
            check=False,
            timeout=120,
        )
        document = json.loads(analysed.stdout)
        assert document["bundle"]["integrity"] == "verified"
    verified = collect("verify", names[1], cwd=tmp_path)
    assert verified.returncode == 0, verified.stdout
    assert hashlib.sha256(content).hexdigest() in verified.stdout  # what the letters name, and what was searched
    shown = collect("show", names[0], "bundle.json", cwd=tmp_path)
    assert json.loads(shown.stdout)["incident"]["case"] == "C-4711"


def test_a_clear_bundle_is_refused_where_a_recipient_is_set_up(bundle: Path, tmp_path: Path) -> None:
    """With a recipient configured only an encrypted bundle is mailed; `run` encrypts to it by itself."""
    key = tmp_path / "key"
    subprocess.run(["age-keygen", "-o", str(key)], check=True, capture_output=True)
    recipient = subprocess.run(["age-keygen", "-y", str(key)], check=True, capture_output=True, text=True).stdout
    more = {VARIABLE: recipient.strip()}
    refused = collect("mail", str(bundle), "-o", str(tmp_path), cwd=tmp_path, more=more)
    assert refused.returncode == 1
    assert "is not encrypted" in refused.stderr
    assert recipient.strip() in refused.stderr
    assert not list(tmp_path.glob("*.eml"))

    run = collect("run", "--recording", str(RECORDING), "--case", "SECRET-CASE", cwd=tmp_path, more=more)
    (encrypted,) = tmp_path.glob("*.tar.zst.age")
    assert str(encrypted) in run.stdout
    done = collect("mail", str(encrypted), "--limit", "20kB", cwd=tmp_path, more=more)
    assert done.returncode == 0, done.stderr
    assert "SECRET-CASE" not in done.stderr
    assert f"  daoflow-analyze {encrypted.name}.part01 --identity KEYFILE\n" in done.stderr
    named = encrypted.rename(tmp_path / "for support.age")
    by_hand = collect("mail", str(named), "-o", str(tmp_path), cwd=tmp_path, more=more)
    assert "Evidence of a DaoFlow host.\n" in by_hand.stderr
    assert "  daoflow-analyze 'for support.age' --identity KEYFILE\n" in by_hand.stderr
    parts = sorted(tmp_path.glob("*.age.part*[0-9]"))
    assert len(parts) > 1
    checked = collect("verify", str(parts[0]), "--identity", str(key), cwd=tmp_path)
    assert checked.returncode == 0, checked.stdout + checked.stderr
    analyze = [str(PROGRAMS / "daoflow-analyze"), str(parts[-1]), "--identity", str(key), "--json", "-"]
    document = json.loads(subprocess.run(analyze, capture_output=True, check=False, timeout=120).stdout)
    assert document["bundle"]["integrity"] == "verified"
    parts[1].unlink()
    told = subprocess.run(analyze, capture_output=True, check=False, timeout=120, text=True)
    assert told.returncode == 1
    assert parts[1].name in told.stderr


def test_recipients_file(tmp_path: Path) -> None:
    """The file holds one recipient a line, with comments; one that cannot be read is an error, not consent to send in clear."""
    file = tmp_path / "recipients"
    assert configured_recipients(file) == ()
    file.write_text("# support\nage1abc  # their key\n\nage1def\n")
    assert configured_recipients(file) == ("age1abc", "age1def")


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (["nothing.tar.zst"], 1, "cannot be read"),
        (["{bundle}", "--to", "no address"], 2, "is not a mail address"),
        (["{bundle}", "--limit", "900"], 2, "too small"),
        (["{bundle}.part01"], 2, "is a part already"),
        (["{text}"], 1, "not a bundle"),
    ],
)
def test_what_cannot_be_mailed(arguments: list[str], code: int, told: str, bundle: Path, tmp_path: Path) -> None:
    """The message says what is wrong, and no file is left."""
    text = tmp_path / "notes.txt"
    text.write_text("hello there, this is text\n")
    given = [item.format(bundle=bundle, text=text) for item in arguments]
    done = collect("mail", *given, "-o", str(tmp_path), cwd=tmp_path)
    assert done.returncode == code, done.stderr
    assert told in done.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["notes.txt"]


def test_letters_are_never_written_over(bundle: Path, tmp_path: Path) -> None:
    """A draft that is there already, perhaps with somebody's words in it, stays."""
    letter = tmp_path / f"{bundle.name}.eml"
    letter.write_text("mine")
    done = collect("mail", str(bundle), "-o", str(tmp_path), cwd=tmp_path)
    assert done.returncode == 2
    assert letter.read_text() == "mine"
