"""Asking a colleague about one item: who may, whom, and what becomes of the item and of the answer."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handover.access import contributor_only, may_see
from handover.contributors import answering, asking, requests
from handover.contributors.answering import Contribution
from handover.contributors.requests import NotAskedNow, RequestSettled, UnknownRequest
from handover.contributors.wording import question_for_colleague
from handover.evidence import Attachment
from handover.interview.progress import unanswered, unasked
from handover.interview.questions import begin, prompt_posted
from handover.introduction.leaks import leaks
from handover.lifecycle import cancel
from handover.model.contributors import RequestState
from handover.model.disclosure import Disclosure, texts
from handover.model.field_problems import FieldProblem, FieldProblems
from handover.model.handover import Handover, Status
from handover.model.interview import PromptKind, PromptOutcome
from handover.model.people import Role
from handover.model.playbook import Playbook
from handover.model.refusals import NotActive, NotAParticipant, NotYours
from handover.playbooks.loader import load_playbooks
from handover.todos import TodoKind, todos
from tests.examples import AIKO, DANA, LUCAS, NOW, PRIYA, a_handover, a_person

MAREK = "U0MAREK"
FREYA = "U0FREYA"


def opened() -> Handover:
    """Return a handover whose first question, about the status, stands in the thread."""
    asked, _ = begin(a_handover(), Role.OUTGOING)
    return prompt_posted(asked, 1, NOW).handover


def ask(handover: Handover, item: str = "status", colleague: str = MAREK, by: str = DANA, **words: str) -> Handover:
    question, team = words.get("question", ""), words.get("team", "")
    person = a_person(colleague)
    return asking.ask(handover, item, person, question, team=team, by=a_person(by), now=NOW).handover


def said(text: str, minutes: int = 1, stamp: str = "") -> Contribution:
    return Contribution(text, NOW + timedelta(minutes=minutes), stamp)


def stamp(minutes: int) -> str:
    return f"{(NOW + timedelta(minutes=minutes)).timestamp():.6f}"


@pytest.mark.parametrize(
    ("by", "item", "may"),
    [
        (DANA, "status", True),
        (AIKO, "status", True),
        (PRIYA, "status", True),
        (LUCAS, "status", True),
        (MAREK, "status", False),
    ],
)
def test_who_answers_or_reads_an_item_may_ask_a_colleague(by: str, item: str, may: bool) -> None:
    assert asking.may_ask(opened(), item, a_person(by)) is may
    if not may:
        with pytest.raises(NotYours):
            ask(opened(), item, by=by)


@pytest.mark.parametrize(
    ("facts", "problem"),
    [
        ({"guest": True}, FieldProblem.GUEST),
        ({"external": True}, FieldProblem.EXTERNAL),
        ({"deactivated": True}, FieldProblem.DEACTIVATED),
        ({"is_bot": True}, FieldProblem.BOT),
    ],
)
def test_who_cannot_take_part_cannot_be_asked(facts: dict[str, bool], problem: FieldProblem) -> None:
    barred = replace(a_person(MAREK), **facts)  # type: ignore[arg-type] # all of them are flags
    with pytest.raises(FieldProblems) as refused:
        asking.ask(opened(), "status", barred, "", by=a_person(DANA), now=NOW)
    assert refused.value.problems == {"colleague": problem}


def test_nobody_asks_themselves_or_the_same_person_twice() -> None:
    with pytest.raises(FieldProblems) as themselves:
        ask(opened(), colleague=DANA)
    with pytest.raises(FieldProblems) as twice:
        ask(ask(opened()))
    assert themselves.value.problems == {"colleague": FieldProblem.ASKS_THEMSELVES}
    assert twice.value.problems == {"colleague": FieldProblem.ASKED_ALREADY}
    assert [one.item for one in ask(ask(opened()), "goals").contributor_requests] == ["status", "goals"]


def test_the_question_is_the_items_own_unless_it_is_worded() -> None:
    own = ask(opened()).contributor_requests[0]
    worded = ask(opened(), question=" Why slow? ", team=" support ").contributor_requests[0]
    assert (own.question, own.team) == ("What about status?", "")
    assert (worded.question, worded.team) == ("Why slow?", "support")


def test_the_interview_goes_on_and_the_item_is_asked_of_the_colleague_not_answered() -> None:
    asked = ask(opened())
    assert [(one.subject, one.outcome) for one in asked.interview_of(Role.OUTGOING).prompts] == [
        ("status", PromptOutcome.ASKED_COLLEAGUE),
        ("goals", PromptOutcome.OPEN),
    ]
    assert [item.key for item in unanswered(asked, Role.OUTGOING)] == ["status", "goals", "risks", "extras"]
    assert [item.key for item in unasked(asked, Role.OUTGOING)] == ["goals", "risks", "extras"]


def test_another_item_is_asked_about_without_moving_the_interview() -> None:
    asked = ask(opened(), "risks")
    assert [(one.subject, one.outcome) for one in asked.interview_of(Role.OUTGOING).prompts] == [
        ("status", PromptOutcome.OPEN)
    ]


def test_what_a_colleague_does_not_know_is_asked_in_the_interview_again() -> None:
    handover = opened()
    for item in ("status", "goals", "risks", "extras"):
        handover = ask(handover, item)
    assert handover.interview_of(Role.OUTGOING).prompts[-1].kind is PromptKind.FINISHED
    again = asking.unknown(handover, "c2").handover
    last = again.interview_of(Role.OUTGOING).prompts[-1]
    assert (last.kind, last.subject) == (PromptKind.ITEM, "goals")
    taken = asking.take_back(handover, "c3", by=a_person(DANA)).handover
    assert taken.interview_of(Role.OUTGOING).prompts[-1].subject == "risks"


@pytest.mark.parametrize("state", list(RequestState))
def test_what_can_be_done_with_a_question_in_each_state(state: RequestState) -> None:
    asked = ask(opened())
    now = replace(asked, contributor_requests=(replace(asked.contributor_requests[0], state=state),))
    answerable = state not in (RequestState.TAKEN_BACK, RequestState.UNREACHABLE)
    if answerable:
        assert answering.answer(now, "c1", said("Slow.")).handover.answer("status").text == "Slow."
    else:
        with pytest.raises(RequestSettled):
            answering.answer(now, "c1", said("Slow."))
    if state is not RequestState.OPEN:
        with pytest.raises(RequestSettled):
            asking.unknown(now, "c1")
        with pytest.raises(RequestSettled):
            asking.take_back(now, "c1", by=a_person(DANA))
        with pytest.raises(RequestSettled):
            asking.pass_on(now, "c1", a_person(FREYA), by=a_person(MAREK), now=NOW)
        assert asking.unreachable(now, "c1").jobs == ()


def test_an_answer_is_a_part_of_the_items_under_the_colleagues_name() -> None:
    asked = ask(opened())
    first = answering.answer(asked, "c1", said("Slow.", 1, stamp(1))).handover
    second = answering.answer(first, "c1", said("Since May.", 2, stamp(2))).handover
    assert [(part.text, part.by, part.request) for part in second.answer("status").parts] == [
        ("Slow.", MAREK, "c1"),
        ("Since May.", MAREK, "c1"),
    ]
    assert second.contributor_requests[0].state is RequestState.ANSWERED
    assert requests.said_by(second, second.contributor_requests[0]) == "Slow.\nSince May."


def test_a_message_heard_again_or_an_older_edit_changes_nothing() -> None:
    kept = answering.answer(ask(opened()), "c1", said("Slow.", 1, stamp(1))).handover
    edited = answering.answer(kept, "c1", said("Very slow.", 3, stamp(1))).handover
    assert answering.answer(kept, "c1", said("Slow.", 1, stamp(1))).handover is kept
    assert answering.answer(edited, "c1", said("Slowish.", 2, stamp(1))).handover is edited
    assert edited.answer("status").text == "Very slow."


def test_the_form_replaces_what_was_said_in_the_form_and_no_message() -> None:
    by_message = answering.answer(ask(opened()), "c1", said("Slow.", 1, stamp(1))).handover
    form = answering.answer(by_message, "c1", said("Since May.", 2)).handover
    form = answering.answer(form, "c1", said("Since June.", 3)).handover
    assert form.answer("status").text == "Slow.\nSince June."
    assert requests.form_text(form, form.contributor_requests[0]) == "Since June."


def test_whoever_asked_is_told_by_one_job_however_much_is_said() -> None:
    asked = ask(opened())
    first = answering.answer(asked, "c1", said("Slow.", 1, stamp(1)))
    second = answering.answer(first.handover, "c1", said("Since May.", 2, stamp(2)))
    keys = {job.key for one in (first, second) for job in one.jobs if job.kind == requests.CONTRIBUTOR_ANSWERED}
    assert keys == {"contributor_answered:h1:c1:answered"}


def test_a_file_taken_out_of_a_message_is_taken_out_of_the_answer() -> None:
    plan = Attachment("plan.pdf", "https://files.example/plan.pdf", "F1")
    sent = Contribution("Here", NOW + timedelta(minutes=1), stamp(1), (plan,))
    kept = answering.answer(ask(opened()), "c1", sent).handover
    left = answering.answer(kept, "c1", said("Here", 2, stamp(1))).handover
    assert [[one.title for one in handover.answer("status").evidence] for handover in (kept, left)] == [
        ["plan.pdf"],
        [],
    ]


def test_with_its_last_words_deleted_the_question_waits_again() -> None:
    kept = answering.answer(ask(opened()), "c1", said("Slow.", 1, stamp(1))).handover
    kept = answering.answer(kept, "c1", said("Since May.", 2, stamp(2))).handover
    one_left = answering.withdraw(kept, "c1", stamp(1), NOW + timedelta(minutes=5)).handover
    none_left = answering.withdraw(one_left, "c1", stamp(2), NOW + timedelta(minutes=6)).handover
    assert (one_left.contributor_requests[0].state, one_left.answer("status").text) == (
        RequestState.ANSWERED,
        "Since May.",
    )
    assert (none_left.contributor_requests[0].state, none_left.answer("status").given) == (RequestState.OPEN, False)
    redelivered = answering.answer(none_left, "c1", said("Slow.", 1, stamp(1))).handover
    assert redelivered is none_left


def test_deleting_what_was_never_kept_changes_nothing() -> None:
    asked = ask(opened())
    assert answering.withdraw(asked, "c1", stamp(1), NOW).handover is asked


def test_somebody_else_is_asked_the_same_words_and_the_first_is_named() -> None:
    asked = ask(opened(), question="Why slow?", team="support")
    passed = asking.pass_on(asked, "c1", a_person(FREYA), by=a_person(MAREK), now=NOW).handover
    first, second = passed.contributor_requests
    assert first.state is RequestState.PASSED_ON
    assert (second.contributor, second.question, second.asked_by, second.passed_by, second.team) == (
        FREYA,
        "Why slow?",
        DANA,
        MAREK,
        "",
    )
    assert passed.asked_of_colleagues("status") == (second,)


def test_outside_of_an_active_handover_nothing_is_asked_or_kept() -> None:
    asked = ask(opened())
    ended = cancel(asked, why="", by=DANA, now=NOW)
    assert requests.CONTRIBUTOR_ASKED in {job.kind for job in ended.jobs}
    for status in (Status.PAUSED, Status.COMPLETED, Status.CANCELLED):
        now = replace(asked, status=status)
        with pytest.raises(NotAskedNow) as refused:
            answering.answer(now, "c1", said("Slow."))
        assert refused.value.paused is (status is Status.PAUSED)
        with pytest.raises(NotActive):
            ask(now, "goals")
        assert asking.unreachable(now, "c1").handover is now


def test_only_the_one_who_was_asked_is_let_in_by_the_question_and_sees_nothing_else() -> None:
    asked = ask(opened())
    marek = a_person(MAREK)
    assert contributor_only(asked, marek, "c1") is asked
    assert not may_see(asked, marek)
    for person, request in (
        (a_person(FREYA), "c1"),
        (a_person(DANA), "c1"),
        (marek, "c2"),
        (replace(marek, guest=True), "c1"),
        (replace(marek, deactivated=True), "c1"),
    ):
        with pytest.raises(NotAParticipant):
            contributor_only(asked, person, request)
    with pytest.raises(UnknownRequest):
        requests.request_of(asked, "c2")


def test_they_are_asked_and_reminded_in_their_own_hours() -> None:
    """Monday, 9:00 UTC, is six in the morning in São Paulo; the reminder is due on Wednesday there."""
    lucas = a_person(LUCAS)
    decision = asking.ask(opened(), "status", lucas, "", by=a_person(DANA), now=NOW)
    [job] = [one for one in decision.jobs if one.kind == requests.CONTRIBUTOR_ASKED]
    assert job.due == datetime(2026, 3, 2, 12, tzinfo=UTC)
    posted = datetime(2026, 3, 2, 12, tzinfo=UTC)
    reminded = requests.reminder(decision.handover, decision.handover.contributor_requests[0], lucas, posted)
    assert reminded.due == datetime(2026, 3, 4, 3, tzinfo=UTC)
    friday = requests.reminder(
        decision.handover, decision.handover.contributor_requests[0], lucas, posted + timedelta(days=4)
    )
    assert friday.due == datetime(2026, 3, 10, 3, tzinfo=UTC), "two working days, not two days"


def test_what_colleagues_are_asked_and_say_is_internal() -> None:
    asked = ask(opened(), question="Why did they threaten to leave in January?", team="escalations desk")
    kept = answering.answer(asked, "c1", said("Their new director wants a cheaper tool by autumn.")).handover
    internal = set(texts(kept, Disclosure.INTERNAL))
    assert {
        "Why did they threaten to leave in January?",
        "escalations desk",
        "Their new director wants a cheaper tool by autumn.",
    } <= internal


def test_a_letter_that_quotes_a_colleague_is_found_and_one_that_names_their_team_is_not() -> None:
    asked = ask(opened(), question="Why did they threaten to leave us in January?", team="support")
    kept = answering.answer(asked, "c1", said("Their new director wants a cheaper tool by autumn.")).handover
    for words in (
        "Why did they threaten to leave us in January?",
        "Their new director wants a cheaper tool by autumn.",
    ):
        assert [leak.certain for leak in leaks(kept, f"Dear Maria, {words} Best, Dana")] == [True]
    assert leaks(kept, "Dear Maria, our support team is there for you as ever. Best, Dana") == ()


def test_whoever_owes_items_has_nothing_to_do_while_colleagues_have_time_to_answer() -> None:
    """Of four items, one optional, the first is asked on Monday; then all are."""
    [todo] = [one for one in todos(ask(opened())) if one.owner == DANA and one.kind is TodoKind.ANSWER]
    assert (todo.count, todo.due) == (3, date(2026, 3, 6))
    handover = opened()
    for item in ("status", "goals", "risks", "extras"):
        handover = ask(handover, item)
    [todo] = [one for one in todos(handover) if one.owner == DANA and one.kind is TodoKind.ANSWER]
    assert (todo.count, todo.since) == (4, date(2026, 3, 5))
    [todo] = [one for one in todos(asking.unknown(handover, "c1").handover) if one.kind is TodoKind.ANSWER]
    assert (todo.count, todo.since, todo.due) == (1, date(2026, 3, 3), date(2026, 3, 3))


@given(st.lists(st.sampled_from(["ask", "answer", "unknown", "take_back", "pass_on", "withdraw"]), max_size=12))
def test_whatever_happens_an_item_is_asked_of_a_colleague_only_while_a_question_is_open(acts: list[str]) -> None:
    """Nothing that was said is lost, no id is given twice, and what waits for nobody is asked in the interview."""
    handover = opened()
    for number, act in enumerate(acts, 1):
        last = handover.contributor_requests[-1].id if handover.contributor_requests else ""
        try:
            handover = _done(handover, act, last, number)
        except (RequestSettled, FieldProblems, UnknownRequest):
            continue
        ids = [one.id for one in handover.contributor_requests]
        assert len(ids) == len(set(ids))
        missing, left = unanswered(handover, Role.OUTGOING), unasked(handover, Role.OUTGOING)
        waiting = {item.key for item in missing} - {item.key for item in left}
        assert waiting <= {one.item for one in handover.contributor_requests if one.state is RequestState.OPEN}
        current = handover.interview_of(Role.OUTGOING).current
        assert current is None or not handover.asked_of_colleagues(current.subject)


def _done(handover: Handover, act: str, last: str, number: int) -> Handover:
    colleague = f"U0COLLEAGUE{number}"
    match act:
        case "ask":
            item = handover.playbook.items[number % len(handover.playbook.items)].key
            return ask(handover, item, colleague)
        case "answer":
            return answering.answer(handover, last, said("Slow.", number, stamp(number))).handover
        case "unknown":
            return asking.unknown(handover, last).handover
        case "take_back":
            return asking.take_back(handover, last, by=a_person(DANA)).handover
        case "pass_on":
            by = a_person(requests.request_of(handover, last).contributor)
            return asking.pass_on(handover, last, a_person(colleague), by=by, now=NOW).handover
        case _:
            return answering.withdraw(handover, last, stamp(number - 1), NOW + timedelta(minutes=number)).handover


@pytest.mark.parametrize("book", load_playbooks().values(), ids=lambda one: one.key)
def test_no_question_speaks_to_a_colleague_of_handing_over(book: Playbook) -> None:
    for item in book.items:
        asked = question_for_colleague(item).casefold()
        assert not any(word in asked for word in ("successor", "hand over", "takes over", "your cover"))
        assert asked == item.question.casefold() or item.title.casefold() in asked
