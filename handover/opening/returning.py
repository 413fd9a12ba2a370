"""The form that opens a return, as whoever covers would fill it in (P9)."""

from collections.abc import Collection
from datetime import date

from handover.model.account import Account
from handover.model.cover import Cover
from handover.model.handover import Contact, Reason
from handover.model.people import Person
from handover.model.playbook import Playbook
from handover.opening.form import OpeningForm
from handover.time.workdays import add_workdays

PLAYBOOK = "return"
"""The key of its playbook."""


def return_form(
    account: Account,
    cover: Cover,
    playbook: Playbook,
    contacts: tuple[Contact, ...],
    incoming: Person,
    today: date,
    gone: Collection[str] = (),
) -> OpeningForm:
    """Return the form of the return from the local day `today` on: in the working days of who is back.

    It begins without a manager or a backup among those `gone` (user ids).
    """
    others = {cover.by, cover.owner, *gone}
    return OpeningForm(
        account=account.name,
        playbook=playbook.key,
        outgoing=cover.by,
        incoming=cover.owner,
        manager="" if account.manager in others else account.manager,
        backup="" if account.backup in others else account.backup,
        reason=Reason.STAFF_LEAVE,
        start=today,
        end=add_workdays(today, playbook.workdays, incoming.workdays),
        contacts="\n".join(", ".join(part for part in (one.name, one.email, one.role) if part) for one in contacts),
        renewal=account.renewal.day,
        out_of_contract=account.renewal.out_of_contract if account.renewal.day is None else None,
    )
