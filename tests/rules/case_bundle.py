"""From a case to a bundle: the stock healthy installation with the case's changes laid over it (tests/rules/README.md)."""

from __future__ import annotations

import copy
import hashlib
import json
import re
from collections.abc import Collection, Mapping
from datetime import UTC, datetime, timedelta
from fnmatch import fnmatchcase
from typing import Any

from daoflow_analyzer.facts.coverage import Damage
from daoflow_bundle.manifest import Header, Manifest, MemberRecord, SourceRecord, Truncation
from daoflow_bundle.outcome import Outcome
from daoflow_collector.compose.references import compose_references

from tests.rules import deployment_evidence
from tests.rules.memory_source import MemorySource
from tests.rules.stack import BUNDLES, COMPOSE_FILE, DIRECTORY, Stack, as_bytes, edit_env, stock_compose, stock_env

START = datetime(2026, 11, 23, 12, 45, tzinfo=UTC)
"""What `+0` stands for in a log line: just after the last stock line."""

COLLECTED_AT = "2026-11-23T13:00:00Z"
REMOVE = "<remove>"
ABSENT = {"logs/temporal": "no container of this service", "logs/temporal-ui": "no container of this service"}
KNOWN = (
    "name why expect message subject severity confidence evidence count reason needs copy patch append replace remove missing env "
    "env_text env_append env_recreated compose_text incident collected_at add_container damage integrity truncated stop_reason complete "
    "without_manifest deployment server tables cli target"
)
KEYS = frozenset(KNOWN.split())


def stock_members() -> dict[str, bytes]:
    """Return the committed members of the healthy bundle, without its two framing documents."""
    root = BUNDLES / "healthy"
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in sorted(root.rglob("*"))
        if path.is_file() and path.name not in ("bundle.json", "manifest.json")
    }


def build(case: Mapping[str, Any]) -> MemorySource:
    """Return the bundle that a case describes."""
    unknown = set(case) - KEYS
    if unknown:
        raise ValueError(f"unknown keys in case {case.get('name')}: {sorted(unknown)}")
    members = stock_members()
    for original, name in case.get("copy", {}).items():
        members[name] = _renamed(members[original], name)
    for service, changes in case.get("add_container", {}).items():
        _add_container(members, service, dict(changes))
    _settings(members, case)
    deployment_evidence.lay_over(members, case)
    for member, text in case.get("replace", {}).items():
        members[member] = (_log_lines(text) if member.endswith(".log") else text).encode()
    for member, text in case.get("append", {}).items():
        members[member] = members.get(member, b"") + _log_lines(text).encode()
    for member, changes in case.get("patch", {}).items():
        document = json.loads(members.get(member, b"{}"))
        for pointer, value in changes.items():
            document = patched(document, pointer, value)
        members[member] = _json(document)
    for pattern in case.get("remove", []):
        members = {name: content for name, content in members.items() if not fnmatchcase(name, pattern)}
    if "compose/ps.json" in members.keys() - {*case.get("patch", {}), *case.get("replace", {})}:
        _list_containers(members, case.get("replace", {}))
    gaps = _gaps(members, case.get("missing", {}))
    members = {name: members[name] for name in sorted(members) if source_of(name) not in gaps}
    collected_at = str(case.get("collected_at", COLLECTED_AT))
    incident = {
        "case": None,
        "note": None,
        "deployment": None,
        "backup_run": None,
        "restore": None,
        "server": None,
        "last_good": None,
    }
    header = Header("0.1.0", "ops-eu-1", collected_at, {}, {**incident, **case.get("incident", {})})
    manifest = None if case.get("without_manifest") else _manifest(members, gaps, case, collected_at)
    damages = tuple(Damage(item["kind"], item.get("member"), item.get("detail", "")) for item in case.get("damage", []))
    return MemorySource(header, manifest, members, integrity=case.get("integrity", "verified"), damages=damages)


