"""Secrets in the lines of programs that support is sent: users of Redis, shares of Windows, ciphers of SQL, settings of shippers."""

from __future__ import annotations

import re

from daoflow_collector.redact.word_shapes import shape

_I = re.IGNORECASE
_MADE = rb"(?=[^\s\"']{0,200}\d)(?=[^\s\"']{0,200}[A-Za-z])"

PROGRAM_SHAPES = (
    shape(
        "smtp-auth",
        rb"\bAUTH\s+\d{1,9}\s+(?:PLAIN|LOGIN|XOAUTH2|OAUTHBEARER)\s[^\r\n]{0,300}?\bresp=(?P<v>[A-Za-z0-9+/]{8,}={0,2})",
        b"auth",
        flags=_I,
    ),
    shape(
        "generated",
        rb"\bopenssl\s+rand\s+-(?:hex|base64)\s+\d{1,4}\s*(?:#|->|=>)[^\w\r\n]{0,10}(?:(?:gave|is|was|printed) )?"
        rb"(?P<v>[A-Za-z0-9+/]{16,}={0,2})",
        b"openssl",
    ),
    shape("user-key", rb"\btoken=[a-z0-9]{30}&user=(?P<v>[ug][A-Za-z0-9]{29})(?![A-Za-z0-9])", b"token"),
    shape(
        "url-password", rb"\bNC_DB\w{0,10}[\"' ]{0,3}[=:][^\r\n]{0,200}?[?&]p=(?P<v>[^&\s\"']{4,})", b"nc_db", flags=_I
    ),
    shape(
        "key-passphrase",
        rb"\bpassphrase for (?:key )?[\"'][^\"'\r\n]{1,200}[\"']: (?P<v>[a-z]{3,14}(?: [a-z0-9]{2,14}){2,9})[ \t]*\r?$",
        b"passphrase",
        flags=_I,
    ),
    shape(
        "redis-user",
        rb"^\s*user\s+\S+\s+(?:on|off)\s+(?:[^\s>#]\S*\s+){0,10}?(?:>|#(?=[0-9a-f]{64}\b))(?P<v>\S+)",
        b" on >",
        b" on #",
    ),
    shape(
        "redis-user",
        rb"\b(?:set)?user\s+\S+\s+(?:on|off)\s[^\r\n]{0,80}?[>#](?P<v>[^\s\"']+)",
        b"~*",
        b"-@",
        flags=_I,
    ),
    shape(
        "redis-user",
        rb"\"setuser\"\s[^\r\n]{0,200}?\s\"[>#<!](?P<v>[^\"\r\n]{4,400})\"",
        b"setuser",
        flags=_I,
    ),
    shape("redis-command", rb"^\s*rename-command\s+\S+\s+\"?(?P<v>[^\s\"]{4,200})", b"rename-command", flags=_I),
    shape("redis-auth", rb"(?<![A-Za-z])AUTH (?:[\w.-]{1,60} )?(?P<v>[^\s\"\\]{4,400})\\r\\n", b"auth"),
    shape(
        "login-password",
        rb"\bnet(?:\.exe)?\s+use\s+(?:\S{1,3}\s+)?\\\\\S{3,200}\s+(?P<v>[^\s/\"]\S{3,200})\s+/user:",
        b"/user:",
        flags=_I,
    ),
    shape("webhook", rb"hooks\.zapier\.com/hooks/catch/\d{1,12}/(?P<v>[A-Za-z0-9_-]{4,40})", b"zapier"),
    shape(
        "cipher-text",
        rb"\b(?:pgp_(?:sym|pub)_encrypt|aes_encrypt|encode_secret)\(\s*'(?P<v>(?:''|[^'\r\n]){4,400})'\s*,",
        b"pgp_sym",
        b"pgp_pub",
        b"aes_encrypt",
        flags=_I,
    ),
    shape(
        "password-hash",
        rb"[\"']salt[\"'][ \t]*:[^\r\n]{1,300}?[\"']hash[\"'][ \t]*:[ \t]*[\"'](?P<v>[0-9A-Za-z+/=$.]{32,600})[\"']",
        b"salt",
    ),
    shape(
        "password-hash",
        rb"[\"']hash[\"'][ \t]*:[ \t]*[\"'](?P<v>[0-9A-Za-z+/=$.]{32,600})[\"'][^\r\n]{1,80}?[\"']salt[\"'][ \t]*:",
        b"salt",
    ),
    shape("private-mac", rb"^\s*Private-MAC:\s+(?P<v>[0-9a-f]{40,64})\s*$", b"private-mac"),
    shape(
        "login-password",
        rb"\b(?:log ?in|credentials?|creds|zugangsdaten|identifiants)\b[^`\r\n]{0,30}`[\w.@-]{1,64}`\s*(?:/|:|,|and|und)\s*"
        rb"`(?P<v>[^\s`/]{6,200})`",
        b"login",
        b"credential",
        b"creds",
        b"zugangsdaten",
        b"identifiants",
        may_be_word=True,
        flags=_I,
    ),
    shape("netrc", rb"^\s*default\s+login\s+\S+\s+password\s+(?P<v>\S+)", b"default", by_word=True, flags=_I),
    shape(
        "tcl-variable",
        rb"^\s*set\s+[\w:()]{0,40}(?:passw(?:or)?d|passphrase|secret|token|api_?key)\)?\s+[{\"](?P<v>[^{}\"\s\[$]{6,400})[}\"]\s*;?\s*$",
        b"passw",
        b"secret",
        b"token",
        b"key",
        flags=_I,
    ),
    shape(
        "header-value",
        rb"^\s*(?:http_?)?headers?\s+x-[a-z-]{0,40}(?:key|token|auth|secret)[a-z-]{0,40}\s+(?P<v>"
        + _MADE
        + rb"[^\s\"',;]{8,400})",
        b"header",
        by_word=True,
        flags=_I,
    ),
    shape(
        "header-value",
        rb"\bsend\s+hdr\s+[\w-]{0,40}(?:key|token|auth|secret)[\w-]{0,20}\s+\"?(?P<v>[^\s\"%{]{6,400})",
        b"hdr",
        by_word=True,
        flags=_I,
    ),
    shape(
        "lua-string",
        rb"\b[\w-]{0,40}(?:passw(?:or)?d|passphrase|secret|token|api[_-]?key)[\"']?\]?\s*=\s*\[=*\[(?P<v>[^\]\r\n]{4,400})\]=*\]",
        b"passw",
        b"secret",
        b"token",
        b"key",
        flags=_I,
    ),
    shape(
        "redis-auth", rb":\d{2,5}(?:\[\d{1,3}\])?> ?auth\s+(?:[\w.-]{1,60}\s+)?(?P<v>\S{4,400})\s*$", b"auth", flags=_I
    ),
    shape(
        "pushover-key",
        rb"\buser_?key[\"']?\s*[:=]\s*[\"']?(?P<v>(?=[a-z]{0,29}[0-9])[a-z0-9]{30})(?![A-Za-z0-9])",
        b"key",
        flags=_I,
    ),
    shape(
        "influx-token", rb"\binflux\s[^\r\n]{0,200}?\s(?:-t|--token)[ =](?P<v>[^\s\"'$]{8,400})", b"influx", flags=_I
    ),
    shape(
        "login-password",  # a command of FTP and POP3, as the programs that send it tell it
        rb"(?:\b(?:FTP|POP3?|ftp|pop3?)> |-{2,3}> |^> |^C: |\] )PASS (?![*<\[({]|X{3})(?P<v>[^\s\"]{4,200})\s*$",
        b"pass",
    ),
    shape(
        "login-password",
        rb"^\s*(?:[A-Z]: |> )?PASS (?P<v>[a-z]{3,12}(?:-[a-z]{3,12}){3,7})\s*$",
        b"pass",
    ),
    shape(
        "cipher-key",
        rb"\bcreate(?:Hmac|Cipheriv|Decipheriv)\(\s*[\"'`][\w-]{2,30}[\"'`]\s*,\s*(?P<q>[\"'`])(?P<v>[^\"'`$\r\n]{6,400})(?P=q)",
        b"createhmac",
        b"createcipher",
        b"createdecipher",
        flags=_I,
    ),
    shape("cipher-key", rb"\bFernet\(\s*b?(?P<q>[\"'])(?P<v>[^\"'\r\n]{16,400})(?P=q)\s*\)", b"fernet"),
    shape("cipher-key", rb"\bhmac\.new\(\s*b?(?P<q>[\"'])(?P<v>[^\"'\r\n]{6,400})(?P=q)\s*,", b"hmac"),
    shape(
        "basic-auth",
        rb"\bSetBasicAuth\(\s*\"[^\"\r\n]{0,100}\"\s*,\s*\"(?P<v>[^\"\r\n]{4,400})\"\s*\)",
        b"setbasicauth",
    ),
    shape(
        "edn-value",
        rb":[\w./-]{0,40}(?:passw(?:or)?d|passphrase|secret|token|api-key)\s+(?:#[\w/-]{1,40}\s+)?\"(?P<v>[^\"\s]{4,400})\"",
        b"passw",
        b"secret",
        b"token",
        b"key",
    ),
    shape(
        "mail-password",
        rb"^\s*(?:\*|[\w-]{1,63})\.[\w.-]{1,100}:[\w.+-]{1,64}@[\w-]{1,63}\.[\w.-]{1,100}:(?P<v>[^\s:/]{4,200})\s*$",
        b"@",
        by_word=True,
    ),
    shape(
        "password",
        rb"\b(?:sudo|root|admin|login|db|database|ssh|user) password (?P<v>[a-z]{3,12}(?:-[a-z]{3,12}){3,7})\s*$",
        b"password",
        flags=_I,
    ),
    shape(
        "secret",
        rb"\b(?:tokens|secrets|passwords|api_?keys)[\"']?\s*[:=]\s*\{\s*[\"']?[\w-]{1,40}[\"']?\s*:\s*(?P<q>[\"'])"
        rb"(?P<v>(?=[^\"']{0,200}\d)[^\"'\s/]{16,400})(?P=q)",
        b"token",
        b"secret",
        b"passw",
        b"key",
        flags=_I,
    ),
)
"""Found in lines that hold one of their literals."""
