"""People in a reply: "Name – role – mood", lists, tables, e-mail signatures, addresses, and prose (P45–P52)."""

import re
from dataclasses import replace

from handover.model.records import Contact, ContactRole
from handover.records.contact_cells import PHONE, small_cells, with_cell, with_phone
from handover.records.lines import Line, cells_of
from handover.records.mail_headers import is_mail_header
from handover.records.name_words import is_given
from handover.records.people_in_prose import same_person
from handover.records.people_in_tables import people_table_at, person_of_row
from handover.records.person_addresses import address_is_of
from handover.records.person_lines import NUMBERED, people_of, structured
from handover.records.person_names import name_in_cell
from handover.records.reading_parts import Asked, Collected
from handover.records.signature_lines import DIRECTORS, IMPRINT, is_detail
from handover.records.stances import only_says_stance, role_in
from handover.records.states import ends_letter
from handover.text.email_address import email_addresses_meant
from handover.text.names import is_shared_mailbox

_OURS = re.compile(
    r"^(?:[^:]{3,30} (?:on our side|auf unserer seite|bei uns|de notre côté)|our (?:side|team|people|end)"
    r"|(?:from |on )our side|internal(?:ly)?|bei uns|auf unserer seite"
    r"|unsere? (?:seite|team|leute)|intern"
    r"|chez nous|de notre côté|notre équipe|por nuestra parte|nuestro equipo|da parte nostra|il nostro team"
    r"|do nosso lado|a nossa equipa"
    r"|bij ons|ons team|onze kant)\s*:",
    re.IGNORECASE,
)
"""Before people on our side, in the same line or those below it."""
MOST_LINES_OF_A_CARD = 9
_CELLS_OF_A_TITLE = 2


_EVERYBODYS = frozenset(
    ["info", "contact", "kontakt", "contacto", "contatto", "contato", "office", "hello", "hallo", "mail", "post"]
)


class _Reader:
    """Reads the lines one by one: `role` is what a heading says of those below, `open` whether a line may tell more of the last."""

    def __init__(self) -> None:
        self.found: Collected[Contact] = Collected()
        self.role: ContactRole | None = None
        self.open = False
        self.bare = False
        self.depth = 0
        self.ours = False
        self.closed = False

    @property
    def signed(self) -> bool:
        """Return whether the lines before were those of a signature: an address and a telephone number, each in its own."""
        last = self.found.records[-1] if self.found.records else Contact()
        return bool(last.email and "\n" in last.as_written)

    def read(self, line: Line, following: Line | None) -> None:
        """Read one line that is no row of a table; a name alone counts where `following` is a line of a signature."""
        self.closed, closes = ends_letter(line.text), self.closed
        self.ours = bool(_OURS.match(line.text)) or (self.ours and not line.new_block and not line.is_heading)
        if not any(sign.isalnum() for sign in line.text):
            self.found.heading([line])
        elif self.ours:
            self.found.leave(line)
            self.open = False
        elif closes and _signs_off(line, following):
            self.found.heading([line])
        elif ends_letter(line.text):
            self.found.heading([line])
            self.open = False
        elif _is_role_alone(line) and following is not None and not following.new_block and _is_named(following):
            self.role = role_in(line.text)
            self.found.heading([line])
            self.open = False
        elif IMPRINT.search(line.text) or (self.signed and DIRECTORS.match(line.text)):
            self.found.leave(line)
        elif self._continues(line):
            self.add_detail(line)
        elif _names_a_list(line, following) or (line.is_heading and not structured(line.text.rstrip(":"), sure=False)):
            self.role = role_in(line.text)
            self.found.heading([line])
            self.open = False
        else:
            self._people(line, named=following is not None and not following.new_block and is_detail(following.text))

    def add_detail(self, line: Line) -> None:
        """Put what a line says to the last person."""
        told = with_phone(self.found.records[-1], line.text)
        for cell in small_cells(line.text):
            told = with_cell(told, cell)
        self.found.extend(told, line)
        self.bare = self.bare and not told.email

    def _continues(self, line: Line) -> bool:
        """Return whether a line tells more of the last person: further in, or a line of their signature."""
        if not self.open:
            return False
        last = self.found.records[-1]
        if line.depth > self.depth and line.listed and not structured(line.text, sure=False):
            return True
        if line.new_block and not (self.bare or (PHONE.search(line.text) and not last.phone)):
            return False
        addresses = email_addresses_meant(line.text)
        if any(is_shared_mailbox(one) for one in addresses):
            return False
        if addresses and last.email and last.email not in addresses:
            return False
        return is_detail(line.text)

    def _people(self, line: Line, *, named: bool) -> None:
        people = [one for one in people_of(line, self.role) if one.name or one.title or not _is_everybodys(one.email)]
        name = name_in_cell(line.text) if named and not people else ""
        people = [Contact(name=name)] if name else people
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
        written = (
            before.as_written
            if line.written in before.as_written.split("\n")
            else f"{before.as_written}\n{line.written}"
        )
        self.found.records.append(replace(merged(before, person), as_written=written))


