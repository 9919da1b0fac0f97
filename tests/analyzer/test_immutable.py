"""Our immutable values behave as the standard library's frozen dataclasses do."""

import pickle
from collections.abc import Mapping
from dataclasses import FrozenInstanceError, dataclass, field, replace

import pytest
from daoflow_analyzer.immutable import immutable


@immutable
class Port:
    """One of ours."""

    number: int
    names: tuple[str, ...] = ()
    labels: Mapping[str, str] | None = field(default=None)


@immutable
class Other:
    """With the same fields, and another class all the same."""

    number: int
    names: tuple[str, ...] = ()
    labels: Mapping[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Standard:
    """What the standard library makes of the same fields."""

    number: int
    names: tuple[str, ...] = ()
    labels: Mapping[str, str] | None = None


def test_values_are_equal_by_their_fields_within_one_class() -> None:
    """Every field counts, and so does the class."""
    assert Port(1, ("a",)) == Port(1, ("a",))
    assert Port(1, ("a",)) != Port(1, ("b",))
    assert Port(1, ("a",)) != Other(1, ("a",))
    assert Port(1) != (1, (), None)


def test_hash_and_repr_are_those_of_a_dataclass() -> None:
    """A value may be a key unless a field of it may not, and shows itself whole."""
    assert hash(Port(1, ("a",))) == hash(Standard(1, ("a",)))
    assert {Port(1), Port(1), Port(2)} == {Port(1), Port(2)}
    with pytest.raises(TypeError, match="unhashable"):
        hash(Port(1, labels={}))
    assert repr(Port(1, ("a",))) == repr(Standard(1, ("a",))).replace("Standard", "Port")


def test_values_stay_as_they_were_made() -> None:
    """Nothing is set or added; a changed copy is another value; processes hand them to each other."""
    port = Port(1)
    with pytest.raises(FrozenInstanceError):
        port.number = 2
    with pytest.raises((FrozenInstanceError, TypeError, AttributeError)):
        port.colour = "red"
    assert not hasattr(port, "__dict__")
    assert replace(port, number=2) == Port(2)
    assert pickle.loads(pickle.dumps(port)) == port  # noqa: S301 - our own bytes
