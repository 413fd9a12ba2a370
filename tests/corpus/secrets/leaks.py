"""400 secrets of 40 kinds, ten of each."""

import random
import string
from collections.abc import Callable

ALNUM = string.ascii_letters + string.digits
HEX = "0123456789abcdef"
Draw = random.Random
SENTENCES = (
    "{}",
    "here it is: {}",
    "For the integration they use {} since March.",
    "Please keep this safe\n```\n{}\n```",
    "> {}",
    "El dato es {} y caduca en junio.",
    "Das steht in der Konfiguration: `{}`",
    "- Portal\n- *{}*\n- renewal in May",
    "Voici ce qu'il faut : « {} »",
    "| what | value |\n|---|---|\n| key | {} |",
)
"""Where a credential stands in a message, one for each of its ten."""


def drawn(draw: Draw, letters: str, number: int) -> str:
    """Return a word of so many of these letters, with a figure, a capital and a small letter where there are such."""
    while True:
        word = "".join(draw.choice(letters) for _ in range(number))
        sets = (string.digits, string.ascii_uppercase, string.ascii_lowercase)
        if all(set(word) & set(one) for one in sets if set(letters) & set(one)) or number < 6:
            return word


def uuid(draw: Draw) -> str:
    """Return a UUID."""
    return "-".join(drawn(draw, HEX, number) for number in (8, 4, 4, 4, 12))


def made(prefix: str, letters: str, number: int, suffix: str = "") -> Callable[[Draw], str]:
    """Return what makes a key with this prefix, which is written with a bar in it."""
    return lambda draw: prefix.replace("|", "") + drawn(draw, letters, number) + suffix


def password(draw: Draw) -> str:
    """Return a password as people make them up."""
    word = draw.choice(
        [
            "Hunter",
            "Sommer",
            "Northwind",
            "Soleil",
            "Verano",
            "Welcome",
            "Dragon",
            "Pa55",
            "Berlin",
            "tiger",
            "Gatto",
            "Lisboa",
        ]
    )
    figures, sign = draw.choice(["22", "2026", "1", "007", "84", "123"]), draw.choice("!#$%*?@")
    tail = draw.choice(["x", "", "Zz", "q9"])
    return draw.choice(
        [
            f"{word}{figures}{sign}{tail}",
            f"{word}{sign}{figures}{tail}",
            f"{sign}{word}{figures}x",
            f"{word}{figures}{tail or 'kL'}",
        ]
    )


def _lines(head: str, letters: str, tail: str) -> Callable[[Draw], str]:
    return lambda draw: "\n".join(
        [head.replace("|", ""), *(drawn(draw, letters, 64) for _ in range(3)), tail.replace("|", "")]
    )


