path	postgres/errors-context.txt
group	-
0	any	«40»
1	word	«W6»!«w5»«d2»
2	word	«W6»'«w5»!«d3»
---
alter table account add constraint uq unique(email);
ALTER TABLE
alter table app_env add constraint nn check (length(value)<64);
ALTER TABLE
insert into account(email,api_token) values('mira@example.com','⟦0⟧');
psql:q.sql:1: ⟪ERROR:  duplicate key value violates unique constraint⟫ "uq"
DETAIL:  Key (email)=(mira@example.com) already exists.
insert into app_env(app,name,value,is_secret) values ('shop','⟪BIG_SECRET⟫','⟦0⟧'||repeat('x',40),true);
psql:q.sql:1: ⟪ERROR:  new row for relation⟫ "app_env" ⟪violates check constraint⟫ "nn"
DETAIL:  Failing row contains (5, shop, BIG_SECRET, ⟦0⟧xxxxxxxxxxxxxxxxxxxxxxxx..., t).
insert into app_env(idd,password) values (1,'⟦1⟧');
psql:q.sql:1: ⟪ERROR:  column⟫ "idd" of relation "app_env" ⟪does not exist⟫
LINE 1: insert into app_env(idd,password) values (1,'⟦1⟧'...
                            ^
select crypt('⟦2|«0:6»''«7:12»!«13:16»⟧', 'bad'), nofunc('⟦1⟧');
psql:q.sql:1: ⟪ERROR:  function nofunc⟫(unknown) does not exist
LINE 1: select crypt('⟦2|«0:6»''«7:12»!«13:16»⟧', 'bad'), nofunc('⟦1|«0:10»⟧...
                                                  ^
HINT:  No function matches the given name and argument types. You might need to add explicit type casts.
do $$ begin raise notice 'using password %', '⟦1⟧'; ⟪raise exception 'login failed for token⟫ %', '⟦0⟧' using hint='rotate it', detail='Key (api_token)=(⟦0⟧) already exists.'; end $$;
psql:q.sql:1: NOTICE:  using password ⟦1⟧
psql:q.sql:1: ⟪ERROR:  login failed for token⟫ ⟦0⟧
DETAIL:  Key (api_token)=(⟦0⟧) already exists.
HINT:  rotate it
CONTEXT:  PL/pgSQL function inline_code_block line 1 at RAISE
copy app_env from stdin;
psql:q.sql:4: ERROR:  invalid input syntax for type boolean: "notbool"
CONTEXT:  COPY app_env, line 2, column ⟪is_secret⟫: "notbool"
create unique index on app_env(name);
CREATE INDEX
insert into app_env(app,name,value) values('shop','TOKEN','⟦1⟧');
INSERT 0 1
alter table account alter api_token type int using ⟪api_token⟫::int;
psql:q.sql:5: ERROR:  invalid input syntax for type integer: "oOX7x76fIeZ1vVbL3VQO9bDNihQfaMfBsxTpluwq"