def _is_everybodys(address: str) -> bool:
    """Return whether an address is that of a whole company, which tells of nobody: "info@acme.example"."""
    return address.casefold().partition("@")[0] in _EVERYBODYS


def _signs_off(line: Line, following: Line | None) -> bool:
    """Return whether a line is how somebody signs whose full name stands below it: "Steffi"."""
    full = name_in_cell(following.text) if following is not None else ""
    return " " not in line.text and " " in full


def _is_role_alone(line: Line) -> bool:
    """Return whether a line only says what those below it are: "Sponsors"."""
    return not line.listed and only_says_stance(line.text) and role_in(line.text) is not None and "," not in line.text


def _names_a_list(line: Line, following: Line | None) -> bool:
    """Return whether a line is no person but the title of the list below it: "Harcourt Vets – who's who"."""
    if line.number or line.listed or "@" in line.text or following is None or not following.listed:
        return False
    return (
        len(cells_of(line.text)) <= _CELLS_OF_A_TITLE
        and "(" not in line.text
        and bool(structured(following.text, sure=False))
    )


def _is_named(line: Line) -> bool:
    return bool(name_in_cell(line.text) or structured(line.text, sure=True))


def people_in(lines: tuple[Line, ...], asked: Asked) -> Collected[Contact]:  # noqa: ARG001
    """Return the people that the lines of a reply tell of."""
    reader = _Reader()
    at = 0
    while at < len(lines):
        if is_mail_header(lines, at, reader.found.records):
            reader.found.heading([lines[at]])
            reader.open = False
            at += 1
            continue
        table = None if NUMBERED.match(lines[at].text) else people_table_at(lines, at)
        if table is None:
            reader.read(lines[at], lines[at + 1] if at + 1 < len(lines) else None)
            end = _card_end(lines, at, reader.found.records[-1]) if reader.open else at
            for line in lines[at + 1 : end + 1]:
                reader.add_detail(line)
            at = end + 1
            continue
        reader.found.heading(table.headings)
        for row in table.rows:
            person = person_of_row(row)
            reader.found.add(person, row.line) if person else reader.found.leave(row.line)
        reader.open = False
        at += table.lines
    return reader.found


def _card_end(lines: tuple[Line, ...], at: int, person: Contact) -> int:
    """Return the line up to which a signature goes that begins with this person: the one with an address of their name."""
    if person.email or not person.name:
        return at
    for end in range(at + 1, min(at + MOST_LINES_OF_A_CARD, len(lines))):
        addresses = email_addresses_meant(lines[end].text)
        if addresses:
            return end if len(addresses) == 1 and address_is_of(addresses[0], person.name) else at
        words = lines[end].text.split()
        if words and is_given(words[0].strip(",;:"), alone=True):
            return at
    return at


def merged(before: Contact, more: Contact) -> Contact:
    """Return a contact with what more was said of them; the longer name, and of each field what was said first."""
    name = max(before.name, more.name, key=lambda one: len(one.split()))
    fields = (
        "email",
        "phone",
        "title",
        "role",
        "stance",
        "pulse_product",
        "pulse_team",
        "channel",
        "hours",
        "known_by",
        "tell_personally",
    )
    kept = {field: getattr(before, field) or getattr(more, field) for field in fields}
    note = "; ".join(dict.fromkeys(part for part in (before.note, more.note) if part))
    return replace(before, name=name, note=note, **kept)
