"""`daoflow-collect`: the only module that prints and exits. Heavy imports wait until a command needs them: `--help` is instant."""

from __future__ import annotations

import json
import os
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

from daoflow_collector.errors import CollectError, CutShortError, UsageError
from daoflow_collector.options import Options, parse_duration, parse_size
from daoflow_collector.progress import silence
from daoflow_collector.run_options import options_of_run

if TYPE_CHECKING:
    from daoflow_collector.machine.host import Host

_HELP = """\
Usage: daoflow-collect [COMMAND] [OPTIONS]

Collects what a DaoFlow host knows about its trouble into one file, without its
secrets. Reads only; uploads nothing.

  daoflow-collect                         collect from this host (same as: run)
  daoflow-collect plan                    say what would be collected, and why
  daoflow-collect run --deployment ID --case 4711
  daoflow-collect show FILE [MEMBER]      read a bundle before you send it
  daoflow-collect verify FILE [--env-file .env]
  daoflow-collect redact SOURCE DEST      copy a folder or file, no secrets

Options of run and plan: daoflow-collect run --help

Exit codes: 0 complete; 4 partial (send it, the gaps are listed); 1 failed,
nothing to send; 2 usage; 3 plan printed; 6 not permitted, nothing collected;
130 interrupted twice, nothing kept (once: a partial bundle, 4).
"""


