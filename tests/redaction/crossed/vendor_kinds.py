"""Tokens that vendors issue: each with the names it goes by, and told by its shape alone."""

from __future__ import annotations

import base64
import json
import random
from collections.abc import Callable

from tests.redaction.crossed.letters import ALNUM, B32, DIGITS, HEX, LOWER, UPPER, URLSAFE, b64, b64url, draw, uuid

Draw = Callable[[random.Random], str]


def prefixed(prefix: str, alphabet: str, size: int, suffix: str = "") -> Draw:
    """Return a draw of a prefix and random text."""
    return lambda rng: prefix + draw(rng, alphabet, size) + suffix


def jwt(rng: random.Random) -> str:
    """Return a signed JSON web token with claims of its own."""
    head = {"alg": rng.choice(("HS256", "RS256", "ES256")), "typ": "JWT"}
    body = {"sub": uuid(rng), "iat": rng.randrange(1_780_000_000, 1_790_000_000), "jti": draw(rng, ALNUM, 16)}
    parts = [json.dumps(part, separators=(",", ":")).encode() for part in (head, body)]
    return ".".join([base64.urlsafe_b64encode(part).decode().rstrip("=") for part in parts] + [b64url(rng, 32)])


def tunnel(rng: random.Random) -> str:
    """Return a token of a tunnel: Base64 of JSON with the tunnel's secret."""
    body = {"a": draw(rng, HEX, 32), "t": uuid(rng), "s": b64(rng, 32)}
    return base64.b64encode(json.dumps(body, separators=(",", ":")).encode()).decode()


