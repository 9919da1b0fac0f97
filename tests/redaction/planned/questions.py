"""What diagnosis asks of redacted settings: equal or not, empty, a placeholder, short, and which edge a value has."""

from __future__ import annotations

import random
import re

from tests.redaction.folders.values import ALNUM, HEX, drawn

TOKEN = re.compile(r"\[redacted:[^\]]*\]|(?<==).*$")
MARK = re.compile(r"#([0-9a-f]{10})")
PLACEHOLDERS = (
    "changeme",
    "change-me",
    "<your-password>",
    "your-secret-here",
    "xxxxxxxx",
    "replace_me",
    "CHANGE_ME_PLEASE",
    "todo",
)
NAMES = (
    "POSTGRES_PASSWORD",
    "BETTER_AUTH_SECRET",
    "ENCRYPTION_KEY",
    "TEMPORAL_POSTGRES_PASSWORD",
    "SMTP_PASSWORD",
    "CLOUDFLARE_TUNNEL_TOKEN",
)


def sheets(rng: random.Random) -> dict[str, str]:
    """Return hosts' settings twice: as .env says, and as the container has them."""
    files = {}
    for number in range(8):
        env, live = [], []
        for place, name in enumerate(NAMES):
            value = drawn(rng, HEX, 48)
            other = (value, drawn(rng, HEX, 48), value, value + " ", f"'{value}'", value[:-1])[(place + number) % 6]
            env.append(f"{name}={value}")
            live.append(f'    "{name}={other}"')
        files[f"questions/host-{number}/.env"] = "\n".join(env) + "\n"
        files[f"questions/host-{number}/inspect.json"] = '[{"Config": {"Env": [\n' + ",\n".join(live) + "\n]}}]\n"
        given = (("EMPTY", ""), ("PLACEHOLDER", rng.choice(PLACEHOLDERS)), ("SHORT", drawn(rng, ALNUM, 5)))
        files[f"questions/host-{number}/verdicts.env"] = "".join(f"{name}_PASSWORD={value}\n" for name, value in given)
        files[f"questions/host-{number}/verdicts.json"] = (
            "{" + ", \n".join(f'"{name}_PASSWORD": "{value}"' for name, value in given) + "}\n"
        )
    return files


def wrong(before: dict[str, str], after: dict[str, str]) -> list[str]:
    """Return the questions that are answered wrongly, with the lines."""
    found = []
    for number in range(8):
        folder = f"questions/host-{number}/"
        rows = [after.get(folder + name, "").splitlines() for name in (".env", "inspect.json")]
        old = [before[folder + name].splitlines() for name in (".env", "inspect.json")]
        for place, name in enumerate(NAMES):
            marks = [
                MARK.search(text[row]) if len(text) > row else None
                for text, row in zip(rows, (place, place + 1), strict=True)
            ]
            is_same = old[0][place] == old[1][place + 1].strip(' ",')
            if is_same and not old[1][place + 1].rstrip(",").endswith(' "'):
                good = marks[0] and marks[1] and marks[0][1] == marks[1][1]
            else:
                told = rows[1][place + 1] if len(rows[1]) > place + 1 else ""
                good = (
                    marks[0] and marks[1] and (marks[0][1] != marks[1][1] or "edge-space" in told or "quoted" in told)
                )
            if not good:
                found.append(f"{folder} {name}: {rows[0][place : place + 1]} {rows[1][place + 1 : place + 2]}")
        for sheet in ("verdicts.env", "verdicts.json"):
            for line in after.get(folder + sheet, "").splitlines():
                word = re.search("EMPTY|PLACEHOLDER|SHORT", line)
                told = line.rpartition("PASSWORD")[2].strip('"=:, }')
                if not word or not (word[0].lower() in told.lower() or (word[0] == "EMPTY" and not told)):
                    found.append(f"{folder}{sheet}: {line}")
    return found
