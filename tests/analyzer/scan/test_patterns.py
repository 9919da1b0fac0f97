"""Signatures become scan patterns that lose nothing and confirmations that end."""

import re
import time

import pytest
from daoflow_analyzer.errors import RuleSetError
from daoflow_analyzer.rule import Signature
from daoflow_analyzer.scan.patterns import CompiledSignature
from hypothesis import given, settings
from hypothesis import strategies as st

LITERALS = st.text(alphabet="abkSI E:\"'[]{}()|\\é✓\ufffd.-", min_size=1, max_size=5)
Pair = tuple[str, str]
"""A pattern, and a text that it matches where lookaround and anchors allow."""
ATOMS: st.SearchStrategy[Pair] = st.one_of(
    LITERALS.map(lambda text: (re.escape(text), text)),
    LITERALS.map(lambda text: (f"(?i:{re.escape(text)})", text.swapcase())),
    st.sampled_from(
        [
            *((".", text) for text in "aé✓ "),
            (r"\d", "7"),
            (r"\d", "\u0663"),
            (r"\w", "é"),
            (r"\S", "✓"),
            (r"\s", "\u00a0"),
            (r"\s", "\x1c"),
            (r"\W", "-"),
            (r"\D", "é"),
            ("[^a]", "✓"),
            ("[a-f]", "b"),
            ('[^"]', "é"),
            ("[é-ü]", "ê"),
            ("[^é]", "a"),
            ("(?i:k)", "\u212a"),
            ("(?i:s)", "\u017f"),
            ("(?i:[a-z])", "\u017f"),
            ("(?i:[^b])", "é"),
            ("(?i:é)", "É"),
            (r"[\s\d]", "1"),
            ("(?:ab|é)", "é"),
            (r"\b", ""),
            ("(?=a)", ""),
            ("(?!a)", ""),
            ("(?<!b)", ""),
            ("(?:)", ""),
            ("^", ""),
            ("$", ""),
        ]
    ),
)
REPEATS = st.sampled_from(
    [
        ("?", 0),
        ("?", 1),
        ("*", 3),
        ("+", 20),
        ("{2}", 2),
        ("{0,3}", 3),
        ("{3,40}", 30),
        ("*?", 2),
        ("{9}", 9),
        ("{2,}", 12),
    ]
)
PAIRS: st.SearchStrategy[Pair] = st.recursive(
    st.one_of(
        ATOMS, st.builds(lambda atom, repeat: (f"(?:{atom[0]}){repeat[0]}", atom[1] * repeat[1]), ATOMS, REPEATS)
    ),
    lambda inner: st.one_of(
        st.lists(inner, min_size=1, max_size=4).map(
            lambda pairs: ("".join(p for p, _ in pairs), "".join(t for _, t in pairs))
        ),
        st.tuples(inner, inner).map(lambda pair: (f"(?:{pair[0][0]}|{pair[1][0]})", pair[1][1])),
        inner.map(lambda pair: (f"(?P<g>{pair[0]})(?P=g)" if "(?P<g>" not in pair[0] else pair[0], pair[1] * 2)),
        inner.map(lambda pair: (f"(?:{pair[0]})?", pair[1])),
        inner.map(lambda pair: (f"(?>{pair[0]})", pair[1])),
    ),
    max_leaves=6,
)
NOISE = st.text(alphabet="abkK\u017fsSiI\u0131e E:\"'[]é✓ 17\x1c\r.-\u212a\u00a0", max_size=10)


def compiled(pattern: str) -> CompiledSignature:
    """Return a signature of that pattern, ready to use."""
    return CompiledSignature(Signature("test", pattern, "", ""))


@settings(max_examples=1000, deadline=None)
@given(PAIRS, LITERALS, PAIRS, NOISE, NOISE)
def test_a_scan_pattern_finds_every_text_that_the_signature_matches(
    head: Pair, literal: str, tail: Pair, before: str, after: str
) -> None:
    """Whatever the Python pattern matches in a text, the scan pattern finds in that line's raw bytes."""
    pattern = f"{head[0]}{re.escape('abc' + literal)}{tail[0]}"
    try:
        signature = compiled(pattern)
    except RuleSetError:
        return
    for text in (before + head[1] + "abc" + literal + tail[1] + after, head[1] + "abc" + literal + tail[1]):
        if re.search(pattern, text):
            line = b"2026-11-23T12:00:00.000000000Z stderr " + text.encode()
            assert re.search(signature.scan_pattern.encode(), line, re.MULTILINE), (pattern, signature.scan_pattern)


@pytest.mark.parametrize("bad", [b"\xff", b"\xe2\x9c", b"\xc3", b"\xf0\x9f\x92", b"\xe9\xe8"])
def test_bytes_that_are_not_utf8_stand_for_any_character(bad: bytes) -> None:
    """Invalid bytes decode to U+FFFD for the confirmation, and the scan pattern lets them pass as one character or more."""
    signature = compiled(r"abc.+def")
    raw = b"abc" + bad + b"def"
    assert signature.search(raw.decode("utf-8", "replace"))
    assert re.search(signature.scan_pattern.encode(), raw)


