"""`daoflow-analyze logs`: what a person sees of all logs at once."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path

from tests.analyzer.cli.program import PROGRAM, Packed, on_terminal, run

PASSWORD = """
+1 stdout PostgreSQL Database directory appears to contain a database; Skipping initialization
+20 stderr 2026-11-23 12:45:20.000 UTC [37] FATAL:  password authentication failed for user "daoflow"
"""
DOWN = {
    "/State/Status": "restarting",
    "/State/Running": False,
    "/State/Health/Status": "unhealthy",
    "/RestartCount": 6,
}
HOSTILE = "+10 stdout ERROR \x1b[2J\x1b]0;title\x07 \u202egnp.exe \u4e2d\u6587 \x00 end"


def test_all_services_come_by_time_in_one_stream(packed: Packed, tmp_path: Path) -> None:
    """Every log's lines, by time, each with its service and number; the day is said once."""
    done = run("logs", packed(), cwd=tmp_path)
    lines = [line for line in done.stdout.splitlines() if not line.startswith("---")]

    assert done.returncode == 0, done.stderr
    times = [line[:12] for line in lines if line[:1].isdigit()]
    assert len(times) > 20
    assert {line[13:].split()[0] for line in lines} == {"daoflow", "engine", "postgres", "redis"}
    assert "--- 2026-11-23 (UTC) ---" in done.stdout


def test_around_a_finding_are_its_lines_and_what_the_others_said(packed: Packed, tmp_path: Path) -> None:
    """The cited line is marked; lines of other services around it are there; the rest is counted."""
    bundle = packed(
        append={"logs/postgres.log": PASSWORD, "logs/daoflow.log": "+20.1 stdout tried the database"},
        patch={"containers/daoflow-daoflow-1/inspect.json": DOWN},
    )
    done = run("logs", bundle, "--around", "CP009", "--context", "3", cwd=tmp_path)

    assert done.returncode == 0, done.stderr
    marked = [line for line in done.stdout.splitlines() if line.startswith("> ")]
    assert any("password authentication failed" in line for line in marked)
    assert any(line.startswith("  ") and "tried the database" in line for line in done.stdout.splitlines())


def test_a_finding_that_is_not_there_is_no_slip_of_the_finger(packed: Packed, tmp_path: Path) -> None:
    """For a code that another one looks like, what the bundle has is said."""
    done = run("logs", packed(append={"logs/postgres.log": PASSWORD}), "--around", "CP008", cwd=tmp_path)

    assert done.returncode == 2
    assert "did you mean" not in done.stderr
    assert "it has " in done.stderr


def test_filters_hold_together(packed: Packed, tmp_path: Path) -> None:
    """Service, pattern, level, window and tail all have to be true of a line."""
    bundle = packed(
        append={"logs/postgres.log": f"{PASSWORD}+30 stderr x FATAL:  another", "logs/daoflow.log": HOSTILE}
    )
    asked = ("--service", "postgres", "--level", "error", "--grep", "PASSWORD", "-i", "--since", "15m", "--tail", "5")
    found = [json.loads(line) for line in run("logs", bundle, *asked, "--jsonl", cwd=tmp_path).stdout.splitlines()]

    assert [item["service"] for item in found] == ["postgres"]
    assert "password authentication failed" in found[0]["text"]
    assert found[0]["selected"] is True


def test_hostile_text_is_shown_and_does_nothing(packed: Packed, tmp_path: Path) -> None:
    """Escapes, controls and direction overrides reach no terminal; the words around them do."""
    bundle = packed(append={"logs/daoflow.log": HOSTILE})
    code, written = on_terminal("logs", bundle, "--grep", "end$", "--service", "daoflow", cwd=tmp_path)

    assert code == 0
    assert "\u4e2d\u6587" in written
    assert "\u202e" not in written
    assert "\\u202e" in written
    assert set(re.findall(r"\x1b\[[^a-zA-Z]*[a-zA-Z]", written)) <= set(re.findall(r"\x1b\[[0-9;]*m", written)) | {
        "\x1b[K"
    }
    assert "\x07" not in written
    assert "\x00" not in written


def test_colours_follow_what_the_reader_wants(packed: Packed, tmp_path: Path) -> None:
    """On a terminal yes; NO_COLOR, --no-color and a dumb terminal no; FORCE_COLOR into a pipe yes."""
    bundle = packed()

    assert "\x1b[35m" in on_terminal("logs", bundle, "--tail", "3", cwd=tmp_path)[1]
    assert "\x1b[3" not in on_terminal("logs", bundle, "--tail", "3", "--no-color", cwd=tmp_path)[1]
    assert "\x1b[3" not in on_terminal("logs", bundle, "--tail", "3", cwd=tmp_path, NO_COLOR="1")[1]
    assert "\x1b" not in on_terminal("logs", bundle, "--tail", "3", cwd=tmp_path, TERM="dumb")[1]
    assert "\x1b" not in run("logs", bundle, "--tail", "3", cwd=tmp_path).stdout
    assert "\x1b[35m" in run("logs", bundle, "--tail", "3", cwd=tmp_path, FORCE_COLOR="1").stdout


def test_a_terminal_gets_the_readers_pager(packed: Packed, tmp_path: Path) -> None:
    """PAGER is used on a terminal, and not with --no-pager."""
    pager = tmp_path / "pager"
    pager.write_text("#!/bin/sh\necho PAGED\nexec cat\n", encoding="utf-8")
    pager.chmod(0o755)
    bundle = packed()

    assert "PAGED" in on_terminal("logs", bundle, cwd=tmp_path, PAGER=str(pager))[1]
    assert "PAGED" not in on_terminal("logs", bundle, "--no-pager", cwd=tmp_path, PAGER=str(pager))[1]


def test_a_service_without_a_log_is_refused_with_the_reason(packed: Packed, tmp_path: Path) -> None:
    """The manifest knows why there is none; a misspelt one is guessed."""
    bundle = packed()
    absent, misspelt = (run("logs", bundle, "--service", name, cwd=tmp_path) for name in ("temporal", "postgras"))

    assert (absent.returncode, misspelt.returncode) == (2, 2)
    assert "no container of this service" in absent.stderr
    assert "did you mean 'postgres'?" in misspelt.stderr


def test_no_line_is_said_and_is_no_failure(packed: Packed, tmp_path: Path) -> None:
    """Nothing found is an answer."""
    done = run("logs", packed(), "--grep", "no such words anywhere", cwd=tmp_path)

    assert (done.returncode, done.stdout, done.stderr) == (0, "", "no line matches\n")


def test_a_reader_who_has_seen_enough_is_no_failure(packed: Packed, tmp_path: Path) -> None:
    """`| head` ends the program without a word."""
    command = f"{PROGRAM} logs {packed(append={'logs/daoflow.log': HOSTILE * 5000})} | head -1; echo ${{PIPESTATUS[0]}}"
    done = subprocess.run(["bash", "-c", command], cwd=tmp_path, capture_output=True, text=True, check=True)

    assert done.stderr == ""
    assert done.stdout.splitlines()[-1] == "0"
