"""The circuit breaker and the error words that all engine probes share."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Callable

from daoflow_bundle.outcome import Outcome

from daoflow_collector.context import Context
from daoflow_collector.probe import Ended

if TYPE_CHECKING:
    import docker

EngineProbe = Callable[[Context, "docker.APIClient"], Ended]


def engine_refused(context: Context) -> Ended:
    """Return how a source ends when the engine did not answer the first question."""
    outcome = Outcome.DENIED if context.discovery.engine.state == "denied" else Outcome.FAILED
    return Ended(outcome, context.discovery.engine_problem or "the Docker Engine cannot be asked")


def with_engine(collect: EngineProbe) -> Callable[[Context], Ended]:
    """Turn a probe that needs the engine into one that ends at once without it, and whose API errors are outcomes."""

    @functools.wraps(collect)
    def guarded(context: Context) -> Ended:
        if context.engine is None:
            return engine_refused(context)
        from docker.errors import DockerException  # noqa: PLC0415 - costs 0.2 s, and only a live engine needs it
        from requests.exceptions import RequestException, Timeout  # noqa: PLC0415

        try:
            return collect(context, context.engine)
        except Timeout:
            return Ended(Outcome.TIMEOUT, "the Docker Engine did not answer in time")
        except (DockerException, RequestException) as error:
            return Ended(Outcome.FAILED, str(error))

    return guarded
