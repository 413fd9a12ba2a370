"""A user's name and a password side by side: "admin / Hunter…", "log in as jo with …", `admin:Hunter…`."""

import re

from handover.text.secrets.labels import DOORS, PREPOSITIONS
from handover.text.secrets.opaque import is_numbering, opaque
from handover.text.secrets.reading import Reading
from handover.text.secrets.spelling import spellings
from handover.text.secrets.values import (
    chosen,
    core,
    is_hyphenated_phrase,
    is_name_to_name,
    marked,
    strong,
    very_strong,
)

SIGN = re.compile(r"[\"')\]]{0,2}[ \t]{0,8}(?:=>|:=|=|::?(?!//)|->|→|\|)[ \t]{0,8}")
_PAIR = re.compile(
    r"[\s:=|\"'(-]{0,12}(?:(?:is|are|ist|sind|est|sont|es|son|è|sono|é|são|as|with"
    r"|using|mit|als|avec|comme|con|come|como|com)[ \t]{1,3})?"
    r"([^\s/|,;]{2,80})(?:[ \t\"']{0,4}(?:/{1,2}|\||,|;|:|\n|–|→| - |[ \t]\()[ \t\"'(]{0,4}"
    r"|[\"']?[ \t]{1,4}(?:(?:and|und|et|y|e|with|mit|avec|con|com|pass|pw|pwd|&"
    r"|\+)[ \t]{1,3}[\"']?)?)(\S{5,80})"
)


def is_login_pair(window: str, label: str) -> bool:
    """Return whether a name and a password follow: "admin / Hunter…"."""
    below = _BELOW.match(window)
    if below is not None and label in _HEADS and _is_below(core(below[1])):
        return True
    joint = SIGN.match(window)
    if joint is None and (gap := _OF_WHAT.match(window)) is not None:
        joint = SIGN.match(window, gap.end())
    head = window[joint.end() :] if joint is not None else window
    head = _ADDRESS.sub(" ", head)
    found = _PAIR.match(head)
    if found is None:
        return False
    first, second = core(found[1]), core(found[2])
    if first.lower() in _PREPOSITIONS:
        return joint is None and _is_login_with(window)
    if joint is not None and very_strong(first) and "@" not in first:
        return True
    if joint is not None and _among(head):
        return True
    if (label in DOORS or found.group().count("/") == 1) and _is_user(first, joint) and _is_chosen(second):
        return True
    if "@" in first and chosen(second):
        return True
    named = first.lower() in _USUAL_NAMES or label in CREDENTIAL_WORDS
    if (named or label in DOORS) and joint is not None and is_hyphenated_phrase(second):
        return True
    return (very_strong(second) and not is_name_to_name(second)) or (
        named and strong(second) and second[0] not in "+@#"
    )


_PREPOSITIONS = spellings(PREPOSITIONS) | {"mit", "avec", "con", "com", "über", "through", "via", "runs", "is"}
_LOGIN_WITH = re.compile(
    r"[^\n.;:]{0,40}?\b(?:with|mit|avec|con|com|as|als)[ \t](\S{2,60})[ \t](?:and|und|et|y|e|with|mit|avec|con|com)[ \t](\S{6,60})"
)
_USER_NAME = re.compile(r"[^\W\d_][\w+]{0,40}(?:[._@-][\w.@-]{1,60}|\d{1,4})")


def _is_login_with(window: str) -> bool:
    """Return whether a name and a password are what one logs in with: "to the portal with jo.park and …"."""
    found = _LOGIN_WITH.match(window)
    return found is not None and bool(_USER_NAME.fullmatch(found[1])) and _is_chosen(core(found[2]))


def _is_chosen(word: str) -> bool:
    return chosen(word.rstrip("!?#*$")) and not is_name_to_name(word)


def _is_user(word: str, joint: re.Match[str] | None) -> bool:
    """Return whether this may be the name of a user, and is not, without a sign before it, what belongs to a way in."""
    return bool(_NAME.fullmatch(word)) and (joint is not None or not _PART_OF_DOOR.fullmatch(word))


