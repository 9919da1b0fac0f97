path	tests/go-errors.txt
group	-
0	any	«32»
1	word	«W6»!«w5»«d2»
2	hex	«40»
---
strconv.Atoi: parsing "⟦0⟧": ⟪invalid syntax⟫
dial tcp: address svc:⟦0⟧@⟪127.0.0.1⟫:9: too many colons in address
parse "http://svc:⟦0⟧@⟪host:port/⟫": ⟪invalid port⟫ ":port" after host
<db password="⟦1⟧">
 <token>⟦0⟧</token>
 <Port>5432</Port>
</db>
00000000  61 70 69 5f 6b 65 79 3d  ⟦0|«0:1h» «1:2h» «2:3h» «3:4h» «4:5h» «5:6h» «6:7h» «7:8h»⟧  |api_key=⟦0|«0:8»⟧|
00000010  ⟦0|«8:9h» «9:10h» «10:11h» «11:12h» «12:13h» «13:14h» «14:15h» «15:16h»  «16:17h» «17:18h» «18:19h» «19:20h» «20:21h» «21:22h» «22:23h» «23:24h»⟧  |⟦0|«8:24»⟧|
00000020  ⟦0|«24:25h» «25:26h» «26:27h» «27:28h» «28:29h» «29:30h» «30:31h» «31:32h»⟧  0a                       |⟦0|«24:32»⟧.|
⟪time: unknown unit⟫ "dcac" in duration "⟦2⟧"
⟪json: cannot unmarshal string into Go⟫ struct field .Port of type int
⟪invalid character⟫ 'b' looking for beginning of value
POST ⟪/v1/token⟫?x=1 HTTP/1.1␍
Host: ⟪api.example.com⟫␍
Authorization: Basic ⦃b64= svc:⟦1⟧⦄␍
X-Auth-Token: ⟦0⟧␍
␍
client_secret=⟦2⟧&grant_type=client_credentials
"POST /v1/token?x=1 HTTP/1.1\r\nHost: api.example.com\r\nAuthorization: Basic ⦃b64= svc:⟦1⟧⦄\r\nX-Auth-Token: ⟦0⟧\r\n\r\nclient_secret=⟦2⟧&grant_type=client_credentials"
password=⟦1⟧ port=1
"⟦1⟧"
⟦1|«0:6»%21«7:14»⟧ ⟦1⟧ ⟦1⟧
⟪invalid value⟫ "⟦2⟧" for flag -port: ⟪parse error⟫
Usage of agent:
  -port int
    	listen port (default 1)
  -token string
    	api token (default "⟦0⟧")
flag provided but not defined: -passwrd
Usage of agent:
  -port int
    	listen port (default 1)
  -token string
    	api token (default "⟦0⟧")
flag provided but not defined: -secret
Usage of agent:
  -port int
    	listen port (default 1)
  -token string
    	api token (default "⟦0⟧")
map[auth:map[password:⟦1⟧] n:[--token ⟦0⟧]]
map[auth:map[password:⟦1⟧] n:[--token ⟦0⟧]]
map[string]interface {}{"auth":map[string]string{"password":"⟦1⟧"}, "n":[]string{"--token", "⟦0⟧"}}
&{User:svc Pass:⟦1⟧ Port:1}
⟦1|!hex:0:14⟧ ⟦0|!HEX:0:32⟧
⟦1|!hexsp:0:14⟧
[U+0046 U+0061 U+006C]
