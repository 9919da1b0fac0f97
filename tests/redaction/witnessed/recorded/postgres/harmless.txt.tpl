path	postgres/harmless.txt
group	-
---
                                Table "public.account"
    Column     |  Type   | Collation | Nullable |               Default               
---------------+---------+-----------+----------+-------------------------------------
 id            | integer |           | not null | nextval('⟪account_id_seq⟫'::regclass)
 email         | text    |           |          | 
 password_hash | text    |           |          | 
 api_token     | text    |           |          | 
 mfa_secret    | text    |           |          | 
Indexes:
    "uq" UNIQUE CONSTRAINT, btree (email)

List of roles
-[ RECORD 1 ]----------------------------------------------------------
Role name  | app
Attributes | Password valid until ⟪2027-01-01 00:00:00⟫+00
Member of  | {}
-[ RECORD 2 ]----------------------------------------------------------
Role name  | legacy
Attributes | 
Member of  | {}
-[ RECORD 3 ]----------------------------------------------------------
Role name  | postgres
Attributes | Superuser, Create role, Create DB, Replication, Bypass RLS
Member of  | {}
-[ RECORD 4 ]----------------------------------------------------------
Role name  | reporting
Attributes | 
Member of  | {}
-[ RECORD 5 ]----------------------------------------------------------
Role name  | stats1
Attributes | ⟪Cannot login⟫
Member of  | {}

List of databases
-[ RECORD 1 ]-----+----------------------
Name              | postgres
Owner             | postgres
Encoding          | UTF8
Collate           | C.UTF-8
Ctype             | C.UTF-8
ICU Locale        | 
Locale Provider   | libc
Access privileges | 
-[ RECORD 2 ]-----+----------------------
Name              | shop
Owner             | postgres
Encoding          | UTF8
Collate           | C.UTF-8
Ctype             | C.UTF-8
ICU Locale        | 
Locale Provider   | libc
Access privileges | 
-[ RECORD 3 ]-----+----------------------
Name              | template0
Owner             | postgres
Encoding          | UTF8
Collate           | C.UTF-8
Ctype             | C.UTF-8
ICU Locale        | 
Locale Provider   | libc
Access privileges | =c/postgres          +
                  | postgres=CTc/postgres
-[ RECORD 4 ]-----+----------------------
Name              | template1
Owner             | postgres
Encoding          | UTF8
Collate           | C.UTF-8
Ctype             | C.UTF-8
ICU Locale        | 
Locale Provider   | libc
Access privileges | =c/postgres          +
                  | postgres=CTc/postgres

-[ RECORD 1 ]------
pid        | 267
state      | active
wait_event | 

-[ RECORD 1 ]------------------------------------
name    | krb_caseins_users
setting | off
-[ RECORD 2 ]------------------------------------
name    | krb_server_keyfile
setting | FILE:/etc/postgresql-common/krb5.keytab
-[ RECORD 3 ]------------------------------------
name    | password_encryption
setting | scram-sha-256
-[ RECORD 4 ]------------------------------------
name    | ssl_cert_file
setting | server.crt
-[ RECORD 5 ]------------------------------------
name    | ssl_key_file
setting | server.key

-[ RECORD 1 ]-+--
without_token | 0

-[ RECORD 1 ]------------+----------
datid                    | 16384
datname                  | shop
numbackends              | 1
xact_commit              | 324
xact_rollback            | 21
blks_read                | 236
blks_hit                 | 77278
tup_returned             | 154537
tup_fetched              | 35412
tup_inserted             | 2319
tup_updated              | 185
tup_deleted              | 1613
conflicts                | 0
temp_files               | 0
temp_bytes               | 0
deadlocks                | 0
checksum_failures        | 
checksum_last_failure    | 
blk_read_time            | 0
blk_write_time           | 0
session_time             | 13971.663
active_time              | 6115.261
idle_in_transaction_time | 885.163
sessions                 | 57
sessions_abandoned       | 0
sessions_fatal           | 0
sessions_killed          | 0
stats_reset              | 

psql:q.sql:4: ⟪ERROR:  relation⟫ "nope" ⟪does not exist⟫
LINE 1: table nope;
              ^
psql:q.sql:4: ⟪ERROR:  division by zero⟫
-[ RECORD 1 ]--+-------------------------------
server_version | 15.18 (Debian 15.18-0+deb12u1)

-[ RECORD 1 ]--+--------
pg_size_pretty | ⟪8039 kB⟫
