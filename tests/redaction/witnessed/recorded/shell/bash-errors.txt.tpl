path	shell/bash-errors.txt
group	-
1	word	«W6» «w5»«d2»
---
d.sh: line 2: maple18: ⟪command not found⟫
bash: line 1: unexpected EOF while looking for matching `"'
d.sh: line 2: maple18: command not found
bash: line 1: ⟪/usr/local/bin/nope⟫: ⟪No such file or directory⟫
PASSWORD=⟦1|«0:6»\ «7:14»⟧
env: ‘/nope’: No such file or directory
