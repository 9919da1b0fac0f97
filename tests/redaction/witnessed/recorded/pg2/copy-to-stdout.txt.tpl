path	pg2/copy-to-stdout.txt
group	-
0	word	«W6»!«w5»«d2»
1	any	«40»
2	word	«W6»'«w5»!«d3»
3	hex	«64»
4	jwt	
---
copy users to stdout;
1	mira@example.com	⟦3⟧	⟦4⟧	⟦1|«0:20»⟧	⟪2026-11-29 22:14:03⟫+00
copy app_env to stdout (format csv, header);
id,name,value,meta,updated_at
1,⟪DB_PASSWORD⟫,⟦2⟧,"{""secret"": true}",2026-11-29 22:14:03+00
2,⟪API_KEY⟫,⟦1⟧,"{""rotated"": ""2026-11-01""}",2026-11-29 22:14:03+00
3,⟪NODE_ENV⟫,production,{},2026-11-29 22:14:03+00
4,⟪SMTP_PASS⟫,⟦0⟧,,2026-11-29 22:14:03+00
copy app_env to stdout (delimiter '|');
1|DB_PASSWORD|⟦2⟧|{"secret": true}|2026-11-29 22:14:03+00
2|API_KEY|⟦1⟧|{"rotated": "2026-11-01"}|2026-11-29 22:14:03+00
3|NODE_ENV|production|{}|2026-11-29 22:14:03+00
4|SMTP_PASS|⟦0⟧|\N|2026-11-29 22:14:03+00
copy (select email,session_token from users) to stdout (format csv, force_quote *);
"mira@example.com","⟦4⟧"
\copy app_env(name,value) to stdout
DB_PASSWORD	⟦2⟧
API_KEY	⟦1⟧
NODE_ENV	production
SMTP_PASS	⟦0⟧
