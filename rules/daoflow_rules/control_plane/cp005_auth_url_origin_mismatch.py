"""BETTER_AUTH_URL is not the address that people use

What it looks for
    Refused sign-ins (`Invalid origin: …`) in DaoFlow's log; a `localhost` URL whose port is not the published one; a URL with another
    host than `DAOFLOW_DOMAIN`; an `https` URL on the published port itself, which speaks plain HTTP.

Why it matters
    Everything looks healthy and answers 200, and nobody can sign in: the server answers 403 to every origin it does not know. With an
    `https` URL over plain HTTP sign-in seems to work and the session is not kept, without any log line.

How to confirm
    Compare the browser's address bar with `BETTER_AUTH_URL`: scheme, host and port must all be the same.

What to do
    Set `BETTER_AUTH_URL` to that origin and recreate daoflow. A second legitimate origin belongs into `CORS_ORIGIN`.

When it is wrong
    Robots send foreign origins to public sites, so a single refused origin of an unknown host proves little. A tunnel or proxy may
    publish `localhost` on another port than Compose does.

Playbook
    Control Plane Will Not Start, item 2: BETTER_AUTH_URL matches the public origin operators are actually using.
"""

from __future__ import annotations

import ipaddress
from collections.abc import Iterator

from daoflow_analyzer.facts.compose import Compose
from daoflow_analyzer.facts.containers import Containers, PublishedPort
from daoflow_analyzer.facts.env import EnvFile
from daoflow_analyzer.facts.logs import LogHit, Logs
from daoflow_analyzer.finding import Confidence, Doubt, Evidence, Finding, NextStep, Section, Severity
from daoflow_analyzer.rule import Rule, Signature

from daoflow_rules.control_plane.auth_url import KEY, LOOPBACK, Origin, origin_of, running_url, wanted_url
from daoflow_rules.steps import edit_env, recreate

REFUSED = Signature(
    id="auth-origin-refused",
    pattern=r"ERROR \[Better Auth\]: Invalid origin: (?P<origin>\S+)",
    matches="2026-11-23T12:40:11.120Z ERROR [Better Auth]: Invalid origin: https://daoflow.example.com",
    misses="2026-11-23T12:44:43.436Z WARN [Better Auth]: Rate limiting could not determine a client IP",
    services=("daoflow",),
)
SIGNED_IN = Signature(
    id="auth-sign-in-accepted",
    pattern=r"^--> POST /api/auth/sign-in/\S+ 200",
    matches="--> POST /api/auth/sign-in/email 200 132ms",
    misses="--> POST /api/auth/sign-in/email 403 2ms",
    services=("daoflow",),
)

RULE = Rule(
    code="CP005",
    name="auth-url-origin-mismatch",
    title="BETTER_AUTH_URL is not the address that people use",
    section=Section.CONTROL_PLANE,
    item="BETTER_AUTH_URL matches the public origin operators are actually using",
    severity=Severity.HIGH,
    explains=("env-changed-not-recreated",),
    signatures=(REFUSED, SIGNED_IN),
)

TRIED = "docker compose logs --tail=500 daoflow | grep -E 'sign-in|Invalid origin'"
A_STRANGER = Doubt(
    "it is a robot or one old bookmark, and everybody else gets in",
    TRIED,
    "sign-ins answered 200 and few refusals, of foreign addresses",
)
BEHIND_A_PROXY = Doubt(
    "a proxy or a tunnel in front makes it the right address after all", TRIED, "sign-ins answered 200 and no refusal"
)

DEFAULT = "http://localhost:3000"
# The server trusts localhost on these ports whatever the settings say.
ALWAYS_TRUSTED = (3000, 5173)


def check(env: EnvFile, containers: Containers, logs: Logs | None, compose: Compose | None) -> Iterator[Finding]:
    """Yield one finding a refused origin, or one for what the settings contradict."""
    origin = origin_of(running_url(containers) or wanted_url(env, compose) or DEFAULT)
    if origin is None:
        return
    refused = {hit.groups["origin"]: hit for hit in (logs.hits(REFUSED.id) if logs is not None else ())}
    for text, hit in refused.items():
        if (seen := origin_of(text)) is not None and seen != origin:
            yield _refused(origin, seen, hit, env, accepted_later=_accepted_later(hit, logs))
    if refused:
        return
    if (why := _contradiction(origin, env, containers)) is not None:
        yield _finding(
            f"{KEY} is {origin}, but {why}.",
            Confidence.LIKELY,
            Severity.MEDIUM,
            (_place(env, origin), *_ports_evidence(containers)),
            doubt=BEHIND_A_PROXY,
        )


