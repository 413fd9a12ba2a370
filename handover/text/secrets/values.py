"""How much a word looks like a password, a key or a code, or like one of the many things with figures in them that are none."""

import re
from itertools import pairwise

from handover.text.secrets.labels import HARMLESS, PRODUCTS, SERIES
from handover.text.secrets.spelling import spellings

_HARMLESS, _PRODUCTS = spellings(HARMLESS), frozenset(PRODUCTS)
_STRIPPED = "\"'()[]{}<>,;:*~|"
_SYMBOLS = frozenset("!@#$%^*?+=~§€£&_\\")
_MONTHS = (
    "jan(?:uary|uar|vier|eiro)?|feb(?:ruary|ruar|rero|braio)?|fév(?:rier)?|fev(?:ereiro)?|mar(?:ch|s|zo|ço)?|märz?|apr(?:il|ile)?"
    "|avr(?:il)?|abr(?:il)?|may(?:o)?|mai(?:o)?|mag(?:gio)?|jun(?:e|i|io|ho)?|juin|giu(?:gno)?|jul(?:y|i|io|ho)?|juil(?:let)?"
    "|lug(?:lio)?|aug(?:ust)?|août|ago(?:sto)?|sept?(?:ember|embre|iembre|tembre)?|set(?:tembre|embro)?|o[ck]t(?:ober|obre|ubre)?"
    "|out(?:ubro)?|ott(?:obre)?|nov(?:ember|embre|iembre|embro)?|de[cz](?:ember|embro)?|déc(?:embre)?|dic(?:iembre|embre)?"
    "|ene(?:ro)?|gen(?:naio)?"
)
_NUMBERED = re.compile(
    r"[~≈<>≤≥±+-]{0,2}[€$£]?\d[\d.,:'/x–-]{0,20}[€$£%+]?"  # figures, dates, times, sums, ranges, versions
    r"|[~<>+-]?[€$£]?\d[\d.,]{0,12}-?(?:[a-zà-ÿ€$£%/.]{1,3}|[kmg]bit|[kmg]bps|euro|port)\+?"  # 90d, 12k, €30k, 10am, 100gb, 5th
    r"|\d{1,4}(?:[.,]\d{1,3})?-[a-zà-ÿ]{3,20}(?:-[a-zà-ÿ]{2,20}){0,3}"  # 12-character, 8-stellig, 90-day-cycle
    r"|\d{1,4}(?:days?|hours?|hrs|weeks?|months?|mins?|minutes?|years?|users?|seats?|chars?"
    r"|digits?|tage|stunden|wochen|monate|zeichen|jours|días|giorni|dias)"
    r"|(?:v\.?\d|\d{1,4}\.\d)[\d._-]{0,12}(?:[a-z]{1,5}[\d.]{0,4})?"  # versions
    r"|(?:q[1-4]|h[12]|fy|cy|kw|cw|w|p|s|r|m|t)[-/']?\d{1,4}(?:[-/']?(?:q[1-4]|h[12]|\d{2,4}))?"  # Q3, H1-2026, FY26, KW12, P1
    r"|\d{4}[-/]?(?:q[1-4]|h[12]|w\d{1,2})"  # 2026-Q3
    rf"|(?:\d{{1,2}}[-./]?)?(?:{_MONTHS})[-./']?\d{{1,4}}(?:[-./]\d{{2,4}})?"  # 12-Mar-2026, Nov'26
    r"|\d{4}-\d{2}-\d{2}t?[\d:.z+-]{0,20}"  # ISO days and moments
    r"|(?:(?:ctrl|strg|alt|shift|cmd|fn)\+){1,3}\w{1,4}"  # keys pressed together
    r"|(?-i:[A-Z]{1,4}-?\d{2,5}[a-z]{1,2})"  # models: M404dn
    r"|(?-i:(?:0[01][0-9A-Za-z]|500|701|a[0-9A-Z]{2})[0-9A-Za-z]{12}(?:[A-Z0-5]{3})?)",  # records of Salesforce
    re.IGNORECASE,
)
_TICKET = re.compile(
    r"#?[A-Z][A-Z0-9]{0,9}[-#]\d{1,8}|(?:INC|REQ|CS|CHG|PRB|RITM|SR|PO|SO|INV|CASE|KB|RE|AN|RFC"
    r"|ISO|CVE)-?\d{3,12}(?:-\d{1,8})?|#\d{1,10}"
)
_SERIES = re.compile(r"([^\W\d_]{1,14})[-_#]?(?:\d{1,3}|(?:19|20)\d\d)[a-z]?")
_REFERENCE = re.compile(
    r"[a-z][a-z0-9+.-]{1,12}://|www\.|[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}$"
    r"|(?-i:#[a-z0-9_-]{2,80}|@(?:[A-Za-z][a-z]{1,30}[._-]?){1,4})$|/[\w./-]{2,100}$|~/|[a-z]:\\|arn:aws"
    r"|[\w.-]{1,80}\.(?:pdf|docx?|xlsx?|pptx?|csv|txt|md|json|ya?ml|xml|zip|png|jpe?g|eml|msg"
    r"|html?|com|net|org|io|de|fr|es|it|pt|eu|app|dev|example|local|internal)(?:[/:?#]\S{0,100})?$"
    r"|(?:op|vault|bw|kv|secret|secrets|ssm|keyvault)(?::|/)[\w./:-]{2,100}$",
    re.IGNORECASE,
)
_PLACEHOLDER = re.compile(
    r"[*x•.…_?#-]{2,80}|\$\{[^}]{1,60}\}?|(?-i:\$[A-Z_]{2,60})|\{\{?.{0,60}|%[^\W\d]{1,40}%|%[sdv]|<.{0,60}|(?:your|my"
    r"|dein|ihr|insert|enter|the)[_-].{1,60}|.{0,20}(?:redacted|placeholder|changeit-here).{0,20}"
    r"|(?:process\.env|os\.environ|env|secrets|config|settings|self|var|vars)[.\[(].{0,80}|\w{1,40}\(.{0,80}",
    re.IGNORECASE,
)
_DEFAULTS = frozenset(
    {"changeme", "changeit", "letmein", "geheim", "qwerty", "qwertz", "azerty", "hunter", "iloveyou", "swordfish"}
)
_UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", re.IGNORECASE)
_CODE = re.compile(
    r"#?\d{3,12}#?|\d{2,6}[#*]\d{2,6}|\d{2,8}(?:[ -]\d{2,8}){1,8}#?|[a-z]-\d{4,8}"
    r"|(?=[a-z0-9-]{0,60}\d)[a-z0-9]{3,12}(?:-[a-z0-9]{3,12}){0,8}"
    r"|(?=[a-z0-9 ]{0,60}\d)[a-z0-9]{3,12}(?: [a-z0-9]{3,12}){2,8}|\*?\d{3,10}[#*]",
    re.IGNORECASE,
)
_RANDOM_RUNS = 0.38


