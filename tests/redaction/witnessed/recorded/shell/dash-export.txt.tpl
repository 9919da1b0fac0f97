path	shell/dash-export.txt
group	-
0	word	«W6»'«w5»!«d3»
1	any	«32»
---
export ⟪API_TOKEN⟫='⟦1⟧'
export ⟪APP_PORT⟫='8443'
export ⟪LDAP_BIND_PASSWORD⟫='⟦0|«0:6»'"'"'«7:12»!«13:16»⟧'
