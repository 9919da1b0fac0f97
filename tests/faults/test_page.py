"""`docs/reliability.md` tells of every fault that is injected here; each fault's own test holds its outcome."""

from tests.faults.observed import FAULTS, page_rows


def test_every_fault_is_on_the_page() -> None:
    """No fault is left out of the page's table, and none is there that nothing injects: `make reliability` writes it anew."""
    told = {row[0] for row in page_rows()} - {"fault"}
    assert told == set(FAULTS.values())
