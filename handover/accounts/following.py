"""What follows for an account when a handover of it is started, changed, completed or taken up again."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime

from handover.access import vouched_for
from handover.cover.following import covered_after, hands_over_cover, owner_after, without_its_cover
from handover.model.account import Account, AccountChange, AccountField, Renewal
from handover.model.customer_kinds import Tier
from handover.model.handover import Handover, Status


def account_begun(handover: Handover, account_id: str) -> Account:
    """Return the account of a handover whose customer had none: its outgoing CSM owns it, unless they have left (P7)."""
    return Account(
        account_id,
        handover.account,
        owner="" if handover.leaver else handover.outgoing,
        backup=handover.backup,
        manager=handover.manager,
        renewal=Renewal(handover.renewal_date, out_of_contract=handover.out_of_contract),
    )


def account_renamed(account: Account, handover: Handover) -> Account:
    """Return the account known by the name of this handover, too: whoever starts it has said that it is the same customer."""
    named = replace(account, other_names=(*account.other_names, handover.account))
    return recorded(account, named, by=handover.opened_by, at=handover.opened_at)


def owned_by_outgoing(account: Account, handover: Handover, *, by: str, at: datetime) -> Account:
    """Return the account with the outgoing CSM of a new handover as its owner: whoever may change the account says so.

    One whose outgoing CSM has left (P7) keeps the owner it has, and so does one whose cover is handed over.
    """
    keeps = handover.leaver or hands_over_cover(account, handover)
    owned = account if keeps else _owned(account, handover.outgoing, None)
    return recorded(account, owned, by=by, at=at)


def described(account: Account, tier: Tier | None, industry: str, *, by: str, at: datetime) -> Account:
    """Return the account with the tier and industry that were chosen with its new handover; what was not chosen stays (P19–P22)."""
    chosen = replace(account, tier=tier or account.tier, industry=industry or account.industry)
    return recorded(account, chosen, by=by, at=at)


def account_after(account: Account, before: Handover | None, after: Handover) -> Account:
    """Return the account as it is once the handover is stored, which was `before` (None: it is new).

    Completing makes the incoming CSM its owner, or has them cover for one who will be back (P9); taking it up again makes the
    outgoing CSM its owner. Where the account has no backup or manager
    it gets those of the handover, and the renewal date goes with it. Nothing follows from a handover that is not vouched for.
    """
    if not follows(before, after) or not vouched_for(account, after):
        return account
    changed = account
    if before is None or _contract(before) != _contract(after):
        changed = _renewing(changed, before, after)
    if before is None:
        changed = _owned(changed, changed.owner or ("" if after.leaver else after.outgoing), None)
        changed = _with_people_of(changed, after)
    elif after.status is Status.COMPLETED is not before.status:
        changed = _with_people_of(_completed(changed, after), after)
    elif before.status is Status.COMPLETED is not after.status:
        changed = _reopened(changed, after)
    return recorded(account, changed, by=_who(before, after), at=_when(before, after))


def follows(before: Handover | None, after: Handover) -> bool:
    """Return whether anything may follow for the account itself; what it knows from answers is looked at apart."""
    return before is None or (before.status, _contract(before)) != (after.status, _contract(after))


def recorded(before: Account, after: Account, *, by: str, at: datetime) -> Account:
    """Return the account with a record of each field that differs from `before`."""
    was, is_ = field_words(before), field_words(after)
    made = tuple(AccountChange(what, was[what], is_[what], by, at) for what in AccountField if was[what] != is_[what])
    return replace(after, changes=(*before.changes, *made)) if made else after


def field_words(account: Account) -> Mapping[AccountField, str]:
    """Return what each field says as one text, empty for nothing."""
    renewal, team = account.renewal, {one.value: user for one, user in account.team.items()}
    lines = {
        AccountField.OTHER_NAMES: account.other_names,
        AccountField.CRM_IDS: [f"{one.system}: {one.id}" for one in account.crm_ids],
        AccountField.LINKS: [f"{link.title}: {link.url}" for link in account.links],
    }
    of_renewal: Mapping[AccountField, object] = {
        AccountField.RENEWAL_DATE: renewal.day,
        AccountField.OUT_OF_CONTRACT: renewal.out_of_contract,
        AccountField.RENEWAL_AMOUNT: renewal.amount,
        AccountField.LIKELIHOOD: renewal.likelihood,
        AccountField.RENEWAL_RISKS: renewal.risks,
    }
    found: dict[AccountField, str] = {}
    for field in AccountField:
        if field in lines:
            found[field] = "\n".join(lines[field])
        elif field in of_renewal:
            found[field] = str(of_renewal[field] or "")
        elif hasattr(account, field.value):
            found[field] = str(getattr(account, field.value) or "")
        else:
            found[field] = team.get(field.value, "")
    return found


def _completed(account: Account, handover: Handover) -> Account:
    """Return the account with the owner, and whoever covers for them, that it has once the handover is completed."""
    owner = owner_after(account, handover)
    covered = covered_after(account, handover, handover.closed_at or handover.opened_at)
    owned = _owned(covered, owner, _day(handover.closed_at))
    named = handover.incoming_team if owner == handover.incoming else ""
    return replace(owned, owner_team=named or owned.owner_team)


def _reopened(account: Account, handover: Handover) -> Account:
    """Return the account as it was before the handover was completed: its outgoing CSM owns it, or covers for its owner."""
    before = without_its_cover(account, handover)
    keeps = handover.leaver or hands_over_cover(before, handover)
    return before if keeps else _owned(before, handover.outgoing, None)


def _owned(account: Account, owner: str, since: date | None) -> Account:
    """Return the account with this owner, who is no backup any more, and of no team that is known."""
    if owner == account.owner:
        return account
    backup = "" if account.backup == owner else account.backup
    return replace(account, owner=owner, owner_since=since, owner_team="", backup=backup)


def _with_people_of(account: Account, handover: Handover) -> Account:
    """Return the account with a backup and a manager, where it has none: those of the handover."""
    backup = "" if handover.backup == account.owner else handover.backup
    return replace(account, backup=account.backup or backup, manager=account.manager or handover.manager)


def _contract(handover: Handover) -> tuple[date | None, date | None]:
    return handover.renewal_date, handover.out_of_contract


def _renewing(account: Account, before: Handover | None, after: Handover) -> Account:
    """Return the account with the handover's renewal; what a new handover does not name stays."""
    day, without = _contract(after)
    if before is None and (day, without) == (None, None):
        return account
    return replace(account, renewal=replace(account.renewal, day=day, out_of_contract=without))


def _who(before: Handover | None, after: Handover) -> str:
    if before is None:
        return after.opened_by
    if before.status is not after.status:
        return after.closed_by if not after.open else after.reopenings[-1].by if after.reopenings else ""
    return after.changes[-1].by if after.changes else ""


def _when(before: Handover | None, after: Handover) -> datetime:
    if before is not None and before.status is not after.status:
        ended = after.closed_at if not after.open else after.reopenings[-1].at if after.reopenings else None
        return ended or after.opened_at
    return after.changes[-1].at if before is not None and after.changes else after.opened_at


def _day(moment: datetime | None) -> date | None:
    return None if moment is None else moment.astimezone(UTC).date()
