"""Who leads whom: admins and CS leaders everybody, managers their people, if somebody else has made them manager."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from handover.leaders import Leaders, leads_account, leads_everybody, manages, people_led
from handover.model.account import Account, AccountChange, AccountField
from handover.model.handover import Status
from handover.model.people import Person
from tests.examples import AIKO, DANA, LUCAS, PRIYA, a_handover

LEADERS = Leaders((PRIYA,))
ACCOUNT = Account("a1", "Fjordline", owner=DANA, manager=AIKO)


def made_manager(user: str, by: str) -> AccountChange:
    return AccountChange(AccountField.MANAGER, "", user, by, datetime(2026, 3, 2, tzinfo=UTC))


@pytest.mark.parametrize(
    ("person", "leads"),
    [
        (Person(PRIYA, "Priya"), True),
        (Person(LUCAS, "Lucas", admin=True), True),
        (Person(DANA, "Dana"), False),
        (Person(PRIYA, "Priya", guest=True), False),
        (Person(LUCAS, "Lucas", admin=True, deactivated=True), False),
        (Person(PRIYA, "Priya", external=True), False),
    ],
)
def test_who_leads_everybody(person: Person, leads: object) -> None:
    assert leads_everybody(LEADERS, person) is leads
    assert leads_account(LEADERS, person, ACCOUNT, None) is leads


@pytest.mark.parametrize(
    ("changes", "named", "counts"),
    [
        ((made_manager(AIKO, LUCAS),), (), True),
        ((made_manager(AIKO, AIKO),), (), False),
        ((made_manager(AIKO, LUCAS), made_manager(AIKO, AIKO)), (), False),
        ((made_manager(PRIYA, LUCAS),), (), False),
        ((made_manager(AIKO, ""),), (), False),
        ((), (), False),
        ((), ("a1",), True),
        ((), ("a2",), False),
    ],
)
def test_a_manager_counts_if_somebody_else_has_made_them_that(
    changes: tuple[AccountChange, ...], named: tuple[str, ...], counts: object
) -> None:
    account = replace(ACCOUNT, changes=changes)
    assert manages(AIKO, account, named) is counts
    assert leads_account(LEADERS, Person(AIKO, "Aiko"), account, None, named) is counts
    assert people_led(AIKO, [account], [], named) == ({DANA} if counts else set())
    assert not leads_account(LEADERS, Person(AIKO, "Aiko", guest=True), account, None, named)


def test_a_manager_of_an_open_handover_leads_both_csms_while_it_is_open() -> None:
    running = a_handover(outgoing=DANA, incoming=PRIYA, manager=AIKO, opened_by=DANA)
    aiko, nobodys = Person(AIKO, "Aiko"), replace(ACCOUNT, manager="")
    assert leads_account(Leaders(), aiko, nobodys, running)
    assert people_led(AIKO, [], [running], ()) == {DANA, PRIYA}
    for other in (replace(running, opened_by=AIKO), replace(running, status=Status.COMPLETED), None):
        assert not leads_account(Leaders(), aiko, nobodys, other)
        assert people_led(AIKO, [], [other] if other else [], ()) == set()


def test_nobody_leads_themselves() -> None:
    running = a_handover(outgoing=DANA, incoming=AIKO, manager=AIKO, opened_by=DANA)
    assert people_led(AIKO, [], [running], ()) == {DANA}
