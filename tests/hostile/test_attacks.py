"""Every attack on the analyzer, from the file to the report: what it says, what it costs, and what it leaves alone."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from daoflow_reports.html.words import PLAYBOOK

from tests.hostile.attack import Answer, Attack
from tests.hostile.forge import CAUSE, HARMLESS
from tests.hostile.make import STORED, SUFFIX, all_attacks

Record = Callable[[str, object], None]

ATTACKS = all_attacks()
CPU_S = 10.0
PEAK_BYTES = 500_000_000
OUTPUTS = ("report.html", "findings.json", "ticket.md")
# What moves a terminal's cursor, hides text or turns it round.
UNSHOWN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]")


class Analyzer:
    """The watched process."""

    def __init__(self) -> None:
        """Start it."""
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.hostile.watched"],
            cwd=Path(__file__).parents[2],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def __call__(self, bundle: Path, folder: Path, *more: str) -> dict[str, Any]:
        """Analyse a bundle in `folder` with all outputs, and return what was written down."""
        folder.mkdir()
        wanted = ["-o", "report.html", "--json", "findings.json", "--markdown", "ticket.md"]
        request = {"arguments": [str(bundle), *wanted, *more], "folder": str(folder)}
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps(request) + "\n")
        self._process.stdin.flush()
        answer: dict[str, Any] = json.loads(self._process.stdout.readline())
        return answer

    def stop(self) -> None:
        """End it."""
        self._process.communicate(timeout=30)


@pytest.fixture(scope="module")
def analyzer() -> Iterator[Analyzer]:
    """Return the watched process, which has imported everything by analysing the harmless bundle."""
    started = Analyzer()
    yield started
    started.stop()


def bundle_of(attack: Attack, folder: Path) -> Path:
    """Return the attack's file: the one that is kept, or a large one made now."""
    if attack.stored:
        return STORED / f"{attack.name}{SUFFIX}"
    path = folder / f"{attack.name}{SUFFIX}"
    path.write_bytes(attack.make())
    return path


def test_the_harmless_bundle_is_one(analyzer: Analyzer, tmp_path: Path) -> None:
    """What every attack is laid into must verify, and its incident be named."""
    done = analyzer(HARMLESS, tmp_path / "work")

    assert done["code"] == 0, done["stderr"]
    document = json.loads((tmp_path / "work" / "findings.json").read_text())
    assert document["verdict"]["finding"] == CAUSE
    assert document["bundle"]["integrity"] == "verified"
    assert {item["code"][:2] for item in document["findings"]} == {"CP"}


def test_the_kept_bundles_are_those_of_the_script() -> None:
    """Each attack that is small has its file, and no file is there without its attack."""
    assert {path.name for path in STORED.iterdir()} == {f"{item.name}{SUFFIX}" for item in ATTACKS if item.stored}
    assert len({item.name for item in ATTACKS}) == len(ATTACKS)


@pytest.mark.parametrize("attack", ATTACKS, ids=lambda attack: attack.name)
def test_attack(attack: Attack, analyzer: Analyzer, tmp_path: Path, record_property: Record) -> None:
    """It is answered as it must be, within bounds, and nothing is touched but the named outputs."""
    bundle, work = bundle_of(attack, tmp_path), tmp_path / "work"
    done = analyzer(bundle, work)
    figures = {"attack": attack.what, "size": bundle.stat().st_size, "cpu_s": done["cpu_s"], "peak": done["peak_bytes"]}
    record_property("hostile", json.dumps({**figures, "answer": attack.answer.value}))
    holds(done, bundle, work, written=attack.answer is not Answer.REFUSED)
    if attack.answer is Answer.REFUSED:
        assert done["code"] == 1, done["stdout"]
        assert re.search(attack.words, done["stderr"]), done["stderr"]
        return
    document = json.loads((work / "findings.json").read_text())
    tampered = document["bundle"]["integrity"] == "tampered"
    assert tampered or attack.answer is not Answer.CHANGED
    assert done["code"] == (1 if tampered else 0), done["stderr"]
    assert ("error[tampered]" in done["stderr"]) == tampered
    if tampered:
        done = analyzer(bundle, tmp_path / "unverified", "--allow-unverified")
        holds(done, bundle, tmp_path / "unverified", written=True)
        assert done["code"] == 0, done["stderr"]
        assert json.loads((tmp_path / "unverified" / "findings.json").read_text()) == document
    if attack.answer is not Answer.CONTAINED:
        assert CAUSE in {item["name"] for item in document["findings"]}
    if attack.answer in (Answer.ALARM, Answer.CHANGED):
        alarms = [item for item in document["findings"] if item["code"] in ("EV003", "EV004", "EV005")]
        assert alarms
        assert re.search(attack.words, json.dumps(alarms)), alarms
    assert not [item for item in document["outcomes"] if item["outcome"] == "broken"]


