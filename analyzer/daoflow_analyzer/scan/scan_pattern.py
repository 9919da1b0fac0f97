"""A signature's tree → the pattern that the engine runs over raw blocks: short, without variable ends, the same for every engine."""

from __future__ import annotations

from functools import cache

from daoflow_analyzer.scan.regex import ALL_ASCII, Chars, Choice, Exact, Node, Repeat, Sequence, Start, Zero

LITERAL_CHARACTERS = 3
"""Shorter literals would be candidates all over a log."""

COUNT_LIMIT = 8
"""Counted repeats beyond this become open ones: `.{1,200}` costs an engine more than `.+`, and `re` counts anyway."""

_MOST = 64
"""A class of more characters than that fits nearly anything: at an end it tells nothing."""


def required_literal(nodes: Sequence, run: int = 0) -> int:
    """Return the length of the longest literal that every match contains, `run` literal characters going before."""
    best = run
    for node in nodes:
        if isinstance(node, (Start, Zero)):
            continue
        if _is_literal(node):
            run += 1
            best = max(best, run)
            continue
        if isinstance(node, Repeat) and node.low > 0:
            best = max(best, required_literal(node.body * min(node.low, LITERAL_CHARACTERS), run))
        elif isinstance(node, Choice):
            best = max(best, min(required_literal(branch, run) for branch in node.branches))
        run = 0
    return best


def _is_literal(node: Node) -> bool:
    return isinstance(node, Exact) or (isinstance(node, Chars) and node.is_literal)


def scan_pattern(nodes: Sequence) -> str:
    """Return the pattern: ASCII text, bytes beyond it as hexadecimal escapes.

    Of a pattern with open repeats only the stretch with the longest literal is scanned for: that is a third of the engine's work, and the
    confirmation looks at the rest. Nor is it tied to the start of a text: that more than doubles the time in which hyperscan compiles,
    for two candidates more in ten thousand.
    """
    stretches = _stretches(tuple(node for node in nodes if not isinstance(node, (Start, Zero))))
    return _render(_without_tail(_without_head(max(stretches, key=required_literal))))


def _stretches(nodes: Sequence) -> list[Sequence]:
    """Split at open repeats; what an open repeat needs at least once belongs to both sides."""
    stretches: list[Sequence] = []
    current: list[Node] = []
    for node in nodes:
        if isinstance(node, Repeat) and (node.high is None or node.high > COUNT_LIMIT):
            once = node.body if node.low else ()
            stretches.append((*current, *once))
            current = list(once)
        else:
            current.append(node)
    return [*stretches, tuple(current)]


def _without_head(nodes: Sequence) -> Sequence:
    """Begin at a literal: what stands before it only makes the engine work at every line."""
    kept = list(nodes)
    while kept:
        if _is_literal(kept[0]) or isinstance(kept[0], Choice):
            break
        if required_literal(tuple(kept[1:])) < required_literal(tuple(kept)):
            break
        kept = kept[1:]
    return tuple(kept)


def _without_tail(nodes: Sequence) -> Sequence:
    """Cut what may be longer or shorter off the end: an engine reports every end of it, six to nine times the work in a storm."""
    kept = list(nodes)
    while kept:
        last = kept.pop()
        if isinstance(last, Repeat):
            if last.low == 0:
                continue
            if last.low == 1:
                kept.extend(_without_tail(last.body))
                if kept:
                    break
                continue
            kept.append(Repeat(last.body, min(last.low, COUNT_LIMIT), min(last.low, COUNT_LIMIT)))
        elif isinstance(last, Choice):
            branches = tuple(_without_tail(branch) for branch in last.branches)
            if not all(branches):
                continue
            kept.append(Choice(branches))
        elif kept and (isinstance(last, (Start, Zero)) or (isinstance(last, Chars) and last.ascii.bit_count() > _MOST)):
            continue
        else:
            kept.append(last)
        break
    return tuple(kept)


def _render(nodes: Sequence) -> str:
    return "".join(_render_node(node) for node in nodes)


def _render_node(node: Node) -> str:
    if isinstance(node, Exact):
        return "".join(f"\\x{byte:02x}" for byte in node.data)
    if isinstance(node, Chars):
        if not node.wide:
            return _class(node.ascii, wide=False)
        beyond = r"[\x80-\xff]{1,4}"
        return f"(?:{_class(node.ascii, wide=False)}|{beyond})" if node.ascii else beyond
    if isinstance(node, Choice):
        return "(?:" + "|".join(_render(branch) for branch in node.branches) + ")"
    if isinstance(node, Repeat):
        return _render_repeat(node)
    return ""


def _render_repeat(node: Repeat) -> str:
    low, high = min(node.low, COUNT_LIMIT), node.high
    body = node.body[0]
    if len(node.body) == 1 and isinstance(body, Chars):
        # One character beyond ASCII is up to four bytes.
        text = _class(body.ascii, wide=body.wide)
        high = high * 4 if high is not None and body.wide else high
    else:
        text = f"(?:{_render(node.body)})"
    if high is not None and high > COUNT_LIMIT:
        high = None
    if (low, high) in _SHORT:
        return text + _SHORT[low, high]
    return text + f"{{{low},{high if high is not None else ''}}}"


_SHORT: dict[tuple[int, int | None], str] = {(0, None): "*", (1, None): "+", (0, 1): "?", (1, 1): ""}


@cache
def _class(ascii_set: int, *, wide: bool) -> str:
    """Render a set of bytes: a single one as itself, else as a class of ranges."""
    bits = ascii_set & ALL_ASCII
    if wide:
        bits |= ((1 << 128) - 1) << 128
    ranges: list[tuple[int, int]] = []
    for code in range(256):
        if bits >> code & 1:
            if ranges and ranges[-1][1] == code - 1:
                ranges[-1] = (ranges[-1][0], code)
            else:
                ranges.append((code, code))
    if len(ranges) == 1 and ranges[0][0] == ranges[0][1]:
        return _byte(ranges[0][0])
    if not ranges:
        return r"[^\x00-\xff]"
    return "[" + "".join(_byte(low) if low == high else f"{_byte(low)}-{_byte(high)}" for low, high in ranges) + "]"


def _byte(code: int) -> str:
    character = chr(code)
    return character if character.isascii() and (character.isalnum() or character in " :/_\"'=<>") else f"\\x{code:02x}"
