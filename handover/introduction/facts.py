"""The facts a customer may read: the only input of the e-mail template.

Reason, notes, answers, health and money have no field here, so the template cannot show them (P3, P96–P104). What the letter
promises depends on what is true: who is still there, until when, and how much has been written down.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from handover.cover.following import is_cover
from handover.model.cover import CoverEnd
from handover.model.handover import Contact, Handover
from handover.model.people import Person, Role
from handover.plan.dates import last_day
from handover.plan.due import due_date
from handover.reasons import RULES
from handover.roles import has_declined, sender
from handover.temporary_contact import contact_of
from handover.text.names import called, from_user_name, full_name, tidy_name, without_company

PROMISES = "promises"
"""Key of the playbook's item about what the customer was promised."""
MOST_GREETED = 4
"""Most people greeted by name."""


class News(StrEnum):
    """What the introduction tells the customer. Values name its templates."""

    CHANGE = "introduction"
    COVER = "cover"
    RETURN = "return"
    STAYS = "stays"


@dataclass(frozen=True)
class Colleague:
    """One of the CSMs as the customer sees them. `line` is the person's profile line (P99)."""

    name: str
    email: str = ""
    line: str = ""

    @property
    def first_name(self) -> str:
        """What the person is called: the given name where it is certain, else the whole name."""
        return called(self.name) or self.name


@dataclass(frozen=True)
class AreaColleague:
    """A colleague beside the incoming CSM, and what of the account they look after, in words for the customer."""

    name: str
    email: str
    area: str


@dataclass(frozen=True)
class CustomerFacts:
    """Everything the introduction may say. Dates are calendar days; None or an empty text means unknown.

    `outgoing_writes` is False when the incoming CSM has to write; `outgoing_helps_until` is None when no help is promised;
    `call_planned` says that the playbook has a first call; `known` and `promises_known` that something was written down.
    """

    account: str
    greeting: str
    outgoing: Colleague
    incoming: Colleague
    reason: str
    call_planned: bool
    first_call: date | None
    outgoing_writes: bool
    outgoing_helps_until: date | None
    known: bool
    promises_known: bool
    terms_stay: bool
    manager: Colleague | None = None
    """The manager, where the letter is theirs (P24, P100)."""
    manager_at_call: bool = False
    news: News = News.CHANGE
    """That somebody else takes over, covers for a while, is back, or stays for good (P9)."""
    back_on: date | None = None
    """The day on which who is away is back, None where nobody knows, or the letter is not to say."""
    has_left: str = ""
    """The name of the CSM who has gone, empty for one who is there: the customer hears that they have left, and nothing of why."""
    temporary_contact: Colleague | None = None
    """Who is there besides whoever writes, until the customer has heard from the new CSM (P25)."""
    team: str = ""
    """The team that takes over, in which the incoming CSM is the customer's first contact; empty for none."""
    colleagues: tuple[AreaColleague, ...] = ()
    """Who looks after a part of the account beside the incoming CSM, as far as the customer is to know (P27)."""

    @property
    def sender(self) -> Colleague:
        """In whose name it is written."""
        return self.manager or (self.outgoing if self.outgoing_writes else self.incoming)


def customer_facts(
    handover: Handover,
    people: Mapping[str, Person],
    today: date | None = None,
    recipients: tuple[Contact, ...] | None = None,
) -> CustomerFacts:
    """Return the customer facts of a handover; `people` are its CSMs by user id (P96–P103).

    `recipients` are those it greets, None for the contacts named at the start.

    A day before `today` is not promised any more. Somebody who is not among the people is no longer there.
    """
    draft = handover.introduction
    outgoing = people.get(handover.outgoing)
    incoming = people.get(handover.incoming) or Person(handover.incoming, handover.incoming)
    call, writes = first_call(handover), outgoing_writes(handover, outgoing)
    manager = people.get(handover.manager) if manager_writes(handover) else None
    theirs = draft.incoming_named in ("", handover.incoming)
    helps = writes or (manager is not None and not handover.leaver and outgoing is not None and not outgoing.barred)
    return CustomerFacts(
        account=handover.account,
        greeting=draft.greeting or greeting(handover.contacts if recipients is None else recipients),
        outgoing=_outgoing(handover, outgoing),
        incoming=Colleague(
            (draft.incoming_name if theirs else "") or colleague_name(incoming),
            incoming.email,
            (draft.incoming_line if theirs else "") or incoming.profile_line,
        ),
        reason=handover.customer_reason,
        call_planned=bool(first_call_step(handover)),
        first_call=call if call and (today is None or call >= today) else None,
        outgoing_writes=writes,
        outgoing_helps_until=_helps_until(handover, outgoing, today) if helps else None,
        known=any(answer.given for answer in handover.answers.values()),
        promises_known=handover.answer(PROMISES).given,
        terms_stay=RULES[handover.reason].terms_stay,
        manager=Colleague(colleague_name(manager), manager.email) if manager else None,
        manager_at_call=Role.MANAGER in RULES[handover.reason].present,
        news=news_of(handover),
        back_on=_back_on(handover, today),
        has_left=_outgoing(handover, None).name if handover.leaver and news_of(handover) is News.CHANGE else "",
        temporary_contact=_temporary_contact(handover, people),
        team=handover.incoming_team,
        colleagues=tuple(_colleagues(handover, people)),
    )


