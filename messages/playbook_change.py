"""Changing the playbook of a running handover: the form with what comes, goes and stays, and the words for what is refused."""

from collections.abc import Mapping, Sequence

from handover import playbook_change as rules
from handover.model.handover import Handover, PlaybookBefore
from handover.model.playbook import Item, Playbook, Step
from handover.plan.room import room
from handover.playbook_change import Comparison
from messages.kit import blocks
from messages.kit.ids import Action, Form, LiveField
from messages.kit.message import Block, View
from messages.kit.refusals import words_for
from messages.kit.text import count, oneline, safe
from messages.kit.titles import account

TITLE = "Change the playbook"
FIELD = LiveField.NEW_PLAYBOOK
SHOWN = 25
"""Most titles that are listed of what comes or goes."""
WHAT_STAYS = (
    "Whatever is answered is kept. What the new playbook doesn't ask, and nobody has answered, is asked no more. "
    "Due days are worked out anew, and the handover's channel is told."
)


def form(
    handover: Handover,
    names: Mapping[str, str],
    metadata: str,
    *,
    newer: bool,
    chosen: Playbook | None = None,
    comparison: Comparison | None = None,
    undo: PlaybookBefore | None = None,
) -> View:
    """Return the form. `newer`: the first of `names` is the handover's own playbook, as it is now.

    `comparison` is what the chosen one would change; `undo` what can be gone back to.
    """
    choices = [(_choice(handover, key, name, newer=newer), key) for key, name in names.items()]
    key = next((key for key in names if chosen is not None and _is(chosen, key)), None)
    content: list[Block] = [
        blocks.section(f"*{account(handover)}* follows *{_name(handover.playbook.name)}*.\n{WHAT_STAYS}"),
        *_undo(handover, undo),
        blocks.field(FIELD, "Playbook", blocks.menu(FIELD, choices, key), live=True),
        *(_preview(handover, chosen, comparison) if chosen is not None and comparison is not None else []),
    ]
    return blocks.modal(Form.PLAYBOOK_CHANGE, TITLE, content, submit="Change", close="Cancel", metadata=metadata)


def also_answered(handover: Handover) -> str:
    """Return the line about what was answered or done besides, empty for nothing."""
    also = set(handover.playbook.also)
    titles = _titles([one for one in handover.playbook.entries if one.key in also])
    return f"Also answered, from the playbook before: {titles}" if titles else ""


def undone(handover: Handover) -> str:
    """Return the confirmation after a change was taken back."""
    return f"The handover of *{account(handover)}* follows *{_name(handover.playbook.name)}* again. What was answered is kept."


def _preview(handover: Handover, chosen: Playbook, comparison: Comparison) -> list[Block]:
    lines = [
        f"*Comes* ({len(comparison.comes)}): {_titles(comparison.comes) or 'nothing new'}",
        f"*Goes* ({len(comparison.goes)}): {_titles(comparison.goes) or 'nothing that is open'}",
        f"*Stays*: {count(comparison.kept, 'answer')} where {'it is' if comparison.kept == 1 else 'they are'}",
    ]
    if comparison.also:
        lines.append(f"*Also answered* ({len(comparison.also)}), still there to be read: {_titles(comparison.also)}")
    days = room(handover).workdays
    if days < chosen.workdays:
        lines.append(
            f"It is made for {count(chosen.workdays, 'working day')} and this handover has {days}: the days come closer together."
        )
    return [{**blocks.section("\n".join(lines)), "block_id": "preview"}]


def _undo(handover: Handover, before: PlaybookBefore | None) -> list[Block]:
    if before is None:
        return []
    words = f"It followed *{_name(before.playbook.name)}* until lately."
    return [blocks.section(words, blocks.button("Undo", Action.PLAYBOOK_CHANGE_UNDO, handover.id))]


def _choice(handover: Handover, key: str, name: str, *, newer: bool) -> str:
    return f"{name}: as it is now" if newer and key == handover.playbook.key else name


def _is(chosen: Playbook, key: str) -> bool:
    return chosen.key == key or chosen.key.partition("+")[0] == key


def _titles(entries: Sequence[Item | Step]) -> str:
    titles = [safe(oneline(one.title), 60) for one in entries[:SHOWN]]
    return ", ".join([*titles, *([f"and {len(entries) - SHOWN} more"] if len(entries) > SHOWN else [])])


def _name(name: str) -> str:
    return safe(oneline(name), 100)


@words_for.register
def _(_refusal: rules.SamePlaybook) -> str:
    return "This handover follows that very playbook already, so nothing was changed."


@words_for.register
def _(_refusal: rules.NothingToTakeBack) -> str:
    return "The playbook of this handover wasn't changed within the last day, so there is nothing to undo. It can be changed again."


@words_for.register
def _(refusal: rules.KeysClash) -> str:
    return (
        f"That playbook can't follow here: *{safe(oneline(refusal.title), 150)}* is a question in one of the two and a step in the "
        "other. Please choose another one."
    )


@words_for.register
def _(_refusal: rules.PlaybookChanged) -> str:
    return "Somebody has changed that playbook since you looked. Please close the form and open it again to see what it says now."
