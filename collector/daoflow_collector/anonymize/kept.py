"""The file in which a customer keeps which fake name stands for what: beside the bundle, never in it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from daoflow_bundle.name import SUFFIX

from daoflow_collector.anonymize.pseudonyms import Pseudonyms, load
from daoflow_collector.anonymize.text import Anonymizer
from daoflow_collector.machine.host import Host

ENDING = ".names.json"


@dataclass(frozen=True)
class KeptNames:
    """The mapping, this host's fake name, and the file that was asked for (None: beside the bundle)."""

    pseudonyms: Pseudonyms
    host: str
    file: Path | None

    @classmethod
    def of_run(cls, file: str | None, host: Host) -> KeptNames:
        """Return the names of earlier runs, where `file` has them, with this host among them. Raises `CollectError`."""
        path = Path(file) if file is not None else None
        pseudonyms = load(path) if path is not None else Pseudonyms()
        return cls(pseudonyms, Anonymizer(pseudonyms).name(host.name), path)

    def save(self, bundle: str | None, top: str) -> Path:
        """Write the file, readable by its owner only, and return its path. Raises `OutputError`."""
        beside = Path(bundle) if bundle is not None else Path.cwd() / (top + SUFFIX)
        path = self.file or beside.with_name(top + ENDING)
        self.pseudonyms.save(path)
        return path
