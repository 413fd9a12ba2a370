"""Secrets in the same sentence as their label, but not behind it: "use Hunter… as the password", "unchanged, still …"."""

import re

from handover.text.secrets.fitting import SEGMENT_END, is_year
from handover.text.secrets.labels import PREPOSITIONS, TALK, Family
from handover.text.secrets.spelling import spellings
from handover.text.secrets.values import (
    chosen,
    core,
    is_code,
    is_hyphenated_phrase,
    is_word,
    marked,
    random_like,
    strong,
    very_strong,
)

_PREPOSITIONS = spellings(PREPOSITIONS)
_BEFORE = re.compile(
    r"(\S{5,80})[ \t]{1,3}(is|as|for|was|=|ist|als|war|est|comme|es|como|è|come|é|de)[ \t]{1,3}"
    r"(?:(?:the|our|their|your|his|her|its|my|a|das|dem|der|die|den|unser|unserem|ihr|ihrem|sein|le|la|el|il|lo|o|un|una|notre|leur|mon"
    r"|su|nuestra|loro|nossa)[ \t]{1,3})?"
    r"(?:[^\W\d_]{2,20}[ \t-]{1,3}){0,3}$",
    re.IGNORECASE,
)
_VERB = re.compile(r"[ \t](?:is|as|for|was|=|ist|als|war|est|comme|es|como|è|come|é|de)[ \t]", re.IGNORECASE)


def stands_before(before: str, family: Family, window: str) -> bool:
    """Return whether the words before a label say its value: "Hunter… is the password for the portal"."""
    found = (_BEFORE.search(before) if _VERB.search(before) else None) or (
        _BRACKET_BEFORE.search(before) if window.startswith(")") else None
    )
    if found is None:
        return False
    value, verb = core(found[1]), found[2].lower()
    if family is Family.CODE:
        return is_code(value) and sum(one.isdigit() for one in value) >= 4 and not is_year(value)
    if family is Family.PASSWORD and verb in _AS and not _TALKS.match(window):
        return chosen(value) or strong(value) or is_hyphenated_phrase(value) or (value[-1] in "!#$*" and is_word(value))
    goes_on = found[1][0] in "\"'" or _ends_or_goes_on(window.removeprefix(")"))
    if family is Family.PASSWORD and goes_on and (chosen(value) or (verb not in ("", "for") and strong(value))):
        return True
    return very_strong(value) or marked(value) or (strong(value) and random_like(value))


def stands_near(window: str) -> bool:
    """Return whether a word like a password, which has a figure, ends the sentence of a label."""
    behind = re.split(r"\n|\. |; ", window[:_CLAUSE], maxsplit=1)[0]
    if not any(letter.isdigit() for last in behind.split()[-2:] for letter in last):
        return False
    ends = _ENDS.search(behind.rstrip(" .!\"')"))
    if ends is None or _TALKS.match(window):
        return False
    word = core(ends[1])
    bare = word.rstrip("!?*#$")
    return (
        (chosen(bare) and not re.fullmatch(r"\D*[^\W\d_]\d", bare))
        or bool(_SMALL_WORD_AND_FIGURE.fullmatch(bare))
        or bool(_NAME_AND_NUMBER.fullmatch(word))
    )


_CLAUSE = 80
"""Characters after a label that may still belong to its sentence."""
_SET_APART = (
    "still|to|now|always|noch|immer|weiterhin|auf|jetzt|itself|selbst|is|ist|est|es|è|é|toujours|encore|en|à|sigue|siendo|siempre"
    "|por|ancora|sempre|ainda|sendo|pra|para|überall|everywhere|there|dort|partout|ahí|allí|lì|lá"
    "|enter|type|put|use|tippe|nimm|saisis|tape|mets|pon|usa|digita|inserisci"
)
_ENDS = re.compile(
    rf"(?:[,:→–?/]| -|\b(?:{_SET_APART}))[ \t\"'(]{{1,4}}(\S{{6,40}})(?:[ \t](?:geändert|gesetzt|zurückgesetzt|umgestellt))?$",
    re.IGNORECASE,
)
"""The last word of a sentence, after what sets it apart or says what something is now."""
_AS = frozenset({"as", "als", "comme", "como", "come", "de"})
_TALKS = re.compile(rf"[ \t]-?(?:{'|'.join(map(re.escape, TALK))})\b", re.IGNORECASE)
_SMALL_WORD_AND_FIGURE = re.compile(r"[a-z]{6,20}\d")
_NAME_AND_NUMBER = re.compile(r"[A-ZÀ-Þ][a-zß-ÿ]{3,20}[#]\d{1,4}")


def _ends_or_goes_on(window: str) -> bool:
    """Return whether a sentence ends after the label, or says what it is for: "is the password for the portal"."""
    return bool(SEGMENT_END.match(window)) or core((window.split(None, 1) or [""])[0]).lower() in _GOES_ON


_WHO = {"he", "she", "they", "we", "i", "you", "er", "sie", "wir", "ich", "man", "elle", "il", "ils", "on", "que"}
_GOES_ON = _PREPOSITIONS | {"now", "again", "jetzt", "wieder", "maintenant", "ahora", "adesso", "agora"} | _WHO
_BRACKET_BEFORE = re.compile(r"(\S{5,80})[ \t]()\($")
