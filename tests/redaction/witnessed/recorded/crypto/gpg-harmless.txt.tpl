path	crypto/gpg-harmless.txt
group	-
---
gpg: checking the trustdb
gpg: marginals needed: 3  completes needed: 1  trust model: pgp
gpg: depth: 0  valid:   2  signed:   0  trust: 0-, 0q, 0n, 0m, 0f, 2u
gpg: next trustdb check due at 2027-11-30
⟪/srv/app/gh/pubring.kbx⟫
-----------------------
pub   ed25519 2026-11-30 [SC] [expires: 2027-11-30]
      A1A3E3B249697A675494B1E1D57396BFF5E62E33
uid           [ultimate] ops@example.com

pub   ed25519 2026-11-30 [SCA]
      0936180B792E81CD661A48631D939750BF42B3FA
uid           [ultimate] ci@example.com

/srv/app/gh/pubring.kbx
-----------------------
pub   ed25519 2026-11-30 [SC] [expires: 2027-11-30]
      A1A3 E3B2 4969 7A67 5494  B1E1 D573 96BF F5E6 2E33
uid           [ultimate] ops@example.com

pub   ed25519 2026-11-30 [SCA]
      0936 180B 792E 81CD 661A  4863 1D93 9750 BF42 B3FA
uid           [ultimate] ci@example.com

-----BEGIN PGP PUBLIC KEY BLOCK-----

mDMEaw0NkhYJKwYBBAHaRw8BAQdA3gv8meGe726D36bATIX8ocnkEZvkiulAUASy
Rufn/iS0D29wc0BleGFtcGxlLmNvbYiWBBMWCAA+FiEEoaPjsklpemdUlLHh1XOW
v/XmLjMFAmsNDZICGwMFCQHhM4AFCwkIBwIGFQoJCAsCBBYCAwECHgECF4AACgkQ
1XOWv/XmLjOkAQEA+0PCm0pW8CRVx2A5bKDH/2Euuqmj1lhLEOX8dB2I7/8BAPVp
WExcpuqG79fSDSi5lHpanCVTwTudR+iO6S1cLNsM
=aOlV
-----END PGP PUBLIC KEY BLOCK-----
gpg (GnuPG) 2.2.40
libgcrypt 1.10.1
Copyright (C) 2022 g10 Code GmbH
gpg: can't open '/nope': ⟪No such file or directory⟫
gpg: decrypt_message ⟪failed: No such file or directory⟫
