"""The digest message: a greeting, at most three to-dos with buttons, and what became of each."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from datetime import date, datetime
from zoneinfo import ZoneInfo

from handover.blocking import block_on, clear_subject
from handover.cover.monthly import CoverAsked
from handover.customer_reply import standing_number, standing_reply
from handover.digest.today import EntryOutcome, EntryStatus, told_in_line
from handover.escalation.risks import RiskKind
from handover.model.people import Person
from handover.model.playbook import StepKind
from handover.model.subject import Subject, SubjectKind
from handover.todos import Todo
from messages.assignment import many, settled_answer
from messages.calls.planned import ANOTHER_DAY
from messages.cover.question import monthly
from messages.customer_reply.shown import replied_button, settled_call, settled_reply, take_back_button
from messages.escalation.report import still_handovers
from messages.kit.blocks import actions, button, context, menu, section
from messages.kit.dates import day
from messages.kit.ids import Action
from messages.kit.message import Block, Message
from messages.kit.quotes import inline_quote
from messages.kit.read_aloud import read_aloud
from messages.kit.text import count, mention, oneline, safe, shorten
from messages.kit.titles import title_of, when_planned
from messages.kit.values import ButtonValue
from messages.limbo import LimboShown, greeting_words, limbo
from messages.pings import PingShown, ping
from messages.standing_in import absences
from messages.synthesis.shown import settled_synthesis
from messages.todos import buttons, each_said_once, heading, title

NUMBERS = {1: "One thing", 2: "Two things", 3: "Three things"}
NOON = 12
MOST_OPENED, OPENED = 3, 40
"""Handovers in which nothing has moved that have a button each, more have one menu; and characters of an account's name on it."""


@dataclass(frozen=True)
class DigestContent:
    """The content of one digest. `today` is the person's local day, on which "due" and "late" are based.

    `sent` (UTC) is when it was first sent and sets the greeting. `more` is the number of waiting to-dos left out.
    Entries in `in_newer_digest` (handover id and subject) have their buttons in a newer digest only. `channels` are
    channel ids by handover id, where known; `people` are those who take over, by id, where known.
    """

    entries: Sequence[EntryStatus]
    today: date
    sent: datetime
    more: int = 0
    in_newer_digest: AbstractSet[tuple[str, str]] = frozenset()
    channels: Mapping[str, str] = field(default_factory=dict)
    people: Mapping[str, Person] = field(default_factory=dict)
    ping: PingShown | None = None
    """What they are asked about one of their accounts."""
    limbo: Sequence[LimboShown] = ()
    """Customers without a confirmed owner, of which they are told."""
    covers: Sequence[CoverAsked] = ()
    """What they are asked about the accounts they cover."""

    def has_buttons(self, one: EntryStatus) -> bool:
        """Return whether the entry has its buttons in this message."""
        return one.outcome is EntryOutcome.OPEN and (one.handover.id, one.subject) not in self.in_newer_digest


def digest(person: Person, morning: DigestContent) -> Message:
    """Return a person's digest in its current state."""
    entries = _each_once(morning.entries)
    together = (RiskKind.SILENT, SubjectKind.ASSIGNMENT, SubjectKind.ABSENCE)
    silent, asked, away = (_in_one_line(entries, morning, line) for line in together)
    in_lines = sum(max(len(line) - 1, 0) for line in (silent, asked, away))
    greeting = _greeting(person, morning, len(morning.entries) - in_lines)
    rest = _rest(morning.more)
    waits_for_owner = limbo(morning.limbo) if morning.limbo else []
    blocks: list[Block] = [section(greeting), *waits_for_owner]
    others = [one for one in entries if one not in (*silent, *asked, *away)]
    told: list[str] = []
    if silent:
        line, content = _silent_entry(silent, morning.today)
        told.append(line)
        blocks += content
    if asked:
        line, content = many([one.handover for one in asked])
        told.append(line)
        blocks += content
    if away:
        line, content = absences([one.todo for one in away if one.todo is not None], morning.today)
        told.append(line)
        blocks += content
    of_others = _told(others, person.id, morning)
    for one, words in zip(others, of_others, strict=True):
        blocks += _entry(one, words, person.id, morning)
    told += of_others
    if rest:
        blocks.append(context(rest))
    pinged = ping(morning.ping, morning.sent) if morning.ping is not None else []
    blocks += pinged
    covers = [*monthly(morning.covers, morning.sent)]
    blocks += covers
    return Message(
        "\n".join(filter(None, (greeting, read_aloud(waits_for_owner), *told, rest, read_aloud((*pinged, *covers))))),
        blocks,
    )


