path	keys/ed25519-raw.txt
group	-
0	any	«25»///«3»+«13»+«18»
---
-----BEGIN PRIVATE KEY-----
⟦0⟧
-----END PRIVATE KEY-----