def core(word: str) -> str:
    """Return the word without quotes, brackets and the punctuation of its sentence."""
    return word.strip(_STRIPPED).rstrip(".").strip(_STRIPPED)


def harmless(word: str) -> bool:
    """Return whether the word is of a kind that is no secret: a date, a version, a ticket, a product, an address, a placeholder."""
    plain = word.rstrip("!?.")
    low = plain.lower()
    if not plain or low in _HARMLESS or low in _PRODUCTS or any(part in _PRODUCTS for part in low.split("-")):
        return True
    if _NUMBERED.fullmatch(plain) or _TICKET.fullmatch(plain) or _PLACEHOLDER.fullmatch(word):
        return True
    series = _SERIES.fullmatch(low)
    if series is not None and series[1] in SERIES:
        return True
    return is_reference(plain)


def is_reference(word: str) -> bool:
    """Return whether the word is an address, a path or the name of a file."""
    return bool(_REFERENCE.match(word))


def is_default(word: str) -> bool:
    """Return whether the word is one of the passwords that things are delivered with."""
    return word.rstrip("!?.").lower() in _DEFAULTS


def strong(word: str) -> bool:
    """Return whether the word is unlike a word: letters with figures or signs in them."""
    if len(word) < 5 or harmless(word) or _UUID.fullmatch(word):
        return False
    letter, digit = any(one.isalpha() for one in word), any(one.isdigit() for one in word)
    inner = any(one in _SYMBOLS for one in word.rstrip("!?*+").lstrip("@#$+~*"))
    outer = word[-1] in "!?*+$#" or word[0] in "!$*#"
    if letter and digit:
        return len(word) >= 6 or inner or outer
    if letter:
        return inner and not _joined(word)
    return digit and inner and len(word) >= 6 and not re.fullmatch(r"[\d.,:/()+ _=-]+", word)