KEYS: dict[str, Callable[[Draw], str]] = {
    "aws access key": made("AS|IA", string.ascii_uppercase + string.digits, 16),
    "aws secret key": lambda d: f"aws_secret_access_key = {drawn(d, ALNUM + '/+', 40)}",
    "slack bot token": lambda d: (
        f"xo{'xb'}-{drawn(d, string.digits, 12)}-{drawn(d, string.digits, 12)}-{drawn(d, ALNUM, 24)}"
    ),
    "slack app token": lambda d: (
        f"xa{'pp'}-1-A0{drawn(d, string.ascii_uppercase + string.digits, 9)}-{drawn(d, string.digits, 13)}-{drawn(d, HEX, 64)}"
    ),
    "slack webhook": lambda d: (
        f"https://hooks.sl{'ack'}.com/services/T{drawn(d, string.digits, 9)}/B{drawn(d, string.digits, 9)}/{drawn(d, ALNUM, 24)}"
    ),
    "discord webhook": lambda d: (
        f"https://disc{'ord'}.com/api/webhooks/{drawn(d, string.digits, 18)}/{drawn(d, ALNUM, 68)}"
    ),
    "teams webhook": lambda d: (
        f"https://acme.web{'hook'}.office.com/webhookb2/{uuid(d)}@{uuid(d)}/IncomingWebhook/{drawn(d, HEX, 32)}/{uuid(d)}"
    ),
    "github token": made("gh|p_", ALNUM, 36),
    "github fine-grained token": made("github|_pat_", ALNUM, 80),
    "gitlab token": made("glp|at-", ALNUM, 20),
    "npm token": made("np|m_", ALNUM, 36),
    "pypi token": made("py|pi-AgEIcHlwaS5vcmc", ALNUM, 90),
    "sendgrid key": lambda d: f"S{'G.'}{drawn(d, ALNUM, 22)}.{drawn(d, ALNUM, 43)}",
    "stripe key": lambda d: d.choice(["sk", "rk"]) + f"_li{'ve'}_{drawn(d, ALNUM, 24)}",
    "twilio key": made("S|K", HEX, 32),
    "mailgun key": made("ke|y-", HEX, 32),
    "openai key": lambda d: f"sk-{d.choice(['proj-', ''])}{drawn(d, ALNUM, 48)}",
    "anthropic key": made("sk-a|nt-api03-", ALNUM + "-_", 93, "AA"),
    "hugging face token": made("h|f_", ALNUM, 34),
    "google key": lambda d: d.choice([f"AI{'za'}{drawn(d, ALNUM, 35)}", f"GOC{'SPX'}-{drawn(d, ALNUM, 28)}"]),
    "azure connection string": lambda d: (
        f"DefaultEndpointsProtocol=https;AccountName=acme;Account{'Key'}={drawn(d, ALNUM + '+/', 86)}==;EndpointSuffix=core"
    ),
    "private key": lambda d: _lines(
        d.choice(
            [
                "-----BE|GIN RSA PRIVATE KEY-----",
                "-----BE|GIN OPENSSH PRIVATE KEY-----",
                "-----BE|GIN PGP PRIVATE KEY BLOCK-----",
            ]
        ),
        ALNUM + "+/",
        "-----E|ND",
    )(d),
    "jwt": lambda d: f"ey{'J'}{drawn(d, ALNUM, 33)}.ey{'J'}{drawn(d, ALNUM, 60)}.{drawn(d, ALNUM, 43)}",
    "database address": lambda d: (
        f"{d.choice(['postgres', 'mysql', 'mongodb+srv', 'redis', 'amqp'])}://app:{drawn(d, ALNUM, 14)}@db.acme.example:5432/prod"
    ),
    "basic auth address": lambda d: (
        f"https://admin:{password(d).replace('?', '!').replace('#', '!').replace('@', '!')}@portal.acme.example/login"
    ),
    "bearer header": lambda d: f"Authorization: Bearer {drawn(d, ALNUM, 40)}",
    "htpasswd": lambda d: f"admin:$ap{'r1'}${drawn(d, ALNUM, 8)}${drawn(d, ALNUM, 22)}",
    "vault token": made("hv|s.", ALNUM, 24),
    "shopify, linear, notion, doppler": lambda d: d.choice(
        [
            f"shp{'at'}_{drawn(d, HEX, 32)}",
            f"lin_{'api'}_{drawn(d, ALNUM, 40)}",
            f"nt{'n_'}{drawn(d, ALNUM, 46)}",
            f"dp.{'pt'}.{drawn(d, ALNUM, 43)}",
        ]
    ),
    "telegram, postman, digitalocean, square": lambda d: d.choice(
        [
            f"{drawn(d, string.digits, 10)}:A{'A'}{drawn(d, ALNUM, 33)}",
            f"PM{'AK'}-{drawn(d, HEX, 24)}-{drawn(d, HEX, 34)}",
            f"dop_{'v1'}_{drawn(d, HEX, 64)}",
            f"sq0{'atp'}-{drawn(d, ALNUM, 22)}",
        ]
    ),
}
"""What makes one credential of each kind."""
SPOKEN: dict[str, tuple[str, ...]] = {
    "password, english": (
        "Password: {p}",
        "Password\u00a0: {p}",
        "*Password:* `{p}`",
        "The password for the admin portal is {p}",
        "pw - {p}",
        "password\n{p}",
        "{p} is the password",
        "admin password (prod): {p}",
        "Password has been changed to {p}, please tell nobody",
        "Password → “{p}”",
    ),
    "passwort, german": (
        "Passwort ist {p}",
        "Kennwort: {p}",
        "Das Passwort lautet {p}.",
        "PW: {p}",
        "*Kennwort*\n`{p}`",
        "Passwort für das Portal: {p}",
        "Adminpasswort = {p}",
        "Zugangsdaten: admin / {p}",
        "Das Kennwort für den Server ist jetzt {p}",
        "WLAN-Schlüssel: {p}",
    ),
    "mot de passe, french": (
        "Mot de passe : {p}",
        "Le mot de passe est {p}",
        "mdp : {p}",
        "mdp {p}!",
        "**Mot de passe** : {p}",
        "Mot de passe du portail : {p}",
        "Identifiants : admin / {p}",
        "clé wifi : {p}",
        "mot de passe -> {p}",
        "Le mot de passe pour l'extranet est toujours {p}",
    ),
    "contraseña, spanish": (
        "Contraseña: {p}",
        "La contraseña es {p}",
        "contrasena: {p}",
        "Usuario: admin, contraseña: {p}",
        "*Contraseña*: {p}",
        "La contraseña del portal es {p}",
        "clave: {p}",
        "Credenciales: admin / {p}",
        "clave wifi = {p}",
        "contraseña\n\n{p}",
    ),
    "password, italian; senha, portuguese": (
        "La password è {p}",
        "Password: {p}",
        "psw: {p}",
        "Parola d'ordine: {p}",
        "Credenziali: admin / {p}",
        "Senha: {p}",
        "A senha é {p}",
        "A senha do portal é {p}",
        "Palavra-passe: {p}",
        "Credenciais: admin / {p}",
    ),
    "pair": (
        "Login: admin / pass: {p}",
        "user: admin, pw: {p}",
        "admin:{p}",
        "login admin/{p}",
        "jo@acme.example / {p}",
        "Username: jo\nPassword: {p}",
        "Benutzer: admin\nKennwort: {p}",
        "utente: admin password: {p}",
        "User admin, Passwort {p}",
        "credentials = admin | {p}",
    ),
    "table": (
        "| User | Password |\n|---|---|\n| admin | {p} |",
        "User\tPassword\nadmin\t{p}",
        "system,user,password\ncrm,admin,{p}",
        "| Passwort | {p} |",
        "Portal | Kennwort\nhttps://a.example | {p}",
        "User / Password\nadmin / {p}",
        "| Utilisateur | Mot de passe |\n| admin | {p} |",
        "Usuario | Contraseña\nadmin | {p}",
        "Login | PW | Note\nadmin | {p} | old",
        "Utente;Password\nadmin;{p}",
    ),
    "pin and code": (
        "PIN: {n}",
        "The PIN is {n}.",
        "PIN {n}",
        "Die Geheimzahl ist {n}",
        "door code {n}#",
        "code d'accès : {n}",
        "código de acceso: {n}",
        "Codice PIN: {n}",
        "Recovery codes:\n{n} {n}\n{n} {n}",
        "Zugangscode lautet {n}",
    ),
    "key in words": (
        "API key: {k}",
        "api_key = {k}",
        "The access token is {k}",
        "client secret: {k}",
        "API-Schlüssel: {k}",
        "clé API : {k}",
        "clave de API: {k}",
        "chiave segreta: {k}",
        "chave secreta: {k}",
        '{{"client_secret": "{k}"}}',
    ),
    "card": (
        "{c}",
        "Card: {c}",
        "Kreditkarte {c}, gültig bis 12/28",
        "Carte bancaire : {c}",
        "tarjeta {c}",
        "Carta di credito: {c}",
        "cartão {c} CVV 123",
        "Visa {c} exp 04/29",
        "They pay by card ({c})",
        "Mastercard: {c}",
    ),
}
"""Ten sentences for each kind that is told in words: `p` a password, `n` a number, `k` a key, `c` a card's number."""


def card(draw: Draw) -> str:
    """Return a number that a card could have."""
    body = draw.choice("45") + str(draw.randint(1, 5)) + drawn(draw, string.digits, 13)
    total = sum(sum(divmod(int(one) * (1 if at % 2 else 2), 10)) for at, one in enumerate(body))
    number = body + str(-total % 10)
    return " ".join(number[at : at + 4] for at in range(0, 16, 4)) if draw.random() < 0.7 else number


def leaks(seed: int = 9) -> list[tuple[str, str]]:
    """Return (kind, text) of all 400."""
    draw = random.Random(seed)
    keys = [(kind, SENTENCES[at].format(make(draw))) for kind, make in KEYS.items() for at in range(10)]
    spoken = [
        (
            kind,
            sentence.format(
                p=password(draw), n=drawn(draw, "3456789", draw.choice([4, 6])), k=drawn(draw, ALNUM, 24), c=card(draw)
            ),
        )
        for kind, sentences in SPOKEN.items()
        for sentence in sentences
    ]
    return keys + spoken
