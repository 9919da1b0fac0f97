"""A file that only its owner may read, under its name only when it is whole."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import IO, Callable


def write_whole(
    path: Path, content: bytes, *, prefix: str, before: Callable[[IO[bytes]], object] | None = None
) -> None:
    """Write `content` and give it its name; whatever comes between, Ctrl-C too, leaves nothing. Raises OSError.

    `prefix`: how the file is called until then; `before`: what is done with the open file, whole, before it gets its name.
    """
    descriptor, temporary = tempfile.mkstemp(prefix=prefix, dir=path.parent)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            if before is not None:
                before(file)
        Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
