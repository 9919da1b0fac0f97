"""Secrets on the web's ways and in the product's own records: cookies, OAuth, SAML, links, JWK, DaoFlow's rows; the third set, blind."""

# ruff: noqa: E501  one row of data is easier to read than four
from __future__ import annotations

import base64
import json
import re
from typing import Any
from urllib.parse import quote, quote_plus

from tests.redaction.heldout.carrier import ANY, B64, URL_SAFE, WORD, Fragment, Secret, carrier, lines

_QUOTABLE = re.compile(r"[^'\"\\\n]+")
_SIMPLE = re.compile(r"[A-Za-z0-9+/=_.-]+")
_RANDOM = re.compile(r"(?=.*\d)(?=.*[A-Z])[A-Za-z0-9]{20,}")

lines("jsessionid", "log", "Cookie: JSESSIONID={value}; Path=/; lang=en", "slot", re.compile(r"[0-9A-Fa-f]{32}"))
lines(
    "jsessionid path", "log", "GET /app/home;jsessionid={value}?page=2 HTTP/1.1", "slot", re.compile(r"[0-9A-Fa-f]{32}")
)
lines("phpsessid", "log", "< set-cookie: PHPSESSID={value}; path=/; HttpOnly", "slot", URL_SAFE)
lines("laravel cookies", "log", "cookie: XSRF-TOKEN={value}; laravel_session={value}; theme=dark", "slot", URL_SAFE)
lines(
    "nextauth", "log", "cookie: __Host-next-auth.csrf-token={value}; next-auth.session-token={value}", "slot", URL_SAFE
)
lines("signed session cookie", "log", "Set-Cookie: connect.sid=s%3A{value}.c2ln; Path=/; HttpOnly", "slot", URL_SAFE)
lines(
    "cookie jar",
    "text",
    "# Netscape HTTP Cookie File\n#HttpOnly_{host}\tFALSE\t/\tTRUE\t1790000000\tbetter-auth.session_token\t{value}",
    "slot",
    URL_SAFE,
)
lines(
    "digest auth",
    "log",
    'Authorization: Digest username="ops", realm="api", nonce="4f1c", uri="/x", response="{value}"',
    "slot",
    re.compile(r"[0-9a-f]{32}"),
)
lines("authorization token", "log", "> Authorization: token {value}", "slot", WORD)
lines("authorization apikey", "log", "Authorization: ApiKey {value}", "slot", WORD)
lines("authorization bare", "log", "Authorization: {value}", "slot", WORD)
lines("authorization splunk", "log", "Authorization: Splunk {value}", "slot", WORD)
lines(
    "authorization sas",
    "log",
    "Authorization: SharedAccessSignature sr=x.example.net%2Fq&sig={value}&se=1790000000&skn=root",
    "slot",
    URL_SAFE,
)
lines("proxy authorization", "log", "Proxy-Authorization: Bearer {value}", "slot", WORD)
lines("vault header", "log", "> X-Vault-Token: {value}", "slot", WORD)
lines("amz token header", "log", "x-amz-security-token:{value}", "slot", WORD)
lines("csrf header", "log", "X-CSRF-Token: {value}", "slot", WORD)
lines("websocket protocol", "log", "Sec-WebSocket-Protocol: bearer, {value}", "shape", WORD)
lines("csrf meta", "log", '<meta name="csrf-token" content="{value}">', "slot", re.compile(r"[^<>&\"'\s\\]+"))
lines(
    "authenticity token", "log", "Parameters: utf8=%E2%9C%93&authenticity_token={value}&commit=Save", "slot", URL_SAFE
)
lines(
    "oauth code",
    "log",
    "GET /api/auth/callback/github?code={value}&state=4f1c2d 302",
    "slot",
    re.compile(r"[A-Za-z0-9]{20,}"),
)
lines("pkce", "log", "POST /token grant_type=authorization_code&code_verifier={value}&client_id=app", "slot", URL_SAFE)
lines(
    "client assertion",
    "log",
    "client_assertion_type=urn%3Aietf%3Aparams%3Aoauth&client_assertion={value}",
    "slot",
    URL_SAFE,
)
lines("id token fragment", "log", "https://{host}/cb#id_token={value}&state=4", "slot", URL_SAFE)
lines(
    "magic link",
    "log",
    "[mail] sent https://{host}/api/auth/magic-link/verify?token={value}&callbackURL=%2F",
    "slot",
    URL_SAFE,
)
lines("verify path", "log", "GET /verify-email/{value} 302 12ms", "slot", _RANDOM)
lines("invite path", "log", "opened https://{host}/invite/{value}", "slot", _RANDOM)
lines("webhook path", "log", "POST https://{host}/webhooks/incoming/{value} 200", "slot", _RANDOM)
lines(
    "mattermost hook",
    "log",
    "POST https://{host}/hooks/{value} 200",
    "slot",
    re.compile(r"[a-z0-9]{26}|(?=.*\d)[A-Za-z0-9]{26,}"),
)
lines(
    "teams hook",
    "log",
    "https://example.webhook.office.com/webhookb2/0c6f0f0e-5a3c-4c5e-9a3a-1d2e3f4a5b6c@0c6f0f0e-5a3c-4c5e-9a3a-1d2e3f4a5b6d/IncomingWebhook/{value}/0c6f0f0e-5a3c-4c5e-9a3a-1d2e3f4a5b6e",
    "slot",
    re.compile(r"[0-9a-f]{32}"),
)
lines(
    "gcs signed",
    "log",
    "https://{host}/b/{id}.tar?X-Goog-Algorithm=GOOG4-RSA-SHA256&X-Goog-Date=20261123T120000Z&X-Goog-Signature={value}",
    "slot",
    re.compile(r"[0-9a-f]{40,}"),
)
lines(
    "cloudfront signed",
    "log",
    "https://{host}/f.zip?Expires=1790000000&Signature={value}&Key-Pair-Id=K2JCJMDEHXQW5F",
    "slot",
    re.compile(r"[A-Za-z0-9_~-]{24,}"),
)
lines(
    "s3 v2 signed",
    "log",
    "GET /b/f?AWSAccessKeyId=AK0&Expires=1790000000&Signature={value}%3D HTTP/1.1",
    "slot",
    re.compile(r"[A-Za-z0-9]{24,}"),
)
lines(
    "query apikey",
    "log",
    "curl 'https://{host}/v1/models?key={value}&alt=json'",
    "slot",
    re.compile(r"AIza\S+|(?=.*\d)[A-Za-z0-9_-]{30,}"),
)
lines("query password", "log", "GET /admin/login?user=ops&pwd={value} HTTP/1.1", "slot", URL_SAFE)
lines(
    "url raw specials",
    "log",
    "Invalid URL 'postgresql://daoflow:{value}@{host}:5432/daoflow': invalid port",
    "slot",
    re.compile(r"[A-Za-z0-9!#%*+,.:=?@^_~/-]+"),
)
lines(
    "url user only",
    "log",
    "fatal: unable to access 'https://{value}:@{host}/acme/app.git/': 403",
    "slot",
    re.compile(r"(?=.*\d)[A-Za-z0-9_-]{20,}"),
)
lines("redis acl url", "log", "connect rediss://default:{value}@{host}:6380/0 ETIMEDOUT", "slot", URL_SAFE)
lines("ldap url", "log", "ldap://cn=admin,dc=example:{value}@{host}:389", "slot", _SIMPLE)
lines(
    "sqlalchemy",
    "log",
    "sqlalchemy.exc.OperationalError: (psycopg2) postgresql+psycopg2://app:{value}@{host}/app",
    "slot",
    URL_SAFE,
)
lines("oracle dsn", "log", "jdbc:oracle:thin:app/{value}@//{host}:1521/ORCL", "slot", _SIMPLE)
lines("sqlserver url", "log", "sqlserver://sa:{value}@{host}:1433?database=app", "slot", URL_SAFE)
lines("amqp vhost", "log", "amqps://app:{value}@{host}/vhost connection refused", "slot", URL_SAFE)
lines("sftp url", "log", "backup target sftp://ops:{value}@{host}:22/backups unreachable", "slot", URL_SAFE)
lines("url without scheme", "log", "upstream ops:{value}@{host}:8080 refused", "slot", URL_SAFE)
lines("smtp transport", "log", "Error: Invalid login: smtps://ops%40example.net:{value}@{host}:465", "slot", URL_SAFE)
lines("dsn sentry", "log", "SENTRY_DSN=https://{value}@o1.ingest.{host}/42", "slot", re.compile(r"[0-9a-f]{32}"))
lines("influx line", "log", "INFLUX_TOKEN={value} influx write --bucket b --host https://{host}", "slot", WORD)
lines("ssml prose", "log", "Your new password is: {value}", "slot", WORD)
lines("prose default", "log", "Generated admin password: {value} (change it)", "slot", WORD)
lines(
    "gitlab initial", "log", "# If the password shown here doesn't work, reset it.\n\nPassword: {value}\n", "slot", WORD
)
lines(
    "jenkins initial",
    "text",
    "Please use the following password to proceed to installation:\n\n{value}\n\nThis may also be found at: /var/jenkins_home/secrets/initialAdminPassword",
    "slot",
    re.compile(r"[0-9a-f]{32}"),
)
lines("root credentials", "log", "   RootUser: minioadmin\n   RootPass: {value}", "slot", WORD)
lines("minio detected", "log", "Detected credentials: '{value}', change them", "shape", _SIMPLE)
lines("mysql generated", "log", "[Note] [Entrypoint]: GENERATED ROOT PASSWORD: {value}", "slot", WORD)
lines("temporary password", "log", "[Note] A temporary password is generated for root@localhost: {value}", "slot", WORD)
lines(
    "elastic password",
    "log",
    "Elasticsearch security features configured!\nPassword for the elastic user (reset with `bin/elasticsearch-reset-password`):\n  {value}",
    "slot",
    re.compile(r"(?=.*\d)[A-Za-z0-9+=*_-]{18,}"),
)
lines("enrollment token", "log", "Enrollment token: {value}", "slot", WORD)
lines("jupyter", "log", "    http://127.0.0.1:8888/lab?token={value}", "slot", URL_SAFE)
lines("vault unseal", "log", "Unseal Key 1: {value}\nInitial Root Token: hvs.none", "slot", _SIMPLE)
lines("recovery codes", "text", "Two-factor recovery codes:\n  backup_code: {value}", "slot", WORD)
lines("2fa uri", "log", "otpauth://hotp/x?secret={value}&counter=1", "slot", re.compile(r"[A-Z0-9]{16,}"))
lines("ssh config proxy", "text", "Host b\n  ProxyCommand sshpass -p {value} ssh ops@{host} -W %h:%p", "slot", WORD)
lines(
    "deployment log env",
    "log",
    "[deploy] writing .daoflow.compose.env: NODE_ENV, {name}={value}, PORT=3000",
    fits=_SIMPLE,
)
lines("compose export script", "text", "export NODE_ENV='production'\nexport {name}='{value}'", fits=_QUOTABLE)
lines(
    "better auth adapter",
    "log",
    "[Better Auth]: #1 [drizzle] [create] {{ model: 'session', data: {{ token: '{value}', userId: '{id}' }} }}",
    "slot",
    _QUOTABLE,
)
lines(
    "drizzle error block",
    "log",
    'DrizzleQueryError: Failed query: insert into "git_providers" ("id", "webhook_secret") values ($1, $2)\nparams: 4,{value}\n    at PgSession (/app/index.js:1:2)',
    "slot",
    re.compile(r"[^\s,]+"),
)
lines(
    "drizzle default",
    "log",
    'Failed query: insert into "api_tokens" ("id", "token_hash", "created_at") values ($1, $2, default) returning "id"\nparams: 4,{value}',
    "slot",
    re.compile(r"[^\s,]+"),
)
lines(
    "daoflow token create",
    "log",
    '{{"ok":true,"data":{{"token":{{"id":"{id}","prefix":"dfl_","value":"{value}"}}}}}}',
    "slot",
    _QUOTABLE,
)
lines(
    "daoflow env list",
    "log",
    '{{"ok":true,"data":{{"variables":[{{"key":"{name}","displayValue":"{value}","isSecret":true}}]}}}}',
    fits=_QUOTABLE,
)
lines(
    "env list table",
    "log",
    "KEY                  VALUE                 SCOPE\n{name}    {value}    production",
    fits=WORD,
)
lines(
    "putty key",
    "text",
    "PuTTY-User-Key-File-3: ssh-ed25519\nEncryption: none\nPrivate-Lines: 1\n{value}\nPrivate-MAC: {id}",
    "slot",
    re.compile(r"[A-Za-z0-9+/]{40,}=*"),
)


