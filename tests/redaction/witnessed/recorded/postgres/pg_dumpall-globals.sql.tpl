path	postgres/pg_dumpall-globals.sql
group	-
0	any	«13»/«8»==$«43»=:«5»+«18»/«6»/+«10»=
1	any	«10»/«11»==$+«14»/«5»/«21»=:«11»+«31»=
2	any	«22»==$«2»+«6»/«33»=:«24»+«3»/«14»=
3	hex	«32»
---
\restrict QdQ3JtkTz8Vl9hk9JsMomDuC0ccOl6jZ4QjyXvjM0XPdBixcpl3DZBcNDIrvaet
SET ⟪default_transaction_read_only⟫ = off;
SET ⟪client_encoding⟫ = 'UTF8';
SET ⟪standard_conforming_strings⟫ = on;
CREATE ROLE app;
ALTER ROLE app WITH NOSUPERUSER INHERIT NOCREATEROLE NOCREATEDB LOGIN NOREPLICATION NOBYPASSRLS PASSWORD 'SCRAM-SHA-256$4096:⟦0⟧' VALID UNTIL '⟪2027-01-01 00:00:00⟫+00';
CREATE ROLE legacy;
ALTER ROLE legacy WITH NOSUPERUSER INHERIT NOCREATEROLE NOCREATEDB LOGIN NOREPLICATION NOBYPASSRLS PASSWORD 'md5⟦3⟧';
CREATE ROLE postgres;
ALTER ROLE postgres WITH SUPERUSER INHERIT CREATEROLE CREATEDB LOGIN REPLICATION BYPASSRLS PASSWORD 'SCRAM-SHA-256$4096:⟦1⟧';
CREATE ROLE reporting;
ALTER ROLE reporting WITH NOSUPERUSER INHERIT NOCREATEROLE NOCREATEDB LOGIN NOREPLICATION NOBYPASSRLS PASSWORD 'SCRAM-SHA-256$4096:⟦2⟧';
\unrestrict QdQ3JtkTz8Vl9hk9JsMomDuC0ccOl6jZ4QjyXvjM0XPdBixcpl3DZBcNDIrvaet
-[ RECORD 1 ]-+--------------------------------------------------------------------------------------------------------------------------------------
rolname       | postgres
rolpassword   | SCRAM-SHA-256$4096:⟦1⟧
rolvaliduntil | 
-[ RECORD 2 ]-+--------------------------------------------------------------------------------------------------------------------------------------
rolname       | app
rolpassword   | SCRAM-SHA-256$4096:⟦0⟧
rolvaliduntil | 2027-01-01 00:00:00+00
-[ RECORD 3 ]-+--------------------------------------------------------------------------------------------------------------------------------------
rolname       | reporting
rolpassword   | SCRAM-SHA-256$4096:⟦2⟧
rolvaliduntil | 
-[ RECORD 4 ]-+--------------------------------------------------------------------------------------------------------------------------------------
rolname       | legacy
rolpassword   | md5⟦3⟧
rolvaliduntil | 
  usename  | usesysid | usecreatedb | usesuper | userepl | usebypassrls |                                                                passwd                                                                 |        valuntil        | useconfig 
 postgres  |       10 | t           | t        | t       | t            | SCRAM-SHA-256$4096:⟦1⟧ |                        | 
 app       |    16537 | f           | f        | f       | f            | SCRAM-SHA-256$4096:⟦0⟧ | 2027-01-01 00:00:00+00 | 
 reporting |    16791 | f           | f        | f       | f            | SCRAM-SHA-256$4096:⟦2⟧ |                        | 
 legacy    |    16792 | f           | f        | f       | f            | md5⟦3⟧                                                                                                   |                        | 
(4 rows)
