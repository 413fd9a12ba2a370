"""Looking for credentials of the known kinds in a text."""

from handover.text.secrets.credentials import CREDENTIALS
from handover.text.secrets.reading import Reading


def holds_credential(reading: Reading) -> bool:
    """Return whether a key, token or address of a known kind stands in the text.

    What has no space in it is looked for in long words alone, of which an ordinary text has few.
    """
    low, long_low = reading.plain.lower(), reading.long_words.lower()
    return any(
        rule.pattern.search(reading.plain if rule.spaced else reading.long_words)
        for rule in CREDENTIALS
        if any(hint in (low if rule.spaced else long_low) for hint in rule.hints)
    )
