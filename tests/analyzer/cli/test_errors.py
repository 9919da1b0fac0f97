"""Whatever goes wrong is said as what happened, why, and what to do, with the contract's exit code and never a traceback."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from daoflow_analyzer.cli import main

from tests.analyzer.cli.program import PROGRAM, Packed, run

Said = tuple[int, str, str]
Say = Callable[..., Said]


@pytest.fixture
def say(capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Say:
    """Return a function that runs the program here and gives its exit code and what it wrote to both streams."""
    monkeypatch.chdir(tmp_path)

    def run_here(*arguments: str | Path) -> Said:
        with pytest.raises(SystemExit) as left:
            main([str(item) for item in arguments])
        written = capsys.readouterr()
        return int(left.value.code or 0), written.out, written.err

    return run_here


def kinds(stderr: str) -> list[str]:
    """Return the first word of each line."""
    return [line.split()[0] for line in stderr.splitlines()]


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (("explian", "CP009"), 2, "did you mean 'explain'?"),
        (("explain", "CP9"), 2, "CP009"),
        (("explain", "postgres-pasword-mismatch"), 2, "postgres-password-mismatch"),
        (("show", "x.tar.zst"), 2, "'show' is a command of daoflow-collect"),
        (("explain",), 2, "missing argument 'CODE|NAME'"),
        (("report",), 2, "missing argument 'BUNDLE'"),
        (("x.tar.zst", "--jsn", "-"), 2, "did you mean --json?"),
        (("x.tar.zst", "y.tar.zst"), 1, "not parts of one bundle"),
        (("x.tar.zst", "--fail-on", "hight"), 2, "'critical', 'high', 'medium', 'low', 'info'"),
        (("x.tar.zst", "--identity", "nofile"), 2, "'nofile' does not exist"),
        (("x.tar.zst", "--rules", "nodir"), 2, "'nodir' does not exist"),
        (("x.tar.zst", "-o", "-", "--markdown", "-"), 2, "only one of"),
        (("x.tar.zst",), 1, "No such file"),
        ((".",), 1, "Is a directory"),
        (("logs", "x.tar.zst"), 1, "No such file"),
        (("diff", "x.tar.zst", "y.tar.zst"), 1, "No such file"),
        (("rules", "--missing", "x.tar.zst"), 1, "No such file"),
        (("completion", "tcsh"), 2, "'bash', 'zsh', 'fish'"),
    ],
)
def test_mistakes_are_told_in_three_lines(say: Say, arguments: tuple[str, ...], code: int, words: str) -> None:
    """The kind in brackets, the reason, what to do; nothing on standard output."""
    left, stdout, stderr = say(*arguments)

    assert left == code
    assert words in stderr
    assert kinds(stderr)[0].startswith("error[")
    assert kinds(stderr)[1:] in (["because", "try"], ["try"])
    assert stdout == ""


def test_every_kind_of_foreign_file_has_its_own_words(say: Say, packed: Packed, tmp_path: Path) -> None:
    """Empty, text, zip, gzip, a bare tar, cut before its first member, another zstd file: no two are told alike, all end with 1."""
    import zstandard

    bundle = packed().read_bytes()
    foreign = {
        "empty": b"",
        "text": b"daoflow | starting\n" * 50,
        "zip": b"PK\x03\x04" + bytes(200),
        "gzip": b"\x1f\x8b" + bytes(200),
        "tar": bytes(257) + b"ustar" + bytes(250),
        "zeros": bytes(500),
        "cut": bundle[:200],
        "zstd": zstandard.compress(b"something else" * 100),
    }
    told: dict[str, str] = {}
    for name, content in foreign.items():
        path = tmp_path / f"{name}.tar.zst"
        path.write_bytes(content)
        code, _, stderr = say(path)
        assert code == 1, name
        assert kinds(stderr) == ["error[unusable]:", "because", "try"], stderr
        told[name] = stderr.splitlines()[1]
    assert len(set(told.values())) == len(foreign), told


def test_an_unreadable_report_target_is_said_and_nothing_is_left(say: Say, packed: Packed, tmp_path: Path) -> None:
    """A missing folder, a folder itself, a full device: words, exit 1, no partial file."""
    bundle = packed()
    before = set(tmp_path.rglob("*"))
    for target in ("no/such/report.html", ".", "/dev/full"):
        code, stdout, stderr = say(bundle, "-o", target)
        assert code == 1, target
        assert stderr.startswith(f"error[output]: {target} cannot be written"), stderr
        assert "\nbundle      verified" in stdout, "the verdict does not wait for a disk"
        assert target not in stdout.splitlines()
    assert set(tmp_path.rglob("*")) == before
    assert Path("/dev/full").is_char_device()


def test_a_page_that_cannot_be_made_costs_the_page_alone(
    say: Say, packed: Packed, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The verdict and the ticket text are there; exit code 1 and one line say what is not."""
    import daoflow_reports.html

    def raises(*_: object, **__: object) -> str:
        raise ZeroDivisionError("something from the bundle")

    monkeypatch.setattr(daoflow_reports.html, "render_bounded", raises)
    code, stdout, stderr = say(packed(), "-o", "page.html", "--markdown", str(tmp_path / "ticket.md"))

    assert (code, kinds(stderr)) == (1, ["error[internal]:", "because", "try"])
    assert "\nbundle      verified" in stdout
    assert stdout.splitlines()[-1] == str(tmp_path / "ticket.md")
    assert (tmp_path / "ticket.md").read_text()


