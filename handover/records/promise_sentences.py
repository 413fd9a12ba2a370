"""Promises in sentences: "We told Jo that the export will be there by June. Ravi is building it." """

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import islice

from handover.model.records import Promise
from handover.records.due_days import with_due, without_due
from handover.records.lines import cells_of
from handover.records.names_in_sentences import names_in_sentence
from handover.records.person_names import name_in_cell
from handover.records.promise_cells import is_team_of_ours, owner_said, promise_of
from handover.records.promise_words import ALSO, PROMISED, speaks_of_what_was_said
from handover.records.reading_parts import Asked
from handover.records.states import form_in, is_chatter

_NEXT_PROMISE = re.compile(
    r"(?:,\s*|\s+)(?:and|und|et|y|e)\s+(?=(?:I|we|ich|wir|nous|on|j['’]ai)\b)|;\s+(?![^(]*\))|(?<=\))\s*(?:,|and|und"
    r"|et|y|e)\s+|\s+and to (?=an?\s|the\s)"
)
_LEAD = re.compile(
    r"^(?:(?:we|i|wir|ich|nous|on|j['’]|le|les|abbiamo|prometemos|lhe)\s+)?(?:(?:have|had|did|haben|habe|avons|ai|ha"
    r"|hemos)\s+)?(?:promised|owe|committed to|agreed to|offered|promis)\s+(?=\S+ \S+)",
    re.IGNORECASE,
)
DETAIL = re.compile(
    r"^(?:the )?(?:(?:promised|agreed|offered|zugesagt|versprochen|promis|prometido|promesso)\s+(?:by|at|in|on|von"
    r"|auf|am|im|par|lors|por|da|al)\b|(?:was|is|were|are|war) (?:due|promised|planned|meant|fällig)\b|deadline"
    r"|no (?:date|owner|deadline)|kein termin|pas de date|sin fecha|due"
    r"|owner|it(?:['’]s)?\b|this\b|that\b|he\b|she\b|they\b|nobody"
    r"|no one|termin|frist|das\b|es\b|er\b|sie\b|niemand|verantwortlich|c['’]est\b|il\b(?! faut)|elle\b|personne"
    r"|lo\b|se ne\b)",
    re.IGNORECASE,
)
_AND = re.compile(r"\s(?:and|und|et|y|e)\s")
_OF_IT = re.compile(
    r"\b(?:do|does|doing|handle|write|fix|build|finish|send|deliver|on)s? (?:it|them"
    r"|this)\b[^,;]{0,20}$",
    re.IGNORECASE,
)
_IN_BRACKETS = re.compile(r"^[^()]{3,80}\([^()]{1,60}\)\W*$")
"""One of several promises in a line, each with its remark: "price list (Dana), credit note (me)"."""
_TEAM_OF = re.compile(r"\W*[^\W\d_]+['’]s (?:team|people|group)\W*")
_ORALLY = (
    r"(?:telefonisch|mündlich|schriftlich|verbally|in writing|(?:by|on the) (?:phone|mail|e-?mail)|per (?:e-?mail"
    r"|mail|telefon)"
    r"|por (?:teléfono|telefone|correo|escrito)|par (?:téléphone|mail|écrit)|al telefono|a voce|per iscritto)"
)
_HOW = re.compile(
    rf"\W*(?:{_ORALLY}\s)?(?:promised|agreed|zugesagt|versprochen|vereinbart|promise?|prometid[oa]|promess[oa]"
    rf"|beloofd|toegezegd"
    rf"|acordad[oa])(?:\s{_ORALLY})?\W*",
    re.IGNORECASE,
)
"""Only says how something was promised."""
_LONGEST_HOW = 80
_ITEMS = re.compile(
    r",\s+(?:(?:and|und|et|y|e|en)\s+)?|\s(?:and|und|et|y|e|en)\s(?=(?:an?|one|two|ein|un|een"
    r"|um)\w{0,2}\s)"
)
_THING = re.compile(
    r"(?:an?|the|one|two|three|\d+\s?%?|free|ein\w{0,2}|zwei|drei|une?|un[ao]?|des|deux|dos|due|uma?|dois|een"
    r"|twee)\s(?!.*\b(?:is|was|ist|est)\b)",
    re.IGNORECASE,
)
"""Begins one of several things behind a colon."""
_MOST_CLAUSES = 40
"""Parts of a sentence that are read."""
_A_LIST = 3
_MOST_WORDS_LISTED = 7
"""Words of one of several promises in a line."""
_COMMA = re.compile(r"[,;]\s+(?![^(]*\))|\s/\s")
_MOST_WORDS_BEFORE = 14
"""Words of a sentence before one that only says when it comes."""


