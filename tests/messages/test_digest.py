"""The morning message: what it says, which buttons it has, and that Slack takes it whatever was typed."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings

from handover.handover import Block, Handover, Hold, Question, Status, StepState
from handover.introduction import Introduction
from handover.people import Person
from handover.playbook import Stage
from handover.today import matters_today, standing
from messages.digest import Morning, digest
from messages.message import Message
from tests.examples import AIKO, DANA, NOW, PEOPLE, PRIYA, a_handover
from tests.handover.test_todo import ALL_ANSWERED, answered
from tests.messages.soundness import sound
from tests.messages.wordy import wordy_handovers, wordy_people

TUESDAY = date(2026, 3, 3)
MORNING = datetime(2026, 3, 3, 14, tzinfo=UTC)
EVERYBODY = frozenset({DANA, PRIYA, AIKO, "U0STRANGER"})


def message_for(person: str, handover: Handover, today: date = TUESDAY) -> Message:
    found = matters_today([handover], person, today)
    standings = [standing(todo.handover, todo.subject, person, today) for todo in found.todos]
    return digest(PEOPLE[person], Morning(standings, today, MORNING, found.more))


def buttons(message: Message) -> list[str]:
    rows = [block["elements"] for block in message.blocks if block["type"] == "actions"]
    beside = [[block["accessory"]] for block in message.blocks if "accessory" in block]
    return [element["text"]["text"] for row in rows + beside for element in row]


def shown(handover: Handover, subject: str, person: str = DANA, *, old: bool = False) -> Message:
    again = frozenset({(handover.id, subject)} if old else ())
    return digest(
        PEOPLE[person], Morning([standing(handover, subject, person, TUESDAY)], TUESDAY, MORNING, asked_again=again)
    )


def test_a_message_reads_like_a_colleague_and_says_it_all_in_its_text() -> None:
    question = Question("q1", "status", "Who signs the contract?", PRIYA, NOW)
    assert message_for(DANA, a_handover(questions=(question,))).text == (
        "Good morning, Dana. Two things for today.\n"
        "*Fjordline Logistics* · due today\n"
        "<@U0PRIYA> asks about *Status*:\n>Who signs the contract?\n"
        "*Fjordline Logistics* · first answer due today\n"
        "Tell <@U0PRIYA> what you know: 4 questions, about 8 minutes, in pieces whenever you like."
    )


DRAFTED = Introduction(version=1, author=DANA, asked_at=NOW)
APPROVED = replace(DRAFTED, approved_version=1, approved_by=PRIYA, approved_at=NOW)
CALLED = Stage.CONTEXT_CALL
LATER = ["Tomorrow", "Blocked …"]


@pytest.mark.parametrize(
    ("person", "handover", "today", "expected"),
    [
        (DANA, a_handover(), TUESDAY, ["Start", *LATER]),
        (DANA, a_handover(answers=answered("goals")), TUESDAY, ["Continue", *LATER]),
        (PRIYA, a_handover(answers=answered("goals", accepted=False)), TUESDAY, ["Review", "Tomorrow"]),
        (PRIYA, a_handover(answers=ALL_ANSWERED, introduction=DRAFTED), TUESDAY, ["Read it", "Tomorrow"]),
        (
            DANA,
            a_handover(answers=ALL_ANSWERED, introduction=APPROVED),
            TUESDAY,
            ["Open e-mail", "Mark as sent", *LATER],
        ),
        (DANA, a_handover(answers=ALL_ANSWERED, stage=Stage.INTRODUCE), date(2026, 3, 12), ["Write e-mail", *LATER]),
        (
            PRIYA,
            a_handover(answers=ALL_ANSWERED, stage=CALLED),
            date(2026, 3, 6),
            ["Pick a day", "Already held", *LATER],
        ),
        (
            PRIYA,
            a_handover(answers=ALL_ANSWERED, stage=CALLED, steps={"context_call": StepState(planned=date(2026, 3, 6))}),
            date(2026, 3, 6),
            ["Done", "Open", *LATER],
        ),
        (AIKO, a_handover(), date(2026, 3, 5), ["Open", "Got it"]),
    ],
)
def test_each_kind_of_thing_has_the_buttons_that_fit_it(
    person: str, handover: Handover, today: date, expected: list[str]
) -> None:
    one = replace(handover, playbook=replace(handover.playbook, steps=handover.playbook.steps[:3]))
    assert buttons(message_for(person, one, today))[: len(expected)] == expected


def test_the_manager_reads_what_whose_and_since_when() -> None:
    assert message_for(AIKO, a_handover(), date(2026, 3, 6)).text == (
        "Good morning, Aiko. One thing you should know.\n"
        "*Fjordline Logistics* · <@U0DANA>\n"
        "Answers to 4 questions: was due Tue 3 Mar, 3 working days ago."
    ).replace("Good morning, Aiko", "Good afternoon, Aiko"), "14:00 UTC is late in Tokyo"


def test_the_manager_reads_why_something_is_blocked() -> None:
    blocked = a_handover(blocks=(Block("answer", "Waiting for legal", DANA, NOW),))
    assert "Answers to 4 questions: blocked since Mon 2 Mar\n>Waiting for legal" in message_for(AIKO, blocked).text


@pytest.mark.parametrize(
    ("handover", "subject", "words", "way_back"),
    [
        (a_handover(answers=ALL_ANSWERED), "answer", "✓ All questions answered", []),
        (
            a_handover(holds=(Hold("answer", DANA, date(2026, 3, 4)),)),
            "answer",
            "Answers to 4 questions: back on Wed 4 Mar",
            ["Undo"],
        ),
        (
            a_handover(blocks=(Block("answer", "Legal", DANA, NOW),)),
            "answer",
            "Answers to 4 questions: blocked\n>Legal",
            ["Not blocked any more"],
        ),
        (
            a_handover(steps={"warm_call": StepState(done_by=DANA, done_at=NOW)}),
            "step:warm_call",
            "✓ Warm_Call: done",
            ["Undo"],
        ),
        (
            a_handover(steps={"warm_call": StepState(done_by=PRIYA, done_at=NOW)}),
            "step:warm_call",
            "✓ Warm_Call: done by <@U0PRIYA>",
            [],
        ),
        (
            a_handover(steps={"warm_call": StepState(planned=date(2026, 3, 12))}),
            "step:warm_call",
            "Warm_Call: planned for Thu 12 Mar",
            ["Change"],
        ),
        (a_handover(status=Status.PAUSED), "answer", "paused", []),
        (a_handover(status=Status.CANCELLED), "answer", "this handover is cancelled", []),
    ],
)
def test_what_became_of_a_thing_stands_in_its_place(
    handover: Handover, subject: str, words: str, way_back: list[str]
) -> None:
    message = shown(handover, subject)
    assert message.text.partition("\n")[2] == f"*Fjordline Logistics* · {words}"
    assert buttons(message) == way_back


def test_an_old_message_has_no_buttons_for_what_a_newer_one_asks() -> None:
    message = shown(a_handover(), "answer", old=True)
    assert message.text.partition("\n")[2] == "*Fjordline Logistics* · Answers to 4 questions: see the newest message"
    assert buttons(message) == []
    other = Morning([standing(a_handover(), "answer", DANA, TUESDAY)], TUESDAY, MORNING, asked_again={("h2", "answer")})
    assert "Start" in buttons(digest(PEOPLE[DANA], other))


def test_what_was_left_out_is_counted() -> None:
    questions = tuple(Question(f"q{n}", "status", "Who?", PRIYA, NOW) for n in range(5))
    assert "3 more can wait: they are on my Home tab" in message_for(DANA, a_handover(questions=questions)).text


@settings(max_examples=150, deadline=None)
@given(wordy_handovers(), wordy_people())
def test_slack_takes_the_message_whatever_was_typed(handover: Handover, person: Person) -> None:
    for subject in ("answer", "review", "question:q0", "step:introduction", "step:warm_call", "send"):
        sound(shown(handover, subject), EVERYBODY)
        sound(shown(handover, subject, old=True), EVERYBODY)
    for today in (TUESDAY, date(2026, 3, 20)):
        for reader in (person, PEOPLE[AIKO]):
            found = matters_today([handover] * 2, reader.id, today)
            standings = [standing(todo.handover, todo.subject, reader.id, today) for todo in found.todos]
            message = digest(reader, Morning(standings, today, MORNING, found.more))
            sound(message, EVERYBODY)
            assert len(message.text) <= 4000, "chat.update takes no more"
