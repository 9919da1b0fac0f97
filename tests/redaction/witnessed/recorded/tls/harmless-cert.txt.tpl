path	tls/harmless-cert.txt
group	-
---
Certificate:
    Data:
        Version: 3 (0x2)
        Serial Number:
            37:6b:75:15:c9:2d:16:cb:b0:0f:ea:ac:36:52:b9:76:37:8b:c6:80
        Signature Algorithm: sha256WithRSAEncryption
        Issuer: CN = ⟪api.example.com⟫
        Validity
            Not Before: ⟪Nov 30 05:39:11⟫ 2026 GMT
            Not After : ⟪Dec 30 05:39:11⟫ 2026 GMT
        Subject: CN = api.example.com
        Subject Public Key Info:
            Public Key Algorithm: rsaEncryption
                Public-Key: (2048 bit)
                Modulus:
                    00:d0:22:7c:1c:47:96:df:f5:8b:9d:74:f6:91:90:
                    af:5d:d8:66:d3:b8:bc:c4:1b:9d:91:2e:d6:3a:99:
                    6f:3e:30:f9:b9:82:ca:57:ce:6d:e1:9d:8b:91:25:
                    33:63:bd:09:bb:c0:0a:65:92:ae:c3:fb:c7:ac:a7:
                    3d:03:77:f5:3d:41:67:ae:fe:0a:aa:b8:d0:40:c5:
                    17:ad:ac:5c:e7:a6:ae:47:8b:14:c7:50:b6:f8:3f:
                    24:e9:04:be:7b:9b:8a:27:8c:5e:f9:2b:d6:42:e5:
                    df:7a:51:f3:ef:ac:3a:08:e8:de:c5:fd:9e:b1:d5:
                    79:85:a1:d2:84:69:9a:a0:34:92:96:6a:0d:e9:f8:
                    cd:67:87:44:eb:4a:69:17:60:39:8f:71:2b:1a:d8:
                    d0:d3:1b:95:38:02:94:6e:4f:e5:c6:0d:b3:59:03:
                    eb:77:76:33:75:65:ef:67:84:28:31:44:4f:90:ef:
                    a7:f3:9a:21:48:f2:8c:27:de:64:81:5c:69:89:46:
                    b9:71:7f:6e:d9:4b:76:2c:60:2e:25:cf:28:79:f6:
                    ca:a6:70:5b:b1:77:ee:bd:00:7a:5d:f8:67:49:94:
                    89:c3:9d:32:2d:18:ff:02:fc:37:cc:7a:69:eb:ac:
                    30:43:1e:b5:bf:91:2f:ad:7d:7b:09:3b:4d:66:98:
                    ce:21
                Exponent: 65537 (0x10001)
        X509v3 extensions:
            X509v3 Subject Key Identifier: 
                80:75:1C:12:35:CE:8E:8B:E3:DA:EC:54:42:DC:40:70:65:EC:CA:35
            X509v3 Authority Key Identifier: 
                80:75:1C:12:35:CE:8E:8B:E3:DA:EC:54:42:DC:40:70:65:EC:CA:35
            X509v3 Basic Constraints: critical
                CA:TRUE
            X509v3 Subject Alternative Name: 
                DNS:api.example.com, IP Address:⟪127.0.0.1⟫
    Signature Algorithm: sha256WithRSAEncryption
    Signature Value:
        9b:b0:c0:35:c1:42:1e:3e:37:21:46:e4:b7:c6:28:aa:16:6c:
        3f:be:92:d6:d6:a4:c2:9a:06:f8:f4:26:f3:04:85:db:8d:8d:
        02:43:85:52:b0:1e:41:36:94:e3:99:97:34:b1:81:21:05:f1:
        1d:9c:32:04:e2:c8:69:9b:bd:af:6e:93:c0:47:c3:d1:6a:42:
        11:62:02:4c:9e:32:69:b5:11:f4:7c:48:fc:2b:59:37:50:a6:
        bd:a8:9b:0d:02:0f:f2:75:8c:16:04:37:9e:3d:c1:4b:c9:3a:
        34:5a:59:16:9f:c0:7f:6c:a4:98:07:35:a9:91:bf:12:9e:88:
        9e:39:0a:b2:e5:ac:8a:8f:e5:12:5e:0f:ef:d4:c8:34:1c:6a:
        1c:a0:3f:5a:82:66:fa:89:c5:5d:19:6f:8e:86:4a:f2:43:e8:
        18:ad:8f:70:37:b1:e5:84:bd:4c:42:6d:90:95:63:4d:00:0c:
        00:a2:a8:4f:7d:7c:35:1e:62:a9:c0:9c:a1:74:9c:de:fa:15:
        f6:2d:d9:54:9f:e8:b8:d3:be:cc:46:9a:fc:fc:02:5b:c6:6e:
        7f:82:fc:64:4f:ce:11:90:6b:53:ca:d9:45:e0:9d:c1:b2:eb:
        5c:35:07:d5:2f:0a:c6:02:e2:f6:48:b8:22:1a:09:c2:11:0b:
        11:26:d6:04
