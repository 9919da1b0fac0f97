"""Scores redacted output against a corpus: what leaked, what was lost, which questions were answered wrongly."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass, field

from daoflow_bundle.token import find_tokens
from daoflow_collector.redact import Redactor, Vault, Verifier, harvest

from tests.redaction.corpus import Corpus, File, Planted


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
        """Return the share of secrets that are gone."""
        return 1 - len(self.leaked) / self.secrets

    @property
    def known_leaks(self) -> list[tuple[str, Planted]]:
        """Return the leaks of values that stand in the host's .env."""
        return [leak for leak in self.leaked if leak[1].known]

    @property
    def kept(self) -> float:
        """Return the share of facts that survived."""
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
    verifier = Verifier(redactor.vault.strong_values())
    outputs = {file.name: _score_file(result, file, redactor, verifier) for file in corpus.files}
    for name, (document, planted, facts) in corpus.documents.items():
        redacted = redactor.redact_json(document, name).content
        text = redacted.decode()
        _count(result, name, planted, [text])
        result.decoys += len(facts)
        result.lost += [(category, fact, "") for category, fact in facts if fact not in text]
        if redactor.redact_json(json.loads(redacted), name).content != redacted:
            result.not_idempotent.append(name)
        result.verifier_hits += verifier.scan([redacted])
    for question in corpus.questions:
        result.questions += 1
        lines = [outputs[name][line] for name, line in (question.first, question.second)]
        first, second = (_fingerprints(line) for line in lines)
        if not first or not second or bool(first & second) != question.equal:
            result.wrong.append((question, lines))
    return result


def _score_file(result: Score, file: File, redactor: Redactor, verifier: Verifier) -> list[str]:
    processor = redactor.lines()
    raw = processor.feed([line.encode() for line in file.lines]) + processor.flush()
    lines = [line.decode() for line in raw]
    if len(lines) != len(file.lines):
        result.line_counts.append(file.name)
    _count(result, file.name, file.planted, lines)
    result.decoys += len(file.decoys)
    result.lost += [(category, fact, lines[index]) for category, index, fact in file.decoys if fact not in lines[index]]
    result.invalid_json += [
        line for line, original in zip(lines, file.lines, strict=True) if _is_json(original) and not _is_json(line)
    ]
    again = redactor.lines()
    if again.feed(raw) + again.flush() != raw:
        result.not_idempotent.append(file.name)
    result.verifier_hits += verifier.scan([b"\n".join(raw)])
    return lines


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
