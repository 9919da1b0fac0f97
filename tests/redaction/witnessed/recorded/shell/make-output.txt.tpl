path	shell/make-output.txt
group	-
0	any	«32»
1	word	«W6»@«w5»«d2»
---
starting
curl -fsS -m1 -H "X-Api-Key: ⟦0⟧" http://⟪127.0.0.1⟫:9/releases
curl: (7) ⟪Failed to connect to⟫ 127.0.0.1 port 9 after 0 ⟪ms: Couldn't connect to server⟫
make: *** [Makefile:4: release] Error 7
echo starting
curl -fsS -m1 -H "X-Api-Key: ⟦1⟧" http://127.0.0.1:9/releases
false
