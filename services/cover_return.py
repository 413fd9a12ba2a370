"""The return begun: on the first day back of who was on leave, with what has changed known (P9). Called from a job."""

import secrets
from collections.abc import Mapping
from datetime import datetime

from handover.access import Facts
from handover.cover.returning import is_due, known_of_changes, returning
from handover.model.account import Account
from handover.model.decision import Decision
from handover.model.handover import Handover
from handover.model.known import Known
from handover.opening.form import open_handover
from handover.opening.returning import PLAYBOOK, return_form
from handover.time.workdays import local_date
from services import people
from services.cover_changes import changes_of
from services.known import known_of_account
from services.playbooks import Playbooks, library_in
from storage.store import UnitOfWork


async def account_due(unit: UnitOfWork, handover_id: str, day: str) -> tuple[Account, Handover | None] | None:
    """Return the account whose cover began with this handover, and its open handover, for which the return has to wait.

    None if no return is to begin on that day any more.
    """
    handover = await unit.handovers.get(handover_id)
    account = await unit.accounts.get(unit.handovers.account_id(handover.id))
    running = await unit.handovers.open_of_account(account.id)
    return (account, running) if is_due(account, day) else None


async def begin(
    kept: Playbooks, workspace: str, handover_id: str, day: str, facts: Mapping[str, Facts], now: datetime
) -> Handover | None:
    """Store the return of a cover and plan everybody's mornings; None where it is not to begin any more.

    `facts` are those of who covers, the owner, and the account's manager and backup, by user id. Raises FieldProblems for people
    who cannot take part.
    """
    async with kept.store.begin(workspace) as unit:
        due = await account_due(unit, handover_id, day)
        account, running = due if due is not None else (None, None)
        if account is None or account.cover is None or running is not None:
            return None
        cover, library = account.cover, await library_in(kept, unit)
        playbook = library[PLAYBOOK] if PLAYBOOK in library else kept.playbooks[PLAYBOOK]
        newest = await unit.handovers.newest_of_account(account.id)
        found = {user: one.person for user, one in facts.items()}
        by, owner = found[cover.by], found[cover.owner]
        contacts = newest.contacts if newest is not None else ()
        gone = {user for user, person in found.items() if person.barred}
        form = return_form(account, cover, playbook, contacts, owner, local_date(now, owner.zone), gone)
        handover_id = secrets.token_hex(6)

        def opened(known: Mapping[str, Known]) -> Decision:
            of = {"workspace": workspace, "handover_id": handover_id}
            return open_handover(form, found, playbook, **of, by=by, now=now, known=known)

        changed = await changes_of(unit, account, cover)
        known = await known_of_account(unit, opened({}).handover, account.id)
        decision = opened(known | known_of_changes(playbook, changed, cover, now))
        back = returning(decision.handover, tells_customer=cover.tells_customer, at=now)
        await unit.handovers.add(Decision(back, decision.jobs), account.id)
        await people.keep_for_mornings(unit, (facts[user] for user in back.participants if user in facts), now)
        return back
