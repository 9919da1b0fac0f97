"""The lines that a person should read first when no signature explains them: real lines of DaoFlow stacks."""

import pytest
from daoflow_analyzer.rule import Signature
from daoflow_analyzer.scan import templates as templates_module
from daoflow_analyzer.scan.levels import Level, level_of, levels_of
from daoflow_analyzer.scan.ranking import SAME_BURST
from daoflow_analyzer.scan.scanner import scan_logs
from daoflow_analyzer.scan.templates import mask

from tests.analyzer.scan.conftest import Texts

ACCESS = ["<-- GET /ready", "--> GET /ready 200 1ms"]
BENIGN = {
    "daoflow": [
        *ACCESS,
        "--> GET /trpc/deployments.failed?input=error%3A 200 4ms",
        "[worker] No TEMPORAL_ADDRESS set, using legacy polling worker",
        "2026-11-23T12:01:40.100Z WARN [Better Auth]: Rate limiting could not determine a client IP and falls back to a single bucket.",
        "[auth] Email transport: none configured (password reset emails disabled)",
        '{"level":"error","message":"tRPC request failed","path":"recentDeployments","error":"Sign in to access this procedure."}',
        '{"level":"info","message":"retry of a failed job: error: none"}',
    ],
    "postgres": [
        'initdb: warning: enabling "trust" authentication for local connections',
        "2026-11-23 12:45:04.519 UTC [58] FATAL:  the database system is starting up",
        '2026-11-23 12:43:52.406 UTC [41] LOG:  background worker "logical replication launcher" (PID 47) exited with exit code 1',
        "2026-11-23 12:45:04.519 UTC [58] STATEMENT:  insert into \"jobs\" values ('failed', 'error: x')",
    ],
    "redis": [
        "1:M 23 Nov 2026 12:43:48.275 # WARNING Memory overcommit must be enabled! Without it, a background save or replication may fail.",
        "1:M 23 Nov 2026 12:43:48.276 * Ready to accept connections",
    ],
}


def test_a_healthy_stack_has_nothing_unexplained(texts: Texts) -> None:
    """Lines that every healthy installation prints are not offered as suspects."""
    assert scan_logs(texts(**BENIGN), []).unexplained == ()


def test_a_harmless_warning_is_shown_as_one_and_counts_as_none() -> None:
    """Who reads the log sees what the line says; nobody is sent to it."""
    (overcommit,) = [text for text in BENIGN["redis"] if "overcommit" in text]

    assert levels_of(overcommit, "redis") == (None, Level.WARNING)
    assert level_of(overcommit, "redis") is None
    assert levels_of("<-- GET /warning: all", "daoflow") == (None, None)


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ('2026-11-23 12:45:04.519 UTC [58] FATAL:  password authentication failed for user "daoflow"', Level.FATAL),
        ("2026-11-23 12:45:04.519 UTC [1] PANIC:  could not write to file: No space left on device", Level.FATAL),
        ('2026-11-23 12:45:04.519 UTC [58] ERROR:  relation "jobs" already exists', Level.ERROR),
        ("MigrationApplyError: Migration application failed: MIGRATION_OPERATION_FAILED.", Level.ERROR),
        ("error: ENCRYPTION_KEY must be set in production.", Level.ERROR),
        (
            '{"level":"error","message":"tRPC request failed","path":"triggerBackupNow","error":"Failed to connect"}',
            Level.ERROR,
        ),
        ("--> POST /api/v1/deploy/compose 500 12ms", Level.FAILURE),
        ("2026-11-23T12:01:40.100Z ERROR [Better Auth]: Invalid origin: https://example.org", Level.ERROR),
        ("[warn] Unhandled rejection: 194 |   throw", Level.ERROR),
        ('{"level":"warn","ts":"2026-11-23T12:00:00Z","msg":"slow"}', Level.WARNING),
        ("[temporal-worker] Connection attempt 1 failed; retrying in 2000ms", Level.FAILURE),
        ("[server-readiness] Failed to refresh edge-1: SSH key directory must have permissions 0700.", Level.FAILURE),
        ("1:M 23 Nov 2026 12:43:48.275 # Can't save in background: fork: Out of memory", Level.FAILURE),
        ("      at start (/app/dist/index.js:8:11) Error: x", None),
        ("DaoFlow control plane listening on http://localhost:3000", None),
        ('{"level":"info","msg":"upload failed, will retry"}', None),
    ],
)
def test_levels_are_read_as_people_read_them(text: str, level: Level | None) -> None:
    """A line's level is what it says, or what its words say when it gives none."""
    assert level_of(text, "daoflow") is level


def test_digits_that_make_the_level_are_not_overlooked(texts: Texts) -> None:
    """Lines that differ only in a status or a numeric level are judged one by one."""
    lines = [
        "--> GET /failed 200 1ms",
        "--> GET /failed 500 1ms",
        '{"level":30,"msg":"it failed"}',
        '{"level":50,"msg":"it failed"}',
    ]
    result = scan_logs(texts(daoflow=[*lines, *lines]), [])
    assert sorted(row.line for row in result.unexplained) == [2, 4]
    assert result.minutes["daoflow"]["2026-11-23T12:00"] == {"ERROR": 2, "FAILURE": 2}


