"""Secrets that are announced in words: "Password: …", "das Kennwort lautet …", a column called "PIN".

Each place where a label stands is judged by what comes next to it, within a window of fixed size: the work is linear in the
length of the text.
"""

import re
from collections.abc import Iterator

from handover.text.common import common_words
from handover.text.secrets.fitting import SEGMENT_END, WINDOW, fits
from handover.text.secrets.labels import COMMON_WORDS, FILLERS, IS, PREPOSITIONS, STORES, TALK, Family
from handover.text.secrets.meetings import is_of_meeting
from handover.text.secrets.near import stands_before, stands_near
from handover.text.secrets.pairs import SIGN, is_login_pair
from handover.text.secrets.reading import Reading
from handover.text.secrets.spelling import spellings
from handover.text.secrets.values import (
    chosen,
    core,
    is_hyphenated_phrase,
    is_phrase,
    is_word,
    random_like,
    strong,
    very_strong,
)

_LOOK_BACK = 60
_MOST_LABELS = 1000


def _one_of(words: tuple[str, ...]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


_DASH = re.compile(r"[\"')\]]{0,2}(?:[ \t]{1,3}[-–][ \t]{1,3}|[ \t]{0,2}–[ \t]{0,2})")
_IS = re.compile(
    rf"[\"')\]]{{0,2}}(?:'s|[ \t]{{1,3}}(?:{_one_of(IS)}))[ \t:=\n]{{1,4}}(?:(?:{_one_of(FILLERS)})[ \t:]{{1,3}}){{0,4}}",
    re.IGNORECASE,
)
_NEW_LINE = re.compile(r"[\"')\]]{0,2}[ \t]{0,4}[:=|]?[ \t]{0,4}(?:\n[ \t|\"]{0,6}){1,3}(?:\d{1,2}[.)][ \t]{1,3})?")
_DIRECT = re.compile(r"[\"')\]]{0,2}(?:(?:[,;?/~]|\.{2,3}|…|>{1,2})[ \t]{0,4}|[ \t]{1,4}|(?=\())[(\[\"']{0,2}")
_GAP = re.compile(r"(?:[^\n:=|→.!?]|[.!?](?!\s)){1,60}?(?=[ \t]{0,4}(?:=>|:=|=|:|->|→|\|))")
_RATIO = re.compile(r"\d:\d$")
"""No sign behind a label, but a part of a number: "ISO 9001:2015"."""
_SAYS_IS = re.compile(rf"[ \t](?:{_one_of(IS)})(?=[ \t])", re.IGNORECASE)
_ENDS_GAP = re.compile(r"[\n:=|.!?]")
_LONGEST_GAP = 60
_GAP_DASH = re.compile(r"[^\n:=|.!?–]{1,40}?(?=[ \t][-–][ \t])")
_GAP_BRACKET = re.compile(r"([^\n:=|.!?()]{1,40})\(([^\s()]{4,80})\)")
_ASIDE = re.compile(r"[ \t]\([^()\n]{1,40}\)[ \t]{1,3}")
_ONE_WORD = re.compile(r"[ \t][^\W\d_]{2,20}[ \t](?=[^\s:=]{5})")
_WORD = re.compile(r"\S{1,200}")
_QUOTED = re.compile(r"[\"']([^\"'\n]{4,80})[\"']")


def holds_announced_secret(reading: Reading) -> bool:
    """Return whether a secret is announced somewhere in the text."""
    return any(_judged(reading.plain, family, start, end) for family, start, end in _distinct(reading))


def _distinct(reading: Reading) -> Iterator[tuple[Family, int, int]]:
    """Yield the labels, each once that stands among the same words, and not more than anybody writes in one text."""
    seen: set[tuple[Family, str, str]] = set()
    text = reading.plain
    for family, start, end in reading.labels:
        around = (family, text[max(0, start - _LOOK_BACK) : start], text[start : end + WINDOW])
        if around not in seen:
            seen.add(around)
            yield family, start, end
        if len(seen) >= _MOST_LABELS:
            return


def _judged(text: str, family: Family, start: int, end: int) -> bool:
    """Return whether what stands beside this label is a secret."""
    window = text[end : end + WINDOW]
    before = text[_word_start(text, max(0, start - _LOOK_BACK)) : start]
    if is_of_meeting(text, start, text[start:end].lower()):
        return False
    if (
        _INSTEAD.search(before)
        or _in_address(before)
        or _sounds_like_one(_CLAUSE_ENDS.split(before)[-1] + text[start:end].lower())
    ):
        return False
    if window[:4].lower() == " to " and (text[start:end].lower() in COMMON_WORDS or before.lower().endswith("from ")):
        return False
    if family is Family.LOGIN:
        return not _heads_column(before, window) and is_login_pair(window, text[start:end].lower())
    if family is Family.PHRASE:
        return _is_phrase_after(text[start:end].lower(), window)
    said = family is Family.PASSWORD and text[start:end].lower() not in COMMON_WORDS
    if stands_before(before, family, window) or (said and stands_near(window)):
        return True
    return bool(_GROUPS.match(window)) or _follows(family, before, text[start:end].lower(), window)


def _word_start(text: str, at: int) -> int:
    """Return where the word begins that this place is in: half an address does not look like one."""
    least = max(0, at - WINDOW)
    while at > least and not text[at - 1].isspace():
        at -= 1
    return at


def _follows(family: Family, before: str, label: str, window: str) -> bool:
    """Return whether a value that suits the label stands behind it."""
    bare, short = label in COMMON_WORDS, label in _SHORT
    said = _CLAUSE_ENDS.split(before)[-1]
    if (bare and _USER.search(before if label == "pass" else said)) or (
        label in _NETWORK_KEYS and _NETWORK.search(said)
    ):
        family, bare = Family.PASSWORD, False
    for joint, value, rest, gap in _candidates(window):
        if joint == "line" and _heads_column(before, window):
            continue
        if joint == "after a word":
            if short and chosen(value) and SEGMENT_END.match(rest):
                return True
            continue
        if _is_certain(family, joint, value, before):
            return True
        if not gap or (_goes_on(gap) and not (bare and _KEY_THING.match(gap))):
            direct = not gap or gap.startswith("(")
            if fits(family, joint, value, rest, direct=direct, bare=bare):
                return True
            if short and joint == "direct" and (strong(value) or _is_uncommon(value, rest)):
                return True
    return False


_KEY_THING = re.compile(
    r"(?:accounts?|events?|products?|competitors?|features?|partners?|figures?|risks?|people|person|customers?|clients?|themes?|projects?)\b",
    re.IGNORECASE,
)
"""What "key" before it means an important one."""


def _is_uncommon(value: str, rest: str) -> bool:
    """Return whether this is a word that says nothing about a password, and ends what is said."""
    plain = len(value) >= _UNCOMMON and value.islower() and is_word(value)
    return plain and bool(SEGMENT_END.match(rest)) and value not in _TALK and value not in common_words()


_UNCOMMON = 8


def _is_certain(family: Family, joint: str, value: str, before: str) -> bool:
    """Return whether it is a secret whatever words stand between: drawn by lot, or what one gets in "with the password …"."""
    if joint == "direct":
        with_it = family is Family.PASSWORD and _WITH.search(before) is not None
        return with_it and (chosen(value) or is_hyphenated_phrase(value))
    return joint == "is" and len(value) >= _LONG and random_like(value) and very_strong(value)


_WITH = re.compile(r"\b(?:with|using|mit|avec|con|com)[ \t](?:[^\W\d_]{2,12}[ \t]){0,2}$", re.IGNORECASE)
_LONG = 16
_GROUPS = re.compile(
    r"[\"')\]]{0,2}[ \t]{0,3}(?:[:=→|]|->|is|ist|est|es|è|é)?\s{1,3}\"?"
    r"(?=[a-z2-7 ]{0,60}(?:[2-7]|[bcdfghjklmnpqrstvwxz]{4}|[a-z]\b[a-z]))(?:[a-z2-7]{4}[ ]){3,15}[a-z2-7]{4}(?![^\s.,;:\"')])"
)
"""Groups of four small letters and figures after a label, as seeds of one-time codes and passwords of apps are shown."""


_SHORT = frozenset({"pw", "pwd", "psw", "pswd", "mdp", "kw", "p/w"})
"""Labels that nobody writes but before a password."""


_CLAUSE_ENDS = re.compile(r"\n|[.!?] ")
_INSTEAD = re.compile(
    r"\b(?:instead of|statt|anstelle von|au lieu d[eu']s?|en vez de|en lugar de|al posto d[ei]l?l?e?|em vez d[eao]s?)[ \t]{1,3}$",
    re.IGNORECASE,
)
"""What comes in the place of passwords stands behind this: "instead of passwords: …"."""
_NETWORK_KEYS = frozenset({"key", "keys", "schlüssel", "clave", "secret", "pass", "clé"})
_NETWORK = re.compile(r"wi-?fi|wlan|ssid|hotspot|vpn", re.IGNORECASE)
"""After these, a plain "key" is that of a network."""


def _in_address(before: str) -> bool:
    last = before.rsplit(None, 1)[-1] if before and not before[-1].isspace() else ""
    return "://" in last


def _sounds_like_one(label: str) -> bool:
    """Return whether a label and what stands before it say something else: a "key user", "palabras clave", "fecha clave"."""
    return bool(_KEY_USER.search(label)) or (bool(_SOUNDS.search(label)) and not _USER.search(label))


_SOUNDS = re.compile(
    r"(?:\bopen secrets?|\b(?:key|end|power|super|business)[ -]users?"
    r"|\b(?!(?:las?|sus?|nuestras?|una|mis?|tu|con|y|de|del|o|la|leur|notre|il|loro|e|et|a|sua"
    r"|nueva|vieja|nouvelle|nuova|nova)[ \t])[^\W\d_]{2,20}[ \t-]"
    r"(?:claves?|chiave|clé|chaves?))$",
    re.IGNORECASE,
)
_KEY_USER = re.compile(
    r"\b(?:usuari[oa]s?|utent[ei]|utilisateurs?|utilizador(?:es)?|cuentas?|contas?|conti)[ \t-](?:claves?|chiave|clés?|chaves?)$",
    re.IGNORECASE,
)
_USER = re.compile(r"\b(?:user|usuari[oa]|usuário|utente|login|correo|cuenta|acceso)[ \t:]", re.IGNORECASE)


def _heads_column(before: str, window: str) -> bool:
    """Return whether the label ends the head of a table, so that what comes next is a row's first cell and not its own."""
    return bool(_ROW_ENDS.match(window)) and any(one in before.rsplit("\n", 1)[-1] for one in "\t|;")


_ROW_ENDS = re.compile(r"[ \t|]{0,4}\n")


def _candidates(window: str) -> Iterator[tuple[str, str, str, str]]:
    """Yield each value that may belong to the label: by what it is joined, the value, the rest of the text, the words between."""
    for joint, pattern in (("sign", SIGN), ("is", _IS), ("dash", _DASH), ("line", _NEW_LINE), ("direct", _DIRECT)):
        found = pattern.match(window)
        if found is not None:
            yield from _value(joint, window[found.end() :], "")
            if "=" in found.group():
                yield from _value("assigned", window[found.end() :], "")
    yield from _behind_is(window)
    for joint, pattern, then in (("sign", _GAP, SIGN), ("dash", _GAP_DASH, _DASH)):
        gap = pattern.match(window)
        found = then.match(window, gap.end()) if gap is not None else None
        if gap is not None and found is not None and not _RATIO.search(window[: found.end() + 1]):
            yield from _value(joint, window[found.end() :], gap.group().strip())
            if joint == "sign":
                line = _NEW_LINE.match(window, gap.end())
                if line is not None:
                    yield from _value("line", window[line.end() :], gap.group().strip())

    of_what = _ONE_WORD.match(window)
    if of_what is not None:
        yield from _value("after a word", window[of_what.end() :], "")
    yield from _at_brackets(window)


def _behind_is(window: str) -> Iterator[tuple[str, str, str, str]]:
    """Yield the value behind an "is" that other words separate from the label."""
    says_is = _SAYS_IS.search(window, 1, _LONGEST_GAP + 20)
    if says_is is None or says_is.start() > _LONGEST_GAP or _ENDS_GAP.search(window, 0, says_is.start()):
        return
    found = _IS.match(window, says_is.start())
    if found is not None:
        yield from _value("is", window[found.end() :], window[: says_is.start()].strip())


def _at_brackets(window: str) -> Iterator[tuple[str, str, str, str]]:
    """Yield the value that stands in brackets behind other words, and the one behind a remark in brackets."""
    aside = _ASIDE.match(window)
    if aside is not None:
        yield from _value("direct", window[aside.end() :], "")
    bracketed = _GAP_BRACKET.match(window)
    if bracketed is not None:
        yield "direct-quoted", bracketed[2], window[bracketed.end() :], bracketed[1].strip()


def _value(joint: str, after: str, gap: str) -> Iterator[tuple[str, str, str, str]]:
    quoted = _QUOTED.match(after)
    if quoted is not None:
        yield "quoted" if joint != "direct" else "direct-quoted", quoted[1], after[quoted.end() :], gap
    word = _WORD.match(after)
    if word is not None:
        yield from _in_brackets(joint, after, gap)
        taken = word.group()
        cut = min((at for at in (taken.find("|"), taken.find(";")) if at > 0), default=len(taken))
        value = core(taken[:cut])
        yield joint, value, after[taken.find(value) + len(value) :].lstrip("\"'*)]"), gap
        if joint in ("sign", "is", "dash", "line") and "/" in taken:
            for part in taken.split("/")[:4]:
                yield joint, core(part), "x x", gap


def _in_brackets(joint: str, after: str, gap: str) -> Iterator[tuple[str, str, str, str]]:
    found = _BRACKETS.match(after) if joint == "direct" else None
    if found is not None:
        yield "direct-quoted", found[1], after[found.end() :], gap


_BRACKETS = re.compile(r"[(\[\"]{0,2}([^\s()\[\]\"]{4,80})[)\]\"]")


def _goes_on(gap: str) -> bool:
    """Return whether these words between a label and its value only say whose it is."""
    told = re.sub(r"\([^()]{0,60}\)?", " ", gap)
    words = [core(word).lower() for word in re.split(r"[\s/_-]+", told) if core(word)]
    if not words:
        return True
    if len(words) > 8 or any(word in _TALK or word in _STORES for word in words):
        return False
    return len(words) <= 3 or words[0] in _PREPOSITIONS or gap.startswith(("(", "[", "#", "/", "_"))


_TALK, _PREPOSITIONS, _STORES = spellings(TALK), spellings(PREPOSITIONS), spellings(STORES)


def _is_phrase_after(label: str, window: str) -> bool:
    joint = SIGN.match(window) or _BEFORE_QUOTE.match(window) or _NEW_LINE.match(window) or _IS.match(window)
    if joint is None:
        gap = _GAP.match(window)
        if gap is not None and _goes_on(gap.group()):
            joint = SIGN.match(window, gap.end()) or _IS.match(window, gap.end())
    if joint is None:
        return False
    line = window[joint.end() :].split("\n", 1)[0].strip(" \"'.,|")
    words = re.sub(r"\d{1,2}[.)]\s|,\s?", " ", line)
    least = _PASS_PHRASE if label.removesuffix("s") in _PHRASES else _PHRASE
    return is_phrase(words, least) or (len(words.split()) in _SEED and all(map(_SEED_WORD.fullmatch, words.split())))


_BEFORE_QUOTE = re.compile(r"[ \t]{1,3}(?=\")")
_SEED, _SEED_WORD = frozenset({12, 15, 18, 21, 24}), re.compile(r"[a-z]{3,8}")
"""Words of which a wallet's phrase has as many, each from a list of common ones."""
_PASS_PHRASE, _PHRASES = (
    3,
    frozenset({"passphrase", "pass phrase", "phrase de passe", "phrase secrète", "frase secreta"}),
)
_PHRASE = 4
"""Words of which a pass phrase has at least as many."""
