"""A grown folder in pieces, so that one asking ends in a minute: each with the files that declare the host's secrets."""

from __future__ import annotations

from collections.abc import Iterator

from tests.redaction.folders.planting import Folder

DECLARING = "opt/"


def pieces(grown: Folder, size: int) -> Iterator[Folder]:
    """Yield folders of `size` files; what the declaring files hold is counted in the first alone."""
    declaring = [path for path in grown.files if path.startswith(DECLARING)]
    others = [path for path in grown.files if not path.startswith(DECLARING)]
    for start in range(0, len(others), size):
        counted = set(others[start : start + size]) | (set() if start else set(declaring))
        held = counted | set(declaring)
        yield Folder(
            files={path: text for path, text in grown.files.items() if path in held},
            secrets=[secret for secret in grown.secrets if secret.path in counted],
            facts=[fact for fact in grown.facts if fact.path in counted],
            packed={path for path in grown.packed if path in held},
        )
