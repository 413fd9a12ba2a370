"""Words for whoever decides when somebody who takes part can do so no more: what is so meanwhile, and the ways on."""

from collections.abc import Sequence
from datetime import datetime

from handover.areas import area_with
from handover.gone.asking import left_empty, on_emergency_path, part_of, taken_over, takes_back_emergency, way_back
from handover.model.account import Account
from handover.model.areas import Area
from handover.model.handover import Handover
from handover.model.people import Role
from handover.suggesting.ranking import Suggestion
from messages.areas import area_words, areas_button
from messages.kit import blocks
from messages.kit.ids import Action, Form
from messages.kit.message import Block, Message, View
from messages.kit.text import listed, mention
from messages.kit.titles import account
from messages.kit.values import ButtonValue
from messages.suggesting import suggestion_words
from messages.who_knows import who_knows_buttons

TITLE = "Choose a replacement"
WHO = "who"
CHOOSE, TAKES_PLACE, PATH = "Choose a replacement …", "Somebody takes their place …", "Emergency path"
ROLE = "."
"""What stands in a button's value between who has gone and the role they left empty."""
_WITHOUT = {
    Role.INCOMING: "Nobody is there now who takes the customer over. Whoever you choose gets all that was theirs.",
    Role.MANAGER: "Until somebody is, nobody hears when something is late.",
    Role.BACKUP: "The handover goes on without a backup until you choose one.",
    Role.OUTGOING: "What they have told me is kept. Whoever you choose answers the rest.",
}
_PARTS = {
    Role.OUTGOING: "hands over",
    Role.INCOMING: "takes over",
    Role.MANAGER: "is the manager",
    Role.BACKUP: "is the backup",
}
_EMPTY = {
    Role.MANAGER: (
        "They were the manager as well, and nobody is now: nobody hears when something is late.",
        "Choose a manager …",
    ),
    Role.BACKUP: ("They were the backup as well, and nobody is now.", "Choose a backup …"),
}
_AGAIN = {
    Role.OUTGOING: "They hand over again",
    Role.INCOMING: "They take over again",
    Role.MANAGER: "They are the manager again",
    Role.BACKUP: "They are the backup again",
}


def notice(handover: Handover, gone: str, *, is_back: bool, takes_part: bool) -> Message:
    """Return what somebody reads who decides how it goes on without the user `gone`, or what has become of it.

    `is_back`: they can take part again.
    """
    role, name, who = part_of(handover, gone), account(handover), mention(gone)
    see = [blocks.button("Open", Action.OPEN, handover.id)] if takes_part else []
    if role is None and handover.open and (area := area_with(handover, gone)):
        return _of_area(handover, area, is_back, see)
    value = str(ButtonValue(handover.id, gone))
    if not handover.open:
        return _message(f":white_check_mark: *{name}*: this handover has ended, so nothing waits for {who}.", *see)
    if is_back and (again := way_back(handover, gone)):
        words = f":white_check_mark: *{name}*: {who} can take part again. {since_words(handover, gone)}"
        if again is Role.OUTGOING and takes_back_emergency(handover):
            words += f" “{_AGAIN[again]}” also takes the emergency path back."
        if besides := [_PARTS[one].removeprefix("is ") for one in left_empty(handover, gone)]:
            words += f" It makes them {listed(besides)} again, too."
        return _message(words, blocks.button(_AGAIN[again], Action.GONE_BACK, value, "primary"), *see)
    if role is None:
        empty = _left_empty(handover, gone)
        mark = ":warning:" if empty else ":white_check_mark:"
        words = f"{mark} *{name}*: {who} can't take part any more. {since_words(handover, gone)}"
        return _message(words, *see, besides=empty)
    if role is Role.OUTGOING and not handover.roles_of(gone):
        return _outgoing(handover, gone, value, see)
    if is_back:
        return _message(f":white_check_mark: *{name}*: {who} can take part again, and I go on with them.", *see)
    label = TAKES_PLACE if role is Role.OUTGOING else CHOOSE
    words = f":warning: *{name}*: {who}, who {_PARTS[role]}, can't take part any more. {_WITHOUT[role]}"
    return _message(words, blocks.button(label, Action.GONE_REPLACE, value, "primary"), *see)


