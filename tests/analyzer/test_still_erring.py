"""A stack that runs while one of its logs is full of errors: no fault is known, and nobody calls it certainly well."""

from daoflow_analyzer.analyze import analyze
from daoflow_analyzer.finding import Confidence
from daoflow_analyzer.result import Result
from daoflow_analyzer.ruleset import RuleSet

from tests.rules.case_bundle import build


def with_errors(rules: RuleSet, count: int, *, last_s: int) -> Result:
    """Return the result of the stock stack with a proxy that wrote so many errors, the last one `last_s` after 12:45."""
    lines = "".join(
        f"+{last_s - count + number + 1} stderr [error] 29#29: *{number} connect() failed (111: Connection refused) to upstream\n"
        for number in range(count)
    )
    return analyze(build({"name": "proxy", "add_container": {"nginx": {"log": f"\n{lines}"}}}), rules)


def test_errors_up_to_the_end_are_said_and_lower_the_confidence(rules: RuleSet) -> None:
    """DaoFlow answers, its proxy does not reach it: the log to read is named."""
    verdict = with_errors(rules, 20, last_s=890).verdict
    assert verdict.finding is None
    assert verdict.confidence is Confidence.LIKELY
    assert verdict.reason.startswith("The log of nginx holds 20 lines that read as errors, up to the collection")


def test_a_few_errors_or_old_ones_change_nothing(rules: RuleSet) -> None:
    """What is over, and what happens now and then, is no reason for doubt."""
    for result in (with_errors(rules, 3, last_s=890), with_errors(rules, 20, last_s=300)):
        assert result.verdict.confidence is Confidence.CERTAIN, result.verdict.reason