def _in_one_line(entries: Sequence[EntryStatus], morning: DigestContent, line: str) -> list[EntryStatus]:
    """Return the entries of several handovers that this line tells together (`told_in_line`). None for one."""
    found = [one for one in entries if morning.has_buttons(one) and told_in_line(one.subject) == line]
    return found if len(found) > 1 else []


def _silent_entry(silent: Sequence[EntryStatus], today: date) -> tuple[str, list[Block]]:
    """Return the line about handovers in which nothing has moved, and its blocks, with the way to each of them."""
    words = still_handovers([one.handover for one in silent], today)
    if len(silent) > MOST_OPENED:
        choices = [(oneline(one.handover.account), one.handover.id) for one in silent]
        return words, [section(words), actions(menu(Action.OPEN, choices, placeholder="Open a handover …"))]
    # Each in a row of its own: within one Slack wants each button to do something else.
    opened = [
        button(f"Open {shorten(oneline(one.handover.account), OPENED)}", Action.OPEN, one.handover.id) for one in silent
    ]
    return words, [section(words), *map(actions, opened)]


def _each_once(entries: Iterable[EntryStatus]) -> list[EntryStatus]:
    """Return the entries; of those of one handover that all say the same of it, such as that it has ended, the first."""
    said: dict[tuple[str, str], EntryStatus] = {}
    for one in entries:
        whole = one.outcome in (EntryOutcome.PAUSED, EntryOutcome.CLOSED, EntryOutcome.LEFT)
        said.setdefault((one.handover.id, one.outcome if whole else one.subject), one)
    return list(said.values())


def _entry(one: EntryStatus, words: str, person: str, morning: DigestContent) -> list[Block]:
    """Return the blocks of one entry: open with its buttons, or its outcome with undo."""
    if morning.has_buttons(one) and one.todo is not None:
        return [section(words), actions(*buttons(one.todo, morning.today))]
    return [section(words, accessory=_undo_button(one, person))]


def _told(entries: Sequence[EntryStatus], person: str, morning: DigestContent) -> list[str]:
    """Return the text of each entry, equal in content to its blocks."""
    with_buttons = [one.todo for one in entries if one.todo is not None and morning.has_buttons(one)]
    sentences = each_said_once(with_buttons, morning.today, morning.people)
    return [_words(one, sentences, person, morning) for one in entries]


def _words(one: EntryStatus, sentences: Iterator[str], person: str, morning: DigestContent) -> str:
    """Return the text of one entry; one with buttons takes the next of the `sentences`."""
    if one.outcome is EntryOutcome.OPEN and one.todo is not None:
        if not morning.has_buttons(one):
            return f"*{_account(one)}* · {title(one.todo, morning.today)}: see the newest message"
        return f"{heading(one.todo, morning.today, morning.channels.get(one.handover.id, ''))}\n{next(sentences)}"
    return f"*{_account(one)}* · {_outcome_words(one, person, morning.today)}"


def _greeting(person: Person, morning: DigestContent, things: int) -> str:
    entries = morning.entries
    local = morning.sent.astimezone(ZoneInfo(person.zone))
    hello = "Good morning" if local.hour < NOON else "Good afternoon"
    name = safe(oneline(person.name).split(" ")[0], 60)
    number = NUMBERS.get(things, count(things, "thing"))
    news = all(one.subject.kind is SubjectKind.OVERDUE for one in entries)
    what = f"{number} you should know." if news else f"{number} for today."
    if not entries:
        what = greeting_words(morning.limbo) if morning.limbo else _questions(morning)
    return f"{hello}, {name}. {what}" if name else f"{hello}. {what}"


def _questions(morning: DigestContent) -> str:
    if len(morning.covers) > 1:
        return f"{len(morning.covers)} questions about customers whom you cover."
    return (
        "One question about a customer whom you cover." if morning.covers else "One question about a customer of yours."
    )


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
        case EntryOutcome.WENT_BACK:
            return f"it is with {mention(one.handover.incoming)} again"
        case EntryOutcome.LEFT:
            return "you take no part in it any more"
        case EntryOutcome.SEEN if one.todo is not None:
            return f"✓ Got it: {title(one.todo, today)}"
        case EntryOutcome.SNOOZED if one.todo is not None and one.until is not None:
            return f"{title_of(one.todo.about or one.todo)}: back on {day(one.until)}"
        case EntryOutcome.PLANNED:
            state = one.handover.step(one.subject.key)
            return f"{_step_name(one)}: planned for {when_planned(state)}"
        case EntryOutcome.BLOCKED if one.todo is not None:
            return _blocked_words(one.todo)
        case _:
            return _settled_words(one, person)


