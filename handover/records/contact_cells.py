"""What a few words beside a name say of somebody: title, address, phone, stance, role, how to reach them, who knows them."""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace

from handover.model.records import Contact, Stance
from handover.records.colours import colours_in
from handover.records.labels import Labels
from handover.records.lines import cells_of, comma_parts, labelled
from handover.records.stances import as_colour, only_says_stance, role_in, stance_in, without_pictures
from handover.text.email_address import email_addresses_meant, is_email_address
from handover.text.names import is_function, is_shared_mailbox, is_team

PHONE = re.compile(r"(?<![\w.,/-])(?:\+|00)?\(?\d[\d\s()/.–-]{5,18}\d(?![\w])")
_LEAST_FIGURES = 7
URL = re.compile(r"(?:https?://|www\.)[^\s<>|]+", re.IGNORECASE)
_PHONE_LABEL = re.compile(
    r"(?<!\w)(?:phone|tel(?:efon|éfono|efone|efono|éphone|ephone)?|mobil(?:e|funk)?|cell|móvil|portable|cellulare"
    r"|telemóvel|fax|direct|office|durchwahl|t|m|p|f|d)\.?\s*:?\s*(?=[+(\d]|$)",
    re.IGNORECASE,
)
_MAIL_LABEL = re.compile(r"(?<!\w)(?:e-?mails?|mail|courriel|correo(?: electrónico)?|e)\s*:?\s*$", re.IGNORECASE)
_TELL_FIRST = re.compile(
    r"tell (?:her|him|them|this person)? ?personally|in person before|personally (?:before|first)|call (?:her|him"
    r"|them) before the e-?mail|persönlich (?:sagen|informieren|vorab)|vorab persönlich"
    r"|le dire (?:en personne|personnellement)|prévenir (?:en personne|personnellement)|decírselo en persona"
    r"|dirglielo di persona|dizer pessoalmente",
    re.IGNORECASE,
)
_KNOWN_BY = re.compile(
    r"(?:known (?:best |well |personally )?by|knows our|who knows (?:her|him) best:?|kennt (?:unsere[nr]?|am besten)"
    r"|bekannt (?:mit|bei)|connue? (?:de|par)|conoce a nuestr[oa]|conosce (?:il|la) nostr[oa]|conhece [oa] noss[oa])"
    r"\s+(?P<who>[^,.;]{2,60})",
    re.IGNORECASE,
)
_CHANNEL = re.compile(
    r"(?<!\w)(?:(?:prefers?|best (?:by|via)|reach(?:able)? (?:by|on|via)|only|answers|bevorzugt|am liebsten|préfère"
    r"|prefiere|preferisce|prefere)\s+)?(?:by |via |on |per |par |por )?"
    r"(?P<way>whatsapp|teams|slack|sms|text messages?|chat|phone|e-?mail|calls?|telefon(?:isch)?|anruf(?:en)?"
    r"|téléphone|teléfono|telefono|telefone|signal|linkedin)(?!\w|\s*:)",
    re.IGNORECASE,
)
_HOURS = re.compile(
    r"(?<!\w)(?:(?:before|after|from|between|until|vor|nach|ab|zwischen|avant|après|antes de las|después de las"
    r"|prima delle|dopo le|antes das|depois das)\s+\d{1,2}(?:[:.h]\d{2})?(?:\s?(?:am|pm|uhr|h))?(?:\s?(?:-|–|and|und"
    r"|et)\s?\d{1,2}(?:[:.]\d{2})?(?:\s?(?:am|pm|uhr|h))?)?"
    r"|mornings?(?: only)?|afternoons?(?: only)?|vormittags|nachmittags|morgens|le matin|l'après-midi"
    r"|por las mañanas|por la mañana|al mattino|de manhã)(?!\w)",
    re.IGNORECASE,
)
_PRONOUNS = re.compile(r"^\(?(?:she|he|they|sie|er|elle|il|ella|él)\s*/\s*\w+(?:\s*/\s*\w+)?\)?$", re.IGNORECASE)
LABELS = Labels(
    {
        "name": "name|full name|contact|contact name|contact person|person|stakeholder|stakeholders|ansprechperson"
        "|kontaktperson|customer contact|who|ansprechpartner|ansprechpartnerin|kontakt"
        "|nom|nom complet|nombre|nome|contato|contacto|persona|contatto|interlocuteur|wer|qui|naam|contactpersoon",
        "first": "first name|firstname|given name|vorname|prenom|nombre de pila|first",
        "last": "last name|lastname|surname|family name|nachname|familienname|nom de famille|apellido|apellidos|cognome"
        "|sobrenome|apelido|last",
        "email": "e mail|email|mail|e|e mail address|email address|mail adresse|mailadresse|emailadresse"
        "|e mailadresse|e mail adresse|correo"
        "|correo electronico"
        "|courriel|adresse e mail|adresse mail|posta elettronica",
        "phone": "phone|phone number|tel|t|m|p|telephone|mobile|mobile phone|cell|telefon|telefonnummer|mobil|handy"
        "|telefono|telefone|telephone portable|movil|cellulare|numero|telefoon|cel|celular|telemovel",
        "title": "title|job title|position|function|funktion|cargo|fonction|poste|puesto|ruolo|funcao|role|rolle"
        "|role title|job|job role|department|dept|abteilung|bereich|service|qualifica|posizione|papel|rol"
        "|responsibility|aufgabe|aufgaben|zustandigkeit|functie|rol|afdeling",
        "mood": "mood|stance|relationship|attitude|sentiment|stimmung|haltung|beziehung|einstellung|humeur|relation"
        "|animo|umore|humor|actitud|atteggiamento|rapport|relacion|relazione|relacao|feeling|status|rag|support"
        "|supportive|disposition|health|houding|relatie|stemming|verhaltnis|avis",
        "note": "note|notes|comment|comments|remarks|bemerkung|bemerkungen|kommentar|notiz|notizen|anmerkung"
        "|anmerkungen"
        "|commentaire|commentaires|remarque|remarques|notas|observaciones|comentarios|commenti|observacoes"
        "|comentario|info|details|opmerking|opmerkingen|influence|power|use|usage",
        "channel": "channel|preferred channel|how to reach|preference|kanal|canal|canale|best way to reach",
        "hours": "hours|times|best time|zeiten|horaires|horario|orari|erreichbar",
        "known_by": "known by|our contact|owner|internal owner|kennt|bekannt mit|connu de|conocido por|conosciuto da"
        "|who knows them",
        "pulse_product": "product|produkt|produit|producto|prodotto|produto",
        "pulse_team": "team|equipe|equipo|equipa|squadra",
        "company": "company|account|organisation|organization|firma|unternehmen|entreprise|societe|empresa|azienda|site"
        "|location|standort|sitio|country",
    }
)
"""Words for each field in a table's first row and before a colon; "other" columns are kept as notes."""


