"""Secrets in what a host itself shows: processes, journals, audit, shells, builds, tools' traces; the third set, written blind."""

# ruff: noqa: E501  one row of data is easier to read than four
from __future__ import annotations

import base64
import gzip
import re
import shlex
import textwrap
from typing import Any
from urllib.parse import quote

from tests.redaction.heldout.carrier import B64, URL_SAFE, WORD, Secret, carrier, lines

_QUOTABLE = re.compile(r"[^'\"\\\n]+")
_SIMPLE = re.compile(r"[A-Za-z0-9+/=_.-]+")
_PRINT = re.compile(r"[\x21-\x7e]+")

lines(
    "ps forest",
    "log",
    "root      4211     1  0 12:00 ?        00:00:01  \\_ redis-server --requirepass {value} --port 6379",
    "slot",
    WORD,
)
lines(
    "ps with environment",
    "log",
    " 4211 ?  Ssl  0:03 /usr/bin/server --port 80 HOME=/root {name}={value} PATH=/usr/bin",
    fits=WORD,
)
lines("pgrep -a", "log", "4211 /usr/bin/server --{kebab} {value} --id {id}", fits=WORD)
lines(
    "systemctl status",
    "log",
    "     CGroup: /system.slice/app.service\n             ├─4211 /usr/bin/server --{kebab}={value}\n             └─4212 /usr/bin/worker",
    fits=WORD,
)
lines(
    "audit execve",
    "log",
    'type=EXECVE msg=audit(1763900000.123:456): argc=4 a0="server" a1="--{kebab}" a2="{value}" a3="--verbose"',
    fits=_QUOTABLE,
)
lines(
    "sudo journal",
    "log",
    "Nov 23 12:00:00 host sudo[88]:     ops : TTY=pts/0 ; PWD=/opt ; USER=root ; COMMAND=/usr/bin/server --{kebab} {value}",
    fits=WORD,
)
lines(
    "sudo env",
    "log",
    "Nov 23 12:00:00 host sudo[88]:     ops : PWD=/opt ; USER=root ; ENV={name}={value} ; COMMAND=/usr/bin/env",
    fits=WORD,
)
lines(
    "cron journal",
    "log",
    "Nov 23 03:00:01 host CRON[9211]: (root) CMD (PGPASSWORD={value} pg_dump -h {host} daoflow)",
    "slot",
    WORD,
)
lines(
    "strace execve",
    "log",
    'execve("/usr/bin/server", ["server", "--{kebab}", "{value}"], 0x7ffd0c5d1e50 /* 12 vars */) = 0',
    fits=_QUOTABLE,
)
lines("strace write", "log", 'write(7, "*2\\r\\n$4\\r\\nAUTH\\r\\n$32\\r\\n{value}\\r\\n", 52) = 52', "slot", _QUOTABLE)
lines(
    "declare -x", "text", 'declare -x HOME="/root"\ndeclare -x {name}="{value}"\ndeclare -x PWD="/opt"', fits=_QUOTABLE
)
lines("bash history", "text", "#1763900000\nexport {name}={value}\n#1763900012\ndocker compose up -d", fits=WORD)
lines(
    "history numbered",
    "text",
    "  501  cd /opt/daoflow\n  502  export {name}='{value}'\n  503  docker compose ps",
    fits=_QUOTABLE,
)
lines("sshpass glued", "log", "+ sshpass -p'{value}' scp backup.tar deploy@{host}:/srv", "slot", _QUOTABLE)
lines(
    "expect send",
    "log",
    'expect -c \'spawn ssh ops@{host}; expect "password:"; send "{value}\\r"\'',
    "shape",
    _QUOTABLE,
)
lines("docker history", "log", "<missing>  2 days ago  |1 {name}={value} /bin/sh -c npm ci   212MB", fits=WORD)
lines("docker history nop", "log", "<missing>  2 days ago  /bin/sh -c #(nop)  ENV {name}={value}   0B", fits=WORD)
lines("buildkit step", "log", "#12 [build 4/7] RUN {name}={value} npm run build", fits=WORD)
lines("legacy build step", "log", "Step 4/9 : ARG {name}={value}\n ---> Running in 4f1c2d3e5a6b", fits=WORD)
lines("buildkit env echo", "log", "#14 3.221 {name}={value}", fits=WORD)
lines("service create", "log", "docker service create --env {name}={value} --name app {host}/app:1.2", fits=WORD)
lines("swarm join", "log", "    docker swarm join --token {value} 10.0.0.4:2377", "slot", WORD)
lines(
    "log opt",
    "log",
    "docker run --log-driver splunk --log-opt splunk-token={value} --log-opt splunk-url=https://{host} app",
    "slot",
    WORD,
)
lines(
    "compose interpolation format",
    "log",
    'invalid interpolation format for services.app.environment.{name}: "{value}". You may need to escape any $ with another $',
    fits=_QUOTABLE,
)
lines(
    "compose interpolation list",
    "log",
    'invalid interpolation format for services.app.environment.[]: "{name}={value}"; you may need to escape any $ with another $',
    fits=_QUOTABLE,
)
lines(
    "env file error",
    "log",
    'failed to read /opt/daoflow/.env: line 3: unexpected character "+" in variable name "{value}"',
    "shape",
    _QUOTABLE,
)
lines(
    "env file error near",
    "log",
    'failed to read .env: line 2: unexpected character "#" in variable name near "{value}\\nDAOFLOW_PORT=3000\\n"',
    "shape",
    _QUOTABLE,
)
lines(
    "exec format",
    "log",
    'OCI runtime exec failed: exec failed: unable to start container process: exec: "{name}={value}": executable file not found in $PATH: unknown',
    fits=_QUOTABLE,
)
lines("cloudflared run", "log", "cloudflared tunnel --no-autoupdate run --token {value}", "slot", WORD)
lines(
    "cloudflared settings",
    "log",
    "INF Settings: map[no-autoupdate:true token:{value} url:http://{host}:3000]",
    "slot",
    _SIMPLE,
)
lines("git config list", "log", "remote.origin.url=https://oauth2:{value}@{host}/acme/app.git", "slot", URL_SAFE)
lines(
    "git helper",
    "text",
    '[credential]\n\thelper = "!f() {{ echo username=deploy; echo password={value}; }}; f"',
    "slot",
    _SIMPLE,
)
lines("git credential fill", "log", "protocol=https\nhost={host}\nusername=deploy\npassword={value}", "slot", WORD)
lines(
    "git submodule",
    "text",
    '[submodule "lib"]\n\tpath = lib\n\turl = https://deploy:{value}@{host}/acme/lib.git',
    "slot",
    URL_SAFE,
)
lines("openssl passin", "log", "+ openssl rsa -in /certs/key.pem -passin pass:{value} -out /run/key.pem", "slot", WORD)
lines(
    "openssl -K",
    "log",
    "openssl enc -d -aes-256-cbc -K {value} -iv {id} -in /backups/db.enc",
    "slot",
    re.compile(r"[0-9a-f]{64}"),
)
lines("tls master key", "log", "    Session-ID: {id}\n    Master-Key: {value}", "slot", re.compile(r"[0-9A-Fa-f]{40,}"))
lines(
    "gpg passphrase",
    "log",
    "gpg --batch --pinentry-mode loopback --passphrase {value} -d /backups/{id}.gpg",
    "slot",
    WORD,
)
lines("zip password", "log", "+ zip -r -P {value} /backups/{id}.zip /data", "slot", WORD)
lines("unzip password", "log", "unzip -P {value} /backups/{id}.zip", "slot", WORD)
lines(
    "ldapsearch",
    "log",
    'ldapsearch -H ldaps://{host} -D "cn=admin,dc=example,dc=net" -w {value} -b dc=example',
    "slot",
    WORD,
)
lines("smbclient", "log", "smbclient //{host}/backups -U ops%{value} -c ls", "slot", _SIMPLE)
lines(
    "mount cifs",
    "log",
    "mount -t cifs //{host}/b /mnt -o username=ops,password={value},vers=3.0",
    "slot",
    re.compile(r"[^\s,'\"\\]+"),
)
lines("lftp", "log", "lftp -u ops,{value} sftp://{host}", "slot", _SIMPLE)
lines("curl http2", "log", "* [HTTP/2] [1] [authorization: Bearer {value}]", "slot", _SIMPLE)
lines("curl oauth2", "log", "curl --oauth2-bearer {value} https://{host}/api", "slot", WORD)
lines(
    "curl proxy user", "log", "curl -x http://{host}:3128 --proxy-user 'ops:{value}' https://{host}/", "slot", _QUOTABLE
)
lines(
    "curl json body",
    "log",
    'curl -X POST https://{host}/login --data-raw \'{{"email":"a@b.example","password":"{value}"}}\'',
    "slot",
    _QUOTABLE,
)
lines("curl form", "log", "curl -F {snake}={value} -F file=@/tmp/x https://{host}/upload", fits=WORD)
lines("curl glued user", "log", "curl -sSuops:{value} https://{host}/v2/_catalog", "slot", WORD)
lines(
    "wget header", "log", 'wget -q --header="PRIVATE-TOKEN: {value}" https://{host}/api/v4/projects', "slot", _QUOTABLE
)
lines(
    "httpie", "log", "http POST https://{host}/login username=ops password={value} X-Api-Token:{value}", "slot", _SIMPLE
)
lines("httpie auth", "log", "http -a ops:{value} GET https://{host}/api", "slot", WORD)
lines("grpcurl", "log", "grpcurl -H 'authorization: Bearer {value}' {host}:443 list", "slot", _QUOTABLE)
lines("aws configure", "log", "+ aws configure set aws_secret_access_key {value} --profile backup", "slot", WORD)
lines("mc alias", "log", "+ mc alias set local https://{host} admin {value} --api S3v4", "slot", WORD)
lines("mc admin user", "log", "mc admin user add local app {value}", "slot", WORD)
lines("az login", "log", "az login --service-principal -u {id} -p {value} --tenant example.net", "slot", WORD)
lines("npm config set", "log", 'npm verbose argv "config" "set" "//{host}/:_authToken" "{value}"', "slot", _QUOTABLE)
lines("npm config command", "log", "npm config set //{host}/:_authToken {value}", "slot", WORD)
lines("pip index", "log", "Looking in indexes: https://__token__:{value}@{host}/simple", "slot", URL_SAFE)
lines("poetry config", "log", "poetry config http-basic.acme deploy {value}", "slot", WORD)
lines("twine", "log", "twine upload -u __token__ -p {value} dist/*", "slot", WORD)
lines("helm registry", "log", "helm registry login {host} --username deploy --password {value}", "slot", WORD)
lines("skopeo creds", "log", "skopeo copy --src-creds deploy:{value} docker://{host}/app:1.2 dir:/tmp/x", "slot", WORD)
lines("docker exec env", "log", "docker exec -e {name}={value} -it daoflow-postgres-1 psql", fits=WORD)
lines(
    "docker exec redis",
    "log",
    "docker exec daoflow-redis-1 redis-cli --no-auth-warning -a '{value}' info",
    "slot",
    _QUOTABLE,
)
lines("rabbitmqctl", "log", "rabbitmqctl change_password app {value}", "slot", WORD)
lines("rabbitmqctl add", "log", "+ rabbitmqctl add_user app '{value}'", "slot", _QUOTABLE)
lines("useradd", "log", "+ useradd -m -p '{value}' deploy", "slot", _QUOTABLE)
lines("passwd stdin", "log", "+ printf '%s\\n' '{value}' | passwd --stdin deploy", "slot", _QUOTABLE)
lines("here string", "log", "docker login -u deploy --password-stdin {host} <<< '{value}'", "slot", _QUOTABLE)
lines(
    "shell continuation",
    "text",
    "exec server \\\n  --listen 0.0.0.0:80 \\\n  --{kebab} \\\n  {value} \\\n  --verbose",
    fits=WORD,
)
lines(
    "rclone obscured",
    "log",
    "rclone config create crypt crypt remote=s3:b password={value} --non-interactive",
    "slot",
    WORD,
)
lines(
    "rclone dump headers",
    "log",
    "2026/11/23 12:00:00 DEBUG : Authorization: AWS4-HMAC-SHA256 Credential=AK/20261123/eu/s3/aws4_request, SignedHeaders=host, Signature={value}",
    "slot",
    re.compile(r"[0-9a-f]{64}"),
)
lines("restic env", "log", "Environment: RESTIC_REPOSITORY=s3:https://{host}/b RESTIC_PASSWORD={value}", "slot", WORD)
lines("ls of a key file", "log", "-rw------- 1 root root 41 Nov 23 12:00 /root/.tokens/{value}.txt", "shape", _SIMPLE)
lines(
    "sshd wrong user",
    "log",
    "Nov 23 12:00:00 host sshd[1]: Failed password for invalid user {value} from 10.0.0.9 port 50022 ssh2",
    "shape",
    _SIMPLE,
)
lines("zsh trace", "log", "+script.sh:12> {name}={value} ", fits=WORD)
lines("powershell secure", "log", "PS> $p = ConvertTo-SecureString '{value}' -AsPlainText -Force", "slot", _QUOTABLE)
lines("windows setx", "log", 'setx {name} "{value}" /M', fits=_QUOTABLE)
lines(
    "ansible extra vars", "log", 'ansible-playbook site.yml -e \'{{"{snake}": "{value}"}}\' -l {host}', fits=_QUOTABLE
)
lines("ansible extra plain", "log", 'ansible-playbook site.yml --extra-vars "{snake}={value} region=eu"', fits=_SIMPLE)
lines("terraform var", "log", "terraform apply -var {snake}={value} -var region=eu", fits=_SIMPLE)
lines("terraform change", "log", '  ~ {snake} = "{value}" -> (known after apply)', fits=_QUOTABLE)
lines("kubectl env", "log", "kubectl set env deploy/app {name}={value}", fits=WORD)
lines("kubectl describe", "log", "    Environment:\n      NODE_ENV:   production\n      {name}:  {value}", fits=WORD)
lines(
    "supervisor environment",
    "text",
    '[program:app]\nenvironment=NODE_ENV="production",{name}="{value}"',
    fits=_QUOTABLE,
)
lines("pm2 ecosystem", "text", "env: {{ NODE_ENV: 'production', {name}: '{value}' }},", fits=_QUOTABLE)
lines("s6 envfile", "text", "# /run/s6/container_environment/{name}\n{value}", "shape", WORD)
lines(
    "docker top",
    "log",
    "UID   PID    PPID   C   STIME  TTY  TIME      CMD\n999   4211   4190   0   12:00  ?    00:00:01  server --{kebab} {value}",
    fits=WORD,
)


