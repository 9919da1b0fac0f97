"""Passwords as a program's files, logs and statements have them: `requirepass v`, `.netrc`, `IDENTIFIED BY 'v'`, `LOGIN "u" "v"`."""

from __future__ import annotations

import re

from daoflow_collector.redact.word_shapes import shape

_I = re.IGNORECASE

_DNS_PROVIDERS = tuple(
    b"cloudflare digitalocean hetzner godaddy gandi linode vultr desec porkbun namecheap duckdns netlify dnsimple".split()
)


LOGIN_SHAPES = (
    shape("pipeline-secret", rb"##vso\[task\.setvariable [^\]\r\n]*\](?P<v>[^\r\n]+)$", b"setvariable"),
    shape("cookie", rb"\t(?:TRUE|FALSE)\t\d+\t[^\t]*SESSID\t(?P<v>[^\s]{6,})\s*$", b"sessid"),
    shape("cookie", rb"^#HttpOnly_[^\t]+(?:\t[^\t]*){4}\t[^\t]+\t(?P<v>[^\s]{6,})\s*$", b"httponly_"),
    shape("mail-password", rb"(?:->|>>?|=>|C:)[ \t]{1,4}PASS[ \t]+(?P<v>\S{4,200})[ \t]*\r?$", b"pass"),
    shape("session-cookie", rb"\b_?_oauth2_proxy[\w-]{0,20}=(?P<v>[^;,\s\"'\\]{20,})", b"oauth2_proxy"),
    shape(
        "cookie",
        rb"\t(?:TRUE|FALSE)\t/[^\t]*\t(?:TRUE|FALSE)\t\d+\t[^\t]+\t(?P<v>[^\s]{6,})\s*$",
        b"session",
        b"token",
        b"auth",
        b"cookie",
        by_word=True,
    ),
    shape(
        "password", rb"\bset\s+password\s+for\s+[^=\n]{1,200}=\s*(?:password\()?'(?P<v>[^']+)'", b"password", flags=_I
    ),
    shape("tls-secret", rb"^CLIENT_RANDOM [0-9a-f]{64} (?P<v>[0-9a-f]{64,128})\b", b"client_random"),
    shape("database-key", rb"\bpragma\s+(?:hex)?(?:re)?key\s*=\s*(?P<q>['\"])(?P<v>[^'\"]+)", b"pragma", flags=_I),
    shape(
        "password",
        rb"\bidentified\s+(?:with\s+\S+\s+)?(?:by|as)\s+(?:password\s+)?(?P<q>'\\''|\\{0,3}['\"])(?P<v>(?:(?!(?P=q)).)+)",
        b"identified",
        flags=_I,
    ),
    shape(
        "password",
        rb"\b(?:create|alter)\s+(?:user|role)\s[^;\r\n]{1,200}?\bidentified\s+by\s+(?!password\b|random\b|values\b)(?P<v>[^\s;,'\"()]{4,200})",
        b"identified",
        flags=_I,
    ),
    shape("password", rb"\bpassword\s*=?\s*''(?P<v>[^'\r\n]{1,400})''", b"password", flags=_I),
    shape(
        "password",
        rb"\b(?:bcrypt|Hash::make|password_(?:hash|verify)|generate_password_hash|(?:make|check|set)_password|hashSync|compareSync|hashpw|checkpw)"
        rb"\(\s*b?(?P<q>'\\''|\\{0,3}['\"])(?P<v>[^'\"\\\r\n]{4,200})(?P=q)",
        b"bcrypt",
        b"password",
        b"hashsync",
        b"comparesync",
        b"hashpw",
        b"checkpw",
    ),
    shape(
        "login-password",
        rb"\b(?:create_superuser|db\.auth|changeUserPassword)\(\s*(?:[^,()\r\n]{1,100},\s*){1,2}(?P<q>'\\''|\\{0,3}['\"])(?P<v>[^'\"\\\r\n]{4,200})",
        b"create_superuser",
        b"auth",
        b"changeuserpassword",
        flags=_I,
    ),
    shape(
        "password",  # a weak one is a word, but no statement speaks of words
        rb"\b(?:create|alter)\s+(?:user|role|login|group|server|foreign|subscription)\b[^;\r\n]{0,300}?\bpassword\s*=?\s*E?'"
        rb"(?P<v>(?:''|[^'\r\n]){1,1000})'",
        b"password",
        flags=_I,
    ),
    shape(
        "password",
        rb"\b(?:encrypted\s+)?password\s+(?P<q>['\"])(?P<v>(?:''|(?!(?P=q))[^\r\n]){1,1000})(?P=q)(?![ \t]+\"[^\"\r\n]+\"\s*$)",
        b"password",
        may_be_word=True,
        flags=_I,
    ),
    shape(
        "password",
        rb"\bpassword\s+\$(?P<tag>\w{0,20})\$(?P<v>[^$\r\n]{1,400})\$(?P=tag)\$",
        b"password",
        flags=_I,
    ),
    shape(
        "aws-secret",
        rb"\bAWS Secret Access Key(?: \[[^\]\r\n]{0,40}\])?: (?P<v>\S{8,})",
        b"secret access key",
        by_word=True,
    ),
    shape("password", rb"\brequirepass\s+(?P<q>[\"']?)(?P<v>[^\s\"']+)", b"requirepass", may_be_word=True, flags=_I),
    shape(
        "password",
        rb"\b(?:echo|printf)\s+(?:-[neE]+\s+)?(?P<q>[\"']?)[\w.-]{1,64}:(?P<v>[^'\"\r\n|]{1,400}?)(?:\\n)?(?P=q)\s*\|\s*"
        rb"(?:sudo\s+)?chpasswd",
        b"chpasswd",
    ),
    shape(
        "cookie",
        rb"\bcurl\s[^\r\n|]{0,300}?(?<=\s)(?:-b|--cookie)[ =][\"']?[^=\s\"';]{1,80}=(?P<v>[^;\"'\s]{6,})",
        b"curl",
    ),
    shape(
        "cipher-key",
        rb"\b(?:de|en)crypt[a-z]{0,5}\b[^\r\n:=]{0,60}?\b(?:with|using) (?:the )?key[: ]{1,2}[\"']?"
        rb"(?P<v>(?=\S{0,200}\d)(?=\S{0,200}[A-Za-z])[^\s\"',;]{16,})",
        b"crypt",
        flags=_I,
    ),
    shape("password", rb"\binsecure-password\s+(?P<v>\S+)", b"insecure-password"),
    shape("password", rb"\buser_[A-Za-z0-9_.-]{1,60}=\\*\"(?P<v>[^\"\\]{4,})", b"loginmodule"),
    shape("registry-auth", rb"(?:^|:)_auth\s*=\s*\"?(?P<v>[A-Za-z0-9+/]{8,}={0,2})", b"_auth"),
    shape("password", rb"\bmasterauth\s+(?P<v>\S+)", b"masterauth", flags=_I),
    shape(
        "redis-auth",
        rb"(?:^|\s|\")AUTH\"?\s+\"?(?:[A-Za-z0-9_.-]{1,60}\"?\s+\"?)?(?P<v>[^\s\"]{6,})\"?\s*(?:SETNAME\b.*)?$",
        b"auth",
        may_be_word=True,
    ),
    shape(
        "session-id",  # a session's key in Redis or Memcached: who has it is logged in
        rb"(?<![A-Za-z0-9])(?:[a-z]{1,20}[_:.-])?sess(?:ion)?s?:(?:[a-z]{1,12}:){0,2}"
        rb"(?P<v>[A-Za-z0-9]{20,128}|(?=[a-z0-9_-]{0,60}[A-Z])(?=[A-Z0-9_-]{0,60}[a-z])[A-Za-z0-9_-]{24,128})(?![A-Za-z0-9_-])",
        b"sess",
        by_word=True,
    ),
    shape("redis-auth", rb"\"AUTH\"\s+(?:\"[^\"\r\n]{1,60}\"\s+)?\"(?P<v>[^\"\r\n]{4,})\"", b"auth"),
    shape("redis-auth", rb"(?<![A-Z])AUTH(?:\\r\\n|\s)+\$\d{1,4}(?:\\r\\n|\s)+(?P<v>[^\s\"\\]{4,})", b"auth"),
    shape("redis-auth", rb"\bsentinel\s+(?:set\s+\S+\s+)?auth-pass\s+(?:\S+\s+)?(?P<v>\S+)", b"sentinel", flags=_I),
    shape(
        "digest-auth", rb"\bdigest\s[^\r\n]{0,400}?\bresponse=\\?\"?(?P<v>[0-9a-f]{32,})", b"authorization", flags=_I
    ),
    shape(
        "digest-auth",
        rb"(?:digestauth\.users\"?[=:]\s*\"?|,)[^:,\s]+:[^:,\s]+:(?P<v>[0-9a-f]{32})(?![0-9a-f])",
        b"digestauth",
        flags=_I,
    ),
    shape("login-password", rb"\baddauth\s+digest\s+[^\s:]{1,64}:(?P<v>\S{4,})", b"auth"),
    shape("proxy-auth", rb"\bstats\s+auth\s+[^\s:]+:(?P<v>\S+)", b"auth", flags=_I),
    shape(
        "dns-token",
        rb"\b(?:(?:acme_)?dns|provider)\s+[a-z0-9]{3,20}\s+(?P<v>[A-Za-z0-9_-]{20,})\s*$",
        *_DNS_PROVIDERS,
        flags=_I,
    ),
    shape(
        "login-password",
        rb"\b(?:PDO->__construct|mysqli->__construct|new mysqli|mysqli_(?:real_)?connect|pg_p?connect|ldap_bind|ftp_login|imap_open"
        rb"|ssh2_auth_password)\((?:Object\(\w{1,40}\), )?(?:[^,\r\n]{0,300},\s*){1,2}'(?P<v>[^'\r\n]{4,})'(?=\s*[,)])",
        b"__construct",
        b"mysqli",
        b"pg_connect",
        b"pg_pconnect",
        b"ldap_bind",
        b"ftp_login",
        b"imap_open",
        b"ssh2_auth",
        may_be_word=True,
    ),
    shape(
        "cipher-key",
        rb"\b(?:pgp_sym_(?:en|de)crypt(?:_bytea)?|aes_(?:en|de)crypt|hmac)\((?:[^,()'\r\n]|'[^'\r\n]{0,200}'|"
        rb"\([^()]{0,100}\)){1,200},\s*'(?P<v>[^'\r\n]{4,})'",
        b"pgp_sym",
        b"aes_encrypt",
        b"aes_decrypt",
        b"hmac",
        flags=_I,
    ),
    shape(
        "password",
        rb"\bcrypt\('(?P<v>(?:''|[^'\r\n]){4,400})'(?:::text)?,\s*(?:gen_salt|'|\"?[a-z_])",
        b"crypt",
        flags=_I,
    ),
    shape("snmp-community", rb"^\s*r[ow]community6?\s+(?P<v>\S{4,})", b"community"),
    shape(
        "oracle-password",
        rb"(?:\bjdbc:oracle:thin:|\bsqlplus\s+(?:-\S+\s+)*)[^\s/@]+/(?P<v>[^\s@]+(?:@[^\s@/(]+)??)@(?=[\w/(\[-])",
        b"oracle",
        b"sqlplus",
        flags=_I,
    ),
    shape(
        "snmp-password",
        rb"\bcreateUser\s+(?:-e\s+\S+\s+)?\S+\s+(?:MD5|SHA[0-9-]*)\s+\"?(?P<v>[^\s\"]{8,})",
        b"createuser",
    ),
    shape(
        "snmp-password",
        rb"\bcreateUser\s[^\r\n]{1,300}?\s(?:DES|AES[0-9-]*)\s+\"?(?P<v>[^\s\"]{8,})",
        b"createuser",
    ),
    shape(
        "typed-answer", rb"\bsend (?:-- )?\\?\"(?P<v>[^\"\s\\$]{6,200})(?:\\{1,2}[rn])+\\?\"", b"expect", by_word=True
    ),
    shape(
        "wifi-key",
        rb"\bWIFI:(?:[A-OQ-Z]:(?:\\.|[^;\\\r\n]){0,100};){1,4}P:(?P<v>(?:\\.|[^;\\\r\n]){8,200});",
        b"wifi:",
        by_word=True,
    ),
    shape("wifi-key", rb"^\s*option\s+key\d?\s+(?P<q>['\"])(?P<v>[^/'\"\r\n][^'\"\r\n]{7,62})(?P=q)\s*$", b"key"),
    shape("login-password", rb"\bSQLConnectInfo\s+\S+\s+\S+\s+\"?(?P<v>[^\s\"]{4,})", b"sqlconnectinfo"),
    shape("irc-password", rb"^\s*Server\s*=\s*\S+\s+\+?\d{2,5}\s+(?P<v>\S{4,})\s*$", b"irc.", by_word=True),
    shape(
        "login-password",
        rb"[\"']DBI:[^\"'\r\n]{1,300}[\"']\s*,\s*[\"'][^\"'\r\n]{0,80}[\"']\s*,\s*(?P<q>[\"'])(?P<v>[^\"'\r\n]{4,})(?P=q)",
        b"dbi:",
        by_word=True,
        flags=_I,
    ),
    shape(
        "gossip-key", rb"^\s*[\"']?encrypt[\"']?\s*[=:]\s*[\"']?(?P<v>[A-Za-z0-9+/]{22,44}={1,2})[\"']?,?\s*$", b"crypt"
    ),
    shape("nt-hash", rb"^[\w.$-]{1,64}:\d{1,10}:(?P<v>[0-9A-FX]{32}:[0-9A-F]{32}):\[[A-Z ]{11}\]:LCT-", b"lct-"),
    shape("nagios-macro", rb"^\$USER\d{1,3}\$\s*=\s*(?P<v>(?=\S*\d)(?=\S*[A-Za-z])[^\s/;#]{6,})\s*$", b"$user"),
    shape(
        "link-secret",
        rb"\bsecure_link_(?:md5|secret)\s+\"?(?:[^\s\"]{1,200}\s)?(?P<v>[^\s\"$;]{6,})\"?\s*;",
        b"secure_link_",
    ),
    shape(
        "pushover-key",
        rb"\buser(?:_?key)?[\"']?\s*[=:]\s*[\"']?(?P<v>(?=[A-Za-z]{0,29}[0-9])[A-Za-z0-9]{30})(?![A-Za-z0-9])",
        b"pushover",
        flags=_I,
    ),
    shape(
        "mail-password",
        rb"^\[?[A-Za-z0-9.-]+\]?(?::(?:25|465|587|2525))\s+[^\s:]+:(?P<v>\S+)\s*$",
        b":587",
        b":465",
        b":2525",
    ),
    shape(
        "secure-string",
        rb"\bConvertTo-SecureString\s+(?:-String\s+)?(?P<q>[\"'])(?P<v>[^\"'\r\n]+)",
        b"securestring",
        flags=_I,
    ),
    shape(
        "password",
        rb"\bcred(?:ential)?s?\b[^:\r\n]{0,30}:\s*[\w.@-]+\s*/\s*(?P<v>(?=[^\s]{0,100}[0-9])[^\s\"',;]{8,})",
        b"cred",
        may_be_word=True,
        flags=_I,
    ),
    shape(
        "sasl-password",
        rb"(?:\\x00|\\u0000|\\000)[^\\\"'\s]{1,80}(?:\\x00|\\u0000|\\000)(?P<v>[^\\\"'\s]{4,})",
        b"\\x00",
        b"\\u00",
    ),
    shape(
        "device-password",
        rb"\b(?:secret|password)\s+[0-9]\s+(?P<v>(?=\S{0,100}[0-9])(?=\S{0,100}[A-Za-z])[^\s\"']{6,})",
        b"secret",
        b"password",
        by_word=True,
    ),
    shape(
        "password",
        rb"(?:\b[A-Za-z]{0,3}\d{1,6}\s+|^\s*)LOGIN\s+\"?[^\s\"]{1,100}\"?\s+\"?(?P<v>[^\s\"]{4,})\"?\s*$",
        b"login",
    ),
    shape(
        "password",
        rb"\b(?:user(?:name)?/pass(?:word)?|log ?in|zugangsdaten|identifiants)\b[^/\r\n]{0,30}[ :][\w.@-]+\s*/\s*"
        rb"(?P<v>(?=[^\s]{0,100}[0-9])(?=[^\s]{0,100}[A-Za-z])[^\s\"',;/]{8,})",
        b"login",
        b"/pass",
        b"zugangsdaten",
        b"identifiants",
        may_be_word=True,
        flags=_I,
    ),
    shape(
        "password",
        rb"\b(?:log|sign)[ -](?:in|on)\b[^/\r\n]{0,30}[ :][\w.@-]+\s+/\s+"
        rb"(?P<v>(?=[^\s]{0,100}[0-9])(?=[^\s]{0,100}[A-Za-z])[^\s\"',;/][^\s\"',;]{5,})",
        b"log in",
        b"log-in",
        b"log on",
        b"sign in",
        b"sign-in",
        b"sign on",
        may_be_word=True,
        by_word=True,
        flags=_I,
    ),
    shape(
        "password",
        rb"\blogin=[\w.@-]{1,64}:(?P<v>(?=[^\s]{0,100}[0-9])(?=[^\s]{0,100}[A-Za-z])[^\s\"',;&/]{6,})",
        b"login",
        may_be_word=True,
    ),
    shape(
        "header-value",
        rb"\bhdr\([\w-]{0,40}(?:key|token|auth|secret)[\w-]{0,40}(?:,-?\d{1,2})?\)\s+(?:-[a-z]\s+(?:str|beg|end|sub|dom|found)?\s*){0,3}"
        rb"(?P<v>(?=[^\s]{0,400}[0-9])[^\s\"'{}]{8,})",
        b"hdr(",
        by_word=True,
    ),
    shape(
        "vpn-secret",
        rb":\s+(?:PSK|EAP|XAUTH|NTLM)\s+(?P<q>\"?)(?P<v>(?(q)(?:[^\"\r\n]{4,}(?=\")|[^\s\"]{4,})))(?P=q)\s*(?:#.*)?$",
        b"psk",
        b"eap",
        b"xauth",
        b"ntlm",
        by_word=True,
    ),
    shape(
        "smtp-auth",
        rb"\bAUTH\s+(?:PLAIN|LOGIN|XOAUTH2|OAUTHBEARER|CRAM-MD5|NTLM)\s+(?P<v>[A-Za-z0-9+/]{8,}={0,2})",
        b"auth",
        flags=_I,
    ),
    shape(
        "redis-user",
        rb"\b(?:set)?user\s+\S+\s+(?:on|off)\s[^\r\n]{0,80}?[>#](?P<v>[^\s\"']+)",
        b"+@",
        b"sanitize-payload",
        b"resetchannels",
        b"default",
        b"setuser",
        b"allkeys",
        flags=_I,
    ),
    shape("netrc", rb"\bmachine\s+\S+\s+login\s+\S+\s+password\s+(?P<v>\S+)", b"machine", flags=_I),
    shape(
        "pgpass",
        rb"^\s*(?:[\w.-]+|\*|\[[0-9a-f:]+\]):(?:\d{2,5}|\*):[\w*-]+:[\w*.-]+:(?P<v>(?:\\.|[^:\s\\])+)\s*$",
        b":*:",
        b"5432",
        b"3306",
        by_word=True,
    ),
    shape("password", rb"\bpassword\s+\"[A-Za-z ]{1,24}\"\s+\"(?P<v>[^\"\r\n]{4,})\"", b"password"),
    shape("password", rb"\{(?:PLAIN|CLEARTEXT|CLEAR|NT|LM|CRYPT)\}(?P<v>[^\s:\"']{6,})", b"plain", b"clear", b"crypt"),
    shape("password", rb":om(?:mysql|pgsql):(?:[^,\s]{1,200},){3}(?P<v>[^\s,;]+)", b"ommysql", b"ompgsql"),
    shape(
        "ups-password",
        rb"^\s*MONITOR\s+\S+@\S+\s+\d+\s+\S+\s+(?P<v>\S+)\s+(?:primary|secondary|master|slave)\b",
        b"secondary",
        b"primary",
        b"slave",
        b"master",
    ),
    shape(
        "bind-password",
        rb"[\"'](?:(?:cn|uid|ou|dc|o)=[^\"',=]{1,60}[,+]?){2,12}[\"']\s*[,:]\s*[\"'](?P<v>[^\"'\r\n=]{6,200})[\"']",
        b"cn=",
        b"uid=",
        flags=_I,
    ),
    shape(
        "aws-secret",
        rb"(?<![A-Za-z0-9])A[KS]IA[0-9A-Z]{16}(?:[\s,:;|\"']+\d{4}-\d\d-\d\dT\S+)?[\s,:;|\"']+(?P<v>(?=\S{0,40}\d)(?!/[a-z]+/)[A-Za-z0-9/+]{20,60}={0,2})(?![\w.-])",
        b"akia",
        b"asia",
        by_word=True,
    ),
    shape(
        "aws-secret",
        rb"\bA[KS]IA[0-9A-Z]{16}[ \t|]+\d{4}-\d\d-\d\dT\S+[ \t|]+(?P<v>\S{6,})[ \t|]+(?:Active|Inactive)\b",
        b"akia",
        b"asia",
        by_word=True,
    ),
    shape(
        "registry-password",
        rb"\bBUNDLE_[A-Z0-9_-]{1,80}__[A-Z0-9]{2,12}[\"']?[ \t]*[:=][ \t]*[\"']?(?:[\w.@-]{1,64}:)?(?P<v>[^\s\"':]{6,400})",
        b"bundle_",
    ),
    shape(
        "signing-key",
        rb"\bjwt\.(?:sign|verify|encode|decode)\((?:[^\"'()\r\n]|\{[^{}\r\n]{0,300}\}|\([^()\r\n]{0,100}\)){1,300}?,[ \t]*b?(?P<q>[\"'])"
        rb"(?P<v>[^\"'\r\n]{6,400})(?P=q)",
        b"jwt.",
        by_word=True,
    ),
    shape(
        "wireguard-key",
        rb"^(?:\S+\t)?(?P<v>[A-Za-z0-9+/]{43}=)\t[A-Za-z0-9+/]{43}=\t\d{1,5}\t(?:off|0x[0-9a-f]+)\s*$",
        b"=\t",
        by_word=True,
    ),
    shape("htpasswd", rb"^[\w.-]+:(?P<v>\$[^\s:]{8,})\s*$", b"$"),
)
"""Found in lines that hold one of their literals."""
