"""What must survive around the control plane itself. Written with the near set, before the gate was asked about any."""

# fmt: off
# ruff: noqa: E501  one row of data is easier to read than four
from __future__ import annotations

LOG = "log text"

NEAR_FACTS = (
    # Validation and start
    ("near validation", LOG, "    BETTER_AUTH_SECRET: String must contain at least 32 character(s)"),
    ("near validation", LOG, '  { code: "invalid_type", expected: "string", received: "undefined", path: [ "SMTP_PASSWORD" ], message: "Required" }'),
    ("near validation", LOG, "Missing environment variables:\n    ENCRYPTION_KEY: the key that seals stored credentials (eg. \"openssl rand -hex 32\")"),
    ("near dotenvx", LOG, "[MISSING_PRIVATE_KEY] could not decrypt DATABASE_URL using private key 'DOTENV_PRIVATE_KEY='"),
    ("near dotenvx", LOG, "[dotenv][DEBUG] \"POSTGRES_PASSWORD\" is already defined and was NOT overwritten"),
    ("near crypto", LOG, "RangeError: Invalid key length\n    at Cipheriv.createCipherBase (node:internal/crypto/cipher:121:19) {\n  code: 'ERR_CRYPTO_INVALID_KEYLEN'\n}"),
    ("near crypto", LOG, "TypeError: secretOrPrivateKey must have a value, got undefined (algorithm RS256)"),
    ("near jose", LOG, "JWTExpired: \"exp\" claim timestamp check failed { code: 'ERR_JWT_EXPIRED', claim: 'exp', reason: 'check_failed' }"),
    ("near jose", LOG, "JWSSignatureVerificationFailed: no applicable key found in the JSON Web Key Set (kid <h32>)"),
    ("near better auth", LOG, "2026-11-28T10:00:00.123Z ERROR [Better Auth]: Credential account not found for user usr_42"),
    ("near better auth", LOG, "2026-11-28T10:00:00.123Z WARN [Better Auth]: Warning: your BETTER_AUTH_SECRET appears low-entropy. Use a randomly generated secret for production."),
    # Database and queue
    ("near drizzle", LOG, 'Failed query: select "id", "token_hash", "revoked_at" from "api_token" where "api_token"."id" = $1 limit $2\nparams: <h32>,1'),
    ("near drizzle", LOG, "cause: error: column \"password_changed_at\" of relation \"account\" does not exist"),
    ("near postgres", LOG, "error: SASL: SCRAM-SERVER-FIRST-MESSAGE: client password must be a string"),
    ("near postgres", LOG, 'DETAIL:  User "daoflow" has no password assigned.\n\tConnection matched file "/var/lib/postgresql/data/pg_hba.conf" line 117: "host all all all scram-sha-256"'),
    ("near postgres", LOG, "psql: error: fe_sendauth: no password supplied"),
    ("near pg_restore", LOG, "pg_restore: error: could not execute query: ERROR:  role \"app_secret_reader\" does not exist"),
    ("near redis", LOG, "ReplyError: WRONGPASS invalid username-password pair or user is disabled. command: { name: 'hello', args: [ '3' ] }"),
    ("near bullmq", LOG, "Error: Missing lock for job 42. moveToFinished\n    at Scripts.finishedErrors (/app/node_modules/bullmq/dist/cjs/classes/scripts.js:419:24)"),
    ("near temporal", LOG, "[WARN] Activity failed {\n  namespace: 'default',\n  activityId: '1',\n  activityType: 'rotateSecret',\n  attempt: 3,\n  workflowId: 'rotate-secrets-<h12>'\n}"),
    ("near temporal", LOG, "ServiceError: Failed to start Workflow\n  cause: Error: 7 PERMISSION_DENIED: Request unauthorized."),
    # Docker and Compose
    ("near build check", LOG, ' 1 warning found (use docker --debug to expand):\n - SecretsUsedInArgOrEnv: Do not use ARG or ENV instructions for sensitive data (ARG "NPM_TOKEN") (line 14)'),
    ("near build secret", LOG, "#12 [build 5/9] RUN --mount=type=secret,id=npm_token,env=NPM_TOKEN bun install --frozen-lockfile"),
    ("near build secret", LOG, "ERROR: failed to build: failed to solve: secret npm_token: not found"),
    ("near build cache", LOG, "#14 exporting manifest sha256:<h64> 0.0s done\n#14 exporting config sha256:<h64> 0.0s done"),
    ("near compose secret", LOG, 'service "api" refers to undefined secret smtp_password: invalid compose project'),
    ("near compose secret", LOG, "secrets.smtp_password: external.name is deprecated. Please set name and external: true"),
    ("near env format", LOG, "docker: poorly formatted environment: variable 'SMTP PASSWORD' contains whitespaces"),
    ("near swarm", LOG, "ID                          NAME                DRIVER    CREATED        UPDATED\n<l25>   smtp_password_v3              2 weeks ago    2 weeks ago"),
    ("near docker info", LOG, " HTTPS Proxy: http://xxxxx:xxxxx@proxy.example.net:3128\n Insecure Registries:\n  ::1/128\n  127.0.0.0/8"),
    ("near credential store", LOG, "error getting credentials - err: exec: \"docker-credential-desktop\": executable file not found in $PATH, out: ``"),
    ("near traefik", LOG, "ERR Router uses a nonexistent certificate resolver certificateResolver=le routerName=auth-secret@docker"),
    # Registries and sources
    ("near registry", LOG, 'www-authenticate: Bearer realm="https://ghcr.io/token",service="ghcr.io",scope="repository:acme/app:pull"'),
    ("near registry", LOG, "denied: installation not allowed to Create organization package"),
    ("near registry", LOG, "denied: Your authorization token has expired. Reauthenticate and try again."),
    ("near npm", LOG, "npm error code E401\nnpm error Incorrect or missing password.\nnpm error If you were trying to log in, change your password, create an\nnpm error authentication token or enable two-factor authentication"),
    ("near npm", LOG, "resolved \"https://registry.npmjs.org/token-types/-/token-types-5.0.1.tgz#<h40>\"\n  integrity sha512-<b86>=="),
    ("near git", LOG, "remote: Support for password authentication was removed on August 13, 2021.\nfatal: Authentication failed for 'https://github.com/acme/app.git/'"),
    ("near git", LOG, "fatal: could not read Password for 'https://ci@git.example.net': terminal prompts disabled"),
    ("near deploy key", LOG, "ERROR: The key you are authenticating with has been marked as read only. SHA256:<b43>"),
    ("near hook", LOG, "X-GitHub-Delivery: <h8>-<h4>-11ef-8<h3>-<h12>\nX-GitHub-Hook-ID: 4<d8>"),
    ("near hook", LOG, "Error: [@octokit/webhooks] signature does not match event payload and secret"),
    # Backups and certificates
    ("near restic", LOG, "Fatal: wrong password or no key found\nrepository <h8> opened (version 2, compression level auto)"),
    ("near restic", LOG, " ID        User  Host     Created\n----------------------------------------\n*<h8>  root  backup1  2026-11-28 10:00:00"),
    ("near s3", LOG, "SignatureDoesNotMatch: The request signature we calculated does not match the signature you provided. Check your key and signing method. RequestId=<H16>"),
    ("near s3", LOG, '  ETag: "<h32>-4", VersionId: <u32>, ContentLength: 52428800'),
    ("near openssl", LOG, "        Serial Number:\n            04:<h2>:<h2>:<h2>:<h2>:<h2>:<h2>:<h2>:<h2>:<h2>:<h2>:<h2>\n        Signature Algorithm: ecdsa-with-SHA384"),
    ("near openssl", LOG, "X509v3 Subject Key Identifier:\n    <H2>:<H2>:<H2>:<H2>:<H2>:<H2>:<H2>:<H2>:<H2>:<H2>:<H2>:<H2>:<H2>:<H2>:<H2>:<H2>:<H2>:<H2>:<H2>:<H2>"),
    ("near gpg", LOG, "gpg: encrypted with cv25519 key, ID <H16>, created 2026-01-02\ngpg: decryption failed: No secret key"),
    # Shells, notifications, agents
    ("near trace", LOG, "+ [[ -r /run/secrets/smtp_password ]]\n+ SMTP_PASSWORD_FILE=/run/secrets/smtp_password\n+ exec bun run dist/server.js"),
    ("near ssh", LOG, "debug1: Authentications that can continue: publickey,password\ndebug1: Next authentication method: publickey\ndebug1: Offering public key: /root/.ssh/deploy_key ED25519 SHA256:<b43>"),
    ("near strace", LOG, 'openat(AT_FDCWD, "/run/secrets/postgres_password", O_RDONLY|O_CLOEXEC) = -1 EACCES (Permission denied)'),
    ("near notification", LOG, '{"code":42908,"http":429,"error":"limit reached: daily message quota reached","link":"https://ntfy.sh/docs/publish/#limitations"}'),
    ("near model usage", LOG, '{"type":"message","usage":{"input_tokens":2095,"cache_creation_input_tokens":0,"output_tokens":503},"stop_reason":"max_tokens"}'),
    ("near model usage", LOG, "prompt is too long: 208310 tokens > 200000 maximum (request_id req_<w24>)"),
    ("near ticket", LOG, "Changed the password policy to 16 characters and the session time-out to 3600 s, the error is the same (exit code 137)."),
    # Settings
    ("near settings", "dotenv", "PASSWORD_RESET_TOKEN_TTL=3600"),
    ("near settings", "dotenv", "DOTENV_PUBLIC_KEY=03<h64>"),
    ("near settings", "dotenv", "SMTP_PASSWORD_FILE=/run/secrets/smtp_password"),
    ("near settings", "yaml", "    secrets:\n      - source: smtp_password\n        target: /run/secrets/smtp_password\n        mode: 0400"),
)
