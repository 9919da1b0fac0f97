"""What a name says about its value: secret, safe, or only the value can tell.

The decision is by words (`BETTER_AUTH_SECRET`, `apiKey`, `x-api-key` are split the same way), because a plain search for `key` or `pass`
in a name destroys the diagnosis: `max_tokens`, `PASSWORD_FILE`, `keyId`, `token_ttl` are facts.
"""

from __future__ import annotations

import re
from enum import Enum
from functools import lru_cache

from daoflow_collector.redact.values import listed


class Verdict(Enum):
    """What a name says."""

    SECRET = "secret"  # noqa: S105  a verdict, not a password
    SAFE = "safe"
    UNSURE = "unsure"


_WORDS = re.compile(r"[A-Z]+(?=[A-Z][a-z])|[A-Z]?[a-z]+|[A-Z]+|\d+")
ORACLES = re.compile(r"_config_hash_|_credential_key_id_|_encryption_key_id_|_key_material_id_")
"""Unkeyed digests that cover a secret: whoever holds one can test guesses, so they become tokens too."""

_SAFE_LAST = listed(
    "file files path paths dir directory folder ttl length len id ids at count counts size bytes name names type "
    "types kind enabled disabled required optional expiry expires expiration expired timeout ms seconds minutes hours "
    "days age algorithm alg policy min max minimum maximum prefix suffix hint status state version versions user "
    "username users email from domain issuer audience scope scopes endpoint endpoints field fields header headers "
    "mode method provider providers rounds limit limits rotation rotated fingerprint format env var variable ref "
    "reference source label description placeholder message reason set present configured exists valid verified used "
    "usage budget remaining total host hostname port url uri changed created updated interval attempts attempt "
    "retries error errors failed manager service server store backend plugin module class factory strategy driver "
    "encoding charset group role region bucket location index position order column columns table schema constraint "
    "lifespan lifetime time exp iss hashers hasher validators serializer "
    "permissions mechanism mechanisms window rate allowed hosts methods plane digest per second minute supported "
    "available duration delay behavior behaviour option options setting settings config template "
    "idx fkey pkey leeway tolerance grace lifetime algo complexity strength policies rules left capacity hashing "
    "stdin fd prompt ask command cmd helper accessor js ts mjs cjs tsx jsx vue py go rs java kt scala rb php cs cpp swift erl clj sh json "
    "yml yaml txt md css html sql log exception"
)
_ASKS = listed("is has was are does")
"""What a name begins with whose value is yes or no, whatever it asks about: `is_secret`, `hasPassword`."""
_IDENTITY_LAST = listed(
    "id ids sha commit revision digest checksum etag version fingerprint integrity image tag ref uuid guid replace hostname accessor"
)
_DIGESTS = listed("hash md sha crc sum digest checksum blake")
_PEOPLE = listed("admin user root login account member owner operator me")
"""Whose digest is rather that of a password."""
_THINGS = listed("release volume network sandbox container node instance layer build")
"""What engines and builds give ids of hex digits to, which some call by the thing's name alone."""
_SAFE_FIRST = listed("public max min num total is has allow require enable disable use count number skip no should can")
_SECRET_WORDS = listed(
    "password passwords passwd passphrase passcode pwd secret secrets token tokens credential credentials cred creds "
    "apikey authorization cookie cookies jwt dsn bearer requirepass masterauth mnemonic otp totp privatekey secretkey masterkey "
    "accesskey authtoken pgpass pgpassword htpasswd passwordhash hmacencoded pw pwds pswd psw extraheader signature sessionid "
    "pwhash phpsessid jsessionid sid authkey psk pepper authtok bindpw dbroot "
    "passwort passwoerter kennwort contrasena senha wachtwoord passord salasana motdepasse mdp clave segredo geheimnis jeton "
    "geheim sleutel schluessel chiave segreto"
)
_SECRET_PAIRS = re.compile(
    r"_(?:nonce|logged_in|api|app|application|previous|private|encryption|access|secret|signing|master|license|licence|serial|activation|account|storage|service|shared|auth|hmac|crypto|cipher|"
    r"session|host|deploy|integration|admin|server|write|ingest|client|data|root|vapid|webhook|jwt|aes|kms|kek|dek|recovery|backup|"
    r"ssh|sops|fernet|age|wg|network|preshared|pre_shared|restricted|tunnel|join|libsodium|subscription|unseal|bot|cron|internal|anon|role)_keys?_"
    r"|_connection_string_|_webhook_url_|_webhook_uri_|_pass_phrase_|_pass_word_|_database_pass_|_password_hash_|_passwd_hash_"
    r"|_(?:password|payload|auth|logged_in|nonce|hash|hashids|session|signing|token|cookie|encryption|secret)_(?:salt|iv)_|_session_token_|_rediscli_auth_|_x_amz_signature_|_client_secret_|_recovery_codes?_|_backup_codes?_|_secret_hash_|_relic_[a-z]+_key_|_token_hash_|_seed_phrase_|_(?:github|gitlab|bitbucket)_oauth_|_http_basic_"
    r"|_age_identity_|_mots?_de_passe_|_chave_(?:api|mestra|privada|secreta)_|_cle_(?:api|privee|secrete|de_chiffrement)_|_(?:mfa|totp|otp|two_factor)_seed_|_auth_hash_|_sse_c_key_|_sse_customer_key_|_x_honeycomb_team_|_device_code_|_exchange_code_|_code_verifier_|_eab_hmac_|_hmac_encoded_|_authentication_string_"
)
_SECRET_INSIDE = re.compile(
    r"schluessel$|passw(?:or|r|o)?d(?!less)|passphrase|secret(?!ar|smanager)|(?<![a-z])token(?!i[sz])|(?<=[a-z])(?<!jsonweb)token$|apikey|authkey|accesskey|privatekey|credential"
)
_SAFE_PAIRS = re.compile(
    r"_(?:public|primary|foreign|gpg|sort|partition|cache|object|idempotency|dedupe|dedup|storage_object|unique|composite|lookup|translation|"
    r"i18n|message|row|map|dict|config|setting|label|tag|feature|flag|query|search|group|hot|short|arrow|metric|entity|"
    r"job|task|lock|redis|queue|bucket|s3|file|path|index|ordering|concurrency|websocket|publishable|site|host_public|pub)_key_$"
    r"|_clave_(?:primaria|foranea|publica|unica)_|_openbare_sleutel_|_chiave_(?:pubblica|primaria)_|_(?:load|import)_credential(?:_encrypted)?_$"
    r"|_expires?_in_|_cert_hash_|_ca_cert_|_public_keys?_|_publickey_|_pubkey_|_token_prefix_|_key_prefix_|_tokens?_(?:used|limit|count|usage)_"
    r"|_(?:max|prompt|completion|input|output|total|cached|reasoning|new|used|remaining)_tokens?_$"
    r"|_gpg_keys_$|_cert(?:ificate)?_serial_|_certificate_authority_data_|_client_certificate_data_|_ca_crt_|_existing_secret_|_known_hosts_|_key_usage_|_keyid_|_secret_name_|_credential_data_|_secretref_|_secret_key_ref_|_token_endpoint_"
)
_SECRET_ENDS = re.compile(
    r"_(?:gh|github|gitlab|git|docker|dockerhub|azure|ado|devops|registry|bitbucket|npm|snyk|sonar)_pat_$|_(?:value|secret|payload|token|key|password)_encrypted_$"
    r"|_webhook_ur[il]_$|_root_token_id_$|_passw(?:or)?d_(?:hash|digest|set|value)_$|_clear_?text_$|\A_(?:wireless|wifi|wlan)_[a-z0-9_]{0,60}key_$|\A(?:_api|_access)?_key_hash_$"
)
_LISTS_LOGINS = re.compile(r"_basic_?auth_users_\Z")
_SECRET_LAST = listed("password secret passwd")
_QUALIFIERS = listed("b base hex raw plain new old prev previous prod production dev staging live rotated encoded")
"""What may follow the word that tells: `DB_PASS_B64`, `SMTP_PASS_PROD`."""
_PASS_WORDS = listed("compass bypass trespass encompass surpass underpass overpass")
_SHELL_FOLDERS = listed("PWD OLDPWD")
_UNSURE_WORDS = listed(
    "key keys auth pass pin salt seed session code nonce sig login identity encrypted cert certificate hook dkim"
)


