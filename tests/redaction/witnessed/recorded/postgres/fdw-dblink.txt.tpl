path	postgres/fdw-dblink.txt
group	-
0	any	«24»
1	word	«W6»#«w5»«d2»
2	word	«W6»'«w5»!«d3»
---
create server crm foreign data wrapper postgres_fdw options (host '⟪crm-db.example.net⟫', port '5432', dbname 'crm');
CREATE SERVER
create user mapping for postgres server crm options (user 'crm_ro', password '⟦2|«0:6»''«7:12»!«13:16»⟧');
CREATE USER MAPPING
                        List of user mappings
 Server | User name |                   FDW options                   
--------+-----------+-------------------------------------------------
 crm    | postgres  | ("user" 'crm_ro', password '⟦2|«0:6»''«7:12»!«13:16»⟧')
(1 row)

                                                              List of foreign servers
 Name |  Owner   | Foreign-data wrapper | Access privileges | Type | Version |                      FDW options                       | Description 
------+----------+----------------------+-------------------+------+---------+--------------------------------------------------------+-------------
 crm  | postgres | postgres_fdw         |                   |      |         | (host 'crm-db.example.net', port '5432', dbname 'crm') | 
(1 row)

table pg_user_mappings;
 umid  | srvid | srvname | umuser | usename  |                umoptions                
-------+-------+---------+--------+----------+-----------------------------------------
 16795 | 16794 | crm     |     10 | postgres | {⟪user=crm_ro⟫,password=⟦2⟧}
(1 row)

select * from dblink('host=⟪127.0.0.1⟫ port=9 ⟪user=crm⟫ password=⟦0⟧ ⟪dbname=crm⟫','select 1') as t(x int);
psql:q.sql:3: ⟪ERROR:  could not establish connection⟫
DETAIL:  connection to server at "127.0.0.1", port 9 ⟪failed: Connection refused⟫
	Is the server running on that host and accepting TCP/IP connections?
create subscription s1 connection '⟪host=127.0.0.1⟫ port=9 ⟪user=repl⟫ password=⟦1⟧ ⟪dbname=shop⟫' publication p1 with (connect=false);
psql:q.sql:3: WARNING:  tables were not subscribed, you will have to run ALTER SUBSCRIPTION ... REFRESH PUBLICATION to subscribe the tables
CREATE SUBSCRIPTION
table pg_subscription;
  oid  | subdbid | subskiplsn | subname | subowner | subenabled | subbinary | substream | subtwophasestate | subdisableonerr |                             subconninfo                             | subslotname | subsynccommit | subpublications 
-------+---------+------------+---------+----------+------------+-----------+-----------+------------------+-----------------+---------------------------------------------------------------------+-------------+---------------+-----------------
 16796 |   16384 | 0/0        | s1      |       10 | f          | f         | f         | d                | f               | host=127.0.0.1 port=9 user=repl password=⟦1⟧ dbname=shop | s1          | off           | {p1}
(1 row)

                                                                                          List of subscriptions
 Name |  Owner   | Enabled | Publication | Binary | Streaming | Two-phase commit | ⟪Disable on error⟫ | Synchronous commit |                              Conninfo                               | Skip LSN 
------+----------+---------+-------------+--------+-----------+------------------+------------------+--------------------+---------------------------------------------------------------------+----------
 s1   | postgres | f       | {p1}        | f      | f         | d                | f                | off                | host=127.0.0.1 port=9 user=repl password=⟦1⟧ dbname=shop | 0/0
(1 row)

-- Name: USER MAPPING postgres SERVER crm; Type: USER MAPPING; Schema: -; Owner: postgres
--

CREATE USER MAPPING FOR postgres SERVER crm OPTIONS (
    password '⟦2|«0:6»''«7:12»!«13:16»⟧',
    "user" 'crm_ro'
);
