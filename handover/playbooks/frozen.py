"""The set of entries a handover was opened with, frozen; only better explanations of the same entries reach it later."""

from collections.abc import Mapping
from dataclasses import replace

from handover.model.playbook import Item, Playbook, Step


def with_better_help(frozen: Playbook, current: Playbook | None) -> Playbook:
    """Return the frozen playbook with the help and example texts of the program's own of the same key, if there is one.

    Which entries there are, what they ask for, by whom and until when stays. An entry whose title, question or kind is
    another one by now means something else, and keeps its texts.
    """
    if current is None or current == frozen:
        return frozen
    items = {one.key: one for one in current.items}
    steps = {one.key: one for one in current.steps}
    return replace(
        frozen,
        items=tuple(_item(one, items) for one in frozen.items),
        steps=tuple(_step(one, steps) for one in frozen.steps),
    )


def _item(one: Item, current: Mapping[str, Item]) -> Item:
    now = current.get(one.key)
    if now is None or (now.title, now.question) != (one.title, one.question):
        return one
    return replace(one, help=now.help, example=now.example)


def _step(one: Step, current: Mapping[str, Step]) -> Step:
    now = current.get(one.key)
    if now is None or (now.title, now.kind) != (one.title, one.kind):
        return one
    return replace(one, help=now.help)
