"""The `.env` file as DaoFlow's Compose file uses it (`env/sanity.json` plus the redacted copy of the file)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from daoflow_bundle.token import Token

from daoflow_analyzer.finding import Evidence
from daoflow_analyzer.immutable import immutable


@immutable
class EnvDefinition:
    """One line that sets a key; the last one is `effective`."""

    member: str
    line: int
    text: str
    effective: bool


@immutable
class EnvUse:
    """One container variable that a key feeds. Fingerprints compare the same `part` on both sides; None = not known."""

    service: str
    variable: str
    part: str
    compose: str | None
    running: Mapping[str, str | None]


@immutable
class EnvKey:
    """One key: what is known of its value without the value. `value` is the text itself where it is no secret.

    `fingerprint` is of the value as written, `expected` of what Compose must make of it by its own rules, `compose` of what it made of it,
    `running` (by container name) of what each container has. Fields are those of
    `env/sanity.json` (bundle/README.md); `url_mark` is empty where an older collector did not say it.
    """

    name: str
    secret: bool
    present: bool
    empty: bool
    blank: bool
    value: str | None
    token: Token | None
    length: int | None
    length_class: str
    character_class: str
    placeholder: bool
    duplicate: bool
    edge_space: bool
    trailing_cr: bool
    quotes: str
    has_dollar: bool
    url_unsafe: bool
    valid_url: bool | None
    valid_port: bool | None
    valid_boolean: bool | None
    definitions: tuple[EnvDefinition, ...]
    in_process_environment: bool
    referenced_by: tuple[str, ...]
    required: bool
    fingerprint: str | None
    compose: str | None
    running: Mapping[str, str | None]
    uses: tuple[EnvUse, ...]
    expected: str | None = None
    expected_length: int | None = None
    expected_length_class: str = ""
    url_mark: str = ""
    url_mark_place: str = ""

    @property
    def has_value(self) -> bool:
        """Whether the key is set to something that is not only white space."""
        return self.present and not self.empty and not self.blank

    def evidence(self) -> Evidence:
        """Point at the line that counts, or at the key's place in `env/sanity.json` when no line sets it."""
        for definition in self.definitions:
            if definition.effective:
                return Evidence(definition.member, definition.text, line=definition.line)
        state = "absent" if not self.present else "empty" if self.empty else "present"
        pointer = f"/keys/{self.name.replace('~', '~0').replace('/', '~1')}"
        return Evidence("env/sanity.json", f"{self.name}: {state}", pointer=pointer)


@immutable
class EnvProblem:
    """One thing wrong with the file's syntax. `kind` as in bundle/README.md; `fatal` when Compose refuses the file."""

    member: str
    line: int
    kind: str
    key: str | None
    fatal: bool
    detail: str
    text: str

    def evidence(self) -> Evidence:
        """Point at the line."""
        return Evidence(self.member, self.text, line=self.line)


@immutable
class EnvFile:
    """All env files together. `exists` and `modified_at` are about the project's `.env` itself."""

    exists: bool
    path: str
    member: str | None
    bom: bool
    line_endings: str
    keys: Mapping[str, EnvKey]
    problems: tuple[EnvProblem, ...]
    modified_at: datetime | None = None

    def get(self, name: str) -> EnvKey | None:
        """Return the key called `name` whether or not it is set; None when nothing mentions it."""
        return self.keys.get(name)

    def value(self, name: str, default: str = "") -> str:
        """Return the plain value of a key that is no secret, or `default` when unset, empty or secret."""
        key = self.keys.get(name)
        return key.value if key is not None and key.value else default
