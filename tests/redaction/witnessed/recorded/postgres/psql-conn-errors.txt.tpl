path	postgres/psql-conn-errors.txt
group	-
0	any	«24»
1	word	«W6»#«w5»«d2»
---
+ psql 'postgresql://app:⟦0⟧@⟪127.0.0.1:5432⟫/shop?⟪sslmode=require⟫' -c 'select 1'
⟪psql: error: connection to server at⟫ "⟪127.0.0.1⟫", port 5432 ⟪failed: server does not support SSL⟫, but SSL was required
+ psql '⟪host=127.0.0.1⟫ ⟪user=app⟫ password=⟦0⟧ ⟪dbname=shop⟫' -c 'select 1'
psql: error: connection to server at "127.0.0.1", port 5432 ⟪failed: FATAL:  password authentication⟫ ⟪failed for user⟫ "app"
+ psql postgresql://app:⟦1⟧@127.0.0.1:5432/shop
psql: error: connection to server at "127.0.0.1", port 5432 failed: FATAL:  password authentication failed for user "app"
+ psql postgres://app:⟦0⟧@⟪127.0.0.1:99999⟫/shop
⟪psql: error: invalid port number⟫: "99999"
+ psql 'host=127.0.0.1 passwrd=⟦0⟧'
⟪psql: error: invalid connection option⟫ "passwrd"
+ PGSSLROOTCERT=/nope
+ psql 'postgresql://app:⟦0⟧@127.0.0.1/shop?sslmode=verify-full'
psql: error: connection to server at "127.0.0.1", port 5432 failed: server does not support SSL, but SSL was required
+ pg_isready -d postgresql://app:⟦0⟧@127.0.0.1:5433/shop
127.0.0.1:5433 - no response
+ pg_dump -d postgresql://app:⟦0⟧@127.0.0.1:5432/shop -t x
pg_dump: ⟪error: connection to server at⟫ "127.0.0.1", port 5432 failed: FATAL:  password authentication failed for user "app"
