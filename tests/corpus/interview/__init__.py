"""What people write in the interview, by language: talk, and answers. `learn` makes the weights of `likeness` from it."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

FOLDER = Path(__file__).parent
TALK, ANSWERS = "# talk", "# answers"


class Said(NamedTuple):
    """A message, whether it is talk, and its language."""

    text: str
    talk: bool
    language: str


def said() -> list[Said]:
    """Return all messages. In the files `\\n` stands for a line break."""
    return [one for file in sorted(FOLDER.glob("*.txt")) for one in _said_in(file)]


def _said_in(file: Path) -> Iterator[Said]:
    part = ""
    for line in file.read_text(encoding="utf-8").splitlines():
        if line in (TALK, ANSWERS):
            part = line
        elif line:
            yield Said(line.replace("\\n", "\n"), part == TALK, file.stem)
