"""Where the words that announce a secret stand in a text."""

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache

from handover.text.secrets.labels import ENDINGS, LABELS, Family
from handover.text.secrets.spelling import spellings, unaccented

_SHARED = 4
"""Letters by which labels are looked for together: "pass", "code"."""


def labels_in(low: str) -> Iterator[tuple[Family, int, int]]:
    """Yield the labels in a text in small letters without accents: the family, where it begins and where its word ends."""
    words = " ".join(dict.fromkeys(low.split()))
    for shared, labels in _by_shared_letters().items():
        if shared in words:
            for family, name, longest, alone in labels:
                if longest in words:
                    yield from ((family, at, end) for at, end in _places(low, name, family, alone=alone))


def _places(low: str, name: str, family: Family, *, alone: bool) -> Iterator[tuple[int, int]]:
    at = low.find(name)
    while at >= 0:
        end = at + len(name)
        if alone:
            if _free(low, at - 1) and _free(low, end):
                yield at, end
        elif family is not Family.LOGIN or _free(low, at - 1):
            ending = _ENDING.match(low, end)
            if ending is not None:
                yield at, ending.end()
        at = low.find(name, end)


def _free(low: str, at: int) -> bool:
    """Return whether no letter or figure stands here."""
    return not 0 <= at < len(low) or not low[at].isalnum()


@cache
def _by_shared_letters() -> dict[str, list[tuple[Family, str, str, bool]]]:
    """Return the labels without accents, the longest of their words, and whether they stand alone, by letters that many share.

    A text without these letters has none of the labels, so that few searches tell of all.
    """
    labels = [
        (family, name.rstrip("|"), name.endswith("|"))
        for family, names in LABELS.items()
        for name in sorted(spellings(names))
        if name == unaccented(name)
    ]
    often = Counter(part for _, name, _ in labels for part in set(_parts(name)))
    grouped: dict[str, list[tuple[Family, str, str, bool]]] = {}
    for family, name, alone in labels:
        shared = max(_parts(name), key=lambda part: (often[part], part))
        grouped.setdefault(shared, []).append((family, name, max(name.split(), key=len), alone))
    return grouped


def _parts(name: str) -> list[str]:
    return [
        word[at : at + _SHARED]
        for word in [max(name.split(), key=len)]
        for at in range(max(1, len(word) - _SHARED + 1))
    ]


_ENDING = re.compile(rf"(?:{'|'.join(sorted(ENDINGS, key=len, reverse=True))})?(?![^\W_])")
