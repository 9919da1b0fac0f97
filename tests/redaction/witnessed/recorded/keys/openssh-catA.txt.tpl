path	keys/openssh-catA.txt
group	-
0	any	b3Bl«66»
1	any	«68»/«1»
2	any	«70»
3	any	«16»+«53»
4	any	«12»/«2»+«27»=
---
     1	-----BEGIN OPENSSH PRIVATE KEY-----$
     2	⟦0⟧$
     3	⟦1⟧$
     4	⟦2⟧$
     5	⟦3⟧$
     6	⟦4⟧$
     7	-----END OPENSSH PRIVATE KEY-----$
