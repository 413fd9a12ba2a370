"""Weeks of anything people may do, lived through by a manager who reads every morning: told once, never twice, never in vain."""

from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from handover.blocking import block, block_on, decline_block, unblock
from handover.digest.today import select_for_digest, waiting_todos
from handover.escalation.reports import SEPARATOR, mark_reported, responsible_person
from handover.introduction.drafting import approve, ask_for_approval, mark_sent, save_draft
from handover.lifecycle import pause, resume
from handover.model.answers import Answer, Part
from handover.model.decision import Decision
from handover.model.handover import Handover, Status, Window
from handover.model.refusals import Refusal
from handover.model.subject import EVERYTHING, Subject, SubjectKind
from handover.review import accept, ask, reply_to
from handover.snooze import snooze
from handover.steps import StepForm, finish, save_step, undo
from handover.time.workdays import is_workday, workdays_between
from handover.todos import Todo, late_by, todos
from tests.examples import AIKO, DANA, PEOPLE, PRIYA, a_handover
from tests.hypothesis_profiles import examples

FIRST = date(2026, 3, 2)
DAYS = 35
SILENCE = 3
LONG_AFTER = FIRST + timedelta(days=3650)
"""A day on which all is mentioned that will be."""


@dataclass
class Story:
    """A handover on its way through some weeks, and what its manager has read."""

    chance: Random
    handover: Handover = field(default_factory=a_handover)
    moved: date = FIRST
    heard: set[str] = field(default_factory=set)
    """The marks of what the manager knows and what is not over yet."""
    silences: list[str] = field(default_factory=list)
    windows: list[str] = field(default_factory=list)

    def live(self) -> None:
        for number in range(DAYS):
            today = FIRST + timedelta(days=number)
            if is_workday(today, self.handover.workdays):
                self.morning(today)
            for _ in range(self.chance.choice((0, 0, 0, 1, 2))):
                self.act(today, datetime(today.year, today.month, today.day, 15, tzinfo=UTC))

    def morning(self, today: date) -> None:
        self.forget(today)
        shown = [
            todo.subject
            for todo in select_for_digest([self.handover], PEOPLE[AIKO], today).todos
            if todo.subject.kind is SubjectKind.OVERDUE
        ]
        assert len(shown) <= 1, "one entry per handover"
        quiet = self.handover.status is not Status.ACTIVE or self.snoozed(today)
        assert not (shown and quiet)
        for mark in (mark for subject in shown for mark in Subject.parse(subject).key.split(SEPARATOR)):
            assert mark not in self.heard, f"{mark} was told before"
            self.heard.add(mark)
            self.heard.add(mark.removesuffix("!"))
            if mark.startswith("silent:"):
                self.silences.append(mark)
            if mark.partition(":")[0] in ("window_passed", "no_room", "behind"):
                self.windows.append(mark)
        if not quiet and self.silent(today):
            assert f"silent:{self.moved}" in self.silences
        if any(mark.startswith("silent:") for mark in shown):
            assert self.silent(today)
        self.handover = mark_reported(self.handover, shown, today).handover
        self.one_person_each(today)

    def forget(self, today: date) -> None:
        """Forget what is neither late nor blocked: late or blocked anew, it is news."""
        if self.handover.status is Status.ACTIVE:
            lasting = {
                f"{t.subject}@{t.owner}" for t in todos(self.handover, today) if block_on(t) or late_by(t, today)
            }
            lasting |= {f"{t.subject}@{t.owner}!" for t in todos(self.handover, today) if block_on(t)}
            whole = {
                mark for mark in self.heard if mark.startswith(("silent:", "window_passed:", "no_room:", "behind:"))
            }
            self.heard &= lasting | whole

    def snoozed(self, today: date) -> bool:
        return any(h.person == AIKO and h.subject == EVERYTHING and today < h.until for h in self.handover.holds)

    def silent(self, today: date) -> bool:
        """Whether, told by what this story did, nothing has moved for three working days on which something was due."""
        week = self.handover.workdays
        due = [
            todo.due
            for todo in todos(self.handover, today)
            if todo.owner != AIKO and block_on(todo) is None and not self.held(todo, today)
        ]
        waited = max((workdays_between(day - timedelta(days=1), today, week) for day in due), default=0)
        return waited >= SILENCE and workdays_between(self.moved, today, week) >= SILENCE

    def held(self, todo: Todo, today: date) -> bool:
        """Whether its owner put it off; such a thing is due a day later, which this story leaves out of account."""
        return any(
            h.person == todo.owner and h.subject in (todo.subject, EVERYTHING) and today < h.until
            for h in self.handover.holds
        )

    def one_person_each(self, today: date) -> None:
        """See that nobody is reminded of what is another's, and that nothing is forgotten: one person each, or somebody outside."""
        free = replace(self.handover, holds=())
        for todo in todos(free, today):
            names = {todo.subject, f"clear:{todo.subject}@{getattr(block_on(todo), 'by', '')}"}
            reminded = [
                person
                for person in (DANA, PRIYA, AIKO)
                for one in waiting_todos([free], PEOPLE[person], LONG_AFTER)
                if one.subject in names and (one.owner == todo.owner or one.about is not None)
            ]
            obstacle = block_on(todo)
            if obstacle and not obstacle.blocker:
                # Its owner is asked on some days whether it still is blocked.
                assert reminded in ([], [todo.owner])
            else:
                assert reminded == [responsible_person(todo)]

    def act(self, today: date, now: datetime) -> None:
        """Let somebody do something; what a rule refuses does not happen."""
        before = self.handover
        rule, progress = self.chance.choice(ACTIONS)
        try:
            self.handover = rule(self, before, today, now).handover
        except Refusal:
            return
        if progress and self.handover is not before:
            self.moved = today


