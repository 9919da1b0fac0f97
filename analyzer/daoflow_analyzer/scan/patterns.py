"""Signatures made ready: the pattern for the engine, and the confirmation by Python's `re` on one line's text.

Logs are written by strangers, so a confirmation must end soon: repeats nested without bound are refused, the text is bounded by how
many ways a pattern can split it, and a signature that has used up its time is given up and named in the result.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cached_property
from time import process_time

from daoflow_analyzer.errors import RuleSetError
from daoflow_analyzer.rule import Signature
from daoflow_analyzer.scan.lines import LINE_BYTES, quoted_source
from daoflow_analyzer.scan.regex import (
    Choice,
    Repeat,
    Sequence,
    Start,
    UnsupportedPatternError,
    Zero,
    first,
    nullable,
    overlap,
    parse,
)
from daoflow_analyzer.scan.scan_pattern import LITERAL_CHARACTERS, required_literal, scan_pattern

TEXT_LIMITS = {0: LINE_BYTES, 1: LINE_BYTES, 2: 16 << 10, 3: 2 << 10}
"""Backtracking degree → how many characters of a text are searched, so that the worst line costs about a second at most."""

BUDGET_S = 5.0
"""CPU seconds that one signature may spend on confirmations, where its pattern can backtrack."""

_UNTIMED = {0: LINE_BYTES, 1: LINE_BYTES, 2: 256, 3: 0}
"""Backtracking degree → length of texts that cannot take long enough to be worth a look at the clock."""

_LONG_REPEAT = 32


class CompiledSignature:
    """One signature: `scan_pattern` for an engine, `search` for a text. `spent_s` grows only where backtracking is possible."""

    def __init__(self, signature: Signature) -> None:
        """Compile. Raises `RuleSetError` that names the signature when its pattern is not fit for logs."""
        try:
            tree = parse(signature.pattern)
        except UnsupportedPatternError as error:
            raise RuleSetError(f"signature {signature.id!r}: its pattern cannot be used: {error}") from error
        degree = backtracking_degree(tree)
        if degree not in TEXT_LIMITS:
            raise RuleSetError(
                f"signature {signature.id!r}: its pattern has {degree - (not _anchored(tree))} open repeats that can take "
                "each other's characters: begin with ^, or use classes that end where the next literal begins, such as [^\"]*"
            )
        if required_literal(tree) < LITERAL_CHARACTERS:
            raise RuleSetError(
                f"signature {signature.id!r}: its pattern has no literal of {LITERAL_CHARACTERS} characters "
                "that every match contains, so it would be looked for at every place of every log"
            )
        self.signature = signature
        self.scan_pattern = scan_pattern(tree)
        self.limit = TEXT_LIMITS[degree]
        self.spent_s = 0.0
        self._untimed = _UNTIMED[degree]

    @cached_property
    def _regex(self) -> re.Pattern[str]:
        """Compiled when the engine names a first candidate: most signatures have none in a bundle."""
        return re.compile(self.signature.pattern)

    @property
    def exhausted(self) -> bool:
        """Whether the signature has used up its time and is no longer looked for."""
        return self.spent_s > BUDGET_S

    def search(self, text: str) -> re.Match[str] | None:
        """Find the signature in a text as the scanner does: the source lines that Bun quotes are no evidence."""
        quoted = quoted_source(text)
        return self.confirm(text if quoted is None else text[:quoted])

    def confirm(self, text: str) -> re.Match[str] | None:
        """Find the signature in what `quoted_source` left of a text."""
        if len(text) <= self._untimed:
            return self._regex.search(text)
        if self.exhausted:
            return None
        begin = process_time()
        match = self._regex.search(text[: self.limit])
        self.spent_s += process_time() - begin
        return match


def compile_signatures(signatures: Iterable[Signature]) -> tuple[CompiledSignature, ...]:
    """Compile all signatures. Raises `RuleSetError` for the first that cannot be used."""
    return tuple(CompiledSignature(signature) for signature in signatures)


def backtracking_degree(tree: Sequence) -> int:
    """Return the exponent of the worst case's growth with the text's length: 0 or 1 is linear."""
    repeats = _competing(tree, ())
    return repeats + 1 if repeats and not _anchored(tree) else repeats


def _anchored(tree: Sequence) -> bool:
    return bool(tree) and isinstance(tree[0], Start)


def _competing(nodes: Sequence, after: Sequence) -> int:
    """Count the open repeats whose end is not decided by the next character."""
    count = 0
    for index, node in enumerate(nodes):
        rest = (*nodes[index + 1 :], *after)
        if isinstance(node, Choice):
            count += max(_competing(branch, rest) for branch in node.branches)
        elif isinstance(node, Repeat):
            if node.high is not None and node.high <= _LONG_REPEAT:
                count += _competing(node.body, rest) * node.high
            elif rest and (nullable(rest) or overlap(first(node.body), first(rest))) and not _is_end(rest):
                count += 1
    return count


def _is_end(rest: Sequence) -> bool:
    """Whether nothing that can fail follows."""
    return nullable(rest) and not any(isinstance(node, Zero) for node in rest)
