path	app/python-logging-formats.txt
group	-
0	hex	«40»
1	word	«W6»$«w5»«d2»
2	any	«32»
3	tail	xoxb-«d12»-«d13»-«24»
---
⟪2026-11-30 05:38:31,050⟫ INFO     [a] <module>:6 - login ⟪user=mira⟫ password=⟦1⟧ ip=⟪203.0.113.9⟫
⟪2026-11-30 05:38:31,058⟫ DEBUG    [a] <module>:6 - using api token ⟦2⟧ (expires in 3600s)
2026-11-30 05:38:31,058 WARNING  [a] <module>:6 - retrying slack with token: ⟦3⟧ attempt=2/5
2026-11-30 05:38:31,058 ERROR    [a] <module>:6 - ⟪cannot decrypt with key⟫ '⟦0⟧': bad MAC
{"ts": 1796000123.5, "level": "info", "logger": "auth", "msg": "token issued", "token": "⟦2⟧", "⟪user_id⟫": 42}
{"level": 30, "time": 1796000124001, "pid": 18, "hostname": "prod-eu-3", "req": {"method": "POST", "url": "/login", "headers": {"authorization": "Bearer ⟦2⟧", "host": "⟪app.example.com⟫"}, "body": {"email": "mira@example.com", "password": "⟦1⟧"}}, "res": {"⟪statusCode⟫": 401}, "⟪responseTime⟫": 12, "msg": "request completed"}
{"event": "db.connect", "password": "⟦1⟧", "host": "⟪db.example.net⟫", "port": 5432, "timestamp": "⟪2026-11-29T22:14:03.114Z⟫", "level": "debug"}
⟪2026-11-29 22:14:03⟫ [warning  ] ⟪smtp auth failed⟫               [mailer] code=535 host=⟪mail.example.com⟫ passwd='⟦1⟧' port=587
ts=2026-11-29T22:14:03Z level=info caller=main.go:81 msg="starting" auth.secret=⟦0⟧ listen=:8080 retention=15d
