path	wire/tcpdump-A.txt
group	-
0	word	«W6»!«w5»«d2»
1	any	«32»
2	hex	«32»
---
tcpdump: verbose output suppressed, use -v[v]... for full protocol decode
listening on lo, link-type EN10MB (Ethernet), snapshot length ⟪262144 bytes⟫
06:18:13.317914 IP ⟪127.0.0.1⟫.50050 > 127.0.0.1.8080: Flags [S], seq 2027423548, win 65495, options [mss 65495,sackOK,TS val 2901244401 ecr 0,nop,wscale 10], length 0
06:18:13.317923 IP 127.0.0.1.8080 > 127.0.0.1.50050: Flags [S.], seq 4013254171, ack 2027423549, win 65483, options [mss 65495,sackOK,TS val 505288926 ecr 2901244401,nop,wscale 10], length 0
06:18:13.317933 IP 127.0.0.1.50050 > 127.0.0.1.8080: Flags [.], ack 1, win 64, options [nop,nop,TS val 2901244401 ecr 505288926], length 0
06:18:13.317980 IP 127.0.0.1.50050 > 127.0.0.1.8080: Flags [P.], seq 1:356, ack 1, win 64, options [nop,nop,TS val 2901244401 ecr 505288926], length 355: HTTP: POST ⟪/v1/token⟫ HTTP/1.1
Host: ⟪127.0.0.1:8080⟫
Authorization: Basic ⦃b64=/24 svc:⟦0⟧Rǫ⦄-Agent: curl/7.88.1
Accept: */*
Cookie: sid=⟦2⟧
X-Api-Key: ⟦1⟧
Content-Length: 61
Content-Type: application/x-www-form-urlencoded
grant_type=password&password=⟦1⟧
06:18:13.317985 IP 127.0.0.1.8080 > 127.0.0.1.50050: Flags [.], ack 356, win 64, options [nop,nop,TS val 505288926 ecr 2901244401], length 0
06:18:13.330330 IP 127.0.0.1.8080 > 127.0.0.1.50050: Flags [P.], seq 1:136, ack 356, win 64, options [nop,nop,TS val 505288939 ecr 2901244401], length 135: HTTP: ⟪HTTP/1.0 200 OK⟫
Server: BaseHTTP/0.6 Python/3.11.7
Date: Mon, 30 Nov 2026 06:18:13 GMT
X-Request-Id: req-7f21
Content-Length: 2
06:18:13.330349 IP 127.0.0.1.50050 > 127.0.0.1.8080: Flags [.], ack 136, win 64, options [nop,nop,TS val 2901244414 ecr 505288939], length 0
06:18:13.330438 IP 127.0.0.1.8080 > 127.0.0.1.50050: Flags [P.], seq 136:138, ack 356, win 64, options [nop,nop,TS val 505288939 ecr 2901244414], length 2: HTTP
06:18:13.330445 IP 127.0.0.1.50050 > 127.0.0.1.8080: Flags [.], ack 138, win 64, options [nop,nop,TS val 2901244414 ecr 505288939], length 0
06:18:13.330481 IP 127.0.0.1.50050 > 127.0.0.1.8080: Flags [F.], seq 356, ack 138, win 64, options [nop,nop,TS val 2901244414 ecr 505288939], length 0
06:18:13.354699 IP 127.0.0.1.8080 > 127.0.0.1.50050: Flags [F.], seq 138, ack 357, win 64, options [nop,nop,TS val 505288963 ecr 2901244414], length 0
06:18:13.354725 IP 127.0.0.1.50050 > 127.0.0.1.8080: Flags [.], ack 139, win 64, options [nop,nop,TS val 2901244438 ecr 505288963], length 0
06:18:13.454875 IP 127.0.0.1.39732 > 127.0.0.1.6379: Flags [S], seq 1851852243, win 65495, options [mss 65495,sackOK,TS val 399903696 ecr 0,nop,wscale 10], length 0
06:18:13.454888 IP 127.0.0.1.6379 > 127.0.0.1.39732: Flags [S.], seq 2466423984, ack 1851852244, win 65483, options [mss 65495,sackOK,TS val 3694214041 ecr 399903696,nop,wscale 10], length 0
06:18:13.454900 IP 127.0.0.1.39732 > 127.0.0.1.6379: Flags [.], ack 1, win 64, options [nop,nop,TS val 399903696 ecr 3694214041], length 0
06:18:13.454955 IP 127.0.0.1.39732 > 127.0.0.1.6379: Flags [P.], seq 1:54, ack 1, win 64, options [nop,nop,TS val 399903696 ecr 3694214041], length 53: RESP "AUTH" "⟦1⟧"
$4
AUTH
$32
⟦1⟧
06:18:13.454960 IP 127.0.0.1.6379 > 127.0.0.1.39732: Flags [.], ack 54, win 64, options [nop,nop,TS val 3694214041 ecr 399903696], length 0
06:18:13.455122 IP 127.0.0.1.6379 > 127.0.0.1.39732: Flags [P.], seq 1:128, ack 54, win 64, options [nop,nop,TS val 3694214042 ecr 399903696], length 127: RESP "ERR AUTH <password> called without any password configured for the default user. Are you sure your configuration is correct?"
06:18:13.455131 IP 127.0.0.1.39732 > 127.0.0.1.6379: Flags [.], ack 128, win 64, options [nop,nop,TS val 399903697 ecr 3694214042], length 0
06:18:13.477925 IP 127.0.0.1.39732 > 127.0.0.1.6379: Flags [P.], seq 54:68, ack 128, win 64, options [nop,nop,TS val 399903719 ecr 3694214042], length 14: RESP "ping"
$4
ping
06:18:13.478109 IP 127.0.0.1.6379 > 127.0.0.1.39732: Flags [P.], seq 128:135, ack 68, win 64, options [nop,nop,TS val 3694214065 ecr 399903719], length 7: RESP "PONG"
06:18:13.479411 IP 127.0.0.1.39732 > 127.0.0.1.6379: Flags [F.], seq 68, ack 135, win 64, options [nop,nop,TS val 399903721 ecr 3694214065], length 0
06:18:13.479462 IP 127.0.0.1.6379 > 127.0.0.1.39732: Flags [F.], seq 135, ack 69, win 64, options [nop,nop,TS val 3694214066 ecr 399903721], length 0
06:18:13.479474 IP 127.0.0.1.39732 > 127.0.0.1.6379: Flags [.], ack 136, win 64, options [nop,nop,TS val 399903721 ecr 3694214066], length 0
06:18:13.581084 IP 127.0.0.1.39734 > 127.0.0.1.6379: Flags [S], seq 2692535162, win 65495, options [mss 65495,sackOK,TS val 1831963763 ecr 0,nop,wscale 10], length 0
m1.s.......
06:18:13.581096 IP 127.0.0.1.6379 > 127.0.0.1.39734: Flags [S.], seq 1721607002, ack 2692535163, win 65483, options [mss 65495,sackOK,TS val 2337259221 ecr 1831963763,nop,wscale 10], length 0
06:18:13.581109 IP 127.0.0.1.39734 > 127.0.0.1.6379: Flags [.], ack 1, win 64, options [nop,nop,TS val 1831963763 ecr 2337259221], length 0
m1.s.O..
06:18:13.581325 IP 127.0.0.1.39734 > 127.0.0.1.6379: Flags [P.], seq 1:62, ack 1, win 64, options [nop,nop,TS val 1831963763 ecr 2337259221], length 61: RESP "set" "config:smtp_password" "⟦0⟧"
m1.s.O..*3
$3
set
$20
config:smtp_password
$14
⟦0⟧
06:18:13.581335 IP 127.0.0.1.6379 > 127.0.0.1.39734: Flags [.], ack 62, win 64, options [nop,nop,TS val 2337259221 ecr 1831963763], length 0
06:18:13.581426 IP 127.0.0.1.6379 > 127.0.0.1.39734: Flags [P.], seq 1:6, ack 62, win 64, options [nop,nop,TS val 2337259221 ecr 1831963763], length 5: RESP "OK"
06:18:13.581515 IP 127.0.0.1.39734 > 127.0.0.1.6379: Flags [.], ack 6, win 64, options [nop,nop,TS val 1831963763 ecr 2337259221], length 0
m1.s.O..
06:18:13.613681 IP 127.0.0.1.39734 > 127.0.0.1.6379: Flags [F.], seq 62, ack 6, win 64, options [nop,nop,TS val 1831963795 ecr 2337259221], length 0
m1...O..
06:18:13.613774 IP 127.0.0.1.6379 > 127.0.0.1.39734: Flags [F.], seq 6, ack 63, win 64, options [nop,nop,TS val 2337259253 ecr 1831963795], length 0
06:18:13.613793 IP 127.0.0.1.39734 > 127.0.0.1.6379: Flags [.], ack 7, win 64, options [nop,nop,TS val 1831963795 ecr 2337259253], length 0
m1...O..
06:18:13.641589 IP 127.0.0.1.59718 > 127.0.0.1.2525: Flags [S], seq 3566072445, win 65495, options [mss 65495,sackOK,TS val 2818426193 ecr 0,nop,wscale 10], length 0
06:18:13.641601 IP 127.0.0.1.2525 > 127.0.0.1.59718: Flags [S.], seq 2193066662, ack 3566072446, win 65483, options [mss 65495,sackOK,TS val 3025384610 ecr 2818426193,nop,wscale 10], length 0
06:18:13.641614 IP 127.0.0.1.59718 > 127.0.0.1.2525: Flags [.], ack 1, win 64, options [nop,nop,TS val 2818426193 ecr 3025384610], length 0
grant_type=password&password=⟦1⟧
06:18:13.317985 IP 127.0.0.1.8080 > 127.0.0.1.50050: Flags [.], ack 356, win 64, options [nop,nop,TS val 505288926 ecr 2901244401], length 0
E..4d.@.@................5f.x......@.(.....
......y.
06:18:13.330330 IP 127.0.0.1.8080 > 127.0.0.1.50050: Flags [P.], seq 1:136, ack 356, win 64, options [nop,nop,TS val 505288939 ecr 2901244401], length 135: HTTP: HTTP/1.0 200 OK
--
06:18:13.454955 IP 127.0.0.1.39732 > 127.0.0.1.6379: Flags [P.], seq 1:54, ack 1, win 64, options [nop,nop,TS val 399903696 ecr 3694214041], length 53: RESP "AUTH" "⟦1⟧"
E..iG.@.@............4..na.........@.].....
.....1;.*2
$4
AUTH
$32
⟦1⟧

06:18:13.454960 IP 127.0.0.1.6379 > 127.0.0.1.39732: Flags [.], ack 54, win 64, options [nop,nop,TS val 3694214041 ecr 399903696], length 0
--
06:18:13.455122 IP 127.0.0.1.6379 > 127.0.0.1.39732: Flags [P.], seq 1:128, ack 54, win 64, options [nop,nop,TS val 3694214042 ecr 399903696], length 127: RESP "ERR AUTH <password> called without any password configured for the default user. Are you sure your configuration is correct?"
E...?T@.@..............4....na.	...@.......
.1;.....-ERR AUTH <password> called without any password configured for the default user. Are you sure your configuration is correct?

06:18:13.455131 IP 127.0.0.1.39732 > 127.0.0.1.6379: Flags [.], ack 128, win 64, options [nop,nop,TS val 399903697 ecr 3694214042], length 0
E..4G.@.@............4..na.	...0...@.(.....
.....1;.
--
06:18:13.581325 IP 127.0.0.1.39734 > 127.0.0.1.6379: Flags [P.], seq 1:62, ack 1, win 64, options [nop,nop,TS val 1831963763 ecr 2337259221], length 61: RESP "set" "config:smtp_password" "⟦0⟧"
E..q.M@.@.x7.........6...|.{f..[...@.e.....
m1.s.O..*3
$3
set
--
config:smtp_password
$14
⟦0⟧

06:18:13.581335 IP 127.0.0.1.6379 > 127.0.0.1.39734: Flags [.], ack 62, win 64, options [nop,nop,TS val 2337259221 ecr 1831963763], length 0
--
250 AUTH PLAIN LOGIN

06:18:13.675670 IP 127.0.0.1.59718 > 127.0.0.1.2525: Flags [P.], seq 17:29, ack 73, win 64, options [nop,nop,TS val 2818426227 ecr 3025384644], length 12
E..@"o@.@..G.........F	............@.4.....
