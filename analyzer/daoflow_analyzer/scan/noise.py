"""Lines of a healthy DaoFlow stack that read like trouble and are none. Each with the reason why; signatures still see them."""

from __future__ import annotations

import re
from functools import cache

from daoflow_analyzer.immutable import immutable


@immutable
class Noise:
    """A benign line: `pattern` is searched in the text of the service's log (empty service: any log)."""

    service: str
    pattern: re.Pattern[str]
    reason: str


def _noise(service: str, pattern: str, reason: str) -> Noise:
    return Noise(service, re.compile(pattern), reason)


ACCESS = _noise(
    "", r"^(?:<-- [A-Z]+ |--> [A-Z]+ \S+ [1-4]\d\d\b)", "an access line: words in a path are not the server's"
)
NOISE = (
    ACCESS,
    _noise(
        "daoflow",
        r"^\[worker\] No TEMPORAL_ADDRESS set, using legacy polling worker",
        "said in lean mode even where the address is set",
    ),
    _noise(
        "daoflow",
        r"WARN \[Better Auth\]: Rate limiting could not determine a client IP",
        "every installation without a proxy in front says so",
    ),
    _noise(
        "daoflow",
        r"^\[auth\] Email transport: none configured",
        "e-mail is optional",
    ),
    _noise(
        "daoflow",
        r'"error":"Sign in to access this procedure\."',
        "a visitor without a session, not a fault",
    ),
    _noise(
        "postgres",
        r"^The data directory might become corrupt if the operating system crashes",
        "initdb's word on --nosync, from the image's first start",
    ),
    _noise(
        "postgres",
        r"WARNING:  no usable system locales were found",
        "the image has none but C, which DaoFlow's database does not need",
    ),
    _noise(
        "postgres",
        r"^initdb: warning: enabling \"trust\" authentication",
        "the image's first start says so",
    ),
    _noise(
        "postgres",
        r"FATAL:  the database system is (?:starting up|shutting down)",
        "a client was early or late; that it stays so shows elsewhere",
    ),
    _noise(
        "postgres",
        r"FATAL:  terminating connection due to administrator command",
        "part of every orderly shutdown",
    ),
    _noise(
        "postgres",
        r"background worker \"logical replication launcher\" .* exited with exit code 1",
        "part of every orderly shutdown",
    ),
    _noise(
        "redis",
        r"WARNING:? Memory overcommit must be enabled",
        "a kernel setting that only matters when a save runs out of memory",
    ),
    _noise(
        "redis",
        r"Warning: no config file specified, using the default config",
        "the Compose file starts it so",
    ),
    _noise(
        "redis",
        r"WARNING:? The TCP backlog setting of \d+ cannot be enforced",
        "a kernel setting without effect at this load",
    ),
)


def is_access(text: str) -> bool:
    """Whether a text is an access line."""
    return ACCESS.pattern.search(text) is not None


def is_noise(text: str, service: str) -> bool:
    """Whether a text is known to be harmless in that service's log."""
    return any(pattern.search(text) for pattern in _patterns_of(service))


@cache
def _patterns_of(service: str) -> tuple[re.Pattern[str], ...]:
    return tuple(noise.pattern for noise in NOISE if noise.service in ("", service))
