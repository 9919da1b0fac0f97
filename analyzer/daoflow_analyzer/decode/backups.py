"""`database/backup_*.json`, else `daoflow backup list` and `destinations` → `Backups`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from daoflow_analyzer.decode.daoflow_cli import decode_daoflow_cli
from daoflow_analyzer.decode.documents import Documents
from daoflow_analyzer.decode.json_value import objects, optional_flag, text, time
from daoflow_analyzer.decode.tables import Row, json_column, member_of, rows
from daoflow_analyzer.facts.backups import Backups, Destination, LogEntry, Policy, Restore, Run
from daoflow_analyzer.facts.daoflow_cli import CliOutput, DaoflowCli

Placed = list[tuple[str, str, Row]]


def decode_backups(documents: Documents) -> Backups | None:
    """Decode backups; None when no source of policies, runs or destinations was collected."""
    cli = decode_daoflow_cli(documents)
    policies = _taken(documents, "backup_policies", cli, "backup-list")
    runs = _taken(documents, "backup_runs", cli, "backup-list")
    destinations = _taken(documents, "backup_destinations", cli, "backup-destinations")
    restores = _placed(documents, "backup_restores")
    if restores is None:
        restores = _listed_anywhere(cli, "backup-restores")
    if policies is None and runs is None and destinations is None:
        return None
    return Backups(
        policies=tuple(_policy(*item) for item in policies or ()),
        runs=tuple(_with_details(_run(*item), cli) for item in runs or ()),
        restores=tuple(_restore(*item) for item in restores or ()),
        destinations=tuple(_destination(*item) for item in destinations or ()),
        has_restores=restores is not None,
    )


def _taken(documents: Documents, table: str, cli: DaoflowCli | None, command: str) -> Placed | None:
    """Return a table's rows; where nobody read it, what the CLI lists of it, which has no error texts."""
    found = _placed(documents, table)
    return found if found is not None else _listed(cli, command, table.removeprefix("backup_"))


def _placed(documents: Documents, table: str) -> Placed | None:
    found = rows(documents, table)
    return None if found is None else [(member_of(table), pointer, row) for pointer, row in found]


def _listed(cli: DaoflowCli | None, command: str, field: str) -> Placed | None:
    output: CliOutput | None = cli.get(command) if cli is not None else None
    if output is None or not isinstance(output.data.get(field), list):
        return None
    return [(output.member, f"/output/data/{field}/{index}", item) for index, item in objects(output.data[field])]


def _listed_anywhere(cli: DaoflowCli | None, command: str) -> Placed | None:
    """Return the first list of objects in an answer, whatever the API calls it."""
    output = cli.get(command) if cli is not None else None
    for name, value in output.data.items() if output is not None else ():
        if isinstance(value, list):
            return (
                [(output.member, f"/output/data/{name}/{index}", item) for index, item in objects(value)]
                if output
                else None
            )
    return None


def _with_details(run: Run, cli: DaoflowCli | None) -> Run:
    """Return a run with the error and log that the API gave of it, where its own row has none."""
    output = cli.get(f"backup-run-{run.id}") if cli is not None else None
    if run.error or output is None or not output.data:
        return run
    details = _run(output.member, "/output/data", {**output.data, "id": run.id})
    return replace(details, policy_id=run.policy_id, status=run.status) if details.error or details.entries else run


def _either(row: Row, *names: str) -> Any:
    """Return the field under the database's name or under the API's."""
    return next((row[name] for name in names if row.get(name) is not None), None)


def _policy(member: str, pointer: str, row: Row) -> Policy:
    return Policy(
        id=text(row.get("id")),
        name=text(row.get("name")),
        schedule=text(row.get("schedule")),
        status=text(row.get("status")),
        destination_id=text(_either(row, "destination_id", "destinationId")),
        last_run_at=time(_either(row, "last_run_at", "lastRunAt")),
        member=member,
        pointer=pointer,
    )


def _run(member: str, pointer: str, row: Row) -> Run:
    return Run(
        id=text(row.get("id")),
        policy_id=text(_either(row, "policy_id", "policyId")),
        status=text(row.get("status")),
        error=text(row.get("error")),
        artifact=text(_either(row, "artifact_path", "artifactPath")),
        checksum=text(row.get("checksum")),
        artifact_format=text(_either(row, "artifact_format", "artifactFormat")),
        verified_at=time(_either(row, "verified_at", "verifiedAt")),
        started_at=time(_either(row, "started_at", "startedAt")),
        completed_at=time(_either(row, "completed_at", "finishedAt")),
        created_at=time(_either(row, "created_at", "createdAt")),
        entries=tuple(
            LogEntry(
                time=time(item.get("timestamp")),
                level=text(item.get("level")),
                phase=text(item.get("phase")),
                message=text(item.get("message")),
                pointer=f"{pointer}/{'log_entries' if row.get('log_entries') is not None else 'logEntries'}/{index}",
            )
            for index, item in objects(_either(row, "log_entries", "logEntries"))
        ),
        member=member,
        pointer=pointer,
    )


def _restore(member: str, pointer: str, row: Row) -> Restore:
    verification: Mapping[str, Any] = json_column(row.get("verification_result"))
    return Restore(
        id=text(row.get("id")),
        run_id=text(_either(row, "backup_run_id", "backupRunId")),
        status=text(row.get("status")),
        mode=text(row.get("mode")),
        error=text(row.get("error")),
        verification=verification,
        started_at=time(_either(row, "started_at", "startedAt")),
        completed_at=time(_either(row, "completed_at", "finishedAt")),
        created_at=time(_either(row, "created_at", "createdAt")),
        member=member,
        pointer=pointer,
    )


def _destination(member: str, pointer: str, row: Row) -> Destination:
    place = text(_either(row, "bucket", "local_path", "localPath", "endpoint"))
    return Destination(
        id=text(row.get("id")),
        name=text(row.get("name")),
        provider=text(row.get("provider")),
        place=place,
        has_credentials=optional_flag(_either(row, "has_credentials", "hasCredentials", "credentials_present")),
        tested_at=time(_either(row, "last_tested_at", "lastTestedAt")),
        last_result=text(_either(row, "last_test_result", "lastTestResult")),
        member=member,
        pointer=pointer,
    )
