"""Finds rules: every module `<code>_<name>.py` of a package or folder, checked against the conventions before it may run."""

from __future__ import annotations

import hashlib
import importlib
import importlib.util
import inspect
import pkgutil
import re
import sys
import traceback
import types
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Union, get_args, get_origin, get_type_hints

from daoflow_analyzer.errors import RuleSetError, UnknownRuleError
from daoflow_analyzer.immutable import immutable
from daoflow_analyzer.load import FACT_TYPES
from daoflow_analyzer.rule import Check, Rule, Signature
from daoflow_analyzer.scan.patterns import compile_signatures

MODULE_NAME = re.compile(r"(?P<code>[a-z]{2}\d{3})_(?P<name>[a-z0-9]+(?:_[a-z0-9]+)*)")
CODE = re.compile(r"[A-Z]{2}\d{3}")
NAME = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)+")
HEADINGS = (
    "What it looks for",
    "Why it matters",
    "How to confirm",
    "What to do",
    "When it is wrong",
    "Playbook",
)


@immutable
class Need:
    """One parameter of a rule: the fact it takes; `optional` when the rule also works without it."""

    parameter: str
    fact: type
    optional: bool


@immutable
class LoadedRule:
    """A rule ready to run: its metadata, its function, what the function needs, and the module's docstring."""

    rule: Rule
    check: Check
    needs: tuple[Need, ...]
    docs: str
    module: str

    @property
    def documentation(self) -> dict[str, str]:
        """Return the docstring's sections by heading, unindented."""
        sections: dict[str, list[str]] = {}
        current: list[str] = []
        for line in self.docs.splitlines()[1:]:
            if line.strip() in HEADINGS and not line.startswith(" "):
                current = sections.setdefault(line.strip(), [])
            else:
                current.append(line.strip())
        return {heading: "\n".join(lines).strip() for heading, lines in sections.items()}


@immutable
class BrokenRule:
    """A team's rule that cannot run: code and name by its file's name, and `reason` in its author's terms."""

    code: str
    name: str
    path: str
    reason: str


class RuleSet:
    """Rules in the order of their codes. Iterable; `find` takes a code or a name. `broken`: a team's rules that cannot run."""

    def __init__(self, rules: Iterable[LoadedRule], digest: str, broken: Iterable[BrokenRule] = ()) -> None:
        self.rules = tuple(sorted(rules, key=lambda loaded: loaded.rule.code))
        self.digest = digest
        self.broken = tuple(broken)

    def __iter__(self) -> Iterator[LoadedRule]:
        return iter(self.rules)

    def __len__(self) -> int:
        return len(self.rules)

    @property
    def signatures(self) -> tuple[Signature, ...]:
        """All rules' signatures, each once (rules may share one object)."""
        return tuple(
            {signature.id: signature for loaded in self.rules for signature in loaded.rule.signatures}.values()
        )

    def find(self, code_or_name: str) -> LoadedRule:
        """Return the rule with that code or name, in any case. Raises `UnknownRuleError`."""
        wanted = code_or_name.lower()
        for loaded in self.rules:
            if wanted in (loaded.rule.code.lower(), loaded.rule.name):
                return loaded
        for item in self.broken:
            if wanted in (item.code.lower(), item.name):
                raise UnknownRuleError(f"{item.code} {item.name} is broken", item.reason, f"Correct {item.path}.")
        known = [word for loaded in self.rules for word in (loaded.rule.code, loaded.rule.name)]
        near = _nearest(code_or_name, known) or _nearest(code_or_name.upper(), known)
        raise UnknownRuleError(
            f"there is no rule '{code_or_name}'", f"did you mean {' or '.join(near)}?" if near else ""
        )


def load_rules(package: types.ModuleType, *folders: Path) -> RuleSet:
    """Load the rules of a package, and those in a team's folders beside them.

    Raises `RuleSetError` for anything in the package that breaks the conventions, and for a folder without a rule. A team's rule that
    breaks them, or claims what another has, is kept as broken: the others still run.
    """
    digest = hashlib.sha256()
    loaded = [load_rule(module) for module in _package_modules(package)]
    _check_unique(loaded)
    broken: list[BrokenRule] = []
    for folder in folders:
        for path in _rule_files(folder):
            try:
                rule = load_rule(_import_file(path))
                _check_signatures(rule)
                _check_unique([*loaded, rule])
            except RuleSetError as error:
                code, _, name = path.stem.partition("_")
                because = f": {error.because}" if error.because else ""
                broken.append(BrokenRule(code.upper(), name.replace("_", "-"), str(path), f"{error}{because}"))
            else:
                loaded.append(rule)
    for item in loaded:
        module = sys.modules[item.module]
        digest.update(item.rule.code.encode() + b"\0" + _source_of(module) + b"\0")
    return RuleSet(loaded, digest.hexdigest(), broken)


def _source_of(module: types.ModuleType) -> bytes:
    """Return a module's source, also out of a zip archive."""
    loader = module.__spec__.loader if module.__spec__ is not None else None
    get_data = getattr(loader, "get_data", None)
    if get_data is None:
        raise RuleSetError(f"{module.__name__} has no source to be read")
    content: bytes = get_data(str(module.__file__))
    return content


