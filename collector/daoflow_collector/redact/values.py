"""What kind of value stands in a slot: nothing, a reference, a mask, a placeholder, a plain word, something random.

Pure functions of one value's text. Nothing here knows this host's secrets.
"""

from __future__ import annotations

import re

from daoflow_bundle.token import TOKEN


def listed(text: str) -> frozenset[str]:
    """Return the words of a list written as text."""
    return frozenset(text.split())


_REFERENCE = re.compile(
    r"(?:\$\d{1,3}|@p\d{1,3}|@__\w{1,40}_\d{1,3}|%s|\?|\$\{[^{}]*\}|\$\([^()]*(?:\)|\Z)|\$[A-Z_][A-Z0-9_]*|\$[a-z]{2,20}(?:_[a-z]{2,20})+|\{\{[^{}]*\}\}|%\([A-Za-z_]+\)s|<%=[^%]*%>|\$\{\{[^{}]*\}\}"
    r"|(?:process\.env|import\.meta\.env|Bun\.env)(?:\.\w+|\[['\"]\w+['\"]\])!?|os\.(?:environ|getenv)\S*|ENV\[\S+\])+"
)
_REFERENCE_WITH_DEFAULT = re.compile(r"\$\{[A-Za-z_][A-Za-z0-9_]*:?-[^{}]+\}")
_REFERENCE_INSIDE = re.compile(r"\$\{[A-Za-z_][A-Za-z0-9_.]*(?::?[-?+=][^{}]*)?\}")
_MASK = re.compile(
    r"[*•●.·_-]{2,}|[xX]{3,}|[\[<({]*(?:redacted|hidden|masked|filtered|scrubbed|removed|sensitive|secret value|set|unset|not set)[\])>}]*"
    r"|[\[<({]*(?:(?:pass(?:w(?:or)?d)?|pwd|secret|token|key|value|credentials?)[ _-])+(?:is[ _-])?"
    r"(?:redacted|hidden|masked|filtered|scrubbed|removed)[\])>}]*"
    r"|[a-z]{2,5}_[A-Za-z0-9]{4,8}(?:…|\.{3})"
    r"|[\[<({](?:secret|password|token|hidden value|encrypted)[\])>}]|VALUE_SPECIFIED_IN_NO_LOG_PARAMETER"
    r"|\[*(?:[BCDFIJSZ]|L[a-z][\w.$]*;)@[0-9a-f]{1,16}|(?:[a-z]\w*\.)+[A-Z][\w$]*@[0-9a-f]{1,16}",
    re.IGNORECASE,
)
_TOKEN_STARTS = ("[redacted:", "[unverified-redacted:")
TOKEN_OF_ANYBODY = re.compile(TOKEN.pattern.replace(r"\[redacted", r"\[(?:unverified-)?redacted", 1))
"""A token, whoever made it, escaped or not yet: it stands for a value and is none."""
_PLAIN = listed(
    "true false yes no on off null none nil undefined nan default enabled disabled required optional missing invalid "
    "expired unset empty absent present ok error failed failure success unknown string number boolean object array "
    "basic bearer digest md5 trust peer plain login oauth oauth2 jwt hs256 rs256 es256 not is was are "
    "must should cannot for in of to the and or a an with from has have be been mismatch rejected denied incorrect "
    "wrong changed updated rotated reset generated revoked authentication authorization verification validation stdin "
    "file env environment keyring vault auto manual await new valid expected received got getter setter getter/setter circular "
    "amd64 arm64 armhf armv7 i386 x86_64 configured inherited unchanged withheld omitted via unexpected read write"
)
_PLAIN_SHAPE = re.compile(
    r"[\u2013\u2014\u2026\u2713\u2714\u2717\u2718\u2705\u274c]+|(?:AES|aes)[-_]?\d{3}[-_](?:GCM|CBC|CTR|SIV|XTS|gcm|cbc|ctr)"
    r"|[a-z][a-z_-]{2,20}:(?:read|write|manage|admin|start|run|list|create|delete|update|revoke|use|\*)|"
    r"scram-sha-\d{1,3}|argon2(?:id|[id])?|bcrypt|scrypt|pbkdf2(?:[-_]?(?:hmac[-_]?)?sha-?\d{1,3})?|\d\.\d{1,3}\.\d{1,3}|\d{1,6}(?:\.\d{1,3})?(?:ns|us|ms|s|m|h|d|w|%|[kKMGT]i?[bB]?)"
)
_FUNCTION_WORDS = listed(
    "must is are be been was not at least the a an of in on to for with or and should has have cannot can't required contain "
    "contains characters too short long invalid missing expired set no does do did this that you your failed"
)
_PLACEHOLDER_WORDS = (
    r"change|changeme|changethis|me|this|it|now|please|replace|example|placeholder|your|my|here|todo|tbd|fixme|dummy|"
    r"sample|secret|password|passwd|pass|token|key|value|default|insecure|dev|development|test|testing|demo|foobar|foo|bar|"
    r"api|db|database|auth|encryption|production|prod|in|for|only|local|do|not|use|a|the|with|random|string|strong|long|"
    r"super|generate|insert|set|xxx|min|char|chars|characters|at|least|better|daoflow|postgres|admin|user|root|jwt|"
    r"real|own|goes|before|after|first|going|go|live|launch|start|deploy|deploying|install|immediately|later|soon|enter|paste|fill|of|by|hex|hexadecimal|base64|byte|bytes|digits|letters"
)
_PLACEHOLDER = re.compile(rf"(?:(?:{_PLACEHOLDER_WORDS})|[\W_\d])*", re.IGNORECASE)
_REPEATED = re.compile(r"(.)\1{3,}")
_PLACEHOLDER_CORE = re.compile(
    r"change|replace|example|placeholder|your|todo|tbd|fixme|dummy|sample|secret|passw|default|insecure|test|demo|foo|xxx|generate",
    re.IGNORECASE,
)
MAX_PHRASE_WORDS = 8
_UNITS = listed(
    "days day hours hour minutes minute seconds second characters chars bytes times attempts line port user users status "
    "code after before until since"
)
"""Words that a number stands beside in a sentence."""
_COMMON = listed(
    "password passw0rd password1 password123 12345678 123456789 1234567890 qwertyui qwerty123 qwertyuiop letmein1 "
    "iloveyou adminadmin admin123 administrator postgres postgresql changeme changeit welcome1 superman trustno1 "
    "football baseball sunshine princess whatever starwars computer internet 11111111 00000000 87654321 abcd1234 "
    "1q2w3e4r 1qaz2wsx zaq12wsx development production localhost root1234 test1234 testtest secret123 minioadmin "
    "supersecret daoflow1 daoflow123 temporal default1 guestguest rabbitmq mypassword"
)
_WEAK = listed(
    "root admin test guest letmein qwerty abc123 pass123 passwd toor monkey dragon welcome hunter2 postgres mysql redis rabbitmq "
    "password changeme 123456 1234567 1234 12345 111111 000000 654321 123123"
)
_UUID = re.compile(r"[0-9a-fA-F]{8}-(?:[0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}")
_HEX = re.compile(r"(?:0x)?(?:[0-9a-f]+|[0-9A-F]+)")
_WORD = re.compile(r"[A-Z]?[a-z]{2,}|[A-Z]{2,}|\d+|[A-Za-z]")
_ORDINARY_SHAPE = re.compile(
    r"(?:\d{4}-\d\d-\d\d[T ]?[\d:.+Z-]*"  # dates
    r"|v?\d+(?:\.\d+)+(?:[-+][\w.]+)?"  # versions
    r"|[\w.+-]+@[\w-]+(?:\.[\w-]+)+(?::\d{1,5})?"  # e-mail, a user at a host and its port
    r"|[a-z][a-z0-9+.-]*://.*"  # URLs: their userinfo is judged apart
    r"|(?:\.{0,2}/)[\w.@/ -]*"  # paths
    r"|[a-z][a-z_-]*\d{0,4}/(?:[\w-]{1,40}/)*[\w.:-]*\.[a-z][a-z0-9]{1,7}"  # keys of stored objects
    r"|(?:sha(?:1|256|384|512)|md5|SHA256|MD5)[:-][A-Za-z0-9+/=:]+"
    r"|(?:[0-9A-Fa-f]{2}:){5,}[0-9A-Fa-f]{2}(?![:\w])"  # hardware addresses, fingerprints and serial numbers
    r"|\d{8}T\d{6}[\d.]*Z?(?:-\w+)*"  # ids that begin with a time
    r"|__(?:Host|Secure)-[\w.-]+"  # names of cookies
    r"|[0-9a-f]{12}_[a-z][a-z0-9_.-]*"  # a container that Compose is about to replace
    r"|(?:[a-z0-9-]+(?:\.[a-z0-9-]+)+(?::\d{2,5})?/)(?:[a-z0-9._-]+/){0,5}[a-z0-9._-]+:(?:v?\d[\w.+-]{0,40}|[a-z][a-z0-9.-]{0,30})"
    r"(?:@sha256:[0-9a-f]{64})?"  # images
    r"|(?=[0-9a-fA-F:]*[a-fA-F0-9]:)(?:[0-9a-fA-F]{0,4}:){2,7}[0-9a-fA-F]{0,4}(?:/\d{1,3})?"  # IPv6
    r"|(?:\d{1,3}\.){3}\d{1,3}:\d{1,5}->\d{1,5}/(?:tcp|udp)"
    r"|00-[0-9a-f]{32}-[0-9a-f]{16}-0[0-3]"  # traces
    r"|h1:[A-Za-z0-9+/]{43}="  # Go's sums
    r"|\d+(?:\.\d+)?[kKMGT]?i?B"  # sizes
    r"|HTTP/\d(?:\.\d)?"
    r"|ssh-(?:rsa|ed25519|dss) .*|ecdsa-sha2-.*)\Z"
)


