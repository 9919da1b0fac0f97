"""Who may import whom, and other walls of the design, read from the source."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGES = ("bundle", "collector", "analyzer", "rules", "reports")
OURS = {f"daoflow_{name}": name for name in PACKAGES}
MAY_IMPORT = {
    "bundle": set(),
    "collector": {"bundle"},
    "analyzer": {"bundle"},
    "rules": {"analyzer", "bundle"},
    "reports": {"analyzer", "bundle"},
}
RULES_MAY_USE = (
    "daoflow_analyzer.facts",
    "daoflow_analyzer.finding",
    "daoflow_analyzer.immutable",
    "daoflow_analyzer.rule",
    "daoflow_bundle.manifest",
    "daoflow_bundle.outcome",
    "daoflow_bundle.token",
    "daoflow_rules",
)
REPORTS_MAY_USE = (
    "daoflow_analyzer.background",
    "daoflow_analyzer.result",
    "daoflow_analyzer.result_parts",
    "daoflow_analyzer.diff_result",
    "daoflow_analyzer.finding",
    "daoflow_analyzer.immutable",
    "daoflow_analyzer.document",
    "daoflow_analyzer.merged_log.entry",
    "daoflow_analyzer.scan.levels",
    "daoflow_reports",
)
NO_IO = (
    "docker",
    "http",
    "io",
    "os",
    "paramiko",
    "pathlib",
    "requests",
    "shutil",
    "socket",
    "subprocess",
    "tempfile",
    "urllib.request",
)
BANNED_NAMES = {"utils", "util", "helpers", "helper", "common", "manager", "misc", "shared", "base_utils"}
HOST_SIDE_MAY_USE = {"click", "docker", "orjson", "zstandard", "paramiko", "requests", "urllib3"}
# Optional: zstd of Python 3.14, either library that encrypts, and what the single file says of itself.
HOST_SIDE_MAY_USE |= {"compression", "cryptography", "_daoflow_monocypher", "daoflow_build"}
MAX_LINES = 400


def sources(*packages: str) -> list[Path]:
    """Return every module of the given packages that somebody wrote: not the templates that the wheel's build compiles."""
    found = (path for name in packages for path in (ROOT / name / f"daoflow_{name}").rglob("*.py"))
    return sorted(path for path in found if path.parent.name != "compiled")


def tree_of(path: Path) -> ast.Module:
    """Return a module's syntax tree."""
    return ast.parse(path.read_text(encoding="utf-8"))


def imports(path: Path) -> Iterator[str]:
    """Yield the full name of each module that a module imports, and of each name it takes from one."""
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            yield str(node.module)
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def is_cli(path: Path) -> bool:
    """Whether a module belongs to a command line."""
    return path.name == "cli.py" or path.parent.name == "cli"


def calls(path: Path) -> Iterator[str]:
    """Yield the dotted name of each function called."""
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.Call):
            yield ast.unparse(node.func)


def is_under(name: str, prefixes: tuple[str, ...]) -> bool:
    """Whether a dotted name is one of the prefixes or below one."""
    return any(name == prefix or name.startswith(f"{prefix}.") for prefix in prefixes)


@pytest.mark.parametrize("package", PACKAGES)
def test_each_package_imports_only_what_it_may(package: str) -> None:
    """Collector → bundle, analyzer → bundle, rules and reports → analyzer; only the analyzer's cli closes the circle."""
    for path in sources(package):
        allowed = MAY_IMPORT[package] | {package}
        if path.is_relative_to(ROOT / "analyzer/daoflow_analyzer/cli"):
            allowed |= {"rules", "reports"}
        for name in imports(path):
            owner = OURS.get(name.split(".")[0])
            assert owner is None or owner in allowed, f"{path.relative_to(ROOT)} imports {name}"


def test_rules_see_facts_and_findings_only() -> None:
    """A rule imports facts, finding types and other rules' shared knowledge; no I/O, no clock."""
    for path in sources("rules"):
        for name in imports(path):
            if name.split(".")[0] in OURS:
                assert is_under(name, RULES_MAY_USE) or name == "daoflow_analyzer", (
                    f"{path.relative_to(ROOT)} imports {name}"
                )
            assert not is_under(name, NO_IO), f"{path.relative_to(ROOT)} imports {name}"
        for call in calls(path):
            assert call not in ("open", "exec", "eval", "print", "datetime.now", "datetime.utcnow", "time.time"), path


