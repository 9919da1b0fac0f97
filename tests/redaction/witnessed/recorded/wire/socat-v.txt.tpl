path	wire/socat-v.txt
group	-
1	any	«32»
2	dig	«8»
---
> 2026/11/30 06:18:18.000074228  length=140 from=0 to=139
GET /x?pin=⟦2⟧ HTTP/1.1\r
Host: ⟪127.0.0.1:8098⟫\r
User-Agent: curl/7.88.1\r
Accept: */*\r
X-Auth-Token: ⟦1⟧\r
\r
< 2026/11/30 06:18:18.000077551  length=137 from=0 to=136
HTTP/1.0 200 OK\r
Server: BaseHTTP/0.6 Python/3.11.7\r
Date: Mon, 30 Nov 2026 06:18:18 GMT\r
X-Request-Id: req-7f21\r
Content-Length: 2\r
\r
ok
