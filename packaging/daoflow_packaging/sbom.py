"""The software bill of materials, CycloneDX 1.6 as JSON: from the same pins that the build reads."""

from __future__ import annotations

import json
import time
import uuid

from daoflow_bundle.version import VERSION

from daoflow_packaging.licences import Component, components
from daoflow_packaging.pins import Pins

_NAMESPACE = uuid.UUID("6ba7b811-9dad-11d1-80b4-00c04fd430c8")  # of URLs


def sbom(pins: Pins, patches: list[str]) -> bytes:
    """Return the document. `patches` are those the interpreter was built with."""
    listed = [_component(one) for one in components(pins)]
    listed[0]["pedigree"] = {"patches": [{"type": _patch_type(name), "diff": {"url": name}} for name in patches]}
    document = {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {
            "timestamp": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(pins.source_date_epoch)),
            "component": {
                "type": "application",
                "bom-ref": "daoflow-collect",
                "name": "daoflow-collect",
                "version": VERSION,
                "licenses": [{"license": {"id": "Apache-2.0"}}],
            },
            "tools": {"components": [{"type": "application", "name": "daoflow_packaging", "version": VERSION}]},
        },
        "components": listed,
        "dependencies": [{"ref": "daoflow-collect", "dependsOn": [str(one["bom-ref"]) for one in listed]}],
    }
    # A name that follows from the content: the same inputs give the same document.
    serial = uuid.uuid5(_NAMESPACE, json.dumps(document, sort_keys=True))
    document["serialNumber"] = f"urn:uuid:{serial}"
    return json.dumps(document, indent=1).encode() + b"\n"


def _patch_type(name: str) -> str:
    return "backport" if name.startswith("CVE-") else "unofficial"


def _component(one: Component) -> dict[str, object]:
    document: dict[str, object] = {
        "type": "library",
        "bom-ref": f"{one.name}@{one.version}",
        "name": one.name,
        "version": one.version,
        "purl": one.purl,
        "licenses": [{"expression": one.licence}],
    }
    if len(one.files) == 1:
        document["hashes"] = [{"alg": "SHA-256", "content": digest} for digest in one.files.values()]
    if one.files:
        document["externalReferences"] = [
            {"type": "source-distribution", "url": name, "hashes": [{"alg": "SHA-256", "content": digest}]}
            for name, digest in one.files.items()
        ]
    return document
