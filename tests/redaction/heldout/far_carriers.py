"""Places of self-hosted applications and the infrastructure under them that no set before looked for. Written before the gate was asked about any."""

# fmt: off
# ruff: noqa: E501  one row of data is easier to read than four
from __future__ import annotations

import base64
import re

from tests.redaction.heldout.carrier import (
    B64,
    BARE,
    CELL,
    LONG,
    QUOTED,
    TOKEN,
    URL_SAFE,
    WORD,
    Fragment,
    Secret,
    carrier,
    document,
    in_base64,
    in_sql,
    in_url,
    lines,
    spelled,
)

_ARGON = re.compile(r"\$argon2id\$\S+")
_ARGUMENT = re.compile(r"[!#-~]+")
_BASE64 = re.compile(r"[A-Za-z0-9+/]{20,}={0,2}")
_BCRYPT = re.compile(r"\$2[aby]\$\S+")
_BOOTSTRAP = re.compile(r"[a-z0-9]{6}\.[a-z0-9]{16}")
_CRYPT = re.compile(r"\$(?:6|argon2id)\$\S+")
_HEX = re.compile(r"[0-9a-f]{32,64}")
_HOOK = re.compile(r"[A-Za-z0-9_-]{40,80}")
_HTPASSWD = re.compile(r"\$(?:2[aby]|apr1)\$\S+")
_KEY44 = re.compile(r"[A-Za-z0-9+/]{43}=")
_LETTERS = re.compile(r"[A-Za-z0-9]{20,40}")
_NEEDS_QUOTES = re.compile(r"(?=.*[^A-Za-z0-9_.])[^'\"\\\n`$]+")
_SHORT = re.compile(r"[A-Za-z0-9!?@#^*_+.-]{8,15}")
_TELEGRAM = re.compile(r"\d{8,10}:[\w-]{35}")
_UNCOLONED = re.compile(r"[^\s\"'`\\<>|;,(){}\[\]&$:#]+")
_WIFI = re.compile(r"[^'\"\\\n`$]{8,63}")


