"""`--anonymize`: what names a customer is fake, the same everywhere, and the diagnosis is the same."""

from __future__ import annotations

import base64
import ipaddress
import json
import random
import re
import subprocess
import sys
import time
from pathlib import Path

import pytest
from daoflow_bundle.reader import open_bundle
from daoflow_collector.anonymize.earlier import Earlier
from daoflow_collector.anonymize.facts import anonymizer_for
from daoflow_collector.anonymize.pseudonyms import Pseudonyms, load
from daoflow_collector.anonymize.text import Anonymizer
from daoflow_collector.discovery import nothing_found
from daoflow_collector.errors import CollectError
from daoflow_collector.machine.local_host import LocalHost
from daoflow_collector.mail import drafts
from daoflow_collector.options import Options

from tests.collector import sockets
from tests.collector.command import COMPOSE_FILE, collect, make_installation

RECORDING = Path(__file__).parents[1] / "incidents" / "recording"
ANALYZE = Path(sys.executable).parent / "daoflow-analyze"
NETWORKS = [ipaddress.ip_network(text) for text in ("172.18.0.0/16", "10.0.0.0/9", "192.168.178.0/24")]


@pytest.fixture
def anonymize() -> Anonymizer:
    """Return the anonymizer of a host with a name, a person and three networks."""
    return Anonymizer(
        Pseudonyms(), networks=NETWORKS, own=["Ops-EU-1", "ops-eu-1.acme-corp.com"], users=["alice"], ordinary=["api"]
    )


def address(anonymize: Anonymizer, text: str) -> ipaddress.IPv4Address:
    """Return the fake of an address."""
    return ipaddress.IPv4Address(anonymize.text(text))


def test_private_stays_private_and_outside_real_networks(anonymize: Anonymizer) -> None:
    """Private addresses become private ones, in no network of the host; neighbours stay neighbours, strangers strangers."""
    for real in ("172.18.0.2", "10.1.2.3", "192.168.178.20", "10.200.9.1"):
        fake = address(anonymize, real)
        assert fake.is_private
        assert str(fake) != real
        assert not any(fake in network for network in NETWORKS)
    first, second, other = (anonymize.text(text) for text in ("172.18.0.2", "172.18.0.3", "172.19.0.2"))
    assert first.rpartition(".")[0] == second.rpartition(".")[0] != other.rpartition(".")[0]
    far = anonymize.text("172.18.7.3")
    assert far.split(".")[:2] == first.split(".")[:2]
    assert len({first, second, other, far}) == 4
    assert anonymize.text("172.18.0.1").endswith(".1")
    assert anonymize.text("172.18.0.0/16").endswith(".0.0/16")


def test_public_becomes_documentation(anonymize: Anonymizer) -> None:
    """Public addresses come from the ranges that are for documentation."""
    fakes = {anonymize.text(f"93.184.{third}.{last}") for third in range(5) for last in range(3, 60)}
    assert len(fakes) == 5 * 57
    ranges = [
        ipaddress.ip_network(text) for text in ("192.0.2.0/24", "198.51.100.0/24", "203.0.113.0/24", "198.18.0.0/15")
    ]
    assert all(any(ipaddress.ip_address(fake) in network for network in ranges) for fake in fakes)
    assert anonymize.text("2a01:4f8:c17:b0f::2").startswith("2001:db8:")
    assert anonymize.text("fd12:3456:789a:1::5").startswith("fd00:db8:")


def test_an_address_with_dashes_is_one(anonymize: Anonymizer) -> None:
    """As clouds name hosts after theirs, the same fake; what only looks like one, a version or a date, stays."""
    fake = anonymize.text("10.66.1.20").replace(".", "-")
    assert "66" not in fake
    told = anonymize.text("on ip-10-66-1-20, EC2-203-0-113-77 and 10-66-1-20.sslip.io")
    assert told.startswith(f"on ip-{fake}, EC2-")
    assert "203-0-113-77" not in told
    assert f"{fake}.sslip.io" in told or "66-1-20" not in told
    assert anonymize.text(told) == told
    for fact in ("pg-10-4-2-1", "2026-11-30-12-10-5", "9-10-66-1-20", "ip-999-1-1-1"):
        assert anonymize.text(fact) == fact