sha256 Fingerprint=45:A0:D6:9F:69:90:20:A5:34:94:15:23:68:71:A1:8F:DC:9E:2E:02:99:3E:69:53:FB:CF:2D:6A:D4:10:D7:A9
-----BEGIN CERTIFICATE-----
MIIDNzCCAh+gAwIBAgIUN2t1FcktFsuwD+qsNlK5djeLxoAwDQYJKoZIhvcNAQEL
BQAwGjEYMBYGA1UEAwwPYXBpLmV4YW1wbGUuY29tMB4XDTI2MTEzMDA1MzkxMVoX
DTI2MTIzMDA1MzkxMVowGjEYMBYGA1UEAwwPYXBpLmV4YW1wbGUuY29tMIIBIjAN
BgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEA0CJ8HEeW3/WLnXT2kZCvXdhm07i8
xBudkS7WOplvPjD5uYLKV85t4Z2LkSUzY70Ju8AKZZKuw/vHrKc9A3f1PUFnrv4K
qrjQQMUXraxc56auR4sUx1C2+D8k6QS+e5uKJ4xe+SvWQuXfelHz76w6COjexf2e
sdV5haHShGmaoDSSlmoN6fjNZ4dE60ppF2A5j3ErGtjQ0xuVOAKUbk/lxg2zWQPr
d3YzdWXvZ4QoMURPkO+n85ohSPKMJ95kgVxpiUa5cX9u2Ut2LGAuJc8oefbKpnBb
sXfuvQB6XfhnSZSJw50yLRj/Avw3zHpp66wwQx61v5EvrX17CTtNZpjOIQIDAQAB
o3UwczAdBgNVHQ4EFgQUgHUcEjXOjovj2uxUQtxAcGXsyjUwHwYDVR0jBBgwFoAU
gHUcEjXOjovj2uxUQtxAcGXsyjUwDwYDVR0TAQH/BAUwAwEB/zAgBgNVHREEGTAX
gg9hcGkuZXhhbXBsZS5jb22HBH8AAAEwDQYJKoZIhvcNAQELBQADggEBAJuwwDXB
Qh4+NyFG5LfGKKoWbD++ktbWpMKaBvj0JvMEhduNjQJDhVKwHkE2lOOZlzSxgSEF
8R2cMgTiyGmbva9uk8BHw9FqQhFiAkyeMmm1EfR8SPwrWTdQpr2omw0CD/J1jBYE
N549wUvJOjRaWRafwH9spJgHNamRvxKeiJ45CrLlrIqP5RJeD+/UyDQcahygP1qC
ZvqJxV0Zb46GSvJD6Bitj3A3seWEvUxCbZCVY00ADACiqE99fDUeYqnAnKF0nN76
FfYt2VSf6LjTvsxGmvz8AlvGbn+C/GRPzhGQa1PK2UXgncGy61w1B9UvCsYC4vZI
uCIaCcIRCxEm1gQ=
-----END CERTIFICATE-----
notAfter=Dec 30 05:39:11 2026 GMT
subject=CN = api.example.com
CN = api.example.com
error 18 at 0 depth lookup: self-signed certificate
⟪error srv⟫.crt: ⟪verification failed⟫
256 ⟪SHA256:0aQPtALhHWyecYlSx6/3RJWLL03d5lsufFg9+ZD3CV0⟫ ops@prod-eu-3 (ED25519)
ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIC9gEblB1TRJ6nq7vA6G5yhi3CkiqldcpKcN/H2+1W2c ops@prod-eu-3
ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAABAQDaghqPvFfwByjPNSoHrn8bdOI1aTQRNOrscF89Rlg6MXhjpxHcda4oQRswjS7E/4uxxn1W3SQ1UPQWwimPJW7FpxKxhcWQHfBnmUUyUUNQsWjbK4MWm7giBnQcS8t0RHtkdAGzAJAjFcHkfXHlRgRxKYLs4MYMvMKOtO1PDJHjqQV+NLlKdWoEs+ytieyZauhkTqOej4VdM3kvYyFuFz1LJ8zy3XVzn+IrL1jrmTc7GVSZy6gzU3ifx5qcUWH7oHnIcrAidnpbMr7cm4MfRCnw7rlu1flLijv3iByPO/VRehhzHHPAWLQOgF+u+1a8pn+kj4jc7lkTnBdE7L5msby1 root@prod-eu-3
-----BEGIN PUBLIC KEY-----
MCowBQYDK2VwAyEAD6CJ/jT7JxMl+c1FIUVKq518mEh7caFBMCfhD7uN9uk=
-----END PUBLIC KEY-----
256 SHA256:0aQPtALhHWyecYlSx6/3RJWLL03d5lsufFg9+ZD3CV0 ops@prod-eu-3 (ED25519)
+--[ED25519 256]--+
|    o+ooo..    . |
|   ..o=++=    o  |
|    .+o+=..  o o.|
|      o. +. o o E|
|        S... +.++|
|        . . o.=+*|
|         . o o.*B|
|            . +o=|
|               o |
+----[SHA256]-----+
RSA key ok
SHA2-256(srv.crt)= 44b8cc0b6ae8ee7e7e700c317de0fc05aa0dbeebf4682ce535a5f72effd88f6d
