path	docker/inspect-format.txt
group	-
0	any	«32»
1	word	é«W6»ü«w5»«d3»
2	word	«W6»<«w5»>«d3»
3	any	«14»-«13»_«14»
---
{"Hostname":"⟪c2ff0841e135⟫","Domainname":"","User":"","⟪AttachStdin⟫":false,"⟪AttachStdout⟫":false,"⟪AttachStderr⟫":false,"Tty":false,"⟪OpenStdin⟫":false,"⟪StdinOnce⟫":false,"Env":["⟪LDAP_BIND_PW⟫=⟦2⟧","⟪API_TOKEN⟫=⟦0⟧","⟪DB_PASSWORD⟫=⟦1⟧"],"Cmd":["sh","-c","sleep 60 # --auth-token ⟦0⟧","--admin-password","⟦2⟧"],"⟪Image":"busybox⟫:1.36","Volumes":null,"WorkingDir":"","Entrypoint":null,"OnBuild":null,"Labels":{"ci.token":"⟦3⟧"}}
map[ci.token:⟦3⟧]
API_TOKEN=⟦0⟧ 2331
["-c" "sleep 60 # --auth-token ⟦0⟧" "--admin-password" "⟦2⟧"]
{json-file map[tag:shop]}
