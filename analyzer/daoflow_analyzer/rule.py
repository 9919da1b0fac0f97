"""A rule's frozen metadata, and the log signatures it waits for."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from daoflow_analyzer.finding import Finding, NotApplicable, Section, Severity
from daoflow_analyzer.immutable import immutable

Answer = Finding | NotApplicable
Check = Callable[..., Iterable[Answer]]


@immutable
class Signature:
    """One log line worth knowing. All rules' signatures are matched in a single pass over all logs.

    `pattern` is a Python regular expression for the *text* of a log entry (after timestamp and stream); `^` and `$` are the
    text's ends. It must contain a literal of at least three characters. Named groups become the hit's `groups`.
    `services` limits it to those services' logs (empty: any log); `engine` names the engine journal.
    `matches` is a real line's text that it must match, `misses` a near miss that it must not: tests hold both.
    """

    id: str
    pattern: str
    matches: str
    misses: str
    services: tuple[str, ...] = ()


@immutable
class Rule:
    """Metadata of one rule. `explains` names the findings that are symptoms when this one is found.

    The rule module's docstring is its documentation and its function `check` does the work: `ruleset.LoadedRule` joins the three.
    """

    code: str
    name: str
    title: str
    section: Section
    severity: Severity
    explains: tuple[str, ...] = ()
    signatures: tuple[Signature, ...] = ()
    item: str = ""
    """Which item of the playbook's section, in its words."""
    symptom_only: bool = False
    """True for a rule that only describes how a failure shows (a crash loop, a failing endpoint): never the verdict by itself."""
