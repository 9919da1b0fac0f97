"""The recording that `make run` replays where no DaoFlow is installed."""

import json
from pathlib import Path

from tests.incidents.diagnosis import diagnose_recording
from tests.incidents.installation import SECRET_KEYS
from tests.incidents.record import FOLDER


def test_recording_names_the_cause_it_was_made_with(tmp_path: Path) -> None:
    """Collector and analyzer give the recorded incident's verdict, without an engine, and say that it is a replay."""
    diagnosis = diagnose_recording(FOLDER, tmp_path / "bundle.tar.zst", secrets=secrets_of_the_recording())

    diagnosis.tells_cause(
        "postgres-password-mismatch",
        evidence=['password authentication failed for user "daoflow"'],
        symptoms=["control-plane-crash-loop"],
    )
    assert "REPLAY" in diagnosis.collect_notes


def secrets_of_the_recording() -> set[str]:
    """Return the secrets in the recorded `.env`."""
    for line in (FOLDER / "calls.jsonl").read_text("utf-8").splitlines():
        record = json.loads(line)
        if record["call"][:2] == ["read_file", "/opt/daoflow/.env"]:
            pairs = dict(entry.strip().split("=", 1) for entry in record["answer"]["content"]["bytes"] if "=" in entry)
            return {pairs[key] for key in SECRET_KEYS}
    raise AssertionError("no .env was recorded")
