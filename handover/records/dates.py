"""Days that matter in a reply: "12 March: steering call", tables, and prose (P38, P40)."""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from handover.model.records import KeyDate, WorkState
from handover.records.labels import Labels
from handover.records.lines import Line, comma_parts, sentences_of
from handover.records.reading_parts import Asked, Collected
from handover.records.states import STATE, ends_letter, says_nothing_by_itself
from handover.records.tables import Table, tables_and_lines
from handover.time.dates_in_words import days_in
from handover.time.day_reading import DayFound

_LABELS = Labels(
    {
        "day": "date|when|day|due|due date|deadline|datum|wann|tag|termin|stichtag|quand|date limite|echeance|fecha"
        "|cuando|data|quando"
        "|dia|giorno|wanneer|start|beginn|from|von",
        "what": "what|event|meeting|topic|milestone|subject|description|title|item|occasion|was|anlass|thema|ereignis"
        "|titel|quoi|evenement|reunion|sujet|objet|que|evento|tema|cosa|riunione|argomento|o que|assunto|wat"
        "|gebeurtenis|onderwerp",
        "who": "who|attendees|participants|people|wer|teilnehmer|qui|participants|quien|asistentes|chi|partecipanti"
        "|quem"
        "|participantes|where|wo|ou|place|ort|lieu|lugar|luogo|local|note|notes",
    }
)
_CUT = re.compile(r"(?P<firm>[.;]\s+|\s[–—|]\s|\t)|(?P<soft>,\s+|\s(?:and|und|et|y|e|sowie|plus|&)\s)")
_AROUND = re.compile(r"^[\s,;:.()\[\]–—\-|/]+|[\s,;:(\[–—\-|/]+$")
_CUE_END = re.compile(
    r"[\s,(]*\b(?:is|are|was|will be|on|by|in|at|the|for|from|until|due|w/c|week of|starting|planned|scheduled|ist"
    r"|sind|findet|am|im|bis|zum|vom|den|ab|in der|um|le|la|est|sera|aura lieu|du|les|au|el|es|será|del|il|è|sarà"
    r"|dal|no|dia|em|a|é|será|op)\s*$",
    re.IGNORECASE,
)
_RELATIVE = re.compile(
    r"^(?:which|that|who|qui|que|che|quien)\b(?:\s+\w+){0,2}$|^(?:das|die|der|welche\w*)(?:\s+(?:ist|war|wird"
    r"|stattfindet|beginnt|endet))?$",
    re.IGNORECASE,
)
"""All that is said of a day that is told of something said before it."""
_END_OF = re.compile(r"(?:year|quarter|month)[ -]end", re.IGNORECASE)
"""A day that names what another one is: "30 June: fiscal year end"."""
_PREFIX = re.compile(r"\W*(?:ab|an|aus|statt|los|ein|vor)\W*")
"""What of a German verb may stand behind the day: "läuft am 30.4. ab"."""
_TIME = re.compile(
    r"^\s*(?:,\s*)?(?:(?:at|um|à|a las|alle|às|ab)\s+)?(?:\d{1,2}[:.h]\d{0,2}|\d{1,2})\s?(?:uhr|am|pm|h"
    r"|o'clock)?(?=\s*(?:[:,;.)–—]|-(?!\w)|$))",
    re.IGNORECASE,
)


_DENIED = re.compile(r"\b(?:not|never|nicht|nie|pas|no|non|não|niet)\b", re.IGNORECASE)
_COMES = re.compile(
    r"\b(?:fiscal|financial year|anniversary|birthday|every year|renews?|expires?|ends|starts|begins|is up"
    r"|geschäftsjahr\w*"
    r"|jahrestag|geburtstag|endet|beginnt|läuft|verlängert|startet|exercice|anniversaire|se termine|expire|commence"
    r"|ejercicio"
    r"|aniversario|cumpleaños|vence|termina|empieza|renueva|esercizio|anniversario|compleanno|scade|inizia"
    r"|aniversário|renova"
    r"|começa|boekjaar|verjaardag|verloopt|eindigt)\b",
    re.IGNORECASE,
)
_IS_OVER = re.compile(
    r"\b(?:was|were|had|missed|last year['’]?s?|war|waren|fand|hatten?|letztes jahr|était|ont eu|a eu lieu|fue"
    r"|estuvo|tuvo|è stat[oa]|c['’]è stat[oa]"
    r"|foi|tivemos|hadden|vorig jaar)\b(?!.{0,30}\b(?:moved|scheduled|planned|postponed|pushed|set|for|to|due"
    r"|verschoben|geplant|für|auf|prévue?"
    r"|reportée?|para|per|voor|verplaatst)\b)[^,;.]{0,40}$",
    re.IGNORECASE,
)
"""Before a day without a year: it was last year's."""
_FROM_NOW_ON = re.compile(
    r"\b(?:from|ab|vanaf|von|à partir d['’]|depuis|desde|a partir de|da|dal|as of|until|since|seit)\s*$", re.IGNORECASE
)
"""Before today: nothing that happens today."""
_YEAR = re.compile(r"\b20\d\d\b")
_FEBRUARY, _LAST_OF_FEBRUARY = 2, 28


def dates_in(lines: tuple[Line, ...], asked: Asked) -> Collected[KeyDate]:
    """Return the days that the lines of a reply tell of, each with what it is."""
    found: Collected[KeyDate] = Collected()
    for line in tables_and_lines(lines, _LABELS):
        if isinstance(line, Table):
            found.heading(line.headings)
            for row in line.rows:
                _add(found, _of_row(dict(row.fields), asked), row.line, asked)
            continue
        dates = [one for sentence in sentences_of(line.text) for one in _of_sentence(sentence, asked)]
        if not dates and (line.is_heading or ends_letter(line.text)):
            found.heading([line])
        else:
            _add(found, dates, line, asked)
    return found


