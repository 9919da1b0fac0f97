"""What Docker refuses a deployment, and the steps that belong to it: where its words name a thing, that can be looked at and mended."""

from __future__ import annotations

import re
from collections.abc import Callable

from daoflow_analyzer.finding import PLAIN, Effect, NextStep, Where, word
from daoflow_analyzer.immutable import immutable

Steps = tuple[NextStep, ...]


@immutable
class Refusal:
    """One kind of refusal; `steps` make of the words that matched what to look at and what to change."""

    pattern: re.Pattern[str]
    steps: Callable[[re.Match[str]], Steps]


def steps_for(words: str) -> Steps:
    """Return what to look at and to change, reads first; empty where the words name nothing that is known here."""
    found = ((item, match) for item in REFUSALS if (match := item.pattern.search(words)) is not None)
    return next((item.steps(match) for item, match in found), ())


def _not_there(match: re.Match[str]) -> Steps:
    """List what Compose is told to find ready made, and does not; it names it by the name on the engine."""
    kind, name = word(match["kind"], "KIND"), match["name"]
    return (
        NextStep(
            f"See which {kind}s the server has",
            f"docker {kind} ls",
            expect=f"no {kind} {name}; once cured: it is in the list",
        ),
        NextStep(
            f"Either make the {kind}, where nothing else is meant to",
            f"docker {kind} create {word(name, 'NAME')}" if PLAIN.fullmatch(name) else None,
            effect=Effect.CHANGES_STATE,
            expect="the id or the name of what was made",
        ),
        _in_the_compose_file(f"Or name a {kind} that is in the list in the service's Compose file"),
    )


def _name_taken(match: re.Match[str]) -> Steps:
    """Find the container of another project, of an earlier deployment or made by hand that has the fixed name."""
    name = word(match["name"], "CONTAINER")
    shown = '{{.Names}} {{.Status}} project={{.Label "com.docker.compose.project"}}'
    return (
        NextStep(
            "See whose container has the name, and whether anybody needs it",
            f"docker ps --all --filter name=^/{name}$ --format '{shown}'",
            expect="one line; without a project it was made by hand; once cured: nothing, or this deployment's own",
        ),
        NextStep(
            "Either remove the old container, where nobody needs it (its named volumes stay)",
            f"docker rm --force {name}",
            effect=Effect.DESTRUCTIVE,
            expect="its name",
        ),
        _in_the_compose_file(
            "Or take container_name out of the service's Compose file: Compose makes a name of its own"
        ),
    )


def _no_addresses(_match: re.Match[str]) -> Steps:
    """Free a network: each Compose project has one of its own, and the engine's pools hold some thirty."""
    return (
        NextStep(
            "See how many networks the server has",
            "docker network ls",
            expect="some thirty: the engine's address pools are used up; once cured: fewer, and the deployment's own",
        ),
        NextStep(
            "Remove the networks that no container uses",
            "docker network prune",
            effect=Effect.DESTRUCTIVE,
            expect="the names of what was removed; when there are none, the pools (default-address-pools in daemon.json) must grow",
        ),
    )


def _not_a_file(_match: re.Match[str]) -> Steps:
    """Give the file a place that stays: DaoFlow deletes its workspace, and Docker makes a folder where a relative mount names a file."""
    return (
        NextStep(
            "See what the service mounts",
            where=Where.DASHBOARD,
            expect="a file by a relative path, or by one that is not there on the server",
        ),
        _in_the_compose_file(
            "Mount the file from a place on the server that stays (an absolute path), or give it as a config of the Compose file"
        ),
    )


def _in_the_compose_file(do: str) -> NextStep:
    return NextStep(do, where=Where.DASHBOARD, effect=Effect.CHANGES_STATE, expect="it is saved")


REFUSALS = (
    Refusal(
        re.compile(
            r"(?P<kind>network|volume) \"?(?P<name>[\w.-]+)\"? (?:not found|declared as external|could not be found)"
        ),
        _not_there,
    ),
    Refusal(re.compile(r"container name \"/?(?P<name>[^\"]+)\" is already in use"), _name_taken),
    Refusal(
        re.compile(r"non-overlapping IPv4 address pool|predefined address pools have been fully subnetted"),
        _no_addresses,
    ),
    Refusal(re.compile(r"mount a directory onto a file|not a directory: unknown"), _not_a_file),
)
