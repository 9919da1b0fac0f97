"""Scores redacted output against a corpus: what leaked, what was lost, which questions were answered wrongly."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass, field

from daoflow_bundle.token import find_tokens
from daoflow_collector.redact import Redactor, Vault, Verifier, harvest

from tests.redaction.corpus import Corpus, Planted


@dataclass
class Score:
    """Counts, and for a person the misses in words (never printed for anything but generated secrets)."""

    secrets: int = 0
    leaked: list[tuple[str, Planted]] = field(default_factory=list)
    known: int = 0
    decoys: int = 0
    lost: list[tuple[str, str, str]] = field(default_factory=list)
    questions: int = 0
    wrong: list[tuple[object, object]] = field(default_factory=list)
    invalid_json: list[str] = field(default_factory=list)
    not_idempotent: list[str] = field(default_factory=list)
    line_counts: list[str] = field(default_factory=list)
    verifier_hits: list[object] = field(default_factory=list)
    by_carrier: Counter[str] = field(default_factory=Counter)
    leaks_by_carrier: Counter[str] = field(default_factory=Counter)

    @property
    def recall(self) -> float:
        return 1 - len(self.leaked) / self.secrets

    @property
    def known_leaks(self) -> list[tuple[str, Planted]]:
        return [leak for leak in self.leaked if leak[1].known]

    @property
    def kept(self) -> float:
        return 1 - len(self.lost) / self.decoys


def is_leaked(planted: Planted, output: str) -> bool:
    """Say whether the secret as written, or most of it from either end, is still in the text."""
    written = planted.written
    if written in output:
        return True
    part = len(written) * 3 // 4
    return part >= 12 and (written[:part] in output or written[-part:] in output)


def redactor_for(corpus: Corpus) -> Redactor:
    """Return a redactor that has harvested the corpus' .env."""
    vault = Vault()
    harvest(vault, dotenvs=[corpus.env])
    return Redactor(vault)


def score(corpus: Corpus, redactor: Redactor) -> Score:
    """Redact the corpus and score the result."""
    result = Score()
    outputs: dict[str, list[str]] = {}
    verifier = Verifier(redactor.vault.strong_values())
    for file in corpus.files:
        processor = redactor.lines()
        raw = processor.feed([line.encode() for line in file.lines]) + processor.flush()
        lines = [line.decode() for line in raw]
        outputs[file.name] = lines
        if len(lines) != len(file.lines):
            result.line_counts.append(file.name)
        _count(result, file.name, file.planted, lines)
        for category, index, fact in file.decoys:
            result.decoys += 1
            if fact not in lines[index]:
                result.lost.append((category, fact, lines[index]))
        for line, original in zip(lines, file.lines, strict=True):
            if _is_json(original) and not _is_json(line):
                result.invalid_json.append(line)
        again = redactor.lines()
        if again.feed(raw) + again.flush() != raw:
            result.not_idempotent.append(file.name)
        result.verifier_hits += verifier.scan([b"\n".join(raw)])
    for name, (document, planted, facts) in corpus.documents.items():
        redacted = redactor.redact_json(document, name).content
        text = redacted.decode()
        _count(result, name, planted, [text])
        for category, fact in facts:
            result.decoys += 1
            if fact not in text:
                result.lost.append((category, fact, ""))
        if redactor.redact_json(json.loads(redacted), name).content != redacted:
            result.not_idempotent.append(name)
        result.verifier_hits += verifier.scan([redacted])
    for question in corpus.questions:
        result.questions += 1
        first, second = (_fingerprints(outputs[name][line]) for name, line in (question.first, question.second))
        if not first or not second or bool(first & second) != question.equal:
            result.wrong.append(
                (
                    question,
                    (outputs[question.first[0]][question.first[1]], outputs[question.second[0]][question.second[1]]),
                )
            )
    return result


def _count(result: Score, name: str, planted: list[Planted], lines: list[str]) -> None:
    for secret in planted:
        result.secrets += 1
        result.known += secret.known
        result.by_carrier[secret.carrier] += 1
        if is_leaked(secret, lines[secret.line]):
            result.leaks_by_carrier[secret.carrier] += 1
            result.leaked.append((name, secret))


def _fingerprints(line: str) -> set[str | None]:
    return {token.fingerprint for token in find_tokens(line.replace('\\"', '"'))}


def _is_json(line: str) -> bool:
    try:
        return isinstance(json.loads(line), (dict, list))
    except ValueError:
        return False
