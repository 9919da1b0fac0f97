path	postgres/psql-troff.txt
group	-
0	word	«W6»!«w5»«d2»
1	any	«40»
2	word	«W6»'«w5»!«d3»
3	hex	«64»
4	word	«W6»&«w5»=«d3»
5	jwt	
---
.LP
.TS
center;
l | l | l | l | l | l | l | l | l.
\fIid\fP	\fIprovider\fP	\fIconfig\fP	\fIclient_secret\fP	\fIaccess_token\fP	\fIrefresh_token\fP	\fIstatus\fP	\fIlast_error\fP	\fIcreated_at\fP
_
⟪ec3e4c5e-c8c1-4259-b31e-a4672c12812e⟫	github	{"url": "https://⟪git.example.com⟫", "⟪port": 443⟫, "⟪webhookSecret⟫": "⟦1⟧"}	⟦0⟧	⟦5⟧	⟦3⟧	active		⟪2026-11-30 05:34:30.774131⟫+00
⟪e048c0b5-fef6-4348-9247-dcf38a11ec60⟫	ldap	{"host": "⟪ldap.example.net⟫", "⟪bind_password⟫": "⟦2⟧"}	⟦4⟧		Copper\(rskiosk;262	failed	⟪LDAP: error code⟫ 49 - 80090308	2026-11-30 05:34:30.774131+00
.TE
.DS L
(2 rows)
.DE
.LP
.TS
center;
l | l | l.
\fIapp\fP	\fIname\fP	\fIvalue\fP
_
shop	DB_PASSWORD	⟦2⟧
shop	API_KEY	⟦1⟧
shop	NODE_ENV	production
shop	SMTP_PASS	Copper\(rskiosk;262
.TE
.DS L
(4 rows)
.DE
