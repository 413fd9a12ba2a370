"""Recognises a message that says nothing but who knows: "ask Tom", "the AE would know", in the languages of the phrasebook."""

import re
from collections import defaultdict
from collections.abc import Mapping
from functools import cache

from handover.interview.phrases import LANGUAGES
from handover.interview.spelling import Phrase, length

SOMEBODY = "_"
"""Stands for a name in the phrases."""
LONGEST_NAME = 2
"""Words of the longest name without its article."""
MOST_SIGNS = 8
"""Signs of the longest name in a script without spaces."""
JOINED = 3
_JOINTS = frozenset({"or", "and", "oder", "und", "ou", "et", "o", "y", "e"})
"""What stands between two names."""
_ARTICLES = frozenset(
    """the our my your their den die der das unseren unsere meine meinen le la les notre mon ma el los mi nuestro o os a meu
    minha il lo gli""".split()  # noqa: SIM905 (a list of words)
)
_NO_NAMES = frozenset(
    """for about before after if whether when how what why which them him her to in on no not every always never only and or
    they he she we it that everybody everyone nobody who customers is are was were has
    had have will with from at every each daily weekly monthly nach nie immer ob wie was wann nicht keine keiner sie ihn er
    wir niemand pour si comment quand jamais toujours avant chaque des ils elle personne por para como cuando nunca siempre
    antes se quando sempre per come mai nadie nessuno ninguem""".split()  # noqa: SIM905 (a list of words)
)
"""Words with which no name of somebody begins: "ask for", "ask before"."""
_MENTIONED = re.compile(r"[uw](?=[a-z]*[0-9])[0-9a-z]{8,}")
"""The id that stands, folded, for somebody who is mentioned and whose name is not known yet."""


def names_who_knows(words: Phrase) -> bool:
    """Return whether these folded words say who knows, and nothing else."""
    return any(
        _is_name(words[start:end]) and words[end:] in ends
        for start in range(len(words))
        if (ends := _phrases().get(words[:start]))
        for end in range(start + 1, len(words) + 1)
    )


def _is_name(words: Phrase) -> bool:
    bare = words[1:] if words[0] in _ARTICLES else words
    bare = bare[::2] if len(bare) == JOINED and bare[1] in _JOINTS else bare
    longest = MOST_SIGNS if length(bare) < len(bare) else LONGEST_NAME
    known = len(bare) < len(words) or bare[0] not in _NO_NAMES
    return 0 < len(bare) <= longest and known and all(one.isalpha() or _MENTIONED.fullmatch(one) for one in bare)


@cache
def _phrases() -> Mapping[Phrase, frozenset[Phrase]]:
    """Return what stands before the name in such a message, and what may follow it."""
    found: dict[Phrase, set[Phrase]] = defaultdict(set)
    for language in LANGUAGES:
        for way in language.ways("passes_on"):
            at = way.index(SOMEBODY)
            found[way[:at]].add(way[at + 1 :])
    return {before: frozenset(after) for before, after in found.items()}
