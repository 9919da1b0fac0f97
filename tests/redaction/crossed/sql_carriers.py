"""Secrets in statements, tables, dumps and rows of a database."""

from __future__ import annotations

from tests.redaction.crossed.carrier import ANY, LONG, PLAIN, SHORT, SINGLE, UNQUOTED, Carrier

CARRIERS = (
    Carrier(
        "sql_literal", "logs/#/postgres.log",
        (
            "«{t} UTC [{pid}] LOG:  statement:» ALTER ROLE «{user}» WITH PASSWORD '{v:sql}';", "«{t} UTC [{pid}] LOG:  statement:» CREATE USER «{user}» PASSWORD '{v:sql}' LOGIN;", "«{t} UTC [{pid}] STATEMENT:»  UPDATE «settings» SET «{k}» = '{v:sql}' WHERE id = «{n}»",
            "«mysql>» CREATE USER '«{user}»'@'«%»' IDENTIFIED BY '{v:sql}';", "«{t} UTC [{pid}] LOG:  statement:» SELECT «dblink_connect»('host=«{host}» user=«app» password={v:sql}')", "«{t} UTC [{pid}] ERROR:»  «duplicate key»\n«{t} UTC [{pid}] STATEMENT:»  INSERT INTO config («key», «value») VALUES ('«{uk}»', '{v:sql}')",
            "CREATE SUBSCRIPTION «sub_{app}» CONNECTION 'host=«{host}» password={v:sql}' PUBLICATION «p»;", "CREATE USER MAPPING FOR «app» SERVER «remote» OPTIONS (user '«{user}»', password '{v:sql}');", "SET «app.{k}» = '{v:sql}';", "SELECT «pgp_sym_decrypt»(data, '{v:sql}') FROM «notes»;",
        ),
        accepts=PLAIN, weak=False, decoys="pglog", files=5, rows=10,
    ),
    Carrier(
        "sql_values", "exports/#/inserts.sql",
        (
            "INSERT INTO public.git_providers (id, name, webhook_secret, created_at) VALUES ('«{id}»', '«{app}»', '{v:sql}', '«{day} 01:02:03»');", "INSERT INTO `users` (`id`,`email`,`password`) VALUES («{n}»,'«ops»','{v:mysql}');",
            "INSERT INTO sessions (id, token, expires_at, ip_address) VALUES ('«{id}»', '{v:sql}', '«{day}»', '«{ip}»');", "INSERT INTO settings(«name»,«{k}») VALUES ('«{app}»','{v:sql}'), ('«{app}2»','{w:sql}');", "REPLACE INTO smtp (host, port, username, smtp_password) VALUES ('«{host}»', «587», '«{user}»', '{v:sql}');",
            "INSERT INTO api_keys VALUES («{n}», '«{app}»') ON CONFLICT DO UPDATE SET api_key = '{v:sql}';",
        ),
        accepts=SHORT, files=5, rows=10,
    ),
    Carrier(
        "sql_params", "logs/#/daoflow.log",
        (
            '«[warn] Unhandled rejection: Error: Failed query:» insert into "«managed_ssh_keys»" ("id", "name", "private_key_encrypted") values ($1, $2, $3)\nparams: «{id}»,«{app}»,{v}', '«Failed query:» select "id" from "«sessions»" where "sessions"."token" = $1 limit $2\nparams: {v},«1»',
            "«{t} UTC [{pid}] DETAIL:  parameters:» $1 = '«{id}»', $2 = '{v:sql}'\n«{t} UTC [{pid}] STATEMENT:  » UPDATE users SET «{k}» = $2 WHERE id = $1",
        ),
        pick="rows", accepts=LONG, files=4, rows=8,
    ),
    Carrier(
        "sql_table", "database/#/accounts.txt",
        (" «{id}» | «{user}» | {v} | «{day} 10:11:12»",), pick="rows", accepts=SHORT, decoys="", files=5, rows=12,
        header=" id | provider_id | password | created_at \n----+-------------+----------+------------", footer="(«12 rows»)",
    ),
    Carrier(
        "sql_table_token", "database/#/git_providers.txt", (" «{n}» | «{app}» | {v} | «active»",), accepts=PLAIN, files=4, rows=10,
        header=" «id» | name | webhook_secret | status \n----+------+----------------+--------", footer="(«10 rows»)",
    ),
    Carrier("sql_unaligned", "database/#/sessions.psv", ("«{id}»|{v}|«{day} 01:02:03»|«{ip}»",), pick="rows", accepts=SHORT, header="id|token|expires_at|ip_address", files=4, rows=10),
    Carrier(
        "sql_expanded", "database/#/expanded.txt", ("-[ RECORD «{n}» ]-----+----------\n«id»              | {id}\n«{k}» | {v}\n«status»          | active",), accepts=UNQUOTED, files=3, rows=8,
    ),
    Carrier(
        "sql_mysql_table", "database/#/mysql.txt", ("| «{n}» | «{user}» | {v} | «localhost» |",), accepts=SHORT, pick="rows",
        header="+----+------+-----------------------+------+\n| id | User | authentication_string | Host |\n+----+------+-----------------------+------+", rows=8,
    ),
    Carrier(
        "sql_copy", "exports/#/dump.sql", ("«{id}»\t«{app}»\t{v:copy}\t«{day} 01:02:03»\t\\N",), pick="rows", accepts=SHORT,
        header='--\n-- PostgreSQL database dump\n--\nCOPY public.«accounts» ("id", provider_id, access_token, created_at, scope) FROM stdin;', footer="\\.", files=5, rows=12,
    ),
    Carrier(
        "sql_copy_value", "exports/#/dump-vars.sql", ("«{n}»\t«{uk}»\t{v:copy}\t«t»",), accepts=SHORT, header="COPY public.environment_variables (id, key, value, is_secret) FROM stdin;", footer="\\.", files=4, rows=10,
    ),
    Carrier(
        "row_json", "database/#/rows.json",
        (
            '  {"id": "«{id}»", "provider": "«{app}»", "«{k}»": "{v:json}", "created_at": "«{t}»"}', '  {"id":"«{id}»","user_id":"«{uuid}»","token":"{v:json}","expires_at":"«{t}»"}', '  {"id": «{n}», "config_snapshot": {"env": {"«{uk}»": "{v:json}"}, "image": "«nginx:1.27»"}, "status": "«failed»"}',
            '  {"id":"«{id}»","name":"«{app}»","metadata":{"databasePassword":"{v:json}","engine":"«postgres»"}}',
        ),
        header="[", footer="]", between=",", weak=True, files=6, rows=12,
    ),
    Carrier(
        "row_columns", "database/#/columns.json", ('    ["«{id}»", "«{app}»", "{v:json}", "«{t}»"]',), pick="rows", header='{\n  "columns": ["id", "name", "access_token", "created_at"],\n  "rows": [', footer="  ]\n}", between=",", accepts=SHORT, rows=8,
    ),
    Carrier("sql_csv", "database/#/users.csv", ("«{id}»,«{user}»,{v},«{day}»",), pick="rows", accepts=PLAIN, header="id,name,api_token,created_at", rows=8),
    Carrier("sql_hex_bytea", "database/#/bytea.txt", (" «{n}» | «{app}» | \\x{v:hex}", ), pick="strong", accepts=LONG, header=" id | name | secret_key \n----+------+------------", rows=8),
    Carrier("two_factor", "database/#/two_factor.json", ('  {"id":"«{id}»","userId":"«{uuid}»","secret":"{v}","backup_codes":"⦃json ["{w}","{x}"]⦄"}',), pick="twofactor", header="[", footer="]", between=",", rows=5),
    Carrier("audit_rows", "database/#/audit.jsonl", ('{"id":"«{id}»","action":"«command.env.set»","input_summary":"«key»={uk} value={v:json}","outcome":"«succeeded»","created_at":"«{t}»"}', '{"id":"«{id}»","action":"«service.update»","metadata":{"before":{"«{ck}»":"{v:json}"},"after":{"«{ck}»":"{w:json}"}},"outcome":"«success»"}'), accepts=PLAIN, files=4, rows=8),
    Carrier("deployment_log_rows", "database/#/deployment_logs.jsonl", ('{"id":«{n}»,"deployment_id":"«{id}»","level":"«info»","message":"«#12 RUN echo» {uk}={v:json}","source":"«build»"}', '{"id":«{n}»,"deployment_id":"«{id}»","level":"«info»","message":"«Error: connect failed» postgres://app:{v:url}@«db:5432/app»","source":"«runtime»"}', '{"id":«{n}»,"level":"«error»","message":"«npm ERR! 401» //registry.npmjs.org/:_authToken={v:json}","stream":"«stderr»"}'), accepts=PLAIN, decoys="jsonl", files=4, rows=9),
    Carrier("single_quote_any", "exports/#/vars.sql", ("\\set «{k}» '{v}'", "SELECT «set_config»('«app.{k}»', '{v}', «false»);"), accepts=SINGLE, rows=6),
    Carrier("sql_array", "exports/#/arrays.sql", ("UPDATE «users» SET «{k}» = ARRAY['{v:sql}','{w:sql}'] WHERE «id = {n}»;", "UPDATE «vault» SET «{k}» = E'{v:mysql}';", "UPDATE «vault» SET «{k}» = $${v}$$ WHERE «id = {n}»;", "UPDATE «vault» SET «data» = data || '{\"{ck}\": \"{v:json}\"}'::jsonb;"), accepts=UNQUOTED, rows=8),
    Carrier("any_fixed_width", "database/#/fixed.txt", ("«{n}»   «{uk}»   {v}",), accepts=UNQUOTED, header="ID     KEY              VALUE", rows=6, pick="named"),
    Carrier("sql_quoted_any", "exports/#/mysqldump.sql", ("INSERT INTO `wp_options` VALUES («{n}»,'«{k}»','{v:mysql}','«yes»');", "INSERT INTO `oauth_clients` (`id`, `name`, `secret`) VALUES («{n}», '«{app}»', '{v:mysql}');"), accepts=ANY, rows=8),
)  # fmt: skip
