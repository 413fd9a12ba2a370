"""Escaping of user text for Markdown."""

import re
from datetime import date, datetime

from messages.kit.dates import day_and_year
from messages.kit.text import oneline

_SPECIAL = re.compile(r"([\\`*_\[\]<>|#~])")
_LINE_START = re.compile(r"^(\s*\d*)([-+=.)])", re.MULTILINE)
"""What would begin a list or a heading: a mark, or one behind a number. A digit itself cannot be escaped."""


def line(text: str) -> str:
    """Return text for one line of Markdown: white space folded, special characters escaped."""
    return _SPECIAL.sub(r"\\\1", oneline(text))


def lines(text: str) -> list[str]:
    """Return the lines of a text with their formatting escaped."""
    return _LINE_START.sub(r"\1\\\2", _SPECIAL.sub(r"\\\1", text.strip())).splitlines()


def quote(text: str) -> str:
    """Return text as a block quote with its lines kept and its formatting escaped."""
    return "\n".join(f"> {one}  ".rstrip() if not one.strip() else f"> {one}  " for one in lines(text))


def address(url: str) -> str:
    """Return a web address that is safe inside `<…>` of a Markdown link."""
    return url.replace("<", "%3C").replace(">", "%3E").replace("\n", "")


def date_words(when: date | datetime) -> str:
    """Return the date of a local day or a UTC moment in words."""
    return day_and_year(when.date() if isinstance(when, datetime) else when)
