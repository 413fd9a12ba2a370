"""What is open for somebody in words: counted, and by name."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date

from handover.model.handover import Handover
from handover.model.kept import ThingKind
from handover.model.playbook import StepKind
from handover.questions import question_of
from handover.role_change.things import Thing, things_of
from handover.todos import TodoKind, todos
from messages.kit.text import count, first_listed, oneline, safe
from messages.kit.titles import TITLES, title_of

MOST_NAMED = 4
"""Things that are named in a sentence; the rest is counted."""
_COUNTED = frozenset({TodoKind.ANSWER, TodoKind.QUESTION, TodoKind.CONFIRM, TodoKind.CUSTOMER_CALL})
_WORDS = {
    "answer": "answer",
    "question": "question to reply to",
    "call": "call",
    "task": "task",
    "confirmation": "confirmation",
}
_MANY = {"question to reply to": "questions to reply to"}


def counted(handover: Handover, things: Iterable[Thing]) -> list[str]:
    """Return how many answers, questions, calls and tasks these things are."""
    found = Counter(_kind(handover, one) for one in things)
    return [count(found[kind], word, _MANY.get(word)) for kind, word in _WORDS.items() if found[kind]]


def open_words(handover: Handover, user: str, today: date) -> str:
    """Return what waits for this person, such as `3 answers, 1 call`; empty for nothing. `today` is the reader's local day."""
    things = things_of(handover, user)
    steps = {one.key for one in things if one.kind is ThingKind.STEP}
    others = [
        title_of(todo)
        for todo in todos(handover, today)
        if todo.owner == user and todo.kind not in _COUNTED and todo.subject.key not in steps
    ]
    more = [f"{title[0].lower()}{title[1:]}" for title in dict.fromkeys(others)]
    return first_listed([*counted(handover, things), *more], MOST_NAMED)


def named(handover: Handover, things: Sequence[Thing]) -> str:
    """Return the titles of these things, the first of them by name, the rest counted."""
    return first_listed([title(handover, one) for one in things], MOST_NAMED)


def title(handover: Handover, thing: Thing) -> str:
    """Return what a thing is called, as mrkdwn."""
    match thing.kind:
        case ThingKind.ITEM:
            words = handover.playbook.item(thing.key).title
        case ThingKind.STEP:
            words = handover.playbook.step(thing.key).title
        case ThingKind.QUESTION:
            words = f"Reply about {handover.playbook.item(question_of(handover, thing.key).item).title}"
        case ThingKind.CONFIRMATION:
            words = TITLES[TodoKind.CONFIRM]
        case ThingKind.CUSTOMER_CALL:
            words = TITLES[TodoKind.CUSTOMER_CALL]
    return f"*{safe(oneline(words), 80)}*"


def _kind(handover: Handover, thing: Thing) -> str:
    match thing.kind:
        case ThingKind.ITEM:
            return "answer"
        case ThingKind.QUESTION:
            return "question"
        case ThingKind.CONFIRMATION:
            return "confirmation"
        case ThingKind.CUSTOMER_CALL:
            return "call"
        case ThingKind.STEP:
            return "call" if handover.playbook.step(thing.key).kind is StepKind.CALL else "task"
