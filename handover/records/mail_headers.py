"""Lines above a message that is quoted in a reply: who sent it to whom, when, and what about."""

import re
from collections.abc import Sequence

from handover.model.records import Contact
from handover.records.labels import plain_words
from handover.records.lines import Line

_SAYS_WHEN_OR_WHAT = re.compile(
    r"^(?:sent|subject|gesendet|betreff|objet|envoyé|asunto|enviado|oggetto|inviato|assunto|onderwerp"
    r"|verzonden)\s?:\s",
    re.IGNORECASE,
)
_SAYS_TO_WHOM = re.compile(r"^(?:cc|bcc|date|datum|fecha|data|to|an|à|para|a|aan)\s?:\s", re.IGNORECASE)
_QUOTED = re.compile(
    r"(?:wrote|schrieb(?: am .*)?|a écrit|escribió|ha scritto|escreveu|schreef)\s*:\s*$|^-{3,}\s*(?:original message"
    r"|ursprüngliche nachricht"
    r"|message d'origine|mensaje original)",
    re.IGNORECASE,
)
"""Stands above a message that is quoted, with the name of whoever wrote it: mostly one of us."""
_FROM = re.compile(r"^(?:from|von|de|da|van)\s?:\s", re.IGNORECASE)
_TO = re.compile(r"^(?:to|an|à|para|a|aan)\s?:\s*(.+)$", re.IGNORECASE)
_HEADER_LINES = 5


def is_mail_header(lines: tuple[Line, ...], at: int, found: Sequence[Contact]) -> bool:
    """Return whether a line stands above a quoted message: whom it was sent to, or who sent it to somebody `found` before."""
    text = lines[at].text
    if _SAYS_WHEN_OR_WHAT.match(text) or _QUOTED.search(text) or _is_from_us(lines, at, found):
        return True
    beside = [lines[one].text for one in (at - 1, at + 1) if 0 <= one < len(lines)]
    return bool(_SAYS_TO_WHOM.match(text)) and any(
        pattern.match(one) for one in beside for pattern in (_SAYS_WHEN_OR_WHAT, _SAYS_TO_WHOM, _FROM)
    )


def _is_from_us(lines: tuple[Line, ...], at: int, found: Sequence[Contact]) -> bool:
    """Return whether this line says who wrote a quoted message, and it was sent to somebody told of above it."""
    if not _FROM.match(lines[at].text):
        return False
    sent_to = (_TO.match(line.text) for line in lines[at + 1 : at + _HEADER_LINES])
    names = [plain_words(match[1]).split() for match in sent_to if match]
    return any(
        word in name for name in names for one in found for word in plain_words(one.name).split() if len(word) > 2
    )
