"""The check of the introduction e-mail: what it is read beside, what it finds, and what people let pass with a reason."""

import asyncio
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from handover import letter_rules, tell_first, writing_again
from handover.accounts.languages import letter_language
from handover.introduction import letting_pass
from handover.introduction.check import Beside, exemptions_left, problems
from handover.introduction.facts import CustomerFacts, customer_facts, named_people
from handover.introduction.former import former_colleagues, former_csms, former_marks, marks_of
from handover.introduction.forms import LetterForm
from handover.introduction.moment import Going
from handover.introduction.problem import Problem
from handover.model.account import Account
from handover.model.decision import Decision
from handover.model.handover import Contact, Handover
from handover.model.letter_style import Language
from handover.model.letter_templates import LetterTemplates
from handover.model.people import Person
from handover.model.records import Contact as KnownPerson
from handover.time.workdays import local_date
from messages.introduction import email
from services import people
from services.accounts import internal_of_account, vouched_account
from services.acting import act, view
from services.context import Services
from services.request import Request
from services.tell_first import known_people


@dataclass(frozen=True)
class Checked:
    """The handover with its draft, whoever asks, and what is to be put right or worth a look in the draft."""

    handover: Handover
    person: Person
    problems: tuple[Problem, ...]
    left: tuple[KnownPerson, ...] = ()
    """People of the customer's who are still to be told before it goes."""


async def checked(services: Services, request: Request, handover: Handover, person: Person) -> Checked:
    """Return the saved draft with its problems. To find them may take long, so nobody else waits for that."""
    beside, theirs = await beside_of(services, request, handover)
    found = await asyncio.to_thread(problems, handover, handover.introduction, beside)
    async with services.store.begin(request.workspace) as unit:
        handover = letter_rules.under(await unit.letter_rules.get(), handover)
    return Checked(handover, person, found, tell_first.untold(handover, theirs))


async def typed_problems(
    services: Services, request: Request, handover_id: str, letter: LetterForm
) -> tuple[Problem, ...]:
    """Return what is to be put right or worth a look in what somebody is typing; nothing is stored."""
    handover, _ = await view(services, request, handover_id)
    typed = replace(handover.introduction, **vars(letter))
    typed = replace(typed, exemptions=exemptions_left(handover.introduction, typed))
    beside, _ = await beside_of(services, request, handover)
    return await asyncio.to_thread(problems, handover, typed, beside)


async def looked_through(services: Services, request: Request, handover_id: str) -> Beside:
    """Compare the draft with all that is internal, and return what it is read beside.

    What was found is kept for a moment: the transaction that comes next need not look through the same texts again.
    """
    handover, _ = await view(services, request, handover_id)
    beside, _ = await beside_of(services, request, handover)
    await asyncio.to_thread(problems, handover, handover.introduction, beside)
    return beside


async def let_pass(
    services: Services, request: Request, handover_id: str, version: int, reason: str, field: str
) -> Checked:
    """Let what is worth a look pass for a reason. Raises what `letting_pass.let_pass` raises."""
    return await _passed(services, request, handover_id, letting_pass.let_pass, version, reason, field)


async def override(
    services: Services, request: Request, handover_id: str, version: int, reason: str, field: str
) -> Checked:
    """Let everything pass for a reason, what is certain too. Raises what `letting_pass.override` raises."""
    return await _passed(services, request, handover_id, letting_pass.override, version, reason, field)


async def look_again(services: Services, request: Request, handover_id: str, version: int) -> Checked:
    """Take back what was let pass. Raises what `letting_pass.look_again` raises."""
    return await _decided(
        services, request, handover_id, lambda h, person: letting_pass.look_again(h, version=version, by=person)
    )


async def _passed(
    services: Services,
    request: Request,
    handover_id: str,
    rule: Callable[..., Decision],
    version: int,
    reason: str,
    field: str,
) -> Checked:
    """Apply a rule of `letting_pass` to this version of the draft, for a reason that stands in this field."""
    beside = await looked_through(services, request, handover_id)
    return await _decided(
        services,
        request,
        handover_id,
        lambda h, person: rule(
            h, version=version, by=person, now=request.now, beside=beside, field=field, reason=reason
        ),
    )


async def _decided(
    services: Services, request: Request, handover_id: str, rule: Callable[[Handover, Person], Decision]
) -> Checked:
    return await checked(services, request, *await act(services, request, handover_id, rule))


