"""From a bundle to the result: verdicts, honest silence, coverage, checklist, excerpts."""

import json
from dataclasses import replace

import pytest
from daoflow_analyzer.analyze import analyze
from daoflow_analyzer.finding import Confidence, Effect, Severity
from daoflow_analyzer.result import Role, RuleOutcome, Scope
from daoflow_analyzer.ruleset import RuleSet

from tests.rules.case_bundle import build
from tests.rules.cases import cases_of, rule_files

STOPPED_POSTGRES = {
    "/State/Status": "exited",
    "/State/Running": False,
    "/State/ExitCode": 0,
    "/State/FinishedAt": "2026-11-23T12:50:00.5Z",
    "/State/Health/Status": "unhealthy",
}
POSTGRES = "containers/daoflow-postgres-1/inspect.json"
DAOFLOW = "containers/daoflow-daoflow-1/inspect.json"


def test_a_healthy_stack_stays_silent(rules: RuleSet) -> None:
    """On the healthy bundle the verdict has no finding, is certain, and nothing above info is found."""
    result = analyze(build({"name": "healthy"}), rules)

    assert result.verdict.finding is None
    assert result.verdict.confidence is Confidence.CERTAIN
    assert result.verdict.scope is Scope.NONE
    assert [item.name for item in result.findings if item.severity is not Severity.INFO] == []
    assert {item.outcome for item in result.outcomes} <= {RuleOutcome.CLEAR, RuleOutcome.NOT_APPLICABLE}


def test_a_rule_that_broke_is_not_taken_for_missing_evidence(rules: RuleSet) -> None:
    """A healthy bundle and a rule with a defect: no fault is found, less surely, and the reason is the defect."""

    def broken_check() -> None:
        raise KeyError("postgres")

    first, *others = rules.rules
    result = analyze(
        build({"name": "healthy"}), RuleSet([replace(first, check=broken_check, needs=()), *others], rules.digest)
    )

    assert result.verdict.finding is None
    assert result.verdict.confidence is Confidence.LIKELY
    assert result.verdict.reason == "What was captured shows no fault; 1 rule is broken and did not look."


def test_a_source_left_out_is_a_gap_only_where_a_rule_misses_it(rules: RuleSet) -> None:
    """Without an API token nothing is missing; without the endpoints' answers something is."""
    left_out = {"outcome": "skipped", "reason": "left out"}
    case = {"name": "left_out", "missing": {"daoflow/api": left_out, "health": left_out}}
    gaps = {row.source: row.is_gap for row in analyze(build(case), rules).coverage}

    assert gaps["daoflow/api"] is False
    assert gaps["health"] is True


def test_the_gap_that_silences_most_is_told_first(rules: RuleSet) -> None:
    """Who can fetch one thing more fetches what most rules wait for, not what comes first in the alphabet."""
    failed = {"outcome": "failed", "reason": "no answer"}
    case = {"name": "gaps", "missing": {"applications": failed, "containers": failed, "health": failed}}
    result = analyze(build(case), rules)

    waiting = {
        row.source: sum(row.source in item.needs for item in result.outcomes) for row in result.coverage if row.is_gap
    }
    assert waiting["containers"] > waiting["applications"]
    assert next(iter(waiting)) == "containers"


def test_the_strip_names_what_the_cause_is_about(rules: RuleSet) -> None:
    """The deployment that failed stands among the facts, also when nobody named it to the collector."""
    (rule,) = (path for path in rule_files() if path.stem.startswith("dp012_"))
    fires = next(case for case in cases_of(rule) if case["expect"] == "found")
    result = analyze(build(fires), rules)

    assert result.verdict.finding == "image-pull-failed"
    assert dict(result.facts)["Deployment"] == result.findings[0].subject["deployment"]
    steps = [step.command for step in result.findings[0].next_steps if step.command]
    assert f"daoflow logs --deployment {result.findings[0].subject['deployment']} --json" in steps


def test_the_cause_is_named_and_what_follows_from_it_is_a_symptom(rules: RuleSet) -> None:
    """With postgres stopped, that is the verdict; slow endpoints are explained by it, and it began when the container stopped."""
    slow = {f"health/{name}.json": {"/duration_s": 5.02} for name in ("health", "ready", "trpc-health")}
    result = analyze(build({"name": "stopped", "patch": {POSTGRES: STOPPED_POSTGRES, **slow}}), rules)

    assert result.verdict.finding == "postgres-not-running"
    assert result.verdict.scope is Scope.CONTROL_PLANE
    assert result.verdict.since == "2026-11-23T12:50:00.500000Z"
    cause = result.findings[0]
    assert cause.name == "postgres-not-running"
    assert cause.role is Role.CAUSE
    symptoms = [item for item in result.findings if item.role is Role.SYMPTOM]
    assert symptoms
    assert all("postgres-not-running" in item.explained_by for item in symptoms)


