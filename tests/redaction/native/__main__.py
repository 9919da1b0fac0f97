"""`python -m tests.redaction.native SEED...` asks the real command about this set's folders."""

from tests.redaction.folders.score import ask
from tests.redaction.native.corpus import folder

if __name__ == "__main__":
    ask(folder)
