"""What somebody has edited in the canvas, as it is told in the channel: before and after, to take over or to leave out."""

from collections.abc import Iterator

from handover.canvas_edits import item_of
from handover.model.canvas import Canvas, CanvasEdit, EditState
from handover.model.handover import Handover
from messages.kit import blocks
from messages.kit.dates import local_time
from messages.kit.ids import Action
from messages.kit.message import Block, Message
from messages.kit.quotes import block_quote
from messages.kit.text import link, mention, oneline, safe
from messages.kit.titles import account
from messages.kit.values import ButtonValue

MADE_AGAIN = ":page_facing_up: The canvas is on its way into the channel."
LONGEST = 1_000
"""Characters of what was there and of what is there now; all of it stands in the canvas and on the account's page."""


def edit_message(handover: Handover, canvas: Canvas, edit: CanvasEdit) -> Message:
    """Return the message about an edit, as things are now."""
    lead = _lead(handover, canvas, edit)
    if edit.state is EditState.SECRET:
        return Message(lead, [blocks.section(lead)])
    changes = list(_changes(edit))
    told = _told(edit)
    content: list[Block] = [blocks.section(lead), *map(blocks.section, changes)]
    content += [blocks.context(told)] if told else []
    content.append(blocks.actions(*_buttons(handover, edit)))
    return Message("\n".join((lead, *changes, *([told] if told else []))), content)


def _lead(handover: Handover, canvas: Canvas, edit: CanvasEdit) -> str:
    who = mention(edit.by) if edit.by else "Somebody"
    title = f"*{safe(oneline(edit.title), 150)}*"
    where = link(canvas.link, "canvas") if canvas.link else "canvas"
    if edit.state is EditState.SECRET:
        return (
            f":lock: {who}, what you wrote below {title} in the {where} of *{account(handover)}* looks like it holds a password "
            "or a key. I have not kept it: please take it out there, and keep it where your team keeps such things."
        )
    if not handover.open:
        ask = " Shall I take it over into what is known of the account?" if edit.state is EditState.OPEN else ""
        return f"{who} has changed {title} in the {where} of *{account(handover)}*, whose handover has ended.{ask}"
    if edit.state is EditState.OPEN:
        return f"{mention(handover.outgoing)}: {who} has changed {title} in the {where}. Shall I take it over?"
    return f"{who} has changed {title} in the {where}."


def _changes(edit: CanvasEdit) -> Iterator[str]:
    """Yield the lines that are gone, and those that are new."""
    before, after = edit.before.splitlines(), edit.after.splitlines()
    there, now = {oneline(one) for one in before}, {oneline(one) for one in after}
    gone = [one for one in before if one.strip() and oneline(one) not in now]
    new = [one for one in after if one.strip() and oneline(one) not in there]
    if gone:
        yield "*Before*\n" + block_quote("\n".join(gone), LONGEST)
    if new:
        yield "*Now*\n" + block_quote("\n".join(new), LONGEST)
    if not gone and not new:
        yield "The lines are the same, in another order."


def _told(edit: CanvasEdit) -> str:
    if edit.state is EditState.OPEN or edit.decided_at is None:
        return ""
    left_out = "Left out; the canvas says again what it said before" if not edit.told else "Left out"
    done = "Taken over" if edit.state is EditState.TAKEN else left_out
    return f"{done} · {mention(edit.decided_by)}, {local_time(edit.decided_at)}"


def _buttons(handover: Handover, edit: CanvasEdit) -> Iterator[blocks.Element]:
    value = str(ButtonValue(handover.id, edit.id))
    if edit.state is not EditState.OPEN:
        yield blocks.button("Undo", Action.CANVAS_UNDO, value)
        return
    if item_of(edit):
        yield blocks.button("Take over", Action.CANVAS_TAKE, value, "primary")
    else:
        yield blocks.button("Open account", Action.ACCOUNT_OF_HANDOVER, handover.id)
    yield blocks.button("Leave out", Action.CANVAS_LEAVE_OUT, value)
