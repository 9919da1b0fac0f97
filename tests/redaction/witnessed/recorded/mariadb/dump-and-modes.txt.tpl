path	mariadb/dump-and-modes.txt
group	-
0	word	«W6»!«w5»«d2»
1	any	«32»
2	word	«W6»'«w5»!«d3»
3	any	sk_live_«24»
5	HEX	«40»
---
DROP TABLE IF EXISTS `options`;
CREATE TABLE `options` (
  `option_id` int(11) NOT NULL ⟪AUTO_INCREMENT⟫,
  `option_name` varchar(64) DEFAULT NULL,
  `option_value` text DEFAULT NULL,
  `autoload` char(3) DEFAULT NULL,
  PRIMARY KEY (`option_id`)
) ENGINE=InnoDB AUTO_INCREMENT=4 DEFAULT CHARSET=latin1 COLLATE=latin1_swedish_ci;
LOCK TABLES `options` WRITE;
INSERT INTO `options` VALUES
(1,'stripe_secret_key','⟦3⟧','no'),
(2,'smtp_pass','⟦2|«0:6»\'«7:12»!«13:16»⟧','yes'),
(3,'siteurl','https://⟪shop.example.com⟫','yes');
UNLOCK TABLES;
option_id	option_name	option_value	autoload
1	stripe_secret_key	⟦3⟧	no
2	smtp_pass	⟦2⟧	yes
3	siteurl	https://shop.example.com	yes
User	Host	Password	plugin
app	%	*⟦5⟧	mysql_native_password
Server_name	Host	Db	Username	Password	Port	Socket	Wrapper	Owner
crm	⟪crm.example.net⟫	crm	crm_ro	⟦0⟧	3306		mysql	
+-----------+-------------------+----------------------------------+----------+
| option_id | option_name       | option_value                     | autoload |
+-----------+-------------------+----------------------------------+----------+
|         1 | stripe_secret_key | ⟦3⟧ | no       |
|         2 | smtp_pass         | ⟦2⟧                 | yes      |
|         3 | siteurl           | https://shop.example.com         | yes      |
+-----------+-------------------+----------------------------------+----------+
+------+------+-------------------------------------------+-----------------------+
| User | Host | Password                                  | plugin                |
+------+------+-------------------------------------------+-----------------------+
| app  | %    | *⟦5⟧ | mysql_native_password |
+------+------+-------------------------------------------+-----------------------+
+-------------+-----------------+-----+----------+----------------+------+--------+---------+-------+
| Server_name | Host            | Db  | Username | Password       | Port | Socket | Wrapper | Owner |
+-------------+-----------------+-----+----------+----------------+------+--------+---------+-------+
| crm         | crm.example.net | crm | crm_ro   | ⟦0⟧ | 3306 |        | mysql   |       |
+-------------+-----------------+-----+----------+----------------+------+--------+---------+-------+
*************************** 1. row ***************************
   ⟪option_id⟫: 1
 ⟪option_name⟫: stripe_secret_key
option_value: ⟦3⟧
    autoload: no
*************************** 2. row ***************************
   option_id: 2
 option_name: smtp_pass
option_value: ⟦2⟧
    autoload: yes
*************************** 3. row ***************************
   option_id: 3
 option_name: siteurl
option_value: https://shop.example.com
    autoload: yes
*************************** 1. row ***************************
    User: app
    Host: %
Password: *⟦5⟧
  plugin: mysql_native_password
*************************** 1. row ***************************
Server_name: crm
       ⟪Host: crm.example.net⟫
         Db: crm
   Username: crm_ro
   Password: ⟦0⟧
       ⟪Port: 3306⟫
     Socket: 
    Wrapper: mysql
      Owner: 
<?xml version="1.0"?>

<resultset statement="select * from options" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
  <row>
	<field ⟪name="option_id⟫">1</field>
	<field ⟪name="option_name⟫">stripe_secret_key</field>
	<field ⟪name="option_value⟫">⟦3⟧</field>
	<field ⟪name="autoload⟫">no</field>
  </row>

  <row>
	<field name="option_id">2</field>
	<field name="option_name">smtp_pass</field>
	<field name="option_value">⟦2⟧</field>
	<field name="autoload">yes</field>
  </row>

  <row>
	<field name="option_id">3</field>
	<field name="option_name">siteurl</field>
	<field name="option_value">https://shop.example.com</field>
	<field name="autoload">yes</field>
  </row>
