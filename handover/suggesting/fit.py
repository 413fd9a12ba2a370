"""What speaks for one person for one account: named reasons, each of which counts for something."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from functools import lru_cache

from handover.accounts.languages import language_key
from handover.model.account import Account, AccountField
from handover.model.csm_facts import CsmFacts
from handover.model.customer_kinds import Tier
from handover.model.handover import Handover, Status
from handover.model.people import Person
from handover.suggesting.load import NOTHING, Load
from handover.suggesting.places import same_region, shared_hours
from handover.suggesting.words import alike, is_named
from handover.text.listed import parts

MANY_HOURS, SOME_HOURS = 6, 3
"""Shared hours of a working day from which they count twice, and once."""
MOST_PRODUCTS = 2
"""Products that are counted: whoever lists the whole catalogue is no better for it."""


class Ground(StrEnum):
    """What kind of reason speaks for somebody (P28)."""

    WORKS_WITH = "works_with"
    WORKED_WITH = "worked_with"
    LANGUAGE = "language"
    INDUSTRY = "industry"
    REGION = "region"
    PRODUCT = "product"
    HOURS = "hours"


POINTS: Mapping[Ground, int] = {
    Ground.WORKS_WITH: 5,
    Ground.WORKED_WITH: 4,
    Ground.LANGUAGE: 4,
    Ground.INDUSTRY: 3,
    Ground.REGION: 2,
    Ground.PRODUCT: 2,
    Ground.HOURS: 1,
}
"""How much each reason counts. Whom the customer knows and whom they can talk to come before what can be learned."""


_ORDER = {ground: place for place, ground in enumerate(Ground)}


@dataclass(frozen=True)
class Reason:
    """One reason: what it is about, in the words of whoever wrote it, and a year, or hours, where it has such."""

    ground: Ground
    what: str = ""
    number: int = 0

    @property
    def points(self) -> int:
        """How much it counts."""
        twice = self.ground is Ground.HOURS and self.number >= MANY_HOURS
        return POINTS[self.ground] * (2 if twice else 1)


@dataclass(frozen=True)
class AccountFacts:
    """What counts about an account when a successor is looked for. `known` is text of it in which products are named.

    `works_with` says who works with it today beside the owner, and as what (a role of the team, or `backup`), by user id;
    `worked_with` until which year somebody owned it. Whoever is in `leaves_to_others` hands it over, and is not proposed.
    """

    id: str
    name: str
    tier: Tier | None = None
    industry: str = ""
    region: str = ""
    language: str = ""
    known: str = ""
    works_with: Mapping[str, str] = field(default_factory=dict)
    worked_with: Mapping[str, int] = field(default_factory=dict)
    leaves_to_others: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Candidate:
    """A colleague who could take over: who they are, what they know, and what they carry."""

    person: Person
    facts: CsmFacts
    load: Load = NOTHING


@dataclass(frozen=True)
class Fit:
    """What speaks for somebody, the strongest reason first."""

    reasons: tuple[Reason, ...] = ()

    @property
    def points(self) -> int:
        """How much all of it counts together. Never shown to people."""
        return sum(reason.points for reason in self.reasons)


def account_facts(
    account: Account, known: str = "", leaves_to_others: Iterable[str] = (), ended: Iterable[Handover] = ()
) -> AccountFacts:
    """Return what counts about an account. `known` and `leaves_to_others`: see `AccountFacts`.

    Whoever has owned it is read off its changes, and off those of its handovers that have `ended`: it may be older than its record.
    """
    team = {user: role.value for role, user in account.team.items() if user}
    owned = [(one.outgoing, one.closed_at) for one in ended if one.status is Status.COMPLETED and not one.leaver]
    owned += [(one.before, one.at) for one in account.changes if one.what is AccountField.OWNER]
    owners = {user: at.year for user, at in sorted(owned, key=_year) if user and at is not None}
    return AccountFacts(
        account.id,
        account.name,
        account.tier,
        account.industry,
        account.region,
        account.language,
        known,
        works_with={**team, **({account.backup: AccountField.BACKUP.value} if account.backup else {})},
        worked_with={user: year for user, year in owners.items() if user != account.owner},
        leaves_to_others=frozenset({account.owner, *leaves_to_others} - {""}),
    )


def _year(one: tuple[str, datetime | None]) -> int:
    return one[1].year if one[1] is not None else 0


def fit(account: AccountFacts, candidate: Candidate, day: date) -> Fit:
    """Return what speaks for this person for this account on a day, which decides about summer time. The load is not looked at."""
    return Fit(tuple(sorted(_reasons(account, candidate, day), key=_strongest_first)))


def _strongest_first(one: Reason) -> tuple[int, int, str]:
    return -one.points, _ORDER[one.ground], one.what


def fits(accounts: Sequence[AccountFacts], candidates: Sequence[Candidate], day: date) -> tuple[tuple[Fit, ...], ...]:
    """Return `fit` for each account and person: a row for each account, in it one for each person.

    Accounts of which the same is known fit the same people: most of a book do, for its list says little of each.
    """
    found: dict[tuple[str, ...], tuple[Fit, ...]] = {}

    def row(account: AccountFacts) -> tuple[Fit, ...]:
        if account.works_with or account.worked_with:
            return tuple(fit(account, candidate, day) for candidate in candidates)
        same = (account.language, account.industry, account.region, account.known)
        if same not in found:
            found[same] = tuple(fit(account, candidate, day) for candidate in candidates)
        return found[same]

    return tuple(map(row, accounts))


def _reasons(account: AccountFacts, candidate: Candidate, day: date) -> Iterator[Reason]:
    user, facts = candidate.person.id, candidate.facts
    if role := account.works_with.get(user):
        yield Reason(Ground.WORKS_WITH, role)
    elif year := account.worked_with.get(user):
        yield Reason(Ground.WORKED_WITH, account.name, year)
    yield from _spoken(account.language, facts.languages)
    yield from _first(Ground.INDUSTRY, account.industry, facts.industries)
    yield from _first(Ground.REGION, account.region, facts.regions)
    named = [one for one in facts.products if is_named(one, account.known)]
    for product in sorted(named)[:MOST_PRODUCTS]:
        yield Reason(Ground.PRODUCT, product)
    hours = shared_hours(candidate.person.zone, account.region, day) if account.region else None
    if hours is not None and hours >= SOME_HOURS:
        yield Reason(Ground.HOURS, account.region, hours)


# The accounts of a book have few regions, languages and industries between them: what was compared once is known.
@lru_cache(maxsize=8192)
def _spoken(of_account: str, of_person: tuple[str, ...]) -> tuple[Reason, ...]:
    """Return each language of the account that this person speaks, once, however they have written it."""
    spoken = {language_key(part): part for one in sorted(of_person) for part in parts(one)}
    wanted = dict.fromkeys(language_key(one) for one in parts(of_account))
    return tuple(Reason(Ground.LANGUAGE, spoken[key]) for key in wanted if key in spoken)


@lru_cache(maxsize=8192)
def _first(ground: Ground, of_account: str, of_person: tuple[str, ...]) -> tuple[Reason, ...]:
    """Return the first of what this person knows that is alike to what the account is."""
    same = same_region if ground is Ground.REGION else alike
    found = sorted(one for one in of_person if any(same(one, wanted) for wanted in parts(of_account)))
    return tuple(Reason(ground, one) for one in found[:1])
