"""The shapes of strings Slack reads: addresses, dates, times, zones, numbers, ids."""

from __future__ import annotations

import functools
import re
import zoneinfo
from datetime import date
from decimal import Decimal
from urllib.parse import urlsplit

from playground.rules.schema import Check, both, matching, satisfying, string

_DECIMAL = re.compile(r"-?[0-9]+(\.[0-9]+)?")
_EMAIL = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+")


def is_web_address(text: str, *schemes: str) -> bool:
    """Return whether `text` is an absolute address with a host, of one of `schemes` (http and https by default)."""
    if re.search(r"\s", text):
        return False
    try:
        parts = urlsplit(text)
        host = parts.hostname
    except ValueError:
        return False
    return parts.scheme in (schemes or ("http", "https")) and bool(host)


def is_email(text: str) -> bool:
    """Return whether `text` looks like an e-mail address, as `email_text_input` demands."""
    return _EMAIL.fullmatch(text) is not None


def is_date(text: str) -> bool:
    """Return whether `text` is a day of the calendar written YYYY-MM-DD."""
    if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text) is None:
        return False
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


@functools.cache
def _zones() -> frozenset[str]:
    return frozenset(zoneinfo.available_timezones())


def is_zone(text: str) -> bool:
    """Return whether `text` names an IANA time zone."""
    return text in _zones()


def decimal(text: str, *, whole: bool) -> Decimal | None:
    """Return the number `text` spells in plain digits, None when it spells none (or a fraction where `whole`)."""
    if _DECIMAL.fullmatch(text) is None or (whole and "." in text):
        return None
    return Decimal(text)


def web_address(most: int = 3000) -> Check:
    """Return a check for an http or https address of up to `most` characters."""
    return both(string(1, most), satisfying(is_web_address, "an http(s) URL"))


def https_address(most: int = 3000) -> Check:
    """Return a check for an https address of up to `most` characters, as images and videos need."""
    return both(string(1, most), satisfying(_is_https, "an https URL"))


def _is_https(text: str) -> bool:
    return is_web_address(text, "https")


DATE = satisfying(is_date, "a date written YYYY-MM-DD")
TIME = matching(r"([01][0-9]|2[0-3]):[0-5][0-9]", "a time written HH:mm")
ZONE = satisfying(is_zone, "an IANA time zone")
USER = matching(r"[UW][A-Z0-9]+", "a user id")
CHANNEL = matching(r"[CG][A-Z0-9]+", "a channel id")
CONVERSATION = matching(r"[CGDUW][A-Z0-9]+", "a conversation id")
USERGROUP = matching(r"S[A-Z0-9]+", "a user group id")
TEAM = matching(r"T[A-Z0-9]+", "a team id")
