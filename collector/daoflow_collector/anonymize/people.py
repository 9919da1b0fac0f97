"""Where a text names the people who have an account: logins, `sudo`, `id`, owners of files, `user=`; and which of those names are nobody's.

What stands in such a place is fake there; a name that means nothing else is then fake everywhere, as a whole word.
"""

# ruff: noqa: E501  one list of words is easier to read than many lines
from __future__ import annotations

import re
from collections.abc import Iterator

from daoflow_collector.redact import values

USER = rb"[A-Za-z_](?:[A-Za-z0-9._-]{0,30}[A-Za-z0-9_-])"
_NAMED = rb"(?P<user>" + USER + rb")"
BEFORE_LOGIN = rb"\b(?:ssh|scp|sftp|rsync|mosh|ssh-copy-id)\b[^\n|;@]{0,200}?(?<![\w.@:/-])"
"""A command that goes to another host, up to `user@host`."""
_MODE = rb"^[-dlbcps][rwxsStT-]{9}[.+@]?[ \t]+\d+[ \t]+"
_SLOTS = tuple(
    (literals, re.compile(pattern.replace(b"<NAME>", _NAMED), re.MULTILINE))
    for literals, pattern in (
        (
            (b"Accepted ", b"Failed ", b"Postponed "),
            rb"\b(?:Accepted|Failed|Postponed) \S{1,60} for (?:(?:invalid |illegal )?user )?<NAME>(?![\w@-]|\.\w)",
        ),
        (
            (b"user ",),
            rb"\b(?:[Ii]nvalid|authenticating|[Oo]f|[Ff]or|[Ff]rom|[Bb]y) user [\"'\\]{0,2}<NAME>(?![\w@-]|\.\w)",
        ),
        ((b" logged ",), rb"\b[Uu]ser [\"'\\]{0,2}<NAME>(?=[\"'\\]{0,2} (?:has |was )?logged (?:in|out)\b)"),
        ((b"(uid=",), rb"\b(?:by|user) <NAME>(?=\(uid=)"),
        ((b"sudo",), rb"\bsudo(?:\[\d{1,10}\])?:[ \t]+<NAME>(?= : )"),
        ((b"id=", b"groups="), rb"(?:\b[ug]id=|\bgroups=|(?<=\)),)\d{4,10}\(<NAME>(?=\))"),
        ((b":x:", b":*:", b"::"), rb"^<NAME>(?=:[x*!]?:[1-9]\d{3}:\d{1,10}:)"),
        (
            (b"@",),
            BEFORE_LOGIN + rb"<NAME>(?=@[A-Za-z0-9\[])",
        ),
        ((b"ssh://",), rb"\bssh://<NAME>(?=[@:])"),
        ((b"ssh",), rb"\bssh [^\n|;]{0,200}?-l[ ]?<NAME>(?![\w@-]|\.\w)"),
        ((b"@",), rb"(?<![\w.@:/%+-])<NAME>(?=@[A-Za-z0-9][A-Za-z0-9.-]{0,62}:[~/])"),
        ((b"pts/", b"tty"), rb"^<NAME>(?=[ \t]+(?:pts/|tty)\d)"),
        ((b"rw", b"r-"), _MODE + rb"<NAME>(?=[ \t]+\S+[ \t]+\d)"),
        ((b"rw", b"r-"), _MODE + rb"\S+[ \t]+<NAME>(?=[ \t]+\d)"),
        ((b".",), rb"^<NAME>(?=[ \t]+\d{1,7}[ \t]+\d{1,4}\.\d[ \t]+\d{1,3}\.\d[ \t])"),
        (
            (b"user", b"USER", b"User", b"log", b"LOG", b"acct"),
            rb"(?<![A-Za-z0-9_-])(?:(?:ssh|remote|sudo|os|unix|login|ru?)_?|SUDO_)?(?:user(?:_?[nN]ame)?|User|UserName|USER|USERNAME|LOGNAME|logname|login|acct)(?:=\\*[\"']?|\\*[\"'] ?: ?\\*[\"'])<NAME>(?![\w.@:/(\[$-])",
        ),
        ((b"user", b"login"), rb"^[ \t]*(?:- )?(?:user(?:_?name)?|login): <NAME>(?=[ \t]*\r?$)"),
        ((b"home", b"Users"), rb"(?:/|%2[Ff])(?:home|Users)(?:\\*/|%2[Ff])<NAME>"),
    )
)
SYSTEM_ACCOUNTS = values.listed(
    "root git admin administrator deploy deployer postgres postgresql mysql mariadb redis daoflow temporal app www-data nobody ubuntu debian ec2-user "
    "centos user users node docker oauth2 x-access-token runner ci build backup backups ops noreply no-reply default guest test service linuxbrew bun deno "
    "daemon bin sys sync games man lp mail news uucp proxy list irc gnats messagebus sshd polkitd tcpdump chrony ntp syslog nginx apache httpd caddy traefik "
    "grafana prometheus rabbitmq mongodb elasticsearch elastic kafka zabbix nagios telegraf influxdb vault consul nomad minio rclone registry gitlab jenkins "
    "operator halt shutdown ftp wheel sudo adm tty disk kmem dialout fax voice cdrom floppy tape audio video plugdev staff landscape lxd pollinate fwupd usbmux "
    "shared public system superuser postmaster owner member viewer anonymous none null unknown me you self somebody username login"
)
_WORDS = values.listed(
    "able about active after again agent alive allow also always app apps archive area array attempt audit auth back base batch been before block body boot both branch "
    "build bytes cache call case cert chain change check child class clean clear client clock close code column command commit config connect connection container content copy core "
    "count crash create cron daily data database date days dead debug delete deny deployment device direct disk done down drop dump each empty end entry error even event events "
    "every exec exit fail fatal fetch field file files find first flag flush fork form frame free from full function gone grant group hard have head health heap help here hold host "
    "hour http https idle image images index info init inner input item jobs join json just keep kernel keys kill last late left less level life like limit line lines link live load "
    "local lock logs long look lost made main make many mark match memory message meta method mode module month more most mount move name names need nested network never next node "
    "note object once only open order other outer over page pages pair part pass path peer pending pids ping pipe plan pool port ports post process product prod project prompt pull "
    "push query queue quit rate read ready real record reload remote remove report request reset restart restore result retry role room rule rules running same save scan schema "
    "search self send sent serve server session sets shell show side sign size skip slow socket some source span stage start state status step stop store stream string style "
    "such swap table tail take task tasks team temp term text than that them then there these they thing this thread time timer times todo tool trace track tree true turn type unit "
    "until upper used value view void wait walk warn watch wave week when will with word work worker write year zero zone rich frank drew chase page dean bill"
)
_ID = re.compile(r"(?:user|mail|host|site)-\d+|(?:usr|user|u)_.*|(?=.*\d)[0-9a-f]{8,}|systemd-.*|_.*")
"""An id, an account of systemd's or Debian's making, or a fake."""
_SERVICE = re.compile(
    rb"(?:(?<![A-Za-z0-9])(?!SUDO_|SSH_|REMOTE_|LOGIN_)[A-Z][A-Z0-9]*_USER(?:NAME)?[\"'\\]{0,3}[ \t]*[=:][ \t]*[\"'\\]{0,3}"
    rb"|(?:postgres(?:ql)?|mysql|mariadb|rediss?|amqps?|mongodb|smtps?)(?:\+\w+)?://)"
    + _NAMED
    + rb"(?![\w-]|\.\w|@[\w.-]+\.[a-z])"
)
"""What a service calls itself where it logs in: no person, and a fact."""
_LEAST_LETTERS = 4


