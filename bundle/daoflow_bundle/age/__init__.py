"""Encryption as the `age` program does it (age-encryption.org/v1), to X25519 recipients: `age -d` opens what this writes, and the reverse."""
