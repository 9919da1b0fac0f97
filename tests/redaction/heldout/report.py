"""Writes the measured part of `docs/privacy.md`: python -m tests.redaction.heldout.report docs/privacy.md."""

# ruff: noqa: E501  one row of data is easier to read than four
from __future__ import annotations

import re
import sys
from collections import Counter
from pathlib import Path

from tests.redaction.heldout.build import ALL_DOCUMENT_FACTS, ALL_FACTS, KINDS, Planted, build
from tests.redaction.heldout.carrier import CARRIERS
from tests.redaction.heldout.score import score

SEEDS = (11, 12)
EACH = 2
BEGIN = "<!-- measured: begin -->"
END = "<!-- measured: end -->"
_GROUPS = (
    (r"pem ", "private keys in PEM form: whole, prefixed, cut off at either end, in one line"),
    (r"json-file", "the engine's own log files, lines cut over two records"),
    (r"NUL", "process environments and command lines with NULs"),
    (r"base64|hex|percent|unicode|html|data url|smtp|docker auth|dockerconfig|k8s", "base64, hex, percent, \\u, \\x, HTML; nested"),
    (r"sql|quer|param|insert|row|table|psql|copy|csv|hstore|subscription|master|grant|columns|vertical", "SQL, its parameters, tables, rows, CSV"),
    (r"ansi|colour|diff", "coloured output, diffs"),
    (r"url|presigned|sas|webhook|git |git$|dsn|jdbc|mongodb|link|path|websocket|access|nginx|conninfo|fragment|remote", "URLs, access logs, Git's errors"),
    (r"bearer|header|cookie|basic|curl|oauth|sigv4|form|multipart|har|axios", "HTTP headers, cookies, forms, clients"),
    (r"json|inspect|compose|event|key value|name |typed|value|list|mapping|display|message|pair|config path|trpc|graphql|temporal|zap", "JSON and documents: inspect, Compose's view, events, one or two levels deep"),
    (r"env|systemd|dockerfile|shell|export|set|fish|powershell|heredoc", "env files (plain, CRLF, UTF-16, BOM), shells, units"),
    (r"yaml|anchor|spring|swagger", "YAML: plain, quoted, block, folded, flow, comments"),
)  # fmt: skip


def group_of(carrier: str) -> str:
    """Return the row of the table that a carrier counts in."""
    return next(
        (words for pattern, words in _GROUPS if re.search(pattern, carrier)),
        "other configuration, command lines, dumps, prose",
    )


def measured() -> str:
    """Return the tables."""
    results = [score(build(seed, each=EACH)) for seed in SEEDS]
    planted = [item for result in results for item in result.planted]
    leaks = [item for result in results for item, _ in result.leaks]
    facts = sum((result.facts for result in results), Counter[str]())
    lost = Counter(fact.category for result in results for fact, _ in result.lost)
    categories = {category for category, *_ in (*ALL_FACTS, *ALL_DOCUMENT_FACTS)}
    lines = [
        f"{len({kind.kind for kind in KINDS})} kinds of secrets in {len(CARRIERS)} carriers, {len(planted)} in all; {len(categories)} categories of facts, {sum(facts.values())} in all; seeds {SEEDS}.",
        "",
        "| what | asked | right |",
        "|---|---|---|",
        _row("secrets that the host's env files or inspect name", *_share(planted, leaks, known=True)),
        _row("secrets that nothing names beforehand", *_share(planted, leaks, known=False)),
        _row("facts that must survive, letter for letter", sum(facts.values()), sum(lost.values())),
        _row(
            "is it the same secret in both places?",
            sum(r.questions for r in results),
            sum(len(r.wrong) for r in results),
        ),
        "",
        "| carrier | secrets | gone |",
        "|---|---|---|",
    ]
    rows = Counter(group_of(item.carrier) for item in planted)
    gone = Counter(group_of(item.carrier) for item in leaks)
    lines += [_row(words, number, gone[words]) for words, number in sorted(rows.items())]
    lines += [
        "",
        f"Facts lost: {_named(lost)}. Carriers that leaked at least once: {_named(Counter(item.carrier for item in leaks))}.",
    ]
    return "\n".join(lines)


def _share(planted: list[Planted], leaks: list[Planted], *, known: bool) -> tuple[int, int]:
    return sum(item.known == known for item in planted), sum(item.known == known for item in leaks)


def _row(words: str, number: int, wrong: int) -> str:
    return f"| {words} | {number} | {100 * (number - wrong) / number:.1f} % |"


def _named(counted: Counter[str]) -> str:
    return ", ".join(f"{name} ({number})" for name, number in sorted(counted.items())) or "none"


def updated(text: str) -> str:
    """Return a document with its measured part made anew."""
    before, _, rest = text.partition(BEGIN)
    _, _, after = rest.partition(END)
    return f"{before}{BEGIN}\n\n{measured()}\n\n{END}{after}"


if __name__ == "__main__":
    document = Path(sys.argv[1])
    document.write_text(updated(document.read_text(encoding="utf-8")), encoding="utf-8")
