"""Detection of pasted passwords and keys, which are refused in favour of a vault link (P68).

`credentials` and `labels` are the rules, as data; the other modules judge by them. What no rule knows is left to a small model
(`access`, decision 0019). Nothing here keeps or prints what was looked at.
"""

from handover.text.secrets.access import holds_access
from handover.text.secrets.beside import holds_strange_word
from handover.text.secrets.cards import holds_card_number
from handover.text.secrets.clause import holds_password_in_clause
from handover.text.secrets.columns import holds_secret_column
from handover.text.secrets.credentials import PRIVATE_KEYS
from handover.text.secrets.credentials_in import holds_credential
from handover.text.secrets.locked import holds_opening_word
from handover.text.secrets.pairs import holds_login_pair
from handover.text.secrets.personal import holds_personal_answer
from handover.text.secrets.places import holds_place_code
from handover.text.secrets.prose import holds_announced_secret
from handover.text.secrets.reading import Reading
from handover.text.secrets.surface import surface
from handover.text.secrets.unspaced import holds_unspaced_secret
from handover.text.secrets.values import is_bare_key, is_bare_password, is_only_a_password


def holds_secret(text: str) -> bool:
    """Return whether the text seems to hold a password, a code, a token or a key.

    A link ("password: https://vault…"), a vault's name and a sentence ("the password is in the vault") are no secrets.
    """
    reading = Reading(surface(text))
    plain = reading.plain
    return (
        holds_credential(reading)
        or holds_strange_word(reading)
        or holds_announced_secret(reading)
        or holds_password_in_clause(reading)
        or holds_unspaced_secret(plain)
        or holds_place_code(plain)
        or holds_personal_answer(plain)
        or holds_secret_column(reading)
        or holds_login_pair(reading)
        or holds_card_number(plain)
        or holds_opening_word(reading)
        or is_only_a_password(plain)
        or any(is_bare_password(word) or is_bare_key(word) for word in reading.odd_words)
        or holds_access(reading)
    )


def holds_private_key(text: str) -> bool:
    """Return whether the text holds what is a private key beyond doubt."""
    plain = surface(text)
    return any(rule.always and rule.pattern.search(plain) for rule in PRIVATE_KEYS)
