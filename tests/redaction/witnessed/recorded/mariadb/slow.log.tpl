path	mariadb/slow.log
group	-
0	word	«W6»!«w5»«d2»
1	any	«32»
2	word	«W6»'«w5»!«d3»
3	any	sk_live_«24»
4	hex	«48»
---
SET timestamp=1796017588;
# Query_time: 0.000235  Lock_time: 0.000000  Rows_sent: 0  Rows_examined: 0
SET timestamp=1796017588;
# Query_time: 0.000085  Lock_time: 0.000000  Rows_sent: 1  Rows_examined: 0
SET timestamp=1796017588;
# Query_time: 0.000394  Lock_time: 0.000123  Rows_sent: 0  Rows_examined: 0
SET timestamp=1796017588;
create user 'app'@'%' identified by '⟦0⟧';
# Query_time: 0.000139  Lock_time: 0.000041  Rows_sent: 0  Rows_examined: 0
SET timestamp=1796017588;
# Query_time: 0.000074  Lock_time: 0.000023  Rows_sent: 0  Rows_examined: 0
SET timestamp=1796017588;
set password for 'app'@'%' = password('⟦1⟧');
# Query_time: 0.000082  Lock_time: 0.000029  Rows_sent: 0  Rows_examined: 0
SET timestamp=1796017588;
alter user 'app'@'%' identified by '⟦2|«0:6»\'«7:12»!«13:16»⟧';
# Query_time: 0.000702  Lock_time: 0.000086  Rows_sent: 0  Rows_examined: 0
SET timestamp=1796017588;
create table options(option_id int auto_increment primary key, option_name varchar(64), option_value text, autoload char(3));
# Query_time: 0.000936  Lock_time: 0.000723  Rows_sent: 0  Rows_examined: 0
SET timestamp=1796017588;
insert into options(option_name,option_value,autoload) values('stripe_secret_key','⟦3⟧','no'),('smtp_pass','⟦2|«0:6»\'«7:12»!«13:16»⟧','yes'),('siteurl','https://⟪shop.example.com⟫','yes');
# Query_time: 0.000194  Lock_time: 0.000091  Rows_sent: 0  Rows_examined: 3
SET timestamp=1796017588;
update options set ⟪option_value⟫='⟦4⟧' where ⟪option_name⟫='auth_salt';
# Query_time: 0.000143  Lock_time: 0.000028  Rows_sent: 1  Rows_examined: 3
SET timestamp=1796017588;
select * from options where option_value='⟦3⟧';
# Query_time: 0.000583  Lock_time: 0.000000  Rows_sent: 0  Rows_examined: 0
SET timestamp=1796017588;
change master to ⟪master_host⟫='⟪db2.example.net⟫', ⟪master_user⟫='repl', ⟪master_password⟫='⟦1⟧';
# Query_time: 0.000044  Lock_time: 0.000000  Rows_sent: 0  Rows_examined: 0
SET timestamp=1796017588;
# Query_time: 0.000119  Lock_time: 0.000045  Rows_sent: 0  Rows_examined: 0
SET timestamp=1796017588;
create server crm foreign data wrapper mysql options (host '⟪crm.example.net⟫', database 'crm', user 'crm_ro', password '⟦0⟧');
# Query_time: 0.000091  Lock_time: 0.000000  Rows_sent: 0  Rows_examined: 0
SET timestamp=1796017588;
# Query_time: 0.000053  Lock_time: 0.000000  Rows_sent: 0  Rows_examined: 0
SET timestamp=1796017588;