async def beside_of(services: Services, request: Request, handover: Handover) -> tuple[Beside, tuple[KnownPerson, ...]]:
    """Return what the letter is read beside: what Baton would write, who is named how, whose addresses are whose, what the account
    holds, and when it would go; and the customer's people that are known.

    The line that somebody wrote for this letter alone is no word of Baton's: it is compared with internal text like the rest.
    """
    unnamed = replace(handover, introduction=replace(handover.introduction, incoming_line=""))
    former = (*former_csms(handover), *former_colleagues(handover))
    known = await people.known(services, request.workspace, (*named_people(handover), *former))
    async with services.store.begin(request.workspace) as unit:
        stored = await unit.handovers.get(handover.id)
        account = await vouched_account(unit, stored)
        theirs = await known_people(unit, stored, account)
        internal = await internal_of_account(unit, stored, account)
    # What the workspace says in words of its own is compared with internal text, too: only Baton's words are known to be none.
    now = _around(request, unnamed, known, theirs, account, {}).facts(unnamed)
    first = written(handover, now)
    incoming, asked = known.get(handover.incoming), handover.introduction.asked_at is not None
    beside = Beside(
        own=f"{first.subject}\n{first.body}",
        former=former_marks(handover, known),
        internal=internal,
        incoming=tuple(
            filter(None, (now.incoming.name, now.incoming.first_name, *(marks_of(incoming) if incoming else ())))
        ),
        theirs=tuple(one.email for one in theirs),
        ours=_ours(handover, known),
        # Whoever approves it later decides about its words: when it goes was looked at by who asked.
        going=None if asked else Going(local_date(request.now, handover.zone), handover.country),
    )
    return beside, theirs


async def facts(services: Services, request: Request, handover: Handover) -> CustomerFacts:
    """Return what a customer may read about this handover."""
    return (await around_of(services, request, handover)).facts(handover)


@dataclass(frozen=True)
class Around:
    """What a letter is written from beside the handover: its people by user id, whom it greets, the customer's language, and what
    the workspace says in words of its own, by language.
    """

    people: Mapping[str, Person]
    greeted: tuple[Contact, ...]
    language: Language | None
    now: datetime
    own: Mapping[Language, LetterTemplates]

    @property
    def names(self) -> dict[str, str]:
        """How the customer's people are called, by their address in small letters."""
        return {one.email.casefold(): one.name for one in self.greeted if one.email and one.name}

    def facts(self, handover: Handover) -> CustomerFacts:
        """Return what a customer may read, on the day it is for the incoming CSM."""
        incoming = self.people.get(handover.incoming)
        today = local_date(self.now, incoming.zone if incoming else "UTC")
        facts = customer_facts(handover, self.people, today, self.greeted, self.language)
        return replace(facts, own_words=self.own[facts.language].words) if facts.language in self.own else facts


async def around_of(services: Services, request: Request, handover: Handover) -> Around:
    """Return what a letter of this handover is written from."""
    known = await people.known(services, request.workspace, named_people(handover))
    async with services.store.begin(request.workspace) as unit:
        stored = await unit.handovers.get(handover.id)
        account = await vouched_account(unit, stored)
        theirs = await known_people(unit, stored, account)
        own = await unit.letter_templates.all()
    return _around(request, handover, known, theirs, account, own)


def _around(
    request: Request,
    handover: Handover,
    known: Mapping[str, Person],
    theirs: Iterable[KnownPerson],
    account: Account | None,
    own: Mapping[Language, LetterTemplates],
) -> Around:
    greeted = tell_first.recipients(handover, theirs, _ours(handover, known))
    return Around(known, greeted, letter_language(account.language) if account else None, request.now, own)


def _ours(handover: Handover, known: Mapping[str, Person]) -> tuple[str, ...]:
    """Return the addresses of the colleagues in a handover."""
    return tuple(known[user].email for user in handover.participants if user in known and known[user].email)


def written(handover: Handover, known: CustomerFacts) -> LetterForm:
    """Return what Baton would write to this customer now: the introduction, or a further letter after it. Without recipients."""
    earlier = writing_again.earlier_letter(handover)
    return LetterForm("", email.draft_subject(known, earlier), email.draft_body(known, earlier))
