path	http/nginx.txt
group	-
1	jwt	
5	any	«32»
6	word	«W6»!«w5»«d2»
7	any	«24»
---
⟪127.0.0.1⟫ - svc [⟪2026-11-30T05:39:18⟫+00:00] "POST /login?next=%2F ⟪HTTP/1.1" 200⟫ "Basic ⦃b64= svc:⟦6⟧⦄" "sid=⟦7⟧; lang=de" "⟦7⟧" ⟪user=mira⟫&password=⟦6⟧
127.0.0.1 - - [2026-11-30T05:39:18+00:00] "GET /down?token=⟦7⟧ ⟪HTTP/1.1" 502⟫ "-" "-" "-" -
127.0.0.1 - - [2026-11-30T05:39:18+00:00] "GET /v1 HTTP/1.1" 200 "Bearer ⟦1⟧" "-" "-" -
{"uri":"/login?next=%2F","auth":"Basic ⦃b64= svc:⟦6⟧⦄","cookie":"sid=⟦7⟧; lang=de","⟪status":200⟫,"body":"user=mira&password=⟦6⟧"}
{"uri":"/down?token=⟦7⟧","auth":"","cookie":"","⟪status":502⟫,"body":""}
{"uri":"/v1","auth":"Bearer ⟦1⟧","cookie":"","status":200,"body":""}
2026/11/30 05:39:18 [debug] 237#237: *1 http header: "Host: ⟪127.0.0.1:8082⟫"
2026/11/30 05:39:18 [debug] 237#237: *1 http header: "Authorization: Basic ⦃b64= svc:⟦6⟧⦄"
2026/11/30 05:39:18 [debug] 237#237: *1 http header: "User-Agent: curl/7.88.1"
2026/11/30 05:39:18 [debug] 237#237: *1 http header: "Accept: */*"
2026/11/30 05:39:18 [debug] 237#237: *1 http header: "Cookie: sid=⟦7⟧; lang=de"
2026/11/30 05:39:18 [debug] 237#237: *1 http header: "X-Api-Key: ⟦7⟧"
2026/11/30 05:39:18 [debug] 237#237: *1 http header: "Content-Length: 33"
2026/11/30 05:39:18 [debug] 237#237: *1 http header: "Content-Type: application/x-www-form-urlencoded"
2026/11/30 05:39:18 [debug] 237#237: *1 http header done
2026/11/30 05:39:18 [debug] 237#237: *1 http script copy: "X-Internal-Secret"
2026/11/30 05:39:18 [debug] 237#237: *1 http proxy header: "Authorization: Basic ⦃b64= svc:⟦6⟧⦄"
2026/11/30 05:39:18 [debug] 237#237: *1 http proxy header: "X-Api-Key: ⟦7⟧"
X-Internal-Secret: ⟦5⟧␍
Authorization: Basic ⦃b64= svc:⟦6⟧⦄␍
X-Api-Key: ⟦7⟧␍
2026/11/30 05:39:18 [debug] 237#237: *3 http header: "⟪Host: 127.0.0.1⟫:8082"
2026/11/30 05:39:18 [debug] 237#237: *3 http header: "User-Agent: curl/7.88.1"
2026/11/30 05:39:18 [debug] 237#237: *3 http header: "Accept: */*"
2026/11/30 05:39:18 [debug] 237#237: *3 http header done
2026/11/30 05:39:18 [error] 237#237: *3 connect() failed (111: ⟪Connection refused⟫) while connecting to upstream, client: 127.0.0.1, server: , request: "GET /down?token=⟦7⟧ HTTP/1.1", upstream: "http://127.0.0.1:9/down?token=⟦7⟧", ⟪host: "127.0.0.1⟫:8082"
2026/11/30 05:39:18 [debug] 237#237: *5 http header: "Host: 127.0.0.1:8082"
2026/11/30 05:39:18 [debug] 237#237: *5 http header: "User-Agent: curl/7.88.1"
2026/11/30 05:39:18 [debug] 237#237: *5 http header: "Accept: */*"
2026/11/30 05:39:18 [debug] 237#237: *5 http header: "Authorization: Bearer ⟦1⟧"
2026/11/30 05:39:18 [debug] 237#237: *5 http header done
2026/11/30 05:39:18 [debug] 237#237: *5 http script copy: "X-Internal-Secret"
2026/11/30 05:39:18 [debug] 237#237: *5 http proxy header: "Authorization: Bearer ⟦1⟧"
X-Internal-Secret: ⟦5⟧␍
Authorization: Bearer ⟦1⟧␍
