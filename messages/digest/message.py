"""The morning message: a greeting, at most three things for today, each with its buttons, and what became of each."""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from datetime import date, datetime
from zoneinfo import ZoneInfo

from handover.blocking import block_on, clear_subject
from handover.digest.today import EntryOutcome, EntryStatus
from handover.model.people import Person
from handover.model.playbook import StepKind
from handover.model.subject import SubjectKind
from handover.todos import Todo
from messages.kit.blocks import actions, button, context, section
from messages.kit.dates import day
from messages.kit.ids import Action
from messages.kit.message import Block, Message
from messages.kit.quotes import inline_quote
from messages.kit.text import count, mention, oneline, safe
from messages.kit.titles import title_of
from messages.kit.values import ButtonValue
from messages.todos import buttons, heading, sentence, title

NUMBERS = {1: "One thing", 2: "Two things", 3: "Three things"}
NOON = 12


@dataclass(frozen=True)
class DigestContent:
    """What one morning message shows. `today` is the person's local day, from which "due" and "late" are counted.

    `sent` (UTC) is when it was first sent: the greeting stays what it was. `more` is how many things were left out.
    What a newer message asks again (`asked_again`: handover id and subject) has its buttons there and not here, so that
    nobody meets the same thing twice. `channels` are the handovers' channels by handover id, where a manager looks further.
    """

    standings: Sequence[EntryStatus]
    today: date
    sent: datetime
    more: int = 0
    asked_again: AbstractSet[tuple[str, str]] = frozenset()
    channels: Mapping[str, str] = field(default_factory=dict)

    def has_buttons(self, one: EntryStatus) -> bool:
        """Return whether this message is the place where the thing is done."""
        return one.outcome is EntryOutcome.OPEN and (one.handover.id, one.subject) not in self.asked_again


def digest(person: Person, morning: DigestContent) -> Message:
    """Return somebody's morning message as it stands."""
    greeting = _greeting(person, morning)
    rest = _rest(morning.more)
    blocks: list[Block] = [section(greeting)]
    for one in morning.standings:
        blocks += _entry(one, person.id, morning)
    if rest:
        blocks.append(context(rest))
    told = [_words(one, person.id, morning) for one in morning.standings]
    return Message("\n".join(part for part in (greeting, *told, rest) if part), blocks)


def _entry(one: EntryStatus, person: str, morning: DigestContent) -> list[Block]:
    """Return the blocks of one thing: open with its buttons, or what became of it with a way back."""
    words = _words(one, person, morning)
    if morning.has_buttons(one) and one.todo is not None:
        return [section(words), actions(*buttons(one.todo))]
    return [section(words, accessory=_way_back(one, person))]


def _words(one: EntryStatus, person: str, morning: DigestContent) -> str:
    """Return one thing in words, which say all that its blocks say."""
    if one.outcome is EntryOutcome.OPEN and one.todo is not None:
        if not morning.has_buttons(one):
            return f"*{_account(one)}* · {title(one.todo, morning.today)}: see the newest message"
        lead = heading(one.todo, morning.today, morning.channels.get(one.handover.id, ""))
        return f"{lead}\n{sentence(one.todo, morning.today)}"
    return f"*{_account(one)}* · {_outcome_words(one, person, morning.today)}"


def _greeting(person: Person, morning: DigestContent) -> str:
    standings = morning.standings
    local = morning.sent.astimezone(ZoneInfo(person.zone))
    hello = "Good morning" if local.hour < NOON else "Good afternoon"
    name = safe(oneline(person.name).split(" ")[0], 60)
    number = NUMBERS.get(len(standings), count(len(standings), "thing"))
    news = all(one.subject.kind is SubjectKind.OVERDUE for one in standings)
    what = f"{number} you should know." if news else f"{number} for today."
    return f"{hello}, {name}. {what}" if name else f"{hello}. {what}"


def _rest(more: int) -> str:
    if not more:
        return ""
    return f"{more} more can wait: {'it is' if more == 1 else 'they are'} on my Home tab when you have time."


