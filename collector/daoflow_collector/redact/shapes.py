"""Secrets that their own shape gives away: vendor tokens, headers, verifiers, webhooks, signatures.

Data: each shape has the literals (lower case) one of which any match contains, so that a line without them is never looked at; shapes
whose match is a long word (`known.RUN`) have none, they are tried on a block's distinct long words. Patterns have no nested or bounded
large repeats: a hostile line must cost linear time.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from daoflow_collector.redact import encodings, quotes, values, views
from daoflow_collector.redact.known import WORD_BYTES
from daoflow_collector.redact.login_shapes import LOGIN_SHAPES
from daoflow_collector.redact.noted_shapes import NOTED_SHAPES
from daoflow_collector.redact.program_shapes import PROGRAM_SHAPES
from daoflow_collector.redact.spans import Span
from daoflow_collector.redact.vault import to_text
from daoflow_collector.redact.word_shapes import WORD_SHAPES, WORD_START, Shape, shape

_I = re.IGNORECASE


_WORD_SIGNS = frozenset(bytes([byte]) for byte in WORD_BYTES)
LINE_SHAPES = (
    shape("masked-value", rb"::add-mask::(?P<v>[^\r\n]{4,})", b"add-mask"),
    shape(
        "azure-secret",
        rb"(?<![A-Za-z0-9_~.-])[A-Za-z0-9_~.-]{3}8Q~[A-Za-z0-9_~.-]{34}(?![A-Za-z0-9_~-])",
        b"8q~",
        by_word=True,
    ),
    shape("dynatrace-token", WORD_START + rb"dt0[a-z]\d\d\.[A-Z0-9]{20,}\.[A-Z0-9]{40,}", b"dt0"),
    shape("infisical-token", WORD_START + rb"st\.[0-9a-f]{24}\.[0-9a-f]{32}\.[0-9a-f]{32}", b"st.", by_word=True),
    shape(
        "kubeadm-token",
        rb"(?<![\w.-])(?=[a-z]{0,5}[0-9])[a-z0-9]{6}\.(?=[a-z]{0,15}[0-9])(?=[0-9]{0,15}[a-z])[a-z0-9]{16}(?![\w.-])",
        b".",
        by_word=True,
    ),
    shape("fcm-key", WORD_START + rb"AAAA[A-Za-z0-9_-]{7}:APA91b[A-Za-z0-9_-]{100,}", b"apa91b", by_word=True),
    shape("k3s-token", WORD_START + rb"K10[0-9a-f]{64}::[a-z-]+:[0-9a-f]{32,}", b"k10", by_word=True),
    shape(
        "braintree-token",
        rb"access_token\$(?:production|sandbox)\$[a-z0-9]{16}\$[a-f0-9]{32}",
        b"access_token$",
        by_word=True,
    ),
    shape("sendgrid-key", WORD_START + rb"SG\.[A-Za-z0-9_-]{16,}\.[A-Za-z0-9_-]{16,}", b"sg", by_word=True),
    shape("telegram-token", rb"(?<![A-Za-z0-9])(?:bot)?(?P<v>\d{6,12}:AA[A-Za-z0-9_-]{30,})", b"aa", by_word=True),
    shape(
        "discord-token",
        WORD_START + rb"[MNO][A-Za-z0-9_-]{22,28}\.[A-Za-z0-9_-]{6}\.[A-Za-z0-9_-]{27,}",
        b".",
        by_word=True,
    ),
    shape("onepassword-reference", rb"(?<![A-Za-z0-9+.-])op://[^\s\"'<>]+", b"op", by_word=True),
    shape(
        "bearer",
        rb"\b(?:bearer|token|apikey|bot|digest|negotiate|hoba|aws4-hmac-sha256)(?:\s+|%20|\+)(?![A-Za-z_]{2,40}(?:=[^=]|:\s))(?P<v>[^\s\"'<>\\,;]{8,})",
        b"bearer",
        b"authorization",
        b"negotiate",
        may_be_word=True,
        flags=_I,
    ),
    shape(
        "basic-auth",
        rb"\bbasic(?:\\?\s+|%20|\+)(?P<v>(?![A-Za-z_]{2,40}=[^=]|-|[a-z]{2,20}/[a-z]{2,20}\s)[A-Za-z0-9+/_-]{6,}={0,2})",
        b"basic",
        may_be_word=True,
        flags=_I,
    ),
    shape(
        "authorization",
        rb"\bauthorization[\"'\\]*\s*[:=]\s*[\"'\\]*(?!AWS4-HMAC)(?P<v>[A-Za-z0-9+/=._~:|$-]{16,})",
        b"authorization",
        flags=_I,
    ),
    shape(
        "session-cookie", rb"(?:__Secure-|__Host-)?better-auth\.[a-z_]+=(?P<v>[^;,\s\"'\\]+)", b"better-auth", flags=_I
    ),
    shape(
        "slack-webhook",
        rb"hooks\.slack(?:-gov)?\.com/(?:services|workflows|triggers)/(?P<v>[^\s\"'<>\\@&,;]+)",
        b"slack",
        flags=_I,
    ),
    shape(
        "discord-webhook",
        rb"discord(?:app)?\.com/api/(?:v\d+/)?webhooks/(?P<v>\d+/[A-Za-z0-9_-]+)",
        b"/webhooks/",
        flags=_I,
    ),
    shape(
        "webhook",
        rb"(?:webhook\.office\.com/webhookb2|/(?:api/)?webhooks?(?!/(?:deliver(?:y|ies)|events?|logs?|attempts?|targets?|runs?)/)|/incoming|hooks\.zapier\.com/hooks/catch)/(?P<v>(?=[^\s\"'<>]{0,200}[0-9])[A-Za-z0-9@_-]{10,}[^\s\"'<>\\?#]*)",
        b"webhook",
        b"/incoming/",
        b"zapier",
        flags=_I,
    ),
    shape("bcrypt-hash", rb"\$\$?2[abxy]?\$\$?\d\d\$\$?[./A-Za-z0-9]{20,}", b"$2"),
    shape("phpass-hash", rb"\$[PH]\$[./0-9A-Za-z]{31}(?![./0-9A-Za-z])", b"$p$", b"$h$"),
    shape(
        "crypt-hash",
        rb"\$\$?(?:apr1|1|5|6|y|gy|7|sha1)\$\$?(?:rounds=\d+\$)?[^\s:\"'$,]{1,80}\$\$?[./A-Za-z0-9$]{16,}",
        b"$apr1",
        b"$1$",
        b"$5$",
        b"$6$",
        b"$y$",
        b"$7$",
    ),
    shape("argon2-hash", rb"\$\$?argon2(?:id|i|d)\$[A-Za-z0-9+/.$=_-]*(?:,[a-z]=[A-Za-z0-9+/.$=_-]*)*", b"argon2"),
    shape("repository-key", rb"^\s*\"[kr]\": \"(?P<v>[A-Za-z0-9+/]{22}==)\",?\s*$", b"==", by_word=True),
    shape("scrypt-hash", rb"\$(?:scrypt|pbkdf2[a-z0-9-]*)\$[^\s\"';@]+", b"$scrypt", b"$pbkdf2"),
    shape("pbkdf2-hash", rb"\bpbkdf2_sha\d+\$(?:\d+\$[^\s\"';@$:]+\$[A-Za-z0-9+/]+=*(?=[:,])|[^\s\"';@]+)", b"pbkdf2_"),
    shape("pbkdf2-hash", rb"(?<!\w)-(?:pbkdf2|hashed)-(?P<v>[0-9a-f]{40,}(?:,[^\s\"']+)?)", b"-pbkdf2-", b"-hashed-"),
    shape(
        "scram-verifier",
        rb"SCRAM-SHA-(?:1|256|512)\$\d+:[A-Za-z0-9+/=]+\$[A-Za-z0-9+/=]+:[A-Za-z0-9+/=]+",
        b"scram-sha",
    ),
    shape(
        "path-token",
        rb"/(?:(?:verify|verification|reset|invite|invitations?|magic|activate|activation|confirm|confirmation|unsubscribe|share|accept-invite)(?:-[a-z-]{2,20})?|email-verification|password-reset)/(?P<v>(?=[^/\s]{0,100}[0-9])(?=[^/\s]{0,100}[A-Z])[A-Za-z0-9_.~-]{10,}|[0-9a-f-]{32,})",
        b"verify",
        b"reset",
        b"invit",
        b"magic",
        b"activate",
        b"confirm",
        b"unsubscribe",
        b"share/",
    ),
    shape(
        "recovery-code",
        rb"\b(?:(?:recovery|backup|security|verification|one-time|mfa|2fa|otp|log-?in|sign-?in|authentication|confirmation) codes?"
        rb"\s*(?:is|:|=)|(?:one-time|single-use) (?:pass(?:word|code)|pin|code)\s*(?:is|:|=|)"
        rb"(?=\s*\d{4,8}\b(?! (?:second|minute|hour|day|time|attempt|digit|character)s?\b)))"
        rb"\s*(?P<v>(?=[A-Za-z-]{0,20}[0-9])[A-Za-z0-9-]{4,}|"
        rb"(?:[A-Za-z0-9]{4}-){1,7}[A-Za-z0-9]{4}(?![\w-])|(?:[A-Za-z0-9]{5}-){1,7}[A-Za-z0-9]{5}(?![\w-]))",
        b"recovery",
        b"verification",
        b"one-time",
        b"mfa",
        b"otp",
        b"login",
        b"log-in",
        b"sign-in",
        b"authentication",
        b"confirm",
        flags=_I,
    ),
    shape(
        "ldap-hash",
        rb"\{(?:SSHA|SHA|SMD5|MD5|SSHA256|SSHA512|CRYPT)\}[A-Za-z0-9+/=$./]{8,}",
        b"sha",
        b"md5",
        b"sha256",
        b"sha512",
        b"crypt",
        flags=_I,
        by_word=True,
    ),
    shape("postgres-md5", rb"(?<![A-Za-z0-9])md5[0-9a-f]{32}(?![0-9a-f])", b"md5", by_word=True),
    shape("password-hash", rb"(?<![0-9a-f])[0-9a-f]{32}:[0-9a-f]{128}(?![0-9a-f])", b":", by_word=True),
    shape(
        "ciphertext",
        rb"(?<![A-Za-z0-9+/])[A-Za-z0-9+/]{16}:[A-Za-z0-9+/]{22}==:[A-Za-z0-9+/]+={0,2}",
        b"==",
        by_word=True,
    ),
    shape("ciphertext", rb"(?<![0-9a-fA-F])[0-9a-f]{24,32}:[0-9a-f]{32}:[0-9a-f]{8,}(?![0-9a-f])", b":", by_word=True),
    shape(
        "url-signature",
        rb"[?&;](?:amp;)?(?:x-amz-(?:signature|security-token)|x-goog-signature|sig|signature|se?ign|hmac|awsaccesskeyid|policy)=(?P<v>[^&\s\"'<>\\]+)",
        b"sig=",
        b"sign=",
        b"signature",
        b"x-amz-",
        b"x-goog-",
        b"hmac",
        b"awsaccess",
        b"policy=",
        flags=_I,
    ),
    shape(
        "url-signature",
        rb"[?&;](?:amp;)?x-(?:amz|goog)-credential=(?P<v>(?:(?!%2f)[^&/\s\"'<>\\])+)",  # a day, a region and a service follow
        b"x-amz-",
        b"x-goog-",
        flags=_I,
    ),
    shape("signature", rb"\bsignature[\"']?\s*[=:]\s*[\"']?(?P<v>[A-Za-z0-9+/_-]{40,}={0,2})", b"signature", flags=_I),
    shape(
        "query-secret",
        rb"[?&;](?:amp;)?(?:wresult|code_verifier|client_assertion|code|key|auth|session|sid|ticket|assertion|id_token|state_token|magic|invite|otp|t0ken|apikey)="
        rb"(?P<v>(?!(?-i:[a-z]{3}[a-z0-9_-]{0,60})(?:/|%2f)[^&\s\"'<>\\]{0,400}(?:/|%2f|\.[a-z]{2}))[^&\s\"'<>\\]{6,})",  # no object's path
        b"code=",
        b"key=",
        b"auth=",
        b"session=",
        b"sid=",
        b"ticket=",
        b"assertion=",
        b"wresult=",
        b"code_verifier=",
        b"magic=",
        b"invite=",
        b"otp=",
        flags=_I,
    ),
    shape(
        "path-token",
        rb"/(?:[a-z]{2,12}[-_])?(?:recover[a-z]*|reset|verif[a-z]*|invit[a-z]*|magic|activat[a-z]*|confirm[a-z]*|unsubscribe|token)(?:[-_][a-z]{2,12})*/"
        rb"(?:[a-z]{2,12}(?:-[a-z]{2,12})*/)?(?P<v>(?=[^/\s]{0,80}\d)[A-Za-z0-9_~-]{9,200}(?:\.[A-Za-z0-9_~-]{9,200})*)(?=[/?#\s\"'<>),]|$)",
        b"/recover",
        b"/reset",
        b"/verif",
        b"/invit",
        b"/magic",
        b"/activat",
        b"/confirm",
        b"/unsubscribe",
        b"token/",
        b"-reset",
        b"-verif",
    ),
    shape(
        "notification-token",
        rb"\b(?:gotifys?|opsgenie|mmosts?|mattermosts?|rocketchats?|rockets?|pushbullet|pbul|ifttt|googlechat|gchat|simplepush|spush|zulip|"
        rb"pover|pushover|barks?|join|lark|tgram|matrixs?|msteams|teams|wxteams|webex|prowl|sinch|techulus|pushed)://"
        rb"(?:[^\s/\"'@]{1,100}/){1,4}(?P<v>(?=[^/?\s]{0,80}\d)[A-Za-z0-9_~.=-]{8,200})(?=[/?#\s\"',]|$)",
        b"notif",
        b"shoutrrr",
        b"apprise",
        b"gotify",
        b"opsgenie",
        b"mattermost",
    ),
    shape(
        "path-token",
        rb"/(?:[a-z]{2,12}[-_])?(?:recover|reset|verify|invite|magic|activate|confirm)(?:[-_][a-z]{2,12})*/"
        rb"(?P<v>(?=[A-Za-z]{0,60}[A-Z]{2})(?=(?:[A-Za-z]{0,20}?[a-z][A-Z]){3})[A-Za-z]{20,100})(?=[/?#\s\"'<>),]|$)",
        b"/recover",
        b"/reset",
        b"/verify",
        b"/invite",
        b"/magic",
        b"/activate",
        b"/confirm",
    ),
    shape(
        "query-secret",
        rb"[?&;](?:amp;)?state=(?P<v>(?=[^&\s]{0,60}(?:[0-9]|[a-z][A-Z]))(?=[^&\s]{0,60}[A-Za-z])[A-Za-z0-9_.~%-]{16,})",
        b"code=",
        flags=_I,
    ),
    shape("path-token", rb"/hooks/(?P<v>(?=[A-Za-z]*[0-9])[A-Za-z0-9]{20,})(?![\w.-])", b"/hooks/"),
    shape(
        "basic-auth",
        rb"\b(?:auth\s*=\s*|(?<=\.)auth|(?:http)?basic_?auth|login|authenticate|credentials|basic)\s*\(\s*(?P<a>[\"'])[^\"'\r\n]{1,80}(?P=a)\s*,"
        rb"\s*(?P<q>[\"'])(?P<v>[^\"'\r\n]{4,})(?P=q)\s*\)",
        b"auth",
        b"login",
        b"credential",
        may_be_word=True,
        flags=_I,
    ),
    shape("derived-key", rb"^key=(?P<v>[0-9A-F]{32,})\s*$", b"key="),
    shape(
        "signature",
        rb"\bsignature(?:-256)?[\"']?[=:]\s*[\"']?(?:sha(?:1|256|512)=|t=\d+,v\d=)(?P<v>[0-9a-f]{32,})",
        b"signature",
        flags=_I,
    ),
    shape("masked-value", rb"::add-mask::(?P<v>[^\r\n]+)", b"add-mask"),
    shape(
        "secret-id",
        rb"(?<![A-Za-z-])secret[_ ]?id[\"']?\s*[=:]\s*[\"']?(?P<v>(?=[^\s]{0,60}[0-9])[A-Za-z0-9+/=_.-]{16,})(?![\w:/])",
        b"secret",
        by_word=True,
        flags=_I,
    ),
    shape("saml", rb"\bsaml(?:response|request|art)=(?P<v>[^&\s\"'<>\\]{6,})", b"saml", flags=_I),
    shape(
        "query-params",
        rb"(?<=[:,] )\$\d{1,5} = '(?P<v>(?![\w.+-]{1,64}@[\w-]{1,60}(?:\.[\w-]{1,60}){1,4}')"
        rb"(?![0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}'|(?:[0-9a-f]{4}){7,10}')(?=[^']*[^'0-9 :.+TZ-])(?:[^']|''){7,})'",
        b"parameters",
        may_be_word=True,
    ),
    shape("license-key", WORD_START + rb"[A-Z0-9]{5}(?:-[A-Z0-9]{5}){4}(?![A-Z0-9-])", b"licen", b"serial"),
    *NOTED_SHAPES,
    *LOGIN_SHAPES,
    *PROGRAM_SHAPES,
)
"""Found in lines that hold one of their literals."""


_BY_LITERAL: dict[bytes, set[int]] = {}
for _index, _line_shape in enumerate(LINE_SHAPES):
    for _literal in _line_shape.literals:
        _BY_LITERAL.setdefault(_literal, set()).add(_index)


def find(text: bytes, lowered: bytes) -> Iterator[Span]:
    """Yield a span for every shape in `text`; `lowered` is its lower case."""
    if is_word_shape(text):
        for word_shape in WORD_SHAPES:
            for span in _matches(word_shape, text):
                yield replace(span, exact=text[span.end : span.end + 1] not in _WORD_SIGNS)
    wanted: set[int] = set()
    for literal, indexes in _BY_LITERAL.items():
        if literal in lowered:
            wanted |= indexes
    for index in sorted(wanted):
        yield from _matches(LINE_SHAPES[index], text)


def _matches(shape: Shape, text: bytes) -> Iterator[Span]:
    group = "v" if "v" in shape.pattern.groupindex else 0
    for match in shape.pattern.finditer(text):
        value = match.group(group)
        word = value.decode("latin-1")
        if shape.may_be_word and (values.is_plain(word.strip(".,:;")) or (word.isalpha() and word.islower())):
            continue
        if values.is_reference(word) or values.is_masked(to_text(value)):
            continue
        if shape.kind == "jwt" and _is_document(value):
            continue  # what it says tells
        end, value = quotes.whole(text, *match.span(group)) if group == "v" else (match.end(group), value)
        secret = _password_of(value) if shape.kind == "basic-auth" else value
        yield Span(match.start(group), end, shape.kind, secret)


def _password_of(credentials: bytes) -> bytes:
    """Return the password in what Basic authentication sends (RFC 7617), so that it equals itself in plain places; else all of it."""
    decoded = encodings.decode_base64(credentials)
    if decoded is None or not views.is_readable(decoded):
        return credentials
    return decoded.partition(b":")[2] or credentials


MIN_SIGNATURE = 16
_JWT_PART = re.compile(rb"\"(?:alg|typ|kid|enc|iss|sub|aud|exp|iat|jti)\"")


def _is_document(value: bytes) -> bool:
    """Say whether what begins like a JWT is no part of one: a whole JSON document in base64, judged by what it says."""
    head, _, rest = value.partition(b".")
    return len(rest) < MIN_SIGNATURE and document_in(head) is not None


def document_in(word: bytes) -> bytes | None:
    """Return the JSON document that a word is the base64 of; None where it is none, or part of a JWT."""
    decoded = encodings.decode_base64(word)
    if decoded is None or _JWT_PART.search(decoded) or encodings.json_document(decoded) is None:
        return None
    return decoded


def is_word_shape(word: bytes) -> bool:
    """Say whether a text or a long word (or the start of one) may hold a shape of `WORD_SHAPES`."""
    return bool(_WORD_START_OF_SHAPE.search(word))


_WORD_START_OF_SHAPE = re.compile(
    rb"(?<![A-Za-z0-9])(?:dfl_|gh[pousr]_|github_pat_|gl[a-z]{2,5}-|A[A-Z]IA|AIDA|AROA|ACCA|xox[a-z]-|xapp-|[sr]k_|whsec_|npm_|pypi-|sk-|ops_|re_|"
    rb"AIza|GOCSPX|do[opr]_v1|dckr_|shp[a-z]{2}_|gl(?:sa|c)_|hf_|lin_|sntry|pscale_|tskey-|NR(?:AK|SP|JS|II|RA)-|sb(?:p|_)|ph[cx]_|rnd_|fo1_|fm[12]|AGE-SEC|"
    rb"key-[0-9a-f]|bk[uapc][at]_|dapi[0-9a-f]|pul-[0-9a-f]|CCIP|nf[pc]_|vercel_|vc[a-z]_|gsk_|xai-|ntn_|fig[dour]_|xkeysib-|xsmtpsib-|"
    rb"ya29|pat[A-Za-z0-9]{14}\Z|pat[A-Za-z0-9]{14}\.|r8_|EAA|sq0|ATATT|eyJ|dt0[a-z]\d\d\Z|dp\.|hv[sbr]\.|v1\.0-|b3Blbn|LS0tLS1CRUdJTi|"
    rb"LTAI|AKID|lsv2_|PMAK-|SWM[TK]|rubygems_|ATBB|ATCTT|syt_|AKCp|cmVmdGtu|cio[A-Za-z0-9]|tfp_|tk_[a-z0-9]|nbp_|pcsk_|pplx-|nvapi-|sq[apu]_|sg[pds]_|CFPAT|"
    rb"pn[ub]_|rdme_|fio-u|EZ[AT]K|FLWSECK|oy2[a-z0-9]|rzp_|duffel_|shippo_|access-[sdp]|(?:sdk|mob)-[0-9a-f]{8}-|ico-|aio_|tgp_v|pat-[nea]|napi_|HRKU-|A3-[A-Z0-9]{6}|[0-9A-F]{40}\Z|K10[0-9a-f]{20}|APA91b|"
    rb"AA[A-Za-z0-9_-]{30}|[A-Za-z0-9+/]{22}==\Z|md5[0-9a-f]{32}|[MNO][DTjz][0-9A-Za-z]{22,26}\Z)|[0-9a-f]{32}-us|[0-9a-f]{32,36}(?:FFFF)?NRAL|[0-9a-f]{128}|\*[0-9A-F]{40}"
)


EXACT_WORDS = frozenset(
    word
    for upper in b"SG OP SSHA SHA SMD5 MD5 SSHA256 SSHA512 CRYPT 2FA DP HVS HVB HVR YA29 ST DT0C01 DT0S01 DT0S02 DBI IRC".split()
    for word in (upper, upper.lower())
) | frozenset(
    b"WIFI expect sess WLAN WiFi Wi-Fi codes Codes PIN Pin pw PW stringData EAP XAUTH NTLM Log log Sign sign".split()
)
"""Whole words (between characters that `known.RUN` does not hold) that give away shapes flagged `by_word`."""


def literals() -> frozenset[bytes]:
    """Return the literals by which lines are looked up: a line without any of them, and without a shaped word, holds no shape."""
    return frozenset(literal for shape in LINE_SHAPES if not shape.by_word for literal in shape.literals)
