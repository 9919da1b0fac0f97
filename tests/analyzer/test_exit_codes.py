"""Exit codes are told in words."""

import pytest
from daoflow_analyzer.facts.exit_codes import coded, explained


@pytest.mark.parametrize("code", [126, 127, 134, 137, 139, 143])
def test_codes_that_a_program_does_not_choose_have_a_meaning(code: int) -> None:
    """Whoever reads 139 need not know that it is 128 and the number of a signal."""
    number, _, meaning = coded(code).partition(": ")

    assert (number, bool(meaning)) == (str(code), True)


@pytest.mark.parametrize("code", [0, 1, 2, 18, 255])
def test_a_programs_own_code_stays_a_number(code: int) -> None:
    """What 1 means, only the program knows."""
    assert coded(code) == str(code)


def test_a_recorded_sentence_is_explained_once() -> None:
    """The words of DaoFlow's record stay; a second pass adds nothing."""
    told = explained("api (shop-api-1) is exited, exit code 139; pull failed with exit code 18")

    assert (
        told
        == "api (shop-api-1) is exited, exit code 139 (SIGSEGV, crashed on bad memory); pull failed with exit code 18"
    )
    assert explained(told) == told
