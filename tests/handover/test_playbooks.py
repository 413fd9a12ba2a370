"""The playbooks that come with Baton: what they ask, of whom, in which order, until when, and how long it takes."""

import re
from itertools import combinations

import pytest
from rapidfuzz.fuzz import token_sort_ratio

from handover.model.customer_kinds import Industry
from handover.model.people import Role
from handover.model.playbook import Anchor, Item, Playbook, Stage, Step, StepKind
from handover.model.records import RecordKind
from handover.plan.ideal import Known, ideal
from handover.playbooks.effort import minutes
from handover.playbooks.library import with_add_on
from handover.playbooks.loader import load_playbooks
from handover.todos import LEAD

LIBRARY = load_playbooks()
STANDARD = LIBRARY["standard"]
READY = (
    *("standard", "cover", "cross_functional", "emergency", "five_phase", "high_touch", "high_volume_support", "light"),
    *("nine_point", "return", "shared_drive", "six_step", "strategic_account"),
)
WITH_ADD_ONS = {
    with_add_on(key, add_on): LIBRARY[with_add_on(key, add_on)] for key in READY for add_on in ("", *LIBRARY.add_ons)
}
every_playbook = pytest.mark.parametrize("book", LIBRARY.values(), ids=lambda one: one.key)
with_every_add_on = pytest.mark.parametrize("book", WITH_ADD_ONS.values(), ids=lambda one: one.key)
WITH_NOTICE = tuple(LIBRARY[key] for key in READY if key not in ("emergency", "light", "return"))
"""Those that have time for the customer to be told a week before they meet both CSMs."""

OUR_PEOPLE = ("Ravi", "Jo", "Sam", "Kim", "Priya")
"""Colleagues who own something in the examples."""
LINK = re.compile(r"https://\S+")
DAY = re.compile(
    r"\b[0-9]{1,2} (January|February|March|April|May|June|July|August|September|October|November|December)\b"
)
DAY_WITH_YEAR = re.compile(DAY.pattern + r" 20[0-9]{2}\b")
SCENARIOS_AND_ADVICE = frozenset({*range(1, 35), *range(80, 131)} - {26, 27})
"""Rows of the catalogue that are no single thing to be asked: reasons, scenarios, roles, ways, reports, warnings."""


def test_all_are_there_the_standard_one_first() -> None:
    assert tuple(LIBRARY) == READY
    assert [one.industry for one in LIBRARY.add_ons.values()] == sorted(Industry, key=str)


@with_every_add_on
def test_no_item_asks_what_another_asks(book: Playbook) -> None:
    asked = [practice for item in book.items for practice in item.practices]
    subjects = [row for row in asked if int(row[1:]) not in SCENARIOS_AND_ADVICE]
    assert sorted(subjects) == sorted(set(subjects))
    for one, other in combinations(book.items, 2):
        assert one.title != other.title
        assert token_sort_ratio(one.question, other.question) < 70, (one.question, other.question)


ASKED_ONCE = {
    "the story": r"happened since|gone through",
    "executives who know each other": r"knows their executives|our leaders",
    "who needs care": r"need care|better not do",
    "the mood of the account": r"\bamber or red\b",
    "open tickets": r"tickets are open|open with support",
    "what nobody wrote down": r"isn't written anywhere|nobody wrote down",
    "the next go-live": r"which go-live|comes next in it\?",
    "where things are now": r"stands? today|are they now",
}
"""Subjects that questions and helps are about, by the words for them: a second question about one asks what is answered already."""


@with_every_add_on
def test_no_two_items_are_about_the_same(book: Playbook) -> None:
    for subject, words in ASKED_ONCE.items():
        about = [one.key for one in book.items if re.search(words, f"{one.question} {one.help}")]
        assert len(about) <= 1, (subject, about)


@every_playbook
def test_no_two_steps_ask_for_the_same_word_to_each_decider(book: Playbook) -> None:
    asked = [one.key for one in book.steps if re.search(r"to (each|every) decider", f"{one.title} {one.help}")]
    assert len(asked) <= 1, asked


@every_playbook
def test_what_is_asked_first_is_due_first(book: Playbook) -> None:
    for owner in Role:
        due = [item.due_day for item in book.items if item.owner is owner and item.anchor is Anchor.START]
        assert due == sorted(due), owner


@pytest.mark.parametrize(
    ("industry", "points"),
    [
        ("technology", ("go-live", "technical duties", "in use")),  # P19
        ("healthcare", ("patients", "rules", "learn to use")),  # P20
        ("financial_services", ("ours to look after", "regulators", "are moving")),  # P21
        ("saas", ("plan, seats", "connection to another service", "running programmes")),  # P22
    ],
)
def test_an_industry_asks_for_each_of_its_points(industry: str, points: tuple[str, ...]) -> None:
    asked = " ".join(item.question for item in LIBRARY.add_ons[industry].items)
    assert all(point in asked for point in points), asked


