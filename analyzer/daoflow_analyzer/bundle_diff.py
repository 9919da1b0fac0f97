"""What changed between two bundles of one host: findings that came and went, state, versions, containers, settings.

Meaning is compared, not text: two bundles of a host in which nothing happened differ in nothing here.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from daoflow_analyzer.diff_result import BundleDiff, Change
from daoflow_analyzer.env_diff import env_changes
from daoflow_analyzer.facts.containers import Container, Containers, HealthState
from daoflow_analyzer.facts.engine import ComposeCli, Engine
from daoflow_analyzer.facts.env import EnvFile
from daoflow_analyzer.facts.exit_codes import coded
from daoflow_analyzer.facts.version import DaoflowVersion
from daoflow_analyzer.load import Facts
from daoflow_analyzer.result import ReportedFinding, Result

Analysis = tuple[Result, Facts]


def compare_bundles(old: Analysis, new: Analysis) -> BundleDiff:
    """Compare two analyses, the older first."""
    before, after = old[0], new[0]
    mine, theirs = _by_key(before.findings), _by_key(after.findings)
    both = [(mine[key], theirs[key]) for key in mine if key in theirs]
    state_before, state_after = set(before.state), set(after.state)
    settings, comparable = env_changes(old[1].get(EnvFile), new[1].get(EnvFile))
    return BundleDiff(
        old=before.bundle,
        new=after.bundle,
        old_verdict=before.verdict,
        new_verdict=after.verdict,
        came=tuple(item for key, item in theirs.items() if key not in mine),
        went=tuple(item for key, item in mine.items() if key not in theirs),
        changed=tuple(pair for pair in both if _weight(pair[0]) != _weight(pair[1])),
        state_came=tuple(row for row in after.state if row not in state_before),
        state_went=tuple(row for row in before.state if row not in state_after),
        versions=tuple(_versions(old[1], new[1])),
        containers=tuple(_containers(old[1].get(Containers), new[1].get(Containers))),
        settings=settings,
        secrets_comparable=comparable,
        notes=tuple(_notes(before, after, old[1], new[1], comparable=comparable)),
    )


def _by_key(findings: Sequence[ReportedFinding]) -> dict[tuple[object, ...], ReportedFinding]:
    return {(item.code, *sorted(item.subject.items())): item for item in reversed(findings)}


def _weight(item: ReportedFinding) -> tuple[object, ...]:
    return item.severity, item.role.value, item.name


def _versions(old: Facts, new: Facts) -> Iterable[Change]:
    for what, before, after in zip(
        ("DaoFlow wanted", "DaoFlow image", "Docker Engine", "Compose"), _named(old), _named(new), strict=True
    ):
        if before != after and (before is not None or after is not None):
            yield Change(what, before, after)


def _named(facts: Facts) -> tuple[str | None, ...]:
    release, engine, compose = facts.get(DaoflowVersion), facts.get(Engine), facts.get(ComposeCli)
    return (
        release.wanted if release is not None else None,
        release.image_tag if release is not None else None,
        engine.version if engine is not None else None,
        compose.version if compose is not None else None,
    )


def _containers(old: Containers | None, new: Containers | None) -> Iterable[Change]:
    """Yield what happened to each container; nothing where one side was not captured."""
    if old is None or new is None:
        return
    before = {item.name: item for item in old.all}
    after = {item.name: item for item in new.all}
    for name in sorted(before.keys() | after.keys()):
        one, other = before.get(name), after.get(name)
        if one is None or other is None:
            yield Change(name, _state(one), _state(other))
            continue
        if one.id != other.id:
            yield Change(f"{name} (recreated)", one.image, other.image)
        elif one.restart_count < other.restart_count:
            yield Change(f"{name} restarts", str(one.restart_count), str(other.restart_count))
        if _state(one) != _state(other):
            yield Change(f"{name} state", _state(one), _state(other))


def _state(item: Container | None) -> str | None:
    if item is None:
        return None
    health = f" ({item.health.value})" if item.health is not HealthState.NONE else ""
    code = f" ({coded(item.exit_code)})" if not item.is_running else ""
    return f"{item.state.value}{code or health}"


def _notes(before: Result, after: Result, old: Facts, new: Facts, *, comparable: bool) -> Iterable[str]:
    if before.bundle.host != after.bundle.host:
        yield f"The bundles are of different hosts: {before.bundle.host} and {after.bundle.host}."
    if before.bundle.collected_at > after.bundle.collected_at:
        yield "The first bundle is the newer one."
    if not comparable:
        yield "Secrets were not compared: the bundles were made with different fingerprint keys (daoflow-collect --fingerprint-key)."
    gaps: Mapping[str, tuple[Facts, Facts]] = {"containers": (old, new)}
    for what, sides in gaps.items():
        if any(facts.missing(Containers) is not None for facts in sides):
            yield f"The {what} were not captured on both sides and are not compared."
