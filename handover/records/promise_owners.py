"""Who on our side does what was promised: "Ravi is on it", "(Dev team)", "macht die Vroni", "lo lleva Marta"."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from handover.records.name_words import is_family, is_given, is_no_name, says_job
from handover.records.owner_words import (
    CAPITAL,
    DOES,
    DONE_BY,
    DONE_BY_ANYWHERE,
    FROM_US,
    GROUP,
    OUR,
    OURS,
    SURE,
    SURE_BEFORE,
    TEAM,
    THEIRS,
    TITLE,
    TOGETHER,
)
from handover.records.person_names import is_ordinary, name_in_cell

_TEAM = re.compile(TEAM, re.IGNORECASE)
_PERSON = (
    rf"(?:(?:{OUR})\s+(?:(?-i:[a-zß-ÿ]+)\s+)?)?(?:(?:der|die|den|dem|de|il|la|o|a|el|und|then"
    rf"|dann)\s)?(?:{TITLE}\.?\s+){{0,2}}{CAPITAL}"
    rf"(?:\s+(?:van |von |de )?{CAPITAL}){{0,2}}"
)
_OF_TEAM = (
    r"(?:,?\s(?:in|from|of|at|over in|aus|von|vom|beim|im|de|du|del|di|da|do|van)\s(?:(?:der|dem|the|la|our"
    r"|unserer?)\s)?"
    r"[\w&-]{2,20}(?:\s(?:team|support|success|side))?,?)?(?:\s\((?P<aside>[^()]{2,25})\))?"
)
_BEGINS = (
    r"(?:^|(?<=[^\w\s]\s)|(?<=[(\[»“])|(?<=\s(?:and|und)\s)|(?<=\s(?:but|que|che)\s)|(?<=\saber\s)|(?<=\s(?:et|en)\s)"
    r"|(?<=\s[yeo]\s)|(?<=\swhich\s)|(?<=\s(?:that|dass)\s)|(?<=\s(?:die|das|den)\s))"
)
_WHO = rf"(?P<who>{OURS}|{TEAM}|{_PERSON})"
_SUBJECT = re.compile(
    rf"{_BEGINS}(?!{THEIRS}){_WHO}{_OF_TEAM}(?:\s+|(?=['’]))(?P<does>{'|'.join(DOES.values())})", re.IGNORECASE
)
_BEHIND = re.compile(rf"{_BEGINS}(?P<by>{'|'.join(DONE_BY.values())})\s+(?!{THEIRS}){_WHO}(?!\w)", re.IGNORECASE)
_FROM_US = re.compile(
    rf"(?<!\w)(?P<by>{FROM_US})\s+(?=our|unser|notre|nos|nuestr|nostr|noss"
    rf"|l['’]|la |das |die |den )(?P<who>{TEAM})(?!\w)",
    re.IGNORECASE,
)
_TOGETHER = re.compile(rf"{_BEGINS}(?P<by>{TOGETHER})\s+(?P<who>{_PERSON})(?=\W*$|\s*[,;)])", re.IGNORECASE)
_INSIDE = re.compile(rf"(?<!\w)(?P<by>{DONE_BY_ANYWHERE})\s+(?!{THEIRS}){_WHO}(?!\w)", re.IGNORECASE)
_OURS = re.compile(OURS, re.IGNORECASE)
_OUR = re.compile(rf"^(?:{OUR})\s+(?:[a-zß-ÿ]+\s+)?(?=[A-ZÀ-Þ])")
_TITLED = re.compile(rf"{TITLE}\.?\s")
_GROUP_OF_OURS = re.compile(
    rf"\b(?:{GROUP}|boss|ceo|cto|cfo|vp|chef\w{{0,2}}|jefe|jefa|capo|lawyers?|juriste|avocate?|colleague|kollege)$",
    re.IGNORECASE,
)
_NOBODY = re.compile(
    r"(?:nobody|no|none|everyone|everybody|somebody|someone|who|nothing|all|both|i|you|we|they|he|she|customer"
    r"|client|kunde"
    r"|niemand|keiner|jemand|alle|wer|ich|wir|sie|er|es|personne|tout|rien|on|nous|ils?|elles?|nadie|ellos|nessuno"
    r"|loro|ninguém|eles|iemand)\b",
    re.IGNORECASE,
)
_ARTICLE = re.compile(
    r"^(?:l['’]|(?:our(?: own)?|unser\w{0,2}|notre|nuestr[oa]|(?:il |la )?nostr[oa]|(?:o |a )?noss[oa]|ons|onze|der|die|den|dem"
    r"|das|de|het|the|il|la|le|les|lo|gli|o|a|el|und|then|dann)\s+)",
    re.IGNORECASE,
)
_MOST_BEFORE = 2
"""Words before whoever does it, of a clause that says no more: "and then Ravi has it"."""
_ONLY, _ONLY_SURE = 9, 14
"""Words of a clause that says no more than who does it, and of one that says it of "it"."""


class _Owner(NamedTuple):
    """Who does something, whether it is said of "it", and where in the text that begins."""

    name: str
    sure: bool
    start: int


def owner_said(text: str) -> str:
    """Return who on our side does something by a clause: "Ravi is writing it", "is with Finance"; empty where nobody is named."""
    return next((one.name for one in _owners(text)), "")


def _owners(text: str) -> Iterator[_Owner]:
    for found in _SUBJECT.finditer(text):
        sure = bool(SURE.search(found["does"]))
        name = _somebody(found["who"], sure=sure)
        aside = _somebody(found["aside"], sure=False) if name and found["aside"] else ""
        if name:
            yield _Owner(f"{name} ({found['aside']})" if aside else name, sure, found.start())
    for pattern in (_BEHIND, _INSIDE, _FROM_US, _TOGETHER):
        for found in pattern.finditer(text):
            sure = bool(SURE.search(found["by"]) or SURE_BEFORE.match(found["by"]))
            if name := _somebody(found["who"], sure=sure):
                yield _Owner(name, sure, found.start())


def _somebody(who: str, *, sure: bool) -> str:
    """Return the name, or the team or person of ours, that these words are; empty where they may be a thing or the customer's.

    `sure`: what is said can only be said of somebody, so that any word in capitals will do.
    """
    named = _ARTICLE.sub("", who.strip(" ,.:"))
    if not named or _NOBODY.match(named):
        return ""
    if _TEAM.fullmatch(who) or _TITLED.match(named):
        return named
    if _OURS.fullmatch(who):
        return named if _is_role(named) or is_given(named) else ""
    words = _OUR.sub("", named).split()
    return _person(words, sure=sure or len(words) < len(named.split()))


def _person(words: Sequence[str], *, sure: bool) -> str:
    name = " ".join(words)
    if is_given(words[0]) or (len(words) > 1 and is_family(words[-1])):
        return name_in_cell(name, sure=True) or words[0]
    return name if sure and not (is_no_name(words[0]) or is_ordinary(words[0])) else ""


def is_who(text: str) -> bool:
    """Return whether a text is no more than a team or somebody of ours: "Finance", "the platform squad", "notre juriste"."""
    text = text.strip(" .,:")
    return bool(_TEAM.fullmatch(text)) or (_OURS.fullmatch(text) is not None and _is_role(_ARTICLE.sub("", text)))


def _is_role(text: str) -> bool:
    """Return whether this is somebody by what they do: "lawyer", "engineers", "Bereichsleiter"."""
    return says_job(text) or bool(_GROUP_OF_OURS.search(text))


def says_only_who(text: str) -> bool:
    """Return whether a clause says no more than who on our side does it: "Ravi is building it", "Finance"."""
    return is_who(text) or (len(text.split()) <= _ONLY and bool(owner_said(text)))


def says_who_does_it(text: str) -> bool:
    """Return whether a clause says who does what was told before: "Oskar said he'd draft it"."""
    first = next(_owners(text), None)
    return first is not None and first.sure and _is_short(text, first)


def _is_short(text: str, owner: _Owner) -> bool:
    return len(text[: owner.start].split()) <= _MOST_BEFORE and len(text.split()) <= _ONLY_SURE
