path	app/python-dataclass.txt
group	-
0	word	«W6»#«w5»«d2»
1	any	«14»-«13»_«14»
2	word	«W6»'«w5»!«d3»
3	any	«20»
---
starting with Settings(⟪database=DatabaseSettings⟫(host='⟪db.example.net⟫', ⟪port=5432⟫, ⟪user='shop⟫', password='⟦0⟧', ⟪sslmode='prefer⟫'), ⟪secret_key⟫='⟦1⟧', ⟪timeout=30.0⟫, ⟪allowed_hosts⟫=['⟪app.example.com⟫'])
{'database': {'⟪host': 'db.example.net⟫', 'port': 5432, 'user': 'shop', 'password': '⟦0⟧', 'sslmode': 'prefer'}, 'secret_key': '⟦1⟧', 'timeout': 30.0, 'allowed_hosts': ['app.example.com']}
Cred(user='svc', passwd="⟦2⟧", realm='EXAMPLE.NET')
{'host': 'db.example.net', 'port': 5432, 'user': 'shop', 'password': '⟦0⟧', 'sslmode': 'prefer'}
s.database.password='⟦0⟧' s.timeout=30.0
E.TOKEN <E.TOKEN: '⟦3⟧'> [<E.TOKEN: '⟦3⟧'>, <E.REGION: 'eu'>]
