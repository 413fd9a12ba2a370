"""People in a table that was pasted from a sheet, one in each row."""

import re
from collections.abc import Sequence
from dataclasses import replace

from handover.model.records import Contact
from handover.records.contact_cells import LABELS, with_cell
from handover.records.lines import Line
from handover.records.person_names import name_in_cell
from handover.records.tables import Row, Table, table_at
from handover.text.email_address import email_addresses_meant, is_email_address
from handover.text.names import full_name

_ASIDE = re.compile(r"\(([^()]{2,40})\)\s*$")
"""What stands in brackets behind a name: "Jo Park (CFO)"."""
_NOBODY = re.compile(
    r"\W*(?:vacant|tb[dac]|n/?a|open|unknown|nobody|none|new hire|position open|offen|vakant|unbekannt|niemand"
    r"|n\.?\s?n\.?|poste vacant"
    r"|vacante?|vago|à définir|inconnue?|desconocid[oa]|sconosciut[oa]|desconhecid[oa]|onbekend)\b|\W*$",
    re.IGNORECASE,
)
"""Stands in the column for names where nobody is known."""


def people_table_at(lines: tuple[Line, ...], at: int) -> Table | None:
    """Return the table of people that begins with this line, None where none does."""
    table = table_at(lines, at, LABELS)
    return table if table is None or _names_people(table.rows) else _first_column_named(table)


def _first_column_named(table: Table) -> Table | None:
    """Return a table with its unnamed column for names, where there are names in it; None for a table of other things."""
    rows = tuple(
        Row(row.line, {("name" if field == "other" else field): cell for field, cell in row.fields.items()})
        for row in table.rows
    )
    return (
        replace(table, rows=rows) if all(name_in_cell(row.fields.get("name", ""), sure=True) for row in rows) else None
    )


def _names_people(rows: Sequence[Row]) -> bool:
    return any({"name", "first", "last", "email"} & row.fields.keys() for row in rows)


def person_of_row(row: Row) -> Contact | None:
    """Return the person of a row, None for a row without a name and an address."""
    fields = dict(row.fields)
    if "first" in fields and "name" in fields and "last" not in fields:
        fields["last"] = fields.pop("name")
    whole = fields.pop("name", "")
    address = next((one for one in email_addresses_meant(whole) if is_email_address(one)), "")
    whole = ", ".join(part for part in whole.split(", ") if "@" not in part)
    name = " ".join(part for part in (fields.pop("first", "") or whole, fields.pop("last", "")) if part)
    email = (
        fields.pop("email", "")
        or address
        or next((one for cell in fields.values() for one in email_addresses_meant(cell)), "")
    )
    name = "" if _NOBODY.match(name) else name
    aside = _ASIDE.search(name)
    contact = Contact(name=full_name(name) or name, email=email if is_email_address(email) else "")
    contact = with_cell(contact, aside[1]) if aside and contact.name else contact
    for field, cell in fields.items():
        contact = with_cell(contact, f"{LABELS.first.get(field, 'note')}: {cell}")
    return contact if contact.name or contact.email else None
