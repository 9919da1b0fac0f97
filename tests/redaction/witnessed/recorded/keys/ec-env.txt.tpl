path	keys/ec-env.txt
group	-
0	any	«64»
1	any	«16»/«12»/«34»
2	any	«11»/«1»+«15»+«4»==
---
⟪TLS_KEY⟫="-----BEGIN EC PRIVATE KEY-----\n⟦0⟧\n⟦1⟧\n⟦2⟧\n-----END EC PRIVATE KEY-----\n"
⟪TLS_PORT⟫=443
