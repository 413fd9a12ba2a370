"""4,000 ordinary answers of a CSM in six languages: much that looks or sounds like a secret, and none that is one."""

import random
import string

from tests.corpus.secrets.leaks import ALNUM, HEX, drawn, uuid

TALK = (
    "Password reset is a recurring topic, about {n} tickets a month",
    "Password: 1Password, folder {a}",
    "The secret is they've never had a training",
    "Passwords are in {v}, ask {w}",
    "password policy: {d} characters minimum, rotation every {n} days",
    "They use tokens for billing: {n} per user and month, {n}k in {q}",
    "Token usage went from {n}k to {n}k after release v{v1}",
    "Login: SSO via {s}, SAML2 since {y}",
    "Login problems since {day}, ticket {t}",
    "User login rate is {d}%, up from {d}% in {q}!",
    "Their secret: {w} loves dashboards",
    "API key rotation is planned for {day}, owner {w}",
    "The API key is rotated every {n} days by {w}",
    "API key: see {v}",
    "PIN entry on mobile is slow ({t})",
    "The PIN pad project has {n} users in {d} locations",
    "The key is adoption: {n} of {n} seats, {d}%",
    "Key contacts: {w} ({m}), {w}",
    "Key dates: {day}, {day}",
    "Key: {t}",
    "credentials are managed by {s}",
    "The customer's admin is {w}, {m}, {p}",
    "admin: {w} / backup: {w}",
    "user: {n} active / {n} licensed",
    "Account: {a} / tier {d}",
    "Account id {u}, tenant {u}",
    "2FA is on for everybody, OAuth2 in {q}",
    "Two-factor codes by SMS arrive late in {y}",
    "Recovery codes are kept by {w}",
    "Password expires every {d} days, that annoys {w}",
    "the password is in the vault, folder {a}",
    "password is sent by SMS to {w}",
    "Password manager: {v}",
    "Password for the portal: ask {w}",
    "Client id: {u}",
    "Wifi in the office is bad, {w} knows",
    "The access code topic: {t}, promised for {q}",
    "Secret santa with {a} was on {day}",
    "Token limit is {n},000 per call",
    "They pass on {n} leads, pass rate {d}%",
    "Pass: {d}, fail: {d} in the last UAT",
    "Das Passwort liegt im Tresor bei {w}",
    "Passwort: siehe {v}, Ordner {a}",
    "Passwörter laufen nach {d} Tagen ab",
    "Die Kennwortrichtlinie verlangt {d} Zeichen seit {y}",
    "Das Passwort ist seit {y} unverändert, {w} kümmert sich",
    "Schlüssel zum Erfolg ist {w}: {d} % mehr Nutzung",
    "Anmeldung über {s}, {n} Benutzer",
    "Benutzer: {n}, davon {d} Admins",
    "Zugangsdaten kommen von {w}, Ticket {t}",
    "Le mot de passe est géré par {s}",
    "Mot de passe : voir {v}",
    "Mots de passe : {n} demandes de réinitialisation par mois",
    "Le code d'accès est donné à l'accueil, demander {w}",
    "La clé : {w} veut {d} % en {q}",
    "Les identifiants sont dans {v}",
    "La contraseña la gestiona {w}",
    "Contraseña: pedir a {w}",
    "La clave es que {w} usa el panel cada {d} días",
    "Usuarios: {n} activos, {n} licencias",
    "Las credenciales están en {v}, carpeta {a}",
    "La password è nel vault di {w}",
    "Password: chiedere a {w}",
    "La chiave è il rinnovo del {day}",
    "Utenti: {n}, accesso con {s}",
    "A senha fica no cofre, pasta {a}",
    "Senha: perguntar a {w}",
    "A chave é o projeto {t}",
    "Utilizadores: {n}, acesso por {s}",
    "| System | Login |\n|---|---|\n| CRM | {s} |\n| ERP | SSO |",
    "System\tPassword\nPortal\tin {v}\nERP\tSSO",
    "| Topic | Status |\n|---|---|\n| Password reset | {t} |\n| API key | {day} |",
    "Passwords:\n- Portal: {v}\n- ERP: {s}",
)
"""Sentences that speak of secrets and hold none."""
PLAIN = (
    "Renewal on {day}, {n} seats at €{n}.50, PO {o}",
    "{w} ({m}) decides, {w} signs. Phone {p}",
    "Order {o} and invoice {o} are still open",
    "Ticket {t} was fixed in v{v1}, commit {h}",
    "Runs on build {v1}-rc{d}, sha256:{h64}",
    "The deck is here: https://docs.google.com/document/d/{doc}/edit?usp=sharing",
    "Recording: https://acme.zoom.us/rec/share/{doc}",
    "Meeting: https://acme.zoom.us/j/{o}?pwd={short} every {d} weeks",
    "https://app.hubspot.com/contacts/{o}/record/0-2/{o}",
    "Slack: https://acme.slack.com/archives/C{up}/p{o}{n}",
    "https://acme.atlassian.net/browse/{t}?focusedCommentId={n}",
    "https://www.figma.com/file/{doc}/Onboarding?node-id={d}%3A{d}",
    "Loom: https://www.loom.com/share/{h32}?sid={u}",
    "File: {a}_QBR_{y}_{q}_final_v{d}.pptx, {n} MB",
    "{a} goes live in {y}, phase{d} with {n} users, wave {d}",
    "IBAN DE89 3704 0044 0532 0130 00 is on the contract {o}",
    "NPS {d}, CSAT {d}%, health 7/10, churn risk low!",
    "They run Windows11, Office365, SAP S/4HANA and k8s 1.{d}",
    "{w} is out until {day}; then call {p} between 9:30 and 11:00",
    "Their environment id is {u}",
    "MD5 of the export: {h32}",
    "Tracking number {o}, serial number SN-{up}",
    "Object {up}-{n}-{up}, part no. {o}",
    "Wichtig: Vertrag {o} läuft am {day} aus, {n} Lizenzen",
    "{w} möchte bis {q} {d} % mehr Nutzung, sonst Kündigung",
    "Kundennummer {o}, Ansprechpartnerin {w}, {p}",
    "Le renouvellement est le {day}, {n} licences, contrat {o}",
    "{w} veut un point toutes les {d} semaines, visio Teams",
    "La renovación es el {day}, {n} licencias, pedido {o}",
    "{w} quiere reunirse cada {d} semanas a las 10:30",
    "Il rinnovo è il {day}, {n} licenze, ordine {o}",
    "{w} preferisce le call il lunedì alle 9:30",
    "A renovação é a {day}, {n} licenças, pedido {o}",
    "{w} prefere reuniões à terça às 14h30",
    "Webhook to our CRM fails {d} times a week ({t})",
    "API calls: {n}k per day, limit {n}k, p95 {n}ms",
    "CI/CD with GitHub Actions, secrets in {v}, runner v{v1}",
    "Champion: {w}; detractor: {w}; sponsor: {w}",
    "1. {w} – weekly\n2. {w} – monthly\n3. {w} – {q}",
    "Ask {w} at {m} before {day}; cc {m}",
    "Env: https://{low}.acme.example/app?tab=users&page={d}&sort=name",
    "Price: {n},{n}.00 USD, discount {d}%, PO-{n}, cost centre {n}-{d}",
)
"""Sentences of any handover."""


