"""Looking for credentials of the known kinds in a text."""

from functools import cache

from handover.text.secrets.credentials import CREDENTIALS, Credential
from handover.text.secrets.reading import Reading


def holds_credential(reading: Reading) -> bool:
    """Return whether a key, token or address of a known kind stands in the text.

    What has no space in it is looked for in long words alone, of which most texts have none.
    """
    return _holds(reading.plain, spaced=True) or _holds(reading.long_words, spaced=False)


def _holds(text: str, *, spaced: bool) -> bool:
    if not text:
        return False
    low = text.lower()
    return any(rule.pattern.search(text) for rule in _rules(spaced=spaced) if any(hint in low for hint in rule.hints))


@cache
def _rules(*, spaced: bool) -> tuple[Credential, ...]:
    return tuple(rule for rule in CREDENTIALS if rule.spaced is spaced)
