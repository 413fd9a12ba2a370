"""What a column of an account list can mean, and how such columns are headed in exports of CRMs and in spreadsheets.

Spellings are those of the vendors' own exports (Salesforce, HubSpot, Gainsight, Dynamics, Planhat and others) and of people, in
English, German and French, and in Japanese (`headings_japanese`). The number before each line says how surely the heading means
that: of two columns that could mean the same, the surer one does.
"""

import re
import unicodedata
from collections.abc import Mapping
from enum import StrEnum
from functools import lru_cache

from handover.book.headings_japanese import JAPANESE


class BookField(StrEnum):
    """What a column can say of an account. `RISK` is health the other way round: much of it is bad."""

    NAME = "name"
    OWNER = "owner"
    TIER = "tier"
    HEALTH = "health"
    RISK = "risk"
    RENEWAL = "renewal"
    AMOUNT = "amount"
    CURRENCY = "currency"
    INDUSTRY = "industry"
    REGION = "region"
    LANGUAGE = "language"
    WEBSITE = "website"
    CRM_ID = "crm_id"
    CONTACT = "contact"
    CONTACT_EMAIL = "contact_email"


_SPELLINGS = {
    BookField.NAME: """
5 account name | accountname | company name | customer name | client name | organization name | organisation name
5 kundenname | kunden name | firmenname | unternehmensname | nom du compte | nom du client | nom de l entreprise
5 nom de la societe | raison sociale | name des kunden | name des unternehmens | name der firma | nom client | nom compte
4 account | company | customer | client | organization | organisation | kunde | firma | unternehmen | entreprise | societe
4 compte | accounts | customers | kunden | clients | companies | business name | customer account | account title
4 firmenbezeichnung | kundenbezeichnung | account bezeichnung | associated company | primary company | account full name
3 name | nom | legal name | mandant | bezeichnung | company legal name | parent account name | libelle | denomination
2 deal name | opportunity name | nom de la transaction | dealname | titre | title | project | projekt
""",
    BookField.OWNER: """
5 csm | csm name | customer success manager | success manager | assigned csm | csm full name | csm owner | current csm
5 cs manager | customer success manager name | csm user | csm assigned | kundenbetreuer | cs owner | success owner
4 account owner | owner | owner name | owner full name | company owner | account owner name | hubspot owner | record owner
4 account owner full name | betreuer | account inhaber | accountinhaber | inhaber | proprietaire | proprietaire du compte
4 proprietaire de l entreprise | besitzer | eigentumer | zustandiger mitarbeiter | zustandig | verantwortlich | verantwortlicher
4 zustandiger mitarbeiter fur unternehmen | besitzer des unternehmens | unternehmensbesitzer | account manager | assigned to
4 responsable | responsable de compte | responsable du compte | responsable client | gestionnaire
4 gestionnaire de compte
4 charge de compte | charge de clientele | relationship manager | ansprechpartner intern | key account manager
3 csm owner email | csm e mail | e mail csm
3 csm email | owner email | account owner email | account owner alias | owner alias | responsible | lead csm | betreuung
3 suivi par | proprietaire de la fiche d informations | inhaber des accounts | kundenbetreuerin
""",
    BookField.TIER: """
5 tier | customer tier | account tier | service tier | touch model | engagement model | coverage model | csm tier | success tier
5 subscription tier | support tier | tier of service
5 kundenklasse | abc klasse | abc klassifizierung | kundenkategorie | betreuungsmodell | niveau de service | tier level
4 klasse | stufe | categorie client | niveau | classification | klassifizierung | touch | service level | account class | abc
3 segment | customer segment | account segment | kundensegment | market segment | marktsegment | segment client | csm segment
2 kategorie | categorie | category | rang | level | ideal customer profile tier | priority | prioritat | priorite | plan tier
""",
    BookField.HEALTH: """
5 health | health score | customer health | account health | overall health | overall score | current score | health status
5 overall health score | customer health score | health color | health colour | score label | health indicator | rag status | rag
5 customer health index | health index | health grade | score health
5 ampel | ampelstatus | kundengesundheit | gesundheit | gesundheitswert | sante | sante client | etat de sante | score de sante
5 csm sentiment | csm pulse | overall scorecard | scorecard overall | current health | account health score | health rating
5 gesundheitsscore | health label | client health | kundenampel | indice de sante
4 pulse | sentiment | score | zustand | stimmung | meteo | meteo client | health category | traffic light | traffic light status
4 statut sante | status ampel | ampel status | account status color | happiness | zufriedenheit | satisfaction
""",
    BookField.RISK: """
5 churn risk | risk level | risk | churn risk level | risiko | abwanderungsrisiko | kundigungsrisiko | risque | risque de churn
5 renewal risk | customer risk | risque d attrition | risk rating | churnrisiko | risikostufe | niveau de risque | risk status
5 risiko status | churn probability | attrition risk | statut de risque
4 at risk | is at risk | gefahrdet | a risque | churn likelihood
""",
    BookField.RENEWAL: """
5 renewal date | renewal | next renewal date | next renewal | contract renewal date | renewal due date | upcoming renewal date
5 verlangerungsdatum | verlangerung | vertragsverlangerung | erneuerungsdatum | nachste verlangerung | renewal datum
5 date de renouvellement | renouvellement | prochain renouvellement | date renouvellement | renews on | renewal due | renews
5 vertragsverlangerung am | datum der verlangerung | verlangerung am | subscription renewal date | renewal day
4 contract end date | contract end | end date | subscription end date | contract expiration date | expiration date | expiry date
4 expiry | term end date | contract expiry | contract expires | expires on | license end date | current term end date | expires
4 vertragsende | laufzeitende | ende der laufzeit | vertrag bis | laufzeit bis | vertragslaufzeit bis | enddatum | ablaufdatum
4 fin de contrat | date de fin de contrat | date de fin | echeance | date d echeance | echeance contrat | date echeance
4 term end | contract term end | expiration | vertrag lauft bis | lauft bis | date de fin d engagement | contract expiration
4 end of contract | end of term | kundigungstermin | ende | fin du contrat | date d expiration | vertragsablauf | contract until
2 close date | closing date | date de cloture | abschlussdatum | closedate
""",
    BookField.AMOUNT: """
5 arr | annual recurring revenue | current arr | total arr | arr converted | acv | annual contract value | customer arr
5 account arr
5 jahresvertragswert | wiederkehrender jahresumsatz | revenu annuel recurrent | revenu recurrent annuel | arr amount | jahreswert
4 contract value | contract amount | renewal amount | renewal value | amount | amount converted | annual value | subscription value
4 total contract amount | recurring revenue | vertragswert | vertragsvolumen | auftragswert | montant | valeur du contrat
4 valeur annuelle | montant annuel | montant du contrat | annual contract amount | upcoming renewal amount | jahresbetrag | betrag
3 total contract value | tcv | mrr | monthly recurring revenue | umsatz | ca | ca annuel | chiffre d affaires | volumen | value
3 jahresumsatz | revenue | contract price | wert | valeur | umsatz pro jahr | jahresumsatz mit uns | revenue per year | spend
""",
    BookField.CURRENCY: """
5 currency | currency iso code | account currency | arr currency | wahrung | devise | monnaie | currency code | amount currency
5 wahrungscode | deal currency | arr converted currency | contract currency
""",
    BookField.INDUSTRY: """
5 industry | sector | vertical | branche | industrie | secteur | secteur d activite | wirtschaftszweig | primary industry
4 industry vertical | industry sector | industrie sektor | activite | domaine d activite | subindustry | business sector
""",
    BookField.REGION: """
5 region | territory | sales region | vertriebsgebiet | gebiet | territoire | sales territory | account region | territory name
4 country | country region | land | land region | pays | pays region | geo | billing country | kundenland | zone | geography
3 shipping country | mailing country | address 1 country region | billing state province | market | markt | marche | rechnungsland
3 billing country text only | rechnungsadresse land | hq country | bundesland | state region
""",
    BookField.LANGUAGE: """
5 language | preferred language | sprache | langue | korrespondenzsprache | customer language | langue preferee | spoken language
3 locale | lang
""",
    BookField.WEBSITE: """
5 website | website url | company domain name | domain | web site | webseite | homepage | site web | site internet | internetseite
5 unternehmens domainname | nom de domaine de l entreprise | nom de domaine | domain name | company website | domaine
4 url | web | internet | internetadresse | email domain | primary domain
""",
    BookField.CRM_ID: """
5 account id | sfdc account id | salesforce id | salesforce account id | account id 18 | crm id | company id | customer id
5 case safe id | account case safe id | 18 digit id | sfdc id | kundennummer | kunden nr | kundennr | debitorennummer | id client
5 client id | kunde nr | crm account id | crm company id | kundennr
5 numero client | numero de client | n client | code client | kunden id | customer number | account number | kd nr | kdnr
4 record id | datensatz id | id de fiche d informations | hs object id | gsid | external id | account external id | organization id
4 id de l objet | id du compte | id compte | datensatznummer | no client | externe id
3 id | nr | numero | nummer | reference | key
""",
    BookField.CONTACT: """
5 primary contact | main contact | key contact | contact name | hauptansprechpartner | hauptkontakt | contact principal | champion
4 contact | ansprechpartner | kontakt | interlocuteur | interlocuteur principal | kontaktperson | decision maker | nom du contact
4 primary contact name | ansprechpartner kunde | contact client | contact full name | main contact name | ansprechpartnerin
3 full name | associated contact
""",
    BookField.CONTACT_EMAIL: """
5 primary contact email | contact email | main contact email | kontakt e mail | email du contact | e mail ansprechpartner
5 hauptkontakt e mail | email du contact principal | e mail hauptkontakt
5 ansprechpartner e mail | contact e mail | champion email | email contact | key contact email | email primary contact
4 email | e mail | email address | e mail adresse | adresse e mail | courriel | mail | contact email address | emailadresse
""",
}
_OTHERS = """
0 annual revenue | revenu annuel | parent account | parent company | number of employees | employees | created date
0 create date | last activity date | last activity | phone | type | stage | lifecycle stage | start date | vertragsbeginn
0 contract start date | date de debut | original contract date | last modified date | telefon | telephone | status | statut
"""
_PREFIX = re.compile(
    r"^(?:account|company|organization|organisation|customer|client|kunden?|unternehmen|firma|compte|entreprise"
    r"|properties|property|deal|opportunity|contract|relationship|contrat|vertrag) (?=\S)"
)
_SUFFIX = re.compile(r" (?:full name|name|label|value|field|netto|brutto|net|gross|intern|internal)$")
_ASIDE = re.compile(r"\([^()]*\)\s*$|\[[^\[\]]*\]\s*$")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_CUSTOM = re.compile(r"__(?:c|r|pc)\b", re.IGNORECASE)
_APART = re.compile(r"[\W_]+")
_SIGNS = {"€": " eur ", "$": " usd ", "£": " gbp ", "ß": "ss", "œ": "oe", "n°": "n ", "№": "n "}
_IN_FULL = {
    "acct": "account",
    "cust": "customer",
    "dt": "date",
    "org": "organization",
    "mgr": "manager",
    "orga": "organisation",
}
_CODES = r"eur|usd|gbp|chf|cad|aud|sek|nok|dkk|pln|jpy"
_UNITS = re.compile(
    rf"\b(?:in )?(?:k ?|t ?|tsd )?(?:{_CODES})\b|\bin (?:t|k|tsd|thousands?|tausend|milliers)\b"
    r"|\b(?:pro jahr|per year|par an|p a|yyyy mm dd|dd mm yyyy|mm dd yyyy|ht|20\d\d|fy ?\d\d|n 1)\b"
)
_THOUSANDS = re.compile(rf"\b(?:t|k|tsd) ?(?:{_CODES})\b|\bin (?:t|k|tsd|thousands?|tausend|milliers)\b")
_MONTHLY = re.compile(r"\b(?:mrr|monthly|monatlich\w*|mensuel\w*|per month|pro monat|par mois)\b")
CURRENCY_NAMED = re.compile(rf"\b[kt]?({_CODES})\b")


