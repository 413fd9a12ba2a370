"""Codes that open something: "the code for the front door is 4711"."""

import re

from handover.text.secrets.fitting import is_year
from handover.text.secrets.labels import PLACES
from handover.text.secrets.spelling import spellings, unaccented

_SAID = r"(?:(?:still|now|always|noch|immer|aktuell|toujours|encore|siempre|sempre|ancora|ainda)[ \t]{1,3}){0,2}"
_VALUE = r"[\"'*#]{0,2}(?:\d{3,8}[A-Z]?|\d{1,3}[A-Z]\d{1,4})[*#]?"
_COMBINATION = r"(?:\d\d-\d\d|\d{1,2}(?:-\d{1,2}){2,3})"
_NAMED = re.compile(
    r"\b(?:code|pin|c[oó]digo|codice|combination|kombination|combinaison|combinaci[oó]n)\b(?=[^\n.;!?]{0,80}\d)",
    re.IGNORECASE,
)
_PLACE_CODE = re.compile(
    r"([^\n.;:!?]{0,50}?)"
    rf"(?:(?:[ \t]?[:=→]|[ \t]->|[ \t](?:is|ist|lautet|est|es|è|é|e'))[ \t]{{0,3}}{_SAID}(?:{_VALUE}|{_COMBINATION})"
    r"(?![\w%]|[.,]\d)"
    rf"|(?<![\d,])[ \t]{{1,2}}(?:{_COMBINATION}|{_VALUE})"
    rf"(?=[ \t]{{0,2}}(?:$|\n|[),;]|(?:zum|zur|for|to|pour|para)\b|[.!?](?:\s|$))))",
    re.IGNORECASE,
)
_PLACES = re.compile(r"\b(?:" + "|".join(sorted(spellings(PLACES))) + r")(?:anlage|e?n?s?)\b")
_TICKET = re.compile(r"(?:\b[A-Z]{2,5}|#)$")
"""What stands before the number of a ticket: "(ZD 48213)"."""
_OTHER_CODE = re.compile(r"\b(?:zip|post|postal|area|country|error|exit|status|hs)[ -]$", re.IGNORECASE)
_OFFICE = re.compile(r"\boffice (?:19|20)\d\d$", re.IGNORECASE)
_OTHER_FIGURES = re.compile(r"\d|,")
_LOOK_BACK = 40


def holds_place_code(text: str) -> bool:
    """Return whether the code of a door, a safe or the like stands there: "the code for the front door is …"."""
    if any(not is_year(found[1]) for found in _LINE.finditer(text)):
        return True
    return any(_opens_a_place(text, found) for found in _NAMED.finditer(text))


_LINE = re.compile(
    r"(?:\A|\n)[ \t]{0,8}(?:[^\W\d_]{2,20}[ \t]){0,2}(?:alarm|alarme|alarma|allarme|alarmanlage|door|gate|safe|lockbox|key ?box"
    r"|t[üu]r|tresor|schl[üu]sselbox|puerta|cancello|cassaforte|cofre|coffre|port[ãa]o|portail)"
    r"[ \t]?[:=][ \t]{0,3}[*#]?(\d{4,6}|\d\d(?:-\d\d){2,3})[*#]?[ \t]{0,8}(?=\n|\Z)",
    re.IGNORECASE,
)
"""The code alone behind what it opens, on a line of its own: "alarm: …"."""


def _opens_a_place(text: str, named: re.Match[str]) -> bool:
    found = _PLACE_CODE.match(text, named.end())
    if found is None:
        return False
    if _OTHER_FIGURES.search(found[1]) or _OFFICE.search(found.group()) or _TICKET.search(found[1]):
        return False
    if _OTHER_CODE.search(text, max(0, named.start() - _LOOK_BACK), named.start()):
        return False
    before = re.split(r"[\n.;!?]", text[max(0, named.start() - _LOOK_BACK) : named.start()])[-1]
    return bool(_PLACES.search(unaccented(f"{before} {found[1]}".lower())))
