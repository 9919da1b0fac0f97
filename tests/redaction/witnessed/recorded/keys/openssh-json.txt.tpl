path	keys/openssh-json.txt
group	-
0	any	b3Bl«66»
1	any	«68»/«1»
2	any	«70»
3	any	«16»+«53»
4	any	«12»/«2»+«27»=
---
{
  "⟪name": "deploy-key⟫",
  "⟪privateKey⟫": "-----BEGIN OPENSSH PRIVATE KEY-----\n⟦0⟧\n⟦1⟧\n⟦2⟧\n⟦3⟧\n⟦4⟧\n-----END OPENSSH PRIVATE KEY-----\n",
  "fingerprint": "⟪SHA256:Vn1vCqVtqfGs0yN7UuEoC0Hq7vJx3d1m6l1c8oYkzF0⟫"
}