</resultset>
<?xml version="1.0"?>

<resultset statement="select user,host,password,plugin from mysql.user where user=&quot;app&quot;" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
  <row>
	<field name="User">app</field>
	<field name="Host">%</field>
	<field name="Password">*⟦5⟧</field>
	<field name="plugin">mysql_native_password</field>
  </row>
</resultset>
<?xml version="1.0"?>

<resultset statement="select * from mysql.servers
" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
  <row>
	<field name="Server_name">crm</field>
	<field name="Host">crm.example.net</field>
	<field name="Db">crm</field>
	<field name="Username">crm_ro</field>
	<field name="Password">⟦0⟧</field>
	<field name="Port">3306</field>
	<field name="Socket"></field>
	<field name="Wrapper">mysql</field>
	<field name="Owner"></field>
  </row>
</resultset>
<TABLE BORDER=1><TR><TH>option_id</TH><TH>option_name</TH><TH>option_value</TH><TH>autoload</TH></TR><TR><TD>1</TD><TD>stripe_secret_key</TD><TD>⟦3⟧</TD><TD>no</TD></TR><TR><TD>2</TD><TD>smtp_pass</TD><TD>⟦2⟧</TD><TD>yes</TD></TR><TR><TD>3</TD><TD>siteurl</TD><TD>https://shop.example.com</TD><TD>yes</TD></TR></TABLE><TABLE BORDER=1><TR><TH>User</TH><TH>Host</TH><TH>Password</TH><TH>plugin</TH></TR><TR><TD>app</TD><TD>%</TD><TD>*⟦5⟧</TD><TD>mysql_native_password</TD></TR></TABLE><TABLE BORDER=1><TR><TH>Server_name</TH><TH>Host</TH><TH>Db</TH><TH>Username</TH><TH>Password</TH><TH>Port</TH><TH>Socket</TH><TH>Wrapper</TH><TH>Owner</TH></TR><TR><TD>crm</TD><TD>crm.example.net</TD><TD>crm</TD><TD>crm_ro</TD><TD>⟦0⟧</TD><TD>3306</TD><TD></TD><TD>mysql</TD><TD></TD></TR></TABLE>1	stripe_secret_key	⟦3⟧	no
2	smtp_pass	⟦2⟧	yes
3	siteurl	https://shop.example.com	yes
app	%	*⟦5⟧	mysql_native_password
crm	crm.example.net	crm	crm_ro	⟦0⟧	3306		mysql	
1	stripe_secret_key	⟦3⟧	no
2	smtp_pass	⟦2⟧	yes
3	siteurl	https://shop.example.com	yes
app	%	*⟦5⟧	mysql_native_password
crm	crm.example.net	crm	crm_ro	⟦0⟧	3306		mysql	
                   Master_Host: ⟪db2.example.net⟫
                   Master_User: repl
                   Master_Port: 3306
               Master_Log_File: 
           Read_Master_Log_Pos: 4
         Relay_Master_Log_File: 
                    Last_Error: 
           Exec_Master_Log_Pos: 0
            Master_SSL_Allowed: No
            Master_SSL_CA_File: 
            Master_SSL_CA_Path: 
               Master_SSL_Cert: 
             Master_SSL_Cipher: 
                Master_SSL_Key: 
 Master_SSL_Verify_Server_Cert: No
                 Last_IO_Error: 
                Last_SQL_Error: 
              Master_Server_Id: 0
                Master_SSL_Crl: 
            Master_SSL_Crlpath: 
33

4
db2.example.net
repl
⟦1⟧
3306
60
0





0
30.000

0

0













using_gtid=2
do_domain_ids=0
ignore_domain_ids=0
END_MARKER
Id	User	Host	db	Command	Time	State	Info	Progress
15	root	localhost	NULL	Query	0	starting	show full processlist	0.000
Variable_name	Value
default_password_lifetime	0
disconnect_on_expired_password	OFF
max_password_errors	4294967295
old_passwords	OFF
report_password	
strict_password_validation	ON
␇mariadb-dump: Can't create/write to file '⟪/nope/options.sql⟫' (Errcode: 2 "⟪No such file or directory⟫")
␇mariadb-dump: Can't create/write to file '/nope/options.sql' (Errcode: 2 "No such file or directory")
