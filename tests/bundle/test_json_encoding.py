"""JSON in a bundle has the same bytes with orjson and without."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from daoflow_bundle import json_encoding
from daoflow_bundle.json_encoding import encode_json
from hypothesis import given
from hypothesis import strategies as st

VALUES = st.recursive(
    st.one_of(
        st.none(),
        st.booleans(),
        st.integers(),
        st.floats(allow_nan=False, allow_infinity=False),
        st.text(alphabet=st.characters()),
    ),
    lambda inner: st.one_of(st.lists(inner), st.dictionaries(st.text(alphabet=st.characters()), inner)),
    max_leaves=20,
)


@given(VALUES)
def test_same_bytes_without_orjson(document: Any) -> None:
    """Each document is encoded as the standard library does it, surrogates, floats and long integers included."""
    alone = json.dumps(document, ensure_ascii=False, indent=2, allow_nan=False).encode("utf-8", "replace") + b"\n"

    assert encode_json(document) == alone


def test_orjson_serves_where_it_is_installed() -> None:
    """In the environment of the tests orjson is there, so it is what encodes."""
    assert json_encoding.BACKEND.startswith("orjson ")


@pytest.mark.parametrize("number", [float("nan"), float("inf")])
def test_numbers_that_json_has_not_are_refused(number: float) -> None:
    """NaN and infinity raise: orjson would write null for them without a word."""
    with pytest.raises(ValueError, match="Out of range"):
        encode_json({"load": number})


def test_an_orjson_that_writes_wrong_bytes_is_passed_over(tmp_path: Path) -> None:
    """An orjson that loads and is corrupt, as one built for another Python is, does not serve."""
    (tmp_path / "orjson.py").write_text(
        "__version__ = '0'\nOPT_INDENT_2 = 1\ndef dumps(document, option=0): return b'{\"\\xff\":[1,2,3]}'\ndef loads(text): return {}\n"
    )
    script = f"import sys; sys.path.insert(0, {str(tmp_path)!r}); from daoflow_bundle import json_encoding as j; print(j.BACKEND)"

    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)

    assert done.stdout == "standard library (orjson writes wrong bytes here)\n"
