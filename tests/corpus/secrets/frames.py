"""Ordinary answers that look like secrets: frames written by hand, with names, numbers, addresses and dates put in by lot."""

import random
import re
import string
from collections.abc import Callable, Iterator
from pathlib import Path

from tests.corpus.secrets.leaks import ALNUM, HEX, uuid

Draw = random.Random


def one_of(text: str) -> Callable[[Draw], str]:
    """Return what draws one of the words between bars."""
    words = text.split(" | ")
    return lambda draw: draw.choice(words)


def signs(letters: str, least: int, most: int = 0, before: str = "", after: str = "") -> Callable[[Draw], str]:
    """Return what draws so many of these letters, with one of the beginnings before them."""
    return lambda draw: (
        draw.choice(before.split(","))
        + "".join(draw.choice(letters) for _ in range(draw.randint(least, most or least)))
        + after
    )


SLOTS: dict[str, Callable[[Draw], str]] = {
    "who": one_of(
        "Jo | Sam Okafor | Frau Schmidt | Herr Brandt | Mme Bernard | Lucía | Giulia | João | their CTO | the buyer | procurement"
    ),
    "acc": one_of(
        "Harrow | Kessler | Soleil | Northwind | Zenith GmbH | 3M | 7-Eleven | O2 | C&A | H&M | Booking.com | 1&1 | AT&T"
    ),
    "n": lambda draw: str(draw.randint(2, 998)),
    "k": lambda draw: f"{draw.randint(1, 98)},{draw.randint(100, 998)}",
    "d": lambda draw: str(draw.randint(2, 30)),
    "p": lambda draw: f"{draw.randint(1, 98)}%",
    "date": one_of(
        "12 March 2026 | 2026-03-17 | 17/03/2026 | 17.03.2026 | Mar 17 | mid-May | Q3 | end of Q2 FY26 | KW 14 | H1/2026"
    ),
    "m": one_of("€48,000 | 48k EUR | $1.2M | £12,500.00 | CHF 9'900 | 12.500 € | USD 30k | R$ 12.000"),
    "tk": signs(string.digits, 4, 6, before="NW-,ZD-,SUP-,INC00,JIRA-,CS-,#,BUG-,PLAT-"),
    "ord": signs(string.digits, 8, before="45,PO-,SO,INV-2026-,C-2024-,Q-"),
    "sf": signs(ALNUM, 10, before="0068c,0018c,5008c,00Q8c", after="AAV"),
    "u": uuid,
    "sha": signs(HEX, 40),
    "sh7": signs(HEX, 7),
    "md5": signs(HEX, 32),
    "h64": signs(HEX, 64),
    "doc": signs(ALNUM + "-_", 44),
    "b22": signs(ALNUM, 22),
    "b12": signs(ALNUM, 12),
    "num11": signs(string.digits, 10, before="9"),
    "num": signs(string.digits, 5, 8),
    "ver": lambda draw: f"{draw.randint(1, 11)}.{draw.randint(0, 19)}.{draw.randint(0, 8)}",
    "mail": one_of(
        "jo.park@harrow.example | it-desk@kessler.example | marta+csm@soleil.example | sam_o@fjordline.example"
    ),
    "ph": one_of("+44 113 496 0000 | +49 711 123456-0 | 01 23 45 67 89 | (555) 123-4567 | +351 21 000 0000 ext. 42"),
    "vault": one_of(
        "1Password | Bitwarden | LastPass | KeePass | our vault | Dashlane | Azure Key Vault | iCloud Keychain | CyberArk"
    ),
    "sso": one_of("Okta | Entra ID | Azure AD | Google Workspace | OneLogin | ADFS | SAML 2.0 | OIDC | LDAP"),
    "prod": one_of(
        "Route Planner | Leitstand | SAP S/4HANA | Salesforce | D365 | Office365 | Windows11 | iOS17 | Postgres16 | Log4j2"
    ),
    "w2": one_of(
        "Windows11 | S4HANA | Log4j2 | Web3 | Route66 | iPhone15 | Python3 | Chrome120 | Oracle19c | Exchange2019 | Edge128"
    ),
    "usr": one_of("jpark2 | mweber01 | svc_baton | s.okafor | kessler_ro | admin2 | user17 | lab3"),
    "host": one_of("srv01 | web-02 | db3.internal | sap-prd-01 | hull2 | plc17 | 10.0.3.4"),
    "mt": one_of(
        "Meeting ID: 987 6543 2101\nPasscode: 443210"
        " | Join Zoom Meeting\nhttps://acme.zoom.us/j/98765432101?pwd=Q1dFUlRZVUlPUEFTREZHSA.1\n\n"
        "Meeting ID: 987 6543 2101\nPasscode: aB3dE9"
        " | Besprechungs-ID: 312 456 789 01\nKennwort: Kx7mPq"
        " | Google Meet https://meet.google.com/abc-defg-hij\nDial-in: +49 30 123456 PIN: 123 456 789#"
    ),
}


def framed(number: int) -> Iterator[str]:
    """Yield so many answers, the frames in turn."""
    draw = random.Random(77)
    lines = Path(__file__).with_name("frames.txt").read_text(encoding="utf-8").rstrip("\n").split("\n")
    for at in range(number):
        frame = lines[at % len(lines)].replace("\\n", "\n").replace("\\t", "\t")
        yield re.sub(r"\{(\w+)\}", lambda slot: SLOTS[slot[1]](draw) if slot[1] in SLOTS else slot[0], frame)
