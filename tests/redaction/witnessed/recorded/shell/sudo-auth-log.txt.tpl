path	shell/sudo-auth-log.txt
group	-
0	any	«20»
1	word	«W6»!«w5»«d2»
---
⟪Nov 29 22:14:03⟫ prod-eu-3 sudo[21877]:      ops : TTY=pts/0 ; PWD=⟪/opt/daoflow⟫ ; USER=root ; COMMAND=⟪/usr/bin/env⟫ ⟪POSTGRES_PASSWORD⟫=⟦0⟧ docker compose up -d
Nov 29 22:14:03 prod-eu-3 sudo[21877]: pam_unix(sudo:session): session opened for user root(uid=0) by ops(uid=1000)
⟪Nov 29 22:15:41⟫ prod-eu-3 sudo[21902]:      ops : TTY=pts/0 ; PWD=/opt/daoflow ; USER=root ; COMMAND=⟪/usr/bin/mysql⟫ -uroot -p⟦1⟧ -e SHOW\040PROCESSLIST
Nov 29 22:16:10 prod-eu-3 sshd[21931]: ⟪Failed password for invalid user admin from⟫ ⟪198.51.100.23⟫ port 51822 ssh2
Nov 29 22:16:12 prod-eu-3 sshd[21931]: Accepted publickey for ops from ⟪198.51.100.7⟫ port 40022 ssh2: ED25519 ⟪SHA256:Vn1vCqVtqfGs0yN7UuEoC0Hq7vJx3d1m6l1c8oYkzF0⟫
Nov 29 22:17:01 prod-eu-3 CRON[22011]: (root) CMD (PGPASSWORD=⟦0⟧ pg_dump -h ⟪127.0.0.1⟫ -U daoflow daoflow > ⟪/backup/daoflow.sql⟫)
