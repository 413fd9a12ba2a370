"""A workspace's own words as files: sent to whoever asks for one, and taken in once somebody has seen what that would change."""

import asyncio
import hashlib
from dataclasses import dataclass
from datetime import datetime

from handover.access import members_only
from handover.letter_templates import editing
from handover.letter_templates.fields import is_gap
from handover.letter_templates.files import read, templates_file, templates_import
from handover.model.letter_style import Language, Tone
from handover.model.letter_templates import LetterTemplates, OwnWords
from handover.model.people import Person
from messages.introduction.phrasebook import Phrasebook, sentence_keys
from services import letter_templates
from services.acting import WhoAsks, knowing_who_asks
from services.context import Services
from services.request import Request
from storage.store import UnitOfWork


@dataclass(frozen=True)
class Import:
    """What a file would change: the own words of its language as they are, and as they would be."""

    language: Language
    before: LetterTemplates
    words: OwnWords
    content: bytes

    @property
    def mark(self) -> str:
        """Name what was shown."""
        return _mark(self.content, self.before.version)

    @property
    def empty(self) -> bool:
        """Whether it would change nothing."""
        return self.words == self.before.words

    def made_with(self, mark: str) -> bool:
        """Return whether what is there was taken in from this very file, by somebody who was shown it with this mark."""
        return self.empty and mark == _mark(self.content, self.before.version - 1)


async def want_file(services: Services, request: Request, language: Language) -> None:
    """Have the words of a language sent to whoever asks. Raises MembersOnly, RightsUnknown."""

    async def attempt(who: WhoAsks) -> None:
        async with services.store.begin(request.workspace) as unit:
            members_only(await who(unit))
            await unit.jobs.add(templates_file(language, request.user, f"{request.now:%Y-%m-%d-%H%M}"))

    await knowing_who_asks(services, request, attempt)


async def check_lead(services: Services, request: Request) -> None:
    """Raise WordsForLeads, or RightsUnknown, unless whoever asks may change the words of letters."""

    async def attempt(who: WhoAsks) -> None:
        async with services.store.begin(request.workspace) as unit:
            await letter_templates.leads_only(unit, await who(unit))

    await knowing_who_asks(services, request, attempt)


async def want_import(services: Services, request: Request, file: str, mark: str = "") -> None:
    """Have a file read for whoever asks, and with `mark` taken in. Raises WordsForLeads, RightsUnknown."""

    async def attempt(who: WhoAsks) -> None:
        async with services.store.begin(request.workspace) as unit:
            await letter_templates.leads_only(unit, await who(unit))
            await unit.jobs.add(templates_import(file, request.user, mark))

    await knowing_who_asks(services, request, attempt)


async def export(unit: UnitOfWork, language: Language, person: Person) -> OwnWords:
    """Return the own words of a language, for this person. Raises MembersOnly."""
    members_only(person)
    return (await unit.letter_templates.get(language)).words


async def read_import(unit: UnitOfWork, person: Person, content: bytes) -> Import:
    """Return what a file would change. Raises WordsForLeads, and NotSound with all that is wrong in it."""
    await letter_templates.leads_only(unit, person)
    keys = [key for key in sentence_keys() if not is_gap(key)]
    language, words = await asyncio.to_thread(read, content, keys)
    before = await unit.letter_templates.get(language, lock=True)
    return Import(language, before, _of_ones_own(language, words), content)


async def take_in(unit: UnitOfWork, found: Import, person: Person, now: datetime) -> LetterTemplates:
    """Store the words of a file in place of those that are there. Raises WordsChangedSince."""
    after = editing.with_all(found.before, found.words, by=person.id, now=now)
    await letter_templates.put_in(unit, found.language, found.before, after)
    return after


def _of_ones_own(language: Language, words: OwnWords) -> OwnWords:
    """Return the words that are not what would be said without them, tones without any left out."""
    own = {
        tone: {
            key: text
            for key, text in words.get(tone, {}).items()
            if text != Phrasebook(language, tone, words).without(key).words
        }
        for tone in Tone
    }
    return {tone: said for tone, said in own.items() if said}


def _mark(content: bytes, version: int) -> str:
    """Return what names a file of this content that was shown beside this version of the words."""
    return f"{hashlib.sha256(content).hexdigest()[:16]}.{version}"
