"""The brief: what somebody has to know of an account in half a minute, on a phone (P80, P119)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from handover.blueprint.freshness import is_stale
from handover.blueprint.understood import days_to_come, open_promises, understood
from handover.model.account import Account, AccountEntry, Likelihood
from handover.model.handover import Handover
from handover.model.playbook import StepKind
from handover.promises.found import Missing, missing_of

TO_KNOW = ("snapshot", "goals", "people", "preferences", "unwritten", "sponsors", "history", "adoption", "setup")
"""The items whose answers are to be known first, in this order."""
RISKS, PROMISES, DATES = "troubles", "promises", "upcoming"
BRIEF_ITEMS = (*TO_KNOW, RISKS, PROMISES, DATES)
MOST_TO_KNOW = 3
MOST_DATES = 3
BULLETS = "-–•*· "


@dataclass(frozen=True)
class Said:
    """What an entry says; `as_of` is the day since when nobody has said it anew, None while it is fresh.

    `missing` is what a promise lacks.
    """

    text: str
    as_of: date | None = None
    missing: tuple[Missing, ...] = ()


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

    `entries` are what is known on `BRIEF_ITEMS`, by item, with anything else where those say too little.
    """
    known = {item: said for item, entry in entries.items() if (said := _said(entry, now)) is not None}
    rest = [item for item in known if item not in BRIEF_ITEMS]
    to_know = [known[item] for item in (*TO_KNOW, *rest) if item in known][:MOST_TO_KNOW]
    written = days_to_come(entries[DATES], today) if DATES in known else []
    comes = sorted({*_dates(account, running, today), *written})
    return Brief(
        tuple(to_know),
        tuple(_risks(account, known)),
        tuple(comes[:MOST_DATES]),
        None if written else known.get(DATES),
        tuple(_promises(entries[PROMISES], known[PROMISES])) if PROMISES in known else (),
    )


def _promises(entry: AccountEntry, said: Said) -> Iterable[Said]:
    """Yield each open promise as it was written, the whole entry where none is made out; none where all are kept."""
    if not understood(entry):
        yield said
    for promise in open_promises(entry):
        written = " ".join((promise.corrected or promise.as_written).split()).lstrip(BULLETS)
        yield Said(written, said.as_of, missing_of(promise))


def _said(entry: AccountEntry, now: datetime) -> Said | None:
    """Return what an entry says in its first words, None where it does not apply or is evidence alone."""
    text = " ".join(entry.text.split())
    if entry.not_applicable or not text:
        return None
    return Said(text, entry.as_of.date() if is_stale(entry, now) else None)


def _risks(account: Account, known: Mapping[str, Said]) -> Iterable[Said]:
    if account.renewal.risks:
        yield Said(" ".join(account.renewal.risks.split()))
    elif account.renewal.likelihood is Likelihood.UNLIKELY:
        yield Said("They will probably not renew.")
    if RISKS in known:
        yield known[RISKS]


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
