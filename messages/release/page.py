"""The document for outside as it is put together: what it says, what is left out, each with the way to change that."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TypeVar

from handover.department.sending import REASONS
from handover.model.handover import Handover
from handover.model.release import ReleasedLine, ReleaseSection
from handover.release.releasing import difference
from handover.release.sorting import SortedFact, Sorting
from messages.kit import blocks
from messages.kit.ids import Action, Form
from messages.kit.message import Block, View
from messages.kit.text import count, listed, oneline, safe
from messages.kit.titles import account
from messages.kit.values import ButtonValue, pack
from messages.release.words import (
    DOUBTS,
    LEFT_OUT_TITLE,
    LINES_TITLE,
    SECTIONS,
    TITLE,
    receiver_line,
    version_buttons,
    version_lines,
)

T = TypeVar("T")
LONGEST, MOST_SECTIONS, LINE = 2800, 40, 400
"""Characters of a block, blocks that show what the document says, and characters of one line of it."""
PAGE = 20
"""Things on one page of those that can be left out or let out, and of what is left out."""
TEXT = 700
MOST_CHANGED = 8
MOST_VERSIONS = 6
"""How many lines of a difference, and how many earlier versions, are shown."""


def page(handover: Handover, sorting: Sorting, *, decides: bool) -> View:
    """Return what the document says now, to whom it goes, and what was released before."""
    content = [_receiver(handover, decides=decides), *_standing(handover, sorting)]
    content += _ways(handover, sorting, decides=decides)
    content += [blocks.divider(), *_says(sorting.lines)]
    content.append(blocks.divider())
    content.append(blocks.section("\n".join(left_out_lines(sorting)), _see(handover)))
    content += _earlier(handover)
    return blocks.modal(Form.RELEASE, TITLE, content, metadata=handover.id)


def choosing(handover: Handover, sorting: Sorting, number: int, *, decides: bool) -> View:
    """Return a page (from 0) of what may leave by its kind, each with whether it does, and the button that changes that."""
    found = sorting.facts
    number, shown = _page(found, number)
    head = (
        f"*{account(handover)}* · {count(len(sorting.lines), 'line')} in the document, {len(sorting.left_out)} left out"
    )
    content: list[Block] = [blocks.section(head)]
    for section, facts in groupby(shown, key=lambda one: one.fact.section):
        content.append(blocks.context(f"*{SECTIONS[section]}*"))
        content += [_choice(handover, one, decides=decides) for one in facts]
    content += _turns(handover, number, len(found), Action.RELEASE_ITEMS_NEXT, Action.RELEASE_ITEMS_PREVIOUS)
    return blocks.modal(Form.RELEASE_ITEMS, LINES_TITLE, content, metadata=pack(ButtonValue(handover.id, str(number))))


def held_back(handover: Handover, sorting: Sorting, number: int) -> View:
    """Return a page (from 0) of everything that is left out: what may not leave, and what was chosen or doubted."""
    found = [*_left_out(sorting)]
    number, shown = _page(found, number)
    content: list[Block] = [
        blocks.section(f"*{account(handover)}*: {count(len(found), 'thing')} that the document leaves out"),
        *(blocks.section(words) for words in shown),
        *_turns(handover, number, len(found), Action.RELEASE_LEFT_OUT_NEXT, Action.RELEASE_LEFT_OUT_PREVIOUS),
    ]
    return blocks.modal(
        Form.RELEASE_LEFT_OUT, LEFT_OUT_TITLE, content, metadata=pack(ButtonValue(handover.id, str(number)))
    )


def left_out_lines(sorting: Sorting) -> Iterator[str]:
    """Yield what is left out, in short: a line for each reason."""
    number = sorting.number_left_out
    yield f"*Left out: {count(number, 'thing')}*" if number else "*Nothing is left out.*"
    for doubt, words in DOUBTS.items():
        if found := sum(one.doubt is doubt for one in sorting.left_out):
            yield f"• {words}: {found}"
    if chosen := sum(one.doubt is None for one in sorting.left_out):
        yield f"• Left out by choice: {chosen}"
    places = [f"{safe(oneline(one.where), 80)} ({len(one.texts)})" for one in sorting.held]
    if places:
        more = [f"{len(places) - 12} more places"] if len(places) > 12 else []
        yield f"• Internal by what it is: {listed([*places[:12], *more])}"


def _receiver(handover: Handover, *, decides: bool) -> Block:
    receiver = handover.receiver
    label = "Who takes over …" if receiver is None or not receiver.outside else "Change who takes over …"
    button = blocks.button(label, Action.RELEASE_RECEIVER, handover.id) if decides and handover.open else None
    if receiver is None or not receiver.outside:
        words = "No provider outside takes over yet. Say who it is, and I keep them out of Slack."
        return blocks.section(f"*{account(handover)}*\n{words}", button)
    words = "Nobody there is invited here or written to by me: they get what is released, and nothing else."
    return blocks.section(f"*{account(handover)}* goes to {receiver_line(receiver)}.\n{words}", button)


def _standing(handover: Handover, sorting: Sorting) -> Iterator[Block]:
    number = _standing_number(handover)
    if number is None:
        yield blocks.section("Nothing is released yet. Below is what the document would say.")
        return
    version = handover.release.versions[number]
    yield blocks.section("\n".join(version_lines(version, number)))
    new, gone = difference(version.lines, sorting.lines)
    if new or gone or version.receiver != handover.receiver:
        yield blocks.section("\n".join(_changed(number, new, gone)))


def _changed(number: int, new: Sequence[str], gone: Sequence[str]) -> Iterator[str]:
    yield f"*Changed since version {number + 1}:* {len(new)} new, {len(gone)} gone"
    yield from (f"＋ {safe(oneline(one), 250)}" for one in new[:MOST_CHANGED])
    yield from (f"– ~{safe(oneline(one), 250)}~" for one in gone[:MOST_CHANGED])
    if (more := len(new) + len(gone) - min(len(new), MOST_CHANGED) - min(len(gone), MOST_CHANGED)) > 0:
        yield f"… and {more} more"


def _ways(handover: Handover, sorting: Sorting, *, decides: bool) -> Iterator[Block]:
    number = _standing_number(handover)
    choose = blocks.button("See every line", Action.RELEASE_ITEMS, handover.id)
    if not decides:
        yield blocks.actions(choose)
        yield blocks.context(_who_decides(handover))
        return
    row = list[blocks.Element]()
    if handover.open:
        if _releasable(handover, sorting, number):
            words = f"Release version {len(handover.release.versions) + 1}"
            value = str(ButtonValue(handover.id, sorting.mark))
            row.append(blocks.button(words, Action.RELEASE, value, "primary"))
        row.append(blocks.button("Write to them …", Action.RELEASE_WORDS, handover.id))
        if handover.reason in REASONS:
            row.append(blocks.button("Colleagues take over …", Action.DEPARTMENT_RECEIVER, handover.id))
        choose = blocks.button("Review every line", Action.RELEASE_ITEMS, handover.id)
    yield blocks.actions(*row, choose)
    if number is not None and (buttons := version_buttons(handover, number)):
        yield blocks.actions(*buttons)


def _who_decides(handover: Handover) -> str:
    who = f"<@{handover.manager}>, the manager," if handover.manager else "A manager, once there is one,"
    return f"{who} decides what leaves, and releases it."


def _releasable(handover: Handover, sorting: Sorting, number: int | None) -> bool:
    if handover.receiver is None or not handover.receiver.outside:
        return False
    if number is None:
        return True
    version = handover.release.versions[number]
    return (version.lines, version.receiver) != (sorting.lines, handover.receiver)


def _says(lines: Sequence[ReleasedLine]) -> list[Block]:
    """Return what the document says, section by section; the rest is counted where it is more than a view takes."""
    shown, said = list[Block](), 0
    for section, group in groupby(lines, key=lambda one: one.section):
        text = f"*{SECTIONS[section]}*"
        for line in group:
            words = f"\n• {safe(oneline(line.text), LINE)}"
            if len(text) + len(words) > LONGEST:
                shown.append(blocks.section(text))
                text = f"*{SECTIONS[section]}* (more)"
            if len(shown) >= MOST_SECTIONS:
                break
            text += words
            said += 1
        if len(shown) < MOST_SECTIONS:
            shown.append(blocks.section(text))
    if said < len(lines):
        shown.append(blocks.context(f"… and {count(len(lines) - said, 'line')} more."))
    return shown or [blocks.section("There is nothing in it yet.")]


def _see(handover: Handover) -> blocks.Element:
    return blocks.button("See what is left out", Action.RELEASE_LEFT_OUT, handover.id)


def _earlier(handover: Handover) -> list[Block]:
    standing = _standing_number(handover)
    others = [at for at in reversed(range(len(handover.release.versions))) if at != standing]
    return [
        blocks.context(" · ".join(version_lines(handover.release.versions[at], at))) for at in others[:MOST_VERSIONS]
    ]


def _choice(handover: Handover, one: SortedFact, *, decides: bool) -> Block:
    told = f"*{safe(oneline(one.fact.title), 150)}*: " if one.fact.section is ReleaseSection.TOLD else ""
    words, why = f"{told}{safe(oneline(one.fact.words), TEXT)}", _why(one)
    text = f"{'🚫 ' if one.out else ''}{words}" + (f"\n_{why}_" if why else "")
    if not decides or not handover.open or one.final:
        return blocks.section(text)
    label = "Let out" if one.out else "Leave out"
    action = Action.RELEASE_LET_OUT if one.out else Action.RELEASE_LEAVE_OUT
    value = str(ButtonValue(handover.id, f"{one.fact.mark};{one.fact.key}"))
    return blocks.section(text, blocks.button(label, action, value, label=f"{label}: {oneline(one.fact.words)}"))


def _why(one: SortedFact) -> str:
    because = ""
    if one.because:
        limit = 250
        because = f": “{safe(oneline(one.because), limit)}”"
    if one.doubt is not None:
        who = f" · let out by <@{one.choice.by}>" if one.choice is not None and not one.out else ""
        return f"{DOUBTS[one.doubt]}{because}{who}"
    return f"Left out by <@{one.choice.by}>" if one.out and one.choice is not None else ""


def _left_out(sorting: Sorting) -> Iterator[str]:
    for one in sorting.left_out:
        where = one.fact.title if one.fact.section is ReleaseSection.TOLD else SECTIONS[one.fact.section]
        yield f"*{safe(oneline(where), 150)}*: {safe(oneline(one.fact.words), TEXT)}\n_{_why(one)}_"
    for place in sorting.held:
        for text in place.texts:
            yield f"*{safe(oneline(place.where), 150)}*: {safe(oneline(text), TEXT)}"


def _standing_number(handover: Handover) -> int | None:
    versions = handover.release.versions
    return next((at for at in reversed(range(len(versions))) if not versions[at].taken_back_by), None)


def _page(found: Sequence[T], number: int) -> tuple[int, Sequence[T]]:
    number = min(max(number, 0), max(0, (len(found) - 1) // PAGE))
    return number, found[number * PAGE : (number + 1) * PAGE]


def _turns(handover: Handover, number: int, total: int, after: Action, before: Action) -> list[Block]:
    pages = max(1, -(-total // PAGE))
    to = ((before, "Previous page", number - 1), (after, "Next page", number + 1))
    turns = [
        blocks.button(words, action, str(ButtonValue(handover.id, str(other))))
        for action, words, other in to
        if 0 <= other < pages
    ]
    return [blocks.actions(*turns)] if turns else []
