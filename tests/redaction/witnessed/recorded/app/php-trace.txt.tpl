path	app/php-trace.txt
group	-
0	any	«20»
1	word	«W6»#«w5»«d2»
---
RuntimeException: SQLSTATE[HY000] [1045] ⟪Access denied for user⟫ 'shop'@'⟪10.0.0.4⟫' (using password: YES) in ⟪/srv/app/p.php⟫:3
Stack trace:
#0 /srv/app/p.php(4): login('shop', '⟦0⟧', 3600)
#1 /srv/app/p.php(5): Db->__construct('mysql:host=⟪db.example.net⟫;⟪dbname=shop⟫', 'shop', '⟦0⟧')
#2 {main}
Array
(
    [0] => shop
    [1] => ⟦0⟧
    [2] => 3600
)
object(Db)#3 (2) {
  ["password":"Db":private]=>
  string(14) "⟦1⟧"
  ["host"]=>
  string(14) "db.example.net"
}
Db Object
(
    [password:Db:private] => ⟦1⟧
    [host] => db.example.net
)
⟪PHP Fatal error:  Uncaught⟫ ⟪RuntimeException⟫: SQLSTATE[HY000] [1045] Access denied for user 'shop'@'10.0.0.4' (using password: YES) in /srv/app/p.php:3
Stack trace:
#0 /srv/app/p.php(4): login('y', '⟦0⟧', 3600)
#1 /srv/app/p.php(6): Db->__construct('x', 'y', '⟦0⟧')
#2 {main}
  thrown in /srv/app/p.php on line 3
PHP Version => 8.2.36
PHP Version => 8.2.36
memory_limit => -1 => -1
⟪DB_PASSWORD⟫ => ⟦1⟧
$_SERVER['DB_PASSWORD'] => ⟦1⟧
