path	shell/env-null-tr.txt
group	-
0	word	«W6»!«w5»«d2»
1	word	«w5»-«w7»-«w4»-«w6»
2	any	«20»
---
⟪MINIO_ROOT_PASSWORD⟫=⟦2⟧|⟪KEYCLOAK_ADMIN_PASSWORD⟫=⟦1⟧|PWD=⟪/srv/app⟫|⟪RABBITMQ_DEFAULT_USER⟫=shop|⟪RABBITMQ_DEFAULT_PASS⟫=⟦0⟧|TZ=Europe/Berlin|HOME=⟪/home/ops⟫|LANG=C.UTF-8|TERM=dumb|USER=ops|SHLVL=1|PATH=⟪/usr/bin⟫:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin|_=⟪/usr/bin/env⟫|
