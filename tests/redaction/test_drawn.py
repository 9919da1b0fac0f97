"""Passwords without a number: words drawn by dice, joined or spaced, letters that no language puts so; and what looks like them."""

from __future__ import annotations

import random
import string

import pytest
from daoflow_collector.redact import Redactor, Vault, drawn

SYLLABLES = ("ba", "ro", "ki", "lun", "ter", "vo", "sha", "mi", "dral", "pen", "go", "fex", "tul", "wim", "nor")
SEEDS = range(6)


def word(rng: random.Random) -> str:
    """Return a word of two or three syllables that no language has."""
    return "".join(rng.sample(SYLLABLES, rng.randrange(2, 4)))


def row(rng: random.Random) -> str:
    """Return four words in a row."""
    return "-".join(word(rng) for _ in range(4))


def phrase(rng: random.Random) -> str:
    """Return five words with spaces between."""
    return " ".join(word(rng) for _ in range(5))


def scrambled(rng: random.Random) -> str:
    """Return letters that stand as in no word."""
    while True:
        letters = "".join(rng.choice(string.ascii_letters) for _ in range(11))
        if drawn.is_scrambled(letters):
            return letters


def redacted(text: str) -> str:
    """Return what the gate leaves of a text."""
    content, _ = Redactor(Vault()).text(text.encode())
    return content.decode()


ROW_PLACES = """\
rotated DB_PASS: old-one -> {v}
x_smtp_password -> {v} ok
getenv('FTP_PWD') -> '{v}'
getenv("FTP_PWD") = {v}
auth_pass {v}
password {v}
2026-11-14T14:16:11.462Z INFO loaded credentials for admin: {v}
token {v} expired at 2026-11-21
SELECT set_config('app.jwt_secret', '{v}', false);
passwords:|  - {v}
""".splitlines()
PHRASE_PLACES = """\
X-Redis-Password: {v}
BACKUP_ENCRYPTION_PASSWORD={v}
SELECT set_config('app.password', '{v}', false);
client_secret      | {v}
 smtp_password | {v}
""".splitlines()


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("place", ROW_PLACES)
def test_words_in_a_row_go(place: str, seed: int) -> None:
    """Where the place says that a secret stands there, four words need no number."""
    value = row(random.Random(f"{seed}{place}"))
    assert value not in redacted(place.replace(":|", ":\n").format(v=value) + "\n")


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("place", PHRASE_PLACES)
def test_words_with_spaces_go(place: str, seed: int) -> None:
    """A phrase goes as a whole where it is all of a header, a variable, a cell or an argument."""
    value = phrase(random.Random(f"{seed}{place}"))
    left = redacted(place.format(v=value) + "\n")
    assert not any(part in left for part in value.split() if len(part) > 5)


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize(
    "place",
    [
        "token {v} expired at 2026-11-21",
        "auth_pass {v}",
        "x_token -> {v} ok",
        "SELECT set_config('app.jwt_secret', '{v}', false);",
        "INFO loaded credentials for admin: {v}",
    ],
)
def test_scrambled_letters_go(place: str, seed: int) -> None:
    """Capital and small letters in disorder are a password without a digit."""
    value = scrambled(random.Random(f"{seed}{place}"))
    assert value not in redacted(place.format(v=value) + "\n")


@pytest.mark.parametrize("value", ["lvHULrZdvRGoFBqz", "vOiZNja~ggafGCfcaP", "V5ehupk~vHbNm48i6SLRxmP"])
@pytest.mark.parametrize("place", ["- Root pw (server edge-1): {v}", '3) "password"\n4) "{v}"', "[Password] {v}"])
def test_what_is_left_of_a_line_goes(place: str, value: str) -> None:
    """In notes and answers, also where the value begins like the name of an algorithm or has a sign in it."""
    assert value not in redacted(place.format(v=value) + "\n")


@pytest.mark.parametrize(
    "line",
    [
        "password host key (edge-1): ecdsa-sha2-nistp256",
        "pw (default): PostgreSQL",
        'secret "shop-prod-registry-credentials" not found',
        "token validation-error-handler-middleware loaded",
        "credentials for project: amber-mountain-river-herbst loaded",
        "no credentials found for repo: amber-mountain-river-herbst",
        "password NullPointerException at line 4",
        "db password: connection refused during startup",
        "DB_PASSWORD: connection refused during startup",
        "db_password   | connection refused during startup",
        "| SMTP_PASSWORD | password of the mail account |",
        "token TokenRefreshMiddlewareFactory expired",
        "password JwtBearer rejected",
        "api_key -> string",
        'if (request.get("password")) return next();',
        'if os.environ.get("TOKEN"): raise ValueError',
        "TESTS_PASS=12",
        "tests pass: 12",
    ],
)
def test_names_and_sentences_stay(line: str) -> None:
    """Hosts, jobs, classes and what programs say are joined of words too."""
    assert redacted(line + "\n") == line + "\n"


