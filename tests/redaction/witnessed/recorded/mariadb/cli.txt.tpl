path	mariadb/cli.txt
group	-
0	word	«W6»!«w5»«d2»
1	any	«20»
---
+ mariadb -h ⟪127.0.0.1⟫ -uapp '-p⟦0⟧' shop -e 'select 1'
ERROR 1045 (28000): ⟪Access denied for user⟫ 'app'@'localhost' (using password: YES)
+ mariadb -h 127.0.0.1 -P 9 -u app --password=⟦1⟧ shop
ERROR 2002 (HY000): Can't connect to server on '127.0.0.1' (115)
+ ⟪MYSQL_PWD⟫=⟦1⟧
+ mariadb -h 127.0.0.1 -uapp -e 1
ERROR 1045 (28000): Access denied for user 'app'@'localhost' (using password: YES)
+ mariadb-dump -h127.0.0.1 -ughost -p⟦1⟧ --all-databases
mariadb-dump: ⟪Got error⟫: 1045: "Access denied for user 'ghost'@'localhost' (using password: YES)" when trying to connect
+ mariadb-admin -uroot -S ⟪/run/mysqld/s.sock⟫ password '⟦0⟧'
+ mariadb-admin -S /run/mysqld/s.sock -uroot '-p⟦0⟧' ping status
mysqld is alive
Uptime: 3  Threads: 1  Questions: 102  Slow queries: 83  Opens: 20  Open tables: 14  Queries per second avg: 34.000
+ printf '[client]\nuser=app\npassword="⟦0⟧"\nhost=127.0.0.1\n'
+ cat my.cnf
[client]
⟪user=app⟫
password="⟦0⟧"
⟪host=127.0.0.1⟫
+ mariadb --defaults-file=my.cnf -e 'select 1'
ERROR 1045 (28000): Access denied for user 'app'@'localhost' (using password: YES)
+ my_print_defaults --defaults-file=my.cnf client
--user=app
--password=⟦0⟧
--host=127.0.0.1
+ mariadb --defaults-file=my.cnf --print-defaults
mariadb would have been started with the following arguments:
--user=app --password=⟦0⟧ --host=127.0.0.1 
