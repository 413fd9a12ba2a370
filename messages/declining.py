"""Declining a handover: the form, the confirmation, and what whoever started it and the manager read."""

from collections.abc import Sequence

from handover.areas import area_with
from handover.declining import told_of_decline
from handover.model.audit import Change
from handover.model.declines import Decline
from handover.model.handover import Handover
from handover.model.people import Person
from handover.replanning.proposed import replaced_by
from handover.starting import begun
from messages.areas import area_words
from messages.assignment import CHOOSE, choose_button
from messages.kit import blocks
from messages.kit.ids import Action, Form
from messages.kit.message import Message, View
from messages.kit.quotes import inline_quote
from messages.kit.text import listed, mention, oneline, shorten
from messages.kit.titles import account
from messages.starting import take_back_button

TITLE, CANNOT_TITLE = "Not mine", "I can't take it"
WHY, INSTEAD = "why", "instead"
LONGEST_NAME = 60
"""Characters of a name on a button."""


def told(handover: Handover, by: str) -> str:
    """Return the mentions of who hears that this person declines."""
    return listed([mention(user) for user in told_of_decline(handover, by)])


def title(handover: Handover, by: str) -> str:
    """Return what the form is called for this person."""
    return CANNOT_TITLE if by == handover.incoming else TITLE


def form(handover: Handover, by: str, *, metadata: str) -> View:
    """Return the form that says to this person what follows, and asks why; an incoming CSM may propose somebody else."""
    instead = blocks.field(
        INSTEAD,
        "Who could take it instead?",
        blocks.user_picker(INSTEAD),
        hint="Only a proposal: nobody is told or asked until somebody says so.",
        optional=True,
    )
    return blocks.modal(
        Form.DECLINE,
        title(handover, by),
        [
            blocks.section(
                f"I then ask you for nothing about *{account(handover)}* any more, and tell {told(handover, by)}, so that "
                f"somebody else can be chosen.{_meanwhile(handover, by)} You can take it back."
            ),
            blocks.field(
                WHY,
                "Why?",
                blocks.text_field(
                    WHY, multiline=True, limit=1000, placeholder="I have never worked with this customer"
                ),
                hint="They will read this. The customer won't.",
            ),
            *([instead] if by == handover.incoming else []),
        ],
        submit="Decline",
        metadata=metadata,
    )


def _meanwhile(handover: Handover, by: str) -> str:
    """Return who accepts the answers of this person's area then; empty for who has a role or no area."""
    if handover.roles_of(by) or area_with(handover, by) is None:
        return ""
    return f" Meanwhile {mention(handover.incoming)} accepts the answers of your area."


def done(handover: Handover) -> Message:
    """Return the confirmation, with the way back."""
    words = f"You have declined *{account(handover)}*. I ask you for nothing there any more."
    return Message(words, [blocks.section(words), blocks.actions(undo_button(handover))])


def undo_button(handover: Handover) -> blocks.Element:
    """Return the button that takes the decline back."""
    return blocks.button("It is mine after all", Action.DECLINE_UNDO, handover.id)


def asked_instead(handover: Handover) -> str:
    """Return the confirmation that whoever was proposed is asked."""
    return (
        f"{mention(handover.incoming)} is the incoming CSM of *{account(handover)}* now, and I ask whether they take it on. "
        "You can undo it where you have just read the proposal, or in the channel."
    )


def undone(handover: Handover) -> str:
    """Return the confirmation that the decline is taken back."""
    return f"Good to have you: *{account(handover)}* is yours again, and everybody who was told knows."


def notice(
    handover: Handover,
    by: str,
    declined: Decline | None,
    *,
    participant: bool,
    proposed: Person | None = None,
    undo: bool = False,
) -> Message:
    """Return the note that somebody has declined, or, in its place, that they have taken it back, or who does it now.

    `proposed` is whom an incoming CSM has named in their place; with `undo` the reader may take back that somebody else was put in.
    """
    name = mention(by)
    if declined is None:
        words = f":white_check_mark: *{account(handover)}*: {name} takes it on after all. All is as it was."
        return Message(words, [blocks.section(words)])
    if by != handover.incoming and (made := replaced_by(handover, by)) is not None:
        return _replaced(handover, by, declined, made, undo=undo)
    if not handover.roles_of(by):
        return _beside(handover, by, declined, participant=participant)
    takes_over = by == handover.incoming
    says = "they can't take it on" if takes_over else "it isn't theirs to do"
    words = f":warning: *{account(handover)}*: {name} says that {says}:\n>{inline_quote(declined.why)}\n"
    if declined.instead:
        words += f"They propose {mention(declined.instead)} instead.\n"
    words += (
        f"I ask {name} for nothing there any more; what is theirs waits until somebody else is chosen, or the handover is "
        "called off."
    )
    if not participant:
        back = [blocks.actions(take_back_button(handover))] if not begun(handover) else []
        return Message(words, [blocks.section(words), *back])
    ask = _ask_button(handover, proposed) if proposed is not None and takes_over else []
    choose = choose_button(handover, None if ask else "primary")
    buttons = (
        *ask,
        choose if takes_over else blocks.button(CHOOSE, Action.PLAN_OPEN, handover.id, "primary"),
        blocks.button("See the whole handover", Action.OPEN, handover.id),
        blocks.button("Cancel handover …", Action.CANCEL, handover.id),
    )
    return Message(words, [blocks.section(words), blocks.actions(*buttons)])


def _beside(handover: Handover, by: str, declined: Decline, *, participant: bool) -> Message:
    """Return that somebody without a role has declined: an area is for who owns it all then, what they still did for the role."""
    name, area = mention(by), area_with(handover, by)
    takes_part = area is not None or by in handover.participants
    if area is not None:
        says = f"the area {area_words(area)} isn't theirs"
        goes_on = f"Meanwhile {mention(handover.incoming)} accepts its answers. Somebody else can take the area over, or nobody."
    elif takes_part:
        says, goes_on = "what they still did isn't theirs", "It is for whoever has the role now."
    else:
        says, goes_on = "it wasn't theirs to do", "They have no part in it any more; nothing of theirs waits."
    sign = ":warning:" if takes_part else ":white_check_mark:"
    words = f"{sign} *{account(handover)}*: {name} says that {says}:\n>{inline_quote(declined.why)}\n{goes_on}"
    if not participant:
        return Message(words, [blocks.section(words)])
    see = blocks.button("See who does what", Action.PEOPLE_OPEN, handover.id, "primary" if area is not None else None)
    return Message(words, [blocks.section(words), blocks.actions(see)])


def _ask_button(handover: Handover, proposed: Person) -> list[blocks.Element]:
    name = shorten(oneline(proposed.name) or "them", LONGEST_NAME)
    return [blocks.button(f"Ask {name}", Action.ASSIGNMENT_ASK, f"{handover.id}|{proposed.id}", "primary")]


def _replaced(
    handover: Handover, by: str, declined: Decline, made: tuple[Sequence[Change], int], *, undo: bool
) -> Message:
    """Return who has taken the place of somebody who declined, with the way back for who may undo it."""
    changes, first = made
    words = (
        f":white_check_mark: *{account(handover)}*: {mention(by)} couldn't take it on:\n>{inline_quote(declined.why)}\n"
        f"{mention(handover.incoming)} is the incoming CSM now."
    )
    button = blocks.button("Undo", Action.PLAN_UNDO, f"{handover.id}|{first}-{len(changes)}")
    back = [blocks.actions(button)] if undo else []
    return Message(words, [blocks.section(words), *back])
