"""The facts a customer may read: the only input of the e-mail template.

Reason, notes, answers, health and money have no field here, so the template cannot show them (P3, P96–P104). What the letter
promises depends on what is true: who is still there, until when, and how much has been written down.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from handover.completion import still_open
from handover.cover.following import is_cover
from handover.customer_reasons import said
from handover.model.cover import CoverEnd
from handover.model.handover import Contact, Handover
from handover.model.letter_style import CustomerReason, Language, Tone, Writer
from handover.model.letter_templates import OwnWords
from handover.model.people import Person, Role
from handover.plan.dates import last_day
from handover.plan.due import due_date
from handover.reasons import RULES
from handover.roles import has_declined, sender
from handover.temporary_contact import contact_of
from handover.text.names import called, from_user_name, full_name, tidy_name, without_company

PROMISES = "promises"
"""Key of the playbook's item about what the customer was promised."""
ALL = "all"
"""Whom a letter greets that greets nobody by name."""
MOST_GREETED = 4
"""Most people greeted by name."""


class News(StrEnum):
    """What the letter tells the customer. Values begin the names of its sentences."""

    CHANGE = "change"
    COVER = "cover"
    RETURN = "return"
    STAYS = "stays"
    PROVIDER = "provider"


class Knowledge(StrEnum):
    """What the incoming CSM knows of the customer's goals and projects: all was accepted, some is written down, or nothing is."""

    ACCEPTED = "accepted"
    KNOWN = "known"
    LEARNING = "learning"


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

    @property
    def with_address(self) -> str:
        """Their name, with their e-mail address where it is known."""
        return f"{self.name} ({self.email})" if self.email else self.name


@dataclass(frozen=True)
class Provider:
    """The provider outside that takes over, with whom to turn to there; `informed` says that it has what we released to it."""

    name: str
    contact: str = ""
    email: str = ""
    informed: bool = False

    @property
    def reachable(self) -> Colleague | None:
        """Whom the customer can write to there; None while no address is known."""
        return Colleague(self.contact or self.name, self.email) if self.email else None


@dataclass(frozen=True)
class CustomerFacts:
    """Everything the introduction may say. Dates are calendar days; None or an empty text means unknown.

    `writer` is in whose name it is written; `outgoing_helps_until` is None when no help is promised; `call_planned` says that the
    playbook has a first call; `promises_known` that a promise was written down.
    """

    account: str
    greeting: str
    outgoing: Colleague
    incoming: Colleague
    reason: str
    call_planned: bool
    first_call: date | None
    writer: Writer
    outgoing_helps_until: date | None
    knowledge: Knowledge
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
    outgoing_there: bool = True
    """Whether whoever hands over is still there to tell what they know."""
    colleagues: tuple[AreaColleague, ...] = ()
    """Who looks after a part of the account beside the incoming CSM, as far as the customer is to know (P27)."""
    provider: Provider | None = None
    """Who takes over outside; None where a colleague does."""
    language: Language = Language.ENGLISH
    tone: Tone = Tone.WARM
    why: CustomerReason | None = None
    """The standard reason that stands in the place of `reason`; None for none."""
    own_words: OwnWords = field(default_factory=dict)
    """What the workspace says in this language in words of its own."""

    @property
    def greets_all(self) -> bool:
        """Whether nobody is greeted by name because they are many, or not all names are known."""
        return self.greeting == ALL

    @property
    def senders(self) -> tuple[Colleague, ...]:
        """In whose names it is written, in the order in which they sign."""
        both = (self.outgoing, self.incoming)
        signed = {Writer.OUTGOING: both[:1], Writer.INCOMING: both[1:], Writer.BOTH: both}
        return (self.manager,) if self.manager else signed.get(self.writer, both[1:])


