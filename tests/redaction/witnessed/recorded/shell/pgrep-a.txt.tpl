path	shell/pgrep-a.txt
group	-
0	hex	«48»
---
132 ⟪/bin/bash⟫ -c (python3 -c 'import time;time.sleep(2)' serve --auth-token ⟦0⟧ --listen ⟪0.0.0.0:8000⟫ &); sleep .3; pgrep -a -f 'auth-toke[n]'; pgrep -af time.slee[p] | wc -l
134 python3 -c import time;time.sleep(2) serve --auth-token ⟦0⟧ --listen 0.0.0.0:8000
2