ESCAPES = (
    "\\n{}",
    "\\t{}\\n",
    "a%3A%2F%2F{}%2F",
    "%22{}%22",
    "%253A%252F%252F{}",
    "\x1b[32m{}\x1b[0m",
    "\\u001b[1;36m{}\\u001b[0m",
)


@pytest.mark.parametrize("escape", ESCAPES)
@pytest.mark.parametrize(
    "real", ["93.184.16.34", "10.66.1.20", "2a01:4f8:c17:1a2b::1", "ops-eu-1", "alice", "shop.acme-corp.com"]
)
def test_what_stands_behind_an_escape_is_fake(anonymize: Anonymizer, escape: str, real: str) -> None:
    """A new line in JSON, a value in a URL or in one inside it, a colour: the same fake as anywhere, and the escape stays."""
    told = anonymize.text(escape.format(real))
    assert told == escape.format(anonymize.text(real))
    assert real not in told
    assert anonymize.text(told) == told


def test_an_address_asked_for_by_name_is_one(anonymize: Anonymizer) -> None:
    """`4.3.2.1.in-addr.arpa` and its like in IPv6 are the fakes of what they stand for, turned as they are."""
    for real in ("93.184.16.34", "172.18.0.5"):
        turned = ".".join(reversed(anonymize.text(real).split(".")))
        asked = ".".join(reversed(real.split(".")))
        told = anonymize.text(f"lookup {asked}.in-addr.arpa. on 127.0.0.11:53: no such host")
        assert told == f"lookup {turned}.in-addr.arpa. on 127.0.0.11:53: no such host"
        assert anonymize.text(told) == told
    assert anonymize.text("1.0.0.127.in-addr.arpa") == "1.0.0.127.in-addr.arpa"

    real = "2a01:4f8:c17:1a2b::1"
    fake = ipaddress.IPv6Address(anonymize.text(real))
    told = anonymize.text(ipaddress.IPv6Address(real).reverse_pointer)
    assert told == fake.reverse_pointer
    assert anonymize.text(told) == told


def test_an_ipv4_address_inside_an_ipv6_one_is_itself(anonymize: Anonymizer) -> None:
    """As sockets show the peers of both kinds, with dots or in hex; loopback stays."""
    fake = anonymize.text("93.184.16.34")
    assert anonymize.text("::ffff:93.184.16.34") == f"::ffff:{fake}"
    for before in ("::ffff:", "64:ff9b::"):
        told = anonymize.text(f"[{before}5db8:1022]:443")
        high, low = told[1 + len(before) : -5].split(":")
        assert ipaddress.IPv4Address((int(high, 16) << 16) + int(low, 16)) == ipaddress.IPv4Address(fake)
        assert anonymize.text(told) == told
    assert anonymize.text("::ffff:7f00:1 ::1") == "::ffff:7f00:1 ::1"


def test_the_tag_of_a_mail_address_is_part_of_it(anonymize: Anonymizer) -> None:
    """However the plus is written, nothing of the person stays, and the address is the same."""
    fake = anonymize.text("bob.ott+pay@acme-corp.com")
    assert fake.startswith("mail-")
    assert anonymize.text("bob.ott%2Bpay%40acme-corp.com") == fake.replace("@", "%40")
    assert anonymize.text('"bob.ott\\u002bpay@acme-corp.com"') == f'"{fake}"'


def test_a_name_in_a_name_is_fake(anonymize: Anonymizer) -> None:
    """A wildcard of a certificate, the domain of a cookie, the names that Compose gave with underscores, folders in a URL."""
    anonymize.text("shop.acme-corp.com")
    for text in (
        *("DNS:*.acme-corp.com", "Domain=.acme-corp.com;", "no_proxy=localhost,.acme-corp.com"),
        *("ops-eu-1_web_1", "alice_backup", "path=%2Fhome%2Falice%2Fx", "\\/home\\/alice\\/x"),
    ):
        told = anonymize.text(text)
        assert "acme" not in told
        assert "ops-eu" not in told
        assert "alice" not in told
    assert "zoe77" not in anonymize.text("%2Fhome%2Fzoe77%2Fx by zoe77")


