"""Detection of pasted passwords and keys, which are refused in favour of a vault link (P68)."""

import re

_KEYS = re.compile(
    r"-----BEGIN [A-Z ]*PRIVATE KEY"
    r"|\bAKIA[0-9A-Z]{16}\b"
    r"|\bgh[pousr]_[A-Za-z0-9]{20,}"
    r"|\bglpat-[A-Za-z0-9_-]{20,}"
    r"|\bxox[abeprs]-[A-Za-z0-9-]{10,}"
    r"|\bsk[-_](?:live_|test_|proj-|ant-)?[A-Za-z0-9_-]{20,}"
    r"|\bAIza[0-9A-Za-z_-]{35}"
    r"|\beyJ[A-Za-z0-9_-]{10,}\.eyJ[A-Za-z0-9_-]{10,}"
)
_NAMED = re.compile(
    r"\b(?:password|passwort|passwd|passcode|passphrase|pwd|pw|secret|client[ _-]?secret|api[ _-]?key|access[ _-]?key"
    r"|(?:access[ _-]?|auth[ _-]?|bearer[ _-]?)?token)\b[ \t]*(?P<joint>:=|=|:|\bis\b)[ \t]*(?P<value>\S+)(?P<rest>[^\n]*)",
    re.IGNORECASE,
)
_LEAST = 4


def holds_secret(text: str) -> bool:
    """Return whether the text seems to hold a password, token or private key.

    A link ("password: https://vault…") and a sentence ("the password is in the vault") are not secrets.
    """
    return bool(_KEYS.search(text)) or any(_looks_secret(match) for match in _NAMED.finditer(text))


def _looks_secret(match: re.Match[str]) -> bool:
    value = match["value"].strip("\"'`*“”()<>,.")
    if len(value) < _LEAST or value.casefold().startswith(("http://", "https://")):
        return False
    if match["joint"] in (":=", "="):
        return True
    if any(not one.isalpha() for one in value.replace("-", "")) and not value.isnumeric():
        return True
    return match["joint"] == ":" and not match["rest"].strip(" .\t\r")
