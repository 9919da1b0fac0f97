path	keys/rsa-pem-cut.txt
group	-
0	any	MIIE«31»/«28»
1	any	«14»+«49»
2	any	«64»
---
-----BEGIN RSA PRIVATE KEY-----
⟦0⟧
⟦1⟧
⟦2⟧
[output truncated, ⟪1704 bytes⟫]
⟪exit status⟫ 1
