"""Which entries are shown: those that a test picks out, with the lines around them."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from daoflow_analyzer.merged_log.entry import LogEntry, Shown

Test = Callable[[LogEntry], bool]


def between(entries: Iterable[LogEntry], since: str | None, until: str | None) -> Iterator[LogEntry]:
    """Yield the entries from `since` to `until` (as `LogEntry.key`, both included); stops reading at the end of the window."""
    for entry in entries:
        if until is not None and entry.key > until:
            return
        if since is None or entry.key >= since:
            yield entry


def with_context(entries: Iterable[LogEntry], picks: Test, context: int) -> Iterator[Shown]:
    """Yield the entries that `picks` says yes to, each with `context` lines before and after it."""
    before: deque[LogEntry] = deque(maxlen=context)
    hidden, after = 0, 0
    for entry in entries:
        if picks(entry):
            for earlier in before:
                yield Shown(earlier, hidden, selected=False)
                hidden = 0
            before.clear()
            yield Shown(entry, hidden, selected=True)
            hidden, after = 0, context
        elif after:
            yield Shown(entry, hidden, selected=False)
            hidden, after = 0, after - 1
        else:
            hidden += len(before) == context
            before.append(entry)


def newest(shown: Iterable[Shown], count: int) -> Iterator[Shown]:
    """Yield the last `count` of them; the first one says how many lines went before it."""
    kept: deque[Shown] = deque(maxlen=count)
    dropped = 0
    for item in shown:
        if len(kept) == count:
            dropped += kept[0].hidden + 1
        kept.append(item)
    for index, item in enumerate(kept):
        yield replace(item, hidden=item.hidden + dropped) if index == 0 else item
