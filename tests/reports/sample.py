"""A result as rules and verdict would make it, for the renderers' tests: one cause, symptoms, gaps, hostile text where asked for."""

from __future__ import annotations

from daoflow_analyzer.finding import Confidence, Effect, Evidence, EvidenceRole, NextStep, Severity
from daoflow_analyzer.result import (
    BundleIdentity,
    ChecklistItem,
    CoverageRow,
    ExcerptLine,
    ReportedFinding,
    ReportedOutcome,
    Result,
    Role,
    RuleOutcome,
    Scope,
    UnexplainedLine,
    Verdict,
)

FATAL = '2026-11-23 12:44:59.937 UTC [49] FATAL:  password authentication failed for user "daoflow"'


def finding(
    code: str = "CP009",
    name: str = "postgres-password-mismatch",
    *,
    severity: Severity = Severity.CRITICAL,
    role: Role = Role.CAUSE,
    message: str = "PostgreSQL refuses the password that DaoFlow uses: the volume was initialised with another one.",
    excerpt: str = FATAL,
) -> ReportedFinding:
    """Return one reported finding; the defaults are a database password that does not match its volume."""
    return ReportedFinding(
        code=code,
        name=name,
        title="The database password is not the one the volume was initialised with",
        severity=severity,
        confidence=Confidence.CERTAIN,
        subject={"service": "postgres"},
        message=message,
        section="Control Plane Will Not Start",
        role=role,
        explains=("migration-failed",) if role is Role.CAUSE else (),
        explained_by=("postgres-password-mismatch",) if role is Role.SYMPTOM else (),
        evidence=(
            Evidence("logs/postgres.log", excerpt, line=118, time="2026-11-23T12:44:59.937376486Z"),
            Evidence(
                "env/files/.env",
                "POSTGRES_PASSWORD=[redacted:POSTGRES_PASSWORD#9f3a1c7be2 len=32]",
                line=14,
                role=EvidenceRole.RELATED,
            ),
        ),
        next_steps=(
            NextStep(
                "Read the log of postgres",
                "docker compose logs --tail=200 postgres",
                expect="FATAL: password authentication failed",
            ),
            NextStep(
                "Put back the old password in .env, then recreate",
                "docker compose up -d",
                effect=Effect.CHANGES_STATE,
                expect="daoflow becomes healthy",
            ),
        ),
        documentation={
            "Why it matters": "DaoFlow cannot start without its database.",
            "When it is wrong": "Somebody tried a password by hand.",
        },
    )


def result(
    *, findings: tuple[ReportedFinding, ...] | None = None, integrity: str = "verified", verdict: Verdict | None = None
) -> Result:
    """Return a whole result around `findings`."""
    found = (
        findings
        if findings is not None
        else (
            finding(),
            finding(
                "CP012",
                "migration-failed",
                role=Role.SYMPTOM,
                message="A startup migration failed: MIGRATION_OPERATION_FAILED.",
            ),
            finding(
                "CP025",
                "control-plane-crash-loop",
                severity=Severity.HIGH,
                role=Role.SYMPTOM,
                message="DaoFlow keeps restarting (exit code 1, 7 restarts so far).",
            ),
            finding(
                "HO005",
                "disk-nearly-full",
                severity=Severity.MEDIUM,
                role=Role.INDEPENDENT,
                message="/ (data-root, root) has 3.1 GB of 40 GB left.",
            ),
        )
    )
    return Result(
        bundle=BundleIdentity(
            file="daoflow-evidence-ops-eu-1-20261123T124500Z.tar.zst",
            sha256="9f2c41e0" * 8,
            host="ops-eu-1",
            collected_at="2026-11-23T12:45:00Z",
            format_version=1,
            complete=False,
            integrity=integrity,
            collector_version="0.1.0",
            replay=None,
            case="4711",
        ),
        verdict=verdict
        or Verdict(
            finding="postgres-password-mismatch",
            headline="PostgreSQL refuses the password that DaoFlow uses: the volume was initialised with another one.",
            confidence=Confidence.CERTAIN,
            reason="The postgres log says so itself, and it explains 2 other findings.",
            scope=Scope.CONTROL_PLANE,
            since="2026-11-23T12:44:47Z",
        ),
        findings=found,
        outcomes=(
            ReportedOutcome(
                "CP001", "required-secret-empty", "A required secret in .env is empty", RuleOutcome.CLEAR, "", ()
            ),
            ReportedOutcome(
                "CP017",
                "temporal-not-running",
                "Temporal mode is on, but Temporal is not there",
                RuleOutcome.NOT_APPLICABLE,
                "Temporal mode is off",
                (),
            ),
            ReportedOutcome(
                "HO006",
                "memory-exhausted",
                "The kernel killed processes",
                RuleOutcome.CANNOT_TELL,
                "the kernel log is forbidden",
                ("host/kernel-oom",),
            ),
        ),
        checklist=(
            ChecklistItem("Captured docker compose ps", "yes", "3 containers", Evidence("compose/ps.json", "")),
            ChecklistItem("Recorded the failing deployment, backup, or restore ID", "unknown", "not given", None),
        ),
        state=(),
        coverage=(
            CoverageRow("compose/ps", "collected", "", "", None, is_gap=False),
            CoverageRow(
                "host/kernel-oom",
                "denied",
                "dmesg: Operation not permitted",
                "HO006 could not tell",
                "sudo dmesg -T | grep -i oom",
                is_gap=True,
            ),
        ),
        unexplained=(
            UnexplainedLine(
                "logs/daoflow.log",
                31,
                "error: something new",
                "an error that no rule knows",
                "2026-11-23T12:44:47Z",
                12,
            ),
        ),
        facts=(
            ("DaoFlow", "0.11.0"),
            ("Temporal", "off"),
            ("Postgres", "running, healthy"),
            ("Deployment", "not given"),
        ),
        excerpts={
            ("logs/postgres.log", 118): tuple(
                ExcerptLine(number, FATAL if number == 118 else "LOG:  checkpoint starting", is_evidence=number == 118)
                for number in range(115, 122)
            )
        },
        redactions={"POSTGRES_PASSWORD": 4, "BETTER_AUTH_SECRET": 2},
        members=31,
        analyzer_version="0.1.0",
        rules_digest="ab12" * 16,
    )