_PUBLIC_KEY = re.compile(
    r"(?:ssh-(?:rsa|ed25519|dss)|ecdsa-sha2-\S+|sk-ssh-\S+) [A-Za-z0-9+/]+=*(?: .*)?|ssh-(?:rsa|ed25519|dss)|ecdsa-sha2-nistp\d{3}"
)
"""Also the word before the key alone, which ends a value that no quotes hold together."""
_PATH = re.compile(r"/(?:home|root|etc|run|var|opt|usr|app|data|tmp|srv|mnt|secrets|certs|keys|config)/[\w@./-]*[\w@-]")
_FILE = re.compile(r"(?:/[\w.@-]{1,80}){1,12}\.(?:json|pem|key|crt|cer|p12|pfx|jks|txt|env|ya?ml|conf|ini|toml)")
_BELOW = re.compile(r"(?:~|\$[A-Z]{2,20}|\$\{[\w.]{2,40}\})(?:/[\w.@-]{1,80}){1,12}")
"""A file below a folder that a variable names."""
_AGE_RECIPIENT = re.compile(r"age1[a-z0-9]{50,70}")
_OBJECT = re.compile(
    r"(?:[a-z][a-z0-9_.-]{0,40}|(?=[\w.-]*/)\d[\d_-]{0,12})/(?:[\w.@=-]{1,80}/){0,8}[\w.@=-]{1,120}"
    r"\.(?:tar|gz|tgz|zst|xz|bz2|lz4|zip|7z|dump|sql|bak|json|jsonl|csv|age|gpg|enc|log|txt|db|sqlite|rdb|aof|wal)"
)
"""What an object is kept under: `backups/2026/11/<id>.tar.zst`."""
_ARN = re.compile(r"arn:aws[a-z-]{0,10}:[a-z0-9-]{2,30}:[a-z0-9-]{0,20}:\d{0,12}:[\w./:@+=,*-]{1,200}")
_MOUNTED = re.compile(
    r"(?:(?:id|src|source|type|target|env|uid|gid|mode|required)=[^,\s]{1,200},?){1,8}|[\w.-]{1,80},(?:type|target|uid|gid|mode)=\S{1,200}"
)
"""`--secret id=token,src=/run/token`: how an engine is to pass a secret on, by its name."""
_DATED_ID = re.compile(r"\d{8}T\d{6}[\d.]*Z-[\w-]+")
"""An id that begins with the time it was made at, such as Git's of a run."""
_SHOWN = re.compile(r"dfl_[A-Za-z0-9]{8}|\d{1,7}@[0-9a-f]{12}|(?:p256ecdsa|dh)=[A-Za-z0-9_-]{80,90}")
"""What the product shows of a token, the public key of a push message, the process and container that a worker goes by."""
_CONNECTION = re.compile(
    r"(?:^|[\s;:\"'])(?:host|hostname|server|data source|user id|user|uid|username|dbname|database|port)\s*=\s*[^;\s]+"
    r".*?[\s;](?:password|passwd|pwd)\s*="
    r"|^[\w.-]{1,64}:\S{1,400}@(?:tcp6?|unix|udp)\("
    r"|(?:^|[\s;\"'])(?:DefaultEndpointsProtocol|AccountName|Endpoint|SharedAccessKeyName)=[^;\s]+.*?;(?:AccountKey|SharedAccessKey)="
    r"|^(?:DBI:)?[A-Za-z]\w{1,20}:(?:(?:host|hostname|server|port|user|username|dbname|database|db|charset|unix_socket|sslmode)=[^;=\s\"']*(?:;|$)){1,8}$",
    re.IGNORECASE,
)