def _settings(members: dict[str, bytes], case: Mapping[str, Any]) -> None:
    """Work out every member that depends on `.env` or on the Compose file."""
    env = edit_env(case.get("env_text", stock_env()), case.get("env", {})) + case.get("env_append", "")
    compose = case.get("compose_text", stock_compose())
    recreated = case.get("env_recreated", True)
    stack = Stack.of(env, compose, env if recreated else stock_env(), compose if recreated else stock_compose())
    if stack.running is None:  # what Compose refuses was never started: the containers are from before
        stack = Stack.of(env, compose, stock_env(), stock_compose())
    containers: dict[str, str] = {}
    for member in [name for name in members if name.startswith("containers/") and name.endswith("/inspect.json")]:
        document = json.loads(members[member])
        service = document["Config"]["Labels"]["com.docker.compose.service"]
        containers[document["Name"].removeprefix("/")] = service
        document["Config"]["Env"] = [f"{key}={value}" for key, value in stack.environment(service).items()]
        _follow_config(document, (stack.running or {}).get(service))
        members[member] = stack.redacted(document)
    config = stack.compose_config
    if config is None:
        members.pop("compose/config.json", None)
    else:
        members["compose/config.json"] = stack.redacted(config)
    members["compose/files/docker-compose.yml"] = stack.redactor.yaml(as_bytes(compose))[0]
    members["compose/commands.json"] = _json(_commands(stack))
    members["compose/project.json"] = _json(
        {
            "name": "daoflow",
            "directory": DIRECTORY,
            "name_source": "label",
            "files": [{"path": COMPOSE_FILE, "member": "compose/files/docker-compose.yml", "exists": True}],
            "profiles": stack.profiles,
            "references": [reference.to_json() for reference in compose_references(compose, COMPOSE_FILE)],
        }
    )
    members["env/files/.env"] = stack.redactor.dotenv(as_bytes(env))[0]
    members["env/sanity.json"] = _json(stack.sanity(containers))


def _commands(stack: Stack) -> list[dict[str, Any]]:
    return [
        {
            "command": f"docker compose {words}",
            "exit_code": 0 if stack.config is not None else 15,
            "timed_out": False,
            "duration_s": 0.2,
            "stderr": [stack.refusal] if stack.refusal else [],
        }
        for words in ("config --format json", "ps --all --format json")
    ]


def _follow_config(document: dict[str, Any], service: Mapping[str, Any] | None) -> None:
    """Give a container the image and the ports that Compose made it with."""
    if service is None:
        return
    document["Config"]["Image"] = service["image"]
    bindings = {
        f"{port['target']}/tcp": [{"HostIp": port["host_ip"], "HostPort": str(port["published"])}]
        for port in service["ports"]
    }
    document["HostConfig"]["PortBindings"] = bindings
    exposed = dict.fromkeys(document["Config"].get("ExposedPorts") or {})
    document["NetworkSettings"]["Ports"] = {**exposed, **bindings}


def _list_containers(members: dict[str, bytes], replaced: Collection[str]) -> None:
    """Have `docker compose ps` list what the inspect documents say: two looks at one thing. What was replaced may be no document."""
    rows = []
    for row in json.loads(members["compose/ps.json"]):
        inspect = f"containers/{row['Name']}/inspect.json"
        if inspect not in members:
            continue
        state = row["State"] if inspect in replaced else json.loads(members[inspect]).get("State", {}).get("Status")
        rows.append(
            row if row["State"] == state else {**row, "State": state, "Status": str(state).capitalize(), "Health": ""}
        )
    members["compose/ps.json"] = _json(rows)


def _add_container(members: dict[str, bytes], service: str, changes: dict[str, Any]) -> None:
    """Add a running container of another service, made from the one of redis; `log` gives its log, the rest are patches."""
    name = f"containers/daoflow-{service}-1/inspect.json"
    document = json.loads(_renamed(members["containers/daoflow-redis-1/inspect.json"], name))
    document["Mounts"] = []
    members[f"logs/{service}.log"] = _log_lines(changes.pop("log", "")).encode()
    for pointer, value in changes.items():
        document = patched(document, pointer, value)
    members[name] = _json(document)


def _renamed(content: bytes, member: str) -> bytes:
    """Return an inspect document with the name, id and labels that its member's name tells; other documents as they are."""
    match = re.fullmatch(r"containers/(daoflow-(?P<service>.+)-(?P<number>\d+))/inspect\.json", member)
    if match is None:
        return content
    document = json.loads(content)
    document["Name"], document["Id"] = f"/{match[1]}", hashlib.sha256(match[1].encode()).hexdigest()
    labels = document["Config"]["Labels"]
    labels["com.docker.compose.service"] = match["service"]
    labels["com.docker.compose.container-number"] = match["number"]
    return _json(document)