@carrier("audit proctitle", "log", "name", _PRINT)
def _proctitle(secret: Secret) -> str:
    text = f"/usr/bin/server\0--{secret.kebab}\0{secret.value}"
    return f"type=PROCTITLE msg=audit(1763900000.123:456): proctitle={text.encode().hex().upper()}"


@carrier("docker top json", "json", "name")
def _top(secret: Secret) -> dict[str, Any]:
    return {
        "Titles": ["UID", "PID", "CMD"],
        "Processes": [["999", "4211", f"server --{secret.kebab} {shlex.quote(secret.value)} --port 80"]],
    }


@carrier("history json", "json", "name", WORD)
def _history(secret: Secret) -> dict[str, Any]:
    return {
        "history": [
            {
                "created": "2026-11-23T12:00:00Z",
                "created_by": f"|1 {secret.name}={secret.value} /bin/sh -c make # buildkit",
                "empty_layer": True,
            }
        ]
    }


@carrier("history env json", "json", "name", WORD)
def _history_env(secret: Secret) -> dict[str, Any]:
    return {"history": [{"created_by": f"ENV {secret.name}={secret.value}", "comment": "buildkit.dockerfile.v0"}]}


@carrier("event exec attributes", "json", "name", WORD)
def _exec(secret: Secret) -> dict[str, Any]:
    return {
        "status": f"exec_start: /bin/sh -c server --{secret.kebab}={secret.value}",
        "Actor": {"Attributes": {"execID": secret.hex(64), "image": "app:1.2"}},
    }


