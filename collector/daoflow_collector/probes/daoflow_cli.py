"""`daoflow/cli`: what the `daoflow` command says, where it is installed and logged in. Only commands that read, each with a hard limit.

Never `install` (without an `.env` it removes the volumes), `upgrade`, `backup destination test`, `run`, `restore`, `verify`, nor
`env list`, which prints secrets.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial

from daoflow_bundle.outcome import Outcome

from daoflow_collector.context import Context
from daoflow_collector.daoflow.answer import Answer, of_command, write
from daoflow_collector.daoflow.api_token import VARIABLE, cli_config_path
from daoflow_collector.daoflow.database_query import ID
from daoflow_collector.daoflow.deployment_record import mapping, objects
from daoflow_collector.daoflow.source_order import CLI, SourceOrder
from daoflow_collector.machine.host import CommandResult
from daoflow_collector.parallel import ask_all
from daoflow_collector.probe import COLLECTED, Ended, Priority, Probe

COMMANDS: Mapping[str, tuple[str, ...]] = {
    "doctor": ("doctor", "--json"),
    "whoami": ("whoami", "--json"),
    "services": ("services", "--json"),
    "drift": ("drift", "--json"),
    "events": ("events", "--json"),
    "backup-list": ("backup", "list", "--json"),
    "backup-destinations": ("backup", "destinations", "--json"),
}
_COMMAND_LIMIT_S = 8.0
_TIMEOUT_S = 30.0
_AT_ONCE = 3
_DEPLOYMENTS = 4
_MAX_BYTES = 4 << 20


def _run(context: Context, *arguments: str) -> CommandResult:
    return context.host.run(("daoflow", *arguments), timeout_s=_COMMAND_LIMIT_S, max_bytes=_MAX_BYTES)


def _logged_in(context: Context) -> bool:
    environment = context.host.environment()
    if environment.get("DAOFLOW_URL") and environment.get(VARIABLE):
        return True
    return context.host.status(cli_config_path(context.host)).kind == "file"


def _deployments(context: Context, services: Answer | None) -> list[str]:
    """Return the deployments to ask about: those asked for, then the services' latest ones that failed."""
    options = context.options
    ids = [options.deployment, *(item.deployment for item in options.artifacts), options.last_good]
    for service in objects((services.data if services is not None else {}).get("services")):
        latest = mapping(service.get("latestDeployment"))
        if latest.get("status") == "failed":
            ids.append(str(latest.get("id")))
    return [one for one in dict.fromkeys(ids) if one is not None and ID.fullmatch(one)][:_DEPLOYMENTS]


def _about(ids: list[str], backup_run: str | None) -> Iterator[tuple[str, tuple[str, ...]]]:
    for one in ids:
        yield f"diagnose-{one}", ("diagnose", "--deployment", one, "--json")
        yield f"logs-{one}", ("logs", "--deployment", one, "--lines", "100", "--json")
    if backup_run is not None and ID.fullmatch(backup_run):
        # Metadata only: it downloads nothing.
        yield f"backup-download-{backup_run}", ("backup", "download", "--backup-run-id", backup_run, "--json")


def _ask(context: Context, commands: Mapping[str, tuple[str, ...]]) -> dict[str, Answer]:
    results = ask_all([partial(_run, context, *arguments) for arguments in commands.values()], workers=_AT_ONCE)
    return {name: of_command(result) for name, result in zip(commands, results)}


def _collect(order: SourceOrder, context: Context) -> Ended:
    version = _run(context, "--version")
    if version.error is not None and not version.timed_out:
        return Ended(Outcome.ABSENT, "the daoflow command is not installed here")
    if not _logged_in(context):
        return Ended(
            Outcome.SKIPPED,
            f"the daoflow command is not logged in (no {cli_config_path(context.host)}, no DAOFLOW_URL)",
        )
    answers = {"version": of_command(version), "status": of_command(_run(context, "status", "--json"))}
    reachable = mapping(answers["status"].data).get("health") is not None
    if reachable:
        answers.update(_ask(context, COMMANDS))
        ids = _deployments(context, answers.get("services"))
        answers.update(_ask(context, dict(_about(ids, context.options.backup_run))))
    for name, answer in answers.items():
        write(context, order, name, answer)
    # With its own seconds: on a busy host a command is given back those in which it waited for a processor.
    hung = [f"{name} after {answer.duration_s:.0f} s" for name, answer in sorted(answers.items()) if answer.timed_out]
    if hung:
        outcome = Outcome.TIMEOUT if len(hung) == len(answers) else Outcome.PARTIAL
        return Ended(outcome, f"ended without an answer: {', '.join(hung)}")
    if not reachable:
        return Ended(Outcome.COLLECTED, "the control plane does not answer it: only `status` was asked")
    return COLLECTED


def probe(order: SourceOrder) -> Probe:
    """Return the probe."""

    def collect(context: Context) -> Ended:
        with order.turn(CLI):
            return _collect(order, context)

    return Probe(
        source=CLI,
        how="daoflow status|doctor|whoami|services|drift|events|backup list|backup destinations|diagnose|logs --json",
        reason="playbook, Deployment failures and Backups: daoflow status, doctor, diagnose, logs, drift, backup list",
        priority=Priority.NORMAL,
        timeout_s=_TIMEOUT_S,
        limit=f"commands that only read, {_COMMAND_LIMIT_S:.0f} s each, {_DEPLOYMENTS} deployments",
        collect=collect,
    )
