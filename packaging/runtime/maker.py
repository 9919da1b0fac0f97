"""Compile and zip, inside the runtime itself: `maker TREE PREFIX OUT SECONDS`.

Writes PREFIX (a program, or nothing: -) and a zip of TREE to OUT. Below `lib/` every module is stored compiled. Both the byte code and the
compressed bytes come from the interpreter and the zlib that were built from pins, so they are the same on any machine.
"""

import ast
import os
import sys
import time
import zipfile
from importlib._bootstrap_external import _code_to_hash_pyc

_READ_DOCSTRINGS = ("lib/daoflow_collector/cli/", "lib/click/")
"""They are the help."""


def _members(tree):
    for folder, folders, names in os.walk(tree):
        folders.sort()
        for name in names:
            path = os.path.join(folder, name)
            with open(path, "rb") as file:
                yield os.path.relpath(path, tree), file.read()


def _compiled(name, source):
    """Return byte code that is not checked against a source at run time and is named by its place in the archive."""
    tree = ast.parse(source, name)
    if not name.startswith(_READ_DOCSTRINGS):
        _shorten_docstrings(tree)
    return bytes(_code_to_hash_pyc(compile(tree, name, "exec", dont_inherit=True), bytes(8), False))


def _shorten_docstrings(tree):
    """Take out what only programmers read. Not to nothing: a dataclass without a docstring makes itself one, which takes time."""
    for node in ast.walk(tree):
        documented = isinstance(node, (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef))
        if documented and ast.get_docstring(node, clean=False) is not None:
            node.body[0].value.value = "-"


def main(tree, prefix, out, seconds):
    """Write the archive."""
    moment = time.gmtime(int(seconds))[:6]
    members = {}
    for name, content in _members(tree):
        if name.startswith("lib/") and name.endswith(".py"):
            members[name + "c"] = _compiled(name, content)
        else:
            members[name] = content
    with open(out, "wb") as file:
        if prefix != "-":
            with open(prefix, "rb") as program:
                file.write(program.read())
        with zipfile.ZipFile(file, "w") as archive:
            for name in sorted(members):
                entry = zipfile.ZipInfo(name, moment)
                entry.create_system = 3
                entry.external_attr = 0o644 << 16
                entry.compress_type = zipfile.ZIP_DEFLATED
                archive.writestr(entry, members[name], compresslevel=9)
    os.chmod(out, 0o755)


main(*sys.argv[1:])
