"""People in one line: a name with cells beside it, a list of names, addresses, or prose."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from handover.contacts import UnreadableLine, read_contacts
from handover.model.records import Contact, ContactRole
from handover.records.contact_cells import LABELS, small_cells, with_cell
from handover.records.lines import Line, cells_of, comma_parts, labelled, sentences_of
from handover.records.name_words import is_family, is_given
from handover.records.names_in_sentences import names_in_sentence
from handover.records.people_gone import is_gone_by, is_gone_label
from handover.records.people_in_prose import people_in_sentences
from handover.records.person_addresses import is_shared, with_own_name
from handover.records.person_names import name_in_cell
from handover.records.stances import role_in, stance_in
from handover.records.states import is_chatter, says_nothing_to_tell
from handover.text.email_address import email_addresses_meant, is_email_address
from handover.text.names import is_function, is_shared_mailbox, is_team, without_titles

_PICTURE = re.compile(r"\s*(?:[\U0001f300-\U0001faff\u2600-\u27bf]\ufe0f?|:[a-z_+-]+\d?:)+\s*")
_AND = re.compile(r"\s*(?:,|;|/|&|\+|\b(?:and|und|et|y|e)\b)\s*")
_HEAD = re.compile(r"^([^,(:;\[]+?)\s*(?=[,(:;\[]|$)(.*)$", re.DOTALL)
_STREET = re.compile(r"\d+\w?\s+[^\W\d_]")
_OUTSIDE_BRACKETS = re.compile(r"(?:,|;|\band\b|\bund\b|\bet\b)\s+(?![^(]*\))")
_WITH_REMARK = re.compile(r"^\s*[^\W\d_][^(),]{1,40}(?:\(|[\U0001f300-\U0001faff\u2600-\u27bf]|:[a-z_+-]+\d?:)")
_IN_BRACKETS_WHOLE = re.compile(r"^\(([^()]{4,60})\)(.*)$", re.DOTALL)
_NAME_AND_PHONE = re.compile(r"^([^\W\d_][^\d:,;@()]{2,40}?)\s+((?:\+|0)[\d\s()/.-]{6,20})$")
_GIVEN_LIKE = re.compile(r"(?-i:[A-ZÀ-ÖØ-Þ])[^\W\d_]+(?:-[^\W\d_]+)?")
NUMBERED = re.compile(
    r"^(?:contact|kontakt|person|stakeholder|ansprechpartner(?:in)?|contacto|contatto|interlocuteur)\s*#?\d{1,2}\s*[-–:.)]\s*",
    re.IGNORECASE,
)
_AT = re.compile(r"(?<!\S)@(?=[A-ZÀ-Þ])")
_AND_ANOTHER = re.compile(r"\b(?:and|und|et|y|e|en)\s+(?:\w+\s+){0,3}$")
_A_LIST = 2
_MOST_TITLE_WORDS = 8
_MOST_LABEL_WORDS = 3


def people_of(line: Line, role: ContactRole | None) -> Iterator[Contact]:
    """Yield the people of a line, by the most certain way that finds any; an address that is nobody's else is somebody's, too."""
    told = (with_own_name(one, line.text) for one in _people_of(line, role))
    found = [one for one in told if not is_gone_by(line.text, one.name)]
    shared = is_shared(line.text)
    known = {one.email for one in found}
    yield from (one for one in found if one.name or not shared)
    for address in email_addresses_meant(line.text):
        if address not in known and is_email_address(address) and not shared:
            yield with_own_name(Contact(email=address), line.text)


def _people_of(line: Line, role: ContactRole | None) -> Iterator[Contact]:
    text = _AT.sub("", NUMBERED.sub("", line.text))
    if "@" in text and (found := _each_with_remark(labelled(text)[1])):
        yield from (_with_role(one, role) for one in found)
        return
    if "@" in text and not _is_name(labelled(text)[0]) and not _has_labels(text):
        found = _with_addresses(text)
        if found:
            yield from (_with_role(one, role) for one in found)
            return
    if (says_nothing_to_tell(text) or is_chatter(text)) and not line.listed:
        yield from people_in_sentences(sentences_of(text))
        return
    first, *others = sentences_of(text) or (text,)
    if others and all(name_in_cell(labelled(one)[0], sure=True) for one in (first, *others)):
        yield from (_with_role(one, role) for sentence in (first, *others) for one in structured(sentence, sure=True))
        return
    people = structured(first, sure=role is not None or line.listed)
    if not people or _tells_of_more(first, people):
        yield from (_with_role(one, role) for one in people_in_sentences((first, *others)))
        return
    if others and len(people) == 1:
        yield from people_in_sentences(tuple(others), begun=_with_role(people[0], role))
    else:
        yield from (_with_role(one, role) for one in people)


def _tells_of_more(text: str, people: Sequence[Contact]) -> bool:
    """Return whether a sentence behind a label tells of another, too: "two people: Jo, who …, and Ann, who …"."""
    label, rest = labelled(text)
    names = [one for one in names_in_sentence(rest) if not one.ours]
    return bool(label) and len(people) == 1 < len(names) and bool(_AND_ANOTHER.search(rest[: names[-1].start]))


def _is_name(label: str) -> bool:
    """Return whether a label before an address is somebody's name, and no function: "Invoices: …"."""
    name = name_in_cell(label, sure=True)
    return bool(name) and (" " in name or is_given(name))


