"""The morning message: a greeting, at most three things for today, each with its buttons, and what became of each."""

from collections.abc import Sequence
from datetime import date, datetime
from zoneinfo import ZoneInfo

from handover.escalation import PREFIX
from handover.holding import block_on
from handover.people import Person
from handover.playbook import StepKind
from handover.today import Outcome, Standing
from handover.todo import Todo, named
from messages.blocks import actions, button, context, section
from messages.ids import Action
from messages.message import Block, Message
from messages.text import count, day, mention, oneline, safe
from messages.todos import QUOTE, buttons, heading, sentence, title

NUMBERS = {1: "One thing", 2: "Two things", 3: "Three things"}
NOON = 12


def digest(person: Person, standings: Sequence[Standing], today: date, sent: datetime, more: int = 0) -> Message:
    """Return the morning message as it stands. `sent` (UTC) is when it was first sent: the greeting stays what it was.

    `today` is the person's local day, from which "due" and "late" are counted. `more` is how many things were left out.
    """
    greeting = _greeting(person, standings, sent)
    rest = _rest(more)
    blocks: list[Block] = [section(greeting)]
    for one in standings:
        blocks += entry(one, person.id, today)
    if rest:
        blocks.append(context(rest))
    told = [plain_entry(one, person.id, today) for one in standings]
    return Message("\n".join(part for part in (greeting, *told, rest) if part), blocks)


def entry(one: Standing, person: str, today: date) -> list[Block]:
    """Return the blocks of one thing: open with its buttons, or what became of it with a way back."""
    if one.outcome is Outcome.OPEN and one.todo is not None:
        return [section(_open_text(one.todo, today)), actions(*buttons(one.todo))]
    back = _way_back(one, person)
    return [section(f"*{_account(one)}* · {_outcome_words(one, person)}", accessory=back)]


def plain_entry(one: Standing, person: str, today: date) -> str:
    """Return one thing in words alone, for notifications and screen readers."""
    if one.outcome is Outcome.OPEN and one.todo is not None:
        return _open_text(one.todo, today)
    return f"*{_account(one)}* · {_outcome_words(one, person)}"


def _greeting(person: Person, standings: Sequence[Standing], sent: datetime) -> str:
    local = sent.astimezone(ZoneInfo(person.zone))
    hello = "Good morning" if local.hour < NOON else "Good afternoon"
    name = safe(oneline(person.name).split(" ")[0], 60)
    number = NUMBERS.get(len(standings), count(len(standings), "thing"))
    news = all(one.subject.startswith(PREFIX) for one in standings)
    what = f"{number} you should know." if news else f"{number} for today."
    return f"{hello}, {name}. {what}" if name else f"{hello}. {what}"


def _rest(more: int) -> str:
    if not more:
        return ""
    return f"{more} more can wait: {'it is' if more == 1 else 'they are'} on my Home tab when you have time."


def _open_text(todo: Todo, today: date) -> str:
    return f"{heading(todo, today)}\n{sentence(todo, today)}"


def _outcome_words(one: Standing, person: str) -> str:
    match one.outcome:
        case Outcome.PAUSED:
            return "paused"
        case Outcome.CLOSED:
            return f"this handover is {one.handover.status}"
        case Outcome.SEEN if one.todo is not None:
            return f"✓ Got it: {title(one.todo)}"
        case Outcome.PUT_OFF if one.todo is not None and one.until is not None:
            return f"{title(one.todo)}: back on {day(one.until)}"
        case Outcome.PLANNED if one.todo is not None:
            return f"{title(one.todo)}: planned for {day(one.todo.due)}"
        case Outcome.BLOCKED if one.todo is not None:
            return _blocked_words(one.todo)
        case _:
            return _settled_words(one, person)


def _blocked_words(todo: Todo) -> str:
    block = block_on(todo)
    return f"{title(todo)}: blocked" + (f"\n>{safe(oneline(block.why), QUOTE)}" if block else "")


def _settled_words(one: Standing, person: str) -> str:
    """Say that it is settled, in the words of what it was."""
    subject = one.subject
    if subject == "answer":
        return "✓ All questions answered"
    if subject == "review":
        return "✓ Reviewed"
    if subject.startswith("question:"):
        return "✓ Replied"
    if subject == "approve":
        return "✓ E-mail approved" if one.handover.introduction.approved else "The e-mail is being changed"
    if subject == "send":
        return "✓ E-mail sent" if one.handover.introduction.sent else "The e-mail is being changed"
    if subject.startswith("step:"):
        return _settled_step(one, person)
    return "✓ Settled meanwhile"


def _settled_step(one: Standing, person: str) -> str:
    step = one.handover.playbook.step(named(one.subject))
    state = one.handover.step(step.key)
    name = safe(oneline(step.title), 150)
    if state.not_needed:
        return f"{name}: not needed\n>{safe(state.not_needed, QUOTE)}"
    if step.kind is StepKind.INTRODUCTION and not one.handover.introduction.sent:
        return "✓ E-mail written and on its way to approval"
    by = f" by {mention(state.done_by)}" if state.done_by and state.done_by != person else ""
    return f"✓ {name}: done{by}"


def _way_back(one: Standing, person: str) -> dict[str, object] | None:
    """Return the button that takes the outcome back, where that makes sense."""
    value = f"{one.handover.id}|{one.subject}"
    name = oneline(one.handover.account)
    match one.outcome:
        case Outcome.PUT_OFF | Outcome.SEEN:
            return button("Undo", Action.TODO_UNDO, value, label=f"Undo: {name}")
        case Outcome.BLOCKED:
            return button("Not blocked any more", Action.TODO_UNBLOCK, value)
        case Outcome.PLANNED:
            return button("Change", Action.STEP_OPEN, value, label=f"Change: {name}")
        case Outcome.SETTLED if one.subject.startswith("step:"):
            state = one.handover.step(named(one.subject))
            mine = state.done_by == person or state.not_needed
            return button("Undo", Action.TODO_UNDO, value, label=f"Undo: {name}") if mine else None
        case _:
            return None


def _account(one: Standing) -> str:
    return safe(oneline(one.handover.account), 150)
