"""Lines keep within their columns, whatever script they are in, and lose nothing but what is said to be cut."""

from __future__ import annotations

from daoflow_reports.columns import columns_of, cut, shortened, wrapped
from hypothesis import given
from hypothesis import strategies as st

from tests.reports.hostile_words import hostile_text


@given(hostile_text(), st.integers(40, 120))
def test_wrapping_keeps_to_the_width_and_loses_no_word(text: str, width: int) -> None:
    """Every line fits; the characters are all there in their order, less white space and piled-up marks."""
    lines = wrapped(text, width, "first: ", "       ")

    assert all(columns_of(line) <= width for line in lines)
    shown = "".join(lines).replace(" ", "").removeprefix("first:")
    kept = iter(text)
    assert all(character in kept for character in shown)


def test_wide_characters_take_two_columns_and_accents_none() -> None:
    """What the terminal will do is what is counted."""
    assert columns_of("中文") == 4
    assert columns_of("e\u0301") == 1
    assert wrapped("中文字中文字", 4) == ["中文", "字中", "文字"]


def test_piled_up_accents_are_thinned_out() -> None:
    """A hundred marks on one letter would be drawn over the lines around it."""
    assert wrapped("e" + "\u0301" * 100, 40) == ["e\u0301\u0301"]


@given(hostile_text(), st.integers(40, 100))
def test_what_is_cut_fits_and_says_so(text: str, width: int) -> None:
    """An ellipsis stands where something is missing, and only there."""
    flat = " ".join(text.split())
    found = cut(flat, width)

    assert columns_of(found) <= width
    assert found == flat or found.endswith("...")


def test_too_many_lines_end_with_an_ellipsis_inside_the_width() -> None:
    """The mark itself fits."""
    lines = shortened(wrapped("word " * 100, 40), 2, 40)

    assert len(lines) == 2
    assert lines[1].endswith(" ...")
    assert columns_of(lines[1]) <= 40


def test_what_announces_what_was_cut_is_cut_with_it() -> None:
    """`say so: ...` and `postgres.log:10; ...` read as if something had been swallowed."""
    assert shortened(["they say so: logs/postgres.log,", "env/sanity.json"], 1, 20) == ["they say so ..."]
    assert shortened(["logs/postgres.log:10; env/sanity.json#", "more"], 1, 30) == ["logs/postgres.log:10 ..."]
