"""Start one command and write down what it and its children used: `python -I -S bench/launch.py REPORT COMMAND…`.

A process of its own, because Linux counts a parent's memory at the start as its child's peak: this one is as small as Python gets.
"""

import os
import sys
import time

report, *command = sys.argv[1:]
begin = time.perf_counter()
pid = os.posix_spawnp(command[0], command, os.environ)
_, status, usage = os.wait4(pid, 0)
wall_s = time.perf_counter() - begin
with open(report, "w") as file:  # noqa: PTH123 - pathlib would make this process larger
    file.write(
        f'{{"wall_s": {wall_s}, "cpu_s": {usage.ru_utime + usage.ru_stime}, "rss_bytes": {usage.ru_maxrss * 1024}, '
        f'"exit_code": {os.waitstatus_to_exitcode(status)}}}'
    )
