path	stack/docker-exec-env.txt
group	stack
0	hex	«48»
2	hex	«64»
3	hex	«32»
4	word	«W6»$«w5»"«d3»
5	word	«W6»#«w5»«d2»
---
PATH=⟪/usr/local/sbin⟫:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
HOSTNAME=⟪4ff5ceb762e3⟫
⟪NODE_ENV⟫=production
⟪TEMPORAL_ADDRESS⟫=temporal:7233
⟪BETTER_AUTH_URL⟫=https://⟪daoflow.example.com⟫
⟪DAOFLOW_INITIAL_ADMIN_PASSWORD⟫=⟦5⟧
⟪SMTP_PASSWORD⟫=⟦4⟧
⟪DATABASE_URL⟫=postgresql://daoflow:⟦0⟧@postgres:5432/daoflow
ENCRYPTION_KEY=⟦3⟧
BETTER_AUTH_SECRET=⟦2⟧
HOME=/
DATABASE_URL=postgresql://daoflow:⟦0⟧@postgres:5432/daoflow
BETTER_AUTH_SECRET=⟦2⟧
HOSTNAME=4ff5ceb762e3
SHLVL=1
HOME=/
⟦4⟧