@carrier("exec process config", "json", "name")
def _process_config(secret: Secret) -> dict[str, Any]:
    return {
        "ProcessConfig": {"entrypoint": "server", "arguments": [f"--{secret.kebab}", secret.value], "privileged": False}
    }


@carrier("label url", "json", "slot", URL_SAFE)
def _label(secret: Secret) -> dict[str, Any]:
    return {"Labels": {"traefik.enable": "true", "acme.callback": f"https://deploy:{secret.value}@hooks.example.net/x"}}


@carrier("label name", "json", "name")
def _label_name(secret: Secret) -> dict[str, Any]:
    return {"Labels": {f"net.example.{secret.kebab}": secret.value, "com.docker.compose.project": "app"}}


@carrier("compose command list", "json", "name")
def _command(secret: Secret) -> dict[str, Any]:
    return {"services": {"app": {"command": ["server", f"--{secret.kebab}={secret.value}"], "entrypoint": None}}}


@carrier("compose healthcheck", "json", "slot", WORD)
def _healthcheck(secret: Secret) -> dict[str, Any]:
    return {
        "services": {
            "db": {
                "healthcheck": {"test": ["CMD", "mysqladmin", "ping", f"--password={secret.value}"], "interval": "10s"}
            }
        }
    }


@carrier("compose configs content", "json", "name", WORD)
def _configs(secret: Secret) -> dict[str, Any]:
    return {
        "configs": {"app": {"name": "daoflow_app", "content": f"[db]\nhost = db\n{secret.snake} = {secret.value}\n"}}
    }


