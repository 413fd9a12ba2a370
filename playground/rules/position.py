"""Where a check stands: the surface, the pointer, and the name of the field it looks at."""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple

from playground.rules.violation import Violation, at


class Surface(Enum):
    """Where blocks are shown; the letters are those of the allow-lists in `blocks` and `elements`."""

    MESSAGE = "M"
    MODAL = "V"
    HOME = "H"


class Position(NamedTuple):
    """A position inside a body. `holder` is the block (or element) type directly around what stands here.

    One is made for every member and item of everything judged, which is why it is a tuple.
    """

    pointer: str
    surface: Surface
    name: str = ""
    holder: str = ""
    code: str = "invalid_blocks"

    def field(self, key: str) -> Position:
        """Return the position of the member `key`."""
        return Position(at(self.pointer, key), self.surface, f"{self.name}.{key}", self.holder, self.code)

    def item(self, index: int) -> Position:
        """Return the position of the list item `index`."""
        return Position(f"{self.pointer}/{index}", self.surface, self.name, self.holder, self.code)

    def down(self, *keys: str | int) -> Position:
        """Return the position reached through members (strings) and list items (numbers)."""
        here = self
        for key in keys:
            here = here.item(key) if isinstance(key, int) else here.field(key)
        return here

    def named(self, name: str) -> Position:
        """Return the same position, called `name` in the rules that follow."""
        return Position(self.pointer, self.surface, name, self.holder, self.code)

    def inside(self, holder: str) -> Position:
        """Return the same position, held by a block or element of type `holder`."""
        return Position(self.pointer, self.surface, self.name, holder, self.code)

    def violation(self, message: str, limit: str, code: str = "") -> Violation:
        """Return the violation that breaks `limit` of the field standing here."""
        return Violation(self.pointer, message, f"{self.name} {limit}".strip(), code or self.code)
