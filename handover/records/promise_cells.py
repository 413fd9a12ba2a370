"""What a few words say of a promise: by when, to whom, who owns it on our side, and whether it was written or spoken."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from handover.model.records import Promise, PromiseState, WorkState
from handover.records.due_days import DUE, with_due, without_due
from handover.records.lines import cells_of, comma_parts, labelled
from handover.records.name_words import is_family, is_given
from handover.records.person_names import name_in_cell
from handover.records.promise_excerpts import only_promised
from handover.records.promise_labels import LABELS
from handover.records.promise_owners import is_who, owner_said, says_only_who
from handover.records.reading_parts import Asked
from handover.records.states import FORM, form_in, state_in
from handover.time.day_reading import DayFound

_NOBODY = re.compile(
    r"^(?:nobody|no[- ]?one|none|no owner|unowned|unassigned|not assigned|tbd|open|unclear|\?+|owner (?:open|tbd"
    r"|unclear)|niemand|keiner|offen|unklar|personne|à définir|sin responsable|nadie|por definir|nessuno|da definire"
    r"|ninguém|sem responsável|a definir)\b"
    r"|\b(?:nobody|no one|niemand|keiner|personne|nadie|nessuno|ninguém)\b[^.]{0,30}$|^no (?:date"
    r"|deadline)(?: (?:yet|promised|agreed|set|given|fixed))?$"
    r"|^kein termin$|^sans date$|^sin fecha$|^senza data$|^sem data$|\btermin steht noch nicht\b",
    re.IGNORECASE,
)
_MYSELF = re.compile(r"^(?:me|myself|i|ich|ich selbst|moi|moi-même|yo|io|eu)$", re.IGNORECASE)
_TEAMS = re.compile(
    r"^(?:our |unser\w* |the |das |die )?(?:legal|product|engineering|support|sales|finance|infra(?:structure)?"
    r"|services|ps|professional services|dev(?:elopment)?|marketing|csm|solutions|vertrieb|produkt(?:team)?"
    r"|entwicklung|recht|rechtsabteilung|buchhaltung|technik|juridique|produit|ventes"
    r"|ventas|soporte|producto|legale|prodotto|jurídico|produto|engenharia|billing|security|platform|it|operations"
    r"|ops|implementation|onboarding"
    r"|data|devops|qa|r&d|partner|education|training|docs|customer success|account management|professional services"
    r"|professional service|juridisch|verkoop|inkoop|financiën|faturação|financeiro|contabilidad|comptabilité"
    r"|facturation"
    r"|amministrazione|commerciale|tecnico|buchhaltung|recht|einkauf|schulung|fachabteilung|plattform)(?:[ -]?team)?$",
    re.IGNORECASE,
)
_OWNER_LABEL = re.compile(
    r"^(?:owner|owned by|owns|on|with|lead|responsible|resp|assigned to|verantwortlich|zuständig|bei|liegt bei|durch"
    r"|responsable|pilote|responsabile|responsável|umsetzung|umgesetzt (?:von|durch)|bearbeitung|kommt (?:von|vom)"
    r"|done by|by)\b\.?\s*(?:is|:|=|ist|est)?\s*",
    re.IGNORECASE,
)
_TO_LABEL = re.compile(r"^(?:promised to|to|for|an|für|à|au|pour|a|para|per|con|aan|voor|gegenüber)\s+", re.IGNORECASE)
_IN_TEAM = re.compile(
    r"^(?P<name>[^\s,]+(?: [A-ZÀ-Ý][^\s,]+)?)\s+(?:in|from|at|aus|vom?|bei|de|du|da|del|do|im)\s+(?:the |our |der "
    r"|dem |la |el |il )?[\w ]{2,30}$"
)
_ENDED = {state.value: state for state in (PromiseState.KEPT, PromiseState.WITHDRAWN)}


@dataclass
class _Told:
    """What the small parts of a line say, in order: words, names and whether the due day stood before each name."""

    words: list[str] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    to_whom: str = ""
    owner: str = ""
    nobody: bool = False
    where: str = ""
    state: PromiseState = PromiseState.OPEN


def promise_of(text: str, asked: Asked, known: Promise | None = None) -> Promise:
    """Return the promise of a line of cells: "what – to whom – by when – owner"; or `known` with what the line adds."""
    promise = known or Promise()
    plain, due = _with_due_of_cell(text, asked) or with_due(text, asked)
    if due is not None and promise.due is None:
        promise = replace(promise, due=due.day, due_certain=due.certain)
    told = _Told(
        words=[promise.what] if promise.what else [], owner=promise.owner, to_whom=promise.to_whom, where=promise.where
    )
    label, rest = labelled(plain)
    name = name_in_cell(label, sure=True) if label and is_somebody(label) else ""
    if name and rest.strip(f"{DUE} ") and not known:
        told.to_whom, plain = name, rest
    elif label and DUE not in label and not LABELS.field(label):
        told.words.append(label)
        plain = rest
    _tell(told, plain)
    if promise.spoken_or_written is None:
        promise = replace(promise, spoken_or_written=form_in(text))
    return replace(
        promise, what=_what(told.words), to_whom=told.to_whom, owner=told.owner, where=told.where, state=told.state
    )


def _with_due_of_cell(text: str, asked: Asked) -> tuple[str, DayFound] | None:
    """Return the text with a sign in the place of the one cell that is a day and nothing else, and that day; None without one."""
    alone = []
    for part in (part for cell in cells_of(text) for part in comma_parts(cell)):
        plain, due = with_due(part, asked)
        if due is not None and plain == DUE and not is_given(part):
            alone.append((part, due))
    if len(alone) != 1 or text.count(alone[0][0]) != 1:
        return None
    part, due = alone[0]
    return text.replace(part, DUE), due


def _what(words: Sequence[str]) -> str:
    return ", ".join(plain for word in words if (plain := without_due(word).strip(" ,;:.–-")))


def _tell(told: _Told, plain: str) -> None:
    """Sort the small parts of a line into words, names, owner and to whom."""
    due_seen = False
    first = not told.words
    for cell in cells_of(plain) or (plain,):
        before = ""
        for part in _parts(cell):
            bare = part.replace(DUE, " ").strip(" ,;:")
            team_of_name = is_team_of_ours(bare) and bool(_name(before))
            before = bare
            if bare and not team_of_name:
                _tell_part(
                    told, bare, first=first and not told.words, after_due=due_seen or DUE in plain[: plain.find(part)]
                )
            due_seen = due_seen or DUE in part
    names = told.names
    if names and not told.owner and not told.nobody:
        told.owner = names.pop()
    if names and not told.to_whom:
        told.to_whom = names[0]


def _parts(cell: str) -> tuple[str, ...]:
    return comma_parts(cell.replace(f" {DUE} ", f", {DUE}, ") if cell.startswith(DUE) else cell)


def _tell_part(told: _Told, part: str, *, first: bool, after_due: bool) -> None:
    label, rest = labelled(part)
    field_ = LABELS.field(label)
    owner, to_whom = _OWNER_LABEL.sub("", part), _TO_LABEL.sub("", part)
    if field_ == "owner" or (not field_ and owner != part and (_name(owner) or is_who(owner))):
        named = rest if field_ else owner
        told.owner, told.nobody = ("", True) if _NOBODY.search(named) else (_name(named) or named, False)
    elif field_ == "to_whom" or (not first and to_whom != part and _name(to_whom)):
        told.to_whom = told.to_whom or _name(rest if field_ else to_whom) or rest
    elif field_ == "where":
        told.where = rest
    elif field_ == "what" or first:
        told.words.append(rest if field_ == "what" else part)
    elif not field_:
        _tell_words(told, part, after_due=after_due)


def _tell_words(told: _Told, part: str, *, after_due: bool) -> None:
    """Take a part without a label for an owner, a name, the form of the promise, or else for words of it."""
    alone = after_due and part[0].isupper() and " " not in part
    if _NOBODY.search(part):
        told.nobody = True
    elif _MYSELF.match(part) or _TEAMS.match(part) or is_who(part):
        told.owner = told.owner or part
    elif any(pattern.fullmatch(part) or pattern.fullmatch(part.removeprefix("agreed ")) for pattern in FORM.values()):
        pass
    elif name := _name(part) or (name_in_cell(part, sure=True) if alone else ""):
        told.names.append(name)
    elif owner := owner_said(part):
        told.owner = told.owner or owner
        if not says_only_who(part):
            told.words.append(part)
    elif only_promised(part):
        pass
    elif part in _ENDED:
        told.state = _ENDED[part]
    elif not (after_due and " " not in part and state_in(part)):
        told.words.append(part)


def _name(text: str) -> str:
    """Return the name that a part is, "Ravi in product" too; empty where it is none."""
    text = text.strip(" .:")
    team = _IN_TEAM.match(text)
    name = team["name"] if team else text
    given = bool(name) and is_given(name.split()[0])
    return name_in_cell(name, sure=given) if given or len(name.split()) > 1 or _titled(name) else ""


def is_team_of_ours(text: str) -> bool:
    """Return whether a text is the name of a team on our side: "Finance", "platform team"."""
    return bool(_TEAMS.match(text))


def is_somebody(label: str) -> bool:
    """Return whether a label is plainly somebody's name, and no thing in capitals: "Monatlicher Bericht"."""
    words = label.split()
    return is_given(words[0]) or _titled(label) or (len(words) > 1 and is_family(words[-1]))


def _titled(name: str) -> bool:
    return bool(re.match(r"(?:Herr|Frau|Mr|Ms|Mrs|Mme|M|Sr|Sra|Sig)\.?\s", name))


def label_of(text: str) -> tuple[str, str]:
    """Return the field that the label of a line names, and the rest; an empty field where it has no such label."""
    label, rest = labelled(text)
    return LABELS.field(label), rest


def with_field(promise: Promise, name: str, text: str, asked: Asked) -> Promise:
    """Return the promise with what stands in the column or behind the label of a field."""
    match name:
        case "what":
            return replace(promise, what=promise.what or text)
        case "due":
            _, due = with_due(text, asked)
            return promise if due is None else replace(promise, due=due.day, due_certain=due.certain)
        case "owner":
            return promise if _NOBODY.search(text) else replace(promise, owner=_name(text) or text)
        case "to_whom":
            return replace(promise, to_whom=text)
        case "form":
            return replace(promise, spoken_or_written=form_in(text))
        case "state":
            return replace(promise, state=PromiseState.KEPT if state_in(text) is WorkState.DONE else promise.state)
        case "where":
            return replace(promise, where=text, spoken_or_written=promise.spoken_or_written or form_in(text))
    return promise
