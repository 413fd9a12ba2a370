"""What stands in a modal when it is sent: its fields by name, as plain values.

A field's block id is its name, or `name:anything` where the form must be able to show it anew (Slack keeps what a field
shows as long as its block id stays); its element's action id is the name.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, time
from typing import Any, TypeVar

from handlers.kit.as_sent import as_sent
from handover.model.field_problems import FieldProblem, FieldProblems
from handover.text import intake
from handover.text.intake import EnteredText
from handover.text.secrets import holds_secret
from messages.kit import no_secret
from messages.kit.message import View
from messages.kit.values import Metadata, unpack

T = TypeVar("T", bound=Metadata)
PART = re.compile(r"(?P<of>.*?_)(?P<number>\d+)")
"""The block id of a field that holds one part of a longer text."""
LINE = "\n"
BOUNDARY = 300
"""Letters on either side of the boundary of two parts of one text that are looked at together."""


class FormValues:
    """The fields of one view. A field that the form does not have, or that is empty, is empty here."""

    def __init__(self, view: View) -> None:
        self.view = view
        self._elements: dict[str, Mapping[str, Any]] = {}
        self._blocks: dict[str, str] = {}
        self._typed: dict[str, str] = {}
        for block_id, elements in self.states.items():
            name = block_id.partition(":")[0]
            self._blocks[name] = block_id
            self._elements[name] = elements.get(name) or {}
            for element in elements.values():
                if element.get("type") == "plain_text_input" and element.get("value"):
                    self._typed[block_id] = element["value"]
        self.cleared = self._ticked_marks()

    def text(self, field: str) -> EnteredText:
        """Return what was typed. Raises FieldProblems when it may not be stored.

        What looks like a secret only together with the end of the field above is a problem of this one.
        """
        entered = intake.from_field(field, self._elements.get(field, {}).get("value") or "", self.cleared)
        problem = self._boundary_problem(self._blocks.get(field, field))
        if problem is not None:
            raise FieldProblems({field: problem})
        return entered

    def entered(self, block_id: str, action: str) -> tuple[EnteredText, FieldProblem | None]:
        """Return what was typed into an element of a block, and what is wrong with it. Empty for a block that is not there.

        `block_id` may also be the name of a field.
        """
        typed = (self.states.get(self._blocks.get(block_id, block_id), {}).get(action) or {}).get("value") or ""
        return intake.normalised(typed), intake.secret_problem(typed, self.cleared)

    def parts(self, fields: Sequence[str]) -> EnteredText:
        """Return a text that stands in several fields, one after the other. Raises FieldProblems when it may not be stored."""
        return EnteredText("".join(self.text(field) for field in fields))

    def _boundary_problem(self, block_id: str) -> FieldProblem | None:
        """Return what is wrong with the end of the field above together with the beginning of this one.

        Parts of one text follow each other without a gap, other fields begin a line: "Password" above, and the password below.
        """
        numbered = PART.fullmatch(block_id)
        above = f"{numbered['of']}{int(numbered['number']) - 1}" if numbered else self._above(block_id)
        before, here = self._typed.get(above, ""), self._typed.get(block_id, "")
        if not before or not here or intake.mark_of(here) in self.cleared:
            return None
        end, start = before[-BOUNDARY:], here[:BOUNDARY]
        joined = end + start if numbered else f"{end.rsplit(LINE, 1)[-1]}{LINE}{start.split(LINE, 1)[0]}"
        return None if holds_secret(end) or holds_secret(start) else intake.secret_problem(joined)

    def _above(self, block_id: str) -> str:
        """Return the block id of the field with text above this one in the form, empty for the first."""
        order = [one for block in self.view.get("blocks") or () if (one := block.get("block_id")) in self._typed]
        at = order.index(block_id) if block_id in order else 0
        return order[at - 1] if at > 0 else ""

    def secret_problems(self) -> dict[str, FieldProblem]:
        """Return the fields, by block id, whose text looks like a secret and of which nobody has said here that it is none."""
        found = {
            block_id: intake.secret_problem(typed, self.cleared) or self._boundary_problem(block_id)
            for block_id, typed in self._typed.items()
        }
        return {block_id: problem for block_id, problem in found.items() if problem is not None}

    def marks(self, block_ids: Iterable[str]) -> dict[str, str]:
        """Return, by block id, what names the very text in each of these fields."""
        return {block_id: intake.mark_of(self._typed[block_id]) for block_id in block_ids if block_id in self._typed}

    @property
    def no_secret(self) -> tuple[str, ...]:
        """The labels of the fields whose text looks like a secret and was said to be none."""
        labels = {block.get("block_id"): block["label"]["text"] for block in self.view["blocks"] if "label" in block}
        answered = [block_id for block_id, typed in self._typed.items() if intake.mark_of(typed) in self.cleared]
        return tuple(dict.fromkeys(labels.get(block_id, "") for block_id in answered))

    @property
    def states(self) -> Mapping[str, Mapping[str, Any]]:
        """What each block's elements say, by block id; a view without fields may come without any."""
        return (self.view.get("state") or {}).get("values") or {}

    def _ticked_marks(self) -> frozenset[str]:
        elements = (block.get(no_secret.FIELD) or {} for block in self.states.values())
        ticked = (one for element in elements for one in element.get("selected_options") or ())
        return frozenset(option["value"] for option in ticked)

    def date(self, field: str) -> date | None:
        """Return the day that was chosen, None for none. Raises Outdated."""
        chosen = self._elements.get(field, {}).get("selected_date")
        with as_sent():
            return date.fromisoformat(chosen) if chosen else None

    def time(self, field: str) -> time | None:
        """Return the time of day that was chosen, None for none. Raises Outdated."""
        chosen = self._elements.get(field, {}).get("selected_time")
        with as_sent():
            return time.fromisoformat(chosen) if chosen else None

    def choice(self, field: str) -> str:
        """Return the value of the option that was chosen."""
        return (self._elements.get(field, {}).get("selected_option") or {}).get("value") or ""

    def choices(self, field: str) -> tuple[str, ...]:
        """Return the values of all options that were chosen."""
        return tuple(option["value"] for option in self._elements.get(field, {}).get("selected_options") or ())

    def user(self, field: str) -> str:
        """Return the id of the person who was chosen."""
        return self._elements.get(field, {}).get("selected_user") or ""

    def conversation(self, field: str) -> str:
        """Return the id of the channel that was chosen."""
        return self._elements.get(field, {}).get("selected_conversation") or ""

    def users(self, field: str) -> tuple[str, ...]:
        """Return the ids of all people who were chosen."""
        return tuple(self._elements.get(field, {}).get("selected_users") or ())

    def files(self, field: str) -> tuple[str, ...]:
        """Return the ids of the files that were chosen."""
        return tuple(str(one["id"]) for one in self._elements.get(field, {}).get("files") or () if one.get("id"))

    def block_of(self, field: str) -> str:
        """Return the block id under which the form shows this field: where its error goes."""
        return self._blocks[field]

    def metadata(self, kind: type[T]) -> T:
        """Return what the form carries. Raises Outdated when it is of another kind."""
        with as_sent():
            return unpack(kind, self.view["private_metadata"])


def standing_in(view: View, states: Mapping[str, Mapping[str, Any]]) -> FormValues:
    """Return the values of a view in which this stands, by block id."""
    return FormValues({**view, "state": {"values": states}})
