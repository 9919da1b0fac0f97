path	backup/rclone-env.txt
group	-
0	any	«13»/«13»+«12»
1	upper	AKIA«16»
2	word	«W6»@«w5»«d2»
---
⟪RCLONE_CONFIG_S3_ACCESS_KEY_ID⟫=⟦1⟧
⟪RCLONE_CONFIG⟫=⟪/srv/app/none.conf⟫
⟪RCLONE_CONFIG_PASS⟫=⟦2⟧
⟪RCLONE_CONFIG_S3_TYPE⟫=s3
⟪RCLONE_CONFIG_S3_SECRET_ACCESS_KEY⟫=⟦0⟧
2026/11/30 05:45:12 NOTICE: Config file "/srv/app/none.conf" ⟪not found⟫ - using defaults
{}rclone v1.60.1-DEV
- os/version: debian 12.11 (64 bit)
- os/kernel: 6.18.44-fc-v657 (x86_64)
- os/type: linux
- os/arch: amd64
- go/version: go1.19.8
- go/linking: dynamic
- go/tags: none
2026/11/30 05:45:14 DEBUG : Setting --config "/srv/app/none.conf" from environment variable RCLONE_CONFIG="/srv/app/none.conf"
2026/11/30 05:45:14 DEBUG : rclone: Version "v1.60.1-DEV" starting with parameters ["rclone" "listremotes" "-vv"]
2026/11/30 05:45:14 NOTICE: Config file "/srv/app/none.conf" not found - using defaults
s3:
2026/11/30 05:45:14 DEBUG : rclone: Version "v1.60.1-DEV" finishing with parameters ["rclone" "listremotes" "-vv"]
