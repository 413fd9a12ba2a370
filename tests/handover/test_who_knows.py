"""Who is proposed to be asked when a CSM has gone, and what of the customer's people is noted, and when (P7, P79, P111)."""

from collections import Counter
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handover.model.account import AccountEntry
from handover.model.answers import Answer, Part
from handover.model.contributors import RequestState
from handover.model.field_problems import FieldProblems
from handover.model.handover import Contact, Handover, Reason
from handover.model.introduction import Introduction, ToldFirst
from handover.model.records import Contact as KnownPerson
from handover.model.records import ContactRole, Stance
from handover.model.refusals import AlreadyDone, NotYours
from handover.playbooks.loader import load_playbooks
from handover.who_knows.colleagues import MOST_EACH, Why, ask_all, proposals, take_back_all
from handover.who_knows.customers import CustomerNotTold, may_be_asked, note, noted, people_there, take_out
from handover.who_knows.open_items import looks_for_who_knows, open_items
from tests.examples import AIKO, DANA, LUCAS, NOW, PEOPLE, PRIYA, a_handover, a_person

MAREK, KIM = "U0MAREK", "U0KIM"
KNOWN = {**PEOPLE, MAREK: a_person(MAREK, name="Marek"), KIM: a_person(KIM, name="Kim")}
JO = KnownPerson(name="Jo Park", email="jo@fjordline.example", role=ContactRole.CHAMPION)
ITEMS = ["urgent", "people", "promises", "found", "gone_with_them"]


def emergency(**changes: object) -> Handover:
    """Sam has left; Aiko, the manager, answers in their place, and Marek is the backup."""
    given: dict[str, object] = {
        "playbook": load_playbooks()["emergency"],
        "reason": Reason.ABRUPT_EXIT,
        "leaver": "Sam Lee",
        "outgoing": AIKO,
        "manager": AIKO,
        "backup": MAREK,
    }
    return a_handover(**{**given, **changes})


def said(item: str, by: str) -> AccountEntry:
    return AccountEntry(item, item.title(), "Known.", "h0", by, NOW - timedelta(days=200))


def test_it_is_for_a_handover_whose_csm_has_gone() -> None:
    assert looks_for_who_knows(emergency())
    assert not looks_for_who_knows(a_handover())
    assert [one.key for one in open_items(emergency())] == ITEMS


def test_who_has_said_it_before_comes_first_then_the_backup_then_who_took_part() -> None:
    before = a_handover(outgoing=DANA, incoming=KIM, backup="", closed_at=NOW - timedelta(days=90))
    found = proposals(emergency(), [said("promises", LUCAS)], [before], KNOWN, KNOWN[AIKO])
    assert [(one.item, one.who, one.why) for one in found] == [
        ("urgent", MAREK, Why.BACKUP),
        ("people", MAREK, Why.BACKUP),
        ("promises", LUCAS, Why.SAID_IT),
        ("found", DANA, Why.TOOK_PART),
        ("gone_with_them", DANA, Why.TOOK_PART),
    ]


def test_who_asks_who_is_asked_as_it_is_and_who_takes_over_are_proposed_for_nothing() -> None:
    entries = [said(item, user) for item, user in zip(ITEMS, (AIKO, PRIYA, LUCAS, AIKO, PRIYA), strict=True)]
    found = proposals(emergency(backup=""), entries, [], KNOWN, KNOWN[AIKO])
    assert [(one.item, one.who) for one in found] == [("promises", LUCAS)]
    gone = {**KNOWN, LUCAS: replace(KNOWN[LUCAS], deactivated=True)}
    assert proposals(emergency(backup=""), entries, [], gone, KNOWN[AIKO]) == ()


def test_who_was_asked_the_same_is_not_asked_again_and_what_is_being_asked_neither() -> None:
    asked = ask_all(emergency(), [("urgent", MAREK)], KNOWN, by=KNOWN[AIKO], now=NOW).handover
    assert "urgent" not in {one.item for one in proposals(asked, [], [], KNOWN, KNOWN[AIKO])}
    request = replace(asked.contributor_requests[0], state=RequestState.UNKNOWN)
    unknown = replace(asked, contributor_requests=(request,))
    assert ("urgent", MAREK) not in {(one.item, one.who) for one in proposals(unknown, [], [], KNOWN, KNOWN[AIKO])}


