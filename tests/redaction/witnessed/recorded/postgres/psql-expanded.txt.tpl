path	postgres/psql-expanded.txt
group	-
0	word	«W6»!«w5»«d2»
1	any	«40»
2	word	«W6»'«w5»!«d3»
3	hex	«64»
4	word	«W6»&«w5»=«d3»
5	jwt	
6	word	«W6»\«w5»;«d3»
---
-[ RECORD 1 ]-+------------------------------------------------------------------------------------------------------------------------------------
id            | ⟪aa3297d1-65cc-4ba6-a45d-90a1a44d80af⟫
provider      | github
config        | {"url": "https://⟪git.example.com⟫", "port": 443, "webhookSecret": "⟦1⟧"}
client_secret | ⟦0⟧
access_token  | ⟦5⟧
refresh_token | ⟦3⟧
status        | active
last_error    | 
created_at    | ⟪2026-11-30 05:34:17.919265⟫+00
-[ RECORD 2 ]-+------------------------------------------------------------------------------------------------------------------------------------
id            | ⟪47e36bf9-1021-4325-9c70-7938cf35e3cc⟫
provider      | ldap
config        | {"host": "⟪ldap.example.net⟫", "⟪bind_password⟫": "⟦2⟧"}
client_secret | ⟦4⟧
access_token  | 
refresh_token | ⟦6⟧
status        | failed
last_error    | ⟪LDAP: error code⟫ 49 - 80090308
created_at    | 2026-11-30 05:34:17.919265+00

-[ RECORD 1 ]---------------------------------------
id        | 1
app       | shop
name      | DB_PASSWORD
value     | ⟦2⟧
is_secret | t
-[ RECORD 2 ]---------------------------------------
id        | 2
app       | shop
name      | API_KEY
value     | ⟦1⟧
is_secret | t
-[ RECORD 3 ]---------------------------------------
id        | 3
app       | shop
name      | NODE_ENV
value     | production
is_secret | f
-[ RECORD 4 ]---------------------------------------
id        | 4
app       | shop
name      | SMTP_PASS
value     | ⟦6⟧
is_secret | t

-[ RECORD 1 ]----
provider | github
port     | 443
nosec    | f
-[ RECORD 2 ]----
provider | ldap
port     | 
nosec    | f

-[ RECORD 1 ]-----------------------------------------------------------------------------------------------------------
json_agg | [{"id":1,"app":"shop","name":"⟪DB_PASSWORD⟫","value":"⟦2⟧","⟪is_secret⟫":true},                     +
         |  {"id":2,"app":"shop","name":"⟪API_KEY⟫","value":"⟦1⟧","is_secret":true}, +
         |  {"id":4,"app":"shop","name":"⟪SMTP_PASS⟫","value":"⟦6|«0:6»\\«7:12»;«13:16»⟧","is_secret":true}]

-[ RECORD 1 ]------------------------------------------------------------------------------------------------------------------------------------------------------------------------------------------------------------------------------------------------------------------------------------------------------------------------------------------------------
row_to_json | {"id":"47e36bf9-1021-4325-9c70-7938cf35e3cc","provider":"ldap","config":{"host": "ldap.example.net", "bind_password": "⟦2⟧"},"⟪client_secret⟫":"⟦4⟧","⟪access_token⟫":null,"refresh_token":"⟦6|«0:6»\\«7:12»;«13:16»⟧","status":"failed","last_error":"LDAP: error code 49 - 80090308","created_at":"⟪2026-11-30T05:34:17.919265⟫+00:00"}

-[ RECORD 1 ]-+-------------------------------------------
name          | API_KEY
quote_literal | '⟦1⟧'
length        | 40

-[ RECORD 1 ]------------------------------------
app_env | (1,shop,DB_PASSWORD,⟦2⟧,t)

-[ RECORD 1 ]-+--------------------------------------------------------------------------------
secret_values | {⟦2⟧,⟦1⟧,"⟦6|«0:6»\\«7:12»;«13:16»⟧"}
