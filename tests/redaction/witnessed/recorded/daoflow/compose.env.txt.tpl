path	daoflow/compose.env.txt
group	-
0	word	«W6»!«w5»«d2»
1	word	«W6»$«w5»"«d3»
2	any	«14»-«13»_«14»
3	any	ghp_«36»
---
⟪DB_PASSWORD⟫=⟦0⟧
⟪ADMIN_PASSWORD⟫="⟦1|«0:6»$«7:12»\"«13:16»⟧"
PORT=8080
export ⟪SESSION_SECRET⟫='⟦2⟧'
⟪NODE_ENV⟫=production

#!⟪/bin/sh⟫
set -a
export DB_PASSWORD='⟦0⟧'
export ADMIN_PASSWORD='⟦1⟧'
export ⟪PUBLIC_URL⟫='https://⟪shop.example.com⟫'
[http "https://github.com/"]
	extraheader = AUTHORIZATION: basic ⦃b64= x-access-token:⟦3⟧⦄
