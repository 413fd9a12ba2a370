"""The Home tab: who sees what, and that it holds any number of handovers."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handover.model.answers import Question
from handover.model.handover import Handover, Status, Window
from handover.model.holds import Block, Snooze
from handover.model.people import Person
from messages.home import home
from messages.kit.message import View
from tests.examples import AIKO, DANA, NOW, PEOPLE, PRIYA, a_handover
from tests.hypothesis_profiles import examples
from tests.messages.soundness import sound_view
from tests.messages.wordy import wordy_handovers, wordy_people

MORNING = datetime(2026, 3, 3, 14, tzinfo=UTC)
LATER = datetime(2026, 3, 4, 14, tzinfo=UTC)
"""Two days after a handover was opened whose first answer is due on the day after that."""
EVERYBODY = frozenset({DANA, PRIYA, AIKO, "U0STRANGER"})


def seen(view: View) -> str:
    return str(view["blocks"])


def test_each_person_sees_the_handover_under_their_own_role() -> None:
    for person, heading, between in (
        (DANA, "You hand over", "to <@U0PRIYA>"),
        (PRIYA, "You take over", "from <@U0DANA>"),
        (AIKO, "You keep an eye on", "<@U0DANA> to <@U0PRIYA>"),
    ):
        view = home(PEOPLE[person], [a_handover()], MORNING)
        assert heading in seen(view)
        assert f"* · {between}\\nPrepare, 0 % · last day Mon 23 Mar" in seen(view)


def test_what_waits_comes_first_with_its_button() -> None:
    view = home(PEOPLE[DANA], [a_handover()], MORNING)
    assert view["blocks"][1]["text"]["text"] == "Waiting for you"
    assert view["blocks"][2]["accessory"]["text"]["text"] == "Start"
    assert "Nothing to do today" in seen(home(PEOPLE[PRIYA], [a_handover()], MORNING))


def test_on_the_first_day_home_shows_what_can_be_begun_and_does_not_say_that_there_is_nothing() -> None:
    """I: Home said "Nothing to do today" while the first answer was due on the next day."""
    view = home(PEOPLE[DANA], [a_handover()], datetime(2026, 3, 2, 15, tzinfo=UTC))
    assert "Nothing to do today" not in seen(view)
    assert view["blocks"][1]["text"]["text"] == "Nothing is due today"
    assert "first answer due tomorrow" in view["blocks"][3]["text"]["text"]
    assert view["blocks"][3]["accessory"]["text"]["text"] == "Start"
    assert "Nothing to do today" in seen(home(PEOPLE[AIKO], [a_handover()], datetime(2026, 3, 2, 15, tzinfo=UTC)))


def test_what_i_have_blocked_can_be_lifted() -> None:
    view = home(PEOPLE[DANA], [a_handover(blocks=(Block("answer", "Legal", DANA, NOW),))], MORNING)
    assert "Nothing to do today" in seen(view)
    assert "Not blocked any more" in seen(view)


def test_a_snoozed_handover_says_until_when_and_can_be_heard_again() -> None:
    view = home(PEOPLE[DANA], [a_handover(holds=(Snooze("*", DANA, date(2026, 3, 9)),))], MORNING)
    assert "Quiet for you until Mon 9 Mar." in seen(view)
    assert "Hear again" in seen(view)


def test_somebody_without_handovers_reads_what_this_is_and_can_start_one() -> None:
    view = home(PEOPLE[DANA], [a_handover(status=Status.COMPLETED)], MORNING)
    assert "Welcome to Baton" in seen(view)
    assert "Start handover" in seen(view)
    sound_view(view)


@pytest.mark.parametrize("outsider", [replace(PEOPLE[DANA], guest=True), replace(PEOPLE[DANA], external=True)])
def test_guests_and_outsiders_see_nothing_internal(outsider: Person) -> None:
    view = home(outsider, [a_handover()], MORNING)
    assert "Fjordline" not in seen(view)
    assert "accessory" not in seen(view)


def test_handovers_of_others_are_not_shown() -> None:
    assert "Fjordline" not in seen(home(replace(PEOPLE[DANA], id="U0OTHER"), [a_handover()], MORNING))


def test_two_hundred_handovers_fit_and_the_rest_is_counted() -> None:
    blocked = (Block("answer", "Legal", DANA, NOW),)
    many = [
        a_handover(id=f"h{n}", account=f"Account {n}", **({"blocks": blocked} if n % 2 else {})) for n in range(200)
    ]
    view = home(PEOPLE[DANA], many, MORNING)
    assert len(view["blocks"]) <= 100
    assert "… and 140 more. `/handover status` and the account's name shows any of them." in seen(view)
    sound_view(view, EVERYBODY)


@settings(max_examples=examples(30))
@given(wordy_people(), st.lists(wordy_handovers(), max_size=4))
def test_slack_takes_the_tab_whatever_was_typed(person: Person, handovers: list[Handover]) -> None:
    distinct = [replace(one, id=f"h{number}") for number, one in enumerate(handovers)]
    sound_view(home(person, distinct, MORNING), EVERYBODY)
    sound_view(home(replace(person, id=AIKO), distinct, MORNING), EVERYBODY)


def test_nothing_of_ones_own_to_do_is_not_said_to_be_calm_over_late_handovers() -> None:
    """I: Home said "Nothing to do today" over twelve late handovers; the late ones come first and say what is late."""
    late = [a_handover(id=f"h{n}", account=f"Late {n}") for n in range(2)]
    calm = a_handover(id="calm", account="Calm", opened_at=LATER, window=Window(LATER.date(), date(2026, 3, 20)))
    words = seen(home(PEOPLE[AIKO], [calm, *late], LATER))
    assert "Nothing to do today" not in words
    assert "2 handovers need attention all the same" in words
    assert words.index("Late 0") < words.index("Late 1") < words.index("Calm")
    assert words.count(f"(<@{DANA}>, first answer 1 working day late)") == 2
    assert "To watch: 1 working day late" not in words, "said once: it is what is next"


def test_what_is_late_is_said_where_something_else_comes_next() -> None:
    unmanaged = a_handover(manager="", questions=(Question("q1", "goals", "Who buys?", DANA, NOW),))
    words = seen(home(PEOPLE[PRIYA], [unmanaged], LATER))
    assert "Next: Reply about Goals (you, " in words
    assert f"To watch: 1 working day late – <@{DANA}>" in words


def test_only_the_manager_reads_what_to_watch_where_there_is_one() -> None:
    assert "To watch" not in seen(home(PEOPLE[DANA], [a_handover()], LATER))
