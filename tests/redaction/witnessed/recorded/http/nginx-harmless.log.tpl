path	http/nginx-harmless.log
group	-
1	word	«W6»!«w5»«d2»
2	any	«24»
---
2026/11/30 05:39:17 [debug] 234#234: bind() ⟪127.0.0.1:8082⟫ #6 
2026/11/30 05:39:17 [notice] 234#234: using the "epoll" event method
2026/11/30 05:39:17 [debug] 234#234: counter: 00007F8663700080, 1
2026/11/30 05:39:17 [notice] 234#234: nginx/1.22.1
2026/11/30 05:39:17 [notice] 234#234: OS: Linux 6.18.44-fc-v657
2026/11/30 05:39:17 [notice] 234#234: getrlimit(RLIMIT_NOFILE): 20000:20000
2026/11/30 05:39:17 [debug] 235#234: write: 7, 00007FFEC5180730, 4, 0
2026/11/30 05:39:17 [debug] 235#235: setproctitle: "nginx: master process nginx -c ⟪/srv/app/ng.conf⟫"
2026/11/30 05:39:17 [notice] 235#235: start worker processes
2026/11/30 05:39:17 [debug] 235#235: channel 7:8
2026/11/30 05:39:17 [notice] 235#235: start worker process 237
2026/11/30 05:39:17 [debug] 235#235: sigsuspend
2026/11/30 05:39:17 [debug] 237#237: add cleanup: 000055ACDADA28A8
2026/11/30 05:39:17 [debug] 237#237: malloc: 000055ACDAD7DD20:8
2026/11/30 05:39:17 [debug] 237#237: notify eventfd: 10
2026/11/30 05:39:17 [debug] 237#237: testing the EPOLLRDHUP flag: success
2026/11/30 05:39:17 [debug] 237#237: malloc: 000055ACDAD8BEB0:6144
2026/11/30 05:39:17 [debug] 237#237: malloc: 000055ACDADA6D60:122880
2026/11/30 05:39:17 [debug] 237#237: malloc: 000055ACDADC4D70:49152
2026/11/30 05:39:17 [debug] 237#237: malloc: 000055ACDADD0D80:49152
2026/11/30 05:39:17 [debug] 237#237: epoll add event: fd:6 op:1 ev:00002001
2026/11/30 05:39:17 [debug] 237#237: epoll add event: fd:8 op:1 ev:00002001
2026/11/30 05:39:17 [debug] 237#237: setproctitle: "nginx: worker process"
2026/11/30 05:39:17 [debug] 237#237: worker cycle
2026/11/30 05:39:17 [debug] 237#237: epoll timer: -1
2026/11/30 05:39:18 [debug] 237#237: epoll: fd:6 ev:0001 d:000055ACDADA6D60
2026/11/30 05:39:18 [debug] 237#237: accept on 127.0.0.1:8082, ready: 0
2026/11/30 05:39:18 [debug] 237#237: ⟪posix_memalign⟫: 000055ACDAD7C970:512 @16
2026/11/30 05:39:18 [debug] 237#237: *1 accept: ⟪127.0.0.1:54384⟫ fd:7
2026/11/30 05:39:18 [debug] 237#237: *1 event timer add: 7: 60000:1335336
2026/11/30 05:39:18 [debug] 237#237: *1 reusable connection: 1
2026/11/30 05:39:18 [debug] 237#237: *1 epoll add event: fd:7 op:1 ev:80002001
2026/11/30 05:39:18 [debug] 237#237: timer delta: 375
2026/11/30 05:39:18 [debug] 237#237: worker cycle
2026/11/30 05:39:18 [debug] 237#237: epoll timer: 60000
2026/11/30 05:39:18 [debug] 237#237: epoll: fd:7 ev:0001 d:000055ACDADA6F40
2026/11/30 05:39:18 [debug] 237#237: *1 http wait request handler
2026/11/30 05:39:18 [debug] 237#237: *1 malloc: 000055ACDAD7F1C0:1024
2026/11/30 05:39:18 [debug] 237#237: *1 recv: eof:0, avail:-1
2026/11/30 05:39:18 [debug] 237#237: *1 recv: fd:7 326 of 1024
2026/11/30 05:39:18 [debug] 237#237: *1 reusable connection: 0
2026/11/30 05:39:18 [debug] 237#237: *1 posix_memalign: 000055ACDAD8D6C0:4096 @16
2026/11/30 05:39:18 [debug] 237#237: *1 http process request line
2026/11/30 05:39:18 [debug] 237#237: *1 http request line: "POST /login?next=%2F HTTP/1.1"
2026/11/30 05:39:18 [debug] 237#237: *1 http uri: "/login"
2026/11/30 05:39:18 [debug] 237#237: *1 http args: "next=%2F"
2026/11/30 05:39:18 [debug] 237#237: *1 http exten: ""
2026/11/30 05:39:18 [debug] 237#237: *1 posix_memalign: 000055ACDAD83E90:4096 @16
2026/11/30 05:39:18 [debug] 237#237: *1 http process request header line
2026/11/30 05:39:18 [debug] 237#237: *1 http header: "⟪Host: 127.0.0.1⟫:8082"
2026/11/30 05:39:18 [debug] 237#237: *1 http header: "Authorization: Basic ⦃b64= svc:⟦1⟧⦄"
2026/11/30 05:39:18 [debug] 237#237: *1 http header: "User-Agent: curl/7.88.1"
2026/11/30 05:39:18 [debug] 237#237: *1 http header: "Accept: */*"
2026/11/30 05:39:18 [debug] 237#237: *1 http header: "Cookie: sid=⟦2⟧; lang=de"
2026/11/30 05:39:18 [debug] 237#237: *1 http header: "X-Api-Key: ⟦2⟧"
2026/11/30 05:39:18 [debug] 237#237: *1 http header: "Content-Length: 33"
2026/11/30 05:39:18 [debug] 237#237: *1 http header: "Content-Type: application/x-www-form-urlencoded"
2026/11/30 05:39:18 [debug] 237#237: *1 http header done
2026/11/30 05:39:18 [debug] 237#237: *1 event timer del: 7: 1335336
2026/11/30 05:39:18 [debug] 237#237: *1 generic phase: 0
