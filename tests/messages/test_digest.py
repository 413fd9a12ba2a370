"""The morning message: what it says, which buttons it has, and that Slack takes it whatever was typed."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings

from handover.digest.today import entry_status, select_for_digest
from handover.model.answers import Question
from handover.model.declines import Decline
from handover.model.handover import Handover, Status, Window
from handover.model.holds import Block, Lift, Snooze
from handover.model.introduction import Introduction
from handover.model.people import Person
from handover.model.playbook import Stage
from handover.model.steps import StepState
from messages.digest.message import DigestContent, digest
from messages.kit.message import Message
from tests.examples import AIKO, DANA, NOW, PEOPLE, PRIYA, a_handover
from tests.handover.answers import ALL_ANSWERED, answered
from tests.hypothesis_profiles import examples
from tests.messages.soundness import sound
from tests.messages.wordy import wordy_handovers, wordy_people

TUESDAY = date(2026, 3, 3)
MORNING = datetime(2026, 3, 3, 14, tzinfo=UTC)
EVERYBODY = frozenset({DANA, PRIYA, AIKO, "U0STRANGER"})


def message_for(person: str, handover: Handover, today: date = TUESDAY) -> Message:
    found = select_for_digest([handover], PEOPLE[person], today)
    standings = [entry_status(todo.handover, todo.subject, PEOPLE[person], today) for todo in found.todos]
    return digest(PEOPLE[person], DigestContent(standings, today, MORNING, found.more))


def buttons(message: Message) -> list[str]:
    rows = [block["elements"] for block in message.blocks if block["type"] == "actions"]
    beside = [[block["accessory"]] for block in message.blocks if "accessory" in block]
    return [element["text"]["text"] for row in rows + beside for element in row]


def shown(handover: Handover, subject: str, person: str = DANA, *, old: bool = False) -> Message:
    again = frozenset({(handover.id, subject)} if old else ())
    return digest(
        PEOPLE[person],
        DigestContent(
            [entry_status(handover, subject, PEOPLE[person], TUESDAY)], TUESDAY, MORNING, in_newer_digest=again
        ),
    )


def test_a_message_reads_like_a_colleague_and_says_it_all_in_its_text() -> None:
    question = Question("q1", "status", "Who signs the contract?", PRIYA, NOW)
    assert message_for(DANA, a_handover(questions=(question,))).text == (
        "Good morning, Dana. Two things for today.\n"
        "*Fjordline Logistics* · due today\n"
        "<@U0PRIYA> asks about *Status*:\n>Who signs the contract?\n"
        "*Fjordline Logistics* · first answer due today\n"
        "Tell your successor what you know: 4 questions, about 8 minutes, in pieces whenever you like."
    )


@pytest.mark.parametrize("status", [Status.CANCELLED, Status.COMPLETED, Status.PAUSED])
def test_that_a_handover_rests_or_has_ended_is_said_once(status: Status) -> None:
    """I: a morning's message said of each of its three things that the handover is completed."""
    handover = replace(a_handover(), status=status)
    other = replace(handover, id="h2", account="Acme")
    of_both = [
        entry_status(one, subject, PEOPLE[DANA], TUESDAY) for one in (handover, other) for subject in ("answer", "send")
    ]
    said = digest(PEOPLE[DANA], DigestContent(of_both, TUESDAY, MORNING))
    word = "paused" if status is Status.PAUSED else f"this handover is {status}"
    assert said.text.count(word) == 2
    assert [block["text"]["text"] for block in said.blocks[1:]] == [
        f"*{account}* · {word}" for account in ("Fjordline Logistics", "Acme")
    ]


