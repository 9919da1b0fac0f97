"""What operators paste, and what cloud tools, brokers, mail servers and people of other languages write. The seventh set, written blind."""

# fmt: off
# ruff: noqa: E501, RUF001  one row of data is easier to read than four, and other languages have other letters
from __future__ import annotations

import base64
import json
import re
from typing import Any
from urllib.parse import quote

from tests.redaction.heldout.carrier import ANY, B64, URL_SAFE, WORD, Fragment, Secret, carrier, lines

_QUOTABLE = re.compile(r"[^'\"\\\n`<>&$]+")
_SIMPLE = re.compile(r"[A-Za-z0-9+/=_.-]+")
_MIXED = re.compile(r"(?=.*\d)(?=.*[A-Za-z])[A-Za-z0-9+/=_-]{12,}")

lines("german prose", "log", "Das Passwort lautet {value} (Benutzer ops)", "slot", _MIXED)
lines("german label", "log", "Benutzer: ops\nPasswort: {value}\nServer: {host}", "slot", _MIXED)
lines("german short label", "log", "Kennwort={value}", "slot", _MIXED)
lines("german login", "log", "Zugangsdaten: ops / {value}", "slot", _MIXED)
lines("french label", "log", "Identifiant : ops\nMot de passe : {value}", "slot", _MIXED)
lines("french sentence", "log", "Votre mot de passe temporaire est {value}", "slot", _MIXED)
lines("spanish label", "log", "Usuario: ops\nContraseña: {value}", "slot", _MIXED)
lines("spanish key", "log", "clave de acceso: {value}", "slot", _MIXED)
lines("portuguese label", "log", "Usuário: ops\nSenha: {value}", "slot", _MIXED)
lines("italian label", "log", "Utente: ops\nParola d'ordine: {value}", "slot", _MIXED)
lines("russian label", "log", "Пользователь: ops\nПароль: {value}", "slot", _MIXED)
lines("chinese label", "log", "用户名:ops\n密码:{value}", "slot", _MIXED)
lines("chinese sentence", "log", "初始密码为 {value},请尽快修改", "slot", _MIXED)
lines("japanese label", "log", "ユーザー名: ops\nパスワード: {value}", "slot", _MIXED)
lines("korean label", "log", "사용자: ops\n비밀번호: {value}", "slot", _MIXED)
lines("polish label", "log", "Hasło: {value}", "slot", _MIXED)
lines("dutch label", "log", "Wachtwoord: {value}", "slot", _MIXED)
lines("turkish label", "log", "Şifre: {value}", "slot", _MIXED)