def test_what_is_broken_and_unexplained_is_said_to_be_so(rules: RuleSet) -> None:
    """A container that no rule knows is down: no finding, no confidence, unknown scope, and its log leads the unexplained lines."""
    case = {
        "name": "unknown",
        "add_container": {
            "worker": {
                "/State/Status": "exited",
                "/State/Running": False,
                "/State/ExitCode": 3,
                "log": "+1 stderr error: the frobnicator could not be reticulated\n",
            }
        },
    }
    result = analyze(build(case), rules)

    assert result.verdict.finding is None
    assert result.verdict.confidence is None
    assert result.verdict.scope is Scope.UNKNOWN
    assert "worker has exited (3)" in result.verdict.headline
    assert result.unexplained[0].member == "logs/worker.log"
    assert "frobnicator" in result.unexplained[0].excerpt


def test_the_rest_of_a_cited_stack_trace_is_explained_too(rules: RuleSet) -> None:
    """What was written in the same moment as a cited line belongs to it; an error of another moment stands out."""
    trace = "".join(f"+10.0{number} stderr  at frame {number}\n" for number in range(8))
    case = {
        "name": "trace",
        "append": {
            "logs/postgres.log": '+10 stderr 2026-11-23 12:45:10 UTC [58] PANIC:  could not write to file "x": No space left on device\n'
            + trace
            + "+10.09 stderr error: the rest of the same words\n"
            + "+300 stderr error: the frobnicator could not be reticulated\n"
        },
    }
    result = analyze(build(case), rules)

    assert any(item.member == "logs/postgres.log" for finding in result.findings for item in finding.evidence)
    told = [line.excerpt for line in result.unexplained]
    assert any("frobnicator" in words for words in told)
    assert not any("the rest of the same words" in words for words in told)


def test_what_could_not_have_broken_it_is_not_blamed(rules: RuleSet) -> None:
    """A placeholder secret is found beside a stopped container that no rule knows: it is reported and not the verdict."""
    case = {
        "name": "latent",
        "env": {"BETTER_AUTH_SECRET": "changeme-changeme-changeme-changeme"},
        "add_container": {"worker": {"/State/Status": "exited", "/State/Running": False, "/State/ExitCode": 3}},
    }
    result = analyze(build(case), rules)

    assert result.verdict.finding is None
    assert "worker has exited (3)" in result.verdict.headline
    assert {item.name: item.role for item in result.findings} == {"secret-is-placeholder": Role.INDEPENDENT}


def test_a_changed_bundle_is_no_clean_bill_of_health(rules: RuleSet) -> None:
    """Where a member is not what was collected, nothing is certain: no health, and less confidence in a cause."""
    damage = [{"kind": "tampered", "member": "logs/redis.log", "detail": "digest"}]
    quiet = analyze(build({"name": "tampered", "damage": damage, "integrity": "tampered"}), rules)
    broken = analyze(build({"name": "tampered", "damage": damage, "patch": {POSTGRES: STOPPED_POSTGRES}}), rules)

    assert (quiet.verdict.finding, quiet.verdict.confidence, quiet.verdict.scope) == (None, None, Scope.UNKNOWN)
    assert broken.verdict.finding == "postgres-not-running"
    assert broken.verdict.confidence is Confidence.LIKELY


def test_a_symptom_alone_is_never_the_verdict(rules: RuleSet) -> None:
    """A crash loop that nothing explains is no cause: the verdict is open and the finding stays a symptom."""
    loop = {"/State/Status": "restarting", "/State/Running": False, "/State/ExitCode": 1, "/RestartCount": 9}
    result = analyze(build({"name": "loop", "patch": {DAOFLOW: loop}}), rules)

    assert result.verdict.finding is None
    assert {item.name: item.role for item in result.findings}["control-plane-crash-loop"] is Role.SYMPTOM


def test_a_reported_failure_that_nothing_explains_stays_open(rules: RuleSet) -> None:
    """When the operator names a failed deployment, a sound control plane is no answer to it."""
    result = analyze(build({"name": "named", "incident": {"deployment": "dep_91c"}}), rules)

    assert (result.verdict.finding, result.verdict.confidence, result.verdict.scope) == (None, None, Scope.UNKNOWN)
    assert "deployment dep_91c" in result.verdict.headline


