"""Words that say nothing by themselves, in seven languages: a passage of them alone gives nothing away."""

from functools import cache
from pathlib import Path

from handover.text.undisguised import folded, sentences

_FILE = Path(__file__).with_name("common_words.txt")


@cache
def common_words() -> frozenset[str]:
    """Return the words of the list beside this module, folded as `undisguised` folds them. Read once (30 ms)."""
    lines = (line for line in _FILE.read_text(encoding="utf-8").splitlines() if not line.startswith("#"))
    return frozenset(words_of("\n".join(lines)))


def words_of(text: str) -> frozenset[str]:
    """Return all words of a text, folded."""
    return frozenset(folded(word) for sentence in sentences(text) for word in sentence.words)