def answer(story: Story, handover: Handover, _today: date, now: datetime) -> Decision:
    item = story.chance.choice(handover.playbook.items).key
    if handover.status is not Status.ACTIVE:
        return Decision(handover)
    known = Answer(item, (Part("Known.", DANA, now),), by=DANA, at=now)
    return Decision(replace(handover, answers={**handover.answers, item: known}))


def accepted(story: Story, handover: Handover, _today: date, now: datetime) -> Decision:
    return accept(handover, [story.chance.choice(handover.playbook.items).key], by=PRIYA, now=now)


def asked(story: Story, handover: Handover, _today: date, now: datetime) -> Decision:
    return ask(handover, story.chance.choice(handover.playbook.items).key, f"Why? {now}", by=PRIYA, now=now)


def replied(story: Story, handover: Handover, _today: date, now: datetime) -> Decision:
    open_ = handover.open_questions()
    return (
        reply_to(handover, story.chance.choice(open_).id, "Because.", by=DANA, now=now) if open_ else Decision(handover)
    )


def stepped(story: Story, handover: Handover, today: date, now: datetime) -> Decision:
    key = story.chance.choice(handover.playbook.steps).key
    if story.chance.random() < 0.4:
        planned = today + timedelta(days=story.chance.randint(0, 9))
        return save_step(handover, key, StepForm(planned), by=PRIYA, now=now, today=today)
    if story.chance.random() < 0.2:
        return undo(handover, key, by=PRIYA, now=now)
    return finish(handover, key, by=PRIYA, now=now)


def wrote(story: Story, handover: Handover, _today: date, now: datetime) -> Decision:
    draft = handover.introduction
    match story.chance.randint(0, 3):
        case 0:
            body = f"Hello Maria, Priya takes over. {now}"
            return save_draft(
                handover, to="m@x.example", subject="Hello", body=body, based_on=draft.version, by=DANA, now=now
            )
        case 1:
            return ask_for_approval(handover, by=DANA, now=now)
        case 2:
            return approve(handover, version=draft.version, by=PRIYA, now=now)
        case _:
            return mark_sent(handover, by=DANA, now=now)


def blocked(story: Story, handover: Handover, today: date, now: datetime) -> Decision:
    open_ = todos(handover, today)
    if not open_:
        return Decision(handover)
    todo, blocker = story.chance.choice(open_), story.chance.choice(("", DANA, PRIYA, AIKO))
    return block(handover, todo.subject, "Legal", by=todo.owner, now=now, blocker=blocker)


def lifted(story: Story, handover: Handover, _today: date, now: datetime) -> Decision:
    if not handover.blocks:
        return Decision(handover)
    one = story.chance.choice(handover.blocks)
    if story.chance.random() < 0.3:
        return decline_block(handover, one.subject, by=one.blocker, now=now)
    return unblock(handover, one.subject, by=PRIYA, now=now)


def put_away(story: Story, handover: Handover, today: date, _now: datetime) -> Decision:
    person = story.chance.choice((DANA, PRIYA, AIKO))
    subject = story.chance.choice(["answer", "review", EVERYTHING])
    until = today + timedelta(days=story.chance.randint(1, 4))
    return snooze(handover, subject, by=person, today=today, until=until)


def paused_and_resumed(_story: Story, handover: Handover, today: date, now: datetime) -> Decision:
    if handover.status is Status.PAUSED:
        return resume(handover, today=today, by=DANA, now=now)
    return pause(handover, today=today, by=DANA, now=now)


ACTIONS = (
    *((rule, True) for rule in (answer, answer, accepted, asked, replied, stepped, stepped, wrote, blocked, lifted)),
    (put_away, False),
    (paused_and_resumed, True),
)
"""What may happen, and whether it counts as progress. A pause is counted with its end, which moves the first day again."""


@settings(max_examples=examples(60))
@given(st.integers(0, 2**32))
def test_the_manager_hears_everything_once_and_every_reminder_is_with_one_person(seed: int) -> None:
    story = Story(Random(seed))
    story.live()
    assert len(story.silences) == len(set(story.silences))
    assert len(story.windows) == len(set(story.windows))


@settings(max_examples=examples(15))
@given(st.integers(1, 9), st.integers(1, 3))
def test_with_many_handovers_each_silence_is_shown_once_as_soon_as_there_is_room(number: int, start: int) -> None:
    opened = [Window(FIRST + timedelta(days=n % start), date(2026, 3, 23)) for n in range(number)]
    book = {f"h{n}": a_handover(id=f"h{n}", account=f"A{n}", window=window) for n, window in enumerate(opened)}
    shown: list[str] = []
    for day in (FIRST + timedelta(days=n) for n in range(11)):
        if is_workday(day, a_handover().workdays):
            for todo in select_for_digest(book.values(), PEOPLE[AIKO], day).todos:
                shown.append(todo.handover.id)
                book[todo.handover.id] = mark_reported(todo.handover, [todo.subject], day).handover
    assert sorted(shown) == sorted(book)
