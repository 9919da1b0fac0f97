path	app/php-dump.txt
group	-
0	word	«W6»'«w5»!«d3»
1	word	«W6»/«w5»:«d3»
2	any	«32»
---
array(3) {
  ["db"]=>
  array(3) {
    ["host"]=>
    string(14) "⟪db.example.net⟫"
    ["password"]=>
    string(16) "⟦0⟧"
    ["port"]=>
    int(3306)
  }
  ["mail"]=>
  object(stdClass)#1 (2) {
    ["MAIL_PASSWORD"]=>
    string(16) "⟦1⟧"
    ["encryption"]=>
    string(3) "tls"
  }
  ["app_key"]=>
  string(40) "base64:⟦2⟧="
}
Array
(
    [db] => Array
        (
            [host] => db.example.net
            [password] => ⟦0⟧
            [port] => 3306
        )

    [mail] => stdClass Object
        (
            [MAIL_PASSWORD] => ⟦1⟧
            [encryption] => tls
        )

    [app_key] => base64:⟦2⟧=
)
array (
  'db' => 
  array (
    '⟪host' => 'db.example.net⟫',
    'password' => '⟦0|«0:6»\'«7:12»!«13:16»⟧',
    '⟪port' => 3306⟫,
  ),
  'mail' => 
  (object) array(
     '⟪MAIL_PASSWORD⟫' => '⟦1⟧',
     'encryption' => 'tls',
  ),
  '⟪app_key⟫' => 'base64:⟦2⟧=',
)
{"db":{"⟪host":"db.example.net⟫","password":"⟦0⟧","⟪port":3306⟫},"mail":{"MAIL_PASSWORD":"⟦1|«0:6»\/«7:12»:«13:16»⟧","encryption":"tls"},"app_key":"base64:⟦2⟧="}
a:3:{s:2:"db";a:3:{s:4:"host";s:14:"db.example.net";s:8:"password";s:16:"⟦0⟧";s:4:"port";i:3306;}s:4:"mail";O:8:"⟪stdClass⟫":2:{s:13:"MAIL_PASSWORD";s:16:"⟦1⟧";s:10:"encryption";s:3:"tls";}s:7:"app_key";s:40:"base64:⟦2⟧=";}
⟪host=db.example.net⟫&password=⟦0|«0:6»%27«7:12»%21«13:16»⟧&⟪port=3306⟫
⟦0|«0:6»&#039;«7:12»!«13:16»⟧
Stack trace:
#0 {main}
  thrown in ⟪/srv/app/p.php⟫ on line 3
