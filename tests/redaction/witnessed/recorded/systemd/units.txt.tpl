path	systemd/units.txt
group	-
0	word	«W6»!«w5»«d2»
1	any	«32»
2	word	«W6»%«w5»+«d3»
3	hex	«48»
---
[Unit]
Description=Shop API
After=network-online.target
[Service]
Environment="⟪DB_PASSWORD⟫=⟦0⟧" ⟪LOG_LEVEL⟫=info
Environment=⟪API_TOKEN⟫=⟦1⟧
Environment='⟪SMTP_PASS⟫=⟦2|«0:6»%%«7:12»+«13:16»⟧'
EnvironmentFile=⟪/etc/shop/env⟫
ExecStart=⟪/usr/bin/shop⟫ serve --listen :8080 --secret-key=⟦3⟧
SetCredential=dbpw:⟦0⟧
Restart=always
RestartSec=5
[Install]
WantedBy=multi-user.target
shop.service: Command /usr/bin/shop ⟪is not executable: No such file or directory⟫
Environment=DB_PASSWORD=⟦0⟧ LOG_LEVEL=info API_TOKEN=⟦1⟧
ExecStart={ path=/usr/bin/shop ; argv[]=/usr/bin/shop serve --listen :8080 --secret-key=⟦3⟧ ; ⟪ignore_errors⟫=no ; ⟪start_time⟫=[Sun ⟪2026-11-29 22:14:03 UTC⟫] ; ⟪stop_time⟫=[n/a] ; ⟪pid=2187⟫ ; ⟪code=exited⟫ ; status=1 }
ExecMainStatus=1
NRestarts=14
