path	postgres/pg_stat_activity.txt
group	-
0	word	«W6»!«w5»«d2»
1	any	«30»
---
 pid | usename  | application_name | client_addr | state  | wait_event |                                                               query                                                               
-----+----------+------------------+-------------+--------+------------+-----------------------------------------------------------------------------------------------------------------------------------
 205 | postgres | psql             | ⟪127.0.0.1⟫   | active |            | select pid,usename,application_name,client_addr,state,wait_event,query from pg_stat_activity where ⟪backend_type⟫='client backend';
 203 | postgres | psql             | 127.0.0.1   | active | PgSleep    | alter role app password '⟦1⟧'; select pg_sleep(2)
 202 | postgres | worker           | 127.0.0.1   | active | PgSleep    | select pg_sleep(2), 'password=⟦0⟧' as x where '⟦1⟧' <> 'token'
(3 rows)

Expanded display is on.
-[ RECORD 1 ]-----------------------------------------------------------------------------------------------------
pid         | 202
state       | active
query_start | ⟪2026-11-30 05:34:40.712906⟫+00
query       | select pg_sleep(2), 'password=⟦0⟧' as x where '⟦1⟧' <> 'token'
-[ RECORD 2 ]-----------------------------------------------------------------------------------------------------
pid         | 203
state       | active
query_start | ⟪2026-11-30 05:34:40.728696⟫+00
query       | alter role app password '⟦1⟧'; select pg_sleep(2)
-[ RECORD 3 ]-----------------------------------------------------------------------------------------------------
pid         | 205
state       | active
query_start | ⟪2026-11-30 05:34:41.063676⟫+00
query       | select pid,state,query_start,query from pg_stat_activity where query ~ 'sleep';
