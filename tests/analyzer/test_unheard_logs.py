"""An application whose own log says nothing here is said to be silent."""

from daoflow_analyzer.facts.applications import Application, unheard
from daoflow_analyzer.finding import Evidence


def test_a_log_that_is_empty_is_told_from_one_that_nobody_collected() -> None:
    """Whoever looks for the application's last words learns why there are none."""
    words = {"db": Evidence("applications/shop/logs/db.log", "ready", line=1)}
    shop = Application("shop", (), last_words=words, silent=frozenset({"web"}))

    assert unheard(shop, ["db"]) == ""
    assert unheard(shop, ["web", "web"]) == " The log of web is empty."
    assert unheard(shop, ["web", "db", "api"]) == " The log of web is empty, and the log of api is not in this bundle."
    assert unheard(None, ["web"]) == " The application's own log is not in this bundle."
