path	stack/inspect-env.txt
group	stack
0	hex	«48»
2	hex	«64»
3	hex	«32»
4	word	«W6»$«w5»"«d3»
5	word	«W6»#«w5»«d2»
6	any	eyJhIjoi«60»
9	any	«32»
---
["⟪NODE_ENV⟫=production","⟪TEMPORAL_ADDRESS⟫=temporal:7233","⟪BETTER_AUTH_URL⟫=https://⟪daoflow.example.com⟫","⟪DAOFLOW_INITIAL_ADMIN_PASSWORD⟫=⟦5⟧","⟪SMTP_PASSWORD⟫=⟦4|«0:6»$«7:12»\"«13:16»⟧","⟪DATABASE_URL⟫=postgresql://daoflow:⟦0⟧@postgres:5432/daoflow","ENCRYPTION_KEY=⟦3⟧","BETTER_AUTH_SECRET=⟦2⟧"]
POSTGRES_USER=daoflow
POSTGRES_DB=daoflow
POSTGRES_PASSWORD=⟦0⟧

sh [-c sleep 300 redis-server --requirepass ⟦9⟧ --appendonly yes]
sh [-c sleep 300; true cloudflared tunnel run --token ⟦6⟧]
[NODE_ENV=production TEMPORAL_ADDRESS=temporal:7233 BETTER_AUTH_URL=https://daoflow.example.com DAOFLOW_INITIAL_ADMIN_PASSWORD=⟦5⟧ SMTP_PASSWORD=⟦4⟧ DATABASE_URL=postgresql://daoflow:⟦0⟧@postgres:5432/daoflow ENCRYPTION_KEY=⟦3⟧ BETTER_AUTH_SECRET=⟦2⟧]
{[CMD redis-cli -a ⟦9⟧ ping] 1s 0s 0s 0s 0} {"Status":"⟪unhealthy⟫","FailingStreak":7,"Log":[{"Start":"⟪2026-11-30T05:36:42.467892911Z⟫","End":"⟪2026-11-30T05:36:42.835528406Z⟫","ExitCode":-1,"Output":"⟪OCI runtime exec failed: exec failed: unable to start⟫ container process: exec: \"redis-cli\": ⟪executable file not found in⟫ $PATH: unknown"},{"Start":"⟪2026-11-30T05:36:43.850261418Z⟫","End":"⟪2026-11-30T05:36:43.933815004Z⟫","ExitCode":-1,"Output":"OCI runtime exec failed: exec failed: unable to start container process: exec: \"redis-cli\": executable file not found in $PATH: unknown"},{"Start":"2026-11-30T05:36:44.938206143Z","End":"2026-11-30T05:36:45.585335275Z","ExitCode":-1,"Output":"OCI runtime exec failed: exec failed: unable to start container process: exec: \"redis-cli\": executable file not found in $PATH: unknown"},{"Start":"2026-11-30T05:36:46.598930205Z","End":"2026-11-30T05:36:46.862650705Z","ExitCode":-1,"Output":"OCI runtime exec failed: exec failed: unable to start container process: exec: \"redis-cli\": executable file not found in $PATH: unknown"},{"Start":"2026-11-30T05:36:47.913074252Z","End":"2026-11-30T05:36:48.192120397Z","ExitCode":-1,"Output":"OCI runtime exec failed: exec failed: unable to start container process: exec: \"redis-cli\": executable file not found in $PATH: unknown"}]}
