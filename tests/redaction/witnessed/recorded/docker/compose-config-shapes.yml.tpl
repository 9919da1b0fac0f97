path	docker/compose-config-shapes.yml
group	-
0	word	«W6»!«w5»«d2»
1	any	«32»
2	word	«W6»'«w5»!«d3»
3	word	«W6»\«w5»;«d3»
4	word	é«W6»ü«w5»«d3»
5	word	«W6» «w5»?«d3»
6	word	«W6»%«w5»+«d3»
7	dig	«8»
---
name: c
services:
  web:
    command:
      - sh
      - -c
      - sleep 30 && curl -u svc:$$API_TOKEN http://api
      - --api-secret
      - ⟦1⟧
    environment:
      ⟪ADMIN_PASSWORD⟫: ⟦2⟧
      ⟪API_TOKEN⟫: ⟦1⟧
      ⟪BACKUP_PASSPHRASE⟫: ⟦5⟧
      ⟪FTP_PASS⟫: ⟦4⟧
      ⟪LDAP_BIND_PASSWORD⟫: ⟦3⟧
      ⟪PROXY_PASSWORD⟫: ⟦6⟧
      SMTP_PASSWORD: ⟦0⟧
      TZ: Europe/Berlin
      UNLOCK_PIN: "⟦7⟧"
    ⟪image: busybox⟫:1.36
    networks:
      default: null
networks:
  default:
    ⟪name: c_default⟫
{
  "name": "c",
  "networks": {
    "default": {
      "⟪name": "c_default⟫",
      "ipam": {}
    }
  },
  "services": {
    "web": {
      "command": [
        "sh",
        "-c",
        "sleep 30 \u0026\u0026 curl -u svc:$$API_TOKEN http://api",
        "--api-secret",
        "⟦1⟧"
      ],
      "entrypoint": null,
      "environment": {
        "ADMIN_PASSWORD": "⟦2⟧",
        "API_TOKEN": "⟦1⟧",
        "BACKUP_PASSPHRASE": "⟦5⟧",
        "FTP_PASS": "⟦4⟧",
        "LDAP_BIND_PASSWORD": "⟦3|«0:6»\\«7:12»;«13:16»⟧",
        "PROXY_PASSWORD": "⟦6⟧",
        "SMTP_PASSWORD": "⟦0⟧",
        "TZ": "Europe/Berlin",
        "UNLOCK_PIN": "⟦7⟧"
      },
      "⟪image": "busybox⟫:1.36",
      "networks": {
        "default": null
      }
    }
  }
}["UNLOCK_PIN=⟦7⟧","SMTP_PASSWORD=⟦0⟧","BACKUP_PASSPHRASE=⟦5⟧","API_TOKEN=⟦1⟧","LDAP_BIND_PASSWORD=⟦3|«0:6»\\«7:12»;«13:16»⟧","PROXY_PASSWORD=⟦6⟧","TZ=Europe/Berlin","ADMIN_PASSWORD=⟦2⟧","FTP_PASS=⟦4⟧"]
PATH=⟪/usr/local/sbin⟫:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
HOSTNAME=⟪326b9a0d724d⟫
UNLOCK_PIN=⟦7⟧
SMTP_PASSWORD=⟦0⟧
BACKUP_PASSPHRASE=⟦5⟧
API_TOKEN=⟦1⟧
LDAP_BIND_PASSWORD=⟦3⟧
PROXY_PASSWORD=⟦6⟧
TZ=Europe/Berlin
ADMIN_PASSWORD=⟦2⟧
FTP_PASS=⟦4⟧
HOME=/
name: c
services:
  web:
    command:
      - sh
      - -c
      - sleep 30 && curl -u svc:$$API_TOKEN http://api
      - --api-secret
      - ⟦1⟧
    environment:
      ADMIN_PASSWORD: ⟦2⟧
      API_TOKEN: ⟦1⟧
      BACKUP_PASSPHRASE: ⟦5⟧
      FTP_PASS: ⟦4⟧
