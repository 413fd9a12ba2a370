"""What a playbook file may hold: one type per kind of file, from which the JSON Schema is made as well."""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints
from pydantic.config import JsonDict

from handover.model.customer_kinds import Industry
from handover.model.people import Role
from handover.model.playbook import StepKind
from handover.model.records import RecordKind

KEY = r"^[a-z][a-z0-9_]{0,39}$"
PRACTICE = r"^P[1-9][0-9]{0,2}$"
DUE = r"^(start|customer_told|first_joint_call|last_day|end_of_support)( [+-] [0-9]{1,2})?$"
NOT_BLANK = r"\S"

NOTHING_ELSE: JsonDict = {"additionalProperties": False}
"""For the schema of a mapping, whose keys must all be of the form that it gives."""
LONGEST_WINDOW = 66
"""Working days in three months (P92)."""

Text = Annotated[str, StringConstraints(strip_whitespace=True, pattern=NOT_BLANK)]
Key = Annotated[str, StringConstraints(pattern=KEY)]
Practice = Annotated[str, StringConstraints(pattern=PRACTICE)]
Due = Annotated[
    str,
    Field(
        pattern=DUE,
        description="A day of the handover, and working days after or before it: “start + 3”, “first_joint_call - 5”.",
    ),
]
Workdays = Annotated[int, Field(ge=0, le=LONGEST_WINDOW)]
After = Annotated[
    dict[Key, Workdays],
    Field(
        description="Entries that come first, each with the working days that lie between at least.",
        json_schema_extra=NOTHING_ELSE,
    ),
]
Minutes = Annotated[int, Field(ge=1, le=120)]
StepMinutes = Annotated[int, Field(ge=0, le=120)]
Days = Annotated[int, Field(ge=1, le=3650)]
StageName = Literal["prepare", "document", "context_call", "introduce", "warm_call", "support"]
Owner = Annotated[Role, Field(strict=False)]
ItemKind = Annotated[RecordKind, Field(strict=False, description="What the answer consists of.")]
KindOfStep = Annotated[StepKind, Field(strict=False, description="What finishes the step.")]
Before = Annotated[Key, Field(description="The entry in front of which this one is put; without it, it comes last.")]


class _Fields(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class SlotFields(_Fields):
    """A link that is asked for by name, and how many of it are wanted."""

    key: Key
    title: Text
    wanted: Annotated[int, Field(ge=1, le=20)] = 1


Slots = Annotated[list[SlotFields], Field(min_length=1)]
Choices = Annotated[list[Text], Field(min_length=2)]
Practices = Annotated[list[Practice], Field(min_length=1)]


class EntryFields(_Fields):
    """What items and steps have in common."""

    key: Key
    stage: StageName
    title: Text
    help: Text
    owner: Owner
    due: Due
    practices: Practices = Field(default_factory=list)
    required: bool = True
    after: After = Field(default_factory=dict)


class ItemFields(EntryFields):
    """One thing that is asked."""

    question: Text
    example: Text
    minutes: Minutes = 2
    kind: ItemKind = RecordKind.TEXT
    slots: Slots | None = None
    choices: Choices | None = None
    keeps: Days | None = Field(
        None, description="Days for which an answer can be relied on; without it, as is usual for its kind."
    )


class StepFields(EntryFields):
    """One thing that is done."""

    kind: KindOfStep
    minutes: StepMinutes = 0


class AddedItem(ItemFields):
    """An item that comes to those of another playbook."""

    before: Before | None = None


class AddedStep(StepFields):
    """A step that comes to those of another playbook."""

    before: Before | None = None


class EntryChange(_Fields):
    """Fields of an entry of another playbook that get another value; all others stay."""

    stage: StageName | None = None
    title: Text | None = None
    help: Text | None = None
    owner: Owner | None = None
    due: Due | None = None
    practices: Practices | None = None
    required: bool | None = None
    after: After | None = None
    minutes: StepMinutes | None = None
    question: Text | None = None
    example: Text | None = None
    kind: ItemKind | KindOfStep | None = None
    slots: Slots | None = None
    choices: Choices | None = None
    keeps: Days | None = None


class Additions(_Fields):
    """Entries that come to those of another playbook."""

    items: list[AddedItem] = Field(default_factory=list)
    steps: list[AddedStep] = Field(default_factory=list)


class _File(_Fields):
    key: Key
    name: Annotated[Text, Field(max_length=60)]
    description: Annotated[Text, Field(max_length=200)]


Length = Annotated[int, Field(ge=1, le=LONGEST_WINDOW, description="Working days for which the due days are made.")]


class PlaybookFile(_File):
    """A playbook that stands alone."""

    workdays: Length
    items: Annotated[list[ItemFields], Field(min_length=1)]
    steps: Annotated[list[StepFields], Field(min_length=1)]


class ExtendingFile(_File):
    """A playbook that is another one with entries added, dropped and changed."""

    extends: Key
    workdays: Length | None = None
    add: Additions = Additions()
    drop: list[Key] = Field(default_factory=list)
    change: dict[Key, EntryChange] = Field(default_factory=dict, json_schema_extra=NOTHING_ELSE)
    order: Annotated[
        list[Key],
        Field(
            description="Keys in the order in which these entries come; any other stays behind the one it came after."
        ),
    ] = Field(default_factory=list)


class AddOnFile(_File):
    """Items for the customers of an industry, added to whichever playbook is chosen (P19–P22)."""

    industry: Annotated[Industry, Field(strict=False)]
    items: Annotated[list[ItemFields], Field(min_length=1)]


AnyFile = PlaybookFile | ExtendingFile | AddOnFile


def kind_of_file(data: object) -> type[PlaybookFile] | type[ExtendingFile] | type[AddOnFile]:
    """Return which kind of file this is: what it says it extends, or which industry it is for, decides."""
    if isinstance(data, dict) and "extends" in data:
        return ExtendingFile
    return AddOnFile if isinstance(data, dict) and "industry" in data else PlaybookFile
