path	app/python-configparser-argparse.txt
group	-
0	word	«W6»%«w5»«d2»
1	any	«32»
2	word	«w5»-«w7»-«w4»-«w6»
---
Namespace(host='⟪db.example.net⟫', password='⟦0⟧', ⟪port=5432⟫)
[mail]
host = ⟪mail.example.com⟫
smtp_password = ⟦0⟧

[oauth]
client_id = daoflow-web
client_secret = ⟦1⟧
scope = openid email

{'mail': {'⟪host': 'mail.example.com⟫', '⟪smtp_password⟫': '⟦0⟧'}, 'oauth': {'⟪client_id⟫': 'daoflow-web', '⟪client_secret⟫': '⟦1⟧', 'scope': 'openid email'}}
['p.py', '--token', '⟦2⟧', '--once'] ⟦2⟧
{'⟪DB_PASSWORD⟫': '⟦2⟧', '⟪APP_ENV⟫': 'prod', '⟪DB_HOST⟫': 'db.example.net'}
b'⟦2⟧'
[('APP_ENV', 'prod'), ('DB_HOST', 'db.example.net'), ('DB_PASSWORD', '⟦2⟧'), ('HOME', '⟪/home/ops⟫')]
--- a/app.yml
+++ b/app.yml
@@ -1,2 +1,2 @@
-password: ⟦0⟧
-⟪port: 5432⟫
+password: ⟦2⟧
+⟪port: 5433⟫
