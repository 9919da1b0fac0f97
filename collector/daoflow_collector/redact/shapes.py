"""Secrets that their own shape gives away: vendor tokens, headers, verifiers, webhooks, signatures.

Data: each shape has the literals (lower case) one of which any match contains, so that a line without them is never looked at; shapes
whose match is a long word (`known.RUN`) have none, they are tried on a block's distinct long words. Patterns have no nested or bounded
large repeats: a hostile line must cost linear time.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from daoflow_collector.redact import values
from daoflow_collector.redact.spans import Span


@dataclass(frozen=True)
class Shape:
    """One shape. The secret is the group `v`, or the whole match."""

    kind: str
    pattern: re.Pattern[bytes]
    literals: tuple[bytes, ...] = ()
    by_word: bool = False
    """A long word of the match gives it away (`is_word_shape`); its literals are too common to look lines up by."""
    may_be_word: bool = False
    """The value may be plain text after all (`Bearer authentication`): it counts only when it does not look like a word."""


def _shape(
    kind: str, pattern: bytes, *literals: bytes, by_word: bool = False, may_be_word: bool = False, flags: int = 0
) -> Shape:
    return Shape(kind, re.compile(pattern, flags), literals, by_word, may_be_word)


_I = re.IGNORECASE
_WORD_START = rb"(?<![A-Za-z0-9])"

_DNS_PROVIDERS = tuple(
    b"cloudflare digitalocean hetzner godaddy gandi linode vultr desec porkbun namecheap duckdns netlify dnsimple".split()
)

WORD_SHAPES = (
    _shape("daoflow-token", _WORD_START + rb"dfl_[A-Za-z0-9]{20,}"),
    _shape("github-token", _WORD_START + rb"(?:gh[pousr]_[A-Za-z0-9_]{20,}|github_pat_[A-Za-z0-9_]{20,})"),
    _shape(
        "gitlab-token", _WORD_START + rb"(?:glpat|gldt|glrt|glcbt|glptt|glft|glsoat|gloas|glagent)-[A-Za-z0-9_=.-]{16,}"
    ),
    _shape("aws-key", _WORD_START + rb"(?:AKIA|ASIA|ABIA|ACCA|AIDA|AROA)[0-9A-Z]{16}(?![0-9A-Za-z])"),
    _shape("slack-token", _WORD_START + rb"xox[abeoprs]-[A-Za-z0-9-]{10,}"),
    _shape("slack-token", _WORD_START + rb"xapp-[0-9A-Za-z-]{20,}"),
    _shape("stripe-key", _WORD_START + rb"(?:sk|rk|pk)_(?:live|test)_[A-Za-z0-9]{16,}"),
    _shape("webhook-secret", _WORD_START + rb"whsec_[A-Za-z0-9+/=]{16,}"),
    _shape("npm-token", _WORD_START + rb"npm_[A-Za-z0-9]{30,}"),
    _shape("pypi-token", _WORD_START + rb"pypi-[A-Za-z0-9_-]{40,}"),
    _shape(
        "openai-key",
        _WORD_START
        + rb"sk-(?:(?:proj|ant|svcacct|or|admin|lf|service)-[A-Za-z0-9_-]{20,}|[A-Za-z0-9]{20,}"
        + rb"|(?=[a-z0-9_-]*[A-Z])(?=[A-Za-z_-]*[0-9])[A-Za-z0-9_-]{20,})",
    ),
    _shape("onepassword-token", _WORD_START + rb"ops_[A-Za-z0-9+/=_-]{20,}"),
    _shape("resend-key", _WORD_START + rb"re_(?=[A-Za-z_]{0,40}[0-9])[A-Za-z0-9_]{16,}"),
    _shape("google-key", _WORD_START + rb"AIza[0-9A-Za-z_-]{35}"),
    _shape("google-secret", _WORD_START + rb"GOCSPX-[0-9A-Za-z_-]{20,}"),
    _shape("digitalocean-token", _WORD_START + rb"do[opr]_v1_[a-f0-9]{32,}"),
    _shape("docker-token", _WORD_START + rb"dckr_(?:pat|oat)_[A-Za-z0-9_-]{16,}"),
    _shape("shopify-token", _WORD_START + rb"shp(?:at|ca|pa|ss)_[a-fA-F0-9]{24,}"),
    _shape("grafana-token", _WORD_START + rb"gl(?:sa|c)_[A-Za-z0-9_+/=]{20,}"),
    _shape("huggingface-token", _WORD_START + rb"hf_[A-Za-z0-9]{30,}"),
    _shape("linear-key", _WORD_START + rb"lin_(?:api|oauth)_[A-Za-z0-9]{20,}"),
    _shape("sentry-token", _WORD_START + rb"sntry[us]_[A-Za-z0-9+/=_-]{20,}"),
    _shape("doppler-token", _WORD_START + rb"dp\.(?:pt|st|ct|sa|scim|audit)\.[A-Za-z0-9._-]{20,}"),
    _shape("planetscale-token", _WORD_START + rb"pscale_(?:pw|tkn|oauth)_[A-Za-z0-9_.=-]{20,}"),
    _shape("vault-token", _WORD_START + rb"hv[sbr]\.[A-Za-z0-9_-]{20,}"),
    _shape("tailscale-key", _WORD_START + rb"tskey-[a-z]+-[A-Za-z0-9-]{16,}"),
    _shape("newrelic-key", _WORD_START + rb"NRAK-[A-Z0-9]{20,}"),
    _shape("supabase-key", _WORD_START + rb"sb(?:p|_secret|_publishable)_[A-Za-z0-9_-]{20,}"),
    _shape("posthog-key", _WORD_START + rb"ph[cx]_[A-Za-z0-9]{30,}"),
    _shape("render-key", _WORD_START + rb"rnd_[A-Za-z0-9]{20,}"),
    _shape("fly-token", _WORD_START + rb"(?:fo1_|fm[12][ar]?_)[A-Za-z0-9+/=_-]{20,}"),
    _shape("age-key", _WORD_START + rb"AGE-SECRET-KEY-1[0-9A-Z]{20,}"),
    _shape("mailgun-key", _WORD_START + rb"key-[0-9a-f]{32}(?![0-9a-f])"),
    _shape("mailchimp-key", _WORD_START + rb"[0-9a-f]{32}-us\d{1,2}(?![0-9])"),
    _shape("facebook-token", _WORD_START + rb"EAA[A-Za-z0-9]{60,}"),
    _shape("square-token", _WORD_START + rb"(?:EAAA|sq0[a-z]{3}-)[A-Za-z0-9_-]{20,}"),
    _shape("atlassian-token", _WORD_START + rb"ATATT3[A-Za-z0-9_=-]{20,}"),
    _shape("cloudflare-token", _WORD_START + rb"v1\.0-[a-f0-9]{24}-[a-f0-9]{100,}"),
    _shape("jwt", rb"(?<![A-Za-z0-9_-])eyJ[A-Za-z0-9_-]{8,}(?:\.[A-Za-z0-9_-]+){0,4}\.?"),
    _shape("buildkite-token", _WORD_START + rb"bk(?:ua|at|pt|ct)_[A-Za-z0-9]{24,}"),
    _shape("databricks-token", _WORD_START + rb"dapi[0-9a-f]{32}"),
    _shape("pulumi-token", _WORD_START + rb"pul-[0-9a-f]{40}"),
    _shape("circleci-token", _WORD_START + rb"CCI(?:PAT|PRJ)_[A-Za-z0-9_]{20,}"),
    _shape("netlify-token", _WORD_START + rb"nf[pc]_[A-Za-z0-9]{30,}"),
    _shape("vercel-token", _WORD_START + rb"(?:vercel_blob_rw|vc[a-z])_[A-Za-z0-9_]{24,}"),
    _shape("groq-key", _WORD_START + rb"gsk_[A-Za-z0-9]{30,}"),
    _shape("xai-key", _WORD_START + rb"xai-[A-Za-z0-9]{40,}"),
    _shape("notion-token", _WORD_START + rb"ntn_[A-Za-z0-9]{30,}"),
    _shape("figma-token", _WORD_START + rb"fig[dour]_[A-Za-z0-9_-]{30,}"),
    _shape("brevo-key", _WORD_START + rb"x(?:key|smtp)sib-[0-9a-f]{40,}(?:-[A-Za-z0-9]+)?"),
    _shape("google-token", _WORD_START + rb"ya29\.[A-Za-z0-9_-]{20,}"),
    _shape("airtable-token", _WORD_START + rb"pat[A-Za-z0-9]{14}\.[0-9a-f]{40,}"),
    _shape("replicate-token", _WORD_START + rb"r8_[A-Za-z0-9]{30,}"),
    _shape("alibaba-key", _WORD_START + rb"LTAI[A-Za-z0-9]{12,}"),
    _shape("tencent-key", _WORD_START + rb"AKID[A-Za-z0-9]{32}(?![A-Za-z0-9])"),
    _shape("langsmith-key", _WORD_START + rb"lsv2_(?:pt|sk)_[A-Za-z0-9_]{20,}"),
    _shape("postman-key", _WORD_START + rb"PMAK-[a-f0-9]{24}-[a-f0-9]{34}"),
    _shape("swarm-token", _WORD_START + rb"SWM(?:TKN|KEY)-1-[A-Za-z0-9+/-]{20,}"),
    _shape("rubygems-key", _WORD_START + rb"rubygems_[a-f0-9]{40,}"),
    _shape("bitbucket-token", _WORD_START + rb"(?:ATBB|ATCTT3)[A-Za-z0-9_=-]{20,}"),
    _shape("matrix-token", _WORD_START + rb"syt_[A-Za-z0-9+/=]+_[A-Za-z0-9]{16,}_[A-Za-z0-9]{4,}"),
    _shape("artifactory-key", _WORD_START + rb"(?:AKCp|cmVmdGtu)[A-Za-z0-9]{40,}"),
    _shape("crates-token", _WORD_START + rb"cio(?=[a-zA-Z]*[0-9])[A-Za-z0-9]{32}(?![A-Za-z0-9])"),
    _shape("typeform-token", _WORD_START + rb"tfp_[A-Za-z0-9_.-]{40,}"),
    _shape("netbird-token", _WORD_START + rb"nbp_[A-Za-z0-9]{30,}"),
    _shape("pinecone-key", _WORD_START + rb"pcsk_[A-Za-z0-9_]{40,}"),
    _shape("perplexity-key", _WORD_START + rb"pplx-[A-Za-z0-9]{40,}"),
    _shape("nvidia-key", _WORD_START + rb"nvapi-[A-Za-z0-9_-]{40,}"),
    _shape("sonar-token", _WORD_START + rb"sq[apu]_[a-f0-9]{40}"),
    _shape("sourcegraph-token", _WORD_START + rb"sg[pds]_[a-f0-9_]{40,}"),
    _shape("contentful-token", _WORD_START + rb"CFPAT-[A-Za-z0-9_-]{40,}"),
    _shape("prefect-key", _WORD_START + rb"pn[ub]_[A-Za-z0-9]{36}"),
    _shape("readme-key", _WORD_START + rb"rdme_[a-z0-9]{60,}"),
    _shape("frameio-token", _WORD_START + rb"fio-u-[A-Za-z0-9_=-]{60,}"),
    _shape("easypost-key", _WORD_START + rb"EZ[AT]K[A-Za-z0-9]{50,}"),
    _shape("flutterwave-key", _WORD_START + rb"FLWSECK(?:_TEST)?-[A-Za-z0-9-]{12,}"),
    _shape("nuget-key", _WORD_START + rb"oy2[a-z0-9]{43}(?![a-z0-9])"),
    _shape("razorpay-key", _WORD_START + rb"rzp_(?:live|test)_[A-Za-z0-9]{14,}"),
    _shape("duffel-token", _WORD_START + rb"duffel_(?:live|test)_[A-Za-z0-9_-]{40,}"),
    _shape("infracost-key", _WORD_START + rb"ico-[A-Za-z0-9]{32}(?![A-Za-z0-9])"),
    _shape("adafruit-key", _WORD_START + rb"aio_[A-Za-z0-9]{28}(?![A-Za-z0-9])"),
    _shape("together-key", _WORD_START + rb"tgp_v1_[A-Za-z0-9_-]{40,}"),
    _shape("hubspot-token", _WORD_START + rb"pat-(?:na|eu|ap)\d-[0-9a-f-]{36}"),
    _shape("neon-key", _WORD_START + rb"napi_[a-z0-9]{60,}"),
    _shape("onepassword-key", _WORD_START + rb"A3(?:-[A-Z0-9]{6}){2}(?:-[A-Z0-9]{5,6}){3,4}(?![A-Z0-9-])"),
    _shape("mysql-hash", rb"(?<![A-Za-z0-9*])\*[0-9A-F]{40}(?![0-9A-Za-z])"),
    _shape("private-key", rb"(?<![A-Za-z0-9+/])(?:b3BlbnNzaC1rZXktdjE|LS0tLS1CRUdJTi)[A-Za-z0-9+/=_-]+"),
)
"""Tried on long words first (`known.RUN` sees at least the first 8 characters of each)."""

LINE_SHAPES = (
    _shape("dynatrace-token", _WORD_START + rb"dt0[a-z]\d\d\.[A-Z0-9]{20,}\.[A-Z0-9]{40,}", b"dt0", by_word=True),
    _shape("infisical-token", _WORD_START + rb"st\.[0-9a-f]{24}\.[0-9a-f]{32}\.[0-9a-f]{32}", b"st.", by_word=True),
    _shape("fcm-key", _WORD_START + rb"AAAA[A-Za-z0-9_-]{7}:APA91b[A-Za-z0-9_-]{100,}", b"apa91b", by_word=True),
    _shape("k3s-token", _WORD_START + rb"K10[0-9a-f]{64}::[a-z-]+:[0-9a-f]{32,}", b"k10", by_word=True),
    _shape(
        "braintree-token",
        rb"access_token\$(?:production|sandbox)\$[a-z0-9]{16}\$[a-f0-9]{32}",
        b"access_token$",
        by_word=True,
    ),
    _shape("sendgrid-key", _WORD_START + rb"SG\.[A-Za-z0-9_-]{16,}\.[A-Za-z0-9_-]{16,}", b"sg", by_word=True),
    _shape("telegram-token", rb"(?<![A-Za-z0-9])(?:bot)?(?P<v>\d{6,12}:AA[A-Za-z0-9_-]{30,})", b"aa", by_word=True),
    _shape(
        "discord-token",
        _WORD_START + rb"[MNO][A-Za-z0-9_-]{22,28}\.[A-Za-z0-9_-]{6}\.[A-Za-z0-9_-]{27,}",
        b".",
        by_word=True,
    ),
    _shape("onepassword-reference", rb"op://[^\s\"'<>]+", b"op", by_word=True),
    _shape(
        "bearer",
        rb"\b(?:bearer|token|apikey|bot|digest|negotiate|hoba|aws4-hmac-sha256)(?:\s+|%20|\+)(?![A-Za-z_]{2,40}(?:=[^=]|:\s))(?P<v>[^\s\"'<>\\,;]{8,})",
        b"bearer",
        b"authorization",
        b"negotiate",
        may_be_word=True,
        flags=_I,
    ),
    _shape(
        "basic-auth",
        rb"\bbasic(?:\\?\s+|%20|\+)(?P<v>(?![A-Za-z_]{2,40}=[^=]|-)[A-Za-z0-9+/_-]{6,}={0,2})",
        b"basic",
        may_be_word=True,
        flags=_I,
    ),
    _shape(
        "authorization",
        rb"\bauthorization[\"'\\]*\s*[:=]\s*[\"'\\]*(?!AWS4-HMAC)(?P<v>[A-Za-z0-9+/=._~:|$-]{16,})",
        b"authorization",
        flags=_I,
    ),
    _shape(
        "session-cookie", rb"(?:__Secure-|__Host-)?better-auth\.[a-z_]+=(?P<v>[^;,\s\"'\\]+)", b"better-auth", flags=_I
    ),
    _shape(
        "query-params",
        rb"(?<![A-Za-z0-9_.?&\"':-])params:[ \t]*(?P<v>[^\s\[{][^\r\n]*|\[[^\]\r\n]+\]?|\{[^}\r\n]+\}?)",
        b"params",
        flags=_I,
    ),
    _shape(
        "slack-webhook",
        rb"hooks\.slack(?:-gov)?\.com/(?:services|workflows|triggers)/(?P<v>[^\s\"'<>\\]+)",
        b"slack",
        flags=_I,
    ),
    _shape(
        "discord-webhook",
        rb"discord(?:app)?\.com/api/(?:v\d+/)?webhooks/(?P<v>\d+/[A-Za-z0-9_-]+)",
        b"/webhooks/",
        flags=_I,
    ),
    _shape(
        "webhook",
        rb"(?:webhook\.office\.com/webhookb2|/(?:api/)?webhooks?|/incoming|hooks\.zapier\.com/hooks/catch)/(?P<v>(?=[^\s\"'<>]{0,200}[0-9])[A-Za-z0-9@_-]{10,}[^\s\"'<>\\?#]*)",
        b"webhook",
        b"/incoming/",
        b"zapier",
        flags=_I,
    ),
    _shape("bcrypt-hash", rb"\$\$?2[abxy]?\$\$?\d\d\$\$?[./A-Za-z0-9]{20,}", b"$2"),
    _shape(
        "crypt-hash",
        rb"\$\$?(?:apr1|1|5|6|y|gy|7|sha1)\$\$?(?:rounds=\d+\$)?[^\s:\"'$,]{1,80}\$\$?[./A-Za-z0-9$]{16,}",
        b"$apr1",
        b"$1$",
        b"$5$",
        b"$6$",
        b"$y$",
        b"$7$",
    ),
    _shape("argon2-hash", rb"\$\$?argon2(?:id|i|d)\$[^\s\"',;@]*(?:,[a-z]=[^\s\"',;@]*)*", b"argon2"),
    _shape("scrypt-hash", rb"\$(?:scrypt|pbkdf2[a-z0-9-]*)\$[^\s\"';]+", b"$scrypt", b"$pbkdf2"),
    _shape("pbkdf2-hash", rb"\bpbkdf2_sha\d+\$[^\s\"';]+", b"pbkdf2_"),
    _shape(
        "scram-verifier",
        rb"SCRAM-SHA-(?:1|256|512)\$\d+:[A-Za-z0-9+/=]+\$[A-Za-z0-9+/=]+:[A-Za-z0-9+/=]+",
        b"scram-sha",
    ),
    _shape(
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
    _shape(
        "recovery-code",
        rb"\b(?:recovery|backup|security|verification|one-time|mfa|2fa|otp) codes?"
        rb"\s*(?:is|:|=)\s*(?P<v>(?=[A-Za-z-]{0,20}[0-9])[A-Za-z0-9-]{4,})",
        b"recovery",
        b"verification",
        b"one-time",
        b"mfa",
        b"otp",
        flags=_I,
    ),
    _shape(
        "password", rb"\bset\s+password\s+for\s+[^=\n]{1,200}=\s*(?:password\()?'(?P<v>[^']+)'", b"password", flags=_I
    ),
    _shape("database-key", rb"\bpragma\s+(?:hex)?(?:re)?key\s*=\s*(?P<q>['\"])(?P<v>[^'\"]+)", b"pragma", flags=_I),
    _shape(
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
    _shape("postgres-md5", rb"(?<![A-Za-z0-9])md5[0-9a-f]{32}(?![0-9a-f])", b"md5", by_word=True),
    _shape("password-hash", rb"(?<![0-9a-f])[0-9a-f]{32}:[0-9a-f]{128}(?![0-9a-f])", b":", by_word=True),
    _shape(
        "ciphertext",
        rb"(?<![A-Za-z0-9+/])[A-Za-z0-9+/]{16}:[A-Za-z0-9+/]{22}==:[A-Za-z0-9+/]+={0,2}",
        b"==",
        by_word=True,
    ),
    _shape("ciphertext", rb"(?<![0-9a-fA-F])[0-9a-f]{24,32}:[0-9a-f]{32}:[0-9a-f]{8,}(?![0-9a-f])", b":", by_word=True),
    _shape(
        "url-signature",
        rb"[?&;](?:amp;)?(?:x-amz-(?:signature|credential|security-token)|x-goog-(?:signature|credential)|sig|signature|se?ign|hmac|awsaccesskeyid|key-pair-id|policy)=(?P<v>[^&\s\"'<>\\]+)",
        b"sig=",
        b"sign=",
        b"signature",
        b"x-amz-",
        b"x-goog-",
        b"hmac",
        b"awsaccess",
        b"key-pair",
        b"policy=",
        flags=_I,
    ),
    _shape("signature", rb"\bsignature[\"']?\s*[=:]\s*[\"']?(?P<v>[A-Za-z0-9+/_-]{40,}={0,2})", b"signature", flags=_I),
    _shape(
        "query-secret",
        rb"[?&;](?:amp;)?(?:wresult|code_verifier|client_assertion|code|key|auth|session|sid|ticket|assertion|id_token|state_token|magic|invite|otp|t0ken|apikey)=(?P<v>[^&\s\"'<>\\]{6,})",
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
    _shape(
        "password",
        rb"\bidentified\s+(?:with\s+\S+\s+)?(?:by|as)\s+(?:password\s+)?(?P<q>['\"])(?P<v>(?:(?!(?P=q)).)+)",
        b"identified",
        flags=_I,
    ),
    _shape(
        "password",
        rb"\b(?:encrypted\s+)?password\s+(?P<q>['\"])(?P<v>(?:''|(?!(?P=q))[^\r\n]){1,1000})(?P=q)",
        b"password",
        may_be_word=True,
        flags=_I,
    ),
    _shape("password", rb"\brequirepass\s+(?P<q>[\"']?)(?P<v>[^\s\"']+)", b"requirepass", may_be_word=True, flags=_I),
    _shape("password", rb"\bmasterauth\s+(?P<v>\S+)", b"masterauth", flags=_I),
    _shape(
        "redis-auth",
        rb"(?:^|\s|\")AUTH\"?\s+\"?(?:[A-Za-z0-9_.-]{1,60}\"?\s+\"?)?(?P<v>[^\s\"]{6,})\"?\s*(?:SETNAME\b.*)?$",
        b"auth",
        may_be_word=True,
    ),
    _shape("redis-auth", rb"(?<![A-Z])AUTH(?:\\r\\n|\s)+\$\d{1,4}(?:\\r\\n|\s)+(?P<v>[^\s\"\\]{4,})", b"auth"),
    _shape("redis-auth", rb"\bsentinel\s+(?:set\s+\S+\s+)?auth-pass\s+(?:\S+\s+)?(?P<v>\S+)", b"sentinel", flags=_I),
    _shape(
        "digest-auth", rb"\bdigest\s[^\r\n]{0,400}?\bresponse=\\?\"?(?P<v>[0-9a-f]{32,})", b"authorization", flags=_I
    ),
    _shape("digest-auth", rb"digestauth\.users[=:]\s*\"?[^:\s]+:[^:\s]+:(?P<v>[0-9a-f]{32})", b"digestauth", flags=_I),
    _shape("proxy-auth", rb"\bstats\s+auth\s+[^\s:]+:(?P<v>\S+)", b"auth", flags=_I),
    _shape(
        "dns-token", rb"\b(?:acme_)?dns\s+[a-z0-9]{3,20}\s+(?P<v>[A-Za-z0-9_-]{20,})\s*$", *_DNS_PROVIDERS, flags=_I
    ),
    _shape("path-token", rb"/hooks/(?P<v>(?=[A-Za-z]*[0-9])[A-Za-z0-9]{20,})(?![\w.-])", b"/hooks/"),
    _shape(
        "login-password",
        rb"\b(?:PDO->__construct|mysqli->__construct|new mysqli|mysqli_(?:real_)?connect|pg_p?connect|ldap_bind|ftp_login|imap_open"
        rb"|ssh2_auth_password)\((?:[^,\r\n]{0,300},\s*){1,2}'(?P<v>[^'\r\n]{4,})'(?=\s*[,)])",
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
    _shape(
        "cipher-key",
        rb"\b(?:pgp_sym_(?:en|de)crypt(?:_bytea)?|aes_(?:en|de)crypt|hmac)\((?:[^,()'\r\n]|'[^'\r\n]{0,200}'|\([^()]{0,100}\)){1,200},\s*'(?P<v>[^'\r\n]{4,})'",
        b"pgp_sym",
        b"aes_encrypt",
        b"aes_decrypt",
        b"hmac",
        flags=_I,
    ),
    _shape("password", rb"\bcrypt\('(?P<v>[^'\r\n]{4,})',\s*gen_salt", b"gen_salt", flags=_I),
    _shape("snmp-community", rb"^\s*r[ow]community6?\s+(?P<v>\S{4,})", b"community"),
    _shape(
        "oracle-password",
        rb"(?:\bjdbc:oracle:thin:|\bsqlplus\s+(?:-\S+\s+)*)[^\s/@]+/(?P<v>[^\s/]+?)@",
        b"oracle",
        b"sqlplus",
        flags=_I,
    ),
    _shape(
        "snmp-password",
        rb"\bcreateUser\s+(?:-e\s+\S+\s+)?\S+\s+(?:MD5|SHA[0-9-]*)\s+\"?(?P<v>[^\s\"]{8,})",
        b"createuser",
    ),
    _shape(
        "mail-password",
        rb"^\[?[A-Za-z0-9.-]+\]?(?::(?:25|465|587|2525))\s+[^\s:]+:(?P<v>\S+)\s*$",
        b":587",
        b":465",
        b":2525",
    ),
    _shape(
        "secure-string",
        rb"\bConvertTo-SecureString\s+(?:-String\s+)?(?P<q>[\"'])(?P<v>[^\"'\r\n]+)",
        b"securestring",
        flags=_I,
    ),
    _shape(
        "password",
        rb"\bcredentials?\b[^:\r\n]{0,30}:\s*[\w.@-]+\s*/\s*(?P<v>(?=[^\s]{0,100}[0-9])[^\s\"',;]{8,})",
        b"credential",
        may_be_word=True,
        flags=_I,
    ),
    _shape(
        "basic-auth",
        rb"\b(?:auth\s*=\s*|(?<=\.)auth|(?:http)?basic_?auth|login|authenticate|credentials|basic)\s*\(\s*(?P<a>[\"'])[^\"'\r\n]{1,80}(?P=a)\s*,"
        rb"\s*(?P<q>[\"'])(?P<v>[^\"'\r\n]{4,})(?P=q)\s*\)",
        b"auth",
        b"login",
        b"credential",
        may_be_word=True,
        flags=_I,
    ),
    _shape("saml", rb"\bsaml(?:response|request|art)=(?P<v>[^&\s\"'<>\\]{6,})", b"saml", flags=_I),
    _shape(
        "smtp-auth",
        rb"\bAUTH\s+(?:PLAIN|LOGIN|XOAUTH2|OAUTHBEARER|CRAM-MD5|NTLM)\s+(?P<v>[A-Za-z0-9+/]{8,}={0,2})",
        b"auth",
        flags=_I,
    ),
    _shape(
        "redis-user",
        rb"\b(?:set)?user\s+\S+\s+(?:on|off)\s[^\r\n]{0,80}?[>#](?P<v>\S+)",
        b"+@",
        b"sanitize-payload",
        b"resetchannels",
        b"default",
        b"setuser",
        b"allkeys",
        flags=_I,
    ),
    _shape(
        "query-params",
        rb"(?<=[:,] )\$\d{1,5} = '(?P<v>(?=[^']*[^0-9 :.+T-])(?:[^']|''){7,})'",
        b"parameters",
        may_be_word=True,
    ),
    _shape("netrc", rb"\bmachine\s+\S+\s+login\s+\S+\s+password\s+(?P<v>\S+)", b"machine", flags=_I),
    _shape(
        "pgpass",
        rb"^(?:[\w.-]+|\*|\[[0-9a-f:]+\]):(?:\d{2,5}|\*):[\w*-]+:[\w*.-]+:(?P<v>[^:\s]+)\s*$",
        b":*:",
        b"5432",
        b"3306",
        by_word=True,
    ),
    _shape("htpasswd", rb"^[\w.-]+:(?P<v>\$[^\s:]{8,})\s*$", b"$"),
    _shape("license-key", _WORD_START + rb"[A-Z0-9]{5}(?:-[A-Z0-9]{5}){4}(?![A-Z0-9-])", b"licen", b"serial"),
)
"""Found in lines that hold one of their literals."""


_BY_LITERAL: dict[bytes, set[int]] = {}
for _index, _line_shape in enumerate(LINE_SHAPES):
    for _literal in _line_shape.literals:
        _BY_LITERAL.setdefault(_literal, set()).add(_index)


def find(text: bytes, lowered: bytes) -> Iterator[Span]:
    """Yield a span for every shape in `text`; `lowered` is its lower case."""
    if is_word_shape(text):
        for shape in WORD_SHAPES:
            yield from _matches(shape, text)
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
        if values.is_reference(word) or values.is_masked(word):
            continue
        yield Span(match.start(group), match.end(group), shape.kind, value)


def is_word_shape(word: bytes) -> bool:
    """Say whether a text or a long word (or the start of one) may hold a shape of `WORD_SHAPES`."""
    return bool(_WORD_START_OF_SHAPE.search(word))


_WORD_START_OF_SHAPE = re.compile(
    rb"(?<![A-Za-z0-9])(?:dfl_|gh[pousr]_|github_pat_|gl[a-z]{2,5}-|A[A-Z]IA|AIDA|AROA|ACCA|xox[a-z]-|xapp-|[srp]k_|whsec_|npm_|pypi-|sk-|ops_|re_|"
    rb"AIza|GOCSPX|do[opr]_v1|dckr_|shp[a-z]{2}_|gl(?:sa|c)_|hf_|lin_|sntry|pscale_|tskey-|NRAK-|sb(?:p|_)|ph[cx]_|rnd_|fo1_|fm[12]|AGE-SEC|"
    rb"key-[0-9a-f]|bk[uapc][at]_|dapi[0-9a-f]|pul-[0-9a-f]|CCIP|nf[pc]_|vercel_|vc[a-z]_|gsk_|xai-|ntn_|fig[dour]_|xkeysib-|xsmtpsib-|"
    rb"ya29|pat[A-Za-z0-9]{14}\Z|pat[A-Za-z0-9]{14}\.|r8_|EAA|sq0|ATATT|eyJ|dp\.|hv[sbr]\.|v1\.0-|b3Blbn|LS0tLS1CRUdJTi|"
    rb"LTAI|AKID|lsv2_|PMAK-|SWM[TK]|rubygems_|ATBB|ATCTT|syt_|AKCp|cmVmdGtu|cio[A-Za-z0-9]|tfp_|nbp_|pcsk_|pplx-|nvapi-|sq[apu]_|sg[pds]_|CFPAT|"
    rb"pn[ub]_|rdme_|fio-u|EZ[AT]K|FLWSECK|oy2[a-z0-9]|rzp_|duffel_|ico-|aio_|tgp_v|pat-[nea]|napi_|A3-[A-Z0-9]{6}|[0-9A-F]{40}\Z|K10[0-9a-f]{20}|APA91b|"
    rb"AA[A-Za-z0-9_-]{30}|[A-Za-z0-9+/]{22}==\Z|md5[0-9a-f]{32}|[MNO][DTjz][A-Za-z][0-9A-Za-z]{21,25}\Z)|[0-9a-f]{32}-us|[0-9a-f]{128}"
)


EXACT_WORDS = frozenset(
    word
    for upper in (
        b"SG",
        b"OP",
        b"SSHA",
        b"SHA",
        b"SMD5",
        b"MD5",
        b"SSHA256",
        b"SSHA512",
        b"CRYPT",
        b"5432",
        b"3306",
        b"2FA",
        b"DP",
        b"HVS",
        b"HVB",
        b"HVR",
        b"YA29",
        b"ST",
        b"DT0C01",
        b"DT0S01",
        b"DT0S02",
    )
    for word in (upper, upper.lower())
)
"""Whole words (between characters that `known.RUN` does not hold) that give away shapes flagged `by_word`."""


def literals() -> frozenset[bytes]:
    """Return the literals by which lines are looked up: a line without any of them, and without a shaped word, holds no shape."""
    return frozenset(literal for shape in LINE_SHAPES if not shape.by_word for literal in shape.literals)
