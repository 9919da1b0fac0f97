"""`compose/config`: what Compose makes of files and `.env` together, when it accepts them."""

from __future__ import annotations

from daoflow_bundle.outcome import Outcome

from daoflow_collector.context import Context
from daoflow_collector.discovery import Discovery
from daoflow_collector.probe import COLLECTED, Ended, Priority, Probe


def collect(context: Context) -> Ended:
    """Write `compose/config.json` from the call that discovery made; needs no engine. Compose's refusal is the reason when absent."""
    discovery = context.discovery
    result = discovery.compose_config
    if result is None:
        return _not_asked(discovery)
    if result.timed_out:
        return Ended(Outcome.TIMEOUT, f"`docker compose config` had not ended after {result.duration_s:.0f} s")
    if result.exit_code is None:
        outcome = Outcome.TIMEOUT if discovery.compose.program.hangs else Outcome.ABSENT
        return Ended(outcome, f"Compose could not be run: {result.error or 'no reason given'}")
    if result.exit_code != 0:
        return Ended(Outcome.ABSENT, f"Compose refuses (exit {result.exit_code}): {_refusal(result.error or '')}")
    document = discovery.config_document
    if document is None:
        return Ended(Outcome.FAILED, "`docker compose config` printed no JSON document")
    context.sink.json("compose/config.json", document)
    return COLLECTED


def _not_asked(discovery: Discovery) -> Ended:
    program = discovery.compose.program
    if program.hangs and any(file.content is not None for file in discovery.files):
        return Ended(Outcome.TIMEOUT, f"Compose was not asked: {program.error}")
    return Ended(Outcome.ABSENT, "there is no Compose file to ask Compose about")


def _refusal(error: str) -> str:
    """Return Compose's complaint without the pieces of `.env` that it quotes: they can be parts of secrets."""
    for marker in ("unterminated quoted value", "in variable name", "Invalid template:"):
        head, found, _ = error.partition(marker)
        if found:
            return head + found + " …"
    return error


PROBE = Probe(
    source="compose/config",
    how="docker compose config --format json",
    reason="the values that Compose really gives to each service",
    priority=Priority.VITAL,
    timeout_s=10.0,
    limit="one document",
    collect=collect,
)
