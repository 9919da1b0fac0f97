"""The options that `run` and `plan` share: one list, in the order of the help."""

from __future__ import annotations

from typing import Any

import click

from daoflow_collector.cli import completers
from daoflow_collector.options import DEFAULT_DEADLINE, DEFAULT_MAX_SIZE

GROUPS = {
    "Which installation": ("--dir", "--project", "--recording"),
    "The incident, if you know it": (
        "--case",
        "--note",
        "--deployment",
        "--backup-run",
        "--restore",
        "--server",
        "--last-good",
    ),
    "More evidence": ("--artifact", "--token-file"),
    "How much": ("--tail", "--since", "--only", "--skip", "--max-size", "--deadline"),
    "The bundle": ("-o", "--encrypt-to", "--anonymize", "--names", "--fingerprint-key"),
    "Output": ("--json", "--quiet", "--verbose", "--no-color"),
}
"""Heading of the help → its options."""


def options_of_run(command: Any) -> Any:
    """Add the options that `run` and `plan` share, in the order of the help."""
    for option in reversed(
        (
            click.option(
                "--dir",
                "directory",
                metavar="PATH",
                shell_complete=completers.folders,
                help="Installation [/opt/daoflow, current folder, or found by label].",
            ),
            click.option("--project", metavar="NAME", help="Compose project name."),
            click.option("--deployment", metavar="ID", help="The failing deployment."),
            click.option("--backup-run", metavar="ID", help="The failing backup run."),
            click.option("--restore", metavar="ID", help="The failing restore."),
            click.option("--server", metavar="NAME", help="The server involved."),
            click.option("--last-good", metavar="ID", help="Last successful deployment or backup."),
            click.option(
                "--artifact",
                multiple=True,
                metavar="FILE",
                shell_complete=completers.files,
                help="A deployment-<id>-state.json from the dashboard (repeatable).",
            ),
            click.option(
                "--token-file",
                metavar="FILE",
                shell_complete=completers.files,
                help="DaoFlow API token, read-only [DAOFLOW_TOKEN].",
            ),
            click.option(
                "--on", metavar="SSH_URL", help="Collect that control-plane host from here: ssh://user@host[:port]."
            ),
            click.option(
                "--target",
                multiple=True,
                metavar="SSH_URL",
                help="Also this managed server: ssh://user@host[:port] (repeatable).",
            ),
            click.option(
                "--ssh-key",
                metavar="FILE",
                shell_complete=completers.files,
                help="Private key for them [ssh-agent, ~/.ssh].",
            ),
            click.option(
                "--known-hosts",
                metavar="FILE",
                shell_complete=completers.files,
                help="Host keys to trust, no others [~/.ssh/known_hosts].",
            ),
            click.option(
                "--ssh-program", metavar="PROGRAM", help="Connect by this program: ssh (security keys, Include)."
            ),
            click.option("--case", metavar="TEXT", help="Your or support's ticket."),
            click.option("--note", metavar="TEXT", help="What happened, in your words."),
            click.option(
                "--tail",
                type=click.IntRange(1, 10_000_000),
                metavar="N",
                help="Log lines per service [daoflow 20000, others 10000; never under 200/100].",
            ),
            click.option(
                "--since",
                metavar="DURATION",
                shell_complete=completers.one_of("15m", "90m", "24h", "7d"),
                help="Only log lines this young: 90m, 24h.",
            ),
            click.option(
                "--only",
                multiple=True,
                metavar="SOURCE",
                shell_complete=completers.sources,
                help="Only this source (repeatable; see plan).",
            ),
            click.option(
                "--skip",
                multiple=True,
                metavar="SOURCE",
                shell_complete=completers.sources,
                help="Not this source (repeatable).",
            ),
            click.option(
                "--max-size",
                default=DEFAULT_MAX_SIZE,
                show_default=True,
                metavar="SIZE",
                shell_complete=completers.one_of("500KB", "7MB", "20MB", "1GB"),
                help="Size the bundle stays under.",
            ),
            click.option(
                "--deadline",
                default=DEFAULT_DEADLINE,
                show_default=True,
                metavar="DURATION",
                shell_complete=completers.one_of("30s", "2m", "10m"),
                help="Time after which the bundle is closed with what is there.",
            ),
            click.option(
                "--fingerprint-key",
                metavar="FILE",
                shell_complete=completers.files,
                help="Key that stays here, so that two bundles can be compared.",
            ),
            click.option(
                "--encrypt-to",
                multiple=True,
                metavar="RECIPIENT",
                help="Encrypt to this age public key (repeatable) [what the host is set up for].",
            ),
            click.option(
                "--recording",
                metavar="DIR",
                shell_complete=completers.folders,
                help="Replay a recording instead of asking this host.",
            ),
            click.option("--json", "as_json", is_flag=True, help="Print the result as JSON."),
            click.option("--quiet", is_flag=True, help="No progress."),
            click.option("--verbose", is_flag=True, help="More about what is done, and tracebacks."),
            click.option("--no-color", is_flag=True, help="No colours."),
        )
    ):
        command = option(command)
    return command
