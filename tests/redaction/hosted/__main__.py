"""Ask the real command for seeds named on the command line."""

from tests.redaction.folders.score import ask
from tests.redaction.hosted.corpus import folder

if __name__ == "__main__":
    ask(folder)
