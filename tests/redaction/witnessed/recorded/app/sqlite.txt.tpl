path	app/sqlite.txt
group	-
0	word	«W6»!«w5»«d2»
1	any	«32»
2	word	«W6»'«w5»!«d3»
---
-- list
id|name|encrypted_password|api_token|updated_at
1|smtp|⟦0⟧|⟦1⟧|2026-11-29
2|ldap|⟦2⟧||2026-11-28
id|name|api_token
1|smtp|⟦1⟧
-- column
id  name  encrypted_password  api_token                         updated_at
--  ----  ------------------  --------------------------------  ----------
1   smtp  ⟦0⟧      ⟦1⟧  2026-11-29
2   ldap  ⟦2⟧                                      2026-11-28
id  name  api_token                       
--  ----  --------------------------------
1   smtp  ⟦1⟧
-- box
┌────┬──────┬────────────────────┬──────────────────────────────────┬────────────┐
│ id │ name │ encrypted_password │            api_token             │ updated_at │
├────┼──────┼────────────────────┼──────────────────────────────────┼────────────┤
│ 1  │ smtp │ ⟦0⟧     │ ⟦1⟧ │ 2026-11-29 │
│ 2  │ ldap │ ⟦2⟧   │                                  │ 2026-11-28 │
└────┴──────┴────────────────────┴──────────────────────────────────┴────────────┘
┌────┬──────┬──────────────────────────────────┐
│ id │ name │            api_token             │
├────┼──────┼──────────────────────────────────┤
-- table
+----+------+--------------------+----------------------------------+------------+
| id | name | encrypted_password |            api_token             | updated_at |
+----+------+--------------------+----------------------------------+------------+
| 1  | smtp | ⟦0⟧     | ⟦1⟧ | 2026-11-29 |
| 2  | ldap | ⟦2⟧   |                                  | 2026-11-28 |
+----+------+--------------------+----------------------------------+------------+
+----+------+----------------------------------+
| id | name |            api_token             |
+----+------+----------------------------------+
-- markdown
| id | name | encrypted_password |            api_token             | updated_at |
|----|------|--------------------|----------------------------------|------------|
| 1  | smtp | ⟦0⟧     | ⟦1⟧ | 2026-11-29 |
| 2  | ldap | ⟦2⟧   |                                  | 2026-11-28 |
| id | name |            api_token             |
|----|------|----------------------------------|
| 1  | smtp | ⟦1⟧ |
-- json
[{"id":1,"⟪name":"smtp⟫","⟪encrypted_password⟫":"⟦0⟧","⟪api_token⟫":"⟦1⟧","⟪updated_at⟫":"2026-11-29"},
{"id":2,"⟪name":"ldap⟫","encrypted_password":"⟦2⟧","api_token":null,"updated_at":"2026-11-28"}]
[{"id":1,"name":"smtp","api_token":"⟦1⟧"}]
-- csv
id,name,encrypted_password,api_token,updated_at
1,smtp,⟦0⟧,⟦1⟧,2026-11-29
2,ldap,"⟦2⟧",,2026-11-28
id,name,api_token␍
1,smtp,⟦1⟧␍
-- insert
sqlite3: ⟪Error: unknown option⟫: -insert
Use -help for a list of options.
INSERT INTO "table"(id,name,api_token) VALUES(1,'smtp','⟦1⟧');
-- line
                id = 1
              ⟪name = smtp⟫
encrypted_password = ⟦0⟧
         api_token = ⟦1⟧
        updated_at = 2026-11-29

                id = 2
              ⟪name = ldap⟫
encrypted_password = ⟦2⟧
         api_token = 
        updated_at = 2026-11-28
       id = 1
     name = smtp
api_token = ⟦1⟧
-- quote
'id','name','encrypted_password','api_token','updated_at'
1,'smtp','⟦0⟧','⟦1⟧','2026-11-29'
2,'ldap','⟦2|«0:6»''«7:12»!«13:16»⟧',NULL,'2026-11-28'
'id','name','api_token'
1,'smtp','⟦1⟧'
-- html
<TR><TH>id</TH>
<TH>name</TH>
<TH>encrypted_password</TH>
<TH>api_token</TH>
<TH>updated_at</TH>
</TR>
<TR><TD>1</TD>
<TD>smtp</TD>
<TD>⟦0⟧</TD>
<TD>⟦1⟧</TD>
<TD>2026-11-29</TD>
</TR>
<TR><TD>2</TD>
<TD>ldap</TD>
<TD>⟦2|«0:6»&#39;«7:12»!«13:16»⟧</TD>
<TD></TD>
<TD>2026-11-28</TD>
</TR>
<TR><TH>id</TH>
<TH>name</TH>
<TH>api_token</TH>
-- tabs
id	name	encrypted_password	api_token	updated_at
1	smtp	⟦0⟧	⟦1⟧	2026-11-29
2	ldap	⟦2⟧		2026-11-28
id	name	api_token
1	smtp	⟦1⟧
-- ascii
id␟name␟encrypted_password␟api_token␟updated_at␞1␟smtp␟⟦0⟧␟⟦1⟧␟2026-11-29␞2␟ldap␟⟦2⟧␟␟2026-11-28␞id␟name␟api_token␞1␟smtp␟⟦1⟧␞PRAGMA ⟪foreign_keys⟫=OFF;
BEGIN TRANSACTION;
CREATE TABLE credential(id integer primary key, name text, encrypted_password text, api_token text, updated_at text);
INSERT INTO credential VALUES(1,'smtp','⟦0⟧','⟦1⟧','2026-11-29');
INSERT INTO credential VALUES(2,'ldap','⟦2|«0:6»''«7:12»!«13:16»⟧',NULL,'2026-11-28');
COMMIT;
⟪Error: in prepare, no such column: nope⟫
  ⟪pi_token⟫ = '⟦1⟧' and nope=1
                                      ⟪error here⟫ ---^
⟪Error: in prepare, no such column: idd⟫
  pi_token='⟦1⟧' where idd=1
                                      error here ---^
