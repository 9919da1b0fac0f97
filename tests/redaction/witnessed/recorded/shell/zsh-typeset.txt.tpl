path	shell/zsh-typeset.txt
group	-
0	word	«W6»&«w5»=«d3»
1	any	glpat-«20»
---
export ⟪MYSQL_PWD⟫='⟦0⟧'
export ⟪CI_JOB_TOKEN⟫=⟦1⟧
export ⟪NODE_ENV⟫=production
