"""`daoflow-collect run`, the default: one bundle from this host."""

from __future__ import annotations

import shlex
import sys
import time
from dataclasses import replace
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

import click

from daoflow_collector.cli import completers, output
from daoflow_collector.cli.grouped import Grouped
from daoflow_collector.cli.request import host_from, options_from
from daoflow_collector.cli.run_options import GROUPS, options_of_run
from daoflow_collector.errors import CutShortError, UsageError

if TYPE_CHECKING:
    from datetime import datetime

    from daoflow_bundle.age.keys import Recipient
    from typing_extensions import Buffer

    from daoflow_collector.anonymize.kept import KeptNames
    from daoflow_collector.collection import Collected
    from daoflow_collector.machine.host import Host
    from daoflow_collector.options import Options
    from daoflow_collector.output import Target
    from daoflow_collector.progress import Progress
    from daoflow_collector.signals import Stop


_TRIES = 5
"""At names that others have: as many collectors can start within one second, in one folder."""


def _deliver(collected: Collected, target: Target, stop: Stop) -> Collected:
    """Give a finished and searched bundle its name, or send it. Returns what is true of the file that left."""
    from daoflow_bundle.slow_reader import write_to_reader
    from daoflow_bundle.target import MemoryTarget

    from daoflow_collector.output import EncryptedTarget, hand_over_target

    def write(stdout: IO[bytes], content: Buffer) -> None:
        write_to_reader(stdout, content, lambda: stop.requested)

    if isinstance(target, MemoryTarget):
        target.send(sys.stdout.buffer, write)
        return collected
    only_roots = not hand_over_target(target)
    if isinstance(target, EncryptedTarget):
        size_bytes, sha256 = target.deliver(sys.stdout.buffer, write)
        collected = replace(collected, size_bytes=size_bytes, sha256=sha256, is_encrypted=True)
    else:
        target.commit()
    return replace(collected, only_roots=only_roots)


def _names(options: Options, file: str | None, host: Host) -> KeptNames | None:
    if not options.anonymize:
        return None
    from daoflow_collector.anonymize.kept import KeptNames

    return KeptNames.of_run(file, host)


def _open_target(host: Host, options: Options, name: str, recipients: tuple[Recipient, ...]) -> tuple[Target, datetime]:
    """Return where the bundle goes, and when it began. A collector beside this one has another second's name."""
    from daoflow_bundle.errors import TakenError

    from daoflow_collector.output import is_folder, open_target

    tries = _TRIES if options.output is None or is_folder(Path(options.output)) else 1
    while True:
        started_at = host.now()
        try:
            target = open_target(
                options.output,
                host=name,
                started_at=started_at,
                max_size_bytes=options.max_size_bytes,
                recipients=recipients,
                stdout=sys.stdout.buffer,
            )
        except TakenError:
            tries -= 1
            if not tries:
                raise
            time.sleep(1)
        else:
            return target, started_at


def _carry_out(
    host: Host,
    options: Options,
    target: Target,
    *,
    started_at: datetime,
    stop: Stop,
    progress: Progress,
    names: KeptNames | None,
) -> Collected:
    """Collect on another host alone, or here, where everything else on the host is to go first."""
    if options.on is not None:
        from daoflow_collector.remote.on import collect_on

        return collect_on(host, options, target, started_at=started_at, stop=stop, progress=progress)
    from daoflow_collector.collection import collect
    from daoflow_collector.machine.allocator import keep_memory_small
    from daoflow_collector.machine.priority import lower_priority

    keep_memory_small()
    priority = lower_priority()
    return collect(
        host, options, target, started_at=started_at, stop=stop, progress=progress, priority=priority, names=names
    )


@click.command("run", cls=Grouped, groups=GROUPS)
@options_of_run
@click.option(
    "-o",
    "output",
    metavar="PATH",
    shell_complete=completers.files,
    help="File or folder for the bundle, - for standard output.",
)
@click.option("--anonymize", is_flag=True, help="Fake addresses, host names, users and mail addresses.")
@click.option(
    "--names",
    metavar="FILE",
    shell_complete=completers.files,
    help="Which fake stands for what, kept here and used again (--anonymize) [beside the bundle].",
)
@click.option("--record", metavar="DIR", hidden=True, help="Also write down, RAW, everything this host answers.")
@click.option("--record-description", default="", hidden=True)
def command(**given: Any) -> None:
    """Collect from this host into one file (the default command).

    \b
    daoflow-collect
    daoflow-collect --case 4711 --deployment dep_91c --note "stuck since noon"
    daoflow-collect -o - > /media/usb/evidence.tar.zst
    """  # noqa: D301 - click reads \b as: leave these lines as they are
    from daoflow_collector.machine.address_space import fit_into_limit
    from daoflow_collector.machine.tls import leave_openssl_out

    fit_into_limit()
    leave_openssl_out()
    from daoflow_bundle.errors import UnnamedError, WriteError

    from daoflow_collector.output import EncryptedTarget, hand_over_target, is_empty, recipients_of
    from daoflow_collector.plan import check_names
    from daoflow_collector.progress import Progress
    from daoflow_collector.signals import InterruptedTwiceError, stop_on_signals

    options = options_from(given)
    check_names((*options.only, *options.skip))
    if options.output == "-" and given["as_json"]:
        raise UsageError("-o - and --json both want standard output")
    recipients = recipients_of(options.encrypt_to)
    host = host_from(given)
    names = _names(options, given["names"], host)
    progress = Progress(
        sys.stderr, quiet=given["quiet"] or given["as_json"], verbose=given["verbose"], colour=not given["no_color"]
    )
    with stop_on_signals() as stop:
        name = options.on.host if options.on else host.name if names is None else names.host
        target, started_at = _open_target(host, options, name, recipients)
        try:
            collected = _carry_out(
                host, options, target, started_at=started_at, stop=stop, progress=progress, names=names
            )
            kept_at = names.save(collected.path, collected.top) if names is not None else None
            collected = _deliver(collected, target, stop)
        except InterruptedTwiceError:
            host.close()
            target.discard()
            output.leave(130)
        except UnnamedError as error:
            raise CutShortError(
                f"the bundle could not be given its name: {error.reason}",
                path=error.kept,
                because="it was searched for secrets and is whole, as far as the disk has taken it",
                advice=f"send {error.kept} as it is"  # what is encrypted, nobody here can verify
                if isinstance(target, EncryptedTarget)
                else f"verify it (daoflow-collect verify {shlex.quote(error.kept)}) and send it as it is",
            ) from error
        except (CutShortError, WriteError):
            if isinstance(target, EncryptedTarget) or is_empty(target):
                target.discard()  # what was begun opens with no key, or is nothing: it would only be in the next run's way
            else:
                hand_over_target(target)
            raise  # what was written in clear stays
        except BaseException:
            # Not searched for secrets: it must not be left behind.
            target.discard()
            raise
    _end(collected, kept_at, progress, as_json=given["as_json"])


def _end(collected: Collected, kept_at: Path | None, progress: Progress, *, as_json: bool) -> None:
    from daoflow_collector.summary import end_block, envelope_data, exit_code

    progress.block(end_block(collected))
    if kept_at is not None:
        progress.block(
            ["Names are fake. Which stands for what is in this file: keep it, never send it.", f"    {kept_at}"]
        )
    if as_json:
        output.report({"ok": True, "data": envelope_data(collected)})
    elif collected.path is not None:
        output.report(collected.path)
    output.leave(exit_code(collected))
