path	keys/ed25519-yamlfold.txt
group	-
0	any	«25»///«3»+«13»+«18»
---
key: "-----BEGIN PRIVATE KEY-----\n\
  ⟦0⟧\n\
  -----END PRIVATE KEY-----"
kid: kid-7
