path	backup/borg.txt
group	-
0	word	«w5»-«w7»-«w4»-«w6»
1	any	«54»+«5»+«9»
2	any	«4»/«1»/«38»/«24»
3	any	«70»
4	any	«5»+«57»+«1»+«4»
5	any	«7»/«28»+«33»
6	any	«70»
---
+ export ⟪BORG_PASSPHRASE⟫=⟦0⟧ ⟪BORG_RELOCATED_REPO_ACCESS_IS_OK⟫=yes
+ BORG_PASSPHRASE=⟦0⟧
+ BORG_RELOCATED_REPO_ACCESS_IS_OK=yes
+ borg init -e repokey br

By default repositories initialized with this version will produce security
errors if written to with an older version (up to and including Borg 1.0.8).

If you want to use these older versions, you can disable the check by running:
borg upgrade --disable-tam br

See https://borgbackup.readthedocs.io/en/stable/changes.html#pre-1-0-9-manifest-spoofing-vulnerability for details about the security implications.

IMPORTANT: you will need both KEY AND PASSPHRASE to access this repo!
If you used a repokey mode, the key is stored in the repo, but you should back it up separately.
Use "borg key export" to export the key, optionally in printable format.
Write down the passphrase. Store both at safe place(s).

+ borg create br::a ⟪/etc/hostname⟫
+ borg list br
a                                    Mon, ⟪2026-11-30 05:45:31⟫ [2228143f2a6137cc872e7811d0667fdbaf41680109ef11e3483117e62f5a9eb8]
+ borg key export br
BORG_KEY 468c17ffe34a40b865c10d88e6ab133a144c2290f3fb08845633e172c6422598
⟦1⟧
⟦2⟧
⟦3⟧
⟦4⟧
⟦5⟧
⟦6⟧
XWQbTgNXqMuhBuqHQ9E45v6ri5dOOgU/k/xXyBWndmVyc2lvbgE=
+ BORG_PASSPHRASE=wrong1
+ borg list br
passphrase supplied in BORG_PASSPHRASE, by BORG_PASSCOMMAND or via BORG_PASSPHRASE_FD is incorrect.
+ ⟪BORG_DISPLAY_PASSPHRASE⟫=y
+ ⟪BORG_NEW_PASSPHRASE⟫=⟦0⟧
+ borg key change-passphrase br
+ cat br/config
[repository]
version = 1
segments_per_dir = 1000
max_segment_size = 524288000
append_only = 0
storage_quota = 0
additional_free_space = 0
id = 468c17ffe34a40b865c10d88e6ab133a144c2290f3fb08845633e172c6422598
key = ⟦1|«0:35»⟧7rV4/AUaYYIaOJHVS/JBi/ww/eN/C5gShnr
	SMQUOS6f96KrhDw0yi9xi8Jq3Efj5+XvU+3VJFFn2upASqTjO4bXwxrnR2iRwI8IIPWMtu
	/InuPr3emqeJjpKqPlxn31PYC1wa5xk+9r1MBQpUFbFjPpgOdWgC5/CO5pr+yuT4jtlELq
	S5wBhAn/41pkNGm8cIHNx2dV4yMeg/5pD56vnYNWKlU9EurkflTjwNwhDY7wFZD56YjPlP
	0+UKFpxVLIfQLspB4JlrA2pYuTsQ2ICbfeGxNz9jYw5El+xXF9u⟦5|«51:61»⟧CFi2cBkm4
	jM7zpnaNL6XzWCy6En4EzVzS3ITbSlNpB3⟦6|«34:66»⟧4vXL
	HpDXZO7qNV22vFortpB/5wMyFM4KFGcuO7/k2eGndmVyc2lvbgE=

+ borg info br
+ head -12
Repository ID: 468c17ffe34a40b865c10d88e6ab133a144c2290f3fb08845633e172c6422598
Location: ⟪/srv/app/br⟫
Encrypted: Yes (repokey)
Cache: ⟪/srv/app/bb/.cache/borg/468c17ffe34a40b865c10d88e6ab133a144c2290f3fb08845633e172c6422598⟫
Security dir: ⟪/srv/app/bb/.config/borg/security/468c17ffe34a40b865c10d88e6ab133a144c2290f3fb08845633e172c6422598⟫
------------------------------------------------------------------------------
                       Original size      Compressed size    Deduplicated size
All archives:                    3 B                 46 B                734 B

                       Unique chunks         Total chunks
Chunk index:                       3                    3
+ borg list ssh://b@⟪127.0.0.1⟫:9/./r
+ tail -4
Connection closed by remote host. Is borg working on the server?
