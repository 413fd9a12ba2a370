"""Names of people: as Slack has them, as a customer may read them, and what somebody is called in a greeting.

A given name is only taken out of a name where it is certain. Where it is not (the family name may come first, there are three
words, another script), the whole name is the answer, which is polite everywhere. A title alone never is.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from handover.text.slack_signs import without_shortcodes
from handover.text.undisguised import plain_width, without_invisible
from handover.text.word_lists import words_in

_FOLDER = Path(__file__).parent
LONGEST = 300
"""Characters of a name that are read; what follows is no name any more."""
_ASIDE = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|\{[^{}]*\}|【[^【】]*】|\s[(\[{【][^)\]}】]*$")
"""A remark in brackets, also one whose end Slack has cut off."""
_SALUTATION = re.compile(
    r"(?:sehr geehrte[rs]?|dear|estimad[oa]|prezad[oa])\s+(?!damen|sir|mada|all\b|team)", re.IGNORECASE
)
_ACCENT_INSIDE = re.compile(r"(?<=[^\W\d_])[`\u00b4](?=[^\W\d_])")
"""What keyboards put in the place of an apostrophe: "O\u00b4Brien"."""
_COMPANY = re.compile(r"\s+@\s+.*")
_USER_NAME = re.compile(r"[^\W\d_]{2,}(?:\.[^\W\d_]{2,}){1,2}")
_STATUS = re.compile(
    r"\s+[^\w\s&+'’\"“”„(\[,.@]{1,3}\s+.*|[:;]\s.*|\s*[|•·].*|\s+#\d{1,4}$"
    r"|\s+(?:till|until|back|bis|hasta)\b\D{0,12}\d.*|\s+is (?:away|out|off)\b.*"
    r"|\s+(?:im Urlaub|on (?:leave|vacation|holiday)|en vacances|en congés?|de vacaciones|in ferie|de férias)\b.*"
    r"|\s*\b(?:OOO|ooo|PTO|AFK|[Oo]ut of [Oo]ffice|[Aa]way|WFH)\b.*"
)
_PRONOUNS = re.compile(
    r"\s*[,/]?\s*\b(?:she|he|they|sie|er|elle|il|ella|él|hen|xe|ze)\s*/\s*\w+(?:\s*/\s*\w+)*\s*$", re.IGNORECASE
)
_HONORIFIC_ENDS = {"さん": 3, "さま": 3, "様": 3, "殿": 3, "氏": 3, "先生": 1, "女士": 1, "小姐": 1, "님": 1, "씨": 1}
"""What stands behind a name out of politeness, and for how many signs it stays: that may be a family name alone."""
_COMPOUND = frozenset(["abdul", "abdel", "abdal", "abd", "abu", "abou", "umm", "md", "mohd"])
"""First words of given names that are longer: nobody is called Abdul who is called Abdul Rahman."""
_SECOND_TITLES = ("D.", "Sri")
"""Titles that are part of a name unless another title stands before them: "Sr. D. Luis", "Dato' Sri Ahmad"."""
_COUPLE = re.compile(r"\s(?:&|\+|and|und|et)\s", re.IGNORECASE)
_MIDDLE_INITIAL = re.compile(r"[^\W\d_]\.?|(?:[^\W\d_]\.){1,4}")


@dataclass(frozen=True)
class _Parts:
    """The words of a name without titles, and whether it had one."""

    words: tuple[str, ...]
    titled: bool


def tidy_name(name: str) -> str:
    """Return a name without what people put beside it in a chat: emoji, pronouns, "OOO till Monday", remarks in brackets.

    Empty when nothing else is in it.
    """
    shown = without_invisible(unicodedata.normalize("NFC", " ".join(plain_width(name[:LONGEST]).split())))
    shown = _ACCENT_INSIDE.sub("'", shown)
    if " " not in shown and "@" not in shown:
        shown = shown.replace("_", " ")
    without_asides = _ASIDE.sub(" ", shown)
    plain = " ".join(_without_pictures(without_shortcodes(_before_a_picture(without_asides))).split())
    words = _SALUTATION.sub("", _PRONOUNS.sub("", _STATUS.sub("", plain)), count=1).split()
    while words and not any(sign.isalnum() and not sign.isdecimal() for sign in words[-1]):
        words.pop()
    shown = " ".join(words).strip(" ,;:|/-–—•·\"'“”~*_`@")
    return shown if any(sign.isalnum() for sign in shown) else ""


def full_name(name: str) -> str:
    """Return a name as it is written to somebody: in natural order, in capitals and small letters. Empty for a title alone.

    Titles are left out, unless a family name alone would be left: "Frau Dr. Weber", "Herr van Dyk" stay as they are.
    """
    tidy = _natural_order(tidy_name(name))
    parts = _parts(tidy)
    if not parts.words:
        return ""
    if _COUPLE.search(tidy):
        return _cased(tidy)
    if parts.titled and (len(parts.words) == 1 or is_particle(parts.words[0])):
        return _cased(tidy)
    return _cased(" ".join(parts.words))


def without_company(name: str) -> str:
    """Return the name without the company behind it: "Jo Park @ Acme"."""
    return _COMPANY.sub("", name[:LONGEST])


def from_user_name(name: str) -> str:
    """Return the words of a user name of two or three: "jo.park" is "jo park". Any other name stays as it is."""
    return name.replace(".", " ") if _USER_NAME.fullmatch(name.strip()) and name.islower() else name


def called(name: str) -> str:
    """Return what somebody with this name is called in a greeting: their given name where it is certain, else `full_name`."""
    name = without_company(name)
    tidy = tidy_name(name)
    if is_team(tidy) or _COUPLE.search(tidy):
        return full_name(name)
    family, comma, given = (part.strip() for part in _without_function(tidy).partition(","))
    parts = _parts(_natural_order(tidy))
    if comma and given and _is_latin(given) and _parts(given).words and not _parts(family).titled:
        certain = _without_initials(_parts(given).words)
        one = len(certain) == 1 and not _MIDDLE_INITIAL.fullmatch(certain[0])
        return _cased(certain[0]) if one else full_name(name)
    found = _given(parts.words)
    return _cased(found) if found and not (parts.titled and len(parts.words) == 1) else full_name(name)


def _given(words: tuple[str, ...]) -> str:
    """Return the given name among the words of a name in natural order, empty where it is not certain."""
    if len(words) == 1:
        return words[0]
    if not words or not all(_is_latin(word) for word in words):
        return ""
    capitals = [_in_capitals(word) for word in words]
    if any(capitals) and not all(capitals):
        # "Marta NOWAK": the capitals say which is the family name.
        rest = [word for word, shouted in zip(words, capitals, strict=True) if not shouted]
        return rest[0] if len(rest) == 1 and len(rest[0]) > 2 else ""
    if words[0].casefold() in ("maría", "maria") and words[1].casefold() in ("del", "de", "do") and len(words) > 3:
        return ""
    kept = (words[0], *_without_initials(words[1:]))
    first, others = kept[0], kept[1:]
    one_family_name = len(others) == 1 or (bool(others) and others[0].casefold() in _particles())
    unfinished = (
        bool(_MIDDLE_INITIAL.fullmatch(first)) or first.casefold() in _particles() or _plain(first) in _COMPOUND
    )
    if unfinished or not one_family_name or _plain(first) in _family_first() or _given_comes_last(others):
        return ""
    return first


def _given_comes_last(others: tuple[str, ...]) -> bool:
    """Return whether the last word looks like a given name: "Cheol-su", "László"."""
    second = others[-1].partition("-")[2]
    return second[:1].islower() or _plain(others[-1]) in _given_last()


def _without_initials(words: tuple[str, ...]) -> tuple[str, ...]:
    kept = tuple(word for word in words if not _MIDDLE_INITIAL.fullmatch(word))
    # "Karthik S": an initial in the place of a family name says that this is another kind of name.
    return words if (words and not kept) or (words and _MIDDLE_INITIAL.fullmatch(words[-1])) else kept


def _natural_order(tidy: str) -> str:
    """Return "Marta Nowak" for "Nowak, Marta"; titles after a comma go."""
    family, comma, given = (part.strip() for part in _without_function(tidy).partition(","))
    return f"{given} {without_titles(family)}" if comma and given and _parts(given).words else family


def without_titles(name: str) -> str:
    """Return the name without titles, as it is where it has nothing else."""
    return " ".join(_parts(name).words) or name


def _without_function(tidy: str) -> str:
    """Return the name without what stands after a comma and says what somebody does."""
    first, *others = (part.strip() for part in tidy.split(","))
    return ", ".join([first, *(part for part in others if not is_function(part))])


def _parts(name: str) -> _Parts:
    words = [word for word in name.split() if word]
    for end, longest in _HONORIFIC_ENDS.items():
        longer = bool(words) and words[-1].endswith(end) and len(words[-1]) - len(end) > longest
        if longer and (len(words) == 1 or longest > 1):
            words[-1] = words[-1].removesuffix(end)
    kept = list(words)
    while kept and (
        _is_title(kept[0])
        or (len(kept) > 2 and _is_office(kept[0]))
        or (len(kept) < len(words) and kept[0] in _SECOND_TITLES)
    ):
        kept.pop(0)
    while len(kept) > 1 and _is_title(kept[-1]) and not (len(kept) == 2 and not kept[-1].endswith(".")):
        kept.pop()
    return _Parts(tuple(word.strip(",;") for word in kept), len(kept) < len(words))


def _is_title(word: str) -> bool:
    plain = word.casefold().strip(",")
    stem = plain.rstrip(".")
    parts = [part for part in re.split(r"[.-]", stem) if part]
    known = _titles()
    if (
        plain == "m."
        or stem in known
        or plain in known
        or ("." in stem and {stem.replace(".", ""), stem.replace(".", "") + "."} & known)
    ):
        return True
    return len(parts) > 1 and any(len(part) > 1 for part in parts) and all({part, f"{part}."} & known for part in parts)


def _is_office(word: str) -> bool:
    """Return whether the word before a name is what somebody does, in capitals: "CTO Jan Kowalski"."""
    return 1 < len(word) < 5 and word.isupper() and is_function(word)


def is_team(tidy: str) -> bool:
    """Return whether this is the name of a team or company: "Support Team", "Acme Ltd."."""
    words = [word.casefold().strip(",") for word in tidy.split()]
    return len(words) > 1 and any(word in _organisations() for word in words)


def is_shared_mailbox(address: str) -> bool:
    """Return whether an e-mail address is that of a team and no single person: "support@acme.example"."""
    return all(word in _organisations() for word in re.split(r"[._+-]", address.casefold().partition("@")[0]) if word)


def is_function(text: str) -> bool:
    """Return whether this says what somebody does, and not who it is: "Head of IT"."""
    return any(word.casefold() in _functions() for word in text.split())


def is_particle(word: str) -> bool:
    """Return whether this word begins or joins a family name: "van", "de"."""
    return word.casefold() in _particles()


def _before_a_picture(text: str) -> str:
    """Return what stands before a picture that follows two words or more: "Marta Nowak ✈️ back on 3 Jan"."""
    at = next((at for at, sign in enumerate(text) if unicodedata.category(sign) == "So"), len(text))
    return text[:at] if len(text[:at].split()) > 1 else text


def _in_capitals(word: str) -> bool:
    return len(word) > 2 and word.isupper() and "." not in word


def _is_latin(text: str) -> bool:
    return all(unicodedata.name(sign, "").startswith("LATIN") for sign in text if sign.isalpha())


def _cased(name: str) -> str:
    """Return the name in capitals and small letters, if it is in one case alone."""
    letters = [sign for sign in name if sign.isalpha()]
    if (
        len(letters) < 3
        or not (name.isupper() or name.islower())
        or not _is_latin(name)
        or re.search(r"\w\.\w|\d", name)
        or name.casefold() in _functions()
    ):
        return name
    return " ".join(
        word.casefold() if word.casefold() in _particles() and place else _capital(word)
        for place, word in enumerate(name.split())
    )


def _capital(word: str) -> str:
    return re.sub(r"[^\W\d_]+", lambda part: part[0][:1].upper() + part[0][1:].lower(), word)


def _without_pictures(text: str) -> str:
    kept = (sign if unicodedata.category(sign) not in ("So", "Sk", "Cs", "Cc") else " " for sign in text)
    return "".join(
        sign for sign in kept if not "\U0001f3fb" <= sign <= "\U0001f3ff" and sign not in "\ufe0f\ufe0e\u20e3"
    )


def _plain(word: str) -> str:
    parts = unicodedata.normalize("NFKD", word.casefold())
    return "".join(sign for sign in parts if not unicodedata.combining(sign)).replace("đ", "d")


def read_word_lists() -> None:
    """Read the files beside this module, which are kept: for the start, so that no name waits for them."""
    for words in (_titles, _organisations, _particles, _family_first, _given_last):
        words()


@cache
def _titles() -> frozenset[str]:
    return frozenset(word.casefold() for word in _words("titles.txt"))


@cache
def _organisations() -> frozenset[str]:
    return frozenset(_words("organisations.txt"))


@cache
def _functions() -> frozenset[str]:
    return frozenset(_words("functions.txt"))


@cache
def _particles() -> frozenset[str]:
    return frozenset(_words("particles.txt"))


@cache
def _family_first() -> frozenset[str]:
    return frozenset(_words("family_first.txt"))


@cache
def _given_last() -> frozenset[str]:
    return frozenset(_words("given_last.txt"))


def _words(file: str) -> list[str]:
    return words_in(_FOLDER / file)
