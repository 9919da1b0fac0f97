path	keys/rsa-pkcs8-syslog.txt
group	-
0	any	MIIE«60»
1	any	«27»+«32»+«3»
2	any	«5»/«6»/«51»
3	any	«12»/«23»+«27»
4	any	«5»+«7»+«16»+«33»
5	any	«17»+«6»+«15»/«14»/«2»+«5»
6	any	«43»/«1»/«18»
7	any	«20»/«2»+«37»/«2»
8	any	«4»+«14»//«43»
9	any	«5»/«14»/«43»
10	any	«45»/«8»/«9»
11	any	«10»+«46»+«6»
12	any	«31»+«32»
13	any	«64»
14	any	«18»/«45»
15	any	«64»
16	any	«1»+«61»+
17	any	«64»
18	any	«1»+«5»+«47»+«8»
19	any	«64»
20	any	«64»
21	any	«49»+«9»/«4»
22	any	«64»
23	any	«14»+«49»
24	any	«7»/«30»/«25»
25	any	«24»
---
⟪Nov 29 22:14:00⟫ prod-eu-3 deploy[2187]: -----BEGIN PRIVATE KEY-----
⟪Nov 29 22:14:01⟫ prod-eu-3 deploy[2187]: ⟦0⟧
Nov 29 22:14:02 prod-eu-3 deploy[2187]: ⟦1⟧
Nov 29 22:14:03 prod-eu-3 deploy[2187]: ⟦2⟧
Nov 29 22:14:04 prod-eu-3 deploy[2187]: ⟦3⟧
Nov 29 22:14:05 prod-eu-3 deploy[2187]: ⟦4⟧
Nov 29 22:14:06 prod-eu-3 deploy[2187]: ⟦5⟧
Nov 29 22:14:07 prod-eu-3 deploy[2187]: ⟦6⟧
Nov 29 22:14:08 prod-eu-3 deploy[2187]: ⟦7⟧
Nov 29 22:14:09 prod-eu-3 deploy[2187]: ⟦8⟧
Nov 29 22:14:00 prod-eu-3 deploy[2187]: ⟦9⟧
Nov 29 22:14:01 prod-eu-3 deploy[2187]: ⟦10⟧
Nov 29 22:14:02 prod-eu-3 deploy[2187]: ⟦11⟧
Nov 29 22:14:03 prod-eu-3 deploy[2187]: ⟦12⟧
Nov 29 22:14:04 prod-eu-3 deploy[2187]: ⟦13⟧
Nov 29 22:14:05 prod-eu-3 deploy[2187]: ⟦14⟧
Nov 29 22:14:06 prod-eu-3 deploy[2187]: ⟦15⟧
Nov 29 22:14:07 prod-eu-3 deploy[2187]: ⟦16⟧
Nov 29 22:14:08 prod-eu-3 deploy[2187]: ⟦17⟧
Nov 29 22:14:09 prod-eu-3 deploy[2187]: ⟦18⟧
Nov 29 22:14:00 prod-eu-3 deploy[2187]: ⟦19⟧
Nov 29 22:14:01 prod-eu-3 deploy[2187]: ⟦20⟧
Nov 29 22:14:02 prod-eu-3 deploy[2187]: ⟦21⟧
Nov 29 22:14:03 prod-eu-3 deploy[2187]: ⟦22⟧
Nov 29 22:14:04 prod-eu-3 deploy[2187]: ⟦23⟧
Nov 29 22:14:05 prod-eu-3 deploy[2187]: ⟦24⟧
Nov 29 22:14:06 prod-eu-3 deploy[2187]: ⟦25⟧
Nov 29 22:14:07 prod-eu-3 deploy[2187]: -----END PRIVATE KEY-----
