"""Managed servers that lack this or that: no Python, an old one, a Perl, nothing but busybox. Each with a real OpenSSH server."""

from pathlib import Path

from tests.incidents.images.build import Image
from tests.incidents.images.rootfs import RootFilesystem, program_path
from tests.remote.image import PATH, SSHD

_PASSWD = "root:*:0:0:root:/root:/bin/sh\nsshd:*:74:74::/run/sshd:/bin/false\nops:*:1001:1000::/home/ops:/bin/sh\n"
_GROUP = "root:x:0:\nsshd:x:74:\nusers:x:1000:\n"
_OLD_PYTHON = '#!/bin/sh\necho "daoflow python python3 3 6 False"\nexit 1\n'
"""What the survey hears of a CPython 3.6: nothing that old is packaged for this machine."""
_APPLETS = (
    "date",
    "df",
    "dmesg",
    "env",
    "find",
    "grep",
    "ps",
    "sed",
    "stat",
    "tee",
    "uname",
    "wc",
    "base64",
    "mount",
    "true",
)


def _fill_bare(root: RootFilesystem) -> None:
    root.program(Path("/usr/sbin/sshd"))
    for applet in _APPLETS:
        root.link(f"/usr/bin/{applet}", "busybox")
    root.text("/etc/ssh/sshd_config", SSHD)
    for folder in ("/run/sshd", "/etc/ssh/keys", "/home/ops"):
        root.folder(folder)


def _fill_lean(root: RootFilesystem) -> None:
    _fill_bare(root)
    root.program(program_path("docker"), "/usr/bin/docker")
    plugin = Path(__file__).parents[3] / ".cache" / "docker" / "cli-plugins" / "docker-compose"
    root.program(plugin.resolve(), "/usr/libexec/docker/cli-plugins/docker-compose")


def _fill_old(root: RootFilesystem) -> None:
    _fill_lean(root)
    root.text("/usr/bin/python3", _OLD_PYTHON, mode=0o755)


def _fill_perl(root: RootFilesystem) -> None:
    _fill_lean(root)
    root.program(Path("/usr/bin/perl"))


_CONFIG = {"Env": [f"PATH={PATH}"], "Cmd": ["/usr/sbin/sshd", "-D", "-e"]}
BARE = Image("edge-bare", ("daoflow-test/edge-bare:1",), _CONFIG, _fill_bare, passwd=_PASSWD, group=_GROUP)
LEAN = Image("edge-lean", ("daoflow-test/edge-lean:1",), _CONFIG, _fill_lean, passwd=_PASSWD, group=_GROUP)
OLD = Image("edge-old", ("daoflow-test/edge-old:1",), _CONFIG, _fill_old, passwd=_PASSWD, group=_GROUP)
PERL = Image("edge-perl", ("daoflow-test/edge-perl:1",), _CONFIG, _fill_perl, passwd=_PASSWD, group=_GROUP)
IMAGES = (BARE, LEAN, OLD, PERL)
