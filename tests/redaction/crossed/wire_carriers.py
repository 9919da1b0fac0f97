"""Secrets in addresses, headers, cookies and bodies of requests."""

from __future__ import annotations

from tests.redaction.crossed.carrier import ANY, BARE, PLAIN, SHORT, UNQUOTED, Carrier

CARRIERS = (
    Carrier(
        "url_userinfo", "logs/#/connect.log",
        (
            "«{t}» «connecting to» postgresql://«daoflow»:{v:url}@«postgres:5432/daoflow»", "«{t}» «ERROR connect failed:» redis://:{v:url}@«redis:6379/0» «ECONNREFUSED»",
            "«{t}» amqp://«{user}»:{v:url}@«rabbit-{n}:5672/%2Fapp» «channel closed (406)»", "«{t}» mongodb+srv://«{user}»:{v:url}@«cluster0.{short}.mongodb.net/shop?retryWrites=true»",
            "«{t}» «proxy» http://«{user}»:{v:url}@«proxy.example.org:3128» «407 Proxy Authentication Required»", "«DATABASE_URL»=mysql://«root»:{v:url}@«{host}:3306/shop?charset=utf8mb4»",
            "«{t}» «fatal: unable to access» 'https://«{user}»:{v:url}@«git.example.org/team/{app}.git/': The requested URL returned error: 403»",
            '{"level":"«error»","time":"«{t}»","url":"https://«{user}»:{v:url}@«{host}.example.org/api/v1»","status":«502»}', "«{t}» smtps://«noreply%40example.org»:{v:url}@«smtp.example.org:465»",
            "«CELERY_BROKER_URL»=redis://«default»:{v:urll}@«redis-{n}:6379/1»", "«{t}» jdbc:postgresql://«{user}»:{v:url}@«{host}:5432/x» «SQLState 28P01»", "«{t}» sftp://«{user}»:{v:url}@«{ip}:22/backup» «Permission denied»",
            "      «DATABASE_URL»: \"postgres://«{user}»:{v:url}@«db:5432/{app}?sslmode=disable»\"", "«{t}» nats://«{user}»:{v:url}@«{host}:4222», nats://«{user}»:{w:url}@«nats-2:4222»",
        ),
        accepts=SHORT, weak=True, decoys="log", files=6, rows=12,
    ),
    Carrier(
        "url_userinfo_raw", "logs/#/connect-raw.log",
        (
            "«{t}» «DATABASE_URL»=postgresql://«daoflow»:{v}@«postgres:5432/daoflow»", "«{t}» «dial» ldap://«cn=admin»:{v}@«ldap.example.org:389»",
            '«{t}» "redis://:{v}@«redis:6379/0»" «NOAUTH Authentication required.»', "«{t}» could not translate host name in postgres://«app»:{v}@«db-{n}.internal:5432/app»",
        ),
        pick="sharp", decoys="log", files=4,
    ),
    Carrier(
        "url_token_only", "logs/#/git.log",
        (
            "«{t}» «Cloning into '/app/staging/{id}'» from https://{v:url}@«github.com/team/{app}.git»", "«{t}» «remote: origin» https://{v:url}:x-oauth-basic@«github.com/team/{app}»",
            "«{t}» https://{v:url}:@«api.example.org/v1/charges» «402»", "«SENTRY_DSN»=https://{v:url}@«sentry.example.org/{n}»", '{"repoUrl":"https://{v:url}@«git.example.org/{app}.git»","branch":"«main»","commit":"«{commit}»"}',
            "«origin»\thttps://{v:url}@«gitlab.example.org/ops/{app}.git (fetch)»",
        ),
        pick="vendor", decoys="log", files=4, rows=9,
    ),
    Carrier(
        "url_query", "logs/#/access.log",
        (
            '«{ip} - - [24/Nov/2026:{clock} +0000]» "«GET /api/v1/items?page=2»&«{k}»={v:url}«&sort=name HTTP/1.1» "«200 {n}»', "«<-- GET /auth/reset-password?»token={v:url}«&callbackURL=%2Flogin»",
            "«{t}» «GET /oauth/callback»?code={v:url}&state=«{short}» «302» «{ms}ms»", '«{ip} - {user} [24/Nov/2026:{clock} +0000]» "«POST /hooks»?«{ck}»={v:form} «HTTP/2.0» «499 0»', "«{t}» wss://«{host}.example.org/socket?»access_token={v:url}«&v=2»",
            '{"level":"«info»","uri":"«/v1/search?q=shoes»&api_key={v:url}","status":«200»,"duration":«0.0{n}»}', "«{t}» «redirect to /app»#access_token={v:url}&token_type=«bearer»&expires_in=«3600»",
            "«{t}» https://«{host}.example.org/invite?»invite_token={v:url}", "Referer: https://«{host}.example.org/login?»magic_token={v:url}",
        ),
        pick="codes", decoys="log", files=5, rows=12,
    ),
    Carrier(
        "url_path", "logs/#/hooks.log",
        (
            "«{t}» «notify failed:» «POST» {v} «404 no_service»", '{"ts":"«{t}»","channel":"«{app}-alerts»","url":"{v:json}","attempt":«{n}»}', "«WEBHOOK_URL»={v}", "«{t}» «webhook delivery to» {v} «timed out after 10000ms»",
            "  «url»: {v}",
        ),
        pick="webhooks", decoys="log", files=3, rows=9,
    ),
    Carrier(
        "url_path_token", "logs/#/bot.log",
        ("«{t}» «GET /verify-email»/{v} «302»", "«{t}» «GET https://{host}.example.org/reset-password»/{v} «200»", "«{t}» «GET /invite/accept»/{v} «410 Gone»"),
        pick="codes", accepts=PLAIN, rows=6,
    ),
    Carrier(
        "url_bot", "logs/#/telegram.log", ("«{t}» «POST https://api.telegram.org»/bot{v}/«sendMessage 401»", '{"url":"https://«api.telegram.org»/bot{v}/«getUpdates»"}'),
        pick="telegram", rows=4,
    ),
    Carrier(
        "url_presigned", "logs/#/backup.log",
        (
            "«{t}» «PUT https://s3.example.org/daoflow/backups/{day}/db.dump»?X-Amz-Algorithm=«AWS4-HMAC-SHA256»&X-Amz-Date=«20261124T010203Z»&X-Amz-Expires=«900»&X-Amz-SignedHeaders=«host»&{k}={v:url} «403 SignatureDoesNotMatch»",
            '{"artifact":"https://«{app}.blob.core.windows.net/backups/{day}.tar.gz»?sv=«2024-11-04»&se=«2026-11-30T00%3A00%3A00Z»&sp=«r»&{k}={v:url}","size":«{n}»}',
            "«{t}» «download https://storage.googleapis.com/{app}/x.tgz»?X-Goog-Expires=«600»&{k}={v:url}",
            "«{t}» «artifact» https://«d111.cloudfront.net/{app}/{day}.zip»?Expires=«{epoch}»&{k}={v:url}&Key-Pair-Id=«K2JCJMDEHXQW5F»",
        ),
        pick="signed", files=4, rows=9,
    ),
    Carrier(
        "percent_json", "logs/#/trpc.log",
        (
            '«<-- POST /trpc/»settings.update?input=⦃url {"0":{"json":{"{ck}":"{v:json}","enabled":true}}}⦄', '«{t}» "«GET /trpc/»env.set?batch=1&input=⦃url {"key":"{uk}","value":"{v:json}"}⦄ «HTTP/1.1» "«200»',
            "«{t}» body=⦃form {\"{k}\": \"{v:json}\"}⦄ «status=400»", '«{t}» «GET /login?next»=⦃url /app?{k}={v:url}⦄ «302»', '«{t}» payload=⦃url.url {"{ck}":"{v:json}"}⦄',
        ),
        decoys="log", files=5, rows=9, accepts=SHORT,
    ),
    Carrier(
        "form_body", "logs/#/form.log",
        (
            "«{t}» «POST /login body:» username=«{user}»&password={v:form}&remember=«1»", "grant_type=«client_credentials»&client_id=«{app}»&client_secret={v:form}&scope=«read»", "«{t}» > «grant_type=password»&«{k}»={v:url}",
            '{"time":"«{t}»","body":"«csrf=off»&«{k}»={v:form}&page=«2»"}', "«{t}» «POST /token 400» refresh_token={v:form}&grant_type=«refresh_token»", "«{t}» email=«ops%40example.org»&«{ck}»={v:form}&locale=«de»",
        ),
        decoys="log", files=5, rows=9, accepts=SHORT,
    ),
    Carrier(
        "bearer", "logs/#/curl.log",
        (
            "> Authorization: Bearer {v}", "«{t}» «request headers» {'Accept': '«*/*»', 'Authorization': 'Bearer {v}', 'Host': '«{host}»'}", '{"headers":{"host":"«{host}»","authorization":"Bearer {v}","user-agent":"«curl/8.5»"},"status":«401»}',
            "«curl -fsS» -H 'Authorization: Bearer {v}' «https://{host}.example.org/ready»", '«{t}» authorization: "bearer {v}" «x-request-id: {uuid}»', "< «HTTP/1.1 403 Forbidden»\n> authorization: token {v}",
            "«{t}» Proxy-Authorization: Bearer {v}", '    «Authorization»: "Bearer {v}"', "[«{t}»] «gRPC metadata» authorization=[Bearer {v}]",
        ),
        accepts=BARE, pick="tokens", decoys="log", files=5, rows=10,
    ),
    Carrier(
        "custom_header", "logs/#/headers.log",
        (
            "> X-Api-Key: {v}", "> PRIVATE-TOKEN: {v}", "«{t}» X-Vault-Token: {v} «X-Vault-Namespace: ops»", '{"headers":[["accept","«*/*»"],["x-auth-token","{v}"]],"status":«500»}', "«curl» -H \"apikey: {v}\" «https://{host}.example.org»",
            '«{t}» {"x-amz-security-token":"{v}","host":"«{host}»"}', "> X-Gitlab-Token: {v}", '"req":{"method":"«POST»","headers":{"x-hub-secret":"{v}"}}', "> CF-Access-Client-Secret: {v}", "> DD-API-KEY: {v}", "> Sec-WebSocket-Protocol: «graphql-ws», «x-session-token»: {v}",
            "«headers»: {\"name\":\"X-Shopify-Access-Token\",\"value\":\"{v}\"}", "x-goog-api-key: {v}",
        ),
        accepts=BARE, pick="tokens", decoys="log", files=5, rows=10,
    ),
    Carrier(
        "basic", "logs/#/basic.log",
        (
            "> Authorization: Basic ⦃b64 {user}:{v}⦄", "«{t}» 'authorization': 'Basic ⦃b64 admin:{v}⦄' «401 Unauthorized»", '{"headers":{"authorization":"Basic ⦃b64 {v}:⦄"},"status":«402»}', "> Proxy-Authorization: Basic ⦃b64 {user}:{v}⦄",
            "«{t}» X-Registry-Auth: ⦃b64url {\"username\":\"ci\",\"password\":\"{v:json}\",\"serveraddress\":\"ghcr.io\"}⦄", "«curl» -H 'Authorization: Basic ⦃b64 {user}:{v}⦄' «https://{host}/v2/»", "«AUTH_HEADER»=Basic ⦃b64 api:{v}⦄",
        ),
        accepts=SHORT, decoys="log", files=5, rows=9,
    ),
    Carrier(
        "cookie", "logs/#/cookies.log",
        (
            "> Cookie: «theme=dark»; {k}={v:path}; «lang=de»", "< Set-Cookie: {k}={v:path}; «Path=/; HttpOnly; Secure; SameSite=Lax»", '{"headers":{"cookie":"{k}={v:path}; «_ga=GA1.2.{n}.{epoch}»"},"status":«200»}', "«{t}» set-cookie: {k}={v:url}; «Max-Age=604800; Path=/; SameSite=Lax»",
            '"cookies":[{"name":"{k}","value":"{v:json}","domain":"«.example.org»","httpOnly":«true»}]', "«curl» -b '{k}={v:path}' «https://{host}.example.org/api/me»", "«{t}» Cookie: {k}={v:path}", "#HttpOnly_«{host}.example.org»\t«FALSE»\t/\t«TRUE»\t«{epoch}»\t{k}\t{v:path}",
            "  'HTTP_COOKIE': '«csrf=1»; {k}={v:path}',", "«{t}» «[debug] session» {k}={v:path} «expired»",
        ),
        pick="sessions", decoys="log", files=6, rows=10,
    ),
    Carrier(
        "har", "exports/#/session.har",
        (
            '{"request":{"method":"«GET»","url":"https://«{host}.example.org/api»?access_token={v:url}","headers":[{"name":"Authorization","value":"Bearer {w}"}]},"response":{"status":«200»}}',
            '{"request":{"method":"«POST»","url":"«https://{host}.example.org/login»","postData":{"mimeType":"«application/json»","text":"⦃json {"email":"ops","password":"{v:json}"}⦄"}}}',
            '{"request":{"cookies":[{"name":"session","value":"{v:json}"}],"queryString":[{"name":"api_key","value":"{w:json}"}]}}',
        ),
        accepts=PLAIN, between=",", header='{"log":{"version":"«1.2»","entries":[', footer="]}}", rows=6,
    ),
    Carrier(
        "proxy_config", "host/proxy/site-#.conf",
        ("    proxy_set_header «Authorization» \"Bearer {v}\";", "    proxy_set_header «X-Api-Key» {v};", "    fastcgi_param «{uk}» \"{v}\";", "    header_up «Authorization» \"Basic ⦃b64 {user}:{v}⦄\"", "    env «{uk}»={v};", "  http-request set-header «X-Auth-Token» {v} if «is_api»", "    set $«{k}» '{v}';"),
        accepts=PLAIN, header="upstream «{app}» { server «127.0.0.1:{port}»; }\nserver {\n    listen «443 ssl»;", footer="    ssl_certificate_key «/etc/ssl/private/{app}.key»;\n}", files=4, rows=7,
    ),
    Carrier(
        "redis_protocol", "logs/#/redis-monitor.log",
        ('«{epoch}.{n} [0 {ip}:{port}]» "AUTH" "«default»" "{v:mysql}"', '«{epoch}.{n} [0 {ip}:{port}]» "AUTH" "{v:mysql}"', '«{epoch}.{n} [0 {ip}:{port}]» "CONFIG" "SET" "«requirepass»" "{v:mysql}"', "«requirepass» {v}", "«masterauth» {v}", "«user {user} on» >{v} «~* +@all»", "«*2»\n«$4»\nAUTH\n«$20»\n{v}", '«{epoch}.{n} [0 {ip}:{port}]» "HELLO" "3" "AUTH" "«app»" "{v:mysql}"'),
        accepts=UNQUOTED, files=4, rows=9,
    ),
    Carrier(
        "smtp_dialogue", "logs/#/smtp.log",
        ("«{t}» C: AUTH PLAIN ⦃b64 ␀{user}␀{v}⦄\n«{t}» S: «535 5.7.8 Error: authentication failed»", "«{t}» >>> AUTH LOGIN\n«{t}» <<< «334 VXNlcm5hbWU6»\n«{t}» >>> «YXBw»\n«{t}» <<< «334 UGFzc3dvcmQ6»\n«{t}» >>> {v:b64}\n«{t}» <<< «235 2.7.0 Authentication successful»", "«{t}» FTP> USER «{user}»\n«{t}» FTP> PASS {v}\n«{t}» «530 Login incorrect.»", "«{t}» «a1» LOGIN «{user}» {v}"),
        accepts=UNQUOTED, rows=7,
    ),
    Carrier("any_header_multi", "logs/#/trace.http", ("«POST /v1/token HTTP/1.1»\nHost: «{host}»\nContent-Type: «application/json»\nX-Api-Key: {v}\n\n{\"«{ck2}»\":\"{w:json}\"}\n",), pick="tokens", accepts=BARE, rows=5),
    Carrier("query_dsn", "config/#/dsn.env", ("«DB_DSN»=host=«{host}» port=«5432» user=«app» password={v} dbname=«app» sslmode=«disable»", "«MSSQL»=Server=«tcp:{host},1433»;Database=«x»;User Id=«sa»;Password={v};Encrypt=«true»", "«AZURE_STORAGE_CONNECTION_STRING»=DefaultEndpointsProtocol=«https»;AccountName=«{app}»;AccountKey={v};EndpointSuffix=«core.windows.net»", "«DSN»={user}:{v}@tcp(«{host}:3306»)/shop?parseTime=«true»", "«{t}» OdbcError dsn='DRIVER=«{PostgreSQL}»;UID=«{user}»;PWD={v};SERVER=«{host}»'", "«JDBC»=jdbc:mysql://«{host}:3306/shop?user=root»&password={v}&useSSL=«false»"), accepts=PLAIN, files=4, rows=8),
    Carrier("msg_raw_any", "logs/#/labelled.log", ("«{t}» WARN «{user}»'s password is '{v}'", '«{t}» INFO «generated admin password:» {v}', "«{t}» «Your new API token:» {v}", "«{t}» «[auth] initial password for {user} is» {v}", "«{t}» «Root Token:» {v}\n«{t}» «Unseal Key 1:» {w}", '«{t}» «password "»{v}«" rejected for {user}»', "«{t}» «set {k} to» {v}", "«{t}» «{k} changed from» {v} «to» {w}", "«{t}» «using passphrase» \"{v}\""), accepts=UNQUOTED, decoys="log", files=4, rows=10),
    Carrier("verifier_text", "logs/#/verifiers.log", ("«{user}»:{v}:«19700:0:99999:7:::»", "«{t}» «ALTER ROLE {user} PASSWORD» '{v}'", "«{user}»:{v}", '{"user":"«{user}»","hash":"{v:json}"}', "«{t}» «verify mismatch for» {v} «cost ok»", " «{user}» | {v} | «t»"), pick="verifiers", files=4, rows=10, accepts=ANY),
)  # fmt: skip
