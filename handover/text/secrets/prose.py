"""Secrets that are announced in words: "Password: …", "das Kennwort lautet …", a column called "PIN".

Each place where a label stands is judged by what comes next to it, within a window of fixed size: the work is linear in the
length of the text.
"""

import re
from collections.abc import Iterator

from handover.text.secrets.labels import ENDINGS, FILLERS, IS, LABELS, PREPOSITIONS, TALK, Family
from handover.text.secrets.pairs import SIGN, is_login_pair
from handover.text.secrets.values import (
    core,
    harmless,
    is_code,
    is_default,
    is_key,
    is_phrase,
    is_word,
    random_like,
    strong,
    very_strong,
)

WINDOW = 240
"""Characters looked at after a label, and the most that count of a value."""
_LOOK_BACK = 60
_MOST_LABELS = 1000


def _one_of(words: tuple[str, ...]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


_ENDING = re.compile(rf"(?:{_one_of(ENDINGS)})?(?![^\W_])")
_DASH = re.compile(r"[\"')\]]{0,2}(?:[ \t]{1,3}[-–][ \t]{1,3}|[ \t]{0,2}–[ \t]{0,2})")
_IS = re.compile(
    rf"[\"')\]]{{0,2}}[ \t]{{1,3}}(?:{_one_of(IS)})[ \t:=]{{1,4}}(?:(?:{_one_of(FILLERS)})[ \t:]{{1,3}}){{0,2}}",
    re.IGNORECASE,
)
_NEW_LINE = re.compile(r"[\"')\]]{0,2}[ \t]{0,4}[:=|]?[ \t]{0,4}(?:\n[ \t|\"]{0,6}){1,3}(?:\d{1,2}[.)][ \t]{1,3})?")
_DIRECT = re.compile(r"[\"']{0,2}[ \t]{1,4}[(\[\"']{0,2}")
_GAP = re.compile(r"(?:[^\n:=|→.!?]|[.!?](?!\s)){1,60}?(?=[ \t]{0,4}(?:=>|:=|=|:|->|→|\|))")
_GAP_IS = re.compile(rf"[^\n:=|.!?]{{1,60}}?(?=[ \t](?:{_one_of(IS)})[ \t])", re.IGNORECASE)
_WORD = re.compile(r"\S{1,200}")
_QUOTED = re.compile(r"[\"']([^\"'\n]{4,80})[\"']")
_SEGMENT_END = re.compile(
    r"[ \t]{0,4}(?:$|\n|[|,;/(\t–]|[.!?](?:\s|$)| - |  )|[ \t]{1,3}(?:and|und|et|y|e|oder|or|ou"
    r"|o)[ \t]"
)
_BEFORE = re.compile(
    r"(\S{5,80})[ \t]{1,3}(?:is|as|for|was|=|ist|als|war|est|comme|es|como|è|come|é)[ \t]{1,3}"
    r"(?:(?:the|our|their|his|her|my|a|das|dem|unser|ihr|le|la|el|il|lo|o|un|una|notre|leur|mon"
    r"|su|nuestra|loro|nossa)[ \t]{1,3})?"
    r"(?:[^\W\d_]{2,20}[ \t-]{1,3}){0,2}$",
    re.IGNORECASE,
)


def holds_announced_secret(text: str) -> bool:
    """Return whether a secret is announced somewhere in the text, which is as `surface` leaves it."""
    low = text.lower()
    return any(_judged(text, family, start, end) for family, start, end in _distinct(text, low))


def _distinct(text: str, low: str) -> Iterator[tuple[Family, int, int]]:
    """Yield the labels, each once that stands among the same words, and not more than anybody writes in one text."""
    seen: set[tuple[Family, str]] = set()
    for family, start, end in _labels(low):
        around = (family, text[max(0, start - _LOOK_BACK) : end + WINDOW])
        if around not in seen:
            seen.add(around)
            yield family, start, end
        if len(seen) >= _MOST_LABELS:
            return


def _labels(low: str) -> Iterator[tuple[Family, int, int]]:
    """Yield where labels stand: their family, where they begin and where the word they end in ends."""
    for family, names in _NAMES.items():
        for name, alone in names:
            at = low.find(name)
            while at >= 0:
                end = at + len(name)
                if alone:
                    if _free(low, at - 1) and _free(low, end):
                        yield family, at, end
                elif family is not Family.LOGIN or _free(low, at - 1):
                    ending = _ENDING.match(low, end)
                    if ending is not None:
                        yield family, at, ending.end()
                at = low.find(name, end)


def _free(low: str, at: int) -> bool:
    """Return whether no letter or figure stands here."""
    return not 0 <= at < len(low) or not low[at].isalnum()


_NAMES = {family: tuple((name.rstrip("|"), name.endswith("|")) for name in names) for family, names in LABELS.items()}


def _judged(text: str, family: Family, start: int, end: int) -> bool:
    """Return whether what stands beside this label is a secret."""
    window = text[end : end + WINDOW]
    if family is Family.LOGIN:
        return is_login_pair(window, text[start:end].lower())
    before = text[max(0, start - _LOOK_BACK) : start]
    if family is Family.PHRASE:
        return _is_phrase_after(window)
    if _in_address(before):
        return False
    if _value_before(before, family):
        return True
    label = text[start:end].lower()
    bare, short = label in _COMMON_WORDS, label in _SHORT
    if bare and _NETWORK.search(before):
        family, bare = Family.PASSWORD, False
    for joint, value, rest, gap in _candidates(window):
        if not gap or _goes_on(gap):
            direct = not gap or gap.startswith("(")
            if _fits(family, joint, value, rest, direct=direct, bare=bare):
                return True
            if short and joint == "direct" and strong(value):
                return True
    return False


_COMMON_WORDS = frozenset(
    {"key", "keys", "schlüssel", "clave", "claves", "pass", "secreto", "segreto", "segredo", "token", "tokens"}
)
"""Labels that are words of every day as well, so that more is asked of what stands beside them."""
_SHORT = frozenset({"pw", "pwd", "psw", "pswd", "mdp", "kw", "p/w"})
"""Labels that nobody writes but before a password."""


_NETWORK = re.compile(r"wi-?fi|wlan|ssid|hotspot|vpn", re.IGNORECASE)
"""After these, a plain "key" is that of a network."""


def _in_address(before: str) -> bool:
    last = before.rsplit(None, 1)[-1] if before and not before[-1].isspace() else ""
    return "://" in last


def _candidates(window: str) -> Iterator[tuple[str, str, str, str]]:
    """Yield each value that may belong to the label: by what it is joined, the value, the rest of the text, the words between."""
    for joint, pattern in (("sign", SIGN), ("is", _IS), ("dash", _DASH), ("line", _NEW_LINE), ("direct", _DIRECT)):
        found = pattern.match(window)
        if found is not None:
            yield from _value(joint, window[found.end() :], "")
    for joint, pattern, then in (("sign", _GAP, SIGN), ("is", _GAP_IS, _IS)):
        gap = pattern.match(window)
        found = then.match(window, gap.end()) if gap is not None else None
        if gap is not None and found is not None:
            yield from _value(joint, window[found.end() :], gap.group().strip())
            if joint == "sign":
                line = _NEW_LINE.match(window, gap.end())
                if line is not None:
                    yield from _value("line", window[line.end() :], gap.group().strip())


def _value(joint: str, after: str, gap: str) -> Iterator[tuple[str, str, str, str]]:
    quoted = _QUOTED.match(after)
    if quoted is not None:
        yield "quoted" if joint != "direct" else "direct-quoted", quoted[1], after[quoted.end() :], gap
    word = _WORD.match(after)
    if word is not None:
        taken = word.group()
        cut = min((at for at in (taken.find("|"), taken.find(";")) if at > 0), default=len(taken))
        yield joint, core(taken[:cut]), after[cut if cut < len(taken) else word.end() :], gap
        if joint in ("sign", "is", "dash", "line") and "/" in taken:
            for part in taken.split("/")[:4]:
                yield joint, core(part), "x x", gap


def _goes_on(gap: str) -> bool:
    """Return whether these words between a label and its value only say whose it is."""
    words = [core(word).lower() for word in re.split(r"[\s/_-]+", gap) if core(word)]
    if not words:
        return True
    if len(words) > 8 or any(word in _TALK for word in words):
        return False
    return len(words) <= 3 or words[0] in _PREPOSITIONS or gap.startswith(("(", "[", "#", "/", "_"))


_TALK, _PREPOSITIONS = frozenset(TALK), frozenset(PREPOSITIONS)


def _fits(family: Family, joint: str, value: str, rest: str, *, direct: bool, bare: bool) -> bool:
    if not value or len(value) > WINDOW:
        return False
    alone = bool(_SEGMENT_END.match(rest))
    if joint in ("quoted", "direct-quoted"):
        return _fits_quoted(family, joint, value)
    if family is Family.PASSWORD:
        return _fits_password(joint, value, alone=alone, direct=direct, bare=bare)
    if family is Family.KEY:
        return _fits_key(joint, value, alone=alone, bare=bare)
    return _fits_code(joint, value, rest, alone=alone)


def _fits_quoted(family: Family, joint: str, value: str) -> bool:
    one = " " not in value
    if family is Family.CODE:
        return is_code(value)
    if family is Family.KEY:
        return one and (is_key(value) or strong(value)) and joint == "quoted"
    if joint == "direct-quoted":
        return one and (strong(value) or random_like(value))
    return (
        one and (strong(value) or is_word(value) or is_default(value) or (value.isdigit() and len(value) >= 4))
    ) or is_phrase(value, 3)


def _fits_password(joint: str, value: str, *, alone: bool, direct: bool, bare: bool) -> bool:
    if joint == "direct":
        signed = strong(value) and value[-1] in "!#$*" and any(one.isdigit() for one in value)
        return very_strong(value) or (not bare and (signed or (random_like(value) and not harmless(value))))
    if strong(value):
        return not bare or joint in ("sign", "dash") or very_strong(value)
    if joint == "is":
        return value.count("-") >= 2 and is_word(value) and all(not harmless(part) for part in value.split("-"))
    if bare or not alone:
        return False
    if is_default(value) or (value.isdigit() and len(value) >= 4 and direct):
        return True
    if joint == "line":
        return False
    return is_word(value) and all(not harmless(part) for part in value.split("-")) and joint == "sign"


def _fits_key(joint: str, value: str, *, alone: bool, bare: bool) -> bool:
    if bare and joint in ("sign", "dash", "line", "is"):
        if joint == "sign" and is_default(value):
            return True
        return is_key(value) and (len(value) >= 16 or very_strong(value) or random_like(value))
    if joint == "direct":
        return (
            is_key(value)
            and len(value) >= 12
            and (random_like(value) or (len(value) >= 20 and any(one.isdigit() for one in value)))
        )
    if joint == "is":
        return is_key(value) and (len(value) >= 12 or very_strong(value))
    if is_key(value) or very_strong(value):
        return True
    return joint == "sign" and alone and (is_default(value) or (is_word(value) and len(value) >= 8 and value.islower()))


def _fits_code(joint: str, value: str, rest: str, *, alone: bool) -> bool:
    words = _CODE_WORDS.match(value + rest.split("\n", 1)[0])
    joined = core(words.group()) if words is not None else value
    if not is_code(joined) or len(re.sub(r"\W", "", joined)) > 40:
        return strong(value) and joint in ("sign", "quoted")
    if not any(one.isdigit() for one in value) or re.fullmatch(r"\d+[a-z]{1,8}", value):
        return False
    after = rest if words is None else (value + rest)[words.end() :]
    ends = alone or bool(_SEGMENT_END.match(after)) or bool(_SEGMENT_END.match(after.lstrip(".")))
    if joint == "direct":
        return ends and not re.fullmatch(r"(?:19|20)\d\d", joined) and sum(one.isdigit() for one in joined) >= 4
    return ends or (joint == "is" and len(joined) >= 4)


_CODE_WORDS = re.compile(r"\d{2,8}(?:[ -]\d{2,8}){0,9}#?(?![\w%])|[A-Za-z0-9-]{4,60}")


def _is_phrase_after(window: str) -> bool:
    joint = SIGN.match(window) or _NEW_LINE.match(window) or _IS.match(window)
    if joint is None:
        gap = _GAP.match(window)
        joint = SIGN.match(window, gap.end()) if gap is not None and _goes_on(gap.group()) else None
    if joint is None:
        return False
    line = window[joint.end() :].split("\n", 1)[0].strip(" \"'.,|")
    return is_phrase(re.sub(r"\d{1,2}[.)]\s|,\s?", " ", line), _PHRASE)


_PHRASE = 4
"""Words of which a pass phrase has at least as many."""


def _value_before(before: str, family: Family) -> bool:
    found = _BEFORE.search(before)
    if found is None:
        return False
    value = core(found[1])
    if family is Family.CODE:
        return value.isdigit() and len(value) >= 4 and not re.fullmatch(r"(?:19|20)\d\d", value)
    return very_strong(value) or (strong(value) and random_like(value))
