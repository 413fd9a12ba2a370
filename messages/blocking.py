"""Blocking in words: the form that asks for reason and blocker, and the messages in the channel."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from handover.absence import is_away
from handover.areas import area_with
from handover.blocking import ReasonMissing, block_on, clear_subject, lift_on
from handover.model.holds import Block as Obstacle
from handover.model.holds import Lift
from handover.model.people import Person, Role
from handover.text.length import length
from handover.todos import Todo
from messages.kit import blocks
from messages.kit.dates import day
from messages.kit.ids import Action, Form
from messages.kit.message import Message, View
from messages.kit.quotes import inline_quote
from messages.kit.refusals import words_for
from messages.kit.text import mention, oneline, shorten
from messages.kit.titles import account, title_of
from messages.kit.values import ButtonValue

WHY, BLOCKER = "why", "blocker"
"""Block and action ids of the form."""
LONGEST_WHY = 500
LONGEST_CHOICE = 75
OUTSIDE = "outside"
"""Value of the choice that the blocker is no participant."""
OUTSIDE_WORDS = "Somebody else, outside this handover"
ROLES = {
    Role.OUTGOING: "outgoing CSM",
    Role.INCOMING: "incoming CSM",
    Role.MANAGER: "manager",
    Role.BACKUP: "backup",
}


def blocked_form(todo: Todo, people: Mapping[str, Person], today: date, *, metadata: str) -> View:
    """Return the form that asks what blocks the to-do, and which participant (or an outsider) can resolve it.

    `people` are the participants by user id; `today` is the local day of the reader. An earlier reason is filled in;
    the outsider is preselected, so that nobody is reminded by mistake.
    """
    before = block_on(todo) or _declined(todo)
    manager = todo.handover.manager
    after = f" {mention(manager)} hears of it in the morning." if manager and manager != todo.owner else ""
    words = (
        f"*{account(todo.handover)}* · {title_of(todo)}\n"
        f"I'll tell the others in the channel. If one of them can clear the way, I remind them instead of you.{after}"
    )
    why = blocks.text_field(
        WHY,
        before.why if before else "",
        multiline=True,
        placeholder="Waiting for legal to clear the e-mail",
        limit=LONGEST_WHY,
    )
    choices = [(_named(person, todo, today), person.id) for person in _blockers(todo, people)]
    known = before is not None and before.blocker in dict(choices).values()
    who = blocks.menu(BLOCKER, [*choices, (OUTSIDE_WORDS, OUTSIDE)], before.blocker if before and known else OUTSIDE)
    return blocks.modal(
        Form.BLOCKED,
        "What's in the way?",
        [
            blocks.section(words),
            blocks.field(WHY, "What is in the way?", why),
            blocks.field(BLOCKER, "Who can clear the way?", who),
        ],
        submit="Save",
        metadata=metadata,
    )


def blocked_in_channel(todo: Todo) -> Message:
    """Return the channel message that something is blocked, with a button for the blocker."""
    block = block_on(todo)
    why = inline_quote(block.why) if block else ""
    waits = f"\n{mention(block.blocker)}, can you clear the way?" if block and block.blocker else ""
    words = f"{mention(todo.owner)} can't go on with *{title_of(todo)}*:\n>{why}{waits}"
    subject = clear_subject(block) if block else todo.subject
    lift = blocks.button("Not blocked any more", Action.TODO_UNBLOCK, str(ButtonValue(todo.handover.id, subject)))
    return Message(words, [blocks.section(words), blocks.actions(lift)])


def lifted_in_channel(lift: Lift, todo: Todo | None) -> Message:
    """Return what replaces that message once the block is resolved or declined; `todo` is None once it is done as well."""
    ended = "not blocked any more" if lift.settled else f"back with {mention(lift.block.by)}"
    what = f"*{title_of(todo)}* is {ended}" if todo else f"{ended[0].upper()}{ended[1:]}"
    words = f"{'✓ ' if lift.settled else ''}{what}, says {mention(lift.by)}:\n>{inline_quote(lift.block.why)}"
    return Message(words, [blocks.section(words)])


def unblocked_reply(todo: Todo, lift: Lift) -> Message:
    """Return the reply in its thread that tells the owner that the to-do is theirs again."""
    who, what, by = mention(todo.owner), f"*{title_of(todo)}*", mention(lift.by)
    if lift.settled:
        words = f"{who}, you can go on with {what}: {by} says nothing is in the way any more."
    else:
        words = f"{who}, {by} can't clear the way for {what}. Who else can?"
    return Message(words, [blocks.section(words)])


def _declined(todo: Todo) -> Obstacle | None:
    """Return the declined block without its blocker: its reason still applies."""
    lift = lift_on(todo)
    return replace(lift.block, blocker="") if lift and not lift.settled else None


def _blockers(todo: Todo, people: Mapping[str, Person]) -> list[Person]:
    """Return the other participants who can take part."""
    others = (people[user] for user in todo.handover.participants if user != todo.owner and user in people)
    return [person for person in others if not person.barred]


def _named(person: Person, todo: Todo, today: date) -> str:
    """Return the name, shortened to fit, with role and the end of an absence."""
    held = (ROLES[role] for role in todo.handover.roles_of(person.id))
    role = next(held, "has an area" if area_with(todo.handover, person.id) else "finishes what was theirs")
    back = f", back {day(person.away_until)}" if person.away_until and is_away(person, today) else ""
    rest = f" ({role}{back})"
    return shorten(oneline(person.name) or "–", LONGEST_CHOICE - length(rest)) + rest


@words_for.register
def _(_refusal: ReasonMissing) -> str:
    return "Please say in a few words what is in the way, so that the others can help."