def very_strong(word: str) -> bool:
    """Return whether the word cannot well be anything but a password: letters, figures and signs, or figures all over it."""
    if len(word) < 6 or harmless(word) or _UUID.fullmatch(word):
        return False
    letter, digit = any(one.isalpha() for one in word), any(one.isdigit() for one in word)
    if not (letter and digit):
        return False
    inner = any(one in "!@#$%^*?~§€£" for one in word.rstrip("!?*+").lstrip("@#$+~*"))
    return (inner and "@" not in word) or (inner and "." not in word) or (len(word) >= 8 and random_like(word))


def disguised(word: str) -> bool:
    """Return whether a figure stands for a letter within a word: "r0ckstar", "Gr4nola_Bar"."""
    return bool(_DISGUISED.fullmatch(word)) and not harmless(word)


_DISGUISED = re.compile(r"(?=[\w!#$]{6,40}$)[^\W\d_]{1,20}[0134578][a-zß-ÿ]{2,20}[^\W\d]{0,20}[!#$]?")


def chosen(word: str) -> bool:
    """Return whether the word is a small one with figures, as people choose for passwords: no acronym, no name of a product."""
    if not 6 <= len(word) <= 40 or harmless(word) or is_name_to_name(word):
        return False
    if not word.isalnum():
        return bool(_NAMES_AND_FIGURES.fullmatch(word))
    letters = [one for one in word if one.isalpha()]
    figures = len(word) - len(letters)
    if figures == 1 and not (_FIGURE_WITHIN.fullmatch(word) or _FIGURE_BEHIND.fullmatch(word)):
        return False
    return figures >= 1 and len(letters) >= 3 and sum(one.isupper() for one in letters) <= len(letters) / 2


_NAME_TO_NAME = re.compile(r"[A-Z][a-z]{1,12}[24][A-Z][a-z]{1,12}")


def is_name_to_name(word: str) -> bool:
    """Return whether this is a name with a "to" or a "for" in it, as products have: Web2Print."""
    return bool(_NAME_TO_NAME.fullmatch(word))


_FIGURE_WITHIN = re.compile(r"[^\W\d_]{1,30}\d[^\W\d_]{2,30}")
_FIGURE_BEHIND = re.compile(r"[^\W\d_]{5,30}\d")
_NAMES_AND_FIGURES = re.compile(r"[A-ZÀ-Þ]?[a-zß-ÿ]{3,20}(?:[-_.&+=*][A-ZÀ-Þ]?[a-zß-ÿ]{2,20}){0,4}[-_.&+#=*]?\d{1,4}")


def is_hyphenated_phrase(word: str) -> bool:
    """Return whether the word is three or more small words with hyphens between, of which none holds a sentence together."""
    return word.count("-") >= 2 and is_phrase(word.replace("-", " "), 3)


def marked(word: str) -> bool:
    """Return whether the word has letters, figures and a sign, as passwords do and little else that stands in a sentence."""
    letters, digits = sum(one.isalpha() for one in word), sum(one.isdigit() for one in word)
    if len(word) < 6 or letters < 3 or not digits or harmless(word) or _REFERRED.fullmatch(word):
        return False
    inner = any(one in "!@#$%^*?§€£~" for one in word[1:].rstrip("!?*+$#"))
    return inner or (word[-1] in "!#$*" and letters >= 4 and (digits >= 2 or chosen(word[:-1])))


_REFERRED = re.compile(
    r"[^\W\d_]{2,20}#\d{1,10}|[^\W\d_]{1,3}[$€£]\d[\d.,]{0,12}[^\W\d_]{0,3}|[^\s@]{2,40}@[\w-]{2,40}", re.IGNORECASE
)
"""What has a sign as well: ticket#4711, US$120k, root@host."""


def random_like(word: str) -> bool:
    """Return whether small letters, capitals and figures change as often as in something drawn by lot."""
    kinds = [
        "d" if one.isdigit() else "u" if one.isupper() else "l" if one.isalpha() else "s"
        for one in word
        if one not in "-_./"
    ]
    if "d" not in kinds or not {"u", "l"} & set(kinds) or (word.isupper() and len(word) < 12):
        return False
    changes = sum(1 for before, after in pairwise(kinds) if before != after)
    return changes >= 3 and changes / len(kinds) >= _RANDOM_RUNS


