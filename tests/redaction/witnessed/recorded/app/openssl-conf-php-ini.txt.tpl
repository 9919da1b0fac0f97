path	app/openssl-conf-php-ini.txt
group	-
0	word	«W6»!«w5»«d2»
1	any	«32»
---
⟪PHP:  syntax error, unexpected⟫ '!' ⟪in Unknown on line⟫ 7
Loaded Configuration File => ⟪/etc/php/8.2/cli/php.ini⟫
session.⟪name => PHPSESSID⟫ => PHPSESSID
session.save_path => ⟪/var/lib/php/sessions⟫ => /var/lib/php/sessions
Array
(
    [AUTH_KEY] => ⟦1⟧
    [DB_PASSWORD] => ⟦0⟧
)
⟪PHP Fatal error:  Uncaught Exception⟫: wp: ⟦1⟧ in Command line code:1
Stack trace:
#0 {main}
  thrown in Command line code on line 1
