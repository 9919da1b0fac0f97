path	app/lua.txt
group	-
0	word	«W6»$«w5»"«d3»
1	any	«32»
---
password	⟦0⟧
"password" = "⟦0|«0:6»$«7:12»\"«13:16»⟧"
host	⟪db.example.net⟫
"⟪host" = "db.example.net⟫"
token	⟦1⟧
"token" = "⟦1⟧"
bad token ⟦1⟧
stack traceback:
	p.lua:4: in main chunk
	[C]: in ?
lua5.4: p.lua:4: ⟪auth failed: password⟫=⟦0⟧
stack traceback:
	[C]: ⟪in function 'error⟫'
	p.lua:4: in main chunk
	[C]: in ?