def test_a_host_without_daoflow_is_not_blamed_on_its_database(rules: RuleSet) -> None:
    """Where no installation was found, there is no verdict about its parts, and the reason says what was looked for."""
    nowhere = {
        "name": "daoflow",
        "directory": None,
        "name_source": "directory",
        "files": [],
        "profiles": [],
        "references": [],
    }
    refused = {
        "/status": None,
        "/error_kind": "refused",
        "/error": "connection refused",
        "/body": None,
        "/body_kind": "none",
    }
    case = {
        "name": "nothing",
        "missing": {
            name: {"outcome": "absent", "reason": f"nothing there for {name}"}
            for name in ("containers", "env", "logs/*", "compose/*")
        },
        "patch": {f"health/{name}.json": refused for name in ("health", "ready", "trpc-health")},
    }
    source = build(case)
    source.content = {**source.content, "compose/project.json": json.dumps(nowhere).encode()}
    result = analyze(source, rules)

    assert result.verdict.finding is None
    assert result.verdict.reason == "What runs on the host is not known: nothing there for containers."


def test_missing_evidence_never_counts_as_healthy(rules: RuleSet) -> None:
    """Without containers and endpoints there is no clean bill of health."""
    missing = {name: {"outcome": "failed", "reason": "no answer"} for name in ("containers", "health")}
    result = analyze(build({"name": "blind", "missing": missing}), rules)

    assert result.verdict.finding is None
    assert result.verdict.confidence is None
    assert result.verdict.scope is Scope.UNKNOWN
    rows = {row.source: row for row in result.coverage}
    assert rows["containers"].is_gap
    assert "CP007" in rows["containers"].consequence
    assert rows["health"].command == "curl http://127.0.0.1:3000/trpc/health"


def test_the_escalation_checklist_is_the_playbooks(rules: RuleSet) -> None:
    """The first five items are the playbook's own lines, each answered from the bundle."""
    case = {"name": "checklist", "incident": {"deployment": "dep_91c"}, "patch": {POSTGRES: STOPPED_POSTGRES}}
    items = analyze(build(case), rules).checklist[:5]

    assert [(item.item, item.state) for item in items] == [
        ("Captured docker compose ps", "yes"),
        ("Captured logs from daoflow and the affected dependency", "yes"),
        ("Recorded the failing deployment, backup, or restore ID", "yes"),
        ("Confirmed whether Temporal mode was enabled", "yes"),
        ("Verified whether the incident is control-plane-local or remote-target-specific", "yes"),
    ]
    assert items[2].value == "deployment dep_91c"
    assert items[3].value.startswith("off")
    assert items[4].value == "control-plane-local"


SILENT = {
    "/status": None,
    "/error_kind": "refused",
    "/error": "connection refused",
    "/body": None,
    "/body_kind": "none",
}
REFUSED = 'FATAL:  password authentication failed for user "daoflow"'
CRASHING = {
    DAOFLOW: {"/State/Status": "restarting", "/State/Running": False, "/State/ExitCode": 1, "/RestartCount": 9},
    **{f"health/{name}.json": SILENT for name in ("health", "ready", "trpc-health")},
}


def test_cited_log_lines_come_with_their_surroundings(rules: RuleSet) -> None:
    """Each log line that a finding cites has an excerpt of up to five lines on both sides."""
    line = f"2026-11-23 12:45:01.519 UTC [58] {REFUSED}"
    detail = "2026-11-23 12:45:01.519 UTC [58] DETAIL:  Connection matched pg_hba.conf line 128"
    logged = f"+1 stderr {line}\n+1 stderr {detail}\n"
    result = analyze(build({"name": "excerpt", "append": {"logs/postgres.log": logged}, "patch": CRASHING}), rules)

    cited = [
        (e.member, e.line) for f in result.findings for e in f.evidence if e.member == "logs/postgres.log" and e.line
    ]
    assert cited
    for place in cited:
        block = result.excerpts[place]
        assert [item.line for item in block if item.is_evidence] == [place[1]]
        assert 6 <= len(block) <= 11


def test_what_says_a_cited_line_once_more_is_left_out_of_its_surroundings(rules: RuleSet) -> None:
    """Refusals around one hide what stands between them."""
    logged = "".join(
        f"+{second} stderr 2026-11-23 12:45:{second:02}.519 UTC [{50 + second}] {REFUSED}\n" for second in range(1, 9)
    )
    result = analyze(build({"name": "folded", "append": {"logs/postgres.log": logged}, "patch": CRASHING}), rules)

    blocks = [block for (member, _), block in result.excerpts.items() if member == "logs/postgres.log"]
    assert blocks
    assert {sum(REFUSED in item.text for item in block) for block in blocks} == {1}
    assert max(map(len, blocks)) > 1


