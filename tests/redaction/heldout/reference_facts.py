"""What must survive of the same places: ids, digests, versions, public keys, references and sentences. Written with the ninth set."""

from __future__ import annotations

REFERENCE_FACTS = (
    ("ref git sha", "log text", "Deploying commit <h40> (main)"),
    ("ref git sha", "log text", "<h7>..<h7>  main -> main"),
    ("ref uuid", "log text", "run_id=<h8>-<h4>-4<h3>-8<h3>-<h12> attempt=2"),
    ("ref digest", "log text", "digest: sha256:<h64> size: 1786"),
    ("ref md5", "log text", 'ETag: "<h32>"'),
    ("ref md5", "log text", "md5sum <h32>  backup-2026-11-28.tar.gz"),
    ("ref sha sum", "log text", "<h64>  daoflow-linux-amd64"),
    ("ref trace", "log text", "trace_id=<h32> span_id=<h16> sampled=true"),
    ("ref request id", "log text", "x-request-id: <h8>-<h4>-4<h3>-9<h3>-<h12>"),
    ("ref nanoid", "log text", "deploymentId=dep_<l12> status=queued"),
    ("ref ulid", "log text", "event 01J<U23> delivered"),
    (
        "ref container",
        "log text",
        '<h12>   ghcr.io/daoflow-dev/daoflow:0.11.0   "bun run start"   2 hours ago   Up 2 hours (healthy)   0.0.0.0:3000->3000/tcp',
    ),
    ("ref image", "log text", "postgres        17-alpine   <h12>   3 weeks ago   278MB"),
    ("ref network", "log text", "<h12>   daoflow_default   bridge    local"),
    ("ref volume", "log text", "local     <h64>"),
    ("ref layer", "log text", "<h12>: Pull complete"),
    ("ref version", "log text", "Docker version 28.3.1, build <h7>"),
    ("ref version", "log text", "bun v1.3.2 (linux x64 baseline)"),
    ("ref port", "log text", "Error: listen EADDRINUSE: address already in use 0.0.0.0:3000"),
    ("ref path", "log text", "ENOENT: no such file or directory, open '/run/secrets/postgres_password'"),
    (
        "ref timestamps",
        "log text",
        "started 2026-11-28T10:00:00.123456789Z finished 2026-11-28T10:00:01.000000001Z epoch 1764000000123",
    ),
    (
        "ref wal",
        "log text",
        "LOG:  started streaming WAL from primary at 0/5000000 on timeline 1, file 000000010000000000000005",
    ),
    ("ref lsn", "log text", "checkpoint complete: lsn=0/<H8>, redo lsn=0/<H8>"),
    ("ref ssh public", "log text", "ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAAB<b200>= deploy@ops"),
    ("ref ssh fingerprint", "log text", "256 SHA256:<b43> deploy@ops (ED25519)"),
    ("ref known hosts", "log text", "[git.example.net]:2222 ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI<b43>"),
    ("ref certificate", "log text", "-----BEGIN CERTIFICATE-----\nMIID<b60>\n<b64>\n-----END CERTIFICATE-----"),
    ("ref wireguard public", "log text", "PublicKey = <b43>="),
    ("ref wireguard public", "log text", "peer: <b43>=\n  endpoint: 203.0.113.9:51820"),
    ("ref vapid public", "log text", "VAPID_PUBLIC_KEY=B<u86>"),
    ("ref cert serial", "log text", "serial=0<H32> notAfter=Feb 26 10:00:00 2027 GMT"),
    (
        "ref cert fingerprint",
        "log text",
        "sha256 Fingerprint=<H2>:<H2>:<H2>:<H2>:<H2>:<H2>:<H2>:<H2>:<H2>:<H2>:<H2>:<H2>:<H2>:<H2>:<H2>:<H2>",
    ),
    ("ref required reference", "log text yaml", "      POSTGRES_PASSWORD: ${POSTGRES_PASSWORD:?set POSTGRES_PASSWORD}"),
    ("ref reference", "log text", "command: redis-server --requirepass ${REDIS_PASSWORD}"),
    ("ref reference", "log text", "DATABASE_URL=postgres://app:${DB_PASSWORD}@db:5432/app"),
    ("ref actions reference", "log text", "password: ${{ secrets.REGISTRY_PASSWORD }}"),
    ("ref secret file", "log text", "POSTGRES_PASSWORD_FILE: /run/secrets/postgres_password"),
    ("ref object key", "log text", "key=backups/daoflow/2026-11-28T03-00-00Z.dump.gz size=18234112"),
    (
        "ref object key",
        "log text",
        "NoSuchKey: The specified key does not exist. Key: volumes/<h12>/2026-11-28.tar.zst",
    ),
    ("ref max tokens", "log text", "max_tokens=2048 tokens_used=17 completion_tokens: 311"),
    ("ref min length", "log text", "PASSWORD_MIN_LENGTH=12"),
    ("ref min length", "log text", "BETTER_AUTH_SECRET must be at least 32 characters long (got 16)"),
    ("ref auth failed", "log text", 'FATAL:  password authentication failed for user "temporal"'),
    (
        "ref auth failed",
        "log text",
        "error: password authentication failed for user \"daoflow\" code: '28P01' severity: 'FATAL' routine: 'auth_failed'",
    ),
    ("ref auth failed", "log text", "NOAUTH Authentication required."),
    ("ref auth failed", "log text", "WRONGPASS invalid username-password pair or user is disabled."),
    ("ref auth failed", "log text", "ERR AUTH <password> called without any password configured for the default user."),
    ("ref auth failed", "log text", "535 5.7.8 Username and Password not accepted."),
    ("ref auth failed", "log text", "fatal: Authentication failed for 'https://github.com/acme/app.git/'"),
    ("ref auth failed", "log text", "unauthorized: authentication required"),
    ("ref auth failed", "log text", "denied: requested access to the resource is denied"),
    ("ref auth failed", "log text", "The AWS Access Key Id you provided does not exist in our records."),
    (
        "ref auth failed",
        "log text",
        "SignatureDoesNotMatch: The request signature we calculated does not match the signature you provided.",
    ),
    ("ref token words", "log text", "JsonWebTokenError: invalid signature"),
    ("ref token words", "log text", "token has expired, please sign in again"),
    (
        "ref token words",
        "log text",
        'Bearer realm="https://auth.docker.io/token",service="registry.docker.io",scope="repository:library/postgres:pull"',
    ),
    ("ref token words", "log text", "Unexpected token } in JSON at position 41"),
    ("ref token prefix", "log text", "apiToken created: prefix=dfl_<w4> scopes=deploy:read,logs:read"),
    ("ref key words", "log text", 'duplicate key value violates unique constraint "users_email_key"'),
    ("ref key words", "log text", "Host key verification failed."),
    ("ref key words", "log text", "keyId=<h16> algorithm=aes-256-gcm"),
    ("ref workflow", "log text", "WorkflowExecutionAlreadyStarted: workflowId=deployment-<h8>-<h4>-4<h3>-a<h3>-<h12>"),
    ("ref sandbox", "log text", "SandboxID:<h64> SandboxKey:/var/run/docker/netns/<h12>"),
    ("ref mac", "log text", "MacAddress: 02:42:ac:13:00:<h2>"),
    ("ref ip", "log text", "connect ECONNREFUSED 172.19.0.<d1>:5432"),
    ("ref subnet", "log text", "Subnet: 172.19.0.0/16 Gateway: 172.19.0.1"),
    ("ref exit", "log text", "container app-1 exited (137) OOMKilled=true"),
    ("ref stack", "log text", "    at Object.authenticate (/app/node_modules/pg/lib/client.js:529:13)"),
    ("ref stack", "log text", '  File "/usr/lib/python3.12/site-packages/psycopg/connection.py", line 119, in connect'),
    ("ref integrity", "log text", '"integrity": "sha512-<b86>==",'),
    ("ref masked", "log text", "DOCKER_AUTH=*** NPM_TOKEN=***"),
    ("ref empty", "log text", 'POSTGRES_PASSWORD= REDIS_PASSWORD=""'),
    ("ref set or not", "log text", "POSTGRES_PASSWORD: set, SMTP_PASSWORD: unset"),
    ("ref users", "log text", "user=daoflow database=daoflow host=postgres port=5432 sslmode=disable"),
    ("ref email", "log text", "login failed for ops@example.net from 203.0.113.<d2>"),
    ("ref cpu", "log text", "model name : Intel(R) Xeon(R) CPU E5-2680 v4 @ 2.40GHz"),
    (
        "ref kernel",
        "log text",
        "Linux ops-1 6.12.48+deb13-amd64 #1 SMP PREEMPT_DYNAMIC Debian 6.12.48-1 (2025-09-20) x86_64",
    ),
    ("ref cron", "log text", "0 3 * * * root /usr/local/bin/backup.sh"),
    ("ref boot id", "log text", "-- Boot <h32> --"),
    ("ref systemd", "log text", "Loaded: loaded (/etc/systemd/system/daoflow.service; enabled; preset: enabled)"),
    ("ref lock", "log text", "package-lock.json bun.lock yarn.lock poetry.lock"),
    ("ref passing words", "log text", "12 passed, 0 failed, compass bearing north, bypass cache"),
)