def _has_labels(text: str) -> bool:
    """Return whether a cell behind the first has a label that names a field: "Jo Park – title: CFO"."""
    return any(LABELS.field(labelled(cell)[0]) for cell in cells_of(text)[1:])


def _with_role(contact: Contact, role: ContactRole | None) -> Contact:
    return replace(contact, role=contact.role or role)


def _with_addresses(text: str) -> list[Contact]:
    """Return the contacts of a line with e-mail addresses, none where it is prose."""
    try:
        read = read_contacts(text)
    except UnreadableLine:
        return []
    found = []
    for one in read:
        name = name_in_cell(one.name, sure=True) if one.name else ""
        label = labelled(text)[0] if len(read) == 1 else ""
        mailbox = one.name if one.name and not name and len(one.name.split()) <= _MOST_LABEL_WORDS else ""
        if one.name and not name and not (mailbox and (is_function(mailbox) or is_team(mailbox) or label)):
            return []
        if name and " " not in name and not is_given(name) and (label or is_shared_mailbox(one.email)):
            # What stands before the address says whose team it is.
            name, mailbox = "", one.name
        cells = small_cells(one.role)
        if name and cells and _is_family_first(f"{name}, {cells[0]}"):
            # "Sommerfeld, Dr. Ute; buyer": the given name stands where a role would.
            name = name_in_cell(f"{name}, {cells.pop(0)}", sure=True)
        contact = Contact(name=name, email=one.email, title=mailbox)
        for cell in cells:
            contact = with_cell(contact, cell)
        contact = replace(contact, role=contact.role or role_in(label))
        behind = (
            "" if name or label or mailbox else name_in_cell(comma_parts(one.role)[0] if one.role else "", sure=True)
        )
        if behind:
            contact = Contact(name=behind, email=one.email)
            for cell in comma_parts(one.role)[1:]:
                contact = with_cell(contact, cell)
        found.append(replace(contact, title=contact.title or ("" if LABELS.field(label) or name else label)))
    return found


def structured(text: str, *, sure: bool) -> list[Contact]:
    """Return the people of a line that is a name with cells beside it, or a list of names; none where it is neither."""
    label, rest = labelled(text)
    if is_gone_label(label):
        return []
    listed = _listed(text) or ([] if LABELS.field(label) else _listed(rest))
    if listed:
        return [replace(one, role=one.role or role_in(label)) for one in listed]
    plain = _PICTURE.sub(" – ", text).strip(" –")
    picture = "".join(found.group().strip() for found in _PICTURE.finditer(text))
    plain = _NAME_AND_PHONE.sub(r"\1 – \2", plain)
    cells = cells_of(plain) or (plain,)
    contact = (
        (_name_behind(cells) if _label_before_name(plain) else None)
        or _name_first(cells, sure=sure or bool(picture))
        or _name_behind(cells)
    )
    if contact is None:
        return []
    return [with_cell(contact, picture) if picture else contact]


def _label_before_name(text: str) -> bool:
    """Return whether a label that is no common name stands before one: "Day-to-day: Jo Park"."""
    label, rest = labelled(text)
    head = _HEAD.match(rest) if label else None
    name = name_in_cell(head[1], sure=True) if head else ""
    return bool(name) and not is_given(label.split()[0]) and (len(label.split()) == 1 or is_given(name.split()[0]))


