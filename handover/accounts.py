"""How account names are compared."""

import unicodedata


def folded(account: str) -> str:
    """Return the account name as it is compared: compatibility forms, letter case and white space made equal."""
    # Folding case can make new compatibility forms, so the text is normalised before and after.
    text = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", account).casefold())
    return " ".join(text.split())
