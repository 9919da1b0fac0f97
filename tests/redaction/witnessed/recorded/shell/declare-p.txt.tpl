path	shell/declare-p.txt
group	-
0	word	«W6»#«w5»«d2»
1	any	sk_live_«24»
2	word	«w5»-«w7»-«w4»-«w6»
---
declare -A creds=([port]="5432" [password]="⟦0⟧" [host]="⟪db.example.net⟫" )
declare -a args=([0]="--user" [1]="shop" [2]="--password" [3]="⟦1⟧" [4]="--region" [5]="eu-central-1")
declare -- ⟪vault_pass⟫="⟦2⟧"
