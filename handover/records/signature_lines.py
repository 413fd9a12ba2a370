"""Lines of an e-mail signature or card that tell more of the person above: title, company, street, telephone, address."""

import re

from handover.records.contact_cells import LABELS, PHONE, URL
from handover.records.lines import labelled
from handover.records.name_words import is_given, says_job
from handover.records.names_in_sentences import names_in_sentence
from handover.records.person_lines import structured
from handover.records.person_names import name_in_cell
from handover.records.stances import only_says_stance, role_in, stance_in, without_pictures
from handover.records.states import says_nothing_to_tell
from handover.text.names import is_team

_ADDRESS_LINE = re.compile(
    r"^[^\d@:]{3,40}\s\d{1,4}\w?\s*[,·|]\s*\S|\b\d{4,6}\b|\b(?:street|road|avenue|lane|straße|strasse|str\.|platz"
    r"|weg|rue|calle|via|rua|allee)\b|straße"
    r"|strasse",
    re.IGNORECASE,
)
_PRONOUNS = re.compile(r"\(?(?:she|he|they|sie|er|elle|il|ella|él)\s*/\s*\w+(?:\s*/\s*\w+)?\)?", re.IGNORECASE)
_COMPANY = re.compile(
    r"\s(?:eG|e\.K\.|SE|GmbH|AG|KG|Ltd|Inc|LLC|SAS|SARL|S\.A\.(?:C\.|S\.)?|S\.A\. de C\.V\.|S\.R\.L\.|S\.L\."
    r"|S\.r\.l\.|SpA|B\.V\.|AS|AB|Oy|plc|Lda|Ltda)\.?$"
)
IMPRINT = re.compile(
    r"\b(?:Amtsgericht|Handelsregister|HRB|HRA|USt\.?-?Id\w*|Registergericht|Sitz der Gesellschaft"
    r"|Vorsitzende\w* des|Aufsichtsrat\w*:"
    r"|RCS|SIRET|SIREN|au capital de|Registered (?:in|office|No)|Company (?:No|Reg)\w*|VAT (?:No|Reg)\w*|P\. ?IVA"
    r"|Partita IVA|C\.F\."
    r"|CIF|NIF|NIPC|KvK|BTW)\b",
)
"""A line of a signature that says which company it is, with its directors: nobody one would write to."""
DIRECTORS = re.compile(r"^(?:Geschäftsführ\w+|Vorstand|Directors?|Gérante?|Administratore[^:]*)\s*:", re.IGNORECASE)
_MOST_LABEL_WORDS = 3
_MOST_TITLE_WORDS = 8


def is_detail(text: str) -> bool:
    """Return whether a line is one of a signature or card: title, company, street, phone, address; and no name."""
    label, rest = labelled(text)
    field = LABELS.field(label)
    if field == "name" or (label and not field and "@" in text):
        return False
    if field or PHONE.search(text) or URL.search(text) or ("@" in text and len(text.split()) <= _MOST_LABEL_WORDS):
        return not structured(text, sure=False) and not (field == "" and _name_alone(text))
    if _PRONOUNS.fullmatch(text) or _COMPANY.search(text) or _says_only_how_they_are(text):
        return True
    job = says_job(text) or is_team(text) or bool(_ADDRESS_LINE.search(text))
    if not job or says_nothing_to_tell(text) or len(without_pictures(text).split()) > _MOST_TITLE_WORDS:
        return False
    named = name_in_cell(text) or any(names_in_sentence(text)) or (label and name_in_cell(rest, sure=True))
    return not named and not structured(text, sure=False)


def _name_alone(text: str) -> str:
    """Return the name that a line is beside its telephone number and address; empty for none."""
    return name_in_cell(" ".join(word for word in PHONE.sub(" ", URL.sub(" ", text)).split() if "@" not in word))


def _says_only_how_they_are(text: str) -> bool:
    said = (role_in(text) or stance_in(text)) is not None and only_says_stance(text)
    return said and not any(is_given(word) for word in re.findall(r"[^\W\d_]+", text))
