"""Secrets in JSON, YAML, TOML, INI and in documents inside of documents."""

from __future__ import annotations

from tests.redaction.crossed.carrier import DOUBLE, FIELD, SHORT, SINGLE, UNQUOTED, YAML, Carrier

CARRIERS = (
    Carrier(
        "json_members", "config/#/config.json", ('  "«{ck}»": "{v:json}"', '  "«{k}»": "{v:jsonu}"', '  "«{uk}»": "{v:json}"', '  "«{kk}»" : "{v:json}"'),
        header='{\n  "«listen»": "«0.0.0.0:{port}»",', footer='  ,"«logLevel»": "«debug»"\n}', between=",", weak=True, decoys="jsonrow",
        files=6, rows=12,
    ),
    Carrier(
        "json_log", "logs/#/app.jsonl",
        (
            '{"level":"«info»","time":"«{t}»","msg":"«connected»","config":{"host":"«{host}»","«{ck}»":"{v:json}","pool":«{n}»}}',
            '{"level":30,"time":«{epoch}»,"pid":«{pid}»,"hostname":"«{host}»","«{k}»":"{v:json}","msg":"«settings loaded»"}',
            '{"ts":"«{t}»","logger":"«auth»","event":"«login»","user":"«{user}»","«{ck}»":"{v:json}","«{ck2}»":"{w:json}","ok":«false»}',
            '{"level":"«error»","message":"«tRPC request failed»","path":"«backup.run»","input":{"«{ck}»":"{v:json}","bucket":"«daoflow-{app}»"}}',
        ),
        weak=True, decoys="jsonl", files=6, rows=12,
    ),
    Carrier(
        "json_key_value", "config/#/variables.json",
        (
            '  {"key": "«{uk}»", "value": "{v:json}", "scope": "«environment»", "id": "«{id}»"}',
            '  {"name": "«{uk}»", "value": "{v:json}", "sensitive": «true»}', '  {"value": "{v:json}", "key": "«{uk}»"}',
            '  {\n    "Name": "«{uk}»",\n    "Value": "{v:json}"\n  }', '  {"variable_type": "«env_var»", "key": "«{uk}»", "value": "{v:json}"}',
            '  {"id": «{n}», "setting": "«{ck}»", "val": "{v:json}"}', '  ["«{uk}»", "{v:json}"]',
        ),
        header="[", footer="]", between=",", weak=False, files=6, rows=12,
    ),
    Carrier(
        "json_in_json", "logs/#/nested.jsonl",
        (
            '{"time":"«{t}»","log":"⦃json {"level":"info","{ck}":"{v:json}","user":"{user}"}⦄\\n","stream":"«stderr»"}',
            '{"id":"«{uuid}»","payload":"⦃json {"{k}": "{v:json}", "retries": {n}}⦄","status":"«failed»"}',
            '{"kind":"«deployment.create»","metadata":"⦃json {"env":["{uk}={v:json}"],"image":"nginx"}⦄","at":"«{t}»"}',
        ),
        files=5, rows=12,
    ),
    Carrier(
        "json_in_json_twice", "logs/#/twice.jsonl",
        (
            '{"message":"⦃json {"body":"⦃json {"{ck}":"{v:json}","n":{n}}⦄"}⦄","ts":"«{t}»"}',
            '{"log":"⦃json {"event":"webhook","raw":"⦃json {"key":"{uk}","value":"{v:json}"}⦄"}⦄\\n","time":"«{t}»"}',
        ),
        files=4, rows=10,
    ),
    Carrier(
        "json_unicode", "logs/#/unicode.jsonl",
        (
            '{"time":"«{t}»","«{ck}»":"{v:u}","status":«200»}', '{"body":"⦃u {"{ck}":"{v}"}⦄","id":"«{uuid}»"}',
            '{"time":"«{t}»","msg":"⦃u {uk}={v}⦄"}', '{"«{k}»":"{v:uu}","host":"«{host}»"}',
        ),
        accepts=SINGLE, files=4, rows=8,
    ),
    Carrier(
        "yaml_plain", "config/#/values.yaml", ("  «{ck}»: {v}", "  «{k}»: {v}", "  «{kk}»: {v}  # «{day}»"),
        header="«app»:\n  «replicas»: 2", accepts=YAML, decoys="yaml", weak=True, files=4, rows=12,
    ),
    Carrier(
        "yaml_quoted", "config/#/app.yml", ('  «{k}»: "{v:json}"', "  «{ck}»: '{v:sql}'", '  "«{kk}»": "{v:jsonu}"'),
        header="«server»:\n  «port»: 3000", decoys="yaml", weak=True, files=4, rows=12,
    ),
    Carrier(
        "yaml_folded", "config/#/folded.yaml",
        ("«{k}»: >-\n  {v}", "«{ck}»: |\n  {v}", "«{kk}»: |-\n    {v}", "«{k}»:\n  {v}", '«{k}»:\n  "{v:json}"'),
        accepts=YAML, files=4, rows=9,
    ),
    Carrier(
        "yaml_name_value", "config/#/deployment.yaml",
        (
            "        - name: «{uk}»\n          value: {v}", '        - name: «{uk}»\n          value: "{v:json}"', "        - value: {v}\n          name: «{uk}»",
            "        - key: «{uk}»\n          value: '{v}'", "        - name: «{uk}»\n          # «{day}»\n          value: {v}",
            "        - {name: «{uk}», value: {v}}",
        ),
        header="spec:\n  containers:\n    - image: «nginx:1.27»\n      env:\n        - name: «LOG_LEVEL»\n          value: «debug»",
        accepts=YAML, files=4, rows=9,
    ),
    Carrier(
        "yaml_flow", "config/#/flow.yml", ("«{app}»: {host: «{host}», port: «{port}», «{k}»: {v}, tls: «true»}", '«{app}»: {«{k}»: "{v:json}", user: «{user}»}'),
        accepts=YAML, rows=6,
    ),
    Carrier(
        "toml", "config/#/config.toml", ('«{k}» = "{v:json}"', "«{k}» = '{v}'", '«{kk}» = "{v:jsonu}"  # «{day}»', '«db» = { host = "«{host}»", «{k}» = "{v:json}" }'),
        accepts=SINGLE, header="[server]\nlisten = «\":{port}\"»", rows=10,
    ),
    Carrier(
        "ini", "config/#/settings.ini", ("«{k}» = {v}", "«{k}»={v}", "«{k}»: {v}"), accepts=UNQUOTED,
        header="[«database»]\nhost = «{host}»\nport = «5432»\nuser = «daoflow»", decoys="ini", weak=True, rows=10,
    ),
    Carrier(
        "properties", "config/#/application.properties", ("«spring.{dk}»={v}", "«{dk}» = {v}", "«{app}.{kk}»: {v}"), accepts=UNQUOTED,
        header="server.port=«{port}»\nspring.datasource.url=«jdbc:postgresql://{host}:5432/shop»", rows=10,
    ),
    Carrier(
        "hcl", "config/#/main.tf", ('  «{k}» = "{v:json}"', '  default     = "{v:json}" # «{k}»', 'variable "«{k}»" {\n  type = «string»\n  default = "{v:json}"\n}'),
        accepts=DOUBLE, rows=8,
    ),
    Carrier(
        "rclone", "host/rclone/rclone-#.conf",
        (
            "[«s3-{app}»]\ntype = «s3»\nprovider = «Minio»\naccess_key_id = AKIA{accesskey}\nsecret_access_key = {v}\nendpoint = «https://{host}.example.org»",
            "[«sftp-{app}»]\ntype = «sftp»\nhost = «{ip}»\nuser = «{user}»\npass = {v}", "[«crypt-{app}»]\ntype = «crypt»\nremote = «s3:backup»\npassword = {v}\npassword2 = {w}",
            '[«drive-{app}»]\ntype = «drive»\ntoken = {"access_token":"{v}","token_type":"«Bearer»","refresh_token":"{w}","expiry":"«{t}»"}',
        ),
        accepts=UNQUOTED, rows=5,
    ),
    Carrier(
        "authfiles", "host/home/#/.netrc",
        ("machine «git{n}.example.org» login «{user}» password {v}", "machine «{host}»\n  login «{user}»\n  password {v}"), accepts=UNQUOTED, rows=6,
    ),
    Carrier("pgpass", "host/home/#/.pgpass", ("«{host}:5432:daoflow:daoflow»:{v}", "«*:*:*:{user}»:{v}"), accepts=FIELD, rows=5),
    Carrier(
        "npmrc", "host/home/#/.npmrc", ("«//registry{n}.example.org/:_authToken»={v}", "«//npm.example.org/:_password»={v:b64}", "«_auth»=⦃b64 {user}:{v}⦄"),
        accepts=SHORT, rows=5,
    ),
    Carrier(
        "git_config", "host/home/#/.gitconfig",
        ('[http "«https://git{n}.example.org/»"]\n\textraheader = AUTHORIZATION: basic ⦃b64 x-access-token:{v}⦄', '[url "https://«oauth2»:{v}@«git{n}.example.org/»"]\n\tinsteadOf = «https://git{n}.example.org/»',
         '[remote "«origin»"]\n\turl = https://«{user}»:{v}@«git.example.org/team/{app}.git»\n\tfetch = «+refs/heads/*:refs/remotes/origin/*»'),
        accepts=UNQUOTED, pick="vendor", rows=5,
    ),
    Carrier(
        "wireguard", "host/wireguard/wg#.conf",
        ("[Interface]\nAddress = «10.8.0.{octet}/24»\nListenPort = «51820»\nPrivateKey = {v}\n\n[Peer]\nPublicKey = «{wgpub}»\nPresharedKey = {w}\nEndpoint = «{ip}:51820»",),
        pick="wireguard", rows=2,
    ),
    Carrier(
        "xml_config", "config/#/settings.xml",
        (
            "  <«{ck}»>{v:html}</«{ck}»>", '  <property name="«{dk}»" value="{v:html}"/>', "  <property>\n    <name>«{dk}»</name>\n    <value>{v:html}</value>\n  </property>",
            '  <add key="«{pk}»" value="{v:html}" />', "  <server>\n    <id>«{app}»</id>\n    <username>«{user}»</username>\n    <password>{v:html}</password>\n  </server>",
            "  <«{ck}»><![CDATA[{v}]]></«{ck}»>", '  <entry «{ck}»="{v:html}" port="«{port}»"/>',
        ),
        header='<?xml version="1.0" encoding="UTF-8"?>\n<settings>', footer="</settings>", files=5, rows=10, accepts=DOUBLE,
    ),
    Carrier(
        "html_page", "pages/#/error.html",
        (
            "<tr><th>«{uk}»</th><td>{v:html}</td></tr>", "<li><code>«{uk}»</code>={v:html}</li>", '<input type="«password»" name="«{k}»" value="{v:html}">',
            "<dt>«{k}»</dt>\n<dd>{v:htmld}</dd>", "<pre>«{t}» «{uk}»={v:html}</pre>", "<td class=\"«key»\">«{uk}»</td><td class=\"«val»\"><pre>&#x27;{v:htmlx}&#x27;</pre></td>",
            '<div data-«{kk}»="{v:html}" class="«card»">', '<script>window.__ENV__ = {"«{uk}»": "{v:json}"};</script>', '<input type="hidden" name="«{k}»" value="{v:htmlx}"/>',
        ),
        header="<!doctype html>\n<title>«500 Internal Server Error»</title>\n<h1>«OperationalError at /login»</h1>", files=6, rows=12, accepts=SINGLE,
    ),
    Carrier(
        "cdata_soap", "logs/#/soap.log",
        ("«{t}» «POST /ws 200» &lt;«{ck}»&gt;{v:html.html}&lt;/«{ck}»&gt;", "«{t}» <wsse:Username>«{user}»</wsse:Username><wsse:Password Type=\"«#PasswordText»\">{v:html}</wsse:Password>"),
        accepts=SINGLE, rows=8,
    ),
    Carrier(
        "csv_export", "exports/#/vault.csv", ('«{app}»,«https://{host}.example.org»,«{user}»,"{v:csv}"', "«{app}»,«https://{host}.example.org/x»,«{user}»,{v}"),
        header="«name,url,username,password»", accepts=UNQUOTED, rows=10,
    ),
    Carrier("tsv_settings", "exports/#/settings.tsv", ("«{n}»\t«{k}»\t{v}\t«{day}»",), header="id\tname\tvalue\tupdated_at", accepts=UNQUOTED, rows=10),
    Carrier("markdown_table", "exports/#/notes.md", ("| «{uk}» | `{v}` | «{day}» |", "- **«{k}»**: `{v}`", "    «{uk}»={v}"), header="# «{app}»\n\n| Variable | Value | Since |\n| --- | --- | --- |", accepts=UNQUOTED, rows=8),
    Carrier("python_repr", "logs/#/traceback.log", ("    «settings» = {'«{k}»': '{v:mysql}', 'debug': «False»}", "«{t}» DEBUG Config(host='«{host}»', «{k}»='{v:mysql}', port=«{port}»)", "  «{k}» = '{v:mysql}'", "    «self.{k}»: '{v:mysql}'", "«{t}» kwargs={'«{k}»': b'{v:mysql}'}"), accepts=SHORT, decoys="log", files=4, rows=9),
    Carrier("go_java_dump", "logs/#/dump.log", ("«{t}» {Host:«{host}» Port:«{port}» «{pk}»:{v} TLS:«true»}", "«{t}» DataSource[url=«jdbc:postgresql://{host}/x», «{ck}»={v}, pool=«{n}»]", "«{t}» map[«{k}»:{v} user:«{user}»]", '«{t}» &{«{pk}»:"{v}"} «retry={n}»', "«{t}» #<Config «{k}»=\"{v}\", host=\"«{host}»\">", "  [«{k}»] => {v}", '  ["«{k}»"]=>\n  string(«{n}») "{v}"', "  «{ck}»: '{v}',"), accepts=UNQUOTED, decoys="log", files=4, rows=10),
)  # fmt: skip
