"""The brief: what somebody has to know of an account in half a minute, on a phone (P80, P119)."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from handover.blueprint.freshness import is_stale
from handover.blueprint.understood import days_to_come, open_promises, understood
from handover.model.account import Account, AccountEntry, Likelihood
from handover.model.handover import Handover
from handover.model.playbook import StepKind
from handover.model.records import Colour, Contact, ContactRole, Issue, Pulse, RecordKind, WorkState
from handover.promises.found import Missing, missing_of
from handover.records.in_words import contact_in_short
from handover.text.lines import on_one_line

TO_KNOW = ("snapshot", "goals", "people", "preferences", "unwritten", "sponsors", "history", "adoption", "setup")
"""The items whose answers are to be known first, in this order."""
RISKS, PROMISES, DATES = "troubles", "promises", "upcoming"
BRIEF_ITEMS = (*TO_KNOW, RISKS, PROMISES, DATES)
BRIEF_KINDS = (RecordKind.PROMISES, RecordKind.DATES, RecordKind.PULSE, RecordKind.ISSUES)
"""Kinds of entries that belong to the brief whatever their playbook calls them."""
MOST_TO_KNOW = 3
MOST_DATES = 3
WORDS_OF_PEOPLE = 100
"""Characters of an entry about people up to which it is said as it was written."""
BULLETS = "-–•*· "
_TELLING_FIRST = (
    ContactRole.DECIDES,
    ContactRole.SPONSOR,
    ContactRole.CHAMPION,
    ContactRole.BLOCKS,
    ContactRole.INFLUENCES,
    ContactRole.USES_DAILY,
    None,
)


@dataclass(frozen=True)
class Said:
    """What an entry says; `as_of` is the day since when nobody has said it anew, None while it is fresh.

    `missing` is what a promise lacks, `due` its day where that is certain.
    """

    text: str
    as_of: date | None = None
    missing: tuple[Missing, ...] = ()
    due: date | None = None


@dataclass(frozen=True)
class Brief:
    """Three things to know, risks, the next dates, and open promises; empty where nothing is known.

    `comes` are days with what each is: the renewal, a planned call, the last day of the handover, and those that somebody wrote
    down; `dates` is what was written of which no day is certain. `promises` are in the order of their days.
    """

    to_know: tuple[Said, ...] = ()
    risks: tuple[Said, ...] = ()
    comes: tuple[tuple[date, str], ...] = ()
    dates: Said | None = None
    promises: tuple[Said, ...] = ()

    @property
    def telling(self) -> bool:
        """Whether it says more than which day comes next."""
        return bool(self.to_know or self.risks or self.dates or self.promises)


NOTHING_KNOWN = Brief()
RENEWAL, LAST_DAY = "renewal", "last day of the handover"


def brief_of(
    account: Account, entries: Mapping[str, AccountEntry], running: Handover | None, today: date, now: datetime
) -> Brief:
    """Return the brief on the local day `today`, at `now` (UTC).

    `entries` are what is known on `BRIEF_ITEMS` and of `BRIEF_KINDS`, by item, with anything else where those say too little.
    """
    telling = {item: entry for item, entry in entries.items() if _tells(entry)}
    promised = [entry for item, entry in telling.items() if item == PROMISES or entry.kind is RecordKind.PROMISES]
    dated = [entry for item, entry in telling.items() if item == DATES or entry.kind is RecordKind.DATES]
    written = [day for entry in dated for day in days_to_come(entry, today)]
    comes = sorted({*_dates(account, running, today), *written})
    return Brief(
        tuple(_said(entry, now) for entry in _to_know(telling))[:MOST_TO_KNOW],
        tuple(_risks(account, telling, now)),
        tuple(comes[:MOST_DATES]),
        _said(dated[0], now) if dated and not written else None,
        tuple(_promises(promised, now)),
    )


def _tells(entry: AccountEntry) -> bool:
    """Return whether an entry says something: it applies, and is more than evidence."""
    return not entry.not_applicable and bool(entry.text.strip())


def _said(entry: AccountEntry, now: datetime, text: str = "") -> Said:
    """Return what an entry says, or this text of it."""
    return Said(text or _words(entry), entry.as_of.date() if is_stale(entry, now) else None)


def _words(entry: AccountEntry) -> str:
    """Return an entry on one line; a long one about people by who they are, those first who decide."""
    words = on_one_line(entry.text)
    people = [one for one in understood(entry) if isinstance(one, Contact)]
    if not people or len(words) <= WORDS_OF_PEOPLE:
        return words
    return ", ".join(map(contact_in_short, sorted(people, key=lambda one: _TELLING_FIRST.index(one.role))))


def _to_know(telling: Mapping[str, AccountEntry]) -> Iterator[AccountEntry]:
    """Yield what is to be known, the most important first: nothing that another part of the brief says."""
    yield from (telling[item] for item in TO_KNOW if item in telling)
    elsewhere = {*BRIEF_ITEMS, *(item for item, entry in telling.items() if entry.kind in BRIEF_KINDS)}
    rest = [entry for item, entry in telling.items() if item not in elsewhere]
    yield from sorted(rest, key=lambda entry: entry.kind is RecordKind.LINKS)


def _promises(entries: Iterable[AccountEntry], now: datetime) -> Iterator[Said]:
    """Yield each open promise as it was written, those due first; a whole entry where none is made out in it."""
    found = [(entry, promise) for entry in entries for promise in open_promises(entry)]
    for entry, promise in sorted(found, key=lambda one: one[1].due or date.max):
        written = " ".join((promise.corrected or promise.as_written).split()).lstrip(BULLETS)
        stale = entry.as_of.date() if is_stale(entry, now) else None
        yield Said(written, stale, missing_of(promise), promise.due if promise.due_certain else None)
    yield from (_said(entry, now) for entry in entries if not understood(entry))


def _risks(account: Account, telling: Mapping[str, AccountEntry], now: datetime) -> Iterator[Said]:
    """Yield what could get in the way: of the renewal, a mood that is not green, and what has gone wrong and is not over."""
    if account.renewal.risks:
        yield Said(on_one_line(account.renewal.risks))
    elif account.renewal.likelihood is Likelihood.UNLIKELY:
        yield Said("They will probably not renew.")
    for entry in telling.values():
        moods = [one.colour for one in understood(entry) if isinstance(one, Pulse)]
        if any(colour is not Colour.GREEN for colour in moods):
            yield _said(entry, now)
    for item, entry in telling.items():
        if item == RISKS or entry.kind is RecordKind.ISSUES:
            yield from _issues(entry, now)


def _issues(entry: AccountEntry, now: datetime) -> Iterator[Said]:
    """Yield the issues of an entry that are not over; all of its words where none is made out in those of what went wrong."""
    issues = [one for one in understood(entry) if isinstance(one, Issue)]
    going_on = [one for one in issues if one.state is not WorkState.DONE]
    if (not issues and entry.item == RISKS) or (len(going_on) == len(issues) and issues):
        yield _said(entry, now)
    elif going_on:
        yield _said(entry, now, "; ".join(on_one_line(one.corrected or one.as_written or one.what) for one in going_on))


def _dates(account: Account, running: Handover | None, today: date) -> Iterable[tuple[date, str]]:
    """Yield the days that come, and what each is."""
    if account.renewal.day is not None and account.renewal.day >= today:
        yield account.renewal.day, RENEWAL
    if running is None:
        return
    if running.window.end >= today:
        yield running.window.end, LAST_DAY
    for step in running.playbook.steps:
        state = running.step(step.key)
        if step.kind is StepKind.CALL and not state.settled and state.planned is not None and state.planned >= today:
            yield state.planned, step.title