lines("chat message", "text", "[10:42] anna: the {snake} on {host} is {value} now", fits=_MIXED)
lines("chat correction", "text", "[10:43] anna: sorry, pw: {value}", "slot", _MIXED)
lines("ticket bold", "text", "**{name}**: {value}", fits=_SIMPLE)
lines("ticket bold quoted", "text", "- **{snake}**: `{value}`", fits=_QUOTABLE)
lines("ticket definition", "text", "{name}\n: {value}", fits=_MIXED)
lines("ticket code span", "text", "We set `{name}` to `{value}` yesterday.", fits=_QUOTABLE)
lines("ticket jira table", "text", "||key||value||\n|{name}|{value}|", fits=_SIMPLE)
lines("ticket jira code", "text", "{{code:bash}}\nexport {name}={value}\n{{code}}", fits=_SIMPLE)
lines("ticket confluence macro", "text", "{{noformat}}\n{snake}: {value}\n{{noformat}}", fits=_SIMPLE)
lines("mail quoted reply", "text", "> > {name}={value}\n> thanks", fits=_SIMPLE)
lines("mail quoted prose", "text", "> the new password is {value}\n\nDone.", "slot", _MIXED)
lines("wiki table", "text", "| Service | User | Password |\n|---|---|---|\n| db | ops | {value} |", "slot", _SIMPLE)
lines("wiki dokuwiki", "text", "^ Service ^ Password ^\n| db | {value} |", "slot", _SIMPLE)
lines("spreadsheet tabs", "text", "Service\tUser\tPassword\ndb\tops\t{value}", "slot", _SIMPLE)
lines("keepass csv", "text", '"Group","Title","Username","Password","URL"\n"Root","db","ops","{value}","https://{host}"', "slot", _QUOTABLE)
lines("bitwarden csv", "text", "folder,favorite,type,name,login_uri,login_username,login_password\n,,login,db,https://{host},ops,{value}", "slot", _SIMPLE)
lines("rst field", "text", ":{snake}: {value}\n:host: {host}", fits=_SIMPLE)
lines("asciidoc attribute", "text", ":{kebab}: {value}", fits=_SIMPLE)
lines("org property", "text", "#+{name}: {value}", fits=_SIMPLE)
lines("screenshot of a form", "text", "Username\nops\nPassword\n{value}\nSign in", "slot", _MIXED)
lines("numbered steps", "text", "3. Log in with ops / {value}", "slot", _MIXED)
lines("slash pair", "text", "user/pass: ops/{value}", "slot", _MIXED)
lines("parenthesised", "text", "admin login (password {value}) works", "slot", _MIXED)
lines("dash pair", "text", "{snake} - {value}", fits=_MIXED)
lines("em dash pair", "text", "{name} — {value}", fits=_MIXED)
lines("arrow change", "text", "{name}: old → {value}", fits=_MIXED)
lines("unicode equals", "text", "{name} := {value}", fits=_SIMPLE)

lines("aws export", "log", "aws_access_key_id = AKIAIOSFODNN7EXAMPLE\naws_secret_access_key = {value}\nregion = eu-central-1", "slot", _SIMPLE)
lines("aws sso cache", "log", '{{"startUrl":"https://{host}/start","accessToken":"{value}","expiresAt":"2026-11-28T18:00:00Z"}}', "slot", _SIMPLE)
lines("aws ecr login", "log", "docker login --username AWS --password {value} {host}", "slot", _SIMPLE)
lines("aws cli debug", "log", "2026-11-28 10:00:00,000 - MainThread - botocore.auth - DEBUG - StringToSign:\nAWS4-HMAC-SHA256\nx-amz-security-token:{value}", "slot", _SIMPLE)
lines("gcloud print token", "log", "$ gcloud auth print-access-token\n{value}", "slot", _MIXED)
lines("gcloud adc", "log", '  "refresh_token": "{value}",\n  "type": "authorized_user"', "slot", _SIMPLE)
lines("azure cli account", "log", '  "accessToken": "{value}",\n  "expiresOn": "2026-11-28 12:00:00.000000",\n  "tokenType": "Bearer"', "slot", _SIMPLE)
lines("azure sp create", "log", '  "appId": "{id}",\n  "displayName": "ci",\n  "password": "{value}",\n  "tenant": "x"', "slot", _QUOTABLE)
lines("azure servicebus", "log", "Endpoint=sb://{host}/;SharedAccessKeyName=Root;SharedAccessKey={value}", "slot", _SIMPLE)
lines("azure storage string", "log", "DefaultEndpointsProtocol=https;AccountName=acme;AccountKey={value};EndpointSuffix=core.windows.net", "slot", _SIMPLE)
lines("azure iothub", "log", "HostName={host};DeviceId=d1;SharedAccessKey={value}", "slot", _SIMPLE)
lines("azure devops", "log", "##vso[task.setvariable variable={snake};issecret=true]{value}", fits=_SIMPLE)
lines("github actions output", "log", "::set-output name={snake}::{value}", fits=_SIMPLE)
lines("github add-mask", "log", "::add-mask::{value}", "slot", _SIMPLE)
lines("gitlab trace", "log", "$ curl --header \"JOB-TOKEN: {value}\" https://{host}/api/v4/x", "slot", _SIMPLE)
lines("doctl init", "log", "Please authenticate doctl for use with your DigitalOcean account. Enter your access token: {value}", "slot", _MIXED)
lines("hcloud context", "log", "[[contexts]]\nname = \"prod\"\ntoken = \"{value}\"", "slot", _SIMPLE)
lines("s3cmd debug", "log", "DEBUG: ConfigParser: secret_key->{value}", "slot", _SIMPLE)
lines("b2 authorize", "log", "b2 account authorize 0012abc {value}", "slot", _MIXED)
lines("rclone obscured", "log", "[remote]\ntype = sftp\nhost = {host}\nuser = ops\npass = {value}", "slot", _SIMPLE)
lines("duplicity", "log", "PASSPHRASE={value} duplicity /data b2://0012abc:{value}@bucket/dir", "slot", re.compile(r"[A-Za-z0-9_.~-]+"))
lines("kopia connect", "log", "kopia repository connect s3 --bucket=b --access-key=AKIAX --secret-access-key={value} --password={value}", "slot", _SIMPLE)
lines("velero credentials", "log", "  cloud: |\n    [default]\n    aws_access_key_id=x\n    aws_secret_access_key={value}", "slot", _SIMPLE)