def words_of(name: str) -> list[str]:
    """Split a name into lower-case words at case changes, digits and punctuation."""
    return [word.lower() for word in _WORDS.findall(name)]


@lru_cache(maxsize=8192)
def judge(name: str) -> Verdict:
    """Say what `name` (an env key, JSON key, header, flag or column) says about its value."""
    words = words_of(name[-120:])
    joined = "_" + "_".join(words) + "_"
    if not words or name in _SHELL_FOLDERS:
        return Verdict.SAFE
    if ORACLES.search(joined):
        return Verdict.SECRET
    if _SAFE_PAIRS.search(joined) or (_ends_safely(words) and not _SECRET_ENDS.search(joined)):
        return Verdict.UNSURE if _LISTS_LOGINS.search(joined) else Verdict.SAFE
    if _is_secret(words, joined):
        return Verdict.SECRET
    return Verdict.UNSURE if _UNSURE_WORDS.intersection(words) or words[-1].endswith(("key", "pwd")) else Verdict.SAFE


def _ends_safely(words: list[str]) -> bool:
    """Say whether the last word (or a first word such as `max`) makes the name that of a fact about a secret."""
    last = words[-2] if words[-1].isdigit() and len(words) > 1 else words[-1]
    return (
        last in _SAFE_LAST
        or (words[0] in _ASKS and len(words) > 1)
        or (words[0] in _SAFE_FIRST and len(words) > 1 and last not in _SECRET_LAST and last != "salt")
    )


