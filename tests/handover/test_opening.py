"""Opening a handover: every mistake is named beside its field, and what is right becomes a handover with its jobs."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from handover.home import HOME_TAB
from handover.interview.jobs import PROMPT
from handover.interview.progress import asked_items
from handover.model.field_problems import FieldProblems
from handover.model.handover import Reason, Window
from handover.model.people import Person, Role
from handover.model.refusals import MembersOnly
from handover.opening.form import OpeningForm, open_handover
from handover.opening.jobs import BOOKMARKS, INVITE, OPEN_CHANNEL, WELCOME
from handover.overview import SUMMARY_CARD
from tests.examples import AIKO, DANA, LUCAS, NOW, PEOPLE, PRIYA, SMALL_PLAYBOOK

FORM = OpeningForm(
    account="  Fjordline   Logistics ",
    outgoing=DANA,
    incoming=PRIYA,
    manager=AIKO,
    reason=Reason.PROMOTION,
    playbook="small",
    start=date(2026, 3, 2),
    end=date(2026, 3, 23),
    contacts="Maria Olsen, maria@fjordline.example, Operations lead",
    customer_reason=" Dana is moving to a new role. ",
    internal_note="Promoted, tell nobody.",
)
BOT = Person("U0BOT", "Tracker", is_bot=True)
GONE = Person("U0GONE", "Sam", deactivated=True)
GUEST = Person("U0GUEST", "Greta", guest=True)
OUTSIDER = Person("U0OUT", "Olaf", external=True)
EVERYBODY = PEOPLE | {one.id: one for one in (BOT, GONE, GUEST, OUTSIDER)}


def opened(form: OpeningForm = FORM, by: Person = PEOPLE[DANA], now: datetime = NOW) -> Any:
    return open_handover(form, EVERYBODY, SMALL_PLAYBOOK, workspace="T0NORTH", handover_id="h1", by=by, now=now)


def problems(now: datetime = NOW, **changes: Any) -> dict[str, str]:
    with pytest.raises(FieldProblems) as caught:
        opened(replace(FORM, **changes), now=now)
    return {field: str(problem) for field, problem in caught.value.problems.items()}


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"account": " \n "}, {"account": "missing"}),
        ({"account": "x" * 121}, {"account": "too_long"}),
        ({"incoming": DANA}, {"incoming": "same_person"}),
        ({"outgoing": "U0NOBODY"}, {"outgoing": "unknown_person"}),
        ({"incoming": BOT.id}, {"incoming": "bot"}),
        ({"incoming": GONE.id}, {"incoming": "deactivated"}),
        ({"outgoing": GUEST.id}, {"outgoing": "guest"}),
        ({"manager": OUTSIDER.id}, {"manager": "external"}),
        ({"incoming": OUTSIDER.id, "reason": Reason.PROVIDER_CHANGE}, {"incoming": "provider_outside"}),
        ({"manager": GONE.id}, {"manager": "deactivated"}),
        ({"start": date(2026, 2, 15)}, {"start": "long_ago"}),
        ({"start": date(2026, 6, 3), "end": date(2026, 6, 20)}, {"start": "far_ahead"}),
        ({"end": date(2026, 3, 2)}, {"end": "end_before_start"}),
        ({"end": date(2026, 3, 1)}, {"end": "end_before_start"}),
        ({"start": date(2026, 2, 20), "end": date(2026, 3, 1)}, {"end": "in_the_past"}),
        ({"end": date(2026, 6, 3)}, {"end": "window_too_long"}),
        ({"contacts": "Maria"}, {"contacts": "unreadable_contact"}),
        ({"contacts": "\n".join(f"A, a{n}@b.example" for n in range(101))}, {"contacts": "too_many_contacts"}),
        ({"renewal": date(2025, 2, 1)}, {"renewal": "renewal_past"}),
        (
            {"account": "", "incoming": DANA, "end": date(2026, 3, 1), "contacts": "?"},
            {
                "account": "missing",
                "incoming": "same_person",
                "end": "end_before_start",
                "contacts": "unreadable_contact",
            },
        ),
    ],
)
def test_each_mistake_is_named_beside_its_field_and_all_at_once(
    changes: dict[str, Any], expected: dict[str, str]
) -> None:
    assert problems(**changes) == expected


@pytest.mark.parametrize(
    "changes",
    [
        {"account": "x" * 120},
        {"account": "株式会社 🚀 <!channel>"},
        {"manager": ""},
        {"manager": PRIYA},
        {"start": date(2026, 2, 16)},
        {"end": date(2026, 3, 3)},
        {"end": date(2026, 6, 2)},
        {"renewal": date(2026, 3, 2)},
        {"renewal": date(2026, 1, 10)},
        {"contacts": ""},
    ],
)
def test_what_is_unusual_but_possible_is_taken(changes: dict[str, Any]) -> None:
    assert opened(replace(FORM, **changes)).handover.open


def test_the_line_that_cannot_be_read_is_named() -> None:
    with pytest.raises(FieldProblems) as caught:
        opened(replace(FORM, contacts="Maria, maria@x.example\n\nTom without address"))
    assert (caught.value.facts["number"], caught.value.facts["line"]) == ("3", "Tom without address")


def test_today_is_the_openers_own_day() -> None:
    late_on_sunday = datetime(2026, 3, 1, 18, 0, tzinfo=UTC)
    on_sunday = replace(FORM, start=date(2026, 2, 15))
    assert opened(on_sunday, now=late_on_sunday).handover.open
    with pytest.raises(FieldProblems):  # in Tokyo it is Monday already
        opened(on_sunday, by=PEOPLE[AIKO], now=late_on_sunday)


@pytest.mark.parametrize("outsider", [GUEST, OUTSIDER, BOT])
def test_only_full_members_open_handovers(outsider: Person) -> None:
    with pytest.raises(MembersOnly):
        opened(by=outsider)


def test_the_handover_holds_what_was_typed_tidied() -> None:
    handover = opened().handover
    assert handover.account == "Fjordline Logistics"
    assert handover.customer_reason == "Dana is moving to a new role."
    assert handover.window == Window(date(2026, 3, 2), date(2026, 3, 23))
    assert [contact.email for contact in handover.contacts] == ["maria@fjordline.example"]
    assert (handover.opened_by, handover.opened_at) == (DANA, NOW)


def test_due_days_follow_the_outgoing_csms_work_week() -> None:
    sunday_to_thursday = replace(PEOPLE[DANA], workdays=frozenset({6, 0, 1, 2, 3}))
    people = EVERYBODY | {DANA: sunday_to_thursday}
    decision = open_handover(
        FORM, people, SMALL_PLAYBOOK, workspace="T0NORTH", handover_id="h1", by=PEOPLE[LUCAS], now=NOW
    )
    assert decision.handover.workdays == {6, 0, 1, 2, 3}


def test_what_follows_is_ordered_so_that_everything_finds_its_place() -> None:
    decision = opened()
    kinds = [job.kind for job in decision.jobs]
    channel = [one.kind for one in decision.jobs if one.lane == "channel:h1"]
    assert channel == [
        OPEN_CHANNEL,
        INVITE,
        SUMMARY_CARD,
        BOOKMARKS,
    ]
    assert kinds.index(WELCOME) < kinds.index(PROMPT)
    assert [one.ref["user"] for one in decision.jobs if one.kind == WELCOME] == [DANA, PRIYA, AIKO]
    assert {one.ref["user"] for one in decision.jobs if one.kind is HOME_TAB} == {DANA, PRIYA, AIKO}


def test_the_first_question_is_put_with_the_opening() -> None:
    handover = opened().handover
    current = handover.interview_of(Role.OUTGOING).current
    assert current is not None
    assert current.subject == asked_items(handover, Role.OUTGOING)[0].key


def test_somebody_with_two_roles_is_welcomed_once_in_the_first() -> None:
    decision = opened(replace(FORM, manager=PRIYA))
    welcomes = [job.ref for job in decision.jobs if job.kind == WELCOME]
    assert welcomes == [{"user": DANA, "role": Role.OUTGOING}, {"user": PRIYA, "role": Role.INCOMING}]
