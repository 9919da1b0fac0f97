"""Secrets that a sentence or a directive speaks of, without any sign between name and value: `password is X`, `Unseal Key 1: X`."""

from __future__ import annotations

import re

from daoflow_collector.redact import chance, drawn, values
from daoflow_collector.redact.names import VARIABLE, Verdict, judge
from daoflow_collector.redact.odd import is_four_words
from daoflow_collector.redact.vault import to_text

_SPOKEN = re.compile(
    rb"\s{1,20}(?P<verb>(?:(?:for|on|of|at|in)\s{1,4}\S{1,80}\s{1,4}(?=is|was))?"
    rb"(?:is|was|to|from|(?:set|changed|rotated) (?:to|from)|generated|now|of|with|-|"
    rb"\xe2\x80[\x93\x94])(?::|\s+as)?\s{1,8})?(?P<q>\\?[\"'`]|)"
    rb"(?P<v>(?!(?:pass|env|file|fd):|[A-Za-z_][A-Za-z0-9_]{0,40}=[^=\s])(?:/(?=[^\s\"'`()|]{8,400}=))?[^\s\"'`(\[{<>/|=:\x1b-](?:[^\s\"'`()|<]|<(?!/)){7,400})(?P=q)",
    re.IGNORECASE,
)
"""`password is X`, `secret_access_key X`, `token "X" rejected`: only where the value looks made by a machine."""
_PHRASE = re.compile(
    rb"\s{1,4}(?:(?:is|was|to|of|set to|changed to|now|with)(?::|\s+as)?\s{1,4})?"
    rb"(?P<q>\\?[\"'`])(?P<v>[A-Za-z0-9]+(?: [A-Za-z0-9]+){1,7})(?P=q)"
)
"""`password "four words of it"`."""
_WEAK = re.compile(
    rb"[\"'`]?[ \t]{1,4}(?:(?P<verb>is|was|set to|changed to)|to)(?: now|:)?[ \t]{1,4}(?P<q>[\"'`]?)(?P<v>[A-Za-z0-9]{4,12})(?P=q)(?![\w-])"
    rb"(?![ \t]+(?:characters|chars|bytes|bits|days|hours|minutes|seconds|times|users?|entries|items)\b)"
)
_QUOTED_SHORT = re.compile(rb"[ \t](?P<q>[\"'`])(?P<v>[A-Za-z0-9]{4,12})(?P=q)(?![ \t]*[=:])")
"""`invalid ADMIN_PASSWORD "v"`: right behind a variable's name."""
_SETS = re.compile(rb"\b(?:re|un)?(?:set|sets|setting|change[ds]?|changing)\b[^\r\n]{0,12}\Z", re.IGNORECASE)
"""`set DB_PASSWORD to root`: a weak word, where a variable's name is told to have it."""
_SPOKEN_NAME = re.compile(
    rb"\b(?:unseal|api|secret|access|private|encryption|signing|master|license|licence|"
    rb"recovery|shared|pre-?shared|auth|admin|root|public) \Z",
    re.IGNORECASE,
)
_PLAIN_KEY = re.compile(
    rb"\b(?:cache|primary|foreign|sort|object|s3|partition|routing|lookup|lock|index|unique|map|restored from|saved with|for input) \Z",
    re.IGNORECASE,
)
_NUMBERED = re.compile(rb" \d{1,2}(?=:)")
_DIRECTIVE = re.compile(rb"[ \t]+(?P<q>[\"']?)(?P<v>[^\s\"'=:]{8,400}={0,2})(?P=q)[ \t;]*(?:\r?\n|\Z)")
"""`password X` alone on its line, as many configuration files have it."""

