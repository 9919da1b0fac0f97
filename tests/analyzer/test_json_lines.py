"""Where JSON pointers stand in a document as a bundle writes it."""

from __future__ import annotations

import json
from typing import Any

from daoflow_analyzer.json_lines import lines_of
from daoflow_bundle.json_encoding import encode_json
from hypothesis import given
from hypothesis import strategies as st

KEYS = st.sampled_from(["a", "b", "/", "~", "~1", "", "0"])
DOCUMENTS = st.recursive(
    st.none() | st.booleans() | st.integers(-9, 9) | st.text(max_size=3),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3),
    max_leaves=12,
)


def pointers(node: Any, above: str = "") -> dict[str, Any]:
    """Return every pointer of a document with its value."""
    found = {above: node}
    if isinstance(node, dict | list):
        for key, child in node.items() if isinstance(node, dict) else enumerate(node):
            found |= pointers(child, f"{above}/{str(key).replace('~', '~0').replace('/', '~1')}")
    return found


@given(DOCUMENTS)
def test_the_lines_of_a_pointer_hold_its_value(document: Any) -> None:
    """Whatever the document: what stands in the lines, without the key before it and the comma after it, is the value."""
    lines = encode_json(document).decode().split("\n")
    wanted = pointers(document)
    found = lines_of(document, list(wanted))

    assert found.keys() == wanted.keys()
    for pointer, value in wanted.items():
        first, last = found[pointer]
        text = "\n".join(lines[first - 1 : last]).strip().removesuffix(",")
        key = pointer.rpartition("/")[2].replace("~1", "/").replace("~0", "~")
        prefix = f"{json.dumps(key, ensure_ascii=False)}: "
        assert value in (json.loads(part) for part in (text, text.removeprefix(prefix)) if _is_json(part))


def _is_json(text: str) -> bool:
    try:
        json.loads(text)
    except ValueError:
        return False
    return True


def test_a_pointer_that_leads_nowhere_has_no_line() -> None:
    """A key that is not there, an index past the end, a step into a number."""
    assert lines_of({"a": [1]}, ["/b", "/a/1", "/a/0/x", "/a/0"]) == {"/a/0": (3, 3)}