def test_thousands_of_networks_cost_what_their_number_says() -> None:
    """Each address is fake and none its own, in a time that grows with their number only, also when the fakes are used up."""
    rng = random.Random(7)
    reals = {
        f"{first}.{rng.randint(0, 255)}.{rng.randint(1, 254)}"
        for _ in range(3000)
        for first in (f"10.{rng.randint(0, 127)}", f"93.{rng.randint(0, 255)}", "172.18", "192.168")
    } - {f"192.168.{third}.{last}" for third in range(200, 256) for last in range(256)}
    anonymize = Anonymizer(Pseudonyms(), networks=NETWORKS)
    began = time.process_time()
    for real in reals:
        fake = anonymize.text(real)
        assert fake != real
        assert not any(ipaddress.ip_address(fake) in network for network in NETWORKS)
    assert time.process_time() - began < 20  # it takes 1 s; each address costs a search of all fakes no longer
    assert all(anonymize.text(fake) == fake for _, _, fake in list(anonymize.pseudonyms) if fake.count(".") == 3)


def test_a_fake_is_no_address_that_was_met_before() -> None:
    """The first fakes of each range are real here, as a log says: none is given to somebody else."""
    anonymize = Anonymizer(Pseudonyms())
    met = ["10.255.7.7", "192.168.200.7", "172.31.7.7", "100.64.7.7"]
    for real in [*met, "10.1.2.3", "192.168.1.3", "172.16.2.3", "100.99.2.3"]:
        fake = anonymize.text(real)
        assert not any(fake.startswith(one.rpartition(".")[0].removesuffix(".7") + ".") for one in met), (real, fake)


@pytest.mark.parametrize(
    "fact",
    [
        "listening on 127.0.0.1:3000 and 0.0.0.0:5432, [::1]:3000",
        "dig github.com: no answer; metadata 169.254.169.254",
        "Pulled ghcr.io/daoflow-dev/daoflow@sha256:3f9a1c7be2",
        "com.docker.compose.project=daoflow org.opencontainers.image.source io.containerd.runc.v2",
        "docker-compose.yml index.ts main.py process.env.PORT node.js libpq.so config.json app.local.ts",
        "2026-11-23 12:45:04.519 UTC [58] FATAL:  password authentication failed for user daoflow",
        "git@github.com: Permission denied (publickey)",
        "postgres redis temporal api localhost connect ECONNREFUSED postgres:5432",
        "PostgreSQL 15.14.2 docker 20.10.24 Chrome/120.0.0.0",
        "getaddrinfo ENOTFOUND postgres; std::vector 12:45:04",
        "[redacted:POSTGRES_PASSWORD#9f3a1c7be2 len=48]",
    ],
)
def test_what_names_nobody_stays(anonymize: Anonymizer, fact: str) -> None:
    """Loopback, public services, files, labels, versions, services and tokens are facts."""
    assert anonymize.text(fact) == fact


@pytest.mark.parametrize(
    "real",
    [
        *("203.0.113.45", "192.0.2.1", "198.51.100.23", "8.8.8.8", "198.18.0.1"),
        *("2001:db8::1", "2001:db8:0:1::1", "2001:db8:85a3::8a2e:370:7334", "fd00:db8:0:1::1"),
        *("db.example.com", "app01.example.org", "flow.acme.example", "alice@example.net"),
    ],
)
def test_what_examples_are_written_with_is_fake_too(real: str) -> None:
    """Who tries it out writes names and addresses that nobody has: they change as real ones do, and what is fake stays."""
    anonymize = Anonymizer(Pseudonyms())
    fake = anonymize.text(f"from {real} on")
    assert real not in fake
    assert re.fullmatch(r"from (?:mail-1@|db\.|host-1\.)?(?:site-1\.example|[0-9a-f.:]+) on", fake)
    assert anonymize.text(fake) == fake


def test_names_keep_their_meaning(anonymize: Anonymizer) -> None:
    """Depth, function and equality of names stay; the name does not."""
    text = anonymize.text(
        "https://daoflow.acme-corp.com/x smtp.acme-corp.com db-7.acme-corp.com Ops-EU-1: alice@acme-corp.com /home/alice/x"
    )
    assert "acme" not in text.lower()
    assert "alice" not in text
    assert "ops-eu-1" not in text.lower()
    site = re.search(r"https://daoflow\.(site-\d+\.example)/x", text)
    assert site
    assert f"smtp.{site[1]}" in text
    assert re.search(rf"host-\d+\.{re.escape(site[1])}", text)
    assert re.search(rf"mail-\d+@{re.escape(site[1])} /home/user-\d+/x", text)
    assert re.search(r"host-\d+: mail", text)
    assert anonymize.text("OPS-EU-1.ACME-CORP.COM") == anonymize.text("ops-eu-1.acme-corp.com")


