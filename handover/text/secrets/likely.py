"""Which words look like the passwords that people choose, for rules that do not ask what joins a word to its label."""

import re

from handover.text.secrets.opaque import is_numbering, opaque
from handover.text.secrets.unspaced import UNSPACED
from handover.text.secrets.values import (
    chosen,
    disguised,
    is_hyphenated_phrase,
    is_name_to_name,
    is_reference,
    marked,
    very_strong,
)

_ONE_FIGURE = re.compile(r"[A-ZÀ-Þ]\D*\d")
"""A name with one figure, as Phase2 is."""


def like_a_password(plain: str) -> bool:
    """Return whether this looks like a word that somebody chose as a password."""
    bare = plain.rstrip("!?*#$")
    if is_reference(plain) or is_numbering(bare) or is_name_to_name(plain) or UNSPACED.search(plain):
        return False
    small = chosen(bare) and not _ONE_FIGURE.fullmatch(bare)
    return (
        small or marked(plain) or very_strong(plain) or disguised(plain) or opaque(plain) or is_hyphenated_phrase(plain)
    )


def like_a_product(plain: str) -> bool:
    """Return whether this may well be the name of a program, which opens a file as a password does."""
    strange = marked(plain) or disguised(plain) or opaque(plain)
    return is_name_to_name(plain) or not (strange or plain.rstrip("!?*#$")[-1:].isdigit())
