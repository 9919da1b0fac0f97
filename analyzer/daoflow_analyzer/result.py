"""The one result document: every renderer shows this value, none computes (contract, section 4).

`daoflow_analyzer.document` turns it into the findings document (`--json`) and holds its JSON Schema.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from enum import StrEnum

from daoflow_analyzer.finding import Confidence, Doubt, Evidence, NextStep, Severity
from daoflow_analyzer.immutable import immutable
from daoflow_analyzer.result_parts.files import CitedFiles
from daoflow_analyzer.result_parts.logs import ShownLogs
from daoflow_analyzer.result_parts.provenance import Provenance
from daoflow_analyzer.result_parts.states import ServiceState
from daoflow_analyzer.result_parts.timeline import Timeline


class Role(StrEnum):
    """Where a finding stands in the graph of explanations."""

    CAUSE = "cause"
    SYMPTOM = "symptom"
    INDEPENDENT = "independent"


class RuleOutcome(StrEnum):
    """How one rule ended."""

    FOUND = "found"
    CLEAR = "clear"
    NOT_APPLICABLE = "not-applicable"
    CANNOT_TELL = "cannot-tell"
    BROKEN = "broken"


class Scope(StrEnum):
    """The escalation checklist's last question."""

    CONTROL_PLANE = "control-plane-local"
    REMOTE_TARGET = "remote-target-specific"
    NONE = "none"
    UNKNOWN = "unknown"


@immutable
class ReportedFinding:
    """A finding with its rule's metadata and its place in the graph."""

    code: str
    name: str
    title: str
    severity: Severity
    confidence: Confidence
    subject: Mapping[str, str]
    message: str
    section: str
    role: Role
    explains: tuple[str, ...]
    explained_by: tuple[str, ...]
    evidence: tuple[Evidence, ...]
    next_steps: tuple[NextStep, ...]
    documentation: Mapping[str, str] = field(default_factory=dict)
    """The rule's documentation by heading (What it looks for, Why it matters, …)."""
    is_outcome: bool = False
    """It is what happened; why is not in the evidence."""
    directory: str | None = None
    """The folder in which its steps' `docker compose` commands are run, where one of them is and it is known."""
    doubt: Doubt | None = None
    """What else would look the same, and what tells the two apart."""


@immutable
class ReportedOutcome:
    """How one rule ended, why, and which sources it needed."""

    code: str
    name: str
    title: str
    outcome: RuleOutcome
    reason: str
    needs: tuple[str, ...]


@immutable
class Verdict:
    """`finding` is the root cause's name or None; `confidence` None stands for the contract's `none`."""

    finding: str | None
    headline: str
    confidence: Confidence | None
    reason: str
    scope: Scope
    since: str | None
    began: Evidence | None = None
    """The place that `since` was read in."""
    is_latest: bool = False
    """It began then at the latest: nothing says when it really did."""


ESCALATION_LINES = 5
"""So many lines has the playbook's escalation checklist, which comes first; what follows is First Five Minutes."""


@immutable
class ChecklistItem:
    """One line of the playbook's checklist: `state` is yes, no or unknown; `value` what was found."""

    item: str
    state: str
    value: str
    evidence: Evidence | None


@immutable
class StateRow:
    """One path of the three-way state; `state_class` as in the contract."""

    deployment: str
    service: str
    path: str
    declared: str | None
    frozen: str | None
    live: str | None
    state_class: str


@immutable
class CoverageRow:
    """One source: how it ended, why, and what that hides (`consequence`), with the command that would get it by hand."""

    source: str
    outcome: str
    reason: str
    consequence: str
    command: str | None
    is_gap: bool


@immutable
class UnexplainedLine:
    """A log line that stands out and that no finding explains."""

    member: str
    line: int
    excerpt: str
    why_it_stands_out: str
    first_seen: str | None
    count: int


@immutable
class BundleIdentity:
    """The file that was analysed. `sha256` is None for standard input that was not kept; `note` is what the collecting person wrote."""

    file: str
    sha256: str
    host: str
    collected_at: str
    format_version: int
    complete: bool
    integrity: str
    collector_version: str
    replay: Mapping[str, str] | None
    case: str | None
    note: str | None = None


@immutable
class ExcerptLine:
    """One line around an evidence line, for display."""

    line: int
    text: str
    is_evidence: bool


@immutable
class Page:
    """What only the HTML report shows (`result_parts/`)."""

    timeline: Timeline | None
    logs: ShownLogs
    states: tuple[ServiceState, ...]
    provenance: Provenance
    files: CitedFiles = field(default_factory=CitedFiles)
    sides_missing: tuple[str, ...] = ()
    """A sentence for each comparison of states that could not be made."""


@immutable
class Result:
    """Everything a report says. `page` is None unless it was asked for.

    `facts` is the strip of facts (label, value); `excerpts` holds the lines around each cited log line by (member, line);
    `redactions` counts by kind; `rules_digest` identifies the rule set; `members` counts the files inside, the manifest apart.
    """

    bundle: BundleIdentity
    verdict: Verdict
    findings: tuple[ReportedFinding, ...]
    outcomes: tuple[ReportedOutcome, ...]
    checklist: tuple[ChecklistItem, ...]
    state: tuple[StateRow, ...]
    coverage: tuple[CoverageRow, ...]
    unexplained: tuple[UnexplainedLine, ...]
    facts: tuple[tuple[str, str], ...]
    excerpts: Mapping[tuple[str, int], tuple[ExcerptLine, ...]]
    redactions: Mapping[str, int]
    members: int
    analyzer_version: str
    rules_digest: str
    page: Page | None = None

    @property
    def cause(self) -> ReportedFinding | None:
        """Return the verdict's finding: the first of its name."""
        return next((item for item in self.findings if item.name == self.verdict.finding), None)

    @property
    def leading_symptom(self) -> ReportedFinding | None:
        """Return the gravest symptom where something is broken and no cause was found: its steps are what there is to do."""
        symptoms = [item for item in self.findings if item.role is Role.SYMPTOM]
        is_open = self.verdict.finding is None and self.verdict.scope is not Scope.NONE
        return max(symptoms, key=lambda item: item.severity.rank, default=None) if is_open else None
