"""The characters and names of the `.env` dialect (compose-go's)."""

from __future__ import annotations

import re
import unicodedata

BLANKS = "\t\v\f\r \x85\xa0"
WHITE_SPACE = (
    BLANKS + "\n\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000"
)
_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_.-]*")
EXPORT = re.compile(r"export(?=[\t\n\f\r ])")
_ESCAPE = re.compile(r'\\(?:[abcfnrtv$"\\]|0[0-9]{0,3})')
_ESCAPED = {"a": "\a", "b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t", "v": "\v", '"': '"', "\\": "\\"}
LOOKS_LIKE_NEXT_KEY = re.compile(r"^(?:export\s+)?[A-Z_][A-Z0-9_]*=(?!=?\s*$)")


def is_plausible_name(name: str) -> bool:
    """Whether `name` looks like a variable's name, and not like a piece of a secret that was wrapped onto a line of its own."""
    if not _NAME.fullmatch(name) or len(name) > 80:
        return False
    one_case = name in {name.upper(), name.lower()}
    digits = sum(character.isdigit() for character in name)
    return digits < 4 if one_case and len(name) >= 16 else one_case or not digits


def may_name(character: str) -> bool:
    """Whether Compose allows `character` in a name."""
    return character in "_.-[]" or unicodedata.category(character)[0] in "LN"


def _unescape(match: re.Match[str]) -> str:
    code = match[0][1:]
    if code == "$":
        return "$$"
    if code[0] != "0":
        return _ESCAPED.get(code, match[0])
    digits = code[1:]
    if len(digits) == 3 and all(digit in "01234567" for digit in digits) and int(digits, 8) < 256:
        return chr(int(digits, 8))
    return "\\" + digits


def expand_escapes(text: str) -> str:
    r"""Return a double-quoted text with its escapes taken off; `\$` becomes `$$`, which substitution then turns into `$`."""
    return _ESCAPE.sub(_unescape, text)
