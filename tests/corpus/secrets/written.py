"""Secrets in the words of people in seven languages, written by hand without a look at the rules; and labels in every form.

`written.txt` came about in eleven rounds: a set was written and measured, the kinds that passed were mended, and another set was
written. Each line is one text; line ends and tabs are written as in Python.
"""

import random
from collections.abc import Iterator
from pathlib import Path

PASSWORDS = (
    "Sommer2025!",
    "Kx7$mPq2",
    "Tr4ffic_Cone",
    "q1w2e3r4t5",
    "N0rthw!nd",
    "Zug#Spitze8",
    "Mima2019",
    "hallo123",
    "harrow2024",
)
LABELS = {
    "en": "Password,password,PASSWORD,pw,pwd,Passwd,Admin password,Wi-Fi password,The password,DB password,passphrase",
    "de": "Passwort,passwort,Kennwort,PW,Admin-Passwort,Adminkennwort,WLAN-Passwort,Das Passwort,Startpasswort,Datenbankpasswort",
    "fr": "Mot de passe,mot de passe,mdp,MDP,Mot de passe admin,Mot de passe wifi,Le mot de passe,Mot de passe provisoire",
    "es": "Contraseña,contraseña,La contraseña,Contraseña del portal,Contraseña wifi,contrasena,Contraseña temporal",
    "it": "Password,La password,Password wifi,Password del portale,psw,Parola d'ordine,Password temporanea",
    "pt": "Senha,senha,A senha,Palavra-passe,palavra-passe,Senha do portal,Senha do wifi,Senha temporária",
}
VERBS = {
    "en": ("is", "is now", "is still"),
    "de": ("ist", "lautet", "ist weiterhin"),
    "fr": ("est", "est maintenant", "est toujours"),
    "es": ("es", "es ahora", "sigue siendo"),
    "it": ("è", "è ora", "è ancora"),
    "pt": ("é", "é agora", "ainda é"),
}
JOINTS = (": {}", " : {}", "={}", " – {}", " -> {}", ":\n{}", ": `{}`", ': "{}"', " : « {} »", ": *{}*", " ({})")
SURROUNDINGS = (
    "{}",
    "Renewal in May, Jo signs. {}",
    "{}\nRenewal in May",
    "- {}",
    "> {}",
    "• SSO\n• {}\n• budget",
    "{}, please rotate",
)


def written() -> tuple[str, ...]:
    """Return the texts that were written by hand."""
    return _lines("written.txt")


def announced() -> Iterator[str]:
    """Yield passwords behind every label in every form, in changing surroundings."""
    chance = random.Random(4242)
    for language, labels in LABELS.items():
        for label in labels.split(","):
            for joint in (*JOINTS, *(f" {verb} {{}}" for verb in VERBS[language])):
                yield chance.choice(SURROUNDINGS).format(label + joint.format(chance.choice(PASSWORDS)))


def _lines(name: str) -> tuple[str, ...]:
    lines = Path(__file__).with_name(name).read_text(encoding="utf-8").rstrip("\n").split("\n")
    return tuple(line.replace("\\n", "\n").replace("\\t", "\t").replace("\\\\", "\\") for line in lines)
