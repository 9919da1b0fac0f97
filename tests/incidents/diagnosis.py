"""Runs the two real commands on a broken stack, and holds what every incident must hold."""

import base64
import io
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote

import zstandard
from daoflow_bundle.reader import open_bundle

from tests.incidents.installation import Installation

PROGRAMS = Path(sys.executable).parent
SUMMARY_LINES = 25
BUILT = os.environ.get("BUILT_COLLECTOR")
"""A file of `make dist`, with which the incidents are then collected instead of with this checkout."""


@dataclass(frozen=True)
class Diagnosis:
    """One bundle and the findings document made from it."""

    bundle: Path
    collect_exit_code: int
    collect_duration_s: float
    collect_notes: str
    document: dict[str, Any]

    @property
    def verdict(self) -> str | None:
        """The name of the root cause, None when nothing is wrong or nothing fits."""
        name: str | None = self.document["verdict"]["finding"]
        return name

    def names(self, *, at_least: str = "info") -> set[str]:
        """Return the names of the findings of at least this severity."""
        order = ["info", "low", "medium", "high", "critical"]
        return {
            finding["name"]
            for finding in self.document["findings"]
            if order.index(finding["severity"]) >= order.index(at_least)
        }

    def finding(self, name: str) -> dict[str, Any]:
        """Return a finding by name; fails when it was not found."""
        for finding in self.document["findings"]:
            if finding["name"] == name:
                found: dict[str, Any] = finding
                return found
        raise AssertionError(f"{name} is not among {sorted(self.names())}")

    def evidence(self, name: str) -> str:
        """Return the evidence of a finding, a line each: member and excerpt."""
        return "\n".join(f"{item['member']}: {item['excerpt']}" for item in self.finding(name)["evidence"])

    def tells_cause(self, name: str, *, evidence: Iterable[str] = (), symptoms: Iterable[str] = ()) -> None:
        """Assert the verdict, texts that its evidence must quote, and findings that it must explain."""
        assert self.verdict == name, self.summary()
        quoted = self.evidence(name)
        for text in evidence:
            assert text in quoted, f"{text!r} is not in the evidence of {name}:\n{quoted}"
        for symptom in symptoms:
            assert name in self.finding(symptom)["explained_by"], self.summary()

    def summary(self) -> str:
        """Return verdict and findings as text, for a failing assertion."""
        verdict = self.document["verdict"]
        lines = [f"verdict {verdict['finding']} ({verdict['confidence']}): {verdict['headline']}"]
        lines += [
            f"  {f['severity']:8} {f['role']:11} {f['name']} {f['subject']}: {f['message']}"
            for f in self.document["findings"]
        ]
        lines += [
            f"  not collected: {c['source']} {c['outcome']}: {c['reason']}"
            for c in self.document["coverage"]
            if c["outcome"] != "collected"
        ]
        return "\n".join(lines)


def diagnose(
    installation: Installation,
    *,
    endpoint: str | None = None,
    through: tuple[str, ...] = (),
    exit_codes: Iterable[int] = (0, 4),
    named: bool = True,
    bundle: Path | None = None,
    options: Iterable[str] = (),
) -> Diagnosis:
    """Collect from an installation, analyse the bundle, and check what holds for every incident.

    Holds: the collector's exit code is among those given, the analyzer's is 0, the bundle is whole, no rule broke, and no secret
    of the installation is anywhere in the bundle or in what the commands printed. `endpoint` is another engine's address,
    `through` a command that the collector is run by, `bundle` where it writes; unless `named`, it must find the installation itself;
    `options` are more of the collector's.
    """
    bundle = bundle or installation.directory.parent / f"{installation.directory.name}.tar.zst"
    environment = {} if endpoint is None else {"DOCKER_HOST": endpoint}
    directory = ["--dir", str(installation.directory)] if named else []
    collect = [*through, BUILT or str(PROGRAMS / "daoflow-collect"), "run", *directory, "-o", str(bundle), *options]
    return _diagnose(collect, bundle, environment, installation.secrets, exit_codes)


