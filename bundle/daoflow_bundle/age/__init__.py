"""Encryption to X25519 recipients as the `age` program does it (age-encryption.org/v1): each opens what the other wrote."""

MAGIC = b"age-encryption.org/v1\n"
"""How an encrypted file begins."""
