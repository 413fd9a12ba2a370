"""Promises in a reply: "what – to whom – by when – owner", lists, tables, labels, and prose (P39, P57, P66, P76)."""

import re
from collections.abc import Iterator
from dataclasses import replace

from handover.model.records import Promise, PromiseState
from handover.records.due_days import with_due, without_due
from handover.records.lines import Line, cells_of, labelled, sentences_of
from handover.records.person_names import names_in_sentence
from handover.records.promise_cells import LABELS, label_of, owner_said, promise_of, with_field
from handover.records.promise_words import ALSO, PROMISED, speaks_of_what_was_said, tells_of_no_promise
from handover.records.reading_parts import Asked, Collected
from handover.records.states import (
    ends_letter,
    form_in,
    is_chatter,
    says_nothing_by_itself,
    says_nothing_to_tell,
    tell_several,
)
from handover.records.tables import Table, tables_and_lines

_NEXT_PROMISE = re.compile(
    r"(?:,\s*|\s+)(?:and|und|et|y|e)\s+(?=(?:I|we|ich|wir|nous|on|j['’]ai)\b)|;\s+(?![^(]*\))|(?<=\))\s*(?:,|and|und"
    r"|et|y|e)\s+"
)
_BUT = re.compile(r"^.{0,40}?,?\s\b(?:but|aber|mais|pero|ma|mas)\b\s+", re.IGNORECASE)
_INTRO = re.compile(
    r"^(?:(?:two|three|several|a few|some) things|nothing (?:big|much|special|major)|only one|just one|one thing"
    r"|one more|still open|overdue|late|open"
    r"|also|and|noch offen|überfällig|offen|nur eine?s?|außerdem|encore|en retard|une seule|pendiente|en deuda"
    r"|aperto|in ritardo|em atraso|em aberto)\s*:\s*",
    re.IGNORECASE,
)
_LEAD = re.compile(
    r"^(?:(?:we|i|wir|ich|nous|on|j['’]|le|les|abbiamo|prometemos|lhe)\s+)?(?:(?:have|had|did|haben|habe|avons|ai|ha"
    r"|hemos)\s+)?(?:promised|owe|committed to|agreed to|offered|promis)\s+(?=\S+ \S+)",
    re.IGNORECASE,
)
_DETAIL = re.compile(
    r"^(?:the )?(?:(?:promised|agreed|offered|zugesagt|versprochen|promis|prometido|promesso)\s+(?:by|at|in|on|von"
    r"|auf|am|im|par|lors|por|da|al)\b|deadline|no (?:date|owner|deadline)|kein termin|pas de date|sin fecha|due"
    r"|owner|it(?:['’]s)?\b|this\b|that\b|he\b|she\b|they\b|nobody"
    r"|no one|termin|frist|das\b|es\b|er\b|sie\b|niemand|verantwortlich|c['’]est\b|il\b|elle\b|personne|lo\b|se ne\b)",
    re.IGNORECASE,
)
_KEPT = re.compile(
    r"^(?:already )?(?:done|delivered|kept|closed|erledigt|geliefert|fait|livré|hecho|fatto|feito)\s*:", re.IGNORECASE
)
_KEPT_BEHIND = re.compile(
    r"[,;(–-]\s*(?:(?:is|was|ist|wurde|est|es|è|é)\s+)?(?:(?:already|schon|bereits|déjà|ya|già|já)\s+)?"
    r"(?:done|delivered|kept|closed|erledigt|geliefert|fait|livrée?|hecho|entregado|fatto|consegnato|feito"
    r"|entregue)\)?[\s.!✓✅]*$",
    re.IGNORECASE,
)
_AND = re.compile(r"\s(?:and|und|et|y|e)\s")
_OF_IT = re.compile(r"\b(?:do|does|doing|handle|write|fix|build|on)s? it\W*$", re.IGNORECASE)
_IN_BRACKETS = re.compile(r"^[^()]{3,80}\([^()]{1,60}\)\W*$")
"""One of several promises in a line, each with its remark: "price list (Dana), credit note (me)"."""
_MOST_WORDS = 45
_MOST_WORDS_BEFORE = 14
"""Words of a sentence before one that only says when it comes."""


def promises_in(lines: tuple[Line, ...], asked: Asked) -> Collected[Promise]:
    """Return the promises that the lines of a reply tell of."""
    found: Collected[Promise] = Collected()
    several = tell_several(lines)
    depth, open_ = 0, False
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
        elif open_ and line.depth > depth and line.listed:
            found.extend(_with_detail(found.records[-1], line.text, asked), line)
        elif name == "what":
            found.add(Promise(what=rest), line)
            depth, open_ = line.depth, True
        elif line.is_heading or ends_letter(line.text):
            found.heading([line])
            open_ = False
        else:
            before = len(found.records)
            _read(found, line, asked, listed=line.listed or several)
            depth, open_ = line.depth, len(found.records) == before + 1
    return found


