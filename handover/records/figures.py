"""Figures in a reply: name, value, unit, as of when (P43, P56)."""

import re
from dataclasses import replace

from handover.model.records import Figure
from handover.records.labels import Labels
from handover.records.lines import Line, cells_of, comma_parts, labelled
from handover.records.reading_parts import Asked, Collected
from handover.records.tables import Table, tables_and_lines
from handover.time.dates_in_words import days_in

_LABELS = Labels(
    {
        "name": "metric|figure|kpi|name|measure|what|kennzahl|wert name|was|indicateur|mesure|quoi|metrica|indicador"
        "|que"
        "|indicatore|cosa",
        "value": "value|amount|number|current|today|wert|zahl|betrag|aktuell|valeur|montant|valor|importe|valore"
        "|importo",
        "unit": "unit|einheit|unite|unidad|unita|unidade",
        "as_of": "as of|date|when|stand|datum|au|fecha|data|al|em",
    }
)
_VALUE = (
    r"(?P<value>[-+~≈<>]?\s?(?:[€$£]\s?)?\d[\d.,' \u00a0]*\d|[-+~≈<>]?\s?(?:[€$£]\s?)?\d)\s*(?P<unit>%|€|\$|£"
    r"|[kKmM](?:io|rd)?\b\.?\s*(?:€|\$|EUR|USD)?|EUR|USD|GBP|CHF|percent|Prozent|(?!(?:and|und|et|y|e|of|von"
    r"|as)\b)[^\W\d_]+(?: (?:per|pro|par|por|al|a|each|every) [^\W\d_]+)?)?"
)
_LABELLED = re.compile(rf"^{_VALUE}")
_SHARE = re.compile(
    r"(?P<value>\d[\d.,]*)\s+(?:of|out of|von|sur|de|su)\s+\d[\d.,]*\s+(?P<name>[^\W\d_][\w-]+)", re.IGNORECASE
)
_SAID = re.compile(
    rf"(?<![\w%/-])(?P<name>[^\W\d_][\w%/-]*(?: [^\W\d_][\w%/-]*){{0,3}}?)\s+(?:is|are|was|stands at|=|liegt bei"
    rf"|beträgt|ist"
    rf"|sind|est(?: de| à)?|es(?: de| del)?|son|è(?: di| del)?|sono|é(?: de)?|são)\s+(?:at |around |about |now |bei "
    rf"|ca\. )?{_VALUE}",
    re.IGNORECASE,
)
_CURRENCY = re.compile(r"^[€$£]")


def figures_in(lines: tuple[Line, ...], asked: Asked) -> Collected[Figure]:
    """Return the figures that the lines of a reply tell of."""
    found: Collected[Figure] = Collected()
    for line in tables_and_lines(lines, _LABELS, _has_values):
        if isinstance(line, Table):
            found.heading(line.headings)
            for row in line.rows:
                found.add(_of_row(dict(row.fields), asked), row.line)
            continue
        figures = _of_line(line.text, asked)
        for one in figures:
            found.add(one, line)
        if not figures and line.is_heading:
            found.heading([line])
        elif not figures:
            found.leave(line)
    return found


def _has_values(table: Table) -> bool:
    return all("value" in row.fields for row in table.rows)


def _of_row(fields: dict[str, str], asked: Asked) -> Figure:
    value = fields.get("value", "")
    match = _LABELLED.match(value)
    days = days_in(fields.get("as_of", ""), asked.days(looking_back=True))
    figure = _figure(fields.get("name", ""), match) if match else Figure(name=fields.get("name", ""), value=value)
    return replace(figure, unit=fields.get("unit", figure.unit), as_of=days[0].day if days else None)


def _of_line(text: str, asked: Asked) -> list[Figure]:
    days = days_in(text, asked.days(looking_back=True))
    as_of = days[-1].day if days else None
    plain = text
    for one in reversed(days):
        plain = f"{plain[: one.start]} {plain[one.end :]}"
    label, rest = labelled(plain)
    cells = cells_of(plain)
    if not label and len(cells) > 1:
        label, rest = cells[0], cells[1]
    match = _LABELLED.match(rest) if label else None
    if match is not None:
        return [replace(_figure(label, match), as_of=as_of)]
    found = [Figure(name=one["name"], value=one["value"], as_of=as_of) for one in _SHARE.finditer(plain)]
    for part in comma_parts(_SHARE.sub(" ", plain)):
        found += [replace(_figure(one["name"], one), as_of=as_of) for one in _SAID.finditer(part)]
    return found


def _figure(name: str, match: re.Match[str]) -> Figure:
    value, unit = match["value"].strip(" +~≈"), (match["unit"] or "").strip(" .")
    if _CURRENCY.match(value):
        value, unit = value[1:].strip(), f"{value[0]} {unit}".strip()
    return Figure(name=name.strip(), value=value.rstrip(".,"), unit=unit)