@pytest.mark.parametrize(
    ("known", "declines", "said"),
    [
        ({PRIYA: PEOPLE[PRIYA]}, (), "Tell <@U0PRIYA> what you know"),
        ({PRIYA: replace(PEOPLE[PRIYA], deactivated=True)}, (), "Tell your successor what you know"),
        ({PRIYA: replace(PEOPLE[PRIYA], guest=True)}, (), "Tell your successor what you know"),
        ({PRIYA: PEOPLE[PRIYA]}, (Decline(PRIYA, "Not my region", NOW),), "Tell your successor what you know"),
        ({}, (), "Tell your successor what you know"),
    ],
    ids=["takes part", "has left", "is a guest now", "has declined", "unknown"],
)
def test_who_takes_over_is_named_where_they_are_known_to_take_part(
    known: dict[str, Person], declines: tuple[Decline, ...], said: str
) -> None:
    handover = a_handover(declines=declines)
    standings = [entry_status(handover, "answer", PEOPLE[DANA], TUESDAY)]
    assert said in digest(PEOPLE[DANA], DigestContent(standings, TUESDAY, MORNING, people=known)).text


def test_what_holds_for_several_accounts_is_said_once_and_the_nearest_last_day_comes_first() -> None:
    """I: a manager of many, somebody with many handovers: no like messages, nothing twice."""
    question = Question("q1", "status", "Who signs?", PRIYA, NOW)
    ends = {"Late": date(2026, 3, 27), "Soon": date(2026, 3, 20), "Then": date(2026, 3, 23)}
    many = [
        a_handover(
            id=name, account=name, window=Window(NOW.date(), end), questions=(question,) if name != "Then" else ()
        )
        for name, end in ends.items()
    ]
    found = select_for_digest([one for one in many if one.id != "Late"], PEOPLE[DANA], TUESDAY)
    standings = [entry_status(todo.handover, todo.subject, PEOPLE[DANA], TUESDAY) for todo in found.todos]
    assert digest(PEOPLE[DANA], DigestContent(standings, TUESDAY, MORNING)).text.split("\n")[1:] == [
        "*Soon* · due today",
        "<@U0PRIYA> asks about *Status*:",
        ">Who signs?",
        "*Soon* · first answer due today",
        "Tell your successor what you know: 4 questions, about 8 minutes, in pieces whenever you like.",
        "*Then* · first answer due today",
        "*Answers to 4 questions*",
    ]
    asked = select_for_digest([one for one in many if one.id != "Then"], PEOPLE[DANA], TUESDAY).todos[:2]
    standings = [entry_status(todo.handover, todo.subject, PEOPLE[DANA], TUESDAY) for todo in asked]
    words = digest(PEOPLE[DANA], DigestContent(standings, TUESDAY, MORNING)).text
    assert words.index("*Soon*") < words.index("*Late*")
    assert words.count(">Who signs?") == 2, "what somebody asks stands in their words"


def test_who_has_begun_to_answer_is_asked_for_the_next_answer() -> None:
    begun = a_handover(answers=answered("goals"))
    assert "*Fjordline Logistics* · next answer due today\n" in message_for(DANA, begun).text


DRAFTED = Introduction(version=1, author=DANA, asked_at=NOW)
APPROVED = replace(DRAFTED, approved_version=1, approved_by=PRIYA, approved_at=NOW)
CALLED = Stage.CONTEXT_CALL
LATER = ["Tomorrow", "Blocked …"]


@pytest.mark.parametrize(
    ("person", "handover", "today", "expected"),
    [
        (DANA, a_handover(), TUESDAY, ["Start", *LATER]),
        (DANA, a_handover(answers=answered("goals")), TUESDAY, ["Continue", *LATER]),
        (PRIYA, a_handover(answers=answered("goals", accepted=False)), TUESDAY, ["Review answers", "Tomorrow"]),
        (PRIYA, a_handover(answers=ALL_ANSWERED, introduction=DRAFTED), TUESDAY, ["Read it", "Tomorrow"]),
        (
            DANA,
            a_handover(answers=ALL_ANSWERED, introduction=APPROVED),
            TUESDAY,
            ["Open e-mail", "Mark as sent", *LATER],
        ),
        (DANA, a_handover(answers=ALL_ANSWERED, stage=Stage.INTRODUCE), date(2026, 3, 12), ["Write e-mail …", *LATER]),
        (
            PRIYA,
            a_handover(answers=ALL_ANSWERED, stage=CALLED),
            date(2026, 3, 6),
            ["Pick a day …", "It has taken place", *LATER],
        ),
        (
            PRIYA,
            a_handover(answers=ALL_ANSWERED, stage=CALLED, steps={"context_call": StepState(planned=date(2026, 3, 6))}),
            date(2026, 3, 6),
            ["It has taken place", "Another day …", *LATER],
        ),
        (AIKO, a_handover(), date(2026, 3, 5), ["Open", "Nudge who is late", "Got it"]),
    ],
)
def test_each_kind_of_thing_has_the_buttons_that_fit_it(
    person: str, handover: Handover, today: date, expected: list[str]
) -> None:
    one = replace(handover, playbook=replace(handover.playbook, steps=handover.playbook.steps[:3]))
    assert buttons(message_for(person, one, today))[: len(expected)] == expected


