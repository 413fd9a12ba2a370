"""Promises in sentences: "We told Jo that the export will be there by June. Ravi is building it." """

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from handover.model.records import Promise
from handover.records.due_days import DUE, with_due, without_due
from handover.records.lines import cells_of
from handover.records.names_in_sentences import names_in_sentence
from handover.records.person_names import name_in_cell
from handover.records.promise_cells import promise_of
from handover.records.promise_clauses import Clause
from handover.records.promise_days import DayChosen
from handover.records.promise_excerpts import excerpt
from handover.records.promise_owners import is_who, owner_said
from handover.records.promise_passages import Passage, ReadClause, passages_of
from handover.records.promise_words import PROMISED
from handover.records.reading_parts import Asked
from handover.records.states import form_in

_LEAD = re.compile(
    r"^(?:(?:we|i|wir|ich|nous|on|j['’]|le|les|abbiamo|prometemos|lhe)\s+)?(?:(?:have|had|did|haben|habe|avons|ai|ha"
    r"|hemos)\s+)?(?:promised|owe|committed to|agreed to|offered|promis)\s+(?=\S+ \S+)",
    re.IGNORECASE,
)
_ITEMS = re.compile(r",\s+(?:(?:and|und|et|y|e|en)\s+)?|\s(?:and|und|et|y|e|en)\s")
_THING = re.compile(
    r"(?:an?|the|one|two|three|\d+\s?%?|free|ein\w{0,2}|zwei|drei|une?|un[ao]?|des|deux|dos|due|uma?|dois|een"
    r"|twee)\s(?!.*\b(?:is|was|ist|est)\b)",
    re.IGNORECASE,
)
"""Begins one of several things behind a colon."""
_COUNTED = re.compile(
    r"\b(?:two|three|four|both|zwei|drei|vier|beide\w*|deux|trois|quatre|dos|tres|cuatro|due|tre|quattro|dois"
    r"|duas|três|quatro|twee|drie"
    r"|vier)\b",
    re.IGNORECASE,
)
_IN_BRACKETS = re.compile(r"\(([^()]{2,30})\)")
"""Who does it: "beta by 30 April (Yusuf)"."""
_LAST = re.compile(rf"{DUE}\s*[,–-]\s*([^,.;()]{{2,30}}?)\W*$")
"""The same as the last word, behind the day: "the mobile app, 30 April, Yusuf"."""
_SEVERAL, _MOST_WORDS_OF_ITEM = 2, 6
_SENTENCE_WORDS = 7
"""Words from which on a text without cells is a sentence, and no list of what, when and who."""


def promises_of(clauses: Sequence[ReadClause], asked: Asked) -> Iterator[tuple[Promise, float]]:
    """Yield the promises that the clauses of a line tell of, each with how sure that is."""
    for passage in passages_of(clauses):
        items = _listed_behind(passage.clauses[0].text)
        if items:
            named = [_named(item, asked) for item in items]
            told = [one if one.due is not None else _with_due(one, passage.due) for one in named]
        else:
            told = [_of_passage(passage, asked)]
        yield from ((replace(one, what=excerpt(one.what, one.owner)), passage.score) for one in told)


def with_more(promise: Promise, clauses: Sequence[ReadClause]) -> Promise:
    """Return the promise with the day, the owner and the form that the clauses of a further line tell of."""
    due = next((one.due for one in clauses if one.due is not None), None)
    promise = promise if promise.due is not None else _with_due(promise, due)
    return _with_owner_and_form(promise, [one.clause for one in clauses])


def _with_owner_and_form(promise: Promise, clauses: Sequence[Clause]) -> Promise:
    for clause in clauses:
        owner = owner_said(clause.text)
        team = clause.text.strip(" .") if is_who(clause.text) else ""
        promise = replace(
            promise,
            owner=promise.owner or owner or team,
            spoken_or_written=promise.spoken_or_written or form_in(clause.text),
        )
    return promise


def _of_passage(passage: Passage, asked: Asked) -> Promise:
    promise = _with_due(_named(passage.clauses[0].text, asked), passage.due)
    if passage.before is not None:
        before = without_due(with_due(passage.before.text, asked)[0]).strip(" .,;:")
        promise = replace(promise, what=f"{before}, {promise.what}")
    return _with_owner_and_form(promise, passage.clauses[1:])


def _with_due(promise: Promise, chosen: DayChosen | None) -> Promise:
    due = chosen.near.found if chosen is not None else None
    return replace(promise, due=due.day if due else None, due_certain=due.certain if due else True)


def _named(text: str, asked: Asked) -> Promise:
    """Return the promise of a text: its cells, or a sentence as it is."""
    plain, due = with_due(text, asked)
    if len(cells_of(text)) > 1 or (len(text.split()) < _SENTENCE_WORDS and not PROMISED.search(text)):
        promise = promise_of(text, asked)
        return replace(promise, owner=promise.owner or owner_said(text))
    aside = _IN_BRACKETS.search(text) or _LAST.search(plain)
    owner = owner_said(text) or (name_in_cell(aside[1], sure=True) if aside else "")
    whom = next((name.name for name in names_in_sentence(text) if not name.ours and name.name != owner), "")
    return Promise(
        what=_LEAD.sub("", excerpt(without_due(plain).strip(" .,;:"), "")),
        to_whom=whom,
        due=due.day if due else None,
        due_certain=due.certain if due else True,
        owner=owner,
        spoken_or_written=form_in(text),
    )


def _listed_behind(sentence: str) -> list[str]:
    """Return what stands behind "we agreed three things: a report, a visit, and two seats"; none for other sentences."""
    said, colon, rest = sentence.partition(": ")
    items = [item for item in _ITEMS.split(rest.rstrip(" .")) if item.strip()]
    if not colon or len(items) < _SEVERAL:
        return []
    counted = bool(_COUNTED.search(said)) and all(len(item.split()) <= _MOST_WORDS_OF_ITEM for item in items)
    return items if counted or (PROMISED.search(said) and all(_THING.match(item) for item in items)) else []
