path	shell/jq.txt
group	-
0	word	«W6»$«w5»"«d3»
1	word	é«W6»ü«w5»«d3»
2	word	«W6»<«w5»>«d3»
---
{
  "⟪user": "svc⟫",
  "password": "⟦0|«0:6»$«7:12»\"«13:16»⟧",
  "smtp": {
    "pass": "⟦1⟧",
    "⟪port": 587⟫
  },
  "list": [
    {
      "name": "⟪API_TOKEN⟫",
      "value": "⟦2⟧"
    }
  ]
}
{"⟪user":"svc⟫","password":"⟦0|«0:6»$«7:12»\"«13:16»⟧","smtp":{"pass":"⟦1⟧","⟪port":587⟫},"list":[{"⟪name":"API_TOKEN⟫","value":"⟦2⟧"}]}
␛[1;39m{
  ␛[0m␛[34;1m"user"␛[0m␛[1;39m: ␛[0m␛[0;32m"svc"␛[0m␛[1;39m,
  ␛[0m␛[34;1m"password"␛[0m␛[1;39m: ␛[0m␛[0;32m"⟦0|«0:6»$«7:12»\"«13:16»⟧"␛[0m␛[1;39m,
  ␛[0m␛[34;1m"smtp"␛[0m␛[1;39m: ␛[0m␛[1;39m{
    ␛[0m␛[34;1m"pass"␛[0m␛[1;39m: ␛[0m␛[0;32m"⟦1⟧"␛[0m␛[1;39m,
    ␛[0m␛[34;1m"port"␛[0m␛[1;39m: ␛[0m␛[0;39m587␛[0m␛[1;39m
  ␛[1;39m}␛[0m␛[1;39m,
  ␛[0m␛[34;1m"list"␛[0m␛[1;39m: ␛[0m␛[1;39m[
    ␛[1;39m{
      ␛[0m␛[34;1m"name"␛[0m␛[1;39m: ␛[0m␛[0;32m"API_TOKEN"␛[0m␛[1;39m,
      ␛[0m␛[34;1m"value"␛[0m␛[1;39m: ␛[0m␛[0;32m"⟦2⟧"␛[0m␛[1;39m
    ␛[1;39m}␛[0m␛[1;39m
  ␛[1;39m]␛[0m␛[1;39m
␛[1;39m}␛[0m
'⟦0⟧'
"⟦0|«0:6»$«7:12»\"«13:16»⟧"
⟦0|«0:6»%24«7:12»%22«13:16»⟧
⟦0|«0:6»$«7:12»&quot;«13:16»⟧
⦃b64= ⟦0⟧⦄
"svc","⟦0|«0:6»$«7:12»""«13:16»⟧"
svc	⟦0⟧
{
  "pass": "⟦1|\u00e9«1:7»\u00fc«8:16»⟧",
  "port": 587
}
⟪jq: error⟫ (at <stdin>:1): ⟪Cannot index array with string⟫ "smtp"
⟪user=svc⟫
password=⟦0⟧
smtp={"pass":"⟦1⟧","port":587}
list=[{"name":"API_TOKEN","value":"⟦2⟧"}]
"{\"user\":\"svc\",\"password\":\"⟦0|«0:6»$«7:12»\\\"«13:16»⟧\",\"smtp\":{\"pass\":\"⟦1⟧\",\"port\":587},\"list\":[{\"name\":\"API_TOKEN\",\"value\":\"⟦2⟧\"}]}"
[["user"],"svc"]
[["password"],"⟦0|«0:6»$«7:12»\"«13:16»⟧"]
[["smtp","pass"],"⟦1⟧"]
[["smtp","port"],587]
[["smtp","port"]]
[["list",0,"name"],"API_TOKEN"]
[["list",0,"value"],"⟦2⟧"]
[["list",0,"value"]]
[["list",0]]
[["list"]]
user
password
smtp
smtp.pass
smtp.port
list
list.0
list.0.name
list.0.value
