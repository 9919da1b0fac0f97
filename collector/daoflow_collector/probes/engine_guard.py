"""The circuit breaker and the error words that all engine probes share."""

from __future__ import annotations

import functools
import shlex
from collections.abc import Sequence
from typing import TYPE_CHECKING, Callable

from daoflow_bundle.outcome import Outcome

from daoflow_collector.context import Context
from daoflow_collector.engine.trouble import NO_ANSWER, engine_words, is_silence
from daoflow_collector.probe import Ended

if TYPE_CHECKING:
    import docker

    from daoflow_collector.discovery import Discovery
    from daoflow_collector.machine.host import Host
    from daoflow_collector.options import Options

FOR_THE_REST = ". For the rest: "
"""Between a reason and the command of `as_root` that ends it."""

EngineProbe = Callable[[Context, "docker.APIClient"], Ended]


def engine_refused(context: Context) -> Ended:
    """Return how a source ends when the engine did not answer the first question."""
    discovery = context.discovery
    outcome = Outcome.DENIED if discovery.engine.state == "denied" else Outcome.FAILED
    reason = discovery.engine_problem or discovery.containers_error or "the Docker Engine cannot be asked"
    disk = discovery.disk
    if disk is not None and disk.problem is not None:
        reason += f"; {disk.problem}"
    if context.options.target_role:
        return Ended(outcome, reason)
    if context.host.user()[0] != 0 and (outcome is Outcome.DENIED or (disk is not None and disk.denied)):
        outcome = Outcome.DENIED
        reason += FOR_THE_REST + as_root(context.host, discovery, context.options)
    return Ended(outcome, reason)


def as_root(host: Host, discovery: Discovery, options: Options) -> str:
    """Return the command that collects the same as root, who may read what this user may not. `sudo` keeps no environment."""
    words = ["daoflow-collect"]
    words += ["--dir", discovery.directory] if discovery.directory else []
    words += ["--project", options.project] if options.project else []
    return _with_sudo(host, words)


def as_root_again(host: Host, discovery: Discovery, options: Options) -> str:
    """Return the same with each option as it was typed. For the operator's own eyes: a bundle has no use for a note in each reason."""
    program, *arguments = options.typed
    if not any(word == "--dir" or word.startswith("--dir=") for word in arguments) and discovery.directory:
        arguments += ["--dir", discovery.directory]
    return _with_sudo(host, [program, *arguments])


def _with_sudo(host: Host, words: Sequence[str]) -> str:
    endpoint = host.environment().get("DOCKER_HOST")
    return shlex.join(["sudo", *([f"DOCKER_HOST={endpoint}"] if endpoint else ()), *words])


def with_engine(collect: EngineProbe) -> Callable[[Context], Ended]:
    """Turn a probe that needs the engine into one that ends at once without it, and whose API errors are outcomes."""

    @functools.wraps(collect)
    def guarded(context: Context) -> Ended:
        if context.engine is None:
            return engine_refused(context)
        from docker.errors import DockerException
        from requests.exceptions import RequestException, Timeout
        from urllib3.exceptions import HTTPError

        try:
            return collect(context, context.engine)
        except Timeout:
            return Ended(Outcome.TIMEOUT, NO_ANSWER)
        except (DockerException, RequestException, HTTPError) as error:
            return Ended(Outcome.TIMEOUT if is_silence(error) else Outcome.FAILED, engine_words(error))

    return guarded
