"""Secrets told to a colleague, and ordinary answers full of strange words: sentences with slots, in seven languages.

`learn` makes the weights of `access` from them. Each set was measured before anything was learned from it (decision 0019).
In the files `\\n` and `\\t` stand for line ends and tabs, and `{x}` for nothing, which keeps scanners for secrets away.
"""

import random
import re
import string
from collections.abc import Callable, Iterator
from pathlib import Path

from tests.corpus.secrets.frames import one_of, signs
from tests.corpus.secrets.leaks import ALNUM, HEX, uuid

FOLDER = Path(__file__).parent
SECRETS, ANSWERS = "# secrets", "# answers"
Draw = random.Random
CAPITALS = string.ascii_uppercase + string.digits
SEED = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
PASSWORD_WORDS = one_of(
    "Sommer | Winter | Harrow | Fluffy | Falcon | Madrid | Schatz | Banane | Matrix | Bonjour | Secret"
    " | Orange | Kaffee | Thunder | Estrela | Ferrari | Bruno | Tesoro | Autumn | Chelsea | Vulkan | Soleil"
    " | Ronaldo | Mariposa | Kitten | Pumpkin | Lavender | Neptun | Chocolat | Passau | Guitar | Rocket | Gondola"
    " | Turbine | Leopard | Sapphire | Mandarin | Waterloo | Kolibri | Espresso | Coyote | Brioche | Tulipan"
    " | Granite | Viola | Biscotti | Horizonte | Trompete | Tornado | Violetta | Campari | Bergwerk | Papaya"
    " | Skyline | Mistral | Colombo | Raven | Cobalt | Zitrone | Fenster | Marvin | Peppers | Dolphin | Quantum"
)
SEED_WORD = one_of(
    "lunar | crisp | helmet | nature | orbit | tiger | velvet | ankle | brisk | candy | dune | ember | fossil"
)
_LOOK_ALIKE = str.maketrans({"a": "4", "e": "3", "o": "0", "i": "1", "s": "5"})


def password(draw: Draw) -> str:
    """Return a password as people choose one, or as a program draws one."""
    word, other, third = PASSWORD_WORDS(draw), PASSWORD_WORDS(draw), PASSWORD_WORDS(draw)
    year, few, sign = str(draw.randint(1985, 2026)), str(draw.randint(2, 99)), draw.choice("!!!#$%?*@&._-+")
    return draw.choice(
        (
            *(f"{word}{year}{sign}",) * 4,
            *(f"{word.lower()}{few}", f"{word}{sign}{few}", f"{word.lower()}{year}", f"{word}{other}{few}") * 2,
            f"{word[0]}{word[1:].translate(_LOOK_ALIKE)}{draw.choice(['', sign, few])}",
            f"{word.lower()}{sign}{other.lower()}",
            f"{sign}{word}{few}",
            f"{few}{word.lower()}{sign}",
            *("".join(draw.choice(ALNUM + "!#$%&") for _ in range(draw.randint(8, 12))),) * 2,
            "".join(draw.choice(ALNUM) for _ in range(draw.randint(8, 14))),
            f"{word.lower()}-{other.lower()}-{third.lower()}",
        )
    )


