"""One unsent letter: RFC 5322 text with the file attached, opened by mail programs as a draft (`X-Unsent: 1`)."""

from __future__ import annotations

from dataclasses import dataclass
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP

from daoflow_collector.errors import UsageError

_LINE_BYTES = 57
"""Bytes of content in one line of base64 (RFC 2045: 76 characters), which costs 78 with its line end."""
_ENCODED_LINE_BYTES = 78
_SUBJECT_CHARACTERS = 200


@dataclass(frozen=True)
class Letter:
    """What goes into one letter. `to` are addresses, perhaps none: the operator fills it in."""

    subject: str
    text: str
    name: str
    content: bytes
    to: tuple[str, ...] = ()

    def encode(self) -> bytes:
        """Return the letter as a file ending in .eml holds it."""
        return _message(self.subject, self.text, self.name, self.content, self.to).as_bytes()

    def frame_bytes(self) -> int:
        """Return the size of the letter without what is attached."""
        return len(_message(self.subject, self.text, self.name, b"", self.to).as_bytes())


def room(frame_bytes: int, limit_bytes: int) -> int:
    """Return how many bytes can be attached to a letter of `frame_bytes` that must stay within `limit_bytes`; 0 for none."""
    return max(0, (limit_bytes - frame_bytes) // _ENCODED_LINE_BYTES * _LINE_BYTES)


def _message(subject: str, text: str, name: str, content: bytes, to: tuple[str, ...]) -> EmailMessage:
    message = EmailMessage(policy=SMTP)
    message["X-Unsent"] = "1"
    message["Subject"] = " ".join(subject.split())[:_SUBJECT_CHARACTERS]
    if to:
        message["To"] = tuple(Address(addr_spec=address) for address in to)
    message.set_content(text, charset="utf-8", cte="quoted-printable")
    message.add_attachment(content, maintype="application", subtype="octet-stream", filename=name)
    return message


def addresses(texts: tuple[str, ...]) -> tuple[str, ...]:
    """Return plain mail addresses. Raises `UsageError` for anything else."""
    for text in texts:
        try:
            Address(addr_spec=text)
        except (ValueError, IndexError) as error:
            raise UsageError(
                f"'{text}' is not a mail address", because="it must be like support@example.com"
            ) from error
    return texts
