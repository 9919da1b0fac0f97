"""What Docker refuses a deployment: each known refusal has a look before a change, and names what the words named."""

import pytest
from daoflow_analyzer.finding import Effect
from daoflow_rules.deployments.refusals import steps_for

REFUSALS = {
    'Conflict. The container name "/shop-web" is already in use by container "498037cc1ea6".': "^/shop-web$",
    "network edge declared as external, but could not be found": "docker network ls",
    'external volume "media" not found': "docker volume ls",
    "could not find an available, non-overlapping IPv4 address pool among the defaults": "docker network ls",
    "all predefined address pools have been fully subnetted": "docker network ls",
    "Are you trying to mount a directory onto a file (or vice-versa)?": "",
}


@pytest.mark.parametrize(("words", "command"), REFUSALS.items())
def test_a_refusal_is_looked_at_before_anything_is_changed(words: str, command: str) -> None:
    """The first step reads, and asks for what the words name; a later one changes something."""
    look, *mend = steps_for(words)
    assert look.effect is Effect.READS_ONLY
    assert command in (look.command or "")
    assert all(step.effect is not Effect.READS_ONLY for step in mend)
    assert mend


@pytest.mark.parametrize(
    "words", ["network is unreachable", "image not found", "exec: not found", "is not a directory"]
)
def test_other_words_have_no_steps(words: str) -> None:
    """What names none of these is left to its own words."""
    assert steps_for(words) == ()


def test_a_name_that_is_no_plain_word_does_not_reach_a_shell() -> None:
    """A bundle's words are not pasted into commands as they are."""
    steps = steps_for('The container name "/x; rm -rf ~" is already in use by container "49".')
    assert [step.command for step in steps if step.command and "rm -rf" in step.command] == []
