"""The second wave: secrets in source code, in tools' own files and in what operators type and paste."""

from __future__ import annotations

from tests.redaction.crossed.carrier import PLAIN, QUOTELESS, SHORT, SINGLE, UNQUOTED, Carrier

CARRIERS = (
    Carrier(
        "code_assign", "code/settings-#.txt",
        (
            "const «{ck}» = \"{v:json}\";", "«{ck}»: '{v}',", "«{uk}» = '{v}'", "let «{ck}»: string = '{v}'", 'val «{ck}» = "{v}"', 'os.Setenv("«{uk}»", "{v}")', "process.env.«{uk}» = '{v}'", "os.environ['«{uk}»'] = '{v}'", 'ENV["«{uk}»"] ||= "{v}"',
            "define('«{uk}»', '{v}');", "putenv('«{uk}»={v}');", "$config['«{k}»'] = '{v}';", "'«{k}»' => '{v}',", "  :«{k}» => \"{v}\",", 'conn.set«{pk}»("{v}");', '#define «{uk}» "{v}"', 'static final String «{uk}» = "{v}";', "my $«{k}» = '{v}';", "local «{k}» = \"{v}\"",
            "«{k}» <- \"{v}\"", ".with«{pk}»(\"{v}\")", '[«{pk}»("{v}")]', "@Value(\"${«{dk}»:{v}}\")", "settings.«{uk}»: str = \"{v}\"",
        ),
        accepts=QUOTELESS, rows=24, files=2,
    ),
    Carrier(
        "code_call", "code/calls-#.txt",
        (
            'db.auth("«{user}»", "{v}")', "db.createUser({ user: '«{user}»', pwd: '{v}', roles: [«'readWrite'»] })", "new Redis({ host: '«{host}»', port: «6379», password: '{v}' })", 'psycopg2.connect(host="«{host}»", user="«{user}»", password="{v}")', "createClient({ url: '«https://{host}.example.org»', token: '{v}' })",
            "requests.get('«https://{host}.example.org»', auth=('«{user}»', '{v}'))", 'mysqli_connect("«{host}»", "root", "{v}", "«shop»");', 'smtplib.login("«{user}»", "{v}")', 'client.login("{v}")', 'boto3.client("s3", aws_access_key_id="«minio»", aws_secret_access_key="{v}")', "sql.Open(\"mysql\", \"«{user}»:{v}@tcp(«{host}:3306»)/«shop»\")",
            "Sentry.init({ authToken: '{v}', release: '«{commit}»' })", "ssh.connect('«{ip}»', username='«{user}»', password='{v}')", "hmac.new(b'{v}', msg, «hashlib.sha256»)  # «{k}»", "jwt.sign(payload, '{v}', { expiresIn: '«15m»' })", "crypto.createHmac('«sha256»', '{v}')", "Fernet(b'{v}')",
        ),
        accepts=PLAIN, rows=17, files=2,
    ),
    Carrier(
        "default_value", "code/defaults-#.sh",
        (
            ': "${«{uk}»:={v}}"', "      «{uk}»: ${«{uk}»:-{v}}", "url=postgres://«app»:${«{uk}»:-{v}}@«db/app»", "password: <%= ENV.fetch(\"«{uk}»\") { \"{v}\" } %>", "os.getenv('«{uk}»', '{v}')", "env('«{uk}»', '{v}')", "{{ lookup('env', '«{uk}»') | default('{v}', true) }}", "x-db: &pw \"{v}\"  # «{k}»", "«{k}»: !!str {v}", "«{k}»: &anchor {v}",
        ),
        accepts=PLAIN, rows=10, files=2,
    ),
    Carrier(
        "diff", "code/change-#.patch",
        ("-«{uk}»={v}\n+«{uk}»={w}", "-  \"«{ck}»\": \"{v}\",\n+  \"«{ck}»\": \"{w}\",", "<<<<<<< «HEAD»\n«{uk}»={v}\n=======\n«{uk}»={w}\n>>>>>>> «{commit}»", "  ~ «{k}» = \"{v}\" -> \"{w}\"", "- «{k}»: {v}\n+ «{k}»: {w}", "@@ «-{digit},7 +{digit},7» @@ «{uk}»={v}", "[-«{uk}»={v}-]{+«{uk}»={w}+}"),
        accepts=PLAIN, rows=7, files=2,
    ),
    Carrier(
        "ci", "code/pipeline-#.log",
        (
            "«##[debug]»Evaluating: «secrets.{uk}» => '{v}'", "::add-mask::{v}", 'echo "«{uk}»={v}" >> $GITHUB_ENV', "::set-output name=«{k}»::{v}", "«Run» docker build --build-arg «{uk}»={v} «.»", "«#11 [stage-1 4/9] RUN» --mount=type=secret «{uk}»={v} «npm ci»", "withEnv(['«{uk}»={v}']) { «sh 'make'» }",
            "«$ kubectl create secret generic {app}» --from-literal=«{kk}»={v}", "«$ ansible-playbook site.yml -e» «{k}»={v}", "«$ terraform apply» -var «{k}»={v}", "«$ terraform apply» -var '«{k}»={v}'", "«TF_VAR_{k}»={v} «terraform plan»", "«TASK [set {app}]» ok: [{host}] => {\"changed\": «false», \"«{k}»\": \"{v}\"}",
            "«$ gh secret set {uk}» --body {v}", "«$ vault kv put secret/{app}» «{k}»={v}", "«$ flyctl secrets set» «{uk}»={v}", "«$ heroku config:set» «{uk}»={v}", "«$ dokku config:set {app}» «{uk}»={v}", "«$ doctl auth init» -t {v}", "«$ npm config set» //registry.npmjs.org/:_authToken {v}", "«$ pip install» --index-url https://«__token__»:{v}@«pypi.example.org/simple»",
        ),
        accepts=PLAIN, rows=21, files=2,
    ),
    Carrier(
        "stores", "code/stores-#.json",
        (
            '{"op":"replace","path":"«/{ck}»","value":"{v:json}"}', '{"Name":"«/prod/{app}/{k}»","Type":"«SecureString»","Value":"{v:json}","Version":«{digit}»}', '{"ARN":"«arn:aws:secretsmanager:eu-1:123456789012:secret:{app}»","SecretString":"⦃json {"username":"app","password":"{v:json}"}⦄"}', '{"Key":"«{app}/{k}»","Value":"{v:b64}","Flags":«0»}',
            '{"request_id":"«{uuid}»","data":{"data":{"«{k}»":"{v:json}"},"metadata":{"version":«{digit}»}}}', '{"resources":[{"type":"«random_password»","instances":[{"attributes":{"id":"none","length":«24»,"result":"{v:json}"}}]}]}', '{"outputs":{"«{k}»":{"sensitive":«true»,"type":"«string»","value":"{v:json}"}}}', '{"items":[{"name":"«{app}»","login":{"username":"«{user}»","password":"{v:json}","totp":"{w:json}"}}]}',
            '{"fields":[{"id":"password","type":"«CONCEALED»","label":"«{k}»","value":"{v:json}"}]}', '{"ConnectionStrings":{"Default":"Server=«{host}»;User Id=«sa»;Password={v:json};"}}', '{"«{ck}»":{"$value":"{v:json}","$type":"«string»"}}', '{"«{ck}»":["{v:json}","{w:json}"],"rotated":"«{day}»"}', '{"type":"«Buffer»","«{ck}»":"{v:json}"}', '{"auth":{"user":"«{user}»","pass":"{v:json}"},"host":"«{host}»"}',
            '{"k":"«{uk}»","v":"{v:json}"}', '{"field":"«{k}»","old":"{v:json}","new":"{w:json}","by":"«{user}»"}', '{"kty":"«oct»","kid":"«{n}»","k":"{v:json}"}', '{"credential":{"client_email":"«ci@x»","refresh":"{v:json}"}}',
        ),
        accepts=PLAIN, rows=18, files=2,
    ),
    Carrier(
        "tool_files", "host/etc/tools-#.conf",
        (
            ': PSK "{v}"', "«{ip}» : PSK \"{v}\"", "    psk=\"{v}\"", "wpa_passphrase={v}", "rocommunity {v} «10.0.0.0/8»", 'createUser «monitor» SHA "{v}" AES', "client «{host}» {\n  secret = {v}\n  shortname = «{app}»\n}", "//«{host}»/share /mnt cifs username=«{user}»,password={v},uid=«0» 0 0",
            "username=«{user}»\npassword={v}", "SetCredential=«{k}»:{v}", "rpcpassword={v}", "auth_pass {v}", "stats auth «{user}»:{v}", "ldap_default_authtok = {v}", "bindpw {v}", "olcRootPW: {v}", "smtp_sasl_password_maps = static:«{user}»:{v}", "[«smtp.example.org»]:587 «{user}»:{v}", "account «default»\nhost «{host}»\nuser «{user}»\npassword {v}", "set smtp_pass = \"{v}\"",
            "sasl.jaas.config=«org.apache.kafka.common.security.plain.PlainLoginModule» required username=\"«{user}»\" password=\"{v}\";", "userlist «ops»\n  user «{user}» insecure-password {v}", "basic_auth {\n  «{user}» {v}\n}", "[client]\nuser=«root»\npassword={v}", "repository-passphrase: {v}", "encryption_passcommand: echo {v}", "requirepass \"{v}\"", "tls-auth-password {v}",
        ),
        accepts=PLAIN, rows=28, files=2,
    ),
    Carrier(
        "tool_commands", "host/typed-#.log",
        (
            "«$ sqlplus» «{user}»/{v}@«{host}:1521/xe»", "«$ smbclient //{host}/share» -U «{user}»%{v}", "«$ rabbitmqctl add_user {user}» {v}", "«$ ldappasswd» -s {v} «cn={user}»", "«$ mount -t cifs -o» username=«{user}»,password={v} «//{host}/x /mnt»", "«$ nmcli con mod wifi» wifi-sec.psk {v}", "«$ gpg --batch» --passphrase {v} «-d x.gpg»", "«$ openssl rsa -in k.pem» -passin pass:{v}",
            "«$ zip» -P {v} «out.zip dump.sql»", "«$ unzip» -P {v} «out.zip»", "«$ keytool -list -keystore ks.jks» -storepass {v}", "«$ java» -Dspring.datasource.password={v} «-jar app.jar»", "«$ java» -Djavax.net.ssl.keyStorePassword={v} «-jar app.jar»", "«$ cmdkey /add:{host} /user:{user}» /pass:{v}", "«PS> » ConvertTo-SecureString \"{v}\" -AsPlainText -Force", "«$ echo» '«{user}»:{v}' | «chpasswd»",
            "«$ echo» {v} | «docker login ghcr.io -u {user} --password-stdin»", "«$ echo» {v} | «sudo -S systemctl restart docker»", "«$ expect -c» 'send \"{v}\\r\"'", "«$ mosquitto_passwd -b /etc/mosquitto/pw {user}» {v}", "«$ aws configure set aws_secret_access_key» {v}", "«$ wget --user={user}» --password={v} «https://{host}.example.org/x»", "«$ wget --header» 'Authorization: Bearer {v}' «https://{host}.example.org/x»",
            "«$ http -a {user}»:{v} «https://{host}.example.org»", "«$ mongosh mongodb://{host}» -u «{user}» -p {v}", "«$ psql» 'host=«{host}» password={v} user=«app»'", "«$ curl» --proxy-user «{user}»:{v} «https://{host}.example.org»", "«$ curl -d» 'username=«{user}»&password={v}' «https://{host}.example.org/login»", "«$ borg init» BORG_PASSPHRASE={v} «/backup»", "«$ restic -r s3:x» --password-command 'echo {v}'", "«$ influx» -token {v} «ping»",
            "«$ redis-cli» ACL SETUSER «{user}» on >{v} «+@all»", "«$ sed» 's/CHANGEME/{v}/' «.env.example»  # «{k}»", "«$ useradd -p» '{v}' «{user}»", "«$ vncpasswd -f <<<» \"{v}\"", "«$ tailscale up» --authkey {v}", "«$ docker swarm join» --token {v} «{ip}:2377»", "«$ k3s agent» --token {v} «--server https://{ip}:6443»",
        ),
        accepts=PLAIN, rows=38, files=2,
    ),
    Carrier("labels_abroad", "exports/abroad-#.txt", ("Passwort: {v}", "«{t}» Kennwort für «{user}»: {v}", "Mot de passe : {v}", "Contraseña: {v}", "пароль: {v}", "密码：{v}", "パスワード: {v}", "Hasło: {v}", "wachtwoord={v}", "senha={v}", "Zugangsdaten «{host}»: «{user}» / {v}", "Benutzer: «{user}»  Passwort: {v}", "pw: {v}", "PW={v}", "Passw.: {v}", "user/pass: «{user}»/{v}", "login «{user}» pass {v}", "creds: «{user}»:{v}"), accepts=PLAIN, rows=18, files=2),  # noqa: RUF001
    Carrier("layout", "exports/layout-#.txt", ("│ «{uk}» │ {v} │", "┃ «{k}»  ┃  {v}  ┃", "Password\n--------\n{v}\n", "«{k}»\n{v}\n", "«{uk}»:\n    {v}", "«{k}» ......... {v}", "«{k}»\t\t{v}", "+ «{k}» = {v} +", "* «{k}» — {v}", "1. «{k}» → {v}", "«{k}»﹕{v}", "\"«{uk}»\";\"{v}\";\"«{day}»\"", "«{app}»;«{user}»;{v};«password»", "Key                 Value\n---                 -----\n«{k}»    {v}", "== «{k}» ==\n{v}"), accepts=PLAIN, pick="vendor", rows=15, files=2),
    Carrier("salts", "code/wp-config-#.php", ("define('«AUTH_KEY»', '{v}');", "define( '«LOGGED_IN_SALT»', '{v}' );", "define('«DB_PASSWORD»', '{v}' );", "$table_prefix = '«wp_»'; $db_pass = '{v}';"), accepts=SINGLE, rows=6, pick="named", header="<?php\ndefine('«DB_NAME»', '«shop»');"),
    Carrier("spring_like", "config/spring-#.yml", ("spring:\n  datasource:\n    username: «{user}»\n    password: {v}", "security:\n  oauth2:\n    client:\n      client-secret: {v}", "keystore:\n  password: \"{v}\"\n  type: «PKCS12»", "users:\n  - {name: «{user}», password: {v}}", "accounts:\n  «{user}»:\n    secret: '{v}'", "password: |-\n  {v}", "? «{k}»\n: {v}"), accepts=PLAIN, rows=7, files=2),
    Carrier("otpauth", "exports/otpauth-#.txt", ("otpauth://totp/«{app}:{user}»?secret={v}&issuer=«{app}»", "WIFI:T:WPA;S:«{app}»;P:{v};;", "«{t}» enrolment otpauth://totp/«{user}»?issuer=«{app}»&secret={v:url}"), pick="totp", rows=4, accepts=SHORT),
    Carrier("notes", "exports/notes-#.md", ("«{user}»: the new one for «{host}» is `{v}`, please do not share", "> prod db pw ist jetzt {v} («{day}»)", "new api key for «{app}»: {v}", "TODO remove: «{uk}» → {v}", "(old: {v}, new: {w})  «{k}»", "My token ({v}) gives «403»", "I used «{k}» \"{v}\" and got «401»"), accepts=UNQUOTED, rows=7, files=2, pick="vendor"),
)  # fmt: skip
