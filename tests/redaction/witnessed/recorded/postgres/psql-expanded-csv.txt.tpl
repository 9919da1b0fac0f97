path	postgres/psql-expanded-csv.txt
group	-
0	word	«W6»!«w5»«d2»
1	any	«40»
2	word	«W6»'«w5»!«d3»
3	hex	«64»
4	word	«W6»&«w5»=«d3»
5	jwt	
6	word	«W6»\«w5»;«d3»
---
id,⟪e0890926-f09b-423c-9873-ced742b993cf⟫
provider,github
config,"{""url"": ""https://⟪git.example.com⟫"", ""port"": 443, ""webhookSecret"": ""⟦1⟧""}"
client_secret,⟦0⟧
access_token,⟦5⟧
refresh_token,⟦3⟧
status,active
last_error,
created_at,⟪2026-11-30 05:34:32.278135⟫+00
id,⟪8da1d546-c2a1-46de-8bdb-ab2a5f9298be⟫
provider,ldap
config,"{""host"": ""⟪ldap.example.net⟫"", ""bind_password"": ""⟦2⟧""}"
client_secret,⟦4⟧
access_token,
refresh_token,⟦6⟧
⟪status,failed⟫
last_error,LDAP: ⟪error code⟫ 49 - 80090308
created_at,2026-11-30 05:34:32.278135+00
app,shop
name,DB_PASSWORD
value,⟦2⟧
app,shop
name,API_KEY
value,⟦1⟧
app,shop
name,NODE_ENV
value,production
app,shop
name,SMTP_PASS
value,⟦6⟧