def _is_below(word: str) -> bool:
    return chosen(word) or (strong(word) and not is_numbering(word))


def _among(head: str) -> bool:
    """Return whether a password stands among what follows on the line: "host, user, password"."""
    words = re.split(r"[\s,/|;]+", head.split("\n", 1)[0][:_LINE])
    return any(marked(core(word)) for word in words[1:_PARTS])


_PART_OF_DOOR = re.compile(
    r"-?(?:gateways?|profile?|client|servers?|hosts?|tunnel|page|controller|router|folder|test|seite|profil|perfil|profilo)",
    re.IGNORECASE,
)
"""What belongs to a way in and is nobody's name: "VPN gateway …"."""
_OF_WHAT = re.compile(r"(?:[ \t][^\W\d_]{2,20}){1,5}(?=[ \t]?:)")
_BELOW = re.compile(
    r"[^\n:]{0,40}:?[ \t]{0,4}\n{1,2}[ \t]{0,4}[^\s:]{3,60}[ \t]{0,4}\n[ \t]{0,4}([^\s:]{6,80})[ \t]{0,4}(?:\n|$)"
)
"""A name and a password alone in the two lines below."""
_ADDRESS = re.compile(r"[a-z]{2,12}://\S{1,200}", re.IGNORECASE)
_LINE, _PARTS = 120, 6
_NAME = re.compile(r"[^\W\d_][\w.+@-]{1,60}")
_USUAL_NAMES = frozenset({"admin", "administrator", "root", "sa", "postgres", "guest", "test", "demo", "user"})
CREDENTIAL_WORDS = frozenset(
    {
        "credentials",
        "zugangsdaten",
        "anmeldedaten",
        "identifiants",
        "credenciales",
        "credenziali",
        "credenciais",
        "creds",
    }
)
_HEADS = CREDENTIAL_WORDS | {
    "login",
    "log-in",
    "logins",
    "zugang",
    "zugänge",
    "accès",
    "acceso",
    "acesso",
    "accesso",
    "logindaten",
}
_LOGIN_PAIR = re.compile(
    r"(?<![\w.@/-])(admin|administrator|root|sa|scott|postgres|guest|test|demo|user|svc[\w-]{0,20}"
    r"|[\w.+-]{1,64}@[\w-]{1,60}(?:\.[\w-]{1,30}){1,4})[\"']?"
    r"([:|]|[ \t]?/{1,2}[ \t]?|[ \t]:[ \t]|,[ \t]|[ \t]{1,3}|[ \t]{0,3}\n[ \t]{0,3})[\"']?(\S{6,80})",
    re.IGNORECASE,
)


_AT_HOST = re.compile(
    r"(?:s?ftps?|ssh|rdp|vnc|telnet|vpn|scp)[ \t:]{1,3}(?=\S{0,80}\.)[^\s,]{4,80}[ \t,]{1,3}[^\s,]{2,60}[ \t,]{1,3}"
    r"([^\s,]{6,60})[ \t.]{0,3}(?=\n|\Z)",
    re.IGNORECASE,
)
"""Where one logs in, as whom, and with what: "ftp host name …"."""


def holds_login_pair(reading: Reading) -> bool:
    """Return whether a usual user name or an address stands beside a password: "admin:Hunter…"."""
    if any(chosen(one := core(found[1])) or very_strong(one) for found in _AT_HOST.finditer(reading.plain)):
        return True
    return any(
        _is_password_of(found[1], found[2], core(found[3])) for found in _LOGIN_PAIR.finditer(reading.around_odd_words)
    )


def _is_password_of(name: str, between: str, word: str) -> bool:
    if between.strip() in ("", ","):
        return marked(word)
    if "@" not in name and "@" in word:
        word = word.split("@", 1)[0]
    if "@" not in name:
        return strong(word)
    return very_strong(word) or opaque(word) or (between.strip() in ("/", "//", "|") and chosen(word.rstrip("!?#*$")))