_URL = re.compile(r"[\"']?[a-z][a-z0-9+.-]*://")
_PASSWORDLESS = re.compile(
    r"(?!https?:)[a-z][a-z0-9+.-]{1,20}://(?:[a-z][a-z_.-]{0,30}@)?[a-z0-9._:-]{1,60}(?:/[a-z0-9._-]{0,30}){0,3}"
)
"""`postgresql://daoflow@postgres:5432/daoflow`; a user of letters alone, for a token has digits."""


def is_url(value: str) -> bool:
    """Say whether the value is a URL, perhaps in a quote: what is secret in it has passes of its own."""
    return _URL.match(value) is not None


def is_passwordless(value: str) -> bool:
    """Say whether the value is the address of a database or a queue with a user's name, or nobody's, and no password."""
    return _PASSWORDLESS.fullmatch(value) is not None


def is_public(value: str) -> bool:
    """Say whether it is a public key, the path of a file, a dated id or the shown part of a token, whatever the name above it says."""
    return bool(
        _PUBLIC_KEY.fullmatch(value)
        or _MOUNTED.fullmatch(value)
        or is_file(value)
        or _AGE_RECIPIENT.fullmatch(value)
        or _DATED_ID.fullmatch(value)
        or _OBJECT.fullmatch(value)
        or _ARN.fullmatch(value)
        or _SHOWN.fullmatch(value)
    )


