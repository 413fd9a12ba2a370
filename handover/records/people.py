"""People in a reply: "Name – role – mood", lists, tables, e-mail signatures, addresses, and prose (P45–P52)."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from handover.model.records import Contact, ContactRole
from handover.opening.contacts import UnreadableLine, read_contacts
from handover.records.contact_cells import LABELS, PHONE, URL, field_of, with_cell
from handover.records.lines import Line, cells_of, comma_parts, labelled, sentences_of
from handover.records.people_in_prose import people_in_sentences, same_person
from handover.records.person_names import is_given, name_in_cell
from handover.records.reading_parts import Asked, Collected
from handover.records.stances import role_in, without_pictures
from handover.records.states import ends_letter, is_chatter, says_nothing_to_tell
from handover.records.tables import Row, table_at
from handover.text.email_address import email_addresses_meant, is_email_address
from handover.text.names import full_name, is_function, is_team

_PICTURE = re.compile(r"\s*(?:[\U0001f300-\U0001faff\u2600-\u27bf]\ufe0f?|:[a-z_+-]+\d?:)+\s*")
_AND = re.compile(r"\s*(?:,|;|/|&|\+|\b(?:and|und|et|y|e)\b)\s*")
_HEAD = re.compile(r"^([^,(:;\[]+?)\s*(?=[,(:;\[]|$)(.*)$", re.DOTALL)
_ADDRESS_LINE = re.compile(r"\b\d{4,6}\b|\b(?:street|road|avenue|lane|straße|strasse|str\.|platz|weg|rue|calle|via|rua|allee)\b|straße|strasse", re.IGNORECASE)
_MOST_TITLE_WORDS = 8
_MOST_LABEL_WORDS = 3


class _Reader:
    """Reads the lines one by one: `role` is what a heading says of those below it, `open` whether a line may tell more of the last."""

    def __init__(self) -> None:
        self.found: Collected[Contact] = Collected()
        self.role: ContactRole | None = None
        self.open = False
        self.bare = False
        self.depth = 0

    def read(self, line: Line) -> None:
        """Read one line that is no row of a table."""
        if ends_letter(line.text) or not any(sign.isalnum() for sign in line.text):
            self.found.heading([line])
            self.open = False
        elif self._continues(line):
            last = self.found.records[-1]
            told = last
            for cell in _cells(line.text):
                told = with_cell(told, cell)
            self.found.extend(told, line)
            self.bare = self.bare and not told.email
        elif line.is_heading and not _structured(line.text.rstrip(":"), sure=False):
            self.role = role_in(line.text)
            self.found.heading([line])
            self.open = False
        else:
            self._people(line)

    def _continues(self, line: Line) -> bool:
        """Return whether a line tells more of the last person: further in, or a line of their signature."""
        if not self.open:
            return False
        last = self.found.records[-1]
        if line.depth > self.depth and line.listed and not _structured(line.text, sure=False):
            return True
        if line.new_block and not (self.bare or (PHONE.search(line.text) and not last.phone)):
            return False
        addresses = email_addresses_meant(line.text)
        if addresses and last.email and last.email not in addresses:
            return False
        return _is_detail(line.text)

    def _people(self, line: Line) -> None:
        people = list(_people_in(line, self.role, self.found.records))
        if not people:
            self.found.leave(line)
            self.open = False
            return
        for person in people:
            known = same_person(person, self.found.records)
            if known is None:
                self.found.add(person, line)
            else:
                self._merge(known, person, line)
        self.open = len(people) == 1 and self.found.records[-1].name == people[0].name
        self.bare = self.open and people[0] == Contact(name=people[0].name, role=people[0].role)
        self.depth = line.depth

    def _merge(self, known: int, person: Contact, line: Line) -> None:
        """Put what a line says of somebody already told of to what is known; they become the last one again."""
        before = self.found.records.pop(known)
        written = before.as_written if line.written in before.as_written.split("\n") else f"{before.as_written}\n{line.written}"
        self.found.records.append(replace(merged(before, person), as_written=written))


def people_in(lines: tuple[Line, ...], asked: Asked) -> Collected[Contact]:  # noqa: ARG001
    """Return the people that the lines of a reply tell of."""
    reader = _Reader()
    at = 0
    while at < len(lines):
        table = table_at(lines, at, LABELS)
        if table is None or not _names_people(table.rows):
            reader.read(lines[at])
            at += 1
            continue
        reader.found.heading(table.headings)
        for row in table.rows:
            person = _of_row(row)
            reader.found.add(person, row.line) if person else reader.found.leave(row.line)
        reader.open = False
        at += table.lines
    return reader.found


def merged(before: Contact, more: Contact) -> Contact:
    """Return a contact with what more was said of them; the longer name, and of each field what was said first."""
    name = max(before.name, more.name, key=lambda one: len(one.split()))
    fields = ("email", "phone", "title", "role", "stance", "pulse_product", "pulse_team", "channel", "hours", "known_by", "tell_personally")
    kept = {field: getattr(before, field) or getattr(more, field) for field in fields}
    note = "; ".join(dict.fromkeys(part for part in (before.note, more.note) if part))
    return replace(before, name=name, note=note, **kept)


def _names_people(rows: Sequence[Row]) -> bool:
    return any({"name", "first", "last", "email"} & row.fields.keys() for row in rows)


def _of_row(row: Row) -> Contact | None:
    fields = dict(row.fields)
    if "first" in fields and "name" in fields and "last" not in fields:
        fields["last"] = fields.pop("name")
    whole = fields.pop("name", "")
    name = " ".join(part for part in (fields.pop("first", "") or whole, fields.pop("last", "")) if part)
    email = fields.pop("email", "")
    contact = Contact(name=full_name(name) or name, email=email if is_email_address(email) else "")
    for field, cell in fields.items():
        contact = with_cell(contact, f"{LABELS[field].split('|')[0] if field in LABELS else 'note'}: {cell}")
    return contact if contact.name or contact.email else None


def _people_in(line: Line, role: ContactRole | None, known: Sequence[Contact]) -> Iterator[Contact]:
    """Yield the people of a line, by the most certain way that finds any."""
    text = line.text
    if "@" in text:
        found = _with_addresses(text)
        if found:
            yield from (_with_role(one, role) for one in found)
            return
    if (says_nothing_to_tell(text) or is_chatter(text)) and not line.listed:
        yield from people_in_sentences(sentences_of(text), known)
        return
    first, *others = sentences_of(text) or (text,)
    structured = _structured(first, sure=role is not None or line.listed)
    if not structured:
        yield from (_with_role(one, role) for one in people_in_sentences((first, *others), known))
        return
    if others and len(structured) == 1:
        yield from people_in_sentences(tuple(others), [*known], begun=_with_role(structured[0], role))
    else:
        yield from (_with_role(one, role) for one in structured)


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
        contact = Contact(name=name, email=one.email, title=mailbox)
        for cell in _cells(one.role):
            contact = with_cell(contact, cell)
        contact = replace(contact, role=contact.role or role_in(label))
        found.append(replace(contact, title=contact.title or ("" if field_of(label) or name else label)))
    return found


def _structured(text: str, *, sure: bool) -> list[Contact]:
    """Return the people of a line that is a name with cells beside it, or a list of names; none where it is neither."""
    plain = _PICTURE.sub(" – ", text).strip(" –")
    picture = "".join(found.group().strip() for found in _PICTURE.finditer(text))
    names = [name_in_cell(part) for part in _AND.split(plain)]
    if len(names) > 1 and all(names) and not (len(names) == 2 and _is_family_first(plain)):
        return [Contact(name=name) for name in names]
    cells = cells_of(plain) or (plain,)
    contact = _name_first(cells, sure=sure or bool(picture)) or _name_behind(cells)
    if contact is None:
        return []
    return [with_cell(contact, picture) if picture else contact]


def _is_family_first(text: str) -> bool:
    family, comma, given = text.partition(",")
    return bool(comma) and len(given.split()) == 1 and is_given(given.strip()) and not is_given(family.split()[0])


def _name_first(cells: Sequence[str], *, sure: bool) -> Contact | None:
    """Return the contact of "Name, title: stance", "Name (title)", "Name – title"; None where no name comes first."""
    first, *others = cells
    if _is_family_first(first):
        name, rest = name_in_cell(first, sure=True), ""
    else:
        head = _HEAD.match(first)
        said = head[2].strip(" ,:") if head else ""
        name, rest = (name_in_cell(head[1], sure=bool(said or others or sure)) if head else ""), said
    if not name or (len(name.split()) == 1 and not (is_given(name) or sure) and not _says_of_person([rest, *others])):
        return None
    told = [*_cells(rest), *(cell for one in others for cell in _cells(one))]
    if not told and not sure and not any(is_given(word) for word in name.split()[:1]):
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
        field = field_of(label)
        if field and field not in ("name", "title", "known_by"):
            return None
        contact = _name_first((rest, *cells[1:]), sure=True)
        if contact is not None and field != "name":
            contact = with_cell(contact, label) if role_in(label) else replace(contact, title=contact.title or label, note=contact.note)
        return contact
    if len(cells) > 1 and (is_function(cells[0]) or role_in(cells[0])) and len(cells[0].split()) <= _MOST_TITLE_WORDS:
        contact = _name_first(cells[1:], sure=True)
        return None if contact is None else with_cell(contact, cells[0])
    return None


def _cells(text: str) -> list[str]:
    """Return the small parts of what is said beside a name; a label stays with its words."""
    found: list[str] = []
    for cell in cells_of(text):
        label, rest = labelled(cell)
        if label and not field_of(label) and "://" not in cell:
            found += [*comma_parts(label), *_cells(rest)]
        else:
            found += [part for part in comma_parts(cell) if part] if not URL.match(cell) else [cell]
    return [part for part in found if part]


def _is_detail(text: str) -> bool:
    """Return whether a line is one of a signature or card: title, company, street, phone, address; and no name."""
    label, rest = labelled(text)
    if label and field_of(label) == "name":
        return False
    if (label and field_of(label)) or PHONE.search(text) or URL.search(text) or ("@" in text and len(text.split()) <= 3):
        return not _structured(text, sure=False)
    if name_in_cell(text) or says_nothing_to_tell(text) or len(without_pictures(text).split()) > _MOST_TITLE_WORDS:
        return False
    if label and name_in_cell(rest, sure=True):
        return False
    return (is_function(text) or is_team(text) or bool(_ADDRESS_LINE.search(text))) and not _structured(text, sure=False)
