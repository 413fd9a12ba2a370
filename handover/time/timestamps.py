"""Slack message time stamps, such as `1772442000.000100`, and UTC moments."""

from datetime import UTC, datetime, timedelta

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def moment_of(stamp: str) -> datetime:
    """Return the UTC moment of a time stamp, to the microsecond. Raises ValueError."""
    seconds, _, fraction = stamp.partition(".")
    return EPOCH + timedelta(seconds=int(seconds), microseconds=int(fraction.ljust(6, "0")[:6] or 0))


def stamp_of(moment: datetime) -> str:
    """Return the time stamp of a UTC moment."""
    since = moment - EPOCH
    return f"{since.days * 86400 + since.seconds}.{since.microseconds:06d}"