def is_file(value: str) -> bool:
    """Say whether the value is the path of a file: in a folder that programs keep theirs in, or by its ending."""
    return bool(_PATH.fullmatch(value) or _FILE.fullmatch(value) or _BELOW.fullmatch(value))


_USERS = re.compile(
    r"(?:\A|,)[\w.@+-]{1,64}:(?:\${1,2}2[abxy]?\${1,2}\d\d\${1,2}[./A-Za-z0-9]{53}|\${1,2}apr1\${1,2}[./A-Za-z0-9]{1,8}\${1,2}[./A-Za-z0-9]{22}"
    r"|\{SHA\}[A-Za-z0-9+/]{27}=)(?=,|\Z)"
)
"""`ops:$2y$05$…,mira:$apr1$…`, as Traefik takes them; in a Compose file each dollar is doubled."""


def is_users(value: str) -> bool:
    """Say whether the value is users and what is kept of their passwords: that goes by its shape, and the users stay."""
    return ":" in value and not _USERS.sub("", value)


def is_media(value: str) -> bool:
    """Say whether the value is an image or a sound as the address of a page has it."""
    return value.startswith(("data:image/", "data:font/", "data:audio/", "data:video/"))


def is_connection(value: str) -> bool:
    """Say whether the value is a list of settings that names the password in it, or none: only that one has to go."""
    return bool(_CONNECTION.search(value))


