path	http/haproxy.txt
group	-
0	any	«32».«43»
3	hex	«40»
5	word	«W6»!«w5»«d2»
6	any	«32»
7	any	«43»
---
global
  log stdout format raw local0 debug
userlist ops
  user admin insecure-password ⟦5⟧
  user ro password $5$abcdefgh$⟦7⟧
defaults
  mode http
  ⟪timeout connect⟫ 1s
  ⟪timeout client⟫ 5s
  ⟪timeout server⟫ 5s
  log global
  option httplog
frontend web
  bind ⟪127.0.0.1:8084⟫
  capture request header Authorization len 128
  capture request header Cookie len 128
  http-request auth realm x if { path_beg /stats } !{ http_auth(ops) }
  default_backend app
backend app
  http-request set-header X-Backend-Token ⟦6⟧
  server a1 ⟪127.0.0.1:8080⟫ check
listen stats
  bind ⟪127.0.0.1:8404⟫
  stats enable
  stats auth admin:⟦5⟧
Note: setting global.maxconn to 9990.
Available polling systems :
      epoll : pref=300,  test result OK
       poll : pref=200,  test result OK
     select : pref=150,  ⟪test result FAILED⟫
Total: 3 (2 usable), will use epoll.

Available filters :
	[CACHE] cache
	[COMP] compression
	[FCGI] fcgi-app
	[  OT] opentracing
	[SPOE] spoe
	[TRACE] trace
Using epoll() as the polling mechanism.
00000000:web.accept(0004)=000b from [127.0.0.1:58988] ALPN=<none>
00000000:web.clireq[000b:ffffffff]: GET /x?api_key=⟦6⟧ HTTP/1.1
00000000:web.clihdr[000b:ffffffff]: ⟪host: 127.0.0.1⟫:8084
00000000:web.clihdr[000b:ffffffff]: authorization: Basic ⦃b64= svc:⟦5⟧⦄
00000000:web.clihdr[000b:ffffffff]: user-agent: curl/7.88.1
00000000:web.clihdr[000b:ffffffff]: accept: */*
00000000:web.clihdr[000b:ffffffff]: cookie: sid=⟦6⟧
00000000:app.srvrep[000b:000c]: ⟪HTTP/1.1 200 OK⟫
00000000:app.srvhdr[000b:000c]: server: BaseHTTP/0.6 Python/3.11.7
00000000:app.srvhdr[000b:000c]: date: Mon, 30 Nov 2026 05:39:28 GMT
00000000:app.srvhdr[000b:000c]: set-cookie: better-auth.session_token=⟦0⟧; Path=/; HttpOnly; ⟪SameSite⟫=Lax
00000000:app.srvhdr[000b:000c]: x-request-id: req-7f21c0
00000000:app.srvhdr[000b:000c]: x-csrf-token: ⟦3⟧
00000000:app.srvhdr[000b:000c]: content-length: 297
00000000:app.srvcls[000b:000c]
00000000:app.clicls[000b:000c]
00000000:app.closed[000b:000c]
127.0.0.1:58988 [30/Nov/2026:05:39:28.936] web app/a1 0/0/0/0/1 200 631 - - ---- 1/1/0/0/0 0/0 {Basic ⦃b64= svc:⟦5⟧⦄|sid=⟦6⟧} "GET /x?api_key=⟦6⟧ HTTP/1.1"
[NOTICE]   (285) : haproxy version is 2.6.12-1+deb12u4
[NOTICE]   (285) : path to executable is ⟪/usr/sbin/haproxy⟫
[ALERT]    (285) : config : parsing [ha.cfg:9] : 'timeout' supports 'client', 'server', 'connect', 'check', 'queue', 'http-keep-alive', 'http-request', 'tunnel', 'tarpit', 'client-fin' and 'server-fin' (got 'clientt')
[ALERT]    (285) : config : parsing [ha.cfg:25]: ⟪unknown stats parameter⟫ 'aut', expects 'admin', 'uri', 'realm', 'auth', 'scope', 'enable', 'hide-version', 'show-node', 'show-desc' or 'show-legends'.
[ALERT]    (285) : ⟪config : Error⟫(s) found in configuration file : ha.cfg
[ALERT]    (285) : ⟪config : Fatal errors found in configuration⟫.
