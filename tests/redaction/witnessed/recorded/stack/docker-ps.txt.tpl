path	stack/docker-ps.txt
group	stack
6	any	eyJhIjoi«60»
9	any	«32»
---
⟪4ff5ceb762e3f3d018c07b97896c285c1b4ceae4eaaa577691e7012cad5a32eb⟫ daoflow-daoflow-1 "sh -c 'echo \"connecting to $DATABASE_URL\"; env; echo \"⟪error: password authentication⟫ ⟪failed for user daoflow⟫\"; sleep 300'" Up ⟪9 seconds⟫ (⟪unhealthy⟫) ⟪127.0.0.1:3000⟫->3000/tcp
⟪2fef74b4ed4c5a163fdd455a9ef8c3891dc4f6b1baf8783b2c081d51b504a738⟫ daoflow-redis-1 "sh -c 'sleep 300' redis-server --requirepass ⟦9⟧ --appendonly yes" Up 9 seconds (unhealthy) 
⟪a5bd6b057df4b3830043864cc0f21927485f2d386ff8cfa390e31d0f96800040⟫ daoflow-tunnel-1 "sh -c 'sleep 300; true cloudflared tunnel run --token ⟦6⟧'" Up ⟪10 seconds⟫ 
7790af90539256b35c4d77ea6d37718eea9eef9247eeef27701df006c467bfec daoflow-postgres-1 "sh -c 'sleep 300'" Up 9 seconds (healthy) 
CONTAINER ID                                                       IMAGE                                COMMAND                                                                                                                           CREATED          STATUS                     PORTS                      NAMES
4ff5ceb762e3f3d018c07b97896c285c1b4ceae4eaaa577691e7012cad5a32eb   ghcr.io/daoflow-dev/daoflow:0.11.0   "sh -c 'echo \"connecting to $DATABASE_URL\"; env; echo \"error: password authentication failed for user daoflow\"; sleep 300'"   ⟪14 seconds⟫ ago   Up 9 seconds (unhealthy)   127.0.0.1:3000->3000/tcp   daoflow-daoflow-1
2fef74b4ed4c5a163fdd455a9ef8c3891dc4f6b1baf8783b2c081d51b504a738   redis:7-alpine                       "sh -c 'sleep 300' redis-server --requirepass ⟦9⟧ --appendonly yes"                                  14 seconds ago   Up 9 seconds (unhealthy)                              daoflow-redis-1
a5bd6b057df4b3830043864cc0f21927485f2d386ff8cfa390e31d0f96800040   busybox:1.36                         "sh -c 'sleep 300; true cloudflared tunnel run --token ⟦6⟧'"     14 seconds ago   Up 10 seconds                                         daoflow-tunnel-1
7790af90539256b35c4d77ea6d37718eea9eef9247eeef27701df006c467bfec   postgres:17                          "sh -c 'sleep 300'"                                                                                                               14 seconds ago   Up 9 seconds (healthy)                                daoflow-postgres-1