@given(
    writers=st.lists(st.sampled_from([AIKO, LUCAS, MAREK, KIM, DANA, "U0NOBODY"]), min_size=5, max_size=5),
    earlier=st.lists(st.sampled_from([LUCAS, MAREK, KIM, DANA]), max_size=3),
    backup=st.sampled_from(["", MAREK, LUCAS]),
)
def test_each_question_goes_to_one_person_and_nobody_gets_many(
    writers: list[str], earlier: list[str], backup: str
) -> None:
    handover = emergency(backup=backup)
    entries = [said(item, user) for item, user in zip(ITEMS, writers, strict=True)]
    before = [a_handover(outgoing=user, incoming=PRIYA, backup="") for user in earlier]
    found = proposals(handover, entries, before, KNOWN, KNOWN[AIKO])
    assert len({one.item for one in found}) == len(found)
    assert all(number <= MOST_EACH for number in Counter(one.who for one in found).values())
    assert {one.who for one in found} <= set(KNOWN) - {AIKO, PRIYA}
    if found:
        pairs = [(one.item, one.who) for one in found]
        asked = ask_all(handover, pairs, KNOWN, by=KNOWN[AIKO], now=NOW).handover
        assert [(one.item, one.contributor) for one in asked.contributor_requests] == pairs
        again = take_back_all(asked, [one.id for one in asked.contributor_requests], by=KNOWN[AIKO]).handover
        assert not any(one.open for one in again.contributor_requests)


def test_what_is_answered_meanwhile_is_asked_of_nobody() -> None:
    answered = emergency(answers={"urgent": Answer("urgent", (Part("A call on Friday.", AIKO, NOW),))})
    with pytest.raises(AlreadyDone):
        ask_all(answered, [("urgent", MAREK)], KNOWN, by=KNOWN[AIKO], now=NOW)
    with pytest.raises(AlreadyDone):
        take_back_all(answered, ["c1"], by=KNOWN[AIKO])


def test_champions_come_first_and_who_is_against_us_is_asked_for_nothing() -> None:
    per = KnownPerson(name="Per Dahl", role=ContactRole.USES_DAILY)
    against = KnownPerson(name="Ida", role=ContactRole.CHAMPION, stance=Stance.AGAINST)
    blocks = KnownPerson(name="Nils", role=ContactRole.BLOCKS)
    handover = emergency(contacts=(Contact("Maria Olsen", "maria@fjordline.example"), Contact("Jo", JO.email)))
    there = people_there(handover, [per, against, blocks, JO])
    assert [one.name for one in there] == ["Jo Park", "Per Dahl", "Maria Olsen"]


def test_nobody_there_is_asked_before_they_know() -> None:
    handover = emergency()
    assert not may_be_asked(handover, JO)
    with pytest.raises(CustomerNotTold):
        note(handover, "promises", JO, "The export.", by=KNOWN[AIKO], now=NOW)
    personally = replace(handover, introduction=Introduction(told_first=(ToldFirst(JO.email, AIKO, NOW),)))
    written = replace(handover, introduction=Introduction(sent_at=NOW))
    assert [may_be_asked(one, JO) for one in (personally, written)] == [True, True]


def test_what_they_said_stands_under_their_name_and_is_taken_out_again() -> None:
    handover = emergency(introduction=Introduction(sent_at=NOW))
    kept = note(handover, "promises", JO, "The export by April.", by=KNOWN[PRIYA], now=NOW).handover
    [one] = noted(kept, JO)
    assert (one.item, one.part.text, one.part.said_by, one.part.by) == (
        "promises",
        "The export by April.",
        "Jo Park",
        PRIYA,
    )
    assert kept.answer("promises").given
    out = take_out(kept, "promises", NOW, by=KNOWN[PRIYA]).handover
    assert (out.answer("promises").given, noted(out, JO)) == (False, ())
    with pytest.raises(AlreadyDone):
        take_out(out, "promises", NOW, by=KNOWN[PRIYA])


def test_it_is_noted_by_those_who_may_write_it_and_says_something() -> None:
    handover = emergency(introduction=Introduction(sent_at=NOW))
    with pytest.raises(NotYours):
        note(handover, "promises", JO, "The export.", by=KNOWN[KIM], now=NOW)
    with pytest.raises(FieldProblems):
        note(handover, "promises", JO, "  ", by=KNOWN[AIKO], now=NOW)
