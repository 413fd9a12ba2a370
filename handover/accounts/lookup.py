"""Which account is meant by a name that somebody typed: by any of its names, forgiving in signs and slips of the fingers."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from handover.accounts.names import folded, loosened
from handover.model.account import AccountName

LIKE, SURE, APART = 70, 85, 10
"""Likeness (0–100, rapidfuzz) from which an account is offered, from which the only one so like is meant, and by which the next
one has to be less like."""
MOST_OFFERED = 100
"""Most options that Slack takes in one menu."""
MOST_ALIKE = 5


@dataclass(frozen=True)
class Meant:
    """The ids of the accounts that may be meant, the likeliest first; `certain` if there is one and it is no guess."""

    account_ids: tuple[str, ...] = ()
    certain: bool = False


def accounts_called(names: Sequence[AccountName], typed: str) -> Meant:
    """Return which of the accounts with these names may be meant by what was typed."""
    wanted, loose = folded(typed), loosened(typed)
    ways: tuple[Callable[[str], bool], ...] = (
        lambda name: folded(name) == wanted,
        lambda name: bool(loose) and loosened(name) == loose,
        lambda name: bool(wanted) and wanted in folded(name),
        lambda name: bool(loose) and loose in loosened(name),
    )
    for way in ways:
        found = tuple(dict.fromkeys(one.account_id for one in names if way(one.name)))
        if found:
            return Meant(found[:MOST_OFFERED], certain=len(found) == 1)
    return _alike(names, loose)


def _alike(names: Sequence[AccountName], loose: str) -> Meant:
    if not loose:
        return Meant()
    scores: dict[str, float] = {}
    for one in names:
        scores[one.account_id] = max(scores.get(one.account_id, 0), _likeness(one.name, loose))
    best = sorted((one for one in scores if scores[one] >= LIKE), key=lambda one: -scores[one])[:MOST_ALIKE]
    certain = bool(best) and scores[best[0]] >= SURE and all(scores[best[0]] - scores[one] >= APART for one in best[1:])
    return Meant(tuple(best[:1] if certain else best), certain)


def _likeness(name: str, loose: str) -> float:
    """Return how like the name, or one of its words, is to what was typed."""
    words = (loosened(word) for word in (name, *folded(name).split()))
    return max((fuzz.ratio(loose, word) for word in words if word), default=0)