@carrier("rsa text hex", "text", "slot", B64)
def _rsa_text(secret: Secret) -> str:
    digits = secret.value.encode().hex(":")
    rows = [digits[i : i + 45] for i in range(0, len(digits), 45)]
    return "\n".join(
        ["Private-Key: (2048 bit, 2 primes)", "privateExponent:", *(f"    {row}" for row in rows), "prime1:"]
    )


@carrier("jwk private", "json", "slot", B64)
def _jwk(secret: Secret) -> Fragment:
    public = secret.hex(43)
    return Fragment({"keys": [{"kty": "EC", "crv": "P-256", "x": public, "d": secret.b64(), "kid": "main"}]}, (public,))


@carrier("jwk oct", "json", "slot", B64)
def _oct(secret: Secret) -> dict[str, Any]:
    return {
        "kty": "oct",
        "alg": "HS256",
        "k": base64.urlsafe_b64encode(secret.value.encode()).decode().rstrip("="),
        "kid": "hmac-1",
    }


@carrier("saml response", "log", "name", B64)
def _saml(secret: Secret) -> str:
    xml = f'<samlp:Response ID="_4"><Attribute Name="{secret.snake}"><AttributeValue>{secret.value}</AttributeValue></Attribute></samlp:Response>'
    return "POST /saml/acs SAMLResponse=" + quote_plus(secret.b64(xml)) + "&RelayState=%2F"


