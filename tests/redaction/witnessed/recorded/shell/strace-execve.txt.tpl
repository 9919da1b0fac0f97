path	shell/strace-execve.txt
group	-
0	any	«24»
1	word	«W6»$«w5»"«d3»
---
execve("⟪/usr/bin/env⟫", ["env", "-i", "⟪API_KEY⟫=⟦0⟧", "PATH=⟪/usr/bin⟫:/bin", "bash", "-c", "echo \"$0\"; curl -m1 -sS -u \"svc:$0\" http://⟪127.0.0.1⟫:9/", "⟦1|«0:6»$«7:12»\"«13:16»⟧"], ["PWD=⟪/srv/app⟫", "HOME=⟪/home/ops⟫", "LANG=C.UTF-8", "TERM=dumb", "USER=ops", "SHLVL=1", "PATH=/usr/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin"..., "_=/usr/bin/strace"]) = 0
execve("/usr/bin/bash", ["bash", "-c", "echo \"$0\"; curl -m1 -sS -u \"svc:$0\" http://127.0.0.1:9/", "⟦1|«0:6»$«7:12»\"«13:16»⟧"], ["API_KEY=⟦0⟧", "PATH=/usr/bin:/bin"]) = 0
write(1, "⟦1|«0:6»$«7:12»\"«13:16»⟧\n", 17⟦1⟧
execve("/usr/bin/curl", ["curl", "-m1", "-sS", "-u", "svc:⟦1|«0:6»$«7:12»\"«13:16»⟧", "http://127.0.0.1:9/"], ["PWD=/srv/app", "API_KEY=⟦0⟧", "SHLVL=0", "PATH=/usr/bin:/bin", "_=/usr/bin/curl"]) = 0
write(2, "c", 1c)                        = 1
write(2, "u", 1u)                        = 1
write(2, "r", 1r)                        = 1
write(2, "l", 1l)                        = 1
write(2, ":", 1:)                        = 1
write(2, " ", 1 )                        = 1
write(2, "(", 1()                        = 1
write(2, "7", 17)                        = 1
write(2, ")", 1))                        = 1
write(2, " ", 1 )                        = 1
write(2, "F", 1F)                        = 1
write(2, "a", 1a)                        = 1
write(2, "i", 1i)                        = 1
write(2, "l", 1l)                        = 1
write(2, "e", 1e)                        = 1
write(2, "d", 1d)                        = 1
write(2, " ", 1 )                        = 1
write(2, "t", 1t)                        = 1
write(2, "o", 1o)                        = 1
write(2, " ", 1 )                        = 1
write(2, "c", 1c)                        = 1
write(2, "o", 1o)                        = 1
write(2, "n", 1n)                        = 1
write(2, "n", 1n)                        = 1
write(2, "e", 1e)                        = 1
write(2, "c", 1c)                        = 1
write(2, "t", 1t)                        = 1
write(2, " ", 1 )                        = 1
write(2, "t", 1t)                        = 1
write(2, "o", 1o)                        = 1
write(2, " ", 1 )                        = 1
write(2, "1", 11)                        = 1
write(2, "2", 12)                        = 1
write(2, "7", 17)                        = 1
write(2, ".", 1.)                        = 1
write(2, "0", 10)                        = 1
