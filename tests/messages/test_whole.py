"""A: a text of any length is shortened with a sign and "Read all", which shows all of it in pages Slack takes."""

from datetime import timedelta

from handover.model.answers import Answer, Evidence, Part, Question
from messages import review, whole
from messages.kit.message import View
from tests.examples import NOW, a_handover
from tests.messages.soundness import sound_view

LINES = [f"Line {number} of what they said" for number in range(1, 61)]


def replied(text: str) -> Question:
    part = Part(text, "U0DANA", NOW + timedelta(hours=1), "1.0")
    return Question("q1", "goals", "What did they say?", "U0PRIYA", NOW, (part,))


def texts(view: View) -> str:
    return "\n".join(block["text"]["text"] for block in view["blocks"] if block["type"] == "section")


def test_a_reply_of_60_lines_is_shortened_with_a_sign_and_a_button_that_shows_all() -> None:
    question = replied("\n".join(LINES))
    handover = a_handover(questions=(question,))
    message = review.replied(handover, question, "replied")
    assert ">Line 40 of what they said\n>…" in message.text
    assert "Line 41" not in message.text
    assert message.blocks[1]["elements"][0]["text"]["text"] == "Read all"
    assert "\n".join(LINES) in texts(whole.whole_reply(handover, question))


def test_a_short_reply_needs_no_button() -> None:
    question = replied("\n".join(LINES[:40]))
    handover = a_handover(questions=(question,))
    message = review.replied(handover, question, "replied")
    assert "…" not in message.text
    assert [one["text"]["text"] for one in message.blocks[1]["elements"]] == [
        "Accept answer",
        "Ask again …",
        "Review answers",
    ]


def test_a_very_long_answer_comes_in_pages_and_nothing_is_missing() -> None:
    text = " ".join(f"word{number}" for number in range(60_000))
    handover = a_handover(answers={"goals": Answer("goals", (Part(text, "U0DANA", NOW),), by="U0DANA", at=NOW)})
    page = whole.whole_answer(handover, handover.playbook.item("goals"))
    read, pages = "", 0
    while True:
        sound_view(page, frozenset({"U0DANA"}))
        read, pages = f"{read} {texts(page)}", pages + 1
        to_next = [
            element["value"].partition("|")[2]
            for block in page["blocks"]
            if block["type"] == "actions"
            for element in block["elements"]
            if element["text"]["text"] == "Next page"
        ]
        if not to_next:
            break
        page = whole.page_of(handover, to_next[0])
    assert pages == 7
    assert read.split() == text.split()


def test_a_long_saved_message_and_a_long_reply_are_read_with_the_answer() -> None:
    message = "They renewed because of the new dashboards. " * 20
    answer = Answer("goals", evidence=(Evidence(message, "https://x.example", "U0DANA", NOW),), by="U0DANA", at=NOW)
    handover = a_handover(answers={"goals": answer}, questions=(replied("\n".join(LINES)),))
    assert whole.answer_is_cut(handover, "goals", 1500)
    shown = texts(whole.whole_answer(handover, handover.playbook.item("goals")))
    assert message.strip() in shown
    assert LINES[59] in shown
