"""A workspace's own words for its letters to customers: looked through by members, changed by admins and team leads."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from handover import writing_again
from handover.access import may_edit_playbooks, members_only
from handover.introduction.earlier import Earlier
from handover.introduction.facts import CustomerFacts
from handover.introduction.forms import LetterForm
from handover.introduction.problem import Problem
from handover.letter_templates import editing
from handover.letter_templates.refusals import WordsChangedSince, WordsForLeads
from handover.model.letter_style import Language, Tone
from handover.model.letter_templates import LetterTemplates
from handover.model.people import Person
from messages.introduction.phrasebook import Phrasebook
from services import introduction_check
from services.acting import WhoAsks, knowing_who_asks, view
from services.context import Services
from services.request import Request
from storage.store import UnitOfWork


@dataclass(frozen=True)
class Typed:
    """What is typed as the words of a sentence, with the marks of what the form showed."""

    language: Language
    tone: Tone
    key: str
    words: str
    shown: Mapping[str, str]


@dataclass(frozen=True)
class Seen:
    """A workspace's own words in one language, whether whoever asks may change them, and the letter they look at them beside.

    `letter` is what the letter of a handover says in this language, and what that says of one before it; None for no handover.
    """

    templates: LetterTemplates
    may_edit: bool
    letter: tuple[CustomerFacts, Earlier | None] | None = None


async def look(services: Services, request: Request, language: Language, tone: Tone, handover_id: str = "") -> Seen:
    """Return the own words in a language, beside the letter of a handover where one is named.

    Raises MembersOnly, RightsUnknown, and for a handover what `view` raises.
    """

    async def attempt(who: WhoAsks) -> Seen:
        async with services.store.begin(request.workspace) as unit:
            person = members_only(await who(unit))
            templates = await unit.letter_templates.get(language)
            return Seen(templates, await _may_edit(unit, person))

    seen = await knowing_who_asks(services, request, attempt)
    if not handover_id:
        return seen
    handover, _ = await view(services, request, handover_id)
    styled = replace(handover.introduction.style, language=language, tone=tone)
    asked = replace(handover, introduction=replace(handover.introduction, style=styled))
    known = await introduction_check.facts(services, request, asked)
    return replace(seen, letter=(known, writing_again.earlier_letter(handover)))


async def look_to_change(
    services: Services, request: Request, language: Language, tone: Tone, handover_id: str = ""
) -> Seen:
    """Return what `look` does, for somebody who may change it. Raises WordsForLeads, and what `look` raises."""
    seen = await look(services, request, language, tone, handover_id)
    if not seen.may_edit:
        raise WordsForLeads
    return seen


async def brings(
    services: Services, request: Request, handover_id: str, before: LetterForm, after: LetterForm
) -> tuple[Problem, ...]:
    """Return what the check finds in a letter to this customer and not in the one before. Raises what `view` raises."""
    was = await introduction_check.typed_problems(services, request, handover_id, before)
    found = await introduction_check.typed_problems(services, request, handover_id, after)
    return tuple(one for one in found if one not in was)


async def say(services: Services, request: Request, typed: Typed) -> LetterTemplates:
    """Have a sentence say this. Raises WordsForLeads, RightsUnknown, WordsChangedSince, and what `editing.with_words` raises."""

    def change(now: LetterTemplates) -> LetterTemplates:
        follows = Phrasebook(typed.language, typed.tone, now.words).without(typed.key).words
        return editing.with_words(now, **vars(typed), follows=follows, by=request.user, now=request.now)

    return await _change(services, request, typed.language, change)


async def reset(services: Services, request: Request, language: Language, tone: Tone, key: str) -> LetterTemplates:
    """Have a sentence say what it says without own words in this tone. Raises WordsForLeads, RightsUnknown."""
    return await _change(
        services,
        request,
        language,
        lambda now: editing.without_words(now, tone, key, by=request.user, now=request.now),
    )


async def reset_all(services: Services, request: Request, language: Language) -> LetterTemplates:
    """Have every sentence of a language say what Baton says. Raises WordsForLeads, RightsUnknown."""
    return await _change(
        services, request, language, lambda now: editing.without_any(now, by=request.user, now=request.now)
    )


async def undo(services: Services, request: Request, language: Language, version: int) -> LetterTemplates:
    """Take the change back that made this version. Raises WordsForLeads, RightsUnknown, WordsChangedSince."""
    return await _change(
        services, request, language, lambda now: editing.undone(now, version, by=request.user, now=request.now)
    )


async def leads_only(unit: UnitOfWork, person: Person) -> None:
    """Raise WordsForLeads unless this person may change the words of letters."""
    if not await _may_edit(unit, person):
        raise WordsForLeads


async def put_in(unit: UnitOfWork, language: Language, before: LetterTemplates, after: LetterTemplates) -> None:
    """Store what a change has made of a language's words. Raises WordsChangedSince where somebody was there before."""
    if after != before and not await unit.letter_templates.put(language, after):
        raise WordsChangedSince


async def _change(
    services: Services, request: Request, language: Language, change: Callable[[LetterTemplates], LetterTemplates]
) -> LetterTemplates:
    async def attempt(who: WhoAsks) -> LetterTemplates:
        async with services.store.begin(request.workspace) as unit:
            await leads_only(unit, await who(unit))
            before = await unit.letter_templates.get(language, lock=True)
            after = change(before)
            await put_in(unit, language, before, after)
            return after

    return await knowing_who_asks(services, request, attempt)


async def _may_edit(unit: UnitOfWork, person: Person) -> bool:
    return may_edit_playbooks(person, await unit.handovers.of_person(person.id))
