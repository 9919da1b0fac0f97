"""Which tests must run in one process because they share a running stack, or a minute of work; the others go to whoever is free.

xdist's own `loadgroup` marks node ids with a suffix, which pytest 9.2 no longer lets it set.
"""

from typing import Any

from xdist.scheduler import LoadScopeScheduling

SHARED = {
    "tests/incidents/test_migrations.py": "migrations",
    "tests/redaction/test_heldout.py": "the score of one corpus",
    "tests/redaction/folders/test_folders.py": "the scores of two folders",
    # Whoever looks for what DaoFlow deployed sees the whole engine's.
    "tests/remote/test_on.py": "records",
    **dict.fromkeys(
        (
            f"tests/incidents/test_{name}.py"
            for name in (
                "applications",
                "backups",
                "broken_targets",
                "deployments",
                "host",
                "settings",
                "state",
                "target_deployments",
                "targets",
            )
        ),
        "records",
    ),
}
"""Test file → what its tests share (a fixture of the file or of its folder's conftest.py)."""


class ByStack(LoadScopeScheduling):  # type: ignore[misc] - xdist has no types
    """Hand out tests that share something together, and first: they are the longest piece."""

    def _split_scope(self, nodeid: str) -> str:
        return SHARED.get(nodeid.partition("::")[0], nodeid)


def scheduler(config: Any, log: Any) -> ByStack:
    """Return the scheduler of a run."""
    return ByStack(config, log)
