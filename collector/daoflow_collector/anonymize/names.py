"""Fake names: of hosts, keeping how deep they lie and what they are for; of people and their mail addresses."""

# ruff: noqa: E501  one list of words is easier to read than many lines
from __future__ import annotations

import re
import threading
from collections.abc import Iterable
from typing import Callable

from daoflow_collector.anonymize import people
from daoflow_collector.anonymize.addresses import ESCAPE
from daoflow_collector.anonymize.pseudonyms import Pseudonyms

DOTTED = rb"(?:(?<=\\[nrt])|(?<=%[0-9A-Fa-f]{2})(?<!%25)|(?<=%25[0-9A-Fa-f]{2})(?<!%2525)|(?<=%2525[0-9A-Fa-f]{2})|(?<=%)(?![0-9A-Fa-f]{2})|(?<=[^A-Za-z0-9_.\\-]\.)|(?<![A-Za-z0-9_.\\%-]))(?:[A-Za-z0-9_](?:[A-Za-z0-9_-]{0,62}[A-Za-z0-9])?\.){1,12}[A-Za-z]{2,18}(?![A-Za-z0-9_-])"
_LOCAL = rb"(?:(?<=\\[nrt])|(?<=%[0-9A-Fa-f]{2})|(?<![A-Za-z0-9._%+\\/-]))[A-Za-z0-9](?:[A-Za-z0-9._+-]|%2[Bb]|\\{1,4}u002[Bb]){0,63}"
PLUS = re.compile(r"%2B|\\+u002B", re.IGNORECASE)
NAME = re.compile(DOTTED)
MAIL = re.compile(
    rb"(?P<local>"
    + _LOCAL
    + rb")(?P<at>@|%(?:25){0,2}40|\\{1,4}u0040|\\{1,4}x40|&#(?:64|[xX]40);|&commat;)(?P<domain>(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,62})\.){1,12}[A-Za-z]{2,18})(?![A-Za-z0-9_-])"
)


def _listed(text: str) -> frozenset[str]:
    return frozenset(text.split())


_TOP_LEVEL = _listed(
    "com net org edu gov mil int info biz eu de at ch fr nl be lu uk ie es pt it dk se no fi is pl cz sk hu ro bg gr hr si ee lv lt ua ru tr "
    "us ca mx br ar cl au nz jp kr tw hk sg cn in za il ae io co ai me tv cc gg fm dev app cloud online tech xyz "
    "internal local lan corp home intranet localdomain private arpa example"
)
_PRIVATE = _listed("internal local lan corp home intranet localdomain private")
_SECOND_LEVEL = _listed("co com org net ac gov edu or ne")
_REVERSED = _listed("com org io net dev")
_FILES = _listed("cc in is it no me pl so ps app home local private")
"""Endings that files, classes and settings have too: two labels alone are no host then."""
_PUBLIC = _listed(
    "docker.io docker.com ghcr.io github.com githubusercontent.com gitlab.com bitbucket.org quay.io gcr.io pkg.dev mcr.microsoft.com "
    "npmjs.org npmjs.com pypi.org pythonhosted.org debian.org ubuntu.com alpinelinux.org kernel.org gnu.org letsencrypt.org cloudflare.com "
    "cloudflarestorage.com amazonaws.com googleapis.com google.com azure.com windows.net microsoft.com digitalocean.com digitaloceanspaces.com "
    "backblazeb2.com wasabisys.com hetzner.com hetzner.cloud slack.com discord.com telegram.org sentry.io datadoghq.com openai.com "
    "postgresql.org redis.io temporal.io better-auth.com socket.io nodejs.org mozilla.org w3.org opencontainers.org containerd.io "
    "pool.ntp.org json-schema.org schema.org daoflow.dev daoflow.io localhost.localdomain host.docker.internal gateway.docker.internal "
    "docker.internal kubernetes.io grafana.com nginx.org nginx.com apache.org python.org golang.org bun.sh systemd.io traefik.io"
)
"""Everybody's: they name no customer, and which of them cannot be reached is a fact."""
_FUNCTIONS = _listed(
    "www api app web mail smtp imap mx ns ns1 ns2 db database postgres postgresql mysql redis cache queue registry git s3 minio storage backup "
    "backups auth login sso id vpn proxy gateway lb cdn static assets admin panel dashboard status docs staging stage prod production test dev "
    "eu us node worker daoflow temporal grafana prometheus hooks webhook webhooks internal"
)
_GENERIC_HOSTS = _listed(
    "localhost debian ubuntu docker server daoflow postgres redis temporal host node linux centos fedora alpine"
)
_FAKE_SITE, _FAKE_LABEL = re.compile(r"site-\d+\.[a-z]+"), re.compile(r"host-\d+")
"""What this program gives, also where another mapping gave it."""
_MIN_HUNTED = 5
_MAX_HUNTED = 2000