SLOTS: dict[str, Callable[[Draw], str]] = {
    "p": password,
    "s": lambda draw: (
        f"{draw.choice(string.ascii_lowercase)}{draw.choice(CAPITALS)}4{signs(ALNUM + '!#$%&', 8, 11)(draw)}"
    ),
    "h": signs(ALNUM, 12, 20),
    "k": lambda draw: draw.choice((signs(HEX, 32), signs(ALNUM, 24, 40)))(draw),
    "w": lambda draw: PASSWORD_WORDS(draw).lower(),
    "phrase": lambda draw: " ".join(PASSWORD_WORDS(draw) for _ in range(4)).lower(),
    "c8": lambda draw: "-".join(signs(string.ascii_lowercase + string.digits, 4)(draw) for _ in range(2)),
    "b32": signs(SEED, 32),
    "b64": signs(ALNUM, 22, after="=="),
    "bl": lambda draw: "-".join(str(draw.randint(100000, 699999)) for _ in range(8)),
    "seed": lambda draw: " ".join(SEED_WORD(draw) for _ in range(12)),
    "d2": lambda draw: str(draw.randint(10, 99)),
    "x": lambda _: "",
    "u": one_of(
        "jane | m.weber | svc_ro | kundenadmin | testuser1 | lroche | admin | nordic-demo | reporting | ext_anna"
        " | bruno | c.rossi | sysop | demo-nord | kiosk2 | jmartin | svc.export | root | trainer | qa_lead | paola"
        " | nw-guest | b.silva | opsuser | team-cs | reader2 | eva.lang | kiosk | svc_sync | master | tkrause"
        " | old-admin | p.martin | svc_print | viewer | nordex01 | intern | warehouse"
    ),
    "host": one_of(
        "portal.harrow.example | 10.20.3.14 | sftp.kessler.example | uat.soleil.example | srv-04 | db2.internal"
    ),
    "mail": one_of("it@harrow.example | ana.ruiz@soleil.example | demo+nord@kessler.example | office@zenith.example"),
    "who": one_of(
        "Jo Park | Sam Okafor | Frau Schmidt | Mme Bernard | Lucía Gómez | Giulia | João | the CTO | procurement"
        " | Dr. Nguyen"
    ),
    "acc": one_of("Harrow | Kessler | Soleil | Northwind | Zenith | Fabrikam | Tailspin | Kranich"),
    "camel": one_of(
        "HubSpot | PowerBI | SharePoint | LinkedIn | DataDog | PagerDuty | ServiceNow | SuccessFactors | QlikView"
        " | BigQuery | GitLab | WeTransfer | CleverReach | TeamViewer | ProAlpha | HelloFresh | MailChimp | YouTrack"
        " | NetSuite | eFront | iManage"
    ),
    "w2": one_of(
        "Windows11 | Windows 11 | S4HANA | S/4HANA | Office365 | iOS 17.2 | Android14 | SAP ECC6 | Exchange2019"
        " | Postgres16 | Python3.12 | D365 | Log4j2 | FortiOS7 | Citrix7 | vSphere8 | Outlook2021 | Oracle19c | RHEL9"
        " | Debian12 | PHP8 | Node20 | Angular17 | Java21"
    ),
    "proj": one_of(
        "Phoenix | Aurora2 | NextGen25 | OneERP | Horizon2027 | BlueSky | Fit4Future | GoDigital24 | Atlas"
        " | Move2Cloud | SmartStore3 | Leuchtturm | Colibri26 | Project-X9 | Vision2030 | Neptune-2 | B2Bnext"
        " | Cockpit4U"
    ),
    "city": one_of("Hull | Lyon | Oslo | Porto | Verona | Köln | Leeds | Sevilla"),
    "ver": lambda draw: f"{draw.randint(1, 14)}.{draw.randint(0, 20)}{draw.choice(('', f'.{draw.randint(0, 9)}'))}",
    "date": one_of("12 March 2026 | 2026-03-17 | 17/03/2026 | 17.03.2026 | mid-May | end of Q2 | KW14 | 3 Nov | 30.6."),
    "q": one_of("Q1 | Q2 | Q3 | H1 | Q4 FY26 | Q3/26"),
    "y": lambda draw: str(draw.randint(2019, 2027)),
    "m": one_of("€48,000 | 48k EUR | $1.2M | £12,500.00 | CHF 9'900 | 12.500 € | R$ 12.000 | 240k"),
    "tk": signs(string.digits, 4, 5, before="NW-,ZD-,SUP-,INC00,CS-,#,HELP-"),
    "ord": lambda draw: draw.choice(
        (
            signs(string.digits, 6, before="45,SO"),
            signs(string.digits, 4, before="PO-,C-2024-"),
            signs(string.digits, 5, before="A", after="B"),
        )
    )(draw),
    "part": lambda draw: draw.choice(
        (signs(string.digits, 3, before="KX-", after="-B"), signs(string.digits, 4, before="HX51-,TR-", after="R"))
    )(draw),
    "ser": signs(CAPITALS, 8, 12),
    "model": one_of(
        "MX480 | ZT411 | TC52x | M404dn | CK65 | FG-100F | iPad9 | MC9300 | HP-4015n | WS-C2960X | UAP-AC-Pro | RB4011"
    ),
    "plan": one_of("Pro | Enterprise | Team50 | Business+ | E3 | Growth 2 | Premium24"),
    "promo": one_of("WELCOME10 | SPRING25 | HARROW2026 | VIP20OFF | NORD15"),
    "vault": one_of("1Password | Bitwarden | KeePass | LastPass | the vault | CyberArk | Keeper"),
    "sso": one_of("Okta | Entra ID | Azure AD | ADFS | Google | SAML2 | OneLogin"),
    "sf": signs(ALNUM, 10, before="0068c,0018c,5008c", after="AAV"),
    "uuid": uuid,
    "sha7": signs(HEX, 7),
    "sha40": signs(HEX, 40),
    "trk": lambda draw: draw.choice((signs(string.digits, 15, before="JD0,00340"), signs(CAPITALS, 16, before="1Z")))(
        draw
    ),
    "ip": lambda draw: ".".join(str(draw.randint(1, 220)) for _ in range(4)),
    "mac": lambda draw: ":".join(signs(HEX, 2)(draw) for _ in range(6)),
    "fl": signs(string.digits, 3, 4, before="LH,BA,AF"),
    "bk": signs(CAPITALS, 6),
    "site": one_of("HUL01 | LYN2 | OSL-03 | DE-K4 | PT07 | VER1"),
    "cf": signs(string.digits, 2, before="RSSMRA", after="A12H501U"),
    "ref": lambda draw: draw.choice(
        (signs(string.digits, 2, before="RF", after=" 4471"), signs(string.digits, 4, before="HRW", after="Q2"))
    )(draw),
    "bic": lambda _: "BARCGB22",
    "ph": one_of("+44 113 496 0000 | +49 711 123456-0 | 01 23 45 67 89 | (555) 123-4567 | +351 21 000 0000"),
}
SLOTS["u2"] = SLOTS["u"]
_LETTERS = {"an": ALNUM, "hex": HEX, "AZ": CAPITALS, "b": ALNUM}
_SIZED = re.compile(r"(an|hex|AZ|b|n)(\d+)")
_SLOT = re.compile(r"\{(\w+)\}")
JOINTS = ("\n", "\n", ". ", "\n- ", "\n\n", "; ")