class _Commands(click.Group):
    """Runs `run` when no command is named, and guesses what a misspelt one was meant to be."""

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Show the one-screen help."""
        del ctx
        formatter.write(_HELP)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Put `run` in front of options that belong to it."""
        # Completion asks with no arguments for what may follow: the commands.
        if not ctx.resilient_parsing and (
            not args or (args[0].startswith("-") and args[0] not in ("--help", "-h", "--version"))
        ):
            args = ["run", *args]
        return super().parse_args(ctx, args)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command, or say which one was near."""
        if args and args[0] not in self.commands:
            import difflib

            visible = sorted(self.commands)
            near = difflib.get_close_matches(args[0], visible, n=1)
            raise UsageError(
                f"there is no command '{args[0]}'",
                because=f"did you mean '{near[0]}'?" if near else f"the commands are {', '.join(visible)}",
            )
        return super().resolve_command(ctx, args)


def _show_version(ctx: click.Context, parameter: click.Parameter, value: bool) -> None:
    """Print the version; with --verbose beside it, also what this program is made of here."""
    del parameter
    if not value or ctx.resilient_parsing:
        return
    from daoflow_collector.version import VERSION

    _print(f"daoflow-collect {VERSION}")
    if "--verbose" in sys.argv[1:]:
        from daoflow_collector.native import native_parts

        _print("\n".join(f"  {part}: {serves}" for part, serves in native_parts().items()))
    ctx.exit(0)


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 80})
@click.option(
    "--version", is_flag=True, expose_value=False, is_eager=True, callback=_show_version, help="Show the version."
)
@click.option("--verbose", is_flag=True, expose_value=False, hidden=True)  # of --version; `run` has its own
def cli() -> None:
    """Collect evidence from a DaoFlow host."""


def _options(given: dict[str, Any]) -> Options:
    from daoflow_collector.daoflow.api_token import read_token_file
    from daoflow_collector.daoflow.deployment_state import read_artifact

    return Options(
        directory=given["directory"],
        project=given["project"],
        deployment=given["deployment"],
        backup_run=given["backup_run"],
        restore=given["restore"],
        server=given["server"],
        last_good=given["last_good"],
        case=given["case"],
        note=given["note"],
        tail=given["tail"],
        since_s=parse_duration(given["since"]) if given["since"] else None,
        only=given["only"],
        skip=given["skip"],
        max_size_bytes=parse_size(given["max_size"]),
        deadline_s=parse_duration(given["deadline"]),
        fingerprint_key_file=given["fingerprint_key"],
        encrypt_to=given["encrypt_to"],
        output=given.get("output"),
        artifacts=tuple(read_artifact(path) for path in given["artifact"]),
        api_token=read_token_file(given["token_file"]) if given["token_file"] else None,
    )


def _host(given: dict[str, Any]) -> Host:
    if given["recording"]:
        from daoflow_collector.machine.recording import RecordedHost

        return RecordedHost(Path(given["recording"]))
    from daoflow_collector.machine.local_host import LocalHost

    host: Host = LocalHost()
    if given.get("record"):
        from daoflow_collector.machine.recording import RecordingHost

        host = RecordingHost(host, Path(given["record"]), description=given["record_description"])
    return host


@cli.command()
@options_of_run
@click.option("-o", "output", metavar="PATH", help="File or folder for the bundle, - for standard output.")
@click.option("--record", metavar="DIR", hidden=True, help="Also write down, RAW, everything this host answers.")
@click.option("--record-description", default="", hidden=True)
def run(**given: Any) -> None:
    """Collect from this host into one file (the default command)."""
    from daoflow_bundle.errors import WriteError
    from daoflow_bundle.target import FileTarget

    from daoflow_collector.collection import collect
    from daoflow_collector.output import EncryptedTarget, open_target, recipients_of
    from daoflow_collector.plan import check_names
    from daoflow_collector.progress import Progress
    from daoflow_collector.signals import InterruptedTwiceError, stop_on_signals
    from daoflow_collector.summary import end_block, envelope_data, exit_code

    options = _options(given)
    check_names((*options.only, *options.skip))
    if options.output == "-" and given["as_json"]:
        raise UsageError("-o - and --json both want standard output")
    recipients = recipients_of(options.encrypt_to)
    host = _host(given)
    progress = Progress(sys.stderr, quiet=given["quiet"], verbose=given["verbose"], colour=not given["no_color"])
    with stop_on_signals() as stop:
        started_at = host.now()
        target = open_target(
            options.output,
            host=host.name,
            started_at=started_at,
            max_size_bytes=options.max_size_bytes,
            recipients=recipients,
        )
        try:
            collected = collect(host, options, target, started_at=started_at, stop=stop, progress=progress)
            if isinstance(target, EncryptedTarget):
                size_bytes, sha256 = target.deliver(sys.stdout.buffer)
                collected = replace(collected, size_bytes=size_bytes, sha256=sha256)
            elif isinstance(target, FileTarget):
                target.commit()
            else:
                target.send(sys.stdout.buffer)
        except InterruptedTwiceError:
            host.close()
            target.discard()
            _leave(130)
        except (CutShortError, WriteError):
            if isinstance(target, EncryptedTarget):
                target.discard()  # what was begun opens with no key
            raise  # what was written in clear stays
        except BaseException:
            # Not searched for secrets: it must not be left behind.
            target.discard()
            raise
    progress.block(end_block(collected))
    if given["as_json"]:
        _print_json({"ok": True, "data": envelope_data(collected)})
    elif collected.path is not None:
        _print(collected.path)
    _leave(exit_code(collected))


@cli.command()
@options_of_run
def plan(**given: Any) -> None:
    """Print what would be collected, from where, why and with what limit; write nothing (exit 3)."""
    import time

    from daoflow_collector.collection import discover_bounded
    from daoflow_collector.known_secrets import known_secrets
    from daoflow_collector.plan import build_plan
    from daoflow_collector.plan_text import plan_document, plan_lines
    from daoflow_collector.redact import Redactor
    from daoflow_collector.signals import Stop

    options = _options(given)
    host = _host(given)
    discovery = discover_bounded(host, options, Stop(), time.monotonic() + options.deadline_s)
    redactor = Redactor(known_secrets(host, discovery, options))
    wanted = build_plan(discovery, options)
    if given["as_json"]:
        _print_json({"ok": True, "data": plan_document(wanted, host, discovery, redactor)})
    else:
        _print("\n".join(plan_lines(wanted, host, discovery, redactor)))
    host.close()
    _leave(3)


@cli.command()
@click.argument("bundle", type=click.Path(path_type=Path))
@click.argument("member", required=False)
@click.option("--json", "as_json", is_flag=True, help="Print the list as JSON.")
def show(bundle: Path, member: str | None, as_json: bool) -> None:
    """List a bundle, or print one member of it, so that you can read it before you send it."""
    from daoflow_collector.reading import list_document, list_lines, member_chunks, open_for_reading

    with open_for_reading(bundle) as opened:
        if member is not None:
            for chunk in member_chunks(opened, member):
                _write(chunk)
        elif as_json:
            _print_json({"ok": True, "data": list_document(opened)})
        else:
            _print("\n".join(list_lines(opened)))


@cli.command()
@click.argument("bundle", type=click.Path(path_type=Path))
@click.option(
    "--env-file",
    multiple=True,
    type=click.Path(path_type=Path),
    help="Search the bundle for this file's secrets, in every encoding (repeatable).",
)
@click.option("--json", "as_json", is_flag=True, help="Print the result as JSON.")
def verify(bundle: Path, env_file: tuple[Path, ...], as_json: bool) -> None:
    """Check a bundle's frames, digests and manifest, and that no known secret is inside."""
    from daoflow_collector.reading import verification_document, verification_lines, verify_file

    result = verify_file(bundle, env_file)
    if as_json:
        _print_json({"ok": result.ok, "data": verification_document(result)})
    else:
        _print("\n".join(verification_lines(result)))
    _leave(0 if result.ok else 1)


