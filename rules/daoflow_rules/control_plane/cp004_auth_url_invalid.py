"""BETTER_AUTH_URL is not a usable URL

What it looks for
    `BETTER_AUTH_URL` without `http://` or `https://`, without a host, with spaces or with an impossible port; or the server's
    `Invalid base URL` line.

Why it matters
    DaoFlow never checks it at start: the container is healthy and every endpoint answers 200, while sign-in and every request
    that needs a session fail with 500.

How to confirm
    `docker compose logs daoflow | grep 'Invalid base URL'`, and the line in `.env`.

What to do
    Set it to the origin people type into the browser, scheme included (`https://daoflow.example.com`), and recreate daoflow.

When it is wrong
    Hardly ever: the server itself logs the refusal. A value that is merely the wrong address is CP005.

Playbook
    Control Plane Will Not Start, item 2: BETTER_AUTH_URL matches the public origin operators are actually using.
"""

from __future__ import annotations

from collections.abc import Iterator

from daoflow_analyzer.facts.compose import Compose
from daoflow_analyzer.facts.containers import Containers
from daoflow_analyzer.facts.env import EnvFile
from daoflow_analyzer.facts.logs import Logs
from daoflow_analyzer.finding import Confidence, Evidence, Finding, Section, Severity
from daoflow_analyzer.rule import Rule, Signature

from daoflow_rules.control_plane.auth_url import KEY, running_url, wanted_url, what_is_wrong
from daoflow_rules.steps import edit_env, read_logs, recreate

INVALID = Signature(
    id="auth-base-url-invalid",
    pattern=r"BetterAuthError: Invalid base URL: (?P<url>.*?)\. (?:Please provide a valid base URL|URL must include)",
    matches="BetterAuthError: Invalid base URL: daoflow.example.com. Please provide a valid base URL.",
    misses="1202 |     throw new BetterAuthError(`Invalid base URL: ${url}. Please provide a valid base URL.`);",
    services=("daoflow",),
)

RULE = Rule(
    code="CP004",
    name="auth-url-invalid",
    title="BETTER_AUTH_URL is not a usable URL",
    section=Section.CONTROL_PLANE,
    item="BETTER_AUTH_URL matches the public origin operators are actually using",
    severity=Severity.CRITICAL,
    explains=("auth-url-origin-mismatch", "control-plane-not-ready", "env-changed-not-recreated"),
    signatures=(INVALID,),
)


def check(env: EnvFile, containers: Containers | None, compose: Compose | None, logs: Logs | None) -> Iterator[Finding]:
    """Yield a finding when the URL that daoflow has, or would get, cannot be parsed."""
    hit = logs.last(INVALID.id) if logs is not None else None
    daoflow = containers.one("daoflow") if containers is not None else None
    wanted, running = wanted_url(env, compose), running_url(containers)
    key = env.get(KEY)
    places: list[Evidence] = [hit.evidence()] if hit is not None else []
    if what_is_wrong(wanted):
        places.append(
            key.evidence() if key is not None else Evidence("env/sanity.json", f"{KEY}={wanted}", pointer="/keys")
        )
    if daoflow is not None and what_is_wrong(running):
        places.append(daoflow.evidence("/Config/Env", f"{KEY}={running}"))
    if not places:
        return
    url = next(
        (text for text in (wanted, running) if what_is_wrong(text)), hit.groups["url"] if hit is not None else ""
    )
    why = what_is_wrong(url) or "DaoFlow cannot parse it"
    yield Finding(
        message=f"{KEY} is {url!r}: {why}. Sign-in fails while everything looks healthy.",
        confidence=Confidence.CERTAIN,
        evidence=(places[0], *(item.related() for item in places[1:])),
        next_steps=(
            read_logs("daoflow", expect="BetterAuthError: Invalid base URL, or no such line any more"),
            edit_env(f"Set {KEY} in .env to the origin in the browser's address bar, like https://daoflow.example.com"),
            recreate("daoflow", expect="people can sign in"),
        ),
        subject={"key": KEY},
        # A value that is right by now in .env has only not arrived: then CP016 is the cause.
        explains=RULE.explains if what_is_wrong(wanted) else RULE.explains[:1],
    )
