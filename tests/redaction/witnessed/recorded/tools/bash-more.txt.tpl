path	tools/bash-more.txt
group	-
0	any	«32»
1	word	«W6»!«w5»«d2»
2	word	«W6»'«w5»!«d3»
---
+ 06:16:51 t.sh:3: ⟪DB_PASSWORD⟫='⟦2|«0:6»'\''«7:12»!«13:16»⟧'
+ 06:16:51 t.sh:4: creds=(svc '⟦1⟧')
+ 06:16:51 t.sh:5: read -r user pass
+ 06:16:51 t.sh:6: [[ ⟦1⟧ == ⟦1⟧* ]]
+ 06:16:51 t.sh:6: echo ok
ok
+ 06:16:51 t.sh:7: case $DB_PASSWORD in
+ 06:16:51 t.sh:7: echo other
other
+ 06:16:51 t.sh:8: ⟪local_token⟫=⟦0⟧
+ 06:16:51 t.sh:8: command env true
+ 06:16:51 t.sh:9: for t in ⟦0⟧
+ 06:16:51 t.sh:9: :
+ 06:16:51 t.sh:10: ⟪curl_opts⟫='-H X-Api-Key:⟦0⟧'
+ 06:16:51 t.sh:11: echo '-H X-Api-Key:⟦0⟧'
+ 06:16:51 t.sh:11: cat
-H X-Api-Key:⟦0⟧
+ 06:16:51 t.sh:12: : ⟦0⟧
+ 06:16:51 t.sh:13: declare -r ⟪API_SECRET⟫=⟦0⟧
+ 06:16:51 t.sh:14: API_SECRET=x
t.sh: line 14: API_SECRET: readonly variable
ok
other
-H X-Api-Key:⟦0⟧
API_SECRET=⟦0⟧
UNSET=⟦0⟧
creds=([0]="svc" [1]="⟦1⟧")
pass='⟦1⟧'
+ . ./t.sh
+ 06:16:52 :1: PS4='+ $(date +%T) ⟪${BASH_SOURCE}⟫:⟪${LINENO}⟫: '
+ 06:16:52 :2: set -x
+ 06:16:52 :3: DB_PASSWORD='⟦2|«0:6»'"'"'«7:12»!«13:16»⟧'
sh: ./t.sh: line 4: ⟪syntax error: unexpected⟫ "("
+ P=⟦0⟧
+ export Q=⟦0⟧
+ echo ⟦0⟧
+ wc -c
33
⟪/bin/bash⟫: line 1: ⟪ksh: command not found⟫
49
44425f50415353574f52443d⟦1|!hex:0:14⟧00
alias deploy='⟪DEPLOY_KEY⟫=⟦0⟧ ./deploy.sh'
trap -- 'echo cleanup ⟦0⟧' EXIT
cleanup ⟦0⟧
