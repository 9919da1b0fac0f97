path	systemd/journal-export.txt
group	-
0	word	«W6»!«w5»«d2»
1	any	«32»
2	jwt	
---
{"__REALTIME_TIMESTAMP": "1796017109050307", "_HOSTNAME": "prod-eu-3", "_SYSTEMD_UNIT": "shop.service", "_PID": "2187", "_CMDLINE": "⟪/usr/bin/shop⟫ serve --admin-password ⟦0⟧", "_BOOT_ID": "9f31c0de5f0a3d0e5a5f7a1b7d1d9c6e", "MESSAGE": "config loaded: ⟪api_token⟫=⟦1⟧ listen=:8080", "PRIORITY": "6"}
{"__REALTIME_TIMESTAMP": "1796017110050307", "_HOSTNAME": "prod-eu-3", "⟪CONTAINER_NAME⟫": "daoflow-daoflow-1", "⟪CONTAINER_ID⟫": "ad31ac8ca3e7", "MESSAGE": [27, 91, 51, 51, 109, 119, 97, 114, 110, 27, 91, 48, 109, 32, 116, 111, 107, 101, 110, 32, ⟦1|!decc:0:32⟧, 32, 101, 120, 112, 105, 114, 101, 115], "PRIORITY": "4"}
{"_SYSTEMD_UNIT": "caddy.service", "MESSAGE": "GET /v1 401 Authorization: Bearer ⟦2⟧", "PRIORITY": "3", "⟪SYSLOG_IDENTIFIER⟫": "caddy"}
__REALTIME_TIMESTAMP=1796017109050307
_HOSTNAME=prod-eu-3
_SYSTEMD_UNIT=shop.service
_PID=2187
_CMDLINE=/usr/bin/shop serve --admin-password ⟦0⟧
_BOOT_ID=9f31c0de5f0a3d0e5a5f7a1b7d1d9c6e
MESSAGE=config loaded: api_token=⟦1⟧ listen=:8080
PRIORITY=6

__REALTIME_TIMESTAMP=1796017110050307
_HOSTNAME=prod-eu-3
CONTAINER_NAME=daoflow-daoflow-1
CONTAINER_ID=ad31ac8ca3e7
PRIORITY=4

_SYSTEMD_UNIT=caddy.service
MESSAGE=GET /v1 401 Authorization: Bearer ⟦2⟧
PRIORITY=3
SYSLOG_IDENTIFIER=caddy
Sun ⟪2026-11-29 22:14:03.114203 UTC⟫ [s=9f31c0de5f0a3d0e;i=1a2b;b=5a5f7a1b;m=3e8;t=5f2;x=77]
    _TRANSPORT=stdout
    PRIORITY=6
    _COMM=shop
    _CMDLINE=/usr/bin/shop serve --admin-password ⟦0⟧
    MESSAGE=login ok for admin with ⟦1⟧
⟪Nov 29 22:14:03⟫ prod-eu-3 shop[2187]: ⟪panic: cannot open vault with passphrase⟫ '⟦0⟧': wrong key
