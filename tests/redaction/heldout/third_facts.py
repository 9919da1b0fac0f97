"""What somebody who mends a broken Compose host must be able to read. Written with the third set, before the gate was asked about any."""

# fmt: off
# ruff: noqa: E501  one row of data is easier to read than four
from __future__ import annotations

LOG = "log text"
CONFIG = "dotenv"

THIRD_FACTS = (
    # Docker and Compose
    ("third exit", LOG, "api-1 exited with code 137"),
    ("third exit", LOG, 'container app-api-1 is unhealthy: dependency failed to start (health: {"Status":"unhealthy","FailingStreak":12,"ExitCode":1})'),
    ("third image", LOG, "Status: Downloaded newer image for ghcr.io/acme/secrets-operator:v1.14.2\nDigest: sha256:<h64>"),
    ("third image", LOG, "<none>                    <none>    <h12>   3 weeks ago     1.21GB"),
    ("third compose secret", LOG, 'Error response from daemon: invalid mount config for type "bind": bind source path does not exist: /opt/app/secrets/db_password.txt'),
    ("third compose secret", "yaml", "    secrets:\n      - source: db_password\n        target: /run/secrets/db_password\n        mode: 0400"),
    ("third compose secret", "yaml", "    environment:\n      POSTGRES_PASSWORD_FILE: /run/secrets/db_password\n      POSTGRES_INITDB_ARGS: --auth-host=scram-sha-256"),
    ("third compose variable", LOG, 'time="2026-11-28T10:00:00Z" level=warning msg="The \\"SMTP_PASSWORD\\" variable is not set. Defaulting to a blank string."'),
    ("third compose variable", LOG, "error while interpolating services.api.environment.JWT_SECRET: required variable JWT_SECRET is missing a value: set it in .env"),
    ("third history", LOG, "<missing>      3 weeks ago   RUN /bin/sh -c npm ci --omit=dev # buildkit     212MB     buildkit.dockerfile.v0"),
    ("third swarm", LOG, "failed to create service app_api: Error response from daemon: rpc error: code = InvalidArgument desc = secret 'db_password' not found"),
    ("third daemon", LOG, 'level=error msg="Handler for POST /v1.47/containers/<h64>/start returned error: driver failed programming external connectivity on endpoint app-db-1 (<h64>): Bind for 0.0.0.0:5432 failed: port is already allocated"'),
    # Databases
    ("third postgres", LOG, 'FATAL:  password authentication failed for user "app"\nDETAIL:  Connection matched file "/var/lib/postgresql/data/pg_hba.conf" line 128: "host all all all scram-sha-256"'),
    ("third postgres", LOG, "Error: Database is uninitialized and superuser password is not specified.\n       You must specify POSTGRES_PASSWORD to a non-empty value for the superuser."),
    ("third postgres", LOG, "FATAL:  could not load private key file \"/var/lib/postgresql/server.key\": key values mismatch"),
    ("third perl dbi", LOG, "DBI connect('dbname=app;host=db;port=5432','app',...) failed: could not connect to server: Connection refused"),
    ("third mysql", LOG, "ERROR 1045 (28000): Access denied for user 'app'@'172.18.0.7' (using password: YES)"),
    ("third mysql", LOG, "[Warning] root@localhost is created with an empty password ! Please consider switching off the --initialize-insecure option."),
    ("third mysql", LOG, "Authentication plugin 'caching_sha2_password' reported error: Authentication requires secure connection."),
    ("third mysql", LOG, "ERROR 1819 (HY000): Your password does not satisfy the current policy requirements (validate_password.length = 8, validate_password.policy = MEDIUM)"),
    ("third mongo", LOG, '{"t":{"$date":"2026-11-28T10:00:00.123+00:00"},"s":"I","c":"ACCESS","id":5286307,"ctx":"conn42","msg":"Failed to authenticate","attr":{"mechanism":"SCRAM-SHA-256","user":"app","db":"admin","error":"AuthenticationFailed: SCRAM authentication failed, storedKey mismatch","result":18}}'),
    ("third redis", LOG, '1764324000.123456 [0 172.18.0.5:51234] "AUTH" "(redacted)" "(redacted)"'),
    ("third redis", LOG, "MISCONF Redis is configured to save RDB snapshots, but it's currently unable to persist to disk."),
    ("third exporter", LOG, 'level=error msg="Error opening connection to database" dsn="postgresql://exporter:PASSWORD_REMOVED@db:5432/app?sslmode=disable" err="dial tcp 172.18.0.3:5432: connect: connection refused"'),
    # Brokers
    ("third kafka", LOG, "\tssl.key.password = null\n\tssl.keystore.password = [hidden]\n\tssl.keystore.type = JKS\n\tpassword.encoder.iterations = 4096"),
    ("third kafka", LOG, "\tdelegation.token.expiry.time.ms = 86400000\n\tdelegation.token.max.lifetime.ms = 604800000"),
    ("third rabbitmq", LOG, "2026-11-28 10:00:00.123456+00:00 [error] <0.615.0> PLAIN login refused: user 'app' - invalid credentials"),
    # Applications
    ("third rails", LOG, '  Parameters: {"authenticity_token"=>"[FILTERED]", "user"=>{"email"=>"ops@example.net", "password"=>"[FILTERED]"}, "commit"=>"Sign in"}'),
    ("third rails", LOG, "ArgumentError: Missing `secret_key_base` for 'production' environment, set this string with `bin/rails credentials:edit`"),
    ("third doctrine", LOG, 'doctrine.DEBUG: Connecting with parameters array{"driver":"pdo_mysql","host":"db","user":"app","password":"<redacted>","charset":"utf8mb4"}'),
    ("third laravel", LOG, "production.ERROR: No application encryption key has been specified. {\"exception\":\"[object] (Illuminate\\\\Encryption\\\\MissingAppKeyException(code: 0))\"}"),
    ("third laravel", LOG, "Illuminate\\Contracts\\Encryption\\DecryptException: The MAC is invalid. in /app/vendor/laravel/framework/src/Illuminate/Encryption/Encrypter.php:243"),
    ("third django", LOG, "django.core.exceptions.ImproperlyConfigured: The SECRET_KEY setting must not be empty."),
    ("third django", LOG, "auth.E003: 'User.username' must be unique because it is named as the 'USERNAME_FIELD'."),
    ("third spring", LOG, "Failed to bind properties under 'spring.datasource.hikari.maximum-pool-size' to int: Value: \"twenty\", Reason: failed to convert java.lang.String to int"),
    ("third hikari", LOG, "HikariPool-1 - Connection is not available, request timed out after 30001ms (total=10, active=10, idle=0, waiting=42)"),
    ("third keystore", LOG, "java.io.IOException: keystore password was incorrect\nCaused by: java.security.UnrecoverableKeyException: failed to decrypt safe contents entry"),
    ("third jwt", LOG, "jwt.exceptions.InvalidSignatureError: Signature verification failed (alg=HS256, kid=2026-11)"),
    ("third jwt", LOG, "error verifying token: token is expired by 12m31s, iat 1764324000, exp 1764327600"),
    ("third oauth", LOG, '{"error":"invalid_client","error_description":"Client authentication failed","error_codes":[7000215],"trace_id":"<h8>-<h4>-4<h3>-a<h3>-<h12>","timestamp":"2026-11-28 10:00:00Z"}'),
    ("third tokens", LOG, 'usage={"prompt_tokens":4211,"completion_tokens":318,"total_tokens":4529} finish_reason=stop'),
    ("third tokens", LOG, "token bucket exhausted: capacity=100 refill_rate=10/s tokens_left=0 retry_after=4s"),
    ("third hash count", LOG, "password hashing took 412ms (argon2id m=65536 t=3 p=4)"),
    ("third rehash", LOG, "rehashing 42 passwords from bcrypt cost 10 to cost 12, 3 failed, 39 done"),
    ("third reset mail", LOG, "queued mail password_reset to ops@example.net message-id=<<h32>@app.example.net> attempt=3"),
    # TLS, SSH and proxies
    ("third certificate", LOG, "serial=<H32>\nsubject=CN=app.example.net\nissuer=C=US, O=Let's Encrypt, CN=R11\nnotAfter=Feb 26 10:00:00 2027 GMT"),
    ("third nginx", LOG, 'nginx: [emerg] cannot load certificate key "/etc/nginx/ssl/app.key": PEM_read_bio_PrivateKey() failed (SSL: error:0B080074:x509 certificate routines:X509_check_private_key:key values mismatch)'),
    ("third nginx", LOG, '172.18.0.1 - - [28/Nov/2026:10:00:00 +0000] "POST /api/tokens/refresh HTTP/1.1" 502 157 "-" "curl/8.5.0"'),
    ("third nginx", LOG, '2026/11/28 10:00:00 [error] 31#31: *4211 user "ops": password mismatch, client: 172.18.0.1, server: app.example.net'),
    ("third ssh", LOG, "sshd[4211]: Accepted publickey for deploy from 10.0.0.5 port 51234 ssh2: ED25519 SHA256:<b43>"),
    ("third ssh", LOG, "Load key \"/root/.ssh/id_ed25519\": error in libcrypto\ndeploy@10.0.0.7: Permission denied (publickey,password)."),
    # Git, registries and packages
    ("third git", LOG, "remote: Support for password authentication was removed on August 13, 2021.\nfatal: Authentication failed for 'https://github.com/acme/app.git/'"),
    ("third registry", LOG, 'unauthorized: authentication required, Www-Authenticate: Bearer realm="https://auth.example.net/token",service="registry.example.net",scope="repository:acme/app:pull"'),
    ("third pip", LOG, "Looking in indexes: https://ci:****@pypi.example.net/simple\nERROR: Could not find a version that satisfies the requirement acme-tokens==2.4.1"),
    # Backup
    ("third restic", LOG, "Fatal: wrong password or no key found\nrepository <h8> opened (version 2, compression level auto)"),
    ("third borg", LOG, "passphrase supplied in BORG_PASSPHRASE, by BORG_PASSCOMMAND or via BORG_PASSPHRASE_FD is incorrect."),
    # Settings beside secrets
    ("third settings", CONFIG, "PASSWORD_MIN_LENGTH=12\nPASSWORD_RESET_TIMEOUT_DAYS=3"),
    ("third settings", CONFIG, "JWT_ALGORITHM=RS256\nACCESS_TOKEN_EXPIRE_MINUTES=30\nJWT_PUBLIC_KEY_PATH=/etc/app/keys/jwt.pub"),
    ("third settings", CONFIG, "SMTP_PASSWORD_FILE=/run/secrets/smtp_password\nSMTP_AUTH_METHOD=LOGIN\nSMTP_SECURE=true"),
    ("third settings", CONFIG, "SESSION_COOKIE_NAME=app_session\nSESSION_KEY_PREFIX=sess:\nTOKEN_ISSUER=https://auth.example.net/realms/app"),
)
