"""`env`: `.env` and the services' env files, redacted line by line, and what is known of each key without its value."""

from __future__ import annotations

from collections.abc import Mapping

from daoflow_bundle.outcome import Outcome

from daoflow_collector.compose.files import active_profiles, all_references, member_names
from daoflow_collector.compose.project_view import (
    project_env_files,
    project_variables,
    running_containers,
    services_env_files,
)
from daoflow_collector.context import Context
from daoflow_collector.env.dotenv import parse_dotenv
from daoflow_collector.env.sanity import EnvEvidence, EnvSource, env_sanity
from daoflow_collector.machine.host import FileResult
from daoflow_collector.probe import COLLECTED, NOT_PERMITTED, Ended, Priority, Probe


def collect(context: Context) -> Ended:
    """Write `env/files/…` and `env/sanity.json`; the latter also without any file, for what Compose and the containers have."""
    own = project_env_files(context)
    named = services_env_files(context)
    files = [*own, *(item.file for item in named)]
    members = member_names([file.path for file in files], "env/files")
    environment = context.discovery.process_environment
    sources: list[EnvSource] = []
    earlier: dict[str, str] = {}
    for file in own:
        source = _source(file, members[file.path], environment, earlier)
        earlier.update(source.parsed.values if source.parsed is not None else {})
        sources.append(source)
    sources += [_source(item.file, members[item.file.path], environment, earlier, item.services) for item in named]
    for file in files:
        if file.content is not None:
            context.sink.dotenv(members[file.path], file.content, how=f"read {file.path}")
    evidence = EnvEvidence(
        sources=sources,
        references=all_references(context.discovery.files),
        config=context.discovery.config_document,
        containers=running_containers(context),
        environment=environment,
        fingerprint=context.sink.fingerprint,
        profiles=active_profiles(environment, project_variables(context)),
    )
    context.sink.json("env/sanity.json", env_sanity(evidence), how="compared .env, Compose's view and the containers")
    return _ended(own, files)


def _source(
    file: FileResult,
    member: str,
    environment: Mapping[str, str],
    earlier: Mapping[str, str],
    services: tuple[str, ...] = (),
) -> EnvSource:
    readable = file.content is not None
    return EnvSource(
        path=file.path,
        member=member if readable else None,
        # Where Docker made a folder of a file that was not there to be mounted, Compose reads none.
        exists=file.error_kind not in ("absent", "not-a-file"),
        readable=readable,
        parsed=parse_dotenv(file.content, environment, earlier) if file.content is not None else None,
        mode=file.mode,
        size_bytes=file.size_bytes if readable else None,
        modified_at=file.modified_at,
        services=services,
    )


def _ended(own: list[FileResult], files: list[FileResult]) -> Ended:
    denied = [file.path for file in files if file.error_kind == "denied"]
    if denied:
        outcome = Outcome.DENIED if len(denied) == len(files) else Outcome.PARTIAL
        return Ended(outcome, f"{NOT_PERMITTED} {', '.join(denied)}")
    unread = [f"{file.path}: {file.error}" for file in files if file.content is None and file.error_kind != "absent"]
    if unread:
        return Ended(Outcome.PARTIAL, "; ".join(unread))
    if not any(file.content is not None for file in own):
        return Ended(
            Outcome.ABSENT, f"there is no {own[0].path}" if own else "no installation folder was found, so no .env"
        )
    return COLLECTED


PROBE = Probe(
    source="env",
    how="read .env and the services' env files",
    reason="playbook: check the required secrets in .env; compared by fingerprint with what runs",
    priority=Priority.VITAL,
    timeout_s=10.0,
    limit="every line, 1 MiB a file",
    collect=collect,
)
