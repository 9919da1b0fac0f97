"""The second wave: secrets in protocols, in dumps of bytes, wrapped over lines, and in logs of other programs."""

from __future__ import annotations

from tests.redaction.crossed.carrier import BARE, LONG, PLAIN, SHORT, UNQUOTED, Carrier

CARRIERS = (
    Carrier(
        "other_schemes", "wire/schemes-#.log",
        (
            "> Authorization: ApiKey {v}", "> Authorization: ApiKey ⦃b64 {short}:{v}⦄", "> Authorization: Token token=\"{v}\", email=\"«ops»\"", "> Authorization: Splunk {v}", "> Authorization: SSWS {v}", "> Authorization: GenieKey {v}", "> Authorization: Bot {v}", "> Authorization: Key {v}", "> Authorization: {v}", "> Authorization: Discogs token={v}", "> Authorization: JWT {v}", "> Authorization: DPoP {v}", "> Authorization: OAuth oauth_consumer_key=\"«{short}»\", oauth_token=\"{v}\"",
            "> X-Auth: {v}", "> X-Token: {v}", "> X-Secret: {v}", "> X-Csrf-Token: {v}", "> Ocp-Apim-Subscription-Key: {v}", "> X-RapidAPI-Key: {v}", "> X-Plex-Token: {v}", "> Circle-Token: {v}", "> Fastly-Key: {v}", "> X-Cisco-Meraki-API-Key: {v}", "> api-key: {v}", "> X-Goog-Iam-Authorization-Token: {v}", "< X-Subject-Token: {v}", "< X-Amz-Security-Token: {v}", "> X-Access-Token: {v}", "> X-MBX-APIKEY: {v}",
        ),
        pick="tokens", accepts=BARE, rows=29, files=2,
    ),
    Carrier(
        "frontends", "wire/frontend-#.log",
        (
            '{"RequestMethod":"«GET»","RequestPath":"«/api»?apikey={v:url}","DownstreamStatus":«502»,"ServiceName":"«{app}@docker»"}', '«{ip}:{port} [24/Nov/2026:10:11:12.13] fe be/app1 0/0/1/2/3 200 {n}» {{«example.org»|Bearer {v}}} "«GET / HTTP/1.1»"', '«2026/11/24 10:11:12 [error] {pid}#{pid}: *{n} upstream timed out», request: "«GET /cb»?code={v:url} «HTTP/1.1»", upstream: "«http://127.0.0.1:{port}/cb»?code={v:url}"',
            '{"level":"«error»","logger":"«http.log.access»","request":{"method":"«GET»","uri":"«/dl»?token={v:url}","headers":{"Authorization":["Bearer {w}"]}},"status":«401»}', "«{ip} - - [24/Nov/2026:10:11:12 +0000]» \"«GET / HTTP/1.1»\" «200 12» \"https://«{host}.example.org»/?session_token={v:url}\" \"«Mozilla/5.0»\"", "«{t}» «wss upgrade /ws»?ticket={v:url} «101»",
            "«{t}» «PATCH /api/users/{n}» {«user»: {«name»: '«x»', password: '{v}'}}", "«Started POST \"/login\" for {ip}»\n  «Parameters:» {\"utf8\"=>\"«ok»\", \"user\"=>{\"email\"=>\"«ops»\", \"password\"=>\"{v}\"}, \"commit\"=>\"«Log in»\"}", "«{t}» «request.body»=username%3D«{user}»%26password%3D{v:url.url}", "«{t}» «query» { login(password: \"{v}\", email: \"«ops»\") { «id» } }", "«{t}» variables={\"input\":{\"«{ck}»\":\"{v}\",\"id\":\"«{uuid}»\"}}",
            "------WebKitFormBoundary«{short}»\nContent-Disposition: form-data; name=\"«{k}»\"\n\n{v}\n------WebKitFormBoundary", "«{t}» event: «message» data: {\"«{ck}»\":\"{v}\"}", "«[HMR]» postMessage({type:'«auth»',«{ck}»:'{v}'})", "«{t}» XML <param name=\"«{k}»\">{v:html}</param>", "«{t}» <string name=\"«{k}»\">{v:html}</string>", "<key>«{pk}»</key><string>{v:html}</string>", "<wifi ssid=\"«{app}»\" key=\"{v:html}\"/>",
        ),
        accepts=PLAIN, rows=18, files=2,
    ),
    Carrier(
        "databases", "wire/databases-#.log",
        (
            "«{t} [{pid}] {user}@daoflow LOG:  execute <unnamed>:» ALTER USER «{user}» PASSWORD $1\n«{t} [{pid}] {user}@daoflow DETAIL:  parameters:» $1 = '{v}'", "«{t} {n} Query» SET PASSWORD FOR '«{user}»'@'«%»' = '{v}'", "«{t} {n} Query» ALTER USER «{user}» IDENTIFIED BY '{v}'", "«{t} {n} Query» CHANGE MASTER TO MASTER_HOST='«{host}»', MASTER_PASSWORD='{v}'", "CREATE LOGIN «{user}» WITH PASSWORD = N'{v}';", "CREATE USER «{user}» IDENTIFIED BY \"{v}\";",
            "«{epoch}.1 [0 {ip}:{port}]» \"SETEX\" \"session:{v}\" \"«3600»\" \"«{n}»\"", "ALTER SYSTEM SET «primary_conninfo» = 'host=«{host}» password={v}';", "primary_conninfo = 'user=«repl» password={v} host=«{host}»'", "«{user}»=> \\password\nEnter new password: {v}", "INSERT INTO t(«k»,v) SELECT '«{k}»', '{v}';", "«{t} LOG:  duration: {ms}.1 ms  statement:» SELECT crypt('{v}', gen_salt('bf'))  -- «{k}»", "«{t} ERROR:  invalid connection option» in \"host=«{host}» password={v}\"", "«{t} LOG:  statement:» COPY «t» FROM PROGRAM 'curl -H \"Authorization: Bearer {v}\" «https://x»'",
            "GRANT ALL ON *.* TO '«{user}»'@'«localhost»' IDENTIFIED BY '{v}';", "CREATE SERVER «s» OPTIONS (host '«{host}»', password '{v}');", "«{t} LOG:  statement:» UPDATE «users» SET password=md5('{v}') WHERE «id={n}»", "db.users.insertOne({ name: '«{user}»', «{ck}»: '{v}' })", "«{\"command\":\"saslStart\"}» {\"«{ck}»\":\"{v}\"}",
        ),
        accepts=PLAIN, rows=18, files=2,
    ),
    Carrier(
        "bytes", "wire/bytes-#.log",
        ("«{t}» «buf» <Buffer ⦃hex {uk}={v}⦄>", "«{t}» «hex:» ⦃HEX {v}⦄", "«{t}» b'{v:x}' «{k}»", "«{t}» «{uk}»={v:hex}", "«{t}» «key material (base64):» {v:b64}", "«{t}» «data:application/json;base64,»⦃b64 {\"{ck}\":\"{v}\"}⦄", "«{t}» \\u007b\"«{ck}»\":\"{v:u}\"", "«{t}» {v:url.url.url} «{k}»", "«{t}» «GET /x»?«{k}»={v:htmlx}", "«{t}» «env» ⦃b64url {\"{uk}\":\"{v}\"}⦄.«sig»", "«{t}» ⦃b64.hex {uk}={v}⦄", "«{t}» ⦃hex.b64 {uk}={v}⦄", "«{t}» ⦃url.b64 {uk}={v}&x=1⦄", "«{t}» ⦃json.b64 {\"{ck}\":\"{v}\"}⦄", "«{t}» ⦃b64.url {uk}={v}⦄ «%3D»"),
        accepts=LONG, pick="strong", rows=15, files=3,
    ),
    Carrier(
        "known_strange", "wire/strange-#.log",
        ("«{t}» «name» {v}.«example.org»", "«{t}» «/tmp/x-»{v}«/lock»", "«{t}» «[{n}]»{v}«[/{n}]»", "«{t}» «a»,{v},«b»", "«{t}» «a»|{v}|«b»", "«{t}» «{n}»:{v}:«{n}»", "«{t}» ==> {v} <==", "«{t}» «s/»{v}«/x/»", "«{t}» @{v} «joined»", "«{t}» «ERR unknown command» `{v}`, «with args beginning with:»", "«{t}» «psql: error: FATAL: database» \"{v}\" «does not exist»", "«{t}» «fatal: repository» '{v}' «not found»", "«{t}» «No such container:» {v}", "«{t}» «invalid reference format:» {v}", "«{t}» «getaddrinfo ENOTFOUND» {v}", "«{t}» «KeyError:» '{v}'", "«{t}» «strconv.Atoi: parsing» \"{v}\": «invalid syntax»", "«{t}» «role» \"{v}\" «does not exist»", "«{t}» «{n}/tcp»{v}", "«{t}» {v:html}&lt;«br»"),
        pick="known", accepts=SHORT, rows=20, files=3,
    ),
    Carrier("uppercase_or_cut", "wire/cut-#.log", ("«{t}» «{uk}»={v}…", "«{t}» «{k}»={v}", "«{t}» {\"«{ck}»\":\"{v}", "«{t}» «{uk}»=\"{v}", "«{t}» Bearer {v}", "«{t}» '«{k}': '»{v}", "«{t}» https://«{user}»:{v}@"), accepts=PLAIN, rows=7, files=3, pick="vendor"),
    Carrier("k8s_text", "wire/kubectl-#.txt", ("    Environment:\n      «{uk}»:  {v}\n      «LOG_LEVEL»:  debug", "«{uk}»:\n----\n{v}\n", "«env.{uk}»: {v}", "    Args:\n      --{kk}\n      {v}\n      «--v=2»", "«spec.containers[0].env[3].value:» {v}  «({uk})»", "«last-applied-configuration»: |\n      {\"env\":[{\"name\":\"«{uk}»\",\"value\":\"{v}\"}]}", "Normal «Pulled {n}s» «kubelet» «Started» with «{uk}»={v}"), accepts=PLAIN, rows=7, files=2),
    Carrier("log_frames", "wire/frames-#.log", ("«W1124 10:11:12.131415 {pid} main.go:{n}]» «{k}»={v}", "<14>1 «{t} {host} {app} {pid} - -» «{uk}»={v}", "«{t} [main] DEBUG o.s.c.e.PropertySource» - Found key '«{dk}»' with value {v}", "«[{t}][INFO ][{app}]» [«{dk}»] = [{v}]", "«{t} {app}.DEBUG:» «set» {\"«{k}»\":\"{v}\"} []", "«I, [{t} #{pid}]  INFO -- :» «{k}»: {v}", "«ts={t} caller=x.go:{n}» «{kk}»={v}", "«{t} 0:» «{pk}» := {v}", "«{t}» «env[{n}]»: «{uk}»={v}", "«{t}» argv: [\"«app»\" \"--{kk}\" \"{v}\" \"«--debug»\"]", "«{t}» Namespace(host='«{host}»', «{k}»='{v}', verbose=«True»)", "«{t}» {:«{k}» \"{v}\", :port «{port}»}", "«{t}» %{«{k}»: \"{v}\", host: \"«{host}»\"}", "«{t}» Config { «{k}»: \"{v}\", port: «{port}» }", "«{t}» Some(\"{v}\") «{k}»", "«{t}» {'«{k}»': SecretStr('{v}')}", "«{t}» «{k}»=<«str»: '{v}'>", "«{t}» «stdClass Object» ( [«{k}»] => {v} )", "«{t}» array ( '«{k}»' => '{v}', )", "«{t}» («{k} . »\"{v}\")"), accepts=PLAIN, decoys="later", rows=20, files=3),
    Carrier("key_lines", "wire/keys-#.jsonl", ('{"log":"{v:json}","stream":"«stdout»"}', '{"«{ck}»":"{v:json.json}"}', "«{t}» «{k}»={v:json}", "«{uk}»=$'{v:json}'", "      «{k}»: \"{v:json}\"", "«{t}» {v:url.url} «end»"), pick="pem", rows=6, files=2),
    Carrier("bare_rows", "wire/rows-#.txt", (" «{user}» | «{n}» | {v} |",), pick="rows", accepts=SHORT, header=" name | uid | passwd |\n------+-----+--------+", rows=8, files=2),
    Carrier("json_rows_array", "wire/columns-#.json", ('[«{n}»,"«{app}»","{v:json}"]',), pick="rows", accepts=SHORT, header='{"fields":[{"name":"id"},{"name":"app"},{"name":"client_secret"}],"rows":[', footer="]}", between=",", rows=6, files=2),
    Carrier("html_dump", "wire/dump-#.html", ("<tr><td class=\"e\">«{uk}» </td><td class=\"v\">{v:html} </td></tr>", "<tr><td class=\"e\">$_SERVER['«{uk}»']</td><td class=\"v\">{v:html}</td></tr>", "<span class=\"key\">«{ck}»</span>: <span class=\"str\">&quot;{v:html}&quot;</span>", "<code>«{k}»&nbsp;=&nbsp;{v:htmlx}</code>", "<option value=\"{v:html}\">«{k}»</option>", "<meta name=\"csrf-token\" content=\"{v:html}\">"), accepts=SHORT, rows=6, files=2),
    Carrier("quoted_mail", "wire/mail-#.eml", ("> «{k}»: {v}", ">> «{uk}»={v}", "| «{user}» schrieb: Passwort ist {v}", "Content-Transfer-Encoding: base64\n\n⦃b64 Hello, your password is {v} and it is new.⦄\n"), accepts=UNQUOTED, rows=8, files=2),
)  # fmt: skip
