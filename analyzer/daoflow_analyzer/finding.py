"""What a rule can say: the finding types of the contract (section 4), as closed sets and frozen values."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import field, replace
from enum import StrEnum

from daoflow_analyzer.immutable import immutable


class Severity(StrEnum):
    """How bad it is if the finding is true."""

    CRITICAL = "critical"
    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"
    INFO = "info"

    @property
    def rank(self) -> int:
        """4 for critical down to 0 for info."""
        return {"critical": 4, "high": 3, "medium": 2, "low": 1, "info": 0}[self.value]


class Confidence(StrEnum):
    """How sure the rule is: certain (the evidence says so itself), likely (it fits best), possible (it would fit)."""

    CERTAIN = "certain"
    LIKELY = "likely"
    POSSIBLE = "possible"

    @property
    def rank(self) -> int:
        """2 for certain down to 0 for possible."""
        return {"certain": 2, "likely": 1, "possible": 0}[self.value]


class Section(StrEnum):
    """The playbook's headings; the value is the heading, word for word."""

    FIRST_FIVE_MINUTES = "First Five Minutes"
    CONTROL_PLANE = "Control Plane Will Not Start"
    DEPLOYMENTS = "Deployments Fail Or Stall"
    BACKUPS = "Backups Fail"
    RESTORE = "Restore Or Verification Fails"
    COMPOSE_STATE = "Compose State Recovery"
    UPGRADE = "Upgrade Regression"
    ESCALATION = "Escalation Checklist"


class Where(StrEnum):
    """Where a next step is carried out."""

    HOST = "host"
    CLI = "cli"
    DASHBOARD = "dashboard"


class Effect(StrEnum):
    """What a next step does to the system."""

    READS_ONLY = "reads-only"
    CHANGES_STATE = "changes-state"
    DESTRUCTIVE = "destructive"


class EvidenceRole(StrEnum):
    """Primary evidence is what the finding rests on; related evidence is what agrees with it."""

    PRIMARY = "primary"
    RELATED = "related"


@immutable
class Evidence:
    """One place in the bundle: `member` with a 1-based `line` or a JSON `pointer` (RFC 6901), and what stands there."""

    member: str
    excerpt: str
    line: int | None = None
    pointer: str | None = None
    role: EvidenceRole = EvidenceRole.PRIMARY
    contradicts: bool = False
    """It speaks against what the finding says, or did at another time: shown, and never counted as a witness."""

    is_aside: bool = False
    """It neither says so nor speaks against it, and a reader asks for it all the same: what it excludes, or why it cannot tell."""

    time: str | None = None
    """RFC 3339 UTC time of the entry where it has one; orders causes and gives the verdict's `since`."""

    is_sighting: bool = False
    """The time is when somebody looked, or last wrote it down: what it tells began then at the latest."""

    @property
    def is_witness(self) -> bool:
        """Whether it counts among what says so."""
        return not self.contradicts and not self.is_aside

    def aside(self) -> Evidence:
        """Return the same place as related evidence that tells neither for nor against the finding."""
        return replace(self, role=EvidenceRole.RELATED, is_aside=True)

    def against(self) -> Evidence:
        """Return the same place as related evidence that speaks against the finding."""
        return replace(self, role=EvidenceRole.RELATED, contradicts=True)

    def related(self) -> Evidence:
        """Return the same place as related evidence."""
        return replace(self, role=EvidenceRole.RELATED)


PLAIN = re.compile(r"\w[\w.:@/+-]{0,254}", re.ASCII)
"""A value that may stand in a command: it comes from a bundle that nobody trusts, and somebody pastes it into a shell.

One word to every shell, and no option to any program. So are all names that Docker and Compose give, ids, keys, addresses, most paths.
"""


def word(value: str, otherwise: str) -> str:
    """Return a value of the bundle as one word of a command; `otherwise`, a word in capitals, where a shell could read more in it."""
    return value if PLAIN.fullmatch(value.removeprefix("/")) else otherwise


@immutable
class NextStep:
    """One thing to do: reads come before changes; `expect` says what it shows now, or after the change.

    Behind `once cured:` stands what it shows when all is well. `is_elsewhere`: the host has no `daoflow` command; the engine sees to it.

    `impact`: what a change costs those who use DaoFlow meanwhile; the engine says it by the command where a rule does not.
    """

    do: str
    command: str | None = None
    where: Where = Where.HOST
    effect: Effect = Effect.READS_ONLY
    expect: str = ""
    impact: str = ""
    is_elsewhere: bool = False


@immutable
class Doubt:
    """What else would look the same, said so that it follows *unless*, and the command whose answer (`shows`) would give it away."""

    otherwise: str
    command: str
    shows: str

    @property
    def words(self) -> str:
        """Return it as one sentence, the command between backticks."""
        return f"Unless {self.otherwise}: `{self.command}` then shows {self.shows}."


@immutable
class Finding:
    """What a rule found. Code, name, title, section and severity come from the rule's metadata.

    `subject` says what it is about (`{"service": "postgres"}`); a rule yields one finding a subject. `severity` overrides
    the rule's where this case is milder. `explains` narrows or widens the rule's own list for this case.
    """

    message: str
    confidence: Confidence
    evidence: tuple[Evidence, ...]
    next_steps: tuple[NextStep, ...]
    subject: Mapping[str, str] = field(default_factory=dict)
    severity: Severity | None = None
    explains: tuple[str, ...] | None = None
    is_outcome: bool = False
    """It says for certain what happened, and the evidence does not say why: nobody should take it for the reason."""

    doubt: Doubt | None = None
    """The likeliest other explanation of this very evidence; None where the evidence leaves no room for one."""

    def __post_init__(self) -> None:
        if not any(item.role is EvidenceRole.PRIMARY for item in self.evidence):
            raise ValueError(f"a finding needs primary evidence: {self.message!r}")
        # Recorded words that were cut end a sentence themselves.
        object.__setattr__(self, "message", self.message.replace("….", "…"))


@immutable
class NotApplicable:
    """A rule's answer when its question does not arise here (Temporal is off, version is older)."""

    reason: str


class FactMissingError(Exception):
    """Raised by a fact when a rule asks for a part that was not collected.

    The engine turns it into `cannot-tell` with this reason and these needs; a rule never catches it to mean "fine".
    """

    def __init__(self, reason: str, *needs: str) -> None:
        """Take the reason in the operator's words and the sources (`logs/postgres`) that would have told."""
        super().__init__(reason)
        self.reason = reason
        self.needs = needs
