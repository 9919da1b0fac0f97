"""What code, schemas and tools say about secrets without holding one: it must survive letter for letter. Written with the fourth set."""

# fmt: off
# ruff: noqa: E501  one line of data is easier to read than four
from __future__ import annotations

from typing import Any

LOG = "log text"

RELATION_FACTS: tuple[tuple[str, str, str], ...] = (
    ("code frames", LOG, "48 |   const token = await getToken(request);"),
    ("code frames", LOG, "49 |   if (token === undefined) throw new UnauthorizedError();"),
    ("code frames", LOG, '    password = os.environ["POSTGRES_PASSWORD"]'),
    ("code frames", LOG, 'String password = request.getParameter("password");'),
    ("code frames", LOG, "$password = $_POST['password'];"),
    ("code frames", LOG, "  password: string;"),
    ("code frames", LOG, "  token?: string | null;"),
    ("code frames", LOG, "const { password, ...rest } = user;"),
    ("code frames", LOG, "return bcrypt.compare(password, user.passwordHash);"),
    ("html words", LOG, '<label for="password">Password</label>'),
    ("html words", LOG, '<input type="password" name="password" autocomplete="current-password">'),
    ("schema", LOG, "CREATE TABLE api_tokens (id text PRIMARY KEY, token_hash text NOT NULL, created_at timestamptz)"),
    ("schema", LOG, "COMMENT ON COLUMN api_tokens.token_hash IS 'digest of the token'"),
    ("schema", LOG, " token_hash | character varying(64) | not null"),
    ("schema", LOG, 'CREATE UNIQUE INDEX "sessions_token_unique" ON "sessions" USING btree ("token")'),
    ("schema", LOG, 'select "id", "token", "expires_at" from "sessions" where "token" = $1'),
    ("settings", LOG, "INSERT INTO settings (key, value) VALUES ('smtp_host', 'mail.example.net')"),
    ("settings", LOG, "UPDATE settings SET value = '587' WHERE key = 'smtp_port'"),
    ("header map", LOG, "headers map[Accept:[*/*] Content-Type:[application/json] X-Request-Id:[<h8>-<h4>-4<h3>-a<h3>-<h12>]]"),
    ("tools", LOG, "secret/db-password created"),
    ("tools", LOG, 'Error from server (NotFound): secrets "db-password" not found'),
    ("tools", LOG, "docker secret create db_password ./db_password.txt"),
    ("tools", LOG, "aws secretsmanager get-secret-value --secret-id prod/db --region eu-central-1"),
    ("tools", LOG, "gh secret set API_TOKEN < token.txt"),
    ("tools", LOG, "vault kv get -field=password secret/app"),
    ("tools", LOG, "kubectl get secret app -o yaml"),
    ("tools", LOG, "docker compose -p daoflow exec -u root -T daoflow sh"),
    ("tools", LOG, "ssh -p 2222 -i /app/.ssh/<h32> deploy@10.0.0.9 docker version"),
    ("tools", LOG, "docker run -d -u 1000:1000 -p 8080:80 --name web nginx:1.27"),
    ("tools", LOG, "docker run -u root -p 127.0.0.1:3000:3000 ghcr.io/acme/api:1.4.2"),
    ("tools", LOG, "psql -U daoflow -p 5432 -h postgres -d daoflow -c 'select 1'"),
    ("requests", LOG, "POST /api/auth/sign-in/email 401 12ms"),
    ("requests", LOG, "GET /api/tokens/42 404 3ms"),
    ("requests", LOG, "POST /api/password/reset 200 41ms"),
    ("requests", LOG, "GET /hooks/useToken.ts 304"),
    ("requests", LOG, "PUT /v2/acme/api/blobs/uploads/<h8>-<h4>-4<h3>-a<h3>-<h12>?digest=sha256%3A<h64> 201"),
    ("counts", LOG, "rotated 3 secrets, 12 tokens expired, 0 credentials removed"),
    ("counts", LOG, "secret scanning: 0 findings; passwords: 4 weak"),
    ("states", LOG, "rotating secret app_key (version 3)"),
    ("states", LOG, "token -> null; password -> undefined; secret -> (unchanged)"),
    ("states", LOG, "Password changed for user deploy"),
    ("states", LOG, "session token refreshed for user <h32>"),
    ("states", LOG, "credentials: none; auth: off; cookie: absent"),
    ("open api", LOG, '{"password":{"type":"string","minLength":12},"token":{"type":"string","nullable":true}}'),
    ("open api", LOG, "securitySchemes: bearerAuth: type: http scheme: bearer bearerFormat: JWT"),
    ("numbers", LOG, "points [12, 48, 96, 144, 192, 240, 288, 336, 384, 432] ms"),
    ("numbers", LOG, "latency buckets [1,2,5,10,20,50,100,200,255,99,98,97,96,95]"),
    ("numbers", LOG, "layers 2/12 [3/9] RUN apt-get update 10.0s 23 47 12 88 16 24 32 40"),
    ("colon pairs", LOG, "upstream app:latest@sha256:<h64>"),
    ("colon pairs", LOG, "git@github.com:acme/app.git -> deploy@10.0.0.9:/srv/app"),
    ("colon pairs", LOG, "npm:@types/node@22.4.1 bun:test@host.docker.internal:3000"),
    ("hash names", LOG, "GET /assets/index-<w8>.css /assets/vendor.<h8>.js 200"),
    ("invalid words", LOG, "Invalid value for '--timeout': 'abc' is not a valid integer."),
    ("invalid words", LOG, 'invalid argument "10x" for "--tail" flag: strconv.ParseInt'),
    ("compose words", "yaml", "    secrets:\n      - source: db_password\n        target: /run/secrets/db_password"),
    ("compose words", "yaml", "x-token-service: &token-service\n  restart: unless-stopped"),
    ("compose words", "yaml", "      AUTH_TRUST_HOST: \"true\""),
)

RELATION_DOCUMENT_FACTS: tuple[tuple[str, Any], ...] = (
    ("settings row", {"columns": ["key", "value"], "rows": [["smtp_host", "mail.example.net"], ["smtp_port", "587"]]}),
    ("open api", {"properties": {"password": {"type": "string", "minLength": 12}, "token": {"type": "string"}}, "required": ["password", "token"]}),
    ("patch", [{"op": "replace", "path": "/services/app/image", "value": "ghcr.io/acme/app:1.4.2"}]),
    ("samples", {"latencyMs": [12, 48, 96, 144, 192, 240, 12, 13, 14, 15], "cpu": [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]}),
    ("errors", {"errors": [{"property": "timeout", "value": "abc", "constraints": {"isInt": "must be an integer"}}]}),
    ("access token row", {"token": {"id": "<h32>", "name": "ci", "createdAt": "2026-11-23T12:00:00.000Z", "scopes": ["deploy:read"]}}),
    ("health", {"secrets": {"status": "ok", "count": 12}, "auth": {"status": "degraded", "provider": "github"}}),
)
