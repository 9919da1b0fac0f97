path	stack/docker-top.txt
group	stack
6	any	eyJhIjoi«60»
---
UID                 PID                 PPID                C                   STIME               TTY                 TIME                CMD
root                354                 319                 0                   05:36               ?                   00:00:00            sh -c sleep 300; true cloudflared tunnel run --token ⟦6⟧
root                603                 354                 0                   05:36               ?                   00:00:00            sleep 300
PID                 COMMAND
456                 sleep 300
daoflow-daoflow-1
UID    PID   PPID   C    STIME   TTY   TIME       CMD
root   447   361    0    05:36   ?     00:00:00   sleep 300   

daoflow-postgres-1
UID    PID   PPID   C    STIME   TTY   TIME       CMD
root   451   409    0    05:36   ?     00:00:00   sleep 300   

daoflow-redis-1
UID    PID   PPID   C    STIME   TTY   TIME       CMD
root   456   405    0    05:36   ?     00:00:00   sleep 300   

daoflow-tunnel-1
UID    PID   PPID   C    STIME   TTY   TIME       CMD
root   354   319    0    05:36   ?     00:00:00   sh -c sleep 300; true cloudflared tunnel run --token ⟦6⟧   
root   603   354    0    05:36   ?     00:00:00   sleep 300                                                                                                                   
