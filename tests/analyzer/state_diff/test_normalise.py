"""Things that are written differently and mean the same."""

import pytest
from daoflow_analyzer.state_diff.normalise import (
    environment,
    image,
    live_ports,
    ports_of,
    same_image,
    seconds,
    size_bytes,
    value_text,
)

DIGEST = "sha256:" + "a" * 64


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("redis", "docker.io/library/redis:latest"),
        ("redis:7-alpine", "docker.io/library/redis:7-alpine"),
        ("docker.io/library/redis:7-alpine", "docker.io/library/redis:7-alpine"),
        ("acme/web", "docker.io/acme/web:latest"),
        ("localhost:5000/web:1", "localhost:5000/web:1"),
        ("127.0.0.1:5000/lab/web:1.0", "127.0.0.1:5000/lab/web:1.0"),
        (f"ghcr.io/acme/web@{DIGEST}", f"ghcr.io/acme/web@{DIGEST}"),
        (f"ghcr.io/acme/web:1@{DIGEST}", f"ghcr.io/acme/web:1@{DIGEST}"),
    ],
)
def test_an_image_has_one_spelling(written: str, meant: str) -> None:
    """Docker's registry, the library folder and the tag `latest` are filled in."""
    assert image(written) == meant


def test_a_pin_beside_its_tag_is_the_same_image() -> None:
    """A digest is compared with a digest, a tag with a tag; two tags are two images."""
    assert same_image(image("acme/web:1"), image(f"acme/web:1@{DIGEST}"))
    assert same_image(image("acme/web:1"), image(f"acme/web@{DIGEST}"))
    assert not same_image(image("acme/web:1"), image(f"acme/web:2@{DIGEST}"))
    assert not same_image(image("acme/web:1"), image("acme/web:2"))
    assert not same_image(image(f"acme/web@{DIGEST}"), image("acme/web@sha256:" + "b" * 64))


def test_durations_and_sizes_have_one_unit() -> None:
    """Compose writes units, the engine nanoseconds and bytes; nothing and zero are one."""
    assert seconds("1m30s") == seconds(90_000_000_000) == 90.0
    assert seconds("500ms") == 0.5
    assert seconds("0s") is seconds(0) is seconds(None) is None
    assert size_bytes("512M") == size_bytes("512mb") == size_bytes(536870912) == 512 << 20
    assert size_bytes("") is size_bytes(0) is None


def test_ports_in_every_syntax_are_the_same() -> None:
    """Short form, long form and the engine's bindings agree; every address is the same as none."""
    long = [{"target": 8080, "published": "18080", "host_ip": "127.0.0.1", "protocol": "tcp"}]
    engine = {"8080/tcp": [{"HostIp": "127.0.0.1", "HostPort": "18080"}]}

    assert ports_of(["127.0.0.1:18080:8080"]) == ports_of(long) == live_ports(engine)
    assert ports_of(["80:80"]) == live_ports(
        {"80/tcp": [{"HostIp": "", "HostPort": "80"}, {"HostIp": "::", "HostPort": "80"}]}
    )
    assert ports_of(["53:53/udp"]) == {"53/udp": "53"}


def test_environment_is_a_map_however_it_is_written() -> None:
    """List and map form agree; a key that is only passed through has no value of its own."""
    assert environment(["A=1", "B=x=y", "C"]) == environment({"A": 1, "B": "x=y", "C": None}) == {"A": "1", "B": "x=y"}


def test_a_secret_is_equal_to_itself_in_any_dress() -> None:
    """Name and flags of a token do not count, its fingerprint does."""
    one = value_text("postgres://u:[redacted:POSTGRES_PASSWORD#9f3a1c7be2 len=48 pct-encoded]@db/x")
    assert one == value_text("postgres://u:[redacted:DATABASE_URL#9f3a1c7be2 len=48]@db/x")
    assert one != value_text("postgres://u:[redacted:POSTGRES_PASSWORD#0000000000 len=48]@db/x")
    assert value_text("[redacted:CORS_ORIGIN empty]") == ""
