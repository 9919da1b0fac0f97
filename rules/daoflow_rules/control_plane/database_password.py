"""The database password on its way: `.env` → Compose → postgres and DATABASE_URL → the running containers, by fingerprint."""

from __future__ import annotations

from collections.abc import Mapping

from daoflow_analyzer.facts.containers import Containers
from daoflow_analyzer.facts.env import EnvFile, EnvUse
from daoflow_analyzer.immutable import immutable
from daoflow_bundle.token import find_tokens

KEY = "POSTGRES_PASSWORD"


@immutable
class PasswordTrail:
    """Fingerprints of the same password at five places; None where it is not known.

    `written` stands in `.env`; `composed` and `composed_url` are what Compose makes of it for postgres and inside DATABASE_URL;
    `server` and `client` are what the postgres container and daoflow's DATABASE_URL have now. `has_url`: the Compose file puts the
    key into DATABASE_URL; `asked`: Compose itself gave its view.
    """

    written: str | None
    composed: str | None
    composed_url: str | None
    server: str | None
    client: str | None
    has_url: bool = False
    asked: bool = False

    @property
    def cut(self) -> bool:
        """Whether Compose reads another value than was written (`$`, quotes, `#`)."""
        return None not in (self.written, self.composed) and self.written != self.composed

    @property
    def url_differs(self) -> bool:
        """Whether DATABASE_URL carries another password than postgres is given."""
        if self.composed is not None and self.composed_url is not None:
            return self.composed != self.composed_url
        known = None not in (self.server, self.client)
        return known and self.server != self.client and self.written not in (self.server, self.client)

    @property
    def url_unreadable(self) -> bool:
        """Whether Compose has a password and no program could find one in the DATABASE_URL made of it."""
        return self.has_url and self.asked and self.composed_url is None

    @property
    def stale(self) -> bool:
        """Whether the running daoflow still has another password than it would get from a new `up`."""
        wanted = self.composed_url or self.composed or self.written
        return None not in (wanted, self.client) and wanted != self.client and not self.cut


def password_trail(env: EnvFile, containers: Containers | None) -> PasswordTrail:
    """Gather the fingerprints from `env/sanity.json`, and from the containers' environment where that says nothing."""
    key = env.get(KEY)
    uses = key.uses if key is not None else ()
    whole = next((use for use in uses if use.service == "postgres" and use.variable == KEY), None)
    url = next((use for use in uses if use.service == "daoflow" and use.variable == "DATABASE_URL"), None)
    return PasswordTrail(
        written=key.fingerprint if key is not None else None,
        composed=(whole.compose if whole is not None else None)
        or ((key.compose or key.expected) if key is not None else None),
        composed_url=url.compose if url is not None and url.part == "url-password" else None,
        server=_running(whole) or _token(containers, "postgres", KEY),
        client=_running(url) or _token(containers, "daoflow", "DATABASE_URL"),
        has_url=url is not None and url.part == "url-password",
        asked=whole is not None and whole.compose is not None,
    )


def _running(use: EnvUse | None) -> str | None:
    running: Mapping[str, str | None] = use.running if use is not None and use.part != "embedded" else {}
    return next((fingerprint for fingerprint in running.values() if fingerprint), None)


def _token(containers: Containers | None, service: str, variable: str) -> str | None:
    container = containers.one(service) if containers is not None else None
    text = container.env.get(variable, "") if container is not None else ""
    return next((token.fingerprint for token in find_tokens(text)), None)
