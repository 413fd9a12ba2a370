"""What may stand beside a label of each family: which words are a password after "password:", and which after "password "."""

import re

from handover.text.secrets.labels import Family
from handover.text.secrets.opaque import alternating, is_identifier, is_numbering
from handover.text.secrets.values import (
    chosen,
    core,
    harmless,
    is_code,
    is_default,
    is_hyphenated_phrase,
    is_key,
    is_phrase,
    is_word,
    marked,
    random_like,
    strong,
    very_strong,
)

WINDOW = 240
"""Characters looked at after a label, and the most that count of a value."""
SEGMENT_END = re.compile(
    r"[ \t]{0,4}(?:$|\n|[|,;/(\t–]|[.!?](?:\s|$)| - |  )|[ \t]{1,3}(?:and|und|et|y|e|oder|or|ou"
    r"|o)[ \t]"
)


def fits(family: Family, joint: str, value: str, rest: str, *, direct: bool, bare: bool) -> bool:
    """Return whether a value is a secret of this family.

    `joint` says by what it is joined to the label, `rest` is the text behind it; `direct`: no words stand between label and
    value; `bare`: the label is a word of every day.
    """
    if not value or len(value) > WINDOW:
        return False
    alone = bool(SEGMENT_END.match(rest))
    if joint in ("quoted", "direct-quoted"):
        return _fits_quoted(family, joint, value)
    if joint == "assigned":
        # As in a file of settings, where nobody says "pending" of a key.
        return family is Family.KEY and alone and not bare and len(value) >= 8 and value.islower() and is_word(value)
    if family is Family.PASSWORD:
        return _fits_password(joint, value, alone=alone, direct=direct, bare=bare)
    if family is Family.KEY:
        return _fits_key(joint, value, alone=alone, direct=direct, bare=bare)
    return _fits_code(joint, value, rest, alone=alone)


def _fits_quoted(family: Family, joint: str, value: str) -> bool:
    one = " " not in value
    if (
        family is Family.PASSWORD
        and joint == "quoted"
        and _WORD_AND_FIGURES.fullmatch(value.replace(" ", "").rstrip("!?"))
    ):
        return not any(harmless(word) and not word.isdigit() for word in value.split())
    if family is Family.CODE:
        return is_code(value)
    if family is Family.KEY:
        return one and (is_key(value) or strong(value)) and joint == "quoted"
    if joint == "direct-quoted":
        return one and (strong(value) or random_like(value) or chosen(value))
    return (
        one and (strong(value) or is_word(value) or is_default(value) or (value.isdigit() and len(value) >= 4))
    ) or is_phrase(value, 3)


def _fits_password(joint: str, value: str, *, alone: bool, direct: bool, bare: bool) -> bool:
    if joint == "direct":
        if not bare and value.isdigit() and len(value) >= _LEAST_FIGURES and alone:
            return True
        signed = strong(value) and value[-1] in "!#$*" and any(one.isdigit() for one in value)
        certain = alone and (chosen(value) or bool(_KEYED.fullmatch(value)))
        return (
            very_strong(value)
            or (not bare and alternating(value))
            or (not bare and (signed or certain or (random_like(value) and not harmless(value))))
        )
    if strong(value):
        return (
            not bare
            or joint in ("sign", "dash")
            or very_strong(value)
            or (alone and chosen(value) and (direct or value[-2:].isdigit()))
        )
    if joint == "is" and not bare and alone and is_default(value):
        return True
    if joint == "is" and value.isdigit():
        return alone and len(value) >= 4 and not is_year(value)
    if joint == "is":
        return value.count("-") >= 2 and is_word(value) and all(not harmless(part) for part in value.split("-"))
    if bare or not alone:
        return False
    if is_default(value) or (
        value.isdigit() and len(value) >= 4 and (direct or (joint == "sign" and not is_year(value)))
    ):
        return True
    if joint == "line":
        return is_hyphenated_phrase(value)
    return is_word(value) and all(not harmless(part) for part in value.split("-")) and joint == "sign"


_LEAST_FIGURES, _LEAST_OF_CODE = 8, 2
_KEYED = re.compile(r"\d{4,10}#")
_WORD_AND_FIGURES = re.compile(r"[^\W\d_]{5,40}\d{2,8}")


_FOR = re.compile(r"[ \t](?:for|to|on|at|für|fürs|am|an|zum|zur|pour|du|de|para|del|per|da|do)[ \t]", re.IGNORECASE)


def is_year(value: str) -> bool:
    """Return whether these figures are a year of ours."""
    return bool(re.fullmatch(r"(?:19|20)\d\d", value))


def _fits_key(joint: str, value: str, *, alone: bool, direct: bool, bare: bool) -> bool:
    if bare and is_identifier(value) and (joint == "direct" or not direct):
        return False
    if bare and joint in ("sign", "dash", "line", "is"):
        if joint == "sign" and is_default(value):
            return True
        return is_key(value) and (len(value) >= 16 or very_strong(value) or random_like(value) or alternating(value))
    if joint == "direct":
        return (not bare and marked(value)) or (
            is_key(value)
            and len(value) >= 12
            and (random_like(value) or (len(value) >= 20 and any(one.isdigit() for one in value)))
        )
    if joint == "is":
        return is_key(value) and (len(value) >= 12 or very_strong(value) or (alone and chosen(value)))
    if is_key(value) or very_strong(value):
        return True
    return (
        joint == "sign" and alone and (is_default(value) or (is_word(value) and len(value) >= 16 and value.islower()))
    )


def _fits_code(joint: str, value: str, rest: str, *, alone: bool) -> bool:
    words = _CODE_WORDS.match(value + rest.split("\n", 1)[0])
    joined = core(words.group()) if words is not None else value
    if not is_code(joined) or len(re.sub(r"\W", "", joined)) > 40:
        return strong(value) and not is_numbering(value) and joint in ("sign", "quoted")
    if (
        sum(one.isdigit() for one in joined) < _LEAST_OF_CODE
        or re.fullmatch(r"\d+[a-z]{1,8}", value)
        or _VERSION.fullmatch(joined)
    ):
        return False
    after = rest if words is None else (value + rest)[words.end() :]
    ends = alone or bool(SEGMENT_END.match(after)) or bool(SEGMENT_END.match(after.lstrip(".")))
    if joint == "direct":
        ends = ends or _FOR.match(after) is not None
        grouped = joined.count("-") >= 2 and joined.upper() == joined
        return ends and not is_year(joined) and (grouped or sum(one.isdigit() for one in joined) >= 4)
    return ends or (joint == "is" and len(joined) >= 4)


_VERSION = re.compile(r"[A-Z][^\W\d_]{1,6}(?:[- ]\d{1,4}|\d{1,2})")
"""A name with its version: WPA3, SHA-256, PHP8, Excel 2019."""
_CODE_WORDS = re.compile(
    r"#?\d{2,8}(?:[ -]\d{2,8}){0,9}#?(?![\w%])"
    r"|(?:(?=[A-Za-z]{0,7}\d)[A-Za-z0-9]{3,8}|[A-Z]{2}[A-Za-z]{1,6}|[A-Z][a-z]{1,2}[A-Z][a-z]?)"
    r"(?: (?:(?=[A-Za-z]{0,7}\d)[A-Za-z0-9]{3,8}|[A-Z][A-Za-z]{2,7})){2,9}(?![\w%])"
    r"|[A-Za-z0-9-]{4,60}"
)
