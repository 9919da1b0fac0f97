"""How fast the redactor is, against a named rival in the same run: MB per CPU-second, and the ratio.

    python bench/redaction.py [megabytes]

The rival is what one writes without thinking of speed: one `re` alternation of the same shapes, names and known values, run over
each line. It is not a scanner product, and it does less: no trees, no encodings, no keys over lines, no fingerprints. CPU time, not
wall time, because benches share their machine.
"""

from __future__ import annotations

import random
import re
import sys
import time
from collections.abc import Callable, Sequence

from daoflow_collector.redact import Redactor, Vault, Verifier
from daoflow_collector.redact.assignments import LITERALS
from daoflow_collector.redact.shapes import LINE_SHAPES, WORD_SHAPES

WORDS = [
    "server",
    "started",
    "request",
    "worker",
    "poll",
    "deployment",
    "container",
    "network",
    "volume",
    "healthy",
    "migration",
    "database",
    "ready",
    "accepted",
    "complete",
]
BATCH = 2000
LEAST_RATIO = 10.0
LEAST_SPEED = 20.0
"""MB per CPU-second, for logs of which hardly a line speaks of secrets."""
VALUES = 10


def clean_lines(rng: random.Random, size_bytes: int) -> list[bytes]:
    """Return lines like those of a healthy control plane: access lines, JSON, checkpoints, ids and digests, no secret."""
    lines: list[bytes] = []
    while size_bytes > 0:
        kind = rng.random()
        words = " ".join(rng.choices(WORDS, k=rng.randint(4, 14)))
        if kind < 0.35:
            line = rng.choice(("<-- GET /ready", f"--> GET /ready 200 {rng.randint(1, 9)}ms"))
        elif kind < 0.5:
            line = f"2026-11-23 13:{rng.randint(10, 59)}:01 UTC [{rng.randint(1, 999)}] LOG:  wrote {rng.randint(1, 99)} buffers (0.1%)"
        elif kind < 0.65:
            line = f'{{"level":"info","message":"{words}","requestId":"{rng.getrandbits(128):032x}","durationMs":{rng.randint(1, 900)}}}'
        elif kind < 0.9:
            line = f"[{rng.choice(WORDS)}] {words}"
        else:
            line = f"[worker] deployment {rng.getrandbits(128):032x} pulled ghcr.io/acme/app@sha256:{rng.getrandbits(256):064x}"
        lines.append(line.encode())
        size_bytes -= len(line) + 1
    return lines


def dense_lines(rng: random.Random, values: Sequence[str], size_bytes: int, share: float) -> list[bytes]:
    """Return lines of which `share` speak of secrets: half of them hold one (known or fresh), half only sound like it."""
    lines = clean_lines(rng, size_bytes)
    for index in range(len(lines)):
        if rng.random() < share:
            lines[index] = _secret_line(rng, values) if rng.random() < 0.5 else _trap_line(rng)
    return lines


def access_lines(rng: random.Random, size_bytes: int) -> list[bytes]:
    """Return an nginx access log: an address, a time, a path with an id, a referrer and a browser in each line."""
    agents = [f"Mozilla/5.0 (X11; Linux x86_64) Chrome/{version}.0.0.0" for version in range(110, 130)]
    paths = ("/api/deployments", "/assets/index.js", "/trpc/server.list", "/api/auth/session", "/ready")
    lines: list[bytes] = []
    while size_bytes > 0:
        line = (
            f"10.0.{rng.randrange(255)}.{rng.randrange(255)} - - [23/Nov/2026:12:{rng.randrange(60):02d}:{rng.randrange(60):02d} +0000] "
            f'"GET {rng.choice(paths)}/{rng.getrandbits(64):016x}?page={rng.randrange(99)} HTTP/1.1" {rng.choice((200, 304, 404))} '
            f'{rng.randrange(99999)} "https://daoflow.example.net/" "{rng.choice(agents)}"'
        )
        lines.append(line.encode())
        size_bytes -= len(line) + 1
    return lines


def json_lines(rng: random.Random, size_bytes: int) -> list[bytes]:
    """Return a JSON log as pino writes it: request ids, paths, durations, nested headers without credentials."""
    lines: list[bytes] = []
    while size_bytes > 0:
        words = " ".join(rng.choices(WORDS, k=rng.randint(3, 9)))
        line = (
            f'{{"level":30,"time":{rng.randrange(10**12, 2 * 10**12)},"pid":1,"hostname":"{rng.getrandbits(48):012x}",'
            f'"req":{{"id":{rng.randrange(9999)},"method":"GET","url":"/api/{rng.choice(WORDS)}/{rng.randrange(99)}","headers":{{"host":"daoflow.example.net","accept":"*/*"}}}},'
            f'"responseTime":{rng.randrange(900)},"msg":"{words}"}}'
        )
        lines.append(line.encode())
        size_bytes -= len(line) + 1
    return lines