def plain_heading(heading: str) -> str:
    """Return a heading in small letters without accents, its words apart: `Renewal_Date__c` and `RenewalDate` are one."""
    text = _CAMEL.sub(" ", _CUSTOM.sub("", heading))
    text = text.casefold()
    for sign, word in _SIGNS.items():
        text = text.replace(sign, word)
    letters = unicodedata.normalize("NFKD", text)
    words = _APART.sub(" ", "".join(one for one in letters if not unicodedata.combining(one))).split()
    return " ".join(_IN_FULL.get(word, word) for word in words)


def _listed(spellings: str) -> Mapping[str, int]:
    lines = (line.partition(" ") for line in spellings.strip().splitlines())
    return {plain_heading(one): int(number) for number, _, rest in lines for one in rest.split(" | ")}


SPELLINGS: Mapping[str, tuple[BookField, int]] = {
    spelling: (meant, sure)
    for meant, words in (*_SPELLINGS.items(), *((BookField(of), words) for of, words in JAPANESE.items()))
    for spelling, sure in _listed(words).items()
}


IGNORED = frozenset(_listed(_OTHERS))
"""Headings that look like others here, and mean something else: the annual revenue of a CRM is the customer's own."""
_TOGETHER = {spelling.replace(" ", ""): meant for spelling, meant in SPELLINGS.items() if len(spelling) > 5}
"""The same with nothing between the words, as database columns have it: `BILLINGCOUNTRY`."""


