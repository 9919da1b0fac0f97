"""The first screen's small timeline has room for a few lanes: which ones."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from daoflow_analyzer.result_parts.timeline import Event, EventKind, Lane, LaneKind, Span, SpanState, Timeline, Window
from daoflow_reports.html.timeline.axis import Axis
from daoflow_reports.html.timeline.lanes import SMALL_LANES, most_telling

START = datetime(2026, 11, 23, 12, tzinfo=UTC)
END = START + timedelta(hours=1)
UP = Span(START, END, SpanState.UP, "up")


def lane(name: str, kind: LaneKind = LaneKind.SERVICE, *, is_bad: bool = False) -> Lane:
    """Return a lane that lives through the whole window, with an error in it or none."""
    error = Event(START + timedelta(minutes=5), EventKind.FIRST_ERROR, "first error: x")
    return Lane(name, kind, (UP,), (error,) if is_bad else ())


def shown(lanes: tuple[Lane, ...], cause: str | None = None) -> list[str]:
    """Return the names of the lanes that the small picture has, in their order."""
    window = Window("all", START, END, tuple(() for _ in lanes), 60)
    return [one.name for _, one in most_telling(Timeline((window,), lanes, END, None, cause, ()), Axis(window))]


def test_a_neighbour_takes_no_lane_from_what_is_daoflows() -> None:
    """A proxy that somebody put into the project may be full of errors: DaoFlow's own services are what the report is about."""
    own = tuple(lane(f"own-{number}") for number in range(SMALL_LANES))
    proxy = lane("proxy", LaneKind.NEIGHBOUR, is_bad=True)

    assert shown((proxy, *own)) == [one.name for one in own]
    assert shown((proxy, *own[1:])) == [*(one.name for one in own[1:]), "proxy"]


def test_a_neighbour_that_is_the_cause_has_its_lane() -> None:
    """Whoever holds the port is what the reader looks for."""
    own = tuple(lane(f"own-{number}", is_bad=True) for number in range(SMALL_LANES))

    assert shown((lane("proxy", LaneKind.NEIGHBOUR), *own), cause="proxy")[-1] == "proxy"


def _labels(start: datetime, minutes: float) -> list[tuple[float, str, bool]]:
    window = Window("all", start, start + timedelta(minutes=minutes), (), 60)
    return [(tick.x, tick.label, tick.is_first) for tick in Axis(window).ticks() if tick.label]


def test_the_beginning_of_the_picture_has_a_time() -> None:
    """Nobody counts back from the first round time: a label begins at the left edge or near it, and no two share a place."""
    for seconds in range(0, 300, 7):
        for minutes in (4, 17, 50, 190, 900, 4000):
            (first, *rest) = _labels(START + timedelta(seconds=seconds), minutes)
            assert first[0] < 7
            assert first[2]
            assert rest, "one time is no scale"
            assert rest[0][0] - first[0] >= 7