_PUT = re.compile(rb"\b(?:put|set|mod|modify|update|add|create|write|store|config)\s(?:[^\s|;&]+\s+){0,4}[^\s|;&]*\Z")
_LINE_START = re.compile(rb"(?:^|\n)(?:\++ )?[ \t]*(?:[a-z]{2,20}(?:_[a-z]{2,20}){1,4}[ \t]+)?\Z")
_WORD = re.compile(rb"[^\s\"'|;&<>=]{8,400}")
_OWNED = re.compile(rb"[ \t]+[A-Za-z_][\w.-]{0,40}[ \t]*=[ \t]+(?P<v>[^\s\"']{6,400})[ \t]*(?:\r?\n|\Z)")
"""`PASSWORD elastic = v`: a name, whose it is, the value."""
_NOTED = re.compile(rb"[ \t]+(?:loaded|set|found|ok|present|read|from env) \((?P<v>[^\s()]{8,400})\)")
"""`NAME loaded (v)`."""
_OWNABLE = frozenset((b"password", b"passphrase", b"token", b"secret"))
_OWNABLE_BY_WORD = frozenset((b"password", b"passphrase", b"passwd"))
_ISSUED = re.compile(
    rb" (?:was |has been )?(?:created|generated|issued|rotated)(?: successfully)?[:!] +(?P<v>[A-Za-z0-9+/=_.-]{40,400})[ \t]*(?:\r?\n|\Z)"
)
"""`token created: X`: what was made just now, and is no id by its length."""
_NAMED_BY_ROWS = re.compile(
    rb"\b(?:host|server|project|repo(?:sitory)?|namespace|service|app(?:lication)?|bucket|container|image|volume|network|job|pod|"
    rb"branch|release|stack|cluster|node|vault|store|item|named?)[\"']?[ \t]*[:=][ \t]*\Z",
    re.IGNORECASE,
)
"""What is named by words in a row, whatever the sentence before the colon speaks of."""
_ASKED = re.compile(rb"\b(?:use|enter|copy|save|store|note|keep|following|your)\b[^:=\"'\r\n]{0,40}\Z", re.IGNORECASE)
"""What makes a sentence one that hands a secret out: `Use this token to log in: v`."""
_JUDGED = re.compile(
    rb"[ \t]+(?:has |was |is )?(?:expired|rejected|revoked|refused|denied|accepted|not (?:accepted|valid|known)|invalid|unknown|leaked|"
    rb"mailed|emailed|e-mailed|sent|issued|assigned)\b"
)
_PRODUCT_ID = re.compile(rb"[0-9a-f]{32}")
_PRESENTED = re.compile(rb"(?:[\w-]{0,40}[_-])?(?:token|password|passphrase|passwd|pass|api[_-]?key)", re.IGNORECASE)
_GIVEN = re.compile(
    rb" (?:is |was )?(?:provided|given|supplied|entered|used|invalid|rejected|wrong|incorrect|unknown|expired|revoked): ",
    re.IGNORECASE,
)
_SIGNS_INSIDE = re.compile(rb"(?=\S{0,60}[a-z])(?=\S{0,60}[A-Z])[A-Za-z]{2,60}[#$%^&*!+=@?~]\S{0,60}[A-Za-z]\S*\Z")
"""`abCd@eF#g`: letters, small and capital, with signs between that no word has."""
MIN_OF_VARIABLE = 32
MAX_PIN = 8
_NO_PATH = re.compile(rb"[^\w./@~-]")
_TOLD_LATER = re.compile(
    rb"(?:[^:=\r\n{\[\"]|\"[A-Za-z0-9_.@-]{1,40}\"|(?:https?|ssh)://[^\s'\"]{1,200}){1,80}:"
    rb"[ \t]+(?P<v>(?![a-z_.-]{2,40}[:=][A-Za-z0-9\"'/])[^\s\"']{8,200})[ \t]*(?:\([^)\r\n]*\)[ \t]*)?(?:\r?\n|\Z)"
)
"""`temporary password … for root@localhost: X` at the end of a line."""
ID = re.compile(rb"[0-9a-f]{7,12}|[0-9a-f]{40}|[0-9a-f]{64}|[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}")
"""What is rather an id where only a sentence speaks of a secret."""


