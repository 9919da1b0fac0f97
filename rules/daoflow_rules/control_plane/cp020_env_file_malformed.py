"""Compose refuses `.env`, or misreads a value in it

What it looks for
    A line that Compose refuses (then every `docker compose` command fails), or a key whose value as Compose understands it is not
    the value as written: cut at a `$`, kept or lost quotes, a comment taken as part of it, a carriage return, a byte order mark, or
    the same key twice with different values (the last one wins).

Why it matters
    A secret that was cut silently is another secret: stored credentials no longer decrypt, logins fail, and nothing says why.

How to confirm
    `docker compose config --quiet` says whether Compose reads the file at all. Compare the value's length there with the line in `.env`.

What to do
    Put values with special characters in single quotes: `KEY='va$lue'`. Delete the duplicate. Save the file with Unix line ends.

When it is wrong
    Where the reference is meant (`KEY=${OTHER}`), the value in Compose differs from the text on purpose.

Playbook
    Control Plane Will Not Start, item 1: .env contains non-empty secrets.
"""

from __future__ import annotations

from collections.abc import Iterator

from daoflow_analyzer.facts.compose import Compose
from daoflow_analyzer.facts.env import EnvFile, EnvKey, EnvProblem
from daoflow_analyzer.finding import Confidence, Finding, NextStep, NotApplicable, Section, Severity, word
from daoflow_analyzer.rule import Rule

from daoflow_rules.steps import edit_env, recreate

RULE = Rule(
    code="CP020",
    name="env-file-malformed",
    title="Compose refuses .env, or misreads a value in it",
    section=Section.CONTROL_PLANE,
    item=".env contains non-empty BETTER_AUTH_SECRET, ENCRYPTION_KEY, POSTGRES_PASSWORD",
    severity=Severity.CRITICAL,
    explains=(
        "required-secret-empty",
        "secret-too-short",
        "auth-url-invalid",
        "env-changed-not-recreated",
        "encryption-key-changed",
        "control-plane-crash-loop",
        "control-plane-not-ready",
        "migration-failed",
        "temporal-database-auth-failed",
        "temporal-settings-incoherent",
    ),
)

WORDS = {
    "dollar": "the part from the $ on is gone",
    "inline-comment": "what follows the # is taken as a comment",
    "carriage-return": "the line ends with a carriage return",
    "bom": "the file starts with a byte order mark",
    "text-after-quote": "there is text after the closing quote",
}


def check(env: EnvFile, compose: Compose | None) -> Iterator[Finding | NotApplicable]:
    """Yield one finding for a refused file, else one a key that is read differently."""
    if not env.exists:
        yield NotApplicable("there is no .env file")
        return
    fatal = next((problem for problem in env.problems if problem.fatal), None)
    if fatal is not None:
        yield _refused(fatal, compose)
        return
    for key in env.keys.values():
        # A cut POSTGRES_PASSWORD is CP010's: it breaks DATABASE_URL and has its own cure.
        if key.name == "POSTGRES_PASSWORD" or not key.present:
            continue
        if (problem := _misread(env, key)) is not None:
            yield _changed(key, problem)
        elif (lines := _contradicting_lines(key)) > 1:
            yield _duplicate(key, lines)


def _misread(env: EnvFile, key: EnvKey) -> EnvProblem | None:
    """Return the syntax problem that explains why Compose has another value, if there is one."""
    if key.fingerprint is None or key.compose is None or key.fingerprint == key.compose:
        return None
    line = next((definition.line for definition in key.definitions if definition.effective), None)
    problems = [item for item in env.problems if item.key == key.name and item.line == line and item.kind in WORDS]
    # A trailing comment on a plain setting is what was meant; inside a secret it may be part of the value.
    return next((item for item in problems if key.secret or item.kind != "inline-comment"), None)


def _contradicting_lines(key: EnvKey) -> int:
    """Count the different assignments of a key that stands there several times."""
    return len({definition.text.partition("=")[2].strip() for definition in key.definitions})


def _refused(problem: EnvProblem, compose: Compose | None) -> Finding:
    said = next(
        (
            command.evidence(line).related()
            for command in (compose.refused() if compose is not None else ())
            for line in command.stderr
            if ".env" in line
        ),
        None,
    )
    why = problem.detail.replace("`", "").removesuffix("; Compose refuses the file")
    return Finding(
        message=f"Compose refuses .env because of line {problem.line}: {why}. Every docker compose command fails.",
        confidence=Confidence.CERTAIN if said is not None else Confidence.LIKELY,
        evidence=(problem.evidence(), *((said,) if said is not None else ())),
        next_steps=(
            NextStep(
                "Let Compose say what it refuses",
                "docker compose config --quiet",
                expect="the line that it refuses; once cured: no output",
            ),
            edit_env(f"Correct line {problem.line} of .env", expect="docker compose config --quiet is silent"),
            recreate(expect="all services running"),
        ),
        subject={"key": problem.key} if problem.key else {},
    )


def _changed(key: EnvKey, problem: EnvProblem) -> Finding:
    certain = problem.kind == "dollar"
    return Finding(
        message=f"Compose reads {key.name} otherwise than it is written: {WORDS[problem.kind]}.",
        confidence=Confidence.CERTAIN if certain else Confidence.POSSIBLE,
        severity=None if certain and key.secret else Severity.MEDIUM,
        evidence=(problem.evidence(),),
        next_steps=(
            edit_env(f"In .env, put the value of {key.name} in single quotes: {key.name}='…'"),
            recreate(expect="the value arrives whole; log in once to check"),
        ),
        subject={"key": key.name},
    )


def _duplicate(key: EnvKey, lines: int) -> Finding:
    last = key.evidence()
    return Finding(
        message=f"{key.name} stands {lines} times in .env with different values; the last one wins.",
        confidence=Confidence.LIKELY,
        severity=Severity.HIGH if key.secret else Severity.MEDIUM,
        evidence=(last,),
        next_steps=(
            NextStep("Find the lines", f"grep -n '^{word(key.name, 'KEY')}=' .env", expect="one line only"),
            edit_env(f"Keep the one right line of {key.name}"),
            recreate(expect="the containers have the value that was meant"),
        ),
        subject={"key": key.name},
    )