def is_key(word: str) -> bool:
    """Return whether the word may be a key: long, with letters and figures."""
    if len(word) < 8 or harmless(word):
        return False
    if _UUID.fullmatch(word):
        return True
    letter, digit = any(one.isalpha() for one in word), any(one.isdigit() for one in word)
    if letter and digit:
        return True
    return (
        len(word) >= 20
        and word.replace("_", "").replace("-", "").replace("=", "").isalnum()
        and (digit or "-" not in word)
    )


def is_code(words: str) -> bool:
    """Return whether this is a PIN or code: figures, or groups with figures in them."""
    return bool(_CODE.fullmatch(words))


def is_word(word: str) -> bool:
    """Return whether the word is one of letters only, of some length, that says nothing about secrets: no state of one either."""
    if _STATE.fullmatch(word):
        return False
    return len(word) >= 4 and word.rstrip("!?").replace("-", "").replace("_", "").isalpha() and not harmless(word)


_STATE = re.compile(
    r"(?-i:ge[a-zäöüß]{3,14}t)|[^\W\d_]{4,20}(?:ed|ing|iert|ad[oa]s?|id[oa]s?|iente|ente|[ai]ble|ée?s?)", re.IGNORECASE
)
"""Endings of words that say what is done or what becomes of a thing: "expiring", "pendiente", "blockiert"."""


def is_phrase(words: str, least: int) -> bool:
    """Return whether these are at least so many small words of which none holds a sentence together; the last may be a number."""
    parts = words.split()
    if len(parts) >= least and parts[-1].isdigit():
        parts, least = parts[:-1], least - 1
    return len(parts) >= least and all(
        part.isalpha() and part.islower() and len(part) >= 3 and part not in _HARMLESS for part in parts
    )


_MIXED = re.compile(
    r"(?<![^\s\"'(])(?=[^\s!#$^]{0,30}(?:[A-Za-z]\d|\d[A-Za-z])|[^\s!#$^]{1,30}[!#$^][^\s!#$^]{0,30}(?:[A-Za-z]\d|\d[A-Za-z]))"
    r"[A-Za-z0-9_%&*-]{1,30}[!#$^][A-Za-z0-9!#$^_%&*-]{1,30}(?=[\s\"'),;]|\.?(?:\s|$))"
)
_LEAST_MIXED, _MOST_MIXED = 8, 1000


def is_bare_password(word: str) -> bool:
    """Return whether letters, figures and signs are mixed in the word, or in a part of it, as in passwords only."""
    return any(len(found.group()) >= _LEAST_MIXED and marked(found.group()) for found in _MIXED.finditer(word))


def is_only_a_password(text: str) -> bool:
    """Return whether the text is but one word, which has letters, figures and a sign, and not a sentence without spaces."""
    one = text.strip()
    return (
        _LEAST_MIXED <= len(one) <= _MOST_MIXED and len(one.split()) == 1 and max(one) < "\u3001" and marked(core(one))
    )


_BARE = re.compile(
    r"(?<![^\s\"'(=,:])(?<!(?:SHA|sha)(?:256|512):)(?!sha\d{3}-)[A-Za-z0-9+/_-]{32,200}={0,2}(?=[\s\"'),;:]|\.?(?:\s|$))"
)
_LEAST_BARE, _LEAST_DRAWN = 32, 24


def is_bare_key(word: str) -> bool:
    """Return whether the word, or a part of it, is long and must have been drawn by lot: small letters, capitals and figures."""
    return (
        len(word) >= _LEAST_BARE
        and "://" not in word
        and any(_drawn_by_lot(found.group()) for found in _BARE.finditer(word))
    )


def _drawn_by_lot(word: str) -> bool:
    longest = max(re.split(r"[_-]", word), key=len)
    every = any(one.islower() for one in word) and any(one.isupper() for one in word)
    return every and not word.startswith("/") and len(longest) >= _LEAST_DRAWN and random_like(longest)


def _joined(word: str) -> bool:
    """Return whether the sign stands between words, as in `snake_case`, `R&D` and `and+or`."""
    return all(part.isalpha() or not part for part in re.split(r"[_&+=@/\\]", word)) and not re.search(
        r"[!#$%^*?~§€£]", word.rstrip("!?*+")
    )
