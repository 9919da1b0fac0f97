"""What can be wrong with encryption.

BundleError
└── AgeError               keys, or the encrypted file
    ├── KeyTextError       a recipient or identity is not what age prints
    ├── WrongKeyError      none of the identities opens the file
    ├── DamagedFileError   the encrypted file was cut or changed
    └── NoPrimitivesError  this installation has no library for X25519 and ChaCha20-Poly1305
"""

from __future__ import annotations

from daoflow_bundle.errors import BundleError


class AgeError(BundleError):
    """Base of what goes wrong with encryption."""


class KeyTextError(AgeError):
    """A recipient or an identity is not what `age-keygen` prints."""

    exit_code = 2
    advice = "A recipient begins with `age1`, an identity with `AGE-SECRET-KEY-1`; `age-keygen` makes both."


class WrongKeyError(AgeError):
    """The file is encrypted to other recipients."""

    advice = "Name the file with the right key: --identity FILE."


class DamagedFileError(AgeError):
    """The encrypted file is not whole: nothing of the damaged part can be had."""

    advice = "Ask for the file again."


class NoPrimitivesError(AgeError):
    """No library is there that can encrypt."""

    advice = "Use the single file daoflow-collect-x86_64 (or -aarch64), or install the package `cryptography`."
