path	crypto/openvpn.txt
group	-
0	word	«W6»!«w5»«d2»
2	hex	«32»
3	hex	«32»
4	hex	«32»
5	hex	«32»
6	hex	«32»
7	hex	«32»
8	hex	«32»
9	hex	«32»
10	hex	«32»
11	hex	«32»
12	hex	«32»
13	hex	«32»
14	hex	«32»
15	hex	«32»
16	hex	«32»
17	hex	«32»
---
#
# 2048 bit OpenVPN static key
#
-----BEGIN OpenVPN Static key V1-----
⟦2⟧
⟦3⟧
⟦4⟧
⟦5⟧
⟦6⟧
⟦7⟧
⟦8⟧
⟦9⟧
⟦10⟧
⟦11⟧
⟦12⟧
⟦13⟧
⟦14⟧
⟦15⟧
⟦16⟧
⟦17⟧
-----END OpenVPN Static key V1-----
client
remote ⟪vpn.example.net⟫ 1194 udp
proto udp
dev tun
auth-user-pass ⟪/etc/openvpn/up.txt⟫
<auth-user-pass>
mira
⟦0⟧
</auth-user-pass>
<tls-auth>
#
# 2048 bit OpenVPN static key
#
-----BEGIN OpenVPN Static key V1-----
⟦2⟧
⟦3⟧
⟦4⟧
⟦5⟧
⟦6⟧
⟦7⟧
⟦8⟧
⟦9⟧
⟦10⟧
⟦11⟧
⟦12⟧
⟦13⟧
⟦14⟧
⟦15⟧
⟦16⟧
⟦17⟧
-----END OpenVPN Static key V1-----
</tls-auth>
key-direction 1
management ⟪127.0.0.1⟫ 7505 ⟪/srv/pw⟫
http-proxy-user-pass x
⟪2026-11-30 05:46:13⟫ Note: --cipher is not set. OpenVPN versions before 2.5 defaulted to BF-CBC as fallback ⟪when cipher negotiation failed in this case⟫. If you need this fallback please add '--data-ciphers-fallback BF-CBC' to your configuration and/or add BF-CBC to --data-ciphers.
⟪Options error⟫: --http-proxy MUST be used in TCP Client mode (i.e. --proto tcp-client)
Use --help for more information.
OpenVPN 2.6.14 x86_64-pc-linux-gnu [SSL (OpenSSL)] [LZO] [LZ4] [EPOLL] [PKCS11] [MH/PKTINFO] [AEAD] [DCO]
library versions: OpenSSL 3.0.19 27 Jan 2026, LZO 2.10
