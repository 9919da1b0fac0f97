"""Secrets in logs: coloured, without a name, encoded, cut by Docker, across a reader's buffer, and keys in PEM."""

from __future__ import annotations

from tests.redaction.crossed.carrier import ANY, BARE, LONG, PLAIN, SHORT, UNQUOTED, Carrier

E = "\x1b"
CARRIERS = (
    Carrier(
        "ansi_named", "logs/#/daoflow-1.ansi.log",
        (
            f"«daoflow-1»  | {E}[36m«{{t}}»{E}[0m {E}[33m«{{uk}}»{E}[0m={E}[32m{{v}}{E}[0m", f"{E}[2K«daoflow-1  | {{t}}» {E}[1m«{{ck}}»{E}[22m: {E}[32m'{{v}}'{E}[39m,", f"{E}[90m«{{clock}}»{E}[0m {E}[32mINF{E}[0m «boot» {E}[36m{{k}}={E}[0m{{v}}",
            f"{E}[31mERROR{E}[0m «{{t}}» «{{uk}}»={{v}}{E}[0m «exit 1»", f"{E}[38;5;208m«{{kk}}»{E}[m: {E}[1m{{v}}{E}[m", f'{E}[34m"{{ck}}"{E}[0m: {E}[32m"{{v:json}}"{E}[0m, «pid {{pid}}»', f"«--> GET /api?»{E}[4m{{k}}={{v:url}}{E}[24m {E}[32m«200»{E}[0m «{{ms}}ms»",
        ),
        accepts=UNQUOTED, decoys="ansi", files=5, rows=10,
    ),
    Carrier(
        "ansi_bare", "logs/#/tool.ansi.log",
        (f"{E}[36m«{{t}}»{E}[0m «token accepted:» {E}[32m{{v}}{E}[0m", f"«{{app}}-1  |» {E}[1m{{v}}{E}[0m «revoked»", f"> {E}[2mAuthorization{E}[0m: Bearer {E}[33m{{v}}{E}[0m", f"«{{t}}» {E}[33m{{v:head}}{E}[1m{{v:tail}}{E}[0m «in 3 ms»"),
        pick="alone", accepts=BARE, decoys="ansi", files=3, rows=9,
    ),
    Carrier(
        "free_text", "logs/#/freetext.log",
        (
            "«{t}» «I pasted» {v} «into the form and got 401»", "«{t}» «worker-{n}: refused» {v} «(revoked)»", "«{t}» «cannot parse» \"{v}\" «as a number»", "«{t}» «argument» '{v}' «is not a valid path»", "«daoflow-1  |» {v}", "«{t}» «got [{n}]» [{v}] «want 2 fields»",
            "«{t}» «unexpected value» {v}, «expected boolean»", "«{t}» «diff» -{v} «+***»", "«{t}» «bash: line 3:» {v}: «command not found»", "«{t}» «FATAL: no pg_hba.conf entry, input was» <{v}>", "«{t}» «copying» {v}... «done»", "«{t}» «ls: cannot access» '{v}': «No such file or directory»",
            "«{t}» ({v}) «line {n}»", "«{t}» «see» `{v}`.", "«{t}» value={v};«n={n}»", "«{t}» «sha mismatch» {v} «vs {commit}»",
        ),
        pick="alone", accepts=BARE, decoys="log", files=8, rows=14,
    ),
    Carrier(
        "free_text_known", "logs/#/chatter.log",
        ("«{t}» «user typed» {v} «instead of the name»", "«{t}» «unknown command» '{v}'", "«{t}» «argv[3]=»{v} «argc=4»", "«{t}» «input:» {v}", "«{t}» «{n} bytes:» \"{v:json}\" «trailing garbage»", "«{t}» «could not open» /run/{v:path}", "«{t}» «stdin>» {v:bs}", "«{t}» «body» {v:html} «rejected»", "«{t}» q={v:form} «404»"),
        pick="known", decoys="log", files=6, rows=12,
    ),
    Carrier(
        "glued_known", "logs/#/glued.log", ("«{t}» «key»{v}«end»", "«{t}» x{v}y «crc ok»", "«{t}» {app}_{v}_{n} «created»"), pick="known", accepts=LONG, rows=8,
    ),
    Carrier(
        "b64_unnamed", "logs/#/payload.log",
        (
            "«{t}» «frame {n}» ⦃b64 {v}⦄", "«{t}» «data» ⦃b64 a{v}⦄ «len {n}»", "«{t}» «data» ⦃b64 ab{v}z⦄", "«{t}» «msg» ⦃b64 {\"user\":\"{user}\",\"{ck}\":\"{v:json}\"}⦄", "«{t}» «chunk» ⦃b64url {uk}={v}⦄ «ok»", '{"id":«{n}»,"blob":"⦃b64 {uk}={v} MODE=x⦄"}', "«{t}» ⦃b64np xyz{v}q⦄", "«{t}» «env» ⦃b64 NODE_ENV=production;{uk}={v}⦄ «written»",
        ),
        pick="strong", accepts=LONG, decoys="log", files=7, rows=12,
    ),
    Carrier(
        "b64_nested", "logs/#/nested-payload.log", ("«{t}» «outer» ⦃b64 v1:⦃b64 {uk}={v}⦄⦄", '{"p":"⦃b64 {"d":"⦃b64 {"{k}":"{v:json}"}⦄"}⦄","n":«{n}»}', "«{t}» ⦃b64.b64 {v}⦄", "«{t}» «q=»⦃b64.url {uk}={v}⦄"), pick="strong", accepts=LONG, files=4, rows=8,
    ),
    Carrier(
        "hex", "logs/#/hexdump.log",
        ("«{t}» «rx» ⦃hex {v}⦄", "«{t}» «packet {n}» ⦃hex AUTH {v}⦄ «crc ok»", "«{t}» «hex» ⦃HEX {v}⦄", '{"raw":"⦃hex {"{ck}":"{v:json}"}⦄","len":«{n}»}', "«{t}» 0x⦃hex {v}⦄", "«{t}» «env block» ⦃hex {uk}={v}⦄", "«{t}» \\x⦃hex {v}⦄ «bytea»", "«{t}» «bytes» {v:x}"),
        pick="strong", accepts=LONG, decoys="log", files=5, rows=11,
    ),
    Carrier("hex_named", "logs/#/hexnamed.log", ("«{t}» «{uk}_HEX»={v:hex}", '{"«{ck}Hex»":"{v:hex}","n":«{n}»}', "«{k}» (hex): {v:hex}"), accepts=LONG, rows=8),
    Carrier(
        "kv_log", "logs/#/kv.log",
        (
            "«time={t} level=info» «{k}»={v} «msg=\"ready\"»", '«time={t} level=debug» «{k}»="{v:json}" «caller=main.go:{n}»', "«{t} [{pid}] DEBUG» «{k}»: {v}", "«{t}» «config:» «{dk}» = {v}", "«{t} {app}[{pid}]:» «{uk}»={v}", "«{t}» «set {uk} to» {v} «ok»", "«{t}» «{k}» => {v}", "«{t}» «{pk}»: {v}",
            "«Nov 24 {clock} {host} sudo[{pid}]: {user} : PWD=/opt ; USER=root ; COMMAND=/usr/bin/env» «{uk}»={v} «/bin/true»", "«{t}» option «{kk}»={v} «loaded»", "«{t}» «{app}-1  | {t}» «{uk}»={v}", "«{t}» «{k}» is {v}",
        ),
        accepts=UNQUOTED, weak=True, decoys="log", files=7, rows=14,
    ),
    Carrier("kv_spaces", "logs/#/kv-quoted.log", ('«time={t}» «{k}»="{v:json}" «ok=true»', "«{t}» «{k}»='{v:mysql}' «n={n}»", '«{t}» «{uk}»: "{v:json}"', "«{t}» «{ck}»=`{v}` «rows={n}»"), accepts=SHORT, decoys="log", files=5, rows=10),
    Carrier(
        "compose_error", "logs/#/compose-error.txt",
        ("«failed to read /opt/daoflow/.env: line {n}: unexpected character in variable name» \"{uk}={v:json}\"", "«Invalid template:» \"{uk}={v:json}\"", "«yaml: line {n}: could not find expected ':'»: {uk}: {v}", "«time=\"{t}\" level=warning msg=»\"invalid env «{uk}»={v:json}\"", "«ERROR: The Compose file is invalid: services.{app}.environment contains» {\"{uk}\": \"{v:json}\"}, «which is an invalid type»"), accepts=UNQUOTED, rows=9,
    ),
    Carrier(
        "docker_log_named", "containers/app-#/app-json.log",
        ('{"log":"«{app} starting» «{uk}»={v:json}\\n","stream":"«stdout»","time":"«{t}»"}', '{"log":"«[auth]» «{k}»: {v:json}\\n","stream":"«stderr»","time":"«{t}»"}', '{"log":"{v:json}\\n","stream":"«stdout»","time":"«{t}»"}'), accepts=BARE, pick="vendor", files=4, rows=9, decoys="jsonl",
    ),
    Carrier("gz_log", "logs/#/app.log.1", ("«{t}» «{uk}»={v}", "«{t}» «login» «{k}»={v} «ok»"), accepts=UNQUOTED, packed=True, decoys="log", rows=10),
    Carrier("crlf_log", "logs/#/windows.crlf.log", ("«{t}» «{uk}»={v}", "«{t}» {\"«{ck}»\":\"{v:json}\"}", "«{t}» Bearer {v}"), accepts=PLAIN, rows=9, decoys="log"),
    Carrier("otp", "logs/#/mail.log", ("«{t}» «Subject: Your verification code is» {v}", "«{t}» «sms to +4915» «text=\"»Your login code: {v}«\"»", "«{t}» «otp»={v} «user={user}»", '{"event":"«2fa»","code":"{v}","otp":"{v}"}', "«{t}» «one-time password» {v} «expires in 10 minutes»"), pick="otp", rows=8),
    Carrier("journal_export", "host/journal/#.export", ("__REALTIME_TIMESTAMP=«{epoch}»\n_SYSTEMD_UNIT=«docker.service»\nMESSAGE=«start» «{uk}»={v}\n_PID=«{pid}»\n", "_CMDLINE=«/usr/bin/app» «--{kk}» {v}\n_UID=«0»\nMESSAGE=«ok»\n"), accepts=PLAIN, rows=7),
    Carrier("strace", "host/strace-#.txt", ('«{pid} {clock} write(2,» "«{uk}»={v:json}\\n"«, {n}) = {n}»', '«{pid} {clock} execve("/usr/bin/psql", ["psql"],» ["«PGPASSWORD»={v:json}", "«HOME=/root»"]«) = 0»', '«{pid} {clock} sendto(5,» "Authorization: Bearer {v:json}\\r\\n"«, 90, MSG_NOSIGNAL) = 90»'), accepts=BARE, rows=8),
    Carrier("cloud_init", "host/cloud-init-#.yaml", ("  - path: «/etc/{app}.env»\n    content: ⦃b64 {uk}={v}⦄\n    encoding: «b64»", "  - content: |\n      «{uk}»={v}\n    path: «/etc/{app}.env»", "runcmd:\n  - [ sh, -c, \"«echo» {uk}={v} «>> /etc/environment»\" ]", "chpasswd:\n  list: |\n    «{user}»:{v}"), header="#cloud-config\nwrite_files:", accepts=PLAIN, rows=7),
    Carrier("crontab", "host/cron-#.txt", ("«{digit} 3 * * *» «{uk}»={v} «/usr/local/bin/backup.sh»", "«MAILTO=ops»\n«*/5 * * * *» «curl -fsS» 'https://«hc.example.org»/api?«api_key»={v:url}' «>/dev/null»", "«@daily» «mysqldump -u root» -p{v} «shop | gzip > /backup/{app}.gz»"), accepts=PLAIN, rows=6),
    Carrier("temporal", "logs/#/temporal.log", ('{"level":"«error»","ts":"«{t}»","msg":"«Unable to create SQL database»","dsn":"postgres://«temporal»:{v:url}@«temporal-postgresql:5432/temporal»","logging-call-at":"«main.go:{n}»"}', '{"workflowId":"«backup-{id}»","runId":"«{uuid}»","input":{"payloads":[{"metadata":{"encoding":"«anNvbi9wbGFpbg==»"},"data":"⦃b64 {"policy":"p1","{ck}":"{v:json}"}⦄"}]}}', "«{t} [WARN] Activity failed» { «error: Error: rclone copy failed:» «--s3-secret-access-key»={v} «AccessDenied» }"), accepts=PLAIN, files=4, rows=8),
    Carrier("pem_raw", "host/keys/server-#.txt", ("{v}",), pick="pem", rows=2, files=5),
    Carrier("pem_chain", "host/keys/chain-#.txt", ("«-----BEGIN CERTIFICATE-----»\n«{cert}»\n«{cert}»\n«-----END CERTIFICATE-----»\n{v}\n«subject=CN = {app}.example.org»",), pick="pem", rows=2),
    Carrier("pem_json", "config/#/service-account.json", ('  "private_key": "{v:json}", "client_email": "«{app}@project.iam.example.org»", "private_key_id": "«{commit}»"',), pick="pem", header='{\n  "type": "«service_account»",', footer="}", rows=1, files=4),
    Carrier("pem_json_log", "logs/#/keys.jsonl", ('{"level":"«info»","time":"«{t}»","«{ck}»":"{v:json}","kid":"«{n}»"}', '{"log":"⦃json {"key":"{v:json}"}⦄\\n","time":"«{t}»"}', '{"time":"«{t}»","msg":"«loaded» {v:json}"}'), pick="pem", rows=4),
    Carrier("pem_env", "stacks/#/keys.env", ('«{uk}»="{v:json}"', "«{uk}»={v:b64}", "«{uk}»='{v}'", "«{uk}»={v:json}"), pick="pem", rows=4),
    Carrier("pem_url", "logs/#/keys-form.log", ("«{t}» «POST /keys body:» name=«{app}»&key={v:form}", "«{t}» «PUT /keys»?k={v:url} «413»"), pick="pem", rows=3),
    Carrier("pem_ppk", "host/keys/putty-#.ppk", ("{v}",), pick="ppk", rows=1),
    Carrier("pem_hex", "logs/#/keys-hex.log", ("«{t}» «dump» ⦃hex {v}⦄", "«{t}» «dump» ⦃b64 {v}⦄"), pick="pem", rows=2),
    Carrier("any_dashes", "exports/#/mail.eml", ("«{user}» wrote:\n> «here it is» {v}\n> «{uk}»={w}",), accepts=BARE, pick="alone", rows=6),
    Carrier("wrapped", "exports/#/terminal.txt", ("«$ echo» ${uk}\n{v}\n«{user}@{host}:~$» «ls -la»", "«{user}@{host}:~$» «cat /run/secrets/{app}_token»\n{v}\n«$ »", "«Password for» «{user}»: {v}"), accepts=BARE, pick="alone", rows=6),
    Carrier("any_comment", "stacks/#/nginx-notes.conf", ("# «{uk}» was {v} until «{day}»", "// «{ck}» = {v}", "; «{k}» = {v}", "-- «{k}»: {v}", "/* «{k}»={v} */", "<!-- «{k}»: {v} -->"), accepts=PLAIN, rows=8),
    Carrier("any_value", "logs/#/multi.log", ("«{t}» «{k}»={v} «{k2}»={w} «{k3}»={x} «done»", "«{t}» {\"«{ck}»\": \"{v:json}\", \"«{ck2}»\": \"{w:json}\", \"port\": «{port}»}", "«{uk}»={v} «{uk2}»={w} «./run.sh»"), accepts=PLAIN, files=4, rows=8),
    Carrier("any_quotedprint", "exports/#/reset.eml", ("«Hello {user},»\n«open» https://«{host}.example.org/reset»?token=3D{v}\n«The link is valid for 1 hour.»",), pick="codes", accepts=PLAIN, rows=4),
    Carrier("any_text", "logs/#/final.log", ("«{t}» «ERR» {v:json}",), pick="alone", accepts=ANY, rows=8),
)  # fmt: skip
