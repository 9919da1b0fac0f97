path	postgres/errors-context.log
group	-
0	any	«40»
1	word	«W6»!«w5»«d2»
---
⟪2026-11-30 05:34:46.048 UTC⟫ [222] [unknown]@[unknown] LOG:  connection received: host=⟪127.0.0.1⟫ ⟪port=46986⟫
⟪2026-11-30 05:34:46.118 UTC⟫ [222] postgres@shop LOG:  connection authenticated: identity="postgres" method=scram-sha-256 (/srv/pg/d/pg_hba.conf:87)
2026-11-30 05:34:46.118 UTC [222] postgres@shop LOG:  connection authorized: ⟪user=postgres⟫ ⟪database=shop⟫ ⟪application_name⟫=psql
⟪2026-11-30 05:34:46.130 UTC⟫ [222] postgres@shop LOG:  statement: insert into account(email,api_token) values('mira@example.com','⟦0⟧');
⟪2026-11-30 05:34:46.131 UTC⟫ [222] postgres@shop ⟪ERROR:  duplicate key value violates unique constraint⟫ "uq"
2026-11-30 05:34:46.131 UTC [222] postgres@shop DETAIL:  Key (email)=(mira@example.com) already exists.
2026-11-30 05:34:46.131 UTC [222] postgres@shop STATEMENT:  insert into account(email,api_token) values('mira@example.com','⟦0⟧');
2026-11-30 05:34:46.134 UTC [222] postgres@shop LOG:  statement: do $$ begin perform nofunc('⟦1⟧'); end $$;
2026-11-30 05:34:46.135 UTC [222] postgres@shop ⟪ERROR:  function nofunc⟫(unknown) ⟪does not exist at character⟫ 8
2026-11-30 05:34:46.135 UTC [222] postgres@shop HINT:  No function matches the given name and argument types. You might need to add explicit type casts.
2026-11-30 05:34:46.135 UTC [222] postgres@shop QUERY:  SELECT nofunc('⟦1⟧')
2026-11-30 05:34:46.135 UTC [222] postgres@shop CONTEXT:  PL/pgSQL function inline_code_block line 1 at PERFORM
2026-11-30 05:34:46.135 UTC [222] postgres@shop STATEMENT:  do $$ begin perform nofunc('⟦1⟧'); end $$;
2026-11-30 05:34:46.140 UTC [222] postgres@shop LOG:  statement: create function chk(u text, pw text) returns int language plpgsql as $$ begin raise exception 'bad credentials %/%', u, pw; end $$;
2026-11-30 05:34:46.141 UTC [222] postgres@shop LOG:  duration: 0.864 ms
2026-11-30 05:34:46.144 UTC [222] postgres@shop LOG:  statement: select chk('mira','⟦1⟧');
2026-11-30 05:34:46.145 UTC [222] postgres@shop ⟪ERROR:  bad credentials mira⟫/⟦1⟧
2026-11-30 05:34:46.145 UTC [222] postgres@shop CONTEXT:  PL/pgSQL function chk(text,text) line 1 at RAISE
2026-11-30 05:34:46.145 UTC [222] postgres@shop STATEMENT:  select chk('mira','⟦1⟧');
2026-11-30 05:34:46.149 UTC [222] postgres@shop LOG:  statement: explain (analyze,verbose,costs off) select * from account where ⟪api_token⟫='⟦0⟧' and mfa_secret like '⟦1⟧%';
2026-11-30 05:34:46.162 UTC [222] postgres@shop LOG:  duration: 0.021 ms  plan:
	Query Text: explain (analyze,verbose,costs off) select * from account where api_token='⟦0⟧' and mfa_secret like '⟦1⟧%';
	Seq Scan on public.account  (cost=0.00..1.03 rows=1 width=132)
	  Output: id, email, password_hash, api_token, mfa_secret
	  Filter: ((account.mfa_secret ~~ '⟦1⟧%'::text) AND (account.api_token = '⟦0⟧'::text))
2026-11-30 05:34:46.162 UTC [222] postgres@shop LOG:  duration: 13.633 ms