_MADE_BY_A_PERSON = re.compile(
    r"(?=.{0,60}[A-Z])(?=.{0,60}[a-z])[A-Za-z][^\s/:=()@]{3,60}\d{2,}[!?.*#$%+]?"
    r"|[A-Z][a-z]{3,20}[-_.#](?:19|20)\d\d[-_.#](?!(?:JSON|YAML|HTML|JPEG|TIFF|XLSX|DOCX|PPTX|TOML)\Z)[A-Z]{4,20}"
)
"""`AmberMountain11`, `River-Herbst-91`, `Amber_2019.RIVER`."""
_ALGORITHM = re.compile(
    r"(?:\A|[a-z0-9_-])(?:SHA|MD|AES|RSA|[EHPR]S|UTF|UTC|ISO|CRC|ED|HTTP|TLS|Sha|Md|Aes|Rsa|Utf|Base|Http|Tls|IPv|Ipv)[-_]?\d+\W?\Z"
)

_NUMBER = re.compile(rb"\d{6,16}")
_NUMBERS = (b"password", b"passphrase", b"passcode", b"passwort", b"pin")
_KEY_LOG = re.compile(rb"(?:_\d{1,3})? [0-9a-f]{64} (?P<v>\S{16,128})")
_OF_KEY_LOG = re.compile(rb"(?:CLIENT|SERVER|EXPORTER|EARLY|ECH)_[A-Z_0-9]{2,40}\Z")
"""What a TLS program writes for a sniffer: whose connection it is, which everybody may know, and the secret."""
_TWO_WORDS = re.compile(r"[A-Za-z]{3,14} [A-Z][a-z]{2,13}\d{2,4}")
"""`Amber Mountain11`."""


def is_made_by_a_person(word: str) -> bool:
    """Say whether words in capitals and small letters end in a number, as passwords that somebody thought of, and no algorithms."""
    return bool(_MADE_BY_A_PERSON.fullmatch(word)) and not is_algorithm(word) and not values.is_ordinary_shape(word)


def is_dice(word: str) -> bool:
    """Say whether four words and more stand in a row, as dice draw them: no name has that many long ones."""
    return bool(_DICE.fullmatch(word))


def is_algorithm(word: str) -> bool:
    """Say whether a word ends as the names of algorithms, encodings and protocols do."""
    return bool(_ALGORITHM.search(word))


def is_put(text: bytes, start: int, begin: int) -> bool:
    """Say whether a tool is told to put the word at `begin` under the name at `start`: `kv put app/token X`."""
    word = _WORD.match(text, begin)
    return bool(word and values.is_mixed(to_text(word.group())) and _PUT.search(text, max(0, start - 100), start))


def value_after(text: bytes, start: int, name_end: int) -> tuple[int, int] | None:
    """Return the range of the secret that is spoken of, or given by a directive, behind a secret's name at `start` to `name_end`."""
    quote = text[name_end : name_end + 1]
    logged = _KEY_LOG.match(text, name_end) if _OF_KEY_LOG.search(text, start, name_end) else None
    spoken = None if logged else _SPOKEN.match(text, name_end + (quote in (b"'", b'"', b"`")))
    if spoken and _is_revoked(text, start, spoken):
        spoken = None
    if spoken and (
        _is_judged(text, start, name_end, spoken)
        or _is_number(text, start, name_end, spoken)
        or _is_spoken_secret(
            to_text(spoken["v"]),
            is_told=bool(spoken["verb"] or spoken["q"]),
        )
    ):
        return spoken.start("v"), spoken.start("v") + len(spoken["v"].rstrip(b".,;:"))
    weak = _WEAK.match(text, name_end)
    is_told = weak and (weak["verb"] or _SETS.search(text, max(0, start - 24), start))
    if weak and b"_" not in text[start:name_end]:
        is_told = is_told and _is_first_tried(text[start:name_end], to_text(weak["v"]))
    sure = logged or _quoted_short(text, start, name_end)
    phrase = sure or (weak if weak and is_told else _PHRASE.match(text, name_end))
    if phrase and (sure or (_is_short if phrase is weak else _is_phrase)(to_text(phrase["v"]))):
        return phrase.span("v")
    directive = _DIRECTIVE.match(text, name_end)
    if directive and _LINE_START.search(text, max(0, start - 60), start) and drawn.is_told(to_text(directive["v"])):
        return directive.span("v")
    noted = _NOTED.match(text, name_end)
    if noted and drawn.is_told(to_text(noted["v"])) and not ID.fullmatch(noted["v"]):
        return noted.span("v")
    owned = _OWNED.match(text, name_end) if text[start:name_end].lower() in _OWNABLE else None
    if owned and drawn.is_told(to_text(owned["v"])):
        return owned.span("v")
    return told_later(text, start, name_end)