def _telling(words: list[str]) -> str:
    """Return the last word that is neither a number nor a qualifier."""
    return next((word for word in reversed(words) if not word.isdigit() and word not in _QUALIFIERS), words[-1])


def _is_secret(words: list[str], joined: str) -> bool:
    last = _telling(words)
    return bool(
        _SECRET_ENDS.search(joined)
        or _SECRET_WORDS.intersection(words)
        or _SECRET_PAIRS.search(joined)
        or (last.endswith("pass") and last not in _PASS_WORDS)
        or any(_SECRET_INSIDE.search(word) for word in words)
    )


VARIABLE = re.compile(rb"[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+")
"""The name of a variable, as environments have them."""


def is_variable(value: str) -> bool:
    """Say whether a value is itself the name of a secret variable: where a secret is kept, not what it is."""
    return value.isascii() and bool(VARIABLE.fullmatch(value.encode())) and judge(value) is Verdict.SECRET


def names_one_of(name: str, value: str) -> bool:
    """Say whether a value is the name that one of several secrets goes by (`secrets: [db_password, api-token]`), not what it is."""
    is_name = name.lower().endswith(("secrets", "tokens", "credentials")) and bool(_LOWER_NAME.fullmatch(value))
    return is_name and judge(value) is Verdict.SECRET and ends_as_secret(value)


_LOWER_NAME = re.compile(r"[a-z]+(?:[_-][a-z]+){1,5}")


def is_identity(name: str) -> bool:
    """Say whether the name announces an identifier or a digest: random to look at, public by its purpose."""
    words = words_of(name[-120:])
    is_one = bool(words) and (
        words[-1] in _IDENTITY_LAST
        or words[-2:]
        in (["gpg", "key"], ["gpg", "keys"], ["cert", "serial"], ["certificate", "serial"], ["id", "full"])
    )
    return is_one and judge(name) is Verdict.SAFE


def names_digest(name: str) -> bool:
    """Say whether the name is that of a digest of something public, or of a thing: `MIGRATION_HASH`, `FILE_SHA256`, `VOLUME`."""
    words = [word for word in words_of(name[-120:]) if not word.isdigit()]
    is_one = bool(words) and (words[-1] in _THINGS or (len(words) > 1 and words[-1] in _DIGESTS))
    return is_one and _PEOPLE.isdisjoint(words) and judge(name) is Verdict.SAFE


def opens_nothing(name: str) -> bool:
    """Say whether the name is that of a key by which something is found: `CACHE_KEY`, `SITE_KEY`."""
    return name.lower().endswith(("key", "keys")) and judge(name) is Verdict.SAFE


def ends_as_secret(name: str) -> bool:
    """Say whether the last word of a name is a secret's (`DB_PASSWORD`), not what is done with one (`password_reset`)."""
    words = words_of(name[-120:])
    last = _telling(words) if words else ""
    return _is_secret([last], f"_{last}_") or bool(_SECRET_PAIRS.search("_" + "_".join(words[-2:]) + "_"))


def is_fact(name: str) -> bool:
    """Say whether the last word of a name is that of a fact (`id`, `host`, `createdAt`), also among secrets."""
    words = words_of(name[-120:])
    return not words or _ends_safely(words) or words[-1] in _IDENTITY_LAST


def is_public(name: str) -> bool:
    """Say whether the name announces the public half of a key pair: as random as the private one, and meant to be shown."""
    return (
        bool({"public", "pubkey", "publickey", "publishable"}.intersection(words_of(name[-120:])))
        and judge(name) is Verdict.SAFE
    )


def is_telling(name: str) -> bool:
    """Say whether a name decides about the value beside it: for a secret, or for an id that looks like one."""
    return judge(name) is not Verdict.SAFE or is_identity(name) or is_public(name)


@lru_cache(maxsize=8192)
def label(name: str, fallback: str = "secret") -> str:
    """Return `name` as the what-part of a token: safe characters, at most 60, or `fallback` when nothing is left."""
    cleaned = re.sub(r"[^A-Za-z0-9_.-]+", "_", name).strip("_.-")[:60]
    return cleaned if cleaned and any(c.isalpha() for c in cleaned) else fallback
