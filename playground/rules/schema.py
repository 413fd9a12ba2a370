"""Small checks that combine into tables: strings, numbers, lists, records without unknown keys.

A check takes a decoded JSON value and its position and yields what Slack would refuse there. Lengths are counted in
Unicode code points, as sent.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any, TypeAlias

from playground.rules.position import Position
from playground.rules.violation import Violation

Record: TypeAlias = Mapping[str, Any]
"""A decoded JSON object."""

Check: TypeAlias = Callable[[object, Position], Iterator[Violation]]
Rule: TypeAlias = Callable[[Record, Position], Iterator[Violation]]


def string(least: int = 1, most: int | None = None) -> Check:
    """Return a check for a string of `least` to `most` characters, both included."""
    limit = f"{least}–{most} characters" if most is not None else f"at least {least} characters"

    def check(value: object, position: Position) -> Iterator[Violation]:
        if not isinstance(value, str):
            yield position.violation("must be a string", "string")
        elif len(value) < least:
            yield position.violation(f"must be more than {least - 1} characters", limit)
        elif most is not None and len(value) > most:
            yield position.violation(f"must be less than {most + 1} characters", limit)

    return check


def matching(pattern: str, what: str) -> Check:
    """Return a check for a string that `pattern` matches wholly; `what` names such a string."""
    compiled = re.compile(pattern)

    def check(value: object, position: Position) -> Iterator[Violation]:
        if not isinstance(value, str) or compiled.fullmatch(value) is None:
            yield position.violation(f"must be {what}", what)

    return check


def satisfying(test: Callable[[str], bool], what: str) -> Check:
    """Return a check for a string that passes `test`; `what` names such a string."""

    def check(value: object, position: Position) -> Iterator[Violation]:
        if not isinstance(value, str) or not test(value):
            yield position.violation(f"must be {what}", what)

    return check


def both(first: Check, second: Check) -> Check:
    """Return a check that asks `second` only of what `first` lets through."""

    def check(value: object, position: Position) -> Iterator[Violation]:
        found = list(first(value, position))
        yield from found or second(value, position)

    return check


def boolean(value: object, position: Position) -> Iterator[Violation]:
    """Yield a violation unless `value` is true or false."""
    if not isinstance(value, bool):
        yield position.violation("must be a boolean", "boolean")


def integer(least: int = 0, most: int | None = None) -> Check:
    """Return a check for a whole number from `least` to `most`, both included; true and false are no numbers."""
    limit = f"{least}–{most}" if most is not None else f"at least {least}"

    def check(value: object, position: Position) -> Iterator[Violation]:
        if isinstance(value, bool) or not isinstance(value, int):
            yield position.violation("must be an integer", "integer")
        elif value < least:
            yield position.violation(f"must be at least {least}", limit)
        elif most is not None and value > most:
            yield position.violation(f"must be at most {most}", limit)

    return check


def number(value: object, position: Position) -> Iterator[Violation]:
    """Yield a violation unless `value` is a number."""
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        yield position.violation("must be a number", "number")


def one_of(*allowed: str | int) -> Check:
    """Return a check for one of the `allowed` values, by type and value."""
    names = ", ".join(str(value) for value in allowed)

    def check(value: object, position: Position) -> Iterator[Violation]:
        if isinstance(value, bool) or not isinstance(value, (str, int)) or value not in allowed:
            yield position.violation(f"must be a valid enum value: {names}", f"one of {names}")

    return check


def array(item: Check, least: int = 0, most: int | None = None, *, unique: bool = False) -> Check:
    """Return a check for a list of `least` to `most` items, each passing `item`, none twice when `unique`."""
    limit = f"{least}–{most} items" if most is not None else f"at least {least} items"

    def check(value: object, position: Position) -> Iterator[Violation]:
        if not isinstance(value, list):
            yield position.violation("must provide an array", "array")
            return
        if len(value) < least:
            yield position.violation(f"no fewer than {least} items allowed", limit)
        if most is not None and len(value) > most:
            yield position.violation(f"no more than {most} items allowed", limit)
        if unique and any(entry in value[:index] for index, entry in enumerate(value)):
            yield position.violation("items must be unique", "unique items")
        for index, entry in enumerate(value):
            yield from item(entry, position.item(index))

    return check


def record(
    kind: str, required: Mapping[str, Check], optional: Mapping[str, Check] | None = None, *rules: Rule
) -> Check:
    """Return a check for an object called `kind` (or by the field it stands in) with these members and no others.

    `rules` look at the object as a whole and run only when every member is well formed.
    """
    known = {**required, **(optional or {})}

    def check(value: object, position: Position) -> Iterator[Violation]:
        here = position.named(kind or position.name)
        if not isinstance(value, dict):
            yield here.violation("must provide an object", "object")
            return
        found = list(_members(value, here, required, known))
        yield from found
        if not found:
            for rule in rules:
                yield from rule(value, here)

    return check


def _members(
    value: Record, here: Position, required: Mapping[str, Check], known: Mapping[str, Check]
) -> Iterator[Violation]:
    for key in required:
        if key not in value:
            yield here.violation(f"missing required field: {key}", f"requires {key}")
    for key, entry in value.items():
        if key not in known:
            yield here.violation(f"invalid additional property: {key}", "no unknown keys")
        else:
            yield from known[key](entry, here.field(key))


def typed(kind: str, required: Mapping[str, Check], optional: Mapping[str, Check] | None = None, *rules: Rule) -> Check:
    """Return a check for an object whose `type` is `kind`; otherwise as `record`."""
    return record(kind, {"type": one_of(kind), **required}, optional, *rules)


def by_type(kinds: Mapping[str, Check]) -> Check:
    """Return a check that chooses among `kinds` by the object's `type`."""

    def check(value: object, position: Position) -> Iterator[Violation]:
        kind = type_of(value)
        if not isinstance(value, dict):
            yield position.violation("must provide an object", "object")
        elif "type" not in value:
            yield position.violation("missing required field: type", "requires type")
        elif kind not in kinds:
            yield position.field("type").violation(f"unsupported type: {value['type']}", "one of " + ", ".join(kinds))
        else:
            yield from kinds[kind](value, position)

    return check


def type_of(value: object) -> str:
    """Return the `type` of a decoded object, or an empty string where there is none."""
    kind = value.get("type") if isinstance(value, dict) else None
    return kind if isinstance(kind, str) else ""


def exactly_one(*keys: str) -> Rule:
    """Return a rule that exactly one of `keys` is present."""

    def rule(value: Record, position: Position) -> Iterator[Violation]:
        if sum(key in value for key in keys) != 1:
            yield position.violation(f"must provide exactly one of: {', '.join(keys)}", f"{' xor '.join(keys)}")

    return rule


def at_most_one(*keys: str) -> Rule:
    """Return a rule that no two of `keys` are present together."""

    def rule(value: Record, position: Position) -> Iterator[Violation]:
        if sum(key in value for key in keys) > 1:
            yield position.violation(
                f"must provide at most one of: {', '.join(keys)}", f"not both {' and '.join(keys)}"
            )

    return rule


def at_least_one(*keys: str) -> Rule:
    """Return a rule that at least one of `keys` is present."""

    def rule(value: Record, position: Position) -> Iterator[Violation]:
        if not any(key in value for key in keys):
            yield position.violation(f"must provide at least one of: {', '.join(keys)}", f"{' or '.join(keys)}")

    return rule