def news_of(handover: Handover) -> News:
    """Return what the letter is about."""
    if handover.ends_cover is not None:
        return News.RETURN if handover.ends_cover is CoverEnd.RETURN else News.STAYS
    return News.COVER if is_cover(handover) else News.CHANGE


def _back_on(handover: Handover, today: date | None) -> date | None:
    """Return the day to be told on which who is away is back: not one that has passed, nor where the letter is not to say."""
    day = handover.back_on
    hidden = day is None or handover.introduction.without_day or (today is not None and day <= today)
    return None if hidden or not is_cover(handover) else day


def named_people(handover: Handover) -> tuple[str, ...]:
    """Return the user ids of those of whom the letter may speak."""
    contact = contact_of(handover)
    return tuple(dict.fromkeys((*handover.participants, *((contact.who,) if contact else ()))))


def manager_writes(handover: Handover) -> bool:
    """Return whether the letter is the manager's: the reason asks for it, and they are neither of the CSMs (P24)."""
    writer = sender(handover)
    return (
        bool(handover.manager) and writer == handover.manager and writer not in (handover.outgoing, handover.incoming)
    )


def outgoing_writes(handover: Handover, outgoing: Person | None) -> bool:
    """Return whether the letter is written in the outgoing CSM's name: they send it, and are still there (P7)."""
    here = outgoing is not None and not outgoing.barred
    return here and not handover.leaver and sender(handover) == handover.outgoing


def colleague_name(person: Person) -> str:
    """Return how a colleague is called towards customers: as they chose, else their full name, else their display name."""
    known = (from_user_name(without_company(one)) for one in (person.real_name, person.name))
    return (
        person.customer_name
        or next((name for one in known if (name := full_name(one))), "")
        or tidy_name(person.name)
        or person.name
    )


def greeting(contacts: tuple[Contact, ...]) -> str:
    """Return whom the letter greets: up to four people by name, "all" when there are more or somebody's name is not known."""
    names = [called(contact.name) for contact in contacts]
    if not any(names):
        return ""
    return ", ".join(names) if all(names) and len(names) <= MOST_GREETED else "all"


def first_call(handover: Handover) -> date | None:
    """Return the planned local day of the first call with the customer, or None."""
    key = first_call_step(handover)
    return handover.step(key).planned if key else None


def first_call_step(handover: Handover) -> str:
    """Return the key of the playbook's first customer call, empty when it has none (P85)."""
    call = handover.playbook.first_joint_call()
    return call.key if call else ""


def proposed_first_call(handover: Handover, today: date) -> date | None:
    """Return the day to offer for the first call with the customer: as planned, else as the playbook has it (P85).

    None without such a call in the playbook, and when that day is not after `today`.
    """
    step = handover.playbook.first_joint_call()
    if step is None:
        return None
    offered = handover.step(step.key).planned or due_date(handover, step)
    return offered if offered > today else None


def _outgoing(handover: Handover, person: Person | None) -> Colleague:
    """Return the outgoing CSM as the customer sees them; whoever answers for one who has gone stays unnamed."""
    draft = handover.introduction
    chosen = draft.outgoing_name if draft.outgoing_named in ("", handover.outgoing) else ""
    if handover.leaver or person is None:
        return Colleague(chosen or full_name(handover.leaver) or handover.leaver)
    return Colleague(chosen or colleague_name(person), person.email)


def _temporary_contact(handover: Handover, people: Mapping[str, Person]) -> Colleague | None:
    """Return who is there besides those who take over and write; None for nobody, and for somebody who is gone."""
    contact = contact_of(handover)
    person = people.get(contact.who) if contact is not None else None
    if person is None or person.barred or person.id in (handover.incoming, sender(handover)):
        return None
    return Colleague(colleague_name(person), person.email)


def _colleagues(handover: Handover, people: Mapping[str, Person]) -> Iterator[AreaColleague]:
    """Yield who looks after an area that the customer may hear of, and can and will; not whom the letter names anyway."""
    named = {handover.incoming, sender(handover)}
    for area in handover.areas:
        person = people.get(area.who)
        there = person is not None and not (person.barred or area.gone or has_declined(handover, area.who))
        if person is not None and there and area.for_customer and area.who not in named:
            yield AreaColleague(colleague_name(person), person.email, area.for_customer)


def _helps_until(handover: Handover, outgoing: Person | None, today: date | None) -> date | None:
    end = last_day(handover)
    away = outgoing is not None and outgoing.away_until is not None and outgoing.away_until > end
    over = today is not None and end < today
    return None if not RULES[handover.reason].helps or away or over else end
