"""Days of the week as people write them: "on Friday", "next Tuesday", "last Monday", "venerdì"; none that comes every week."""

import re
from datetime import timedelta

from handover.time.day_reading import DayFound, DayReader, Reading, before
from handover.time.day_words import NEXT, NEXT_AFTER, OFTEN, THIS, WEEKDAY, WEEKDAYS

_LAST = (
    r"(?:last|past|letzte[nrm]?|vergangene[nrm]?|vorige[nrm]?|le dernier|el pasado|lo scorso|scorso|na última"
    r"|no passado"
    r"|afgelopen|vorige)"
)
_LAST_AFTER = r"(?:dernier|passé|pasado|scorso|passad[oa])"
_SAID = (
    r"(?:on|by|until|till|due|before|for|am|bis|bis zum|zum|vor|für|spätestens|avant|pour|d['’]ici|el|antes del?"
    r"|para(?: el)?"
    r"|hasta(?: el)?|entro|per|da|na|até|op|voor|tegen|uiterlijk|this)"
)
_LATEST = r"(?:at the )?latest|spätestens|au plus tard|a más tardar|como muy tarde|al più tardi|o mais tardar|uiterlijk"
"""Stands behind the day by which something is due."""
_WEEKDAY = re.compile(
    rf"(?<![\w-])(?P<said>(?:(?:next week|nächste woche|kommende woche),?(?: am| on)?|{_SAID}|{NEXT}|{THIS}"
    rf"|{_LAST})\s+)?"
    rf"(?P<weekday>{WEEKDAY})(?![\w-])"
    rf"(?:\s+(?P<after>{NEXT_AFTER}|{_LAST_AFTER}|week\b|in (?:a|one) week|next week|nächster woche|in einer woche"
    rf"|en huit))?(?P<latest>\s+(?:{_LATEST}))?",
    re.IGNORECASE,
)
CELL_ENDS = re.compile(r"\s*(?:$|[;,:.()|\t–—]|-\s)")
"""What stands behind a day that ends what is said."""
_OF_EACH = re.compile(r"\b(?:the|every|each|jeden?)\s+$", re.IGNORECASE)
"""Stands before "last Thursday" where it is the last one of each month."""
_STILL = re.compile(r"\s+(?:nog|noch|encore|aún|todavía|ancora|ainda)\b", re.IGNORECASE)
_CELL_BEGINS = re.compile(r"[:;,(|\t–—-]\s*$")
_NO_DAY_OF_ONE_WEEK = re.compile(
    r"(?:\b(?:black|good|casual|cyber|los|las|les|le|la|il|lo|i|aos|às|nas|di|de|op|every|each|first|second|third"
    r"|fourth|last|ersten?|zweiten?|dritten?|vierten?|letzten?|premier|dernier|primer|último|primo|ultimo|eerste"
    r"|laatste)|\d)\s+$",
    re.IGNORECASE,
)
_LETTER_BEFORE = re.compile(r"[^\W\d_]\s+$")
_NEAR = 100
"""Signs before a weekday in which a word may say that it comes every week."""
_A_WEEK_LATER = frozenset(["week", "in a week", "in one week", "in einer woche", "en huit"])
_TOO_NEAR_TO_BE_NEXT = 1
"""Days until a weekday that nobody calls the next one any more."""


def _weekday(match: re.Match[str], reader: DayReader) -> DayFound | None:
    """Return the next such day; with "week" behind it, the one after that. Uncertain where people differ about "next"."""
    said = (match["said"] or "").strip().casefold()
    after = (match["after"] or "").casefold()
    if not (said or after or match["latest"] or _stands_alone(match, anywhere=reader.anywhere)) or OFTEN.search(
        match.string, max(0, match.start() - _NEAR), match.start()
    ):
        return None
    if re.fullmatch(_LAST, said) and _OF_EACH.search(before(match)):
        return None
    weekday = WEEKDAYS[match["weekday"].casefold()]
    away = (weekday - reader.today.weekday() - 1) % 7 + 1
    in_next_week = said.startswith(("next week", "nächste woche", "kommende woche")) or after in (
        "next week",
        "nächster woche",
    )
    is_next = bool(re.fullmatch(NEXT, said)) or bool(re.fullmatch(NEXT_AFTER, after))
    past = bool(re.fullmatch(_LAST, said)) or bool(re.fullmatch(_LAST_AFTER, after)) or reader.looking_back
    if past:
        away -= 7
    elif in_next_week:
        away = 7 - reader.today.weekday() + weekday
    elif after in _A_WEEK_LATER or (is_next and away <= _TOO_NEAR_TO_BE_NEXT):
        away += 7
    certain = bool(said) and not (in_next_week or is_next or after in _A_WEEK_LATER)
    return DayFound(reader.today + timedelta(days=away), certain, match.start(), match.end())


def _stands_alone(match: re.Match[str], *, anywhere: bool) -> bool:
    """Return whether a weekday without a word before it is one: at the beginning, in a cell of its own, or at the end."""
    said_before = before(match)
    if anywhere:
        return not _NO_DAY_OF_ONE_WEEK.search(said_before)
    ends = bool(CELL_ENDS.match(match.string, match.end()) or _STILL.match(match.string, match.end()))
    if not said_before.strip(" ([-–•*"):
        return match["weekday"][0].isupper()
    if _CELL_BEGINS.search(said_before):
        return ends
    return ends and bool(_LETTER_BEFORE.search(said_before)) and not _NO_DAY_OF_ONE_WEEK.search(said_before)


WEEKDAYS_WRITTEN: tuple[re.Pattern[str], Reading] = (_WEEKDAY, _weekday)
