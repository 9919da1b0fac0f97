path	stack/compose-ps.txt
group	stack
6	any	eyJhIjoi«60»
9	any	«32»
---
NAME                 IMAGE                                COMMAND                                                                                                                           SERVICE    CREATED          STATUS                     PORTS
daoflow-daoflow-1    ghcr.io/daoflow-dev/daoflow:0.11.0   "sh -c 'echo \"connecting to $DATABASE_URL\"; env; echo \"⟪error: password authentication⟫ ⟪failed for user daoflow⟫\"; sleep 300'"   daoflow    ⟪13 seconds⟫ ago   Up ⟪8 seconds⟫ (⟪unhealthy⟫)   ⟪127.0.0.1:3000⟫->3000/tcp
daoflow-postgres-1   postgres:17                          "sh -c 'sleep 300'"                                                                                                               postgres   13 seconds ago   Up 8 seconds (healthy)     
daoflow-redis-1      redis:7-alpine                       "sh -c 'sleep 300' redis-server --requirepass ⟦9⟧ --appendonly yes"                                  redis      13 seconds ago   Up 8 seconds (unhealthy)   
daoflow-tunnel-1     busybox:1.36                         "sh -c 'sleep 300; true cloudflared tunnel run --token ⟦6⟧'"     tunnel     13 seconds ago   Up ⟪9 seconds⟫               