def told() -> tuple[list[str], list[str]]:
    """Return the sentences of all sets as they are written: those with secrets, and answers."""
    secrets: list[str] = []
    answers: list[str] = []
    for path in sorted(FOLDER.glob("*.txt")):
        _, _, text = path.read_text(encoding="utf-8").partition(f"{SECRETS}\n")
        first, _, second = text.partition(f"{ANSWERS}\n")
        secrets += first.splitlines()
        answers += second.splitlines()
    return secrets, answers


def filled(sentence: str, draw: Draw) -> str:
    """Return the sentence with something in each slot."""
    text = sentence.replace("\\n", "\n").replace("\\t", "\t").replace("\\u00a0", "\u00a0").replace("\\u200b", "\u200b")
    return _SLOT.sub(lambda slot: _drawn(slot[1], draw), text)


def _drawn(name: str, draw: Draw) -> str:
    sized = _SIZED.fullmatch(name)
    if name in SLOTS:
        return SLOTS[name](draw)
    if sized is None:
        return f"{{{name}}}"
    if sized[1] == "n":
        return draw.choice("123456789") + "".join(draw.choice(string.digits) for _ in range(int(sized[2]) - 1))
    return "".join(draw.choice(_LETTERS[sized[1]]) for _ in range(int(sized[2])))


def joined(answers: list[str], number: int, draw: Draw) -> Iterator[str]:
    """Yield texts of two to five answers, one after the other."""
    for _ in range(number):
        parts = [filled(draw.choice(answers), draw) for _ in range(draw.randint(2, 5))]
        yield draw.choice(JOINTS).join(parts)
