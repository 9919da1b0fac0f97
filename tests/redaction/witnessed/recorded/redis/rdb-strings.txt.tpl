path	redis/rdb-strings.txt
group	-
1	word	«W6»!«w5»«d2»
2	jwt	
3	word	«W6»$«w5»"«d3»
---
OK
REDIS0010
	redis-ver
7.0.15
redis-bits
ctime
used-mem
aof-base
config:smtp_password
⟦3⟧
token:refresh@
⟦2⟧
⟪user:42⟫@DD
email
mira@example.com
password	
⟦1⟧
session:9f31c0de@
⟦2⟧
[offset 520] \o/ RDB looks OK! \o/
[info] 4 keys read
[info] 1 expires
[info] 0 ⟪already expired⟫
