path	mariadb/binlog.txt
group	-
0	word	«W6»!«w5»«d2»
2	word	«W6»'«w5»!«d3»
3	any	sk_live_«24»
4	hex	«48»
5	HEX	«40»
---
# at 364
#261130  5:46:28 server id 1  end_log_pos 451 CRC32 0x6a260ea5 	Query	thread_id=5	exec_time=0	error_code=0	xid=0
SET TIMESTAMP=1796017588/*!*/;
SET @@session.pseudo_thread_id=5/*!*/;
SET @@session.foreign_key_checks=1, @@session.sql_auto_is_null=0, @@session.unique_checks=1, @@session.autocommit=1, @@session.check_constraint_checks=1, @@session.sql_if_exists=0, @@session.explicit_defaults_for_timestamp=1, @@session.system_versioning_insert_history=0/*!*/;
SET @@session.sql_mode=1411383296/*!*/;
SET @@session.auto_increment_increment=1, @@session.auto_increment_offset=1/*!*/;
/*!\C utf8mb3 *//*!*/;
SET @@session.character_set_client=utf8mb3,@@session.collation_connection=33,@@session.collation_server=8/*!*/;
SET @@session.lc_time_names=0/*!*/;
SET @@session.collation_database=DEFAULT/*!*/;
create database shop
/*!*/;
# at 451
#261130  5:46:28 server id 1  end_log_pos 493 CRC32 0x9c6a36ae 	GTID 0-1-2 ddl
/*M!100001 SET @@session.gtid_seq_no=2*//*!*/;
# at 493
#261130  5:46:28 server id 1  end_log_pos 612 CRC32 0xce504950 	Query	thread_id=5	exec_time=0	error_code=0	xid=0
use `shop`/*!*/;
SET TIMESTAMP=1796017588/*!*/;
create user 'app'@'%' identified by '⟦0⟧'
/*!*/;
# at 612
#261130  5:46:28 server id 1  end_log_pos 654 CRC32 0x2d787ca8 	GTID 0-1-3 ddl
/*M!100001 SET @@session.gtid_seq_no=3*//*!*/;
# at 654
#261130  5:46:28 server id 1  end_log_pos 772 CRC32 0xcf9bef94 	Query	thread_id=5	exec_time=0	error_code=0	xid=0
SET TIMESTAMP=1796017588/*!*/;
grant select on shop.* to 'app'@'%'
/*!*/;
# at 772
#261130  5:46:28 server id 1  end_log_pos 814 CRC32 0xfb67edab 	GTID 0-1-4 ddl
/*M!100001 SET @@session.gtid_seq_no=4*//*!*/;
# at 814
#261130  5:46:28 server id 1  end_log_pos 951 CRC32 0xfbbc1253 	Query	thread_id=5	exec_time=0	error_code=0	xid=0
SET TIMESTAMP=1796017588/*!*/;
SET PASSWORD FOR 'app'@'%'='*⟦5⟧'
/*!*/;
# at 951
#261130  5:46:28 server id 1  end_log_pos 993 CRC32 0xd8d9a8a6 	GTID 0-1-5 ddl
/*M!100001 SET @@session.gtid_seq_no=5*//*!*/;
# at 993
#261130  5:46:28 server id 1  end_log_pos 1114 CRC32 0xf87433a3 	Query	thread_id=5	exec_time=0	error_code=0	xid=0
SET TIMESTAMP=1796017588/*!*/;
alter user 'app'@'%' identified by '⟦2|«0:6»\'«7:12»!«13:16»⟧'
/*!*/;
# at 1114
#261130  5:46:28 server id 1  end_log_pos 1156 CRC32 0x1fa216a8 	GTID 0-1-6 ddl
/*M!100001 SET @@session.gtid_seq_no=6*//*!*/;
# at 1156
#261130  5:46:28 server id 1  end_log_pos 1356 CRC32 0x3db40333 	Query	thread_id=5	exec_time=0	error_code=0	xid=10
SET TIMESTAMP=1796017588/*!*/;
create table options(option_id int auto_increment primary key, option_name varchar(64), option_value text, autoload char(3))
/*!*/;
# at 1356
#261130  5:46:28 server id 1  end_log_pos 1398 CRC32 0xbab80049 	GTID 0-1-7 trans
/*M!100001 SET @@session.gtid_seq_no=7*//*!*/;
START TRANSACTION
/*!*/;
# at 1398
#261130  5:46:28 server id 1  end_log_pos 1430 CRC32 0x2d87ae1c 	Intvar
SET ⟪INSERT_ID⟫=1/*!*/;
# at 1430
#261130  5:46:28 server id 1  end_log_pos 1704 CRC32 0xcf669e51 	Query	thread_id=5	exec_time=0	error_code=0	xid=0
SET TIMESTAMP=1796017588/*!*/;
insert into options(option_name,option_value,autoload) values('stripe_secret_key','⟦3⟧','no'),('smtp_pass','⟦2|«0:6»\'«7:12»!«13:16»⟧','yes'),('siteurl','https://⟪shop.example.com⟫','yes')
/*!*/;
# at 1704
#261130  5:46:28 server id 1  end_log_pos 1735 CRC32 0x2b1a3a28 	Xid = 11
COMMIT/*!*/;
# at 1735
#261130  5:46:28 server id 1  end_log_pos 1777 CRC32 0xc37be69d 	GTID 0-1-8 trans
/*M!100001 SET @@session.gtid_seq_no=8*//*!*/;
START TRANSACTION
/*!*/;
# at 1777
#261130  5:46:28 server id 1  end_log_pos 1956 CRC32 0x74629b5c 	Query	thread_id=5	exec_time=0	error_code=0	xid=0
SET TIMESTAMP=1796017588/*!*/;
update options set ⟪option_value⟫='⟦4⟧' where ⟪option_name⟫='auth_salt'
/*!*/;
# at 1956
#261130  5:46:28 server id 1  end_log_pos 2029 CRC32 0x133265c9 	Query	thread_id=5	exec_time=0	error_code=0	xid=0
SET TIMESTAMP=1796017588/*!*/;
COMMIT
/*!*/;
DELIMITER ;
# End of log file
ROLLBACK /* added by mysqlbinlog */;
/*!50003 SET ⟪COMPLETION_TYPE⟫=@OLD_COMPLETION_TYPE*/;
/*!50530 SET @@SESSION.⟪PSEUDO_SLAVE_MODE⟫=0*/;
