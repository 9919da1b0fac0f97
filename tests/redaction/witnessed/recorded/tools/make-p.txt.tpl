path	tools/make-p.txt
group	-
0	any	«32»
1	word	«W6»!«w5»«d2»
2	any	npm_«36»
---
⟪NPM_TOKEN⟫ = ⟦2⟧
PORT = 3000
⟪API_TOKEN⟫ := ⟦0⟧
PATH = ⟪/usr/bin⟫:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
⟪DB_PASSWORD⟫ = ⟦1⟧
HOME = ⟪/home/ops⟫
curl -m1 -u svc:⟦1⟧ http://⟪127.0.0.1⟫:9/
  % Total    % Received % Xferd  Average Speed   Time    Time     Time  Current
                                 Dload  Upload   Total   Spent    Left  Speed
␍  0     0    0     0    0     0      0      0 --:--:-- --:--:-- --:--:--     0␍  0     0    0     0    0     0      0      0 --:--:-- --:--:-- --:--:--     0
curl: (7) ⟪Failed to connect to⟫ 127.0.0.1 port 9 after 34 ⟪ms: Couldn't connect to server⟫
make: *** [Makefile:8: fail] Error 7
 Finished prerequisites ⟪of target file 'fail⟫'.
⟪Must remake target 'fail⟫'.
curl -m1 -u svc:⟦1⟧ http://127.0.0.1:9/
Putting child 0x55eb6031f930 (fail) PID 286 on the chain.
Live child 0x55eb6031f930 (fail) PID 286 
  % Total    % Received % Xferd  Average Speed   Time    Time     Time  Current
                                 Dload  Upload   Total   Spent    Left  Speed
␍  0     0    0     0    0     0      0      0 --:--:-- --:--:-- --:--:--     0␍  0     0    0     0    0     0      0      0 --:--:-- --:--:-- --:--:--     0␍  0     0    0     0    0     0      0      0 --:--:-- --:--:-- --:--:--     0
curl: (7) Failed to connect to 127.0.0.1 port 9 after ⟪44 ms⟫: Couldn't connect to server
Reaping losing child 0x55eb6031f930 PID 286 
make: *** [Makefile:8: fail] Error 7
Removing child 0x55eb6031f930 PID 286 from chain.
Makefile:8: ⟪target 'fail⟫' ⟪does not exist⟫
curl -m1 -u svc:⟦1⟧ http://127.0.0.1:9/
  % Total    % Received % Xferd  Average Speed   Time    Time     Time  Current
                                 Dload  Upload   Total   Spent    Left  Speed
␍  0     0    0     0    0     0      0      0 --:--:-- --:--:-- --:--:--     0␍  0     0    0     0    0     0      0      0 --:--:-- --:--:-- --:--:--     0
curl: (7) Failed to connect to 127.0.0.1 port 9 after 33 ms: Couldn't connect to server
make: *** [Makefile:8: fail] Error 7
# Finished Make data base on Mon ⟪Nov 30 06:16:50⟫ 2026
