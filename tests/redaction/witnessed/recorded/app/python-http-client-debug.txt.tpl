path	app/python-http-client-debug.txt
group	-
0	any	«40»
1	word	«W6»@«w5»«d2»
2	jwt	
---
send: b'POST ⟪/v1/login⟫?source=cli HTTP/1.1\r\nHost: ⟪127.0.0.1:8123⟫\r\nAccept-Encoding: identity\r\nContent-Length: 0\r\nAuthorization: Bearer ⟦2⟧\r\nX-Request-Id: req-7f21\r\n\r\n'
⟪127.0.0.1⟫ - - [30/Nov/2026 05:38:30] "POST /v1/login?source=cli ⟪HTTP/1.1" 401⟫ -
Zero length chunk ignored
reply: '⟪HTTP/1.0 401 Unauthorized⟫\r\n'
header: Server: BaseHTTP/0.6 Python/3.11.7
header: Date: Mon, 30 Nov 2026 05:38:30 GMT
header: Set-Cookie: sid=abc; HttpOnly
header: WWW-Authenticate: Bearer realm="api"
401 Unauthorized b'{"error":"invalid_token"}' Server: BaseHTTP/0.6 Python/3.11.7
Date: Mon, 30 Nov 2026 05:38:30 GMT
Set-Cookie: sid=abc; HttpOnly
WWW-Authenticate: Bearer realm="api"


send: b'POST /v1/login?source=cli HTTP/1.1\r\nHost: 127.0.0.1:8123\r\nAccept-Encoding: identity\r\nContent-Length: 0\r\nX-Api-Key: ⟦0⟧\r\n\r\n'
Zero length chunk ignored127.0.0.1 - - [30/Nov/2026 05:38:30] "POST /v1/login?source=cli HTTP/1.1" 401 -

reply: 'HTTP/1.0 401 Unauthorized\r\n'
header: Server: BaseHTTP/0.6 Python/3.11.7
header: Date: Mon, 30 Nov 2026 05:38:30 GMT
header: Set-Cookie: sid=abc; HttpOnly
header: WWW-Authenticate: Bearer realm="api"
401 Unauthorized b'{"error":"invalid_token"}' Server: BaseHTTP/0.6 Python/3.11.7
Date: Mon, 30 Nov 2026 05:38:30 GMT
Set-Cookie: sid=abc; HttpOnly
WWW-Authenticate: Bearer realm="api"


send: b'POST /v1/login?source=cli HTTP/1.1\r\nHost: 127.0.0.1:8123\r\nAccept-Encoding: identity\r\nContent-Length: 49\r\nAuthorization: Basic ⦃b64= svc:⟦1⟧⦄\r\n\r\n'
send: b'{"username": "svc", "password": "⟦1⟧"}'
127.0.0.1 - - [30/Nov/2026 05:38:30] "POST /v1/login?source=cli HTTP/1.1" 401 -
reply: 'HTTP/1.0 401 Unauthorized\r\n'
header: Server: BaseHTTP/0.6 Python/3.11.7
header: Date: Mon, 30 Nov 2026 05:38:30 GMT
header: Set-Cookie: sid=abc; HttpOnly
header: WWW-Authenticate: Bearer realm="api"
401 Unauthorized b'{"error":"invalid_token"}' Server: BaseHTTP/0.6 Python/3.11.7
Date: Mon, 30 Nov 2026 05:38:30 GMT
Set-Cookie: sid=abc; HttpOnly
WWW-Authenticate: Bearer realm="api"
