path	shell/top-c.txt
group	-
0	any	«30»
---
top - 05:30:40 up 12 min,  0 user,  load average: 9.56, 6.66, 3.06
Tasks:  14 total,   1 running,   4 sleeping,   0 stopped,   9 zombie
MiB Mem :  24105.6 total,  19841.0 free,   1224.1 used,   3395.7 buff/cache     
MiB Swap:      0.0 total,      0.0 free,      0.0 used.  22881.5 avail Mem 
    PID USER      PR  NI    VIRT    RES    SHR S  %CPU  %MEM     TIME+ COMMAND
    149 root      20   0   16572  13600   6732 S  12.5   0.1   0:00.06 python3 -c import time;time.sleep(3) --secret-key=⟦0⟧ --workers 4
    147 root      20   0    4360   3220   2944 S   0.0   0.0   0:00.00 ⟪/bin/bash⟫ -c (python3 -c 'import time;time.sleep(3)' --secret-key=⟦0⟧ --workers 4 &); sleep .3; COLUMNS=300 top -b -n1 -c -w 300 | grep -E 'PID|secret|top|Tasks|Mem'
    151 root      20   0    9088   5196   3148 R   0.0   0.0   0:00.00 top -b -n1 -c -w 300
    152 root      20   0    3896   1948   1792 S   0.0   0.0   0:00.00 grep -E PID|secret|top|Tasks|Mem
