path	shell/set-builtin.txt
group	-
0	word	«W6»$«w5»"«d3»
1	word	«W6»'«w5»!«d3»
2	hex	«64»
3	word	é«W6»ü«w5»«d3»
---
⟪APP_SECRET⟫='⟦0⟧'
⟪BETTER_AUTH_SECRET⟫=⟦2⟧
⟪COMPOSE_PROFILES⟫=temporal
⟪DB_PASSWORD⟫='⟦1|«0:6»'\''«7:12»!«13:16»⟧'
⟪DB_PASSWORD_FILE⟫=⟪/run/secrets/db_password⟫
⟪DEPLOY_TIMEOUT_MS⟫=86400000
HOME=⟪/home/ops⟫
PATH=⟪/usr/bin⟫:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
SMTP_PASSWORD=⟦3⟧