def is_reference(value: str) -> bool:
    """Say whether the value is nothing but references to other variables, with no default inside."""
    return bool(_REFERENCE.fullmatch(value)) and not _REFERENCE_WITH_DEFAULT.search(value)


def holds_reference(value: str) -> bool:
    """Say whether the value has another variable in it, as `${NAME}`."""
    return bool(_REFERENCE_INSIDE.search(value))


def is_masked(value: str) -> bool:
    """Say whether a mask or a token stands here, whoever made it; two equal masks must not read as two equal secrets."""
    return bool(_MASK.fullmatch(value) or TOKEN_OF_ANYBODY.fullmatch(value))


def hides_behind_token(word: str) -> bool:
    """Say whether a random word is glued to a token, or stands with nothing else beside it, as if that were all of the value."""
    rest = TOKEN_OF_ANYBODY.sub("", word).strip()
    return len(rest) < len(word) and is_random(rest, minimum=8)


def holds_token(text: str) -> bool:
    """Say whether what stands in a slot was redacted already, in part or as a whole."""
    return any(start in text for start in _TOKEN_STARTS)


def is_plain(value: str) -> bool:
    """Say whether the value is a word of configuration or prose, a duration, a size or a SCRAM mechanism, that is nobody's secret."""
    return value.strip().lower() in _PLAIN or bool(_PLAIN_SHAPE.fullmatch(value.strip()))


def is_sentence(value: str) -> bool:
    """Say whether the value is a sentence about a secret (a validation message), not a passphrase."""
    words = [word.strip(".,:;'\"()").lower() for word in value.split()]
    return len(words) >= 3 and sum(word in _FUNCTION_WORDS for word in words) >= 2


def is_passphrase(value: str) -> bool:
    """Say whether the value is a few words with a number among them, or four groups of four letters: no sentence has that shape."""
    words = value.split(" ")
    if re.fullmatch(r"[a-z]{4}(?: [a-z]{4}){3}", value):
        return not any(word in _FUNCTION_WORDS or word in _PLAIN for word in words)
    return (
        3 <= len(words) <= MAX_PHRASE_WORDS
        and all(re.fullmatch(r"[A-Za-z]{2,14}|\d{2,6}", word) for word in words)
        and any(word.isdigit() for word in words)
        and not words[0].isdigit()
        and not any(
            word.lower() in _FUNCTION_WORDS or word.lower() in _PLAIN or word.lower() in _UNITS for word in words
        )
    )


def is_word_phrase(value: str) -> bool:
    """Say whether the value is four words and more of a language that make no sentence: a passphrase, where one is spoken of."""
    words = value.split(" ")
    return 4 <= len(words) <= MAX_PHRASE_WORDS and all(
        re.fullmatch(r"[a-z]{3,12}", word) and word not in _FUNCTION_WORDS and word not in _PLAIN for word in words
    )


def is_placeholder(value: str) -> bool:
    """Say whether the value is one that stands in templates (`changeme`, `your-secret-here`, one repeated character)."""
    if not value:
        return False
    if len(set(value)) == 1 and len(value) >= 3:
        return True
    if not _PLACEHOLDER_CORE.search(value):
        return False
    value = _REPEATED.sub(r"\1\1\1", value)
    return len(value) <= 60 and bool(_PLACEHOLDER.fullmatch(value))


def is_common(value: str) -> bool:
    """Say whether the value is on the short list of passwords that are also ordinary text."""
    return value.lower() in _COMMON


