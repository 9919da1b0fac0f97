path	keys/ec-xml.txt
group	-
0	any	«64»
1	any	«16»/«12»/«34»
2	any	«11»/«1»+«15»+«4»==
---
<key id="kid-2041">
-----BEGIN EC PRIVATE KEY-----&#10;⟦0⟧&#10;⟦1⟧&#10;⟦2⟧&#10;-----END EC PRIVATE KEY-----&#10;
</key>
