path	pg2/logical-decoding.txt
group	-
0	word	«W6»!«w5»«d2»
1	any	«40»
2	word	«W6»'«w5»!«d3»
3	hex	«64»
4	jwt	
---
    lsn    |                                                                                                                                                                                                                   data                                                                                                                                                                                                                   
-----------+------------------------------------------------------------------------------------------------------------------------------------------------------------------------------------------------------------------------------------------------------------------------------------------------------------------------------------------------------------------------------------------------------------------------------------------
 0/154D0D8 | table public.app_env: INSERT: id[integer]:1 name[text]:'DB_PASSWORD' value[text]:'⟦2|«0:6»''«7:12»!«13:16»⟧' meta[jsonb]:'{"secret": true}' updated_at[timestamp with time zone]:'⟪2026-11-29 22:14:03⟫+00'
 0/154D1F0 | table public.app_env: INSERT: id[integer]:2 name[text]:'API_KEY' value[text]:'⟦1⟧' meta[jsonb]:'{"rotated": "2026-11-01"}' updated_at[timestamp with time zone]:'2026-11-29 22:14:03+00'
 0/154D2C8 | table public.app_env: INSERT: id[integer]:3 name[text]:'NODE_ENV' value[text]:'production' meta[jsonb]:'{}' updated_at[timestamp with time zone]:'2026-11-29 22:14:03+00'
 0/154D368 | table public.app_env: INSERT: id[integer]:4 name[text]:'SMTP_PASS' value[text]:'⟦0⟧' meta[jsonb]:null updated_at[timestamp with time zone]:'2026-11-29 22:14:03+00'
 0/154D4A0 | table public.users: INSERT: id[integer]:1 email[text]:'mira@example.com' password_hash[text]:'⟦3⟧' session_token[text]:'⟦4⟧' reset_code[text]:'⟦1|«0:20»⟧' last_login[timestamp with time zone]:'2026-11-29 22:14:03+00'
 0/154D860 | table public.app_env: UPDATE: old-key: id[integer]:1 name[text]:'DB_PASSWORD' value[text]:'⟦2|«0:6»''«7:12»!«13:16»⟧' meta[jsonb]:'{"secret": true}' updated_at[timestamp with time zone]:'2026-11-29 22:14:03+00' new-tuple: id[integer]:1 name[text]:'DB_PASSWORD' value[text]:'⟦3⟧' meta[jsonb]:'{"secret": true}' updated_at[timestamp with time zone]:'2026-11-29 22:14:03+00'
 0/154D988 | table public.users: DELETE: id[integer]:1
(7 rows)
