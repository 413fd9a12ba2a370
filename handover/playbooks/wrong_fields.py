"""The words for what is wrong with the fields of a playbook file, made of what pydantic found."""

from collections.abc import Iterator, Mapping
from enum import Enum
from typing import TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from handover.playbooks.schema import (
    DUE,
    KEY,
    NOT_BLANK,
    PRACTICE,
    AddedItem,
    AddedStep,
    EntryChange,
    ItemFields,
    SlotFields,
    StepFields,
)
from handover.playbooks.source import Path, PlaybookError, Source

PATTERNS: Mapping[str, str] = {
    KEY: "must be 1–40 lowercase letters, digits or _, starting with a letter",
    PRACTICE: "must be of the form P35",
    DUE: (
        "must be a day, such as “start + 3” or “first_joint_call - 5”; the days are start, customer_told, "
        "first_joint_call, last_day and end_of_support"
    ),
    NOT_BLANK: "must be a text that is not empty",
}
TYPES: Mapping[str, str] = {
    "string_type": "must be a text",
    "int_type": "must be a whole number",
    "bool_type": "must be true or false",
    "list_type": "must be a list",
    "dict_type": "must be a list of fields with values",
    "model_type": "must be a list of fields with values",
    "missing": "is missing",
}
KINDS: Mapping[tuple[str, ...], type[BaseModel]] = {
    ("items",): ItemFields,
    ("steps",): StepFields,
    ("add", "items"): AddedItem,
    ("add", "steps"): AddedStep,
    ("change",): EntryChange,
    ("items", "slots"): SlotFields,
    ("add", "items", "slots"): SlotFields,
}
"""What may stand in the entries of these fields."""

LONGEST_SHOWN = 60

Model = TypeVar("Model", bound=BaseModel)


def valid(source: Source, kind: type[Model]) -> Model:
    """Return the data of a file as this kind of file. Raises PlaybookError with everything that is wrong in it."""
    try:
        return kind.model_validate(source.data)
    except ValidationError as error:
        found = sorted(error.errors(include_url=False), key=lambda one: source.line(_path(one)))
    raise PlaybookError(*(source.problem(_path(one), _why(one, kind)) for one in found))


def wrong_after_change(error: ValidationError, kind: type[BaseModel]) -> Iterator[tuple[str, str]]:
    """Yield field and words for each field that makes no entry of the `kind` that was changed."""
    for one in error.errors(include_url=False):
        yield str(one["loc"][0]), _why(one, kind)


def _path(error: ErrorDetails) -> Path:
    """Return where the error is; what pydantic says of keys and of alternatives is no part of it."""
    path = tuple(part for part in error["loc"] if part != "[key]")
    return path[:3] if path[:1] == ("change",) else path


def _why(error: ErrorDetails, file: type[BaseModel]) -> str:
    given, facts = _repr(error["input"]), error.get("ctx", {})
    match error["type"]:
        case "extra_forbidden":
            return f"not known here. Known are: {', '.join(sorted(_known(error, file)))}"
        case "string_pattern_mismatch":
            return f"{PATTERNS[str(facts['pattern'])]}, not {given}"
        case "enum" | "literal_error":
            return f"must be one of {str(facts['expected']).replace(chr(39), '')}, not {given}"
        case "greater_than_equal":
            return f"must be a whole number of at least {facts['ge']}, not {given}"
        case "less_than_equal":
            return f"must be a whole number of at most {facts['le']}, not {given}"
        case "too_short":
            return f"must be a list; at least {facts['min_length']} must be in it"
        case "string_too_long":
            return f"must have at most {facts['max_length']} characters"
        case kind:
            return f"{TYPES[kind]}, not {given}" if kind.endswith("_type") else TYPES[kind]


def _repr(given: object) -> str:
    """Return what was given as the file has it, the beginning where it is long."""
    shown = str(given.value) if isinstance(given, Enum) else repr(given)
    return shown if len(shown) <= LONGEST_SHOWN else f"{shown[:LONGEST_SHOWN]}…"


def _known(error: ErrorDetails, file: type[BaseModel]) -> Mapping[str, object]:
    lists = tuple(part for part in error["loc"][:-1] if isinstance(part, str))
    if lists[:1] == ("change",):
        lists = ("change",)
    return KINDS.get(lists, file).model_fields
