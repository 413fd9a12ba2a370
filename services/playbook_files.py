"""Playbooks as files: sent to whoever asks for one, and taken in again once somebody has seen what that would change."""

import asyncio
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from handover.access import members_only
from handover.model.own_playbooks import EditKind, FieldChange
from handover.model.people import Person
from handover.playbooks.drafts import Draft
from handover.playbooks.edits import Edited
from handover.playbooks.importing import Difference, difference, imported, playbook_file, playbook_import, yaml_of
from handover.playbooks.own import MOST_OWN, OwnPlaybook
from handover.playbooks.refusals import TooManyPlaybooks
from services import playbooks
from services.acting import WhoAsks, knowing_who_asks
from services.context import Services
from services.playbooks import Playbooks
from services.request import Request
from storage.store import UnitOfWork


@dataclass(frozen=True)
class Exported:
    """A playbook as a file: its key, its name and its text."""

    key: str
    name: str
    text: str


@dataclass(frozen=True)
class Import:
    """What a file would change: the playbook in it, the one of its key that is there (None for none), and the difference."""

    draft: Draft
    before: OwnPlaybook | None
    difference: Difference
    content: bytes

    @property
    def mark(self) -> str:
        """Name what was shown."""
        return _mark(self.content, self.before.version if self.before else 0)

    @property
    def empty(self) -> bool:
        """Whether it would change nothing."""
        return self.before is not None and self.before.draft == self.draft

    def made_with(self, mark: str) -> bool:
        """Return whether what is there was imported from this very file, by somebody who was shown it with this mark."""
        return self.empty and self.before is not None and mark == _mark(self.content, self.before.version - 1)


async def want_file(services: Services, request: Request, key: str) -> None:
    """Have a playbook sent to whoever asks. Raises what `view_playbook` raises."""
    await playbooks.view_playbook(services, request, key)
    async with services.store.begin(request.workspace) as unit:
        await unit.jobs.add(playbook_file(key, request.user, f"{request.now:%Y-%m-%d-%H%M}"))


async def want_import(services: Services, request: Request, file: str, mark: str = "") -> None:
    """Have a file read for whoever asks, and with `mark` imported. Raises LeadsOnly, RightsUnknown."""

    async def attempt(who: WhoAsks) -> None:
        async with services.store.begin(request.workspace) as unit:
            await playbooks.leads_only(unit, await who(unit))
            await unit.jobs.add(playbook_import(file, request.user, mark))

    await knowing_who_asks(services, request, attempt)


async def export(kept: Playbooks, unit: UnitOfWork, key: str, person: Person) -> Exported:
    """Return a playbook as a file, for this person. One that comes with the program has all in it.

    Raises MembersOnly, UnknownPlaybook.
    """
    members_only(person)
    page = await playbooks.page_in(kept, unit, key, may_edit=False)
    return Exported(key, page.draft.name, yaml_of(kept.playbooks, page.draft, whole=page.own is None))


async def read_import(kept: Playbooks, unit: UnitOfWork, person: Person, file: str, content: bytes) -> Import:
    """Return what a file would change. Raises LeadsOnly, TooManyPlaybooks, and PlaybookError with all that is wrong in it."""
    await playbooks.leads_only(unit, person)
    own = {one.key: one for one in await playbooks.own_in(kept, unit)}
    names: Mapping[str, str] = {key: one.draft.name for key, one in own.items()}
    draft = await asyncio.to_thread(imported, kept.playbooks, names, file, content)
    before = own.get(draft.key)
    if before is None and len(own) >= MOST_OWN:
        raise TooManyPlaybooks(MOST_OWN)
    changes = difference(before.draft if before else replace(draft, items=(), steps=()), draft)
    return Import(draft, before, changes, content)


async def take_in(
    kept: Playbooks, unit: UnitOfWork, found: Import, person: Person, file: str, now: datetime
) -> OwnPlaybook:
    """Store the playbook of a file, as the next version of the one that is there or as a new one."""
    own = replace(found.before, draft=found.draft) if found.before else OwnPlaybook(found.draft)
    titles = {
        "added": found.difference.comes if found.before else (),
        "dropped": found.difference.goes,
        "changed": found.difference.changed,
        "moved": found.difference.moved,
    }
    fields = tuple(FieldChange(name, "", ", ".join(those)) for name, those in titles.items() if those)
    edited = Edited(own, EditKind.IMPORTED, file, fields)
    return await playbooks.keep_in(kept, unit, person.id, now, found.before, edited)


def _mark(content: bytes, version: int) -> str:
    """Return what names a file of this content that was shown beside this version of the playbook."""
    return f"{hashlib.sha256(content).hexdigest()[:16]}.{version}"
