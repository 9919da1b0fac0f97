"""The start of the server, in the product's order: keys, auth, migrations, credentials, listen, owner, localhost, workers."""

import hashlib
import secrets
import sys
import threading

from .console import complain, crash, iso_now, say
from .database import Connection, DatabaseError, ServerRefusedError, literal
from .migrations import MigrationError, migrate
from .pool import Pool
from .readiness import Readiness
from .settings import DOCKER_SOCKET, Settings
from .web import serve
from .workers import start_monitors, start_worker

# The real server holds far more. Touched memory makes a memory limit bite here as it does there.
HEAP_BYTES = 48 << 20


def start(settings: Settings) -> None:
    """Run the server until it is stopped; exits 1 where the product does."""
    _check_keys(settings)
    say("[auth] Email transport: none configured (password reset emails disabled)")
    readiness = Readiness()
    connection = _migrate(settings)
    _check_destinations(connection, settings)
    readiness.update(
        "migrations",
        "ok",
        "Database migrations completed. Backup-destination credentials: 0 migrated, 0 rotated, 0 verified.",
    )
    pool = Pool(settings.database_url, connection)
    server = serve(settings, pool, readiness)
    say(f"DaoFlow control plane listening on http://localhost:{settings.port}")
    heap = bytearray(HEAP_BYTES)
    heap[::4096] = b"\x01" * len(heap[::4096])
    _warn_about_auth_url(settings)
    _bootstrap_owner(settings, connection, readiness)
    _register_localhost(connection, readiness)
    threading.Thread(target=start_worker, args=(settings, pool, readiness), daemon=True).start()
    start_monitors()
    server.serve_forever()


def _check_keys(settings: Settings) -> None:
    # The frames quote the line before the failing one too: the message of the check that did pass.
    for name, value, line in (
        ("ENCRYPTION_KEY", settings.encryption_key, 108),
        ("BETTER_AUTH_SECRET", settings.auth_secret, 30412),
    ):
        key = value.strip()
        if len(key) >= 32:
            continue
        unset, short = f"{name} must be set in production.", f"{name} must be at least 32 characters in production."
        checks = [
            "function readKey(name, env) {",
            "  const text = env[name]?.trim();",
            "  if (!text && env.NODE_ENV === 'production')",
        ]
        if key:
            crash(
                [*checks, f'    throw Error("{unset}");', "  if (tooShort(text))", f'    throw Error("{short}");'],
                line,
                f"error: {short}",
                at="readKey",
            )
        else:
            crash(
                [
                    f"// {short}",
                    *checks[:2],
                    "  // see the installation guide",
                    checks[2],
                    f'    throw Error("{unset}");',
                ],
                line,
                f"error: {unset}",
                at="readKey",
            )
        sys.exit(1)


def _migrate(settings: Settings) -> Connection:
    try:
        return migrate(settings.database_url)
    except MigrationError as failure:
        source = [
            "}",
            "function maskedError(cause) {",
            "  // ADVISORY_LOCK_RELEASE_FAILED and the lineage errors pass through",
            "  if (isKnown(cause))",
            "    return cause;",
            f'  return new {failure.name}("{failure.reason}");',
        ]
        inner = ", ".join(failure.details)
        details = [
            f'  reason: "{failure.reason}",',
            f" details: {{ {inner} }}," if inner else " details: {},",
            f'    code: "{failure.code}"',
        ]
        error = f"{failure.name}: {failure.message}"
        crash(
            source,
            55651,
            error,
            details=details,
            prefix="[startup] DaoFlow control plane failed to start: ",
            at="runMigrationCoordinator",
        )
        sys.exit(1)


def _check_destinations(connection: Connection, settings: Settings) -> None:
    say("[migrate] Database migrations completed ✓")
    key_id = hashlib.sha256(settings.encryption_key.strip().encode()).hexdigest()[:16]
    try:
        destinations = connection.query('SELECT "id", "credential_key_id" FROM "backup_destinations"')
    except ServerRefusedError as refusal:
        _crash_at_query(refusal)
        sys.exit(1)
    for destination, stored in destinations:
        if stored != key_id:
            text = (
                f"Backup destination {destination}: credentials use an unknown encryption key. "
                "Set DAOFLOW_PREVIOUS_BACKUP_DESTINATION_ENCRYPTION_KEY to the matching old destination key and retry."
            )
            source = [
                "for (const row of rows) {",
                "  if (isMixed(row))",
                '    fail(row, "credentials are in a mixed state");',
                "  if (!known(row))",
                "    fail(row, unknownKey);",
            ]
            crash(
                source,
                41022,
                f"error: {text}",
                prefix="[startup] DaoFlow control plane failed to start: ",
                at="migrateCredentials",
            )
            sys.exit(1)


