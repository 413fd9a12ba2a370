"""Words that say nothing by themselves, in seven languages: a passage of them alone gives nothing away."""

from functools import cache
from pathlib import Path

from handover.text.undisguised import folded, run_together, sentences

_FILE = Path(__file__).with_name("common_words.txt")
_JOINING = Path(__file__).with_name("joining_words.txt")
_JOINING_SIGNS = "のとにをではがへやまも"
_COURTESIES = Path(__file__).with_name("courtesies.txt")


@cache
def common_words() -> frozenset[str]:
    """Return the words of the list beside this module, folded as `undisguised` folds them. Read once (30 ms)."""
    return _listed(_FILE)


@cache
def joining_words() -> frozenset[str]:
    """Return the words that only join nouns to the name of a thing, and such signs of Japanese, folded."""
    return _listed(_JOINING) | words_of(_JOINING_SIGNS)


def _listed(file: Path) -> frozenset[str]:
    lines = (line for line in file.read_text(encoding="utf-8").splitlines() if not line.startswith("#"))
    return words_of("\n".join(lines))


def words_of(text: str) -> frozenset[str]:
    """Return all words of a text, folded."""
    return frozenset(folded(word) for sentence in sentences(text) for word in sentence.words)


@cache
def courtesies() -> str:
    """Return the phrases of courtesy of the list beside this module, each run together on a line of its own."""
    lines = _COURTESIES.read_text(encoding="utf-8").splitlines()
    return "\n".join(run_together(line) for line in lines if line and not line.startswith("#"))
