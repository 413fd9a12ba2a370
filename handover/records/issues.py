"""Issues in a reply: what happened, when, where it stands, the ticket, and the cause (P58, P59)."""

import re
from dataclasses import replace

from handover.model.records import Issue
from handover.records.contact_cells import URL
from handover.records.labels import Labels
from handover.records.lines import Line, cells_of, comma_parts, labelled
from handover.records.reading_parts import Asked, Collected
from handover.records.states import STATE, ends_letter, is_chatter, says_nothing_to_tell, state_in, tell_several
from handover.records.tables import Table, tables_and_lines
from handover.time.dates_in_words import days_in

_LABELS = Labels(
    {
        "what": "what|issue|incident|problem|title|description|summary|was|vorfall|storung|thema|quoi|incident|probleme"
        "|sujet|que|incidente|problema|cosa|o que",
        "day": "when|date|day|opened|wann|datum|tag|quand|cuando|fecha|quando|data|reported|since",
        "state": "state|status|stand|etat|statut|estado|stato|situacao",
        "link": "link|ticket|ticket link|url|write up|tickets|lien|enlace|ticket id|id|key",
        "cause": "cause|root cause|why|reason|ursache|grund|raison|causa|motivo",
    }
)
_TICKET = re.compile(r"(?<![\w/-])(?:[A-Z]{2,8}-\d{1,7}|#\d{3,7})(?![\w-])")
_CAUSE = re.compile(
    r"(?:root cause|cause(?:d by| was| is|)|because(?: of)?|due to|ursache(?: war| ist)?|wegen|weil|grund(?: war)?"
    r"|à cause d[eu]|causée? par|parce qu[e'’]|causa|debido a|porque|a causa di|causato da|perché|por causa d[eoa]"
    r"|causado por)\s*:?\s+(?P<cause>[^.;,]{3,160})",
    re.IGNORECASE,
)
_WHEN_BEFORE = re.compile(
    r"(?:^|[\s,(])(?:on|in|am|im|since|seit|le|en|el|il|a|em|no dia|dia|du|vom)?\s*$", re.IGNORECASE
)
_HAPPENED = re.compile(
    r"\b(?:fail\w*|broke\w*|down|outage|crash\w*|slow\w*|wrong|error\w*|bug\w*|lost|delay\w*|complain\w*|escalat\w*"
    r"|incident|ausgefallen|ausfall|störung|fehl\w*|langsam\w*|falsch\w*|beschwer\w*|panne|lent\w*|erreur\w*|plainte"
    r"|caída|fallo|lent[oa]|queja|errore|guasto|fallit\w*|falha|lento)\b",
    re.IGNORECASE,
)


def issues_in(lines: tuple[Line, ...], asked: Asked) -> Collected[Issue]:
    """Return the issues that the lines of a reply tell of."""
    found: Collected[Issue] = Collected()
    several = tell_several(lines)
    open_, depth = False, 0
    for line in tables_and_lines(lines, _LABELS):
        if isinstance(line, Table):
            found.heading(line.headings)
            for row in line.rows:
                _add(found, _of_row(dict(row.fields), asked), row.line)
            open_ = False
        elif open_ and not line.new_block and (URL.fullmatch(line.text) or (line.listed and line.depth > depth)):
            found.extend(_with(found.records[-1], line.text), line)
        elif line.is_heading or ends_letter(line.text):
            found.heading([line])
            open_ = False
        else:
            issue = _of_line(line.text, asked, listed=line.listed or several)
            _add(found, issue, line)
            depth, open_ = line.depth, bool(issue.what)
    return found


def _add(found: Collected[Issue], issue: Issue, line: Line) -> None:
    found.add_or_leave(issue, line, told=bool(issue.what))


def _of_row(fields: dict[str, str], asked: Asked) -> Issue:
    issue = Issue()
    for field, text in fields.items():
        issue = _with_field(issue, field, text, asked)
    return issue


def _with(issue: Issue, text: str) -> Issue:
    """Return the issue with the link, cause and state that a text tells."""
    address = URL.search(text) or _TICKET.search(text)
    cause = _CAUSE.search(text)
    return replace(
        issue,
        link=issue.link or (address.group().rstrip(".,;)") if address else ""),
        cause=issue.cause or (cause["cause"].strip() if cause else ""),
        state=issue.state or state_in(text),
    )


def _of_line(text: str, asked: Asked, *, listed: bool) -> Issue:
    if says_nothing_to_tell(text) or is_chatter(text):
        return Issue()
    issue = _with(Issue(), text)
    if not (
        listed or issue.state or issue.link or days_in(text, asked.days(looking_back=True)) or _HAPPENED.search(text)
    ):
        return Issue()
    words: list[str] = []
    for cell in cells_of(text):
        label, rest = labelled(cell)
        field = _LABELS.field(label) if words else ""
        if field:
            issue = _with_field(issue, field, rest, asked)
            continue
        days = days_in(cell, asked.days(looking_back=True)) if issue.day is None else ()
        if days:
            issue = replace(issue, day=days[0].day, day_certain=days[0].certain)
        plain = f"{_WHEN_BEFORE.sub('', cell[: days[0].start])}\t{cell[days[0].end :]}" if days else cell
        words += [part for one in cells_of(_TICKET.sub(" ", URL.sub(" ", plain))) for part in _words(one)]
    return replace(issue, what=", ".join(words))


def _with_field(issue: Issue, field: str, text: str, asked: Asked) -> Issue:
    """Return the issue with what stands in the column or behind the label of a field."""
    days = days_in(text, asked.days(looking_back=True))
    match field:
        case "what":
            return replace(issue, what=text)
        case "day" if days:
            return replace(issue, day=days[0].day, day_certain=days[0].certain)
        case "state":
            return replace(issue, state=state_in(text))
        case "link":
            return replace(issue, link=text)
        case "cause":
            return replace(issue, cause=text)
    return issue


def _words(cell: str) -> list[str]:
    """Return the parts of a cell that are no state and no cause alone."""
    label, rest = labelled(cell.lstrip(" :"))
    parts = comma_parts(f"{label}: {rest}" if label else rest)
    return [
        part
        for part in parts
        if not any(pattern.fullmatch(part) for pattern in STATE.values()) and not _CAUSE.match(part)
    ]
