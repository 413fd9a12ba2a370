"""Column types that keep what the two databases would lose or refuse: time zones, odd characters, small mappings."""

import json
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import Date, DateTime, Dialect, Text
from sqlalchemy.types import TypeDecorator


def mended(text: str) -> str:
    """Return the text with every lone surrogate, which no database can store, replaced by U+FFFD."""
    if text.isascii():
        return text
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


Read = Callable[[Any], Any]


def _readable(read: Read | None) -> Read | None:
    """Return what reads a value, with None for what is none: SQLite takes any text, and one such row keeps nobody from others."""
    if read is None:
        return None

    def reads(value: object) -> object:
        try:
            return read(value)
        except (ValueError, TypeError):
            return None

    return reads


class LocalDay(TypeDecorator[date]):
    """A local day; None for what is no day."""

    impl = Date
    cache_ok = True

    def result_processor(self, dialect: Dialect, coltype: object) -> Read | None:
        """Return what reads a stored day."""
        return _readable(super().result_processor(dialect, coltype))


class UtcMoment(TypeDecorator[datetime]):
    """A moment, always aware and in UTC; None for what is stored and is none.

    Raises ValueError for a naive one: SQLite would drop the zone without a word.
    """

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002 (SQLAlchemy's signature)
        """Return the moment in UTC."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"a moment without a time zone cannot be stored: {value.isoformat()}")
        return value if value.tzinfo is UTC else value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        """Return the moment as it was, in UTC."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)

    def result_processor(self, dialect: Dialect, coltype: object) -> Read | None:
        """Return what reads a stored moment."""
        return _readable(super().result_processor(dialect, coltype))


class Words(TypeDecorator[str]):
    """Text of any origin. PostgreSQL refuses NUL and both databases refuse lone surrogates, so neither is kept."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        """Return the text without NUL and lone surrogates."""
        return None if value is None else mended(value).replace("\0", "")


class SmallMapping(TypeDecorator[Mapping[str, str]]):
    """A mapping of text to text as JSON in plain ASCII, so that every character comes back as it was."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Mapping[str, str] | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        """Return the mapping as JSON."""
        return None if value is None else json.dumps(dict(value))

    def process_result_value(self, value: str | None, dialect: Dialect) -> Mapping[str, str] | None:  # noqa: ARG002
        """Return the mapping, empty for what is none: one such row keeps nobody from the others."""
        if value is None:
            return None
        try:
            found = json.loads(value)
        except ValueError:
            return {}
        return found if isinstance(found, dict) else {}
