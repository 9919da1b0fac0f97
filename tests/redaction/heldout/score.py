"""How much of a held-out corpus leaks, survives and can still be told apart. Decodes for itself; asks the gate as the collector does."""

from __future__ import annotations

import json
import random
import re
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from daoflow_bundle.token import find_tokens
from daoflow_collector.redact import Redactor, Vault, harvest

from tests.redaction.heldout.build import Corpus, Fact, Member, Planted
from tests.redaction.heldout.carrier import CARRIERS, Carrier, Fragment, Secret
from tests.redaction.heldout.views import views

_KEEPS_SHARE = 0.6
_MIN_PIECE = 7
_MORE_THAN_THE_VALUE = re.compile(
    "base64|basic|registry|extraheader|docker config|docker auth|dockerconfig|smtp|wrapped|params|"
    "failed query|hexdump|webhook|sas|k8s"
    "|split|saml|kubeconfig|payload|proctitle|gzip|hexdump|quoted printable|"
    "numbers|buffer|go bytes|rsa text|octal|npmrc|jwk oct|rabbit definitions|tunnel|haproxy basic|url raw|"
    "percent twice|cloudflared credentials|redis resp|terminal|"
    "key of an object|percent every|sentry event|env url base64|signed session|drizzle|notification row|django debug|"
    "unicode some|s3 v2 signed|trace|acme|service account|alertmanager|notification|stack locals|nodemailer|history input"
    "|list of tokens|key ring|swaks|ecr token"
)
"""Carriers whose token may stand for more than the value: equality is not asked of them."""


@dataclass
class Score:
    """One run's figures. `leaks` and `lost` name what went wrong."""

    planted: list[Planted] = field(default_factory=list)
    leaks: list[tuple[Planted, str]] = field(default_factory=list)
    facts: Counter[str] = field(default_factory=Counter)
    lost: list[tuple[Fact, str]] = field(default_factory=list)
    invalid_json: list[str] = field(default_factory=list)
    not_idempotent: list[str] = field(default_factory=list)
    questions: int = 0
    wrong: list[str] = field(default_factory=list)
    unanswered: list[str] = field(default_factory=list)

    @property
    def recall(self) -> float:
        """The share of planted secrets that are gone."""
        return 1 - len(self.leaks) / len(self.planted)

    @property
    def kept(self) -> float:
        """The share of facts that survived."""
        return 1 - len(self.lost) / sum(self.facts.values())

    def by(self, what: str) -> dict[str, tuple[int, int]]:
        """Return planted and leaked numbers by `kind`, `carrier` or `known`."""
        planted = Counter(str(getattr(item, what)) for item in self.planted)
        leaked = Counter(str(getattr(item, what)) for item, _ in self.leaks)
        return {name: (number, leaked[name]) for name, number in sorted(planted.items())}


def gate_for(corpus: Corpus) -> Redactor:
    """Return a redactor that knows what the corpus' host says of its secrets."""
    vault = Vault(bytes(range(32)))
    harvest(vault, dotenvs=[corpus.env_file], inspects=[corpus.inspect])
    return Redactor(vault)


def redact(gate: Redactor, member: str, content: Any) -> bytes:
    """Ask the gate the way the collector would for such a member."""
    if member == "json":
        return gate.redact_json(content).content
    if member.startswith("dotenv"):
        return gate.dotenv(content)[0]
    if member == "yaml":
        return gate.yaml(content)[0]
    if member in ("text", "nul", "docker-json"):
        return gate.text(content)[0]
    redactor = gate.lines()
    lines = content.split(b"\n")
    settled: list[bytes] = []
    for start in range(0, len(lines), 50):
        settled += redactor.feed(lines[start : start + 50])
    return b"\n".join(settled + redactor.flush())


def score(corpus: Corpus) -> Score:
    """Redact every member and look at the result from every side."""
    result = Score()
    gate = gate_for(corpus)
    for member in corpus.members:
        before = member.parts if member.member == "json" else member.content()
        after = redact(gate, member.member, before)
        _leaks(member, after, result)
        _lost(member, after, result)
        again = redact(gate, member.member, json.loads(after) if member.member == "json" else after)
        if again != after:
            result.not_idempotent.append(_first_difference(after, again))
        if member.member != "json":
            _json_lines(before, after, result)
    _equality(corpus, gate, result)
    return result


def _first_difference(first: bytes, second: bytes) -> str:
    for one, other in zip(first.split(b"\n"), second.split(b"\n"), strict=False):
        if one != other:
            return f"{one!r} -> {other!r}"
    return "length"


