"""The pulse in a reply: green, amber or red, of what, why, and as of when (P47, P48)."""

import re
from datetime import timedelta

from handover.model.records import Pulse
from handover.records.colours import colours_in
from handover.records.lines import Line
from handover.records.reading_parts import Asked, Collected
from handover.time.dates_in_words import days_in
from handover.time.day_reading import DayFound

_AS_OF = re.compile(
    r"(?:as of|as at|status|since|stand|per|seit|au|en date du|à la date du|a fecha de|al|a partire dal|em|desde"
    r"|depuis)\s*:?\s*$",
    re.IGNORECASE,
)
_BECAUSE = re.compile(
    r"^(?:because(?: of)?|since|as|due to|weil|wegen|da|denn|parce qu[e'’]|car|à cause d[eu]|porque|por causa d[oae]"
    r"|debido a|perché|a causa d[ie]l?|por|omdat)\s*:?\s+",
    re.IGNORECASE,
)
_FILLING = re.compile(
    r"^(?:i['’]d say|i would say|overall|currently|now|at the moment|ich (?:würde )?sag(?:e|en)|derzeit|aktuell"
    r"|insgesamt|je dirais|actuellement|diría(?: que)?|direi|eu diria|is|ist|est|es|è|é|still|noch)\b",
    re.IGNORECASE,
)


def pulses_in(lines: tuple[Line, ...], asked: Asked) -> Collected[Pulse]:
    """Return the pulses that the lines of a reply tell of; lines behind one say why."""
    found: Collected[Pulse] = Collected()
    for line in lines:
        pulse = _of_line(line.text, asked)
        if pulse is not None:
            found.add(pulse, line)
        elif line.is_heading:
            found.heading([line])
        else:
            found.leave(line)
    return found


def _of_line(text: str, asked: Asked) -> Pulse | None:
    colours = colours_in(text)
    if not colours or len({colour for _, _, colour in colours}) > len(colours[:2]):
        return None
    start, end, colour = colours[0]
    before = text[:start].strip(" ,.:–-(")
    after = text[end:]
    as_of = None
    days = [
        one for one in days_in(after, asked.days(looking_back=True)) if _AS_OF.search(after[: one.start])
    ] or _last_week(after, asked)
    for one in days[:1]:
        as_of = one.day
        after = f"{_AS_OF.sub('', after[: one.start])} {after[one.end :]}"
    why = _BECAUSE.sub("", " ".join(after.split()).strip(" ,.:;–-)"))
    return Pulse(colour=colour, about=_FILLING.sub("", before).strip(" :,"), why=why, as_of=as_of)


def _last_week(text: str, asked: Asked) -> list[DayFound]:
    found = re.search(
        r"(?:as of )?(?P<when>last week|letzte woche|la semaine dernière|la semana pasada)", text, re.IGNORECASE
    )
    if found is None:
        return []
    monday = asked.today - timedelta(days=asked.today.weekday() + 7)
    return [DayFound(monday, False, found.start(), found.end())]
