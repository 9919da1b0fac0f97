path	mariadb/general.log
group	-
0	word	«W6»!«w5»«d2»
1	any	«32»
2	word	«W6»'«w5»!«d3»
3	any	sk_live_«24»
4	hex	«48»
---
Tcp ⟪port: 3306⟫  Unix socket: ⟪/run/mysqld/s.sock⟫
Time		    Id Command	Argument
261130  5:46:28	     4 Connect	root@localhost on  using Socket
		     4 Query	select 1
		     4 Quit	
		     5 Connect	root@localhost on  using Socket
		     5 Query	create database shop
		     5 Query	SELECT DATABASE()
		     5 Init DB	shop
		     5 Query	create user 'app'@'%' identified by '⟦0⟧'
		     5 Query	grant select on shop.* to 'app'@'%'
		     5 Query	set password for 'app'@'%' = password('⟦1⟧')
		     5 Query	alter user 'app'@'%' identified by '⟦2|«0:6»\'«7:12»!«13:16»⟧'
		     5 Query	create table options(option_id int auto_increment primary key, option_name varchar(64), option_value text, autoload char(3))
		     5 Query	insert into options(option_name,option_value,autoload) values('stripe_secret_key','⟦3⟧','no'),('smtp_pass','⟦2|«0:6»\'«7:12»!«13:16»⟧','yes'),('siteurl','https://⟪shop.example.com⟫','yes')
		     5 Query	update options set ⟪option_value⟫='⟦4⟧' where ⟪option_name⟫='auth_salt'
		     5 Query	select * from options where option_value='⟦3⟧'
		     5 Query	change master to ⟪master_host⟫='⟪db2.example.net⟫', ⟪master_user⟫='repl', ⟪master_password⟫='⟦1⟧'
		     5 Query	show grants for 'app'@'%'
		     5 Query	create server crm foreign data wrapper mysql options (host '⟪crm.example.net⟫', database 'crm', user 'crm_ro', password '⟦0⟧')
		     5 Query	insert into nope values('⟦4⟧')
		     5 Query	select aes_encrypt('x','⟦4⟧') from nope2
		     5 Quit	