def holds(done: dict[str, Any], bundle: Path, work: Path, *, written: bool) -> None:
    """Assert what must be true of every run, whatever it was given."""
    assert "Traceback" not in done["stderr"]
    assert "error[internal]" not in done["stderr"], done["stderr"]
    assert done["cpu_s"] < CPU_S, done["cpu_s"]
    assert done["peak_bytes"] < PEAK_BYTES, done["peak_bytes"]
    assert done.get("connections", []) == []
    assert done.get("programs", []) == []
    assert set(done.get("reads", [])) <= {str(bundle)}
    partial = re.compile(rf"(?:{re.escape(str(work))}/)?\.(?:{'|'.join(map(re.escape, OUTPUTS))})\.\d+\.partial")
    assert [path for path in done.get("writes", []) if not partial.fullmatch(path)] == []
    for change in done.get("changes", []):
        what, _, paths = change.partition(" ")
        assert what in ("os.rename", "os.remove"), change
        assert partial.fullmatch(paths.split(" ")[0]), change
    assert {path.name for path in work.iterdir()} == (set(OUTPUTS) if written else set())
    for shown in (done["stdout"], done["stderr"]):
        assert not UNSHOWN.search(shown), repr(UNSHOWN.search(shown))
    if written:
        page = (work / "report.html").read_text("utf-8")
        assert not UNSHOWN.search(page), repr(UNSHOWN.search(page))
        # The one link outside is ours, not the bundle's.
        assert not [item for item in Markup(page).foreign if not item.startswith(f"href={PLAYBOOK}#")]
        document = json.loads((work / "findings.json").read_text("utf-8"))
        steps = [step for finding in document["findings"] for step in finding["next_steps"]]
        for command in (step["command"] or "" for step in steps):
            assert not re.search("pwned|reboot", re.sub("'[^']*'", "", command)), command
        ticket = (work / "ticket.md").read_text("utf-8")
        assert not UNSHOWN.search(ticket)
        assert len(ticket) <= 4000


class Markup(HTMLParser):
    """Reads a report as a browser does. `foreign`: elements and attributes that no report of ours has."""

    _ELEMENTS = frozenset(("img", "iframe", "object", "embed", "base", "link", "audio", "video", "textarea"))

    def __init__(self, page: str) -> None:
        """Read the page."""
        super().__init__(convert_charrefs=True)
        self.foreign: list[str] = []
        self._script = False
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Look at an element."""
        if tag in self._ELEMENTS:
            self.foreign.append(f"<{tag}>")
        for name, value in attrs:
            if name.startswith("on") or (name in ("href", "src") and not (value or "").startswith("#")):
                self.foreign.append(f"{name}={value}")
        self._script = tag == "script"

    def handle_endtag(self, tag: str) -> None:
        """Look at an element's end."""
        if tag == "script":
            self._script = False

    def handle_data(self, data: str) -> None:
        """Look at text: none that an attacker wrote may stand where a script runs."""
        if self._script and "pwned" in data:
            self.foreign.append("script")
