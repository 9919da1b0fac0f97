path	tools/parallel-watch.txt
group	-
0	any	«32»
---
curl -H Authorization:\ Bearer\ ⟦0⟧ http://⟪127.0.0.1⟫:9/a
curl -H Authorization:\ Bearer\ ⟦0⟧ http://127.0.0.1:9/b
echo --token ⟦0⟧ 1
--token ⟦0⟧ 1

real	0m0.042s
user	0m0.002s
sys	0m0.000s
password=⟦0⟧
token: ⟦0⟧
PASSWORD=⟦0⟧␍
echo ⟦0⟧⟪xargs: failed to open⟫ ⟪/dev/tty⟫ ⟪for reading: No such device or address⟫
⟪SECRET_KEY⟫=⟦0⟧
