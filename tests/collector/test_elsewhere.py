"""Where a bundle would fit, when it does not fit where it should go."""

from __future__ import annotations

import os
import re
from pathlib import Path

from daoflow_collector.elsewhere import room_elsewhere


def test_a_folder_that_can_take_it_is_named() -> None:
    """It is there, may be written, and is told as `-o` takes it."""
    found = re.match(
        r"There is room in (/\S+)( \(memory: copy it away before a restart\))?: -o \1\. $", room_elsewhere(1)
    )
    assert found is not None
    assert os.access(found[1], os.W_OK)
    assert (found[1] == "/dev/shm") == bool(found[2])


def test_nothing_is_named_that_has_no_room() -> None:
    """Neither what is too small, nor what lies on the very file system that is full."""
    assert room_elsewhere(1 << 60) == ""
    full = Path("/var/tmp")
    assert " /var/tmp" not in room_elsewhere(1, full)
