"""The working days at which a playbook's entries are due in a window of a given length, as its anchors and dependencies have it."""

from collections.abc import Mapping

from handover.model.playbook import Anchor, Item, Playbook, Step, StepKind

Numbers = dict[str, int]
"""Working days after the start, by the key of an entry."""


def length(playbook: Playbook) -> int:
    """Return for how many working days the playbook is made; at least 1."""
    return playbook.workdays or max(1, *(one.due_day for one in playbook.entries))


def ideal(playbook: Playbook, workdays: int, known: Mapping[str, int]) -> Numbers:
    """Return when each entry is due in a window of so many working days after its start.

    `known` are steps whose day is known: what is counted from them, or comes after them, goes by that day.
    """
    entries = {one.key: one for one in playbook.entries}
    anchors = _anchors(playbook)
    found: Numbers = {}

    def of(key: str) -> int:
        return known[key] if key in known else due(entries[key])

    def due(entry: Item | Step) -> int:
        if entry.key not in found:
            start = _start(entry.anchor, workdays)
            base = of(anchors[entry.anchor]) if start is None else start
            number = max([base + entry.due_day, *(of(one.key) + one.workdays for one in entry.after)])
            found[entry.key] = min(max(number, 0), workdays)
        return found[entry.key]

    return {key: due(entry) for key, entry in entries.items()}


def _start(anchor: Anchor, workdays: int) -> int | None:
    """Return the working day of an anchor, None for one that is the day of a step.

    The last day and the end of support are the last day of the window.
    """
    match anchor:
        case Anchor.START:
            return 0
        case Anchor.LAST_DAY | Anchor.END_OF_SUPPORT:
            return workdays
        case Anchor.CUSTOMER_TOLD | Anchor.FIRST_JOINT_CALL:
            return None


def _anchors(playbook: Playbook) -> Mapping[Anchor, str]:
    """Return the keys of the steps whose days are anchors."""
    call = playbook.first_joint_call()
    return {
        Anchor.CUSTOMER_TOLD: playbook.step_of_kind(StepKind.INTRODUCTION).key,
        Anchor.FIRST_JOINT_CALL: call.key if call else "",
    }
