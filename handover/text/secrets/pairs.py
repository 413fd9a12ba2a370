"""A user's name and a password side by side: "admin / Hunter…", "log in as jo with …", `admin:Hunter…`."""

import re

from handover.text.secrets.values import core, strong, very_strong

SIGN = re.compile(r"[\"')\]]{0,2}[ \t]{0,8}(?:=>|:=|=|:(?!//)|->|→|\|)[ \t]{0,8}")
_PAIR = re.compile(
    r"[\s:=|\"'(-]{0,12}([^\s/|,;]{2,80})(?:[ \t\"']{0,4}(?:/|\||,|;|:|\n|–|→| - )[ \t\"'(]{0,4}"
    r"|[\"']?[ \t]{1,4}(?:(?:and|und|et|y|e|with|mit|avec|con|com|pass|pw|pwd|&"
    r"|\+)[ \t]{1,3}[\"']?)?)(\S{5,80})"
)


def is_login_pair(window: str, label: str) -> bool:
    """Return whether a name and a password follow: "admin / Hunter…"."""
    joint = SIGN.match(window)
    head = window[joint.end() :] if joint is not None else window
    found = _PAIR.match(head)
    if found is None:
        return False
    first, second = core(found[1]), core(found[2])
    if joint is not None and very_strong(first) and "@" not in first:
        return True
    named = first.lower() in _USUAL_NAMES or label in _CREDENTIALS
    return very_strong(second) or (named and strong(second) and second[0] not in "+@#")


_USUAL_NAMES = frozenset({"admin", "administrator", "root", "sa", "postgres", "guest", "test", "demo", "user"})
_CREDENTIALS = frozenset(
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
_LOGIN_PAIR = re.compile(
    r"(?<![\w.@/-])(admin|administrator|root|sa|postgres|guest|test|demo|user|svc[\w-]{0,20}"
    r"|[\w.+-]{1,64}@[\w-]{1,60}(?:\.[\w-]{1,30}){1,4})[\"']?"
    r"(?:[:/|]| / )[\"']?(\S{6,80})",
    re.IGNORECASE,
)


def holds_login_pair(text: str) -> bool:
    """Return whether a usual user name or an address stands beside a password: "admin:Hunter…"."""
    return any((strong if "@" not in found[1] else very_strong)(core(found[2])) for found in _LOGIN_PAIR.finditer(text))
