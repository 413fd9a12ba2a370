"""The agenda of the context call: in a few lines beside the call, and the form to change it and note what was said."""

from handover.model.handover import Handover
from handover.model.playbook import Step
from handover.promises.found import missing_of, promises_of
from handover.reverse_interview.agenda import agenda, agenda_call, agenda_points
from handover.synthesis import current_synthesis
from messages.kit import blocks
from messages.kit.ids import Action, Form
from messages.kit.message import Block, Message, View
from messages.kit.text import count, listed, oneline, safe, shorten
from messages.kit.titles import account
from messages.promises.words import LACKS

TITLE = "Agenda of the call"
POINTS, TALKED, SAID = "points", "talked", "said_"
SHOWN = 7
"""Entries in a few lines; the rest is counted."""
MOST = 20
A_GROUP = 10
"""Most checkboxes that Slack shows in one field."""
LONGEST_POINTS = 2000
FOR_CALENDAR = 2500
LINE = 300
DRAFTED, MOST_DRAFTED = 120, 10
"""Characters and number of points that are drafted; all of them fit into the field."""


def agenda_lines(handover: Handover, step: Step) -> str:
    """Return what is on the agenda of this call as a short list, empty for another call or an empty agenda."""
    if step != agenda_call(handover):
        return ""
    entries = _entries(handover)
    more = [f"… and {len(entries) - SHOWN} more"] if len(entries) > SHOWN else []
    lines = [f"• {safe(one, LINE)}" for one in entries[:SHOWN]]
    return "\n".join(["*Agenda*", *lines, *more]) if entries else ""


def agenda_button(handover: Handover) -> blocks.Element:
    """Return the button that opens the agenda."""
    return blocks.button("Agenda …", Action.AGENDA_OPEN, handover.id)


def agenda_form(handover: Handover, metadata: str, *, may_change: bool) -> View:
    """Return the agenda: its text for the calendar, its own points, and for each question what was said to it."""
    questions, entries = agenda(handover)[:MOST], _entries(handover)
    lead = (
        f"*{account(handover)}*\n{count(len(entries), 'point')} for the call."
        if entries
        else (
            f"*{account(handover)}*\nNothing is on the agenda yet. Questions without a reply come here by themselves."
        )
    )
    content: list[Block] = [blocks.section(lead)]
    if entries:
        text = "\n".join(f"- {one}" for one in entries)
        content.append(blocks.section(f"For the calendar invitation:\n```{safe(text, FOR_CALENDAR)}```"))
    if not may_change:
        return blocks.modal(Form.AGENDA, TITLE, content, metadata=metadata)
    drafted = _draft(handover) if not agenda_points(handover) else ""
    points = blocks.text_field(POINTS, handover.agenda_points or drafted, multiline=True, limit=LONGEST_POINTS)
    hint = (
        "One per line. I have filled in promises and risks; they count once you save." if drafted else "One per line."
    )
    content.append(blocks.field(POINTS, "Points of your own", points, hint=hint, optional=True))
    for at in range(0, len(questions), A_GROUP):
        group = questions[at : at + A_GROUP]
        element: blocks.Element = {
            "type": "checkboxes",
            "action_id": f"{TALKED}{at}",
            "options": [blocks.option(oneline(one.text), one.id) for one in group],
        }
        content.append(blocks.field(f"{TALKED}{at}", "After the call: talked through", element, optional=True))
    content += [
        blocks.field(
            f"{SAID}{one.id}",
            f"What was said: {oneline(one.text)}",
            blocks.text_field(f"{SAID}{one.id}", multiline=True),
            optional=True,
        )
        for one in questions
    ]
    return blocks.modal(Form.AGENDA, TITLE, content, submit="Save", close="Cancel", metadata=metadata)


def agenda_after(handover: Handover, step: Step) -> Message | None:
    """Return what whoever says that the call was held is asked about its agenda, None for another call or an empty one."""
    left = len(_entries(handover)) if step == agenda_call(handover) else 0
    if not left:
        return None
    words = f"{count(left, 'point was', 'points were')} on the agenda. What was said can be noted there."
    return Message(words, [blocks.section(words, agenda_button(handover))])


def agenda_saved(handover: Handover) -> str:
    """Return the confirmation."""
    left = len(_entries(handover))
    return (
        f"✓ Saved. {count(left, 'point is', 'points are')} on the agenda." if left else "✓ Saved. The agenda is empty."
    )


def _entries(handover: Handover) -> list[str]:
    return [*agenda_points(handover), *(oneline(one.text) for one in agenda(handover))]


def _draft(handover: Handover) -> str:
    """Return points to begin with while the call is to come, one per line: promises that lack something, and the risks."""
    call = agenda_call(handover)
    if call is None or handover.step(call.key).settled:
        return ""
    promises = (
        (shorten(oneline(one.what), DRAFTED), listed([LACKS[lack] for lack in lacks]))
        for _, one in promises_of(handover)
        if (lacks := missing_of(one))
    )
    written = current_synthesis(handover)
    risks = written.risks if written is not None else ()
    lines = [f"Promise with {lacks}: {what}" for what, lacks in promises]
    lines += [f"Risk: {shorten(oneline(risk), DRAFTED)}" for risk in risks]
    return "\n".join(lines[:MOST_DRAFTED])
