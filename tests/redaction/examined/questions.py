"""What a diagnosis asks of two places or of one: the same secret, another one, none, a placeholder, a short one."""

from __future__ import annotations

import base64
import json
import random
import re
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import quote

from tests.redaction.examined.kinds import ALNUM, HEX, d
from tests.redaction.folders.planting import Folder

TOKEN = re.compile(r"\[redacted:[^\]\s]*?(?:#(?P<mark>[0-9a-f]{10}))?(?: (?P<flags>[^\]]*))?\]")
KEYS = "POSTGRES_PASSWORD BETTER_AUTH_SECRET REDIS_PASSWORD SMTP_PASSWORD S3_SECRET_KEY ENCRYPTION_KEY".split()
Write = Callable[[str, str], str]
PLACES: dict[str, Write] = {
    "env": lambda key, value: f"{key}={value}",
    "quoted": lambda key, value: f'{key}="{value}"',
    "inspect": lambda key, value: json.dumps({"Env": [f"{key}={value}"]}),
    "json": lambda key, value: json.dumps({key: value}),
    "pair": lambda key, value: json.dumps({"name": key, "value": value}),
    "yaml": lambda key, value: f"      {key}: {json.dumps(value)}",
    "flag": lambda key, value: f"/usr/bin/agent --{key.lower().replace('_', '-')}='{value}' --port 80",
    "url": lambda _, value: f"postgres://app:{quote(value, safe='')}@db:5432/app",
    "b64": lambda key, value: f"  {key.lower()}: {base64.b64encode(value.encode()).decode()}",
    "log": lambda key, value: f'2026-11-12T04:11:09Z level=debug {key.lower()}="{value}" done',
    "unicode": lambda key, value: json.dumps({key: "U"}).replace('"U"', '"' + "".join(f"\\u{ord(char):04x}" for char in value) + '"'),
    "sql": lambda _, value: f"ALTER ROLE app PASSWORD '{value}';",
}  # fmt: skip
EXACT = ("inspect", "json", "pair", "yaml", "unicode")
CHANGES: tuple[Callable[[str], str], ...] = (
    lambda value: f'"{value}"', lambda value: f"'{value}'", lambda value: value + "\r", lambda value: value + " ", lambda value: " " + value,
    str.swapcase, lambda value: value + "\n", lambda value: value[:-1] + chr(ord(value[-1]) ^ 1), lambda value: value + value[-1],
    lambda value: value.replace("0", "O").replace("q", "g") + "", lambda value: value + "\t", lambda value: value[1:], lambda value: "\ufeff" + value, lambda value: value + ";",
    lambda value: value.replace("p", "%70"), lambda value: value + "\u200b",
)  # fmt: skip
VERDICTS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("empty", ("",)),
    ("placeholder", ("changeme", "CHANGE_ME", "replace-with-a-real-secret", "your-password-here", "<your-token>", "xxxxxxxxxxxx", "password", "TODO_set_me")),
    ("short", ("a7f", "hunt3r", "Zx9!k", "q0w1e2r")),
    ("default-dev-key", ("dev-secret-key-change-in-production", "daoflow-dev-secret-do-not-use-in-production")),
    ("equals-username", ("temporaluser", "crm_service_app")),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Question:
    """Two places and whether they hold the same secret; or one and what is to be said of it."""

    wanted: str
    first: tuple[str, int]
    second: tuple[str, int] | None
    about: str

    def answered(self, written: dict[str, str]) -> str:
        """Return `right`, `wrong` or `open`."""
        lines = [
            "".join(written.get(path, "").split("\n")[row : row + 1])
            for path, row in filter(None, (self.first, self.second))
        ]
        if self.second is None:
            tokens = list(TOKEN.finditer(lines[0]))
            if self.wanted == "empty":
                return "right" if "empty]" in lines[0] or re.search(r"""[=:]\s*(?:""|'')?\W*$""", lines[0]) else "wrong"
            flags = {flag for token in tokens for flag in (token["flags"] or "").split()}
            fits = {"default-dev-key": {"default-dev-key", "placeholder"}}.get(self.wanted, {self.wanted})
            return "right" if flags & fits else "open"
        marks = [[token["mark"] for token in TOKEN.finditer(line) if token["mark"]] for line in lines]
        if not all(len(found) == 1 for found in marks):
            return "open"
        return "right" if (marks[0] == marks[1]) == (self.wanted == "equal") else "wrong"


def asked(rng: random.Random, folder: Folder) -> list[Question]:
    """Write the places into the folder, a file for each, and return the 104 questions."""
    questions: list[Question] = []

    def put(place: str, key: str, value: str, number: int, side: str) -> tuple[str, int]:
        path = f"host{number % 12:02}/asked/{number:03}{side}.{'env' if place in ('env', 'quoted') else 'log'}"
        folder.files[path] = f"# as found\n{PLACES[place](key, value)}\n"
        return path, 1

    for number in range(64):
        key = rng.choice(KEYS)
        value = rng.choice("qp0") + d(rng, ALNUM if number % 3 else HEX, rng.choice((11, 15, 31, 43)))
        if number % 2:
            change = CHANGES[number // 2 % len(CHANGES)]
            places = rng.sample(EXACT, 2)
            other, about = change(value), f"differ {number // 2 % len(CHANGES)}"
        else:
            places = rng.sample(list(PLACES), 2)
            other, about = value, "equal"
        first, second = put(places[0], key, value, number, "a"), put(places[1], key, other, number, "b")
        questions.append(Question("equal" if other == value else "differ", first, second, f"{about} {places}"))
    for number in range(64, 104):
        wanted, values = VERDICTS[min((number - 64) // 10, 3) if number < 99 else 4]
        place = rng.choice(("env", "inspect", "yaml", "json"))
        value = rng.choice(values)
        spot = put(place, "DB_PASSWORD" if wanted != "default-dev-key" else "ENCRYPTION_KEY", value, number, "a")
        if wanted == "equals-username":
            folder.files[spot[0]] += f"{PLACES[place]('DB_USER', value)}\n"
        questions.append(Question(wanted, spot, None, f"{place} {value!r}"))
    return questions
