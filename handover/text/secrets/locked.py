"""A file or a device that is said to be locked or opened, and the word like a password that does it: "to open the PDF use …"."""

import re

from handover.text.secrets.labels import LOCKED_THINGS, LOCKING, PREPOSITIONS, STORES
from handover.text.secrets.likely import like_a_password, like_a_product
from handover.text.secrets.opaque import opaque
from handover.text.secrets.reading import Reading
from handover.text.secrets.spelling import spellings, unaccented
from handover.text.secrets.values import core, disguised, marked

_STARTS = "|".join(sorted({unaccented(one) for one in LOCKING}, key=len, reverse=True))
_THINGS = "|".join(sorted({unaccented(one) for one in LOCKED_THINGS}, key=len, reverse=True))
_LOCKS = re.compile(rf"(?<![^\W_])(?:{_STARTS})")
_THING = re.compile(rf"(?<![^\W_])(?:{_THINGS})(?:s|n|en|es)?(?![^\W_])")
_ENDS = re.compile(r"[.!?](?=\s)|\n|。")
_WITH = frozenset({"with", "by", "mit", "durch", "par", "avec", "con", "com", "por", "da"})
_BEFORE_IT = _WITH | {"to", "and", "und", "et", "y", "e", "&", "+"}
"""The last word before what locks or opens something."""
_NAMES = (spellings(PREPOSITIONS) | spellings(STORES) | {"and", "und", "et", "y"}) - _WITH - {"is"}
_SET_OR_LOCKED = re.compile(
    r"\b(?:(?:set|changed|reset|switched)[ \t]{1,2}(?:it|them|this|that|everything|all)[ \t]{1,2}(?:back[ \t])?to"
    r"|(?:protected|locked|encrypted|secured|opens?|unlocks?|opened|unlocked)[ \t]{1,2}(?:it[ \t])?(?:with|by)"
    r"|(?:geschützt|gesichert|verschlüsselt|gesperrt|öffnet|entsperrt)[ \t]{1,2}(?:sich[ \t])?(?:mit|durch)"
    r"|(?:protégée?s?|chiffrée?s?|verrouillée?s?)[ \t]{1,2}(?:par|avec)"
    r"|(?:protegid|cifrad|bloquead|encriptad)[ao]s?[ \t]{1,2}(?:con|com|por)"
    r"|(?:protett|cifrat|bloccat|criptat)[aoie][ \t]{1,2}(?:con|da)"
    r"|(?:with|as|mit|als|avec|comme|con|come|como|com)[ \t]{1,2}\S{2,60}[ \t]{1,2}(?:and|with|und|mit|et|avec|y|e|con|com|&))"
    r"[ \t]{1,2}$",
    re.IGNORECASE,
)
_RESET = re.compile(r"\breset[ \t](?:it|them|that|hers|his|mine)[ \t]to[ \t]{1,2}[\"']?$")
_LOOK_BACK, _LOOK_ON, _MOST_PLACES = 120, 60, 20


def holds_opening_word(reading: Reading) -> bool:
    """Return whether a word like a password stands in the clause that says what it opens."""
    return any(_opens(reading, word) for word in reading.odd_words if like_a_password(core(word)))


def _opens(reading: Reading, word: str) -> bool:
    plain = core(word)
    for at in reading.places(word, _MOST_PLACES):
        before = _ENDS.split(reading.low[max(0, at - _LOOK_BACK) : at])[-1]
        behind = _ENDS.split(reading.low[at + len(word) : at + len(word) + _LOOK_ON])[0]
        last = core(before.rsplit(None, 1)[-1]) if before.strip() else ""
        if last == "to" and _RESET.search(before):
            return True
        if (
            last in _BEFORE_IT
            and (marked(plain) or opaque(plain))
            and _SET_OR_LOCKED.search(reading.plain[max(0, at - _LOOK_BACK) : at].rstrip("\"'"))
        ):
            return True
        if (
            like_a_product(plain)
            or last in _NAMES
            or (_THING.fullmatch(last) and not (marked(plain) or disguised(plain)))
        ):
            continue
        clause = f"{before} {behind}"
        if _LOCKS.search(clause) and _THING.search(clause):
            return True
    return False
