"""Who may do what: the one policy, decided on what Slack says of a person and on how old that is.

Facts are good for five minutes. When Slack does not answer, the last known ones serve for an hour (`USABLE`); after that nobody
can say who may, and the answer is a kind no. Guests, members of other organisations, deactivated accounts and apps never may.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from handover.model.account import Account
from handover.model.audit import PLAN_PEOPLE
from handover.model.handover import Handover, Status
from handover.model.people import Person
from handover.model.refusals import (
    MembersOnly,
    NoPartAnyMore,
    NotActive,
    NotAParticipant,
    NotYourAccount,
    RightsUnknown,
)

FRESH = timedelta(minutes=5)
"""How long what Slack said of a person is taken for what it says now."""
USABLE = timedelta(hours=1)
"""How long it is relied on when Slack does not answer."""


@dataclass(frozen=True)
class Facts:
    """A person as Slack described them at `checked_at` (UTC); None when it has to be asked before anything is decided."""

    person: Person
    checked_at: datetime | None = None

    def fresh(self, now: datetime) -> bool:
        """Return whether they can be decided on at `now` (UTC) without asking Slack."""
        return self.checked_at is not None and now - self.checked_at <= FRESH

    def usable(self, now: datetime) -> bool:
        """Return whether they can be decided on at `now` (UTC) although Slack does not answer."""
        return self.checked_at is not None and now - self.checked_at <= USABLE


def newest(*known: Facts | None) -> Facts | None:
    """Return those of the facts that Slack gave last; None when there are none."""
    found = [facts for facts in known if facts is not None]
    dated = [facts for facts in found if facts.checked_at is not None]
    return max(dated, key=_checked_at) if dated else next(iter(found), None)


def _checked_at(facts: Facts) -> float:
    return facts.checked_at.timestamp() if facts.checked_at else 0.0


def known_person(facts: Facts | None, now: datetime) -> Person:
    """Return the person, to decide on at `now` (UTC). Raises RightsUnknown when the facts are too old for that or missing."""
    if facts is None or not facts.usable(now):
        raise RightsUnknown
    return facts.person


def may_see(handover: Handover, person: Person) -> bool:
    """Return whether the person is a participant or a workspace admin, and a full member of the workspace.

    Guests and members of other organisations never may, because they must not read internal notes.
    """
    return not person.barred and (person.admin or person.id in handover.participants)


def visible(handovers: Iterable[Handover], person: Person) -> tuple[Handover, ...]:
    """Return those of the handovers that this person may see."""
    return tuple(one for one in handovers if may_see(one, person))


def participants_only(handover: Handover, person: Person) -> Handover:
    """Return the handover unchanged. Raises NotAParticipant when the person may not see it, NoPartAnyMore who had a part before."""
    if may_see(handover, person):
        return handover
    if goes_on := _in_place_of(handover, person.id):
        raise NotAParticipant(handover.account) if person.barred else NoPartAnyMore(handover.account, goes_on)
    raise NotAParticipant(handover.account)


def _in_place_of(handover: Handover, user: str) -> str:
    """Return the user id of who goes on for somebody who had a role or an area before; empty for who had neither."""
    held = [one.what for one in handover.changes if one.what in PLAN_PEOPLE and one.before == user]
    if held:
        return getattr(handover, held[-1]) or handover.incoming
    had_area = any(one.who == user for change in handover.area_changes for one in change.before)
    return handover.incoming if had_area else ""


def contributor_only(handover: Handover, person: Person, request: str) -> Handover:
    """Return the handover unchanged, for the colleague who was asked this one question about it: nothing else of it is theirs.

    `request` is the id of the question. Raises NotAParticipant for everybody else, and when they are no full member any more.
    """
    asked = next((one for one in handover.contributor_requests if one.id == request), None)
    if person.barred or asked is None or asked.contributor != person.id:
        raise NotAParticipant(handover.account)
    return handover


def starter_only(handover: Handover, person: Person) -> Handover:
    """Return the handover unchanged. Raises NotAParticipant unless this member started it, or may see it anyway."""
    if may_see(handover, person) or (handover.opened_by == person.id and not person.barred):
        return handover
    raise NotAParticipant(handover.account)


def may_see_account(
    account: Account, person: Person, running: Handover | None = None, *, owner_gone: bool = False
) -> bool:
    """Return whether the person may read and change the account: its people, those of its open handover, workspace admins.

    `running` is that handover; it lets nobody read that is not `vouched_for`. With `owner_gone`, the owner is no member any more.
    """
    if person.barred:
        return False
    if person.admin or person.id in account.people:
        return True
    return running is not None and may_see(running, person) and vouched_for(account, running, owner_gone=owner_gone)


def vouched_for(account: Account, handover: Handover, *, owner_gone: bool = False) -> bool:
    """Return whether the handover is one of the account's own people, some of whom take or took part in it; or there are none.

    Anybody can start a handover of an account by its name, and name themselves in it.
    """
    people = set(account.people) - ({account.owner} if owner_gone else set())
    return not people or not people.isdisjoint(
        (*handover.participants, *(change.before for change in handover.changes))
    )


def account_people_only(
    account: Account, person: Person, running: Handover | None = None, *, owner_gone: bool = False
) -> Account:
    """Return the account unchanged. Raises NotYourAccount when the person may not see it (`may_see_account`)."""
    if not may_see_account(account, person, running, owner_gone=owner_gone):
        raise NotYourAccount
    return account


def may_forget(account: Account, person: Person) -> bool:
    """Return whether the person may have a customer forgotten: its owner, who covers for them, workspace admins."""
    return not person.barred and (person.admin or person.id in (account.owner, account.covered_by))


def may_edit_playbooks(person: Person, handovers: Iterable[Handover]) -> bool:
    """Return whether the person may change the playbooks and letters of the workspace: its admins, and its team leads.

    A team lead is who is the manager of one of these open handovers, chosen by somebody else: nobody makes themselves one.
    """
    if person.barred:
        return False
    return person.admin or any(one.manager == person.id != one.opened_by for one in handovers)


def members_only(person: Person) -> Person:
    """Return the person unchanged. Raises MembersOnly for guests, outsiders, deactivated accounts and apps."""
    if person.barred:
        raise MembersOnly
    return person


def require_open(handover: Handover) -> None:
    """Raise NotActive when the handover has ended: completed or cancelled."""
    if not handover.open:
        raise NotActive(handover.account, handover.status)


def require_active(handover: Handover) -> None:
    """Raise NotActive unless the handover is active: neither paused, completed nor cancelled."""
    if handover.status is not Status.ACTIVE:
        raise NotActive(handover.account, handover.status)
