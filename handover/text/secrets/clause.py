"""A word like the passwords that people choose, in the clause of a word that means a password and nothing else.

`prose` asks by what the two are joined; here any words may stand between, as long as none of them says what the word is instead:
"password for Studio54", "the password was sent by Anna77" and "the password policy of 2026" name something else.
"""

import re
from collections.abc import Set as AbstractSet

from handover.text.secrets.labels import CHANGING, COMMON_WORDS, PREPOSITIONS, STORES, TALK, Family
from handover.text.secrets.likely import like_a_password
from handover.text.secrets.meetings import is_of_meeting
from handover.text.secrets.reading import Reading
from handover.text.secrets.spelling import spellings
from handover.text.secrets.values import core

_BEHIND, _BEFORE, _MOST_LABELS = 140, 90, 1000
_WORD = re.compile(r"\S{1,120}")
_CLAUSE_ENDS = re.compile(r"[.!?](?=\s)|[;\n]")
_TALK, _PREPOSITIONS, _CHANGING = spellings(TALK), spellings(PREPOSITIONS), spellings(CHANGING)
_DONE = frozenset({"rotated", "changed", "renewed", "replaced", "geändert"})
"""What is said to have been done to the password itself, and not to others: "password rotated to …"."""
_TOWARDS = frozenset({"to", "auf", "zu", "in", "en", "à", "a", "para", "por", "into"})
"""What a password is changed to stands behind these."""
_NAMES = (_PREPOSITIONS - {"is"}) | frozenset({"and", "und", "et", "y", "e", "über", "via", "unter", "under", "bei"})
_STORES = spellings(STORES)


def holds_password_in_clause(reading: Reading) -> bool:
    """Return whether a word like a password stands in the clause of a label, behind it or at the beginning of the clause."""
    likely = frozenset(plain for word in reading.odd_words if like_a_password(plain := core(word)))
    if not likely:
        return False
    text, seen = reading.plain, set[str]()
    for family, start, end in reading.labels:
        if family is not Family.PASSWORD or reading.low[start:end] in COMMON_WORDS:
            continue
        around = text[max(0, start - _BEFORE) : end + _BEHIND]
        if around in seen or len(seen) > _MOST_LABELS:
            continue
        seen.add(around)
        behind, before = text[end : end + _BEHIND], text[max(0, start - _BEFORE) : start]
        word = before.rsplit(None, 1)[-1] if before and not before[-1].isspace() else ""
        if is_of_meeting(text, start, reading.low[start:end]) or "://" in word or word.endswith("1"):
            continue
        if _talks(behind):
            if (last := _ENDS_WITH_IS.match(behind)) is not None and core(last[1]) in likely:
                return True
            continue
        if _behind(_CLAUSE_ENDS.split(behind)[0], before, likely) or _answers(behind, likely):
            return True
        if _begins(_CLAUSE_ENDS.split(before)[-1], behind, likely):
            return True
    return False


def _behind(clause: str, before: str, likely: AbstractSet[str]) -> bool:
    """Return whether a password stands in the words behind a label."""
    last, changes = "", _says_change(before) or _says_change(clause)
    from_it = before.rstrip().lower().endswith(_FROM)
    for found in _WORD.finditer(clause):
        plain, low = core(found.group()), last.lower()
        if plain in likely and not from_it and (low not in _NAMES or (changes and low in _TOWARDS)):
            return True
        last = plain
        if last.lower() in _STORES:
            return False
    return False


_ENDS_WITH_IS = re.compile(r"[^.!?;:\n]{1,80}[ \t](?:is|ist|est|es|è|é)[ \t](\S{6,60}?)[.!]?[ \t]{0,3}(?:\n|$)")
"""A password at the end of what is said of it: "the password expires in March and is …"."""
_FROM = (" from", " von", " vom", " de", " da", " du")


def _says_change(words: str) -> bool:
    return not _CHANGING.isdisjoint(core(word) for word in words.lower().split())


def _talks(behind: str) -> bool:
    first = re.match(r"[\s-]{0,3}([^\W\d_]{2,20})", behind)
    return first is not None and first[1].lower() in _TALK - _DONE


def _begins(before: str, behind: str, likely: AbstractSet[str]) -> bool:
    """Return whether a password stands first in the clause, and the label behind a sign: "…: password of the portal"."""
    found = _FIRST.match(before)
    if found is None or core(found[1]) not in likely:
        return False
    rest = _CLAUSE_ENDS.split(behind)[0].split()
    return (not rest or core(rest[0]).lower() in _OF) and _TALK.isdisjoint(core(word).lower() for word in rest)


_FIRST = re.compile(
    r"[\s(]{0,6}(\S{6,60}?)[\s)]{0,3}(?:[:=#,(–-]|//|<-|←|\s-){1,3}\s{0,3}(?:[^\W\d_][\w']{0,12}\s){0,3}$"
)
_OF = frozenset(
    {
        "for",
        "of",
        "für",
        "vom",
        "zum",
        "zur",
        "von",
        "pour",
        "de",
        "du",
        "del",
        "para",
        "da",
        "do",
        "di",
        "per",
        "ok",
        "",
    }
)


def _answers(behind: str, likely: AbstractSet[str]) -> bool:
    """Return whether the next lines or sentences tell a password and nothing else: "Password? – Tom: …", "- staging: …"."""
    found = _ANSWER.match(behind)
    items = _ITEM.finditer(behind) if _LIST.match(behind) else ()
    return (found is not None and core(found[2]) in likely) or any(core(item[1]) in likely for item in items)


_ANSWER = re.compile(
    r"[^\n.!?:]{0,60}(?:[.?!:]{1,3}\s{1,4}|\n\s{0,3})(?:[^.!?\n]{1,40}\.\s{1,3})?(?:\[?[\d:]{3,8}\]?\s{1,3})?(?:[^\W\d_]{1,20}:\s{1,3}"
    r"|(?P<is>(?:it's|it[ ]is|es[ ]ist|c'est|è|é|es)\s{1,3}(?:(?:now|still|jetzt|noch)\s)?))?([^\s:]{6,60}?)[.!]?"
    r"(?(is)(?:\s|$)|\s{0,3}(?:$|\n|(?<=\.)\s))",
    re.IGNORECASE,
)


_LIST = re.compile(r"[ \t]{0,3}:[ \t]{0,3}(?:\n|[^\W\d_]{2,20}[ \t])|[ \t]{0,3}\n")
_ITEM = re.compile(r"(?:\A:?\s{1,3}|\n[ \t]{0,4})[^\W\d_]{2,20}[ \t:=-]{1,4}(\S{6,60}?)[,;]?[ \t]{0,3}(?=$|\n|[,;]| )")