def _blocked_words(todo: Todo) -> str:
    block = block_on(todo)
    waits = f", waiting for {mention(block.blocker)}" if block and block.blocker else ""
    return f"{title_of(todo)}: blocked{waits}" + (f"\n>{inline_quote(block.why)}" if block else "")


_SETTLED = {
    SubjectKind.ANSWER: "✓ All questions answered",
    SubjectKind.REVIEW: "✓ Reviewed",
    SubjectKind.QUESTION: "✓ Replied",
    SubjectKind.PROMISES: "✓ Answered what was proposed",
    SubjectKind.COMPLETE: "Something is open again, so it isn't to be completed yet",
}
"""What is said of entries that are settled, by their kind, where it is always the same."""


def _settled_words(one: EntryStatus, person: str) -> str:
    """Return the words for a settled entry, by its kind."""
    match one.subject.kind:
        case SubjectKind.APPROVE:
            return _approval_words(one)
        case SubjectKind.ASSIGNMENT:
            return settled_answer(one.handover)
        case SubjectKind.SYNTHESIS | SubjectKind.CONFIRM:
            return settled_synthesis(one.handover)
        case SubjectKind.SEND:
            return "✓ E-mail sent" if one.handover.introduction.sent else "The e-mail is being changed"
        case SubjectKind.CUSTOMER_REPLY:
            return settled_reply(one.handover)
        case SubjectKind.CUSTOMER_CALL:
            return settled_call(one.handover)
        case SubjectKind.STEP | SubjectKind.CALL:
            return _settled_step(one, person)
        case SubjectKind.CLEAR:
            return _cleared(one)
        case kind:
            return _SETTLED.get(kind, "✓ Settled meanwhile")


def _approval_words(one: EntryStatus) -> str:
    draft = one.handover.introduction
    if draft.approved:
        return "✓ E-mail approved"
    return f"E-mail sent back by {mention(draft.returned.by)}" if draft.returned else "The e-mail is being changed"


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
    name = _step_name(one)
    if one.subject.kind is SubjectKind.CALL and not state.settled:
        return f"{name}: no day any more"
    if state.not_needed:
        return f"{name}: not needed\n>{inline_quote(state.not_needed)}"
    if step.kind is StepKind.INTRODUCTION and not one.handover.introduction.sent:
        return "✓ E-mail written and on its way to approval"
    by = f" by {mention(state.done_by)}" if state.done_by and state.done_by != person else ""
    return f"✓ {name}: done{by}"


def _step_name(one: EntryStatus) -> str:
    return safe(oneline(one.handover.playbook.step(one.subject.key).title), 150)


def _undo_button(one: EntryStatus, person: str) -> dict[str, object] | None:
    """Return the button that undoes the outcome, where that is possible."""
    value = str(ButtonValue(one.handover.id, one.subject))
    name = oneline(one.handover.account)
    match one.outcome:
        case EntryOutcome.SNOOZED | EntryOutcome.SEEN:
            return button("Undo", Action.TODO_UNDO, value, label=f"Undo: {name}")
        case EntryOutcome.BLOCKED:
            return button("Not blocked any more", Action.TODO_UNBLOCK, value)
        case EntryOutcome.PLANNED:
            about = str(ButtonValue(one.handover.id, Subject(SubjectKind.STEP, one.subject.key)))
            return button(ANOTHER_DAY, Action.STEP_OPEN, about, label=f"Another day: {name}")
        case EntryOutcome.SETTLED if one.subject.kind in (SubjectKind.SEND, SubjectKind.CUSTOMER_REPLY):
            return _reply_button(one, person)
        case EntryOutcome.SETTLED if one.subject.kind is SubjectKind.STEP:
            state = one.handover.step(one.subject.key)
            mine = state.done_by == person or state.not_needed
            return button("Undo", Action.TODO_UNDO, value, label=f"Undo: {name}") if mine else None
        case _:
            return None


def _account(one: EntryStatus) -> str:
    return safe(oneline(one.handover.account), 150)


def _reply_button(one: EntryStatus, person: str) -> dict[str, object] | None:
    """Return the way to note what the customer replied to an e-mail that was sent, or to take back what this person noted."""
    number, reply = standing_number(one.handover), standing_reply(one.handover)
    if one.subject.kind is SubjectKind.SEND:
        return replied_button(one.handover) if one.handover.customer_told and reply is None else None
    return take_back_button(one.handover, number) if number is not None and reply and reply.by == person else None
