"""The scripts of CI name folders, files and tests that exist.

A target that runs only in CI does not notice that what it names was renamed before CI itself does: pytest then runs nothing.
"""

import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SCRIPTS = [ROOT / "Makefile", *sorted(path for path in (ROOT / ".ci").iterdir() if path.is_file())]
NAMED = re.compile(r"(?<![\w./$])(?:tests|bench|docs|requirements|packaging)/[\w./{},*:-]+")


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.name)
def test_what_a_script_names_exists(script: Path) -> None:
    """Braces are expanded by bash, as in the script; of a test's id the function is looked for, too."""
    missing = [word for word in words(script) if not exists(word)]

    assert not missing, f"{script.name} names what is not there"


def test_ids_and_braces_are_looked_for() -> None:
    """The check sees what is missing behind braces and in a test's id."""
    here = "tests/architecture/test_scripts.py"

    assert expanded("tests/{a,b}.py") == ["tests/a.py", "tests/b.py"]
    assert exists(f"{here}::test_ids_and_braces_are_looked_for")
    assert not exists(f"{here}::test_that_is_not_there")
    assert not exists("tests/architecture/not_there.py")


def words(script: Path) -> list[str]:
    """Return the paths of the project that a script names."""
    return [path for named in NAMED.findall(script.read_text()) for path in expanded(named.rstrip(".,:"))]


def expanded(word: str) -> list[str]:
    """Return what bash makes of a word with braces."""
    done = subprocess.run(["bash", "-fc", f"printf '%s\\n' {word}"], capture_output=True, text=True, check=True)
    return done.stdout.split()


def exists(word: str) -> bool:
    """Tell whether a path, a pattern of paths or a test's id names something."""
    pattern, _, function = word.partition("::")
    found = list(ROOT.glob(pattern.rstrip("/")))
    return bool(found) and (not function or f"def {function}(" in found[0].read_text())
