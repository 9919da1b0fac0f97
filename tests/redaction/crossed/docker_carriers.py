"""Secrets in what Docker and Compose hold and print, and in argument lists."""

from __future__ import annotations

from tests.redaction.crossed.carrier import ANY, BARE, LONG, PLAIN, SHORT, UNQUOTED, YAML, Carrier

INSPECT = (
    '[\n  {\n    "Id": "«{sha}»",\n    "Created": "«{t}»",\n    "Path": "«docker-entrypoint.sh»",\n'
    '    "State": {"Status": "«running»", "ExitCode": «0», "OOMKilled": «false»},\n    "Image": "«sha256:{sha}»",\n'
    '    "Name": "«/daoflow-{app}-1»",\n    "RestartCount": «{n}»,\n    "Config": {\n      "Hostname": "«{short}»",\n'
)
LATER = (
    '      "Image": "«ghcr.io/daoflow-dev/daoflow:0.11.0»",\n      "Labels": {\n        "com.docker.compose.project": "«daoflow»",\n'
    '        "com.docker.compose.service": "«{app}»"\n      }\n    }\n  }\n]'
)
CARRIERS = (
    Carrier(
        "inspect_env", "containers/app-#/inspect.json", ('        "«{uk}»={v:json}"', '        "«{uk}»={v:jsonu}"'),
        header=INSPECT + '      "Env": [\n        "«NODE_ENV=production»",', footer='      ],\n' + LATER, between=",",
        weak=True, files=7, rows=12,
    ),
    Carrier(
        "inspect_env_compact", "containers/all-#.json",
        ('{"Id":"«{sha}»","Name":"«/{app}-1»","Config":{"Env":["«{uk}»={v:json}","«PORT={port}»","«{uk2}»={w:json}"]}}',),
        rows=5,
    ),
    Carrier(
        "inspect_argv", "containers/argv-#/inspect.json",
        (
            '        "«--{kk}»",\n        "{v:json}"', '        "«--port»",\n        "«{port}»",\n        "«--{kk}»",\n        "{v:json}"',
            '        "«--{kk}»={v:json}"', '        "«-p»",\n        "«{port}:80»",\n        "«--{kk}»",\n        "{v:json}"',
        ),
        header=INSPECT + '      "Cmd": [\n        "«serve»",', footer='      ],\n' + LATER, between=",", files=4, rows=5,
        accepts=SHORT,
    ),
    Carrier(
        "argv_compact", "logs/#/spawn.jsonl",
        (
            '{"time":"«{t}»","msg":"«spawn»","argv":["«/usr/bin/restic»","«--{kk}»","{v:json}","«snapshots»"],"pid":«{pid}»}',
            '{"ts":«{epoch}»,"event":"«exec»","cmd":["«redis-cli»","«-h»","«redis»","«-a»","{v:json}","«PING»"]}',
            '{"ts":«{epoch}»,"event":"«exec»","cmd":["«mysqldump»","«-u»","«root»","--password={v:json}","«shop»"]}',
            '{"ts":«{epoch}»,"event":"«exec»","cmd":["«curl»","«-u»","«{user}»:{v:json}","«https://{host}.example.org»"]}',
            "«{t}» «INFO spawn» ['«pg_basebackup»', '«--{kk}»', '{v:mysql}', '«-D»', '«/backup»']",
        ),
        accepts=PLAIN, files=4, rows=8,
    ),
    Carrier(
        "cli_flags", "logs/#/commands.log",
        (
            "«{t}» «running: restic» «--{kk}» {v} «snapshots --json»",
            "«{t}» «exec» «--{kk}»={v} «--host {host} --port {port}»",
            "«{t}» «rclone copy» «--{kk}»={v} «/backup s3:daoflow-{app}/db»",
            "«{t}» $ «docker run -d --name {app}» «-e» «{uk}»={v} «-p {port}:80 nginx:1.27»",
            "«{t}» $ «docker run» «--env» '«{uk}»={v}' «redis:7-alpine»",
            "«{t}» «redis-cli -h {host} -a» {v} «INFO replication»",
            "«{t}» «mc alias set backup https://{host}.example.org {user}» {v}",
            "«{t}» «helm upgrade {app}» «--set» «auth.{ck}»={v} «--wait»",
            "«{t}» «cloudflared tunnel run --token» {v}",
            "«{t}» «mysql --user=root» --password={v} «--host={host}»",
            "«{t}» «ldapsearch -x -D cn=admin,dc=example -w» {v} «-b dc=example»",
            "«{t}» «7z a» -p{v} «/backup/{app}.7z /srv/{app}»",
            "«{t}» «openssl enc -aes-256-cbc -pass» pass:{v} «-in dump.sql -out dump.enc»",
            "«{t}» «docker login -u {user} --password» {v} «registry.example.org»",
            "«{t}» «sqlcmd -S {host} -U sa -P» {v} «-Q 'SELECT 1'»",
            "«{t}» «htpasswd -b /etc/nginx/users {user}» {v}",
            "«{t}» «vault login» «-method=token» «token»={v}",
            "«{t}» «wg set wg0 peer» «{wgpub}» «preshared-key /etc/wg.psk» «; gh auth login --with-token <<<» {v}",
        ),
        accepts=PLAIN, decoys="log", files=7, rows=14,
    ),
    Carrier(
        "cli_flags_quoted", "logs/#/commands-quoted.log",
        (
            "«{t}» «running: restic» «--{kk}» '{v:sq}' «snapshots --json»",
            '«{t}» «exec» «--{kk}»="{v:dq}" «--host {host}»',
            "«{t}» «docker run -d» -e '«{uk}»={v:sq}' «--restart always {app}:latest»",
            '«{t}» «command:» "«mosquitto_pub -u {user} -P» {v}" «exit status 5»',
        ),
        accepts=UNQUOTED, decoys="log", files=4,
    ),
    Carrier(
        "compose_map", "stacks/#/docker-compose.yml", ("      «{uk}»: {v}", "      «{uk}»: {v}", '      «{uk}»: "{v:json}"'),
        header=(
            "services:\n  «{app}»:\n    image: «ghcr.io/daoflow-dev/{app}:0.11.0»\n    restart: «unless-stopped»\n    environment:\n"
            "      «NODE_ENV»: production"
        ),
        footer='    ports:\n      - "«127.0.0.1:{port}:3000»"\n    volumes:\n      - «{app}-data:/var/lib/{app}»\nvolumes:\n  «{app}-data»: {}',
        accepts=YAML, decoys="composemap", files=4,
    ),
    Carrier(
        "compose_list", "stacks/#/compose.override.yaml", ("      - «{uk}»={v}", '      - "«{uk}»={v}"', "      - '«{uk}»={v}'"),
        header="services:\n  «{app}»:\n    environment:\n      - «TZ=Europe/Berlin»", footer="    networks: [«edge», «default»]",
        accepts=YAML, files=4,
    ),
    Carrier(
        "compose_config_json", "compose/config-#.json", ('        "«{uk}»": "{v:json}"',), between=",", weak=True,
        header='{\n  "name": "«daoflow»",\n  "services": {\n    "«{app}»": {\n      "image": "«redis:7-alpine»",\n      "environment": {',
        footer='      },\n      "ports": [{"target": «3000», "published": "«{port}»"}]\n    }\n  }\n}',
    ),
    Carrier(
        "compose_command", "stacks/#/compose.yml",
        (
            '  «{app}»:\n    command: ["«redis-server»", "«--requirepass»", "{v:json}"]',
            "  «{app}»:\n    command: «redis-server --requirepass» {v} «--appendonly yes»",
            "  «{app}»:\n    command:\n      - «--{kk}»={v}\n      - «--listen=:{port}»",
            "  «{app}»:\n    command:\n      - «--{kk}»\n      - {v}\n      - «--verbose»",
            '  «{app}»:\n    healthcheck:\n      test: ["«CMD»", "«redis-cli»", "«-a»", "{v:json}", "«ping»"]',
            "  «{app}»:\n    healthcheck:\n      test: «mysqladmin ping -h 127.0.0.1 -uroot» -p{v}",
        ),
        header="services:", accepts=YAML, files=3, rows=6,
    ),
    Carrier(
        "traefik_label", "stacks/#/traefik.yml",
        (
            '      - "«traefik.http.middlewares.{app}.basicauth.users»=«{user}»:{v:dollar}"',
            "      «traefik.http.middlewares.{app}-auth.basicauth.users»: «{user}»:{v:dollar}",
        ),
        pick="htpasswd", header="services:\n  «whoami»:\n    labels:", rows=4,
    ),
    Carrier(
        "docker_history", "engine/history-#.txt",
        ("«{short}»   «3 weeks ago»   /bin/sh -c #(nop)  ENV «{uk}»={v}   «0B»", "«<missing>»   «2 days ago»   RUN |1 «{uk}»={v} /bin/sh -c «npm ci # buildkit»   «{n}MB»"),
        accepts=UNQUOTED, header="IMAGE   CREATED   CREATED BY   SIZE", rows=6,
    ),
    Carrier(
        "swarm_env_file", "engine/service-#.json",
        ('{"ID":"«{short}»","Spec":{"TaskTemplate":{"ContainerSpec":{"Env":["«{uk}»={v:json}"],"Args":["«--{kk2}»","{w:json}"]}}}}',),
        rows=4, accepts=SHORT,
    ),
    Carrier(
        "docker_auth", "host/home/#/.docker/config.json",
        ('    "«registry{n}.example.org»": {\n      "auth": "⦃b64 {user}:{v}⦄"\n    }', '    "«ghcr.io/{n}»": {"username": "«{user}»", "password": "{v:json}"}',
         '    "«cr{n}.example.org»": {"identitytoken": "{v:json}"}'),
        accepts=ANY, header='{\n  "auths": {', footer='  },\n  "credsStore": "«pass»"\n}', between=",", rows=6,
    ),
    Carrier(
        "docker_events", "engine/events-#.jsonl",
        ('{"status":"«exec_create: psql postgresql://daoflow:»{v:json}@«postgres:5432/daoflow»","id":"«{sha}»","Type":"«container»","time":«{epoch}»}',
         '{"status":"«exec_start: sh -c» «{uk}»={v:json} «env»","id":"«{sha}»","Type":"«container»","time":«{epoch}»}'),
        accepts=PLAIN, rows=6,
    ),
    Carrier(
        "k8s_secret", "stacks/#/secret.yaml", ("  «{kk}»: {v:b64}", "  «{uk}»: {v:b64}", '  "«{kk}»": "{v:b64}"'),
        header="apiVersion: «v1»\nkind: «Secret»\nmetadata:\n  name: «{app}-db»\n  namespace: «prod»\ntype: «Opaque»\ndata:",
        accepts=LONG, files=5, rows=12,
    ),
    Carrier(
        "b64_named_log", "logs/#/secrets-debug.log",
        ("«{t}» DEBUG «decoded» «{uk}_B64»={v:b64}", '«{t}» {"«{ck}»":"{v:b64}","encoding":"«base64»"}', "«{uk}_BASE64»={v:b64}", "«{kk}-b64»: {v:b64}"),
        accepts=LONG, files=4,
    ),
    Carrier(
        "dockerconfigjson", "stacks/#/pull-secret.yaml",
        (
            '  «.dockerconfigjson»: ⦃b64 {"auths":{"registry.example.org":{"username":"ci","auth":"⦃b64 ci:{v}⦄"}}}⦄',
            '  «.dockerconfigjson»: ⦃b64 {"auths":{"ghcr.io":{"username":"bot","password":"{v:json}","auth":"⦃b64 bot:{v}⦄"}}}⦄',
            "  «config»: ⦃b64 ⦃b64 {uk}={v}⦄⦄",
        ),
        accepts=BARE, header="kind: «Secret»\ntype: «kubernetes.io/dockerconfigjson»\nmetadata: {name: «pull»}\ndata:", files=4, rows=8,
    ),
)  # fmt: skip