def patched(document: Any, pointer: str, value: Any) -> Any:
    """Set, or with `<remove>` take out, what an RFC 6901 pointer names; parents are made, `-` appends to an array."""
    if pointer == "":
        return copy.deepcopy(value)
    document = copy.deepcopy(document)
    *parents, last = [part.replace("~1", "/").replace("~0", "~") for part in pointer.removeprefix("/").split("/")]
    place = document
    for part in parents:
        if isinstance(place, list):
            place = place[int(part)]
        else:
            if not isinstance(place.get(part), dict | list):
                place[part] = {}
            place = place[part]
    if isinstance(place, list):
        index = len(place) if last == "-" else int(last)
        place[index : index + 1] = [] if value == REMOVE else [value]
    elif value == REMOVE:
        place.pop(last, None)
    else:
        place[last] = value
    return document


def _log_lines(text: str) -> str:
    """Return log text with `+12.5 stderr text` lines given their full time; other lines stay as they are."""

    def fill(match: re.Match[str]) -> str:
        moment = START + timedelta(seconds=float(match[1]))
        return f"{moment:%Y-%m-%dT%H:%M:%S}.{moment.microsecond:06d}000Z "

    text = re.sub(r"^\s*([+-]\d+(?:\.\d+)?)s? ", fill, text.removeprefix("\n"), flags=re.MULTILINE)
    return text if not text or text.endswith("\n") else f"{text}\n"


def source_of(member: str) -> str:
    """Return the source that gives a member."""
    if member.startswith("compose/") and member.endswith((".json", ".txt")):
        return member.rpartition(".")[0]
    if member.startswith(("compose/files/", "env/", "containers/", "health/")):
        return "compose/files" if member.startswith("compose") else member.split("/", maxsplit=1)[0]
    if member.startswith("targets/"):
        return re.sub(r"^(targets/[^/]+)/(?:ssh|bundle)\.json$|\.\w+$", r"\1", member)
    if member.startswith(("deployments/", "database/", "daoflow/", "applications/")):
        return member.partition("/")[0]
    if member.startswith("logs/"):
        return re.sub(r"(?:\.\d+)?\.log$", "", member)
    return re.sub(r"\.\w+$", "", member)


def _gaps(members: Mapping[str, bytes], wanted: Mapping[str, Any]) -> dict[str, tuple[Outcome, str]]:
    """Return source → how it ended instead; a pattern (`logs/*`) stands for every source it matches."""
    flat: dict[str, Mapping[str, str]] = {}
    for source, how in wanted.items():
        if "outcome" in how:
            flat[source] = how
        else:  # [case.missing.logs.postgres] is logs/postgres
            flat.update({f"{source}/{name}": item for name, item in how.items()})
    sources = {*map(source_of, members), *ABSENT}
    gaps: dict[str, tuple[Outcome, str]] = {}
    for pattern, how in flat.items():
        for source in [name for name in sources if fnmatchcase(name, pattern)] or [pattern]:
            gaps[source] = (Outcome(how["outcome"]), how.get("reason", ""))
    return gaps


def _manifest(
    members: Mapping[str, bytes], gaps: Mapping[str, tuple[Outcome, str]], case: Mapping[str, Any], collected_at: str
) -> Manifest:
    cut = {name: Truncation("oldest", lines, reason="size budget") for name, lines in case.get("truncated", {}).items()}
    records = tuple(
        MemberRecord(
            path=name,
            size=len(content),
            sha256=hashlib.sha256(content).hexdigest(),
            source=source_of(name),
            how="stock",
            started_at=collected_at,
            duration_s=0.1,
            outcome=Outcome.COLLECTED,
            truncation=cut.get(name),
        )
        for name, content in members.items()
    )
    sources = [
        SourceRecord(
            source,
            Outcome.COLLECTED,
            "",
            "stock",
            collected_at,
            0.1,
            tuple(r.path for r in records if r.source == source),
        )
        for source in dict.fromkeys(record.source for record in records)
    ]
    absent = {
        name: (Outcome.ABSENT, reason) for name, reason in ABSENT.items() if name not in {s.source for s in sources}
    }
    if "compose/config.json" not in members and "compose/config" not in gaps:
        absent["compose/config"] = (Outcome.FAILED, "docker compose config exited with 15")
    for source, (outcome, reason) in {**absent, **gaps}.items():
        sources.append(SourceRecord(source, outcome, reason, "stock", collected_at, 0.1))
    return Manifest(
        finished_at=collected_at,
        complete=case.get("complete", not any(record.outcome.is_gap for record in sources)),
        stop_reason=case.get("stop_reason"),
        members=records,
        sources=tuple(sources),
    )


def _json(value: Any) -> bytes:
    return (json.dumps(value, indent=1, ensure_ascii=False) + "\n").encode("utf-8", "surrogateescape")
