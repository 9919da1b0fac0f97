"""What a rule puts into a command comes from a file that nobody trusts, and somebody pastes the command into a shell."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
MODULES = sorted(path for path in (ROOT / "rules").rglob("*.py") if path.name != "steps.py")
"""Every rule, and what rules share; `steps.py` holds the gates, which `tests/rules/test_steps.py` tries with what harms."""
STEPS = ("NextStep", "Doubt", "_change")
GATES = ("word", "quote", "int", "compose_files", "place_of", "events_command")
"""Whoever returns nothing but what is one word to a shell."""

Function = ast.FunctionDef | ast.Module


def commands(tree: ast.AST) -> Iterator[ast.expr]:
    """Yield what is given as a command: the second argument of a step or a doubt, or the keyword `command`."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            name = node.func.id if isinstance(node.func, ast.Name) else ""
            if name in STEPS and len(node.args) > 1:
                yield node.args[1]
            yield from (keyword.value for keyword in node.keywords if keyword.arg == "command")


class Reading:
    """Follows an expression of one function back to what it is made of."""

    def __init__(self, module: ast.Module, function: Function) -> None:
        """Note down what is assigned to which name, what each function of the module returns, and the parameters."""
        self.assigned: dict[str, list[ast.expr]] = {}
        self.returned: dict[str, list[ast.expr]] = {}
        self.parameters = {item.arg for item in function.args.args} if isinstance(function, ast.FunctionDef) else set()
        for node in ast.walk(function):
            if isinstance(node, ast.Assign):
                for target in node.targets:
                    self._assign(target, node.value)
        for node in ast.walk(module):
            if isinstance(node, ast.FunctionDef):
                found = [
                    item.value for item in ast.walk(node) if isinstance(item, ast.Return) and item.value is not None
                ]
                self.returned[node.name] = found

    def _assign(self, target: ast.expr, value: ast.expr) -> None:
        if isinstance(target, ast.Name):
            self.assigned.setdefault(target.id, []).append(value)
        elif isinstance(target, ast.Tuple) and isinstance(value, ast.Tuple) and len(target.elts) == len(value.elts):
            for one, given in zip(target.elts, value.elts, strict=True):
                self._assign(one, given)

    def strangers(self, node: ast.expr, depth: int = 0) -> Iterator[str]:
        """Yield each part that is neither written in the source nor has passed a gate."""
        parts = self._parts(node)
        if parts is None or depth > 20:
            yield ast.unparse(node)
            return
        for part in parts:
            yield from self.strangers(part, depth + 1)

    def _parts(self, node: ast.expr) -> Sequence[ast.expr] | None:
        """Return what an expression is made of, nothing of what is proven; None for what comes from elsewhere."""
        parts: Sequence[ast.expr] | None = () if _is_of_the_source(node) or self._is_handed_on(node) else None
        match node:
            case ast.JoinedStr(values=inner) | ast.BoolOp(values=inner) | ast.Tuple(elts=inner) | ast.List(elts=inner):
                parts = inner
            case ast.FormattedValue(value=value, format_spec=ast.JoinedStr() as spec):
                # `{port:d}` raises for a text, `{began:%H:%M}` prints what stands there.
                parts = () if re.search("%|d'", ast.unparse(spec)) else (value,)
            case ast.FormattedValue(value=value) | ast.Starred(value=value):
                parts = (value,)
            case ast.IfExp(test=test, body=body, orelse=otherwise):
                parts = (otherwise,) if "PLAIN.fullmatch(" in ast.unparse(test) else (body, otherwise)
            case ast.BinOp(left=left, op=how, right=right):
                parts = () if isinstance(how, ast.FloorDiv) else (left, right)
            case ast.GeneratorExp() | ast.ListComp():
                parts = () if _is_filtered(node) else (node.elt,)
            case ast.Name(id=name) if name in self.assigned:
                parts = self.assigned[name]
            case ast.Call():
                parts = self._inside(node)
        return parts

    def _is_handed_on(self, node: ast.expr) -> bool:
        """Whether it is a function's own parameter `command`: who calls it is read as well."""
        return isinstance(node, ast.Name) and node.id == "command" and "command" in self.parameters

    def _inside(self, node: ast.Call) -> Sequence[ast.expr] | None:
        """Return what a call's answer is made of; None for a function that nobody knows here."""
        if isinstance(node.func, ast.Attribute) and node.func.attr in ("join", "format"):
            return (node.func.value, *node.args)
        if isinstance(node.func, ast.Name) and node.func.id == "next":
            return node.args
        name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
        return () if name in GATES else self.returned.get(name)


def _is_filtered(node: ast.GeneratorExp | ast.ListComp) -> bool:
    return any("PLAIN.fullmatch" in ast.unparse(test) for item in node.generators for test in item.ifs)


def _is_of_the_source(node: ast.expr) -> bool:
    """Whether it is a constant's name, or the command of a step or a doubt, which is read where that is made."""
    if isinstance(node, ast.Constant):
        return True
    if isinstance(node, ast.Name):
        return node.id.isupper()
    return isinstance(node, ast.Attribute) and node.attr == "command"


def strangers_in(source: str) -> list[str]:
    """Return what gets into the commands of a module without a gate."""
    module = ast.parse(source)
    functions = [node for node in ast.walk(module) if isinstance(node, ast.FunctionDef)]
    inside = {id(node) for function in functions for node in ast.walk(function)}
    found: list[str] = []
    for function in functions:
        reading = Reading(module, function)
        found += [item for command in commands(function) for item in reading.strangers(command)]
    reading = Reading(module, module)
    outside = (command for command in commands(module) if id(command) not in inside)
    return found + [item for command in outside for item in reading.strangers(command)]


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.stem)
def test_nothing_of_a_bundle_is_put_into_a_command_as_it_is(path: Path) -> None:
    """A container's name, a key, a user that a log names: each goes through `word`, or is a number."""
    assert strangers_in(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    "command",
    [
        'f"docker logs {name}"',
        '"docker logs " + item.name',
        '"docker logs {}".format(name)',
        '" ".join(["docker logs", *names])',
        'f"docker logs {name}" if name else "docker ps"',
        'f"docker logs {name:>20}"',
        "_made(name)",
    ],
)
def test_each_way_to_build_a_command_is_seen(command: str) -> None:
    """The test must not be blind to another spelling of the same mistake."""
    made = 'def _made(name):\n    return f"docker logs {name}"\n'
    assert strangers_in(f"{made}\ndef check(item, name, names):\n    return NextStep('Look', {command})\n")
    assert strangers_in(
        f"{made}\ndef check(item, name, names):\n    shown = {command}\n    return replace(STEP, command=shown)\n"
    )


@pytest.mark.parametrize(
    "command",
    [
        "None",
        "LOOK",
        '"docker ps"',
        """f"docker logs {word(name, 'CONTAINER')}\"""",
        'f"docker ps --filter publish={port:d}"',
        'f"docker logs {name}" if PLAIN.fullmatch(name) else "docker ps"',
        '" ".join(one for one in names if PLAIN.fullmatch(one))',
    ],
)
def test_what_passed_a_gate_is_let_through(command: str) -> None:
    """A rule can name what it means."""
    assert strangers_in(f"def check(name, names, port):\n    return NextStep('Look', {command})\n") == []
