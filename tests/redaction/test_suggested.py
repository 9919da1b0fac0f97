"""Places that only suggest a secret: operands, answers, titled columns, and the one odd word of a line that speaks of one."""

from __future__ import annotations

import random
import string

import pytest
from daoflow_collector.redact import Redactor, Vault
from daoflow_collector.redact.odd import is_odd

from tests.redaction.heldout.kinds import fill

VALUES = [
    fill(template, random.Random(template)) for template in ("<w20>", "<h48>", "<U16>", "<W1>-<W1>-<d2>", "<u22>")
]
PLACES = r"""\
 neighbor 10.0.0.2 password {v}
tacacs-server host 10.0.0.9 key {v}
rootpw\t\t{v}
MONITOR rack@nas.example.net 1 monuser {v} secondary
pam: ops/{v} rejected, bad password
Generated admin credentials (save them now): admin {v}
The API key ({v}) is missing required permissions
802-11-wireless-security.psk:           {v}
$1 = {user = 0x55d0 "app", passwd = 0x55d1 "{v}", port = 3306}
password "Auth" "{v}"
ops:{PLAIN}{v}:1000:1000::/var/mail/ops::
{dn_lookup_bind, {"cn=ro,dc=example,dc=net", "{v}"}}
primary_conninfo = 'user=repl password=''{v}'' host=db1'
rdesktop -u ops -p {v} host1
plink -ssh ops@host1 -pw {v} uptime
schtasks /create /ru ops /rp {v} /tn job
net use Z: \\nas\backup /user:EXAMPLE\bk {v}
snmpwalk -v2c -c {v} switch1 IF-MIB::ifDescr
nsupdate -y hmac-sha256:acme:{v} -v /tmp/records
prosodyctl register focus meet.example.net {v}
kinit ops <<< {v}
restic --password-file <(echo {v}) snapshots
restic --password-command "echo {v}" backup /srv
type=EXECVE msg=audit(1764324000.1:842): argc=4 a0="mysqldump" a1="-u" a2="root" a3="-p{v}"
[zk: localhost:2181(CONNECTED) 0] addauth digest ops:{v}
register => 4930123:{v}@sip.example.net/s
DATA_SOURCE_NAME="exporter:{v}@(db1:3306)/"
/recovery/use-token/{v}/
$ docker exec app php occ config:system:get dbpassword\n{v}
# openssl rand -hex 24\n{v}
spawn ssh ops@host1\nexpect "assword:"\nsend "{v}\r"
# client\tserver\tsecret\tIP addresses\nops\t*\t{v}\t10.8.0.12
### server:login:password\nsmtp.example.net:mailer:{v}
Name       Username    Password              Notes\ndb         app         {v}      main
Please use the following password to proceed:\n\n{v}""".splitlines()
FACTS = r"""\
Nov 28 sshd[42]: Accepted publickey for deploy from 10.0.0.4 port 40214 ssh2: ED25519 SHA256:abcDEF123ghiJKL456mnoPQR789stuVWX012yzA3456
WARNING C-0x55d0c0a1b2c3: app/(nouser)@172.18.0.4:40214 pooler error: password authentication failed
hashAlgorithm(pbkdf2-sha512) and passwordHistory(3) and length(12) and notUsername(undefined)
[migrate] 0017_add_api_token_hash_index.sql failed: column "token_hash" does not exist
imap-login: Disconnected (auth failed, 3 attempts): user=<ops>, method=PLAIN, session=<y6/ZqJSLrhuI7yG7>
535 5.7.8 Error: authentication failed: UGFzc3dvcmQ6
ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIFXwKsrlqv3X+0wScZnzD7VPLtSP0buN+Pw9azFDqtUR deploy@host
<Error><Code>SignatureDoesNotMatch</Code><RequestId>XATSP2GKVB26TAOD</RequestId></Error>
vvdloeeux7lk0s78lj1fkq62w   smtp_password_v3   2 weeks ago   2 weeks ago
token of deployment 9f86d081884c7d659a2feaa0c55ad015 expired
mail to ops2026@mail.example.net about the password policy of host-1234.example.net
docker run -u app -p 127.0.0.1:8080:80 registry.example.net/team/app:v1.2.3
$ docker secret create smtp_password -\nvvdloeeux7lk0s78lj1fkq62w
$ docker secret ls --format '{{.Name}}'\nsmtp_password_v3
agent register node worker-7 at cluster-1 as node-42
GET /api/verify/health 200\nGET /reset/page-2 200""".splitlines()


