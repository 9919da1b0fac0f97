path	ssh/sshpass-ps.txt
group	-
0	word	«W6»!«w5»«d2»
1	any	«32»
---
+ sshpass -p '⟦0⟧' ssh -p 2222 root@⟪127.0.0.1⟫ true
⟪/bin/bash⟫: line 1: ⟪sshpass: command not found⟫
+ SSHPASS='⟦0⟧'
+ sshpass -e ssh root@127.0.0.1 true
/bin/bash: line 1: sshpass: command not found
+ ssh -o '⟪ProxyCommand⟫=nc -X connect --proxy-auth ops:⟦0⟧ -x 127.0.0.1:9 %h %p' -o ⟪BatchMode⟫=yes x@⟪192.0.2.1⟫ true
⟪/bin/sh⟫: 1: ⟪exec: nc: not found⟫
kex_exchange_identification: Connection closed by remote host␍
⟪Connection closed by UNKNOWN port⟫ 65535␍
+ scp -P 2222 -o BatchMode=yes x root@127.0.0.1:/tmp
⟪Host key verification failed⟫.␍
scp: Connection closed␍
+ ssh -o BatchMode=yes -o ⟪SetEnv⟫=⟪API_TOKEN⟫=⟦1⟧ -vv -p 2222 root@127.0.0.1
+ grep -iE 'env|denied'
+ ssh-keygen -y -P '⟦0⟧' -f id_ed
ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIC9gEblB1TRJ6nq7vA6G5yhi3CkiqldcpKcN/H2+1W2c ops@prod-eu-3
+ ssh-keygen -p -P old1 -N '⟦0⟧' -f id_ed -v
Key has comment 'ops@prod-eu-3'
Your identification has been saved with the new passphrase.
+ ssh-keygen -lf hostkey.pub
256 ⟪SHA256:Qx60c7mtUx56h6lODXeAqDVgLKzcPUSJr8EzeXARBmA⟫ root@prod-eu-3 (ED25519)