def test_a_document_that_cannot_be_written_is_no_reason_to_name_another_option(say: Say, packed: Packed) -> None:
    """`diff` has no `-o`: what is advised can be typed; with `--json -` nothing but the document is on standard output."""
    bundle = packed()
    code, _, stderr = say("diff", bundle, bundle, "--json", "/dev/full")
    assert (code, kinds(stderr)) == (1, ["error[output]:", "because", "try"])
    assert "-o" not in stderr.splitlines()[-1]

    code, stdout, _ = say(bundle, "-o", "/dev/full", "--json", "-")
    assert (code, json.loads(stdout)["ok"]) == (1, False)


def test_a_device_or_pipe_as_target_is_written_to_and_stays(say: Say, packed: Packed) -> None:
    """`-o /dev/null` must not replace the device by a file, whoever runs it."""
    code, _, stderr = say(packed(), "-o", "/dev/null", "--quiet")

    assert (code, stderr) == (0, "")
    assert Path("/dev/null").is_char_device()


def test_programs_are_told_on_standard_output(say: Say) -> None:
    """With `--json -` a failure is a document, too."""
    code, stdout, _ = say("x.tar.zst", "--json", "-")
    document = json.loads(stdout)

    assert (document["ok"], document["code"]) == (False, code) == (False, 1)
    assert "No such file" in document["error"]


def test_a_defect_is_one_line_with_its_place_and_a_traceback_only_on_request(
    say: Say, packed: Packed, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody expected it: it is named as ours, with where to look, and with what to report."""
    import daoflow_analyzer.analyze

    def breaks(*_: object) -> None:
        raise ZeroDivisionError("\x1b[2Jsomething from the bundle\n" + "x" * 10_000)

    monkeypatch.setattr(daoflow_analyzer.analyze, "scan_logs", breaks)
    bundle = packed()
    code, _, stderr = say(bundle)
    _, _, detailed = say(bundle, "--verbose")

    assert code == 1
    assert kinds(stderr) == ["error[internal]:", "because", "try"]
    assert "analyze.py:" in stderr
    assert "\x1b" not in stderr + detailed
    assert len(stderr) < 1500
    assert "Traceback" not in stderr
    assert "Traceback" in detailed


def test_ctrl_c_ends_with_130_and_without_a_file(packed: Packed, tmp_path: Path) -> None:
    """Interrupted while it reads: one line, 130, no report."""
    folder = tmp_path / "here"
    folder.mkdir()
    slow = tmp_path / "rules"
    slow.mkdir()
    (slow / "tm001_waits_for_ever.py").write_text(
        "import time\nopen('started', 'w').close()\ntime.sleep(60)\n", encoding="utf-8"
    )
    # A parent in the background may have left SIGINT ignored.
    code = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler); from daoflow_analyzer.cli import main; main()"
    process = subprocess.Popen(
        [sys.executable, "-c", code, str(packed()), "--rules", str(slow)], cwd=folder, stderr=subprocess.PIPE, text=True
    )
    deadline = time.monotonic() + 60
    while not (folder / "started").exists() and time.monotonic() < deadline:
        time.sleep(0.05)
    os.kill(process.pid, signal.SIGINT)
    _, stderr = process.communicate(timeout=60)

    assert process.returncode == 130
    assert stderr.lstrip().startswith("error[interrupted]: stopped before it was done")
    assert [item.name for item in folder.iterdir()] == ["started"]


def test_a_full_disk_behind_standard_output_is_said(tmp_path: Path) -> None:
    """`> file` on a full disk ends with 1 and words, not with half a text and 0."""
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [str(PROGRAM), "rules"], stdout=full, stderr=subprocess.PIPE, text=True, cwd=tmp_path, check=False
        )

    assert done.returncode == 1
    assert done.stderr.startswith("error[output]: standard output cannot be written")


def test_help_fits_a_screen_and_names_every_command(tmp_path: Path) -> None:
    """At most 24 lines of 80 columns: examples first, every command, exit codes; `help` and no argument show it, too."""
    from daoflow_analyzer.cli.program import COMMANDS

    shown = run("--help", cwd=tmp_path).stdout
    lines = shown.splitlines()

    assert len(lines) <= 24
    assert max(map(len, lines)) <= 80
    assert "Exit codes" in shown
    assert shown.index("daoflow-analyze BUNDLE  ") < shown.index("Exit codes")
    assert all(name in shown for name in COMMANDS)
    assert run("help", cwd=tmp_path).stdout == shown
    assert run(cwd=tmp_path).stderr.strip() == shown.strip()


def test_starting_loads_nothing_that_only_an_analysis_needs() -> None:
    """Neither rules nor reader nor renderers are imported for `--help` and `--version`."""
    heavy = (
        "('daoflow_rules', 'daoflow_bundle.reader', 'jinja2', 'deepdiff', 'yaml', 'hyperscan', 'daoflow_reports.html')"
    )
    code = "import sys\nfrom daoflow_analyzer.cli import main\ntry: main(['--help'])\nexcept SystemExit: pass\n"
    code += f"print([name for name in {heavy} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout.splitlines()[-1] == "[]"
