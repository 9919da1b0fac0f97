path	redis/redis.conf.txt
group	-
0	any	«32»
1	word	«W6»#«w5»«d2»
2	hex	«64»
3	any	«20»
4	any	«16»
5	word	«w5»-«w7»-«w4»-«w6»
---
bind ⟪127.0.0.1⟫ -::1
port 6379
requirepass ⟦0⟧
masterauth "⟦1⟧"
masteruser replica
user default off
user svc on >⟦3⟧ ~app:* +@all
user legacy on #⟦2⟧ ~* -@all +get
rename-command CONFIG ⟦4⟧
tls-key-file-pass ⟦5⟧
maxmemory 512mb
save 900 1
requirepass-placeholder no

*** ⟪FATAL CONFIG FILE ERROR⟫ (Redis 7.0.15) ***
Reading the configuration file, at line 13
>>> 'requirepass-placeholder no'
Bad directive or wrong number of arguments

*** FATAL CONFIG FILE ERROR (Redis 7.0.15) ***
Reading the configuration file, at line 3
>>> 'requirepas "⟦0⟧"'
Bad directive or wrong number of arguments
