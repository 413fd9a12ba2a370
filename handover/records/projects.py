"""Running projects in a reply: name, where it stands, owner, next milestone."""

import re
from dataclasses import replace

from handover.model.records import Project
from handover.records.colours import colours_in
from handover.records.labels import Labels
from handover.records.lines import Line, cells_of, comma_parts, labelled, sentences_of
from handover.records.person_names import name_in_cell
from handover.records.reading_parts import Asked, Collected
from handover.records.states import ends_letter, is_chatter, says_nothing_to_tell, state_in, tell_several
from handover.records.tables import Table, tables_and_lines
from handover.time.dates_in_words import days_in

_LABELS = Labels(
    {
        "name": "project|projects|name|initiative|what|projekt|vorhaben|was|projet|nom|proyecto|nombre|progetto|nome"
        "|projeto",
        "state": "state|status|stand|health|etat|statut|estado|stato|situacao",
        "owner": "owner|lead|who|responsible|verantwortlich|leitung|wer|responsable|pilote|quien|responsabile|chi"
        "|responsavel|quem",
        "milestone": "next milestone|milestone|next step|next|meilenstein|nachster meilenstein|nachster schritt|jalon"
        "|prochain jalon|prochaine etape|hito|proximo hito|milestone successiva|prossimo passo|marco"
        "|proximo passo",
        "due": "date|due|when|by when|go live|datum|termin|bis|echeance|fecha|data|scadenza|prazo",
    }
)

_IS = re.compile(r"\s+(?:is|are|ist|sind|est|es|está|è|é|has been|wurde)\s+", re.IGNORECASE)


def projects_in(lines: tuple[Line, ...], asked: Asked) -> Collected[Project]:
    """Return the projects that the lines of a reply tell of."""
    found: Collected[Project] = Collected()
    several = tell_several(lines)
    open_, depth = False, 0
    for line in tables_and_lines(lines, _LABELS):
        if isinstance(line, Table):
            found.heading(line.headings)
            for row in line.rows:
                _add(found, _of_row(dict(row.fields), asked), row.line)
            open_ = False
            continue
        field = _LABELS.field(labelled(line.text)[0])
        if open_ and not line.new_block and ((field and field != "name") or (line.listed and line.depth > depth)):
            found.extend(
                _with_cell(found.records[-1], labelled(line.text)[1] if field else line.text, asked, field), line
            )
        elif line.is_heading or ends_letter(line.text):
            found.heading([line])
            open_ = False
        else:
            sentences = sentences_of(line.text)
            parts = sentences if sentences and all(state_in(one) for one in sentences) else (line.text,)
            projects = [_of_line(one, asked, listed=line.listed or several) for one in parts]
            for project in [one for one in projects if one.name] or projects[:1]:
                _add(found, project, line)
            open_, depth = len(projects) == 1 and bool(projects[0].name), line.depth
    return found


def _add(found: Collected[Project], project: Project, line: Line) -> None:
    found.add_or_leave(project, line, told=bool(project.name))


def _of_row(fields: dict[str, str], asked: Asked) -> Project:
    project = Project(name=fields.pop("name", ""))
    for field, cell in fields.items():
        project = _with_cell(project, cell, asked, field)
    return project


def _of_line(text: str, asked: Asked, *, listed: bool) -> Project:
    if says_nothing_to_tell(text) or is_chatter(text):
        return Project()
    first, *others = cells_of(text) or ("",)
    label, rest = labelled(first)
    cells = [rest if label else first, *others]
    if _LABELS.field(label) == "name":
        name, told = cells[0], cells[1:]
    elif label:
        name, told = label, cells
    elif len(cells) > 1:
        name, told = cells[0], cells[1:]
    else:
        name, *told = comma_parts(text) or ("",)
    if not (told or listed or state_in(text)):
        return Project()
    is_ = _IS.search(name)
    if is_ is not None:
        name, told = name[: is_.start()], [name[is_.end() :], *told]
    project = Project(name=name.strip(" ."))
    for cell in told:
        label, rest = labelled(cell)
        field = _LABELS.field(label)
        for part in (rest,) if field else comma_parts(cell):
            project = _with_cell(project, part, asked, field)
    return project


def _with_cell(project: Project, cell: str, asked: Asked, field: str) -> Project:
    """Return the project with what a cell says; `field` is what its column or label names, empty for none."""
    state, colours = state_in(cell), colours_in(cell)
    days = days_in(cell, asked.days())
    project = replace(project, colour=project.colour or (colours[0][2] if colours else None))
    if field == "owner" or (
        not field and not project.owner and not days and not state and name_in_cell(cell, sure=True)
    ):
        return replace(project, owner=name_in_cell(cell, sure=True) or cell)
    if days and project.due is None:
        project = replace(project, due=days[0].day, due_certain=days[0].certain)
    if state and not days and field in ("", "state"):
        return replace(project, state=project.state or state)
    if field == "state" or (colours and len(cell.split()) == 1) or field == "due":
        return project
    return replace(project, milestone=f"{project.milestone}, {cell}" if project.milestone else cell)
