"""The control plane that incidents told by DaoFlow's records share, with its worker and its database."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.incidents.diagnosis import Diagnosis, diagnose
from tests.incidents.records import Records
from tests.incidents.stack import Stack
from tests.incidents.worker import Worker

PROJECTS = ("shop", "other")
"""Compose projects that tests may deploy; they are removed after each test."""


@dataclass
class Site:
    """One test's view of the shared control plane."""

    stack: Stack
    records: Records
    worker: Worker
    bundle: Path

    def diagnose(self, *options: str, **how: Any) -> Diagnosis:
        """Write the records, collect and analyse."""
        self.records.write()
        self.stack.installation.secrets |= self.records.secrets
        self.bundle.unlink(missing_ok=True)
        return diagnose(self.stack.installation, bundle=self.bundle, options=options, **how)

    def compose_by_hand(self, folder: Path, text: str, *arguments: str, project: str = "shop") -> None:
        """Run Compose on a file in another folder, as an operator does on the host."""
        folder.mkdir(exist_ok=True)
        (folder / "compose.yaml").write_text(text)
        self.stack.docker("compose", "--project-directory", str(folder), "-p", project, *arguments)

    def quiet(self, diagnosis: Diagnosis, *, but: Iterable[str] = ()) -> None:
        """Assert that nothing above info was found, and no cause."""
        assert diagnosis.verdict is None, diagnosis.summary()
        assert diagnosis.names(at_least="low") <= set(but), diagnosis.summary()
