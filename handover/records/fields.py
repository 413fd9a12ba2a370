"""The fields of each kind of record as a form has them: which there are, what can be entered, and which must not be empty."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from handover.model.records import (
    Choice,
    Colour,
    Contact,
    ContactRole,
    Figure,
    Form,
    Issue,
    KeyDate,
    Link,
    LinkState,
    Project,
    Promise,
    PromiseState,
    Pulse,
    Record,
    RecordKind,
    Stance,
    WorkState,
)

LONGEST_LINE, LONGEST_WORDS = 300, 1000
"""Characters of a field of one line and of one of several."""


class Shape(StrEnum):
    """What is entered in a field."""

    LINE = "line"
    WORDS = "words"
    DAY = "day"
    ONE_OF = "one_of"
    OF_PLAYBOOK = "of_playbook"
    TICK = "tick"


@dataclass(frozen=True)
class RecordField:
    """One field of a record. `options` are what an ONE_OF is chosen from; those of an OF_PLAYBOOK are the item's own words."""

    name: str
    shape: Shape = Shape.LINE
    options: type[StrEnum] | None = None
    needed: bool = False

    @property
    def longest(self) -> int:
        """Characters that it takes."""
        return LONGEST_WORDS if self.shape is Shape.WORDS else LONGEST_LINE


BLANK: Mapping[RecordKind, Record] = {
    one.kind: one for one in (Contact(), Promise(), KeyDate(), Issue(), Project(), Link(), Pulse(), Figure(), Choice())
}
"""A record of each kind that nothing has been entered in."""


def _one_of(name: str, options: type[StrEnum], *, needed: bool = False) -> RecordField:
    return RecordField(name, Shape.ONE_OF, options, needed)


def _day(name: str) -> RecordField:
    return RecordField(name, Shape.DAY)


_WHAT = RecordField("what", Shape.WORDS, needed=True)

FIELDS: Mapping[RecordKind, tuple[RecordField, ...]] = {
    RecordKind.PEOPLE: (
        RecordField("name"),
        RecordField("email"),
        RecordField("phone"),
        RecordField("title"),
        _one_of("role", ContactRole),
        _one_of("stance", Stance),
        _one_of("pulse_product", Colour),
        _one_of("pulse_team", Colour),
        RecordField("channel"),
        RecordField("hours"),
        RecordField("known_by"),
        RecordField("tell_personally", Shape.TICK),
        RecordField("note", Shape.WORDS),
    ),
    RecordKind.PROMISES: (
        _WHAT,
        RecordField("to_whom"),
        _day("due"),
        RecordField("owner"),
        RecordField("where"),
        _one_of("spoken_or_written", Form),
        _one_of("state", PromiseState, needed=True),
    ),
    RecordKind.DATES: (_WHAT, _day("day")),
    RecordKind.ISSUES: (
        _WHAT,
        _day("day"),
        _one_of("state", WorkState),
        RecordField("link"),
        RecordField("cause", Shape.WORDS),
    ),
    RecordKind.PROJECTS: (
        RecordField("name", needed=True),
        _one_of("state", WorkState),
        _one_of("colour", Colour),
        RecordField("owner"),
        RecordField("milestone"),
        _day("due"),
    ),
    RecordKind.LINKS: (
        RecordField("slot", Shape.OF_PLAYBOOK),
        _one_of("state", LinkState, needed=True),
        RecordField("url"),
        RecordField("title"),
        RecordField("ask"),
    ),
    RecordKind.PULSE: (
        _one_of("colour", Colour, needed=True),
        RecordField("about"),
        RecordField("why", Shape.WORDS),
        _day("as_of"),
    ),
    RecordKind.FIGURE: (
        RecordField("name", needed=True),
        RecordField("value", needed=True),
        RecordField("unit"),
        _day("as_of"),
    ),
    RecordKind.CHOICE: (RecordField("choice", Shape.OF_PLAYBOOK, needed=True), RecordField("why", Shape.WORDS)),
}
"""The fields of each kind, in the order of its form (P26, P39, P45–P52, P54–P66). An answer in words alone has none."""

FLAGS: Mapping[RecordKind, tuple[str, str]] = {
    RecordKind.PROMISES: ("due", "due_certain"),
    RecordKind.DATES: ("day", "day_certain"),
    RecordKind.ISSUES: ("day", "day_certain"),
    RecordKind.PROJECTS: ("due", "due_certain"),
}
"""The field of a day, and the one that says whether it was written as a day: it is, once somebody has chosen or confirmed it."""
