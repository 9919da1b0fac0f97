path	http/wget-d.txt
group	-
0	any	«32».«43»
1	jwt	
2	any	«21»-«20»_«21»
3	hex	«40»
5	any	«24»
6	word	«W6»!«w5»«d2»
---
Setting --output-document (outputdocument) to ⟪/dev/null⟫
Setting --user (user) to ci
Setting --password (password) to ⟦6⟧
Setting --auth-no-challenge (authnochallenge) to 1
Setting --header (header) to PRIVATE-TOKEN: ⟦5⟧
DEBUG output created by Wget 1.21.3 on linux-gnu.

Reading HSTS entries from ⟪/home/ops/.wget-hsts⟫
URI encoding = ‘UTF-8’
--⟪2026-11-30 05:39:17⟫--  http://⟪127.0.0.1:8080⟫/artifact?job_token=⟦5⟧
Auth-without-challenge set, sending Basic credentials.
Connecting to 127.0.0.1:8080... connected.
Created socket 4.
Releasing 0x0000562ad4074d60 (new refcount 0).
Deleting unused 0x0000562ad4074d60.

---request begin---
GET /artifact?job_token=⟦5⟧ HTTP/1.1␍
⟪Host: 127.0.0.1⟫:8080␍
User-Agent: Wget/1.21.3␍
Accept: */*␍
Accept-Encoding: identity␍
Authorization: Basic ⦃b64= ci:⟦6⟧⦄␍
Connection: Keep-Alive␍
PRIVATE-TOKEN: ⟦5⟧␍
␍
---request end---
HTTP request sent, awaiting response... 
---response begin---
⟪HTTP/1.1 200 OK⟫␍
Server: BaseHTTP/0.6 Python/3.11.7␍
Date: Mon, 30 Nov 2026 05:39:17 GMT␍
Set-Cookie: better-auth.session_token=⟦0⟧; Path=/; HttpOnly; ⟪SameSite⟫=Lax␍
X-Request-Id: req-7f21c0␍
X-CSRF-Token: ⟦3⟧␍
Content-Length: 297␍
␍
---response end---
200 OK

Stored cookie ⟪127.0.0.1⟫ 8080 / <session> <insecure> [expiry none] better-auth.session_token ⟦0⟧
Registered socket 4 for persistent reuse.
Length: 297
Saving to: ‘/dev/null’

     0K                                                       100% 7.74M=0s

2026-11-30 05:39:17 (⟪7.74 MB⟫/s) - ‘/dev/null’ saved [297/297]

--2026-11-30 05:39:17--  http://ci:*password*@127.0.0.1:8080/x
Connecting to 127.0.0.1:8080... connected.
HTTP request sent, awaiting response... 
  HTTP/1.1 200 OK
  Server: BaseHTTP/0.6 Python/3.11.7
  Date: Mon, 30 Nov 2026 05:39:17 GMT
  Set-Cookie: better-auth.session_token=⟦0⟧; Path=/; HttpOnly; SameSite=Lax
  X-Request-Id: req-7f21c0
  X-CSRF-Token: ⟦3⟧
  Content-Length: 297
Length: 297
Saving to: ‘STDOUT’
{"⟪access_token⟫": "⟦1⟧", "⟪token_type⟫": "Bearer", "⟪expires_in⟫": 3600, "⟪refresh_token⟫": "⟦2⟧", "scope": "read"}
     0K                                                       100% 48.8M=0s

2026-11-30 05:39:17 (48.8 MB/s) - written to stdout [297/297]

--2026-11-30 05:39:17--  http://127.0.0.1:9/?access_token=⟦5⟧
Connecting to 127.0.0.1:9... ⟪failed: Connection refused⟫.
failed: Connection refused.
