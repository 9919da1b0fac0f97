path	shell/export-p.txt
group	-
0	word	«W6»$«w5»"«d3»
1	any	«14»+«14»/«14»=
2	word	«W6»\«w5»;«d3»
---
declare -x ⟪APP_ADMIN_PASSWORD⟫="⟦0|«0:6»\$«7:12»\"«13:16»⟧"
declare -x ⟪APP_PORT⟫="3000"
declare -x ⟪MAIL_PASS⟫="⟦2|«0:6»\\«7:12»;«13:16»⟧"
declare -x ⟪NODE_ENV⟫="production"
declare -x ⟪REDIS_PASSWORD⟫="⟦1⟧"
