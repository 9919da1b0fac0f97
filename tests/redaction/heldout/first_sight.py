"""What the gate makes of a set of carriers alone: python -m tests.redaction.heldout.first_sight MODULE… [-v]."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator

from tests.redaction.heldout.build import build
from tests.redaction.heldout.carrier import CARRIERS
from tests.redaction.heldout.score import Score, score

SEEDS = (101, 102, 103)
EACH = 6


def first_sight(modules: set[str]) -> list[Score]:
    """Return the scores of these modules' carriers, with every kind of secret and every fact."""
    carriers = [carrier for carrier in CARRIERS if carrier.written_in in modules]
    return [score(build(seed, each=EACH, carriers=carriers)) for seed in SEEDS]


def told(results: list[Score]) -> Iterator[str]:
    """Yield the figures, then each carrier that leaked and each category of facts that was lost."""
    planted = [item for result in results for item in result.planted]
    leaks = [item for result in results for item, _ in result.leaks]
    named = [item for item in planted if item.known]
    facts = sum((result.facts for result in results), Counter[str]())
    lost = [fact for result in results for fact, _ in result.lost]
    yield f"secrets {len(planted)}, gone {_share(len(leaks), len(planted))}"
    yield f"named by the host {len(named)}, gone {_share(sum(item.known for item in leaks), len(named))}"
    yield f"facts {sum(facts.values())}, kept {_share(len(lost), sum(facts.values()))}"
    yield f"equality questions {sum(r.questions for r in results)}, wrong {sum(len(r.wrong) for r in results)}"
    yield f"JSON broken {sum(len(r.invalid_json) for r in results)}; not idempotent {sum(len(r.not_idempotent) for r in results)}"
    total = Counter(item.carrier for item in planted)
    for name, number in Counter(item.carrier for item in leaks).most_common():
        yield f"  leaked {number} of {total[name]}: {name}"
    for name, number in Counter(fact.category for fact in lost).most_common():
        yield f"  lost {number} of {facts[name]}: {name}"


def each(results: list[Score]) -> Iterator[str]:
    """Yield every single leak, loss and wrong answer."""
    for result in results:
        for item, where in result.leaks:
            yield f"LEAK {item.carrier} | {item.kind} | {'known' if item.known else 'unknown'} | {item.value[:60]} | {where}"
        for fact, where in result.lost:
            yield f"LOST {fact.category} | {str(fact.body)[:160]} | {where}"
        for line in [*result.wrong, *result.invalid_json, *result.not_idempotent]:
            yield f"WRONG {line[:400]}"


def _share(wrong: int, number: int) -> str:
    return f"{100 * (number - wrong) / max(number, 1):.2f} %"


if __name__ == "__main__":
    scores = first_sight(set(sys.argv[1:]))
    sys.stdout.writelines(f"{line}\n" for line in told(scores))
    if "-v" in sys.argv:
        sys.stdout.writelines(f"{line}\n" for line in each(scores))
