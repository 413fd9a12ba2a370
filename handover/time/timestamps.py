"""Slack's message stamps as moments: `1772442000.000100` names a message and says, to the microsecond, when it was sent."""

from datetime import UTC, datetime, timedelta

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def moment_of(stamp: str) -> datetime:
    """Return the UTC moment of a stamp, exactly. Raises ValueError when it is none."""
    seconds, _, fraction = stamp.partition(".")
    return EPOCH + timedelta(seconds=int(seconds), microseconds=int(fraction.ljust(6, "0")[:6] or 0))


def stamp_of(moment: datetime) -> str:
    """Return the stamp of a moment, the inverse of `moment_of`."""
    since = moment - EPOCH
    return f"{since.days * 86400 + since.seconds}.{since.microseconds:06d}"