def test_twice_is_once_and_json_stays_json(anonymize: Anonymizer) -> None:
    """What is fake already stays, also inside JSON with escapes."""
    document = {"log": "from 10.1.2.3\nshop.acme-corp.com\tbob@acme-corp.com 02:42:ac:12:00:02 2a01:4f8::1 /home/alice"}
    once = anonymize(json.dumps(document).encode())
    assert anonymize(once) == once
    assert "acme" not in json.loads(once)["log"]
    assert json.loads(once)["log"].count("\n") == 1


def test_a_short_host_name_is_no_noise() -> None:
    """A host called `web` is fake where its name stands as such, and the word stays elsewhere."""
    anonymize = Anonymizer(Pseudonyms(), own=["web"])
    assert anonymize.text('{"host":"web","path":"/web/x"}') == '{"host":"host-1","path":"/web/x"}'


def analysed(bundle: Path) -> dict[str, object]:
    """Return what the analyzer says of a bundle."""
    done = subprocess.run(
        [str(ANALYZE), str(bundle), "--json", "-"], capture_output=True, check=False, timeout=120, cwd=bundle.parent
    )
    document: dict[str, object] = json.loads(done.stdout)
    return document


def test_the_verdict_is_the_same(tmp_path: Path) -> None:
    """An anonymised bundle holds no real name, address or mail, and is diagnosed like the real one; the mapping is outside, 0600."""
    plain, fake = tmp_path / "plain", tmp_path / "fake"
    for folder, option in ((plain, ()), (fake, ("--anonymize",))):
        folder.mkdir()
        assert collect("run", "--recording", str(RECORDING), *option, cwd=folder).returncode in (0, 4)
    (one,), (other,) = plain.glob("*.zst"), fake.glob("*.zst")
    (mapping,) = fake.glob("*.names.json")
    assert mapping.stat().st_mode & 0o777 == 0o600
    first, second = analysed(one), analysed(other)
    for key in ("finding", "confidence", "scope"):
        assert first["verdict"][key] == second["verdict"][key]  # type: ignore[index]
    assert [item["code"] for item in first["findings"]] == [item["code"] for item in second["findings"]]  # type: ignore[attr-defined]
    with open_bundle(one) as bundle:
        host = bundle.header.host
    assert host not in other.name
    reals = [real for kind, real, _ in load(mapping) if kind in ("ipv4", "mac", "mail", "site")] + [host]
    assert len(reals) > 3
    with open_bundle(other) as bundle:
        assert bundle.verify() == "verified"
        for member in bundle.members:
            content = bundle.read(member).decode().lower()
            for real in reals:
                assert not re.search(rf"(?<![0-9a-z.]){re.escape(real)}(?![0-9a-z])", content), (member, real)


def test_two_runs_share_the_names(tmp_path: Path) -> None:
    """With --names the second bundle has the first one's fakes, so that the two can be compared."""
    for number in (1, 2):
        (tmp_path / str(number)).mkdir()
        more = ("--names", str(tmp_path / "kept.json"), "-o", str(tmp_path / str(number)))
        assert collect("run", "--recording", str(RECORDING), *more, cwd=tmp_path).returncode in (0, 4)
    (first,), (second,) = (tmp_path / "1").iterdir(), (tmp_path / "2").iterdir()
    with open_bundle(first) as one, open_bundle(second) as two:
        assert one.read("engine/networks.json") == two.read("engine/networks.json")