def with_cell(contact: Contact, cell: str) -> Contact:
    """Return the contact with what a cell beside the name says of them."""
    label, rest = labelled(cell)
    field = LABELS.field(label)
    if field and field in _BY_FIELD:
        return _BY_FIELD[field](contact, rest)
    address = next((one for one in email_addresses_meant(cell) if is_email_address(one)), "")
    contact = with_phone(contact, cell)
    if address and not contact.email and not is_shared_mailbox(address):
        contact = replace(contact, email=address)
    words = _PRONOUNS.sub("", _without_addresses(cell, address))
    return _with_words(contact, words) if words else contact


def small_cells(text: str) -> list[str]:
    """Return the small parts of what is said beside a name; a label stays with its words."""
    found: list[str] = []
    for cell in cells_of(text):
        label, rest = labelled(cell)
        if LABELS.field(label):
            found.append(cell)
        elif label and "://" not in cell:
            found += [*comma_parts(label), *small_cells(rest)]
        else:
            found += [part for part in comma_parts(cell) if part] if not URL.match(cell) else [cell]
    return [part for part in found if part]


def with_phone(contact: Contact, text: str) -> Contact:
    """Return the contact with the telephone number of a text, where they have none yet; a fax is none."""
    phone = PHONE.search(text)
    figures = sum(sign.isdecimal() for sign in phone.group()) if phone else 0
    if phone is None or contact.phone or figures < _LEAST_FIGURES or "fax" in text[: phone.start()].casefold():
        return contact
    return replace(contact, phone=" ".join(phone.group().split()))