lines("helm notes", "log", "export POSTGRES_PASSWORD=$(kubectl get secret db -o jsonpath=\"{{.data.password}}\" | base64 -d)\nroot password: {value}", "slot", _MIXED)
lines("helm get values", "log", "USER-SUPPLIED VALUES:\nauth:\n  enabled: true\n  {camel}: {value}\nreplicaCount: 2", fits=_SIMPLE)
lines("helm debug", "log", "helm.go:84: [debug] upgrade failed: values: map[auth:map[enabled:true {camel}:{value}] replicaCount:2]", fits=_SIMPLE)
lines("ansible diff", "log", "--- before: /opt/app/.env\n+++ after: /opt/app/.env\n@@ -1 +1 @@\n-{name}=old\n+{name}={value}", fits=_SIMPLE)
lines("ansible invocation", "log", 'ok: [{host}] => {{"changed": false, "invocation": {{"module_args": {{"name": "app", "{snake}": "{value}", "state": "present"}}}}}}', fits=_QUOTABLE)
lines("ansible debug var", "log", 'TASK [debug] ***\nok: [{host}] => {{\n    "{snake}": "{value}"\n}}', fits=_QUOTABLE)
lines("salt minion", "log", "[DEBUG   ] LazyLoaded pillar.get {{'{snake}': '{value}'}}", fits=_QUOTABLE)
lines("vault read", "log", "Key                 Value\n---                 -----\nrefresh_interval    768h\n{snake}    {value}", fits=_MIXED)
lines("vault token create", "log", "Key                  Value\n---                  -----\ntoken                {value}\ntoken_accessor       abcdefgh\ntoken_duration       768h", "slot", _MIXED)
lines("vault approle", "log", "vault write auth/approle/login role_id={id} secret_id={value}", "slot", _SIMPLE)
lines("consul acl", "log", "AccessorID:       {id}\nSecretID:         {value}\nDescription:      Bootstrap Token", "slot", re.compile(r"[0-9a-f]{8}-[0-9a-f-]+|(?=.*\d)(?=.*[A-Za-z])[A-Za-z0-9+/=_-]{12,}"))
lines("nomad acl", "log", "Secret ID    = {value}\nName         = Bootstrap Token\nType         = management", "slot", _MIXED)
lines("nats config", "log", "authorization {{\n  user: ops\n  password: \"{value}\"\n  timeout: 2\n}}", "slot", _QUOTABLE)
lines("nats connect", "log", '[TRC] 10.0.0.2:50000 - cid:5 - <<- [CONNECT {{"verbose":false,"user":"ops","pass":"{value}","lang":"go"}}]', "slot", _QUOTABLE)
lines("mqtt connect", "log", "mosquitto_sub -h {host} -u ops -P {value} -t '#'", "slot", _MIXED)
lines("stomp frame", "log", "CONNECT\nlogin:ops\npasscode:{value}\nhost:/\n\n\\0", "slot", _MIXED)
lines("amqp sasl", "log", "amqp: SASL PLAIN response \"\\x00ops\\x00{value}\"", "slot", _SIMPLE)
lines("kafka properties", "log", 'sasl.jaas.config = org.apache.kafka.common.security.scram.ScramLoginModule required username="ops" password="{value}";', "slot", _QUOTABLE)
lines("kafkacat", "log", "kcat -b {host}:9093 -X sasl.username=ops -X sasl.password={value} -L", "slot", _SIMPLE)
lines("elasticsearch reset", "log", "Password for the [elastic] user successfully reset.\nNew value: {value}", "slot", _MIXED)
lines("mongo connection options", "log", "MongoClient options: MongoCredential{{mechanism=null, userName='ops', source='admin', password='{value}', mechanismProperties=<hidden>}}", "slot", _QUOTABLE)
lines("clickhouse user", "log", "CREATE USER ops IDENTIFIED WITH sha256_password BY '{value}'", "slot", _QUOTABLE)
lines("mssql login", "log", "CREATE LOGIN ops WITH PASSWORD = N'{value}', CHECK_POLICY = OFF", "slot", _QUOTABLE)
lines("oracle user", "log", 'CREATE USER ops IDENTIFIED BY "{value}" DEFAULT TABLESPACE users', "slot", _QUOTABLE)
lines("cassandra role", "log", "CREATE ROLE ops WITH PASSWORD = '{value}' AND LOGIN = true;", "slot", _QUOTABLE)
lines("influx setup", "log", "influx setup --username ops --password {value} --org acme --bucket b --token {value} --force", "slot", _MIXED)
lines("odbc dsn", "log", "Driver={{PostgreSQL Unicode}};Server={host};Uid=ops;Pwd={value};Database=app", "slot", _SIMPLE)
lines("ado net", "log", "Server=tcp:{host},1433;Initial Catalog=app;User ID=ops;Password={value};Encrypt=True;", "slot", _SIMPLE)
lines("jdbc sqlserver", "log", "jdbc:sqlserver://{host}:1433;databaseName=app;user=ops;password={value};encrypt=true", "slot", _SIMPLE)
lines("jdbc snowflake", "log", "snowflake://ops:{value}@acme/app?warehouse=wh", "slot", URL_SAFE)
lines("libpq service file", "log", "[prod]\nhost={host}\nuser=ops\npassword={value}\nsslmode=require", "slot", _SIMPLE)