def _quoted_short(text: bytes, start: int, name_end: int) -> re.Match[bytes] | None:
    """Return a short word in quotes right behind a variable's name, where it is no word of prose."""
    short = _QUOTED_SHORT.match(text, name_end) if VARIABLE.fullmatch(text[start:name_end]) else None
    return short if short and _is_short(to_text(short["v"])) and not short["v"].isdigit() else None


def _is_revoked(text: bytes, start: int, spoken: re.Match[bytes]) -> bool:
    """Say whether a token is named by the product's id because it is revoked: `revoking token <id>`, `Token <id> revoked`."""
    if not _PRODUCT_ID.fullmatch(spoken["v"].rstrip(b".")):
        return False
    return text.startswith(b" revoked", spoken.end()) or text[max(0, start - 20) : start].endswith(
        (b"revoking ", b"revoking api ")
    )


def _is_short(word: str) -> bool:
    """Say whether a short word is what a variable of a secret is told to have: tried first, a number, or letters in disorder."""
    if values.is_weak(word):
        return True
    if word.isdigit():
        return len(word) <= MAX_PIN
    return not values.is_plain(word) and chance.bits(word.encode("ascii", "replace")) > chance.LIKELY


def _is_first_tried(name: bytes, word: str) -> bool:
    """Say whether prose tells that a password is one that is tried first, with a number: `the mysql password is` such a word."""
    return name.lower() in _OWNABLE_BY_WORD and values.is_weak(word) and not word.isalpha() and not word.isdigit()


def _is_phrase(words: str) -> bool:
    return values.is_passphrase(words) or bool(_TWO_WORDS.fullmatch(words))


def _is_number(text: bytes, start: int, name_end: int, spoken: re.Match[bytes]) -> bool:
    """Say whether a sentence says that a password is a number: longer than one of letters or of days."""
    number = spoken["v"].rstrip(b".,;:")
    return (
        bool(spoken["verb"])
        and _NUMBER.fullmatch(number) is not None
        and text[start:name_end].lower().endswith(_NUMBERS)
    )


def _is_judged(text: bytes, start: int, name_end: int, spoken: re.Match[bytes]) -> bool:
    """Say whether a program tells what became of the word itself, `token v expired`: a place in which no name stands."""
    word = to_text(spoken["v"])
    if not _JUDGED.match(text, spoken.end()) or not _PRESENTED.fullmatch(text, start, name_end):
        return False
    is_made = (
        values.is_mixed(word) and not values.is_name(word) and not is_algorithm(word) and not ID.fullmatch(spoken["v"])
    )
    return is_made or drawn.is_row(word) or is_four_words(word)


