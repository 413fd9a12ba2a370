"""Who is proposed for an account, in which order, and who is left out and why. A lead decides; this is what they decide on."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from handover.absence import is_away
from handover.accounts.names import folded
from handover.suggesting.fit import AccountFacts, Candidate, Fit, fit
from handover.suggesting.load import capacity, room, weight
from handover.time.workdays import local_date

ROOM_POINTS = 3
"""How much it counts that somebody has all of their room left; in parts of it for less. As much as knowing the industry."""


class Hindrance(StrEnum):
    """Why somebody is not proposed."""

    BARRED = "barred"
    AWAY = "away"
    TAKES_NONE = "takes_none"
    FULL = "full"


@dataclass(frozen=True)
class Suggestion:
    """Somebody who could take over: what speaks for them, and for how many accounts of this tier they have room."""

    candidate: Candidate
    fit: Fit
    room: int


@dataclass(frozen=True)
class LeftOut:
    """Somebody who is not proposed, and why."""

    candidate: Candidate
    why: Hindrance


@dataclass(frozen=True)
class Suggestions:
    """Who could take over, who fits best first, and who cannot now, by name."""

    proposed: tuple[Suggestion, ...]
    left_out: tuple[LeftOut, ...]


def hindrance(account: AccountFacts, candidate: Candidate, today: date) -> Hindrance | None:
    """Return why this person is not proposed on their local day `today`, None for no reason."""
    person, facts = candidate.person, candidate.facts
    if person.barred:
        return Hindrance.BARRED
    if is_away(person, today):
        return Hindrance.AWAY
    if facts.limit == 0:
        return Hindrance.TAKES_NONE
    return None if room(facts, candidate.load, account.tier) else Hindrance.FULL


def room_points(candidate: Candidate, account: AccountFacts) -> int:
    """Return how much it counts that somebody has room left once they have taken the account, 0 where they have not."""
    whole = capacity(candidate.facts)
    left = whole - candidate.load.weight - weight(account.tier)
    return (ROOM_POINTS * left + whole // 2) // whole if whole > 0 and left > 0 else 0


def suggest(account: AccountFacts, candidates: Iterable[Candidate], now: datetime) -> Suggestions:
    """Return who could take over an account at `now` (UTC). In whatever order the candidates come, it is the same."""
    proposed, left_out = [], []
    for candidate in candidates:
        if candidate.person.id in account.leaves_to_others:
            continue
        today = local_date(now, candidate.person.zone)
        why = hindrance(account, candidate, today)
        if why is not None:
            left_out.append(LeftOut(candidate, why))
        else:
            left = room(candidate.facts, candidate.load, account.tier)
            proposed.append(Suggestion(candidate, fit(account, candidate, today), left))
    return Suggestions(
        tuple(sorted(proposed, key=lambda one: _rank(account, one))),
        tuple(sorted(left_out, key=lambda one: _by_name(one.candidate))),
    )


def _rank(account: AccountFacts, one: Suggestion) -> tuple[int, int, str, str]:
    points = one.fit.points + room_points(one.candidate, account)
    return (-points, one.candidate.load.weight, *_by_name(one.candidate))


def _by_name(candidate: Candidate) -> tuple[str, str]:
    return folded(candidate.person.name), candidate.person.id
