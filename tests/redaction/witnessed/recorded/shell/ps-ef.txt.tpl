path	shell/ps-ef.txt
group	-
0	word	«W6»#«w5»«d2»
1	any	«28»
2	hex	«40»
3	word	«W6»&«w5»=«d3»
---
UID          PID    PPID  C STIME TTY          TIME CMD
root         112       1  6 05:30 ?        00:00:00 python3 -c import time;time.sleep(3) --user shop --password ⟦0⟧ --port 3306
root         114       1  5 05:30 ?        00:00:00 python3 -c import time;time.sleep(3) postgresql://shop:⟦1⟧@⟪db.example.net:5432⟫/shop
root         116       1  7 05:30 ?        00:00:00 python3 -c import time;time.sleep(3) --token=⟦2⟧ --config ⟪/etc/agent.yml⟫
root         118       1  3 05:30 ?        00:00:00 python3 -c import time;time.sleep(3) -p ⟦3⟧ -u root

USER         PID %CPU %MEM    VSZ   RSS TTY      STAT START   TIME COMMAND
root         112  5.7  0.0  16572 13556 ?        R    05:30   0:00 python3 -c import time;time.sleep(3) --user shop --password ⟦0⟧ --port 3306
root         114  4.6  0.0  15200 12220 ?        R    05:30   0:00 python3 -c import time;time.sleep(3) postgresql://shop:⟦1⟧@db.example.net:5432/shop
root         116  6.7  0.0  16572 13636 ?        S    05:30   0:00 python3 -c import time;time.sleep(3) --token=⟦2⟧ --config /etc/agent.yml
root         118  5.0  0.0  14020 10728 ?        R    05:30   0:00 python3 -c import time;time.sleep(3) -p ⟦3⟧ -u root
    110       0 ⟪/bin/bash⟫ -c (python3 -c 'import time;time.sleep(3)' --user shop --password '⟦0⟧' --port 3306 &) (python3 -c 'import time;time.sleep(3)' postgresql://shop:⟦1⟧@db.example.net:5432/shop &) (python3 -c 'import time;time.sleep(3)' --token=⟦2⟧ --config /etc/agent.yml &) (python3 -c 'import time;time.sleep(3)' -p 'W
    112       0 python3 -c import time;time.sleep(3) --user shop --password ⟦0⟧ --port 3306
    114       0 python3 -c import time;time.sleep(3) postgresql://shop:⟦1⟧@db.example.net:5432/shop
    116       0 python3 -c import time;time.sleep(3) --token=⟦2⟧ --config /etc/agent.yml
    118       0 python3 -c import time;time.sleep(3) -p ⟦3⟧ -u root
