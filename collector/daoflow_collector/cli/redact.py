"""`daoflow-collect redact`: a copy without secrets."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from daoflow_collector.cli import completers, output


@click.command("redact")
@click.argument("source", type=click.Path(path_type=Path), shell_complete=completers.files)
@click.argument("dest", type=click.Path(path_type=Path), shell_complete=completers.files)
@click.option(
    "--env-file",
    multiple=True,
    type=click.Path(path_type=Path),
    shell_complete=completers.files,
    help="Hunt this file's secrets too (repeatable); it is not copied.",
)
@click.option("--fingerprint-key", metavar="FILE", help="Key that stays here, so that two results can be compared.")
@click.option("--anonymize", is_flag=True, help="Fake addresses, host names, users and mail addresses too.")
@click.option("--names", metavar="FILE", help="Which fake stands for what, kept here and used again [DEST.names.json].")
@click.option("--json", "as_json", is_flag=True, help="Print the result as JSON.")
@click.option("--quiet", is_flag=True, help="No summary.")
def command(source: Path, dest: Path, **given: Any) -> None:
    """Copy a folder or a file without its secrets, for what you want to attach by hand."""
    import signal
    import sys

    from daoflow_collector.anonymize.pseudonyms import Pseudonyms, load
    from daoflow_collector.fingerprint_key import load_or_make_key
    from daoflow_collector.invoker import invoker
    from daoflow_collector.progress import Progress
    from daoflow_collector.redact_files.tree import redact_tree
    from daoflow_collector.redact_files.words import summary_document, summary_lines
    from daoflow_collector.roots_own import roots_own

    for number in (signal.SIGTERM, signal.SIGHUP):
        if signal.getsignal(number) is signal.SIG_DFL:  # one that is ignored (nohup) stays so
            signal.signal(number, signal.default_int_handler)
    key = load_or_make_key(given["fingerprint_key"]) if given["fingerprint_key"] else None
    names = Path(given["names"]) if given["names"] else dest.with_name(dest.name + ".names.json")
    wanted = given["anonymize"] or given["names"] is not None
    pseudonyms = (load(names) if given["names"] else Pseudonyms()) if wanted else None
    progress = Progress(sys.stderr, quiet=given["quiet"], verbose=False, colour=False)
    try:
        result = redact_tree(
            source,
            dest,
            env_files=given["env_file"],
            key=key,
            pseudonyms=pseudonyms,
            working=lambda done, of: progress.working(done, of, ()),
        )
    finally:
        progress.rest()
    if pseudonyms is not None:
        pseudonyms.save(names)
    if not given["quiet"]:
        output.say(summary_lines(result))
        if pseudonyms is not None:
            output.say([f"Names are fake. Which stands for what is in {names}: keep it, never send it."])
        if invoker() is not None and result.files:
            output.say(roots_own(result.path))
    if given["as_json"]:
        output.report({"ok": result.exit_code != 1, "data": summary_document(result)})
    elif result.files:
        output.report(result.path)
    output.leave(result.exit_code)
