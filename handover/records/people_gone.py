"""Whether somebody who is named has gone: who has, is no contact any more."""

import re

_GONE_BEFORE = re.compile(
    r"\b(?:departure|exit|retirement) of\s+(?:(?:Herrn?|Frau|Mr|Mrs|Ms|M|Mme)\.?\s+)?$|\b(?:ausscheiden"
    r"|weggang|abschied|pensionierung) von\s+(?:(?:Herrn?|Frau|Mr|Mrs|Ms|M|Mme)\.?\s+)?$"
    r"|\bdépart d[eu]\s+(?:(?:Herrn?|Frau|Mr|Mrs|Ms|M|Mme)\.?\s+)?$"
    r"|\b(?:marcha|salida) de(?:l)?\s+(?:(?:Herrn?|Frau|Mr|Mrs|Ms|M|Mme)\.?\s+)?$|\b(?:partenza"
    r"|uscita) di\s+(?:(?:Herrn?|Frau|Mr|Mrs|Ms|M|Mme)\.?\s+)?$|\bsaída d[aeo]\s+(?:(?:Herrn?|Frau|Mr|Mrs|Ms|M"
    r"|Mme)\.?\s+)?$|\bvertrek van\s+(?:(?:Herrn?|Frau|Mr|Mrs|Ms|M|Mme)\.?\s+)?$"
    r"|\b(?:successor (?:to|of)|nachfolger(?:in)? von|predecessor,?|succeed(?:s|ed)|formerly|previously|used to be"
    r"|früher|bislang"
    r"|old(?: contact)?:|ehemals|took over from|anciennement|antes era)\s+(?:(?:Herrn?|Frau|Mr|Mrs|Ms|M|Mme)\.?\s+)?$",
    re.IGNORECASE,
)
"""Behind this stands somebody who has gone."""
_GONE_BEHIND = re.compile(
    r"\s*(?:,\s*(?:(?:aber|but|mais)\s+)?(?:die|der|who|qui|she|he|sie|er|elle|il)\s+)?(?:(?:is|was|has|ist|hat|wurde|est"
    r"|a)\b|['’]s)?"
    r"(?:\s*(?:been|now|already|schon|inzwischen|leider|(?:in|im|seit|since|last|letzte[ns]?|ende|end of)\s+\w+))*\s*"
    r"(?:(?:is |was )?replaced by|gone\b(?! (?:through|over))|left (?:us in|in|last|the company|at|for)\b|retired\b"
    r"|no longer (?:there|with)"
    r"|gegangen|weg\b|ausgeschieden|ersetzt durch|nicht mehr (?:da|dabei)|est parti|n['’]est plus|remplacée? par)",
    re.IGNORECASE,
)
"""Says of somebody that they have gone."""
_NEAR = 60
"""Signs before a name that are looked at."""


def is_gone(text: str, start: int, end: int) -> bool:
    """Return whether what stands around a name says that they have gone."""
    return bool(_GONE_BEFORE.search(text[max(0, start - _NEAR) : start]) or _GONE_BEHIND.match(text, end))
