path	postgres/log-insert.log
group	-
0	hex	«48»
1	word	«W6»'«w5»!«d3»
2	word	«W6»\«w5»;«d3»
3	word	é«W6»ü«w5»«d3»
4	any	sk_live_«24»
---
⟪2026-11-30 05:34:09.485 UTC⟫ [89] [unknown]@[unknown] LOG:  connection received: host=⟪127.0.0.1⟫ ⟪port=52638⟫
⟪2026-11-30 05:34:09.578 UTC⟫ [89] postgres@shop LOG:  connection authenticated: identity="postgres" method=scram-sha-256 (/srv/pg/d/pg_hba.conf:87)
2026-11-30 05:34:09.578 UTC [89] postgres@shop LOG:  connection authorized: ⟪user=postgres⟫ ⟪database=shop⟫ ⟪application_name⟫=psql
⟪2026-11-30 05:34:09.598 UTC⟫ [89] postgres@shop LOG:  statement: create table app_settings(key text primary key, value text, updated_at timestamptz default now());
⟪2026-11-30 05:34:09.601 UTC⟫ [89] postgres@shop LOG:  duration: 3.184 ms
2026-11-30 05:34:09.614 UTC [89] postgres@shop LOG:  statement: create table account(id serial, email text, password_hash text, api_token text, mfa_secret text);
2026-11-30 05:34:09.615 UTC [89] postgres@shop LOG:  duration: 1.619 ms
2026-11-30 05:34:09.618 UTC [89] postgres@shop LOG:  statement: insert into app_settings(key,value) values('smtp_password','⟦1|«0:6»''«7:12»!«13:16»⟧'),('stripe_secret_key','⟦4⟧'),('retention_days','30');
2026-11-30 05:34:09.619 UTC [89] postgres@shop LOG:  duration: 0.215 ms  plan:
	Query Text: insert into app_settings(key,value) values('smtp_password','⟦1|«0:6»''«7:12»!«13:16»⟧'),('stripe_secret_key','⟦4⟧'),('retention_days','30');
	Insert on public.app_settings  (cost=0.00..0.05 rows=0 width=0)
	  ->  Values Scan on "*VALUES*"  (cost=0.00..0.05 rows=3 width=72)
	        Output: "*VALUES*".column1, "*VALUES*".column2, now()
2026-11-30 05:34:09.619 UTC [89] postgres@shop LOG:  duration: 0.802 ms
2026-11-30 05:34:09.620 UTC [89] postgres@shop LOG:  statement: insert into account(email,password_hash,api_token,mfa_secret) values ('mira@example.com',crypt('⟦1|«0:6»''«7:12»!«13:16»⟧',gen_salt('bf',4)),'⟦0⟧','JBSWIHB67DB2OAKD');
2026-11-30 05:34:09.635 UTC [89] postgres@shop LOG:  duration: 9.655 ms  plan:
	Query Text: insert into account(email,password_hash,api_token,mfa_secret) values ('mira@example.com',crypt('⟦1|«0:6»''«7:12»!«13:16»⟧',gen_salt('bf',4)),'⟦0⟧','JBSWIHB67DB2OAKD');
	Insert on public.account  (cost=0.00..0.02 rows=0 width=0)
	  ->  Result  (cost=0.00..0.02 rows=1 width=132)
	        Output: nextval('⟪account_id_seq⟫'::regclass), 'mira@example.com'::text, crypt('⟦1|«0:6»''«7:12»!«13:16»⟧'::text, gen_salt('bf'::text, 4)), '⟦0⟧'::text, 'JBSWIHB67DB2OAKD'::text
2026-11-30 05:34:09.635 UTC [89] postgres@shop LOG:  duration: 15.582 ms
2026-11-30 05:34:09.638 UTC [89] postgres@shop LOG:  statement: update account set ⟪api_token⟫='⟦3⟧' where email='mira@example.com';
2026-11-30 05:34:09.639 UTC [89] postgres@shop LOG:  duration: 0.029 ms  plan:
	Query Text: update account set api_token='⟦3⟧' where email='mira@example.com';
	Update on public.account  (cost=0.00..16.38 rows=0 width=0)
	  ->  Seq Scan on public.account  (cost=0.00..16.38 rows=3 width=38)
	        Output: '⟦3⟧'::text, ctid
	        Filter: (account.email = 'mira@example.com'::text)
2026-11-30 05:34:09.639 UTC [89] postgres@shop LOG:  duration: 1.122 ms
2026-11-30 05:34:09.655 UTC [89] postgres@shop LOG:  statement: select * from account where api_token='⟦0⟧' and nope=1;
2026-11-30 05:34:09.655 UTC [89] postgres@shop ⟪ERROR:  column⟫ "nope" ⟪does not exist at character⟫ 94
2026-11-30 05:34:09.655 UTC [89] postgres@shop STATEMENT:  select * from account where api_token='⟦0⟧' and nope=1;
2026-11-30 05:34:09.682 UTC [89] postgres@shop LOG:  statement: insert into app_settings values('smtp_password',E'⟦2|«0:6»\\«7:12»;«13:16»⟧');
2026-11-30 05:34:09.682 UTC [89] postgres@shop ⟪ERROR:  duplicate key value violates unique constraint⟫ "app_settings_pkey"
2026-11-30 05:34:09.682 UTC [89] postgres@shop DETAIL:  Key (key)=(smtp_password) already exists.
2026-11-30 05:34:09.682 UTC [89] postgres@shop STATEMENT:  insert into app_settings values('smtp_password',E'⟦2|«0:6»\\«7:12»;«13:16»⟧');
2026-11-30 05:34:09.686 UTC [89] postgres@shop LOG:  statement: select set_config('app.jwt_secret','⟦0⟧',false);
2026-11-30 05:34:09.686 UTC [89] postgres@shop LOG:  duration: 0.236 ms  plan:
	Query Text: select set_config('app.jwt_secret','⟦0⟧',false);
	Result  (cost=0.00..0.01 rows=1 width=32)
	  Output: set_config('app.jwt_secret'::text, '⟦0⟧'::text, false)
2026-11-30 05:34:09.686 UTC [89] postgres@shop LOG:  duration: 0.605 ms
2026-11-30 05:34:09.703 UTC [89] postgres@shop LOG:  statement: set app.encryption_key = '⟦0⟧';
2026-11-30 05:34:09.708 UTC [89] postgres@shop LOG:  duration: 4.332 ms