def _of_area(handover: Handover, area: Area, is_back: bool, see: Sequence[blocks.Element]) -> Message:
    """Return the same of somebody who has an area alone."""
    name, who, owner = account(handover), mention(area.who), mention(handover.incoming)
    if is_back:
        return _message(f":white_check_mark: *{name}*: {who} can take part again, and I go on with them.", *see)
    words = (
        f":warning: *{name}*: {who}, who has an area of it (*{area_words(area)}*), can't take part any more. Meanwhile I ask "
        f"{owner} to accept its answers. Does a colleague take it over?"
    )
    return _message(words, areas_button(handover), *see)


def superseded(handover: Handover, gone: str, *, takes_part: bool) -> Message:
    """Return what stays of a message about somebody of whom something newer was said in another one."""
    see = [blocks.button("Open", Action.OPEN, handover.id)] if takes_part else []
    return _message(
        f"*{account(handover)}*: what I said here of {mention(gone)} is over; something newer is below.", *see
    )


def since_words(handover: Handover, gone: str) -> str:
    """Return who does by now what was this person's, and by whose word, in a sentence."""
    since = taken_over(handover, gone)
    if since is None:
        return "Nothing waits for them."
    role, decided = Role(since.what.value), f", as {mention(since.by)} has decided" if since.by else ""
    if not since.after:
        return f"It goes on without a {role.value} now{decided}."
    answers = role is Role.OUTGOING and handover.leaver
    return f"{mention(since.after)} {'answers in their place' if answers else _PARTS[role]} now{decided}."


def _outgoing(handover: Handover, gone: str, value: str, see: Sequence[blocks.Element]) -> Message:
    """Return the same of an outgoing CSM in whose place somebody answers."""
    name, who, stays = account(handover), mention(gone), mention(handover.outgoing)
    empty = _left_empty(handover, gone)
    another = blocks.button(TAKES_PLACE, Action.GONE_REPLACE, value)
    if on_emergency_path(handover):
        words = (
            f":white_check_mark: *{name}* goes on as an emergency: the playbook asks for what must not wait, {stays} answers "
            f"what can be found out, and the customer hears from {mention(handover.incoming)} that {who} has left, and not why."
        )
        undo = blocks.button("Undo", Action.GONE_EMERGENCY_UNDO, value, label="Undo: emergency path")
        return _message(words, *(who_knows_buttons(handover) if see else []), another, undo, *see, besides=empty)
    words = (
        f":warning: *{name}*: {who}, who hands over, can't take part any more. Meanwhile I ask {stays} for what was theirs; what "
        f"they have told me is kept. How does it go on?\n*{PATH}:* the emergency playbook asks for what must not wait, a "
        "temporary contact is named within a day, and the customer hears that they have left, and not why. "
        "What is answered is kept, and you can undo it.\n"
        "*Somebody takes their place:* a colleague who knows the customer answers the rest."
    )
    path = blocks.button(PATH, Action.GONE_EMERGENCY, value, "primary")
    return _message(words, path, another, *see, besides=empty)


def _left_empty(handover: Handover, gone: str) -> list[Block]:
    """Return which roles somebody has left empty, each with the way to fill it."""
    found = []
    for role in left_empty(handover, gone):
        words, label = _EMPTY[role]
        value = str(ButtonValue(handover.id, f"{gone}{ROLE}{role}"))
        found.append(blocks.section(words, blocks.button(label, Action.GONE_REPLACE, value)))
    return found


def form(
    handover: Handover,
    gone: str,
    role: Role,
    metadata: str,
    found: Account | None,
    suggested: Sequence[Suggestion],
    now: datetime,
) -> View:
    """Return the form in which somebody is chosen, with the first of those who could take the account over filled in."""
    words = (
        f"*{account(handover)}*: {mention(gone)}, who {_PARTS[role]}, can't take part any more. Whoever you choose is told what is "
        "theirs, and gets all that is open; it is said in the handover's channel, where it can be undone for a day."
    )
    content: list[Block] = [blocks.section(words)]
    if found is not None and suggested:
        content.append(blocks.section("*Who could take it over*"))
        content += [blocks.section(suggestion_words(found, one, now)) for one in suggested]
    first = suggested[0].candidate.person.id if suggested else ""
    stands = handover.outgoing if role is Role.OUTGOING and handover.leaver else ""
    content.append(blocks.field(WHO, "In their place", blocks.user_picker(WHO, first or stands)))
    return blocks.modal(Form.GONE_REPLACE, TITLE, content, submit="Choose", close="Cancel", metadata=metadata)


def _message(words: str, *buttons: blocks.Element, besides: Sequence[Block] = ()) -> Message:
    said = "\n".join([words, *(one["text"]["text"] for one in besides)])
    return Message(said, [blocks.section(words), *([blocks.actions(*buttons)] if buttons else []), *besides])