@with_every_add_on
def test_an_example_has_a_link_a_date_with_its_year_and_an_owner(book: Playbook) -> None:
    for item in book.items:
        assert LINK.search(item.example), item.key
        assert DAY_WITH_YEAR.search(item.example), item.key
        assert len(DAY.findall(item.example)) == len(DAY_WITH_YEAR.findall(item.example)), item.key
        assert any(re.search(rf"\b{name}\b", item.example) for name in OUR_PEOPLE), item.key


MOST_MINUTES = {"light": (10, 10), "high_touch": (80, 90), "strategic_account": (85, 90)}
"""Of the outgoing and the incoming CSM, calls apart: long only where the account deserves it, and ten minutes for the light one."""


@every_playbook
def test_the_minutes_told_are_few_and_only_those_of_calls_are_left_out(book: Playbook) -> None:
    outgoing, incoming = MOST_MINUTES.get(book.key, (60, 90))
    assert minutes(book, Role.OUTGOING) <= outgoing
    assert minutes(book, Role.INCOMING) <= incoming
    assert all(step.minutes or step.kind is StepKind.CALL or not step.required for step in book.steps)


@every_playbook
def test_what_is_known_of_an_item_keeps_for_as_long_as_it_is_true(book: Playbook) -> None:
    usual = {RecordKind.PULSE: {14}, RecordKind.PEOPLE: {90}, RecordKind.ISSUES: {14, 180}, RecordKind.FIGURE: {90}}
    usual |= {RecordKind.PROMISES: {90}, RecordKind.PROJECTS: {90}, RecordKind.DATES: {14, 90}}
    for item in book.items:
        assert item.keeps in usual.get(item.kind, {None, 14, 90, 180}), item.key
    assert [item.keeps for item in book.items if item.key == "reviews"] in ([], [180])


def due_in(book: Playbook, workdays: int = 0) -> dict[str, int]:
    days = workdays or book.workdays
    return ideal(book, days, Known({}, days))


@every_playbook
def test_nothing_is_due_after_the_last_day_and_the_sign_off_comes_last(book: Playbook) -> None:
    for workdays in (book.workdays, book.workdays + 10):
        due = due_in(book, workdays)
        assert max(due.values()) == due[book.step_of_kind(StepKind.SIGN_OFF).key] == workdays


@every_playbook
def test_reading_comes_two_working_days_before_the_context_call_which_is_one(book: Playbook) -> None:
    calls = [step for step in book.steps if step.stage is Stage.CONTEXT_CALL and step.kind is StepKind.CALL]
    assert len(calls) <= 1
    assert [step.key for step in book.steps if "context call" in step.title.casefold()] == [one.key for one in calls]
    due = due_in(book)
    for call in calls:
        assert due[call.key] - due["read_first"] >= 2
        asked = [due[item.key] for item in book.items if item.owner is Role.OUTGOING]
        assert max(asked) <= due["read_first"]


@every_playbook
def test_the_two_csms_have_talked_before_the_customer_is_told(book: Playbook) -> None:
    due = due_in(book)
    assert due.get("context_call", 0) <= due["introduction"]


@every_playbook
def test_colleagues_hear_of_it_before_the_customer(book: Playbook) -> None:
    due = due_in(book)
    if "stakeholders_told" in due:
        assert due["stakeholders_told"] < due["introduction"]


@pytest.mark.parametrize("book", WITH_NOTICE, ids=lambda one: one.key)
def test_five_working_days_lie_between_the_customers_being_told_and_the_first_call(book: Playbook) -> None:
    call = book.first_joint_call()
    assert call
    assert due_in(book)[call.key] - due_in(book)["introduction"] >= 5


@every_playbook
def test_the_incoming_csm_has_something_useful_on_the_first_day(book: Playbook) -> None:
    """What is due within two working days is in the first morning's message."""
    first: list[Item | Step] = [one for one in book.steps if one.owner is Role.INCOMING and one.kind is StepKind.TASK]
    reads_first = book.key in ("light", "return")
    assert reads_first or min(due_in(book)[one.key] for one in first) <= LEAD


def test_the_first_call_is_agreed_in_the_first_week_and_before_the_customer_is_told() -> None:
    due = due_in(STANDARD)
    assert due["agree_first_call"] <= 4 < due["introduction"]


WATCHED = ("standard", "high_touch", "strategic_account", "high_volume_support", "cross_functional", "shared_drive")


