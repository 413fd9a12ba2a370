"""A word that no language has in the company of one that announces a secret, whatever stands between the two.

The strange word is looked for first: an ordinary text holds few, so that little of it is read twice.
"""

import re
from collections.abc import Iterator

from handover.text.secrets.labels import COMMON_WORDS, Family
from handover.text.secrets.meetings import is_of_meeting
from handover.text.secrets.named import labels_in
from handover.text.secrets.opaque import LEAST, LONGEST, is_hexadecimal_key, opaque
from handover.text.secrets.pairs import CREDENTIAL_WORDS
from handover.text.secrets.reading import Reading
from handover.text.secrets.spelling import unaccented
from handover.text.secrets.unspaced import UNSPACED, UNSPACED_LABEL
from handover.text.secrets.values import core, disguised, is_reference

_PARTS = re.compile(rf"(?:[|,;:=/()\[\]{{}}<>\"]|[^\w\x00-\x7f]|{UNSPACED.pattern}){{1,400}}")
"""What stands between words, and what is written in letters that nobody mixes into a password."""
_BEFORE = 200
_REST_OF_LINE = re.compile(r"\s{0,4}[^\n]{0,80}")
"""What stands behind a word on its line, or on the next one if it ends its own."""
_LINES_BEFORE = 4
_SENTENCE_ENDS = re.compile(r"(?:[.!?]|。)(?:\s|$)")
_OTHER_NAME = re.compile(
    r"(?:\b(?:id|ids|uuid|guid|hash|sha-?\d{0,3}|md5|etag|fingerprint|serial|build|commit|version|release|revision|ticket|order|article"
    r"|model|part|pod|image)(?: ?(?:no|nr|number)\.?)?|nummer|#)[ \t:=#(\"]{1,3}$",
    re.IGNORECASE,
)
"""What says of the word behind it that it is the number of something."""
_ADDRESS_BEFORE = re.compile(r"\w@[\w-]{1,60}(?:\.[\w-]{1,30}){1,4}[ \t]{0,4}\n?[ \t]{0,4}$")
"""An e-mail address right before, as the name to log in with."""
_LAST_UNSPACED = re.compile("。|！|？")
_NUMBERED = re.compile(r"[a-z]{2,12}_[A-Za-z0-9]{10,60}")
"""How services number what they keep: `cus_…`, `price_…`."""
_OPEN_TO_ALL = ("public ", "öffentlicher ", "publique ", "pública ", "pubblica ")
_APART = re.compile(r"\n|[.;!?] |\b(?:md5|sha)", re.IGNORECASE)
_MOST_PLACES = 40
"""Places looked at where the same word stands."""
_EVERYDAY = frozenset(
    {"account", "access", "user", "user id", "userid", "utente", "mail", "email", "e-mail", "entra", "entrar", "acceso"}
    | {"accesso", "acesso", "accès", "nutzer", "benutzer", "usuario", "utilizador", "utilisateur", "connexion", "admin"}
)
"""Labels that stand in any text, so that the value has to be on the same line."""


def holds_strange_word(reading: Reading) -> bool:
    """Return whether a word that cannot be read stands in the same sentence as a label, in the next one or a few lines below."""
    text = reading.plain
    return any(
        _is_announced(text, word, at) for word in _strange_words(reading) for at in reading.places(word, _MOST_PLACES)
    )


def _strange_words(reading: Reading) -> Iterator[str]:
    """Yield each distinct part of the text that is no word."""
    for word in reading.odd_words:
        if LEAST <= len(word) <= LONGEST and not is_reference(core(word)):
            whole = core(word)
            parts = dict.fromkeys(_PARTS.split(whole) if UNSPACED.search(whole) else (whole, *_PARTS.split(whole)))
            yield from (part for part in parts if opaque(part) or disguised(part) or is_hexadecimal_key(part))


def _is_announced(text: str, word: str, at: int) -> bool:
    """Return whether a label stands before the word that is found here, or behind it in its sentence."""
    before = _last_sentences(text[max(0, at - _BEFORE) : at])
    if _OTHER_NAME.search(before) or before.endswith(('の"', "の「", "の『")):
        return False
    end = at + len(word)
    line = _REST_OF_LINE.match(text, end)
    behind = _SENTENCE_ENDS.split(line.group(), maxsplit=1)[0] if line is not None else ""
    return _labelled(text, word, before, at - len(before), at) or _labelled(text, word, behind, end, end)


def _last_sentences(before: str) -> str:
    """Return the end of a text that still speaks of what comes next: this sentence, the one before it and the lines above."""
    lines = before.split("\n")[-_LINES_BEFORE:]
    ends = [found.end() for found in _SENTENCE_ENDS.finditer("\n".join(lines))]
    kept = "\n".join(lines)
    return kept[ends[-2] :] if len(ends) > 1 else kept


def _suits(word: str, family: Family, label: str, between: str) -> bool:
    """Return whether this label may announce the word: one that could be a name or a check sum asks for more than others."""
    if is_hexadecimal_key(word):
        return family is Family.KEY and label not in COMMON_WORDS and not _APART.search(between)
    if family in (Family.LOGIN, Family.CODE) and _NUMBERED.fullmatch(word):
        return False
    return not disguised(word) or family is Family.PASSWORD or label in CREDENTIAL_WORDS


def _in_table(between: str, rest: str) -> bool:
    """Return whether the label heads a column, so that what stands in it is judged by the column."""
    ended = between.rsplit("\n", 1)[-1] + rest.split("\n", 1)[0]
    return any(one in between.split("\n", 1)[0] and one in ended for one in "|\t;,")


def _labelled(text: str, word: str, part: str, start: int, value: int) -> bool:
    if _ADDRESS_BEFORE.search(part) or (not part.isascii() and UNSPACED_LABEL.search(_LAST_UNSPACED.split(part)[-1])):
        return True
    low = unaccented(part.lower())
    for family, begin, end in labels_in(low):
        label = low[begin:end]
        if family is Family.PHRASE or is_of_meeting(text, start + begin, label) or low[:begin].endswith(_OPEN_TO_ALL):
            continue
        between = text[min(start + begin, value) : max(start + begin, value)]
        if not _suits(word, family, label, between):
            continue
        if "\n" not in between or not (label in _EVERYDAY or _in_table(between, text[value:])):
            return True
    return False