def test_a_folder_is_anonymised(tmp_path: Path) -> None:
    """`redact --anonymize` does the same to files, with the hosts that syslog lines come from."""
    source = tmp_path / "source"
    source.mkdir()
    (source / "syslog").write_text(
        "Nov 23 12:00:01 kundenserver dockerd[77]: peer 10.1.2.3 of kundenserver, ann@acme-corp.com\n"
    )
    (source / "kundenserver.txt").write_text("x\n")
    done = collect("redact", str(source), str(tmp_path / "out"), "--anonymize", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    text = (tmp_path / "out" / "syslog").read_text()
    assert "kundenserver" not in text
    assert "acme-corp" not in text
    assert "10.1.2.3" not in text
    assert not (tmp_path / "out" / "kundenserver.txt").exists()
    assert "kundenserver" in (tmp_path / "out.names.json").read_text()


REAL = """\
Nov 23 12:00:01 kundenserver dockerd[77]: peer 10.1.2.3 of kundenserver, ann@acme-corp.com, gateway 10.1.2.1
db 172.18.0.4 via 172.18.0.1 eth0 02:42:ac:12:00:04, home 192.168.178.21, vpn 100.101.102.103
client 81.19.2.44 2a01:4f8:1:2::7 fd12:3456:789a::5 fe80::42:acff:fe12:4 aa:bb:cc:12:34:56 shop.acme-corp.com jdoe@kundenserver:~$ ls
"""


def test_an_earlier_runs_fakes_stay_without_its_mapping(tmp_path: Path) -> None:
    """What was made anonymous once is so: a second run, which has no mapping, changes none of it."""
    once, twice = tmp_path / "once", tmp_path / "twice"
    source = tmp_path / "source"
    source.mkdir()
    (source / "a.log").write_text(REAL)
    assert collect("redact", str(source), str(once), "--anonymize", cwd=tmp_path).returncode == 0
    assert collect("redact", str(once), str(twice), "--anonymize", cwd=tmp_path).returncode == 0
    assert (twice / "a.log").read_text() == (once / "a.log").read_text() != REAL


def test_one_real_address_makes_all_fake_anew() -> None:
    """A log that was added later is not made anonymous yet: then nothing is taken for a fake, and nothing real stays."""
    first = Anonymizer(Pseudonyms())
    done = first(REAL.encode())
    earlier = Earlier()
    earlier.read(done)
    assert earlier.is_anonymous
    earlier.read(b"later: 10.1.2.3 and 172.31.5.117\n")
    assert not earlier.is_anonymous
    assert b"172.31.5.117" not in Anonymizer(Pseudonyms(), are_fake=earlier.is_anonymous)(b"later: 172.31.5.117\n")


@pytest.mark.parametrize(
    "text",
    ["client 203.0.113.7 192.0.2.1 198.51.100.23", "10.0.0.5 10.0.0.6 10.0.0.7", "peer 172.31.5.117", "no address"],
)
def test_examples_and_real_networks_are_no_earlier_run(text: str) -> None:
    """Documentation's own addresses have low numbers, and one address alone tells nothing."""
    earlier = Earlier()
    earlier.read(text.encode())
    assert not earlier.is_anonymous


def test_an_interrupt_leaves_no_half_of_the_names(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What says who everybody is does not stay under a name that nobody knows; nor does half a letter."""

    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Path, "replace", interrupted)
    with pytest.raises(KeyboardInterrupt):
        Pseudonyms({"user": {"alice": "user-1"}}).save(tmp_path / "names.json")
    with pytest.raises(KeyboardInterrupt):
        drafts._put(tmp_path / "letter.eml", b"x")  # noqa: SLF001 - what writes each file of a letter
    assert list(tmp_path.iterdir()) == []


def test_a_foreign_file_is_not_taken_for_names(tmp_path: Path) -> None:
    """A file that holds something else is refused, not overwritten."""
    file = tmp_path / "notes.json"
    file.write_text("[]")
    with pytest.raises(CollectError):
        load(file)


PEOPLE = (
    "user=PERSON",
    'login="PERSON"',
    '{"username":"PERSON","n":1}',
    '{"m":"{\\"user\\": \\"PERSON\\"}"}',
    "user: PERSON",
    "SUDO_USER=PERSON",
    "ssh -i key -p 22 PERSON@web",
    "ssh -l PERSON web",
    "DOCKER_HOST=ssh://PERSON@web:22",
    "scp x.tar PERSON@10.1.2.3:/srv/",
    "PERSON@web:~/app$ docker ps",
    "Nov 23 12:00:01 web sudo:   PERSON : TTY=pts/0 ; PWD=/srv ; USER=root ; COMMAND=/usr/bin/docker ps",
    "sshd[77]: Accepted publickey for PERSON from 10.1.2.3 port 22 ssh2",
    "Accepted password for PERSON",
    "sshd[77]: Failed password for invalid user PERSON from 10.1.2.3 port 22 ssh2",
    "Invalid user PERSON from 10.1.2.3",
    "New session 3 of user PERSON.",
    'user "PERSON" logged in from 10.1.2.3',
    "pam_unix(sshd:session): session opened for user PERSON(uid=1000) by (uid=0)",
    "session opened for user root(uid=0) by PERSON(uid=1000)",
    "uid=1000(PERSON) gid=1000(PERSON) groups=1000(PERSON),27(sudo),999(docker)",
    "PERSON:x:1000:1000:,,,:/srv:/bin/bash",
    "-rw-r--r-- 1 PERSON PERSON 220 Nov 23 12:00 .env",
    "PERSON   pts/0        10.1.2.3    12:00",
    "PERSON    812  0.0  0.1  10656  5120 ?  S  12:00  0:00 -bash",
    "/home/PERSON/daoflow/.env",
)


@pytest.mark.parametrize("place", PEOPLE)
def test_people_are_fake_wherever_one_is_named(anonymize: Anonymizer, place: str) -> None:
    """In each place that names an account the name goes, with one fake, and from then on as a whole word in any text."""
    for person in ("jdoe", "m.muster", "anna-lena7"):
        text = anonymize.text(place.replace("PERSON", person))
        assert person not in text
        fake = anonymize.text(f"/home/{person}").rpartition("/")[2]
        assert re.fullmatch(r"user-\d+", fake)
        assert fake in text
        assert anonymize.text(f"call {person.upper()}, then {person}.") == f"call {fake}, then {fake}."
        assert anonymize.text(text) == text


@pytest.mark.parametrize("place", PEOPLE)
def test_accounts_of_services_are_facts(anonymize: Anonymizer, place: str) -> None:
    """What every system or this product has, and a word of a log, stay in those places too."""
    for account in ("root", "postgres", "daoflow", "nobody", "www-data", "systemd-network", "api"):
        assert f"{account}" in anonymize.text(place.replace("PERSON", account))
        assert "user-" not in anonymize.text(place.replace("PERSON", account))


def test_a_name_that_is_a_word_goes_only_where_it_names_someone(anonymize: Anonymizer) -> None:
    """`max` is fake as a login and stays in `max retries`; so is what a log says of a login no name."""
    assert anonymize.text("user=max: max retries 3, will retry; login=failed user=unknown") == (
        "user=max: max retries 3, will retry; login=failed user=unknown"
    )
    assert anonymize.text("sudo: will : x; will retry").endswith(" : x; will retry")
    assert "will" not in anonymize.text("/home/will/x")


@pytest.mark.parametrize(
    "written",
    [
        "j.doe%40acme.lan",
        "email%3Dj.doe%40acme-corp.de%26x",
        "j.doe%2540acme.lan",
        '{"m":"j.doe\\u0040acme.lan"}',
        "j.doe&#64;acme.lan",
        "ai5kb2VAYWNtZS1jb3JwLmNvbQ==",
        "x=bWFpbHRvOmoucm9lQGFjbWUtY29ycC5jb20",
    ],
)
def test_mail_addresses_in_encodings(anonymize: Anonymizer, written: str) -> None:
    """A mail address is fake behind percent, unicode, HTML and base64 escapes too, and what is around it keeps its form."""
    text = anonymize.text(written)
    seen = text + "".join(
        base64.b64decode(word + "=" * (-len(word) % 4)).decode("latin-1")
        for word in re.findall(r"[A-Za-z0-9+/]{16,}", text)
    )
    assert not re.search(r"acme|doe|roe", seen)
    assert re.search(r"mail-\d+(?:@|%40|%2540|\\u0040|&#64;)site-\d+\.(?:lan|example)", seen)
    assert anonymize.text(text) == text


@pytest.mark.parametrize(
    ("name", "content"),
    [
        (
            "bundle.json",
            '{"format_version": 1, "tool": {"name": "daoflow-collect", "version": "1"}, "host": "ops-fra-2"}',
        ),
        ("hostname", "ops-fra-2\n"),
        ("syslog", "Nov 23 12:00:01 ops-fra-2 sudo:   root : TTY=pts/0\n"),
        ("uname.txt", "Linux ops-fra-2 6.1.0-18-amd64 #1 SMP\n"),
        ("history", "root@ops-fra-2:~# docker ps\n"),
        ("history", "scp dump.gz deploy@ops-fra-2:/srv\n"),
        ("api.log", '{"level":30,"pid":7,"hostname":"ops-fra-2","msg":"ready"}\n'),
        ("ssh.log", "ssh: connect to host ops-fra-2 port 22: Connection refused\n"),
        (".docker", "DOCKER_HOST=ssh://deploy@ops-fra-2\n"),
        ("agent.log", "level=info hostname=ops-fra-2 msg=ready\n"),
    ],
)
def test_a_folder_tells_its_host_and_its_people(tmp_path: Path, name: str, content: str) -> None:
    """What one file says of host and people is fake in every other, read before or after it; the database's role is no person."""
    source = tmp_path / "source"
    source.mkdir()
    (source / name).write_text(content)
    (source / "a-note.txt").write_text("asked jdoe; host ops-fra-2 was slow, acmeapp could not log in\n")
    (source / "z.log").write_text('sshd[7]: Accepted password for jdoe\nuser=acmeapp FATAL: for user "acmeapp"\n')
    (source / ".env").write_text("POSTGRES_USER=acmeapp\n")
    (source / "clone.log").write_text("ssh -T git@github.com: the github key is missing\n")
    assert collect("redact", str(source), str(tmp_path / "out"), "--anonymize", cwd=tmp_path).returncode == 0
    assert "git@github.com: the github key" in (tmp_path / "out" / "clone.log").read_text()
    note = (tmp_path / "out" / "a-note.txt").read_text()
    assert re.fullmatch(r"asked user-\d+; host host-\d+ was slow, acmeapp could not log in\n", note)
    assert "ops-fra-2" not in (tmp_path / "out" / name).read_text()
    assert (tmp_path / "out" / "z.log").read_text().count("acmeapp") == 2


def test_the_operators_words_are_anonymised(tmp_path: Path) -> None:
    """Who is named in --note or --case is fake in the bundle's header."""
    more = (
        "--note",
        "ssh jdoe@web worked, call jdoe",
        "--case",
        "j.doe%40acme-corp.de /home/mmuster",
        "-o",
        str(tmp_path),
    )
    assert collect("run", "--recording", str(RECORDING), "--anonymize", *more, cwd=tmp_path).returncode in (0, 4)
    with open_bundle(next(tmp_path.glob("*.zst"))) as bundle:
        header = bundle.read("bundle.json").decode()
    assert not re.search("jdoe|j.doe|acme|mmuster", header)
    assert re.search(r"ssh (user-\d+)@web worked, call \1", header)


def test_whom_a_later_source_names_is_fake_in_the_earlier_ones(tmp_path: Path) -> None:
    """`env` is collected before `health` is; a person whom only the second names as one is fake in the first, and in the members' names."""
    said = json.dumps({"status": "ok", "user": "kmuster"}).encode()
    with sockets.tcp_server(sockets.answer(said)) as port:
        installation = make_installation(tmp_path / "daoflow", port=port)
        with installation.env_file.open("a") as file:
            file.write("# kmuster wrote this; so did lmuster\n")
        (installation.folder / "docker-compose.yml").write_text(COMPOSE_FILE + "# ssh lmuster@web first\n")
        done = collect("--dir", str(installation.folder), "--anonymize", "-o", str(tmp_path), cwd=tmp_path)
    assert done.returncode == 4, done.stderr
    with open_bundle(next(tmp_path.glob("*.zst"))) as bundle:
        assert bundle.verify() == "verified"
        contents = {member: bundle.read(member).decode() for member in bundle.members}
    assert re.search(r"# (user-\d+) wrote this; so did (?!\1)user-\d+\n", contents["env/files/.env"])
    assert re.search(r'\"user\\*": \\*"user-\d+', "".join(text for name, text in contents.items() if "health" in name))
    assert not [member for member, text in contents.items() if "muster" in f"{member}{text}"]


class HomesHost(LocalHost):
    """This machine with other folders below /home."""

    def list_folder(self, path: str) -> tuple[str, ...]:
        """Return the names."""
        return ("daoflow", "lost+found", "pmuster") if path == "/home" else super().list_folder(path)


def test_people_of_the_host_are_known_before_anything_is_written() -> None:
    """Who has a folder below /home, or is named by a setting or the operator, is fake from the first word on."""
    host = HomesHost()
    options = Options(note="ask qmuster", case="user=qmuster")
    anonymize = anonymizer_for(host, nothing_found(host, "", ask_engine=False), options, Pseudonyms())
    text = anonymize.text("pmuster and QMUSTER know; daoflow does not")
    assert re.fullmatch(r"user-\d+ and user-\d+ know; daoflow does not", text)