REFERENCE_DOCUMENT_FACTS = (
    (
        "ref inspect state",
        {
            "Id": "<h64>",
            "Created": "2026-11-28T10:00:00.123456789Z",
            "State": {"Status": "exited", "ExitCode": 137, "OOMKilled": True, "Pid": 0, "Error": ""},
        },
    ),
    (
        "ref inspect image",
        {
            "Image": "sha256:<h64>",
            "RepoDigests": ["ghcr.io/daoflow-dev/daoflow@sha256:<h64>"],
            "RepoTags": ["ghcr.io/daoflow-dev/daoflow:0.11.0"],
        },
    ),
    (
        "ref inspect network",
        {
            "NetworkSettings": {
                "SandboxID": "<h64>",
                "Networks": {
                    "daoflow_default": {
                        "NetworkID": "<h64>",
                        "EndpointID": "<h64>",
                        "MacAddress": "02:42:ac:13:00:04",
                        "IPAddress": "172.19.0.4",
                    }
                },
            }
        },
    ),
    (
        "ref inspect labels",
        {
            "Labels": {
                "com.docker.compose.project": "daoflow",
                "com.docker.compose.oneoff": "False",
                "com.docker.compose.version": "2.39.1",
                "com.docker.compose.image": "sha256:<h64>",
            }
        },
    ),
    (
        "ref inspect mounts",
        {
            "Mounts": [
                {
                    "Type": "bind",
                    "Source": "/run/secrets/postgres_password",
                    "Destination": "/run/secrets/postgres_password",
                    "RW": False,
                }
            ]
        },
    ),
    (
        "ref inspect env",
        {
            "Config": {
                "Env": [
                    "POSTGRES_PASSWORD_FILE=/run/secrets/pg",
                    "PGDATA=/var/lib/postgresql/data",
                    "PG_SHA256=<h64>",
                    "GPG_KEY=<H40>",
                    "PASSWORD_MIN_LENGTH=12",
                ]
            }
        },
    ),
    (
        "ref compose reference",
        {
            "environment": {
                "POSTGRES_PASSWORD": "${POSTGRES_PASSWORD:?}",
                "POSTGRES_USER": "daoflow",
                "TOKEN_TTL": "3600",
            }
        },
    ),
    (
        "ref api answer",
        {
            "error": {
                "code": "UNAUTHORIZED",
                "message": "Invalid email or password",
                "requestId": "<h8>-<h4>-4<h3>-a<h3>-<h12>",
            }
        },
    ),
    (
        "ref counts",
        {
            "usage": {"prompt_tokens": 812, "completion_tokens": 17, "total_tokens": 829},
            "tokenCount": 4,
            "keyId": "<h16>",
        },
    ),
    ("ref public key", {"publicKey": "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI<b43>", "fingerprint": "SHA256:<b43>"}),
    (
        "ref workflow",
        {
            "execution": {"workflowId": "deploy-<h32>", "runId": "<h8>-<h4>-4<h3>-a<h3>-<h12>"},
            "status": "WORKFLOW_EXECUTION_STATUS_FAILED",
        },
    ),
    (
        "ref object",
        {"bucket": "daoflow-backups", "key": "daoflow/2026-11-28T03-00-00Z.dump.gz", "etag": "<h32>", "size": 1823},
    ),
)
