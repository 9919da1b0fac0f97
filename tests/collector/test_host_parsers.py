"""What the host's files and commands say, read from their real forms."""
# ruff: noqa: E501 - the lines are as the kernel writes them

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from daoflow_collector.machine.kernel_oom import parse_kernel_log
from daoflow_collector.machine.listeners import Owner, parse_fd_links, parse_proc_net, parse_ss
from daoflow_collector.machine.mounts import mount_of, parse_mountinfo
from daoflow_collector.probes.host_memory import parse_meminfo
from daoflow_collector.probes.host_time import UNKNOWN, Synchronisation, parse_chronyc, parse_ntpq, parse_timedatectl
from hypothesis import given
from hypothesis import strategies as st

ID = "0123456789abcdef" * 4
BOOT = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)

MODERN = f"""\
[  100.000000] bun invoked oom-killer: gfp_mask=0xcc0(GFP_KERNEL), order=0, oom_score_adj=0
[  100.000100] oom-kill:constraint=CONSTRAINT_MEMCG,nodemask=(null),cpuset={ID},mems_allowed=0,oom_memcg=/docker/{ID},task_memcg=/docker/{ID},task=bun,pid=4711,uid=0
[  100.000200] Memory cgroup out of memory: Killed process 4711 (bun) total-vm:72000kB, anon-rss:65000kB, file-rss:0kB, shmem-rss:0kB, UID:0 pgtables:180kB oom_score_adj:0
[  100.100000] oom_reaper: reaped process 4711 (bun), now anon-rss:0kB, file-rss:0kB, shmem-rss:0kB
"""
SYSTEMD_CGROUP = f"""\
1795435300.250000 node1 kernel: oom-kill:constraint=CONSTRAINT_MEMCG,nodemask=(null),cpuset=docker-{ID}.scope,mems_allowed=0-1,oom_memcg=/system.slice/docker-{ID}.scope,task_memcg=/system.slice/docker-{ID}.scope,task=postgres,pid=99,uid=70
1795435300.250100 node1 kernel: Memory cgroup out of memory: Killed process 99 (postgres) total-vm:1kB, anon-rss:1kB
"""
HOST_WIDE = """\
[ 7.500000] oom-kill:constraint=CONSTRAINT_NONE,nodemask=(null),cpuset=/,mems_allowed=0,global_oom,task_memcg=/user.slice,task=tail, the,pid=12,uid=1000
[ 7.500001] Out of memory: Killed process 12 (tail, the) total-vm:1kB, anon-rss:1kB
"""
KERNEL_4 = f"""\
[ 9.000000] Task in /docker/{ID} killed as a result of limit of /docker/{ID}
[ 9.000001] Memory cgroup out of memory: Kill process 321 (bun) score 1946 or sacrifice child
[ 9.000002] Killed process 321 (bun) total-vm:1kB, anon-rss:1kB, file-rss:0kB
[ 12.000000] Out of memory: Kill process 400 (java) score 900 or sacrifice child
[ 12.000001] Killed process 400 (java) total-vm:1kB, anon-rss:1kB, file-rss:0kB
"""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (MODERN, [("2026-11-23T12:01:40.000Z", "bun", 4711, "memcg", ID)]),
        (SYSTEMD_CGROUP, [("2026-11-23T12:01:40.250Z", "postgres", 99, "memcg", ID)]),
        (HOST_WIDE, [("2026-11-23T12:00:07.500Z", "tail, the", 12, "none", None)]),
        (
            KERNEL_4,
            [
                ("2026-11-23T12:00:09.000Z", "bun", 321, "memcg", ID),
                ("2026-11-23T12:00:12.000Z", "java", 400, "none", None),
            ],
        ),
        ("[ 1.0] usb 1-1: new device\n[ 2.0] systemd killed nothing\n", []),
    ],
)
def test_kernel_log(text: str, expected: list[tuple[str, str, int, str, str | None]]) -> None:
    """Each kill is told once, with its time, process, container and whether a container's limit or the host ran out."""
    kills = parse_kernel_log(text.splitlines(), boot_time=BOOT)
    assert [
        (kill.time[:23] + "Z" if kill.time else None, kill.process, kill.pid, kill.constraint, kill.container_id)
        for kill in kills
    ] == expected
    assert all("Kill" in kill.line for kill in kills)


def test_same_pid_killed_again_later_counts_twice() -> None:
    """A container that is killed again and again gives one kill each time."""
    again = MODERN.replace("4711", "4800").replace("[  100", "[  200")
    assert [kill.pid for kill in parse_kernel_log((MODERN + again).splitlines(), boot_time=BOOT)] == [4711, 4800]


@given(st.lists(st.text(max_size=80)))
def test_any_kernel_log_is_read(lines: list[str]) -> None:
    """Whatever the lines, reading them ends."""
    assert isinstance(parse_kernel_log([*lines, *("oom-kill:" + line for line in lines)], boot_time=None), tuple)


