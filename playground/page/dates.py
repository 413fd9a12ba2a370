"""Times as Slack writes them: `<!date^…>` tokens, message times and day dividers, on the reader's wall clock."""

from __future__ import annotations

import re
from datetime import date, datetime

from playground.page.reader import Reader

_TOKEN = re.compile(r"\{(\w+)\}")


def fill(pattern: str, seconds: int, reader: Reader) -> str | None:
    """Return the pattern of a `<!date^…>` token with its braces filled in; None where a token is unknown."""
    moment = reader.at(seconds)
    known = {
        "date_num": moment.strftime("%Y-%m-%d"),
        "date": f"{moment:%B} {_ordinal(moment.day)}, {moment.year}",
        "date_slash": moment.strftime("%d/%m/%Y"),
        "date_long": f"{moment:%A}, {moment:%B} {_ordinal(moment.day)}, {moment.year}",
        "date_long_full": f"{moment:%A}, {moment:%B} {_ordinal(moment.day)}, {moment.year}",
        "date_long_pretty": _near(moment, reader) or f"{moment:%A}, {moment:%B} {_ordinal(moment.day)}",
        "date_pretty": _near(moment, reader) or f"{moment:%B} {_ordinal(moment.day)}, {moment.year}",
        "date_short": f"{moment:%b} {moment.day}, {moment.year}",
        "date_short_pretty": _near(moment, reader) or f"{moment:%b} {moment.day}, {moment.year}",
        "day_divider_pretty": day(moment, reader),
        "time": clock(moment),
        "time_secs": moment.strftime("%H:%M:%S"),
        "ago": ago(moment, reader),
    }
    if any(name not in known for name in _TOKEN.findall(pattern)):
        return None
    return _TOKEN.sub(lambda match: known[match[1]], pattern)


def clock(moment: datetime) -> str:
    """Return the time of day of an already local moment, as in `09:05`."""
    return moment.strftime("%H:%M")


def day(moment: datetime, reader: Reader) -> str:
    """Return the words of the day divider above the first message of a day."""
    local = moment.astimezone(reader.zone)
    near = _near(local, reader)
    if near is not None:
        return near.capitalize()
    words = f"{local:%A}, {local:%B} {_ordinal(local.day)}"
    return words if local.year == reader.local(reader.now).year else f"{words}, {local.year}"


def full(moment: datetime, reader: Reader) -> str:
    """Return date, time and zone in full, for a title that is read on demand."""
    local = moment.astimezone(reader.zone)
    return f"{local:%A} {local.day} {local:%B %Y, %H:%M:%S} {local.tzname()}"


def ago(moment: datetime, reader: Reader) -> str:
    """Return how long before (or after) the reader's now the moment is, in one unit."""
    seconds = (reader.now - moment).total_seconds()
    size, unit = _unit(abs(seconds))
    if not size:
        return "just now"
    words = f"{size} {unit}{'' if size == 1 else 's'}"
    return f"{words} ago" if seconds > 0 else f"in {words}"


def _unit(seconds: float) -> tuple[int, str]:
    for length, unit in ((86400, "day"), (3600, "hour"), (60, "minute")):
        if seconds >= length:
            return int(seconds // length), unit
    return 0, "second"


def _near(local: datetime, reader: Reader) -> str | None:
    gap = (local.date() - _today(reader)).days
    return {-1: "yesterday", 0: "today", 1: "tomorrow"}.get(gap)


def _today(reader: Reader) -> date:
    return reader.local(reader.now).date()


def _ordinal(number: int) -> str:
    ending = "th" if 10 <= number % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"
