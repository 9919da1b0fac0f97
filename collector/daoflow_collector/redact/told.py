"""Secrets that one file names itself: what stands under a secret's name in one place of it is hunted in all its other places.

Only what no word of the file can equal by chance: drawn by a machine, or thought of as passwords are.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from itertools import islice

from daoflow_collector.redact import encodings, odd, spoken, values
from daoflow_collector.redact.names import Verdict, judge
from daoflow_collector.redact.vault import ValueClass, Vault, to_text

MAX_TOLD = 40
"""Each takes some tens of kilobytes while its file is read once more."""
MAX_ASKED = 400
MAX_LENGTH = 1024
MAX_AROUND = 40
MAX_SEARCHED_BYTES = 64 << 20
"""Bytes that are searched for other spellings than the plain one, over all values of a file."""
MIN_LENGTH = 8
_ID_LENGTHS = (12, 40, 64)
"""Hex digits of ids that programs show everywhere."""
_COMPOUND = re.compile(r"[A-Za-z]{2,}[_.-]|[a-z][A-Z]")
"""The name of a setting; `secret:` or `token` alone may as well stand before an id."""
_FORMS = 60
_PAIR = re.compile(r"[A-Za-z_.-]{1,40}[:=]")
_POINTER = re.compile(r"0x[0-9a-fA-F]{1,16}")


_CUT = re.compile(rb"(?P<v>[^\s\"'`()\[\]{}<>,=]{6,200})(?:\.\.\.|\xe2\x80\xa6)")
"""What is left of a word where a program cut its line: `LINE 1: … crypt('Harbor!sto...`."""
_OF_COMMANDS = values.listed("curl-user sshpass redis-user redis-auth netrc pgpass htpasswd sql-cipher cipher-text")
"""Kinds that are secrets by their place in a command, with no word of one in them."""


def left_in(clean: bytes, heard: Mapping[bytes, str], vault: Vault) -> dict[str, str]:
    """Return value → name of what was taken out of a file under a sure name, `heard`, and has to be hunted in it.

    It is still in what is left of the file, or went in another place with its escapes or its neighbours, so that it looks like another one.
    """
    found: dict[str, str] = {}
    sure = [(value, what) for value, what in heard.items() if _is_sure(to_text(value), what, vault)]
    others = len(clean) * len(sure) * _FORMS <= MAX_SEARCHED_BYTES
    for value, what in sure[:MAX_ASKED]:
        forms = encodings.needles(value) if others or not value.isalnum() else {}
        is_spelt = others and any(form in clean for form in (*forms, value.hex(" ").encode("ascii")))
        if value in clean or is_spelt or _looks_like_another(value, forms, heard):
            found[to_text(value)] = what
        if len(found) == MAX_TOLD:
            break
    for cut in _CUT.finditer(clean) if sure else ():
        whole = next((what for value, what in sure[:MAX_ASKED] if value.startswith(cut["v"])), "")
        if whole and len(found) < MAX_TOLD and not cut["v"].isalpha():
            found[to_text(cut["v"])] = whole
    return found


def _looks_like_another(value: bytes, forms: Iterable[bytes], heard: Mapping[bytes, str]) -> bool:
    if any(len(value) < len(other) <= len(value) + MAX_AROUND and value in other for other in islice(heard, MAX_ASKED)):
        return True
    return not value.isalnum() and any(form in heard for form in forms if form != value)


def _is_sure(value: str, what: str, vault: Vault) -> bool:
    if not MIN_LENGTH <= len(value) <= MAX_LENGTH or not (judge(what) is Verdict.SECRET or what in _OF_COMMANDS):
        return False
    if vault.is_strong(value) or vault.classify(value) is not ValueClass.STRONG or values.is_uuid(value):
        return False
    if len(value) in _ID_LENGTHS and odd.is_hex(value) and not _COMPOUND.search(what):
        return False
    if values.is_url(value) or values.is_public(value) or values.is_connection(value):
        return False
    return (
        odd.is_odd_or_drawn(value)
        or odd.is_four_words(value)
        or spoken.is_dice(value)
        or values.is_random(value, minimum=MIN_LENGTH)
        or (values.is_mixed(value) and not values.is_name(value) and not value.islower())
    ) and not (_POINTER.fullmatch(value) or _PAIR.match(value))
