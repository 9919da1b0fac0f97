path	keys/rsa-pem-diff.txt
group	-
0	any	MIIE«31»/«28»
1	any	«14»+«49»
2	any	«64»
3	any	«22»+«23»/«17»
4	any	«12»+«14»+«36»
---
--- a/id_rsa
+++ b/id_rsa
@@ -1,4 +1,4 @@
------BEGIN RSA PRIVATE KEY-----
-⟦0⟧
-⟦1⟧
-⟦2⟧
-⟦3⟧
-⟦4⟧
 # rotated
