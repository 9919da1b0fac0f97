"""Text as an attacker, a broken program or another language writes it."""

from __future__ import annotations

from hypothesis import strategies as st

CONTROLS = {chr(code) for code in range(32)} - {"\n"} | {"\x7f", "\x9b", "\u202e", "\u2066", "\u200f"}
"""What may never reach a terminal."""

PIECES = (
    "\x1b[2J\x1b[1;1H",
    "\x1b]0;title\x07",
    "\x9b31m",
    "\u202egnp.exe",
    "\u2066isolate",
    "\u200f",
    "\x00",
    "\r",
    "\n",
    "\t",
    "x" * 300,
    "中文字" * 40,
    "مرحبا بالعالم",
    "e" + "\u0301" * 50,
    "👩‍👩‍👧‍👦",
    "\ufeff",
    "```",
    "~~~",
    "`````",
    "<script>alert(1)</script>",
    "<!-- -->",
    "![x](http://evil/x.png)",
    "[a]: http://evil",
    "[a](javascript:x)",
    "@everyone #12 GH-3",
    "# heading",
    "---",
    "1. list",
    "> quote",
    "| a | b |",
    "&lt;b&gt;",
    "**bold** _it_ __x__",
    "\\",
    "PostgreSQL refuses the password.",
)


def hostile_text() -> st.SearchStrategy[str]:
    """Return text put together of such pieces and of anything else."""
    return st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=20)), max_size=8).map(" ".join)
