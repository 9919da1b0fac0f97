path	tls/s_client.txt
group	-
1	HEX	«96»
---
depth=0 CN = ⟪api.example.com⟫
⟪verify error:num⟫=18:self-signed certificate
verify return:1
depth=0 CN = api.example.com
verify return:1
CONNECTED(00000003)
---
Certificate chain
 0 s:CN = api.example.com
   i:CN = api.example.com
   a:PKEY: rsaEncryption, 2048 (bit); sigalg: RSA-SHA256
   v:NotBefore: ⟪Nov 30 05:39:11⟫ 2026 GMT; ⟪NotAfter⟫: ⟪Dec 30 05:39:11⟫ 2026 GMT
---
Server certificate
uCIaCcIRCxEm1gQ=
subject=CN = api.example.com
issuer=CN = api.example.com
---
No client certificate CA names sent
Peer signing digest: SHA256
Peer signature type: RSA-PSS
Server Temp Key: X25519, 253 bits
---
SSL handshake has read ⟪1468 bytes⟫ and written ⟪305 bytes⟫
⟪Verification error: self⟫-signed certificate
---
New, TLSv1.2, Cipher is ECDHE-RSA-AES256-GCM-SHA384
Server public key is 2048 bit
Secure Renegotiation IS supported
Compression: NONE
Expansion: NONE
No ALPN negotiated
SSL-Session:
    Protocol  : TLSv1.2
    Cipher    : ECDHE-RSA-AES256-GCM-SHA384
    Session-ID: 1B5A9C0E7F2D4466A8B0C1D2E3F405162738495A6B7C8D9EAFB0C1D2E3F40516
    Session-ID-ctx: 
    Master-Key: ⟦1⟧
    PSK identity: None
    PSK identity hint: None
    SRP username: None
    TLS session ticket lifetime hint: 7200 (seconds)
    TLS session ticket:

    Start Time: 1796017154
    Timeout   : 7200 (sec)
    Verify return ⟪code: 18⟫ (self-signed certificate)
    Extended master secret: yes
---
DONE
Can't use SSL_get_servername
depth=0 CN = api.example.com
verify error:num=18:self-signed certificate
verify return:1
depth=0 CN = api.example.com
verify return:1
CONNECTED(00000003)
---
Certificate chain
 0 s:CN = api.example.com
   i:CN = api.example.com
   a:PKEY: rsaEncryption, 2048 (bit); sigalg: RSA-SHA256
   v:NotBefore: Nov 30 05:39:11 2026 GMT; NotAfter: Dec 30 05:39:11 2026 GMT
---
Server certificate
uCIaCcIRCxEm1gQ=
subject=CN = api.example.com
issuer=CN = api.example.com
---
No client certificate CA names sent
Peer signing digest: SHA256
Peer signature type: RSA-PSS
Server Temp Key: X25519, 253 bits
---
SSL handshake has read ⟪1383 bytes⟫ and written 305 bytes
Verification error: self-signed certificate
---
New, TLSv1.3, Cipher is TLS_AES_256_GCM_SHA384
Server public key is 2048 bit
Secure Renegotiation IS NOT supported
Compression: NONE
Expansion: NONE
No ALPN negotiated
Early data was not sent
Verify return code: 18 (self-signed certificate)
---
DONE
---
Post-Handshake New Session Ticket arrived:
SSL-Session:
    Protocol  : TLSv1.3
40C7FA627E7F0000:error:8000006F:system library:BIO_connect:⟪Connection refused⟫:../crypto/bio/bio_sock2.c:117:calling connect()
40C7FA627E7F0000:error:10000067:BIO routines:BIO_connect:⟪connect error⟫:../crypto/bio/bio_sock2.c:119:
connect:errno=111
