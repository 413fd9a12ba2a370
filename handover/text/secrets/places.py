"""Codes that open something: "the code for the front door is 4711"."""

import re

from handover.text.secrets.labels import PLACES
from handover.text.secrets.spelling import spellings, unaccented

_PLACE_CODE = re.compile(
    r"\b(?:codes?|c[oó]digo|codice|combinations?|kombination|combinaison|combinaci[oó]n)\b([^\n.;:!?]{1,50}?)"
    r"(?::|=|->|→|[ \t](?:is|ist|lautet|est|es|è|é|e'))[ \t]{0,3}"
    r"(?:(?:still|now|always|noch|immer|aktuell|toujours|encore|siempre|sempre|ancora|ainda)[ \t]{1,3}){0,2}"
    r"[\"'*#]{0,2}(\d{3,8})(?![\w%]|[.,]\d)",
    re.IGNORECASE,
)
_PLACES = re.compile(rf"\b(?:{'|'.join(sorted(spellings(PLACES)))})\b")


def holds_place_code(text: str) -> bool:
    """Return whether the code of a door, a safe or the like stands there: "the code for the front door is …"."""
    return any(_PLACES.search(unaccented(found[1].lower())) for found in _PLACE_CODE.finditer(text))