lines("smtp dialogue login", "log", "S: 334 UGFzc3dvcmQ6\nC: {value}\nS: 235 2.7.0 Authentication successful", "shape", _SIMPLE)
lines("imap login", "log", "a001 LOGIN ops@example.net {value}", "slot", _MIXED)
lines("imap quoted login", "log", '> A1 LOGIN "ops@example.net" "{value}"', "slot", _QUOTABLE)
lines("pop3 pass", "log", "C: USER ops\nC: PASS {value}\nS: +OK", "slot", _MIXED)
lines("ftp pass", "log", "---> USER ops\n---> PASS {value}\n<--- 230 Login successful.", "slot", _MIXED)
lines("irc pass", "log", ">> PASS {value}\n>> NICK bot", "slot", _MIXED)
lines("ldapsearch", "log", "ldapsearch -x -H ldap://{host} -D cn=admin,dc=x -w '{value}' -b dc=x", "slot", _QUOTABLE)
lines("ldif password", "log", "dn: uid=ops,dc=example,dc=net\nuserPassword: {value}\nmail: a@example.net", "slot", _SIMPLE)
lines("radius client", "log", "client {host} {{\n\tsecret = {value}\n\tshortname = nas\n}}", "slot", _SIMPLE)
lines("sip auth", "log", "registering sip:1001@{host} authuser=1001 secret={value}", "slot", _SIMPLE)
lines("openvpn auth file", "log", "auth-user-pass inline:\n<auth-user-pass>\nops\n{value}\n</auth-user-pass>", "slot", _MIXED)
lines("wireguard uapi", "log", "private_key={value}\nlisten_port=51820", "slot", _SIMPLE)
lines("strongswan log", "log", "loaded EAP secret for ops: {value}", "slot", _MIXED)
lines("cisco config", "log", "username ops privilege 15 secret 0 {value}", "slot", _MIXED)
lines("snmp v3 walk", "log", "snmpwalk -v3 -u ops -l authPriv -a SHA -A {value} -x AES -X {value} {host}", "slot", _MIXED)
lines("ipmi sol", "log", "ipmitool -I lanplus -H {host} -U ADMIN -P {value} chassis status", "slot", _MIXED)
lines("expect script", "log", 'spawn ssh ops@{host}\nsend -- "{value}\\r"', "shape", _SIMPLE)
lines("expect password", "log", 'expect "password:"\nsend "{value}\\r"', "slot", _MIXED)
lines("sudo pipe", "log", "echo '{value}' | sudo -S systemctl restart docker", "slot", _QUOTABLE)
lines("gpg batch", "log", "gpg --batch --yes --passphrase {value} -d dump.gpg", "slot", _MIXED)
lines("keytool", "log", "keytool -importkeystore -srcstorepass {value} -deststorepass {value} -alias app", "slot", _MIXED)
lines("jarsigner config", "log", "server.ssl.key-store-password: {value}\nserver.ssl.key-alias: app", "slot", _SIMPLE)
lines("cryptsetup pipe", "log", "printf '%s' '{value}' | cryptsetup luksOpen /dev/sdb1 data -", "slot", _QUOTABLE)
lines("zfs keylocation", "log", "echo {value} | zfs load-key tank/data", "slot", _MIXED)

