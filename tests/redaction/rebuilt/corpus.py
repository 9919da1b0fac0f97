"""A corpus as its author most likely built it from the table of carriers: values times carriers, decoys between, questions at the end."""

from __future__ import annotations

import argparse
import json
import random
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from tests.redaction.folders.planting import Folder
from tests.redaction.folders.score import TOKEN, counted, redacted
from tests.redaction.rebuilt.blocks import BLOCK_CARRIERS
from tests.redaction.rebuilt.carriers import LINE_CARRIERS, Carrier
from tests.redaction.rebuilt.decoys import scatter
from tests.redaction.rebuilt.kinds import KINDS, fill
from tests.redaction.rebuilt.page import Cast, Item, Page

CARRIERS = [*LINE_CARRIERS, *BLOCK_CARRIERS]
DECLARING = ("dotenv", "dotenv_double", "inspect_env", "export")
ALWAYS_NEW = ("presigned",)
PER_FILE = 28
DECOYS_EACH = 2.15


@dataclass(frozen=True, slots=True)
class Question:
    """Whether two lines hold the same value, or what is odd about the first one's."""

    asks: str  # equal, differ, empty, placeholder, short
    places: tuple[tuple[str, int], ...]


def _pages(folder: Folder, carrier: Carrier, items: list[Item], rng: random.Random) -> None:
    """Write one carrier's items into as many files as they need."""
    for number in range(-(-len(items) // PER_FILE)):
        page = Page(
            folder, carrier.path.replace("{n}", f"{carrier.name.replace('_', '-')}-{number + 1}"), carrier.name, rng
        )
        if carrier.head:
            page.say(carrier.head)
        for item in items[number * PER_FILE : (number + 1) * PER_FILE]:
            carrier.write(page, item)
            if carrier.decoys:
                scatter(page, carrier.decoys, int(DECOYS_EACH + rng.random()))
        if carrier.foot:
            page.say(carrier.foot)
        page.close()


def _questions(folder: Folder, rng: random.Random) -> list[Question]:
    """Write stacks whose `.env` and running container agree or not, and values that are odd."""
    asked = []
    for number in range(32):
        stack = f"stacks/{rng.choice(('shop', 'crm', 'wiki'))}-{number}"
        secret, shared = fill(rng, "{A28}"), fill(rng, "{p20}")
        other = rng.choice(
            (
                secret[:-1] + ("x" if secret[-1] != "x" else "y"),
                secret.swapcase(),
                fill(rng, "{A28}"),
                f'"{secret}"',
                secret + " ",
            )
        )
        env = ("APP_SECRET=" + secret, "POSTGRES_PASSWORD=" + shared)
        running = (
            "APP_SECRET=" + other,
            "DATABASE_URL=postgresql://app:"
            + shared.replace("+", "%2B").replace("*", "%2A").replace("^", "%5E").replace("!", "%21")
            + "@db:5432/app",
        )
        folder.files[f"{stack}/.env"] = "\n".join((f"APP_PORT=80{number:02}", *env, ""))
        rows = [
            "[",
            " {",
            '  "Config": {',
            '    "Env": [',
            *(f"      {json.dumps(row)}," for row in running),
            '      "LANG=C"',
            "    ]",
            "  }",
            " }",
            "]",
            "",
        ]
        folder.files[f"{stack}/inspect.json"] = "\n".join(rows)
        asked.append(Question("differ", ((f"{stack}/.env", 1), (f"{stack}/inspect.json", 4))))
        asked.append(Question("equal", ((f"{stack}/.env", 2), (f"{stack}/inspect.json", 5))))
    odd = [("empty", "")] * 16 + [
        ("placeholder", word)
        for word in (
            "changeme",
            "change-me",
            "your-secret-here",
            "CHANGE_ME",
            "replace_me",
            "changeme123",
            "example",
            "todo",
            "your_password",
            "password",
            "secret",
            "changeit",
        )
    ]
    odd += [("short", fill(rng, "{A5}")) for _ in range(12)]
    for number, (asks, value) in enumerate(odd):
        path = f"stacks/odd-{number}/.env"
        name = rng.choice(
            ("POSTGRES_PASSWORD", "BETTER_AUTH_SECRET", "ENCRYPTION_KEY", "SMTP_PASSWORD", "REDIS_PASSWORD")
        )
        folder.files[path] = f"APP_PORT=9{number:03}\n{name}={value}\nNODE_ENV=production\n"
        asked.append(Question(asks, ((path, 1),)))
    return asked


def grown(seed: int) -> tuple[Folder, list[Question]]:
    """Grow the corpus of a seed with its questions."""
    rng = random.Random(seed)
    folder, cast = Folder(), Cast(rng)
    for kind in KINDS:
        cast.declared[kind.name] = [cast.fresh(kind, declared=True) for _ in range(4)]
    declared = [item for kind in KINDS for item in cast.declared[kind.name] if kind.sort != "C"]
    rng.shuffle(declared)
    for carrier in CARRIERS:
        if carrier.name in DECLARING:
            items = [
                declared.pop() if declared else rng.choice(rng.choice([*cast.declared.values()]))
                for _ in range(carrier.times)
            ]
        elif carrier.name in ALWAYS_NEW:
            kinds = [kind for kind in KINDS if carrier.fits(kind)]
            items = [cast.fresh(rng.choice(kinds)) for _ in range(carrier.times)]
        else:
            items = [cast.of(carrier.fits, told=carrier.told) for _ in range(carrier.times)]
        _pages(folder, carrier, items, rng)
    return folder, _questions(folder, rng)


def folder(seed: int) -> Folder:
    """Grow the corpus of a seed."""
    return grown(seed)[0]


def _marks(written: dict[str, str], places: tuple[tuple[str, int], ...]) -> list[tuple[str, str | None]]:
    """Return each place's only token and its fingerprint."""
    lines = [written.get(path, "").split("\n")[row] if path in written else "" for path, row in places]
    found = [[*TOKEN.finditer(line)] for line in lines]
    return [
        (hits[0][0], hits[0]["fingerprint"]) if len(hits) == 1 else (line, None)
        for hits, line in zip(found, lines, strict=True)
    ]


def answer(question: Question, written: dict[str, str]) -> str:
    """Answer a question as an analyst reads it: right, wrong or silent."""
    marks = _marks(written, question.places)
    if question.asks in ("equal", "differ"):
        first, second = (mark for _, mark in marks)
        if not first or not second:
            return "silent"
        return "right" if (first == second) == (question.asks == "equal") else "wrong"
    text = marks[0][0]
    if question.asks == "empty":
        return "right" if text.endswith("=") or " empty" in text else "wrong"
    return "right" if question.asks in text else "silent"


def broken_json(folder: Folder, written: dict[str, str]) -> list[str]:
    """Name the JSON files that parsed before and do not any more."""

    def parses(path: str, text: str) -> bool:
        try:
            for part in text.splitlines() if path.endswith(("jsonl", "json.log")) else [text]:
                json.loads(part)
        except ValueError:
            return False
        return True

    paths = [path for path in folder.files if path.endswith((".json", ".jsonl", "json.log"))]
    return [path for path in paths if not parses(path, folder.files[path]) or not parses(path, written.get(path, ""))]


def _ask(seed: int, show: Path | None) -> None:
    made, questions = grown(seed)
    written, again = redacted(made)
    result = counted(made, written, again)
    answers = [(question, answer(question, written)) for question in questions]
    declared = sum(secret.declared for secret in result.left)
    tally = Counter(what for _, what in answers)
    sys.stdout.write(
        f"seed {seed}: {len(made.files)} files; {result}; left declared {declared}; questions {dict(tally)}; "
    )
    sys.stdout.write(f"JSON broken {broken_json(made, written)}\n")
    if show:
        with show.open("a", encoding="utf-8") as out:
            for secret in result.left:
                before = made.files[secret.path].split("\n")[secret.line][:300]
                after = written.get(secret.path, "").split("\n")[secret.line : secret.line + 1]
                known = "declared" if secret.declared else "unknown"
                out.write(
                    f"LEFT {secret.carrier} {secret.kind} {known} {secret.path}:{secret.line + 1}\n  {before!r}\n  {str(after)[:300]}\n"
                )
            for fact in result.lost:
                lines = [
                    files.get(fact.path, "").split("\n")[fact.line : fact.line + 1] for files in (made.files, written)
                ]
                out.write(
                    f"LOST {fact.path}:{fact.line + 1} {fact.text}\n  {str(lines[0])[:300]}\n  {str(lines[1])[:300]}\n"
                )
            out.writelines(f"QUESTION {what} {question}\n" for question, what in answers if what != "right")
            out.writelines(
                f"{name} {getattr(result, name)}\n"
                for name in ("lines_changed", "not_copied", "differ_again", "two_fingerprints", "shared_fingerprints")
            )


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("seeds", nargs="+", type=int)
    parser.add_argument("--show", type=Path)
    chosen = parser.parse_args()
    for asked_seed in chosen.seeds:
        _ask(asked_seed, chosen.show)
