path	stack/json-file.log
group	stack
0	hex	«48»
2	hex	«64»
3	hex	«32»
4	word	«W6»$«w5»"«d3»
5	word	«W6»#«w5»«d2»
---
{"log":"connecting to postgresql://daoflow:⟦0⟧@postgres:5432/daoflow\n","stream":"stdout","time":"⟪2026-11-30T05:36:38.832744804Z⟫"}
{"log":"⟪DATABASE_URL⟫=postgresql://daoflow:⟦0⟧@postgres:5432/daoflow\n","stream":"stdout","time":"⟪2026-11-30T05:36:38.832825004Z⟫"}
{"log":"⟪BETTER_AUTH_SECRET⟫=⟦2⟧\n","stream":"stdout","time":"⟪2026-11-30T05:36:38.832829662Z⟫"}
{"log":"HOSTNAME=⟪4ff5ceb762e3⟫\n","stream":"stdout","time":"⟪2026-11-30T05:36:38.832832358Z⟫"}
{"log":"SHLVL=1\n","stream":"stdout","time":"2026-11-30T05:36:38.832834502Z"}
{"log":"HOME=/\n","stream":"stdout","time":"2026-11-30T05:36:38.832836545Z"}
{"log":"⟪DAOFLOW_INITIAL_ADMIN_PASSWORD⟫=⟦5⟧\n","stream":"stdout","time":"2026-11-30T05:36:38.832838499Z"}
{"log":"PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin\n","stream":"stdout","time":"2026-11-30T05:36:38.832840523Z"}
{"log":"⟪BETTER_AUTH_URL⟫=https://⟪daoflow.example.com⟫\n","stream":"stdout","time":"2026-11-30T05:36:38.832842637Z"}
{"log":"⟪ENCRYPTION_KEY⟫=⟦3⟧\n","stream":"stdout","time":"2026-11-30T05:36:38.832844621Z"}
{"log":"PWD=/\n","stream":"stdout","time":"2026-11-30T05:36:38.832846644Z"}
{"log":"⟪TEMPORAL_ADDRESS⟫=temporal:7233\n","stream":"stdout","time":"2026-11-30T05:36:38.832858496Z"}
{"log":"SMTP_PASSWORD=⟦4|«0:6»$«7:12»\"«13:16»⟧\n","stream":"stdout","time":"2026-11-30T05:36:38.83286055Z"}
{"log":"NODE_ENV=production\n","stream":"stdout","time":"2026-11-30T05:36:38.832862724Z"}
{"log":"⟪error: password authentication⟫ ⟪failed for user daoflow⟫\n","stream":"stdout","time":"2026-11-30T05:36:38.832864818Z"}
