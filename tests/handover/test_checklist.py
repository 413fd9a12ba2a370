"""The form: saved stage by stage, by several people at once, without losing a word."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handover.checklist import LONGEST_SHOWN, ItemInput, SaveResult, StepInput, item_snapshot, save_items
from handover.model.answers import Part
from handover.model.field_problems import FieldProblem, FieldProblems
from handover.model.handover import Handover, Status
from handover.model.interview import PromptKind
from handover.model.people import Person, Role
from handover.model.playbook import Playbook
from handover.model.refusals import NotActive, NotYours
from handover.review import accept
from handover.roles import may_answer
from handover.text.fingerprint import fingerprint
from tests.examples import AIKO, DANA, LUCAS, NOW, PEOPLE, PRIYA, SMALL_PLAYBOOK, a_handover, an_item
from tests.handover.talk import Talk

BACKUP = Person("U0BACKUP", "Bo Backup")


def typed(handover: Handover, item: str, text: str = "", reason: str = "", *, clashing: bool = False) -> ItemInput:
    """Return what comes back when a form that was opened on `handover` is typed into."""
    return ItemInput(item_snapshot(handover, item, clashing=clashing), text, reason)


def save(handover: Handover, *entries: ItemInput, by: str = DANA, ticks: tuple[StepInput, ...] = ()) -> SaveResult:
    return save_items(handover, entries, ticks, by=PEOPLE[by], now=NOW)


def test_what_is_typed_is_saved_with_who_and_when() -> None:
    answer = save(a_handover(), typed(a_handover(), "status", " Calm. ")).decision.handover.answer("status")
    assert (answer.text, answer.by, answer.at) == ("Calm.", DANA, NOW)


def test_a_field_left_alone_never_overwrites_what_was_saved_meanwhile() -> None:
    opened = a_handover()
    meanwhile = save(opened, typed(opened, "status", "Aiko's words."), by=AIKO).decision.handover
    outcome = save(meanwhile, typed(opened, "status"), typed(opened, "goals", "Dana's goals."))
    assert outcome.decision.handover.answer("status").text == "Aiko's words."
    assert outcome.decision.handover.answer("goals").text == "Dana's goals."
    assert outcome.clashes == ()


def test_two_people_changing_one_field_is_shown_and_both_texts_are_kept() -> None:
    opened = a_handover()
    meanwhile = save(opened, typed(opened, "status", "Aiko's words."), by=AIKO).decision.handover
    outcome = save(meanwhile, typed(opened, "status", "Dana's words."), typed(opened, "goals", "Dana's goals."))
    (clash,) = outcome.clashes
    assert (clash.item, clash.theirs, clash.by) == ("status", "Aiko's words.", AIKO)
    after = outcome.decision.handover
    assert (after.answer("status").text, after.answer("goals").text) == ("Aiko's words.", "Dana's goals.")
    again = save(after, typed(after, "status", "Dana's words.", clashing=True))
    assert again.decision.handover.answer("status").text == "Aiko's words.\nDana's words."


def test_both_saying_the_same_is_no_clash() -> None:
    opened = a_handover()
    meanwhile = save(opened, typed(opened, "status", "Calm."), by=AIKO).decision.handover
    assert save(meanwhile, typed(opened, "status", "Calm. ")).clashes == ()


def test_a_reason_that_clashes_is_kept_beside_the_other() -> None:
    opened = a_handover()
    meanwhile = save(opened, typed(opened, "status", reason="they are new"), by=AIKO).decision.handover
    (clash,) = save(meanwhile, typed(opened, "status", reason="no data yet")).clashes
    assert clash.theirs == "they are new"
    again = save(meanwhile, typed(meanwhile, "status", reason="no data yet", clashing=True))
    assert again.decision.handover.answer("status").not_applicable == "they are new\nno data yet"


def test_an_answer_too_long_for_a_field_is_only_added_to() -> None:
    talk = Talk()
    long = "word " * 1000
    talk.hear(long)
    entry = typed(talk.handover, "status")
    assert entry.shown.adds
    assert save(talk.handover, entry).decision.handover == talk.handover
    more = ItemInput(entry.shown, "And this.")
    added = save(talk.handover, more).decision.handover
    assert added.answer("status").text == f"{long.strip()}\nAnd this."
    assert save(added, more).decision.handover == added


def test_emptying_a_field_takes_the_answer_back_and_it_is_asked_again() -> None:
    talk = Talk()
    for number in range(4):
        talk.hear(f"About {number}.")
    entry = ItemInput(item_snapshot(talk.handover, "goals"), "")
    talk.settle(save(talk.handover, entry).decision)
    assert not talk.handover.answer("goals").given
    assert talk.now_asked == "goals"


def test_the_interview_goes_on_where_the_form_left_off() -> None:
    talk = Talk()
    both = (typed(talk.handover, "status", "Calm."), typed(talk.handover, "goals", "Fewer errors."))
    talk.settle(save(talk.handover, *both).decision)
    assert talk.now_asked == "risks"
    talk.hear("+ and watchful")
    talk.hear("The renewal.")
    assert talk.text("risks") == "The renewal."


def test_filling_what_was_skipped_ends_the_interview_with_thanks() -> None:
    talk = Talk()
    talk.hear("skip")
    talk.hear("skip")
    talk.hear("Risks.")
    talk.hear("Extras.")
    talk.settle(save(talk.handover, typed(talk.handover, "status", "Calm.")).decision)
    before = talk.current
    assert before.kind is PromptKind.FINISHED
    talk.settle(save(talk.handover, typed(talk.handover, "goals", "Fewer errors.")).decision)
    assert (talk.current.kind, talk.current.seq) == (PromptKind.FINISHED, before.seq + 1)


def test_either_an_answer_or_a_reason() -> None:
    opened = a_handover()
    refused = replace(typed(opened, "goals", "password=hunter2"), text_problem=FieldProblem.SECRET)
    with pytest.raises(FieldProblems) as refusal:
        save(opened, typed(opened, "status", "Calm.", "they are new"), refused)
    assert refusal.value.problems == {"status": "either", "goals": "secret"}


def test_a_stored_text_is_not_looked_at_again() -> None:
    kept = save(a_handover(), typed(a_handover(), "goals", "Their password: none-yet-2026")).decision.handover
    again = replace(typed(kept, "goals", "Their password: none-yet-2026"), text_problem=FieldProblem.SECRET)
    assert save(kept, again).decision.handover == kept


def test_an_answer_beside_an_old_reason_keeps_the_reason() -> None:
    excused = save(a_handover(), typed(a_handover(), "status", reason="they are new")).decision.handover
    answer = save(excused, typed(excused, "status", "One goal.", "they are new")).decision.handover.answer("status")
    assert (answer.text, answer.not_applicable) == ("they are new\nOne goal.", "")


def test_a_reason_that_was_not_shown_is_not_taken_for_emptied() -> None:
    excused = save(a_handover(), typed(a_handover(), "status", reason="they are new")).decision.handover
    entry = ItemInput(item_snapshot(excused, "status"), reason_shown=False)
    assert save(excused, entry).decision.handover == excused


def test_a_changed_answer_waits_for_the_incoming_again() -> None:
    answered = save(a_handover(), typed(a_handover(), "status", "Calm.")).decision.handover
    accepted = accept(answered, ["status"], by=PRIYA, now=NOW).handover
    assert save(accepted, typed(accepted, "status", "Calm.")).decision.handover.answer("status").accepted
    changed = save(accepted, typed(accepted, "status", "Not calm.")).decision.handover
    assert not changed.answer("status").accepted


def test_steps_are_ticked_and_unticked() -> None:
    ticked = save(a_handover(), ticks=(StepInput("warm_call", shown=False, ticked=True),)).decision.handover
    assert ticked.step("warm_call").done_by == DANA
    untouched = save(ticked, ticks=(StepInput("warm_call", shown=True, ticked=True),)).decision.handover
    assert untouched == ticked
    already = save(ticked, ticks=(StepInput("warm_call", shown=False, ticked=True),), by=PRIYA).decision.handover
    assert already.step("warm_call").done_by == DANA
    opened = save(ticked, ticks=(StepInput("warm_call", shown=True, ticked=False),)).decision.handover
    assert not opened.step("warm_call").settled


def test_only_changes_need_a_running_handover() -> None:
    paused = a_handover(status=Status.PAUSED)
    assert save(paused, typed(paused, "status")).decision.handover == paused
    with pytest.raises(NotActive):
        save(paused, typed(paused, "status", "Calm."))


@pytest.mark.parametrize(
    ("person", "outgoings", "incomings"),
    [
        (PEOPLE[DANA], True, False),
        (PEOPLE[PRIYA], False, True),
        (PEOPLE[AIKO], True, True),
        (PEOPLE[LUCAS], True, True),
        (BACKUP, True, True),
        (Person("", "Nobody"), False, False),
    ],
)
def test_who_may_write_which_answer(person: Person, outgoings: bool, incomings: bool) -> None:
    mine, theirs = an_item("mine"), an_item("theirs", owner=Role.INCOMING)
    handover = a_handover(playbook=Playbook("p", "P", "P", (mine, theirs), SMALL_PLAYBOOK.steps), backup=BACKUP.id)
    assert may_answer(handover, mine, person) is outgoings
    assert may_answer(handover, theirs, person) is incomings
    if not outgoings:
        with pytest.raises(NotYours):
            save_items(handover, [typed(handover, "mine", "Mine now.")], [], by=person, now=NOW)


@given(st.text(), st.text())
def test_saving_what_was_shown_changes_nothing_whatever_it_is(text: str, reason: str) -> None:
    parts = (Part(text, DANA, NOW),) if text.strip() else ()
    talk = Talk()
    stored = save(talk.handover, typed(talk.handover, "goals", text="x")).decision.handover
    answer = stored.answer("goals")
    stored_with = {**stored.answers, "goals": type(answer)("goals", parts, reason.strip(), by=DANA, at=NOW)}
    talk.change_fields(answers=stored_with)
    shown = item_snapshot(talk.handover, "goals")
    again = ItemInput(shown, "" if shown.adds else talk.text("goals"), talk.handover.answer("goals").not_applicable)
    assert save(talk.handover, again).decision.handover == talk.handover


@given(st.text())
def test_fingerprints_see_no_difference_a_form_cannot_show(text: str) -> None:
    assert fingerprint(text) == fingerprint(f" {text}\r\n".replace("\r\n", "\n"))
    assert fingerprint(text, "") != fingerprint(text, "x")


def test_long_answers_are_those_a_field_cannot_show() -> None:
    for length, adds in ((LONGEST_SHOWN, False), (LONGEST_SHOWN + 1, True)):
        talk = Talk()
        talk.hear(("They ship " * length)[:length])
        assert item_snapshot(talk.handover, "status").adds is adds
