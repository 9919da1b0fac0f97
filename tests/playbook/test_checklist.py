"""The hand-over: the playbook's lines word for word, each filled in from evidence that can be opened."""

import daoflow_rules
from daoflow_analyzer.analyze import analyze
from daoflow_analyzer.ruleset import RuleSet, load_rules

from tests.playbook.coverage import playbook_lines
from tests.rules.case_bundle import build

RULES: RuleSet = load_rules(daoflow_rules)
ESCALATION = (
    "Captured docker compose ps",
    "Captured logs from daoflow and the affected dependency",
    "Recorded the failing deployment, backup, or restore ID",
    "Confirmed whether Temporal mode was enabled",
    "Verified whether the incident is control-plane-local or remote-target-specific",
)
FAILED = {
    "id": "f0" * 16,
    "server": "edge-1",
    "status": "failed",
    "error": "docker compose pull failed with exit code 18",
    "steps": ["Pull images: failed: docker compose pull exited with code 18"],
    "lines": ["stderr manifest for ghcr.io/acme/api:9 not found: manifest unknown"],
}


def test_the_escalation_checklist_is_word_for_word() -> None:
    """Its five lines come first, in their order, then every line of First Five Minutes."""
    items = [row.item for row in analyze(build({"name": "case"}), RULES).checklist]
    wanted = [line.says for line in playbook_lines() if line.section == "First Five Minutes"][1:]

    assert tuple(items[:5]) == ESCALATION
    assert len(items[5:]) == len(wanted)
    assert all(item.startswith(says) for item, says in zip(items[5:], wanted, strict=True)), items[5:]


def test_a_failed_deployment_fills_the_checklist_in() -> None:
    """Every line is answered, with what was found and where it stands."""
    bundle = build({"name": "case", "deployment": [FAILED], "server": [{"name": "edge-1"}]})
    rows = {row.item: row for row in analyze(bundle, RULES).checklist}

    assert rows[ESCALATION[2]].value == f"deployment {FAILED['id']} (found in the evidence)"
    assert rows[ESCALATION[4]].value.startswith("remote-target-specific: it concerns the managed server edge-1")
    assert rows["the server name involved"].value == "edge-1 (found in the evidence)"
    assert rows["the last successful deployment or backup before the incident"].value.startswith(
        "deployment a651447045804ecf"
    )
    assert {row.state for row in rows.values()} == {"yes"}
    for row in rows.values():
        assert row.evidence is not None, row.item
        assert bundle.read(row.evidence.member), row.item
