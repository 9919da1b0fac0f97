path	postgres/psql-zero.txt
group	-
0	word	«W6»!«w5»«d2»
1	any	«40»
2	word	«W6»'«w5»!«d3»
3	hex	«64»
4	word	«W6»&«w5»=«d3»
5	jwt	
6	word	«W6»\«w5»;«d3»
---
⟪466c7596-507e-4c03-bb1e-181639806d91⟫|github|{"url": "https://⟪git.example.com⟫", "⟪port": 443⟫, "⟪webhookSecret⟫": "⟦1⟧"}|⟦0⟧|⟦5⟧|⟦3⟧|active||⟪2026-11-30 05:34:33.422147⟫+00␀⟪cf85af9a-5312-4671-ade8-fc7c9f6bc27e⟫|ldap|{"host": "⟪ldap.example.net⟫", "⟪bind_password⟫": "⟦2⟧"}|⟦4⟧||⟦6⟧|failed|LDAP: ⟪error code⟫ 49 - 80090308|2026-11-30 05:34:33.422147+00␀shop|DB_PASSWORD|⟦2⟧␀shop|API_KEY|⟦1⟧␀shop|NODE_ENV|production␀shop|SMTP_PASS|⟦6⟧␀
