path	postgres/log-prepared.log
group	-
0	any	«40»
1	word	«W6»$«w5»«d2»
---
⟪2026-11-30 05:34:10.450 UTC⟫ [91] [unknown]@[unknown] LOG:  connection received: host=⟪127.0.0.1⟫ ⟪port=52650⟫
⟪2026-11-30 05:34:10.528 UTC⟫ [91] postgres@shop LOG:  connection authenticated: identity="postgres" method=scram-sha-256 (/srv/pg/d/pg_hba.conf:87)
2026-11-30 05:34:10.528 UTC [91] postgres@shop LOG:  connection authorized: ⟪user=postgres⟫ ⟪database=shop⟫ ⟪application_name⟫=psql
⟪2026-11-30 05:34:10.550 UTC⟫ [91] postgres@shop LOG:  statement: prepare f(text,text) as update account set ⟪api_token⟫=$1, ⟪password_hash⟫=$2 where email='mira@example.com';
2026-11-30 05:34:10.550 UTC [91] postgres@shop LOG:  duration: 0.751 ms
⟪2026-11-30 05:34:10.560 UTC⟫ [91] postgres@shop LOG:  statement: execute f('⟦0⟧','⟦1⟧');
2026-11-30 05:34:10.560 UTC [91] postgres@shop DETAIL:  prepare: prepare f(text,text) as update account set api_token=$1, password_hash=$2 where email='mira@example.com';
2026-11-30 05:34:10.560 UTC [91] postgres@shop LOG:  duration: 0.053 ms  plan:
	Query Text: prepare f(text,text) as update account set api_token=$1, password_hash=$2 where email='mira@example.com';
	Update on public.account  (cost=0.00..16.38 rows=0 width=0)
	  ->  Seq Scan on public.account  (cost=0.00..16.38 rows=3 width=70)
	        Output: '⟦1⟧'::text, '⟦0⟧'::text, ctid
	        Filter: (account.email = 'mira@example.com'::text)
2026-11-30 05:34:10.560 UTC [91] postgres@shop LOG:  duration: 0.812 ms
2026-11-30 05:34:10.962 UTC [95] [unknown]@[unknown] LOG:  connection received: ⟪host=127.0.0.1⟫ ⟪port=52660⟫
2026-11-30 05:34:11.079 UTC [95] postgres@shop LOG:  connection authenticated: identity="postgres" method=scram-sha-256 (/srv/pg/d/pg_hba.conf:87)
2026-11-30 05:34:11.079 UTC [95] postgres@shop LOG:  connection authorized: user=postgres database=shop application_name=pgbench
2026-11-30 05:34:11.106 UTC [96] [unknown]@[unknown] LOG:  connection received: host=127.0.0.1 port=52674
2026-11-30 05:34:11.211 UTC [96] postgres@shop LOG:  connection authenticated: identity="postgres" method=scram-sha-256 (/srv/pg/d/pg_hba.conf:87)
2026-11-30 05:34:11.211 UTC [96] postgres@shop LOG:  connection authorized: user=postgres database=shop application_name=pgbench
2026-11-30 05:34:11.215 UTC [96] postgres@shop LOG:  duration: 0.522 ms  parse P_0: insert into account(email,api_token) values('ci',$1);
2026-11-30 05:34:11.215 UTC [96] postgres@shop LOG:  duration: 0.172 ms  bind P_0: insert into account(email,api_token) values('ci',$1);
2026-11-30 05:34:11.215 UTC [96] postgres@shop DETAIL:  parameters: $1 = '⟦0⟧'
2026-11-30 05:34:11.215 UTC [96] postgres@shop LOG:  execute P_0: insert into account(email,api_token) values('ci',$1);
2026-11-30 05:34:11.215 UTC [96] postgres@shop DETAIL:  parameters: $1 = '⟦0⟧'
2026-11-30 05:34:11.216 UTC [96] postgres@shop LOG:  duration: 0.129 ms  plan:
	Query Text: insert into account(email,api_token) values('ci',$1);
	Insert on public.account  (cost=0.00..0.01 rows=0 width=0)
	  ->  Result  (cost=0.00..0.01 rows=1 width=132)
	        Output: nextval('⟪account_id_seq⟫'::regclass), 'ci'::text, NULL::text, '⟦0⟧'::text, NULL::text
2026-11-30 05:34:11.216 UTC [96] postgres@shop CONTEXT:  unnamed portal with parameters: $1 = '⟦0⟧'
2026-11-30 05:34:11.216 UTC [96] postgres@shop LOG:  duration: 0.385 ms