@carrier("push subscription", "json", "slot", URL_SAFE)
def _push(secret: Secret) -> dict[str, Any]:
    return {"endpoint": "https://push.example.net/send/4", "keys": {"p256dh": "BPub", "auth": secret.value}}


@carrier("temporal payload", "json", "name", B64)
def _payload(secret: Secret) -> dict[str, Any]:
    data = base64.b64encode(json.dumps({secret.camel: secret.value, "deploymentId": "4"}).encode()).decode()
    return {"payloads": [{"metadata": {"encoding": "anNvbi9wbGFpbg=="}, "data": data}]}


@carrier("temporal payload log", "log", "name", B64)
def _payload_log(secret: Secret) -> str:
    data = base64.b64encode(json.dumps({secret.camel: secret.value}).encode()).decode()
    return f'{{"level":"warn","msg":"activity failed","input":{{"payloads":[{{"metadata":{{"encoding":"anNvbi9wbGFpbg=="}},"data":"{data}"}}]}}}}'


@carrier("rclone config row", "json", "name", WORD)
def _rclone(secret: Secret) -> dict[str, Any]:
    return {
        "rows": [
            {
                "id": secret.hex(32),
                "provider": "s3",
                "rclone_config": f"[r]\ntype = s3\nsecret_access_key = {secret.value}\n",
            }
        ]
    }