def test_the_abort_behind_a_panic_that_is_known_is_no_riddle(rules: RuleSet) -> None:
    """PostgreSQL aborts the process that panicked, by its number; another abort stands out as before."""
    full = "No space left on device"

    def line(second: int, words: str) -> str:
        return f"+{second} stderr 2026-11-23 12:45:{second:02}.519 UTC {words}\n"

    def told(pid: int) -> bool:
        lines = [
            line(1, f'[53] ERROR:  could not extend file "base/16384/16438": {full}'),
            *(line(second, "[1] LOG:  reinitializing") for second in range(2, 20)),
            line(20, f'[33] PANIC:  could not write to file "pg_wal/xlogtemp.33": {full}'),
            line(20, f"[1] LOG:  checkpointer process (PID {pid}) was terminated by signal 6: Aborted"),
            *(line(second, "[1] LOG:  reinitializing") for second in range(21, 40)),
            line(40, f'[1] FATAL:  could not write lock file "postmaster.pid": {full}'),
        ]
        case = {
            "name": "panic",
            "append": {"logs/postgres.log": "".join(lines)},
            "patch": {POSTGRES: STOPPED_POSTGRES | {"/State/ExitCode": 1}},
        }
        result = analyze(build(case), rules)
        assert result.verdict.finding is not None
        return any("signal 6" in item.excerpt for item in result.unexplained)

    assert (told(33), told(44)) == (False, True)


def test_a_database_that_is_down_is_asked_later(rules: RuleSet) -> None:
    """A command that cannot work now says when it will."""
    failed = {"database": {"outcome": "failed", "reason": "postgres is down"}}
    down = build({"name": "down", "missing": failed, "patch": {POSTGRES: STOPPED_POSTGRES}})
    commands = {row.source: row.command or "" for row in analyze(down, rules).coverage}
    assert commands["database"].endswith("  # once postgres runs again")
    up = analyze(build({"name": "up", "missing": failed}), rules)
    assert not {row.source: row.command or "" for row in up.coverage}["database"].endswith("again")


def test_a_read_that_needs_another_machine_comes_behind_those_that_do_not(rules: RuleSet) -> None:
    """Where the host has no daoflow command, what can be asked here is asked first; changes stay behind all reads."""
    case = {
        "name": "elsewhere",
        "missing": {"daoflow/cli": {"outcome": "absent", "reason": "not installed"}},
        "server": [{"name": "edge-1", "issues": ["Docker Engine is not reachable."], "ssh": True}],
        "incident": {"server": "edge-1"},
    }
    steps = analyze(build(case), rules).findings[0].next_steps

    first_change = next(at for at, step in enumerate(steps) if step.effect is not Effect.READS_ONLY)
    assert [step.is_elsewhere for step in steps[:first_change]] == [False, True]


@pytest.mark.parametrize(
    "member", ["env/sanity.json", POSTGRES, "health/ready.json", "engine/ping.json", "host/disk.json"]
)
@pytest.mark.parametrize(
    "content", ["", "{", "[]", "null", '"text"', "[" * 5000, '{"State": 7, "keys": [], "filesystems": {}}']
)
def test_a_member_that_is_not_what_it_should_be_never_stops_the_analysis(
    rules: RuleSet, member: str, content: str
) -> None:
    """Whatever stands in a member, every rule ends with an outcome, and none of them breaks."""
    result = analyze(build({"name": "odd", "replace": {member: content}}), rules)

    assert len(result.outcomes) == len(rules)
    assert [item.reason for item in result.outcomes if item.outcome is RuleOutcome.BROKEN] == []


def test_the_same_bundle_gives_the_same_result(rules: RuleSet) -> None:
    """Analysis is deterministic."""
    case = {"name": "same", "patch": {POSTGRES: STOPPED_POSTGRES}}

    assert analyze(build(case), rules) == analyze(build(case), rules)


def test_nobody_loses_what_does_not_run(rules: RuleSet) -> None:
    """A container that is gone costs nobody anything to start, also where its endpoints were not asked."""
    gone = {
        "name": "gone",
        "remove": ["containers/daoflow-daoflow-1/inspect.json", "logs/daoflow.log", "health/*.json"],
    }
    found = {item.code: item for item in analyze(build(gone), rules).findings}

    assert [step.impact for step in found["CP028"].next_steps] == ["", "none: DaoFlow does not answer now"]