def is_weak(value: str) -> bool:
    """Say whether the value is one of the passwords that are tried first, short or long."""
    return value.lower() in _WEAK or is_common(value)


def is_ordinary_shape(value: str) -> bool:
    """Say whether the value has the shape of a date, version, e-mail, URL, path, digest or public key."""
    return bool(_ORDINARY_SHAPE.match(value))


def transitions(value: str) -> int:
    """Count the places where the character class changes: random text has many, words have few."""
    kinds = ["d" if c.isdigit() else "u" if c.isupper() else "l" if c.islower() else "o" for c in value]
    return sum(1 for a, b in zip(kinds, kinds[1:]) if a != b and not (a == "u" and b == "l"))


def is_mixed(value: str) -> bool:
    """Say whether the value is one word of letters and digits, of a password's length at least, and no shape of a fact."""
    letters, digits = any(c.isalpha() for c in value), any(c.isdigit() for c in value)
    return (
        len(value) >= 8 and letters and digits and not any(c.isspace() for c in value) and not is_ordinary_shape(value)
    )


def names_its_parts(value: str) -> bool:
    """Say whether a word is a URL, a resource's name, or fields with their names: what of it is a secret is told there."""
    return bool(_WITH_PARTS.match(value))


_WITH_PARTS = re.compile(
    r"\S{0,80}?//\S*@|\W{0,4}[a-z][a-z0-9+.:-]{1,40}://|arn:|[a-z]{2,20}:[^\s;]*;[a-z]{2,20}:|[a-z]+_[a-z_]+:|jdbc:"
)


def is_made(value: str) -> bool:
    """Say whether the value is a word of letters and digits or a passphrase."""
    return is_mixed(value) or is_passphrase(value)


_SIGNS = re.compile(r"[-_.:/@+]")
MIN_MADE = 12
MIN_CHANGES = 4
_NAME = re.compile(
    r"[.~]?[a-z]+[a-z0-9]*(?:[-_.:/@+][a-z0-9]+)+|[a-z0-9]+(?:[-_.:/@+][a-z0-9]*[a-z][a-z0-9]*)+"
    r"|[A-Z]+[A-Z0-9]*(?:_[A-Z0-9]+)+|[a-z]+\d{1,3}[a-z]{0,3}|[A-Z]+\d{1,4}|[A-Z]{2,6}-\d+"
)


def is_name(value: str) -> bool:
    """Say whether the value is built as the names of hosts, services, files are: words and numbers in one case, joined by signs."""
    return bool(_NAME.fullmatch(value)) and not any(
        len(part) >= MIN_MADE and transitions(part) >= MIN_CHANGES and not _HEX.fullmatch(part)
        for part in _SIGNS.split(value)
    )


_CAPITALS = re.compile(r"[A-Z]+(?:_[A-Z]+)+")
"""The name of a variable: its signs change often, and it is made of words."""


def is_uuid(value: str) -> bool:
    """Say whether the value is a UUID."""
    return bool(_UUID.fullmatch(value))


def is_random(value: str, *, minimum: int = 16, allow_hex: bool = True) -> bool:
    """Say whether the value looks machine made: long, without spaces, many distinct characters, digits among letters."""
    if len(value) < minimum or any(c.isspace() for c in value) or is_ordinary_shape(value) or _UUID.fullmatch(value):
        return False
    letters = sum(c.isalpha() for c in value)
    digits = sum(c.isdigit() for c in value)
    if not letters or len(set(value)) < min(10, len(value) // 2):
        return False
    if _HEX.fullmatch(value):
        return allow_hex and digits > 0
    if not digits and (
        _CAPITALS.fullmatch(value) or not (any(c.isupper() for c in value[1:]) and transitions(value) * 4 >= len(value))
    ):
        return False
    longest_word = max((len(word) for word in _WORD.findall(value) if not word.isdigit()), default=0)
    return longest_word <= max(5, len(value) // 5) and transitions(value) * 6 >= len(value)
