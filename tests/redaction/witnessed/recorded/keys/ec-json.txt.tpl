path	keys/ec-json.txt
group	-
0	any	«64»
1	any	«16»/«12»/«34»
2	any	«11»/«1»+«15»+«4»==
---
{
  "⟪name": "deploy-key⟫",
  "⟪privateKey⟫": "-----BEGIN EC PRIVATE KEY-----\n⟦0⟧\n⟦1⟧\n⟦2⟧\n-----END EC PRIVATE KEY-----\n",
  "fingerprint": "⟪SHA256:Vn1vCqVtqfGs0yN7UuEoC0Hq7vJx3d1m6l1c8oYkzF0⟫"
}
