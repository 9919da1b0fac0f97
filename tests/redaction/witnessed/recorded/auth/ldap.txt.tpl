path	auth/ldap.txt
group	-
0	word	«W6»!«w5»«d2»
1	any	«20»
---
+ ldapsearch -x -H ldap://⟪127.0.0.1⟫:9 -D cn=admin,dc=example,dc=net -w '⟦0⟧' -b dc=example,dc=net
ldap_sasl_bind(SIMPLE): Can't contact LDAP server (-1)
+ ldapwhoami -x -H ldap://127.0.0.1:9 -D uid=mira,dc=example,dc=net -w ⟦1⟧
ldap_sasl_bind(SIMPLE): Can't contact LDAP server (-1)
+ ldappasswd -x -H ldap://127.0.0.1:9 -D cn=admin -w '⟦0⟧' -s ⟦1⟧ uid=mira
ldap_sasl_bind(SIMPLE): Can't contact LDAP server (-1)
+ printf 'dn: uid=mira,ou=people,dc=example,dc=net\nuid: mira\nuserPassword: ⟦1⟧\nuserPassword:: ⦃b64= ⟦0⟧⦄\nmail: mira@example.com\n'
dn: uid=mira,ou=people,dc=example,dc=net
uid: mira
userPassword: ⟦1⟧
userPassword:: ⦃b64= ⟦0⟧⦄
mail: mira@example.com
