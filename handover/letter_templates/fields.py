"""What a sentence of a letter may name, by its key: values that the customer may read, each of a type (P3, P96–P103).

A sentence may name what it is said because of, and who changes places; nothing else has a name. `handover.introduction.outline`
decides when it is said.
"""

from collections.abc import Iterator, Mapping
from enum import StrEnum
from fnmatch import fnmatchcase

from handover.model.letter_style import Language


class FieldType(StrEnum):
    """What the value of a field is."""

    NAME = "name"
    DAY = "day"
    ADDRESS = "address"
    WORDS = "words"


FIELDS: Mapping[str, FieldType] = {
    "account": FieldType.NAME,
    "incoming.name": FieldType.NAME,
    "incoming.first_name": FieldType.NAME,
    "outgoing.name": FieldType.NAME,
    "outgoing.first_name": FieldType.NAME,
    "manager.name": FieldType.NAME,
    "manager.first_name": FieldType.NAME,
    "left.name": FieldType.NAME,
    "left.first_name": FieldType.NAME,
    "temporary.name": FieldType.NAME,
    "temporary.first_name": FieldType.NAME,
    "provider.name": FieldType.NAME,
    "provider.contact": FieldType.NAME,
    "person.name": FieldType.NAME,
    "person.with_address": FieldType.NAME,
    "person.email": FieldType.ADDRESS,
    "person.area": FieldType.WORDS,
    "greeting": FieldType.NAME,
    "team": FieldType.NAME,
    "incoming.line": FieldType.WORDS,
    "reason": FieldType.WORDS,
    "until": FieldType.WORDS,
    "what": FieldType.WORDS,
    "first_call": FieldType.DAY,
    "helps_until": FieldType.DAY,
    "back_on": FieldType.DAY,
    "back_on_short": FieldType.DAY,
    "written_on": FieldType.DAY,
}
"""Everything that a sentence can name."""
_ALWAYS = ("account", "incoming.name", "incoming.first_name", "outgoing.name", "outgoing.first_name")
_MANAGER = ("manager.name", "manager.first_name")
_ONLY_IN: Mapping[str, tuple[str, ...]] = {
    "*_manager": _MANAGER,
    "subject_cover_until": ("back_on_short", "back_on"),
    "subject_provider": ("provider.name",),
    "provider_*": ("provider.name",),
    "provider_contact": ("provider.contact",),
    "next_call_provider": ("provider.name",),
    "greeting_named": ("greeting",),
    "left": ("left.name", "left.first_name"),
    "reason": ("reason",),
    "why": ("incoming.line",),
    "cover_*": ("until",),
    "until_day": ("back_on",),
    "team_*": ("team",),
    "colleague": ("person.name", "person.with_address", "person.area"),
    "care_accepted_*": ("what",),
    "care_known_*": ("what",),
    "again_*": ("written_on",),
    "next_call_*": ("first_call",),
    "next_helps_*": ("helps_until",),
    "next_from_then": ("helps_until",),
    "next_temporary_*": ("temporary.name", "temporary.first_name"),
    "next_back_outgoing": ("back_on",),
    "next_back_other": ("back_on",),
    "reach_person": ("person.name", "person.email"),
}
_MUST_NAME: Mapping[str, str] = {
    "greeting_named": "greeting",
    "change_who": "incoming.name",
    "change_manager": "incoming.name",
    "change_incoming": "incoming.name",
    "cover_*": "until",
    "until_day": "back_on",
    "provider_manager": "provider.name",
    "provider_outgoing": "provider.name",
    "provider_both": "provider.name",
    "provider_incoming": "provider.name",
    "provider_contact": "provider.contact",
    "reason": "reason",
    "why": "incoming.line",
    "colleague": "person.area",
    "next_call_*": "first_call",
    "next_helps_*": "helps_until",
    "next_back_outgoing": "back_on",
    "next_back_other": "back_on",
    "reach_person": "person.email",
}
_LEFT_OUT = (
    "terms",
    "invite",
    "thanks",
    "care_*",
    "return_care_*",
    "stays_care_*",
    "provider_care",
    "provider_informed",
    "provider_us_*",
    "change_outgoing",
    "change_both",
    "next_from_then",
)
_ONE_LINE = ("subject_*", "greeting_*", "until_*", "what_*", "next", "next_*", "reach", "reach_person")
_FILTERS: Mapping[Language, tuple[str, ...]] = {Language.FRENCH: ("of", "that"), Language.JAPANESE: ("sama",)}
_GAPS = ("again_answer_*",)


def fields_of(key: str) -> dict[str, FieldType]:
    """Return what a sentence may name, and of which type it is."""
    own = [name for pattern, names in _ONLY_IN.items() if fnmatchcase(key, pattern) for name in names]
    return {name: FIELDS[name] for name in dict.fromkeys((*own, *_ALWAYS))}


def must_name(key: str) -> Iterator[str]:
    """Yield what a sentence is said because of: without it, it would say nothing of that."""
    yield from (name for pattern, name in _MUST_NAME.items() if fnmatchcase(key, pattern))


def filters_of(language: Language) -> tuple[str, ...]:
    """Return what a language does to a name: the filters behind a field."""
    return _FILTERS.get(language, ())


def may_be_left_out(key: str) -> bool:
    """Return whether a letter is whole without this sentence."""
    return _any(key, _LEFT_OUT)


def is_one_line(key: str) -> bool:
    """Return whether a sentence stands on a line of its own, or within another one."""
    return _any(key, _ONE_LINE)


def is_gap(key: str) -> bool:
    """Return whether a sentence is what somebody writes for each letter anew: there are no words of it to change."""
    return _any(key, _GAPS)


def _any(key: str, patterns: tuple[str, ...]) -> bool:
    return any(fnmatchcase(key, pattern) for pattern in patterns)
