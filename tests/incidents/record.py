"""Makes the recording that `make run` replays where no DaoFlow is installed: `python -m tests.incidents.record`.

A test installation stands in /opt/daoflow, as the product's installer would put it, and is broken for real: its database password
was changed after the database was initialised. The collector writes down, raw, every answer that it gets. The secrets in it were
made for it and protect nothing.
"""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

from tests.incidents.images.build import load_images
from tests.incidents.stack import Stack

FOLDER = Path(__file__).with_name("recording")
DESCRIPTION = "test installation: real Docker Engine, Compose, PostgreSQL and Redis; a stand-in for the control plane"
RESTARTS = 6
OWN_MOUNTS = ("/opt", "/run", "/var/lib/docker")


def main() -> None:
    """Break the installation and record one collection from it."""
    load_images()
    # Both inside the namespaces of with-engine: the machine's own /opt and name stay as they are.
    subprocess.run(["mount", "-t", "tmpfs", "tmpfs", "/opt"], check=True)
    subprocess.run(["hostname", "daoflow-test"], check=True)
    stack = Stack(Path("/opt/daoflow"), port=3000)
    uptime_s = float(Path("/proc/uptime").read_text().split()[0])
    try:
        stack.up_and_ready()
        stack.installation.write_env(POSTGRES_PASSWORD=stack.installation.hexadecimal(48))
        stack.up()
        stack.wait_until("the crash loop", lambda: stack.inspect("daoflow")["RestartCount"] >= RESTARTS)
        shutil.rmtree(FOLDER, ignore_errors=True)
        _record()
        _leave_out_the_machine(FOLDER / "calls.jsonl", since_s=uptime_s)
    finally:
        stack.down()


def _record() -> None:
    collect = Path(sys.executable).with_name("daoflow-collect")
    options = ("--record", str(FOLDER), "--record-description", DESCRIPTION, "-o", "/run/recorded.tar.zst")
    # The plain environment of an operator's shell: what is kept of it goes into the recording.
    environment = {
        "PATH": "/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin",
        "HOME": "/root",
        "DOCKER_CONFIG": os.environ["DOCKER_CONFIG"],
    }
    subprocess.run([str(collect), "run", *options], check=True, cwd="/root", env=environment)


def _leave_out_the_machine(calls: Path, *, since_s: float) -> None:
    """Cut out what the machine has beside the installation: other mounts, and its kernel's log from before."""
    lines = []
    for line in calls.read_text("utf-8").splitlines():
        record = json.loads(line)
        match record["call"]:
            case ["read_file", "/proc/self/mountinfo", *_]:
                content = record["answer"]["content"]
                content["bytes"] = [_as_root(mount) for mount in content["bytes"] if _is_own(mount.split()[4])]
            case ["run", "dmesg", *_]:
                output = record["answer"]["stdout"]
                output["bytes"] = [entry for entry in output["bytes"] if _logged_at_s(entry) >= since_s]
        lines.append(json.dumps(record))
    text = "\n".join(lines) + "\n"
    if os.environ["DAOFLOW_TEST_ENGINE_DIR"] in text:
        raise AssertionError("the recording names a folder of this machine")
    calls.write_text(text, "utf-8")


def _is_own(point: str) -> bool:
    return point == "/" or point.startswith(OWN_MOUNTS)


def _as_root(mount: str) -> str:
    """Return a mountinfo line with the file system's own root in place of the folder that was bound."""
    fields = mount.split(" ")
    return " ".join([*fields[:3], "/" if fields[3].startswith("/") else fields[3], *fields[4:]])


def _logged_at_s(entry: str) -> float:
    stamp = re.match(r"\[\s*([0-9.]+)\]", entry)
    return float(stamp[1]) if stamp else 0.0


if __name__ == "__main__":
    main()
