"""What DaoFlow's records declare of a deployed service now: its row with the override layer, and its environment's Compose services."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from daoflow_analyzer.decode.documents import Documents
from daoflow_analyzer.decode.json_value import mapping, objects, optional_integer, text
from daoflow_analyzer.decode.tables import json_column, rows
from daoflow_analyzer.facts.deployments import Deployment
from daoflow_analyzer.finding import Evidence
from daoflow_analyzer.state_diff.frozen import override_tree
from daoflow_analyzer.state_diff.normalise import Tree, image

UNSET_REPLICAS = 1
"""What the product writes where nobody chose a number: it says nothing."""
CLI_SERVICES = "daoflow/services.json"
Declared = dict[str, tuple[Tree, Evidence]]


def declared_services(documents: Documents, item: Deployment, frozen: Mapping[str, Tree]) -> Declared:
    """Return what is declared now, by service; only what a row really says is there."""
    found: Declared = {}
    environment = _environment_of(documents, item)
    for evidence, row in _service_rows(documents):
        same = row.get("environment_id") == environment if environment else row.get("name") == item.service
        name = text(row.get("compose_service_name")) or text(row.get("name"))
        tree = _tree(row) if same and name in frozen else {}
        if tree:
            found[name] = (tree, evidence)
    for pointer, row in rows(documents, "environments") or ():
        if not environment or row.get("id") != environment:
            continue
        for _, one in objects(json_column(row.get("config")).get("composeServices")):
            name = text(one.get("serviceName"))
            if name in frozen:
                place = Evidence("database/environments.json", f"declared state of {name}", pointer=f"{pointer}/config")
                tree, known_at = found.get(name, ({}, place))
                found[name] = (_compose_service(one) | tree, known_at)
    return {name: entry for name, entry in found.items() if entry[0]}


def _environment_of(documents: Documents, item: Deployment) -> str:
    table = rows(documents, "deployments") or []
    return next((text(row.get("environment_id")) for _, row in table if row.get("id") == item.id), "")


def _service_rows(documents: Documents) -> Iterator[tuple[Evidence, Mapping[str, Any]]]:
    """Yield the rows of services: the database's, else what `daoflow services` printed."""
    table = rows(documents, "services")
    for pointer, row in table or ():
        name = text(row.get("name"))
        config = {"config": json_column(row.get("config"))}
        yield Evidence("database/services.json", f"declared state of {name}", pointer=pointer), {**row, **config}
    if table is not None:
        return
    answer = mapping(mapping(documents.json(CLI_SERVICES)).get("output"))
    for index, one in objects(mapping(answer.get("data")).get("services")):
        names = {
            "name": "name",
            "environment_id": "environmentId",
            "compose_service_name": "composeServiceName",
            "image_reference": "imageReference",
            "replica_count": "replicaCount",
            "config": "config",
        }
        pointer = f"/output/data/services/{index}"
        yield (
            Evidence(CLI_SERVICES, f"declared state of {text(one.get('name'))}", pointer=pointer),
            {ours: one.get(theirs) for ours, theirs in names.items()},
        )


def _tree(row: Mapping[str, Any]) -> Tree:
    tree = override_tree(mapping(mapping(row.get("config")).get("runtimeConfig")))
    if text(row.get("image_reference")):
        tree["image"] = image(text(row["image_reference"]))
    count = optional_integer(row.get("replica_count"))
    if count is not None and count != UNSET_REPLICAS:
        tree["replicas"] = count
    return tree


def _compose_service(one: Mapping[str, Any]) -> Tree:
    tree: Tree = {"image": image(text(one["imageReference"]))} if text(one.get("imageReference")) else {}
    count = optional_integer(one.get("replicaCount"))
    if count not in (None, 0, UNSET_REPLICAS):
        tree["replicas"] = count
    return tree