@carrier("compose secret environment", "json", "name")
def _compose_build(secret: Secret) -> dict[str, Any]:
    return {
        "services": {
            "app": {"build": {"context": "/opt/app", "args": [f"{secret.name}={secret.value}", "NODE_ENV=production"]}}
        }
    }


@carrier("health output env", "json", "name", WORD)
def _health(secret: Secret) -> dict[str, Any]:
    return {
        "State": {
            "Health": {
                "Log": [
                    {
                        "ExitCode": 1,
                        "Output": f"+ export {secret.name}={secret.value}\npsql: error: connection refused\n",
                    }
                ]
            }
        }
    }


@carrier("file name", "json", "shape", _SIMPLE)
def _file(secret: Secret) -> dict[str, Any]:
    return {"files": [{"path": f"/opt/daoflow/backup-{secret.value}.tar.gz", "size": 4096}]}


@carrier("manifest command", "json", "slot", WORD)
def _manifest(secret: Secret) -> dict[str, Any]:
    return {
        "source": f"docker exec daoflow-redis-1 redis-cli -a {secret.value} info",
        "outcome": "failed",
        "reason": "exit code 1",
    }


@carrier("quoted printable", "text", "name", re.compile(r"[\x21-\x7e]+"))
def _quoted_printable(secret: Secret) -> str:
    text = f"{secret.name}=3D{secret.value.replace('=', '=3D')}"
    return "Content-Transfer-Encoding: quoted-printable\n\n" + text


