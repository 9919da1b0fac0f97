"""Fields of DaoFlow's own answers that are dropped before anything else: ciphertext, credentials, people.

The same as the database's exclusions (`database_tables.py`), by the API's names. The redactor would make tokens of most; these explain
nothing about a failure, so not even their fingerprint is kept.
"""

from __future__ import annotations

from typing import Any

from daoflow_collector.daoflow.deployment_record import snake

_DROPPED = frozenset(
    {
        "access_key",
        "actor_email",
        "actor_name",
        "backup_codes",
        "credentials",
        "email",
        "encryption_password",
        "encryption_salt",
        "input_summary",
        "ip_address",
        "oauth_token",
        "rclone_config",
        "requested_by",
        "requested_by_email",
        "requested_by_user_id",
        "secret_access_key",
        "session",
        "token_hash",
        "user_agent",
        "user_email",
        "webhook_secret",
        "webhook_url",
    }
)


def without(document: Any) -> Any:
    """Return a copy of a JSON document without those fields, at any depth."""
    if isinstance(document, dict):
        return {name: without(value) for name, value in document.items() if not _is_dropped(str(name))}
    if isinstance(document, list):
        return [without(item) for item in document]
    return document


def _is_dropped(name: str) -> bool:
    spelled = snake(name)
    return spelled in _DROPPED or spelled.endswith("_encrypted")
