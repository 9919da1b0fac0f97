"""A real file system that hangs: a FUSE mount whose daemon answers the kernel's greeting and reads nothing after it."""

from __future__ import annotations

import ctypes
import os
import struct
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_REQUEST = struct.Struct("=IIQQIIII")
_MAJOR, _MINOR = 7, 31


def _greet(device: int) -> None:
    _, _, unique, *_ = _REQUEST.unpack_from(os.read(device, 1 << 20))
    body = struct.pack("=IIIIHHII", _MAJOR, _MINOR, 0, 0, 12, 10, 1 << 16, 1) + bytes(32)
    os.write(device, struct.pack("=IiQ", 16 + len(body), 0, unique) + body)


@contextmanager
def hanging_folder(folder: Path) -> Iterator[Path]:
    """Mount it at `folder` (an empty one) and yield it: whoever looks into it waits until this ends. Needs root."""
    device = os.open("/dev/fuse", os.O_RDWR)
    options = f"fd={device},rootmode=40000,user_id=0,group_id=0,allow_other"
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.mount(b"hangs", os.fsencode(folder), b"fuse", 0, options.encode()):
        raise OSError(ctypes.get_errno(), f"cannot mount: {os.strerror(ctypes.get_errno())}")
    try:
        _greet(device)
        yield folder
    finally:
        subprocess.run(["umount", "--lazy", "--force", str(folder)], check=True)
        os.close(device)
