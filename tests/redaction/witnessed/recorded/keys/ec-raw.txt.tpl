path	keys/ec-raw.txt
group	-
0	any	«64»
1	any	«16»/«12»/«34»
2	any	«11»/«1»+«15»+«4»==
---
-----BEGIN EC PRIVATE KEY-----
⟦0⟧
⟦1⟧
⟦2⟧
-----END EC PRIVATE KEY-----
