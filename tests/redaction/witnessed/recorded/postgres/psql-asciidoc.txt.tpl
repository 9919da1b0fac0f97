path	postgres/psql-asciidoc.txt
group	-
0	word	«W6»!«w5»«d2»
1	any	«40»
2	word	«W6»'«w5»!«d3»
3	hex	«64»
4	word	«W6»&«w5»=«d3»
5	jwt	
6	word	«W6»\«w5»;«d3»
---

[options="header",cols="<l,<l,<l,<l,<l,<l,<l,<l,<l",frame="none"]
|====
^l|id ^l|provider ^l|config ^l|client_secret ^l|access_token ^l|refresh_token ^l|status ^l|last_error ^l|created_at
|⟪0d8080a1-e8d5-41a8-a2d2-fbce4347ccab⟫ |github |{"url": "https://⟪git.example.com⟫", "⟪port": 443⟫, "⟪webhookSecret⟫": "⟦1⟧"} |⟦0⟧ |⟦5⟧ |⟦3⟧ |active |  |⟪2026-11-30 05:34:24.270216⟫+00
|⟪f97bd1bf-6b60-498f-a416-ceb5f17db718⟫ |ldap |{"host": "⟪ldap.example.net⟫", "⟪bind_password⟫": "⟦2⟧"} |⟦4⟧ |  |⟦6⟧ |failed |LDAP: ⟪error code⟫ 49 - 80090308 |2026-11-30 05:34:24.270216+00
|====

....
(2 rows)
....

[options="header",cols="<l,<l,<l",frame="none"]
|====
^l|app ^l|name ^l|value
|shop |DB_PASSWORD |⟦2⟧
|shop |API_KEY |⟦1⟧
|shop |NODE_ENV |production
|shop |SMTP_PASS |⟦6⟧
|====

....
(4 rows)
....