@carrier("hexdump -C", "text", "name", re.compile(r"[\x21-\x7e]+"))
def _hexdump(secret: Secret) -> str:
    data = f"{secret.name}={secret.value}\n".encode()
    rows = []
    for start in range(0, len(data), 16):
        part = data[start : start + 16]
        shown = "".join(chr(b) if 32 <= b < 127 else "." for b in part)
        rows.append(f"{start:08x}  {part[:8].hex(' '):23}  {part[8:].hex(' '):23}  |{shown}|")
    return "\n".join([*rows, f"{len(data):08x}"])


@carrier("gzip base64", "log", "name", B64)
def _gzip(secret: Secret) -> str:
    content = gzip.compress(f"NODE_ENV=production\n{secret.name}={secret.value}\n".encode(), mtime=0)
    return "user_data: " + base64.b64encode(content).decode()


@carrier("terminal wrap", "text", "name", re.compile(r"[A-Za-z0-9+/=_.-]{40,}"))
def _wrapped(secret: Secret) -> str:
    return "\n".join(textwrap.wrap(f"{secret.name}={secret.value}", 60, break_on_hyphens=False))


@carrier("percent twice", "log", "name", B64)
def _twice(secret: Secret) -> str:
    inner = quote(f"https://x.example.net/?{secret.snake}={quote(secret.value, safe='')}", safe="")
    return f"GET /login?next={inner} 302"
