path	postgres/psql-unaligned-field.txt
group	-
0	word	«W6»!«w5»«d2»
1	any	«40»
2	word	«W6»'«w5»!«d3»
3	hex	«64»
4	word	«W6»&«w5»=«d3»
5	jwt	
6	word	«W6»\«w5»;«d3»
---
⟪8afae69f-c7a3-445d-9521-eeb753b751a8⟫|github|{"url": "https://⟪git.example.com⟫", "⟪port": 443⟫, "⟪webhookSecret⟫": "⟦1⟧"}|⟦0⟧|⟦5⟧|⟦3⟧|active||⟪2026-11-30 05:34:20.111608⟫+00
⟪2a0867fc-1ca9-4980-ad3e-5085febd7d6f⟫|ldap|{"host": "⟪ldap.example.net⟫", "⟪bind_password⟫": "⟦2⟧"}|⟦4⟧||⟦6⟧|failed|LDAP: ⟪error code⟫ 49 - 80090308|2026-11-30 05:34:20.111608+00
shop|DB_PASSWORD|⟦2⟧
shop|API_KEY|⟦1⟧
shop|NODE_ENV|production
shop|SMTP_PASS|⟦6⟧
