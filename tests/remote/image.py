"""A managed server as an image: a real OpenSSH server, Python, the docker command with Compose, and accounts that lack one or the other."""

from pathlib import Path

from tests.incidents.images.build import Image, fill_python
from tests.incidents.images.rootfs import RootFilesystem, program_path

TAG = "daoflow-test/edge:1"
PATH = "/usr/local/bin:/usr/bin:/usr/sbin"
ACCOUNTS = ("root", "ops", "bare", "docked", "strict", "nothing")
"""`ops` may not use Docker, `bare` has no Python, `docked` no docker command, `strict` runs a few commands only, `nothing` none."""

_APPLETS = (
    *(
        "awk",
        "base64",
        "date",
        "df",
        "dmesg",
        "env",
        "false",
        "find",
        "grep",
        "hostname",
        "ln",
        "mount",
        "ps",
        "readlink",
    ),
    *("sed", "stat", "touch", "true", "uname", "wc"),
)
_BARE = (
    "cat",
    "chmod",
    "date",
    "df",
    "grep",
    "head",
    "id",
    "ls",
    "printf",
    "rm",
    "sed",
    "sh",
    "sleep",
    "stat",
    "uname",
)
_STRICT = """\
#!/bin/sh
case "$SSH_ORIGINAL_COMMAND" in
  "sh -s"|sh\\ *|python*) echo "not permitted here" >&2; exit 126 ;;
  *) exec sh -c "$SSH_ORIGINAL_COMMAND" ;;
esac
"""
SSHD = f"""\
Port 22
HostKey /etc/ssh/keys/host
AuthorizedKeysFile /etc/ssh/keys/authorized
StrictModes no
UsePAM no
PermitRootLogin yes
PasswordAuthentication no
MaxStartups 50
PidFile none
SetEnv PATH={PATH}
Match User bare
  SetEnv PATH=/opt/bare
Match User docked
  SetEnv PATH=/opt/docked
Match User strict
  ForceCommand /opt/strict.sh
Match User nothing
  ForceCommand /usr/bin/false
"""


def _fill(root: RootFilesystem) -> None:
    fill_python(root)
    root.program(Path("/usr/sbin/sshd"))
    root.program(program_path("docker"), "/usr/bin/docker")
    plugin = Path(__file__).parents[2] / ".cache" / "docker" / "cli-plugins" / "docker-compose"
    root.program(plugin.resolve(), "/usr/libexec/docker/cli-plugins/docker-compose")
    for applet in _APPLETS:
        root.link(f"/usr/bin/{applet}", "busybox")
    for name in _BARE:
        root.link(f"/opt/bare/{name}", "/usr/bin/busybox")
        root.link(f"/opt/docked/{name}", "/usr/bin/busybox")
    root.link("/opt/bare/docker", "/usr/bin/docker")
    root.link("/opt/docked/python3", "/usr/bin/python3")
    root.text("/opt/strict.sh", _STRICT, mode=0o755)
    root.text("/etc/ssh/sshd_config", SSHD)
    root.folder("/run/sshd")
    root.folder("/etc/ssh/keys")
    for account in ACCOUNTS[1:]:
        root.folder(f"/home/{account}")


def _passwd() -> str:
    lines = ["root:*:0:0:root:/root:/bin/sh", "sshd:*:74:74::/run/sshd:/bin/false"]
    lines += [f"{name}:*:{1000 + number}:1000::/home/{name}:/bin/sh" for number, name in enumerate(ACCOUNTS[1:])]
    return "\n".join(lines) + "\n"


EDGE = Image(
    "edge",
    (TAG,),
    {"Env": [f"PATH={PATH}"], "Cmd": ["/usr/sbin/sshd", "-D", "-e"]},
    _fill,
    passwd=_passwd(),
    group="root:x:0:\nsshd:x:74:\nusers:x:1000:\n",
)