def told_later(text: bytes, start: int, name_end: int) -> tuple[int, int] | None:
    """Return the range of the last word of a line that a colon announces, where the sentence before speaks of a secret."""
    issued = _ISSUED.match(text, name_end)
    if issued and values.is_mixed(to_text(issued["v"])):
        return issued.span("v")
    later = _TOLD_LATER.match(text, name_end)
    is_password = text[start:name_end].lower().endswith((b"password", b"passphrase"))
    word = to_text(later["v"]) if later else ""
    if later is None or not (drawn.is_told(word) or (is_password and _SIGNS_INSIDE.match(later["v"]))):
        return None
    if drawn.is_row(word) and _NAMED_BY_ROWS.search(text, max(0, later.start("v") - 40), later.start("v")):
        return None
    if _ASKED.search(text, max(0, start - 60), start):
        return later.span("v")
    is_path = b"/" in later["v"] and not _NO_PATH.search(later["v"])
    is_variable = VARIABLE.fullmatch(text[start:name_end]) is not None and len(later["v"]) >= MIN_OF_VARIABLE
    is_given = is_password or is_variable or _GIVEN.match(text, name_end) is not None
    return later.span("v") if not is_path and (is_given or not ID.fullmatch(later["v"])) else None


def key_name(text: bytes, start: int, name_end: int) -> tuple[Verdict, int]:
    """Return what a `key` is by the word before it (`secret key`, `public key`), and where its name ends with its number."""
    if _PLAIN_KEY.search(text, max(0, start - 14), start):
        return Verdict.SAFE, name_end
    told = _SPOKEN_NAME.search(text, max(0, start - 14), start)
    if told is None:
        return Verdict.UNSURE, name_end
    numbered = _NUMBERED.match(text, name_end)
    return judge(f"{to_text(told.group().strip())}_key"), numbered.end() if numbered else name_end


_DICE = re.compile(r"[a-z]{4,12}(?:-[a-z]{4,12}){3,7}(?:-\d{1,4})?")
"""`amber-mountain-river-herbst`: four words and more, drawn by dice."""
MIN_SEED = 26
_BASE32 = re.compile(r"(?=[A-Z]*[2-7][A-Z]*[2-7])[A-Z2-7]{16,64}")
"""What an authenticator is set up with."""
_CONSTRUCTED = re.compile(r"[A-Za-z_.]{1,40}[\[({]\w{1,40}=")
"""`LdapConfig[url=…`: an object with its fields, each judged by its own name."""


ISSUED_ID = re.compile(
    r"(?:req|evt|msg|job|run|task|wf|conv|thread|batch|cus|usr|acct|org|proj|team|dep|ord|inv|txn)_[A-Za-z0-9]{8,40}"
    r"|0[0-7][0-9A-HJKMNP-TV-Z]{24}|ed25519:[A-Za-z0-9_]{1,12}|[A-Z][a-z]+[0-9]{1,2}Array|[A-Z]{3,20}(?:_[A-Z]{2,20}){1,5}_[0-9a-f]{32}"
)
"""An id by what it begins with, a ULID, which begins with its time, or what a Matrix server calls its key."""


def _is_seed(word: str) -> bool:
    return bool(_BASE32.fullmatch(word)) and (
        len(word) >= MIN_SEED or chance.bits(word.encode("ascii")) >= chance.LIKELY
    )


def _is_spoken_secret(word: str, *, is_told: bool) -> bool:
    """Say whether a sentence's next word is the secret it speaks of: after a verb or in quotes, letters and digits are enough."""
    if (
        _CONSTRUCTED.match(word)
        or values.is_public(word)
        or values.is_ordinary_shape(word)
        or ISSUED_ID.fullmatch(word)
    ):
        return False
    if values.is_random(word, minimum=8) or drawn.is_scrambled(word):
        return True
    if is_made_by_a_person(word) or _is_seed(word.rstrip(".,;:")):
        return True
    if is_told and (is_dice(word) or drawn.is_row(word)) and not drawn.names_a_secret(word):
        return True
    mixed = len(word) >= 12 and any(c.isdigit() for c in word) and any(c.isalpha() for c in word)
    return is_told and mixed and not values.is_ordinary_shape(word)
