path	wire/socat-v.txt
group	-
1	any	«32»
2	dig	«8»
---
> 2026/11/30 06:18:17.000131290  length=232 from=0 to=231
 50 4f 53 54 20 2f 6c 6f 67 69 6e 20 48 54 54 50  POST /login HTTP
 2f 31 2e 31 0d 0a                                /1.1..
 48 6f 73 74 3a 20 31 32 37 2e 30 2e 30 2e 31 3a  Host: ⟪127.0.0.1⟫:
 38 30 39 39 0d 0a                                8099..
 55 73 65 72 2d 41 67 65 6e 74 3a 20 63 75 72 6c  User-Agent: curl
 2f 37 2e 38 38 2e 31 0d 0a                       /7.88.1..
 41 63 63 65 70 74 3a 20 2a 2f 2a 0d 0a           Accept: */*..
 41 75 74 68 6f 72 69 7a 61 74 69 6f 6e 3a 20 42  Authorization: B
 65 61 72 65 72 20 6d 55 76 6d 52 53 48 78 33 71  earer ⟦1|«0:10»⟧
 44 6c 6d 79 67 47 45 68 4f 6e 6a 6a 4d 72 59 6b  ⟦1|«10:26»⟧
 70 31 77 6d 4d 47 0d 0a                          p1wmMG..
 43 6f 6e 74 65 6e 74 2d 4c 65 6e 67 74 68 3a 20  Content-Length: 
 32 33 0d 0a                                      23..
 43 6f 6e 74 65 6e 74 2d 54 79 70 65 3a 20 61 70  Content-Type: ap
 70 6c 69 63 61 74 69 6f 6e 2f 78 2d 77 77 77 2d  plication/x-www-
 66 6f 72 6d 2d 75 72 6c 65 6e 63 6f 64 65 64 0d  form-urlencoded.
 0a                                               .
 0d 0a                                            ..
 70 61 73 73 77 6f 72 64 3d 42 72 69 64 67 65 21  password=Bridge!
 76 6f 67 65 6c 39 32                             vogel92
--
< 2026/11/30 06:18:17.000132382  length=137 from=0 to=136
 48 54 54 50 2f 31 2e 30 20 32 30 30 20 4f 4b 0d  ⟪HTTP/1.0 200 OK⟫.
 0a                                               .
 53 65 72 76 65 72 3a 20 42 61 73 65 48 54 54 50  Server: BaseHTTP
 2f 30 2e 36 20 50 79 74 68 6f 6e 2f 33 2e 31 31  /0.6 Python/3.11
 2e 37 0d 0a                                      .7..
 44 61 74 65 3a 20 4d 6f 6e 2c 20 33 30 20 4e 6f  Date: Mon, 30 No
 76 20 32 30 32 36 20 30 36 3a 31 38 3a 31 37 20  v 2026 06:18:17 
 47 4d 54 0d 0a                                   GMT..
 58 2d 52 65 71 75 65 73 74 2d 49 64 3a 20 72 65  X-Request-Id: re
 71 2d 37 66 32 31 0d 0a                          q-7f21..
 43 6f 6e 74 65 6e 74 2d 4c 65 6e 67 74 68 3a 20  Content-Length: 
 32 0d 0a                                         2..
 0d 0a                                            ..
 6f 6b                                            ok
--
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
