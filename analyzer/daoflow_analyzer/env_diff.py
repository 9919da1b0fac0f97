"""Which settings changed between two bundles: plain values as they are, secrets by fingerprint where both have the same key."""

from __future__ import annotations

from daoflow_analyzer.diff_result import EnvChange
from daoflow_analyzer.facts.env import EnvFile, EnvKey


def env_changes(old: EnvFile | None, new: EnvFile | None) -> tuple[tuple[EnvChange, ...], bool]:
    """Return the changed keys, and whether secrets could be compared.

    A fingerprint is keyed with a key of its own collection unless one was given. Ten hex digits of two keys never agree by chance:
    one secret with equal fingerprints proves that the keys are the same, none proves nothing, so that nothing is then compared.
    """
    if old is None or new is None:
        return (), True
    comparable = share_key(old, new)
    found = []
    for name in sorted(old.keys.keys() | new.keys.keys()):
        change = _change(name, old.keys.get(name), new.keys.get(name), comparable=comparable)
        if change is not None:
            found.append(change)
    return tuple(found), comparable


def share_key(old: EnvFile, new: EnvFile) -> bool:
    """Whether both were fingerprinted with one key; true also where no secret has a fingerprint on both sides."""
    pairs = [
        (key.fingerprint, other.fingerprint)
        for name, key in old.keys.items()
        if (other := new.keys.get(name)) is not None and key.fingerprint and other.fingerprint
    ]
    return not pairs or any(one == other for one, other in pairs)


def _change(name: str, old: EnvKey | None, new: EnvKey | None, *, comparable: bool) -> EnvChange | None:
    before, after = old is not None and old.present, new is not None and new.present
    if old is None or new is None or not before or not after:
        if before == after:
            return None
        return EnvChange(name, "added" if after else "removed", _plain(old), _plain(new))
    if old.has_value != new.has_value:
        return EnvChange(name, "filled" if new.has_value else "emptied", _plain(old), _plain(new))
    if old.secret or new.secret:
        differs = comparable and old.fingerprint != new.fingerprint
        return EnvChange(name, "changed", None, None) if differs or _shape(old) != _shape(new) else None
    return EnvChange(name, "changed", old.value, new.value) if old.value != new.value else None


def _plain(key: EnvKey | None) -> str | None:
    return key.value if key is not None and key.present and not key.secret else None


def _shape(key: EnvKey) -> tuple[object, ...]:
    """Return what is known of a secret without its fingerprint: another length is another value under any key."""
    return key.length, key.length_class, key.character_class
