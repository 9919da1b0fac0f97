"""`engine/info engine/images engine/networks engine/volumes engine/events engine/compose`: the engine's own view."""

from __future__ import annotations

import json
from collections import deque
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from daoflow_bundle.outcome import Outcome

from daoflow_collector.context import Context
from daoflow_collector.engine.clock import engine_time_s
from daoflow_collector.engine.project_containers import PROJECT_LABEL
from daoflow_collector.probe import COLLECTED, Ended, Priority, Probe
from daoflow_collector.probes import data_root
from daoflow_collector.probes.engine_guard import with_engine

if TYPE_CHECKING:
    import docker

MAX_EVENTS = 5_000
VOLUME_LABEL = "com.docker.compose.volume"
OF_DAOFLOW = ("daoflow-ssh", "daoflow-staging")
"""The volumes by whose names an installation of DaoFlow is known."""
_EVENT_WINDOW_S = 24 * 3600
_EVENT_BYTES = 1 << 20
_EVENTS_BYTES = 8 << 20
_TIMEOUT_S = 10.0


@with_engine
def collect_info(context: Context, client: docker.APIClient) -> Ended:
    """Write `/info` and `/version`."""
    context.sink.json("engine/version.json", client.version(), how="Engine API GET /version")
    context.sink.json("engine/info.json", client.info(), how="Engine API GET /info")
    return COLLECTED


@with_engine
def collect_images(context: Context, client: docker.APIClient) -> Ended:
    """Write the inspect documents of the images that the project's containers were made from."""
    from docker.errors import NotFound

    wanted = sorted({str(item.inspect.get("Image", "")) for item in context.discovery.containers} - {""})
    images: list[Any] = []
    gone: list[str] = []
    for image in wanted:
        try:
            images.append(client.inspect_image(image))  # type: ignore[no-untyped-call]
        except NotFound:
            # Removed under its container: the container's own inspect still names it.
            gone.append(image[:19])
    context.sink.json("engine/images.json", images)
    if gone:
        return Ended(Outcome.PARTIAL, f"no longer in the engine: {', '.join(gone)}")
    return COLLECTED if images else Ended(Outcome.EMPTY, "the project has no containers")


@with_engine
def collect_networks(context: Context, client: docker.APIClient) -> Ended:
    """Write the project's networks."""
    networks = client.networks(filters={"label": [f"{PROJECT_LABEL}={context.discovery.project}"]})
    context.sink.json("engine/networks.json", networks)
    return COLLECTED if networks else Ended(Outcome.EMPTY, "the project has no network")


@with_engine
def collect_volumes(context: Context, client: docker.APIClient) -> Ended:
    """Write the project's volumes, and those of other installations (names, drivers, dates; never their content)."""
    answer = client.volumes(filters={"label": [f"{PROJECT_LABEL}={context.discovery.project}"]})
    volumes = answer.get("Volumes") or []
    context.sink.json("engine/volumes.json", volumes)
    others = _of_other_installations(client, context.discovery.project)
    if others:
        context.sink.json("engine/other-volumes.json", others, how="Engine API GET /volumes, /containers/json")
    return COLLECTED if volumes else Ended(Outcome.EMPTY, "the project has no volume")


def _of_other_installations(client: docker.APIClient, project: str | None) -> list[dict[str, Any]]:
    """Return the volumes of Compose projects that hold a DaoFlow, too: a database seems lost when the project was renamed."""
    volumes = client.volumes(filters={"label": [VOLUME_LABEL]}).get("Volumes") or []
    labels = [(item, item.get("Labels") or {}) for item in volumes]
    known = {own.get(PROJECT_LABEL) for _, own in labels if own.get(VOLUME_LABEL) in OF_DAOFLOW} - {project}
    if not known:
        return []
    mounts = [
        (str(mount.get("Name")), str((item.get("Names") or [""])[0]).lstrip("/"), str(item.get("State")))
        for item in client.containers(all=True)
        for mount in item.get("Mounts") or ()
    ]
    return [
        {
            **{key: item.get(key) for key in ("Name", "Driver", "CreatedAt")},
            "Labels": {key: own.get(key) for key in (PROJECT_LABEL, VOLUME_LABEL)},
            "UsedBy": [{"Name": name, "State": state} for volume, name, state in mounts if volume == item.get("Name")],
        }
        for item, own in labels
        if own.get(PROJECT_LABEL) in known
    ]


