"""The form that asks what is in the way and who can clear it, and what the channel reads."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings

from handover.blocking import block, decline_block, unblock
from handover.model.handover import Handover
from handover.model.holds import Block, Lift
from handover.model.people import Person
from handover.todos import Todo, todos
from messages.blocking import blocked_form, blocked_in_channel, lifted_in_channel, unblocked_reply
from messages.kit.message import View
from tests.examples import AIKO, DANA, NOW, PEOPLE, PRIYA, a_handover
from tests.hypothesis_profiles import examples
from tests.messages.soundness import sound, sound_view
from tests.messages.wordy import wordy_handovers, wordy_people

TUESDAY = date(2026, 3, 3)
EVERYBODY = frozenset({DANA, PRIYA, AIKO, "U0STRANGER"})


def the_form(handover: Handover, people: dict[str, Person] | None = None) -> View:
    return blocked_form(todos(handover)[0], PEOPLE if people is None else people, TUESDAY, metadata="{}")


def menu(view: View) -> Any:
    return view["blocks"][2]["element"]


def choices(view: View) -> list[str]:
    return [option["text"]["text"] for option in menu(view)["options"]]


def waiting_for_priya() -> Handover:
    return block(a_handover(), "answer", "No access yet", by=DANA, now=NOW, blocker=PRIYA).handover


def test_the_form_offers_the_others_and_somebody_outside_who_is_chosen_at_first() -> None:
    view = the_form(a_handover())
    assert choices(view) == [
        "Priya Nair (incoming CSM)",
        "Aiko Tanaka (manager)",
        "Somebody else, outside this handover",
    ]
    assert menu(view)["initial_option"]["value"] == "outside"


def test_who_cannot_be_reached_is_not_offered_and_who_is_away_is_with_the_day_they_are_back() -> None:
    gone, away = replace(PEOPLE[PRIYA], deactivated=True), replace(PEOPLE[AIKO], away_until=date(2026, 3, 12))
    view = the_form(a_handover(), {PRIYA: gone, AIKO: away})
    assert choices(view) == ["Aiko Tanaka (manager, back Thu 12 Mar)", "Somebody else, outside this handover"]


def test_what_was_said_before_is_filled_in() -> None:
    view = the_form(waiting_for_priya())
    assert view["blocks"][1]["element"]["initial_value"] == "No access yet"
    assert menu(view)["initial_option"]["value"] == PRIYA


def test_handed_back_the_reason_stands_and_somebody_else_is_to_be_named() -> None:
    view = the_form(decline_block(waiting_for_priya(), "answer", by=PRIYA, now=NOW).handover)
    assert view["blocks"][1]["element"]["initial_value"] == "No access yet"
    assert menu(view)["initial_option"]["value"] == "outside"


def test_once_settled_the_form_is_empty_again() -> None:
    view = the_form(unblock(waiting_for_priya(), "answer", by=PRIYA, now=NOW).handover)
    assert "initial_value" not in view["blocks"][1]["element"]


@pytest.mark.parametrize(("blocker", "asked"), [("", ""), (PRIYA, "\n<@U0PRIYA>, can you clear the way?")])
def test_the_channel_reads_who_cannot_go_on_why_and_who_can_help(blocker: str, asked: str) -> None:
    blocked = a_handover(blocks=(Block("answer", "Waiting for legal", DANA, NOW, blocker),))
    note = blocked_in_channel(todos(blocked)[0])
    assert note.text == f"<@U0DANA> can't go on with *Answers to 4 questions*:\n>Waiting for legal{asked}"
    assert note.blocks[1]["elements"][0]["value"] == f"h1|clear:answer@{DANA}", "Dana's, whoever presses it"


@pytest.mark.parametrize(
    ("settled", "note", "line"),
    [
        (
            True,
            "✓ *Answers to 4 questions* is not blocked any more, says <@U0PRIYA>:\n>No access yet",
            "<@U0DANA>, you can go on with *Answers to 4 questions*: <@U0PRIYA> says nothing is in the way any more.",
        ),
        (
            False,
            "*Answers to 4 questions* is back with <@U0DANA>, says <@U0PRIYA>:\n>No access yet",
            "<@U0DANA>, <@U0PRIYA> can't clear the way for *Answers to 4 questions*. Who else can?",
        ),
    ],
)
def test_the_channel_reads_how_it_ended(settled: bool, note: str, line: str) -> None:
    lift = Lift(waiting_for_priya().blocks[0], PRIYA, NOW, settled)
    todo = todos(a_handover())[0]
    assert lifted_in_channel(lift, todo).text == note
    assert "Answers" not in lifted_in_channel(lift, None).text, "it is done, and has no name of its own any more"
    assert unblocked_reply(todos(a_handover())[0], lift).text == line


def blocked_as(todo: Todo, blocker: str) -> Todo:
    obstacle = Block(todo.subject, todo.handover.account, todo.owner, NOW, blocker)
    return replace(todo, handover=replace(todo.handover, blocks=(obstacle,)))


@settings(max_examples=examples(30))
@given(wordy_handovers(), wordy_people())
def test_slack_takes_it_whatever_was_typed(handover: Handover, person: Person) -> None:
    people = {user: replace(person, id=user) for user in handover.participants}
    for todo in todos(handover, date(2026, 4, 1)):
        for one in (todo, blocked_as(todo, ""), blocked_as(todo, PRIYA)):
            sound_view(blocked_form(one, people, TUESDAY, metadata="{}"), EVERYBODY)
            sound(blocked_in_channel(one), EVERYBODY)
        for settled in (True, False):
            lift = Lift(Block(todo.subject, handover.account, DANA, NOW, PRIYA), PRIYA, NOW, settled)
            sound(lifted_in_channel(lift, todo), EVERYBODY)
            sound(unblocked_reply(todo, lift), EVERYBODY)
