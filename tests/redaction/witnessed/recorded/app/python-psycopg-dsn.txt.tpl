path	app/python-psycopg-dsn.txt
group	-
0	any	«20»
1	word	«W6»#«w5»«d2»
---
Command '['psql', 'host=⟪127.0.0.1⟫ port=9 ⟪user=shop⟫ password=⟦0⟧ ⟪dbname=shop⟫', '-c', 'select 1']' returned non-zero ⟪exit status⟫ 2.
⟪psql: error: connection to server at⟫ "127.0.0.1", port 9 ⟪failed: Connection refused⟫
	Is the server running on that host and accepting TCP/IP connections?

['psql', '⟪host=127.0.0.1⟫ port=9 user=shop password=⟦0⟧ dbname=shop', '-c', 'select 1']
+ mysqldump -h ⟪db.example.net⟫ -ubackup '-p⟦1⟧' shop
FileNotFoundError(2, '⟪No such file or directory⟫')
CalledProcessError(1, 'false # ⟦0⟧ ⟪api_key⟫=⟦0⟧')
SplitResult(scheme='amqp', netloc='shop:⟦0⟧@⟪mq.example.net:5672⟫', path='/%2F', query='', fragment='')
⟦0⟧
{'⟪grant_type⟫': ['password'], 'username': ['mira'], 'password': ['⟦1⟧']}
