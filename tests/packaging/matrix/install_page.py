"""docs/install.md as tests run it: the blocks of commands under each heading, for a host that stands for HOST."""

import re
from pathlib import Path

PAGE = Path(__file__).parents[3] / "docs" / "install.md"
_BLOCK = re.compile(r"^```\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def blocks(heading: str) -> list[str]:
    """Return the blocks of commands below a heading, in order."""
    sections = re.split(r"^## (.*)\n", PAGE.read_text("utf-8"), flags=re.MULTILINE)
    return _BLOCK.findall(sections[sections.index(heading) + 1])