IN_TOKYO = "Good afternoon, Aiko. One thing you should know.\n"
"""14:00 UTC is late in Tokyo."""
WEDNESDAY = datetime(2026, 3, 4, 12, tzinfo=UTC)
MOVING = a_handover(answers=answered("goals", at=WEDNESDAY))
"""Something moved on Wednesday; what was due on Tuesday is open."""


def test_the_manager_reads_what_whose_and_since_when() -> None:
    assert message_for(AIKO, MOVING, date(2026, 3, 6)).text == (
        f"{IN_TOKYO}*Fjordline Logistics* · 12 % done · 12 working days left\n"
        "Answers to 3 questions (<@U0DANA>): was due Tue 3 Mar, 3 working days ago."
    )


def test_the_manager_reads_since_when_nothing_has_moved_and_what_is_open() -> None:
    assert message_for(AIKO, a_handover(), date(2026, 3, 5)).text == (
        f"{IN_TOKYO}*Fjordline Logistics* · 0 % done · 13 working days left\n"
        "Nothing has moved since Mon 2 Mar. Still open: Answers to 4 questions (<@U0DANA>) and Context_Call (<@U0PRIYA>)."
    )


def test_the_manager_reads_who_waits_for_a_reply_and_since_when() -> None:
    question = Question("q1", "goals", "Who signs?", PRIYA, WEDNESDAY)
    asked = replace(MOVING, answers=answered("status", "goals", "risks", at=WEDNESDAY), questions=(question,))
    assert message_for(AIKO, asked, date(2026, 3, 6)).text.partition("left\n")[2] == (
        "<@U0PRIYA> has been waiting since Wed 4 Mar for a reply from <@U0DANA> about *Goals*:\n>Who signs?"
    )


@pytest.mark.parametrize(("blocker", "who"), [("", "<@U0DANA>"), (PRIYA, "<@U0DANA>, waiting for <@U0PRIYA>")])
def test_the_manager_reads_why_something_is_blocked_and_who_can_help(blocker: str, who: str) -> None:
    blocked = a_handover(blocks=(Block("answer", "Waiting for legal", DANA, NOW, blocker),))
    expected = f"Answers to 4 questions ({who}): blocked since Mon 2 Mar\n>Waiting for legal"
    assert expected in message_for(AIKO, blocked).text


def test_the_manager_reads_what_the_last_days_have_no_room_for_and_the_way_to_the_channel() -> None:
    late = a_handover(answers=answered("status", "goals", "risks", at=datetime(2026, 3, 18, tzinfo=UTC)))
    found = select_for_digest([late], PEOPLE[AIKO], date(2026, 3, 19))
    standings = [entry_status(late, todo.subject, PEOPLE[AIKO], date(2026, 3, 19)) for todo in found.todos]
    text = digest(
        PEOPLE[AIKO], DigestContent(standings, date(2026, 3, 19), MORNING, channels={late.id: "C0CHANNEL1"})
    ).text
    assert "*Fjordline Logistics* · 37 % done · 3 working days left · <#C0CHANNEL1>\n" in text
    assert "Little time is left for *Introduction* and *Warm_Call*. Still open: " in text


def test_the_manager_reads_that_the_last_day_has_passed() -> None:
    text = message_for(AIKO, a_handover(), date(2026, 3, 24)).text
    assert "· last day was Mon 23 Mar\nThe last day passed 1 working day ago, and not everything is done. Still" in text
    assert text.endswith("\nNothing has moved since Mon 2 Mar.")


