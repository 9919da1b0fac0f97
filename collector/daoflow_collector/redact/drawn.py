"""Words that hold no number and are passwords all the same: four and more drawn by dice, and letters that no language puts so.

For values whose place already speaks of a secret: alone, a row of words is the name of a host, a job or a repository.
"""

from __future__ import annotations

import re

from daoflow_collector.redact import chance, values

_DICE = re.compile(
    r"[a-z]{2,12}(?:-[a-z]{2,12}){3,7}|[a-z]{2,12}(?:_[a-z]{2,12}){3,7}|[a-z]{2,12}(?:\.[a-z]{2,12}){3,7}"
)
_PHRASE = re.compile(r"[a-z]{2,12}(?: [a-z]{2,12}){3,7}")
MIN_LETTERS = 16
_NOT_DRAWN = values.listed(
    "access account admin agent aliases alive all alpha already and any api app application apply are argument as "
    "assets at attach audit auth aws back backend backup bad base basic batch be beta bind block blue body both "
    "branch bridge broker bucket build but by ca cache call can cannot cert change check claim clear cli client "
    "cloud cluster code collector common compose config configuration connect connection console container control "
    "cookie core could count create creds cron current daemon daoflow data database date db debug default delete "
    "deny deploy deployment dev device disk do docker does domain down driver during edge email empty en end engine "
    "entry env err error event every exit expiry extra fail failed field file final find first fix flag for "
    "forbidden format free from front frontend full gateway get git global go grant green group guard had handler "
    "has hash have header health hook host hours http https i id if image in index info init inner input instance "
    "internal invalid io is issue it item job json key kind kube kubernetes label last layer legacy length level "
    "lib limit line list load local lock log login long loop mail main manager master match max memory merge "
    "message migration min minutes missing mode module monitor more must name namespace net network new nginx no "
    "node not null of off office old on one only open operation operator option or org our out over owner pair "
    "panel part pass password patch path peer pending per pipeline plain plane please policy pool port post "
    "postgres present primary private prod production profile project proxy public pull push put query queue raw "
    "read ready record redis refresh refused region registry reject release remote replica repo report request "
    "require required reset resource response retry role root rotate rule run runner runtime safe save scheduler "
    "schema scope script seconds secret secure see self send server service session set setting shard shared short "
    "should show sidecar sign site size so socket source ssh ssl stack stage staging start state status step stop "
    "storage store stream string sub such svc switch sync system table tag target task team temp temporal test than "
    "that the their then there this time tls to token tool traffic true try two type unit unknown until up update "
    "url us use user uses using v valid value variable vault version via view volume wait was we web website were "
    "west when which will with wizard word words worker workflow write wrong yaml yes you your zone"
)
"""Words of what hosts, jobs, files and settings are named by, and of what programs say: not one of them is in a drawn row."""
_OF_SECRETS = values.listed(
    "credentials creds credential secret secrets token tokens password passwords key keys cert certs tls "
    "config env auth"
)
_SAID = re.compile(r"[a-z]{3,}(?:ing|tion|tions|ment|able|ied|sed|ted|red|ned|ched|led|ively|ally)")
"""How words of a sentence end."""
_SIGNS = re.compile(r"[+~!#*^_-]|=+\Z")
"""What base64 and generators put between letters."""


def is_drawn(word: str) -> bool:
    """Say whether four words and more stand in a row, joined by one sign or spaced, and none is one that things are named by."""
    if not (_DICE.fullmatch(word) or _PHRASE.fullmatch(word)):
        return False
    parts = re.split(r"[-_. ]", word)
    return (
        sum(map(len, parts)) >= MIN_LETTERS
        and len(set(parts)) >= len(parts) - 1
        and _NOT_DRAWN.isdisjoint(parts)
        and not any(_SAID.fullmatch(part) or values.is_plain(part) for part in parts)
    )


def is_row(word: str) -> bool:
    """Say whether the drawn words are joined by a sign, so that they are one word where a line is cut at its spaces."""
    return " " not in word and is_drawn(word)


def names_a_secret(word: str) -> bool:
    """Say whether words in a row are what a secret is kept under, `shop-prod-registry-credentials`, and not what it is."""
    return not _OF_SECRETS.isdisjoint(re.split(r"[-_. ]", word))


def is_scrambled(word: str) -> bool:
    """Say whether letters, small and capital, stand as in no word and no name of a class: `PKytfKpcm`."""
    bare = _SIGNS.sub("", word)
    word = bare if bare == word else bare.replace(".", "")
    return (
        8 <= len(word) <= 64
        and word.isascii()
        and word.isalpha()
        and word not in (word.lower(), word.upper(), word.capitalize())
        and chance.bits(word.encode("ascii")) > chance.LIKELY
    )


def is_letters(word: str) -> bool:
    """Say whether a word without a number is a password where its place speaks of one: a drawn row, or scrambled letters."""
    return is_row(word) or is_scrambled(word)


def is_told(word: str) -> bool:
    """Say whether a word is a password by itself where a secret is spoken of: letters and digits, a drawn row, scrambled letters."""
    return values.is_mixed(word) or is_letters(word)
