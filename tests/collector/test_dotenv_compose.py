"""Our reading of `.env` against the real Compose: the same values, and a refusal exactly when Compose refuses."""

from __future__ import annotations

import json
import os
import random
import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest
from daoflow_collector.env.dotenv import parse_dotenv

KEYS = ("A", "B", "C", "D")
UNSET = "__unset__"

TRICKY = {
    "plain": b"A=1\nB=two words\nC=\n",
    "single quotes": b"A='a b'\nB='a$B#c'\nC='it\\'s'\nD='a\\nb'\n",
    "double quotes": b'A="a b"\nB="a\\tb\\nc\\\\d\\x41\\0101\\08\\""\nC="\\$A"\nD="${A}-$B"\n',
    "dollar cuts": b"A=abc$def\nB=\"abc$def\"\nC='abc$def'\nD=abc$\n",
    "dollar escapes": b'A=a$$b\nB="a\\$b"\nC=a\\$b\nD=$1 $ x\n',
    "operators": b"A=1\nB=${A:-x}${C:-${D-deep}}\nC=${A:+set}${X+no}\nD=${X-}\n",
    "brace oddities": b"A=${X:-{}}\nB=${X:-a}b}\nC=${X:-a}-${A}\nD={$A}\n",
    "order": b"A=1\nB=$A\nA=2\nC=$D\nD=4\n",
    "comments": b"# c\nA=x #y\nB=x#y\nC=x\t#y\nD= # z\n",
    "comment after quotes": b"A='x' # c\nB=\"y\"# c\n",
    "export and yaml form": b"export A=1\nexport\tB=2\nC: 3\nD : 4\n",
    "export alone": b"export A\nB=2\n",
    "spaces around equals": b"A = 1\nB= 2\n C=3\n\tD =4  \n",
    "windows": b"A=1\r\nB=\"2\"\r\nC='3'\r\n\r\nD=4\r\n",
    "byte order mark": b"\xef\xbb\xbfA=1\nB=2\n",
    "classic mac": b"A=1\rB=2\r",
    "multi-line": b"A=\"one\ntwo\n  three\"\nB='x\ny'\nC=3\n",
    "swallowed": b'A="one\nB=2\nC="\nD=4\n',
    "swallowed and refused": b'A="one\nB=2\nC="three"\nD=4\n',
    "inherited": b"A\nB=2\n",
    "inherited, absent": b"C\nB=2\n",
    "no equals at the end": b"A=1\nB",
    "space in the name": b"A B=1\n",
    "bad character in the name": b"A+=1\n",
    "invisible character in the name": "A=1\n\u200bB=2\n".encode(),
    "no-break space": "A=1\n\u00a0B=2\u00a0\nC=\u00a03\n".encode(),
    "no name": b"=1\nB=2\n",
    "unterminated": b'A=1\nB="2\nC=3\n',
    "text after quote": b'A="x"tail\nB=2\n',
    "assignment after quote": b'A="x" B=2\n',
    "quoted text after quote": b"A='x''y'\nB=1\n",
    "required in a value": b"A=${X?no}\n",
    "invalid reference": b"A=a${\n",
    "not UTF-8": b"A=a\xffb\nB=1\n",
    "NUL": b"A=a\0b\n",
    "unicode": "A=пароль\nÉ=1\nB='日本'\n".encode(),
    "dashes and dots": b"A-B=1\nA.B=2\nB=3\n",
    "empty": b"",
    "only white space": b" \n\t\n\r\n",
}


def compose_reads(folder: Path, content: bytes, environment: Mapping[str, str]) -> dict[str, str] | None:
    """Return what the real Compose makes of each key, None when it refuses the file."""
    (folder / ".env").write_bytes(content)
    lines = "".join(f"      V_{key}: ${{{key}-{UNSET}}}\n" for key in KEYS)
    text = f"name: dotenv-probe\nservices:\n  one:\n    image: scratch\n    environment:\n{lines}"
    (folder / "compose.yaml").write_text(text)
    inherited = {name: os.environ[name] for name in ("PATH", "HOME", "DOCKER_CONFIG") if name in os.environ}
    command = ["docker", "compose", "config", "--format", "json"]
    ran = subprocess.run(command, cwd=folder, capture_output=True, env={**inherited, **environment}, check=False)
    if ran.returncode:
        said = ran.stderr.decode(errors="replace")
        assert "failed to read" in said or "setenv: invalid argument" in said, f"Compose itself does not work: {said}"
        return None
    values = json.loads(ran.stdout)["services"]["one"]["environment"]
    return {key: values[f"V_{key}"].replace("$$", "$") for key in KEYS}


def we_read(content: bytes, environment: Mapping[str, str]) -> dict[str, str] | None:
    """Return our own reading in the same shape."""
    parsed = parse_dotenv(content, environment)
    if parsed.refused:
        return None
    return {key: environment.get(key, parsed.values.get(key, UNSET)) for key in KEYS}


@pytest.mark.parametrize("environment", [{}, {"A": "from $the shell"}], ids=["plain", "A in the environment"])
@pytest.mark.parametrize("content", TRICKY.values(), ids=TRICKY.keys())
def test_tricky_files_read_as_compose_reads_them(
    tmp_path: Path, content: bytes, environment: Mapping[str, str]
) -> None:
    """Every tricky file gives the values that Compose gives, or is refused as Compose refuses it."""
    assert we_read(content, environment) == compose_reads(tmp_path, content, environment)


def generated_file(source: random.Random) -> bytes:
    """Return a file of assignments whose values are made of everything that means something to the dialect."""
    parts = (
        "x",
        "pw",
        "1",
        " ",
        " #",
        " # c",
        "#",
        "$",
        "$$",
        "$A",
        "${B}",
        "${C:-d$A}",
        "${D-e}",
        "${A:+p}",
        "\\",
        "\\n",
    )
    parts += ("\\$", "\\\\", "\\0101", "\t", "\r", "{", "}", "é", "@:/?", "\n", "$1", "${D:-${A}}", "\\'", '\\"', "=")
    text = ""
    for _ in range(source.randint(1, 4)):
        quote = source.choice(("", "", "'", '"'))
        value = "".join(source.choice(parts) for _ in range(source.randint(0, 5)))
        start = source.choice(("", "", "export ", "\n# c\n")) + source.choice(KEYS)
        end = source.choice(("", "", "", " # c", "\r"))
        text += start + source.choice(("=", "=", "= ", " = ", ": ")) + quote + value + quote + end + "\n"
    return text.encode()


@pytest.mark.parametrize("seed", range(60))
def test_generated_files_read_as_compose_reads_them(tmp_path: Path, seed: int) -> None:
    """Files made of the dialect's own pieces give the values that Compose gives, or are refused as Compose refuses them."""
    content = generated_file(random.Random(seed))
    assert we_read(content, {}) == compose_reads(tmp_path, content, {}), content