@carrier("volume metadata row", "json", "slot")
def _volume(secret: Secret) -> dict[str, Any]:
    return {"rows": [{"name": "pgdata", "metadata": {"databaseUser": "app", "databasePassword": secret.value}}]}


@carrier("notification row", "json", "slot", URL_SAFE)
def _notification(secret: Secret) -> dict[str, Any]:
    return {"rows": [{"type": "slack", "webhook_url": f"https://hooks.slack.com/services/T0/B0/{secret.value}"}]}


@carrier("config snapshot", "json", "name")
def _snapshot(secret: Secret) -> dict[str, Any]:
    return {
        "config_snapshot": {
            "env": {"NODE_ENV": "production", secret.name: secret.value},
            "repoUrl": "https://github.com/acme/app.git",
        }
    }


@carrier("backup code list", "json", "slot")
def _codes(secret: Secret) -> dict[str, Any]:
    return {"twoFactor": {"enabled": True, "backupCodes": [secret.value], "secret": secret.value}}


@carrier("verification row", "json", "slot")
def _verification(secret: Secret) -> dict[str, Any]:
    return {
        "table": "verifications",
        "rows": [
            {"identifier": "reset-password:4", "session_token": secret.value, "expires_at": "2026-11-23T13:00:00Z"}
        ],
    }


