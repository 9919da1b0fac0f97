"""What a shell may complete: bundles and their members, sources, files, usual amounts. Nothing here ever fails: it offers less."""

from __future__ import annotations

import contextlib
import os
import re
from pathlib import Path
from typing import Callable

import click
from click.shell_completion import CompletionItem

Completer = Callable[[click.Context, click.Parameter, str], "list[CompletionItem]"]

_BUNDLE = re.compile(r".+\.tar\.zst(?:\.age)?(?:\.part\d+)?")


def files(_ctx: click.Context, _parameter: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Let the shell complete files and folders."""
    return [CompletionItem(incomplete, type="file")]


def folders(_ctx: click.Context, _parameter: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Let the shell complete folders."""
    return [CompletionItem(incomplete, type="dir")]


def bundles(ctx: click.Context, parameter: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Return the bundles that the path may become; where there is none, let the shell complete files and folders."""
    folder, beginning = os.path.split(incomplete)
    found: list[CompletionItem] = []
    with contextlib.suppress(OSError):
        names = sorted(entry.name for entry in os.scandir(folder or ".") if _BUNDLE.fullmatch(entry.name))
        found = [CompletionItem(str(Path(folder, name))) for name in names if name.startswith(beginning)]
    return found or files(ctx, parameter, incomplete)


def members(ctx: click.Context, _parameter: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Return the members of the bundle that is on the line already."""
    from daoflow_bundle.errors import BundleError

    from daoflow_collector.errors import CollectError
    from daoflow_collector.reading import open_for_reading

    bundle = ctx.params.get("bundle")
    if bundle is None:
        return []
    try:
        with open_for_reading(Path(bundle), ctx.params.get("identities") or ()) as opened:
            return [CompletionItem(name) for name in opened.members if name.startswith(incomplete)]
    except (BundleError, CollectError):
        return []


def sources(_ctx: click.Context, _parameter: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Return the sources that every host has."""
    from daoflow_collector.plan import source_names

    return [CompletionItem(name) for name in source_names() if name.startswith(incomplete)]


def one_of(*values: str) -> Completer:
    """Return a completer that offers usual values, to show how they are written."""

    def usual(_ctx: click.Context, _parameter: click.Parameter, incomplete: str) -> list[CompletionItem]:
        return [CompletionItem(value) for value in values if value.startswith(incomplete)]

    return usual
