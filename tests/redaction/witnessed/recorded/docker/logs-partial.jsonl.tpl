path	docker/logs-partial.jsonl
group	-
0	any	«32»
1	word	«W6»!«w5»«d2»
2	jwt	
---
{"log":"{\"level\":\"error\",\"msg\":\"⟪auth failed⟫\",\"password\":\"⟦1⟧\",\"attempt\":3}\n","stream":"stdout","time":"⟪2026-11-30T05:37:25.45636896Z⟫"}
{"log":"Authorization: Bearer ⟦2⟧\n","stream":"stdout","time":"⟪2026-11-30T05:37:25.456408013Z⟫"}
{"log":"\u001b[31mERROR\u001b[0m token=\u001b[33m⟦0⟧\u001b[0m ⟪rejected⟫\n","stream":"stderr","time":"⟪2026-11-30T05:37:25.456606333Z⟫"}
{"log":"no-newline-secret=⟦0⟧","stream":"stdout","time":"⟪2026-11-30T05:37:25.539587993Z⟫"}
2026-11-30T05:37:25.456368960Z {"⟪level":"error⟫","msg":"auth failed","password":"⟦1⟧","attempt":3}
2026-11-30T05:37:25.456408013Z Authorization: Bearer ⟦2⟧
2026-11-30T05:37:25.456606333Z ␛[31mERROR␛[0m token=␛[33m⟦0⟧␛[0m rejected
2026-11-30T05:37:25.539587993Z no-newline-secret=⟦0⟧ {"level":"error","msg":"auth failed","password":"⟦1⟧","attempt":3}
 Authorization: Bearer ⟦2⟧
 ␛[31mERROR␛[0m token=␛[33m⟦0⟧␛[0m rejected