lines("telegram url", "log", "POST https://api.telegram.org/bot{value}/sendMessage 404", "shape", re.compile(r"\d{6,12}:AA[A-Za-z0-9_-]+"))
lines("slack webhook env", "log", "SLACK_WEBHOOK=https://hooks.slack.com/services/T00000000/B00000000/{value}", "slot", re.compile(r"[A-Za-z0-9]{20,60}"))
lines("discord webhook log", "log", "posting to https://discord.com/api/webhooks/112233445566778899/{value} failed: 404", "slot", re.compile(r"[A-Za-z0-9_-]{20,}"))
lines("teams webhook", "log", "https://acme.webhook.office.com/webhookb2/0b1c2d3e@x/IncomingWebhook/{value}/y", "slot", re.compile(r"[0-9a-f]{32,64}"))
lines("ntfy token", "log", "curl -u :{value} -d hi https://{host}/alerts", "slot", _MIXED)
lines("gotify url", "log", "POST https://{host}/message?token={value} 200", "slot", URL_SAFE)
lines("healthchecks ping", "log", "https://{host}/ping/{value}/fail", "shape", URL_SAFE)
lines("pushover", "log", "token={value}&user=u123&message=hi", "slot", URL_SAFE)
lines("twilio basic", "log", "POST https://AC{id}:{value}@api.twilio.com/2010-04-01/Accounts.json", "slot", URL_SAFE)
lines("mailgun curl", "log", "curl -s --user 'api:{value}' https://api.mailgun.net/v3/x/messages", "slot", _QUOTABLE)
lines("sentry dsn secret", "log", "SENTRY_DSN=https://{id}:{value}@{host}/42", "slot", URL_SAFE)
lines("stripe curl", "log", "curl https://api.stripe.com/v1/charges -u {value}:", "slot", _MIXED)
lines("s3 presigned", "log", "GET https://{host}/b/k?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Date=20261128T100000Z&X-Amz-Signature={value} 403", "slot", re.compile(r"[0-9a-f]{40,64}"))
lines("azure sas", "log", "https://{host}/c/b?sv=2024-11-04&se=2026-12-01T00%3A00%3A00Z&sr=b&sp=r&sig={value}", "slot", URL_SAFE)
lines("cloudfront signed", "log", "https://{host}/a.mp4?Expires=1795900000&Signature={value}&Key-Pair-Id=K2JCJMDEHXQW5F", "slot", URL_SAFE)
lines("magic link", "log", "https://{host}/api/auth/magic-link/verify?token={value}&callbackURL=%2Fapp", "slot", URL_SAFE)
lines("oauth callback", "log", "GET /api/auth/callback/github?code={value}&state={id} 302", "slot", re.compile(r"[A-Za-z0-9_-]{12,}"))
lines("oauth token body", "log", "grant_type=refresh_token&client_id=web&refresh_token={value}", "slot", URL_SAFE)
lines("device code", "log", "device_code={value} interval=5", "slot", _MIXED)
lines("saml post", "log", "RelayState=x&SAMLResponse={value}", "slot", URL_SAFE)
lines("webhook signature header", "log", "X-Hub-Signature-256: sha256={value}", "slot", re.compile(r"[0-9a-f]{40,64}"))
lines("stripe signature header", "log", "Stripe-Signature: t=1795870000,v1={value}", "slot", re.compile(r"[0-9a-f]{40,64}"))
lines("grpc metadata", "log", "rpc error: code = Unauthenticated metadata: {{authorization: [Bearer {value}], :authority: [{host}]}}", "slot", _SIMPLE)
lines("grpc kv", "log", "metadata={{'x-api-key': '{value}', 'user-agent': 'grpc-node/1.9'}}", "slot", _QUOTABLE)
lines("hpack dump", "log", "recv (stream_id=1) authorization: Bearer {value}", "slot", _SIMPLE)


