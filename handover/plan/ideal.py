"""The working days at which a playbook's entries are due in a window of a given length, as its anchors and dependencies have it."""

from collections.abc import Mapping
from dataclasses import dataclass

from handover.model.playbook import Anchor, Item, Playbook, Step, StepKind

Numbers = dict[str, int]
"""Working days after the start, by the key of an entry."""


@dataclass(frozen=True)
class Known:
    """Working days after the start that are settled: those of steps by key, and the last day of the outgoing CSM."""

    steps: Mapping[str, int]
    last_day: int

    def stretched(self, longer: int, workdays: int) -> "Known":
        """Return the same in a window of `longer` instead of `workdays`."""
        days = max(workdays, 1)
        return Known(
            {key: number * longer // days for key, number in self.steps.items()}, self.last_day * longer // days
        )


def length(playbook: Playbook) -> int:
    """Return for how many working days the playbook is made; at least 1."""
    return playbook.workdays or max(1, *(one.due_day for one in playbook.entries))


def ideal(playbook: Playbook, workdays: int, known: Known) -> Numbers:
    """Return when each entry is due in a window of so many working days after its start.

    What is counted from a step whose day is `known`, or comes after it, goes by that day.
    """
    entries = {one.key: one for one in playbook.entries}
    anchors = _anchors(playbook)
    found: Numbers = {}

    def of(key: str) -> int:
        return known.steps[key] if key in known.steps else due(entries[key])

    def due(entry: Item | Step) -> int:
        if entry.key not in found:
            start = _start(entry.anchor, workdays, known.last_day)
            base = of(anchors[entry.anchor]) if start is None else start
            number = max([base + entry.due_day, *(of(one.key) + one.workdays for one in entry.after)])
            found[entry.key] = min(max(number, 0), workdays)
        return found[entry.key]

    return {key: due(entry) for key, entry in entries.items()}


def _start(anchor: Anchor, workdays: int, last_day: int) -> int | None:
    """Return the working day of an anchor, None for one that is the day of a step. The end of support lies after the window."""
    match anchor:
        case Anchor.START:
            return 0
        case Anchor.LAST_DAY:
            return last_day
        case Anchor.END_OF_SUPPORT:
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