def _crash_at_query(refusal: ServerRefusedError) -> None:
    """Print both errors that the product prints: the wrapper that names the query, and PostgreSQL's own below it."""
    crash(
        [
            "async function cached(text, values, run) {",
            "  try {",
            "    return await run();",
            "  } catch (cause) {",
            "    throw new QueryError(text, values, cause);",
        ],
        41,
        'error: Failed query: LOCK TABLE "backup_destinations" IN ACCESS EXCLUSIVE MODE',
        details=["params: "],
        prefix="[startup] DaoFlow control plane failed to start: ",
        at="cached",
    )
    crash(
        ["  send(text);", "  return await answer();"],
        652,
        f"error: {refusal}",
        details=['    severity: "ERROR",', '        code: "42P01"'],
        at="client",
    )


def _warn_about_auth_url(settings: Settings) -> None:
    if settings.auth_url and not settings.auth_url.startswith(("http://", "https://")):
        error = f"BetterAuthError: Invalid base URL: {settings.auth_url}. Please provide a valid base URL."
        source = [
            "function assertUrl(url) {",
            "  try {",
            "    new URL(url);",
            "  } catch (cause) {",
            "    throw new BetterAuthError(text(url));",
        ]
        crash(source, 20117, error, prefix="[warn] Unhandled rejection: ", at="assertUrl")


def _bootstrap_owner(settings: Settings, connection: Connection, readiness: Readiness) -> None:
    done = "Initial owner bootstrap completed or was skipped."
    if not settings.owner_email or not settings.owner_password:
        readiness.update("initial-owner", "ok", done)
        return
    try:
        users = connection.query('SELECT "email", "role" FROM "users"')
        if not users and len(settings.owner_password) < 8:
            complain(f"{iso_now()} WARN [Better Auth]: Password is too short")
            complain("[auth] Initial owner bootstrap failed: Password too short")
            complain(
                "       → Ensure DAOFLOW_INITIAL_ADMIN_PASSWORD is at least 8 characters, then recreate the container with: docker compose up -d"
            )
            readiness.update("initial-owner", "failed", "Initial owner bootstrap failed: Password too short")
            return
        if not users:
            email = literal(settings.owner_email)
            connection.query(f"INSERT INTO \"users\" VALUES ({literal(secrets.token_hex(16))}, {email}, 'owner')")
            say(f"[auth] Bootstrapped initial owner {settings.owner_email} from environment")
        say(f"[auth] Initial owner {settings.owner_email} is ready in team {secrets.token_hex(16)}")
        readiness.update("initial-owner", "ok", done)
    except DatabaseError as error:
        complain(f"[auth] Initial owner bootstrap failed: {error}")
        readiness.update("initial-owner", "failed", f"Initial owner bootstrap failed: {error}")


def _register_localhost(connection: Connection, readiness: Readiness) -> None:
    if not DOCKER_SOCKET.exists():
        readiness.update("localhost-server", "skipped", "Localhost server bootstrap skipped.")
        return
    try:
        identity = secrets.token_hex(16)
        added = connection.query(
            f'INSERT INTO "servers" VALUES ({literal(identity)}, \'localhost\') ON CONFLICT DO NOTHING RETURNING "id"'
        )
        say(
            f"[bootstrap] Registered localhost server ({identity})"
            if added
            else "[bootstrap] Localhost server already registered; skipping"
        )
        readiness.update("localhost-server", "ok", "Localhost server bootstrap completed.")
    except DatabaseError as error:
        complain(f"[bootstrap] Localhost server registration failed: {error}")
        readiness.update("localhost-server", "failed", f"Localhost server bootstrap failed: {error}")
