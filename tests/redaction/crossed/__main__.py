"""Ask the real command: `python -m tests.redaction.crossed 1 2 3 --show`."""

from tests.redaction.crossed.corpus import folder
from tests.redaction.folders.score import ask

ask(folder)
