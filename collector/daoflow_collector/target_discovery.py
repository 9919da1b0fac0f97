"""What there is to collect from on a managed server: its engine and what DaoFlow deployed on it, no installation."""

from __future__ import annotations

from daoflow_collector.compose.command import ComposeCommands, find_compose
from daoflow_collector.discovery import ENGINE_TIMEOUT_S, Discovery, reach_engine
from daoflow_collector.engine.deployed_projects import DeployedNames, DeployedProjects, find_deployed
from daoflow_collector.machine.host import Host
from daoflow_collector.machine.limit import Limit
from daoflow_collector.options import Options


def discover_target(host: Host, options: Options) -> Discovery:
    """Return the discovery of a managed server. The deployed containers are known before anything is written: so are their secrets."""
    answer, client = reach_engine(host)
    deployed = DeployedProjects()
    if client is not None:
        asked = [one for one in (options.deployment, options.last_good) if one]
        deployed = find_deployed(client, "", asked, DeployedNames(), limit=Limit(2 * ENGINE_TIMEOUT_S))
    problem = None if answer.state == "up" else f"the Docker Engine is {answer.state}"
    program = find_compose(host)
    return Discovery(
        directory=None,
        directory_source="none",
        project="",
        project_source="option",
        files=(),
        env_files=(),
        engine=answer,
        engine_endpoint=host.engine_endpoint(),
        containers=(),
        containers_error=None,
        compose=ComposeCommands(host, program, project="", directory=None, files=(), engine_problem=problem),
        compose_config=None,
        process_environment=host.environment(),
        deployed=deployed,
    )
