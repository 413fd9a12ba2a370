"""What the form of a playbook's entry holds, and the fields of the file that it makes."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from handover.model.field_problems import FieldProblem, FieldProblems
from handover.model.records import RecordKind
from handover.playbooks.building import due
from handover.playbooks.drafts import Fields
from handover.playbooks.editing import new_key
from handover.playbooks.schema import ItemFields
from handover.playbooks.source import PlaybookError, Problem
from handover.text.blank import is_blank

_TIMES = re.compile(r"\s*[×x*]\s*([0-9]{1,2})$")
"""How many of a link are wanted, at the end of its line."""
FILLED_IN = {True: ("title", "question", "help", "example"), False: ("title", "help")}
"""Texts that must be there, of an item and of a step."""


@dataclass(frozen=True)
class EntryForm:
    """An entry as a form holds it, all in text. `parts` are the links or choices of an item that asks for such, one per line."""

    title: str = ""
    help: str = ""
    stage: str = "document"
    owner: str = "outgoing"
    anchor: str = "start"
    days: str = "3"
    minutes: str = "2"
    required: str = "yes"
    kind: str = ""
    question: str = ""
    example: str = ""
    keeps: str = ""
    parts: str = ""


def form_of(entry: Fields) -> EntryForm:
    """Return the form as it is filled in now."""
    anchor, days = due(entry)
    item = entry if isinstance(entry, ItemFields) else None
    return EntryForm(
        title=entry.title,
        help=entry.help,
        stage=entry.stage,
        owner=entry.owner,
        anchor=anchor,
        days=str(days),
        minutes=str(entry.minutes),
        required="yes" if entry.required else "no",
        kind=entry.kind,
        question=item.question if item else "",
        example=item.example if item else "",
        keeps=str(item.keeps) if item and item.keeps else "",
        parts=_parts_of(item) if item else "",
    )


def fields_in(form: EntryForm, *, item: bool, slots: Mapping[str, str]) -> dict[str, Any]:
    """Return the fields of the file that a form makes. `slots` are the keys that links have already, by title.

    Raises FieldProblems for what is empty, and PlaybookError for days that are no number.
    """
    empty = {name: FieldProblem.MISSING for name in FILLED_IN[item] if is_blank(getattr(form, name))}
    if empty:
        raise FieldProblems(empty)
    fields = {
        "stage": form.stage,
        "title": " ".join(form.title.split()),
        "help": form.help,
        "owner": form.owner,
        "due": _due(form),
        "required": form.required == "yes",
        "minutes": _number(form.minutes),
        "kind": form.kind,
    }
    if not item:
        return fields
    lines = [" ".join(line.split()) for line in form.parts.splitlines() if not is_blank(line)]
    links, choice = form.kind == RecordKind.LINKS, form.kind == RecordKind.CHOICE
    if len(lines) < links + 2 * choice:
        why = f"must be filled in for this kind: {'at least two choices' if choice else 'what each link is'}, one per line"
        raise PlaybookError(Problem(why, field="parts", why=why))
    return fields | {
        "question": form.question,
        "example": form.example,
        "keeps": _number(form.keeps) if form.keeps.strip() else None,
        "slots": _slots(lines, slots) if links else None,
        "choices": lines if choice else None,
    }


def _parts_of(item: ItemFields) -> str:
    slots = [f"{one.title} ×{one.wanted}" if one.wanted > 1 else one.title for one in item.slots or ()]
    return "\n".join([*slots, *(item.choices or ())])


def _slots(lines: list[str], known: Mapping[str, str]) -> list[dict[str, Any]]:
    """Return the links of these lines; one keeps its key while its title stays."""
    found: list[dict[str, Any]] = []
    for line in lines:
        times = _TIMES.search(line)
        title = _TIMES.sub("", line) or line
        taken = {one["key"] for one in found} | set(known.values())
        key = known.get(title, "")
        key = key if key and key not in {one["key"] for one in found} else new_key(title, taken)
        found.append({"key": key, "title": title, "wanted": int(times[1]) if times else 1})
    return found


def _due(form: EntryForm) -> str:
    days = _number(form.days)
    if not isinstance(days, int) or abs(days) > 99:
        why = "must be a whole number of working days, such as 3, or -2 for two days before"
        raise PlaybookError(Problem(why, field="days", why=why))
    return f"{form.anchor} {'-' if days < 0 else '+'} {abs(days)}" if days else form.anchor


def _number(typed: str) -> int | str:
    """Return the number that was typed, else what was typed, of which the schema says what is wrong with it."""
    plain = typed.strip().replace("−", "-").replace("–", "-")
    try:
        return int(plain)
    except ValueError:
        return plain
