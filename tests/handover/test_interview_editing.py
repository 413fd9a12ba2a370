"""Messages that are edited or deleted later change the answer with them."""

from dataclasses import replace

import pytest

from handover.checklist import ItemInput, item_snapshot, save_items
from handover.interview.answering import ThreadMessage
from handover.interview.editing import edit, withdraw
from handover.interview.refusals import NotApplicableWithoutReason, ReplacedInForm
from handover.interview.replies import AnswerText
from handover.model.handover import Status
from handover.model.interview import PromptKind
from handover.model.people import Role
from handover.model.refusals import NotActive
from handover.questions import QUESTION_REPLIED
from handover.review import accept, ask
from handover.time.timestamps import moment_of
from tests.examples import DANA, PEOPLE, PRIYA
from tests.handover.talk import Talk


def test_editing_a_reply_edits_the_answer_and_says_so_once() -> None:
    talk = Talk()
    stamp = talk.hear("Calm.")
    talk.change(stamp, "Calm and happy.")
    assert (talk.text("status"), talk.now_asked, talk.notes()) == ("Calm and happy.", "goals", ["edited"])
    talk.change(stamp, "Calm and happy.")
    assert talk.notes() == ["edited"]


def test_an_edit_reopens_an_accepted_answer() -> None:
    talk = Talk()
    stamp = talk.hear("Calm.")
    talk.settle(accept(talk.handover, ["status"], by=PRIYA, now=moment_of(talk.stamp())))
    talk.change(stamp, "Not calm at all.")
    assert not talk.handover.answer("status").accepted


def test_one_of_several_messages_is_edited_in_its_place() -> None:
    talk = Talk()
    talk.prompts_arrive = False
    first = talk.hear("one")
    talk.hear("two")
    talk.change(first, "uno")
    assert talk.text("status") == "uno\ntwo"


def test_a_joined_message_loses_its_plus_when_edited_too() -> None:
    talk = Talk()
    talk.hear("one")
    stamp = talk.hear("+ two")
    talk.change(stamp, "+ three")
    assert talk.text("status") == "one\nthree"


def test_an_older_edit_that_arrives_late_changes_nothing() -> None:
    talk = Talk()
    stamp = talk.hear("Calm.")
    early, late = talk.stamp(), talk.stamp()
    talk.settle(edit(talk.handover, Role.OUTGOING, ThreadMessage(stamp, DANA, AnswerText("third")), moment_of(late)))
    talk.settle(edit(talk.handover, Role.OUTGOING, ThreadMessage(stamp, DANA, AnswerText("second")), moment_of(early)))
    assert talk.text("status") == "third"


def test_not_applicable_can_be_reworded_and_turned_into_an_answer_and_back() -> None:
    talk = Talk()
    stamp = talk.hear("n/a – none")
    talk.change(stamp, "n/a – they are new")
    assert talk.handover.answer("status").not_applicable == "they are new"
    with pytest.raises(NotApplicableWithoutReason):
        talk.change(stamp, "n/a")
    talk.change(stamp, "They want a second site.")
    assert (talk.text("status"), talk.handover.answer("status").not_applicable) == ("They want a second site.", "")
    talk.change(stamp, "n/a – no, they do not")
    assert (talk.text("status"), talk.handover.answer("status").not_applicable) == ("", "no, they do not")


def test_deleting_a_reply_takes_it_back_and_the_question_comes_again() -> None:
    talk = Talk()
    stamp = talk.hear("Calm.")
    talk.delete(stamp)
    assert (talk.text("status"), talk.handover.answer("status").given) == ("", False)
    assert talk.notes() == ["withdrawn"]
    talk.hear("the goals")
    assert talk.now_asked == "status"


def test_deleting_one_of_several_messages_leaves_the_rest() -> None:
    talk = Talk()
    talk.prompts_arrive = False
    talk.hear("one")
    second = talk.hear("two")
    talk.delete(second)
    assert talk.text("status") == "one"


def test_deleting_after_the_end_asks_again() -> None:
    talk = Talk()
    stamps = [talk.hear(f"About {number}") for number in range(4)]
    assert talk.current.kind is PromptKind.FINISHED
    talk.delete(stamps[1])
    assert talk.now_asked == "goals"


def test_a_deleted_message_does_not_come_back_by_redelivery() -> None:
    talk = Talk()
    stamp = talk.hear("Calm.", "plan.pdf")
    talk.delete(stamp)
    talk.hear("Calm.", "plan.pdf", stamp=stamp)
    assert (talk.text("status"), talk.handover.answer("status").evidence) == ("", ())


def test_deleting_takes_back_files_links_and_not_applicable() -> None:
    talk = Talk()
    with_file = talk.hear("See this", "plan.pdf")
    excused = talk.hear("n/a – no goals")
    talk.delete(with_file)
    talk.delete(excused)
    assert not talk.handover.answer("status").given
    assert not talk.handover.answer("goals").given


def test_a_file_that_is_removed_from_a_message_is_no_evidence_any_more() -> None:
    talk = Talk()
    stamp = talk.hear("See these", "plan.pdf", "deck.pdf")
    talk.change(stamp, "See these", "deck.pdf")
    assert [one.title for one in talk.handover.answer("status").evidence] == ["deck.pdf"]


def test_an_edit_after_the_form_replaced_the_answer_is_said_to_change_nothing() -> None:
    talk = Talk()
    stamp = talk.hear("Calm.")
    entry = ItemInput(item_snapshot(talk.handover, "status"), "Written anew in the form.")
    talk.settle(save_items(talk.handover, [entry], [], by=PEOPLE[DANA], now=moment_of(talk.stamp())).decision)
    with pytest.raises(ReplacedInForm):
        talk.change(stamp, "Calm, really.")
    talk.delete(stamp)
    assert talk.text("status") == "Written anew in the form."


def test_edits_and_deletions_of_a_reply_to_a_question_reach_the_channel() -> None:
    talk = Talk()
    talk.hear("Calm.")
    talk.settle(ask(talk.handover, "status", "Why calm?", by=PRIYA, now=moment_of(talk.stamp())))
    assert talk.current.kind is PromptKind.QUESTION
    stamp = talk.hear("Because of the review.")
    talk.hear("+ And the new site.")
    talk.change(stamp, "Because of the good review.")
    talk.change(stamp, "Because of the good review.")
    (question,) = talk.handover.questions
    assert question.reply == "Because of the good review.\nAnd the new site."
    talk.delete(stamp)
    told = [one.ref["what"] for one in talk.said if one.kind is QUESTION_REPLIED]
    assert told == ["replied", "added", "changed", "shortened"]


def test_messages_nothing_came_from_are_left_alone() -> None:
    talk = Talk()
    before = talk.handover
    assert withdraw(before, Role.OUTGOING, "1.000001", moment_of("2.000001")).handover == before


def test_nothing_changes_while_the_handover_is_paused() -> None:
    talk = Talk()
    stamp = talk.hear("Calm.")
    talk.handover = replace(talk.handover, status=Status.PAUSED)
    with pytest.raises(NotActive):
        talk.change(stamp, "Not calm.")
    with pytest.raises(NotActive):
        talk.delete(stamp)
