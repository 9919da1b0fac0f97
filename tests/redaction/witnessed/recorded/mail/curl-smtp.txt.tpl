path	mail/curl-smtp.txt
group	-
0	word	«W6»!«w5»«d2»
---
*   Trying ⟪127.0.0.1:2525⟫...
* Connected to ⟪127.0.0.1⟫ (127.0.0.1) port 2525 (#0)
< 220 ⟪mail.example.com⟫ ESMTP Postfix␍
> EHLO prod-eu-3␍
< ⟪250-mail.example.com⟫␍
< 250-AUTH PLAIN LOGIN CRAM-MD5␍
< 250 8BITMIME␍
> AUTH PLAIN␍
< 535 5.7.8 ⟪Error: authentication failed⟫␍
* Closing connection 0
curl: (67) ⟪Login denied⟫
*   Trying 127.0.0.1:2525...
* Connected to 127.0.0.1 (127.0.0.1) port 2525 (#0)
< 220 mail.example.com ESMTP Postfix␍
* ⟪Operation timed out after⟫ 2000 milliseconds with ⟪0 bytes⟫ received
* Closing connection 0
curl: (28) Operation timed out after 2000 milliseconds with 0 bytes received
== Info:   Trying 127.0.0.1:2525...
== Info: Connected to 127.0.0.1 (127.0.0.1) port 2525 (#0)
<= Recv header, ⟪36 bytes⟫ (0x24)
0000: 220 mail.example.com ESMTP Postfix
=> Send header, ⟪16 bytes⟫ (0x10)
0000: EHLO prod-eu-3
<= Recv header, 22 bytes (0x16)
0000: 250-mail.example.com
<= Recv header, 31 bytes (0x1f)
0000: 250-AUTH PLAIN LOGIN CRAM-MD5
<= Recv header, 14 bytes (0xe)
0000: 250 8BITMIME
=> Send header, 12 bytes (0xc)
0000: AUTH LOGIN
<= Recv header, 18 bytes (0x12)
0000: 334 VXNlcm5hbWU6
=> Send header, 10 bytes (0xa)
0000: ⟪cmVsYXk⟫=
<= Recv header, 18 bytes (0x12)
0000: 334 UGFzc3dvcmQ6
=> Send header, 22 bytes (0x16)
0000: ⦃b64= ⟦0⟧⦄
<= Recv header, 54 bytes (0x36)
0000: 535 5.7.8 ⟪Error: authentication failed: UGFzc⟫3dvcmQ6
curl: (67) Login denied
== Info: Closing connection 0
