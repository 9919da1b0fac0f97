"""Make the bundles of every attack: `python -m tests.hostile.make [FOLDER]`.

Without a folder, those that are kept in `bundles/` are made anew; with one, all of them are written into it, the large ones as well.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from tests.hostile import archive_attacks, bomb_attacks, crowd_attacks, document_attacks, format_attacks, text_attacks
from tests.hostile.attack import Attack

STORED = Path(__file__).with_name("bundles")
SUFFIX = ".tar.zst"
_THEMES = (archive_attacks, bomb_attacks, document_attacks, text_attacks, format_attacks, crowd_attacks)


def all_attacks() -> tuple[Attack, ...]:
    """Return every attack, theme by theme."""
    return tuple(attack for theme in _THEMES for attack in theme.attacks())


def main(arguments: Sequence[str]) -> None:
    """Write the files and print what each is."""
    folder = Path(arguments[0]) if arguments else STORED
    folder.mkdir(parents=True, exist_ok=True)
    for attack in all_attacks():
        if attack.stored or arguments:
            content = attack.make()
            (folder / f"{attack.name}{SUFFIX}").write_bytes(content)


if __name__ == "__main__":
    main(sys.argv[1:])
