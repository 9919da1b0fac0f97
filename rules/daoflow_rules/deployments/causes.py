"""What the lines before a failed step say was wrong: patterns in the order in which they count, deepest first.

The names are those of the findings. Levels are never asked: DaoFlow stores `ssh: connect to host …` as information.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from daoflow_analyzer.facts.deployments import DeploymentLine
from daoflow_analyzer.immutable import immutable

from daoflow_rules.deployments.phases import Phase

ANY_WORKER = (Phase.STAGING, Phase.PULL, Phase.EXECUTION, Phase.HEALTH, Phase.BEFORE_FIRST_STEP)
DOCKER = (Phase.PULL, Phase.EXECUTION, Phase.HEALTH, Phase.STAGING)


@immutable
class Pattern:
    """Lines that mean one finding, in the phases where they can mean it."""

    finding: str
    pattern: re.Pattern[str]
    phases: tuple[Phase, ...]


SFTP_WRITE_FAILED = r"scp: write remote .*: Failure"


def _means(finding: str, pattern: str, *phases: Phase) -> Pattern:
    return Pattern(finding, re.compile(pattern, re.IGNORECASE), phases or ANY_WORKER)


PATTERNS = (
    _means("target-identity-not-approved", r"SSH host identity is not approved|no team-scoped SSH host identity"),
    _means(
        "target-host-key-mismatch",
        r"host.key verification failed|REMOTE HOST IDENTIFICATION HAS CHANGED|No \S+ host key is known for",
    ),
    _means(
        "target-ssh-auth-refused",
        r"permission denied \((?:publickey|password|keyboard|gssapi|hostbased)|Too many authentication failures|denied authentication"
        r"|Load key .*(?:invalid format|error in libcrypto)|private key format is invalid|No SSH private key is stored"
        r"|managed SSH key linked to this server is not available",
    ),
    _means(
        "target-ssh-unreachable",
        r"^ssh: connect to host|Could not resolve hostname|timed out during banner exchange|kex_exchange_identification"
        r"|Connection (?:closed|reset) by \S+ port \d+|client_loop: send disconnect|SSH endpoint could not be reached",
    ),
    _means(
        "target-docker-missing",
        r"docker: (?:command )?not found|env: .?docker.?: No such file|executable (?:file )?not found in \$PATH: \"?docker"
        r"|exec: \"docker\": executable file not found",
        *DOCKER,
    ),
    _means(
        "target-compose-missing",
        r"'compose' is not a docker command|unknown shorthand flag: 'f' in -f|docker-compose: (?:command )?not found"
        r"|unknown docker command: \"compose",
        *DOCKER,
    ),
    _means(
        "target-docker-unreachable",
        r"Cannot connect to the Docker daemon|permission denied while trying to connect to the Docker|error during connect: ",
        *DOCKER,
    ),
    # All that SFTP says of a full file system is `Failure`.
    _means(
        "staging-full",
        rf"ENOSPC|no space left on device|disk quota exceeded|No space left|{SFTP_WRITE_FAILED}",
        Phase.STAGING,
    ),
    _means(
        "staging-not-writable",
        r"EROFS|read-only file system|EACCES|(?:mkdir|touch|scp|tar|cannot create)\b.*permission denied|/\S*staging\S*.*permission denied",
        Phase.STAGING,
    ),
    _means("app-port-taken", r"port is already allocated|address already in use", Phase.EXECUTION, Phase.HEALTH),
    _means(
        "image-pull-failed",
        r"manifest unknown|manifest for \S+ not found|pull access denied|toomanyrequests|no matching manifest|failed to resolve reference"
        r"|requested access to the resource is denied",
        Phase.PULL,
        Phase.EXECUTION,
    ),
    _means(
        "image-pull-failed",
        r"unauthorized|dial tcp|no such host|i/o timeout|TLS handshake|x509|HTTP response to HTTPS client|connection reset by peer"
        r"|no space left on device|context deadline exceeded|not found$|unexpected status|\b(?:401|403|429|5\d\d) [A-Z]|: denied",
        Phase.PULL,
    ),
)
ECHO = re.compile(
    # BuildKit's headings quote the command, which may well hold the word `error`.
    r"^#\d+ \[|^ *> \[|^-+$|^\[(?:ssh|scp)\] |^Compose execution env isolated|^Control plane queued|^Waiting for an available build slot"
    # What DaoFlow announces quotes names of projects and images, which may hold anything.
    r"|^(?:Pulling|Building|Starting|Creating|Deploying) (?:images?|services?|compose|containers?)\b"
    # Compose tells on standard error what went well, too.
    r"|^ *(?:Container|Network|Volume|Image|Service) \S+ +(?:Creat|Recreat|Start|Runn|Wait|Health|Stopp|Remov|Pull|Buil)\w*$"
    r"|^ *\S+ +(?:Skipped - Image is already|Pull(?:ing|ed) *$|Built *$)"
)
ERROR = re.compile(
    r"error|fatal|failed|cannot|can't|denied|no such|not found|not allowed|unable|refused|invalid|conflict|timed? ?out|exited with",
    re.IGNORECASE,
)
OUTCOME = re.compile(
    r"^(?:docker(?: compose| stack)?|nixpacks|pack|git|tar)\b[\w ]* failed with exit code \d+\.?$|^Health check timeout for "
)
"""DaoFlow's own last word about a step: that it failed, not why."""


@immutable
class Cause:
    """One line and the finding that it means."""

    finding: str
    line: DeploymentLine


def cause_of(lines: Iterable[DeploymentLine], phase: Phase) -> Cause | None:
    """Return the deepest cause that the lines tell, None when they tell none."""
    said = [line for line in lines if not ECHO.search(line.message)]
    for item in PATTERNS:
        if phase not in item.phases:
            continue
        for line in said:
            if item.pattern.search(line.message):
                return Cause(item.finding, line)
    return None


def means(words: str, phase: Phase | None = None) -> str | None:
    """Return the finding that a single sentence means, or None."""
    return next(
        (item.finding for item in PATTERNS if (phase is None or phase in item.phases) and item.pattern.search(words)),
        None,
    )


def first_error(lines: Iterable[DeploymentLine]) -> DeploymentLine | None:
    """Return the first line that reads as an error, else the last one that went to standard error; at worst, that it failed."""
    said = [line for line in lines if line.message.strip() and not ECHO.search(line.message)]
    told = [line for line in said if not OUTCOME.search(line.message)]
    errors = [line for line in told if ERROR.search(line.message)]
    spoken = [line for line in told if line.stream == "stderr"]
    outcome = [line for line in said if OUTCOME.search(line.message)]
    return next(iter((*errors[:1], *spoken[-1:], *outcome[:1])), None)
