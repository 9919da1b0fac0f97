path	postgres/psql-unaligned.txt
group	-
0	word	«W6»!«w5»«d2»
1	any	«40»
2	word	«W6»'«w5»!«d3»
3	hex	«64»
4	word	«W6»&«w5»=«d3»
5	jwt	
6	word	«W6»\«w5»;«d3»
---
id|provider|config|client_secret|access_token|refresh_token|status|last_error|created_at
⟪bbf49a3e-782d-4afe-871c-2ae066d21ab4⟫|github|{"url": "https://⟪git.example.com⟫", "⟪port": 443⟫, "⟪webhookSecret⟫": "⟦1⟧"}|⟦0⟧|⟦5⟧|⟦3⟧|active||⟪2026-11-30 05:34:18.894233⟫+00
⟪05d13e8f-9cfc-43fc-81ca-f783c2f920b2⟫|ldap|{"host": "⟪ldap.example.net⟫", "⟪bind_password⟫": "⟦2⟧"}|⟦4⟧||⟦6⟧|failed|LDAP: ⟪error code⟫ 49 - 80090308|2026-11-30 05:34:18.894233+00
(2 rows)
app|name|value
shop|DB_PASSWORD|⟦2⟧
shop|API_KEY|⟦1⟧
shop|NODE_ENV|production
shop|SMTP_PASS|⟦6⟧
(4 rows)
