path	postgres/csvlog.csv
group	-
0	any	«40»
1	word	«W6»'«w5»!«d3»
---
⟪2026-11-30 05:34:47.742 UTC⟫,"postgres","shop",237,"⟪127.0.0.1:47008⟫",6b0d0af7.ed,2,"authentication",⟪2026-11-30 05:34:47 UTC⟫,3/1,0,LOG,00000,"connection authenticated: identity=""postgres"" method=scram-sha-256 (⟪/srv/pg/d/pg_hba.conf⟫:87)",,,,,,,,,"","client backend",,0
2026-11-30 05:34:47.742 UTC,"postgres","shop",237,"127.0.0.1:47008",6b0d0af7.ed,3,"authentication",2026-11-30 05:34:47 UTC,3/1,0,LOG,00000,"connection authorized: ⟪user=postgres⟫ ⟪database=shop⟫ ⟪application_name⟫=psql",,,,,,,,,"","client backend",,0
⟪2026-11-30 05:34:47.770 UTC⟫,"postgres","shop",237,"127.0.0.1:47008",6b0d0af7.ed,4,"idle",2026-11-30 05:34:47 UTC,3/2,0,LOG,00000,"statement: alter role app password '⟦0⟧';",,,,,,,,,"psql","client backend",,0
⟪2026-11-30 05:34:47.785 UTC⟫,"postgres","shop",237,"127.0.0.1:47008",6b0d0af7.ed,5,"ALTER ROLE",2026-11-30 05:34:47 UTC,3/0,0,LOG,00000,"duration: ⟪15.542 ms⟫",,,,,,,,,"psql","client backend",,520058781456336056
2026-11-30 05:34:47.798 UTC,"postgres","shop",237,"127.0.0.1:47008",6b0d0af7.ed,6,"idle",2026-11-30 05:34:47 UTC,3/3,0,LOG,00000,"statement: insert into app_env(app,name,value) values('shop','⟪SMTP_PASS2⟫','⟦1|«0:6»''«7:12»!«13:16»⟧');",,,,,,,,,"psql","client backend",,0
        Output: nextval('⟪app_env_id_seq⟫'::regclass), 'shop'::text, 'SMTP_PASS2'::text, '⟦1|«0:6»''«7:12»!«13:16»⟧'::text, NULL::boolean",,,,,,,,,"psql","client backend",,-4773496537533445439
2026-11-30 05:34:47.800 UTC,"postgres","shop",237,"127.0.0.1:47008",6b0d0af7.ed,8,"INSERT",2026-11-30 05:34:47 UTC,3/0,0,LOG,00000,"duration: 1.704 ms",,,,,,,,,"psql","client backend",,-4773496537533445439
2026-11-30 05:34:47.806 UTC,"postgres","shop",237,"127.0.0.1:47008",6b0d0af7.ed,9,"idle",2026-11-30 05:34:47 UTC,3/4,0,LOG,00000,"statement: select * from account where ⟪api_token⟫='⟦0⟧' and nope=2;",,,,,,,,,"psql","client backend",,0
2026-11-30 05:34:47.806 UTC,"postgres","shop",237,"127.0.0.1:47008",6b0d0af7.ed,10,"SELECT",2026-11-30 05:34:47 UTC,3/4,0,ERROR,42703,"column ""nope"" ⟪does not exist⟫",,,,,,"select * from account where api_token='⟦0⟧' and nope=2;",86,,"psql","client backend",,0
