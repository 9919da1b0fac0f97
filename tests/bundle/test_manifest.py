"""The manifest of a bundle that nobody trusts."""

from daoflow_bundle.manifest import MAX_SAID, parse_manifest

SOURCE = {"source": "env", "outcome": "failed", "how": "read", "started_at": "2026-11-23T13:00:00Z", "duration_s": 0.1}


def test_a_reason_of_a_megabyte_is_cut() -> None:
    """Each report holds every reason: ten such made one of 30 MB."""
    document = {
        "format_version": 1,
        "complete": False,
        "members": [],
        "sources": [{**SOURCE, "reason": "x" * 1_000_000}, {**SOURCE, "source": "health", "reason": "refused"}],
    }

    long, short = parse_manifest(document).sources

    assert long.reason == "x" * MAX_SAID + "… (cut)"
    assert short.reason == "refused"
