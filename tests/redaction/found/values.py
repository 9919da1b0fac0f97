"""Values as the programs make them: by kind, from a seeded generator."""

import base64
import json
import re
import string
from collections.abc import Callable
from random import Random

WORDS = tuple(
    re.findall(
        r"[A-Z][a-z]+",
        "HarborLanternCopperMeadowThistleJuniperSaffronWalnutPelicanGlacierOrchidBrambleFalconTundraQuartz"
        "VelvetMapleCobaltEmberWillowBadgerCinderDahliaFennelGravelHeronIndigoJasperKestrelLarch",
    )
)
LETTERS = string.ascii_letters
ALPHABETS = {
    "alnum": LETTERS + string.digits,
    "lower": string.ascii_lowercase + string.digits,
    "UPPER": string.ascii_uppercase,
    "hex": "0123456789abcdef",
    "HEX": "0123456789ABCDEF",
    "b64n": LETTERS + string.digits + "+/",
    "b64url": LETTERS + string.digits + "-_",
    "bcrypt": "./" + LETTERS + string.digits,
    "crypt": "./" + LETTERS + string.digits,
    "apr": "./" + LETTERS + string.digits,
    "salt": LETTERS + string.digits,
    "cf": LETTERS + string.digits + "-_",
    "discord": LETTERS + string.digits + "-_",
    "sentry": string.ascii_lowercase + string.digits + "!@#$%^&*(-_=+)",
    "wpsalt": LETTERS + string.digits + "!@#$%^&*()-_[]{}<>~`+=,.;:/?|",
}


def _draw(random: Random, alphabet: str, length: int) -> str:
    """Return a value that has a letter and a digit wherever the alphabet offers both, as a real one would."""
    value = [random.choice(alphabet) for _ in range(length)]
    if length >= 8 and alphabet[-1] != "Z":
        value[0] = random.choice([sign for sign in alphabet if sign.isalpha()])
        value[length // 2] = random.choice([sign for sign in alphabet if sign.isdigit()])
    return "".join(value)


def _bytes(random: Random, size: int) -> bytes:
    return bytes(random.getrandbits(8) for _ in range(size))


def _b64(data: bytes) -> str:
    return base64.b64encode(data).decode()


def _b64url(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).decode().rstrip("=")


def _json64(value: object, random: Random) -> str:
    del random
    return _b64(json.dumps(value, separators=(",", ":")).encode())


def _word(random: Random) -> str:
    first, second = random.sample(WORDS, 2)
    return (
        f"{first}{random.choice(['-', '_', '.', ''])}{second}{random.randint(10, 9999)}{random.choice(['', '', '!'])}"
    )


def _phrase(random: Random) -> str:
    return " ".join(word.lower() for word in random.sample(WORDS, 4)) + f" {random.randint(10, 99)}"


def _pass(random: Random) -> str:
    alphabet = LETTERS + string.digits
    signs = [random.choice(alphabet) for _ in range(random.randint(11, 19))]
    for place in random.sample(range(2, 10), 3):
        signs[place] = random.choice("!@%^*_+=.?-")
    return "".join(signs) + str(random.randint(0, 9))


def _uuid(random: Random) -> str:
    digits = _draw(random, "0123456789abcdef", 32)
    return f"{digits[:8]}-{digits[8:12]}-4{digits[13:16]}-a{digits[17:20]}-{digits[20:]}"


def _jwt(random: Random) -> str:
    header = _b64url(b'{"alg":"HS256","typ":"JWT"}')
    claims = json.dumps({"iss": "orders", "sub": _uuid(random), "exp": random.randint(1_790_000_000, 1_890_000_000)})
    return f"{header}.{_b64url(claims.encode())}.{_b64url(_bytes(random, 32))}"


def _der(random: Random) -> str:
    return "MIIEpAIBAAKCAQEA" + _b64(_bytes(random, 297))


def _pem(random: Random) -> str:
    body = _b64(b"\x00\x00\x00\x0bopenssh-key-v1" + _bytes(random, 255))
    lines = "\n".join(body[start : start + 64] for start in range(0, len(body), 64))
    return f"-----BEGIN PRIVATE KEY-----\n{lines}\n-----END PRIVATE KEY-----"


def _lines(random: Random, alphabet: str, width: int) -> str:
    return "\n".join(_draw(random, alphabet, width) for _ in range(6))


def _enroll(random: Random) -> str:
    fingerprint, key = (
        _draw(random, ALPHABETS["hex"], 64),
        f"{_draw(random, ALPHABETS['alnum'], 20)}:{_b64url(_bytes(random, 16))}",
    )
    return _json64({"ver": "8.13.0", "adr": ["172.20.0.2:9200"], "fgr": fingerprint, "key": key}, random)


def _tunnel(random: Random) -> str:
    account = _draw(random, ALPHABETS["hex"], 32)
    return _json64({"a": account, "t": _uuid(random), "s": _b64(_bytes(random, 32))}, random)


def _login(random: Random) -> str:
    return _b64(f"\0sender@example.net\0{_word(random)}".encode())


KINDS: dict[str, Callable[[Random], str]] = {
    "word": _word,
    "phrase": _phrase,
    "pass": _pass,
    "uuid": _uuid,
    "jwt": _jwt,
    "der": _der,
    "pem": _pem,
    "pemjson": lambda random: _pem(random).replace("\n", "\\n"),
    "b64pem": lambda random: _b64(_pem(random).encode()),
    "jwe": lambda random: ".".join(_b64url(_bytes(random, size)) for size in (60, 40, 12, 200, 16)),
    "wg": lambda random: _b64(_bytes(random, 32)),
    "enroll": _enroll,
    "tunnel": _tunnel,
    "b64plain": _login,
    "b64word": lambda random: _b64(_word(random).encode()),
    "b64ssha": lambda random: _b64(b"{SSHA}" + _b64(_bytes(random, 24)).encode()),
    "tmp12": lambda random: _draw(random, LETTERS + ";<>,:!%)" + string.digits, 12),
    "espass20": lambda random: _draw(random, LETTERS + "_*+=-" + string.digits, 20),
    "espass50": lambda random: _draw(random, LETTERS + ".,;:^&*_+=#~@-" + string.digits, 50),
    "tgtoken": lambda random: "AA" + _draw(random, ALPHABETS["b64url"], 33),
    "dckrtok": lambda random: "dckr_pat_" + _draw(random, ALPHABETS["b64url"], 27),
    "dckr": lambda random: "dckr_pat_" + _draw(random, ALPHABETS["b64url"], 27),
    "ghs36": lambda random: "ghs_" + _draw(random, ALPHABETS["alnum"], 36),
    "ints16": lambda random: ", ".join(str(random.randint(0, 255)) for _ in range(16)),
    "hexlines": lambda random: _lines(random, ALPHABETS["hex"], 32),
    "blob6": lambda random: _lines(random, ALPHABETS["b64n"], 64),
    # Facts.
    "port": lambda random: str(random.randint(3000, 9999)),
    "sha": lambda random: _draw(random, ALPHABETS["hex"], 40),
}


def value(random: Random, kind: str) -> str:
    """Return a new value of the kind: a name of `KINDS`, `b64_N` (N random bytes), or an alphabet and a length."""
    if kind in KINDS:
        return KINDS[kind](random)
    if kind.startswith("b64_"):
        return _b64(_bytes(random, int(kind[4:])))
    if kind == "wpsalt":
        return _draw(random, ALPHABETS["wpsalt"], 64)
    alphabet = kind.rstrip(string.digits)
    return _draw(random, ALPHABETS[alphabet], int(kind[len(alphabet) :]))