def promises_in_sentences(sentences: Sequence[str], asked: Asked, is_item: Callable[[str], bool]) -> list[Promise]:
    """Return the promises of the sentences of one line; the first sentence may be one by its place alone, as `is_item` says."""
    promises: list[Promise] = []
    before = ""
    for place, sentence in enumerate(sentences):
        told = len(promises)
        items = _listed_behind(sentence)
        if items:
            promises += [_promise_of_sentence(item, with_due(item, asked)[0], asked, "") for item in items]
            continue
        clauses = list(islice(clauses_of(sentence, asked), _MOST_CLAUSES))
        for at, clause in enumerate(clauses):
            listed = (
                len(clauses) >= _A_LIST and len(clause.split()) <= _MOST_WORDS_LISTED and not PROMISED.search(sentence)
            )
            _tell(promises, clause, asked, first=listed or (not place and not at and is_item(clause)), before=before)
        before = "" if len(promises) > told else sentence
    return promises


def _listed_behind(sentence: str) -> list[str]:
    """Return what stands behind "we agreed three things: a report, a visit, and two seats"; none for other sentences."""
    said, colon, rest = sentence.partition(": ")
    items = [item for item in _ITEMS.split(rest.rstrip(" .")) if item.strip()]
    return (
        items
        if colon and PROMISED.search(said) and len(items) > 1 and all(_THING.match(item) for item in items)
        else []
    )


def clauses_of(sentence: str, asked: Asked) -> Iterator[str]:
    """Yield the parts of a sentence that tell of a promise each: two days with an "and" or a comma between are those of two."""
    listed = _enumerated(sentence, asked)
    if listed:
        yield from listed
        return
    for clause in _NEXT_PROMISE.split(sentence):
        parts = _AND.split(clause)
        if len(parts) > 1 and all(_has_day_and_words(part, asked) for part in parts):
            yield from parts
        else:
            yield clause


def _enumerated(clause: str, asked: Asked) -> list[str]:
    """Return the parts of "API 15 May, post-mortem 9 March (Jo), discount asap"; none where it is no such list of short ones."""
    parts: list[str] = []
    for part in _COMMA.split(clause):
        if parts and (name_in_cell(part, sure=True) or is_team_of_ours(part)):
            parts[-1] += f", {part}"
        else:
            parts.append(part)
    short = len(parts) > 1 and all(len(part.split()) <= _MOST_WORDS_LISTED for part in parts)
    return parts if short and sum(_has_day_and_words(part, asked) for part in parts) > 1 else []


def _has_day_and_words(part: str, asked: Asked) -> bool:
    plain, due = with_due(part, asked)
    return due is not None and bool(re.search(r"[^\W\d_]{3,}", without_due(plain)))


def _tell(promises: list[Promise], clause: str, asked: Asked, *, first: bool, before: str) -> None:
    """Add the promise of a clause, or what the clause says of the last one; `before` is a sentence that told of none."""
    plain, due = with_due(clause, asked)
    owner = owner_said(clause)
    listed_so = bool(_IN_BRACKETS.search(clause)) and bool(promises) and not is_chatter(clause)
    detail = (
        bool(DETAIL.match(clause))
        or bool(_HOW.fullmatch(clause[:_LONGEST_HOW]))
        or bool(_OF_IT.search(clause))
        or (bool(owner) and due is None and not PROMISED.search(clause))
    )
    if promises and (is_team_of_ours(clause.strip(" .")) or _TEAM_OF.fullmatch(clause)):
        promises[-1] = replace(promises[-1], owner=promises[-1].owner or clause.strip(" ."))
    elif promises and detail:
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
        promise = promise_of(clause, asked)
        return replace(promise, owner=promise.owner or owner_said(clause))
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