def test_a_short_number_is_the_password_of_a_variable() -> None:
    """`DB_PASS=12345` has the plural's letter, and counts nothing."""
    assert "12345" not in redacted("first line\nDB_PASS=12345\n")


@pytest.mark.parametrize("value", ["au'bx!1peZpJbE8Wb3rD", 'qzG`"oKP0o0F7S7j', "k3'n\"v8`Qw2xZ"])
def test_a_header_has_quotes_like_other_signs(value: str) -> None:
    """All of the header's value goes, whatever signs are in it."""
    assert redacted(f"> X-Api-Key: {value}\n> Accept: */*\n").startswith("> X-Api-Key: [redacted:X-Api-Key#")
    assert value[-6:] not in redacted(f"> X-Api-Key: {value}\n")


def test_hex_of_letters_beyond_ascii_is_read() -> None:
    """A document in hex tells its secret also where that has an umlaut."""
    blob = '{"password":"Zedbatulürofexä797"}'.encode().hex()
    assert blob[30:50] not in redacted(f"hex {blob} n=4\n")
    digest = "9c1185a5c5e9fc54612808977ee8f548b2a1c3d4"
    assert digest in redacted(f"commit {digest} ok\n")


@pytest.mark.parametrize("prefix", ["sess:", "session:", "laravel_session:", "spring:session:sessions:"])
@pytest.mark.parametrize("value", ["kdjfhgkdjfhgkdjfhgkrjtkrjgkrjdqw", "QkdjfhgkdDfhgkdjfHgkrjtkrJgkrjd"])
def test_a_session_in_a_key_goes(prefix: str, value: str) -> None:
    """Who has a session's key is logged in, with digits in it or without."""
    assert value not in redacted(f'1) "{prefix}{value}"\n')
    assert redacted(f"{prefix}settings-of-the-user loaded\n") == f"{prefix}settings-of-the-user loaded\n"


def test_letters_alone_go_from_lists_and_addresses() -> None:
    """The value below its name in an answer of Redis, and the key of a push monitor's address, also without a digit."""
    assert "CVgm+TutGvOPkLAD" not in redacted('1) "requirepass"\n2) "CVgm+TutGvOPkLAD"\n')
    assert redacted('1) "requirepass"\n2) "masterauth"\n3) "maxmemory-policy"\n').endswith(
        '2) "masterauth"\n3) "maxmemory-policy"\n'
    )
    address = "https://push.example.org/api/push/{}?status=up"
    assert "nDIYwgUOQqhpVSgadJDScSBnPgLkQjHf" not in redacted(address.format("nDIYwgUOQqhpVSgadJDScSBnPgLkQjHf") + "\n")
    assert redacted(address.format("notifications") + "\n") == address.format("notifications") + "\n"


def test_the_settings_of_a_database_are_no_login() -> None:
    """An encoded @ in the password of a JDBC address takes neither the port nor the database with it."""
    left = redacted(
        "spring.datasource.url=jdbc:postgresql://node-19:5432/app?user=app&password=Oz%28b6c2%5BUABj%2AVondDy%2Be%40dh\n"
    )
    assert left.startswith("spring.datasource.url=jdbc:postgresql://node-19:5432/app?user=app&password=[redacted:")
    assert "VondDy" not in left
    login = redacted("DATABASE_URL=postgres://app:12345/x?y=1@db:5432/app\n")
    assert "12345/x" not in login


def test_facts_beside_a_secret_stay() -> None:
    """The user before a `%`, the host of a repository, the name of a mounted secret."""
    trace = "+ wget --header='Authorization: token ghp_{0}' https://api.example.org\n+ smbclient //h/s -U 'ops%Terkipen_2029.ROBA' -c ls\n"
    left = redacted(trace.format("KzhTSFRcw7I0y38YuxgplwDweNmwWD8E7Eyv"))
    assert "-U 'ops%[redacted:" in left
    assert "Terkipen" not in left
    log = "10:01 session_secret=55475d002085d8c37498497ae7fb39e3\n10:02 x-access-token:ghs_{0}@github.com/acme/app\n"
    left = redacted(log.format("1Cs6g6y0OqbyoLLcoBSfOGguEuXPW7JVthHZ"))
    assert "@github.com/acme/app" in left
    assert "ghs_" not in left
