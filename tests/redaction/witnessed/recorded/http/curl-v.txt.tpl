path	http/curl-v.txt
group	-
0	any	«32».«43»
1	jwt	
2	any	«21»-«20»_«21»
3	hex	«40»
5	word	«W6»&«w5»«d2»
6	any	«36»
7	hex	«32»
---
*   Trying ⟪127.0.0.1:8080⟫...
* Connected to ⟪127.0.0.1⟫ (127.0.0.1) port 8080 (#0)
* Server auth using Basic with user 'svc'
> GET ⟪/v1/token⟫?client=web HTTP/1.1␍
> ⟪Host: 127.0.0.1⟫:8080␍
> Authorization: Basic ⦃b64= svc:⟦5⟧⦄␍
> User-Agent: curl/7.88.1␍
> Accept: */*␍
> Cookie: sid=⟦7⟧; theme=dark␍
> X-Api-Key: ⟦6⟧␍
> ␍
< ⟪HTTP/1.1 200 OK⟫␍
< Server: BaseHTTP/0.6 Python/3.11.7␍
< Date: Mon, 30 Nov 2026 05:39:16 GMT␍
< Set-Cookie: better-auth.session_token=⟦0⟧; Path=/; HttpOnly; ⟪SameSite⟫=Lax␍
< X-Request-Id: req-7f21c0␍
< X-CSRF-Token: ⟦3⟧␍
< Content-Length: 297␍
< ␍
{ [⟪297 bytes⟫ data]
* Connection #0 to host 127.0.0.1 left intact
{"⟪access_token⟫": "⟦1⟧", "⟪token_type⟫": "Bearer", "⟪expires_in⟫": 3600, "⟪refresh_token⟫": "⟦2⟧", "scope": "read"}