def test_masks_are_the_identity_of_a_template() -> None:
    """Numbers, times, UUIDs and hexadecimal ids are variable; words are not."""
    assert (
        mask("2026-11-23 12:45:04.519 UTC [58] job 0b7c1a2e-1111-2222-3333-444455556666 took 17.5ms")
        == "<time> [<n>] job <uuid> took <n>ms"
    )
    assert (
        mask("[worker] Deployment 8ba715c5029d4b5fb590b8a5aeaf9ec0 failed: exit code 18")
        == "[worker] Deployment <hex> failed: exit code <n>"
    )
    assert mask("connect to 10.0.0.17:5432 refused, deadbeef is a word") == "connect to <n> refused, deadbeef is a word"


def test_lines_of_one_template_are_one_row_with_first_place_and_count(texts: Texts) -> None:
    """Deployments that fail alike are one row, whatever their ids; the row points at the first."""
    names = ("8ba715c5029d4b5fb590b8a5aeaf9ec0", "78eb5b4603b24023a2f36484186706f2", "5d5fed06f9534990a0b6080c6e63e1ee")
    lines = [
        *ACCESS,
        *(f"[worker] Deployment {name} failed: docker compose pull failed with exit code 18" for name in names),
    ]
    (row,) = scan_logs(texts(daoflow=lines), []).unexplained
    assert (row.member, row.line, row.count, row.first_seen) == (
        "logs/daoflow.log",
        3,
        3,
        "2026-11-23T12:00:02.000000000Z",
    )
    assert row.excerpt == lines[2]
    assert "3 times" in row.why_it_stands_out


def test_what_a_signature_explains_is_left_out(texts: Texts) -> None:
    """A line that matched a signature is somebody's business already."""
    pull = Signature("pull", "compose pull failed", "", "")
    lines = [
        "[worker] Deployment 1 failed: docker compose pull failed with exit code 18",
        "[worker] Deployment 2 failed: no such host",
    ]
    assert [row.line for row in scan_logs(texts(daoflow=lines), [pull]).unexplained] == [2]


def test_a_signature_that_only_collects_context_explains_nothing(texts: Texts) -> None:
    """When no finding uses a matched signature, its lines are offered again; those of the signatures that explain are not."""
    signatures = [
        Signature("any-error", r"ERROR:  ", "", "", ("postgres",)),
        Signature("duplicate", "ERROR:  duplicate key", "", ""),
    ]
    lines = ["2026 UTC [1] ERROR:  duplicate key", "2026 UTC [1] ERROR:  no such table"]
    result = scan_logs(texts(postgres=lines), signatures)
    assert result.unexplained == ()
    assert [row.line for row in result.left_unexplained({"duplicate"})] == [2]
    assert {row.line for row in result.left_unexplained(())} == {1, 2}
    assert result.left_unexplained({"any-error"}) == ()


def test_the_worst_line_comes_first(texts: Texts) -> None:
    """In the logs of a password that was changed, PostgreSQL's refusal and DaoFlow's error lead, before warnings and retries."""
    restart = [
        "[auth] Email transport: none configured (password reset emails disabled)",
        "[startup] DaoFlow control plane failed to start: 55646 | }",
        "MigrationApplyError: Migration application failed: MIGRATION_OPERATION_FAILED.",
        '  reason: "MIGRATION_OPERATION_FAILED",',
        "      at asSafeMigrationError (/app/packages/server/dist/index.js:55651:10)",
    ]
    refused = '2026-11-23 12:45:04.519 UTC [58] FATAL:  password authentication failed for user "daoflow"'
    rows = scan_logs(
        texts(daoflow=restart * 6, postgres=[refused] * 6, web=['{"level":"warn","msg":"slow"}'] * 40), []
    ).unexplained
    assert rows[0].excerpt == refused
    assert rows[1].excerpt == restart[2]
    assert rows[-1].member == "logs/web.log"


def test_a_burst_outranks_steady_noise_of_the_same_level(texts: Texts) -> None:
    """An error that comes three hundred times within a minute stands before one that is said every five minutes all day."""
    lines = ["fine"] * 20_000
    lines[::300] = ["ERROR steady noise"] * len(lines[::300])
    lines[15_001:15_301] = ["ERROR the pool is exhausted"] * 300
    rows = scan_logs(texts(daoflow=lines), []).unexplained
    assert [row.excerpt for row in rows] == ["ERROR the pool is exhausted", "ERROR steady noise"]
    assert "within the ten minutes from 2026-11-23 16:10 UTC" in rows[0].why_it_stands_out


def test_one_burst_does_not_fill_the_list(texts: Texts) -> None:
    """A crash that prints thirty different errors at once leaves room for what other logs say."""
    words = ["alpha", "beta", "gamma", "delta", "omega", "kappa"]
    burst = [f"ERROR {one} meets {two}" for one in words for two in words]
    rows = scan_logs(
        texts(daoflow=burst, redis=["1:M # Can't save in background: fork: Out of memory"]), []
    ).unexplained
    assert sum(row.member == "logs/daoflow.log" for row in rows) == SAME_BURST
    assert sum(row.member == "logs/redis.log" for row in rows) == 1


def test_templates_are_bounded(texts: Texts, monkeypatch: pytest.MonkeyPatch) -> None:
    """A log whose every error differs costs bounded memory, and the worst line is still known."""
    monkeypatch.setattr(templates_module, "MAX_TEMPLATES", 50)
    words = [chr(97 + a) + chr(97 + b) + "zz" for a in range(20) for b in range(20)]
    rows = scan_logs(texts(daoflow=["FATAL: first", *(f"WARN {word}" for word in words)]), []).unexplained
    assert rows[0].excerpt == "FATAL: first"
