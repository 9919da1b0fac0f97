"""A Docker Engine of a test's own, to be killed or frozen. Its containers can have no network."""

import contextlib
import os
import shutil
import signal
import subprocess
import tempfile
import time
from pathlib import Path
from types import TracebackType
from typing import Self


class SecondEngine:
    """A dockerd on a socket of its own, for the time of a `with` block."""

    def __init__(self) -> None:
        """Choose a folder; a socket's path must stay short, which pytest's folders are not."""
        self._folder = Path(tempfile.mkdtemp(prefix="engine-", dir="/run"))
        self.socket = self._folder / "docker.sock"
        self.endpoint = f"unix://{self.socket}"
        self.data_root = self._folder / "data"

    def __enter__(self) -> Self:
        """Start the engine and wait until it answers."""
        configuration = self._folder / "daemon.json"
        configuration.write_text("{}")
        data, run, pid = (str(self._folder / name) for name in ("data", "exec", "pid"))
        folders = ("--data-root", data, "--exec-root", run, "--pidfile", pid)
        log = (self._folder / "log").open("wb")
        # A network namespace of its own: an engine told to have no bridge removes the docker0 that it finds, which is another's.
        isolated = ("unshare", "--net", "dockerd", "--config-file", str(configuration), "--host", self.endpoint)
        self._process = subprocess.Popen(
            [*isolated, *folders, "--bridge", "none", "--iptables=false"],
            stdout=log,
            stderr=subprocess.STDOUT,
        )
        log.close()
        deadline = time.monotonic() + 30
        while (
            subprocess.run(["docker", "--host", self.endpoint, "version"], capture_output=True, check=False).returncode
            != 0
        ):
            if time.monotonic() > deadline:
                raise TimeoutError((self._folder / "log").read_text())
            time.sleep(0.1)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End the engine and the containerd that it started, in whatever state they are."""
        self._process.kill()
        self._process.wait()
        # containerd outlives a dockerd that was killed; its exit is seen by whoever adopted it.
        containerd = self._folder / "exec" / "containerd" / "containerd.pid"
        with contextlib.suppress(FileNotFoundError, ProcessLookupError):
            os.kill(int(containerd.read_text()), signal.SIGKILL)
        self._end_shims()
        for mount in sorted(self._mounts(), reverse=True):
            subprocess.run(["umount", "--lazy", mount], check=True)
        shutil.rmtree(self._folder, ignore_errors=True)

    def _end_shims(self) -> None:
        """End what watches over containers that nobody manages any more: this engine's name is in its arguments."""
        for process in Path("/proc").glob("[0-9]*"):
            with contextlib.suppress(FileNotFoundError, ProcessLookupError):
                if f"{self._folder}/exec/containerd/" in (process / "cmdline").read_text():
                    os.kill(int(process.name), signal.SIGKILL)

    def _mounts(self) -> list[str]:
        places = (line.split()[1] for line in Path("/proc/mounts").read_text().splitlines())
        return [place for place in places if place.startswith(f"{self._folder}/")]

    def kill(self) -> None:
        """Kill the engine; its socket stays behind and refuses."""
        self._process.kill()
        self._process.wait()

    def freeze(self) -> None:
        """Stop the engine's process: the kernel still accepts connections, and nobody answers."""
        self._process.send_signal(signal.SIGSTOP)
