path	postgres/pg_dump-plain.sql
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
\restrict KCEIv5gRiUxtwtggtbMc4hz5xM6zuKdkVsnAm1ZauvVKVamvMDh7dzaMbwi3Fr5
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
COPY public.app_env (id, app, name, value, is_secret) FROM stdin;
1	shop	DB_PASSWORD	⟦2⟧	t
2	shop	API_KEY	⟦1⟧	t
3	shop	NODE_ENV	production	f
4	shop	SMTP_PASS	⟦6|«0:6»\\«7:12»;«13:16»⟧	t
\.
-- Data for Name: integration; Type: TABLE DATA; Schema: public; Owner: postgres
COPY public.integration (id, provider, config, client_secret, access_token, refresh_token, status, last_error, created_at) FROM stdin;
⟪b1018940-9b48-441c-8417-29a885ec3908⟫	github	{"url": "https://⟪git.example.com⟫", "⟪port": 443⟫, "⟪webhookSecret⟫": "⟦1⟧"}	⟦0⟧	⟦5⟧	⟦3⟧	active	\N	⟪2026-11-30 05:34:34.960236⟫+00
⟪fc2bcc91-7b30-4aef-88f7-73f5f4f215be⟫	ldap	{"host": "⟪ldap.example.net⟫", "⟪bind_password⟫": "⟦2⟧"}	⟦4⟧	\N	⟦6|«0:6»\\«7:12»;«13:16»⟧	failed	⟪LDAP: error code⟫ 49 - 80090308	2026-11-30 05:34:34.960236+00
\.
-- Name: app_env_id_seq; Type: SEQUENCE SET; Schema: public; Owner: postgres
SELECT pg_catalog.setval('public.app_env_id_seq', 4, true);
-- PostgreSQL database dump complete
\unrestrict KCEIv5gRiUxtwtggtbMc4hz5xM6zuKdkVsnAm1ZauvVKVamvMDh7dzaMbwi3Fr5