class _Fillers(dict[str, str]):
    def __init__(self, draw: random.Random) -> None:
        self.draw = draw

    def __missing__(self, name: str) -> str:
        draw = self.draw
        made = {
            "n": lambda: str(draw.randint(2, 9999)),
            "d": lambda: str(draw.randint(2, 99)),
            "y": lambda: str(draw.randint(2019, 2028)),
            "q": lambda: draw.choice(["Q1", "Q3 2026", "H2", "FY27", "2026-Q4", "KW12"]),
            "a": lambda: draw.choice(
                ["Northwind", "Acme", "Globex2000", "Booking.com", "Müller & Söhne", "3M", "Ørsted", "ARR Logistics"]
            ),
            "w": lambda: draw.choice(
                [
                    "Marta Nowak",
                    "Jo Park",
                    "Dr. Weber",
                    "Ana de la Cruz",
                    "Łukasz",
                    "O'Brien",
                    "Zoë",
                    "Jean-Luc",
                    "IT",
                    "R2 team",
                ]
            ),
            "v": lambda: draw.choice(
                [
                    "1Password",
                    "LastPass",
                    "Bitwarden",
                    "KeePass",
                    "the vault",
                    "Keeper",
                    "HashiCorp Vault",
                    "https://vault.acme.example/items/4212",
                    "Azure Key Vault",
                ]
            ),
            "s": lambda: draw.choice(
                ["Okta", "Entra ID", "Azure AD", "Google", "OneLogin", "Ping", "ADFS", "Keycloak24"]
            ),
            "t": lambda: draw.choice(["NWD-1234", "SEC-112", "KB-4821", "INC0012345", "#4821", "CS-99", "ZD 48213"]),
            "m": lambda: draw.choice(["jo.park@acme.example", "marta@northwind.example", "it-help2@globex.example"]),
            "p": lambda: draw.choice(["+44 20 7946 0958", "+49 (0)30 901820", "555-0134", "+33 1 99 00 12 34"]),
            "day": lambda: draw.choice(
                ["2026-12-01", "1 Dec 2026", "31.03.2027", "03/15/2027", "am 4. Mai", "15/06/2027"]
            ),
            "u": lambda: uuid(draw),
            "h": lambda: drawn(draw, HEX, draw.choice([7, 10, 40])),
            "h32": lambda: drawn(draw, HEX, 32),
            "h64": lambda: drawn(draw, HEX, 64),
            "o": lambda: drawn(draw, string.digits, draw.choice([8, 10, 12])),
            "v1": lambda: f"{draw.randint(1, 9)}.{draw.randint(0, 30)}.{draw.randint(0, 9)}",
            "doc": lambda: drawn(draw, ALNUM + "-_", 44),
            "short": lambda: drawn(draw, ALNUM, 22),
            "up": lambda: drawn(draw, string.ascii_uppercase + string.digits, 9),
            "low": lambda: drawn(draw, string.ascii_lowercase, 8),
        }
        return made[name]()


def answers(seed: int = 9, number: int = 4000) -> list[str]:
    """Return so many ordinary answers, a third of which speaks of secrets; each of one to three sentences."""
    draw = random.Random(seed)
    fillers = _Fillers(draw)
    made = []
    for _ in range(number):
        sentences = [draw.choice(TALK if draw.random() < 0.4 else PLAIN) for _ in range(draw.choice([1, 1, 2, 3]))]
        made.append(draw.choice([". ", "\n", "\n- "]).join(sentence.format_map(fillers) for sentence in sentences))
    return made
