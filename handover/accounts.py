"""Comparison of account names: keyboards, pastes and Slack itself write one name in several ways."""

import unicodedata

_SIGNS = str.maketrans(
    dict.fromkeys("’‘‛ʼʹʻ`´′＇\u02bd\u055a\ua78c", "'")
    | dict.fromkeys("“”„‟«»″〝〞＂", '"')
    | dict.fromkeys("‐‑‒–—―−﹣－", "-")
)
"""Typographic apostrophes, quotation marks and dashes, and the sign on the keyboard that each stands for."""
_QUOTES = (('"', '"'), ("'", "'"))


def folded(account: str) -> str:
    """Return the key by which account names are compared.

    Letter case, width of characters, white space of every kind, invisible signs, straight or typographic apostrophes, quotes
    and dashes, and quotes around the whole name do not matter.
    """
    # Folding case can make new compatibility forms, so the text is normalised before and after. Signs come first: NFKC would
    # take some of them apart.
    text = unicodedata.normalize("NFKC", account.translate(_SIGNS))
    text = unicodedata.normalize("NFKC", text.casefold()).translate(_SIGNS)
    return unquoted(" ".join(_visible(text).split()))


def unquoted(name: str) -> str:
    """Return a name without the quotes around it, if it stands in quotes as a whole."""
    name = name.strip()
    straight = name.translate(_SIGNS)
    inside = straight[1:-1]
    if any(straight.startswith(left) and straight.endswith(right) and left not in inside for left, right in _QUOTES):
        return name[1:-1].strip() or name
    return name


def _visible(text: str) -> str:
    """Return the text without characters that show nothing, such as the zero-width space; separators stay."""
    return "".join(
        one
        for one in text
        if one.isspace() or (unicodedata.category(one) not in ("Cf", "Cc") and one not in "\ufe0e\ufe0f")
    )
