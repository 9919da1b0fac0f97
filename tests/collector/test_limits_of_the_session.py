"""A host, or a session on it, that gives too little: said as that, and never as a defect of this program."""

from __future__ import annotations

import errno
import resource
import subprocess
from pathlib import Path

import pytest
from daoflow_collector.cli.failing import unforeseen

from tests.collector.command import argv, environment, make_installation


def limited(folder: Path, limit: int, value: int) -> subprocess.CompletedProcess[str]:
    """Collect where the session has a limit."""
    installation = make_installation(folder / "daoflow")
    (folder / "out").mkdir()
    return subprocess.run(
        argv("--dir", str(installation.folder), "--quiet"),
        cwd=folder / "out",
        env=environment(engine="unix:///nowhere/docker.sock"),
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
        preexec_fn=lambda: resource.setrlimit(limit, (value, value)),
    )


@pytest.mark.parametrize("files", [8, 9, 10, 11, 12])
def test_too_few_open_files(files: int, tmp_path: Path) -> None:
    """Either there is a bundle, or the limit is named."""
    done = limited(tmp_path, resource.RLIMIT_NOFILE, files)

    assert "defect" not in done.stderr
    if done.returncode == 1:
        assert "Too many open files" in done.stderr
        assert list((tmp_path / "out").iterdir()) == []
    else:
        assert (done.returncode, Path(done.stdout.strip()).exists()) == (4, True)


def test_a_file_that_may_have_no_byte_leaves_none(tmp_path: Path) -> None:
    """`ulimit -f 0`: an empty file beside the reason would only be in the next run's way."""
    done = limited(tmp_path, resource.RLIMIT_FSIZE, 0)

    assert done.returncode == 1
    assert "cannot be written: File too large" in done.stderr
    assert list((tmp_path / "out").iterdir()) == []


def test_what_was_written_before_the_limit_stays(tmp_path: Path) -> None:
    """The counterpart: finished members are worth a file."""
    done = limited(tmp_path, resource.RLIMIT_FSIZE, 4096)

    (partial,) = (tmp_path / "out").iterdir()
    assert done.returncode == 4
    assert partial.name.endswith(".partial")
    assert partial.stat().st_size > 0


def _chained(cause: BaseException) -> Exception:
    error = ValueError("in between")
    error.__cause__ = cause
    return error


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (MemoryError(), "no more memory"),
        (_chained(MemoryError()), "no more memory"),
        (OSError(errno.EMFILE, "Too many open files"), "Too many open files"),
        (OSError(errno.EIO, "Input/output error"), "Input/output error"),
        (OSError(errno.ENOSPC, "No space left on device"), "a disk takes nothing more"),
        (RuntimeError("can't start new thread"), "another thread"),
    ],
)
def test_what_the_host_refuses_is_not_called_a_defect(
    error: Exception, words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Whatever lies on top of it."""
    with pytest.raises(SystemExit):
        unforeseen(error, [], as_json=False)
    said = capsys.readouterr().err
    assert words in said
    assert "defect" not in said


@pytest.mark.parametrize("error", [ValueError("x"), KeyError("memory"), OSError(errno.EINVAL, "Invalid argument")])
def test_what_is_a_defect_is_called_one(error: Exception, capsys: pytest.CaptureFixture[str]) -> None:
    """The counterpart: nobody is sent to raise a limit that is not the reason."""
    with pytest.raises(SystemExit):
        unforeseen(error, [], as_json=False)
    assert "defect" in capsys.readouterr().err
