path	keys/openssh-cut.txt
group	-
0	any	b3Bl«66»
1	any	«68»/«1»
2	any	«70»
---
-----BEGIN OPENSSH PRIVATE KEY-----
⟦0⟧
⟦1⟧
⟦2⟧
[output truncated, ⟪1704 bytes⟫]
⟪exit status⟫ 1
