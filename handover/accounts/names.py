"""Comparison of account names: keyboards, pastes and Slack itself write one name in several ways."""

import re
import unicodedata

from handover.text.slack_signs import without_shortcodes

_SIGNS = str.maketrans(
    dict.fromkeys("’‘‛ʼʹʻ`´′＇\u02bd\u055a\ua78c", "'")
    | dict.fromkeys("“”„‟«»″〝〞＂", '"')
    | dict.fromkeys("‐‑‒–—―−﹣－", "-")
)
"""Typographic apostrophes, quotation marks and dashes, and the sign on the keyboard that each stands for."""
_CASELESS = str.maketrans({"ı": "i", "\u0307": ""})
"""Letters that are one with another in capitals: I is the capital of i and of the Turkish ı, and İ folds to i with a dot."""
_AFTER = " .,;:!?…"
"""Signs that end a sentence, and are no part of the name before them."""
_PLAIN = str.maketrans({"ø": "o", "æ": "ae", "œ": "oe", "ł": "l", "đ": "d", "ð": "d", "þ": "th"})
"""Letters that are no other letter with a sign, and how they are typed without them."""
_SPELLED_OUT = re.compile(r"(?<=[aou])e")
_HIRAGANA = {katakana: katakana - 0x60 for katakana in range(0x30A1, 0x30F7)}
"""Katakana, and the hiragana of the same sound: both are typed for one name."""
_ADDRESS = re.compile(r"^(?:https?://)?(?:www\.)?(?=[^\s/]+\.[^\s/]+/*$)")
"""How the address of a site begins, where a name is one."""
_COMPANY = str.maketrans({"㍿": "株", "㈱": "株", "㈲": "有"})
COMPANY_IN_SHORT = {"株式会社": "株", "有限会社": "有", "合同会社": "同", "合資会社": "資", "合名会社": "名"}
"""What a Japanese company is, and the one sign that stands for it in short."""
_AND = re.compile(r"\b(?:and|und|et|og|och)\b")
_QUOTES = (('"', '"'), ("'", "'"))


def folded(account: str) -> str:
    """Return the key by which account names are compared.

    Letter case, width of characters, white space of every kind, invisible signs, straight or typographic apostrophes, quotes
    and dashes, quotes around the whole name and a full stop behind it do not matter.
    """
    # Folding case can make new compatibility forms, so the text is normalised before and after. Signs come first: NFKC would
    # take some of them apart.
    text = unicodedata.normalize("NFKC", account.translate(_SIGNS))
    text = unicodedata.normalize("NFKC", text.casefold()).translate(_SIGNS)
    bare = unquoted(" ".join(_caseless(_visible(text)).split()))
    return unquoted(bare.rstrip(_AFTER)) or bare


def loosened(account: str) -> str:
    """Return the key by which a name is looked for when nothing is called so: its letters and digits alone.

    Accents, umlauts spelled out or left out, "&" and "and", spaces, signs, emoji and marks for bold or code do not matter, nor
    which of its two scripts a Japanese sound is written in, nor "https://www." before a name that is an address.
    Empty for a name of signs alone. Two customers may have the same key.
    """
    name = folded(without_shortcodes(account).translate(_COMPANY)).translate(_PLAIN).translate(_HIRAGANA)
    name = _ADDRESS.sub("", name)
    for whole, short in COMPANY_IN_SHORT.items():
        name = name.replace(whole, short)
    letters = unicodedata.normalize("NFKD", name)
    words = _AND.sub(" ", "".join(one for one in letters if not unicodedata.combining(one)))
    return _SPELLED_OUT.sub("", "".join(one for one in words if one.isalnum()))


def unquoted(name: str) -> str:
    """Return a name without the quotes around it, if it stands in quotes as a whole."""
    name = name.strip()
    straight = name.translate(_SIGNS)
    inside = straight[1:-1]
    if any(straight.startswith(left) and straight.endswith(right) and left not in inside for left, right in _QUOTES):
        return name[1:-1].strip() or name
    return name


def _caseless(text: str) -> str:
    """Return the text without what letters lose in capitals: the dot of an i, and the accents of Greek."""
    parts = unicodedata.normalize("NFD", text.translate(_CASELESS))
    kept = (
        one
        for before, one in zip(" " + parts, parts, strict=False)
        if not (one == "\u0301" and "GREEK" in unicodedata.name(before, ""))
    )
    return unicodedata.normalize("NFC", "".join(kept).translate(_CASELESS))


def _visible(text: str) -> str:
    """Return the text without characters that show nothing, such as the zero-width space; separators stay."""
    return "".join(
        one
        for one in text
        if one.isspace() or (unicodedata.category(one) not in ("Cf", "Cc") and one not in "\ufe0e\ufe0f")
    )
