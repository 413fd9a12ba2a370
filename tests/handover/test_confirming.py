"""Who may say that what was understood is right, and what that changes."""

from dataclasses import replace
from datetime import timedelta

import pytest

from handover.confirming import confirm, contacts_known, take_back, take_contacts
from handover.model.answers import Answer, Part
from handover.model.handover import Handover, Status
from handover.model.people import Person
from handover.model.records import Contact, RecordKind
from handover.model.refusals import NotActive, NotYours
from tests.examples import AIKO, DANA, NOW, PRIYA, SMALL_PLAYBOOK, a_handover, a_person, an_item

ITEM = "people"
BOOK = replace(SMALL_PLAYBOOK, items=(an_item(ITEM, kind=RecordKind.PEOPLE), *SMALL_PLAYBOOK.items))


def understood() -> Handover:
    records = tuple(
        Contact(id=name, name=name, source=source, as_written=name) for name, source in (("Anna", "1.1"), ("Bo", "2.2"))
    )
    parts = (Part("Anna", DANA, NOW, "1.1"), Part("Bo", DANA, NOW, "2.2"))
    answer = Answer(ITEM, parts, records=records, accepted_by=PRIYA, accepted_at=NOW)
    return a_handover(playbook=BOOK, answers={ITEM: answer})


def said(handover: Handover) -> list[str]:
    return [one.confirmed_by for one in handover.answer(ITEM).records]


@pytest.mark.parametrize("person", [DANA, AIKO])
def test_who_may_give_the_answer_says_that_it_is_right_and_it_stays_accepted(person: str) -> None:
    right = confirm(understood(), ITEM, by=a_person(person), now=NOW).handover
    assert said(right) == [person, person]
    assert right.answer(ITEM).accepted


@pytest.mark.parametrize("person", [a_person(PRIYA), Person("", "")])
def test_nobody_else_does(person: Person) -> None:
    with pytest.raises(NotYours):
        confirm(understood(), ITEM, by=person, now=NOW)
    with pytest.raises(NotYours):
        take_back(understood(), ITEM, NOW, by=person)


def test_of_one_message_alone() -> None:
    assert said(confirm(understood(), ITEM, "2.2", by=a_person(DANA), now=NOW).handover) == ["", DANA]


def test_each_takes_back_their_own_word() -> None:
    later = NOW + timedelta(hours=1)
    both = confirm(understood(), ITEM, "1.1", by=a_person(AIKO), now=NOW).handover
    both = confirm(both, ITEM, by=a_person(DANA), now=later).handover
    assert said(both) == [AIKO, DANA]
    assert said(take_back(both, ITEM, later, by=a_person(AIKO)).handover) == [AIKO, DANA]
    assert said(take_back(both, ITEM, later, by=a_person(DANA)).handover) == [AIKO, ""]


def test_nothing_is_confirmed_in_a_handover_that_has_ended() -> None:
    with pytest.raises(NotActive):
        confirm(replace(understood(), status=Status.COMPLETED), ITEM, by=a_person(DANA), now=NOW)


def test_the_contacts_of_the_start_that_no_record_names_are_taken_once() -> None:
    before = a_handover(playbook=BOOK)
    assert [(one.name, one.email) for one in contacts_known(before, ITEM) if isinstance(one, Contact)] == [
        ("Maria Olsen", "maria@fjordline.example")
    ]
    assert contacts_known(before, "goals") == ()
    with pytest.raises(NotYours):
        take_contacts(before, ITEM, by=a_person(PRIYA), now=NOW)
    taken = take_contacts(before, ITEM, by=a_person(DANA), now=NOW).handover
    assert taken.answer(ITEM).text == "Maria Olsen – title: Operations lead – maria@fjordline.example"
    assert contacts_known(taken, ITEM) == ()
    assert take_contacts(taken, ITEM, by=a_person(DANA), now=NOW).handover is taken
