path	crypto/gpg.txt
group	-
0	word	«w5»-«w7»-«w4»-«w6»
1	any	«64»
2	any	«4»/«2»+«15»/«2»/«37»
3	any	«2»/«48»+«12»
4	any	«29»+«17»/«16»
5	any	«51»/«12»
6	any	«19»/«20»/«23»
---
+ gpg --batch --pinentry-mode loopback --passphrase ⟦0⟧ --quick-gen-key ops@example.com ed25519 sign 1y
gpg: keybox '⟪/srv/app/gh/pubring.kbx⟫' created
gpg: ⟪/srv/app/gh/trustdb.gpg⟫: trustdb created
gpg: directory '⟪/srv/app/gh/openpgp-revocs.d⟫' created
gpg: revocation certificate stored as '⟪/srv/app/gh/openpgp-revocs.d/A1A3E3B249697A675494B1E1D57396BFF5E62E33.rev⟫'
+ gpg --list-keys --with-colons
gpg: checking the trustdb
gpg: marginals needed: 3  completes needed: 1  trust model: pgp
gpg: depth: 0  valid:   1  signed:   0  trust: 0-, 0q, 0n, 0m, 0f, 1u
gpg: next trustdb check due at 2027-11-30
tru:o:1:1796017561:1:3:1:5
pub:u:255:22:D57396BFF5E62E33:1796017554:1827553554::u:::scSC:::::ed25519:::0:
fpr:::::::::A1A3E3B249697A675494B1E1D57396BFF5E62E33:
uid:u::::1796017554::E3556CCDCA9615447DCD23DF015986792DB4E791::ops@example.com::::::::::0:
+ gpg --batch --pinentry-mode loopback --passphrase ⟦0⟧ --armor --export-secret-keys
-----BEGIN PGP PRIVATE KEY BLOCK-----

⟦1⟧
⟦2⟧
⟦3⟧
⟦4⟧
⟦5⟧
⟦6⟧
elqcJVPBO51H6I7pLVws2ww=
=fux0
-----END PGP PRIVATE KEY BLOCK-----
+ gpg -vv --batch --pinentry-mode loopback --passphrase wrong1 --export-secret-keys -a ops@example.com
gpg: writing to stdout
gpg: key 0163623FEDB4F399A1BDB41DF9A44E8E1509F57F: asking agent for the secret parts
gpg: key 0163623FEDB4F399A1BDB41DF9A44E8E1509F57F: ⟪error receiving key from agent: Bad⟫ passphrase - skipped
gpg: WARNING: nothing exported
+ gpg --batch --pinentry-mode loopback --passphrase ⟦0⟧ -s -a --no-emit-version
+ echo x
+ wc -l
7
+ gpg --batch --gen-key
gpg: skipping control '%commitx' ()
gpg: revocation certificate stored as '/srv/app/gh/openpgp-revocs.d/0936180B792E81CD661A48631D939750BF42B3FA.rev'
++ pgrep -f 'gpg-agent.*gh'
+ kill 288 292
