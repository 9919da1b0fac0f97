path	keys/ed25519-env.txt
group	-
0	any	«25»///«3»+«13»+«18»
---
⟪TLS_KEY⟫="-----BEGIN PRIVATE KEY-----\n⟦0⟧\n-----END PRIVATE KEY-----\n"
⟪TLS_PORT⟫=443
