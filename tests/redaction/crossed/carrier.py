"""What a carrier is: templates of lines, the values that can stand in them, and the file around them."""

from __future__ import annotations

import re
from dataclasses import dataclass

ANY = re.compile(r"[^\n]+")
BARE = re.compile(r"[\w.~+/=:-]+", re.ASCII)
PLAIN = re.compile(r"[\w.~-]+", re.ASCII)
UNQUOTED = re.compile(r"[^\s\"'`\\,;&()\[\]{}<>|#$*?!]+")
SPACED = re.compile(r"[^\s\"'`\\,;&()\[\]{}<>|#$*?!]+( [^\s\"'`\\,;&()\[\]{}<>|#$*?!]+)*")
DOUBLE = re.compile(r"[^\"\\$`\n]+")
QUOTELESS = re.compile(r"[^'\"\\$`\n]+")
FIELD = re.compile(r"[^\s:\\\"'#]+")
SINGLE = re.compile(r"[^'\\\n]+")
LONG = re.compile(r"[^\n]{12,}")
ENVIRON = re.compile(r"[^\s\"'`\\#$][^\n\"'`\\#$]*[^\s\"'`\\#$]")
YAML = re.compile(r"[A-Za-z][\w./+=@!%^*~;-]*[\w=]", re.ASCII)
SHORT = re.compile(r"[^\n]{4,90}")


@dataclass(frozen=True, slots=True)
class Carrier:
    """One way in which a secret stands in a file; `#` in a path is the file's number."""

    name: str
    path: str
    templates: tuple[str, ...]
    pick: str = "named"
    accepts: re.Pattern[str] = ANY
    header: str = ""
    footer: str = ""
    between: str = ""
    decoys: str = ""
    files: int = 3
    rows: int = 10
    weak: bool = False
    packed: bool = False
