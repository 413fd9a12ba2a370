"""What becomes of an account's cover when a handover of it is completed, or taken up again (P9, P25)."""

from dataclasses import replace
from datetime import datetime

from handover.model.account import Account
from handover.model.cover import Cover, CoverEnd
from handover.model.handover import Handover, Reason


def is_cover(handover: Handover) -> bool:
    """Return whether whoever hands over will be back: they stay the owner, and the incoming CSM covers for them.

    Nobody covers for somebody who has left, nor is the end of a cover one.
    """
    return handover.reason is Reason.STAFF_LEAVE and not handover.leaver and handover.ends_cover is None


def hands_over_cover(account: Account, handover: Handover) -> bool:
    """Return whether it is the cover that changes hands, not the account: whoever covers hands over, or has left."""
    cover = account.cover
    return cover is not None and (handover.outgoing == cover.by or bool(handover.leaver))


def owner_after(account: Account, handover: Handover) -> str:
    """Return who owns the account once the handover is completed."""
    if hands_over_cover(account, handover):
        return account.owner
    return handover.outgoing if is_cover(handover) else handover.incoming


def covered_after(account: Account, handover: Handover, at: datetime) -> Account:
    """Return the account with its cover as it is once the handover is completed at `at` (UTC): begun, handed on, or ended."""
    cover = account.cover
    if cover is not None and hands_over_cover(account, handover):
        ended = ended_cover(account, at, by=handover.id)
        if handover.incoming == account.owner:
            return ended
        return _begun(ended, handover, account.owner, at, cover)
    ended = ended_cover(account, at, by=handover.id)
    return _begun(ended, handover, handover.outgoing, at) if is_cover(handover) else ended


def ended_cover(account: Account, at: datetime, *, by: str = "") -> Account:
    """Return the account with nobody covering any more. `by` is the id of the handover that ends it."""
    cover = account.cover
    if cover is None:
        return account
    ended = replace(cover, ended_at=at, ended_by=by)
    return replace(account, covers=tuple(ended if one is cover else one for one in account.covers))


def without_its_cover(account: Account, handover: Handover) -> Account:
    """Return the account as it was covered before this handover, which is taken up again, was completed."""
    stay = (one for one in account.covers if one.handover != handover.id)
    return replace(
        account,
        covers=tuple(replace(one, ended_at=None, ended_by="") if one.ended_by == handover.id else one for one in stay),
    )


def with_end_of_cover(account: Account, handover: Handover) -> Handover:
    """Return a new handover of the account, known to be the return where whoever covers hands it back to its owner."""
    cover = account.cover
    is_return = cover is not None and (handover.outgoing, handover.incoming) == (cover.by, cover.owner)
    return replace(handover, ends_cover=CoverEnd.RETURN) if is_return else handover


def covered_since(account: Account, cover: Cover) -> datetime:
    """Return since when (UTC) the owner has been covered for: the cover may have been handed on."""
    before = next((one for one in account.covers if one.ended_by == cover.handover and one.owner == cover.owner), None)
    return cover.began_at if before is None or before is cover else covered_since(account, before)


def _begun(account: Account, handover: Handover, owner: str, at: datetime, before: Cover | None = None) -> Account:
    """Return the account covered by the incoming CSM, for as long as the one `before` was to, unless the handover says."""
    if handover.incoming == owner:
        return account
    cover = Cover(handover.incoming, owner, handover.id, at, handover.back_on)
    if before is not None and handover.back_on is None:
        cover = replace(cover, until=before.until, said_at=before.day_said_at)
    return replace(account, covers=(*account.covers, cover))
