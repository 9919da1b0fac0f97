"""A team's new rule as text: whole, so that it runs at once and is then made better."""

from __future__ import annotations

import re
from pathlib import Path
from string import Template

from daoflow_analyzer.errors import UsageError
from daoflow_analyzer.finding import Section, Severity
from daoflow_analyzer.rule import Signature
from daoflow_analyzer.ruleset import CODE, NAME
from daoflow_analyzer.scan.patterns import compile_signatures

SHIPPED_PREFIXES = ("BK", "CP", "DP", "EV", "HO", "RS", "ST", "UP")

_COPIED = re.compile(
    r"(?:> |  )?(?:\d{4}-\d\d-\d\dT[\d:.]+Z (?:stdout|stderr|journal) |\d\d:\d\d:\d\d\.\d{3} +\S+ +\d+  )"
)
"""What stands before the text when the line was copied out of a log member or of `daoflow-analyze logs`."""

_TEMPLATE = Template('''"""$title

What it looks for
    A line in $place that reads like: $shown

Why it matters
    TODO: what no longer works for the people who use this installation.

How to confirm
    TODO: the command that shows it, and what a good answer looks like.

What to do
    TODO: what to read first, then what to change.

When it is wrong
    TODO: when the line is there and nothing is wrong.

Playbook
    $section.
"""

from __future__ import annotations

from collections.abc import Iterator

from daoflow_analyzer.facts.logs import Logs
from daoflow_analyzer.finding import Confidence, Effect, Finding, NextStep, Section, Severity
from daoflow_analyzer.rule import Rule, Signature

LINE = Signature(
    id=$id,
    pattern=$pattern,
    matches=$matches,
    misses=$misses,
    services=$services,
)

RULE = Rule(
    code="$code",
    name="$name",
    title=$title_literal,
    section=Section.$section_name,
    severity=Severity.$severity_name,
    signatures=(LINE,),
    # Names of findings that are only symptoms of this one, such as "control-plane-not-ready".
    explains=(),
)


def check(logs: Logs) -> Iterator[Finding]:
    """Yield one finding for the newest such line."""
    $require
    hit = logs.last(LINE.id)
    if hit is None:
        return
    yield Finding(
        message=f"$title ({hit.service} says so).",
        confidence=Confidence.LIKELY,
        evidence=(hit.evidence(),),
        next_steps=(
            # Reads come before changes. An effect other than READS_ONLY is said: effect=Effect.CHANGES_STATE.
            NextStep(
                "Read what else the log says",
                f"docker compose logs --tail=100 {hit.service}",
                effect=Effect.READS_ONLY,
                expect="the line is not there any more",
            ),
        ),
        subject={"service": hit.service},
    )
''')


def file_name(code: str, name: str) -> str:
    """Return the name that a rule's file must have. Raises `UsageError` for a code or name that cannot be one."""
    if not CODE.fullmatch(code):
        raise UsageError(f"'{code}' is not a code", "a code is two letters and three digits", "For instance TM001.")
    if code[:2] in SHIPPED_PREFIXES:
        raise UsageError(
            f"codes that begin with {code[:2]} belong to the shipped rules",
            f"so do {', '.join(SHIPPED_PREFIXES)}",
            "Take two other letters for your team's, for instance TM001.",
        )
    if not NAME.fullmatch(name):
        raise UsageError(
            f"'{name}' is not a name", "a name is two words or more in small letters", "For instance disk-quota-hit."
        )
    return f"{code.lower()}_{name.replace('-', '_')}.py"


def rule_text(code: str, name: str, *, line: str, service: str | None, section: Section, severity: Severity) -> str:
    """Return the module of a rule that finds `line` (as copied out of a log) in the log of `service`, or in any.

    Numbers in the line may be others. Raises `UsageError` for a line that has too little in it to be told from other lines.
    """
    text = _COPIED.sub("", line.strip("\n"), count=1).strip()
    signature = Signature(
        id=f"{code.lower()}-line",
        pattern=_pattern(text),
        matches=text,
        misses=_near_miss(text),
        services=(service,) if service else (),
    )
    try:
        compile_signatures([signature])
    except Exception as error:
        raise UsageError("this line cannot be looked for", str(error), "Give a line with more words in it.") from error
    title = name.replace("-", " ").capitalize()
    return _TEMPLATE.substitute(
        code=code,
        name=name,
        title=title,
        title_literal=_literal(title),
        place=f"the log of {service}" if service else "any log",
        shown=text.replace("\\", "\\\\").replace('"""', "'''")[:100],
        section=section.value,
        section_name=section.name,
        severity_name=severity.name,
        id=_literal(signature.id),
        pattern=_raw_literal(signature.pattern),
        matches=_literal(text),
        misses=_literal(signature.misses),
        services=f"({_literal(service)},)" if service else "()",
        require=f"logs.require({_literal(service)})"
        if service
        else "# No log is required: any of them may have the line.",
    )


def write_rule(path: Path, text: str) -> None:
    """Write the module. Raises `UsageError` when there is one already, `OSError` when it cannot be written."""
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        with path.open("x", encoding="utf-8") as file:
            file.write(text)
    except FileExistsError as error:
        raise UsageError(f"{path} is there already", "", "Take another code or name, or edit that file.") from error


def _pattern(text: str) -> str:
    return r"\d+".join(re.escape(part).replace(r"\ ", " ") for part in re.split(r"\d+", text))


def _near_miss(text: str) -> str:
    """Return the line without its longest word: what the pattern must not match."""
    words = re.findall(r"[^\W\d_]{3,}", text)
    return text.replace(max(words, key=len), "", 1) if words else ""


def _literal(text: str) -> str:
    """Return the text as a Python literal, in double quotes where it has none of its own."""
    literal = repr(text)
    return literal if '"' in text or "\\'" in literal else f'"{literal[1:-1]}"'


def _raw_literal(pattern: str) -> str:
    """Return an expression as people write them in Python."""
    return (
        f'r"{pattern}"'
        if '"' not in pattern and not pattern.endswith("\\") and pattern.isprintable()
        else repr(pattern)
    )
