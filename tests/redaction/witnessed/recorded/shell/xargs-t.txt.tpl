path	shell/xargs-t.txt
group	-
0	any	«24»
---
echo upload --auth-key ⟦0⟧ --bucket backups a.tgz
upload --auth-key ⟦0⟧ --bucket backups a.tgz
echo upload --auth-key ⟦0⟧ --bucket backups b.tgz
upload --auth-key ⟦0⟧ --bucket backups b.tgz
