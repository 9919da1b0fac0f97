"""Which secrets are drawn for which carrier: what a careful reader could tell there, and no other."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from tests.redaction.crossed.human_kinds import GENERATED, HUMAN, WEAK, named
from tests.redaction.crossed.issued_kinds import CODES, PEMS, ROWS, SESSIONS, SIGNED, VERIFIERS, WEBHOOKS, putty
from tests.redaction.crossed.letters import B32, DIGITS, LOWER, b64, draw
from tests.redaction.crossed.text import Drawn
from tests.redaction.crossed.vendor_kinds import VENDOR, Draw

Kinds = Mapping[str, tuple[str, Draw]]
UNNAMED_FROM = 10
TOLD_VERIFIERS = {kind: made for kind, made in VERIFIERS.items() if kind not in ("pg_md5", "mysql_native")}


def of(kinds: Kinds, rng: random.Random, *, whole: bool = True) -> Drawn:
    """Draw a secret of one of these kinds, under one of the names that stand beside it."""
    kind = rng.choice(list(kinds))
    names, made = kinds[kind]
    return Drawn(kind, made(rng), rng.choice(names.split()), whole=whole)


def signed(rng: random.Random) -> Drawn:
    """Draw a signature of a link, under the parameter that it stands in."""
    kind = rng.choice(list(SIGNED))
    return Drawn(f"signed_{SIGNED[kind][0]}", SIGNED[kind][1](rng), kind)


def sorted_by_use(kinds: Kinds, rng: random.Random, kind: str) -> Drawn:
    """Draw one of a kind whose names go by its use."""
    sorts, made = kinds[kind]
    return Drawn(kind, made(rng), named(rng, sorts))


@dataclass(slots=True)
class Host:
    """The secrets that the host's own files declare, and draws for every carrier."""

    rng: random.Random
    declared: list[Drawn] = field(default_factory=list)

    def declare(self, count: int) -> None:
        """Draw what the host's files declare."""
        taken: set[str] = set()
        while len(self.declared) < count:
            drawn = self.fresh()
            if drawn.name not in taken and "\n" not in drawn.value:
                taken.add(drawn.name)
                self.declared.append(Drawn(drawn.kind, drawn.value, drawn.name, declared=True))

    def fresh(self) -> Drawn:
        """Draw a new secret that stands under its name."""
        lot = self.rng.random()
        if lot < 0.34:
            return sorted_by_use(HUMAN, self.rng, self.rng.choice(list(HUMAN)))
        if lot < 0.67:
            return sorted_by_use(GENERATED, self.rng, self.rng.choice(list(GENERATED)))
        return of(VENDOR, self.rng)

    def known(self) -> Drawn:
        """Choose a declared secret that is long enough to be told without its name."""
        return self.rng.choice([each for each in self.declared if len(each.value) >= UNNAMED_FROM])

    def alone(self) -> Drawn:
        """Draw what its shape tells, or choose what the host declares."""
        lot = self.rng.random()
        return self.known() if lot < 0.4 else of(VENDOR, self.rng) if lot < 0.9 else of(TOLD_VERIFIERS, self.rng)

    def weak(self) -> Drawn:
        """Draw a password that only its place tells."""
        kind = self.rng.choice(list(WEAK))
        return Drawn("weak", WEAK[kind][1](self.rng), named(self.rng, WEAK[kind][0]))

    def sharp(self) -> Drawn:
        """Choose a declared password with a sign in it that means something in an address."""
        return self.rng.choice(
            [each for each in self.declared if re.search(r"[@/:#?%&]", each.value) and " " not in each.value]
        )

    def draw(self, pick: str) -> Drawn:
        """Draw for a carrier's pick."""
        rng = self.rng
        simple: dict[str, Callable[[], Drawn]] = {
            "named": lambda: self.rng.choice(self.declared) if rng.random() < 0.35 else self.fresh(),
            "known": self.known,
            "alone": self.alone,
            "strong": self.alone,
            "sharp": self.sharp,
            "vendor": lambda: of(VENDOR, rng),
            "tokens": lambda: of(VENDOR, rng) if rng.random() < 0.6 else sorted_by_use(GENERATED, rng, rng.choice(("hex_64", "alnum_32", "base64url_43"))),
            "totp": lambda: Drawn("totp", draw(rng, B32, 32), "totp_secret"),
            "telegram": lambda: of({"telegram": VENDOR["telegram"]}, rng),
            "sessions": lambda: of(SESSIONS, rng),
            "codes": lambda: of(CODES, rng),
            "signed": lambda: signed(rng),
            "webhooks": lambda: of(WEBHOOKS, rng, whole=False),
            "verifiers": lambda: of(VERIFIERS, rng),
            "rows": lambda: of(ROWS, rng),
            "pem": lambda: of(PEMS, rng),
            "ppk": lambda: Drawn("ppk", putty(rng), "ssh_key", whole=False),
            "htpasswd": lambda: of({each: VERIFIERS[each] for each in ("apr1", "bcrypt")}, rng),
            "wireguard": lambda: Drawn("wireguard", b64(rng, 32), "private_key"),
            "otp": lambda: Drawn("weak", draw(rng, DIGITS, 6), "otp"),
            "twofactor": lambda: Drawn("two_factor", draw(rng, B32, 32) if rng.random() < 0.5 else draw(rng, LOWER, 10), "secret"),
        }  # fmt: skip
        return simple[pick]()

    def cast(self, pick: str, accepts: re.Pattern[str], *, weak: bool) -> list[Drawn]:
        """Draw three different secrets that can stand in the carrier."""
        found: list[Drawn] = []
        for _ in range(4000):
            drawn = self.weak() if weak and self.rng.random() < 0.12 else self.draw(pick)
            fits = "\n" in drawn.value or accepts.fullmatch(drawn.value)
            if (
                fits
                and drawn.value not in [each.value for each in found]
                and drawn.name not in [each.name for each in found if pick == "named"]
            ):
                found.append(drawn)
                if len(found) == 3:
                    return found
        raise ValueError(pick)
