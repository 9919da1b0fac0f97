path	shell/strace-sendto.txt
group	-
0	any	«26»
---
setsockopt(3, ⟪SOL_TCP⟫, ⟪TCP_NODELAY⟫, [1], 4) = 0
setsockopt(3, ⟪SOL_SOCKET⟫, ⟪SO_KEEPALIVE⟫, [1], 4) = 0
setsockopt(3, SOL_TCP, ⟪TCP_KEEPIDLE⟫, [15], 4) = 0
setsockopt(3, SOL_TCP, ⟪TCP_KEEPINTVL⟫, [5], 4) = 0
setsockopt(3, SOL_TCP, TCP_KEEPCNT, [3], 4) = 0
sendto(3, "*2\r\n$4\r\nAUTH\r\n$26\r\n⟦0⟧\r\n", 47, 0, NULL, 0) = 47
recvfrom(3, "+OK\r\n", 16384, 0, NULL, NULL) = 5
sendto(3, "*1\r\n$4\r\nping\r\n", 14, 0, NULL, 0) = 14
recvfrom(3, "+PONG\r\n", 16384, 0, NULL, NULL) = 7
write(1, "PONG\n", 5PONG
)                   = 5
+++ exited with 0 +++
