"""Which words hold a part of a needle: the quick answers are those of looking for each anchor in each word."""

from __future__ import annotations

from daoflow_collector.redact.anchors import IN_IDS, MIN_LONG, MIN_TORN, STRIDE, Anchors
from daoflow_collector.redact.strides import Strides
from hypothesis import given, settings
from hypothesis import strategies as st

ALPHABET = "abcdef0123456789-=GZ_/"
ANCHORS = st.lists(st.text(ALPHABET, min_size=5, max_size=40).map(str.encode), min_size=1, max_size=8)


@st.composite
def anchors_and_words(draw: st.DrawFn) -> tuple[list[bytes], list[bytes]]:
    """Draw anchors, and words that hold parts of them behind and before other bytes."""
    anchors = draw(ANCHORS)
    around = st.text(ALPHABET, max_size=14).map(str.encode)
    words = []
    for _ in range(draw(st.integers(1, 12))):
        anchor = draw(st.sampled_from(anchors))
        start, end = draw(st.integers(0, len(anchor))), draw(st.integers(0, len(anchor)))
        words.append(draw(around) + anchor[min(start, end) : max(start, end)] + draw(around))
    words += [word + anchor for word in words[:2] for anchor in anchors[:2]]
    return anchors, [word for word in words if word]


def _split(words: list[bytes]) -> tuple[list[bytes], list[bytes]]:
    ids = [word for word in words if not word.translate(None, IN_IDS)]
    return [word for word in words if word not in ids], ids


@settings(max_examples=300, deadline=None)
@given(anchors_and_words())
def test_a_word_with_an_anchor_is_hit(drawn: tuple[list[bytes], list[bytes]]) -> None:
    """Exactly the words that hold an anchor are hit, ids and others; the anchors told are those that stand in one of them."""
    anchors, words = drawn
    compiled = Anchors(set(anchors))
    hit, torn = compiled.hit(*_split(words))
    assert hit == {word for word in words if any(anchor in word for anchor in anchors)}
    assert hit.isdisjoint(torn)
    assert compiled.within(words) == {anchor for anchor in anchors if any(anchor in word for word in words)}


@settings(max_examples=300, deadline=None)
@given(anchors_and_words())
def test_a_torn_word_is_known_as_one(drawn: tuple[list[bytes], list[bytes]]) -> None:
    """A word that is part of a long anchor is torn where it holds no whole one; so is what ends in the long beginning of one."""
    anchors, words = drawn
    hit, torn = Anchors(set(anchors)).hit(*_split(words))
    long = [anchor for anchor in anchors if len(anchor) >= MIN_LONG]
    for word in set(words) - hit:
        if len(word) >= STRIDE and any(word in anchor for anchor in long):
            assert word in torn
        if word.startswith(tuple(anchor[-2 * MIN_TORN :] for anchor in long if len(anchor) > 2 * MIN_TORN)):
            assert word in torn
    for word in torn:
        assert any(word in anchor or anchor[:MIN_TORN] in word or anchor[-MIN_TORN:] in word for anchor in long)


@given(
    st.lists(
        st.binary(min_size=MIN_LONG, max_size=40).map(lambda raw: raw.replace(b"\n", b"x")), min_size=1, max_size=4
    ),
    st.lists(st.tuples(st.integers(0, 200_000), st.integers(0, 3)), min_size=1, max_size=3),
)
@settings(max_examples=30, deadline=None)
def test_a_word_of_megabytes_is_looked_up_in_parts_and_nothing_is_missed(
    anchors: list[bytes], words: list[tuple[int, int]]
) -> None:
    """Cut where it may be: the strides found are those at multiples of their size in each word, as without a cut."""
    written = [b"y" * length + anchors[which % len(anchors)] for length, which in words]
    blob = b"\n".join(written)
    every = {word[at : at + STRIDE] for word in written for at in range(0, len(word) - STRIDE + 1, STRIDE)}
    strides = {anchor[at : at + STRIDE] for anchor in anchors for at in range(len(anchor) - STRIDE + 1)}

    assert Strides(anchors, b"\n".join(anchors)).within(blob) == every & strides
