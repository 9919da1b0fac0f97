"""Who is met late in a run has been written about before: with `--anonymize` nothing is written until every source has ended."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Callable

from daoflow_bundle.spool import SealedSpool

from daoflow_collector.anonymize.text import Anonymizer
from daoflow_collector.redact.redactor import renamed_again
from daoflow_collector.run import Settled
from daoflow_collector.sink import Member


def held_back(settled: Iterable[Settled], anonymizer: Anonymizer) -> Iterator[Settled]:
    """Yield all once the last one has come, each person fake in all of them whom any of them names."""
    held = deque(settled)
    change = anonymizer.again()
    while held:
        one = held.popleft()  # whoever writes it is the last to hold it
        yield one if change is None else replace(one, members=tuple(_again(item, change) for item in one.members))


def _again(member: Member, change: Callable[[bytes], bytes]) -> Member:
    content = member.content
    return replace(
        member,
        path=change(member.path.encode("utf-8", "surrogatepass")).decode("utf-8", "surrogatepass"),
        content=content.changed(change) if isinstance(content, SealedSpool) else renamed_again(content, change),
    )
