"""What stands in a modal when it is sent: its fields by name, as plain values.

A field's block id is its name, or `name:anything` where the form must be able to show it anew (Slack keeps what a field
shows as long as its block id stays); its element's action id is the name.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any, TypeVar

from handover.text import intake
from handover.text.intake import EnteredText
from messages.kit.message import View
from messages.kit.values import Metadata, unpack

T = TypeVar("T", bound=Metadata)


class FormValues:
    """The fields of one view. A field that the form does not have, or that is empty, is empty here."""

    def __init__(self, view: View) -> None:
        self.view = view
        self._elements: dict[str, Mapping[str, Any]] = {}
        self._blocks: dict[str, str] = {}
        for block_id, elements in view["state"]["values"].items():
            name = block_id.partition(":")[0]
            self._blocks[name] = block_id
            self._elements[name] = elements.get(name) or {}

    def text(self, field: str) -> EnteredText:
        """Return what was typed. Raises FieldProblems when it may not be stored."""
        return intake.from_field(field, self._elements.get(field, {}).get("value") or "")

    def date(self, field: str) -> date | None:
        """Return the day that was chosen, None for none."""
        chosen = self._elements.get(field, {}).get("selected_date")
        return date.fromisoformat(chosen) if chosen else None

    def choice(self, field: str) -> str:
        """Return the value of the option that was chosen."""
        return (self._elements.get(field, {}).get("selected_option") or {}).get("value") or ""

    def choices(self, field: str) -> tuple[str, ...]:
        """Return the values of all options that were chosen."""
        return tuple(option["value"] for option in self._elements.get(field, {}).get("selected_options") or ())

    def user(self, field: str) -> str:
        """Return the id of the person who was chosen."""
        return self._elements.get(field, {}).get("selected_user") or ""

    def block_of(self, field: str) -> str:
        """Return the block id under which the form shows this field: where its error goes."""
        return self._blocks[field]

    def metadata(self, kind: type[T]) -> T:
        """Return what the form carries. Raises ValueError or TypeError when it is of another kind."""
        return unpack(kind, self.view["private_metadata"])
