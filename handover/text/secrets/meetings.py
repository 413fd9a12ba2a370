"""Invitations to meetings: who was invited has their passcodes, so that they are no secrets here."""

import re


def is_of_meeting(text: str, start: int, label: str) -> bool:
    """Return whether the label is that of a meeting's invitation, which everybody invited has: "Meeting ID: …, passcode: …"."""
    return label.removesuffix("s") in _INVITED and bool(_MEETING.search(text, max(0, start - _INVITATION), start))


def names_meeting(text: str) -> bool:
    """Return whether the text names a meeting that one dials into."""
    return bool(_MEETING.search(text))


_INVITED = frozenset(
    {
        "passcode",
        "pass code",
        "access code",
        "kenncode",
        "code secret",
        "kennwort",
        "password",
        "passwort",
        "pin",
        "mot de passe",
    }
    | {"code d'accès", "código de acceso", "codice d'accesso", "codice di accesso", "senha", "contraseña"}
)
_MEETING = re.compile(
    r"zoom\.us/[jw]/|teams\.(?:microsoft|live)\.com/|meet\.google\.com/|tel\.meet/|webex\.com/|meeting[ -]?(?:id|number|no)\b"
    r"|besprechungs-id|id de (?:la )?r[ée]union|id (?:de )?(?:la )?reuni[óo]n|id riunione|id da reuni[ãa]o|dial[ -]in\b|einwahl"
    r"|\bzoom[ :]{1,2}\d{3} ?\d{3,4} ?\d{3,4}\b"
    r"|conference (?:bridge|call|line)|telefonkonferenz",
    re.IGNORECASE,
)
_INVITATION = 160
"""Characters before a label in which the rest of its invitation stands."""
