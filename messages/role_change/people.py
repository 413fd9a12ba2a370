"""Who takes part in a handover, what is open for each of them, and the way to somebody else in their place."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from itertools import pairwise

from handover.model.audit import Change, PlanField
from handover.model.contributors import ContributorRequest
from handover.model.handover import Handover
from handover.model.people import Person, Role
from handover.replanning.undoing import may_undo, of_people, still_holds
from handover.role_change.moving import keepers
from handover.roles import has_declined
from messages.areas import area_blocks
from messages.kit import blocks
from messages.kit.dates import local_time
from messages.kit.ids import Action, Form
from messages.kit.message import Block, View
from messages.kit.text import mention
from messages.kit.things import open_words
from messages.kit.titles import account, hands_over, item_title
from messages.kit.values import ButtonValue
from messages.opening.parts import PARTS
from messages.replanning.labels import LABELS, difference

TITLE = "Who does what"
ROLES = {
    Role.OUTGOING: LABELS[PlanField.OUTGOING],
    Role.INCOMING: LABELS[PlanField.INCOMING],
    Role.MANAGER: LABELS[PlanField.MANAGER],
    Role.BACKUP: LABELS[PlanField.BACKUP],
}
_MOVES = "What moves to somebody else, and what stays, is shown before it counts."
_ENDED = "The handover has ended, so nothing changes here any more. `/handover account` has who looks after the customer now."
MOST = 20
"""Colleagues, and people who have kept something, that are shown."""
SHOWN_CHANGES = 3
"""Latest changes of people that are shown with the way to undo them."""


def people(handover: Handover, reader: Person, today: date, now: datetime) -> View:
    """Return everybody who takes part with what is open for them. `today` is the reader's local day, `now` is UTC."""
    running = handover.open
    content = [
        blocks.section(f"*{account(handover)}*"),
        *(_role(handover, role, today, changeable=running) for role in Role),
        *_kept(handover, today),
        *_areas(handover, reader, now),
        *_asked(handover, changeable=handover.active),
        *_changed(handover, reader, now),
    ]
    content.append(blocks.context(_MOVES if running else _ENDED))
    return blocks.modal(Form.PEOPLE, TITLE, content)


def _role(handover: Handover, role: Role, today: date, *, changeable: bool) -> Block:
    user = getattr(handover, role)
    if role is Role.OUTGOING and handover.leaver:
        who = f"{hands_over(handover)}, who has left; {mention(user)} answers in their place"
    else:
        who = mention(user) if user else "nobody"
    words = f"*{ROLES[role]}:* {who}\n{_waits(handover, user, today)}" if user else f"*{ROLES[role]}:* {who}"
    verb = f"{'Change' if user else 'Choose'} {PARTS[PlanField(role.value)]} …"
    button = blocks.button(verb, Action.ROLE_CHANGE, str(ButtonValue(handover.id, role)))
    return blocks.section(words, button if changeable else None)


def _waits(handover: Handover, user: str, today: date) -> str:
    if has_declined(handover, user):
        return "Has said that this isn't theirs."
    waits = open_words(handover, user, today)
    return f"Open: {waits}" if waits else "Nothing is open."


def _kept(handover: Handover, today: date) -> Iterator[Block]:
    for user in keepers(handover)[:MOST]:
        if not handover.roles_of(user):
            yield blocks.section(f"*Still finishes what was theirs:* {mention(user)}\n{_waits(handover, user, today)}")


def _areas(handover: Handover, reader: Person, now: datetime) -> Iterator[Block]:
    if handover.open or handover.areas:
        what = (
            "" if handover.areas else "\nThey read and accept a part, such as the technical side. Nobody does so far."
        )
        yield blocks.section(f"*Colleagues with an area beside the incoming CSM*{what}")
        yield from area_blocks(handover, reader, now)


def _asked(handover: Handover, *, changeable: bool) -> Iterator[Block]:
    waiting = [one for one in handover.contributor_requests if one.open]
    if waiting:
        yield blocks.section("*Colleagues who were asked*")
    for request in waiting[:MOST]:
        words = f"{mention(request.contributor)}: {item_title(handover, request.item)} (asked by {mention(request.asked_by)})"
        yield blocks.section(words, _instead(handover, request) if changeable else None)
    if len(waiting) > MOST:
        yield blocks.context(f"… and {len(waiting) - MOST} more, in the checklist")


def _instead(handover: Handover, request: ContributorRequest) -> blocks.Element:
    return blocks.button("Ask somebody else …", Action.CONTRIBUTOR_INSTEAD, str(ButtonValue(handover.id, request.id)))


def _changed(handover: Handover, reader: Person, now: datetime) -> Iterator[Block]:
    """Yield the latest changes of people that this person may undo, newest first."""
    for first, changes in list(_undoable(handover, reader, now))[:SHOWN_CHANGES]:
        what = ", ".join(f"{LABELS[one.what]}: {difference(one)}" for one in changes)
        words = f"✓ {what} ({mention(changes[0].by)}, {local_time(changes[0].at)})"
        value = str(ButtonValue(handover.id, f"{first}-{len(changes)}"))
        yield blocks.section(words, blocks.button("Undo", Action.PLAN_UNDO, value))


def _undoable(handover: Handover, reader: Person, now: datetime) -> Iterator[tuple[int, Sequence[Change]]]:
    starts = [
        number
        for number, one in enumerate(handover.changes)
        if number == 0 or handover.changes[number - 1].at != one.at
    ]
    for first, end in reversed(list(pairwise([*starts, len(handover.changes)]))):
        changes = handover.changes[first:end]
        if of_people(changes) and still_holds(handover, changes, now) and may_undo(handover, changes, reader):
            yield first, changes