@carrier("smtp auth plain dialogue", "log", "slot", B64)
def _auth_plain(secret: Secret) -> str:
    return "C: AUTH PLAIN " + base64.b64encode(f"\0ops@example.net\0{secret.value}".encode()).decode() + "\nS: 235 ok"


@carrier("smtp auth login dialogue", "log", "slot", re.compile(r"(?=.*\d)(?=.*[A-Za-z])[\x21-\x7e]{12,60}"))
def _auth_login(secret: Secret) -> str:
    return f"S: 334 VXNlcm5hbWU6\nC: b3BzQGV4YW1wbGUubmV0\nS: 334 UGFzc3dvcmQ6\nC: {secret.b64()}\nS: 535 5.7.8 failed"


@carrier("har request", "json", "slot", _SIMPLE)
def _har(secret: Secret) -> dict[str, Any]:
    return {"request": {"method": "POST", "url": f"https://{secret.host()}/login", "headers": [{"name": "X-Auth-Token", "value": secret.value}], "postData": {"mimeType": "application/json", "text": json.dumps({"email": "a@b.c", "password": secret.value})}}}


@carrier("har cookies", "json", "slot", _SIMPLE)
def _har_cookies(secret: Secret) -> dict[str, Any]:
    return {"cookies": [{"name": "session", "value": secret.value, "path": "/", "httpOnly": True}]}


@carrier("postman environment", "json")
def _postman(secret: Secret) -> dict[str, Any]:
    return {"name": "prod", "values": [{"key": secret.camel, "value": secret.value, "enabled": True, "type": "default"}]}


@carrier("insomnia", "json", "slot")
def _insomnia(secret: Secret) -> dict[str, Any]:
    return {"authentication": {"type": "bearer", "token": secret.value}, "url": f"https://{secret.host()}/x"}


@carrier("sts credentials", "json", "slot")
def _sts(secret: Secret) -> dict[str, Any]:
    return {"Credentials": {"AccessKeyId": "ASIAIOSFODNN7EXAMPLE", "SecretAccessKey": secret.value, "SessionToken": secret.value, "Expiration": "2026-11-28T18:00:00Z"}}


