"""Amounts of money in the cells of one column: 1.234,56 €, $1,234.56, 12k, EUR 12 000."""

import re
from decimal import Decimal
from enum import StrEnum

from handover.book.days import NOTHING
from handover.book.lines import Cell


class DecimalSign(StrEnum):
    """What stands before the cents."""

    POINT = "."
    COMMA = ","


class UnreadableAmount(Exception):
    """A cell says something that is no amount."""


_CURRENCIES = {
    "€": "EUR", "eur": "EUR", "euro": "EUR", "euros": "EUR", "$": "USD", "us$": "USD", "usd": "USD", "dollar": "USD", "£": "GBP",
    "gbp": "GBP", "chf": "CHF", "sfr": "CHF", "fr.": "CHF", "cad": "CAD", "ca$": "CAD", "c$": "CAD", "aud": "AUD", "a$": "AUD",
    "sek": "SEK", "nok": "NOK", "dkk": "DKK", "kr": "SEK", "pln": "PLN", "zł": "PLN", "¥": "JPY", "jpy": "JPY", "inr": "INR",
    "₹": "INR", "brl": "BRL", "r$": "BRL", "czk": "CZK", "huf": "HUF", "￥": "JPY", "円": "JPY",
}  # fmt: skip
_TIMES = {
    "k": 3, "tsd": 3, "tsd.": 3, "t": 3, "k€": 3, "t€": 3, "k$": 3, "k£": 3, "teur": 3, "keur": 3, "m": 6, "mio": 6, "mio.": 6,
    "mm": 6, "mn": 6, "million": 6, "millions": 6, "m€": 6, "m$": 6, "mln": 6,  "thousand": 3, "mille": 3, "万円": 4, "千円": 3,
}  # fmt: skip
_SIGN_IN = {
    "k€": "EUR",
    "t€": "EUR",
    "m€": "EUR",
    "teur": "EUR",
    "keur": "EUR",
    "k$": "USD",
    "m$": "USD",
    "k£": "GBP",
    "万円": "JPY",
    "千円": "JPY",
}
_NUMBER = re.compile(r"[-+−(]?\s*\d(?:[\d.,'’\u00a0\u202f\s]*\d)?\s*\)?")
_NEGATIVE = re.compile(r"\((.+)\)(.*)|[-−]\s*(?=[^\d\s]{1,3}\s*\d)(.+)")
"""An amount in brackets, or with a minus before its currency."""
_PER = re.compile(r"(?:/|per |pro |par |p\.? ?)\s*(?:yr|year|jahr|an|a\.?|annum)\.?\s*$", re.IGNORECASE)
_GROUPS = re.compile(r"\d{1,3}(?:[.,]\d{3})+")
_BLANKS = re.compile(r"[\s\u00a0\u202f'’]")
_WORDS = re.compile(r"[^\s\d]+")


def _signs(number: str) -> frozenset[DecimalSign]:
    """Return which signs may stand before the cents of one number, whose thousands may be apart by the other one."""
    point, comma = number.rfind("."), number.rfind(",")
    if point >= 0 and comma >= 0:
        return frozenset([DecimalSign.POINT if point > comma else DecimalSign.COMMA])
    if point < 0 and comma < 0:
        return frozenset(DecimalSign)
    sign = DecimalSign.POINT if point >= 0 else DecimalSign.COMMA
    other = DecimalSign.COMMA if sign is DecimalSign.POINT else DecimalSign.POINT
    # Three figures behind it, or several of it, are thousands: nobody writes an amount with three decimals.
    return frozenset([other]) if _GROUPS.fullmatch(number) else frozenset([sign])


def amount_in(cell: Cell, currency: str = "", noughts: int = 0, times_a_year: int = 1) -> str:
    """Return the amount that a cell names, as it is shown (`EUR 12,000`), empty for nothing. Raises UnreadableAmount.

    `currency` is the code of that of the column or of the line, where the cell itself names none; `noughts` is how many the heading
    has taken off, unless the cell says so itself; of `times_a_year` of them is shown what they make in one.
    """
    if isinstance(cell, float):
        return shown_amount(Decimal(str(cell)) * 10**noughts * times_a_year, currency)
    if not isinstance(cell, str):
        raise UnreadableAmount
    text = " ".join(cell.split())
    if text.casefold() in NOTHING:
        return ""
    text = _PER.sub("", text).strip()
    if negative := _NEGATIVE.fullmatch(text):
        text = f"{negative[1] or negative[3]} {negative[2] or ''}".strip()
    found = _NUMBER.search(text)
    if found is None:
        raise UnreadableAmount
    around = f"{text[: found.start()]} {text[found.end() :]}".casefold()
    named, times = _around(around)
    value = _value(found[0]) * 10 ** (times or noughts) * times_a_year * (-1 if negative else 1)
    return shown_amount(value, named or currency)


def shown_amount(value: Decimal, currency: str) -> str:
    """Return an amount as it is shown: thousands apart, cents where there are some."""
    whole = value == value.to_integral_value()
    number = f"{value:,.0f}" if whole else f"{value:,.2f}"
    return f"{currency} {number}".strip()


def _around(words: str) -> tuple[str, int]:
    """Return the currency that the words around a number name, and by how many noughts it is short. Raises UnreadableAmount."""
    named, times = "", 0
    for word in _WORDS.findall(words):
        one = word.strip(",;:()*~≈") or word
        if one in _TIMES:
            named, times = named or _SIGN_IN.get(one, ""), times + _TIMES[one]
        elif one in _CURRENCIES:
            named = _CURRENCIES[one]
        elif one.strip(".-–,~≈()*+") and one not in ("arr", "ca.", "ca", "circa", "approx", "approx.", "env.", "acv"):
            raise UnreadableAmount
    return named, times


def _value(number: str) -> Decimal:
    negative = number.strip().startswith(("-", "−", "("))
    bare = _BLANKS.sub("", number).strip("-+−()")
    signs = _signs(bare)
    sign = DecimalSign.COMMA if signs == {DecimalSign.COMMA} else DecimalSign.POINT
    thousands = "." if sign is DecimalSign.COMMA else ","
    plain = bare.replace(thousands, "").replace(",", ".")
    try:
        value = Decimal(plain)
    except ArithmeticError as error:
        raise UnreadableAmount from error
    return -value if negative else value