VENDOR: dict[str, tuple[str, Draw]] = {
    "github_classic": ("github_token gh_token git_token", prefixed("ghp_", ALNUM, 36)),
    "github_server": ("github_token installation_token", prefixed("ghs_", ALNUM, 36)),
    "github_oauth": ("gh_oauth_token", prefixed("gho_", ALNUM, 36)),
    "github_fine": ("github_pat", lambda r: f"github_pat_{draw(r, ALNUM, 22)}_{draw(r, ALNUM, 59)}"),
    "gitlab_pat": ("gitlab_token ci_job_token", prefixed("glpat-", URLSAFE, 20)),
    "gitlab_runner": ("runner_token", prefixed("glrt-", URLSAFE, 20)),
    "gitlab_deploy": ("deploy_token", prefixed("gldt-", URLSAFE, 20)),
    "slack_bot": (
        "slack_bot_token slack_token",
        lambda r: f"xoxb-{draw(r, DIGITS, 12)}-{draw(r, DIGITS, 13)}-{draw(r, ALNUM, 24)}",
    ),
    "slack_app": (
        "slack_app_token",
        lambda r: f"xapp-1-A{draw(r, UPPER, 10)}-{draw(r, DIGITS, 13)}-{draw(r, HEX, 64)}",
    ),
    "stripe_live": ("stripe_secret_key stripe_api_key", prefixed("sk_live_", ALNUM, 24)),
    "stripe_restricted": ("stripe_restricted_key", prefixed("rk_live_", ALNUM, 99)),
    "stripe_webhook": ("stripe_webhook_secret", prefixed("whsec_", ALNUM, 32)),
    "sendgrid": ("sendgrid_api_key", lambda r: f"SG.{draw(r, URLSAFE, 22)}.{draw(r, URLSAFE, 43)}"),
    "mailgun": ("mailgun_api_key", prefixed("key-", HEX, 32)),
    "brevo": ("brevo_api_key", lambda r: f"xkeysib-{draw(r, HEX, 64)}-{draw(r, ALNUM, 16)}"),
    "mailchimp": ("mailchimp_api_key", prefixed("", HEX, 32, "-us12")),
    "npm": ("npm_token node_auth_token", prefixed("npm_", ALNUM, 36)),
    "pypi": ("pypi_token twine_password", prefixed("pypi-AgEIcHlwaS5vcmc", URLSAFE, 140)),
    "rubygems": ("gem_host_api_key", prefixed("rubygems_", HEX, 48)),
    "vault_service": ("vault_token", prefixed("hvs.", URLSAFE, 92)),
    "vault_batch": ("vault_token", prefixed("hvb.", URLSAFE, 120)),
    "docker_hub": ("dockerhub_token docker_password", prefixed("dckr_pat_", URLSAFE, 27)),
    "digitalocean": ("digitalocean_token do_auth_token", prefixed("dop_v1_", HEX, 64)),
    "openai_project": ("openai_api_key", lambda r: f"sk-proj-{draw(r, URLSAFE, 58)}T3BlbkFJ{draw(r, URLSAFE, 58)}"),
    "anthropic": ("anthropic_api_key", prefixed("sk-ant-api03-", URLSAFE, 93, "AA")),
    "huggingface": ("hf_token", prefixed("hf_", ALNUM, 34)),
    "telegram": ("telegram_bot_token", lambda r: f"{draw(r, '123456789', 10)}:AA{draw(r, URLSAFE, 33)}"),
    "discord_bot": (
        "discord_token",
        lambda r: (
            f"{base64.b64encode(draw(r, '123456789', 18).encode()).decode()}.{draw(r, ALNUM, 6)}.{draw(r, URLSAFE, 38)}"
        ),
    ),
    "google_api": ("google_api_key maps_api_key", prefixed("AIzaSy", URLSAFE, 33)),
    "google_oauth": ("google_access_token", prefixed("ya29.a0", URLSAFE, 160)),
    "google_client": ("google_client_secret", prefixed("GOCSPX-", URLSAFE, 28)),
    "azure_client": (
        "azure_client_secret",
        lambda r: f"{draw(r, ALNUM, 3)}8Q~{draw(r, ALNUM + '-_.~', 33)}{r.choice(ALNUM)}",
    ),
    "newrelic": ("new_relic_license_key new_relic_api_key", prefixed("NRAK-", UPPER, 27)),
    "sentry_user": ("sentry_auth_token", prefixed("sntryu_", HEX, 64)),
    "linear": ("linear_api_key", prefixed("lin_api_", ALNUM, 40)),
    "shopify": ("shopify_access_token", prefixed("shpat_", HEX, 32)),
    "grafana_service": ("grafana_token", lambda r: f"glsa_{draw(r, ALNUM, 32)}_{draw(r, HEX, 8)}"),
    "cloudflare_tunnel": ("cloudflare_tunnel_token tunnel_token", tunnel),
    "resend": ("resend_api_key", lambda r: f"re_{draw(r, ALNUM, 8)}_{draw(r, ALNUM, 24)}"),
    "daoflow_api": ("daoflow_token", prefixed("dfl_", ALNUM, 48)),
    "onepassword": (
        "op_service_account_token",
        lambda r: "ops_eyJzaWduSW5BZGRyZXNzIjoi" + draw(r, ALNUM, 180),
    ),
    "tailscale": (
        "ts_authkey tailscale_auth_key",
        lambda r: f"tskey-auth-k{draw(r, ALNUM, 10)}CNTRL-{draw(r, ALNUM, 32)}",
    ),
    "doppler": ("doppler_token", prefixed("dp.pt.", ALNUM, 43)),
    "pulumi": ("pulumi_access_token", prefixed("pul-", HEX, 40)),
    "terraform": ("tf_token_app_terraform_io", lambda r: f"{draw(r, ALNUM, 14)}.atlasv1.{draw(r, URLSAFE, 67)}"),
    "heroku": ("heroku_api_key", lambda r: f"HRKU-{uuid(r)}"),
    "netlify": ("netlify_auth_token", prefixed("nfp_", ALNUM, 36)),
    "supabase": ("supabase_access_token", prefixed("sbp_", HEX, 40)),
    "planetscale": ("planetscale_password", prefixed("pscale_pw_", URLSAFE + ".", 43)),
    "notion": ("notion_token", prefixed("ntn_", ALNUM, 46)),
    "airtable": ("airtable_api_key", lambda r: f"pat{draw(r, ALNUM, 14)}.{draw(r, HEX, 64)}"),
    "figma": ("figma_token", lambda r: f"figd_{draw(r, URLSAFE, 40)}"),
    "atlassian": ("jira_api_token", prefixed("ATATT3xFfGF0", URLSAFE, 170, "=4D2A91C7")),
    "bitbucket": ("bitbucket_app_password", prefixed("ATBB", ALNUM, 32)),
    "swarm_join": ("swarm_join_token", lambda r: f"SWMTKN-1-{draw(r, LOWER, 50)}-{draw(r, LOWER, 25)}"),
    "age_key": (
        "age_secret_key sops_age_key",
        lambda r: "AGE-SECRET-KEY-1" + draw(r, "QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L", 58),
    ),
    "mapbox": ("mapbox_token", lambda r: f"sk.eyJ1Ijoi{draw(r, ALNUM, 60)}.{draw(r, URLSAFE, 22)}"),
    "square": ("square_access_token", prefixed("EAAAE", URLSAFE, 59)),
    "artifactory": ("artifactory_api_key", prefixed("AKCp8", ALNUM, 68)),
    "sonar": ("sonar_token", prefixed("squ_", HEX, 40)),
    "databricks": ("databricks_token", prefixed("dapi", HEX, 32)),
    "contentful": ("contentful_management_token", prefixed("CFPAT-", URLSAFE, 43)),
    "postman": ("postman_api_key", lambda r: f"PMAK-{draw(r, HEX, 24)}-{draw(r, HEX, 34)}"),
    "dynatrace": ("dynatrace_token", lambda r: f"dt0c01.{draw(r, B32, 24)}.{draw(r, B32, 64)}"),
    "flyio": ("fly_api_token", lambda r: "fm2_lJPECAAAAAAA" + b64(r, 90)),
    "jwt": ("service_token access_token id_token session_jwt", jwt),
}