def _add(found: Collected[KeyDate], dates: Sequence[KeyDate], line: Line, asked: Asked) -> None:
    """Keep the days that are to come; a line that only tells of days that are over stays text."""
    coming = [one for one in dates if one.day is not None and one.day >= asked.today]
    for one in coming:
        found.add(one, line)
    if not coming:
        found.leave(line)


def _of_row(fields: dict[str, str], asked: Asked) -> list[KeyDate]:
    """Return the day of a table's row, of the column for days or else the first that has one; the other cells say what it is."""
    dated = {name: days for name, text in fields.items() if (days := days_in(text, asked.days()))}
    if not dated:
        return []
    column = "day" if "day" in dated else next(iter(dated))
    day = dated[column][0]
    beside = _what(fields[column], 0, len(fields[column]), day)
    what = ", ".join(
        [*([beside] if beside else []), *(text for name, text in fields.items() if name not in dated and text)]
    )
    return [KeyDate(what=what, day=day.day, day_certain=day.certain)] if what else []


def _of_sentence(sentence: str, asked: Asked) -> Iterator[KeyDate]:
    days = days_in(sentence, asked.days())
    told = [one for one in _told(sentence, days) if not (one.period and one.day < asked.today.replace(day=1))]
    told = [one for one in told if not (one.day == asked.today and _FROM_NOW_ON.search(sentence[: one.start]))]
    last = ""
    for one, (begin, end) in zip(told, _clauses(sentence, told), strict=True):
        if _is_over(sentence, begin, end, one):
            continue
        what = _what(sentence, begin, end, one)
        last = what = last if last and (not what or _RELATIVE.match(what)) else what
        if what and says_nothing_by_itself(what):
            if not last or _DENIED.search(what):
                continue
            what = last
        if what or not one.period:
            yield KeyDate(what=what, day=_coming(one, sentence[begin:end], asked), day_certain=one.certain)


def _is_over(sentence: str, begin: int, end: int, day: DayFound) -> bool:
    """Return whether a clause says of a day without a year that it is over: "there was a fair on", "kick-off (done)"."""
    if _YEAR.search(sentence[day.start : day.end]):
        return False
    last = _CUT.split(sentence[begin:end])[-1] or ""
    said = comma_parts(last)[-1:]
    done = any(STATE[WorkState.DONE].fullmatch(one.strip(" .!✓✅")) for one in said)
    return done or bool(_IS_OVER.search(sentence[begin : day.start]))


def _coming(found: DayFound, clause: str, asked: Asked) -> date:
    """Return the day, a year later where it is past and the clause tells of what comes every year or is still to come."""
    day = found.day
    if found.certain or day >= asked.today or not _COMES.search(clause):
        return day
    return day.replace(year=day.year + 1, day=min(day.day, _LAST_OF_FEBRUARY) if day.month == _FEBRUARY else day.day)


def _told(sentence: str, days: Sequence[DayFound]) -> list[DayFound]:
    """Return the days of a sentence without those that only say more of a day in the same clause: "the May call on 12 May"."""
    firm = [one for one in days if not (one.period or _END_OF.fullmatch(sentence, one.start, one.end))]
    return [one for one in days if one in firm or not any(_says_more(sentence, one, other) for other in firm)]


def _says_more(sentence: str, period: DayFound, day: DayFound) -> bool:
    """Return whether a period is told in the clause of a day, or is the month of it: "in May we meet, on 12 and 13 May"."""
    first, second = sorted((period, day), key=lambda one: one.start)
    same_month = (period.day.year, period.day.month) == (day.day.year, day.day.month)
    return same_month or _CUT.search(sentence, first.end, second.start) is None


def _clauses(sentence: str, days: Sequence[DayFound]) -> Iterator[tuple[int, int]]:
    """Yield for each day where the clause about it begins and ends: between two days, a full stop or comma or "and" parts them."""
    begin = 0
    leads = bool(days) and not sentence[: days[0].start].strip(" •*-–(")
    for place, one in enumerate(days):
        if place + 1 == len(days):
            yield begin, len(sentence)
            return
        following = days[place + 1]
        cuts = list(_CUT.finditer(sentence, one.end, following.start))
        if leads:
            # What is said of this day stands between it and the cut.
            cuts = [cut for cut in cuts if sentence[one.end : cut.start()].strip(" .,:)")]
        firm = [cut for cut in cuts if cut["firm"]]
        chosen = (firm or cuts)[-1 if leads else 0] if cuts else None
        end = chosen.start() if chosen else following.start
        yield begin, end
        begin = chosen.end() if chosen else following.start


def _what(sentence: str, begin: int, end: int, day: DayFound) -> str:
    """Return what a clause says without its day, the time behind it, and the small words that join them."""
    before, after = sentence[begin : day.start], sentence[day.end : end]
    after = _TIME.sub("", after, count=1)
    if not after.strip(" .,:;)") or not before.strip(" .,:;(") or _PREFIX.fullmatch(after):
        before = _CUE_END.sub("", before)
    text = f"{_trim(before)} {_trim(after)}" if re.match(r"\s*[^\W\d_]", after) else f"{_trim(before)}, {_trim(after)}"
    return _trim(" ".join(text.split())).rstrip(".")


def _trim(text: str) -> str:
    return _AROUND.sub("", text)
