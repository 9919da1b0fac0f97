path	shell/env.txt
group	-
0	hex	«48»
1	hex	«64»
2	hex	«32»
3	word	«W6»&«w5»=«d3»
4	upper	AKIA«16»
5	any	«13»/«13»+«12»
---
⟪AWS_ACCESS_KEY_ID⟫=⟦4⟧
⟪AWS_SECRET_ACCESS_KEY⟫=⟦5⟧
⟪BETTER_AUTH_SECRET⟫=⟦1⟧
⟪DAOFLOW_ENABLE_TEMPORAL⟫=false
⟪DATABASE_URL⟫=postgresql://daoflow:⟦0⟧@postgres:5432/daoflow
⟪DEPLOY_TIMEOUT_MS⟫=86400000
ENCRYPTION_KEY=⟦2⟧
HOME=⟪/home/ops⟫
LANG=C.UTF-8
NODE_ENV=production
PATH=⟪/usr/bin⟫:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
PWD=⟪/srv/app⟫
SHLVL=1
SMTP_PASSWORD=⟦3⟧
TEMPORAL_ADDRESS=temporal:7233
TERM=dumb
USER=ops
_=⟪/usr/bin/env⟫