@lru_cache(maxsize=4096)
def meant_by(heading: str) -> tuple[BookField, int] | None:
    """Return what a column of this heading means and how surely (from 1 to 5), None for nothing that is known."""
    words = plain_heading(heading)
    bare = _UNITS.sub(" ", plain_heading(_ASIDE.sub("", heading)))
    tried = (words, _UNITS.sub(" ", words), bare, _PREFIX.sub("", words), _PREFIX.sub("", bare), _SUFFIX.sub("", bare))
    for number, one in enumerate(dict.fromkeys(" ".join(each.split()) for each in tried)):
        if one in IGNORED:
            return None
        known = SPELLINGS.get(one) or _TOGETHER.get(one)
        if known is not None:
            meant, sure = known
            return meant, max(1, sure - (1 if number else 0))
    return None


def noughts_in(heading: str) -> int:
    """Return by how many noughts the amounts below a heading are short: three for `ARR in T€`, none for most."""
    return 3 if _THOUSANDS.search(plain_heading(heading)) else 0


def months_in(heading: str) -> int:
    """Return how many of the amounts below a heading make a year: twelve for `MRR`, one for most."""
    return 12 if _MONTHLY.search(plain_heading(heading)) else 1


def currency_in(heading: str) -> str:
    """Return the code of the currency that a heading names (`ARR (EUR)`), empty for none."""
    found = CURRENCY_NAMED.search(plain_heading(heading))
    return found[1].upper() if found else ""
