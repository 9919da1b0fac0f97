"""Secrets named by the words around them, in commands and in files of servers: forms that a look at whole folders found."""

from __future__ import annotations

import json
import re

from tests.redaction.heldout.carrier import Secret, carrier, lines

_QUOTABLE = re.compile(r"[^'\"\\\n\s,()]+")
_MIXED = re.compile(r"(?=.*[A-Za-z])(?=.*[0-9])[A-Za-z0-9+=_.~-]{8,}")
_HEADED = re.compile(r"(?=.*[A-Za-z])(?=.*[0-9])[A-Za-z0-9][A-Za-z0-9+_.~-]{7,}")

lines(
    "complaint before the name", "log", 'Error: invalid value "{value}" for environment variable {name}', fits=_QUOTABLE
)
lines("complaint about a key", "log", 'Error: secret value "{value}" for key {name} is not valid', fits=_QUOTABLE)
lines("violated key", "log", "DETAIL:  Key ({snake})=({value}) already exists.", fits=_QUOTABLE)
lines("whose it is", "log", "PASSWORD elastic = {value}", "slot", fits=_MIXED)
lines(
    "instruction", "log", "Please use the following password to proceed to installation: {value}", "slot", fits=_MIXED
)
lines("instruction to log in", "log", "Use this token to log in: {value}", "slot", fits=_MIXED)
lines("anchored", "log", "password: &pw {value}", "slot", fits=_HEADED)
lines("tagged", "log", "password: !!str {value}", "slot", fits=_HEADED)
lines(
    "national string", "log", "CREATE LOGIN app WITH PASSWORD = N'{value}', CHECK_POLICY = OFF;", "slot", fits=_QUOTABLE
)
lines("user and password of a tool", "log", "etcdctl --user root:{value} get /x", "slot", fits=_HEADED)
lines("composer", "log", "composer config http-basic.{host} ci {value}", "slot", fits=_HEADED)
lines("salted on the spot", "log", "SELECT crypt('{value}', gen_salt('bf'));", "slot", fits=_QUOTABLE)


@carrier("wrapping type", "log", fits=_MIXED)
def _wrapping_type(secret: Secret) -> str:
    return f'{secret.camel[:1].upper()}{secret.camel[1:]}("{secret.value}")'


@carrier("made up by Terraform", "json", "slot", fits=_MIXED)
def _made_up(secret: Secret) -> dict[str, object]:
    return {"type": "random_password", "instances": [{"attributes": {"length": 24, "result": secret.value}}]}


@carrier("received", "log", fits=_QUOTABLE)
def _received(secret: Secret) -> str:
    return "ZodError: " + json.dumps([{"path": ["env", secret.name], "message": "Invalid", "received": secret.value}])


TOLD_FACTS = (
    ("public key of a tunnel", "log text", "PublicKey = <b43>="),
    ("stored object", "log text", "PutObject key=backups/2026/11/27/app-961.dump.zst bucket=acme-backups"),
    ("name of a secret object", "log text", "existingSecret: pg-secret"),
    ("path of a key", "log text", "<privateKey>/home/ci/.ssh/id_rsa</privateKey>"),
    ("cache key", "log text", "cache key: npm-linux-<h64>"),
    ("request id", "log text", "x-amz-id-2: <b43>"),
    ("flags", "log text", "chromium --password-store=basic --disable-features=PasswordManager"),
    ("length of a key", "log text", "environment variable ENCRYPTION_KEY: expected 64 hex characters, received 63"),
)
