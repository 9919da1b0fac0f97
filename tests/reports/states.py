"""Reports in every state that a page can be in: the analyzer's, of the stock installation with something wrong laid over it."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import daoflow_rules
from daoflow_analyzer.analyze import analyze
from daoflow_analyzer.facts.coverage import Damage
from daoflow_analyzer.result import Result
from daoflow_analyzer.ruleset import RuleSet, load_rules
from daoflow_reports import html

from tests.rules.case_bundle import build
from tests.rules.cases import RULES
from tests.rules.memory_source import MemorySource

HOSTILE = "</pre></template></script><script>document.title='pwned'</script><img src=x onerror=\"document.title='pwned'\">{{7*7}}"
BIDI = "\u202egnp.exe\u2066"
WIDE = "数据库连接失败,密码错误。" * 6 + "שגיאה בחיבור " + "x" * 1500


@cache
def shipped_rules() -> RuleSet:
    """Return the shipped rules, loaded once."""
    return load_rules(daoflow_rules)


def analysed(source: MemorySource) -> Result:
    """Return a bundle's result with everything that the page shows."""
    return analyze(source, shipped_rules(), on_shown=lambda _: None)


def case(rule: str, name: str) -> Mapping[str, Any]:
    """Return a case of a rule by its name."""
    (path,) = RULES.rglob(f"{rule}_*.cases.toml")
    cases = tomllib.loads(path.read_text(encoding="utf-8"))["case"]
    return next(item for item in cases if item["name"] == name)


def _lines(*entries: tuple[float, str]) -> str:
    return "".join(f"{offset:+} stderr {text}\n" for offset, text in entries)


def cause() -> MemorySource:
    """Return an installation whose database is stopped, with a failed deployment, drift and a source that is missing."""
    return build(
        {
            **case("dp012", "fires_when_the_registry_has_no_such_tag"),
            "name": "cause",
            "patch": {
                "containers/daoflow-postgres-1/inspect.json": {
                    "/State/Status": "exited",
                    "/State/Running": False,
                    "/State/ExitCode": 137,
                    "/State/OOMKilled": True,
                    "/State/FinishedAt": "2026-11-23T12:50:00.5Z",
                    "/State/Health/Status": "unhealthy",
                },
                "containers/daoflow-redis-1/inspect.json": {"/Config/Image": "redis:6-alpine"},
            },
            "append": {
                "logs/daoflow.log": _lines(
                    *(
                        (300 + number * 2, f"error: connect ECONNREFUSED 172.18.0.3:5432 (attempt {number})")
                        for number in range(40)
                    )
                )
            },
            "missing": {"host/kernel-oom": {"outcome": "denied", "reason": "dmesg: Operation not permitted"}},
            "incident": {"case": "4711"},
        }
    )


def cited() -> MemorySource:
    """Return an installation whose cause rests on lines of a log."""
    return build(dict(case("cp009", "fires_when_the_volume_has_another_password")))


def reasoned() -> MemorySource:
    """Return an installation of whose verdict there is much to say: three sources, a doubt, symptoms, and things beside it."""
    return build(dict(case("cp032", "fires_when_the_host_came_up_and_nothing_starts_them")))


def stepped() -> MemorySource:
    """Return an installation that is mended in many long steps."""
    return build(dict(case("cp006", "fires_when_a_directory_stands_in_its_place")))


def over() -> MemorySource:
    """Return an installation whose database was down for five minutes and is well again."""
    labels = {"com.docker.compose.project": "daoflow", "com.docker.compose.service": "postgres"}
    attributes = {"name": "daoflow-postgres-1", **labels}
    events = [
        {
            "Type": "container",
            "Action": action,
            "time": time,
            "Actor": {"ID": "8c", "Attributes": {**attributes, **more}},
        }
        for action, time, more in (
            ("start", 1795437828, {}),
            ("die", 1795438200, {"exitCode": "1"}),
            ("start", 1795438503, {}),
            ("health_status: healthy", 1795438510, {}),
        )
    ]
    started = {"/State/StartedAt": "2026-11-23T12:55:03Z"}
    patch = {"engine/events.json": {"": events}, "containers/daoflow-postgres-1/inspect.json": started}
    return build({"name": "over", "patch": patch})


def healthy() -> MemorySource:
    """Return an installation without a fault."""
    return build({"name": "healthy"})