def _outcome_words(one: EntryStatus, person: str, today: date) -> str:
    match one.outcome:
        case EntryOutcome.PAUSED:
            return "paused"
        case EntryOutcome.CLOSED:
            return f"this handover is {one.handover.status}"
        case EntryOutcome.SEEN if one.todo is not None:
            return f"✓ Got it: {title(one.todo, today)}"
        case EntryOutcome.SNOOZED if one.todo is not None and one.until is not None:
            return f"{title_of(one.todo.about or one.todo)}: back on {day(one.until)}"
        case EntryOutcome.PLANNED if one.todo is not None:
            return f"{title_of(one.todo)}: planned for {day(one.todo.due)}"
        case EntryOutcome.BLOCKED if one.todo is not None:
            return _blocked_words(one.todo)
        case _:
            return _settled_words(one, person)


def _blocked_words(todo: Todo) -> str:
    block = block_on(todo)
    waits = f", waiting for {mention(block.blocker)}" if block and block.blocker else ""
    return f"{title_of(todo)}: blocked{waits}" + (f"\n>{inline_quote(block.why)}" if block else "")


def _settled_words(one: EntryStatus, person: str) -> str:
    """Say that it is settled, in the words of what it was."""
    match one.subject.kind:
        case SubjectKind.ANSWER:
            return "✓ All questions answered"
        case SubjectKind.REVIEW:
            return "✓ Reviewed"
        case SubjectKind.QUESTION:
            return "✓ Replied"
        case SubjectKind.APPROVE:
            return "✓ E-mail approved" if one.handover.introduction.approved else "The e-mail is being changed"
        case SubjectKind.SEND:
            return "✓ E-mail sent" if one.handover.introduction.sent else "The e-mail is being changed"
        case SubjectKind.STEP:
            return _settled_step(one, person)
        case SubjectKind.CLEAR:
            return _cleared(one)
        case _:
            return "✓ Settled meanwhile"


def _cleared(one: EntryStatus) -> str:
    lift = next((lift for lift in one.handover.lifts if clear_subject(lift.block) == one.subject), None)
    if lift is None:
        return "✓ Settled meanwhile"
    return (
        "✓ Not blocked any more" if lift.settled else f"Back with {mention(lift.block.by)}, who looks for another way"
    )


def _settled_step(one: EntryStatus, person: str) -> str:
    step = one.handover.playbook.step(one.subject.key)
    state = one.handover.step(step.key)
    name = safe(oneline(step.title), 150)
    if state.not_needed:
        return f"{name}: not needed\n>{inline_quote(state.not_needed)}"
    if step.kind is StepKind.INTRODUCTION and not one.handover.introduction.sent:
        return "✓ E-mail written and on its way to approval"
    by = f" by {mention(state.done_by)}" if state.done_by and state.done_by != person else ""
    return f"✓ {name}: done{by}"


def _way_back(one: EntryStatus, person: str) -> dict[str, object] | None:
    """Return the button that takes the outcome back, where that makes sense."""
    value = str(ButtonValue(one.handover.id, one.subject))
    name = oneline(one.handover.account)
    match one.outcome:
        case EntryOutcome.SNOOZED | EntryOutcome.SEEN:
            return button("Undo", Action.TODO_UNDO, value, label=f"Undo: {name}")
        case EntryOutcome.BLOCKED:
            return button("Not blocked any more", Action.TODO_UNBLOCK, value)
        case EntryOutcome.PLANNED:
            return button("Change", Action.STEP_OPEN, value, label=f"Change: {name}")
        case EntryOutcome.SETTLED if one.subject.kind is SubjectKind.STEP:
            state = one.handover.step(one.subject.key)
            mine = state.done_by == person or state.not_needed
            return button("Undo", Action.TODO_UNDO, value, label=f"Undo: {name}") if mine else None
        case _:
            return None


def _account(one: EntryStatus) -> str:
    return safe(oneline(one.handover.account), 150)
