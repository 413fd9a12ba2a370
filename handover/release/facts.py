"""What may leave, a line each: the customer, their people, promises, days, projects, issues, for a reader outside (P15)."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from handover.blueprint.understood import understood
from handover.model import handover as plan
from handover.model.account import Account, AccountEntry
from handover.model.handover import Handover
from handover.model.records import (
    Contact,
    Issue,
    KeyDate,
    Link,
    LinkState,
    Project,
    Promise,
    PromiseState,
    Record,
    WorkState,
)
from handover.model.release import ReleasePlan, ReleaseSection
from handover.release.parts import parted
from handover.text.fingerprint import fingerprint

WORK: Mapping[WorkState, str] = {
    WorkState.OPEN: "open",
    WorkState.WAITING: "waiting",
    WorkState.DONE: "done",
}


@dataclass(frozen=True)
class Fact:
    """One line that may leave. `key` names it as long as it is about the same thing; `title` is the entry it comes from.

    `offered` is False for what stays out until the manager lets it out: addresses of our own folders and tools.
    """

    key: str
    section: ReleaseSection
    words: str
    title: str = ""
    offered: bool = True

    @property
    def mark(self) -> str:
        """What names these very words."""
        return fingerprint(self.words)


@dataclass(frozen=True)
class Known:
    """What a release is made from: the handover, its account, and what is known of it."""

    handover: Handover
    account: Account
    entries: tuple[AccountEntry, ...] = ()


def facts(known: Known) -> tuple[Fact, ...]:
    """Return everything that may leave, in the order in which it is read."""
    found = [*_of_account(known.account), *_of_entries(known), *_of_contacts(known), *_of_plan(known.handover.release)]
    order = list(ReleaseSection)
    return tuple(sorted(found, key=lambda fact: order.index(fact.section)))


def records_of(entry: AccountEntry) -> Iterator[tuple[str, Record]]:
    """Yield the records in an entry, each with the key of what is said of it: its id, or its place where it has none."""
    for number, record in enumerate(understood(entry)):
        yield f"{entry.item}:{record.id or number}", record


def _of_account(account: Account) -> Iterator[Fact]:
    leaving = parted(account).leaving
    lines = (
        ("name", "Customer", leaving["name"]),
        ("other_names", "Also called", ", ".join(leaving["other_names"])),
        ("website", "Website", leaving["website"]),
        ("industry", "Industry", leaving["industry"]),
        ("region", "Region", leaving["region"]),
        ("language", "Language", leaving["language"]),
    )
    for name, label, said in lines:
        if said.strip():
            yield Fact(f"account:{name}", ReleaseSection.ACCOUNT, _line(f"{label}: {said}"))


def _of_entries(known: Known) -> Iterator[Fact]:
    for entry in sorted(known.entries, key=lambda one: (one.place, one.item)):
        for key, record in records_of(entry):
            if (fact := fact_of(key, record, entry.title)) is not None:
                yield fact


def fact_of(key: str, record: Record, title: str) -> Fact | None:
    """Return what may be said of one record, None where nothing may."""
    fact = _of_record(key, record, title)
    return fact if fact is not None and fact.words else None


def _of_record(key: str, record: Record, title: str) -> Fact | None:
    leaving = parted(record).leaving
    match record:
        case Contact():
            told = [leaving["name"], leaving["title"], leaving["email"], leaving["phone"]]
            return Fact(key, ReleaseSection.PEOPLE, _joined(told), title)
        case Promise():
            return Fact(key, ReleaseSection.PROMISES, _promise(leaving, certain=record.due_certain), title)
        case KeyDate():
            return Fact(key, ReleaseSection.DATES, _key_date(leaving, certain=record.day_certain), title)
        case Project():
            return Fact(key, ReleaseSection.PROJECTS, _project(leaving, certain=record.due_certain), title)
        case Issue():
            section = ReleaseSection.HISTORY if leaving["state"] is WorkState.DONE else ReleaseSection.ISSUES
            return Fact(key, section, _issue(leaving, certain=record.day_certain), title)
        case Link():
            given = leaving["url"] if leaving["state"] is LinkState.GIVEN else ""
            return Fact(key, ReleaseSection.LINKS, _link(leaving["slot"], given), title, offered=False)
    return None


def _promise(leaving: Mapping[str, Any], *, certain: bool) -> str:
    what = _line(leaving["what"])
    if not what:
        return ""
    state = "" if leaving["state"] is PromiseState.OPEN else leaving["state"].value
    return _joined([what, _labelled("to", leaving["to_whom"]), _labelled("by", _day(leaving["due"], certain)), state])


def _key_date(leaving: Mapping[str, Any], *, certain: bool) -> str:
    day = _day(leaving["day"], certain)
    return _joined([leaving["what"], day]) if leaving["what"].strip() else ""


def _project(leaving: Mapping[str, Any], *, certain: bool) -> str:
    if not leaving["name"].strip():
        return ""
    state = WORK[leaving["state"]] if leaving["state"] else ""
    return _joined(
        [
            leaving["name"],
            state,
            _labelled("next", leaving["milestone"]),
            _labelled("by", _day(leaving["due"], certain)),
        ]
    )


def _issue(leaving: Mapping[str, Any], *, certain: bool) -> str:
    if not leaving["what"].strip():
        return ""
    return _joined([leaving["what"], _day(leaving["day"], certain), WORK[leaving["state"]] if leaving["state"] else ""])


def _link(slot: str, url: str) -> str:
    return _line(f"{slot.replace('_', ' ')}: {url}" if slot else url) if url else ""


def _of_contacts(known: Known) -> Iterator[Fact]:
    """Yield the contacts of the handover who are not among the people that the account knows by the same address."""
    people = (record for entry in known.entries for _, record in records_of(entry) if isinstance(record, Contact))
    listed = {one.email.casefold() for one in people if one.email}
    for contact in known.handover.contacts:
        if contact.email.casefold() not in listed:
            yield _contact(contact)


def _contact(contact: plan.Contact) -> Fact:
    leaving = parted(contact).leaving
    words = _joined([leaving["name"], leaving["role"], leaving["email"]])
    return Fact(f"contact:{fingerprint(contact.email.casefold())}", ReleaseSection.PEOPLE, words, "Customer contacts")


def _of_plan(release: ReleasePlan) -> Iterator[Fact]:
    """Yield what the manager has written for the receiver, line by line."""
    for section, text in ((ReleaseSection.WORDS, release.words), (ReleaseSection.REACH, release.reach)):
        for number, line in enumerate(filter(None, map(_line, text.splitlines()))):
            yield Fact(f"own:{section}:{number}", section, line)


def _labelled(label: str, text: str) -> str:
    return f"{label} {text}" if text.strip() else ""


def _joined(cells: Iterable[str]) -> str:
    return ", ".join(cell for cell in map(_line, cells) if cell)


def _line(text: str) -> str:
    return " ".join(text.split())


def _day(day: date | None, certain: bool) -> str:
    return "" if day is None else f"{'' if certain else 'about '}{day.day} {day:%B} {day.year}"
