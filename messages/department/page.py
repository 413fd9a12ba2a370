"""The internal document for another department as it is put together, and the form that asks where it goes."""

from collections.abc import Iterator

from handover.department.contents import Contents
from handover.department.sending import waiting
from handover.model.department import Standing
from handover.model.handover import Handover
from messages.department.words import OUTSIDE, RECEIVER_TITLE, TITLE, WHYS, version_lines
from messages.kit import blocks
from messages.kit.ids import Action, Form
from messages.kit.message import Block, View
from messages.kit.text import count, mention, oneline, safe
from messages.kit.titles import account
from messages.kit.values import ButtonValue

DEPARTMENT, COLLEAGUE = "department", "colleague"
"""Block and action ids of the form."""
LONGEST_NAME = 120
MOST_LEFT_OUT, MOST_VERSIONS, LINE = 20, 6, 120
"""Lines that are left out and versions that are shown, and characters of such a line."""


def page(handover: Handover, contents: Contents, *, decides: bool) -> View:
    """Return where it goes, what it says and leaves out, and what has become of each version."""
    content = [_receiver(handover, decides=decides)]
    content += [
        blocks.section("\n".join(version_lines(version, number)))
        for number, version in reversed([*enumerate(handover.department_versions)][-MOST_VERSIONS:])
    ]
    if decides and handover.open:
        content.append(blocks.actions(*_ways(handover)))
    elif not decides:
        content.append(blocks.context("The two CSMs and the manager hand it over."))
    content += [blocks.divider(), blocks.section("\n".join(_says(contents)))]
    content.append(blocks.section("\n".join(_left_out(contents))))
    return blocks.modal(Form.DEPARTMENT, TITLE, content, metadata=handover.id)


def receiver_form(handover: Handover) -> View:
    """Return the form that asks which department takes over, and who there gets the document."""
    known = handover.receiver
    inside = known if known is not None and not known.outside else None
    name = blocks.text_field(
        DEPARTMENT, inside.name if inside else "", placeholder="Sales, Nordics", limit=LONGEST_NAME
    )
    picker = blocks.user_picker(COLLEAGUE, (inside.person if inside else "") or handover.incoming)
    content: list[Block] = [
        blocks.section(f"*{account(handover)}*: which department or team of ours takes over?"),
        blocks.field(DEPARTMENT, "Department or team", name),
        blocks.field(
            COLLEAGUE, "Who there gets the document?", picker, hint="A full member. They need not take part otherwise."
        ),
    ]
    return blocks.modal(Form.DEPARTMENT_RECEIVER, RECEIVER_TITLE, content, submit="Save", metadata=handover.id)


def _receiver(handover: Handover, *, decides: bool) -> Block:
    receiver = handover.receiver
    inside = receiver is not None and not receiver.outside
    label = "Change where it goes …" if inside else "Where does it go …"
    button = blocks.button(label, Action.DEPARTMENT_RECEIVER, handover.id) if decides and handover.open else None
    if receiver is None or not inside:
        words = "Which department or team takes over, and who there gets the document? Nothing is handed over yet."
        return blocks.section(f"*{account(handover)}*\n{words}", button)
    words = "They get it from me as a file, in their working hours, and say whether something is missing."
    name = safe(oneline(receiver.name), 150)
    who = f", to {mention(receiver.person)}" if receiver.person else ""
    return blocks.section(f"*{account(handover)}* goes to *{name}*{who}.\n{words}", button)


def _ways(handover: Handover) -> Iterator[blocks.Element]:
    receiver, versions = handover.receiver, handover.department_versions
    if waiting(handover):
        value = str(ButtonValue(handover.id, str(len(versions) - 1)))
        yield blocks.button("Take back", Action.DEPARTMENT_TAKE_BACK, value)
    elif receiver is not None and receiver.person:
        value = str(ButtonValue(handover.id, str(len(versions))))
        delivered = any(one.standing is not Standing.TAKEN_BACK for one in versions)
        words = f"Hand over version {len(versions) + 1}"
        yield blocks.button(words, Action.DEPARTMENT_SEND, value, None if delivered else "primary")
    yield blocks.button(OUTSIDE, Action.RELEASE_RECEIVER, handover.id)


def _says(contents: Contents) -> Iterator[str]:
    lines = sum(len(one.lines) for one in contents.parts)
    yield f"*What it says: {count(lines, 'line')}*" if lines else "*There is nothing in it yet.*"
    titles = [f"{safe(oneline(one.title), 60)} ({len(one.lines)})" for one in contents.parts]
    yield from (f"• {one}" for one in titles[:25])
    if len(titles) > 25:
        yield f"… and {len(titles) - 25} more"


def _left_out(contents: Contents) -> Iterator[str]:
    found = contents.left_out
    more = f", and {count(len(found), 'line')}:" if found else "."
    yield f"*Left out:* why the account changes hands, what was noted for the people of the handover alone{more}"
    for one in found[:MOST_LEFT_OUT]:
        yield f"• {safe(oneline(one.line), LINE)}\n    _{safe(oneline(one.title), 60)}: {WHYS[one.why]}_"
    if len(found) > MOST_LEFT_OUT:
        yield f"… and {len(found) - MOST_LEFT_OUT} more"
