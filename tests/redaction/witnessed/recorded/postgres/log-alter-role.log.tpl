path	postgres/log-alter-role.log
group	-
0	word	«W6»!«w5»«d2»
1	any	«24»
2	word	«W6»'«w5»!«d3»
---
⟪2026-11-30 05:34:08.654 UTC⟫ [87] [unknown]@[unknown] LOG:  connection received: host=⟪127.0.0.1⟫ ⟪port=52622⟫
⟪2026-11-30 05:34:08.689 UTC⟫ [87] postgres@shop LOG:  connection authenticated: identity="postgres" method=scram-sha-256 (⟪/srv/pg/d/pg_hba.conf⟫:87)
2026-11-30 05:34:08.689 UTC [87] postgres@shop LOG:  connection authorized: ⟪user=postgres⟫ ⟪database=shop⟫ ⟪application_name⟫=psql
⟪2026-11-30 05:34:08.705 UTC⟫ [87] postgres@shop LOG:  statement: create role app login password '⟦0⟧';
⟪2026-11-30 05:34:08.734 UTC⟫ [87] postgres@shop LOG:  duration: ⟪29.613 ms⟫
2026-11-30 05:34:08.737 UTC [87] postgres@shop LOG:  statement: alter role app with encrypted password '⟦1⟧' valid until '2027-01-01';
2026-11-30 05:34:08.754 UTC [87] postgres@shop LOG:  duration: 16.946 ms
2026-11-30 05:34:08.756 UTC [87] postgres@shop LOG:  statement: alter user app password '⟦2|«0:6»''«7:12»!«13:16»⟧';
2026-11-30 05:34:08.769 UTC [87] postgres@shop LOG:  duration: 13.118 ms
2026-11-30 05:34:08.782 UTC [87] postgres@shop LOG:  statement: create user mapping for app server nope options (user 'svc', password '⟦1⟧');
2026-11-30 05:34:08.782 UTC [87] postgres@shop ⟪ERROR:  server⟫ "nope" ⟪does not exist⟫
2026-11-30 05:34:08.782 UTC [87] postgres@shop STATEMENT:  create user mapping for app server nope options (user 'svc', password '⟦1⟧');
2026-11-30 05:34:08.792 UTC [87] postgres@shop LOG:  statement: alter role nobody password '⟦1⟧';
2026-11-30 05:34:08.792 UTC [87] postgres@shop ⟪ERROR:  role⟫ "nobody" does not exist
2026-11-30 05:34:08.792 UTC [87] postgres@shop STATEMENT:  alter role nobody password '⟦1⟧';