def diagnose_recording(recording: Path, bundle: Path, *, secrets: Iterable[str]) -> Diagnosis:
    """Collect from a recording into `bundle` and analyse that; the same holds as for `diagnose`."""
    collect = [str(PROGRAMS / "daoflow-collect"), "run", "--recording", str(recording), "-o", str(bundle)]
    return _diagnose(collect, bundle, {}, secrets, (0,))


def _diagnose(
    command: list[str], bundle: Path, environment: dict[str, str], secrets: Iterable[str], exit_codes: Iterable[int]
) -> Diagnosis:
    started = time.monotonic()
    collect = _run(command, environment)
    duration_s = time.monotonic() - started
    assert collect.returncode in set(exit_codes), (
        f"daoflow-collect exited {collect.returncode}:\n{collect.stdout}{collect.stderr}"
    )
    analyze, document = _analyze(bundle)
    assert document["bundle"]["integrity"] == "verified"
    if BUILT:
        with open_bundle(bundle) as opened:
            assert opened.manifest is not None
            assert opened.manifest.native["form"].startswith("single file"), opened.manifest.native
    broken = [outcome for outcome in document["outcomes"] if outcome["outcome"] == "broken"]
    assert not broken, broken
    needles = list(_needles(secrets))
    for text in (
        decompressed(bundle),
        (collect.stdout + collect.stderr).encode(),
        (analyze.stdout + analyze.stderr).encode(),
    ):
        leaked = sorted(label for label, needle in needles if needle in text)
        assert not leaked, f"secrets leaked: {leaked}"
    return Diagnosis(bundle, collect.returncode, duration_s, collect.stderr, document)


def analyze_bundle(bundle: Path, *options: str) -> dict[str, Any]:
    """Return the findings document of a bundle, whatever state it is in."""
    return _analyze(bundle, *options)[1]


def _analyze(bundle: Path, *options: str) -> tuple[subprocess.CompletedProcess[str], dict[str, Any]]:
    """Analyse a bundle as a person does, report and all, and return what was printed with the findings document.

    Holds: the summary fits the promised 25 lines, and has a step where there is a cause.
    """
    with tempfile.TemporaryDirectory() as folder:
        findings, page = Path(folder, "findings.json"), Path(folder, "report.html")
        analyze = _run(
            [str(PROGRAMS / "daoflow-analyze"), str(bundle), "--json", str(findings), "-o", str(page), *options], {}
        )
        assert analyze.returncode == 0, f"daoflow-analyze exited {analyze.returncode}:\n{analyze.stderr}"
        document: dict[str, Any] = json.loads(findings.read_text(encoding="utf-8"))
        analyze.stderr += findings.read_text(encoding="utf-8") + page.read_text(encoding="utf-8")
    lines = analyze.stdout.splitlines()
    assert len(lines) <= SUMMARY_LINES, analyze.stdout
    if document["verdict"]["finding"] is not None:
        assert any(line.startswith("next ") for line in lines), analyze.stdout
    return analyze, document


def decompressed(bundle: Path) -> bytes:
    """Return the whole tar of a bundle, without the project's own reader: what a recipient with `zstd -dc` sees."""
    with zstandard.ZstdDecompressor().stream_reader(io.BytesIO(bundle.read_bytes()), read_across_frames=True) as stream:
        return stream.read()


def _needles(secrets: Iterable[str]) -> Iterator[tuple[str, bytes]]:
    """Yield each secret as it could appear: plain, in a URL, in base64 at each of the three offsets, in hex."""
    for secret in secrets:
        raw = secret.encode()
        label = f"{secret[:3]}…"
        yield f"{label} plain", raw
        yield f"{label} url", quote(secret, safe="").encode()
        yield f"{label} hex", raw.hex().encode()
        for offset in range(3):
            encoded = base64.b64encode(b"\0" * offset + raw)
            yield f"{label} base64+{offset}", encoded[(offset * 8 + 5) // 6 : (offset + len(raw)) * 8 // 6]


def _run(command: list[str], environment: dict[str, str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command,
        capture_output=True,
        text=True,
        check=False,
        timeout=180,
        cwd="/",
        env={**os.environ, "NO_COLOR": "1", **environment},
    )
