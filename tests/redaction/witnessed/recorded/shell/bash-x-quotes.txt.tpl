path	shell/bash-x-quotes.txt
group	-
0	word	«W6»$«w5»"«d3»
1	any	ghp_«36»
2	hex	«48»
---
+ export 'PGPASSWORD=⟦0⟧'
+ PGPASSWORD='⟦0⟧'
+ ⟪DEPLOY_ID⟫=9f31c0de
+ curl -sS -m1 -H 'Authorization: token ⟦1⟧' http://⟪127.0.0.1⟫:9/deploy
curl: (7) ⟪Failed to connect to⟫ 127.0.0.1 port 9 after 0 ⟪ms: Couldn't connect to server⟫
+ docker login -u ops -p ⟦2⟧ ⟪registry.example.com:5000⟫
WARNING! Using --password via the CLI is insecure. Use --password-stdin.
time="⟪2026-11-30T05:30:27Z⟫" ⟪level=info⟫ msg="⟪Error logging in to endpoint⟫, trying next endpoint" endpoint="{false https://registry.example.com:5000 false false false 0xc0001dbc20}" error="Get \"https://registry.example.com:5000/v2/\": dial tcp ⟪127.0.0.1:5000⟫: ⟪connect: connection refused⟫"
time="2026-11-30T05:30:27Z" level=info msg="Error logging in to endpoint, trying next endpoint" endpoint="{false http://registry.example.com:5000 false false false 0xc0001dbc20}" error="Get \"http://registry.example.com:5000/v2/\": dial tcp 127.0.0.1:5000: connect: connection refused"
Get "http://registry.example.com:5000/v2/": dial tcp 127.0.0.1:5000: connect: connection refused
+ test -f /run/secrets/db_password
+ ⟪echo missing⟫
missing
+ psql -h ⟪db.example.net⟫ -p 5432 -U shop -c select
⟪psql: error: connection to server at⟫ "db.example.net" (127.0.0.1), port 5432 ⟪failed: Connection refused⟫
	Is the server running on that host and accepting TCP/IP connections?
+ exit 3
