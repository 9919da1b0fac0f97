path	wire/curl-trace-form.txt
group	-
0	word	«W6»&«w5»«d2»
1	any	«36»
---
== Info:   Trying ⟪127.0.0.1:8080⟫...
== Info: Connected to ⟪127.0.0.1⟫ (127.0.0.1) port 8080 (#0)
=> Send header, ⟪210 bytes⟫ (0xd2)
0000: POST ⟪/v1/token⟫ HTTP/1.1
0019: ⟪Host: 127.0.0.1⟫:8080
002f: User-Agent: curl/7.88.1
0048: Accept: */*
0055: X-Gitlab-Token: ⟦1⟧
008b: Content-Length: 43
009f: Content-Type: application/x-www-form-urlencoded
00d0: 
=> Send data, ⟪43 bytes⟫ (0x2b)
0000: username=svc&client_secret=⟦0|«0:6»%26«7:14»⟧
== Info: HTTP 1.0, assume close after body
<= Recv header, ⟪17 bytes⟫ (0x11)
0000: ⟪HTTP/1.0 200 OK⟫
<= Recv header, 36 bytes (0x24)
0000: Server: BaseHTTP/0.6 Python/3.11.7
<= Recv header, 37 bytes (0x25)
0000: Date: Mon, 30 Nov 2026 06:18:20 GMT
<= Recv header, 24 bytes (0x18)
0000: X-Request-Id: req-7f21
<= Recv header, 19 bytes (0x13)
0000: Content-Length: 2
<= Recv header, 2 bytes (0x2)
0000: 
<= Recv data, 2 bytes (0x2)
0000: ok
ok== Info: Closing connection 0
== Info:   Trying 127.0.0.1:8080...
== Info: Connected to 127.0.0.1 (127.0.0.1) port 8080 (#0)
=> Send header, 188 bytes (0xbc)
0000: POST /up HTTP/1.1
0013: Host: 127.0.0.1:8080
0029: User-Agent: curl/7.88.1
0042: Accept: */*
004f: Content-Length: 333
0064: Content-Type: multipart/form-data; boundary=--------------------
00a4: ----cc8495a9eaf47726
00ba: 
=> Send data, 333 bytes (0x14d)
0000: --------------------------cc8495a9eaf47726
002c: Content-Disposition: form-data; ⟪name="token⟫"
005a: 
005c: ⟦1⟧
0082: --------------------------cc8495a9eaf47726
00ae: Content-Disposition: form-data; ⟪name="file⟫"; filename="hostname"
00f0: Content-Type: application/octet-stream
0118: 
011a: vm.
011f: --------------------------cc8495a9eaf47726--
== Info: We are completely uploaded and fine
== Info: HTTP 1.0, assume close after body
<= Recv header, 17 bytes (0x11)
0000: HTTP/1.0 200 OK
<= Recv header, 36 bytes (0x24)
0000: Server: BaseHTTP/0.6 Python/3.11.7
<= Recv header, 37 bytes (0x25)
0000: Date: Mon, 30 Nov 2026 06:18:20 GMT
<= Recv header, 24 bytes (0x18)
0000: X-Request-Id: req-7f21
<= Recv header, 19 bytes (0x13)
0000: Content-Length: 2
<= Recv header, 2 bytes (0x2)
0000: 
<= Recv data, 2 bytes (0x2)
0000: ok
ok== Info: Closing connection 0
== Info:   Trying 127.0.0.1:8080...
== Info: Connected to 127.0.0.1 (127.0.0.1) port 8080 (#0)
== Info: Server auth using AWS_SIGV4 with user 'AKIAEXAMPLE0000'
=> Send header, 395 bytes (0x18b)
0000: PUT /b HTTP/1.1
0011: Host: 127.0.0.1:8080
0027: Authorization: AWS4-HMAC-SHA256 Credential=AKIAEXAMPLE0000/20261
0067: 130/eu-central-1/s3/aws4_request, ⟪SignedHeaders⟫=host;x-amz-date;
00a7: x-amz-security-token, Signature=9d698074022c5290466de3e2c8bcdead
00e7: 83a448b6f0eaa24b5108c49e0aea0936
0109: X-Amz-Date: 20261130T061820Z
0127: User-Agent: curl/7.88.1
0140: Accept: */*
014d: X-Amz-Security-Token: ⟦1⟧
0189: 
== Info: HTTP 1.0, assume close after body
<= Recv header, 17 bytes (0x11)
0000: HTTP/1.0 200 OK
<= Recv header, 36 bytes (0x24)
0000: Server: BaseHTTP/0.6 Python/3.11.7
<= Recv header, 37 bytes (0x25)
0000: Date: Mon, 30 Nov 2026 06:18:20 GMT
<= Recv header, 24 bytes (0x18)
0000: X-Request-Id: req-7f21
<= Recv header, 19 bytes (0x13)
0000: Content-Length: 2
<= Recv header, 2 bytes (0x2)
0000: 
<= Recv data, 2 bytes (0x2)
0000: ok
ok== Info: Closing connection 0
