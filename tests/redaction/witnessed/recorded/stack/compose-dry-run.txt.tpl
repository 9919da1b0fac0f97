path	stack/compose-dry-run.txt
group	stack
0	hex	«48»
---
 DRY-RUN MODE -  Container daoflow-redis-1  Recreate
 DRY-RUN MODE -  Container daoflow-tunnel-1  Recreate
 DRY-RUN MODE -  Container daoflow-daoflow-1  Recreate
 DRY-RUN MODE -  Container daoflow-postgres-1  Recreate
 DRY-RUN MODE -  Container daoflow-redis-1  Recreated
 DRY-RUN MODE -  Container daoflow-tunnel-1  Recreated
 DRY-RUN MODE -  Container daoflow-postgres-1  Recreated
  DRY-RUN MODE -  ⟪Could not find the file⟫ / in container ⟪4ff5ceb762e3⟫_daoflow-daoflow-1
PATH=⟪/usr/local/sbin⟫:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
HOSTNAME=⟪dd7bf6762ed6⟫
EXTRA=1
HOME=/
PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
HOSTNAME=⟪7790af905392⟫
⟪POSTGRES_USER⟫=daoflow
⟪POSTGRES_DB⟫=daoflow
⟪POSTGRES_PASSWORD⟫=⟦0⟧
HOME=/
