"""One host's part of the bundle: reach it, let the collector run there, and take over what it sends, or say what came in between."""

from __future__ import annotations

import io
import time
from collections.abc import Mapping
from typing import Any

from daoflow_bundle.adoption import adopt
from daoflow_bundle.errors import FormatError
from daoflow_bundle.manifest import Header, Manifest
from daoflow_bundle.outcome import Outcome
from daoflow_bundle.reader import open_bundle

from daoflow_collector.context import Context
from daoflow_collector.errors import NotPermittedError
from daoflow_collector.probe import COLLECTED, Ended
from daoflow_collector.remote.address import SshOptions
from daoflow_collector.remote.conversation import Limits
from daoflow_collector.remote.fetch import Answer, ask, connect, look
from daoflow_collector.remote.place import Place
from daoflow_collector.remote.plain_commands import take_plain_commands
from daoflow_collector.remote.request import Request
from daoflow_collector.remote.stages import Reach, StageError
from daoflow_collector.shelf import rfc3339

_SLACK_BYTES = 8 << 20
_LARGEST_FACTOR = 12
"""Of `--max-size`: a far end without a compressor, and the room its framing takes."""


def gather(context: Context, place: Place, request: Request) -> Ended:
    """Collect from one host. Never raises for what host or network do."""
    max_bytes = request.options.max_size_bytes * _LARGEST_FACTOR + _SLACK_BYTES
    limits = Limits(time.monotonic() + context.deadline_s - 1.0, max_bytes, context.stopped, place.heard)
    options = context.options
    reach = Reach(
        {
            "url": place.address.url,
            "host": place.address.host,
            "port": place.address.port,
            "user": place.address.user,
            "from": context.host.name,
            "from_control_plane": options.on is None,
            "started_at": rfc3339(context.host.now()),
        }
    )
    session = None
    try:
        session = connect(place.address, options.ssh or SshOptions(), reach, limits)
        survey = look(session, reach, limits)
        # Already now: whatever interrupts what follows, it is known that the host was reached.
        context.sink.json(place.member, reach.document())
        answer = ask(session, survey, request, reach, limits)
        if answer is not None:
            return _take(context, place, answer, reach)
        answered = take_plain_commands(session, context.sink, place.prefix, limits)
        return _plain(reach, answered=answered)
    except StageError as error:
        place.failed = error.kind
        return Ended(reach.outcome, reach.reason or error.words)
    finally:
        if session is not None:
            session.close()
        context.sink.json(place.member, reach.document())


def _plain(reach: Reach, *, answered: bool) -> Ended:
    closed = "; ".join(f"{item['way']}: {item['result']}" for item in reach.facts.get("ways", ()))
    reach.facts["way"] = "plain commands" if answered else None
    if not answered:
        return Ended(Outcome.FAILED, f"the host runs neither the collector nor plain commands ({closed})")
    words = "the collector cannot run there, so a few plain commands were taken, without logs and settings"
    return Ended(Outcome.PARTIAL, f"{words} ({closed})")


def _take(context: Context, place: Place, answer: Answer, reach: Reach) -> Ended:
    if answer.document is not None:
        return _refused(answer.document)
    if answer.bundle is None:
        return Ended(Outcome.TIMEOUT if answer.ended == "deadline" else Outcome.FAILED, answer.problem or "no answer")
    try:
        bundle = open_bundle(io.BytesIO(answer.bundle))
    except FormatError as error:
        words = f"{answer.problem}: {len(answer.bundle)} bytes had come" if answer.problem else f"its answer: {error}"
        return Ended(Outcome.TIMEOUT if answer.ended == "deadline" else Outcome.FAILED, words)
    adopted = adopt(bundle, place.prefix)
    context.sink.adopt(adopted)
    place.header, place.manifest = bundle.header, bundle.manifest
    reach.facts["collector"] = _collector(bundle.header, bundle.manifest, len(answer.bundle))
    if answer.problem is None and not adopted.refused and bundle.manifest is not None:
        return COLLECTED
    problems = [answer.problem or "", *adopted.refused]
    if bundle.manifest is None:
        problems.append(f"{len(adopted.members)} members had come whole")
    return Ended(Outcome.PARTIAL, "; ".join(problem for problem in problems if problem))


def _collector(header: Header, manifest: Manifest | None, received_bytes: int) -> Mapping[str, Any]:
    return {
        "host": header.host,
        "version": header.tool_version,
        "started_at": header.started_at,
        "received_bytes": received_bytes,
        "native": dict(manifest.native) if manifest is not None else None,
        "self_scan": dict(manifest.self_scan) if manifest is not None else None,
        "stop_reason": manifest.stop_reason if manifest is not None else None,
    }


def _refused(document: Mapping[str, Any]) -> Ended:
    words = [str(document.get(name)) for name in ("error", "because") if document.get(name)]
    denied = document.get("code") == NotPermittedError.exit_code
    return Ended(Outcome.DENIED if denied else Outcome.FAILED, "; ".join(words) or "the collector there gave no reason")
