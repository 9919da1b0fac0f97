"""What changed between two bundles: what happened, and nothing else."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from daoflow_analyzer.analyze import analyze_with_facts
from daoflow_analyzer.bundle_diff import compare_bundles
from daoflow_analyzer.diff_result import BundleDiff
from daoflow_analyzer.ruleset import RuleSet

from tests.rules.case_bundle import build

POSTGRES = "containers/daoflow-postgres-1/inspect.json"
STOPPED = {POSTGRES: {"/State/Status": "exited", "/State/Running": False, "/State/ExitCode": 137}}


@pytest.fixture
def compared(rules: RuleSet) -> Callable[[dict[str, Any], dict[str, Any]], BundleDiff]:
    """Return a function that compares two cases of the stock bundle."""

    def make(old: dict[str, Any], new: dict[str, Any]) -> BundleDiff:
        sides = [analyze_with_facts(build({"name": "side", **case}), rules) for case in (old, new)]
        return compare_bundles(sides[0], sides[1])

    return make


def test_a_host_in_which_nothing_happened_has_no_differences(compared: Callable[..., BundleDiff]) -> None:
    """Two bundles of the same state, collected at different times, are the same."""
    diff = compared({}, {"collected_at": "2026-11-23T13:10:00Z"})

    assert diff.is_empty
    assert diff.notes == ()


def test_a_container_that_stopped_brings_its_finding(compared: Callable[..., BundleDiff]) -> None:
    """The finding came, the container's state changed; the other way round it went."""
    there = compared({}, {"patch": STOPPED})
    back = compared({"patch": STOPPED}, {})

    assert "postgres-not-running" in {item.name for item in there.came}
    assert there.went == ()
    assert [(item.what, item.old, item.new) for item in there.containers] == [
        ("daoflow-postgres-1 state", "running (healthy)", "exited (137: SIGKILL, killed for memory or by hand)")
    ]
    assert {item.name for item in back.went} == {item.name for item in there.came}
    assert there.new_verdict.finding == "postgres-not-running"


def test_settings_are_compared_without_a_value_of_a_secret(compared: Callable[..., BundleDiff]) -> None:
    """A plain setting shows both values, a secret only that it changed."""
    diff = compared({}, {"env": {"DAOFLOW_PORT": "3100", "ENCRYPTION_KEY": "0123456789abcdef0123456789abcdef"}})

    assert {(item.key, item.change, item.old, item.new) for item in diff.settings} >= {
        ("DAOFLOW_PORT", "changed", "3000", "3100"),
        ("ENCRYPTION_KEY", "changed", None, None),
    }
    assert diff.secrets_comparable


def test_secrets_of_two_fingerprint_keys_are_not_compared(rules: RuleSet) -> None:
    """Without a key that stays on the host, every fingerprint differs: that is no change, and it is said."""
    old = build({"name": "old"})
    sanity = json.loads(old.content["env/sanity.json"])
    for key in sanity["keys"].values():
        if key["fingerprints"].get("env_file"):
            key["fingerprints"]["env_file"] = f"{key['fingerprints']['env_file'][::-1]}"
    new = build({"name": "new", "replace": {"env/sanity.json": json.dumps(sanity)}})
    diff = compare_bundles(analyze_with_facts(old, rules), analyze_with_facts(new, rules))

    assert not diff.secrets_comparable
    assert [item for item in diff.settings if item.old is None and item.new is None] == []
    assert any("fingerprint" in note for note in diff.notes)


def test_an_upgrade_shows_as_versions_and_a_recreated_container(compared: Callable[..., BundleDiff]) -> None:
    """Image and wanted version changed, and the container is another one."""
    new = {
        "env": {"DAOFLOW_VERSION": "0.12.0"},
        "patch": {"containers/daoflow-daoflow-1/inspect.json": {"/Id": "f" * 64}},
    }
    diff = compared({}, new)

    assert {(item.what, item.old, item.new) for item in diff.versions} == {
        ("DaoFlow wanted", "0.11.0", "0.12.0"),
        ("DaoFlow image", "0.11.0", "0.12.0"),
    }
    assert [item.what for item in diff.containers] == ["daoflow-daoflow-1 (recreated)"]


def test_drift_that_came_is_a_row(compared: Callable[..., BundleDiff]) -> None:
    """A difference of state that was not there before is listed."""
    drift = {"applications/shop/containers/shop-web-1/inspect.json": {"/Config/Image": "ghcr.io/acme/web:1.3.9"}}
    diff = compared({}, {"patch": drift})

    assert [(row.service, row.path) for row in diff.state_came] == [("web", "image")]
    assert diff.state_went == ()


def test_the_program_prints_and_writes_the_comparison(packed: Callable[..., Path], tmp_path: Path) -> None:
    """`diff OLD NEW` prints words; with --json - the document alone is on standard output."""
    program = str(Path(sys.executable).with_name("daoflow-analyze"))
    files = [str(packed()), str(packed(patch=STOPPED))]

    def run(*more: str) -> str:
        done = subprocess.run(
            [program, "diff", *files, *more], capture_output=True, timeout=60, check=False, cwd=tmp_path
        )
        assert done.returncode == 0, done.stderr.decode()
        return done.stdout.decode()

    words = run()
    assert "New findings" in words
    assert "postgres-not-running" in words
    document = json.loads(run("--json", "-"))
    assert document["schema"] == "daoflow-evidence/diff/1"
    assert document["same"] is False
    assert "postgres-not-running" in {item["name"] for item in document["findings"]["came"]}
    files[1] = files[0]
    assert "Nothing changed." in run()
