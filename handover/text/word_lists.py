"""Text files of words and phrases, beside the code that asks for them; blank lines and those from "#" on say nothing."""

from pathlib import Path

_COMMENT, _HEADING = "#", ":"


def lines_of(file: Path) -> list[str]:
    """Return the lines of a list."""
    lines = file.read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line.strip() and not line.startswith(_COMMENT)]


def words_in(file: Path) -> list[str]:
    """Return the words of a list."""
    return [word for line in lines_of(file) for word in line.split()]


def named_words(file: Path) -> dict[str, list[str]]:
    """Return the words of each name, of lines "name: words"; several lines of one name are one list."""
    named: dict[str, list[str]] = {}
    for line in lines_of(file):
        name, _, words = line.partition(f"{_HEADING} ")
        named.setdefault(name, []).extend(words.split())
    return named


def headed_lines(file: Path) -> dict[str, list[str]]:
    """Return the lines below each heading "name:", below an empty name those before the first."""
    headed: dict[str, list[str]] = {}
    name = ""
    for line in lines_of(file):
        if line.endswith(_HEADING):
            name = line.removesuffix(_HEADING)
        else:
            headed.setdefault(name, []).append(line)
    return headed