@every_playbook
def test_the_mood_of_an_account_is_asked_where_there_is_time_to_watch_it(book: Playbook) -> None:
    """P48: an account that matters is not handed over without it."""
    assert (book.key in WATCHED) == any(item.kind is RecordKind.PULSE for item in book.items)
    of_it = (RecordKind.PULSE, RecordKind.PEOPLE)
    assert all("P48" not in item.practices or item.kind in of_it for item in book.items)


def test_the_standard_playbook_asks_for_what_a_handover_needs() -> None:
    asked = [item.key for item in STANDARD.items if item.owner is Role.OUTGOING]
    added = {
        "reviews",
        "projects",
        "tickets",
        "pulse",
        "expectations",
        "team",
        "first_steps",
        "private",
        "contract",
        "renewal",
    }
    assert added <= set(asked)
    assert "sponsors" not in asked
    assert {"P26", "P49"} <= set(STANDARD.item("people").practices)
    assert {item.stage for item in STANDARD.items if item.owner is Role.OUTGOING} == {Stage.PREPARE, Stage.DOCUMENT}
    assert {one.stage for one in STANDARD.steps} == set(Stage) - {Stage.DOCUMENT, Stage.DONE}
    assert STANDARD.step_of_kind(StepKind.SIGN_OFF).owner is Role.INCOMING


HOLDS = {
    "high_touch": "P30",
    "nine_point": "P46 P54 P55 P58 P60 P61 P62 P40",
    "shared_drive": "P47 P48 P59 P63 P64 P65 P66 P67 P68 P69 P70 P83 P84 P85 P90 P94",
    "six_step": "P28 P29 P71 P72 P86 P87 P88 P106 P107",
    "five_phase": "P36 P37 P40 P51 P81 P95 P89 P109 P110",
    "high_volume_support": "P16",
    "strategic_account": "P17 P24 P43",
    "cross_functional": "P18",
    "light": "P129",
    "emergency": "P25 P27 P87 P111",
    "cover": "P9",
    "return": "P9",
    "standard+technology": "P19",
    "standard+healthcare": "P20",
    "standard+financial_services": "P21",
    "standard+saas": "P22",
}


@pytest.mark.parametrize(("key", "rows"), HOLDS.items())
def test_a_playbook_cites_what_it_is_made_of(key: str, rows: str) -> None:
    book = LIBRARY[key]
    assert set(rows.split()) <= {practice for one in book.entries for practice in one.practices}
    if rows in ("P16", "P18"):
        assert sum(rows in item.practices for item in book.items) == 3
    if key in ("nine_point", "shared_drive"):
        assert len(book.items) == {"nine_point": 9, "shared_drive": 8}[key]


@every_playbook
def test_what_is_asked_as_links_says_which(book: Playbook) -> None:
    wanted = {slot.key: slot.wanted for item in book.items for slot in item.slots}
    assert {key: number for key, number in wanted.items() if key == "review"} in ({}, {"review": 2})
    assert wanted.get("thread", 5) == 5
    assert wanted.get("notes", 5) == 5


def test_an_add_on_comes_to_any_playbook_and_is_not_listed() -> None:
    book = LIBRARY["light+healthcare"]
    assert [item.key for item in book.items] == [
        *("snapshot", "people", "promises"),
        *("care_patients", "care_compliance", "care_staff"),
    ]
    assert (book.key, book.name) == ("light+healthcare", "Light handover, healthcare")
    assert "light+healthcare" not in list(LIBRARY)
    assert LIBRARY.get("light+space") is None
    assert LIBRARY.get("space+healthcare") is None
    assert all(item.anchor is Anchor.START for one in LIBRARY.add_ons.values() for item in one.items)


SUBJECTS = {
    "P27": "on our side",
    "P61": "requests",
    "P62": "workarounds",
    "P65": "e-mails are synced",
    "P66": "get in the way",
    "P69": "folder",
    "P70": "account summary",
    "P83": "read",
    "P85": "both csms",
    "P88": "regular calls",
    "P105": "customer is comfortable",
    "P106": "every system",
    "P107": "everybody",
}


@pytest.mark.parametrize(("practice", "subject"), SUBJECTS.items())
def test_a_practice_is_cited_where_its_subject_occurs(practice: str, subject: str) -> None:
    """G: practices are cited where their subject does not occur."""
    standard = load_playbooks()["standard"]
    asked = [f"{one.title} {one.question} {one.help}" for one in standard.items if practice in one.practices]
    done = [f"{one.title} {one.help}" for one in standard.steps if practice in one.practices]
    assert asked or done
    assert any(subject in " ".join(text.split()).casefold() for text in (*asked, *done)), (asked, done)