def _redacted(text: str, gate: Redactor) -> str:
    processor = gate.lines()
    return b"\n".join(processor.feed(text.encode().split(b"\n")) + processor.flush()).decode()


@pytest.mark.parametrize("value", VALUES)
@pytest.mark.parametrize("place", PLACES)
def test_a_password_goes_where_only_the_form_tells(place: str, value: str) -> None:
    """What looks like a password goes, nothing else of its lines does, and a second look changes nothing."""
    gate = Redactor(Vault())
    text = place.replace("\\n", "\n").replace("\\t", "\t").replace("{v}", value)
    redacted = _redacted(text, gate)
    assert value not in redacted
    assert text.split(value)[0][:12] == redacted[: len(text.split(value)[0][:12])]
    assert _redacted(redacted, gate) == redacted


@pytest.mark.parametrize("fact", FACTS)
def test_what_only_sounds_like_it_stays(fact: str) -> None:
    """Ids, digests, names, addresses and public keys stay also in lines that speak of secrets."""
    text = fact.replace("\\n", "\n")
    assert _redacted(text, Redactor(Vault())) == text


def test_two_odd_words_are_both_left_to_others() -> None:
    """Where two words could be the secret, the last pass takes neither."""
    text = "the password of ops, aB3dE5fG7hJ9kL1m or nB3dE5fG7hJ9kL1p"
    assert _redacted(text, Redactor(Vault())) == text


@pytest.mark.parametrize("template", ["<w20>", "<u43>", "<h16>", "<U32>", "<b40>", "<W1>20<d2>!", "<W1><W1><d2>"])
def test_what_is_made_as_a_password_is_odd(template: str) -> None:
    """Nearly every random word is odd, whatever its alphabet."""
    rng = random.Random(template)
    assert sum(is_odd(fill(template, rng)) for _ in range(200)) >= 190


def test_names_are_not_odd() -> None:
    """Words joined with numbers as hosts, versions and algorithms are, in whatever order, are never odd."""
    rng = random.Random(5)
    for _ in range(500):
        words = ["".join(rng.choices(string.ascii_lowercase, k=rng.randint(2, 9))) for _ in range(rng.randint(2, 4))]
        name = rng.choice("-_.").join([*words, str(rng.randrange(10))])
        assert not is_odd(name), name
    for name in [
        "scram-sha-256",
        "pbkdf2-sha512",
        "v1.22.3-rc.1",
        "0x55d0c0a1b2c3",
        "/etc/app2/key1",
        "2026-11-28T10:00:00Z",
    ]:
        assert not is_odd(name), name


def test_a_slash_in_a_drawn_word_makes_no_path_and_no_user() -> None:
    """Base64 has slashes, and its first half is nobody's name: all of it goes, at once; a path stays."""
    gate = Redactor(Vault())
    halves = ("MsJd2d" + "sfdg", "8sHH2k" + "d9Qx")
    clean = _redacted(
        f"DEBUG UserMapper.updatePassword - ==> Parameters: {'/'.join(halves)}(String), 42(Integer)", gate
    )
    assert clean.startswith("DEBUG UserMapper.updatePassword - ==> Parameters: [redacted:")
    assert clean.endswith("](String), 42(Integer)")
    path = "password in /var/lib/docker/overlay2/3f8a99aab2c1d0/diff"
    assert _redacted(path, gate) == path