def test_reports_see_the_result_only() -> None:
    """A renderer imports the result model, finding types and log lines, never the engine, the facts or the bundle."""
    for path in sources("reports"):
        for name in imports(path):
            if name.split(".")[0] in OURS:
                assert is_under(name, REPORTS_MAY_USE), f"{path.relative_to(ROOT)} imports {name}"


def test_nothing_imports_a_cli() -> None:
    """A cli is an end, never a library: only its own modules import one another."""
    for path in sources(*PACKAGES):
        if is_cli(path):
            continue
        for name in imports(path):
            if name.split(".")[0] in OURS and path.name != "__main__.py":
                assert "cli" not in name.split("."), f"{path.relative_to(ROOT)} imports {name}"


def test_only_clis_print_and_exit() -> None:
    """Printing and ending the process happen in the cli packages and nowhere else."""
    forbidden = {
        "print",
        "exit",
        "quit",
        "sys.exit",
        "click.echo",
        "click.secho",
        "sys.stdout.write",
        "sys.stderr.write",
    }
    for path in sources(*PACKAGES):
        if not is_cli(path) and path.name != "__main__.py":
            assert forbidden.isdisjoint(calls(path)), f"{path.relative_to(ROOT)}: {forbidden.intersection(calls(path))}"


def test_only_the_redactor_and_the_writer_declare_content_redacted() -> None:
    """`Redacted(…)` is made by the redactor; the writer remakes only the framing documents that the redactor sealed."""
    allowed = (ROOT / "collector/daoflow_collector/redact", ROOT / "bundle/daoflow_bundle")
    for path in sources(*PACKAGES):
        if not any(path.is_relative_to(place) for place in allowed):
            assert "Redacted" not in set(calls(path)), path.relative_to(ROOT)


def test_the_host_side_needs_no_more_than_its_dependencies() -> None:
    """Bundle and collector import the standard library, their declared dependencies, and each other."""
    import sys

    for path in sources("bundle", "collector"):
        for name in imports(path):
            top = name.split(".")[0]
            known = top in sys.stdlib_module_names or top in OURS or top in HOST_SIDE_MAY_USE
            assert known or top in _typing_only(path), f"{path.relative_to(ROOT)} imports {name}"


def _typing_only(path: Path) -> set[str]:
    """Return what a module imports for type checkers only."""
    found: set[str] = set()
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.If) and ast.unparse(node.test).endswith("TYPE_CHECKING"):
            for inner in ast.walk(node):
                if isinstance(inner, ast.ImportFrom):
                    found.add(str(inner.module).split(".")[0])
                elif isinstance(inner, ast.Import):
                    found.update(alias.name.split(".")[0] for alias in inner.names)
    return found


def test_only_three_modules_know_paramiko() -> None:
    """The connection, the login and the configuration are paramiko's; whatever else of the collector runs without it."""
    folder = ROOT / "collector/daoflow_collector/remote"
    allowed = {folder / f"{name}.py" for name in ("paramiko_session", "authentication", "ssh_settings")}
    knowing = {path for path in sources(*PACKAGES) for name in imports(path) if name.split(".")[0] == "paramiko"}
    assert knowing == allowed


def test_the_redactor_is_standard_library_only() -> None:
    """The redactor runs wherever Python does."""
    import sys

    folder = ROOT / "collector/daoflow_collector/redact"
    for path in sorted(folder.rglob("*.py")):
        for name in imports(path):
            top = name.split(".")[0]
            assert top in sys.stdlib_module_names or top in OURS, f"{path.relative_to(ROOT)} imports {name}"


def test_modules_are_small_and_named_for_what_they_know() -> None:
    """No module is longer than 400 lines or has a name that says nothing."""
    for path in sources(*PACKAGES):
        assert path.stem not in BANNED_NAMES, path.relative_to(ROOT)
        lines = len(path.read_text(encoding="utf-8").splitlines())
        assert lines <= MAX_LINES, f"{path.relative_to(ROOT)} has {lines} lines"
