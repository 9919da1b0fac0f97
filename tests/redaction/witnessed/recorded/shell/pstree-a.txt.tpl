path	shell/pstree-a.txt
group	-
0	any	«30»
---
python3,1 ⟪/srv/cache/rec/shells.py⟫
  |-bash,139 -c (python3 -c 'import time;time.sleep(2)' worker --redis-url redis://:⟦0⟧@⟪redis.example.net:6379⟫/0 &); sleep .3; which pstree >⟪/dev/null⟫ && pstree -alp | cut -c1-300 | grep -A1 -B1 redis || cat /proc/[0-9]*/cmdline | tr '\\0' ' ' | grep -ao 'python3 -c.*redis
  |   |-cut,145 -c1-300
  |   |-grep,146 -A1 -B1 redis
  |   `-pstree,144 -alp
--
  |-(python3,134)
  |-python3,141 -c import time;time.sleep(2) worker --redis-url redis://:⟦0⟧@redis.example.net:6379/0
  |-(sleep,106)
