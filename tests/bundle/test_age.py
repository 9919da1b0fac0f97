"""Encryption, with the real age program on the other side."""

import io
import os
import random
import subprocess
from pathlib import Path

import pytest
from daoflow_bundle.age import bech32
from daoflow_bundle.age.errors import DamagedFileError, KeyTextError, WrongKeyError
from daoflow_bundle.age.keys import parse_recipient, read_identities
from daoflow_bundle.age.primitives import hkdf, primitives
from daoflow_bundle.age.stream import CHUNK_BYTES, decrypt, encrypt

SIZES = (0, 1, CHUNK_BYTES - 1, CHUNK_BYTES, CHUNK_BYTES + 1, 2 * CHUNK_BYTES, 3 * CHUNK_BYTES + 17)


def _keygen(path: Path) -> str:
    subprocess.run(["age-keygen", "-o", str(path)], check=True, capture_output=True)
    return subprocess.run(["age-keygen", "-y", str(path)], check=True, capture_output=True, text=True).stdout.strip()


@pytest.fixture
def key(tmp_path: Path) -> tuple[Path, str]:
    """Return an identity file of age-keygen and its recipient."""
    return tmp_path / "key", _keygen(tmp_path / "key")


def _encrypted(content: bytes, *recipients: str) -> bytes:
    return b"".join(encrypt(io.BytesIO(content), [parse_recipient(text) for text in recipients]))


@pytest.mark.parametrize("size", SIZES)
def test_age_opens_what_is_written_here(key: tuple[Path, str], size: int) -> None:
    """`age -d` gives back the content, whatever its size is relative to a chunk."""
    content = random.Random(size).randbytes(size)

    done = subprocess.run(
        ["age", "-d", "-i", str(key[0])], input=_encrypted(content, key[1]), capture_output=True, check=True
    )

    assert done.stdout == content


@pytest.mark.parametrize("size", SIZES)
def test_what_age_writes_is_opened_here(key: tuple[Path, str], size: int) -> None:
    """A file of `age -r` gives back its content."""
    content = random.Random(size).randbytes(size)
    sealed = subprocess.run(["age", "-r", key[1]], input=content, capture_output=True, check=True).stdout

    assert b"".join(decrypt(io.BytesIO(sealed), read_identities(key[0]))) == content


def test_every_recipient_opens_it(tmp_path: Path) -> None:
    """A file for several is opened by each with age, and by nobody else."""
    recipients = [_keygen(tmp_path / f"key{number}") for number in range(4)]
    sealed = _encrypted(b"evidence", *recipients[:3])

    for number in range(3):
        command = ["age", "-d", "-i", str(tmp_path / f"key{number}")]
        assert subprocess.run(command, input=sealed, capture_output=True, check=True).stdout == b"evidence"
    with pytest.raises(WrongKeyError):
        list(decrypt(io.BytesIO(sealed), read_identities(tmp_path / "key3")))


def test_recipient_of_an_identity_is_that_of_age(key: tuple[Path, str]) -> None:
    """The public half of an identity is written as age-keygen writes it, and no repr shows the secret."""
    (identity,) = read_identities(key[0])

    assert str(identity.recipient) == key[1]
    assert identity.secret.hex() not in repr(identity)


def test_any_cut_or_flipped_byte_is_found(key: tuple[Path, str]) -> None:
    """No prefix and no copy with one bit changed decrypts to its end, wherever it is cut or changed."""
    identities = read_identities(key[0])
    sealed = _encrypted(os.urandom(CHUNK_BYTES + 100), key[1])
    chosen = random.Random(1).sample(range(len(sealed)), 60)

    for at in (*chosen, len(sealed) - 1, len(sealed) - 117):
        with pytest.raises((DamagedFileError, WrongKeyError)):
            list(decrypt(io.BytesIO(sealed[:at]), identities))
        flipped = sealed[:at] + bytes([sealed[at] ^ 1]) + sealed[at + 1 :]
        with pytest.raises((DamagedFileError, WrongKeyError)):
            list(decrypt(io.BytesIO(flipped), identities))


@pytest.mark.parametrize(
    "text",
    ["", "age1", "age1qqqq", "ssh-ed25519 AAAA", "AGE-SECRET-KEY-1QQQ", "Age1qpzry9x8gf2tvdw0s3jn54khce6mua7l"],
)
def test_what_is_no_recipient_is_refused(text: str) -> None:
    """Anything but an X25519 recipient is an error of usage."""
    with pytest.raises(KeyTextError):
        parse_recipient(text)


def test_a_typing_error_in_a_recipient_is_found(key: tuple[Path, str]) -> None:
    """Changing any one letter of a recipient is noticed by its checksum."""
    text = key[1]
    for at in range(4, len(text)):
        other = "q" if text[at] != "q" else "p"
        with pytest.raises(KeyTextError):
            parse_recipient(text[:at] + other + text[at + 1 :])


def test_bech32_round_trip() -> None:
    """What is encoded decodes to itself, in either case."""
    for size in (0, 1, 20, 32):
        content = random.Random(size).randbytes(size)
        text = bech32.encode("age", content)
        assert bech32.decode("age", text) == bech32.decode("age", text.upper()) == content


def test_hkdf_is_that_of_the_rfc() -> None:
    """The first test case of RFC 5869 gives the first 32 bytes of its key."""
    derived = hkdf(b"\x0b" * 22, salt=bytes(range(13)), info=bytes(range(0xF0, 0xFA)))

    assert derived.hex() == "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf"


def test_a_point_of_small_order_protects_nothing() -> None:
    """Encrypting to the zero point is refused, as age does."""
    with pytest.raises(DamagedFileError, match="small order"):
        list(encrypt(io.BytesIO(b""), [parse_recipient(bech32.encode("age", bytes(32)))]))


def test_primitives_are_those_of_the_rfc() -> None:
    """The library in use computes the key exchange of RFC 7748, section 5.2, first vector."""
    scalar = "a546e36bf0527c9d3b16154b82465edd62144c0ac1fc5a18506a2244ba449ac4"
    point = "e6db6867583030db3594c1a424b15f7c726624ec26b3353b10a903a6d0ab1c4c"

    shared = primitives().x25519(bytes.fromhex(scalar), bytes.fromhex(point))

    assert shared.hex() == "c3da55379de9c6908e94ea4df28d084f32eccf03491c71f754b4075577a28552"
