"""Promises in a reply: "what – to whom – by when – owner", lists, tables, labels, and prose (P39, P57, P66, P76)."""

import re
from collections.abc import Sequence
from dataclasses import replace

from handover.model.records import Promise, PromiseState
from handover.records.due_days import with_due
from handover.records.in_words import in_words
from handover.records.lines import Line, bracketed_items, cells_of, labelled, sentences_of
from handover.records.promise_cells import label_of, promise_of, with_field
from handover.records.promise_clauses import SMALL_SENTENCE, clauses_of
from handover.records.promise_excerpts import excerpt
from handover.records.promise_labels import LABELS
from handover.records.promise_owners import owner_said
from handover.records.promise_passages import (
    DOUBTFUL,
    OFFERED,
    OFFERED_WITH_DAY,
    SURE,
    ReadClause,
    only_say_more,
    read_clauses,
)
from handover.records.promise_sentences import promises_of, with_more
from handover.records.promise_words import DETAIL, PROMISED, THEIRS
from handover.records.reading_parts import Asked, Collected
from handover.records.states import (
    ends_letter,
    says_nothing_by_itself,
)
from handover.records.tables import Table, tables_and_lines

_NUMBERED = re.compile(
    r"^(?:promise|commitment|zusage|promesse|promesa|promessa|belofte)\s*#?\d{1,2}\s*[-–:.)]\s*", re.IGNORECASE
)
_INTRO = re.compile(
    r"^(?:(?:\d|two|three|four|several|a few|some|zwei|drei|vier|ein paar|deux|trois|dos|tres|due|tre|dois|duas|twee|drie)"
    r" (?:things|items|dinge|sachen|punkte|choses|cosas|cose|coisas|dingen)"
    r"|nothing (?:big|much|special|major)|only one|just one|one thing"
    r"|one more|still open|overdue|late|open"
    r"|also|and|noch offen|überfällig|offen|nur eine?s?|außerdem|encore|en retard|une seule|pendiente|en deuda"
    r"|aperto|in ritardo|em atraso|em aberto)\s*:\s*",
    re.IGNORECASE,
)
_KEPT_BEHIND = re.compile(
    r"[,;:(–-]\s*(?:(?:is|was|ist|wurde|est|es|è|é)\s+)?(?:(?:already|schon|bereits|déjà|ya|già|já)\s+)?"
    r"(?:done|delivered|closed|sent|shipped|completed|set up|in place|fixed|resolved|provided|live|erledigt|geliefert"
    r"|verschickt|eingerichtet|umgesetzt|behoben|freigeschaltet|fait|livrée?s?|envoyée?s?|réglée?s?|hecho|entregado"
    r"|enviado|resuelto|fatto|consegnato|inviato|risolto|feito|entregue|enviado|resolvido|klaar|geleverd|gedaan)"
    r"(?P<on>\s+(?:(?:on|in|am|im|le|en|el|il|em|op)\s+)?[\w. ]{2,16})?\)?[\s.!✓✅]*$",
    re.IGNORECASE,
)
_AS_AGREED = re.compile(
    r"^(?:as (?:discussed|agreed|promised)|wie (?:besprochen|vereinbart|zugesagt)|comme (?:convenu|promis)|(?:como"
    r"|según lo) acordado"
    r"|come concordato|como combinado|zoals afgesproken)\W*(?:we|i|wir|ich|nous|je|on)?(?:['’]ll|\s(?:will|werden"
    r"|allons))?\W*$",
    re.IGNORECASE,
)
"""Only introduces what was agreed."""
_DETAILS = ("due", "owner", "to_whom")
"""Fields whose labels begin a line below what was promised."""
_OWNED, _ITEM = -1.5, 0.25
"""From these scores on an item of a list with an owner is a promise, and any other item."""
_MOST_WORDS_UNLISTED = 10
"""Words of a line without the sign of a list that is a promise among others."""
_FIRST_PART = re.compile(r"[:,;(–]")
_SENTENCE = re.compile(
    r"^on\b|\b(?:i|we|they|(?-i:it|It)|he|she|you|is|are|was|were|has|have|ich|wir|sie|ist|sind|hat|haben|je|nous|ils|elle"
    r"|est|sont|hay"
    r"|es|son|tenemos|è|sono|abbiamo|é|são|temos|ik|zij|zijn|heeft)\b",
    re.IGNORECASE,
)


