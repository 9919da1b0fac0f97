path	wire/nc-session.txt
group	-
0	word	«W6»!«w5»«d2»
1	any	«32»
---
EHLO x
AUTH PLAIN ⦃b64=/44 ␀relay@example.com␀⟦0⟧AB␓⦄
220 ⟪mail.example.com⟫ ESMTP
⟪250-mail.example.com⟫
250 AUTH PLAIN LOGIN
535 5.7.8 ⟪Authentication failed⟫
221 Bye
USER mira
PASS ⟦0⟧
QUIT
220 mail.example.com ESMTP
250 ok
-ERR [AUTH] failed
221 Bye
a1 LOGIN mira "⟦0⟧"
QUIT
220 mail.example.com ESMTP
a1 NO [AUTHENTICATIONFAILED]
221 Bye
*2
$4
AUTH
$32
⟦1⟧
-ERR AUTH <password> called without any password configured for the default user. Are you sure your configuration is correct?
AUTH default ⟦1⟧
QUIT
+OK
+OK
GET /x HTTP/1.0
Authorization: Basic ⦃b64= svc:⟦0⟧⦄
Proxy-Authorization: Basic ⦃b64= proxy:⟦1⟧⦄
Cookie: __Host-session=⟦1⟧; lang=de

⟪HTTP/1.0 200 OK⟫
Server: BaseHTTP/0.6 Python/3.11.7
Date: Mon, 30 Nov 2026 06:18:18 GMT
X-Request-Id: req-7f21
Content-Length: 2

ok