@carrier("iam access key", "json", "slot")
def _iam(secret: Secret) -> dict[str, Any]:
    return {"AccessKey": {"UserName": "ci", "Status": "Active", "SecretAccessKey": secret.value, "CreateDate": "2026-11-28T10:00:00Z"}}


@carrier("ecs task definition", "json")
def _ecs(secret: Secret) -> dict[str, Any]:
    return {"containerDefinitions": [{"name": "app", "environment": [{"name": secret.name, "value": secret.value}, {"name": "TZ", "value": "UTC"}], "secrets": [{"name": secret.name, "valueFrom": "arn:aws:ssm:eu-central-1:123456789012:parameter/app/x"}]}]}


@carrier("cloud run describe", "json")
def _cloud_run(secret: Secret) -> dict[str, Any]:
    return {"spec": {"template": {"spec": {"containers": [{"env": [{"name": secret.name, "value": secret.value}], "image": "gcr.io/a/b"}]}}}}


@carrier("lambda configuration", "json")
def _lambda(secret: Secret) -> dict[str, Any]:
    return {"FunctionName": "f", "Environment": {"Variables": {secret.name: secret.value, "TZ": "UTC"}}, "CodeSha256": secret.b64("x" * 32)}


@carrier("app service settings", "json")
def _app_service(secret: Secret) -> list[Any]:
    return [{"name": secret.name, "slotSetting": False, "value": secret.value}, {"name": "WEBSITE_PORT", "slotSetting": False, "value": "80"}]


@carrier("keyvault answer", "json", "slot")
def _keyvault(secret: Secret) -> dict[str, Any]:
    return {"attributes": {"enabled": True}, "id": "https://acme.vault.azure.net/secrets/db-password/0123", "name": "db-password", "value": secret.value}


@carrier("gcp secret payload", "json", "slot")
def _gcp(secret: Secret) -> dict[str, Any]:
    return {"name": "projects/1/secrets/db/versions/3", "payload": {"data": secret.b64(), "dataCrc32c": "1234567890"}}


@carrier("vault kv answer", "json")
def _vault(secret: Secret) -> dict[str, Any]:
    return {"request_id": secret.hex(32), "lease_id": "", "data": {"data": {secret.snake: secret.value}, "metadata": {"version": 3}}}


@carrier("vault login answer", "json", "slot")
def _vault_login(secret: Secret) -> dict[str, Any]:
    return {"auth": {"client_token": secret.value, "accessor": "abcdefgh", "policies": ["root"], "lease_duration": 3600}}


@carrier("doppler download", "json")
def _doppler(secret: Secret) -> dict[str, Any]:
    return {secret.name: {"computed": secret.value, "raw": secret.value, "note": ""}}


@carrier("rabbit definitions user", "json", "slot")
def _rabbit(secret: Secret) -> dict[str, Any]:
    return {"users": [{"name": "ops", "password": secret.value, "tags": "administrator"}], "vhosts": [{"name": "/"}]}


@carrier("better auth session", "json", "slot")
def _session(secret: Secret) -> dict[str, Any]:
    return {"session": {"id": secret.hex(32), "token": secret.value, "userId": secret.hex(32), "expiresAt": "2026-12-05T10:00:00.000Z"}, "user": {"email": "a@example.net"}}


@carrier("better auth account", "json", "slot")
def _account(secret: Secret) -> dict[str, Any]:
    return {"account": [{"providerId": "github", "accountId": "42", "accessToken": secret.value, "refreshToken": secret.value, "idToken": None, "scope": "repo"}]}


@carrier("temporal history input", "json")
def _temporal(secret: Secret) -> dict[str, Any]:
    payload = base64.b64encode(json.dumps({"deploymentId": secret.hex(32), "env": {secret.name: secret.value}}).encode()).decode()
    return {"events": [{"eventId": "1", "workflowExecutionStartedEventAttributes": {"input": {"payloads": [{"metadata": {"encoding": "anNvbi9wbGFpbg=="}, "data": payload}]}}}]}


