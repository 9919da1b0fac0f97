path	postgres/pgpass-service.txt
group	-
0	word	«W6»!«w5»«d2»
1	any	«24»
2	hex	«48»
3	word	«W6»\«w5»;«d3»
---
# ~/.pgpass
⟪db.example.net:5432⟫:shop:shop:⟦0⟧
*:*:*:postgres:⟦1⟧
⟪127.0.0.1:5433⟫:*:replicator:⟦3|«0:6»\\«7:12»;«13:16»⟧

# ~/.pg_service.conf
[shop]
host=⟪db.example.net⟫
⟪port=5432⟫
⟪user=shop⟫
password=⟦2⟧
⟪sslmode=verify-full⟫
