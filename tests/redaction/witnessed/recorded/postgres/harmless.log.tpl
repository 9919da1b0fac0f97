path	postgres/harmless.log
group	-
---
⟪2026-11-30 05:34:06.935 UTC⟫ [75] LOG:  starting PostgreSQL 15.18 (Debian 15.18-0+deb12u1) on x86_64-pc-linux-gnu, compiled by gcc (Debian 12.2.0-14+deb12u1) 12.2.0, 64-bit
⟪2026-11-30 05:34:06.936 UTC⟫ [75] LOG:  listening on IPv4 address "⟪127.0.0.1⟫", port 5432
2026-11-30 05:34:06.936 UTC [75] LOG:  listening on Unix socket "⟪/var/run/postgresql/.s.PGSQL.5432⟫"
⟪2026-11-30 05:34:06.978 UTC⟫ [78] LOG:  database system was shut down at ⟪2026-11-30 05:34:06 UTC⟫
⟪2026-11-30 05:34:07.007 UTC⟫ [75] LOG:  database system is ready to accept connections
⟪2026-11-30 05:34:07.496 UTC⟫ [83] [unknown]@[unknown] LOG:  connection received: ⟪host=127.0.0.1⟫ ⟪port=52608⟫
⟪2026-11-30 05:34:07.611 UTC⟫ [83] postgres@postgres LOG:  connection authenticated: identity="postgres" method=scram-sha-256 (⟪/srv/pg/d/pg_hba.conf⟫:87)
2026-11-30 05:34:07.611 UTC [83] postgres@postgres LOG:  connection authorized: ⟪user=postgres⟫ ⟪database=postgres⟫ ⟪application_name⟫=psql
⟪2026-11-30 05:34:08.254 UTC⟫ [85] [unknown]@[unknown] LOG:  connection received: host=127.0.0.1 ⟪port=52614⟫
⟪2026-11-30 05:34:08.306 UTC⟫ [85] postgres@shop LOG:  connection authenticated: identity="postgres" method=scram-sha-256 (/srv/pg/d/pg_hba.conf:87)
2026-11-30 05:34:08.306 UTC [85] postgres@shop LOG:  connection authorized: user=postgres ⟪database=shop⟫ application_name=psql
⟪2026-11-30 05:34:08.654 UTC⟫ [87] [unknown]@[unknown] LOG:  connection received: host=127.0.0.1 ⟪port=52622⟫
⟪2026-11-30 05:34:08.689 UTC⟫ [87] postgres@shop LOG:  connection authenticated: identity="postgres" method=scram-sha-256 (/srv/pg/d/pg_hba.conf:87)
2026-11-30 05:34:08.689 UTC [87] postgres@shop LOG:  connection authorized: user=postgres database=shop application_name=psql
⟪2026-11-30 05:34:09.485 UTC⟫ [89] [unknown]@[unknown] LOG:  connection received: host=127.0.0.1 ⟪port=52638⟫
2026-11-30 05:34:09.578 UTC [89] postgres@shop LOG:  connection authenticated: identity="postgres" method=scram-sha-256 (/srv/pg/d/pg_hba.conf:87)
2026-11-30 05:34:09.578 UTC [89] postgres@shop LOG:  connection authorized: user=postgres database=shop application_name=psql
2026-11-30 05:34:10.450 UTC [91] [unknown]@[unknown] LOG:  connection received: host=127.0.0.1 ⟪port=52650⟫
2026-11-30 05:34:10.528 UTC [91] postgres@shop LOG:  connection authenticated: identity="postgres" method=scram-sha-256 (/srv/pg/d/pg_hba.conf:87)
2026-11-30 05:34:10.528 UTC [91] postgres@shop LOG:  connection authorized: user=postgres database=shop application_name=psql
2026-11-30 05:34:10.962 UTC [95] [unknown]@[unknown] LOG:  connection received: host=127.0.0.1 ⟪port=52660⟫
2026-11-30 05:34:11.079 UTC [95] postgres@shop LOG:  connection authenticated: identity="postgres" method=scram-sha-256 (/srv/pg/d/pg_hba.conf:87)
2026-11-30 05:34:11.079 UTC [95] postgres@shop LOG:  connection authorized: user=postgres database=shop application_name=pgbench
2026-11-30 05:34:11.106 UTC [96] [unknown]@[unknown] LOG:  connection received: host=127.0.0.1 ⟪port=52674⟫
2026-11-30 05:34:11.211 UTC [96] postgres@shop LOG:  connection authenticated: identity="postgres" method=scram-sha-256 (/srv/pg/d/pg_hba.conf:87)
2026-11-30 05:34:11.211 UTC [96] postgres@shop LOG:  connection authorized: user=postgres database=shop application_name=pgbench
2026-11-30 05:34:11.802 UTC [99] [unknown]@[unknown] LOG:  connection received: host=127.0.0.1 ⟪port=52682⟫
2026-11-30 05:34:11.918 UTC [99] app@shop ⟪FATAL:  password authentication⟫ ⟪failed for user⟫ "app"
2026-11-30 05:34:12.067 UTC [101] [unknown]@[unknown] LOG:  connection received: host=127.0.0.1 ⟪port=52686⟫
2026-11-30 05:34:12.089 UTC [101] ghost@shop FATAL:  password authentication failed for user "ghost"
2026-11-30 05:34:12.318 UTC [103] [unknown]@[unknown] LOG:  connection received: host=127.0.0.1 ⟪port=52694⟫
2026-11-30 05:34:12.369 UTC [103] app@nodb FATAL:  password authentication failed for user "app"
2026-11-30 05:34:12.706 UTC [104] [unknown]@[unknown] LOG:  connection received: host=127.0.0.1 ⟪port=52706⟫
2026-11-30 05:34:12.746 UTC [105] [unknown]@[unknown] LOG:  connection received: host=127.0.0.1 ⟪port=52718⟫
2026-11-30 05:34:13.567 UTC [108] [unknown]@[unknown] LOG:  connection received: host=127.0.0.1 ⟪port=52732⟫
2026-11-30 05:34:13.755 UTC [110] [unknown]@[unknown] LOG:  connection received: host=127.0.0.1 ⟪port=52740⟫
2026-11-30 05:34:13.927 UTC [110] app@shop FATAL:  password authentication failed for user "app"
2026-11-30 05:34:14.157 UTC [112] [unknown]@[unknown] LOG:  connection received: host=127.0.0.1 port=54950
2026-11-30 05:34:14.186 UTC [112] app@shop FATAL:  password authentication failed for user "app"
2026-11-30 05:34:14.633 UTC [116] [unknown]@[unknown] LOG:  connection received: host=127.0.0.1 port=54966
2026-11-30 05:34:15.626 UTC [118] [unknown]@[unknown] LOG:  connection received: host=127.0.0.1 port=54972
2026-11-30 05:34:15.749 UTC [118] app@shop FATAL:  password authentication failed for user "app"
2026-11-30 05:34:16.186 UTC [120] [unknown]@[unknown] LOG:  connection received: host=127.0.0.1 port=54982
2026-11-30 05:34:16.267 UTC [120] postgres@shop LOG:  connection authenticated: identity="postgres" method=scram-sha-256 (/srv/pg/d/pg_hba.conf:87)
2026-11-30 05:34:16.267 UTC [120] postgres@shop LOG:  connection authorized: user=postgres database=shop application_name=psql
2026-11-30 05:34:16.820 UTC [122] [unknown]@[unknown] LOG:  connection received: host=127.0.0.1 port=54998
2026-11-30 05:34:16.989 UTC [122] postgres@shop LOG:  connection authenticated: identity="postgres" method=scram-sha-256 (/srv/pg/d/pg_hba.conf:87)
2026-11-30 05:34:16.989 UTC [122] postgres@shop LOG:  connection authorized: user=postgres database=shop application_name=psql
2026-11-30 05:34:17.765 UTC [124] [unknown]@[unknown] LOG:  connection received: host=127.0.0.1 port=55014
2026-11-30 05:34:17.874 UTC [124] postgres@shop LOG:  connection authenticated: identity="postgres" method=scram-sha-256 (/srv/pg/d/pg_hba.conf:87)
2026-11-30 05:34:17.874 UTC [124] postgres@shop LOG:  connection authorized: user=postgres database=shop applicati
