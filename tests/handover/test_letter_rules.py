"""A workspace may ask that the manager approves letters to customers; the backup stands in, and nothing waits for nobody."""

from dataclasses import replace
from itertools import product

import pytest

from handover.introduction.drafting import APPROVAL_WANTED, approve, ask_for_approval, save_draft
from handover.introduction.refusals import ManagerApproves
from handover.introduction.sending_back import send_back
from handover.letter_rules import LetterRules, check_may_decide, under
from handover.model.audit import OverrideKind
from handover.model.declines import Decline
from handover.model.handover import Handover
from handover.overrides import overridable
from handover.roles import approver, approvers
from handover.starters import AdminsOnly
from tests.examples import AIKO, DANA, LUCAS, NOW, PEOPLE, PRIYA, a_handover

BODY = "Hello Maria, Priya takes over from me. She will write to you on Tuesday. Thank you for all. Dana"
BO = "U0BO"
MANAGER = LetterRules(manager_approves=True)


def drafted(by: str = DANA, **changed: str) -> Handover:
    saved = save_draft(
        a_handover(**changed),
        to="maria@fjordline.example",
        subject="Introducing Priya",
        body=BODY,
        based_on=0,
        by=by,
        now=NOW,
    )
    return under(MANAGER, saved.handover)


def test_only_the_manager_is_asked_and_reminded_and_only_they_approve_or_send_back() -> None:
    asked = ask_for_approval(drafted(), by=DANA, now=NOW)
    assert [job.ref["user"] for job in asked.jobs if job.kind is APPROVAL_WANTED] == [AIKO]
    assert approver(asked.handover) == AIKO
    for refused in (DANA, PRIYA):
        with pytest.raises(ManagerApproves) as told:
            approve(asked.handover, version=1, by=refused, now=NOW)
        assert told.value.chosen == (AIKO,)
        with pytest.raises(ManagerApproves):
            send_back(asked.handover, version=1, why="Shorter", by=refused, now=NOW)
    assert approve(asked.handover, version=1, by=AIKO, now=NOW).handover.introduction.approved


def test_the_backup_stands_in_for_the_manager() -> None:
    assert approvers(drafted(backup=BO)) == (AIKO, BO)
    assert approvers(drafted(backup=BO, manager="")) == (BO,)
    declined = replace(drafted(backup=BO), declines=(Decline(AIKO, "Not mine.", NOW),))
    assert approvers(declined) == (BO,)


def test_whoever_writes_it_and_whoever_is_missing_somebody_can_always_approve_it() -> None:
    """A letter by the manager is read by any second person, as ever."""
    for author, manager, backup in product((DANA, PRIYA, AIKO, BO, LUCAS), ("", AIKO), ("", BO)):
        handover = drafted(author, manager=manager, backup=backup)
        may = approvers(handover)
        assert may, (author, manager, backup)
        assert author not in may
        both = {manager, backup} - {"", author}
        anybody = author == manager or not both
        assert set(may) == ({*handover.participants} - {author} if anybody else both), (author, manager, backup)


def test_an_admin_decides_while_they_are_away() -> None:
    asked = ask_for_approval(drafted(), by=DANA, now=NOW).handover
    assert OverrideKind.APPROVAL in overridable(asked, PEOPLE[LUCAS])


def test_what_is_asked_for_or_approved_stays_as_it_was_asked() -> None:
    """Whoever has the request already may give it, whatever the workspace asks for meanwhile."""
    before = ask_for_approval(under(LetterRules(), drafted()), by=DANA, now=NOW).handover
    assert under(MANAGER, before) == before
    approved = approve(before, version=1, by=PRIYA, now=NOW).handover
    assert under(MANAGER, approved) == approved
    later = ask_for_approval(drafted(), by=DANA, now=NOW).handover
    assert approvers(under(LetterRules(), later)) == (AIKO,)
    assert approvers(under(LetterRules(), drafted())) == (PRIYA, AIKO)


def test_only_admins_say_how_letters_are_approved() -> None:
    check_may_decide(replace(PEOPLE[LUCAS], admin=True))
    for who in (replace(PEOPLE[AIKO], admin=False), replace(PEOPLE[LUCAS], admin=True, deactivated=True)):
        with pytest.raises(AdminsOnly):
            check_may_decide(who)