def slots(content: bytes) -> Iterator[re.Pattern[bytes]]:
    """Yield the patterns that may match in the content; the group `user` of each is an account's name."""
    for literals, pattern in _SLOTS:
        if any(literal in content for literal in literals):
            yield pattern


def named_in(content: bytes) -> set[str]:
    """Return the people whom a text names as such, in lower case."""
    found = {match["user"].decode("ascii").lower() for pattern in slots(content) for match in pattern.finditer(content)}
    return {user for user in found if is_person(user)}


def services_in(content: bytes) -> set[str]:
    """Return the accounts that settings and URLs name for services, in lower case: they keep their names."""
    return {match["user"].decode("ascii").lower() for match in _SERVICE.finditer(content)}


def is_login(text: str) -> bool:
    """Say whether a text has the form of an account's name."""
    return re.fullmatch(USER, text.encode("utf-8", "replace")) is not None


def is_person(user: str) -> bool:
    """Say whether an account may be a person's: not one that every system or this product has, an id, or a word of a log."""
    lowered = user.lower()
    return not (lowered in SYSTEM_ACCOUNTS or _ID.fullmatch(lowered) or values.is_plain(lowered))


def means_nothing_else(user: str) -> bool:
    """Say whether the name is looked for everywhere: `jdoe` and `max7`, not `max` or `will`."""
    if not user.isalpha():
        return len(user) >= _LEAST_LETTERS - 1
    return len(user) >= _LEAST_LETTERS and user.lower() not in _WORDS and user.lower() not in SYSTEM_ACCOUNTS
