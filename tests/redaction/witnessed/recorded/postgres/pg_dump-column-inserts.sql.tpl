path	postgres/pg_dump-column-inserts.sql
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
\restrict 5S7elFfeziWTcUkoFSnPXSdLL24sUwPmVvFNibSbndPGjUkMK0KrMn0UUnP3bcr
-- Dumped from database version 15.18 (Debian 15.18-0+deb12u1)
-- Dumped by pg_dump version 15.18 (Debian 15.18-0+deb12u1)
-- Name: app_env; Type: TABLE; Schema: public; Owner: postgres
CREATE TABLE public.app_env (
    id integer NOT NULL,
    app text,
    name text,
    value text,
    is_secret boolean
);
ALTER TABLE public.app_env OWNER TO postgres;
-- Name: app_env_id_seq; Type: SEQUENCE; Schema: public; Owner: postgres
CREATE SEQUENCE public.app_env_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER TABLE public.app_env_id_seq OWNER TO postgres;
-- Name: app_env_id_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: postgres
ALTER SEQUENCE public.app_env_id_seq OWNED BY public.app_env.id;
-- Name: integration; Type: TABLE; Schema: public; Owner: postgres
CREATE TABLE public.integration (
    id uuid DEFAULT gen_random_uuid(),
    provider text,
    config jsonb,
    client_secret text,
    access_token text,
    refresh_token text,
    status text,
    last_error text,
    created_at timestamp with time zone DEFAULT now()
);
ALTER TABLE public.integration OWNER TO postgres;
-- Name: app_env id; Type: DEFAULT; Schema: public; Owner: postgres
ALTER TABLE ONLY public.app_env ALTER COLUMN id SET DEFAULT nextval('public.app_env_id_seq'::regclass);
-- Data for Name: app_env; Type: TABLE DATA; Schema: public; Owner: postgres
INSERT INTO public.app_env (id, app, name, value, is_secret) VALUES (1, 'shop', '⟪DB_PASSWORD⟫', '⟦2|«0:6»''«7:12»!«13:16»⟧', true);
INSERT INTO public.app_env (id, app, name, value, is_secret) VALUES (2, 'shop', '⟪API_KEY⟫', '⟦1⟧', true);
INSERT INTO public.app_env (id, app, name, value, is_secret) VALUES (3, 'shop', '⟪NODE_ENV⟫', 'production', false);
INSERT INTO public.app_env (id, app, name, value, is_secret) VALUES (4, 'shop', '⟪SMTP_PASS⟫', '⟦6⟧', true);
-- Data for Name: integration; Type: TABLE DATA; Schema: public; Owner: postgres
INSERT INTO public.integration (id, provider, config, client_secret, access_token, refresh_token, status, last_error, created_at) VALUES ('⟪9b424039-b797-4c77-9e77-e9a613f7e786⟫', 'github', '{"url": "https://⟪git.example.com⟫", "⟪port": 443⟫, "⟪webhookSecret⟫": "⟦1⟧"}', '⟦0⟧', '⟦5⟧', '⟦3⟧', 'active', NULL, '⟪2026-11-30 05:34:36.914151⟫+00');
INSERT INTO public.integration (id, provider, config, client_secret, access_token, refresh_token, status, last_error, created_at) VALUES ('⟪d02d348c-0f43-4b64-8daa-2fedb22c7d94⟫', 'ldap', '{"host": "⟪ldap.example.net⟫", "⟪bind_password⟫": "⟦2|«0:6»''«7:12»!«13:16»⟧"}', '⟦4⟧', NULL, '⟦6⟧', '⟪failed', 'LDAP: error code⟫ 49 - 80090308', '2026-11-30 05:34:36.914151+00');
-- Name: app_env_id_seq; Type: SEQUENCE SET; Schema: public; Owner: postgres
SELECT pg_catalog.setval('public.app_env_id_seq', 4, true);
-- PostgreSQL database dump complete
\unrestrict 5S7elFfeziWTcUkoFSnPXSdLL24sUwPmVvFNibSbndPGjUkMK0KrMn0UUnP3bcr
