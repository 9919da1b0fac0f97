path	redis/appendonly.aof.txt
group	-
1	word	«W6»!«w5»«d2»
2	jwt	
3	word	«W6»$«w5»"«d3»
---
*2
$6
SELECT
$1
0
*5
$3
SET
$16
session:9f31c0de
$131
⟦2⟧
$4
PXAT
$13
1796020709313
*8
$4
hset
$7
⟪user:42⟫
$5
email
$16
mira@example.com
$8
password
$14
⟦1⟧
$3
mfa
$3
off
*3
$3
set
$20
config:smtp_password
$16
⟦3⟧
*3
$3
set
$13
token:refresh
$131
⟦2⟧
