"""Promises in a reply: "what – to whom – by when – owner", lists, tables, labels, and prose (P39, P57, P66, P76)."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from handover.model.records import Promise, PromiseState
from handover.records.due_days import with_due
from handover.records.lines import Line, cells_of, labelled, sentences_of
from handover.records.person_names import name_in_cell
from handover.records.promise_cells import is_somebody, label_of, owner_said, promise_of, with_field
from handover.records.promise_labels import LABELS
from handover.records.promise_sentences import DETAIL, clauses_of, promises_in_sentences
from handover.records.promise_words import PROMISED, tells_of_no_promise
from handover.records.reading_parts import Asked, Collected
from handover.records.states import (
    ends_letter,
    is_chatter,
    says_nothing_by_itself,
    says_nothing_to_tell,
    tell_several,
)
from handover.records.tables import Table, tables_and_lines

_NUMBERED = re.compile(
    r"^(?:promise|commitment|zusage|promesse|promesa|promessa|belofte)\s*#?\d{1,2}\s*[-–:.)]\s*", re.IGNORECASE
)
_BUT = re.compile(r"^.{0,40}?,?\s\b(?:but|aber|mais|pero|ma|mas)\b\s+", re.IGNORECASE)
_INTRO = re.compile(
    r"^(?:(?:two|three|several|a few|some) things|nothing (?:big|much|special|major)|only one|just one|one thing"
    r"|one more|still open|overdue|late|open"
    r"|also|and|noch offen|überfällig|offen|nur eine?s?|außerdem|encore|en retard|une seule|pendiente|en deuda"
    r"|aperto|in ritardo|em atraso|em aberto)\s*:\s*",
    re.IGNORECASE,
)
_KEPT = re.compile(
    r"^(?:already )?(?:done|delivered|kept|closed|erledigt|geliefert|fait|livré|hecho|fatto|feito)\s*:", re.IGNORECASE
)
_KEPT_BEHIND = re.compile(
    r"[,;:(–-]\s*(?:(?:is|was|ist|wurde|est|es|è|é)\s+)?(?:(?:already|schon|bereits|déjà|ya|già|já)\s+)?"
    r"(?:done|delivered|kept|closed|sent|shipped|completed|erledigt|geliefert|verschickt|fait|livrée?|envoyée?|hecho"
    r"|entregado"
    r"|enviado|fatto|consegnato|inviato|feito|entregue|enviado|klaar|geleverd|gedaan)"
    r"(?P<on>\s+(?:on|in|am|im|le|en|el|il|em|op)\s+[\w. ]{2,16})?\)?[\s.!✓✅]*$",
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
_MOST_WORDS = 45
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
    several = tell_several(lines)
    depth, open_, ended = 0, False, False
    for line in tables_and_lines(lines, LABELS, _says_what):
        if isinstance(line, Table):
            found.heading(line.headings)
            for row in line.rows:
                _add(found, _of_fields(dict(row.fields), asked), row.line)
            open_ = False
            continue
        name, rest = label_of(line.text)
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
        else:
            before = len(found.records)
            _read(found, line, asked, listed=line.listed or several)
            depth, open_ = line.depth, len(found.records) == before + 1
    return found


def _says_what(table: Table) -> bool:
    return any("what" in row.fields for row in table.rows)


def _add(found: Collected[Promise], promise: Promise, line: Line) -> None:
    if promise.what and not says_nothing_by_itself(promise.what):
        if line.ticked:
            promise = replace(promise, state=PromiseState.KEPT)
        kept = _KEPT_BEHIND.search(line.text)
        if kept:
            promise = replace(promise, state=PromiseState.KEPT)
        if kept and kept["on"]:
            promise = replace(promise, due=None, due_certain=True)
        found.add(promise, line)
    else:
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


def _read(found: Collected[Promise], line: Line, asked: Asked, *, listed: bool) -> None:
    """Read one line that is an item or prose; what tells of no promise is left over."""
    text = _INTRO.sub("", _NUMBERED.sub("", line.text))
    if _KEPT.match(text):
        found.leave(line)
        return
    sentences = list(_telling(sentences_of(text)))
    if not sentences:
        found.leave(line)
        return
    text = " ".join(sentences)
    structured = not PROMISED.search(text) or len(cells_of(text)) > 1 or bool(labelled(text)[0])
    if (
        len(sentences) == 1
        and len(list(clauses_of(text, asked))) == 1
        and structured
        and _is_item(text, asked, line, listed=listed)
    ):
        promise = promise_of(text, asked)
        _add(found, replace(promise, owner=promise.owner or owner_said(text)), line)
        return
    promises = promises_in_sentences(
        sentences, asked, lambda clause: listed and _is_item(clause, asked, line, listed=listed)
    )
    for promise in promises:
        _add(found, promise, line)
    if not promises:
        found.leave(line)


def _telling(sentences: Sequence[str]) -> Iterator[str]:
    """Yield the sentences that may tell of a promise; behind "Nothing." only those that say so, or name it: "New: …"."""
    nothing = False
    for sentence in sentences:
        if says_nothing_to_tell(sentence):
            nothing = True
            rest = _BUT.sub("", sentence, count=1)
            if rest != sentence and PROMISED.search(rest):
                yield rest
        elif not tells_of_no_promise(sentence) and (not nothing or PROMISED.search(sentence) or ":" in sentence):
            yield sentence


def _is_item(text: str, asked: Asked, line: Line, *, listed: bool) -> bool:
    """Return whether a line is a promise by its place in a list, or by its cells or day alone; a sentence is none by its place."""
    if (is_chatter(text) and not PROMISED.search(text)) or len(text.split()) > _MOST_WORDS:
        return False
    if name_in_cell(text) and is_somebody(text):
        return False
    if with_due(text, asked)[1] is not None or len(cells_of(text)) > 1:
        return True
    said = _FIRST_PART.split(text)[0]
    few = line.listed or (len(said.split()) <= _MOST_WORDS_UNLISTED and not _SENTENCE.search(said))
    return listed and few
