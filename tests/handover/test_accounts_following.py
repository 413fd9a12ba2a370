"""What follows for an account from its handovers, and who may see it."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from handover.access import account_people_only, may_see_account
from handover.accounts.following import account_after, account_begun, field_words, owned_by_outgoing, recorded
from handover.model.account import Account, AccountField, AccountLink, CrmId, Likelihood, Renewal, TeamRole
from handover.model.audit import Change, PlanField
from handover.model.cover import Cover
from handover.model.customer_kinds import Tier
from handover.model.handover import Handover, Status
from handover.model.people import Person
from handover.model.refusals import NotYourAccount
from tests.examples import AIKO, DANA, LUCAS, NOW, PEOPLE, PRIYA, a_handover

MAREK = "U0MAREK"
LATER = datetime(2026, 3, 20, 23, 30, tzinfo=UTC)
ACCOUNT = Account("a1", "Fjordline Logistics", owner=DANA, manager=AIKO)
DONE = a_handover(status=Status.COMPLETED, closed_at=LATER, closed_by=PRIYA)
OF_STRANGERS = a_handover(outgoing=MAREK, incoming="U0EVE", manager="", opened_by=MAREK)
PASSED_ON = replace(OF_STRANGERS, changes=(Change(PlanField.OUTGOING, DANA, MAREK, AIKO, NOW),))


@pytest.mark.parametrize(
    ("account", "handover", "expected"),
    [
        (ACCOUNT, DONE, (PRIYA, date(2026, 3, 20), "")),
        (replace(ACCOUNT, backup=PRIYA), DONE, (PRIYA, date(2026, 3, 20), "")),
        (replace(ACCOUNT, backup=LUCAS), DONE, (PRIYA, date(2026, 3, 20), LUCAS)),
        (ACCOUNT, replace(DONE, backup=LUCAS), (PRIYA, date(2026, 3, 20), LUCAS)),
        (ACCOUNT, replace(OF_STRANGERS, status=Status.COMPLETED, closed_at=LATER), (DANA, None, "")),
        (ACCOUNT, replace(PASSED_ON, status=Status.COMPLETED, closed_at=LATER), ("U0EVE", date(2026, 3, 20), "")),
        (ACCOUNT, replace(DONE, status=Status.CANCELLED), (DANA, None, "")),
    ],
)
def test_whose_account_it_is_after_its_handover(account: Account, handover: Handover, expected: object) -> None:
    before = replace(handover, status=Status.ACTIVE, closed_at=None, closed_by="")
    after = account_after(account, before, handover)
    assert (after.owner, after.owner_since, after.backup) == expected


def test_a_handover_of_strangers_changes_nothing_on_an_account() -> None:
    """Anybody can start a handover of any name, with people of their own."""
    assert account_after(ACCOUNT, None, replace(OF_STRANGERS, backup="U0EVIL", renewal_date=NOW.date())) == ACCOUNT


@pytest.mark.parametrize(
    ("account", "person", "running", "gone", "expected"),
    [
        (ACCOUNT, PEOPLE[DANA], None, False, True),
        (ACCOUNT, PEOPLE[AIKO], None, False, True),
        (ACCOUNT, PEOPLE[PRIYA], None, False, False),
        (ACCOUNT, PEOPLE[PRIYA], a_handover(), False, True),
        (ACCOUNT, PEOPLE[LUCAS], None, False, True),  # a workspace admin
        (replace(ACCOUNT, backup=PRIYA), PEOPLE[PRIYA], None, False, True),
        (replace(ACCOUNT, team={TeamRole.SALES: PRIYA}), PEOPLE[PRIYA], None, False, True),
        (ACCOUNT, Person("U0EVE", "Eve"), OF_STRANGERS, False, False),
        (ACCOUNT, Person("U0EVE", "Eve"), PASSED_ON, False, True),
        (replace(ACCOUNT, manager=""), Person("U0EVE", "Eve"), OF_STRANGERS, True, True),
        (ACCOUNT, Person("U0EVE", "Eve"), OF_STRANGERS, True, False),
        (replace(ACCOUNT, owner="", manager=""), Person("U0EVE", "Eve"), OF_STRANGERS, False, True),
        (ACCOUNT, replace(PEOPLE[DANA], guest=True), a_handover(), False, False),
        (ACCOUNT, replace(PEOPLE[DANA], external=True), a_handover(), False, False),
        (ACCOUNT, replace(PEOPLE[DANA], deactivated=True), None, False, False),
        (ACCOUNT, replace(PEOPLE[DANA], is_bot=True), None, False, False),
        (ACCOUNT, replace(PEOPLE[LUCAS], guest=True), None, False, False),
    ],
)
def test_who_may_see_an_account(
    account: Account, person: Person, running: Handover | None, gone: bool, expected: bool
) -> None:
    assert may_see_account(account, person, running, owner_gone=gone) is expected
    if not expected:
        with pytest.raises(NotYourAccount):
            account_people_only(account, person, running, owner_gone=gone)


def test_an_account_begins_with_what_its_handover_says() -> None:
    begun = account_begun(a_handover(backup=LUCAS, renewal_date=date(2027, 1, 1)), "a1")
    assert begun == replace(ACCOUNT, backup=LUCAS, renewal=Renewal(date(2027, 1, 1)))
    assert account_begun(a_handover(leaver="Sam Roe", outgoing=AIKO), "a1").owner == ""


def test_who_hands_over_owns_it_when_its_people_say_so() -> None:
    owned = owned_by_outgoing(ACCOUNT, a_handover(outgoing=MAREK), by=AIKO, at=NOW)
    assert (owned.owner, [(one.what, one.by) for one in owned.changes]) == (MAREK, [(AccountField.OWNER, AIKO)])
    assert owned_by_outgoing(ACCOUNT, a_handover(outgoing=MAREK, leaver="Sam"), by=AIKO, at=NOW) == ACCOUNT


FULL = Account(
    "a1",
    "Fjordline",
    ("FJL", "Fjordline AS"),
    "https://fjordline.example",
    Tier.HIGH_TOUCH,
    "Enterprise",
    "Logistics",
    "North",
    "English",
    DANA,
    date(2026, 1, 1),
    PRIYA,
    AIKO,
    {TeamRole.SALES: "U1", TeamRole.SUPPORT: "U2", TeamRole.SOLUTIONS: "U3"},
    (CrmId("CRM", "0061"),),
    Renewal(date(2026, 9, 30), "90,000", Likelihood.LIKELY, "Hull.", date(2026, 1, 31)),
    (AccountLink("Folder", "https://x.example"),),
    covers=(Cover("U4", DANA, "h1", NOW, date(2026, 9, 1)),),
    owner_team="the Digital Success team",
)


def test_every_field_has_words_and_every_change_is_recorded_once() -> None:
    words = field_words(FULL)
    assert [field for field in AccountField if not words[field]] == []
    assert words[AccountField.OTHER_NAMES] == "FJL\nFjordline AS"
    assert words[AccountField.CRM_IDS] == "CRM: 0061"
    assert words[AccountField.SUPPORT] == "U2"
    nothing = Account("a1", "Fjordline")
    changed = recorded(nothing, FULL, by=DANA, at=NOW)
    assert [one.what for one in changed.changes] == [field for field in AccountField if field is not AccountField.NAME]
    assert {one.what: (one.before, one.after) for one in changed.changes}[AccountField.TIER] == ("", "high_touch")
    assert recorded(FULL, FULL, by=DANA, at=NOW) is FULL
