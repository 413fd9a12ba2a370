"""Rules that compare the members of one element: what is preselected must be on offer, bounds must not cross."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from playground.rules.formats import decimal
from playground.rules.position import Position
from playground.rules.schema import Record
from playground.rules.violation import Violation


def offered(element: Record) -> list[tuple[tuple[str | int, ...], Record]]:
    """Return every option of a well-formed element with its keys below the element, groups flattened."""
    found: list[tuple[tuple[str | int, ...], Record]] = []
    options = element.get("options")
    if isinstance(options, list):
        found += [(("options", index), option) for index, option in enumerate(options)]
    groups = element.get("option_groups")
    if isinstance(groups, list):
        for position, group in enumerate(groups):
            found += [
                (("option_groups", position, "options", index), option) for index, option in enumerate(group["options"])
            ]
    return found


def distinct_values(element: Record, position: Position) -> Iterator[Violation]:
    """Yield a violation for every option whose `value` an earlier option has."""
    seen: set[object] = set()
    for keys, option in offered(element):
        if option["value"] in seen:
            yield position.down(*keys).field("value").violation(f"duplicate option value: {option['value']}", "unique")
        seen.add(option["value"])


def initial_on_offer(element: Record, position: Position) -> Iterator[Violation]:
    """Yield a violation unless `initial_option` or each of `initial_options` equals one of the options."""
    on_offer = [option for _, option in offered(element)]
    if "initial_option" in element and element["initial_option"] not in on_offer:
        yield position.field("initial_option").violation("must equal one of the options", "equals an option")
    chosen = element.get("initial_options")
    for index, option in enumerate(chosen if isinstance(chosen, list) else ()):
        if option not in on_offer:
            here = position.field("initial_options").item(index)
            yield here.violation("must equal one of the options", "equals an option")


def initial_within_maximum(element: Record, position: Position) -> Iterator[Violation]:
    """Yield a violation when more is preselected than `max_selected_items` allows."""
    most = element.get("max_selected_items")
    for key, value in element.items():
        if key.startswith("initial_") and isinstance(value, list) and isinstance(most, int) and len(value) > most:
            yield position.field(key).violation(f"no more than {most} items allowed", "at most max_selected_items")


def lengths_in_order(element: Record, position: Position) -> Iterator[Violation]:
    """Yield a violation when `min_length` passes `max_length`, or `initial_value` is longer than may be typed."""
    least, most, initial = (element.get(key) for key in ("min_length", "max_length", "initial_value"))
    if isinstance(least, int) and isinstance(most, int) and least > most:
        yield position.field("min_length").violation("must not exceed max_length", "≤ max_length")
    if isinstance(initial, str) and isinstance(most, int) and len(initial) > most:
        yield position.field("initial_value").violation(f"must be less than {most + 1} characters", "≤ max_length")


def lines_in_order(element: Record, position: Position) -> Iterator[Violation]:
    """Yield a violation when `min_lines` passes `max_lines`."""
    least, most = element.get("min_lines"), element.get("max_lines")
    if isinstance(least, int) and isinstance(most, int) and least > most:
        yield position.field("min_lines").violation("must not exceed max_lines", "≤ max_lines")


def numbers_in_order(element: Record, position: Position) -> Iterator[Violation]:
    """Yield a violation when bounds of a number_input are no numbers, are fractions where none are allowed, or cross."""
    whole = element.get("is_decimal_allowed") is False
    values = {}
    for key in ("min_value", "initial_value", "max_value"):
        spelt = element.get(key)
        if isinstance(spelt, str):
            values[key] = decimal(spelt, whole=whole)
            if values[key] is None:
                what = "a whole number" if whole else "a number"
                yield position.field(key).violation(f"must be a string that spells {what}", f"string of {what}")
    known = [(key, value) for key, value in values.items() if value is not None]
    for (lower, low), (upper, high) in pairwise(known):
        if low > high:
            yield position.field(lower).violation(f"must not exceed {upper}", f"≤ {upper}")
