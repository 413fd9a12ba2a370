"""The form of one record: what is entered becomes the record, and what is wrong is said beside its field."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handover.model.field_problems import FieldProblem, FieldProblems
from handover.model.people import Role
from handover.model.playbook import Item, Slot, Stage
from handover.model.records import (
    Choice,
    Colour,
    Contact,
    ContactRole,
    Figure,
    Form,
    Issue,
    KeyDate,
    Link,
    LinkState,
    Project,
    Promise,
    PromiseState,
    Pulse,
    Record,
    RecordKind,
    Stance,
    WorkState,
)
from handover.records.editing import Entered, blank_record, entered, fields_of, item_words, marks_of
from handover.records.fields import FIELDS, LONGEST_LINE, LONGEST_WORDS, Shape

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
MAY, JUNE = date(2026, 5, 12), date(2026, 6, 1)
SLOTS = (Slot("review", "Business review", 2), Slot("plan", "Success plan"))


def asking(kind: RecordKind, slots: tuple[Slot, ...] = SLOTS, choices: tuple[str, ...] = ("Yes", "No")) -> Item:
    asked = Item("it", Stage.PREPARE, "It", "What?", "", "", Role.OUTGOING, 1, ())
    return replace(asked, kind=kind, slots=slots, choices=choices)


def values_of(item: Item, record: Record, **typed: Entered) -> dict[str, Entered]:
    """Return what a form sends that shows this record and in which this was typed."""
    shown: dict[str, Any] = {one.name: getattr(record, one.name) for one in fields_of(item)}
    return {**shown, **typed}


FILLED: tuple[Record, ...] = (
    Contact(
        name="Maria Olsen",
        email="maria@acme.example",
        phone="+47 22 12",
        title="Head of IT",
        role=ContactRole.DECIDES,
        stance=Stance.FOR,
        pulse_product=Colour.RED,
        pulse_team=Colour.GREEN,
        channel="Phone",
        hours="Mornings",
        known_by="Jonas",
        tell_personally=True,
        note="Likes\nfigures",
    ),
    Promise(
        what="A second environment",
        to_whom="Maria",
        due=MAY,
        owner="Jonas",
        where="Review",
        spoken_or_written=Form.WRITTEN,
        state=PromiseState.KEPT,
    ),
    KeyDate(what="Renewal talks", day=MAY),
    Issue(what="Exports failed", day=MAY, state=WorkState.DONE, link="https://t.example/1", cause="A certificate"),
    Project(name="Bergen", state=WorkState.OPEN, colour=Colour.AMBER, owner="Ola", milestone="Pilot", due=MAY),
    Link(slot="Success plan", url="https://docs.example/1", title="Plan 2026"),
    Link(slot="Business review", state=LinkState.ASK, ask="Jonas"),
    Link(slot="Business review", state=LinkState.DOES_NOT_EXIST),
    Pulse(colour=Colour.RED, about="Support", why="Two escalations", as_of=MAY),
    Figure(name="Users", value="240", unit="people", as_of=MAY),
    Choice(choice="Yes", why="They said so"),
)


def entered_anew(record: Record) -> Record:
    item = asking(record.kind)
    return entered(item, blank_record(item), values_of(item, record), {})


@pytest.mark.parametrize("record", FILLED, ids=lambda one: one.kind)
def test_every_field_of_a_record_can_be_entered(record: Record) -> None:
    assert entered_anew(record) == record


@pytest.mark.parametrize("record", FILLED, ids=lambda one: one.kind)
def test_the_form_of_a_record_that_nobody_changes_changes_nothing(record: Record) -> None:
    said = replace(record, id="r1", by="U1", at=NOON, as_written="As it stood")
    item = asking(said.kind)
    assert entered(item, said, values_of(item, said), marks_of(item, said)) == said


def test_every_kind_of_record_has_a_form() -> None:
    assert set(FIELDS) == set(RecordKind) - {RecordKind.TEXT}


BAD: tuple[tuple[Record, Mapping[str, Entered], dict[str, FieldProblem]], ...] = (
    (Contact(), {}, {"name": FieldProblem.MISSING}),
    (Contact(), {"name": "\u200b "}, {"name": FieldProblem.MISSING}),
    (Contact(), {"email": "maria at acme"}, {"email": FieldProblem.BAD_ADDRESS}),
    (Contact(), {"name": "M" * (LONGEST_LINE + 1)}, {"name": FieldProblem.TOO_LONG}),
    (Contact(), {"name": "M", "note": "n" * (LONGEST_WORDS + 1)}, {"note": FieldProblem.TOO_LONG}),
    (Promise(), {"owner": "Jonas"}, {"what": FieldProblem.MISSING}),
    (KeyDate(), {"day": MAY}, {"what": FieldProblem.MISSING}),
    (Issue(), {"link": "ticket 4711"}, {"what": FieldProblem.MISSING, "link": FieldProblem.BAD_LINK}),
    (Project(), {}, {"name": FieldProblem.MISSING}),
    (Link(), {}, {"url": FieldProblem.MISSING}),
    (Link(), {"url": "docs.example/1"}, {"url": FieldProblem.BAD_LINK}),
    (Link(), {"state": "ask"}, {"ask": FieldProblem.MISSING}),
    (Pulse(), {"colour": None}, {"colour": FieldProblem.MISSING}),
    (Figure(), {"unit": "%"}, {"name": FieldProblem.MISSING, "value": FieldProblem.MISSING}),
    (Choice(), {"why": "so"}, {"choice": FieldProblem.MISSING}),
)


@pytest.mark.parametrize(("record", "typed", "problems"), BAD)
def test_what_is_wrong_is_said_beside_its_field_all_at_once(
    record: Record, typed: Mapping[str, Entered], problems: dict[str, FieldProblem]
) -> None:
    item = asking(record.kind)
    with pytest.raises(FieldProblems) as refused:
        entered(item, record, values_of(item, record, **typed), {})
    assert refused.value.problems == problems


def test_a_field_of_one_line_takes_no_second_one_and_one_of_words_does() -> None:
    item = asking(RecordKind.PEOPLE)
    got = entered(item, Contact(), {"name": " Maria\n Olsen ", "note": " one\ntwo "}, {})
    assert got == Contact(name="Maria Olsen", note="one\ntwo")


def test_an_uncertain_day_is_certain_once_its_form_was_saved() -> None:
    item, about = asking(RecordKind.PROMISES), Promise(what="A call", due=MAY, due_certain=False)
    assert entered(item, about, values_of(item, about), marks_of(item, about)) == replace(about, due_certain=True)
    dateless = replace(about, due=None)
    assert entered(item, dateless, values_of(item, dateless), {}) == dateless


def test_what_somebody_else_has_changed_since_is_kept() -> None:
    item, shown = asking(RecordKind.PROMISES), Promise(what="A call", owner="Jonas")
    now = replace(shown, owner="Ola")
    got = entered(item, now, values_of(item, shown, due=MAY), marks_of(item, shown))
    assert got == Promise(what="A call", owner="Ola", due=MAY)


def test_what_both_have_changed_is_refused_beside_its_field() -> None:
    item, shown = asking(RecordKind.PROMISES), Promise(what="A call", owner="Jonas")
    now = replace(shown, owner="Ola", due=JUNE)
    with pytest.raises(FieldProblems) as refused:
        entered(item, now, values_of(item, shown, owner="Kari"), marks_of(item, shown))
    assert refused.value.problems == {"owner": FieldProblem.CHANGED_MEANWHILE}


@given(
    shown=st.builds(
        Promise, what=st.just("A call"), owner=st.sampled_from(["", "Jo"]), where=st.sampled_from(["", "x"])
    ),
    theirs=st.fixed_dictionaries({}, optional={"owner": st.just("Ola"), "where": st.just("y"), "due": st.just(MAY)}),
    mine=st.fixed_dictionaries({}, optional={"owner": st.just("Kari"), "where": st.just("z"), "due": st.just(JUNE)}),
)
def test_two_forms_open_at_once_lose_nothing_unsaid(
    shown: Promise, theirs: dict[str, Any], mine: dict[str, Any]
) -> None:
    item = asking(RecordKind.PROMISES)
    now, sent, both = replace(shown, **theirs), values_of(item, shown, **mine), theirs.keys() & mine.keys()
    if both:
        with pytest.raises(FieldProblems) as refused:
            entered(item, now, sent, marks_of(item, shown))
        assert set(refused.value.problems) == both
    else:
        assert entered(item, now, sent, marks_of(item, shown)) == replace(shown, **theirs, **mine)


def test_the_next_link_fills_the_first_slot_that_wants_one_more() -> None:
    item = asking(RecordKind.LINKS)
    review, plan = Link(slot="Business review"), Link(slot="Success plan")
    assert blank_record(item) == review
    assert blank_record(item, (review,)) == review
    assert blank_record(item, (review, review)) == plan
    assert blank_record(item, (review, plan, review)) == Link()


def test_a_form_has_no_menu_of_words_that_its_item_does_not_have() -> None:
    shapes = [one.shape for one in fields_of(asking(RecordKind.LINKS, slots=()))]
    assert Shape.OF_PLAYBOOK not in shapes


def test_words_that_nobody_could_tell_apart_are_offered_once_and_blank_ones_never() -> None:
    item = asking(RecordKind.CHOICE, choices=("  High touch", "High touch", "\u200b", "", "Digital"))
    assert item_words(item) == ("  High touch", "Digital")