def _accepted_later(hit: LogHit, logs: Logs | None) -> bool:
    good = logs.last(SIGNED_IN.id) if logs is not None else None
    return good is not None and good.raw_time > hit.raw_time


def _refused(origin: Origin, seen: Origin, hit: LogHit, env: EnvFile, *, accepted_later: bool) -> Finding:
    near = seen.host in (origin.host, env.value("DAOFLOW_DOMAIN"), *LOOPBACK)
    confidence = Confidence.POSSIBLE if accepted_later else Confidence.CERTAIN if near else Confidence.LIKELY
    also = " Others have signed in since." if accepted_later else ""
    return _finding(
        f"Somebody signs in from {seen} and is refused: {KEY} is {origin}.{also}",
        confidence,
        Severity.MEDIUM if accepted_later else None,
        (hit.evidence(), _place(env, origin).related()),
        doubt=A_STRANGER,
        seen=seen,
    )


def _contradiction(origin: Origin, env: EnvFile, containers: Containers) -> str | None:
    """Say why the URL cannot be the address in use, from the settings alone; None when nothing is clear."""
    domain, published = env.value("DAOFLOW_DOMAIN"), _published(containers)
    if domain or published is None:
        return (
            f"DAOFLOW_DOMAIN is {domain}: sign-in from there is refused" if domain and origin.host != domain else None
        )
    port, local = published.host_port, origin.host in LOOPBACK
    # A proxy may stand before a public name, on any port: then nothing contradicts.
    if origin.port != port:
        trusted = port in ALWAYS_TRUSTED or f":{port}" in env.value("CORS_ORIGIN") or bool(containers.of("traefik"))
        return f"daoflow is published on port {port}: sign-in from there is refused" if local and not trusted else None
    if local and origin.scheme == "https":
        return f"port {port} speaks plain HTTP: the session cookie is not kept"
    if _is_public_address(origin.host) and published.host_ip in LOOPBACK:
        return f"port {port} is published on {published.host_ip} only"
    return None


def _is_public_address(host: str) -> bool:
    try:
        return not ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _published(containers: Containers) -> PublishedPort | None:
    daoflow = containers.one("daoflow")
    ports = daoflow.ports if daoflow is not None else ()
    return next((port for port in ports if port.container_port == 3000 and port.host_port is not None), None)


def _ports_evidence(containers: Containers) -> tuple[Evidence, ...]:
    daoflow, port = containers.one("daoflow"), _published(containers)
    if daoflow is None or port is None:
        return ()
    words = f"published on {port.host_ip or '0.0.0.0'}:{port.host_port}"  # noqa: S104 - only said, nothing is bound
    return (daoflow.evidence("/HostConfig/PortBindings", words).related(),)


def _place(env: EnvFile, origin: Origin) -> Evidence:
    key = env.get(KEY)
    if key is not None and key.has_value:
        return key.evidence()
    return Evidence("env/sanity.json", f"{KEY} is not set: {origin}", pointer="/keys")


def _finding(
    message: str,
    confidence: Confidence,
    severity: Severity | None,
    evidence: tuple[Evidence, ...],
    *,
    doubt: Doubt,
    seen: Origin | None = None,
) -> Finding:
    return Finding(
        message=message,
        confidence=confidence,
        severity=severity,
        evidence=evidence,
        next_steps=(
            NextStep(
                "Compare with the browser's address bar",
                f"grep -n '^{KEY}=' .env",
                expect="another scheme, host or port than in the address bar; once cured: the same",
            ),
            edit_env(
                f"Set {KEY}={seen or 'the origin in the address bar'} in .env",
                expect="a second legitimate origin goes into CORS_ORIGIN instead",
            ),
            recreate("daoflow", expect="sign-in answers 200; no new Invalid origin line"),
        ),
        subject={"key": KEY, "origin": str(seen)} if seen is not None else {"key": KEY},
        doubt=doubt,
    )
