"""Playbooks of the model, made of the entries of their files."""

from handover.model.playbook import After, Anchor, Item, Playbook, Slot, Stage, Step
from handover.playbooks.entries import Entries
from handover.playbooks.schema import AnyFile, EntryFields, ItemFields, StepFields


def playbook(file: AnyFile, entries: Entries, workdays: int) -> Playbook:
    """Return the playbook of a file with these entries, made for a window of so many working days."""
    return Playbook(file.key, file.name, file.description, items(entries), steps(entries), workdays)


def items(entries: Entries) -> tuple[Item, ...]:
    """Return the items among the entries."""
    return tuple(_item(one.fields) for one in entries if isinstance(one.fields, ItemFields))


def steps(entries: Entries) -> tuple[Step, ...]:
    """Return the steps among the entries."""
    return tuple(_step(one.fields) for one in entries if isinstance(one.fields, StepFields))


def due(fields: EntryFields) -> tuple[Anchor, int]:
    """Return the day from which an entry's due day is counted, and the working days after it, negative before it."""
    anchor, sign, days = (*fields.due.split(" "), "+", "0")[:3]
    return Anchor(anchor), int(f"{sign}{days}")


def _item(fields: ItemFields) -> Item:
    anchor, days = due(fields)
    return Item(
        fields.key,
        Stage(fields.stage),
        fields.title,
        fields.question,
        fields.help,
        fields.example,
        fields.owner,
        days,
        tuple(fields.practices),
        fields.required,
        fields.minutes,
        anchor,
        _after(fields),
        fields.kind,
        tuple(Slot(one.key, one.title, one.wanted) for one in fields.slots or ()),
        tuple(fields.choices or ()),
        fields.keeps,
    )


def _step(fields: StepFields) -> Step:
    anchor, days = due(fields)
    return Step(
        fields.key,
        Stage(fields.stage),
        fields.kind,
        fields.title,
        fields.help,
        fields.owner,
        days,
        tuple(fields.practices),
        fields.required,
        anchor,
        _after(fields),
        fields.minutes,
    )


def _after(fields: EntryFields) -> tuple[After, ...]:
    return tuple(After(key, workdays) for key, workdays in fields.after.items())