def unknown() -> MemorySource:
    """Return an installation that is visibly broken by something that no rule knows."""
    return build(
        {
            "name": "unknown",
            "patch": {"containers/daoflow-daoflow-1/inspect.json": {"/State/Health/Status": "unhealthy"}},
            "append": {
                "logs/daoflow.log": _lines((10, "ERROR the flux capacitor is out of tune"), (12, "panic: no flux"))
            },
        }
    )


def nothing() -> MemorySource:
    """Return a bundle in which nothing could be collected."""
    return build(
        {
            "name": "nothing",
            "remove": ["*"],
            "missing": {
                name: {"outcome": "denied", "reason": "permission denied"} for name in ("containers", "env", "health")
            },
        }
    )


def cut_off() -> MemorySource:
    """Return a bundle that was cut before its manifest."""
    return build({"name": "cut", "without_manifest": True, "integrity": "truncated", "remove": ["engine/*", "host/*"]})


def tampered() -> MemorySource:
    """Return a bundle with a member that is not what was collected."""
    source = cause()
    source.integrity = "tampered"
    source.damages = (Damage("tampered", "logs/daoflow.log", "its SHA-256 is not the manifest's"),)
    return source


def hostile() -> MemorySource:
    """Return a bundle that attacks its reader in every text that is shown."""
    return build(
        {
            "name": "hostile",
            "patch": {
                "containers/daoflow-postgres-1/inspect.json": {
                    "/State/Status": "exited",
                    "/State/ExitCode": 1,
                    "/State/Error": HOSTILE,
                    "/Config/Image": HOSTILE,
                    "/State/FinishedAt": "2026-11-23T12:50:00.5Z",
                }
            },
            "append": {
                "logs/daoflow.log": _lines(
                    (1, f"ERROR {HOSTILE} {BIDI}"),
                    (2, f"FATAL: {WIDE}"),
                    (3, "error: \x1b[31mred\x1b[0m \x07 bell"),
                    (4, "error: `` ``` [x](javascript:alert(1))"),
                )
            },
            "missing": {"host/os": {"outcome": "failed", "reason": f"{HOSTILE} {BIDI}"}},
            "incident": {"case": HOSTILE, "deployment": HOSTILE},
        }
    )


def many() -> MemorySource:
    """Return an installation with forty deployments that failed, each a finding, and several others of other kinds."""
    failed = dict(case("dp012", "fires_when_the_registry_has_no_such_tag")["deployment"][0])
    deployments = [
        {
            **failed,
            "id": f"{number:08x}{number:024x}",
            "service": f"web-{number}",
            "at": f"2026-11-23T12:{number:02}:00Z",
        }
        for number in range(10, 50)
    ]
    missing = {"logs": {"redis": {"outcome": "timeout", "reason": "the engine did not answer"}}}
    patch = {
        "host/disk.json": {"/filesystems/0/total_bytes": 50_000_000_000, "/filesystems/0/free_bytes": 1_000_000_000},
        "host/time.json": {"/synchronised": False},
    }
    example = "change-me-change-me-change-me-change-me"
    env = {"BETTER_AUTH_SECRET": example, "BETTER_AUTH_SECRT": "x", "DAOFLOW_VERSION": "latest"}
    return build({"name": "many", "deployment": deployments, "missing": missing, "patch": patch, "env": env})


def thinned() -> MemorySource:
    """Return an installation of whose longest log only the newest lines, and older ones that tell something, are there."""
    log = (
        "-3000 collector [left out: 900 lines, 9000 bytes]\n-2500 stderr ERROR the flux capacitor is out of tune\n"
        "-2400 collector [left out: 99 lines, 990 bytes]\n-600 stdout [left out: 3 lines, 9 bytes]\n"
    )
    return build({"name": "thinned", "replace": {"logs/redis.log": log}, "truncated": {"logs/redis.log": 999}})


STATES: Mapping[str, Callable[[], MemorySource]] = {
    "cause": cause,
    "cited": cited,
    "reasoned": reasoned,
    "stepped": stepped,
    "over": over,
    "healthy": healthy,
    "unknown": unknown,
    "nothing": nothing,
    "cut-off": cut_off,
    "tampered": tampered,
    "hostile": hostile,
    "many": many,
    "thinned": thinned,
}


def write_page(name: str, folder: Path) -> Path:
    """Write the report of a state into a folder and return its path."""
    target = folder / f"{name}.html"
    target.write_text(html.render(analysed(STATES[name]())), encoding="utf-8")
    return target
