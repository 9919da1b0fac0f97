"""A held-out corpus from a seed: one host's known secrets, and members of every kind with secrets and facts in them."""

from __future__ import annotations

import json
import random
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from tests.redaction.heldout import (  # noqa: F401  they register carriers
    config_carriers,
    document_carriers,
    everyday_carriers,
    far_carriers,
    frontier_carriers,
    host_carriers,
    incident_carriers,
    log_carriers,
    logger_carriers,
    near_carriers,
    observed_carriers,
    operator_carriers,
    paste_carriers,
    reference_carriers,
    reference_documents,
    relation_carriers,
    routine_carriers,
    server_carriers,
    service_carriers,
    third_carriers,
    told_carriers,
    twist_carriers,
    web_carriers,
)
from tests.redaction.heldout.carrier import CARRIERS, Carrier, Fragment, Secret
from tests.redaction.heldout.facts import DOCUMENT_FACTS, FACTS
from tests.redaction.heldout.far_facts import FAR_FACTS
from tests.redaction.heldout.human_kinds import HUMAN_KINDS
from tests.redaction.heldout.kinds import SHAPED, SHAPELESS, WEAK, Kind, fill, make, pem
from tests.redaction.heldout.near_facts import NEAR_FACTS
from tests.redaction.heldout.observed_carriers import OBSERVED_FACTS
from tests.redaction.heldout.operator_facts import OPERATOR_FACTS
from tests.redaction.heldout.paste_facts import PASTE_FACTS
from tests.redaction.heldout.reference_facts import REFERENCE_DOCUMENT_FACTS, REFERENCE_FACTS
from tests.redaction.heldout.relation_facts import RELATION_DOCUMENT_FACTS, RELATION_FACTS
from tests.redaction.heldout.service_facts import SERVICE_DOCUMENT_FACTS, SERVICE_FACTS
from tests.redaction.heldout.third_facts import THIRD_FACTS
from tests.redaction.heldout.told_carriers import TOLD_FACTS
from tests.redaction.heldout.twist_carriers import TWIST_FACTS
from tests.redaction.heldout.vendor_kinds import VENDOR_KINDS

KINDS = SHAPELESS + SHAPED + VENDOR_KINDS + HUMAN_KINDS
ALL_FACTS = (
    FACTS
    + SERVICE_FACTS
    + RELATION_FACTS
    + TOLD_FACTS
    + OBSERVED_FACTS
    + PASTE_FACTS
    + TWIST_FACTS
    + REFERENCE_FACTS
    + OPERATOR_FACTS
    + FAR_FACTS
    + NEAR_FACTS
    + THIRD_FACTS
)
ALL_DOCUMENT_FACTS = DOCUMENT_FACTS + SERVICE_DOCUMENT_FACTS + RELATION_DOCUMENT_FACTS + REFERENCE_DOCUMENT_FACTS
FRAGMENTS_PER_FILE = 14
KNOWN_VALUES = 40
WEAK_CARRIERS = (
    "env bare (dotenv)",
    "env single",
    "env export",
    "yaml plain",
    "yaml list",
    "inspect env",
    "compose environment",
    "json key",
)


@dataclass(frozen=True)
class Planted:
    """One secret in one place. `whole`: only the place as written is a leak, for values that are ordinary words."""

    kind: str
    carrier: str
    value: str
    known: bool
    whole: Any = None
    keeps: tuple[str, ...] = ()


@dataclass(frozen=True)
class Fact:
    """One thing that must survive."""

    category: str
    body: Any


@dataclass
class Member:
    """One file of the corpus: its kind decides how the gate is asked. `parts` are in order; JSON members are lists."""

    member: str
    parts: list[Any] = field(default_factory=list)
    planted: list[Planted] = field(default_factory=list)
    facts: list[Fact] = field(default_factory=list)

    def content(self) -> bytes:
        """Return the member as bytes (not for `json`)."""
        if self.member == "docker-json":
            return "".join(_records(part) for part in self.parts).encode()
        if self.member == "nul":
            return "".join(self.parts).encode()
        text = "\n".join(self.parts) + "\n"
        if self.member.endswith("-crlf"):
            text = text.replace("\n", "\r\n")
        if self.member.endswith("-utf16"):
            return text.encode("utf-16")
        return ("\ufeff" if self.member.endswith("-bom") else "").encode() + text.encode()


@dataclass
class Corpus:
    """One seed's corpus. `env_files` and `inspects` are what the host's known secrets are harvested from."""

    members: list[Member]
    env_file: bytes
    inspect: dict[str, Any]
    known: dict[str, Kind]


def _records(part: Any) -> str:
    texts = part if isinstance(part, list) else [part + "\n"]
    stamp = "2026-11-23T12:00:00.000000001Z"
    return "".join(json.dumps({"log": text, "stream": "stdout", "time": stamp}) + "\n" for text in texts)


