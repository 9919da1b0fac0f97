path	postgres/pg_dump-data-only.sql
group	-
0	word	«W6»!«w5»«d2»
1	any	«40»
2	word	«W6»'«w5»!«d3»
3	hex	«64»
4	word	«W6»&«w5»=«d3»
5	jwt	
6	word	«W6»\«w5»;«d3»
---
-- PostgreSQL database dump
\restrict VPuquybG3ugidLEFwMyAxUUcZnUe45DlZJW4TDnFFbcZsTIdEHLWrEyyJIMY0AF
-- Dumped from database version 15.18 (Debian 15.18-0+deb12u1)
-- Dumped by pg_dump version 15.18 (Debian 15.18-0+deb12u1)
-- Data for Name: app_env; Type: TABLE DATA; Schema: public; Owner: postgres
INSERT INTO public.app_env VALUES
	(1, 'shop', '⟪DB_PASSWORD⟫', '⟦2|«0:6»''«7:12»!«13:16»⟧', true),
	(2, 'shop', '⟪API_KEY⟫', '⟦1⟧', true);
INSERT INTO public.app_env VALUES
	(3, 'shop', '⟪NODE_ENV⟫', 'production', false),
	(4, 'shop', '⟪SMTP_PASS⟫', '⟦6⟧', true);
-- Data for Name: integration; Type: TABLE DATA; Schema: public; Owner: postgres
INSERT INTO public.integration VALUES
	('⟪57e1a3f2-d5a7-4ec9-9c4d-b46eb6135a72⟫', 'github', '{"url": "https://⟪git.example.com⟫", "⟪port": 443⟫, "⟪webhookSecret⟫": "⟦1⟧"}', '⟦0⟧', '⟦5⟧', '⟦3⟧', 'active', NULL, '⟪2026-11-30 05:34:38.06611⟫+00'),
	('⟪e37f9a36-012e-4843-8322-763b16eb5d08⟫', 'ldap', '{"host": "⟪ldap.example.net⟫", "⟪bind_password⟫": "⟦2|«0:6»''«7:12»!«13:16»⟧"}', '⟦4⟧', NULL, '⟦6⟧', '⟪failed', 'LDAP: error code⟫ 49 - 80090308', '2026-11-30 05:34:38.06611+00');
-- Name: app_env_id_seq; Type: SEQUENCE SET; Schema: public; Owner: postgres
SELECT pg_catalog.setval('public.app_env_id_seq', 4, true);
-- PostgreSQL database dump complete
\unrestrict VPuquybG3ugidLEFwMyAxUUcZnUe45DlZJW4TDnFFbcZsTIdEHLWrEyyJIMY0AF