def _xml(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _doubled(text: str) -> str:
    return text.replace("$", "$$")


def _plain_auth(text: str) -> str:
    return base64.b64encode(f"\0mailer@example.net\0{text}".encode()).decode()


def _basic(text: str) -> str:
    return base64.b64encode(f"x-access-token:{text}".encode()).decode()


def _written(text: str) -> str:
    size = len(f"*2..$4..AUTH..${len(text)}..{text}..")
    return f'"*2\\r\\n$4\\r\\nAUTH\\r\\n${len(text)}\\r\\n{text}\\r\\n", {size}) = {size}'


# Groupware, sites and other PHP
lines("far nextcloud config", "text", "<?php\n$CONFIG = array (\n  'dbhost' => '{host}',\n  'dbuser' => 'oc_admin',\n  'dbpassword' => '{value}',\n  'installed' => true,\n);", "slot", QUOTED)
lines("far nextcloud occ get", "log", "$ docker exec -u www-data nextcloud php occ config:system:get dbpassword\n{value}\n$ docker exec -u www-data nextcloud php occ status\n  - installed: true", "slot")
lines("far php trace", "log", "PHP Fatal error:  Uncaught mysqli_sql_exception: Connection refused in /var/www/html/db.php:12\nStack trace:\n#0 /var/www/html/db.php(12): mysqli_connect('db', 'app', '{value}', 'shop')\n#1 {{main}}", "slot", _SHORT)
lines("far phpmyadmin", "text", "$cfg['blowfish_secret'] = '{value}'; /* YOU MUST FILL IN THIS FOR COOKIE AUTH! */\n$cfg['Servers'][$i]['host'] = '{host}';", "slot", QUOTED)
lines("far magento", "text", "    'db' => [\n        'connection' => [\n            'default' => [\n                'host' => '{host}',\n                'password' => '{value}',\n                'active' => '1'", "slot", QUOTED)
# Forges and pipelines
lines("far gitea ini", "text", "[database]\nDB_TYPE  = postgres\nHOST     = {host}:5432\nUSER     = gitea\nPASSWD   = `{value}`\nSSL_MODE = disable", "slot", QUOTED)
lines("far gitea random", "log", "$ gitea admin user create --username ops --email ops@example.net --random-password\ngenerated random password is '{value}'\nNew user 'ops' has been successfully created!", "slot", TOKEN)
lines("far forgejo runner", "log", "forgejo-runner register --no-interactive --instance https://{host} --token {value} --name host-1 --labels docker:docker://node:20-bookworm", "slot", TOKEN)
spelled("far git extraheader", "log", "http.https://{host}/.extraheader=AUTHORIZATION: basic {value}\nremote.origin.fetch=+refs/heads/*:refs/remotes/origin/*", _basic, "slot", B64)
lines("far gitlab root", "text", "#          2. Password hasn't been changed manually, either via UI or via command line.\n\nPassword: {value}\n\n# NOTE: This file will be automatically deleted in the first reconfigure run after 24 hours.", "slot", TOKEN)
lines("far jenkins banner", "log", "Jenkins initial setup is required. An admin user has been created and a password generated.\nPlease use the following password to proceed to installation:\n\n{value}\n\nThis may also be found at: /var/jenkins_home/secrets/initialAdminPassword", "slot", _HEX)
lines("far jenkins xml", "text", "<org.jenkinsci.plugins.plaincredentials.impl.StringCredentialsImpl>\n  <id>deploy-hook</id>\n  <secret>{{{value}}}</secret>\n</org.jenkinsci.plugins.plaincredentials.impl.StringCredentialsImpl>", "slot", _BASE64)
lines("far drone secret", "log", "drone secret add --repository team/app --name {snake} --data {value}")
spelled("far nuget", "text", "<packageSourceCredentials>\n  <internal>\n    <add key=\"Username\" value=\"ci\" />\n    <add key=\"ClearTextPassword\" value=\"{value}\" />\n  </internal>", _xml, "slot", QUOTED)
lines("far apt auth", "text", "machine {host}/ubuntu login mirror password {value}", "slot", BARE)
document("far gitlab variables", "name", lambda s: [{"variable_type": "env_var", "key": s.name, "value": s.value, "protected": True, "masked": False, "environment_scope": "*"}])
# Identity
document("far keycloak ldap", "slot", lambda s: {"components": {"org.keycloak.storage.UserStorageProvider": [{"name": "ldap", "config": {"bindDn": ["cn=ro,dc=example,dc=net"], "bindCredential": [s.value], "pagination": ["true"]}}]}})
lines("far authentik recovery", "log", "$ docker compose run --rm server create_recovery_key 10 akadmin\nStore this link safely, as it will allow anyone to access authentik as akadmin.\n/recovery/use-token/{value}/", "slot", _LETTERS)
lines("far authelia random", "log", "$ authelia crypto hash generate pbkdf2 --variant sha512 --random --random.length 72 --random.charset rfc3986\nRandom Password: {value}", "slot", URL_SAFE)
lines("far authelia users", "yaml", "users:\n  ops:\n    disabled: false\n    displayname: Ops\n    password: '{value}'\n    groups:\n      - admins", "slot", _CRYPT)
lines("far ldapsearch", "log", "ldapsearch -x -H ldap://{host} -D cn=admin,dc=example,dc=net -w {value} -b dc=example,dc=net '(uid=ops)' dn\nldap_bind: Invalid credentials (49)", "slot")
lines("far slapd conf", "text", "suffix\t\t\"dc=example,dc=net\"\nrootdn\t\t\"cn=admin,dc=example,dc=net\"\nrootpw\t\t{value}\ndirectory\t/var/lib/ldap", "slot", TOKEN)
lines("far syncrepl", "text", "olcSyncrepl: {{0}}rid=001 provider=ldap://{host} bindmethod=simple binddn=\"cn=repl,dc=example,dc=net\" credentials={value}\n  searchbase=\"dc=example,dc=net\" type=refreshAndPersist retry=\"5 5 300 +\"", "slot")
spelled("far ldif", "text", "dn: uid=ops,ou=people,dc=example,dc=net\nobjectClass: inetOrgPerson\nuserPassword:: {value}\nmail: ops@{host}", in_base64, "slot")
lines("far kadmin", "log", "kadmin.local:  addprinc -pw {value} nfs/{host}\nPrincipal \"nfs/{host}@EXAMPLE.NET\" created.", "slot")
lines("far radius debug", "log", "(0) Received Access-Request Id 161 from 172.17.0.2:53840 to 172.17.0.2:1812 length 74\n(0)   User-Name = \"ops\"\n(0)   User-Password = \"{value}\"\n(0)   NAS-IP-Address = 172.17.0.2", "slot", QUOTED)
# Seeing and alerting
lines("far grafana ini", "text", "[database]\ntype = postgres\nhost = {host}:5432\nuser = grafana\npassword = \"\"\"{value}\"\"\"", "slot", QUOTED)
lines("far grafana datasource", "yaml", "datasources:\n  - name: Loki\n    type: loki\n    url: http://{host}:3100\n    jsonData:\n      httpHeaderName1: Authorization\n    secureJsonData:\n      httpHeaderValue1: 'Bearer {value}'", "slot", TOKEN)
lines("far prometheus credentials", "yaml", "scrape_configs:\n  - job_name: minio\n    authorization:\n      type: Bearer\n      credentials: {value}\n    static_configs:\n      - targets: ['{host}:9000']", "slot", TOKEN)
lines("far alertmanager slack", "yaml", "global:\n  resolve_timeout: 5m\n  slack_api_url: https://hooks.slack.com/services/T0AB12CD3/B0EF45GH6/{value}", "slot", _LETTERS)
lines("far alertmanager discord", "log", "ts=2026-11-28T10:00:00.123Z caller=dispatch.go:352 level=error component=dispatcher msg=\"Notify for alerts failed\" num_alerts=1 err=\"ops/discord[0]: notify retry canceled after 7 attempts: Post \\\"https://discord.com/api/webhooks/1180000000000000042/{value}\\\": context deadline exceeded\"", "slot", _HOOK)
lines("far alertmanager pagerduty", "yaml", "receivers:\n  - name: oncall\n    pagerduty_configs:\n      - routing_key: {value}\n        severity: critical", "slot", _HEX)
lines("far snmpwalk", "log", "snmpwalk -v2c -c {value} {host} IF-MIB::ifDescr\nTimeout: No Response from {host}", "slot")
lines("far snmpd user", "text", "createUser ops SHA \"{value}\" AES\nrouser ops authpriv\nsysLocation Rack 4", "slot", QUOTED)
lines("far snmpd community", "text", "agentAddress udp:161\nrocommunity {value} 10.0.0.0/8\nsysContact ops@example.net", "slot", BARE)
lines("far logstash", "text", "output {{\n  elasticsearch {{\n    hosts => [\"https://{host}:9200\"]\n    user => \"logstash_writer\"\n    password => \"{value}\"\n  }}\n}}", "slot", QUOTED)
lines("far elastic banner", "log", "ℹ️  Password for the elastic user (reset with `bin/elasticsearch-reset-password -u elastic`):\n  {value}\n\nℹ️  HTTP CA certificate SHA-256 fingerprint:\n  {id}{id}", "slot", TOKEN)  # noqa: RUF001  the program prints that sign
lines("far rsyslog mysql", "text", "$ModLoad ommysql\n*.* :ommysql:{host},Syslog,rsyslog,{value}", "slot", BARE)
lines("far collectd", "text", "<Plugin postgresql>\n  <Database app>\n    Host \"{host}\"\n    User \"collectd\"\n    Password \"{value}\"\n  </Database>\n</Plugin>", "slot", QUOTED)
lines("far sentry dsn", "dotenv", "SENTRY_DSN=https://9c1f0b1e5d3a4c6f8e7d2b1a0c9e8f7d:{value}@{host}/4", "slot", _HEX)
# Storage and backup
lines("far mc alias set", "log", "mc alias set offsite https://{host}:9000 backupuser {value}\nAdded `offsite` successfully.", "slot")
lines("far mc alias list", "log", "offsite\n  URL       : https://{host}:9000\n  AccessKey : backupuser\n  SecretKey : {value}\n  API       : s3v4\n  Path      : auto", "slot")
lines("far minio banner", "log", "API: http://172.18.0.4:9000  http://127.0.0.1:9000\nRootUser: minioadmin\nRootPass: {value}\n\nConsole: http://172.18.0.4:9001", "slot")
lines("far rclone conf", "text", "[offsite]\ntype = sftp\nhost = {host}\nuser = bk\npass = {value}\nshell_type = unix", "slot", URL_SAFE)
lines("far rclone remote", "log", "rclone sync /srv/backup \":sftp,host={host},user=bk,pass={value}:daily\" --transfers 4", "slot", URL_SAFE)
lines("far restic command", "text", "[Service]\nExecStart=/usr/bin/restic --repo /srv/restic --password-command \"echo {value}\" backup /srv/data", "slot")
spelled("far duplicati", "log", "duplicati-cli backup \"ssh://{host}/daoflow?auth-username=bk&auth-password={value}\" /source --dbpath=/data/job.sqlite", in_url, "slot")
lines("far cifs fstab", "text", "UUID=0a3407de-014b-458b-b5c1-848e92a327a3 / ext4 defaults 0 1\n//{host}/media /mnt/media cifs user=media,pass={value},_netdev 0 0", "slot")
document("far volume inspect", "slot", lambda s: [{"Driver": "local", "Name": "media", "Options": {"device": f"//{s.host()}/media", "o": f"username=media,password={s.value},vers=3.0", "type": "cifs"}, "Scope": "local"}], WORD)
lines("far smbclient", "log", "smbclient //{host}/share -U 'WORKGROUP/ops%{value}' -c ls\nsession setup failed: NT_STATUS_LOGON_FAILURE", "slot", QUOTED)
lines("far drbd", "text", "  net {{\n    protocol C;\n    cram-hmac-alg sha1;\n    shared-secret \"{value}\";\n  }}", "slot", QUOTED)
lines("far ceph keyring", "text", "[client.rbd]\n\tkey = {value}\n\tcaps mon = \"profile rbd\"\n\tcaps osd = \"profile rbd pool=vms\"", "slot", _BASE64)
lines("far luks", "log", "# echo -n '{value}' | cryptsetup luksOpen /dev/sdb1 backup -d -\nNo key available with this passphrase.", "slot", QUOTED)
# Brokers and caches
lines("far rabbit password", "log", "$ docker exec rabbit rabbitmqctl change_password daoflow '{value}'\nChanging password for user \"daoflow\" ...", "slot", QUOTED)
document("far rabbit definitions", "slot", lambda s: {"rabbit_version": "3.13.7", "users": [{"name": "daoflow", "password_hash": s.value, "hashing_algorithm": "rabbit_password_hashing_sha256", "tags": ["administrator"], "limits": {}}]}, _BASE64)
lines("far rabbit ldap", "text", "{{rabbitmq_auth_backend_ldap, [\n  {{servers, [\"{host}\"]}},\n  {{dn_lookup_bind, {{\"cn=ro,dc=example,dc=net\", \"{value}\"}}}}\n]}}", "slot", QUOTED)
lines("far erlang proplist", "log", "** Reason for termination == {{auth_failure,[{{host,\"{host}\"}},{{username,<<\"app\">>}},{{password,<<\"{value}\">>}},{{port,5672}}]}}", "slot", QUOTED)
lines("far nats conf", "text", "authorization {{\n  users: [\n    {{user: app, password: \"{value}\", permissions: {{publish: \"jobs.>\"}}}}\n  ]\n}}", "slot", QUOTED)
lines("far mosquitto pub", "log", "mosquitto_pub -h {host} -u zigbee -P {value} -t home/test -m hi\nConnection error: Connection Refused: not authorised.", "slot")
lines("far mosquitto bridge", "text", "connection bridge-1\naddress {host}:8883\nremote_username bridge\nremote_password {value}\ntopic # both 1", "slot")
lines("far kafka users", "text", "KafkaServer {{\n  org.apache.kafka.common.security.plain.PlainLoginModule required\n  username=\"broker\"\n  user_app=\"{value}\";\n}};", "slot", QUOTED)
lines("far kafka scram", "log", "kafka-configs.sh --bootstrap-server {host}:9092 --alter --add-config 'SCRAM-SHA-512=[iterations=8192,password={value}]' --entity-type users --entity-name app", "slot")
lines("far zookeeper", "log", "[zk: {host}:2181(CONNECTED) 0] addauth digest ops:{value}\n[zk: {host}:2181(CONNECTED) 1] ls /brokers", "slot", _UNCOLONED)
lines("far redis config get", "log", "127.0.0.1:6379> CONFIG GET requirepass\n1) \"requirepass\"\n2) \"{value}\"\n127.0.0.1:6379> CONFIG GET maxmemory\n1) \"maxmemory\"\n2) \"0\"", "slot", QUOTED)
lines("far redis acl", "text", "user default off\nuser daoflow on >{value} ~daoflow:* &* +@all", "slot", BARE)
lines("far redis hello", "log", "{host}:6379> HELLO 3 AUTH daoflow {value} SETNAME worker\n(error) WRONGPASS invalid username-password pair or user is disabled.", "slot")
lines("far sentinel", "text", "sentinel monitor mymaster {host} 6379 2\nsentinel auth-pass mymaster {value}\nsentinel down-after-milliseconds mymaster 5000", "slot")
lines("far docker events", "log", "2026-11-28T10:00:00.123456789Z container exec_create: /bin/sh -c redis-cli -a {value} ping {id}{id} (image=redis:7.4, name=daoflow-redis-1)", "slot")
spelled("far strace redis", "log", "4211 write(7, {value}\n4211 read(7, \"-WRONGPASS invalid username-password pair\\r\\n\", 16384) = 43", _written, "slot", TOKEN)
# Databases
lines("far pgpass", "text", "# hostname:port:database:username:password\n{host}:5432:*:replicator:{value}", "slot", _UNCOLONED)
lines("far pg standby quoted", "text", "primary_conninfo = 'user=replicator password=''{value}'' channel_binding=prefer host={host} port=5432 sslmode=prefer'", "slot", _NEEDS_QUOTES)
spelled("far pg parameters", "log", "LOG:  execute <unnamed>: update \"account\" set \"password\" = $1 where \"id\" = $2\nDETAIL:  parameters: $1 = '{value}', $2 = '42'", in_sql, "slot")
lines("far pg duplicate", "log", "ERROR:  duplicate key value violates unique constraint \"session_token_key\"\nDETAIL:  Key (token)=({value}) already exists.", "slot")
lines("far psql mappings", "log", "                    List of user mappings\n Server  | User name |           FDW options\n---------+-----------+----------------------------------\n reports | app       | (\"user\" 'reader', password '{value}')", "slot", CELL)
lines("far dblink", "log", "app=# SELECT * FROM dblink('host={host} dbname=app user=report password={value}', 'select 1') AS t(x int);\nERROR:  could not establish connection", "slot", TOKEN)
spelled("far psql expanded", "log", "-[ RECORD 1 ]----+------------------------------------------\npid              | 4211\nusename          | postgres\nquery            | ALTER ROLE app WITH LOGIN PASSWORD '{value}'", in_sql, "slot")
lines("far pgbouncer users", "text", ";; /etc/pgbouncer/userlist.txt\n\"daoflow\" \"{value}\"", "slot", QUOTED)
spelled("far mysql source", "log", "mysql> CHANGE REPLICATION SOURCE TO\n    -> SOURCE_HOST='{host}',\n    -> SOURCE_USER='repl',\n    -> SOURCE_PASSWORD='{value}',\n    -> SOURCE_AUTO_POSITION=1;", in_sql, "slot", QUOTED)
lines("far mysql master info", "log", "# head -7 /var/lib/mysql/master.info\n25\nbinlog.000007\n157\n{host}\nrepl\n{value}\n3306", "slot")
lines("far mysql temporary", "log", "2026-11-28T10:00:00.123456Z 6 [Note] [MY-010454] [Server] A temporary password is generated for root@localhost: {value}", "slot", re.compile(r"\S{8,}"))
lines("far proxysql", "text", "mysql_users =\n(\n  {{ username = \"app\" , password = \"{value}\" , default_hostgroup = 0 , active = 1 }}\n)", "slot", QUOTED)
lines("far mysqld exporter", "dotenv", "DATA_SOURCE_NAME=\"exporter:{value}@({host}:3306)/\"", "slot")
lines("far mongo user", "log", "app> db.createUser({{ user: \"worker\", pwd: \"{value}\", roles: [ {{ role: \"readWrite\", db: \"app\" }} ] }})\n{{ ok: 1 }}", "slot", QUOTED)
lines("far influx auth", "log", "ID\t\t\tDescription\tToken\t\t\tUser Name\tUser ID\n0b1c2d3e4f5a6b7c\ttelegraf\t{value}\tadmin\t\t0b1c2d3e4f5a6000", "slot", LONG)
lines("far etcd get", "log", "$ etcdctl --endpoints={host}:2379 get /daoflow/config/{snake}\n/daoflow/config/{snake}\n{value}")
lines("far consul kv", "log", "$ consul kv get -recurse daoflow/config\ndaoflow/config/db/host:{host}\ndaoflow/config/db/password:{value}", "slot")
lines("far vault kv", "log", "====== Data ======\nKey                 Value\n---                 -----\nhost                {host}\n{snake}    {value}")
lines("far vault init", "log", "Unseal Key 1: {value}\n\nVault initialized with 1 key shares and a key threshold of 1.", "slot", _KEY44)
# Networks and machines
lines("far wg dump", "log", "# wg show wg0 dump\n{value}\tHIgo9xNzJMWLKASShiTqIybxZ0U3wGLiUeJ1PKf8ykw=\t51820\toff", "slot", _KEY44)
lines("far ipsec psk", "text", "10.0.0.1 {host} : PSK \"{value}\"", "slot", QUOTED)
lines("far chap secrets", "text", "# client\tserver\tsecret\tIP addresses\nops\t*\t{value}\t10.8.0.12", "slot", BARE)
lines("far openvpn management", "log", ">PASSWORD:Need 'Auth' username/password\nusername \"Auth\" \"ops\"\npassword \"Auth\" \"{value}\"\nSUCCESS: 'Auth' password entered, but not yet verified", "slot", QUOTED)
lines("far keepalived", "text", "    authentication {{\n        auth_type PASS\n        auth_pass {value}\n    }}", "slot", BARE)
lines("far frr", "text", "router bgp 65010\n neighbor 10.0.0.2 remote-as 65020\n neighbor 10.0.0.2 password {value}", "slot", BARE)
lines("far named key", "text", "key \"acme-update\" {{\n\talgorithm hmac-sha256;\n\tsecret \"{value}\";\n}};", "slot", _BASE64)
lines("far nsupdate", "log", "nsupdate -y hmac-sha256:acme-update:{value} -v /tmp/records.txt\n; TSIG error with server: tsig verify failure", "slot", _BASE64)
lines("far haproxy user", "text", "userlist ops\n    user admin insecure-password {value}", "slot", BARE)
lines("far squid peer", "text", "cache_peer {host} parent 3128 0 no-query default login=svc:{value}\nnever_direct allow all", "slot", _UNCOLONED)
lines("far apache ldap", "text", "AuthLDAPURL \"ldap://{host}/ou=people,dc=example,dc=net?uid\"\nAuthLDAPBindDN \"cn=ro,dc=example,dc=net\"\nAuthLDAPBindPassword \"{value}\"", "slot", QUOTED)
lines("far wpa passphrase", "log", "$ wpa_passphrase warehouse\nnetwork={{\n\tssid=\"warehouse\"\n\t#psk=\"{value}\"", "slot", _WIFI)
lines("far nmcli", "log", "802-11-wireless-security.key-mgmt:      wpa-psk\n802-11-wireless-security.psk:           {value}\n802-11-wireless-security.psk-flags:     0 (none)", "slot", _WIFI)
lines("far ipmitool", "log", "ipmitool -I lanplus -H {host} -U ADMIN -P {value} chassis power status\nError: Unable to establish IPMI v2 / RMCP+ session", "slot")
lines("far ipmi user", "log", "ipmitool user set password 2 {value}\nSet User Password command successful (user 2)", "slot")
lines("far cisco", "text", "hostname edge-1\nusername admin privilege 15 secret 0 {value}\nip ssh version 2", "slot")
lines("far expect", "text", "spawn ssh admin@{host}\nexpect \"assword:\"\nsend \"{value}\\r\"\nexpect \"#\"", "slot", re.compile(r"[^'\"\\\n`$\[\]{}]+"))
lines("far upsmon", "text", "MONITOR rack@{host} 1 monuser {value} secondary\nMINSUPPLIES 1", "slot", BARE)
# Mail, telephony, printing
lines("far sasl passwd", "text", "[{host}]:587 mailer@example.net:{value}", "slot", _UNCOLONED)
lines("far dovecot passwd", "text", "ops:{{PLAIN}}{value}:1000:1000::/var/mail/ops::", "slot", _UNCOLONED)
lines("far dovecot mismatch", "log", "dovecot: auth: passwd-file(ops,10.0.0.5,<q1w2e3>): Password mismatch (given password: {value})", "slot")
spelled("far smtp login", "log", "<~  334 UGFzc3dvcmQ6\n ~> {value}\n<~* 535 5.7.8 Error: authentication failed", in_base64, "slot")
spelled("far smtp plain", "log", "<-  250-AUTH PLAIN LOGIN\n -> AUTH PLAIN {value}\n<-  235 2.7.0 {host} Authentication successful", _plain_auth, "slot")
lines("far imap login", "log", "* OK [CAPABILITY IMAP4rev1] {host} ready.\na001 LOGIN \"ops@example.net\" \"{value}\"\na001 NO [AUTHENTICATIONFAILED] Authentication failed.", "slot", QUOTED)
lines("far fetchmail", "text", "poll {host} proto IMAP user \"ops@example.net\" with password \"{value}\" is \"ops\" here ssl", "slot", QUOTED)
lines("far exim client", "text", "### target.mail.server.example:login:password\n{host}:mailer:{value}", "slot", _UNCOLONED)
lines("far asterisk register", "text", "[general]\nregister => 4930123:{value}@{host}/s\nqualify=yes", "slot", _UNCOLONED)
lines("far asterisk ami", "log", "Asterisk Call Manager/9.0.0\nAction: Login\nUsername: admin\nSecret: {value}\n\nResponse: Error\nMessage: Authentication failed", "slot")
lines("far pjsip auth", "log", " ParameterName  : ParameterValue\n ================================\n auth_type      : userpass\n password       : {value}\n realm          : {host}\n username       : 6001", "slot")
spelled("far freeswitch", "text", "<user id=\"1000\">\n  <params>\n    <param name=\"password\" value=\"{value}\"/>\n    <param name=\"sip-host\" value=\"{host}\"/>", _xml, "slot", QUOTED)
lines("far prosodyctl", "log", "$ docker exec prosody prosodyctl --config /config/prosody.cfg.lua register focus {host} {value}", "slot")
spelled("far cups", "text", "<Printer LaserJet>\nMakeModel HP LaserJet Pro\nDeviceURI smb://print:{value}@WORKGROUP/{host}/LaserJet\nState Idle", in_url, "slot")
# Applications that greet with a secret, keep one or notify
lines("far watchtower telegram", "dotenv", "WATCHTOWER_NOTIFICATION_URL=telegram://{value}@telegram?chats=-1001234567890", "slot", _TELEGRAM)
lines("far shoutrrr gotify", "dotenv", "WATCHTOWER_NOTIFICATION_URL=gotify://{host}/{value}?priority=5", "slot", URL_SAFE)
lines("far mattermost hook", "log", "+ curl -fsS -X POST -H 'Content-Type: application/json' -d '{{\"text\":\"backup failed\"}}' https://{host}/hooks/{value}", "slot", re.compile(r"[a-z0-9]{20,40}"))
lines("far immich reset", "log", "? Please choose a new password (optional)\nThe admin password has been updated to:\n{value}", "slot", TOKEN)
lines("far filebrowser", "log", "2026/11/28 10:00:00 User 'admin' initialized with randomly generated password: {value}\n2026/11/28 10:00:00 Listening on [::]:80", "slot", URL_SAFE)
lines("far argocd", "log", "$ argocd admin initial-password -n argocd\n{value}\n\n This password must be only used for first time login. We strongly recommend you update the password using `argocd account update-password`.", "slot", TOKEN)
lines("far meilisearch", "log", "We generated a new secure master key for you (you can safely use this token):\n\n>> --master-key {value} <<\n\nRestart Meilisearch with the argument above to use this new and secure master key.", "slot", URL_SAFE)
spelled("far vaultwarden", "yaml", "services:\n  vaultwarden:\n    environment:\n      DOMAIN: https://{host}\n      ADMIN_TOKEN: {value}", _doubled, "slot", _ARGON)
spelled("far traefik label", "yaml", "services:\n  api:\n    labels:\n      - traefik.http.routers.api.rule=Host(`{host}`)\n      - traefik.http.middlewares.ops.basicauth.users=admin:{value}", _doubled, "slot", _HTPASSWD)
lines("far caddyfile", "text", "{host} {{\n\tbasic_auth {{\n\t\tadmin {value}\n\t}}\n\treverse_proxy app:3000\n}}", "slot", _BCRYPT)
document("far caddy headers", "slot", lambda s: {"level": "error", "logger": "http.log.access", "request": {"method": "GET", "host": s.host(), "uri": "/api/status", "headers": {"X-Api-Key": [s.value], "Accept": ["*/*"]}}, "status": 502}, TOKEN)
lines("far bw unlock", "log", "Your vault is now unlocked!\n\nTo unlock your vault, set your session key to the `BW_SESSION` environment variable. ex:\n$ export BW_SESSION=\"{value}\"\n> $env:BW_SESSION=\"{value}\"", "slot", _BASE64)
lines("far elixir keyword", "log", "** (DBConnection.ConnectionError) failed with [hostname: \"{host}\", username: \"plausible\", password: \"{value}\", database: \"plausible\", pool_size: 10]", "slot", QUOTED)
lines("far edn", "log", "ERROR metabase.driver.util :: Failed to connect {{:engine :postgres, :details {{:host \"{host}\", :user \"metabase\", :password \"{value}\", :ssl false}}}}", "slot", QUOTED)
# Provisioning, clusters and the host itself
lines("far ansible inventory", "text", "[db]\ndb1 ansible_host={host} ansible_user=deploy ansible_become_pass='{value}'", "slot", QUOTED)
lines("far ansible diff", "log", "--- before: /opt/app/app.ini\n+++ after: /home/ops/.ansible/tmp/app.ini.j2\n@@ -3,3 +3,3 @@\n host = {host}\n-{snake} = changeme\n+{snake} = {value}", fits=TOKEN)
lines("far ansible argv", "log", "fatal: [{host}]: FAILED! => {{\"changed\": true, \"cmd\": [\"mysql\", \"-u\", \"root\", \"-p{value}\", \"-e\", \"SELECT 1\"], \"rc\": 1}}", "slot")
lines("far terraform plan", "log", "  # docker_container.app must be replaced\n      ~ env     = [ # forces replacement\n          - \"LOG_LEVEL=debug\",\n          + \"{name}={value}\",\n            \"DB_HOST={host}\",\n        ]", fits=QUOTED)
lines("far kubeadm join", "log", "kubeadm join {host}:6443 --token {value} --discovery-token-ca-cert-hash sha256:{id}{id}", "slot", _BOOTSTRAP)
lines("far systemd show", "log", "$ systemctl show -p Environment worker.service\nEnvironment=DB_HOST={host} {name}={value} LOG_LEVEL=info", fits=TOKEN)
lines("far sudo journal", "log", "Nov 28 10:00:00 host1 sudo[4211]:   ops : TTY=pts/0 ; PWD=/home/ops ; USER=root ; COMMAND=/usr/bin/mysql -h {host} -u root -p{value} app", "slot")
lines("far audit execve", "log", "type=EXECVE msg=audit(1764324000.123:842): argc=5 a0=\"mysqldump\" a1=\"-u\" a2=\"root\" a3=\"-p{value}\" a4=\"app\"", "slot", _ARGUMENT)
spelled("far audit proctitle", "log", "type=PROCTITLE msg=audit(1764324000.123:842): proctitle={value}", lambda text: f"redis-cli\0-a\0{text}\0ping".encode().hex().upper(), "slot", re.compile(r"\S{8,90}"))
lines("far chpasswd", "log", "+ echo deploy:{value}\n+ chpasswd\nchpasswd: (user deploy) pam_chauthtok() failed, error: Authentication token manipulation error", "slot", _UNCOLONED)
lines("far aws key text", "log", "$ aws iam create-access-key --user-name backup --output text\nACCESSKEY\tAKIAIOSFODNN7EXAMPLE\t2026-11-28T10:00:00+00:00\t{value}\tActive\tbackup", "slot", LONG)
lines("far gdb struct", "log", "(gdb) p *conn\n$1 = {{host = 0x55d0c0a1 \"{host}\", user = 0x55d0c0b7 \"app\", passwd = 0x55d0c0c3 \"{value}\", port = 3306}}", "slot", QUOTED)
lines("far net use", "log", "C:\\> net use Z: \\\\{host}\\backup /user:EXAMPLE\\bk {value}\nSystem error 1326 has occurred.", "slot")
lines("far handover table", "text", "| Service | URL | User | Password |\n| --- | --- | --- | --- |\n| Grafana | https://{host} | admin | {value} |", "slot", CELL)
lines("far ticket", "text", "Hi, the new database password on {host} is {value} since this morning, old one stops on Friday", "slot")


@carrier("far wg peer", "text", "slot", _KEY44)
def _wg_peer(secret: Secret) -> Fragment:
    public = base64.b64encode(secret.rng.randbytes(32)).decode()
    host = secret.host()
    body = f"[Peer]\nPublicKey = {public}\nPresharedKey = {secret.value}\nEndpoint = {host}:51820\nAllowedIPs = 10.8.0.0/24"
    return Fragment(body, (public, host))
