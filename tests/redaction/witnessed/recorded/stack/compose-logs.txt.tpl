path	stack/compose-logs.txt
group	stack
0	hex	«48»
2	hex	«64»
3	hex	«32»
4	word	«W6»$«w5»"«d3»
5	word	«W6»#«w5»«d2»
---
␛[2Kdaoflow-1  | ⟪2026-11-30T05:36:38.832744804Z⟫ connecting to postgresql://daoflow:⟦0⟧@postgres:5432/daoflow
␛[2Kdaoflow-1  | ⟪2026-11-30T05:36:38.832825004Z⟫ ⟪DATABASE_URL⟫=postgresql://daoflow:⟦0⟧@postgres:5432/daoflow
␛[2Kdaoflow-1  | ⟪2026-11-30T05:36:38.832829662Z⟫ ⟪BETTER_AUTH_SECRET⟫=⟦2⟧
␛[2Kdaoflow-1  | ⟪2026-11-30T05:36:38.832832358Z⟫ HOSTNAME=⟪4ff5ceb762e3⟫
␛[2Kdaoflow-1  | 2026-11-30T05:36:38.832834502Z SHLVL=1
␛[2Kdaoflow-1  | 2026-11-30T05:36:38.832836545Z HOME=/
␛[2Kdaoflow-1  | 2026-11-30T05:36:38.832838499Z ⟪DAOFLOW_INITIAL_ADMIN_PASSWORD⟫=⟦5⟧
␛[2Kdaoflow-1  | 2026-11-30T05:36:38.832840523Z PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
␛[2Kdaoflow-1  | 2026-11-30T05:36:38.832842637Z ⟪BETTER_AUTH_URL⟫=https://⟪daoflow.example.com⟫
␛[2Kdaoflow-1  | 2026-11-30T05:36:38.832844621Z ⟪ENCRYPTION_KEY⟫=⟦3⟧
␛[2Kdaoflow-1  | 2026-11-30T05:36:38.832846644Z PWD=/
␛[2Kdaoflow-1  | 2026-11-30T05:36:38.832858496Z ⟪TEMPORAL_ADDRESS⟫=temporal:7233
␛[2Kdaoflow-1  | 2026-11-30T05:36:38.832860550Z SMTP_PASSWORD=⟦4⟧
␛[2Kdaoflow-1  | 2026-11-30T05:36:38.832862724Z NODE_ENV=production
␛[2Kdaoflow-1  | 2026-11-30T05:36:38.832864818Z ⟪error: password authentication⟫ ⟪failed for user daoflow⟫
