"""Merging a form that was open while somebody else changed the same things: what its sender left alone stays as it is now."""

from collections.abc import Mapping
from typing import Any

from handover.model.field_problems import FieldProblem, FieldProblems
from handover.text.fingerprint import fingerprint


def field_marks(form: object) -> dict[str, str]:
    """Return a fingerprint of what each field of a form, a dataclass, shows."""
    return {field: _mark(value) for field, value in vars(form).items()}


def kept_of_others(sent: object, now: object, shown: Mapping[str, str]) -> dict[str, Any]:
    """Return those fields, with what they hold `now`, that the sender left as they were `shown` and somebody has changed since.

    `sent` and `now` are forms with the same fields. Raises FieldProblems (CHANGED_MEANWHILE) for each field that both have
    changed, to different things.
    """
    current, both = _changed_since(now, shown), changed_by_both(sent, now, shown)
    if both:
        raise FieldProblems(dict.fromkeys(both, FieldProblem.CHANGED_MEANWHILE))
    return current


def changed_by_both(sent: object, now: object, shown: Mapping[str, str]) -> tuple[str, ...]:
    """Return the fields that the sender and somebody else have changed since they were `shown`, to different things."""
    current = _changed_since(now, shown)
    entered = {field: _mark(getattr(sent, field)) for field in current}
    return tuple(field for field, mark in entered.items() if mark not in (shown[field], _mark(current[field])))


def _changed_since(now: object, shown: Mapping[str, str]) -> dict[str, Any]:
    return {field: value for field, value in vars(now).items() if field in shown and _mark(value) != shown[field]}


def _mark(value: object) -> str:
    plain = sorted(value) if isinstance(value, frozenset) else value
    return fingerprint("" if plain is None else str(plain))
