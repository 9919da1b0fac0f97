path	postgres/pgbouncer.txt
group	-
0	word	«W6»!«w5»«d2»
1	any	«24»
2	hex	«32»
---
[databases]
shop = host=⟪127.0.0.1⟫ ⟪port=5432⟫ dbname=shop user=app password=⟦1⟧ ⟪pool_size⟫=20
crm = host=127.0.0.1 port=9 dbname=crm password='⟦0⟧'
[pgbouncer]
listen_addr=127.0.0.1
listen_port=6432
auth_type=scram-sha-256
auth_file=/srv/app/users.txt
admin_users=adm
logfile=/srv/app/pgb.log
verbose=2
unix_socket_dir=
server_login_retry=1
"adm" "⟦0⟧"
"shop" "⟦1⟧"
"legacy" "md5⟦2⟧"
⟪psql: error: connection to server at⟫ "127.0.0.1", port 6432 ⟪failed: Connection refused⟫
	Is the server running on that host and accepting TCP/IP connections?
psql: error: connection to server at "127.0.0.1", port 6432 failed: Connection refused
	Is the server running on that host and accepting TCP/IP connections?
psql: error: connection to server at "127.0.0.1", port 6432 failed: Connection refused
	Is the server running on that host and accepting TCP/IP connections?
psql: error: connection to server at "127.0.0.1", port 6432 failed: Connection refused
	Is the server running on that host and accepting TCP/IP connections?
psql: error: connection to server at "127.0.0.1", port 6432 failed: Connection refused
	Is the server running on that host and accepting TCP/IP connections?
psql: error: connection to server at "127.0.0.1", port 6432 failed: Connection refused
	Is the server running on that host and accepting TCP/IP connections?
psql: error: connection to server at "127.0.0.1", port 6432 failed: Connection refused
	Is the server running on that host and accepting TCP/IP connections?
psql: error: connection to server at "127.0.0.1", port 6432 failed: Connection refused
	Is the server running on that host and accepting TCP/IP connections?
psql: error: connection to server at "127.0.0.1", port 6432 failed: Connection refused
	Is the server running on that host and accepting TCP/IP connections?
⟪2026-11-30 05:34:48.613 UTC⟫ [243] DEBUG ⟪parse_ini_file⟫: 'verbose' = '2' ok:1
2026-11-30 05:34:48.613 UTC [243] DEBUG parse_ini_file: '⟪unix_socket_dir⟫' = ''
2026-11-30 05:34:48.613 UTC [243] DEBUG parse_ini_file: 'unix_socket_dir' = '' ok:1
2026-11-30 05:34:48.613 UTC [243] DEBUG parse_ini_file: '⟪server_login_retry⟫' = '1'
2026-11-30 05:34:48.613 UTC [243] DEBUG parse_ini_file: 'server_login_retry' = '1' ok:1
2026-11-30 05:34:48.613 UTC [243] DEBUG loading ⟪auth_file⟫: "/srv/app/users.txt"
⟪2026-11-30 05:34:48.615 UTC⟫ [243] DEBUG pktbuf_dynamic(128): 0x55c7b3084ec0
⟪2026-11-30 05:34:48.623 UTC⟫ [243] DEBUG make_room(0x55c7b3084ec0, 9): realloc newlen=256
⟪2026-11-30 05:34:48.624 UTC⟫ [243] DEBUG pktbuf_dynamic(128): 0x55c7b3080320
2026-11-30 05:34:48.624 UTC [243] ⟪FATAL daemon needs pidfile⟫ configured
