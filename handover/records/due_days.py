"""The day on which something is due: the one of a line's days that a word makes the due one."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

from handover.records.reading_parts import Asked
from handover.time.dates_in_words import days_in
from handover.time.day_reading import DayFound

_DUE_BEFORE = re.compile(
    r"(?:^|(?<=[\s(,:–-]))(?:(?:which (?:is|was) )?(?:due|promised|planned|expected|targeted|scheduled|fällig"
    r"|zugesagt|geplant|prévue?|promise?|prometid[oa]|previst[oa])\s*)?"
    r"(?:by|until|till|before|for|on|in|at|no later than|latest|deadline(?: is)?:?|due(?: date)?:?|eta:?|noch"
    r"|spätestens|bis(?: zum| spätestens| zur)?|zum|zur|am|im|ab|vor|fällig(?: am)?|termin:?|war für|für|avant(?: le"
    r"| la)?|pour(?: le)?"
    r"|d['’]ici(?: à| au| le)?|d'ici|le|en|échéance:?|antes del?|para(?: el)?|hasta(?: el)?|el|entro(?: il)?"
    r"|per(?: il)?|il|até(?: ao?| o| dia)?|para o dia|no dia|tegen|voor|vanaf|from|starting|à partir (?:du|de)"
    r"|a partir (?:de|del)|dal|desde(?: el)?|was promised for)?\s*$",
    re.IGNORECASE,
)
_DEADLINE_BEFORE = re.compile(
    r"\b(?:before|avant|antes|prima)\b(?:\s+\w+){0,4}\s*$|(?:\b(?:by|until|till|before|due|deadline|for|für|bis|zum"
    r"|spätestens|fällig|avant|pour|d['’]ici|antes|para|hasta"
    r"|entro|per|até|tegen)\b(?:\s+\w+){0,2}[:\s]*)$",
    re.IGNORECASE,
)
_AGREED_BEFORE = re.compile(
    r"\b(?:qbr|fair|messe|salon|feria|fiera|feira|conference|visit|besuch|meeting|call|mail|e-mail|steering"
    r"|protokoll|minutes|gespräch|réunion|reunión|riunione|reunião)\b[^.;,–—|:-]{0,15}\b(?:on|in|of|from|vom|am|im"
    r"|du|le"
    r"|en|el|del|il|em|last)\s*$|\b(?:vom|dated)\s*$",
    re.IGNORECASE,
)
_AGREED_ON = re.compile(
    r"\b(?:zugesagt|versprochen|vereinbart|agreed|promised|offered|told|said|asked|promis|convenu|prometid[oa]"
    r"|acordad[oa]|promess[oa]"
    r"|concordat[oa]|combinad[oa]|beloofd|toegezegd|afgesproken)\s+(?:(?:on|in|at|am|im|vom|le|en|el|il|em|a"
    r"|op)\s+)?(?:the )?$",
    re.IGNORECASE,
)
"""Stands before the day on which something was promised."""
_NOUN_BEHIND = re.compile(
    r"\s+(?!(?:and|or|but|at|by|with|so|as|is|it|we|they|to|latest|already|und|oder|aber|et|y|e)\b)[^\W\d_]{3,}"
)
_WAS = re.compile(
    r"\b(?:was|were|war|wurde|sollte|était|devait|era|estaba|debía|doveva|foi|devia|zou)\b", re.IGNORECASE
)
_DEADLINE = re.compile(r"(?:by|until|for|bis|für|pour|avant|para|entro|per|até)\b", re.IGNORECASE)
_IN = re.compile(r"(?:in|im|en|em|a|from|of|von|vom|du|de|del|di|do|van)\s", re.IGNORECASE)
_TOLD_BEHIND = re.compile(
    r"\s+(?:i|we|he|she)\s+(?:promised|told|said|agreed|offered|asked)\b|\s+(?:hab|habe|haben|hat|wurde)\b"
    r"|\s+(?:zugesagt|versprochen|vereinbart|angekündigt|bekräftigt|bestätigt)\b|,?\s+(?:j['’]ai|on a"
    r"|nous avons|il a|elle a)\s+(?:promis|dit)"
    r"|\s+(?:le|les|se lo)?\s*(?:dije|prometí|prometimos)\b|\s+(?:ho|abbiamo)\s+(?:promesso|detto)\b|\s+(?:heb"
    r"|hebben)\b"
    r"|\s+(?:disse|prometi|prometemos)\b",
    re.IGNORECASE,
)
"""Stands behind the day on which something was promised."""
_NAMES_A_THING = re.compile(
    r"\s+(?:staff|crew|team|shift|meeting|call|outage|crash|incident|invoice|report|session|slot|class|people"
    r"|night|morning"
    r"|batch|run|list|group)\b",
    re.IGNORECASE,
)
"""Stands behind a day that only says which one is meant: "the Saturday staff", "the 22 Feb crash"."""
_FROM_ON = re.compile(
    r"\b(?:ab|from|starting|vanaf|à partir d[eu]|desde|a partir d[eio]l?|dal|a partire da)\s*(?:dem |the |le "
    r"|el |il )?$",
    re.IGNORECASE,
)
_OF_A_THING = re.compile(
    r"\b(?:ausfall|absturz|störung|panne|incident|ca[ií]da|aver[ií]a|avaria|guasto|storing|falha|outage"
    r"|crash)\s+(?:(?:vom|am|du|de|del|di|da|do|van"
    r"|de la|on|of)\s+)?(?:the |el |le |il |o )?$",
    re.IGNORECASE,
)
_TOO_FAR = timedelta(days=270)
"""A month without a year that is farther away than this is a month that is over: "promised in January"."""
_RELEASE = re.compile(r"^[\s-]*(?:release|update|version|drop)\b", re.IGNORECASE)
_NEAR = 80
"""Signs before a day that are looked at."""
DUE = "\x01"
"""Stands in a text in the place of its due day."""


def with_due(text: str, asked: Asked) -> tuple[str, DayFound | None]:
    """Return the text with a sign in the place of its due day, and that day; of several, one that a word makes the due one."""
    days = [one for one in days_in(text, asked.days(deadline=True)) if not _is_of_something_else(text, one)]
    if not days:
        return text, None
    deadlines = [one for one in days if _DEADLINE.match(text, one.start)]
    firm = [one for one in days if not one.period] or list(days)
    firm = firm if len(firm) > 1 or not deadlines else [*firm, *(one for one in deadlines if one not in firm)]
    said = [
        one
        for one in firm
        if _DEADLINE_BEFORE.search(text[max(0, one.start - _NEAR) : one.start]) or _DEADLINE.match(text, one.start)
    ]
    said = [one for one in said if not _is_over(text, one, asked)]
    meant = said or [one for one in firm if not _AGREED_BEFORE.search(_until(text, one))]
    far = asked.today + _TOO_FAR
    meant = [one for one in meant if one in said or not (one.period and not asked.today <= one.day <= far)]
    meant = [one for one in meant if one.day >= asked.today or not _AGREED_ON.search(_until(text, one))]
    if not meant:
        return text, None
    due = next((one for one in meant if one.day >= asked.today), meant[0])
    if due.period and due.day > far and _WAS.search(text):
        due = _a_year_before(due)
    before = _DUE_BEFORE.sub("", text[: due.start])
    after = _RELEASE.sub("", text[due.end :]) if due.period else text[due.end :]
    return f"{before.rstrip()} {DUE} {after.lstrip()}".strip(), due


def days_said(text: str, asked: Asked) -> tuple[DayFound, ...]:
    """Return all the days that a text speaks of, by which something in it or beside it may be due; "January" is the last one."""
    far = asked.today + _TOO_FAR
    days = days_in(text, asked.days(deadline=True, anywhere=True))
    return tuple(_a_year_before(one) if one.period and one.day > far else one for one in days)


def _a_year_before(day: DayFound) -> DayFound:
    return replace(day, day=day.day.replace(year=day.day.year - 1, day=min(day.day.day, 28)), certain=False)


def signs_of_day(text: str, day: DayFound) -> Iterator[str]:
    """Yield what the words around a day say of it, by name: that something is due on it, was said on it, or is named by it."""
    before = text[max(0, day.start - _NEAR) : day.start]
    until = _until(text, day)
    if _DEADLINE_BEFORE.search(before) or _DEADLINE.match(text, day.start):
        yield "deadline"
    if _FROM_ON.search(before):
        yield "from on"
    if _AGREED_BEFORE.search(until):
        yield "of a meeting"
    if _AGREED_ON.search(until) or _TOLD_BEHIND.match(text, day.end):
        yield "said on"
    if _NAMES_A_THING.match(text, day.end) or _OF_A_THING.search(until):
        yield "names a thing"
    if _NOUN_BEHIND.match(text, day.end):
        yield "noun behind"
    if _WAS.search(text):
        yield "was"


def _is_of_something_else(text: str, day: DayFound) -> bool:
    """Return whether a day is the one on which something was promised or happened: "On Friday I promised", "the Saturday staff"."""
    before = text[max(0, day.start - _NEAR) : day.start]
    if _DEADLINE_BEFORE.search(before) or _DEADLINE.match(text, day.start) or _FROM_ON.search(before):
        return False
    behind = _NAMES_A_THING.match(text, day.end) or _TOLD_BEHIND.match(text, day.end)
    return bool(behind) or bool(_OF_A_THING.search(_until(text, day)))


def _is_over(text: str, day: DayFound, asked: Asked) -> bool:
    """Return whether a month that is over only says which one is meant: "a credit note for the February outage"."""
    return day.period and day.day < asked.today and bool(_NOUN_BEHIND.match(text, day.end))


def _until(text: str, day: DayFound) -> str:
    """Return what stands before a day, with the small word that belongs to it: "the fair in" November."""
    cue = _IN.match(text, day.start)
    end = cue.end() if cue else day.start
    return text[max(0, end - _NEAR) : end]


def without_due(text: str) -> str:
    """Return a text in which a sign stands for its due day, without that sign and what joined it."""
    joined = re.sub(rf"\s*[,;:]?\s*{DUE}\s*(?=[,;.]|$)", "", text)
    return " ".join(joined.replace(DUE, " ").split())