def test_ends_are_cut_so_that_an_engine_reports_one_end_a_line() -> None:
    """What may be longer or shorter at either end of a pattern is no part of its scan pattern."""
    assert compiled(r"^.*?\d+ failed: (?P<why>.*)$").scan_pattern == r" failed: "
    assert len(re.findall(compiled(r"took (\d+)$").scan_pattern.encode(), b"took 123456")) == 1


@pytest.mark.parametrize(
    "pattern", [r"\d+ab", r"^(?:error|no)", r"[a-z]{9}", "ab|error", r"a.b.c.d", "", r"(?:error)?"]
)
def test_a_signature_without_a_literal_of_three_characters_is_refused(pattern: str) -> None:
    """The refusal names the signature and says what is missing."""
    with pytest.raises(RuleSetError, match=r"'test'.*literal of 3 characters"):
        compiled(pattern)


@pytest.mark.parametrize(
    "pattern", [r"abc(?:\w+ ?)*d", r"abc(a|a)*b", r"abc(?:a*)+", r"abc(?:a|ab)+c", r"abc(a?b?)*x", r"(?:abc\w*){9}"]
)
def test_a_repeat_nested_in_a_repeat_is_refused(pattern: str) -> None:
    """A pattern that can backtrack without bound is not let near a stranger's log."""
    with pytest.raises(RuleSetError, match=r"'test'.*for ever"):
        compiled(pattern)


@pytest.mark.parametrize("pattern", [r"abc(?:\d{1,3}\.){3}\d{1,3}", r"abc(?:x|y)+", r"abc(?:, foo)*", r"abc(?:ab|cd)+"])
def test_harmless_repeats_are_allowed(pattern: str) -> None:
    """A group of fixed length, or a few repeats of a short one, are fine."""
    assert compiled(pattern).scan_pattern.startswith("abc")


def test_many_open_repeats_are_refused_and_the_error_says_what_to_do() -> None:
    """Four gaps that can take each other's characters are refused; gaps that end at their delimiter are not."""
    with pytest.raises(RuleSetError, match=r"open repeats.*begin with \^"):
        compiled(r"abc.*b.*c.*d.*e$")
    assert compiled(r'^abc "[^"]*" "[^"]*" "[^"]*" \[[^\]]*\] (\S+) (\d+)ms').limit == 64 << 10


def test_what_is_no_pattern_is_refused() -> None:
    """A syntax error names the signature too."""
    with pytest.raises(RuleSetError, match=r"'test'.*not a regular expression"):
        compiled("abc(")


def test_the_ascii_flag_is_refused() -> None:
    """The flag would change what classes mean behind the scan pattern's back."""
    with pytest.raises(RuleSetError, match="flag `a`"):
        compiled(r"(?a)abc\w")


@pytest.mark.parametrize(
    ("pattern", "text"), [(r"foo.*bar$", "foo" * 21_000 + "bar x"), (r"foo.*bar.*baz$", "foobar" * 10_000 + "baz x")]
)
def test_a_crafted_line_costs_a_bounded_time(pattern: str, text: str) -> None:
    """The longest line that a quadratic or cubic pattern can be given is confirmed within seconds, whatever stands in it."""
    signature = compiled(pattern)
    begin = time.process_time()
    assert signature.search(text) is None
    assert time.process_time() - begin < 5


def test_a_signature_that_has_used_up_its_time_is_given_up() -> None:
    """Many crafted lines cannot add up to more than the budget."""
    signature = compiled(r"foo.*bar$")
    signature.spent_s = 99.0
    assert signature.exhausted
    assert signature.search("foo bar " + "x" * 300 + "bar") is None


def test_quoted_source_lines_are_no_evidence() -> None:
    """A code frame quotes messages that nobody printed; what stands before the frame on its first line still counts."""
    quoted = compiled(r"must be set in production")
    assert quoted.search('108 |     throw new Error("ENCRYPTION_KEY must be set in production.");') is None
    assert (
        quoted.search('[startup] DaoFlow control plane failed to start: 7 |   fail("must be set in production");')
        is None
    )
    assert quoted.search("error: ENCRYPTION_KEY must be set in production.")
    assert compiled(r"^\[startup\] DaoFlow control plane failed to start:").search(
        "[startup] DaoFlow control plane failed to start: 55646 | }"
    )


def test_anchors_are_the_ends_of_the_text() -> None:
    """`^` and `$` stand for the text's ends, not the raw line's."""
    signature = compiled(r"^error: (?P<why>.+) ends$")
    match = signature.search("error: it ends")
    assert match is not None
    assert match["why"] == "it"
    assert signature.search("an error: it ends") is None
    assert signature.search("error: it ends here") is None
