"""`daoflow-analyze rules`, `explain` and `schema`: what is looked for, one rule's page, the shape of the answer."""

import json
import re
from pathlib import Path

import jsonschema

from tests.analyzer.cli.program import Packed, document_of, run
from tests.analyzer.test_ruleset import RULE, folder


def test_explain_prints_the_rules_page(tmp_path: Path) -> None:
    """A code or a name, in any case, gives the rule's documentation under its headings."""
    by_code, by_name = run("explain", "cp007", cwd=tmp_path), run("explain", "postgres-not-running", cwd=tmp_path)

    assert by_code.returncode == 0
    assert by_code.stdout == by_name.stdout
    for heading in (
        "What it looks for",
        "Why it matters",
        "How to confirm",
        "What to do",
        "When it is wrong",
        "Playbook",
    ):
        assert f"\n{heading}\n" in by_code.stdout
    assert max(map(len, by_code.stdout.splitlines())) <= 80


def test_rules_lists_every_rule_and_what_could_not_be_judged(packed: Packed, tmp_path: Path) -> None:
    """`rules` has an entry a rule and fits 80 columns; `rules --missing` names those without an answer, with the source they need."""
    listed = run("rules", cwd=tmp_path).stdout.splitlines()
    bundle = packed(missing={"containers": {"outcome": "failed", "reason": "the engine does not answer"}})
    missing = run("rules", "--missing", bundle, cwd=tmp_path).stdout

    codes = [line[:5] for line in listed if re.match(r"[A-Z]{2}\d{3}  ", line)]
    assert any(line.startswith("CP007  postgres-not-running ") for line in listed)
    assert len(set(codes)) == len(codes) >= 36
    assert max(map(len, listed)) <= 80
    assert re.match(
        r"\d+ of \d+ rules could not be judged\.\n\nContainers: the engine does not answer\n  rules   ", missing
    )
    assert missing.count("the engine does not answer\n") == 1, "one reason is told once, whatever it silences"
    assert "CP007 postgres-not-running" in missing
    assert "  needs   containers\n  get it  $ docker ps --all" in missing
    assert max(map(len, (line for line in missing.splitlines() if "$" not in line))) <= 80


def test_schema_prints_a_schema_that_the_document_obeys(packed: Packed, tmp_path: Path) -> None:
    """What `schema` prints describes what `--json` prints."""
    schema = json.loads(run("schema", cwd=tmp_path).stdout)

    jsonschema.Draft202012Validator(schema).validate(document_of(run(packed(), "--json", "-", cwd=tmp_path)))


def test_a_teams_rule_runs_beside_the_shipped_ones(packed: Packed, tmp_path: Path) -> None:
    """`--rules DIR` adds rules; one that is broken is named in a line and in the result, and the others are judged."""
    own = folder(tmp_path / "own", RULE)
    folder(own, "x = (", "tm002_never_closed.py")
    done = run(packed(), "--rules", own, "--json", "-", cwd=tmp_path)
    outcomes = {item["code"]: item for item in document_of(done)["outcomes"]}

    assert outcomes["TM001"]["outcome"] == "clear"
    assert outcomes["CP009"]["outcome"] == "clear"
    assert (outcomes["TM002"]["outcome"], outcomes["TM002"]["reason"]) == ("broken", "line 1: '(' was never closed")
    assert done.stderr.splitlines() == [
        f"{own / 'tm002_never_closed.py'} is broken and was not run: line 1: '(' was never closed"
    ]
