"""Whether two accounts may be one customer, typed by two people: "Kestrel Energy" and "KESTREL energy Ltd.".

The legal form of a company, articles, accents and signs do not matter, one word may be in the plural, or slip by a letter.
Nothing is decided by it: whoever starts a handover is asked.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from rapidfuzz.distance import OSA

from handover.accounts.names import COMPANY_IN_SHORT, folded, loosened
from handover.model.account import Account, AccountRow

_LONG = 6
"""Letters of a word in which one that is wrong is rather a slip than another name."""
_SHORT, _SHORTEST = 8, 5
"""Letters of a name from which it may hold two slips of the fingers, and one."""
_PLURAL = 4
"""Letters of a word whose plural is the same word."""
_INITIALS = re.compile(r"(?<!\w)\w(?:\s*[./]\s*\w)+(?!\w)\.?")
"""Letters one by one, as in "S/A", "L.L.C." and "z o. o."."""
_DIGITS = re.compile(r"\d")
_APART = re.compile(r"[^\w'&]+")
_BRACKETS = str.maketrans(dict.fromkeys("()[]", " "))
_Shared = tuple[str, ...]
_ARTICLES = frozenset({"the", "le", "la", "les", "der", "die", "das", "el", "il"})


def alike(one: str, other: str) -> bool:
    """Return whether the names of two accounts may mean one customer, although they are not the same."""
    return any(_one_name(_words(one, before), _words(other, before)) for before in (False, True))


def pairs_alike(names: Iterable[str], others: Iterable[str] = ()) -> Iterator[tuple[str, str]]:
    """Yield each pair of `names`, and of one of them and one of `others`, that `alike` holds for; no name with itself.

    It compares those alone that have all their words but one in common, so that a thousand names take no longer than they must.
    """
    mine, sharing = tuple(dict.fromkeys(names)), dict[_Shared, list[str]]()
    for name in dict.fromkeys((*mine, *others)):
        for part in _parts_shared(name):
            sharing.setdefault(part, []).append(name)
    told: set[frozenset[str]] = set()
    for name in mine:
        for other in dict.fromkeys(one for part in sorted(_parts_shared(name)) for one in sharing[part]):
            pair = frozenset((name, other))
            if other != name and pair not in told and alike(name, other):
                told.add(pair)
                yield name, other


def accounts_alike(account: str, others: Mapping[str, str]) -> list[str]:
    """Return the keys of those of `others` that may be this customer by another name."""
    return [key for key, other in others.items() if alike(account, other)]


def slipped(typed: str, name: str) -> bool:
    """Return whether `typed` may be this name with a slip or two of the fingers. Numbers are not mistyped: they are other names."""
    one, other = loosened(typed), loosened(name)
    length = max(len(one), len(other))
    if not one or not other or _DIGITS.findall(one) != _DIGITS.findall(other):
        return False
    most = 0 if length < _SHORTEST else 1 if length < _SHORT or one[0] != other[0] else 2
    return bool(OSA.distance(one, other, score_cutoff=most) <= most)


def alike_first(account: Account, rows: Iterable[AccountRow]) -> tuple[AccountRow, ...]:
    """Return the other accounts, those first whose names may mean the same customer, then by how like their names are."""
    others = [row for row in rows if row.id != account.id]
    return tuple(sorted(others, key=lambda row: (_apart(account, row.name), folded(row.name))))


def _apart(account: Account, name: str) -> tuple[bool, float]:
    far = min(OSA.normalized_distance(loosened(one), loosened(name)) for one in account.names)
    return not any(alike(one, name) for one in account.names), round(far, 1)


def _one_name(words: tuple[str, ...], others: tuple[str, ...]) -> bool:
    # What differs ends alike or slips within a word: no two names of one customer begin with different letters.
    if not words or not others or words[0][0] != others[0][0]:
        return False
    if _singular_and_plural(*sorted(("".join(words), "".join(others)), key=len)):
        return True
    differing = [pair for pair in zip(words, others, strict=False) if pair[0] != pair[1]]
    return len(words) == len(others) and len(differing) == 1 and _one_word(*differing[0])


def _parts_shared(name: str) -> frozenset[_Shared]:
    """Return what a name has in common with every one that is alike to it: it shares at least one of these parts with each.

    That is all it says in one word, in the singular or plural, or all of its words but one, of which it is the first letter.
    """
    found: set[_Shared] = set()
    for words in {_words(name, before) for before in (False, True)} - {()}:
        whole = "".join(words)
        found |= {("", whole), ("", f"{whole}s"), ("", f"{whole.removesuffix('y')}ies")}
        found |= {(word[0], *words[:at], "", *words[at + 1 :]) for at, word in enumerate(words)}
    return frozenset(found)


def _one_word(one: str, other: str) -> bool:
    """Return whether two words are one in singular and plural, or one with a slip of the fingers. Numbers are not."""
    if not (one.isalpha() and other.isalpha()):
        return False
    short, long = sorted((one, other), key=len)
    slip = len(short) >= _LONG and one[0] == other[0] and OSA.distance(one, other, score_cutoff=1) <= 1
    return slip or _singular_and_plural(short, long)


def _singular_and_plural(short: str, long: str) -> bool:
    """Return whether they are the same, or the longer one is the plural of the other."""
    return short == long or (len(short) >= _PLURAL and long in (f"{short}s", f"{short.removesuffix('y')}ies"))


@lru_cache(maxsize=16384)
def _words(account: str, before: bool) -> tuple[str, ...]:
    """Return the words of a name that tell it from others, each by its letters and digits alone.

    A legal form stands behind the name, in some languages `before` it, where other names have a word that looks the same.
    """
    name = _INITIALS.sub(lambda found: re.sub(r"\W", "", found[0]), folded(account).translate(_BRACKETS))
    for kind in COMPANY_IN_SHORT:
        name = name.replace(kind, " ")
    words = _split(_without_legal_form(name, before))
    telling = words[1:] if words and words[0] in _ARTICLES else words
    return telling or _split(name)


def _without_legal_form(name: str, before: bool) -> str:
    """Return the name without what says which kind of company it is, which may be several words: "Co., Ltd."."""
    # Imported at the first use, as is everything that takes long to import (see `bot.startup`).
    from cleanco import basename

    rest = str(basename(name, prefix=before))
    return rest if rest == name else _without_legal_form(rest, before)


def _split(name: str) -> tuple[str, ...]:
    return tuple(word for part in _APART.split(name) if (word := loosened(part)))
