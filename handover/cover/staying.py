"""The owner does not come back: who covers stays for good, and the customer hears it in a letter that is approved (P9)."""

from dataclasses import replace
from datetime import datetime, timedelta

from handover.cover.ending import NobodyCovers
from handover.model.account import Account
from handover.model.cover import Cover, CoverEnd
from handover.model.handover import Handover
from handover.model.introduction import Introduction
from handover.model.people import Role
from handover.model.playbook import Playbook

UNDONE_WITHIN = timedelta(days=1)
WITH_ITEM = "happened"
"""The one item of the return that is asked of nobody, for what has changed is known."""
STEPS = ("introduction", "systems_updated", "sign_off")


def stays_playbook(book: Playbook) -> Playbook:
    """Return the playbook of a cover that becomes permanent, made of the `return`: the letter, the systems, the sign-off."""
    steps = {step.key: replace(step, owner=Role.INCOMING, after=()) for step in book.steps if step.key in STEPS}
    steps["introduction"] = replace(steps["introduction"], title="Tell the customer that you stay")
    steps["systems_updated"] = replace(steps["systems_updated"], title="Make it yours everywhere")
    steps["sign_off"] = replace(steps["sign_off"], title="Say that the account is yours")
    return replace(
        book,
        key="stays",
        name="From cover to owner",
        description="Whoever covered stays for good. The customer hears it, and the systems say it.",
        items=tuple(item for item in book.items if item.key == WITH_ITEM),
        steps=tuple(steps.values()),
    )


def who_sees_to_it(account: Account, cover: Cover, by: str) -> str:
    """Return the user id of who hands over in the place of who is on leave and is not to be asked; empty for nobody.

    That is the account's manager, its backup, or who has said that the owner does not come back.
    """
    found = (user for user in (account.manager, account.backup, by) if user and user not in (cover.by, cover.owner))
    return next(found, "")


def staying(handover: Handover, owner_name: str) -> Handover:
    """Return the new handover as the end of a cover, whose letter calls the former owner by this name."""
    letter = Introduction(outgoing_name=owner_name)
    return replace(handover, ends_cover=CoverEnd.STAYS, introduction=letter)


def owner_again(account: Account, at: datetime) -> Account:
    """Return the account as it was before who covers became its owner, for a day. Raises NobodyCovers where that is over."""
    last = account.covers[-1] if account.covers else None
    undone = (
        last is not None
        and last.ended_at is not None
        and not last.ended_by
        and account.owner == last.by
        and at - last.ended_at <= UNDONE_WITHIN
    )
    if last is None or not undone:
        raise NobodyCovers(account.name)
    again = replace(last, ended_at=None, agreed_by="")
    return replace(account, owner=last.owner, owner_since=None, covers=(*account.covers[:-1], again))