def _leaks(member: Member, after: bytes, result: Score) -> None:
    seen = views(after)
    result.planted += member.planted
    items = json.loads(after) if member.member == "json" else []
    if items:
        seen += b"\1" + views("\n".join(_strings(items)).encode("utf-8", "surrogatepass"))
    lines = set(after.decode("utf-8", "replace").split("\n"))
    for planted in member.planted:
        if planted.whole is not None:
            leaked = planted.whole in items if member.member == "json" else planted.whole in lines
        else:
            leaked = any(piece in seen for piece in _pieces(planted))
        if leaked:
            result.leaks.append((planted, _where(planted, after)))
        for kept in planted.keeps:
            result.facts["around a secret"] += 1
            if kept.encode() not in seen:
                result.lost.append((Fact("around a secret", f"{planted.carrier}: {kept}"), ""))


def _pieces(planted: Planted) -> set[bytes]:
    """Return the pieces of a value that would tell too much of it."""
    if planted.kind == "private-key":
        return {line[i : i + 20].encode() for line in planted.value.split("\n") for i in range(max(1, len(line) - 19))}
    size = len(planted.value)
    piece = size if size < _MIN_PIECE + 3 else max(_MIN_PIECE, int(size * _KEEPS_SHARE))
    return {planted.value[i : i + piece].encode() for i in range(size - piece + 1)}


def _where(planted: Planted, after: bytes) -> str:
    for line in after.split(b"\n"):
        if any(piece in line for piece in _pieces(planted)):
            return line.decode("utf-8", "replace")[:220]
    return ""


def _strings(node: Any) -> list[str]:
    if isinstance(node, dict):
        return [text for key, value in node.items() for text in (key, *_strings(value))]
    if isinstance(node, list):
        return [text for item in node for text in _strings(item)]
    return [node] if isinstance(node, str) else []


def _lost(member: Member, after: bytes, result: Score) -> None:
    items = json.loads(after) if member.member == "json" else []
    text = after.decode("utf-8", "replace").replace("\r\n", "\n")
    for fact in member.facts:
        result.facts[fact.category] += 1
        kept = fact.body in items if member.member == "json" else fact.body in text
        if not kept:
            where = next((line for line in text.split("\n") if "[redacted" in line and _alike(line, fact.body)), "")
            result.lost.append((fact, where[:240]))


def _alike(line: str, body: Any) -> bool:
    words = str(body).split()
    return sum(word in line for word in words) * 2 >= len(words)


def _json_lines(before: bytes, after: bytes, result: Score) -> None:
    for one, other in zip(before.split(b"\n"), after.split(b"\n"), strict=True) if before[:2] != b"\xff\xfe" else ():
        if one[:1] == b"{" and _is_json(one) and not _is_json(other):
            result.invalid_json.append(other.decode("utf-8", "replace"))


def _is_json(line: bytes) -> bool:
    try:
        json.loads(line)
    except ValueError:
        return False
    return True


def _equality(corpus: Corpus, gate: Redactor, result: Score) -> None:
    """Ask, for each known value and many pairs of carriers, whether two places hold the same secret."""
    rng = random.Random(len(corpus.members))
    usable = [c for c in CARRIERS if not _MORE_THAN_THE_VALUE.search(c.carrier)]
    values = list(corpus.known)
    for value in values:
        other = rng.choice([item for item in values if item != value])
        fitting = [c for c in usable if c.fits.fullmatch(value)]
        second = rng.choice([c for c in fitting if c.fits.fullmatch(other)])
        first = rng.choice([c for c in fitting if c is not second])
        ours = _fingerprints(gate, first, value, corpus, rng)
        same = _fingerprints(gate, second, value, corpus, rng)
        theirs = _fingerprints(gate, second, other, corpus, rng)
        if ours is None or same is None or theirs is None:
            continue
        result.questions += 2
        if not ours & same:
            (result.wrong if ours and same else result.unanswered).append(
                f"same value: {first.carrier} / {second.carrier}: {value}"
            )
        if ours & theirs:
            result.wrong.append(f"different values: {first.carrier} / {second.carrier}: {value} {other}")


def _fingerprints(gate: Redactor, carrier: Carrier, value: str, corpus: Corpus, rng: random.Random) -> set[str] | None:
    if not carrier.fits.fullmatch(value):
        return None
    rendered = carrier.render(Secret(corpus.known[value].names[0], value, rng))
    body = rendered.body if isinstance(rendered, Fragment) else rendered
    member = Member(carrier.member, [body])
    after = redact(gate, carrier.member, member.parts if carrier.member == "json" else member.content())
    return {token.fingerprint for token in find_tokens(after.decode("utf-8", "replace")) if token.fingerprint}
