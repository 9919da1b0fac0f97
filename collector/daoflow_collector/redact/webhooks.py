"""Keys in the addresses of services that tell people: PagerDuty, Healthchecks, ntfy, push monitors, deploy hooks, notification URLs."""

from __future__ import annotations

import re
from collections.abc import Iterator

from daoflow_collector.redact import drawn, values
from daoflow_collector.redact.odd import is_hex, is_odd_text
from daoflow_collector.redact.spans import Span
from daoflow_collector.redact.vault import to_text

_KEYED = re.compile(
    rb"(?:pagerduty\.com/(?:integration|generic/[^/\s]+)|hc-ping\.[a-z0-9.-]{2,40}(?:/ping)?|healthchecks\.io(?:/ping)?|/heartbeats?|/api/push|/ping"
    rb"(?=/[0-9a-f]{8}-)"
    rb"|nosnch\.in|cronitor\.link(?:/p|/ping)?|maker\.ifttt\.com/trigger/[^/\s]+(?:/json)?/with/key|"
    rb"victorops\.com/integrations/[^\s]{1,60}/alert"
    rb"|opsgenie\.com/v\d/heartbeats|/build_hooks|/integrations/deploy/[^/\s]+|api\.render\.com/deploy|/bot/v\d/hook|"
    rb"hook\.[a-z0-9]+\.make\.com"
    rb"|/webhooks?/incoming|/incoming[_-]?webhooks?|/integrations/v\d/[a-z_]+|ntfy\.sh|pushover\.net/\d|webhook\.site|discord"
    rb"(?:app)?\.com/api/webhooks/\d+"
    rb"|datadoghq\.(?:com|eu)/v1/input"
    rb"|/hooks/[A-Za-z0-9_-]{8,40})/(?P<v>[A-Za-z0-9_.~-]{8,200}(?:/(?=[A-Za-z0-9_-]*[0-9])[A-Za-z0-9_-]{16,200})?)",
    re.IGNORECASE,
)
_HOOK = re.compile(rb"://[^\s\"'/]{1,120}/hooks/(?P<v>[A-Za-z0-9_-]{16,64})(?![\w/.-])")
"""A chat's address with nothing but the key behind it."""
_HOOK_HOST = re.compile(
    rb"://(?:hooks|webhooks?)\.[^\s\"'/@]{1,120}(?:/[^\s\"'/?#@]{1,80}){0,5}/(?P<v>[A-Za-z0-9_-]{16,100})(?![\w/.-])"
)
"""A host that is called for it, and the key as the last step."""
_NOTIFIED = re.compile(
    rb"(?<![A-Za-z0-9])(?:gotify|slack|discord|telegram|tgram|pushover|pover|ntfys?|teams|msteams|matrix|mattermost|mmosts?|rocketchat|"
    rb"rockets?|ifttt|join|"
    rb"opsgenie|pushbullet|pbul|zulip|googlechat|gchat|bark|hangouts|mailgun|sendgrid|signal|twilio|wxteams|prowl|simplepush|spush|"
    rb"line|lark|feishu|dingtalk|"
    rb"pagerduty|pagertree|splunk|victorops|home-?assistant|hassios?|kodis?|pushed|pushsafer|pushy|techulus|threema|webex|"
    rb"wecombot)s?://(?P<rest>[^\s\"'<>,;]{8,1000})",
    re.IGNORECASE,
)
MIN_LETTERS = 24
"""No word of an address has as many in one piece."""
_PUSHED = re.compile(rb"/api/push/(?=[A-Za-z]?[a-z]*[A-Z])(?=[A-Z]*[a-z])[A-Za-z]{10,32}\Z")
"""An address of Uptime Kuma's whose key happens to have no digit."""
_HOST = re.compile(rb"https?://[^\s/@]+/(?:services/|api/webhooks/)?(?=\S)")
_STEP = re.compile(rb"[^/@:?&=#]+")
LITERALS = frozenset(
    b"pagerduty hc-ping healthchecks /heartbeat/ /api/push/ nosnch cronitor ifttt victorops opsgenie build_hooks gotify ntfy pushover "
    b"datadoghq shoutrrr apprise telegram discord mattermost pushbullet".split()
)


def key_start(url: bytes) -> int:
    """Return where the part of a webhook's address begins that opens it: behind the host, and what its service always has there."""
    host = _HOST.match(url)
    return host.end() if host else 0


def find(text: bytes, lowered: bytes) -> Iterator[Span]:
    """Yield the keys; `lowered` is the text's lower case."""
    if b"/" not in text:
        return
    for match in _KEYED.finditer(text):
        word = to_text(match["v"])
        if (
            re.search(r"[0-9]", word)
            or drawn.is_scrambled(word)
            or (word.isalpha() and (len(word) >= MIN_LETTERS or _PUSHED.search(match.group())))
        ):
            yield Span(*match.span("v"), "webhook", match["v"])
    for match in (*_HOOK.finditer(text), *_HOOK_HOST.finditer(text)):
        if is_odd_text(to_text(match["v"])) or (match.re is _HOOK_HOST and is_hex(to_text(match["v"]))):
            yield Span(*match.span("v"), "webhook", match["v"])
    if b"://" not in text or not any(literal in lowered for literal in (*LITERALS, b"slack", b"notif")):
        return
    for match in _NOTIFIED.finditer(text):
        for step in _STEP.finditer(text, *match.span("rest")):
            word = to_text(step.group())
            if values.is_mixed(word) and not values.is_name(word) and not values.is_reference(word):
                yield Span(*step.span(), "webhook", step.group())
