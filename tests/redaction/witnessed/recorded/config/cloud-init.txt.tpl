path	config/cloud-init.txt
group	-
0	word	«W6»!«w5»«d2»
1	any	«32»
---
#cloud-config
password: ⟦0⟧
chpasswd: {expire: false}
write_files:
- path: ⟪/etc/app.env⟫
  content: |
    ⟪API_TOKEN⟫=⟦1⟧
runcmd:
- [sh, -c, 'curl -H "X-Join-Token: ⟦1⟧" https://⟪join.example.com⟫']

Cloud-init v. 23.1.2 running 'modules:config' at Sun, 29 Nov 2026 22:14:03 +0000. Up ⟪12.31 seconds⟫.
⟪2026-11-29 22:14:03,114⟫ - util.py[DEBUG]: Running command ['chpasswd', '-e'] with allowed return codes [0] (shell=False, capture=True)
⟪2026-11-29 22:14:03,200⟫ - util.py[DEBUG]: Running hidden command to protect sensitive input/output logstring: chpasswd for root
user-data: ⦃b64= #cloud-config␤password: ⟦0⟧␤chpasswd: {expire: false}␤write_files:␤- path: /etc/app.env␤  content: |␤    API_TOKEN=⟦1⟧␤runcmd:␤- [sh, -c, 'curl -H "X-Join-Token: ⟦1⟧" https://join.example.com']␤⦄
ci-info: | 1 | eth0 | True | ⟪10.0.0.4⟫ | ⟪255.255.255.0⟫ | global | fa:16:3e:11:22:33 |
