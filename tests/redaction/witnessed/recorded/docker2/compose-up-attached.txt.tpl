path	docker2/compose-up-attached.txt
group	-
0	word	«W6»!«w5»«d2»
1	any	«32»
2	hex	«48»
---
time="⟪2026-11-30T06:18:10Z⟫" level=warning msg="The \"NOPE\" variable is not set. Defaulting to a blank string."
 Network s_default  Creating
 Network s_default  Created
 Container s-api-1  Creating
 Container s-api-1  Created
Attaching to api-1
␛[2Kapi-1  | starting with admin password ⟦0⟧
␛[2Kapi-1  | SASL auth: user=svc pw=⟦2⟧
␛[2Kapi-1  | {"level":"warn","apiToken":"⟦1⟧","attempt":2}
api-1 exited with code 3
time="⟪2026-11-30T06:18:17Z⟫" level=warning msg="The \"NOPE\" variable is not set. Defaulting to a blank string."
␛[2Kapi-1  | starting with admin password ⟦0⟧
␛[2Kapi-1  | {"level":"warn","apiToken":"⟦1⟧","attempt":2}
␛[2Kapi-1  | SASL auth: user=svc pw=⟦2⟧
time="⟪2026-11-30T06:18:18Z⟫" level=warning msg="The \"NOPE\" variable is not set. Defaulting to a blank string."
name: s
services:
  api:
    command:
      - sh
      - -c
      - 'echo "starting with admin password $$ADMIN_PASSWORD"; echo "{\"level\":\"warn\",\"apiToken\":\"$$API_TOKEN\",\"attempt\":2}"; echo "SASL auth: user=svc pw=⟦2⟧" >&2; exit 3'
    environment:
      ⟪ADMIN_PASSWORD⟫: ⟦0⟧
      ⟪API_TOKEN⟫: ⟦1⟧
      TYPO: ""
    image: busybox:1.36
    networks:
      default: null
    restart: "no"
  db:
    build:
      context: /srv/app/s
      dockerfile: Dockerfile
      args:
        ⟪NPM_TOKEN⟫: ⟦1⟧
    command:
      - env
    environment:
      ⟪MYSQL_DATABASE⟫: shop
      ⟪MYSQL_PASSWORD⟫: ⟦0⟧
      MYSQL_ROOT_PASSWORD: ⟦2⟧
    image: busybox:1.36
    labels:
      backup.dsn: postgres://bk:⟦2⟧@db/shop
    networks:
      default: null
networks:
  default:
    name: s_default
name: s
networks:
  default:
    name: s_default
services:
  api:
    command:
      - sh
      - -c
      - 'echo "starting with admin password $$ADMIN_PASSWORD"; echo "{\"level\":\"warn\",\"apiToken\":\"$$API_TOKEN\",\"attempt\":2}"; echo "SASL auth: user=svc pw=⟦2⟧" >&2; exit 3'
    environment:
      ADMIN_PASSWORD: ⟦0⟧
      API_TOKEN: $API_TOKEN
      TYPO: $NOPE
    image: busybox:1.36
    networks:
      default: null
    restart: "no"
  db:
    build:
      args:
        NPM_TOKEN: ⟦1⟧
      context: /srv/app/s
      dockerfile: Dockerfile
    command: env
    env_file:
      - path: /srv/app/s/db.env
        required: true
    image: busybox:1.36
    labels:
      - backup.dsn=postgres://bk:⟦2⟧@db/shop
    networks:
      default: null
{
  "name": "s",
  "networks": {
    "default": {
      "name": "s_default"
    }
  },
  "services": {
    "api": {
      "command": [
        "sh",
        "-c",
        "echo \"starting with admin password $$ADMIN_PASSWORD\"; echo \"{\\\"level\\\":\\\"warn\\\",\\\"apiToken\\\":\\\"$$API_TOKEN\\\",\\\"attempt\\\":2}\"; echo \"SASL auth: user=svc pw=⟦2⟧\" \u003e\u00262; exit 3"
      ],
      "environment": {
        "ADMIN_PASSWORD": "⟦0⟧",
        "API_TOKEN": "$API_TOKEN",
        "TYPO": "$NOPE"
      },
      "image": "busybox:1.36",
      "networks": {
        "default": null
      },
      "restart": "no"
    },
    "db": {
      "build": {
        "args": {
          "NPM_TOKEN": "⟦1⟧"
        },
        "context": "/srv/app/s",
        "dockerfile": "Dockerfile"
      },
      "command": "env",
      "env_file": [
        {
          "path": "/srv/app/s/db.env",
          "required": true
        }
      ],
      "image": "busybox:1.36",
      "labels": [
        "backup.dsn=postgres://bk:⟦2⟧@db/shop"
      ],
      "networks": {
        "default": null
      }
    }
  }
}time="⟪2026-11-30T06:18:20Z⟫" level=warning msg="The \"NOPE\" variable is not set. Defaulting to a blank string."
{"Command":"\"sh -c 'echo \\\"starti…\"","CreatedAt":"2026-11-30 06:18:11 +0000 UTC","ExitCode":3,"Health":"","ID":"⟪d0773881f488⟫","Image":"busybox:1.36","Labels":"com.docker.compose.project=s,com.docker.compose.config-hash=⟪683101010d8093dbb625752fb6040874c51d38c72884a1122e62af10b4472795⟫,com.docker.compose.project.config_files=/srv/app/s/docker-compose.yml,com.docker.compose.project.working_dir=/srv/app/s,com.docker.compose.service=api,com.docker.compose.version=2.26.1,com.docker.compose.container-number=1,com.docker.compose.depends_on=,com.docker.compose.image=sha256:⟪6a2ed38ce23450ca777c5eaf793d88718a3ecc6e0efe8b8af58a19d86edec5e2⟫,com.docker.compose.oneoff=False","LocalVolumes":"0","Mounts":"","Name":"s-api-1","Names":"s-api-1","Networks":"s_default","Ports":"","Project":"s","Publishers":null,"RunningFor":"9 seconds ago","Service":"api","Size":"0B","State":"exited","Status":"Exited (3) 4 seconds ago"}
time="2026-11-30T06:18:21Z" level=warning msg="The \"NOPE\" variable is not set. Defaulting to a blank string."
PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
HOSTNAME=⟪3f0aa127349f⟫
API_TOKEN=⟦1⟧
TYPO=
EXTRA_SECRET=⟦1⟧
ADMIN_PASSWORD=⟦0⟧
HOME=/
␛[2Kdb-1   | MYSQL_ROOT_PASSWORD=⟦2⟧
␛[2Kdb-1   | MYSQL_DATABASE=shop
␛[2Kdb-1   | MYSQL_PASSWORD=⟦0⟧
␛[2Kdb-1   | HOME=/
db-1 exited with code 0
time="2026-11-30T06:18:44Z" level=warning msg="The \"NOPE\" variable is not set. Defaulting to a blank string."
time="2026-11-30T06:18:46Z" level=trace msg="Docker Desktop integration not enabled"
time="2026-11-30T06:18:46Z" level=warning msg="The \"NOPE\" variable is not set. Defaulting to a blank string."
NAME      IMAGE     COMMAND   SERVICE   CREATED   STATUS    PORTS
open /srv/app/s/nope.yml: ⟪no such file or directory⟫
  default:
    name: s_default
canceled
