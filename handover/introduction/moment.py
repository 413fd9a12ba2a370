"""When a letter goes: on a day off at the customer's, shortly before the first call, or before the account is known (P84, P95)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from handover.introduction.facts import News, first_call, news_of
from handover.introduction.problem import Problem, ProblemKind
from handover.model.handover import Handover
from handover.model.people import Role
from handover.reasons import RULES
from handover.roles import needs_review
from handover.text.email_address import addresses
from handover.time.countries import countries, office_week
from handover.time.holidays import holiday
from handover.time.workdays import is_workday, workdays_between

LEAST_BEFORE_CALL = 5
"""Working days that a customer should have between the letter and the first call."""
_OTHERWISE = {
    "uk": "GB",
    "eu": "",
    "co": "",
    "io": "",
    "me": "",
    "tv": "",
    "ai": "",
    "ly": "",
    "fm": "",
    "to": "",
    "gg": "",
}
"""Last parts of domains that are no country's code, or are used by everybody."""
WEEKEND = "weekend"


@dataclass(frozen=True)
class Going:
    """The local day on which the letter would go, and the country in which its sender is."""

    day: date
    country: str = ""


def of_moment(handover: Handover, to: str, going: Going) -> Iterator[Problem]:
    """Yield what speaks against sending a letter on this day."""
    if off := day_off(to, going):
        yield Problem(ProblemKind.DAY_OFF, going.day.isoformat(), off)
    call = first_call(handover)
    if call is not None and call > going.day:
        left = workdays_between(going.day, call, handover.workdays)
        if left < LEAST_BEFORE_CALL:
            yield Problem(ProblemKind.CALL_SOON, call.isoformat(), str(left))
    if not_ready(handover):
        yield Problem(ProblemKind.NOT_READY)


def day_off(to: str, going: Going) -> str:
    """Return what day off it is at the customer's: the English name of a holiday, or `WEEKEND`; empty for a working day."""
    country = customer_country(to) or going.country
    if not country:
        return ""
    if not is_workday(going.day, office_week(country)):
        return WEEKEND
    return holiday(going.day, country)


def customer_country(to: str) -> str:
    """Return the country (ISO 3166 code) of the recipients, by the last part of their domains; empty where they do not agree."""
    ends = {one.rpartition(".")[2].casefold() for one in addresses(to)}
    found = {_OTHERWISE.get(end, end.upper()) for end in ends}
    return next(iter(found)) if len(found) == 1 and found <= countries().keys() else ""


def not_ready(handover: Handover) -> bool:
    """Return whether answers wait that the incoming CSM has accepted none of, though there is time to: they know nothing yet.

    Not for what has to be said at once: a cover, its end, a further letter, and where the outgoing CSM writes nothing themselves.
    """
    at_once = news_of(handover) is not News.CHANGE or handover.writes_again or bool(handover.leaver)
    if at_once or RULES[handover.reason].writes is not Role.OUTGOING:
        return False
    read = [handover.answer(item.key) for item in handover.playbook.items if needs_review(handover, item)]
    given = [answer for answer in read if answer.given]
    return bool(given) and not any(answer.accepted for answer in given)