def _without_addresses(cell: str, address: str) -> str:
    plain = PHONE.sub(" ", _PHONE_LABEL.sub(" ", URL.sub(" ", cell.replace(address, " ") if address else cell)))
    return _MAIL_LABEL.sub("", " ".join(plain.split())).strip(" ,;:|<>()–-")


def _with_words(contact: Contact, words: str) -> Contact:
    """Return the contact with what these words say; what is not understood wholly is kept as title or note, too."""
    known = _KNOWN_BY.search(words)
    if known:
        return replace(contact, known_by=known["who"].strip(), note=_joined(contact.note, words))
    told = replace(contact, tell_personally=contact.tell_personally or bool(_TELL_FIRST.search(words)))
    channel, hours = _CHANNEL.search(words), _HOURS.search(words)
    function = is_function(words) or is_team(words)
    if channel and not told.channel and not function:
        told = replace(told, channel=words if len(words.split()) <= 6 else channel["way"])
    if hours and not told.hours:
        told = replace(told, hours=hours.group().strip())
    role, stance = role_in(words), stance_in(words) or _colour_alone(words)
    told = replace(told, role=told.role or role, stance=told.stance or stance)
    if (role or stance) and (only_says_stance(words) or _colour_alone(words)):
        return told
    plain = without_pictures(words)
    short = len(plain.split()) <= 6
    if not told.title and short and (function or not (role or stance or channel or hours or told.tell_personally)):
        return replace(told, title=plain)
    return replace(told, note=_joined(told.note, plain))


def _colour_alone(words: str) -> Stance | None:
    """Return the stance that a colour in a cell of its own says."""
    colours = colours_in(words)
    if len(colours) != 1 or colours[0][0] > 0 or is_function(words):
        return None
    return next(stance for stance in Stance if as_colour(stance) is colours[0][2])


def _pulse(contact: Contact, cell: str, *, team: bool) -> Contact:
    """Return the contact with their pulse towards our team or product; without one in it, the cell says where they work."""
    colours, stance = colours_in(cell), stance_in(cell)
    colour = colours[0][2] if colours else as_colour(stance) if stance else None
    if colour is None:
        return replace(contact, title=contact.title or cell)
    return replace(contact, pulse_team=colour) if team else replace(contact, pulse_product=colour)


def _joined(note: str, more: str) -> str:
    return f"{note}; {more}" if note else more


def _mood(contact: Contact, cell: str) -> Contact:
    stance = stance_in(cell)
    if stance is None and cell.strip(" .").upper() in _LETTERS:
        return replace(contact, stance=contact.stance or _LETTERS[cell.strip(" .").upper()])
    if stance is None and (found := colours_in(cell)):
        stance = next(stance for stance in _STANCES if as_colour(stance) is found[0][2])
    told = replace(contact, stance=contact.stance or stance, role=contact.role or role_in(cell))
    return told if stance is not None and only_says_stance(cell) else replace(told, note=_joined(told.note, cell))


def _note(contact: Contact, cell: str) -> Contact:
    """Return the contact with what a note says; none of it is a title."""
    told = _with_words(replace(contact, title=contact.title or cell), cell)
    return replace(told, title=contact.title)


def _title(contact: Contact, cell: str) -> Contact:
    told = replace(
        contact,
        role=contact.role or role_in(cell),
        stance=contact.stance or (None if is_function(cell) else stance_in(cell)),
    )
    return replace(told, title=told.title or cell)


_LETTERS = {"G": Stance.FOR, "A": Stance.NEUTRAL, "Y": Stance.NEUTRAL, "R": Stance.AGAINST}
"""Green, amber and red in a column for how people feel."""
_STANCES = tuple(Stance)
_BY_FIELD: Mapping[str, Callable[[Contact, str], Contact]] = {
    "title": _title,
    "mood": _mood,
    "note": _note,
    "pulse_product": lambda contact, cell: _pulse(contact, cell, team=False),
    "pulse_team": lambda contact, cell: _pulse(contact, cell, team=True),
    "channel": lambda contact, cell: replace(contact, channel=cell),
    "hours": lambda contact, cell: replace(contact, hours=cell),
    "known_by": lambda contact, cell: replace(contact, known_by=cell),
    "company": lambda contact, cell: replace(contact, note=_joined(contact.note, cell)),
    "other": lambda contact, cell: replace(contact, note=_joined(contact.note, cell)),
}
