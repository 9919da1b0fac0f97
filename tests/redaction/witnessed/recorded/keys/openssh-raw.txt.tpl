path	keys/openssh-raw.txt
group	-
0	any	b3Bl«66»
1	any	«68»/«1»
2	any	«70»
3	any	«16»+«53»
4	any	«12»/«2»+«27»=
---
-----BEGIN OPENSSH PRIVATE KEY-----
⟦0⟧
⟦1⟧
⟦2⟧
⟦3⟧
⟦4⟧
-----END OPENSSH PRIVATE KEY-----
