"""Seeded service logs and signatures for the scan benchmark: the shapes of a DaoFlow stack's members, made up content."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from daoflow_analyzer.rule import Signature

SEED = 20261123
CHUNK_LINES = 4_000
_WORD_LIST = (
    "backup cache claim cluster config connection container daemon database deployment digest disk endpoint engine event export "
    "feature gateway handle health image index job kernel layer lease ledger limit lock manifest migration mount network node "
    "object owner packet path peer pipeline plan pool port process profile proxy queue quota record region registry replica "
    "request role route schedule schema secret server session shard signal slot snapshot socket stage state storage stream target "
    "task team tenant thread ticket token transfer tunnel update upload user volume watcher worker workflow workspace"
)
WORDS = tuple(_WORD_LIST.split())


@dataclass(frozen=True)
class Planted:
    """A signature, and what makes texts that it matches."""

    signature: Signature
    text: Callable[[random.Random], str]


def _word(rng: random.Random) -> str:
    return rng.choice(WORDS)


_PARTS: tuple[tuple[str, Callable[[random.Random], str]], ...] = (
    (r"(?P<number{i}>\d+)", lambda rng: str(rng.randrange(100_000))),
    (r'"(?P<name{i}>[^"]+)"', lambda rng: f'"{_word(rng)}-{rng.randrange(99)}"'),
    (r"(?P<path{i}>\S+)", lambda rng: f"/{_word(rng)}/{_word(rng)}"),
    (r"(?:{a}|{b})", lambda _: ""),
    (r"(?P<rest{i}>.*)", lambda rng: f"{_word(rng)} {_word(rng)} {rng.randrange(1000)}"),
)


def planted(count: int) -> list[Planted]:
    """Return `count` signatures in the styles that rules use: anchored or not, numbers, quoted names, alternatives, open ends."""
    rng = random.Random(SEED)
    made: list[Planted] = []
    for index in range(count):
        pattern = "^" if rng.random() < 0.4 else ""
        makers: list[Callable[[random.Random], str]] = []
        for part in range(rng.randint(2, 4)):
            literal = " ".join(_word(rng) for _ in range(rng.randint(2, 3))) + rng.choice(
                (": ", " failed: ", " was refused by ", " ")
            )
            makers.append(lambda _, literal=(" " if part else "") + literal: literal)
            style = rng.randrange(4 if part < 3 else 5)
            source, maker = _PARTS[style]
            if style == 3:
                pair = (_word(rng), _word(rng))
                source = source.replace("{a}", pair[0]).replace("{b}", pair[1])
                maker = lambda r, pair=pair: r.choice(pair)  # noqa: E731
            pattern += (" " if part else "") + literal + source.replace("{i}", str(part))
            makers.append(maker)
        if rng.random() < 0.4:
            pattern += " (?P<rest>.*)"
            makers.append(lambda r: f" {_word(r)} {_word(r)}")
        made.append(
            Planted(
                Signature(f"bench-{index}", pattern, "", ""),
                lambda r, makers=tuple(makers): "".join(maker(r) for maker in makers),
            )
        )
    return made


def _hex(rng: random.Random, digits: int) -> str:
    return f"{rng.getrandbits(4 * digits):0{digits}x}"


def _daoflow(rng: random.Random) -> str:
    kind = rng.random()
    if kind < 0.45:
        return f"<-- GET /trpc/{_word(rng)}.{_word(rng)}?batch=1&input=%7B%22id%22%3A%22{_hex(rng, 32)}%22%7D"
    if kind < 0.9:
        return f"--> GET /trpc/{_word(rng)}.{_word(rng)} 200 {rng.randrange(90)}ms"
    if kind < 0.96:
        return f"[{_word(rng)}-watchdog] Refresh of {_word(rng)} {_hex(rng, 32)} done in {rng.randrange(900)}ms"
    error = f"{_word(rng)} {_word(rng)} is gone after {rng.randrange(9000)}ms"
    return f'{{"level":"error","message":"tRPC request failed","path":"{_word(rng)}.{_word(rng)}","error":"{error}"}}'


def _clock(rng: random.Random) -> str:
    return f"12:{rng.randrange(60):02d}:{rng.randrange(60):02d}"


def _postgres(rng: random.Random) -> str:
    stamp = f"2026-11-23 {_clock(rng)}.{rng.randrange(1000):03d} UTC [{rng.randrange(9999)}]"
    kind = rng.random()
    if kind < 0.85:
        share = f"({rng.randrange(99)}.1%)"
        return f"{stamp} LOG:  checkpoint complete: wrote {rng.randrange(9999)} buffers {share}; write={rng.randrange(99)}.03 s"
    if kind < 0.93:
        return f'{stamp} STATEMENT:  vacuum "{_word(rng)}" ("id", "{_word(rng)}", "{_word(rng)}")'
    return f'{stamp} ERROR:  duplicate key value violates unique constraint "{_word(rng)}_{_word(rng)}_idx"'


def _redis(rng: random.Random) -> str:
    stamp = f"1:M 23 Nov 2026 {_clock(rng)}.{rng.randrange(1000):03d}"
    return f"{stamp} * {rng.randrange(100)} changes in {rng.randrange(60)} seconds. Saving..."


def _temporal(rng: random.Random) -> str:
    level = "info" if rng.random() < 0.9 else rng.choice(("warn", "error"))
    message = f"{_word(rng)} {_word(rng)} {_word(rng)}"
    workflow = "-".join(_hex(rng, digits) for digits in (8, 4, 4, 4, 12))
    return (
        f'{{"level":"{level}","ts":"2026-11-23T{_clock(rng)}.{rng.randrange(1000):03d}Z","msg":"{message}",'
        f'"component":"{_word(rng)}-{_word(rng)}","wf-id":"{workflow}","shard":{rng.randrange(4)}}}'
    )


def _web(rng: random.Random) -> str:
    status = 200 if rng.random() < 0.97 else 502
    address = f"10.0.{rng.randrange(256)}.{rng.randrange(256)}"
    request = f"GET /{_word(rng)}/{_hex(rng, 12)} HTTP/1.1"
    return (
        f'{address} - - [23/Nov/2026:{_clock(rng)} +0000] "{request}" {status} {rng.randrange(90_000)} '
        f'"-" "Mozilla/5.0 (X11; Linux x86_64)"'
    )


STYLES: dict[str, Callable[[random.Random], str]] = {
    "daoflow": _daoflow,
    "postgres": _postgres,
    "redis": _redis,
    "temporal": _temporal,
    "web": _web,
    "api": _daoflow,
}


def log_chunks(service: str, size_bytes: int, hit_share: float, signatures: list[Planted]) -> Iterator[bytes]:
    """Yield about `size_bytes` of one service's log in whole lines; `hit_share` of them match a signature."""
    rng = random.Random(f"{SEED}/{service}")
    style = STYLES[service]
    # Fresh texts for every line would take longer than everything measured: a pool of them, with fresh times and an id each.
    pool = [style(rng) for _ in range(20_000)]
    hits = [rng.choice(signatures).text(rng) for _ in range(5_000)]
    time = datetime(2026, 11, 20, tzinfo=UTC)
    written = 0
    while written < size_bytes:
        second = f"{time:%Y-%m-%dT%H:%M:%S}"
        lines = []
        for _ in range(CHUNK_LINES // 40):
            time += timedelta(seconds=1)
            second = f"{time:%Y-%m-%dT%H:%M:%S}"
            for _ in range(40):
                text = rng.choice(hits) if rng.random() < hit_share else rng.choice(pool)
                lines.append(f"{second}.{rng.randrange(1_000_000_000):09d}Z stdout {text}\n")
        chunk = "".join(lines).encode()
        written += len(chunk)
        yield chunk
