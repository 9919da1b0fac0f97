"""A stack with nothing wrong."""

from collections.abc import Callable

from tests.incidents.diagnosis import diagnose
from tests.incidents.stack import Stack

NewStack = Callable[[str], Stack]


def test_healthy_stack_stays_silent(new_stack: NewStack) -> None:
    """A healthy stack gives no verdict, for certain, and no finding above info."""
    stack = new_stack("healthy")
    stack.up_and_ready()
    stack.wait_until("the health check to pass", lambda: stack.state("daoflow")["Health"]["Status"] == "healthy")

    diagnosis = diagnose(stack.installation)

    verdict = diagnosis.document["verdict"]
    assert (verdict["finding"], verdict["confidence"], verdict["scope"]) == (None, "certain", "none"), (
        diagnosis.summary()
    )
    assert diagnosis.names(at_least="low") == set(), diagnosis.summary()
    assert diagnosis.collect_exit_code == 0, diagnosis.collect_notes
