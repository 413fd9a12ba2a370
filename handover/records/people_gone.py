"""Whether somebody who is named has gone: who has, is no contact any more."""

import re

_GONE_BEFORE = re.compile(
    r"\b(?:(?:departure|exit|retirement) of|(?:ausscheiden|weggang|abschied|pensionierung) von|départ d[eu]"
    r"|(?:marcha|salida) de(?:l)?|(?:partenza|uscita) di|saída d[aeo]|vertrek van"
    r"|successor (?:to|of)|nachfolger(?:in)? von|predecessor,?|succeed(?:s|ed)|formerly|previously|used to be|früher"
    r"|bislang|old(?: contact)?:|ehemals|took over from|anciennement|antes era)"
    r"\s+(?:(?:Herrn?|Frau|Mr|Mrs|Ms|M|Mme)\.?\s+)?$",
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
_FORMER_BEFORE = re.compile(
    r"\b(?:former|ex[- ]|ehemalige[nrs]?|frühere[nrs]?|bisherige[nrs]?|ancien(?:ne)?|antigu[oa]|antig[oa]"
    r"|voormalige?)\s*(?:[\w-]+\s+){0,4}[\w-]+,?\s+$|\b(?:there was|there used to be|es gab)\b[^.;!?]{0,40}$",
    re.IGNORECASE,
)
"""Behind this stands somebody who was something once: "the former superintendent, Paul Strand"."""
_GONE_WITHIN_WORDS = re.compile(
    r"(?:\s*\([^()]{2,40}\))?\s*[:,–-]?\s*(?:(?:who|die|der|qui|she|he|sie|er|elle|il)\s+)?"
    r"(?:(?:has|is|was|have|ist|hat|est|a|ha|è|heeft|foi)\s+)?(?:\w+\s+){0,3}?"
    r"(?:retired\b|left (?:us|the company|in|last|at|for)\b|in (?:rente|pension|retirement)\b|im ruhestand|gekündigt\b"
    r"|nicht mehr (?:da|dabei|dort|im haus)|no longer (?:there|with)|partie? (?:en|à la retraite|le|depuis|l['’])"
    r"|à la retraite|ne travaille plus|n['’]est plus (?:là|chez)|se jubiló|se ha ido|è andat[oa] via|met pensioen)",
    re.IGNORECASE,
)
"""Says within a few words of a name that they have gone."""
_GONE_LABEL = re.compile(
    r"(?:old|former|previous|ex|früher|bisher|alt|ehemals|ancien(?:ne)?|antes|vecchio|oud)(?: contact)?", re.IGNORECASE
)
"""Before a colon, and the name of somebody who has gone."""
_NEAR = 60
"""Signs before a name that are looked at."""


def is_gone(text: str, start: int, end: int) -> bool:
    """Return whether what stands around a name says that they have gone."""
    before = text[max(0, start - _NEAR) : start]
    said_before = _GONE_BEFORE.search(before) or _FORMER_BEFORE.search(before)
    return bool(said_before or _GONE_BEHIND.match(text, end) or _GONE_WITHIN_WORDS.match(text, end))


def is_gone_by(text: str, name: str) -> bool:
    """Return whether a text says of the one place in which it names somebody that they have gone."""
    start = text.find(name) if name and text.count(name) == 1 else -1
    return start >= 0 and is_gone(text, start, start + len(name))


def is_gone_label(label: str) -> bool:
    """Return whether a label before a name says that they have gone: "Former: …"."""
    return bool(_GONE_LABEL.fullmatch(label))
