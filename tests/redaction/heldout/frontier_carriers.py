"""Places of runtimes, brokers, mail, clouds, provisioning and old formats that no set before had in mind. Written before the gate was asked about any."""

# fmt: off
# ruff: noqa: E501  one row of data is easier to read than four
from __future__ import annotations

import base64
import re

from tests.redaction.heldout.carrier import (
    CELL,
    LONG,
    QUOTED,
    TOKEN,
    URL_SAFE,
    document,
    in_base64,
    in_sql,
    in_url,
    lines,
    spelled,
)

_MIXED = re.compile(r"(?=.*\d)(?=.*[A-Za-z])[A-Za-z0-9+/=_.!~*-]{8,}")


def _xml(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


# Go
lines("fr go spew", "log", "(main.Config) {{\n Host: (string) (len=14) \"{host}\",\n Password: (string) (len=20) \"{value}\",\n Port: (int) 5432\n}}", "slot", QUOTED)
lines("fr go plus v", "log", "config: {{Host:{host} User:app Password:{value} Pool:10 SSL:true}}", "slot", TOKEN)
lines("fr go sharp v", "log", "cfg=&config.DB{{Host:\"{host}\", Password:\"{value}\", MaxConns:10}}", "slot", QUOTED)
lines("fr go zap sugared", "log", "2026-11-28T10:00:00.123Z\tINFO\tcmd/main.go:42\tloaded\t{{\"{snake}\": \"{value}\", \"port\": 8080}}", fits=QUOTED)
lines("fr go logrus", "log", "time=\"2026-11-28T10:00:00Z\" level=warning msg=\"retrying login\" {snake}=\"{value}\" attempt=3", fits=QUOTED)
lines("fr go slog group", "log", "time=2026-11-28T10:00:00Z level=INFO msg=start db.host={host} db.password={value} db.pool=4", "slot", TOKEN)
lines("fr go pgx", "log", "failed to connect to `user=app database=app`: cannot parse `postgres://app:{value}@{host}:5432/app?sslmode=bad`: failed to configure TLS", "slot", URL_SAFE)
lines("fr go viper", "log", "viper: all settings map[db:map[host:{host} password:{value} port:5432] debug:true]", "slot", TOKEN)
# Java
lines("fr java record", "log", "Starting with DataSourceProps[url=jdbc:postgresql://{host}/app, username=app, password={value}, maxPool=10]", "slot", TOKEN)
lines("fr java lombok", "log", "MailSettings(host={host}, port=587, username=noreply, password={value}, starttls=true)", "slot", TOKEN)
lines("fr java hikari debug", "log", "DEBUG com.zaxxer.hikari.HikariConfig - dataSource.password...............{value}", "slot", TOKEN)
lines("fr java jvm args", "log", "-XX:+UseG1GC -Dspring.datasource.password={value} -Djavax.net.ssl.trustStore=/etc/ssl/cacerts -jar app.jar", "slot", TOKEN)
lines("fr java properties", "text", "spring.datasource.url=jdbc:mysql://{host}/app?user=app&password={value}&useSSL=true", "slot", URL_SAFE)
lines("fr java tomcat", "text", "<Resource name=\"jdbc/app\" auth=\"Container\" username=\"app\" password=\"{value}\" url=\"jdbc:postgresql://{host}/app\"/>", "slot", QUOTED)
lines("fr java keystore", "text", "server.ssl.key-store-password={value}\nserver.ssl.key-store=/etc/ssl/app.p12\nserver.port=8443", "slot", TOKEN)
lines("fr java connection refused", "log", "Caused by: java.sql.SQLException: Cannot create PoolableConnectionFactory (Access denied) url=jdbc:mariadb://{host}:3306/app;user=app;password={value}", "slot", TOKEN)
lines("fr java maven", "text", "<server>\n  <id>nexus</id>\n  <username>ci</username>\n  <password>{value}</password>\n</server>", "slot", QUOTED)
lines("fr java gradle", "text", "signing.password={value}\nsigning.keyId=24875D73\norg.gradle.jvmargs=-Xmx2g", "slot", TOKEN)
# Python
lines("fr py repr dataclass", "log", "Settings(host='{host}', port=5432, {snake}='{value}', debug=False)", fits=QUOTED)
lines("fr py pprint", "log", "{{'host': '{host}',\n '{snake}': '{value}',\n 'timeout': 30}}", fits=QUOTED)
lines("fr py locals", "log", "Traceback (most recent call last):\n  File \"/app/db.py\", line 7, in connect\n    conn = psycopg.connect(host=\"{host}\", password=\"{value}\")\npsycopg.OperationalError: connection refused", "slot", QUOTED)
lines("fr py sqlalchemy", "log", "sqlalchemy.exc.ArgumentError: Could not parse SQLAlchemy URL from string 'postgresql+psycopg2://app:{value}@{host}/app'", "slot", URL_SAFE)
lines("fr py celery banner", "log", " -- ******* ---- .> transport:   amqp://app:{value}@{host}:5672//\n- *** --- * --- .> concurrency: 4 (prefork)", "slot", URL_SAFE)
lines("fr py requests", "log", "send: b'POST /token HTTP/1.1\\r\\nHost: {host}\\r\\n\\r\\ngrant_type=client_credentials&client_secret={value}&scope=read'", "slot", URL_SAFE)
lines("fr py pydantic settings", "log", "pydantic_core.ValidationError: 1 validation error for Settings\n{snake}\n  Value error, too short [type=value_error, input_value='{value}', input_type=str]", fits=QUOTED)
lines("fr py configparser", "text", "[smtp]\nhost = {host}\nlogin = mailer\npassword: {value}", "slot", TOKEN)
# PHP, Ruby, .NET, Rust
lines("fr php pdo", "log", "PHP Fatal error:  Uncaught PDOException: SQLSTATE[28000] in /app/db.php:7\n#0 /app/db.php(7): PDO->__construct('mysql:host={host}', 'app', '{value}', Array)", "slot", QUOTED)
lines("fr php print_r", "log", "Array\n(\n    [host] => {host}\n    [{snake}] => {value}\n    [port] => 3306\n)", fits=TOKEN)
lines("fr php var_export", "text", "return array (\n  'host' => '{host}',\n  '{snake}' => '{value}',\n);", fits=QUOTED)
lines("fr php wp", "text", "define( 'DB_HOST', '{host}' );\ndefine( 'AUTH_SALT', '{value}' );", "slot", QUOTED)
lines("fr php dotenv error", "log", "Dotenv\\Exception\\InvalidFileException: Failed to parse dotenv file. Encountered unexpected whitespace at [{name}={value} x].", fits=TOKEN)
lines("fr ruby inspect", "log", "#<Config:0x000071 @host=\"{host}\", @{snake}=\"{value}\", @pool=5>", fits=QUOTED)
lines("fr ruby hash", "log", "{{:host=>\"{host}\", :{snake}=>\"{value}\", :pool=>5}}", fits=QUOTED)
lines("fr ruby database yml", "yaml", "production:\n  adapter: postgresql\n  host: {host}\n  password: \"{value}\"", "slot", QUOTED)
lines("fr ruby mail", "text", "config.action_mailer.smtp_settings = {{ address: '{host}', user_name: 'app', password: '{value}' }}", "slot", QUOTED)
lines("fr net ado", "log", "System.Data.SqlClient.SqlException: Login failed. Connection: Server=tcp:{host},1433;Initial Catalog=app;User ID=app;Password={value};Encrypt=True;", "slot", TOKEN)
lines("fr net appsettings", "text", "{{\"ConnectionStrings\":{{\"Default\":\"Host={host};Username=app;Password={value};Pooling=true\"}}}}", "slot", TOKEN)
lines("fr net webconfig", "text", "<add key=\"{name}\" value=\"{value}\" />\n<add key=\"Host\" value=\"{host}\" />", fits=QUOTED)
lines("fr net serilog", "log", "[10:00:00 INF] Options bound {{\"Host\": \"{host}\", \"ApiSecret\": \"{value}\", \"$type\": \"Opts\"}}", "slot", QUOTED)
lines("fr net servicebus", "log", "Endpoint=sb://{host}/;SharedAccessKeyName=root;SharedAccessKey={value};EntityPath=jobs", "slot", TOKEN)
lines("fr rust debug", "log", "Config {{ host: \"{host}\", {snake}: Some(\"{value}\"), port: 5432 }}", fits=QUOTED)
lines("fr rust pretty debug", "log", "Config {{\n    host: \"{host}\",\n    {snake}: Some(\n        \"{value}\",\n    ),\n}}", fits=QUOTED)
lines("fr rust panic", "log", "thread 'main' panicked at src/main.rs:7:5:\ncalled `Result::unwrap()` on an `Err` value: InvalidDatabaseUrl(\"mysql://app:{value}@{host}/app\")", "slot", URL_SAFE)
lines("fr rust tracing", "log", "2026-11-28T10:00:00Z  INFO app::db: connecting host={host} password={value} retries=3", "slot", TOKEN)
lines("fr elixir", "log", "[error] Postgrex.Protocol failed: [hostname: \"{host}\", username: \"app\", password: \"{value}\", pool_size: 10]", "slot", QUOTED)
# shells, units, provisioning
lines("fr bash history stamp", "text", "#1764000000\nexport {name}={value}\n#1764000010\ndocker compose -f /opt/app/compose.yml up -d", fits=TOKEN)
lines("fr zsh history", "text", ": 1764000000:0;curl -fsSL -H \"X-Api-Key: {value}\" https://{host}/v1/ping", "slot", TOKEN)
lines("fr cron", "text", "*/5 * * * * root RESTIC_PASSWORD={value} restic -r s3:https://{host}/b backup /data >/dev/null 2>&1", "slot", TOKEN)
lines("fr unit setcred", "text", "[Service]\nSetCredential=db-password:{value}\nExecStart=/usr/bin/app --host {host}", "slot", TOKEN)
lines("fr unit override", "text", "[Service]\nEnvironment=\"{name}={value}\" \"APP_HOST={host}\"", fits=TOKEN)
lines("fr cloudinit write", "yaml", "write_files:\n  - path: /etc/app.env\n    permissions: '0600'\n    content: |\n      APP_HOST={host}\n      {name}={value}", fits=TOKEN)
lines("fr cloudinit passwd", "yaml", "users:\n  - name: ops\n    lock_passwd: false\n    plain_text_passwd: {value}", "slot", _MIXED)
lines("fr ansible changed", "log", "changed: [{host}] => {{\"changed\": true, \"diff\": {{\"after\": \"{name}={value}\\n\", \"before\": \"\"}}}}", fits=TOKEN)
lines("fr ansible invocation", "log", "fatal: [{host}]: FAILED! => {{\"invocation\": {{\"module_args\": {{\"login_password\": \"{value}\", \"name\": \"app\"}}}}, \"msg\": \"unable to connect\"}}", "slot", QUOTED)
lines("fr terraform output", "log", "Outputs:\n\n{snake} = \"{value}\"\nhost = \"{host}\"", fits=QUOTED)
lines("fr terraform plan", "log", "  # aws_db_instance.app will be updated in-place\n      ~ password = \"{value}\" -> (known after apply)\n        address = \"{host}\"", "slot", QUOTED)
lines("fr hcl nomad", "text", "env {{\n  {name} = \"{value}\"\n  APP_HOST = \"{host}\"\n}}", fits=QUOTED)
lines("fr hcl vault config", "text", "storage \"postgresql\" {{\n  connection_url = \"postgres://vault:{value}@{host}:5432/vault\"\n}}", "slot", URL_SAFE)
lines("fr plist", "text", "<dict>\n  <key>Host</key>\n  <string>{host}</string>\n  <key>{name}</key>\n  <string>{value}</string>\n</dict>", fits=re.compile(r"[^<>&\n]+"))
lines("fr toml inline", "text", "[database]\nconn = {{ host = \"{host}\", user = \"app\", password = \"{value}\" }}", "slot", QUOTED)
lines("fr toml multiline", "text", "{snake} = '''\n{value}'''\nhost = \"{host}\"", fits=QUOTED)
lines("fr reg export", "text", "Windows Registry Editor Version 5.00\n\n[HKEY_CURRENT_USER\\Software\\App]\n\"Host\"=\"{host}\"\n\"{name}\"=\"{value}\"", fits=QUOTED)
lines("fr batch set", "text", "@echo off\r\nset \"{name}={value}\"\r\nset APP_HOST={host}", fits=TOKEN)
lines("fr powershell secure", "log", "PS C:\\> $env:{name} = '{value}'; Invoke-RestMethod https://{host}/v1", fits=QUOTED)
spelled("fr yaml anchor merge", "yaml", "x-db: &db\n  host: {host}\n  {snake}: '{value}'\nservices:\n  api:\n    environment:\n      <<: *db", lambda text: text.replace("'", "''"), fits=QUOTED)
lines("fr yaml tagged", "yaml", "config:\n  {snake}: !!str {value}\n  host: {host}", fits=TOKEN)
lines("fr k8s env", "yaml", "        env:\n        - name: {name}\n          value: \"{value}\"\n        - name: HOST\n          value: {host}", fits=QUOTED)
spelled("fr k8s secret data", "yaml", "kind: Secret\nmetadata:\n  name: app\ndata:\n  {kebab}: {value}", in_base64)
lines("fr k8s describe pod", "log", "    Environment:\n      APP_HOST:  {host}\n      {name}:  {value}\n      PORT:      8080", fits=TOKEN)
# brokers, mail, proxies
lines("fr mqtt config", "text", "connection bridge\naddress {host}:8883\nremote_username edge\nremote_password {value}", "slot", _MIXED)
lines("fr kafka client", "text", "security.protocol=SASL_SSL\nsasl.username=app\nsasl.password={value}\nbootstrap.servers={host}:9093", "slot", TOKEN)
lines("fr kafka jaas later", "text", "KafkaServer {{\n  org.apache.kafka.common.security.plain.PlainLoginModule required\n  username=\"broker\"\n  user_app=\"{value}\";\n}};", "slot", QUOTED)
lines("fr dovecot passdb", "log", "dovecot: auth: Debug: client passdb out: user=ops@example.net pass={value}", "slot", TOKEN)
lines("fr dovecot debug", "log", "auth-worker(41): Debug: sql(ops,10.0.0.9): Password mismatch (given password: {value})", "slot", _MIXED)
lines("fr exim", "log", "2026-11-28 10:00:00 login authenticator set $auth1 = ops, $auth2 = {value}", "slot", _MIXED)
spelled("fr swaks", "log", " -> AUTH LOGIN\n<-  334 VXNlcm5hbWU6\n -> b3Bz\n<-  334 UGFzc3dvcmQ6\n -> {value}\n<-  235 2.7.0 Authentication successful", in_base64, "slot")
lines("fr msmtprc", "text", "account default\nhost {host}\nuser ops\npassword {value}", "slot", _MIXED)
lines("fr fetchmail", "text", "poll {host} protocol IMAP user \"ops\" password \"{value}\" is \"ops\" here", "slot", QUOTED)
lines("fr haproxy peers", "text", "frontend www\n  http-request deny unless {{ req.hdr(x-api-key) -m str {value} }}", "slot", LONG)
lines("fr nginx if", "text", "if ($http_authorization != \"Bearer {value}\") {{\n    return 401;\n}}", "slot", TOKEN)
lines("fr nginx proxy header", "text", "proxy_set_header X-Internal-Token \"{value}\";\nproxy_pass http://{host}:3000;", "slot", QUOTED)
lines("fr apache setenvif", "text", "SetEnvIf Authorization \"^Bearer {value}$\" allowed=1", "slot", LONG)
lines("fr squid peer", "text", "cache_peer {host} parent 3128 0 no-query default login=ops:{value}", "slot", TOKEN)
lines("fr wg show dump", "log", "wg0\t{value}\tlT3T5gC3WuFzCmhlqH8Y1Qp0zN7bZ1xX0eVQ8n8K7kE=\t51820\toff", "shape", re.compile(r"[A-Za-z0-9+/]{43}="))
lines("fr strongswan", "text", "ops@example.net : EAP \"{value}\"\n: PSK \"{value}\"", "slot", QUOTED)
lines("fr wpa supplicant", "text", "network={{\n  ssid=\"office\"\n  psk=\"{value}\"\n}}", "slot", QUOTED)
# databases
spelled("fr mysql slow log", "log", "# Query_time: 12.0\nSET PASSWORD FOR 'app'@'%' = '{value}';", in_sql, "slot", QUOTED)
spelled("fr mysql general", "log", "2026-11-28T10:00:00.000Z\t   42 Query\tALTER USER 'app'@'%' IDENTIFIED WITH caching_sha2_password BY '{value}'", in_sql, "slot", QUOTED)
lines("fr mysql cnf", "text", "[client]\nuser=app\npassword=\"{value}\"\nhost={host}", "slot", QUOTED)
spelled("fr mongo shell", "log", "db.createUser({{ user: \"app\", pwd: \"{value}\", roles: [ \"readWrite\" ] }})", str, "slot", QUOTED)
spelled("fr mongo srv", "log", "MongoServerSelectionError: mongodb+srv://app:{value}@{host}/app?retryWrites=true&w=majority", in_url, "slot")
lines("fr clickhouse users", "text", "<users><default><password>{value}</password><networks><ip>::/0</ip></networks></default></users>", "slot", re.compile(r"[^<>&\n]+"))
lines("fr cassandra", "log", "cqlsh> CREATE ROLE app WITH PASSWORD = '{value}' AND LOGIN = true;", "slot", QUOTED)
lines("fr sqlite mode line", "text", "    id = 7\n  name = slack\n {snake} = {value}", fits=CELL)
lines("fr sqlite column", "text", "id  {snake:<30}  enabled\n--  ------------------------------  -------\n7   {value:<30}  1", fits=re.compile(r"\S{6,}"))
lines("fr psql wrapped copy", "text", "COPY public.integration (id, {snake}, host) FROM stdin;\n7\t{value}\t{host}\n\\.", fits=CELL)
lines("fr influx token", "log", "influx config create --config-name ops --host-url https://{host} --org app --token {value} --active", "slot", TOKEN)
lines("fr elastic keystore", "log", "elasticsearch-users useradd ops -p {value} -r superuser", "slot", TOKEN)
lines("fr elastic reset", "log", "Password for the [elastic] user successfully reset.\nNew value: {value}", "slot", _MIXED)
# HTTP, clouds, tools
lines("fr curl verbose", "log", "> GET /v1/me HTTP/2\n> Host: {host}\n> authorization: Bearer {value}\n> user-agent: curl/8.5.0", "slot", TOKEN)
lines("fr curl oauth", "log", "curl --oauth2-bearer {value} https://{host}/imap", "slot", TOKEN)
lines("fr wget", "log", "wget --user=ops --password={value} https://{host}/dump.sql.gz", "slot", TOKEN)
lines("fr httpie session", "text", "{{\"auth\": {{\"raw_auth\": \"ops:{value}\", \"type\": \"basic\"}}, \"cookies\": [], \"headers\": []}}", "slot", TOKEN)
lines("fr http trace hdr", "log", "header: X-Vault-Token: {value}\nheader: Accept: */*", "slot", TOKEN)
lines("fr grpc metadata", "log", "grpc metadata: [authorization:[Bearer {value}] content-type:[application/grpc]]", "slot", TOKEN)
lines("fr aws ini", "text", "[default]\naws_access_key_id = ASIAEXAMPLE0EXAMPLE0\naws_secret_access_key = {value}\nregion = eu-central-1", "slot", TOKEN)
lines("fr aws botocore", "log", "DEBUG botocore.parsers Response body: b'{{\"Credentials\":{{\"SecretAccessKey\":\"{value}\",\"Expiration\":\"2026-11-28T11:00:00Z\"}}}}'", "slot", TOKEN)
lines("fr azure storage", "log", "DefaultEndpointsProtocol=https;AccountName=app;AccountKey={value};EndpointSuffix=core.windows.net", "slot", TOKEN)
lines("fr gcp adc", "text", "{{\"client_id\": \"764.apps.example.net\", \"client_secret\": \"{value}\", \"refresh_token\": \"x\", \"type\": \"authorized_user\"}}", "slot", QUOTED)
lines("fr vault kv get", "log", "====== Data ======\nKey         Value\n---         -----\n{snake}    {value}\nhost        {host}", fits=TOKEN)
lines("fr vault login", "log", "Key                  Value\n---                  -----\ntoken                {value}\ntoken_duration       768h\ntoken_renewable      true", "slot", TOKEN)
lines("fr gh env", "log", "  env:\n    APP_HOST: {host}\n    {name}: {value}\n##[endgroup]", fits=TOKEN)
lines("fr gitlab ci trace", "log", "$ docker login -u gitlab-ci-token -p {value} $CI_REGISTRY\nLogin Succeeded", "slot", TOKEN)
lines("fr jenkins xml", "text", "<com.cloudbees.plugins.credentials.impl.UsernamePasswordCredentialsImpl>\n  <username>ci</username>\n  <password>{value}</password>", "slot", re.compile(r"[^<>&\n]+"))
lines("fr buildx", "log", "#7 [stage-1 3/5] RUN --mount=type=cache,target=/root NPM_CONFIG_TOKEN={value} npm ci", "slot", TOKEN)
lines("fr git credential", "text", "protocol=https\nhost={host}\nusername=ci\npassword={value}", "slot", TOKEN)
lines("fr git trace curl", "log", "http.c:845 => Send header: PRIVATE-TOKEN: {value}", "slot", TOKEN)
lines("fr help default", "log", "      --admin-password string    password of the first admin (default \"{value}\")", "slot", QUOTED)
lines("fr help env", "log", "   --api-token value  token for the API [${name}] (default: {value})", fits=_MIXED)
lines("fr pagerduty", "log", "{{\"routing_key\":\"{value}\",\"event_action\":\"trigger\",\"payload\":{{\"source\":\"{host}\"}}}}", "slot", re.compile(r"(?=.*\d)(?=.*[a-z])[a-zA-Z0-9]{32}"))
lines("fr slack url verify", "log", "{{\"token\":\"{value}\",\"challenge\":\"c1\",\"type\":\"url_verification\"}}", "slot", QUOTED)
lines("fr alertmanager", "yaml", "receivers:\n- name: ops\n  opsgenie_configs:\n  - api_key: {value}\n    api_url: https://{host}/", "slot", TOKEN)
lines("fr prometheus scrape", "yaml", "- job_name: app\n  basic_auth:\n    username: prom\n    password: {value}\n  static_configs:\n  - targets: ['{host}:9100']", "slot", TOKEN)
lines("fr rclone conf", "text", "[s3]\ntype = s3\naccess_key_id = app\nsecret_access_key = {value}\nendpoint = https://{host}", "slot", TOKEN)
lines("fr restic env", "log", "using repository s3:https://{host}/b, RESTIC_PASSWORD='{value}', cache on", "slot", QUOTED)
lines("fr sign in with", "log", "First start: sign in with admin / {value} and change it", "slot", _MIXED)
lines("fr pgbouncer users", "text", "\"app\" \"{value}\"", "slot", QUOTED)
lines("fr upper table", "log", "ID    {name:<40}  STATUS\n7     {value:<40}  active", fits=re.compile(r"\S{6,40}"))
lines("fr jira table", "text", "||Service||Password||Port||\n|db|{value}|5432|", "slot", CELL)
lines("fr sealed comment", "yaml", "# was: {snake}: {value}\nhost: {host}", fits=TOKEN)
spelled("fr soap", "log", "<soap:Header><wsse:UsernameToken><wsse:Username>ops</wsse:Username><wsse:Password Type=\"#PasswordText\">{value}</wsse:Password></wsse:UsernameToken></soap:Header>", _xml, "slot")
spelled("fr proxy authorization", "log", "CONNECT {host}:443 HTTP/1.1\\r\\nProxy-Authorization: Basic {value}\\r\\n", lambda text: base64.b64encode(f"ops:{text}".encode()).decode(), "slot")
document("fr json rpc", "name", lambda s: {"jsonrpc": "2.0", "method": "login", "params": {"user": "ops", s.camel: s.value}, "id": 7})
document("fr otel attributes", "name", lambda s: {"attributes": [{"key": s.snake, "value": {"stringValue": s.value}}, {"key": "host.name", "value": {"stringValue": s.host()}}]})
document("fr cloudevent", "name", lambda s: {"specversion": "1.0", "type": "app.created", "data": {"settings": {s.camel: s.value}, "region": "eu"}})
document("fr patch", "name", lambda s: [{"op": "replace", "path": f"/spec/env/{s.name}", "value": s.value}])
document("fr graphql variables", "name", lambda s: {"query": "mutation($i: In!) { save(input: $i) { id } }", "variables": {"i": {s.camel: s.value}}})
document("fr typed bytes", "name", lambda s: {s.camel: {str(i): byte for i, byte in enumerate(s.value.encode())}}, re.compile(r".{8,}"))
document("fr tfstate", "name", lambda s: {"outputs": {s.snake: {"value": s.value, "type": "string", "sensitive": True}}})
