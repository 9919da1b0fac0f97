path	shell/sed-awk.txt
group	-
0	any	«24»
---
db_password -> ⟦0⟧
1 4
password=⟦0⟧$
passwd: ⟦0⟧$
     1	TOKEN=⟦0⟧
secret ⟦0⟧
admin_password      |⟦0⟧      |
api_token  ⟦0⟧  30d