@cli.command()
@click.argument("source", type=click.Path(path_type=Path))
@click.argument("dest", type=click.Path(path_type=Path))
@click.option(
    "--env-file",
    multiple=True,
    type=click.Path(path_type=Path),
    help="Hunt this file's secrets too (repeatable); it is not copied.",
)
@click.option("--fingerprint-key", metavar="FILE", help="Key that stays here, so that two results can be compared.")
@click.option("--json", "as_json", is_flag=True, help="Print the result as JSON.")
@click.option("--quiet", is_flag=True, help="No summary.")
def redact(source: Path, dest: Path, **given: Any) -> None:
    """Copy a folder or a file without its secrets, for what you want to attach by hand."""
    from daoflow_collector.fingerprint_key import load_or_make_key
    from daoflow_collector.redact_files.tree import redact_tree
    from daoflow_collector.redact_files.words import summary_document, summary_lines

    key = load_or_make_key(given["fingerprint_key"]) if given["fingerprint_key"] else None
    result = redact_tree(source, dest, env_files=given["env_file"], key=key)
    if not given["quiet"]:
        click.echo("\n".join(summary_lines(result)), err=True)
    if given["as_json"]:
        _print_json({"ok": result.exit_code != 1, "data": summary_document(result)})
    elif result.files:
        _print(result.path)
    _leave(result.exit_code)


def _write(content: bytes) -> None:
    try:
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        # The reader (`head`, a closed pager) has enough. Python would complain again when it flushes at exit.
        silence(sys.stdout)
    except OSError as error:
        raise CollectError("standard output cannot be written", because=error.strerror) from error


def _print(text: str) -> None:
    _write(os.fsencode(text) + b"\n" if _encodable(text) else text.encode("ascii", "replace") + b"\n")


def _encodable(text: str) -> bool:
    try:
        text.encode(sys.stdout.encoding or "ascii", "surrogateescape")
    except UnicodeEncodeError:
        return False
    return True


def _print_json(document: Any) -> None:
    _write(json.dumps(document, ensure_ascii=True, indent=1).encode() + b"\n")


def _leave(code: int) -> NoReturn:
    """End now: abandoned probes hang in daemon threads, and must not be waited for."""
    sys.stdout.flush()
    raise SystemExit(code)


def _fail(message: str, because: str | None, advice: str | None, code: int, *, as_json: bool) -> NoReturn:
    lines = [f"error: {message}"]
    lines += [f"because {because}"] if because else []
    lines += [f"try {advice}"] if advice else []
    try:
        sys.stderr.write("\n".join(lines) + "\n")
        sys.stderr.flush()
    except OSError:
        # Nobody is left to read it; the exit code still says it.
        silence(sys.stderr)
    if as_json:
        _print_json({"ok": False, "error": "; ".join(lines), "code": code})
    _leave(code)


def main() -> None:
    """Run the command line. Every error a person can meet ends as three lines and an exit code."""
    arguments = sys.argv[1:]
    as_json = "--json" in arguments
    try:
        cli.main(args=arguments, prog_name="daoflow-collect", standalone_mode=False)
    except click.exceptions.NoSuchOption as error:
        near = f"did you mean {error.possibilities[0]}?" if error.possibilities else None
        _fail(error.format_message(), near, "See `daoflow-collect run --help`.", 2, as_json=as_json)
    except click.UsageError as error:
        _fail(error.format_message(), None, "See `daoflow-collect --help`.", 2, as_json=as_json)
    except (click.Abort, KeyboardInterrupt):
        _leave(130)
    except CutShortError as error:
        if error.path is not None and not as_json:
            _print(error.path)
        _fail(str(error), error.because, error.advice, error.exit_code, as_json=as_json)
    except CollectError as error:
        _fail(str(error), error.because, error.advice, error.exit_code, as_json=as_json)
    except Exception as error:
        _fail_unforeseen(error, arguments, as_json=as_json)


def _fail_unforeseen(error: Exception, arguments: list[str], *, as_json: bool) -> NoReturn:
    from daoflow_bundle.errors import BundleError

    if isinstance(error, BundleError):
        _fail(str(error), None, error.advice, error.exit_code, as_json=as_json)
    if "--verbose" in arguments:
        import traceback

        sys.stderr.write(traceback.format_exc())
    _fail(
        f"this is a fault of the collector: {type(error).__name__}",
        None,
        "Run it again with --verbose and send what it prints, after a look at it.",
        1,
        as_json=as_json,
    )


if __name__ == "__main__":
    main()