def promises_in(lines: tuple[Line, ...], asked: Asked) -> Collected[Promise]:
    """Return the promises that the lines of a reply tell of."""
    found: Collected[Promise] = Collected()
    told = read_clauses(lines, asked)
    depth, open_, ended = 0, False, False
    for line in tables_and_lines(lines, LABELS, _says_what):
        if isinstance(line, Table):
            found.heading(line.headings)
            for row in line.rows:
                promise = _of_fields(dict(row.fields), asked)
                _add_or_leave(found, promise if promise.state is PromiseState.OPEN else Promise(), row.line)
            open_ = False
            continue
        name, rest = label_of(line.text)
        clauses = told[line.number]
        if open_ and name and name != "what" and not line.new_block:
            found.extend(with_field(found.records[-1], name, rest, asked), line)
        elif open_ and line.depth > depth and (line.listed or DETAIL.match(line.text)):
            found.extend(_with_detail(found.records[-1], line.text, asked), line)
        elif name == "what":
            found.add(Promise(what=rest), line)
            depth, open_ = line.depth, True
        elif line.is_heading or ends_letter(line.text) or (_AS_AGREED.match(line.text) and not line.listed):
            found.heading([line])
            open_, ended = False, ended or ends_letter(line.text)
        elif ended and not PROMISED.search(line.text):
            found.leave(line)
        elif open_ and not line.listed and only_say_more(clauses):
            found.extend(with_more(found.records[-1], clauses), line)
        else:
            before = len(found.records)
            _read(found, line, clauses, asked, named=_is_told_of_below(line, lines))
            depth, open_ = line.depth, len(found.records) == before + 1
    return found


def _says_what(table: Table) -> bool:
    return any("what" in row.fields for row in table.rows)


def _add(found: Collected[Promise], promise: Promise, line: Line) -> None:
    if _is_open(promise, line):
        found.add(promise, line)


def _is_open(promise: Promise, line: Line) -> bool:
    """Return whether something is left to keep: what a line says to be done already stays text."""
    done = line.ticked or _KEPT_BEHIND.search(line.text)
    return bool(promise.what) and not says_nothing_by_itself(promise.what) and not done


def _add_or_leave(found: Collected[Promise], promise: Promise, line: Line) -> None:
    before = len(found.records)
    _add(found, promise, line)
    if len(found.records) == before:
        found.leave(line)


def _of_fields(fields: dict[str, str], asked: Asked) -> Promise:
    promise = Promise()
    for name, text in fields.items():
        promise = with_field(promise, name, text, asked)
    return promise


def _with_detail(promise: Promise, text: str, asked: Asked) -> Promise:
    name, rest = label_of(text)
    if name:
        return with_field(promise, name, rest, asked)
    return replace(promise_of(text, asked, promise), what=promise.what)


def _is_told_of_below(line: Line, lines: Sequence[Line]) -> bool:
    """Return whether the next line is a detail of what this one names: further in, or one with a label."""
    following = lines[line.number + 1] if line.number + 1 < len(lines) else None
    if following is None or following.new_block:
        return False
    return following.depth > line.depth or label_of(following.text)[0] in _DETAILS


def _read(found: Collected[Promise], line: Line, clauses: Sequence[ReadClause], asked: Asked, *, named: bool) -> None:
    """Read one line that is an item or prose; what tells of no promise is left over."""
    before = len(found.records)
    if items := _bracketed(line, asked):
        for promise in items:
            _add(found, promise, line)
        return
    whole = (promise_of(_NUMBERED.sub("", line.text), asked), SURE) if named else _as_item(line, clauses, asked)
    for promise, score in [whole] if whole else promises_of(clauses, asked):
        if score >= SURE:
            _add(found, promise, line)
        elif score >= (OFFERED_WITH_DAY if promise.due else OFFERED) and _is_open(promise, line):
            found.doubt(promise, score, line)
    if len(found.records) == before:
        found.leave(line)


def _bracketed(line: Line, asked: Asked) -> list[Promise]:
    """Return the promises of a line of items that each have their day in brackets behind them; the last one may have none."""
    items = bracketed_items(_INTRO.sub("", line.text))
    dated = all(with_due(item.partition("(")[2], asked)[1] for item in items[:-1])
    return [promise_of(item, asked) for item in items] if dated and not THEIRS.search(line.text) else []


def _as_item(line: Line, clauses: Sequence[ReadClause], asked: Asked) -> tuple[Promise, float] | None:
    """Return the promise that a line is as a whole, by its cells or its place, with how sure that is; None where it is prose."""
    text = _INTRO.sub("", _NUMBERED.sub("", line.text))
    said = [one for one in sentences_of(text) if not says_nothing_by_itself(one)] or [text]
    text = said[0] if len(said) == 1 else text
    sentences = [part for one in said for part in SMALL_SENTENCE.split(one)]
    several = len(sentences) > 1 or len(list(clauses_of(text, asked))) > 1
    if not clauses or several or not _is_structured(text, line):
        return None
    promise = promise_of(text, asked)
    told = max(one.told for one in clauses)
    if in_words(promise) == line.text:
        told = SURE
    elif THEIRS.search(text):
        told = min(told, DOUBTFUL)
    elif told >= (_OWNED if promise.owner and line.listed else _ITEM):
        told = SURE
    owner = promise.owner or owner_said(text)
    what = promise.what if in_words(promise) == line.text else excerpt(promise.what, owner)
    return replace(promise, what=what, owner=owner), told


def _is_structured(text: str, line: Line) -> bool:
    said = _FIRST_PART.split(text)[0]
    few = len(said.split()) <= _MOST_WORDS_UNLISTED and not _SENTENCE.search(said)
    beside = line.number > 0 and text[-1:] not in ".!?"
    return few and (line.listed or beside or len(cells_of(text)) > 1 or bool(labelled(text)[0]) or "," in text)
