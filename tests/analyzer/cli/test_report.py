"""`daoflow-analyze` as a program: outputs, exit codes, words on standard error."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.analyzer.cli.program import STOPPED, Packed, document_of, run


def test_a_bundle_alone_gives_a_report_and_a_short_verdict(packed: Packed, tmp_path: Path) -> None:
    """Without options: the HTML report beside us, the verdict on standard output in at most 25 lines, exit 0 whatever was found."""
    bundle = packed(patch=STOPPED)
    done = run(bundle, cwd=tmp_path)

    assert done.returncode == 0, done.stderr
    report = tmp_path / bundle.name.replace(".tar.zst", ".html")
    assert "postgres container has exited" in report.read_text(encoding="utf-8")
    assert "postgres container has exited" in done.stdout
    lines = done.stdout.splitlines()
    assert lines[-1] == report.name
    assert len(lines) <= 26
    assert all(len(line) <= 80 for line in lines if not line.lstrip().startswith("$ ")), "a command is copied whole"
    assert done.stderr == ""


def test_json_to_standard_output_is_the_document_and_nothing_else(packed: Packed, tmp_path: Path) -> None:
    """`--json -` prints the findings document, writes no file, and says nothing else."""
    bundle = packed(patch=STOPPED)
    done = run(bundle, "--json", "-", cwd=tmp_path)

    assert document_of(done)["verdict"]["finding"] == "postgres-not-running"
    assert document_of(done)["bundle"]["integrity"] == "verified"
    assert list(tmp_path.iterdir()) == [bundle.parent]


def test_a_healthy_bundle_has_no_verdict(packed: Packed, tmp_path: Path) -> None:
    """From a real file, too, a healthy stack stays silent."""
    verdict = document_of(run("--json", "-", packed(), cwd=tmp_path))["verdict"]

    assert (verdict["finding"], verdict["confidence"], verdict["scope"]) == (None, "certain", "none")


def test_a_bundle_may_come_from_standard_input(packed: Packed, tmp_path: Path) -> None:
    """`-` reads the bundle from standard input."""
    done = run("-", "--json", "-", cwd=tmp_path, stdin=packed().read_bytes())

    assert document_of(done)["bundle"]["file"] == "-"


def test_markdown_fits_a_ticket(packed: Packed, tmp_path: Path) -> None:
    """`--markdown -` prints ticket text of at most 4,000 characters."""
    done = run(packed(patch=STOPPED), "--markdown", "-", cwd=tmp_path)

    assert done.returncode == 0
    assert 0 < len(done.stdout) <= 4000
    assert "postgres" in done.stdout


@pytest.mark.parametrize(
    ("case", "threshold", "code"),
    [({"patch": STOPPED}, "info", 14), ({"patch": STOPPED}, "critical", 14), ({}, "info", 0)],
)
def test_findings_change_the_exit_code_only_when_asked(
    packed: Packed, tmp_path: Path, case: dict[str, Any], threshold: str, code: int
) -> None:
    """With --fail-on, the exit code is 10 to 14 by the highest severity from the threshold on, else 0."""
    assert run(packed(**case), "--quiet", "--fail-on", threshold, cwd=tmp_path).returncode == code


def test_a_tampered_bundle_is_analysed_and_ends_with_1_unless_allowed(packed: Packed, tmp_path: Path) -> None:
    """A member that does not match its digest: everything is written with a warning, and exit 1; with --allow-unverified 0."""
    bundle = packed()
    swapped = packed(
        replace={"engine/compose.json": '{"available": true, "version": "9.9.9", "flavour": null, "error": null}'}
    )
    forged = tmp_path / "forged.tar.zst"
    forged.write_bytes(_with_manifest_of(swapped.read_bytes(), bundle.read_bytes()))
    refused = run(forged, cwd=tmp_path)

    assert refused.returncode == 1
    assert refused.stdout.startswith("TAMPERED: ")
    assert (tmp_path / "forged.html").is_file()
    assert refused.stderr.startswith(
        "error[tampered]: the bundle is not what was collected\n  because  engine/compose.json: "
    )
    assert "--allow-unverified" in refused.stderr
    compared = run("diff", bundle, forged, cwd=tmp_path)
    assert (compared.returncode, compared.stdout != "", "error[tampered]" in compared.stderr) == (1, True, True)
    told = run(forged, "--json", "-", "--fail-on", "info", cwd=tmp_path)
    assert told.returncode == 1
    allowed = document_of(run(forged, "--allow-unverified", "--json", "-", cwd=tmp_path))
    assert json.loads(told.stdout) == allowed
    assert allowed["bundle"]["integrity"] == "tampered"
    assert "bundle-tampered" in {item["name"] for item in allowed["findings"]}


def _with_manifest_of(changed: bytes, original: bytes) -> bytes:
    """Return a tar.zst of the changed members under the original manifest."""
    import io
    import tarfile

    import zstandard

    def members(blob: bytes) -> dict[str, bytes]:
        data = zstandard.ZstdDecompressor().stream_reader(io.BytesIO(blob), read_across_frames=True).read()
        with tarfile.open(fileobj=io.BytesIO(data)) as archive:
            return {item.name: archive.extractfile(item).read() for item in archive}  # type: ignore[union-attr]

    content = members(changed)
    manifest = next(name for name in content if name.endswith("/manifest.json"))
    content[manifest] = next(value for name, value in members(original).items() if name.endswith("/manifest.json"))
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w", format=tarfile.PAX_FORMAT) as archive:
        for name, value in content.items():
            entry = tarfile.TarInfo(name)
            entry.size, entry.mode = len(value), 0o600
            archive.addfile(entry, io.BytesIO(value))
    return zstandard.compress(out.getvalue())


def test_a_cut_bundle_is_still_analysed(packed: Packed, tmp_path: Path) -> None:
    """What a kill or a full disk left of a bundle gives a result that says what is wrong with it."""
    bundle = packed(patch=STOPPED)
    blob = bundle.read_bytes()
    cut = tmp_path / "cut.tar.zst"
    cut.write_bytes(blob[: len(blob) * 3 // 4])
    document = document_of(run(cut, "--json", "-", cwd=tmp_path))

    assert document["bundle"]["integrity"] == "truncated"
    assert document["bundle"]["complete"] is False
    assert "bundle-truncated" in {item["name"] for item in document["findings"]}


@pytest.mark.parametrize("content", [b"", b"not a bundle", b"PK\x03\x04" + bytes(200)])
def test_what_is_no_bundle_is_said_to_be_none(tmp_path: Path, content: bytes) -> None:
    """A foreign file gives exit 1 and an error of three lines: what, because, try."""
    path = tmp_path / "file.tar.zst"
    path.write_bytes(content)
    done = run(path, cwd=tmp_path)

    assert done.returncode == 1
    assert [line.split()[0] for line in done.stderr.splitlines()] == ["error[unusable]:", "because", "try"]
    assert done.stdout == ""


def test_a_missing_file_and_a_full_target_are_said_plainly(packed: Packed, tmp_path: Path) -> None:
    """Neither an absent bundle nor an unwritable report ends in a traceback."""
    absent = run(tmp_path / "absent.tar.zst", cwd=tmp_path)
    unwritable = run(packed(), "-o", tmp_path / "no" / "report.html", cwd=tmp_path)

    assert absent.returncode == 1
    assert "No such file" in absent.stderr
    assert unwritable.returncode == 1
    assert unwritable.stderr.startswith("error[output]:")
    assert "Traceback" not in absent.stderr + unwritable.stderr


def test_usage_errors_exit_with_2(packed: Packed, tmp_path: Path) -> None:
    """An unknown option, two documents on one stream, an unknown rule: 2."""
    bundle = packed()

    assert run(bundle, "--nonsense", cwd=tmp_path).returncode == 2
    assert run(bundle, "--json", "-", "--markdown", "-", cwd=tmp_path).returncode == 2
    assert run("explain", "ZZ999", cwd=tmp_path).returncode == 2


def test_a_terminal_without_unicode_is_served(packed: Packed, tmp_path: Path) -> None:
    """A non-UTF-8 locale gets replaced characters, not an error."""
    done = run(packed(patch=STOPPED), cwd=tmp_path, PYTHONIOENCODING="ascii", NO_COLOR="1")

    assert done.returncode == 0, done.stderr
    assert done.stdout.isascii()