def _says_what(table: Table) -> bool:
    return any("what" in row.fields for row in table.rows)


def _add(found: Collected[Promise], promise: Promise, line: Line) -> None:
    if promise.what and not says_nothing_by_itself(promise.what):
        kept = line.ticked or _KEPT_BEHIND.search(line.text)
        found.add(replace(promise, state=PromiseState.KEPT if kept else promise.state), line)
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
    text = _INTRO.sub("", line.text)
    if _KEPT.match(text):
        found.leave(line)
        return
    if says_nothing_to_tell(text):
        rest = _BUT.sub("", text, count=1)
        if rest == text or not PROMISED.search(rest):
            found.leave(line)
            return
        text = rest
    sentences = [one for one in sentences_of(text) if not tells_of_no_promise(one)]
    if not sentences:
        found.leave(line)
        return
    structured = not PROMISED.search(text) or len(cells_of(text)) > 1 or bool(labelled(text)[0])
    if (
        len(sentences) < 2
        and len(list(_clauses(text, asked))) < 2
        and structured
        and _is_item(text, asked, listed=listed)
    ):
        _add(found, _with_subject(promise_of(text, asked), text), line)
        return
    promises: list[Promise] = []
    before = ""
    for place, sentence in enumerate(sentences):
        told = len(promises)
        for clause in _clauses(sentence, asked):
            first = listed and not place and _is_item(clause, asked, listed=listed)
            _tell(promises, clause, asked, first=first, before=before)
        before = "" if len(promises) > told else sentence
    for promise in promises:
        _add(found, promise, line)
    if not promises:
        found.leave(line)


def _clauses(sentence: str, asked: Asked) -> Iterator[str]:
    """Yield the parts of a sentence that tell of a promise each: two days with an "and" between are those of two."""
    for clause in _NEXT_PROMISE.split(sentence):
        parts = _AND.split(clause)
        if len(parts) > 1 and all(with_due(part, asked)[1] is not None for part in parts):
            yield from parts
        else:
            yield clause


def _is_item(text: str, asked: Asked, *, listed: bool) -> bool:
    """Return whether a line is a promise by its place in a list, or by its cells or day alone."""
    if (is_chatter(text) and not PROMISED.search(text)) or len(text.split()) > _MOST_WORDS:
        return False
    return listed or with_due(text, asked)[1] is not None or len(cells_of(text)) > 1


def _tell(promises: list[Promise], clause: str, asked: Asked, *, first: bool, before: str) -> None:
    """Add the promise of a clause, or what the clause says of the last one; `before` is a sentence that told of none."""
    plain, due = with_due(clause, asked)
    owner = owner_said(clause)
    listed_so = bool(_IN_BRACKETS.search(clause)) and bool(promises) and not is_chatter(clause)
    detail = (
        bool(_DETAIL.match(clause))
        or bool(_OF_IT.search(clause))
        or (bool(owner) and due is None and not PROMISED.search(clause))
    )
    if promises and detail:
        last = promises[-1]
        if due is not None and last.due is None:
            last = replace(last, due=due.day, due_certain=due.certain)
        owned = next((name.name for name in names_in_sentence(clause)), "") if owner else ""
        promises[-1] = replace(
            last, owner=last.owner or owner or owned, spoken_or_written=last.spoken_or_written or form_in(clause)
        )
    elif PROMISED.search(clause) or first or due is not None or (promises and ALSO.match(clause)) or listed_so:
        promises.append(_promise_of_sentence(clause, plain, asked, before))


def _promise_of_sentence(clause: str, plain: str, asked: Asked, before: str) -> Promise:
    _, due = with_due(clause, asked)
    if len(cells_of(clause)) > 1 or (not PROMISED.search(clause)):
        return _with_subject(promise_of(clause, asked), clause)
    owner = owner_said(clause)
    whom = next((name.name for name in names_in_sentence(clause) if not name.ours and name.name != owner), "")
    what = _LEAD.sub("", without_due(plain).strip(" .,;:"))
    if before and speaks_of_what_was_said(clause) and len(before.split()) <= _MOST_WORDS_BEFORE:
        what = before.strip(" .,;:")
    certain = due.certain if due else True
    return Promise(
        what=what,
        to_whom=whom,
        due=due.day if due else None,
        due_certain=certain,
        owner=owner,
        spoken_or_written=form_in(clause),
    )


def _with_subject(promise: Promise, text: str) -> Promise:
    return replace(promise, owner=promise.owner or owner_said(text))