def test_who_can_clear_the_way_reads_who_waits_and_why() -> None:
    message = message_for(PRIYA, WAITS_FOR_PRIYA)
    assert message.text == (
        "Good evening, Priya. One thing for today.\n"
        "*Fjordline Logistics* · <@U0DANA> waits for you\n"
        "Can you clear the way for *Answers to 4 questions*?\n>No access"
    ).replace("Good evening", "Good afternoon")
    assert buttons(message) == ["Not blocked any more", "Not me", "Tomorrow"]
    assert "waiting for <@U0PRIYA>\n>No access" in shown(WAITS_FOR_PRIYA, "answer").text


WAITS_FOR_PRIYA = a_handover(blocks=(Block("answer", "No access", DANA, NOW, PRIYA),))


@pytest.mark.parametrize(
    ("settled", "to_the_owner", "to_the_blocker"),
    [
        (True, "<@U0PRIYA> says nothing is in the way any more.\nTell your successor", "✓ Not blocked any more"),
        (
            False,
            "<@U0PRIYA> can't clear the way. If somebody else can, say so with *Blocked …*\nTell your successor",
            "Back with <@U0DANA>, who looks",
        ),
    ],
)
def test_the_owner_has_it_back_and_reads_why_for_a_day(settled: bool, to_the_owner: str, to_the_blocker: str) -> None:
    lift = Lift(WAITS_FOR_PRIYA.blocks[0], PRIYA, NOW, settled)
    back = a_handover(lifts=(lift,))
    assert to_the_owner in message_for(DANA, back).text
    assert to_the_owner not in message_for(DANA, back, date(2026, 3, 4)).text
    assert to_the_blocker in shown(back, f"clear:answer@{DANA}", PRIYA).text


def test_who_lifted_their_own_block_is_not_told_so() -> None:
    back = a_handover(lifts=(Lift(WAITS_FOR_PRIYA.blocks[0], DANA, NOW),))
    assert "in the way" not in message_for(DANA, back).text


@pytest.mark.parametrize(
    ("handover", "subject", "words", "way_back"),
    [
        (a_handover(answers=ALL_ANSWERED), "answer", "✓ All questions answered", []),
        (
            a_handover(holds=(Snooze("answer", DANA, date(2026, 3, 4)),)),
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
            ["Another day …"],
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
    other = DigestContent(
        [entry_status(a_handover(), "answer", PEOPLE[DANA], TUESDAY)],
        TUESDAY,
        MORNING,
        in_newer_digest={("h2", "answer")},
    )
    assert "Start" in buttons(digest(PEOPLE[DANA], other))


def test_what_was_left_out_is_counted() -> None:
    questions = tuple(Question(f"q{n}", "status", "Who?", PRIYA, NOW) for n in range(5))
    assert "3 more can wait: they are on my Home tab" in message_for(DANA, a_handover(questions=questions)).text


@settings(max_examples=examples(40))
@given(wordy_handovers(), wordy_people())
def test_slack_takes_the_message_whatever_was_typed(handover: Handover, person: Person) -> None:
    news = f"overdue:answer@{DANA},silent:2026-03-02,window_passed:2026-03-23"
    subjects = (
        "answer",
        "review",
        "question:q0",
        "step:introduction",
        "step:warm_call",
        "send",
        f"clear:answer@{DANA}",
        news,
    )
    for subject in subjects:
        sound(shown(handover, subject), EVERYBODY)
        sound(shown(handover, subject, old=True), EVERYBODY)
    for today in (TUESDAY, date(2026, 3, 20)):
        for reader in (person, PEOPLE[AIKO]):
            found = select_for_digest([handover] * 2, reader, today)
            standings = [entry_status(todo.handover, todo.subject, reader, today) for todo in found.todos]
            message = digest(reader, DigestContent(standings, today, MORNING, found.more))
            sound(message, EVERYBODY)
            assert len(message.text) <= 4000, "chat.update takes no more"
