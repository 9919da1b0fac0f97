path	shell/ps-e-environment.txt
group	-
0	any	«24»
1	word	«W6»/«w5»:«d3»
---
    PID TTY      STAT   TIME COMMAND
    106 ?        Z      0:00 [sleep] <defunct>
    130 ?        S      0:00 sleep 3 PWD=⟪/srv/app⟫ ⟪NODE_ENV⟫=production ⟪API_KEY⟫=⟦0⟧ HOME=⟪/home/ops⟫ LANG=C.UTF-8 ⟪SMTP_PASS⟫=⟦1⟧ TERM=dumb USER=ops SHLVL=0 PATH=⟪/usr/bin⟫:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin _=⟪/usr/bin/sleep⟫
