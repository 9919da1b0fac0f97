path	http/curl-i.txt
group	-
0	any	«32».«43»
1	jwt	
2	any	«21»-«20»_«21»
3	hex	«40»
---
⟪HTTP/1.1 200 OK⟫␍
Server: BaseHTTP/0.6 Python/3.11.7␍
Date: Mon, 30 Nov 2026 05:39:16 GMT␍
Set-Cookie: better-auth.session_token=⟦0⟧; Path=/; HttpOnly; ⟪SameSite⟫=Lax␍
X-Request-Id: req-7f21c0␍
X-CSRF-Token: ⟦3⟧␍
Content-Length: 297␍
␍
{"⟪access_token⟫": "⟦1⟧", "⟪token_type⟫": "Bearer", "⟪expires_in⟫": 3600, "⟪refresh_token⟫": "⟦2⟧", "scope": "read"}
