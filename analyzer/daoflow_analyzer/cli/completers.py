"""What a shell may complete: bundles, the codes of rules, the services of a bundle. Nothing here ever fails: it offers less."""

from __future__ import annotations

import contextlib
import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import click
from click.shell_completion import CompletionItem, split_arg_string

from daoflow_analyzer.errors import AnalyzerError

_BUNDLE = re.compile(r".+\.tar\.zst(?:\.age)?(?:\.part\d+)?")


def bundle_files(_ctx: click.Context, _parameter: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Return the bundles that the path may become; where there is none, let the shell complete files and folders."""
    folder, beginning = os.path.split(incomplete)
    found: list[CompletionItem] = []
    with contextlib.suppress(OSError):
        names = sorted(entry.name for entry in os.scandir(folder or ".") if _BUNDLE.fullmatch(entry.name))
        found = [CompletionItem(str(Path(folder, name))) for name in names if name.startswith(beginning)]
    return found or [CompletionItem(incomplete, type="file")]


def rule_codes(_ctx: click.Context, _parameter: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Return the codes of the shipped rules, or their names when that is how it begins."""
    rules = list(_shipped_rules())
    by_code = [CompletionItem(code, help=name) for code, name in rules if code.startswith(incomplete.upper())]
    return by_code or [CompletionItem(name, help=code) for code, name in rules if name.startswith(incomplete)]


def services_of_bundle(ctx: click.Context, _parameter: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Return the logs of the bundle that is on the line already."""
    # Where the line ends with an option that waits for its value, click has given up before it came to the arguments.
    bundle = ctx.params.get("bundle") or next(filter(_BUNDLE.fullmatch, _words()), None)
    return [CompletionItem(name) for name in _services(bundle) if name.startswith(incomplete)]


def _words() -> list[str]:
    """Return the words of the line that is being completed, as every shell hands them over."""
    return split_arg_string(os.environ.get("COMP_WORDS", ""))


def _shipped_rules() -> Iterator[tuple[str, str]]:
    """Yield code and name of each, by its file: importing them all would take longer than a person waits for a key."""
    import pkgutil

    import daoflow_rules

    found = (item.name.rpartition(".")[2] for item in pkgutil.walk_packages(daoflow_rules.__path__, "daoflow_rules."))
    for module in sorted(found):
        if re.fullmatch(r"[a-z]{2}\d{3}_.+", module):
            code, _, name = module.partition("_")
            yield code.upper(), name.replace("_", "-")


def _services(bundle: object) -> Iterable[str]:
    from daoflow_analyzer.merged_log.merge import logs_of
    from daoflow_analyzer.opening import open_evidence

    if not isinstance(bundle, str) or bundle == "-":
        return ()
    try:
        with open_evidence(bundle) as opened:
            return list(logs_of(opened))
    except AnalyzerError:
        return ()
