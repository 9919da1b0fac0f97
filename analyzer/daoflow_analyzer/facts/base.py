"""What every fact shares: where it was read from, and how its absence is told."""

from __future__ import annotations

from daoflow_analyzer.immutable import immutable


@immutable
class Missing:
    """Stands for a fact that the bundle cannot give: why, and the sources that would have given it."""

    fact: str
    reason: str
    needs: tuple[str, ...]