def hostile_line(rng: random.Random, size_bytes: int) -> list[bytes]:
    """Return one line without an end, of what the passes look for."""
    pieces = ("password=", "://a:b@", '{"token":', "eyJ", "%25", "-----BEGIN", "\\", "'", "x" * 40)
    text = "".join(rng.choices(pieces, k=size_bytes // 8))
    return [text[:size_bytes].encode()]


def _secret_line(rng: random.Random, values: Sequence[str]) -> bytes:
    time = f"2026-11-23T12:{rng.randrange(60):02d}:{rng.randrange(60):02d}.{rng.randrange(1000):03d}Z"
    known, fresh = rng.choice(values), f"{rng.getrandbits(96):024x}"
    return rng.choice((
        f"{time} [pool] connecting postgresql://app:{known}@db:5432/app failed: ECONNREFUSED 172.18.0.{rng.randrange(2, 250)}:5432",
        f'{{"level":"info","time":"{time}","msg":"login","password":"{fresh}","requestId":"{rng.getrandbits(128):032x}"}}',
        f"{time} API_TOKEN={fresh} attempt {rng.randrange(99)}",
        f"> Authorization: Bearer {fresh}",
        f"{time} peer {rng.randrange(999)} said {known}",
    )).encode()  # fmt: skip


def _trap_line(rng: random.Random) -> bytes:
    time = f"2026-11-23 12:{rng.randrange(60):02d}:{rng.randrange(60):02d}.{rng.randrange(1000):03d} UTC [{rng.randrange(999)}]"
    return rng.choice((
        f'{time} FATAL:  password authentication failed for user "daoflow"',
        f'{{"level":"info","msg":"token refreshed","tokenCount":{rng.randrange(99)},"requestId":"{rng.getrandbits(128):032x}"}}',
        f"<-- GET /api/auth/session {rng.randrange(900)}ms",
        f"[worker] usage: max_tokens=4096 prompt_tokens={rng.randrange(9999)} total_tokens: {rng.randrange(9999)}",
    )).encode()  # fmt: skip


def rival(values: Sequence[str]) -> Callable[[Sequence[bytes]], list[bytes]]:
    """Return the plain alternation: every shape, every name with what follows it, every known value as it is."""
    shapes = [re.sub(rb"\(\?P<\w+>", b"(?:", shape.pattern.pattern) for shape in (*WORD_SHAPES, *LINE_SHAPES)]
    usable = [pattern for pattern in shapes if b"(?P=" not in pattern]
    names = rb"[\w.-]*(?:" + b"|".join(sorted(map(re.escape, LITERALS))) + rb")[\w.-]*[\"']?\s*[=:]\s*[\"']?[^\s\"',;]+"
    known = [re.escape(value.encode()) for value in values]
    pattern = re.compile(b"|".join(b"(?:" + part + b")" for part in (*known, *usable, names)), re.IGNORECASE)
    return lambda lines: [pattern.sub(b"[redacted]", line) for line in lines]


def ours(redactor: Redactor) -> Callable[[Sequence[bytes]], list[bytes]]:
    """Return the real path: the streaming processor, fed in batches as the collector does."""

    def run(lines: Sequence[bytes]) -> list[bytes]:
        processor = redactor.lines()
        settled: list[bytes] = []
        for start in range(0, len(lines), BATCH):
            settled += processor.feed(lines[start : start + BATCH])
        return settled + processor.flush()

    return run


def speed(work: Callable[[Sequence[bytes]], object], lines: Sequence[bytes], repeat: int) -> float:
    """Return MB per CPU-second, the best of `repeat` runs."""
    size = sum(map(len, lines)) + len(lines)
    best = float("inf")
    for _ in range(repeat):
        before = time.process_time()
        work(lines)
        best = min(best, time.process_time() - before)
    return size / 1e6 / best


def main() -> int:
    """Print one table; return 1 when a target is missed: the speed of common logs, or the ratio to the rival."""
    megabytes = int(sys.argv[1]) if len(sys.argv) > 1 else 10
    rng = random.Random(1)
    values = [f"{rng.getrandbits(192):048x}" for _ in range(VALUES)]
    vault = Vault()
    for number, value in enumerate(values):
        vault.add(f"KEY_{number}", value)
    redactor = Redactor(vault)
    verifier = Verifier(vault.strong_values())
    print(
        f"{'log':<14}{'redactor':>12}{'one re':>12}{'ratio':>8}{'verifier':>12}   (MB per CPU-second, {VALUES} known values)"
    )
    ratios: dict[str, float] = {}
    speeds: dict[str, float] = {}
    size = megabytes * 1_000_000
    logs = {
        "clean": dense_lines(rng, values, size, 0.0),
        "access": access_lines(rng, size),
        "JSON": json_lines(rng, size),
    }
    logs |= {f"{share:.0%} speak": dense_lines(rng, values, size, share) for share in (0.01, 0.05, 0.2, 1.0)}
    logs["one line"] = hostile_line(rng, size // 10)
    for name, lines in logs.items():
        mine = speed(ours(redactor), lines, 3 if len(lines) > 1 else 1)
        other = speed(rival(values), lines[: max(2000, len(lines) // 20)], 1)
        check = speed(lambda content: verifier.scan([b"\n".join(content)]), lines, 3)
        print(f"{name:<14}{mine:>12.1f}{other:>12.2f}{mine / other:>7.0f}x{check:>12.1f}")
        ratios[name], speeds[name] = mine / other, mine
    print(
        "speak: the share of lines that speak of secrets; half of them hold one, known or fresh. One line: hostile, without an end"
    )
    targets = {f"clean logs at least {LEAST_RATIO:.0f}x the plain alternation": ratios["clean"] >= LEAST_RATIO}
    targets |= {
        f"{name} at least {LEAST_SPEED:.0f} MB per CPU-second": speeds[name] >= LEAST_SPEED
        for name in ("clean", "access", "JSON")
    }
    for target, is_met in targets.items():
        print(f"{'met' if is_met else 'MISSED':<7}{target}")
    return int(not all(targets.values()))


if __name__ == "__main__":
    sys.exit(main())
