"""What is kept as the words of a promise: the thing, without whom it is for, who does it and how it was introduced."""

import re

from handover.records.owner_words import CAPITAL, TITLE
from handover.records.promise_owners import is_who, owner_said, says_only_who

_WHOM = (
    rf"(?:them|him|her|(?:the |our )?(?:customer|client)s?|ihnen|denen|ihm|ihr|(?:dem|der|den) kund(?:en|in)"
    rf"|(?:à |a )?{TITLE}\.? {CAPITAL}"
    rf"|à {CAPITAL}|au client|a {CAPITAL}|al cliente|{CAPITAL}(?: {CAPITAL})?)"
)
_THING = (
    r"(?=(?:the|an?|two|three|four|\d+|our|free|another|one|some|den|die|das|eine?n?|zwei|drei|unsere?n?|noch"
    r"|le|la|les|une?|des"
    r"|deux|el|los|las|una?|dos|il|lo|gli|uno|due|o|os|as|uma?|dois|een|het|de|twee)\b|l['’])"
)
_OPENING = (
    r"^(?:[^:.]{3,80}:\s+|(?:hello|hi|hallo|from my side|as far as|as for)\b[^:.]{0,80},\s+)?"
    r"(?:(?:and|so|also|well|ok|then|und|also|ja|et|alors|y|e|hello|hi|hallo|hey|bonjour)\b,?\s+){0,3}"
)
_I, _WE, _NOW = (
    r"(?:we|i)(?:['’]ve|['’]d| have| had| did| also| still| just)*",
    r"(?:wir|ich)",
    r"(?: noch| auch| schon| ja| nur| hingegen| aber)*",
)
_OWED = (
    rf"{_I} (?:promised|owe|owed|offered|committed to|agreed to|assured)(?: to)?(?: {_WHOM})?(?: with)?",
    (
        rf"{_I} (?:said|told {_WHOM}|promised {_WHOM})(?: that)? (?:i|we|he|she|they)(?:['’]d| would)"
        rf" (?:get|have|send|give|receive)(?: {_WHOM})?"
    ),
    rf"{_WE} (?:haben|habe|hatten|hatte|schulden|schulde){_NOW}(?: {_WHOM})?{_NOW}",
    rf"(?:haben|habe|hatten|schulden) {_WE}{_NOW}(?: {_WHOM})?{_NOW}",
    rf"(?:zugesagt|versprochen|offen|open|vereinbart|ausständig)(?: \w+)? (?:ist|sind|wurden?){_NOW}",
    (
        rf"(?:on|nous|je|j['’]ai|j['’]avais)(?: (?:leur|lui|vous))?(?: (?:doit|devons|dois|a|avons|ai|avait|avions))?"
        rf"(?: encore| toujours| aussi)*(?: promis)?(?: {_WHOM})?"
    ),
    rf"(?:les|le) (?:debemos|debo|prometimos|prometí|hemos prometido|he prometido)(?: {_WHOM})?",
    rf"(?:abbiamo promesso|dobbiamo|gli dobbiamo|ho promesso)(?: {_WHOM})?",
    (
        r"(?:still open|outstanding|what['’]?s? (?:is )?(?:open|left|outstanding)|all that['’]s left"
        r"|(?:the )?only (?:thing|promise|leftover|one)[^,:.]{0,30}?) (?:is|are)"
    ),
    r"(?:il (?:ne )?reste|reste|queda pendiente|quedan pendientes|resta)(?: encore)?",
    rf"(?:them|him|her|ihnen|denen|ihm|ihr|{TITLE}\.? {CAPITAL})(?= (?!\d))",
)
_LEADS = tuple(re.compile(rf"{_OPENING}{owed} {_THING}", re.IGNORECASE) for owed in _OWED)
"""Stand before what is promised: who promised it to whom, and what introduced that."""
_ARTICLE = re.compile(
    r"^(?:(?:the|an?|noch|den|die|das|der|eine?n?|le|la|les|une?|el|una?|il|lo|uma?|een|het|de)\s+|l['’])",
    re.IGNORECASE,
)
_PROMISED_BEHIND = re.compile(
    r"(?:\s+(?:versprochen|zugesagt|angeboten|in aussicht gestellt|zugesichert)|,?\s*(?:und zwar|which (?:is"
    r"|was)|that is|namely))+$",
    re.IGNORECASE,
)
_DANGLING = re.compile(
    r"(?:,?\s+(?:(?:on|by|for|in|until) (?:the|a)|bis(?: zum)?|zum|am|für den|pour le|para el|entro il"
    r"|d['’]ici(?: le| au)?|le|starting"
    r"|und zwar|which is|and))+$",
    re.IGNORECASE,
)
"""What stood before the day, which is kept by itself."""
_PART = re.compile(r"((?<!\d),\s+|\s+[–—-]\s+|;\s+)(?![^(]*\))")
_BRACKETS = re.compile(r"\s*\(([^()]{0,40})\)")
_ONLY_PROMISED = re.compile(
    r"(?:(?:i|we|ich|wir|as|wie|ebenfalls|auch|also|already|schon|fest|mündlich|verbally|in writing"
    r"|schriftlich|es|was|it|hab|habe|haben"
    r"|have|been|j['’]ai|nous|avons|on)\s+)*(?:promised|agreed|committed|discussed|versprochen|zugesagt"
    r"|besprochen|vereinbart|promise?s?"
    r"|promesso|prometido|beloofd|toegezegd)(?:\s+(?:it|i|that|es|das|so))?\W*",
    re.IGNORECASE,
)
_FEWEST_WORDS = 2


def excerpt(text: str, owner: str) -> str:
    """Return the words of a promise without who does it (`owner`, kept by itself), whom it is for and what introduces it."""
    thing = _without_brackets(_without_parts(text, owner), owner)
    for lead in _LEADS:
        rest = lead.sub("", thing, count=1)
        if rest != thing and len(rest.split()) >= _FEWEST_WORDS:
            thing = _ARTICLE.sub("", rest)
            break
    return _DANGLING.sub("", _PROMISED_BEHIND.sub("", thing)).strip(" ,;:.–-") or text


def only_promised(part: str) -> bool:
    """Return whether a part of a line says no more than that it was promised: "ebenfalls zugesagt", "I promised it"."""
    return bool(_ONLY_PROMISED.fullmatch(part))


def _without_parts(text: str, owner: str) -> str:
    """Return a text without its parts behind the first that only say who does it, or that it was promised."""
    first, *others = _PART.split(text)
    kept = [first]
    for joint, part in zip(others[::2], others[1::2], strict=True):
        says_who = bool(owner) and (
            (says_only_who(part) and owner_said(part) in ("", owner)) or part.strip(" .") == owner
        )
        if not (says_who or only_promised(part)):
            kept += [joint, part]
    return "".join(kept)


def _without_brackets(text: str, owner: str) -> str:
    """Return a text without brackets that are empty or say who does it."""
    return _BRACKETS.sub(
        lambda found: (
            ""
            if not found[1].strip(" ,") or found[1].strip(" ,") == owner or (owner and is_who(found[1]))
            else found.group()
        ),
        text,
    )
