"""Vendors' tokens and others that are one long word: their shape alone gives them away."""

from __future__ import annotations

import re
from dataclasses import dataclass


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


def shape(
    kind: str, pattern: bytes, *literals: bytes, by_word: bool = False, may_be_word: bool = False, flags: int = 0
) -> Shape:
    """Return a shape from its pattern's text and the literals one of which every match holds."""
    return Shape(kind, re.compile(pattern, flags), literals, by_word, may_be_word)


WORD_START = rb"(?<![A-Za-z0-9])"

WORD_SHAPES = (
    shape("daoflow-token", WORD_START + rb"dfl_[A-Za-z0-9]{20,}"),
    shape("github-token", WORD_START + rb"(?:gh[pousr]_[A-Za-z0-9_]{20,}|github_pat_[A-Za-z0-9_]{20,})"),
    shape(
        "gitlab-token", WORD_START + rb"(?:glpat|gldt|glrt|glcbt|glptt|glft|glsoat|gloas|glagent)-[A-Za-z0-9_=.-]{16,}"
    ),
    shape("aws-key", WORD_START + rb"(?:AKIA|ASIA|ABIA|ACCA|AIDA|AROA)[0-9A-Z]{16}(?![0-9A-Za-z])"),
    shape("slack-token", WORD_START + rb"xox[abeoprs]-[A-Za-z0-9-]{10,}"),
    shape("slack-token", WORD_START + rb"xapp-[0-9A-Za-z-]{20,}"),
    shape("stripe-key", WORD_START + rb"(?:sk|rk)_(?:live|test)_[A-Za-z0-9]{16,}"),
    shape("webhook-secret", WORD_START + rb"whsec_[A-Za-z0-9+/=]{16,}"),
    shape("npm-token", WORD_START + rb"npm_[A-Za-z0-9]{30,}"),
    shape("pypi-token", WORD_START + rb"pypi-[A-Za-z0-9_-]{40,}"),
    shape(
        "openai-key",
        WORD_START
        + rb"sk-(?:(?:proj|ant|svcacct|or|admin|lf|service)-[A-Za-z0-9_-]{20,}|[A-Za-z0-9]{20,}"
        + rb"|(?=[a-z0-9_-]*[A-Z])(?=[A-Za-z_-]*[0-9])[A-Za-z0-9_-]{20,})",
    ),
    shape("onepassword-token", WORD_START + rb"ops_[A-Za-z0-9+/=_-]{20,}"),
    shape("resend-key", WORD_START + rb"re_(?=[A-Za-z_]{0,40}[0-9])[A-Za-z0-9_]{16,}"),
    shape("google-key", WORD_START + rb"AIza[0-9A-Za-z_-]{35}"),
    shape("google-secret", WORD_START + rb"GOCSPX-[0-9A-Za-z_-]{20,}"),
    shape("digitalocean-token", WORD_START + rb"do[opr]_v1_[a-f0-9]{32,}"),
    shape("docker-token", WORD_START + rb"dckr_(?:pat|oat)_[A-Za-z0-9_-]{16,}"),
    shape("shopify-token", WORD_START + rb"shp(?:at|ca|pa|ss)_[a-fA-F0-9]{24,}"),
    shape("grafana-token", WORD_START + rb"gl(?:sa|c)_[A-Za-z0-9_+/=]{20,}"),
    shape("huggingface-token", WORD_START + rb"hf_[A-Za-z0-9]{30,}"),
    shape("linear-key", WORD_START + rb"lin_(?:api|oauth)_[A-Za-z0-9]{20,}"),
    shape("sentry-token", WORD_START + rb"sntry[us]_[A-Za-z0-9+/=_-]{20,}"),
    shape("doppler-token", WORD_START + rb"dp\.(?:pt|st|ct|sa|scim|audit)\.[A-Za-z0-9._-]{20,}"),
    shape("planetscale-token", WORD_START + rb"pscale_(?:pw|tkn|oauth)_[A-Za-z0-9_.=-]{20,}"),
    shape("vault-token", WORD_START + rb"hv[sbr]\.[A-Za-z0-9_-]{20,}"),
    shape("tailscale-key", WORD_START + rb"tskey-[a-z]+-[A-Za-z0-9-]{16,}"),
    shape(
        "newrelic-key",
        WORD_START + rb"(?:NR(?:AK|SP|JS|II|RA)-[A-Za-z0-9_-]{19,}|[0-9a-f]{32,36}(?:FFFF)?NRAL(?![A-Za-z0-9]))",
    ),
    shape(
        "plaid-token",
        WORD_START + rb"access-(?:sandbox|development|production)-[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}",
    ),
    shape("launchdarkly-key", WORD_START + rb"(?:sdk|mob)-[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}"),
    shape("shippo-token", WORD_START + rb"shippo_(?:live|test)_[0-9a-f]{40}"),
    shape("supabase-key", WORD_START + rb"sb(?:p|_secret|_publishable)_[A-Za-z0-9_-]{20,}"),
    shape("posthog-key", WORD_START + rb"ph[cx]_[A-Za-z0-9]{30,}"),
    shape("render-key", WORD_START + rb"rnd_[A-Za-z0-9]{20,}"),
    shape("fly-token", WORD_START + rb"(?:fo1_|fm[12][ar]?_)[A-Za-z0-9+/=_-]{20,}"),
    shape("age-key", WORD_START + rb"AGE-SECRET-KEY-1[0-9A-Z]{20,}"),
    shape("mailgun-key", WORD_START + rb"key-[0-9a-f]{32}(?![0-9a-f])"),
    shape("mailchimp-key", WORD_START + rb"[0-9a-f]{32}-us\d{1,2}(?![0-9])"),
    shape("facebook-token", WORD_START + rb"EAA[A-Za-z0-9]{60,}"),
    shape("square-token", WORD_START + rb"(?:EAAA|sq0[a-z]{3}-)[A-Za-z0-9_-]{20,}"),
    shape("atlassian-token", WORD_START + rb"ATATT3[A-Za-z0-9_=-]{20,}"),
    shape("cloudflare-token", WORD_START + rb"v1\.0-[a-f0-9]{24}-[a-f0-9]{100,}"),
    shape("jwt", rb"(?<![A-Za-z0-9_-])eyJ[A-Za-z0-9_-]{8,}(?:\.[A-Za-z0-9_-]+){0,4}\.?"),
    shape("buildkite-token", WORD_START + rb"bk(?:ua|at|pt|ct)_[A-Za-z0-9]{24,}"),
    shape("databricks-token", WORD_START + rb"dapi[0-9a-f]{32}"),
    shape("pulumi-token", WORD_START + rb"pul-[0-9a-f]{40}"),
    shape("circleci-token", WORD_START + rb"CCI(?:PAT|PRJ)_[A-Za-z0-9_]{20,}"),
    shape("netlify-token", WORD_START + rb"nf[pc]_[A-Za-z0-9]{30,}"),
    shape("vercel-token", WORD_START + rb"(?:vercel_blob_rw|vc[a-z])_[A-Za-z0-9_]{24,}"),
    shape("groq-key", WORD_START + rb"gsk_[A-Za-z0-9]{30,}"),
    shape("xai-key", WORD_START + rb"xai-[A-Za-z0-9]{40,}"),
    shape("notion-token", WORD_START + rb"ntn_[A-Za-z0-9]{30,}"),
    shape("figma-token", WORD_START + rb"fig[dour]_[A-Za-z0-9_-]{30,}"),
    shape("brevo-key", WORD_START + rb"x(?:key|smtp)sib-[0-9a-f]{40,}(?:-[A-Za-z0-9]+)?"),
    shape("google-token", WORD_START + rb"ya29\.[A-Za-z0-9_-]{20,}"),
    shape("airtable-token", WORD_START + rb"pat[A-Za-z0-9]{14}\.[0-9a-f]{40,}"),
    shape("replicate-token", WORD_START + rb"r8_[A-Za-z0-9]{30,}"),
    shape("alibaba-key", WORD_START + rb"LTAI[A-Za-z0-9]{12,}"),
    shape("tencent-key", WORD_START + rb"AKID[A-Za-z0-9]{32}(?![A-Za-z0-9])"),
    shape("langsmith-key", WORD_START + rb"lsv2_(?:pt|sk)_[A-Za-z0-9_]{20,}"),
    shape("postman-key", WORD_START + rb"PMAK-[a-f0-9]{24}-[a-f0-9]{34}"),
    shape("swarm-token", WORD_START + rb"SWM(?:TKN|KEY)-1-[A-Za-z0-9+/-]{20,}"),
    shape("rubygems-key", WORD_START + rb"rubygems_[a-f0-9]{40,}"),
    shape("bitbucket-token", WORD_START + rb"(?:ATBB|ATCTT3)[A-Za-z0-9_=-]{20,}"),
    shape("matrix-token", WORD_START + rb"syt_[A-Za-z0-9+/=]+_[A-Za-z0-9]{16,}_[A-Za-z0-9]{4,}"),
    shape("artifactory-key", WORD_START + rb"(?:AKCp|cmVmdGtu)[A-Za-z0-9]{40,}"),
    shape("crates-token", WORD_START + rb"cio(?=[a-zA-Z]*[0-9])[A-Za-z0-9]{32}(?![A-Za-z0-9])"),
    shape("typeform-token", WORD_START + rb"tfp_[A-Za-z0-9_.-]{40,}"),
    shape("ntfy-token", WORD_START + rb"tk_(?=[a-z]*[0-9])[a-z0-9]{29}(?![A-Za-z0-9])"),
    shape("netbird-token", WORD_START + rb"nbp_[A-Za-z0-9]{30,}"),
    shape("pinecone-key", WORD_START + rb"pcsk_[A-Za-z0-9_]{40,}"),
    shape("perplexity-key", WORD_START + rb"pplx-[A-Za-z0-9]{40,}"),
    shape("nvidia-key", WORD_START + rb"nvapi-[A-Za-z0-9_-]{40,}"),
    shape("sonar-token", WORD_START + rb"sq[apu]_[a-f0-9]{40}"),
    shape("sourcegraph-token", WORD_START + rb"sg[pds]_[a-f0-9_]{40,}"),
    shape("contentful-token", WORD_START + rb"CFPAT-[A-Za-z0-9_-]{40,}"),
    shape("prefect-key", WORD_START + rb"pn[ub]_[A-Za-z0-9]{36}"),
    shape("readme-key", WORD_START + rb"rdme_[a-z0-9]{60,}"),
    shape("frameio-token", WORD_START + rb"fio-u-[A-Za-z0-9_=-]{60,}"),
    shape("easypost-key", WORD_START + rb"EZ[AT]K[A-Za-z0-9]{50,}"),
    shape("flutterwave-key", WORD_START + rb"FLWSECK(?:_TEST)?-[A-Za-z0-9-]{12,}"),
    shape("nuget-key", WORD_START + rb"oy2[a-z0-9]{43}(?![a-z0-9])"),
    shape("razorpay-key", WORD_START + rb"rzp_(?:live|test)_[A-Za-z0-9]{14,}"),
    shape("duffel-token", WORD_START + rb"duffel_(?:live|test)_[A-Za-z0-9_-]{40,}"),
    shape("infracost-key", WORD_START + rb"ico-[A-Za-z0-9]{32}(?![A-Za-z0-9])"),
    shape("adafruit-key", WORD_START + rb"aio_[A-Za-z0-9]{28}(?![A-Za-z0-9])"),
    shape("together-key", WORD_START + rb"tgp_v1_[A-Za-z0-9_-]{40,}"),
    shape("hubspot-token", WORD_START + rb"pat-(?:na|eu|ap)\d-[0-9a-f-]{36}"),
    shape("neon-key", WORD_START + rb"napi_[a-z0-9]{60,}"),
    shape("onepassword-key", WORD_START + rb"A3(?:-[A-Z0-9]{6}){2}(?:-[A-Z0-9]{5,6}){3,4}(?![A-Z0-9-])"),
    shape("heroku-key", WORD_START + rb"HRKU-(?:[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}|AA[A-Za-z0-9_-]{20,})"),
    shape("mysql-hash", rb"(?<![A-Za-z0-9*])\*[0-9A-F]{40}(?![0-9A-Za-z])"),
    shape(
        "private-key",
        rb"(?<![A-Za-z0-9+/])(?:b3BlbnNzaC1rZXktdjE|LS0tLS1CRUdJTi(?!BDRVJUSUZJQ0FUR|BQVUJMSUM))[A-Za-z0-9+/=_-]+",
    ),
)
"""Tried on long words first (`known.RUN` sees at least the first 8 characters of each)."""