def build(seed: int, *, each: int = 6, carriers: Sequence[Carrier] = CARRIERS) -> Corpus:
    """Return the corpus of a seed: every carrier `each` times, every kind about as often, facts in between."""
    rng = random.Random(seed)
    chosen = rng.sample(KINDS, KNOWN_VALUES)
    known = {make(kind, rng): kind for kind in chosen if not kind.wild}
    pools = {
        need: _Pool(kinds, rng) for need, kinds in (("any", KINDS), ("shape", [kind for kind in KINDS if kind.shaped]))
    }
    by_member: dict[str, list[tuple[Any, Planted | Fact]]] = {}
    for carrier in carriers:
        for index in range(each):
            placed = _place(carrier, known, pools, rng, wants_known=index % 2 == 0)
            if placed:
                by_member.setdefault(carrier.member, []).append(placed)
        if carrier.carrier in WEAK_CARRIERS:
            by_member[carrier.member].append(_weak(carrier, rng))
    for member in ("log", "text"):
        by_member.setdefault(member, [])
        by_member[member] += [
            _key(shape, rng) for shape in ("whole", "prefixed", "truncated", "beheaded", "one line", "indented")
        ]
    members = [member for name, placed in by_member.items() for member in _members(name, placed, rng)]
    values = list(known)
    half = len(values) // 2
    env = "\n".join(f"{known[value].names[0]}='{value}'" for value in values[:half]) + "\nDAOFLOW_PORT=3000\n"
    inspect = {
        "Name": "/daoflow-daoflow-1",
        "Config": {"Env": [f"{known[value].names[-1]}={value}" for value in values[half:]]},
    }
    return Corpus(members, env.encode(), inspect, known)


class _Pool:
    """Kinds in a random order, each as often as any other."""

    def __init__(self, kinds: Sequence[Kind], rng: random.Random) -> None:
        self._kinds, self._rng, self._left = kinds, rng, list[Kind]()

    def take(self) -> Kind:
        if not self._left:
            self._left = self._rng.sample(self._kinds, len(self._kinds))
        return self._left.pop()


def _place(
    carrier: Carrier, known: dict[str, Kind], pools: dict[str, _Pool], rng: random.Random, *, wants_known: bool
) -> tuple[Any, Planted] | None:
    for _ in range(150):
        if wants_known:
            value = rng.choice(list(known))
            kind = known[value]
        else:
            kind = pools["shape" if carrier.needs == "shape" else "any"].take()
            value = make(kind, rng)
        if not carrier.fits.fullmatch(value):
            continue
        rendered = carrier.render(Secret(rng.choice(kind.names), value, rng))
        fragment = rendered if isinstance(rendered, Fragment) else Fragment(rendered)
        return fragment.body, Planted(kind.kind, carrier.carrier, value, wants_known, keeps=fragment.keeps)
    return _place(carrier, known, pools, rng, wants_known=False) if wants_known else None


def _weak(carrier: Carrier, rng: random.Random) -> tuple[Any, Planted]:
    value = rng.choice(WEAK)
    rendered = carrier.render(Secret("POSTGRES_PASSWORD", value, rng))
    return rendered.body if isinstance(rendered, Fragment) else rendered, Planted(
        "weak", carrier.carrier, value, False, whole=rendered.body if isinstance(rendered, Fragment) else rendered
    )


def _key(shape: str, rng: random.Random) -> tuple[Any, Planted]:
    label = rng.choice(("OPENSSH PRIVATE KEY", "RSA PRIVATE KEY", "EC PRIVATE KEY", "PRIVATE KEY"))
    block = pem(rng, label).split("\n")
    value = "\n".join(block[1:-1])
    if shape == "prefixed":
        block = [f"app-1  | 2026-11-23T12:00:0{i % 10}Z {line}" for i, line in enumerate(block)]
    elif shape == "truncated":
        block = block[:-2]
        value = "\n".join(block[1:])
    elif shape == "beheaded":
        block = block[1:]
    elif shape == "one line":
        block = [json.dumps({"level": "info", "key": "\n".join(block)})]
    elif shape == "indented":
        block = ["key: |", *("    " + line for line in block)]
    return "\n".join([*block, "[worker] end of the key"]), Planted("private-key", f"pem {shape}", value, False)


def _members(name: str, placed: list[tuple[Any, Planted | Fact]], rng: random.Random) -> list[Member]:
    rng.shuffle(placed)
    members = []
    for start in range(0, len(placed), FRAGMENTS_PER_FILE):
        member = Member(name)
        for body, planted in placed[start : start + FRAGMENTS_PER_FILE]:
            member.parts.append(body)
            if isinstance(planted, Planted):
                member.planted.append(planted)
            for fact in _facts(name, rng):
                member.parts.append(fact.body)
                member.facts.append(fact)
        members.append(member)
    return members


def _facts(name: str, rng: random.Random) -> list[Fact]:
    if name == "json":
        category, document = rng.choice(ALL_DOCUMENT_FACTS)
        return [Fact(category, json.loads(fill(json.dumps(document), rng)))]
    fitting = [fact for fact in ALL_FACTS if name in fact[1].split()]
    if not fitting:
        return []
    return [Fact(fact[0], fill(fact[2], rng)) for fact in rng.choices(fitting, k=2)]