@carrier("http body field", "json", "slot", ANY)
def _body(secret: Secret) -> dict[str, Any]:
    return {"status": 200, "body": json.dumps({"access_token": secret.value, "token_type": "bearer", "scope": "repo"})}


@carrier("form body field", "json", "slot", ANY)
def _form(secret: Secret) -> dict[str, Any]:
    return {
        "request": {
            "method": "POST",
            "body": f"grant_type=password&username=ops&password={quote(secret.value, safe='')}",
        }
    }


@carrier("har post data", "json", "slot")
def _har(secret: Secret) -> dict[str, Any]:
    return {
        "postData": {
            "mimeType": "application/x-www-form-urlencoded",
            "params": [{"name": "password", "value": secret.value}],
        }
    }


@carrier("query object", "json", "slot")
def _query(secret: Secret) -> dict[str, Any]:
    return {"req": {"path": "/cb", "query": {"state": "4", "access_token": secret.value}, "params": {"id": "7"}}}


@carrier("url parts", "json", "slot")
def _parts(secret: Secret) -> Fragment:
    host = secret.host()
    return Fragment(
        {
            "url": {
                "protocol": "https:",
                "username": "deploy",
                "password": secret.value,
                "hostname": host,
                "port": "443",
            }
        },
        (host,),
    )


@carrier("rust enum json", "json")
def _enum(secret: Secret) -> dict[str, Any]:
    return {
        "auth": {"Basic": {"username": "ops", "password": secret.value}},
        "settings": {secret.camel: {"Some": secret.value}},
    }


@carrier("default and value", "json")
def _default(secret: Secret) -> dict[str, Any]:
    return {"options": [{"name": f"--{secret.kebab}", "default": None, "current": secret.value}]}


@carrier("nested under name", "json")
def _nested(secret: Secret) -> dict[str, Any]:
    return {"secrets": {secret.snake: {"current": secret.value, "rotatedAt": "2026-11-01T00:00:00Z", "version": 3}}}


@carrier("environment object list", "json")
def _objects(secret: Secret) -> dict[str, Any]:
    return {"env": [{"NODE_ENV": "production"}, {secret.name: secret.value}]}


@carrier("env as csv string", "json", "name", _SIMPLE)
def _csv(secret: Secret) -> dict[str, Any]:
    return {
        "Labels": f"com.docker.compose.project=app,net.example.{secret.snake}={secret.value},com.docker.compose.service=web"
    }


@carrier("graphql error", "json", "slot", _QUOTABLE)
def _graphql(secret: Secret) -> dict[str, Any]:
    return {
        "errors": [
            {
                "message": "bad",
                "extensions": {
                    "query": f'mutation {{ login(email: "a@b.example", password: "{secret.value}") {{ id }} }}'
                },
            }
        ]
    }