PROC_NET_TCP = """\
  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode
   0: 0100007F:0BB8 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 1076 1 0000000000000000 100 0 0 10 0
   1: 0100007F:0BB8 0100007F:C350 01 00000000:00000000 00:00000000 00000000     0        0 1080 1 0000000000000000 20 4 30 10 -1
"""
PROC_NET_TCP6 = """\
  sl  local_address                         remote_address                        st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode
   0: 00000000000000000000000001000000:0016 00000000000000000000000000000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 22 1 0000000000000000 100 0 0 10 0
   1: broken
"""


def test_listening_sockets() -> None:
    """Only listening sockets count, their addresses decoded from the kernel's byte order."""
    found = [*parse_proc_net(PROC_NET_TCP, "tcp"), *parse_proc_net(PROC_NET_TCP6, "tcp6")]
    assert [(item.protocol, item.address, item.port, item.inode) for item in found] == [
        ("tcp", "127.0.0.1", 3000, 1076),
        ("tcp6", "::1", 22, 22),
    ]


def test_socket_owners() -> None:
    """`ss` names the first holder of a socket; the links under /proc give its id."""
    line = 'LISTEN 0 511 127.0.0.1:3000 0.0.0.0:* users:(("nginx",pid=812,fd=6),("nginx",pid=813,fd=6)) ino:1076 sk:1 <->\n'
    assert parse_ss(line + "LISTEN 0 5 *:22 *:* ino:22 sk:2\n") == {1076: Owner(812, "nginx")}
    assert parse_fd_links("/proc/812/fd/6 socket:[1076]\n/proc/813/fd/6 socket:[1076]\n") == {1076: Owner(812, "")}


MOUNTINFO = """\
27 1 254:1 / / rw,relatime - ext4 /dev/vda1 rw
30 27 254:2 / /var/lib/docker rw shared:1 - xfs /dev/vdb rw
31 27 0:40 / /mnt/with\\040space ro - nfs4 server:/x rw
32 27 0:41 / /var/lib/docker rw - tmpfs tmpfs rw
malformed
"""


@pytest.mark.parametrize(
    ("path", "device", "expected"),
    [
        ("/opt/daoflow", None, ("/", "/dev/vda1", False)),
        ("/var/lib/docker/volumes", None, ("/var/lib/docker", "tmpfs", False)),
        ("/var/lib/docker/volumes", (254 << 8) | 2, ("/var/lib/docker", "/dev/vdb", False)),
        ("/var/lib/dockerless", None, ("/", "/dev/vda1", False)),
        ("/mnt/with space/a", None, ("/mnt/with space", "server:/x", True)),
        ("/link/to/docker", (254 << 8) | 2, ("/var/lib/docker", "/dev/vdb", False)),
    ],
)
def test_mount_of(path: str, device: int | None, expected: tuple[str, str, bool]) -> None:
    """A path's mount is the one with its device, else the longest above it, the later of two on one place."""
    mount = mount_of(path, parse_mountinfo(MOUNTINFO), device)
    assert mount is not None
    assert (mount.mount_point, mount.device, mount.read_only) == expected


def test_meminfo() -> None:
    """Sizes are in bytes; an old kernel's missing MemAvailable is estimated; another text is refused."""
    text = "MemTotal:  1000 kB\nMemFree:   100 kB\nBuffers:  10 kB\nCached:  200 kB\nSwapTotal:  0 kB\n"
    assert parse_meminfo(text) == {
        "total_bytes": 1_024_000,
        "available_bytes": 317_440,
        "swap_total_bytes": 0,
        "swap_free_bytes": 0,
    }
    assert parse_meminfo("no such file") is None


def test_time_services() -> None:
    """Each time service's answer is read from its real form, and nonsense is unknown."""
    tracking = (
        "A9FEA97B,169.254.169.123,4,1795435300.1,0.000002,-0.000001,0.00001,-3.1,0.0,0.01,0.0004,0.0002,16.1,Normal\n"
    )
    assert parse_chronyc(tracking) == Synchronisation(True, "chrony", 0.000002, pytest.approx(0.000402))
    assert parse_chronyc(tracking.replace("Normal", "Not synchronised")).synchronised is False
    assert parse_chronyc("506 Cannot talk to daemon") is UNKNOWN
    assert parse_timedatectl("Timezone=Etc/UTC\nNTP=yes\nNTPSynchronized=no\n") == Synchronisation(False, "timedatectl")
    assert parse_timedatectl("") is UNKNOWN
    assert parse_ntpq("associd=0 status=0615 leap_none, sync_ntp, 1 event\noffset=-1.5,\n") == Synchronisation(
        True, "ntpq", 0.0015
    )
    assert parse_ntpq("associd=0 status=c016 leap_alarm, sync_unspec\n").synchronised is False
