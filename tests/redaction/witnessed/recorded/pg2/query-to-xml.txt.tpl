path	pg2/query-to-xml.txt
group	-
0	word	«W6»!«w5»«d2»
1	any	«40»
2	word	«W6»'«w5»!«d3»
3	hex	«64»
4	jwt	
---
<table xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">

<row>
  <id>1</id>
  <email>mira@example.com</email>
  <password_hash>⟦3⟧</password_hash>
  <session_token>⟦4⟧</session_token>
  <reset_code>⟦1|«0:20»⟧</reset_code>
  <last_login>⟪2026-11-29T22:14:03⟫+00:00</last_login>
</row>

</table>

<app_env xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
  <id>1</id>
  <name>DB_PASSWORD</name>
  <value>⟦2⟧</value>
  <meta>{"secret": true}</meta>
  <updated_at>2026-11-29T22:14:03+00:00</updated_at>
</app_env>

<app_env xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
  <id>2</id>
  <name>API_KEY</name>
  <value>⟦1⟧</value>
  <meta>{"rotated": "2026-11-01"}</meta>
  <updated_at>2026-11-29T22:14:03+00:00</updated_at>
</app_env>

<app_env xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
  <id>3</id>
  <name>NODE_ENV</name>
  <value>production</value>
  <meta>{}</meta>
  <updated_at>2026-11-29T22:14:03+00:00</updated_at>
</app_env>

<app_env xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
  <id>4</id>
  <name>SMTP_PASS</name>
  <value>⟦0⟧</value>
  <updated_at>2026-11-29T22:14:03+00:00</updated_at>
</app_env>


{ "⟪DB_PASSWORD⟫" : "⟦2⟧", "⟪API_KEY⟫" : "⟦1⟧", "⟪NODE_ENV⟫" : "production", "⟪SMTP_PASS⟫" : "⟦0⟧" }
DB_PASSWORD=⟦2⟧
API_KEY=⟦1⟧
NODE_ENV=production
SMTP_PASS=⟦0⟧
ALTER ROLE app PASSWORD '⟦0⟧'
<cred password="⟦2⟧"/>
{"(DB_PASSWORD,⟦2⟧)","(API_KEY,⟦1⟧)","(NODE_ENV,production)","(SMTP_PASS,⟦0⟧)"}
{
    "⟪port": 5432⟫,
    "password": "⟦2⟧"
}
⟦1|!hex:0:40⟧|⦃b64= ⟦1⟧⦄
9dd4e461268c8034f5c8564e155c67a6|\x⟦0|!hex:0:14⟧
