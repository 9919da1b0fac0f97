path	http/curl-trace-ascii.txt
group	-
0	any	«32».«43»
1	jwt	
2	any	«21»-«20»_«21»
3	hex	«40»
5	word	«W6»&«w5»«d2»
6	any	«36»
7	hex	«32»
---
05:39:16.371397 == Info:   Trying ⟪127.0.0.1:8080⟫...
05:39:16.380521 == Info: Connected to ⟪127.0.0.1⟫ (127.0.0.1) port 8080 (#0)
05:39:16.380557 == Info: Server auth using Basic with user 'svc'
05:39:16.380611 => Send header, ⟪251 bytes⟫ (0xfb)
0000: GET ⟪/v1/token⟫?client=web HTTP/1.1
0023: ⟪Host: 127.0.0.1⟫:8080
0039: Authorization: Basic ⦃b64= svc:⟦5⟧⦄
0068: User-Agent: curl/7.88.1
0081: Accept: */*
008e: Cookie: sid=⟦7⟧; theme=dark
00c8: X-Api-Key: ⟦6⟧
00f9: 
05:39:16.381250 <= Recv header, ⟪17 bytes⟫ (0x11)
0000: ⟪HTTP/1.1 200 OK⟫
05:39:16.381326 <= Recv header, ⟪36 bytes⟫ (0x24)
0000: Server: BaseHTTP/0.6 Python/3.11.7
05:39:16.381354 <= Recv header, 37 bytes (0x25)
0000: Date: Mon, 30 Nov 2026 05:39:16 GMT
05:39:16.381383 <= Recv header, 148 bytes (0x94)
0000: Set-Cookie: better-auth.session_token=⟦0|«0:26»⟧
0040: ⟦0|«26:76»⟧; Path=/; Http
0080: Only; ⟪SameSite⟫=Lax
05:39:16.381414 <= Recv header, 26 bytes (0x1a)
0000: X-Request-Id: req-7f21c0
05:39:16.381435 <= Recv header, 56 bytes (0x38)
0000: X-CSRF-Token: ⟦3⟧
05:39:16.381457 <= Recv header, 21 bytes (0x15)
0000: Content-Length: 297
05:39:16.381477 <= Recv header, 2 bytes (0x2)
0000: 
05:39:16.381496 <= Recv data, 297 bytes (0x129)
0000: {"⟪access_token⟫": "⟦1|«0:46»⟧
0040: ⟦1|«46:110»⟧
0080: ⟦1|«110:131»⟧", "⟪token_type⟫": "Bearer", "⟪expires_in⟫": 36
00c0: 00, "⟪refresh_token⟫": "⟦2|«0:42»⟧
0100: ⟦2|«42:64»⟧", "scope": "read"}
{"access_token": "⟦1⟧", "token_type": "Bearer", "⟪expires_in": 3600⟫, "refresh_token": "⟦2⟧", "scope": "read"}05:39:16.381538 == Info: Connection #0 to host 127.0.0.1 left intact