@with_engine
def collect_events(context: Context, client: docker.APIClient) -> Ended:
    """Write the last day's events, oldest first; of more than `MAX_EVENTS` the newest."""
    from daoflow_collector.engine.answers import lines

    now = int(engine_time_s(client, context.host.now()))
    # `until` makes the engine end the stream; without it this would follow for ever.
    query = {"since": now - _EVENT_WINDOW_S, "until": now}
    address = f"{client.base_url}/v{client.api_version}/events"
    events: deque[bytes] = deque()  # not decoded: that takes five times as much memory
    seen = size = 0
    with client.get(address, params=query, stream=True, timeout=client.timeout) as response:
        if response.status_code != 200:
            return Ended(Outcome.FAILED, f"the engine answered HTTP {response.status_code}")
        for line in lines(response, max_bytes=_EVENT_BYTES):
            if line:
                json.loads(line)  # what is no event ends it here
                events.append(line)
                seen += 1
                size += len(line)
            while len(events) > MAX_EVENTS or size > _EVENTS_BYTES:
                size -= len(events.popleft())
    kept = len(events)
    context.sink.json_items("engine/events.json", (json.loads(events.popleft()) for _ in range(kept)))
    if seen > kept:
        return Ended(Outcome.COLLECTED, f"newest {kept} of {seen} events")
    return COLLECTED if kept else Ended(Outcome.EMPTY, "the engine remembers no event of the last 24 hours")


def collect_compose(context: Context) -> Ended:
    """Write which Compose program the host has. Needs no engine."""
    program = asdict(context.discovery.compose.program)
    del program["command"]
    context.sink.json("engine/compose.json", program)
    return COLLECTED if program["available"] else Ended(Outcome.COLLECTED, f"not available: {program['error']}")


PROBES = (
    Probe(
        source="engine/compose",
        how="docker compose version",
        reason="the plugin may be absent or too old for the Compose file",
        priority=Priority.NORMAL,
        timeout_s=5.0,
        limit="one line",
        collect=collect_compose,
    ),
    Probe(
        source="engine/info",
        how="Engine API GET /info, /version",
        reason="version, data root, storage and log driver, warnings",
        priority=Priority.NORMAL,
        timeout_s=_TIMEOUT_S,
        limit="two documents",
        collect=collect_info,
    ),
    Probe(
        source="engine/events",
        how="Engine API GET /events",
        reason="what died, was killed or restarted, and when",
        priority=Priority.NORMAL,
        timeout_s=_TIMEOUT_S,
        limit=f"last 24 h, newest {MAX_EVENTS}",
        collect=collect_events,
    ),
    Probe(
        source="engine/images",
        how="Engine API GET /images/{id}/json",
        reason="which version really runs: tags, digests, labels",
        priority=Priority.NORMAL,
        timeout_s=_TIMEOUT_S,
        limit="images of the project's containers",
        collect=data_root.or_from_disk(collect_images, data_root.collect_images),
    ),
    Probe(
        source="engine/networks",
        how="Engine API GET /networks by label",
        reason="whether the services share a network, and with whom",
        priority=Priority.EXTRA,
        timeout_s=_TIMEOUT_S,
        limit="networks of the project",
        collect=data_root.or_from_disk(collect_networks, data_root.collect_networks),
    ),
    Probe(
        source="engine/volumes",
        how="Engine API GET /volumes by label",
        reason="whether the data volumes exist, and since when",
        priority=Priority.EXTRA,
        timeout_s=_TIMEOUT_S,
        limit="volumes of the project, and of other DaoFlow installations",
        collect=data_root.or_from_disk(collect_volumes, data_root.collect_volumes),
    ),
)
