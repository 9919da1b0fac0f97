path	pg2/verbose-log.txt
group	-
0	word	«W6»!«w5»«d2»
1	any	«40»
2	word	«W6»'«w5»!«d3»
3	hex	«64»
4	jwt	
---
⟪2026-11-30 06:17:52 UTC⟫ [105]: db=postgres,⟪user=postgres⟫,app=psql,client=⟪127.0.0.1⟫ LOG:  00000: statement: create role a1 login password '⟦0⟧';
2026-11-30 06:17:52 UTC [105]: db=postgres,user=postgres,app=psql,client=127.0.0.1 LOCATION:  exec_simple_query, postgres.c:1019
2026-11-30 06:17:52 UTC [105]: db=postgres,user=postgres,app=psql,client=127.0.0.1 LOG:  00000: duration: 44.180 ms
2026-11-30 06:17:52 UTC [105]: db=postgres,user=postgres,app=psql,client=127.0.0.1 LOCATION:  exec_simple_query, postgres.c:1309
2026-11-30 06:17:52 UTC [105]: db=postgres,user=postgres,app=psql,client=127.0.0.1 LOG:  00000: statement: create user mapping for public server x options (user 'u', password '⟦2|«0:6»''«7:12»!«13:16»⟧');
2026-11-30 06:17:52 UTC [105]: db=postgres,user=postgres,app=psql,client=127.0.0.1 LOCATION:  exec_simple_query, postgres.c:1019
2026-11-30 06:17:52 UTC [105]: db=postgres,user=postgres,app=psql,client=127.0.0.1 ERROR:  42704: server "x" ⟪does not exist⟫
2026-11-30 06:17:52 UTC [105]: db=postgres,user=postgres,app=psql,client=127.0.0.1 LOCATION:  get_foreign_server_oid, foreign.c:699
2026-11-30 06:17:52 UTC [105]: db=postgres,user=postgres,app=psql,client=127.0.0.1 STATEMENT:  create user mapping for public server x options (user 'u', password '⟦2|«0:6»''«7:12»!«13:16»⟧');
2026-11-30 06:17:52 UTC [105]: db=postgres,user=postgres,app=psql,client=127.0.0.1 LOG:  00000: statement: create subscription s2 connection 'host=⟪db2.example.net⟫ user=repl password=⟦1⟧' publication p;
2026-11-30 06:17:52 UTC [105]: db=postgres,user=postgres,app=psql,client=127.0.0.1 LOCATION:  exec_simple_query, postgres.c:1019
2026-11-30 06:17:52 UTC [105]: db=postgres,user=postgres,app=psql,client=127.0.0.1 ERROR:  08006: ⟪could not connect to the publisher⟫: ⟪could not translate host name⟫ "db2.example.net" ⟪to address: Temporary failure in name resolution⟫
2026-11-30 06:17:52 UTC [105]: db=postgres,user=postgres,app=psql,client=127.0.0.1 LOCATION:  CreateSubscription, subscriptioncmds.c:646
2026-11-30 06:17:52 UTC [105]: db=postgres,user=postgres,app=psql,client=127.0.0.1 STATEMENT:  create subscription s2 connection 'host=db2.example.net user=repl password=⟦1⟧' publication p;
2026-11-30 06:17:52 UTC [105]: db=postgres,user=postgres,app=psql,client=127.0.0.1 LOG:  00000: statement: alter system set ⟪ssl_passphrase_command⟫='echo ⟦0⟧';
2026-11-30 06:17:52 UTC [105]: db=postgres,user=postgres,app=psql,client=127.0.0.1 LOCATION:  exec_simple_query, postgres.c:1019
2026-11-30 06:17:52 UTC [105]: db=postgres,user=postgres,app=psql,client=127.0.0.1 LOG:  00000: duration: 0.227 ms
2026-11-30 06:17:52 UTC [105]: db=postgres,user=postgres,app=psql,client=127.0.0.1 LOCATION:  exec_simple_query, postgres.c:1309
2026-11-30 06:17:52 UTC [105]: db=postgres,user=postgres,app=psql,client=127.0.0.1 ERROR:  42601: INSERT has more expressions than target columns at character 185
2026-11-30 06:17:52 UTC [105]: db=postgres,user=postgres,app=psql,client=127.0.0.1 LOCATION:  transformInsertRow, analyze.c:1017
2026-11-30 06:17:52 UTC [105]: db=postgres,user=postgres,app=psql,client=127.0.0.1 STATEMENT:  insert into users(email,session_token) values('x','⟦4⟧',1);
⟪2026-11-30 06:17:53 UTC⟫ [105]: db=postgres,user=postgres,app=psql,client=127.0.0.1 LOG:  00000: statement: comment on role a1 is 'initial password ⟦0⟧';
2026-11-30 06:17:53 UTC [105]: db=postgres,user=postgres,app=psql,client=127.0.0.1 LOCATION:  exec_simple_query, postgres.c:1019
2026-11-30 06:17:53 UTC [105]: db=postgres,user=postgres,app=psql,client=127.0.0.1 LOG:  00000: duration: 0.382 ms
2026-11-30 06:17:53 UTC [105]: db=postgres,user=postgres,app=psql,client=127.0.0.1 LOCATION:  exec_simple_query, postgres.c:1309
2026-11-30 06:17:53 UTC [105]: db=postgres,user=postgres,app=psql,client=127.0.0.1 LOG:  00000: statement: create table tmp_import(x int);
2026-11-30 06:17:53 UTC [105]: db=postgres,user=postgres,app=psql,client=127.0.0.1 LOCATION:  exec_simple_query, postgres.c:1019
2026-11-30 06:17:53 UTC [105]: db=postgres,user=postgres,app=psql,client=127.0.0.1 LOG:  00000: duration: 0.719 ms
2026-11-30 06:17:53 UTC [105]: db=postgres,user=postgres,app=psql,client=127.0.0.1 LOCATION:  exec_simple_query, postgres.c:1309
2026-11-30 06:17:53 UTC [105]: db=postgres,user=postgres,app=psql,client=127.0.0.1 WARNING:  01000: token=⟦1⟧ ⟪rejected for user mira⟫
2026-11-30 06:17:53 UTC [105]: db=postgres,user=postgres,app=psql,client=127.0.0.1 CONTEXT:  PL/pgSQL function inline_code_block line 1 at RAISE
2026-11-30 06:17:53 UTC [105]: db=postgres,user=postgres,app=psql,client=127.0.0.1 LOCATION:  exec_stmt_raise, pl_exec.c:3891
2026-11-30 06:17:53 UTC [105]: db=postgres,user=postgres,app=psql,client=127.0.0.1 LOG:  00000: duration: 1.176 ms
2026-11-30 06:17:53 UTC [105]: db=postgres,user=postgres,app=psql,client=127.0.0.1 LOCATION:  exec_simple_query, postgres.c:1309
2026-11-30 06:17:53 UTC [105]: db=postgres,user=postgres,app=psql,client=127.0.0.1 LOG:  00000: statement: alter role a1 set app.secret='⟦3⟧';
2026-11-30 06:17:53 UTC [105]: db=postgres,user=postgres,app=psql,client=127.0.0.1 LOCATION:  exec_simple_query, postgres.c:1019
2026-11-30 06:17:53 UTC [105]: db=postgres,user=postgres,app=psql,client=127.0.0.1 LOG:  00000: duration: 0.536 ms
2026-11-30 06:17:53 UTC [105]: db=postgres,user=postgres,app=psql,client=127.0.0.1 LOCATION:  exec_simple_query, postgres.c:1309
2026-11-30 06:17:53 UTC [105]: db=postgres,user=postgres,app=psql,client=127.0.0.1 LOG:  00000: statement: create extension nope;
2026-11-30 06:17:53 UTC [105]: db=postgres,user=postgres,app=psql,client=127.0.0.1 LOCATION:  exec_simple_query, postgres.c:1019
2026-11-30 06:17:53 UTC [105]: db=postgres,user=postgres,app=psql,client=127.0.0.1 ERROR:  0A000: extension "nope" is not available
2026-11-30 06:17:53 UTC [105]: db=postgres,user=postgres,app=psql,client=127.0.0.1 ⟪DETAIL:  Could not open extension control file⟫ "/usr/share/postgresql/15/extension/nope.control": ⟪No such file or directory⟫.
2026-11-30 06:17:53 UTC [105]: db=postgres,user=postgres,app=psql,client=127.0.0.1 HINT:  The extension must first be installed on the system where PostgreSQL is running.
2026-11-30 06:17:53 UTC [105]: db=postgres,user=postgres,app=psql,client=127.0.0.1 LOCATION:  parse_extension_control_file, extension.c:669
2026-11-30 06:17:53 UTC [105]: db=postgres,user=postgres,app=psql,client=127.0.0.1 STATEMENT:  create extension nope;
2026-11-30 06:17:53 UTC [105]: db=postgres,user=postgres,app=psql,client=127.0.0.1 LOG:  00000: statement: create function f() returns text language sql as $f$ select '⟦0⟧'::text $f$;
2026-11-30 06:17:53 UTC [105]: db=postgres,user=postgres,app=psql,client=127.0.0.1 LOCATION:  exec_simple_query, postgres.c:1019
2026-11-30 06:17:53 UTC [105]: db=postgres,user=postgres,app=psql,client=127.0.0.1 LOG:  00000: duration: 0.458 ms
2026-11-30 06:17:53 UTC [105]: db=postgres,user=postgres,app=psql,client=127.0.0.1 LOCATION:  exec_simple_query, postgres.c:1309
2026-11-30 06:17:53 UTC [105]: db=postgres,user=postgres,app=psql,client=127.0.0.1 ERROR:  42883: function f(integer) ⟪does not exist at character⟫ 8
2026-11-30 06:17:53 UTC [105]: db=postgres,user=postgres,app=psql,client=127.0.0.1 HINT:  No function matches the given name and argument types. You might need to add explicit type casts.
2026-11-30 06:17:53 UTC [105]: db=postgres,user=postgres,app=psql,client=127.0.0.1 LOCATION:  ParseFuncOrColumn, parse_func.c:629
2026-11-30 06:17:53 UTC [105]: db=postgres,user=postgres,app=psql,client=127.0.0.1 STATEMENT:  select f(1);
