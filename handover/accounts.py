"""Comparison of account names."""

import unicodedata


def folded(account: str) -> str:
    """Return the key by which account names are compared: NFKC, case-folded, white space collapsed."""
    # Folding case can make new compatibility forms, so the text is normalised before and after.
    text = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", account).casefold())
    return " ".join(text.split())