def customer_facts(
    handover: Handover,
    people: Mapping[str, Person],
    today: date | None = None,
    recipients: tuple[Contact, ...] | None = None,
    language: Language | None = None,
) -> CustomerFacts:
    """Return the customer facts of a handover; `people` are its CSMs by user id (P96–P103).

    `recipients` are those it greets, None for the contacts named at the start. `language` is the customer's, in which it is
    written unless somebody chose another; None for one that is not known, or in which Baton does not write: then in English.

    A day before `today` is not promised any more. Somebody who is not among the people is no longer there.
    """
    draft = handover.introduction
    outgoing = people.get(handover.outgoing)
    incoming = people.get(handover.incoming) or Person(handover.incoming, handover.incoming)
    call, writer = first_call(handover), writer_of(handover, people)
    manager = people.get(handover.manager) if writer is Writer.MANAGER else None
    theirs = draft.incoming_named in ("", handover.incoming)
    helps = writer is not Writer.INCOMING and outgoing_there(handover, outgoing)
    why = said(handover)
    written_in = draft.style.language or language or Language.ENGLISH
    tone = draft.style.tone or Tone.WARM
    return CustomerFacts(
        account=handover.account,
        greeting=draft.greeting
        or greeting(
            handover.contacts if recipients is None else recipients,
            by_full_name=tone is Tone.FORMAL or written_in is Language.JAPANESE,
        ),
        outgoing=_outgoing(handover, outgoing),
        incoming=Colleague(
            (draft.incoming_name if theirs else "") or colleague_name(incoming),
            incoming.email,
            (draft.incoming_line if theirs else "") or incoming.profile_line,
        ),
        reason="" if why else handover.customer_reason,
        call_planned=bool(first_call_step(handover)),
        first_call=call if call and (today is None or call >= today) else None,
        writer=writer,
        outgoing_helps_until=_helps_until(handover, outgoing, today) if helps else None,
        knowledge=_knowledge(handover),
        promises_known=handover.answer(PROMISES).given,
        terms_stay=RULES[handover.reason].terms_stay,
        manager=Colleague(colleague_name(manager), manager.email) if manager else None,
        manager_at_call=Role.MANAGER in RULES[handover.reason].present,
        news=news_of(handover),
        back_on=_back_on(handover, today),
        has_left=_outgoing(handover, None).name
        if handover.leaver and news_of(handover) in (News.CHANGE, News.PROVIDER)
        else "",
        temporary_contact=_temporary_contact(handover, people),
        team=handover.incoming_team,
        colleagues=tuple(_colleagues(handover, people)),
        outgoing_there=outgoing_there(handover, outgoing),
        provider=_provider(handover),
        language=written_in,
        tone=tone,
        why=None if why is CustomerReason.NOTHING else why,
    )


def news_of(handover: Handover) -> News:
    """Return what the letter is about."""
    if handover.ends_cover is not None:
        return News.RETURN if handover.ends_cover is CoverEnd.RETURN else News.STAYS
    if handover.receiver is not None and handover.receiver.outside:
        return News.PROVIDER
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


def writer_of(handover: Handover, people: Mapping[str, Person]) -> Writer:
    """Return in whose name the letter is written: as was chosen, else as the reason says (P7, P24).

    Nobody writes who is not there: then the incoming CSM does. A manager who answers for a CSM who has left writes as the manager.
    `people` are those known, by user id.
    """
    outgoing, by = people.get(handover.outgoing), sender(handover)
    csms = (handover.incoming,) if handover.leaver else (handover.outgoing, handover.incoming)
    if handover.manager and by == handover.manager and by not in csms:
        return Writer.MANAGER if handover.manager in people else Writer.INCOMING
    if not outgoing_there(handover, outgoing) or by != handover.outgoing:
        return Writer.INCOMING
    return Writer.BOTH if handover.introduction.style.writer is Writer.BOTH else Writer.OUTGOING


def outgoing_there(handover: Handover, outgoing: Person | None) -> bool:
    """Return whether the outgoing CSM is still there to write, and to be named as somebody who helps."""
    return not handover.leaver and outgoing is not None and not outgoing.barred


def _knowledge(handover: Handover) -> Knowledge:
    """Return what the incoming CSM knows: all of it once everything required is answered, and everything answered is accepted."""
    if not any(answer.given for answer in handover.answers.values()):
        return Knowledge.LEARNING
    left = still_open(handover)
    return Knowledge.KNOWN if left.items or left.reviews else Knowledge.ACCEPTED


def _provider(handover: Handover) -> Provider | None:
    if handover.receiver is None or not handover.receiver.outside:
        return None
    sent = any(one.sent is not None and not one.taken_back_by for one in handover.release.versions)
    one = handover.receiver
    return Provider(one.name, one.contact, one.email, sent)


def colleague_name(person: Person) -> str:
    """Return how a colleague is called towards customers: as they chose, else their full name, else their display name."""
    known = (from_user_name(without_company(one)) for one in (person.real_name, person.name))
    return (
        person.customer_name
        or next((name for one in known if (name := full_name(one))), "")
        or tidy_name(person.name)
        or person.name
    )


def greeting(contacts: tuple[Contact, ...], *, by_full_name: bool = False) -> str:
    """Return whom the letter greets: up to four people by name, `ALL` when there are more or somebody's name is not known.

    A formal letter, and one in Japanese, greets by the whole name.
    """
    names = [(full_name if by_full_name else called)(contact.name) for contact in contacts]
    if not any(names):
        return ""
    return ", ".join(names) if all(names) and len(names) <= MOST_GREETED else ALL


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