@carrier("yaml in json in env", "json")
def _yaml_in_json(secret: Secret) -> dict[str, Any]:
    return {"APP_CONFIG": f"database:\n  host: {secret.host()}\n  {secret.snake}: {json.dumps(secret.value)}\n  port: 5432\n"}


@carrier("triple escaped", "log", "name", _SIMPLE)
def _triple(secret: Secret) -> str:
    body = json.dumps({secret.camel: secret.value, "n": 1})
    return "payload=" + json.dumps(json.dumps(json.dumps({"event": body})))


@carrier("url in url in url", "log", "slot", URL_SAFE)
def _urls(secret: Secret) -> str:
    inner = f"https://h.example.net/cb?access_token={secret.value}"
    return "GET /a?next=" + quote("https://x.example.net/b?r=" + quote(inner, safe=""), safe="") + " 302"


@carrier("windows crlf ini", "text", "name", _SIMPLE)
def _crlf(secret: Secret) -> str:
    return f"[Database]\r\nServer={secret.host()}\r\n{secret.camel}={secret.value}\r\nPort=5432\r"


@carrier("windows path and set", "text", "name", _SIMPLE)
def _windows(secret: Secret) -> str:
    return f"C:\\apps\\daoflow>set {secret.name}={secret.value}\r\nC:\\apps\\daoflow>start.cmd\r"


@carrier("registry export", "text", "name", _QUOTABLE)
def _registry(secret: Secret) -> str:
    return f'[HKEY_LOCAL_MACHINE\\SOFTWARE\\Acme]\n"{secret.camel}"="{secret.value}"\n"Port"=dword:00001538'


@carrier("csv semicolon", "text", "name", _SIMPLE)
def _csv(secret: Secret) -> Fragment:
    number = secret.hex(32)
    return Fragment(f"id;{secret.snake};created\n{number};{secret.value};2026-11-28", (number,))


@carrier("box table", "text", "name", _MIXED)
def _box(secret: Secret) -> str:
    return f"╔══════╦══════╗\n║ Name ║ Value ║\n╠══════╬══════╣\n║ {secret.name} ║ {secret.value} ║\n╚══════╩══════╝"


@carrier("rich table", "text", "name", _MIXED)
def _rich(secret: Secret) -> str:
    return f"┏━━━━━━┳━━━━━━┓\n┃ Key  ┃ Value ┃\n┡━━━━━━╇━━━━━━┩\n│ {secret.snake} │ {secret.value} │\n└──────┴──────┘"


@carrier("cut at the end", "log", "name", re.compile(r"[A-Za-z0-9]{20,}"))
def _cut(secret: Secret) -> str:
    return f'{{"level":30,"msg":"config","cfg":{{"host":"{secret.host()}","{secret.camel}":"{secret.value}'


@carrier("syslog rfc5424", "log", "name", _QUOTABLE)
def _rfc5424(secret: Secret) -> str:
    return f'<165>1 2026-11-28T10:00:00.003Z {secret.host()} app 1 ID47 [meta@32473 {secret.camel}="{secret.value}" port="5432"] started'


@carrier("journal export", "log", "name", _SIMPLE)
def _journal(secret: Secret) -> str:
    return f"_CMDLINE=/usr/bin/app --{secret.kebab}={secret.value}\n_PID=12"


@carrier("env of a process in json", "json", "name", ANY)
def _environ(secret: Secret) -> dict[str, Any]:
    return {"pid": 12, "environ": f"PATH=/bin\0{secret.name}={secret.value}\0LANG=C"}


@carrier("argv of a shell", "json", "name", WORD)
def _argv(secret: Secret) -> dict[str, Any]:
    return {"argv": ["/bin/sh", "-c", f"export {secret.name}={secret.value} && exec server --port 80"]}