def _listed(text: str) -> list[Contact]:
    """Return the people of a line that is a list of names alone, or of names with a remark each; none for other lines."""
    remarked = _each_with_remark(text) or _each_in_its_part(text)
    if remarked:
        return remarked
    parts = _AND.split(_PICTURE.sub(" – ", text).strip(" –"))
    names = [name_in_cell(part) for part in parts]
    known = sum(bool(name) for name in names)
    if len(names) > _A_LIST and 2 * known >= len(names) and all(_GIVEN_LIKE.fullmatch(part) for part in parts):
        names = [name_in_cell(part, sure=True) for part in parts]
    if len(names) >= _A_LIST and all(names) and not (len(names) == _A_LIST and _is_family_first(text)):
        return [Contact(name=name) for name in names]
    return []


def _each_in_its_part(text: str) -> list[Contact]:
    """Return the people of "Jo, our fan; Ann (IT), neutral"; none for a line of which a part begins with no name."""
    parts = [part for part in text.split(";") if part.strip()]
    if len(parts) < _A_LIST or "@" in text:
        return []
    found = [_name_first(cells_of(part) or ("",), sure=False) for part in parts]
    return [one for one in found if one is not None] if all(found) else []


def _each_with_remark(text: str) -> list[Contact]:
    """Return the people of "Jo (CFO) :+1:, Ann (IT) :-1:", a list of names each with a remark; none for other lines."""
    parts = _OUTSIDE_BRACKETS.split(text)
    remarked = [bool(_WITH_REMARK.match(part)) for part in parts]
    if len(parts) < _A_LIST or labelled(parts[0])[0] or not any(remarked) or not all(remarked[:-1]):
        return []
    found = []
    for part in parts:
        plain = " ".join(_PICTURE.sub(" ", part).split())
        contact = _name_first((plain,), sure=True) or next(people_in_sentences((plain,)), None)
        if contact is None:
            return []
        picture = "".join(one.group().strip() for one in _PICTURE.finditer(part))
        found.append(with_cell(contact, picture) if picture else contact)
    return found


def _is_family_first(text: str) -> bool:
    family, comma, given = text.partition(",")
    given = without_titles(given.strip())
    return bool(comma) and len(given.split()) == 1 and is_given(given.strip()) and not is_given(family.split()[0])


def _name_first(cells: Sequence[str], *, sure: bool) -> Contact | None:
    """Return the contact of "Name, title: stance", "Name (title)", "Name – title"; None where no name comes first."""
    first, *others = cells
    if _is_family_first(first):
        name, rest = name_in_cell(first, sure=True), ""
    else:
        head = _HEAD.match(first)
        if head and head[2].startswith(":") and LABELS.field(head[1]):
            return None
        said = head[2].strip(" ,:") if head else ""
        name, rest = (name_in_cell(head[1], sure=bool(said or others or sure)) if head else ""), said
        whole = _IN_BRACKETS_WHOLE.match(rest) if head and head[2].startswith("(") else None
        if name and whole and " " not in name and " " in name_in_cell(whole[1]) and is_given(whole[1].split()[0]):
            # "Mo" (Mohamed Farouk)
            name, rest = name_in_cell(whole[1]), whole[2].strip(" ,:")
    if not name or (
        len(name.split()) == 1
        and not (is_given(name, alone=True) or sure)
        and not _says_of_person([*small_cells(rest)[:1], *others])
    ):
        return None
    told = [*small_cells(rest), *(cell for one in others for cell in small_cells(one))]
    known = is_given(name.split()[0]) or is_family(name.split()[-1])
    if not known and ((not told and not sure) or (told and _STREET.match(told[0]))):
        return None
    contact = Contact(name=name)
    for cell in told:
        contact = with_cell(contact, cell)
    return contact


def _says_of_person(cells: Sequence[str]) -> bool:
    said = Contact()
    for cell in cells:
        if cell:
            said = with_cell(said, cell)
    return bool(said.role or said.stance or said.email or said.phone or is_function(said.title))


def _name_behind(cells: Sequence[str]) -> Contact | None:
    """Return the contact of "Head of IT: Name, stance" and "Head of IT – Name"; None where that is no name."""
    label, rest = labelled(cells[0])
    if label and len(label.split()) <= _MOST_TITLE_WORDS:
        field = LABELS.field(label)
        if field and field not in ("name", "title", "known_by"):
            return None
        contact = _name_first((rest, *cells[1:]), sure=True)
        if contact is not None and field != "name":
            contact = (
                with_cell(contact, label)
                if role_in(label) or stance_in(label)
                else replace(contact, title=contact.title or label, note=contact.note)
            )
        return contact
    if len(cells) > 1 and (is_function(cells[0]) or role_in(cells[0])) and len(cells[0].split()) <= _MOST_TITLE_WORDS:
        contact = _name_first(cells[1:], sure=True)
        return None if contact is None else with_cell(contact, cells[0])
    return None