class Names:
    """Maps host names, users and mail addresses. `own`: host names of this host; `users`: its people; `ordinary`: words that stay."""

    def __init__(
        self, pseudonyms: Pseudonyms, *, own: Iterable[str], users: Iterable[str], ordinary: Iterable[str]
    ) -> None:
        self._pseudonyms = pseudonyms
        self._stay = {word.lower() for word in ordinary} | _GENERIC_HOSTS
        self._lock = threading.Lock()
        labels = {name.lower().split(".")[0] for name in own if name}
        self._hunted: dict[str, str] = {}
        self._words: tuple[int, Hunt | None] = (0, None)
        for label in sorted(labels - self._stay - people.SYSTEM_ACCOUNTS):
            self._label(label)
            if is_telling(label):
                self._hunted[label] = "label"
        for user in sorted({user.lower() for user in (*users, *pseudonyms.reals("user"))}):
            self.user(user)
        self.given = frozenset(self._hunted)
        """Hunted from the beginning: what is met only later may stand in what was made before."""

    @property
    def hunt(self) -> Hunt | None:
        """Return the pattern of all that is looked for as a word by now."""
        with self._lock:
            # Compiled when it is asked for, not for each name: a log of logins that failed has thousands.
            if self._words[0] != len(self._hunted):
                self._words = len(self._hunted), Hunt(self._hunted)
            return self._words[1]

    @property
    def hunt_late(self) -> Hunt | None:
        """Return the pattern of what was not known from the beginning."""
        with self._lock:
            late = self._hunted.keys() - self.given
        return Hunt(late) if late else None

    def hunted(self, text: str) -> str:
        """Return the fake of one of this host's own names, met as a word."""
        return self._label(text.lower()) if self._hunted[text.lower()] == "label" else self._user(text.lower())

    def host(self, text: str) -> str:
        """Return the fake of a name with dots; what is no host name, or everybody's, stays."""
        labels = text.lower().split(".")
        if labels[0] in _REVERSED and len(labels) > 2:
            return text  # a label or a package: com.docker.compose.project
        if labels[-1] not in _TOP_LEVEL or (len(labels) == 2 and labels[-1] in _FILES):
            return text
        if any(".".join(labels[start:]) in _PUBLIC for start in range(len(labels) - 1)) or labels[-1] == "arpa":
            return text
        size = 3 if len(labels) > 2 and labels[-2] in _SECOND_LEVEL and len(labels[-1]) == 2 else 2
        site = ".".join(labels[-size:])
        end = f".{labels[-1]}" if labels[-1] in _PRIVATE else ".example"
        if _FAKE_SITE.fullmatch(site):
            return text
        return ".".join([*(self._label(label) for label in labels[:-size]), self._site(site, end)])

    def mail(self, local: str, domain: str, at: str) -> str:
        """Return the fake of a mail address; accounts that everybody has (`git@`) keep their name."""
        if domain.lower().split(".")[-1] not in _TOP_LEVEL:
            return f"{local}{at}{self.host(domain)}"
        if local.lower() in people.SYSTEM_ACCOUNTS or re.fullmatch(r"mail-\d+", local):
            return f"{local}{at}{self.host(domain)}"
        fake = self._pseudonyms.fake("mail", f"{local}@{domain}".lower(), lambda number: f"mail-{number}")
        return f"{fake}{at}{self.host(domain)}"

    def user(self, name: str) -> str:
        """Return the fake of a user by what stands in the place of one; from now on it is fake wherever it stands, unless it is a word too."""
        user = name.lower()
        if user in self._stay or not people.is_person(user):
            return name
        if self._hunted.get(user) == "label":
            return self._label(user)
        fake = self._user(user)
        if user not in self._hunted and people.means_nothing_else(user) and len(self._hunted) < _MAX_HUNTED:
            with self._lock:
                self._hunted[user] = "user"
        return fake

    def _label(self, label: str) -> str:
        if label in _FUNCTIONS or label == "*" or _FAKE_LABEL.fullmatch(label):
            return label
        return self._pseudonyms.fake("label", label, lambda number: f"host-{number}")

    def _site(self, site: str, end: str) -> str:
        return self._pseudonyms.fake("site", site, lambda number: f"site-{number}{end}")

    def _user(self, user: str) -> str:
        return self._pseudonyms.fake("user", user, lambda number: f"user-{number}")


class Hunt:
    """Words that are looked for everywhere, whole; an underscore ends one, as in the names that Compose gave."""

    def __init__(self, words: Iterable[str]) -> None:
        longest_first = sorted(map(re.escape, words), key=len, reverse=True)
        any_of = rf"(?P<word>{'|'.join(longest_first)})(?![A-Za-z0-9])".encode()
        self._alone = re.compile(rb"(?<![A-Za-z0-9])" + any_of, re.IGNORECASE)
        self._escaped = re.compile(ESCAPE + any_of, re.IGNORECASE)

    def replaced(self, fake: Callable[[str], str], content: bytes) -> bytes:
        """Return the content with the fake of each."""
        content = self._alone.sub(lambda match: fake(match[0].decode("ascii")).encode("ascii"), content)
        return self._escaped.sub(
            lambda match: match["before"] + fake(match["word"].decode("ascii")).encode("ascii"), content
        )


def is_telling(word: str) -> bool:
    """Say whether a bare word is looked for everywhere: not `web`, which would hit text that has nothing to do with a host."""
    return len(word) >= _MIN_HUNTED or (len(word) >= 3 and any(not character.isalpha() for character in word))