def _package_modules(package: types.ModuleType) -> Iterator[types.ModuleType]:
    for found in sorted(pkgutil.walk_packages(package.__path__, f"{package.__name__}."), key=lambda item: item.name):
        if MODULE_NAME.fullmatch(found.name.rpartition(".")[2]):
            yield importlib.import_module(found.name)


def _rule_files(folder: Path) -> Sequence[Path]:
    found = sorted(path for path in folder.rglob("*.py") if MODULE_NAME.fullmatch(path.stem))
    if not found:
        raise RuleSetError(
            f"{folder} holds no rule",
            "the file of a rule is called like tm001_disk_quota_hit.py",
            "`daoflow-analyze new-rule CODE NAME` writes one.",
        )
    return found


def _import_file(path: Path) -> types.ModuleType:
    name = f"_team_rules_{hashlib.sha256(str(path.resolve()).encode()).hexdigest()[:12]}_{path.stem}"
    spec = importlib.util.spec_from_file_location(name, path)
    if spec is None or spec.loader is None:
        raise RuleSetError(f"{path.name} cannot be imported")
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    try:
        spec.loader.exec_module(module)
    except SyntaxError as error:
        raise RuleSetError(f"line {error.lineno}: {error.msg}") from error
    except (Exception, SystemExit) as error:
        lines = [item.lineno for item in traceback.extract_tb(error.__traceback__) if item.filename == str(path)]
        where = f"line {lines[-1]}" if lines else "it cannot be imported"
        raise RuleSetError(where, f"{type(error).__name__}: {error}") from error
    return module


def _check_signatures(loaded: LoadedRule) -> None:
    """Hold a team's signatures to what tests hold the shipped ones to. Raises `RuleSetError`."""
    for compiled in compile_signatures(loaded.rule.signatures):
        signature = compiled.signature
        if compiled.search(signature.matches) is None:
            raise RuleSetError(f"signature {signature.id!r}: its pattern does not match its own `matches`")
        if compiled.search(signature.misses) is not None:
            raise RuleSetError(f"signature {signature.id!r}: its pattern also matches its `misses`")


def load_rule(module: types.ModuleType) -> LoadedRule:
    """Check one module against the conventions and join its parts. Raises `RuleSetError`."""
    where = Path(str(module.__file__)).name
    rule, check = getattr(module, "RULE", None), getattr(module, "check", None)
    if not isinstance(rule, Rule) or not callable(check):
        raise RuleSetError(f"{where} lacks {'RULE' if not isinstance(rule, Rule) else 'a function check'}")
    match = MODULE_NAME.fullmatch(Path(str(module.__file__)).stem)
    expected = (match["code"].upper(), match["name"].replace("_", "-")) if match is not None else ("", "")
    if not CODE.fullmatch(rule.code) or not NAME.fullmatch(rule.name):
        raise RuleSetError(f"{where}: {rule.code} {rule.name} is not a code and a kebab-case name")
    if (rule.code, rule.name) != expected:
        raise RuleSetError(f"{where} holds {rule.code} {rule.name}: file and metadata must agree")
    docs = inspect.getdoc(module) or ""
    found = [line.strip() for line in docs.splitlines() if line.strip() in HEADINGS]
    if found != list(HEADINGS):
        raise RuleSetError(f"{where}: its docstring needs the headings {', '.join(HEADINGS)}, in that order")
    return LoadedRule(rule=rule, check=check, needs=needs_of(check, where), docs=docs, module=module.__name__)


def needs_of(check: Check, where: str) -> tuple[Need, ...]:
    """Return what a rule's function asks for, by its parameters' types. Raises `RuleSetError` for one that is no fact."""
    try:
        hints = get_type_hints(check)
    except (NameError, TypeError) as error:
        raise RuleSetError(f"{where}: the annotations of check cannot be resolved", str(error)) from error
    needs: list[Need] = []
    for name in inspect.signature(check).parameters:
        hint = hints.get(name)
        options = get_args(hint) if get_origin(hint) in (Union, types.UnionType) else (hint,)
        facts = [option for option in options if option is not type(None)]
        if len(facts) != 1 or facts[0] not in FACT_TYPES:
            raise RuleSetError(f"{where}: parameter {name} of check is not a fact type", _near_fact(hint))
        needs.append(Need(name, facts[0], optional=len(options) > 1))
    return tuple(needs)


def _near_fact(hint: object) -> str:
    known = sorted(fact.__name__ for fact in FACT_TYPES)
    near = _nearest(getattr(hint, "__name__", str(hint)), known)
    return f"did you mean {near[0]}?" if near else f"the facts are {', '.join(known)}"


def _nearest(word: str, known: Sequence[str]) -> list[str]:
    # Only who mistyped waits for the import.
    from difflib import get_close_matches  # noqa: PLC0415

    return get_close_matches(word, known, n=3)


def _check_unique(loaded: Sequence[LoadedRule]) -> None:
    seen: dict[str, str] = {}
    signatures: dict[str, Signature] = {}
    for item in loaded:
        for key in (item.rule.code, item.rule.name):
            if key in seen:
                raise RuleSetError(f"{key} is taken by {seen[key]}")
            seen[key] = f"{item.rule.code} {item.rule.name}"
        for signature in item.rule.signatures:
            if signatures.setdefault(signature.id, signature) != signature:
                raise RuleSetError(f"signature {signature.id!r} is defined twice, differently")
