path	mariadb/sql.txt
group	-
0	word	«W6»!«w5»«d2»
1	any	«32»
2	word	«W6»'«w5»!«d3»
3	any	sk_live_«24»
4	hex	«48»
5	HEX	«40»
---
ERROR 1146 (42S02) at line 1: Table 'shop.nope' doesn't exist
ERROR 1146 (42S02) at line 1: Table 'shop.nope2' doesn't exist
--------------
create database shop
--------------

--------------
create user 'app'@'%' identified by '⟦0⟧'
--------------

--------------
grant select on shop.* to 'app'@'%'
--------------

--------------
set password for 'app'@'%' = password('⟦1⟧')
--------------

--------------
alter user 'app'@'%' identified by '⟦2|«0:6»\'«7:12»!«13:16»⟧'
--------------

--------------
create table options(option_id int auto_increment primary key, option_name varchar(64), option_value text, autoload char(3))
--------------

--------------
insert into options(option_name,option_value,autoload) values('stripe_secret_key','⟦3⟧','no'),('smtp_pass','⟦2|«0:6»\'«7:12»!«13:16»⟧','yes'),('siteurl','https://⟪shop.example.com⟫','yes')
--------------

--------------
update options set ⟪option_value⟫='⟦4⟧' where ⟪option_name⟫='auth_salt'
--------------

--------------
select * from options where option_value='⟦3⟧'
--------------

+-----------+-------------------+----------------------------------+----------+
| option_id | option_name       | option_value                     | autoload |
+-----------+-------------------+----------------------------------+----------+
|         1 | stripe_secret_key | ⟦3⟧ | no       |
+-----------+-------------------+----------------------------------+----------+
--------------
change master to ⟪master_host⟫='⟪db2.example.net⟫', ⟪master_user⟫='repl', ⟪master_password⟫='⟦1⟧'
--------------

--------------
show grants for 'app'@'%'
--------------

+----------------------------------------------------------------------------------------------------+
| Grants for app@%                                                                                   |
+----------------------------------------------------------------------------------------------------+
| GRANT USAGE ON *.* TO `app`@`%` IDENTIFIED BY PASSWORD '*⟦5⟧' |
| GRANT SELECT ON `shop`.* TO `app`@`%`                                                              |
+----------------------------------------------------------------------------------------------------+
--------------
create server crm foreign data wrapper mysql options (host '⟪crm.example.net⟫', database 'crm', user 'crm_ro', password '⟦0⟧')
--------------

--------------
insert into nope values('⟦4⟧')
--------------

--------------
select aes_encrypt('x','⟦4⟧') from nope2
--------------
