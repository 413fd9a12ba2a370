"""What a clause is made of that says whether it tells of a promise: words, their classes, days, its place, its neighbours."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

from handover.records import promise_words
from handover.records.labels import plain_words
from handover.records.lines import cells_of, labelled
from handover.records.promise_clauses import Clause
from handover.records.states import is_chatter, says_nothing_to_tell
from handover.text.word_classes import WordClasses

CLASSES = WordClasses(Path(__file__).with_name("clause_words.txt"))
"""Classes of words in clauses that tell of promises or of what is none, the same in seven languages."""
classes_of = lru_cache(4096)(CLASSES.of)

_RULES = {
    "promised": promise_words.PROMISED,
    "never": promise_words.NEVER,
    "nothing": promise_words.NOTHING_OPEN,
    "theirs": promise_words.THEIRS,
    "wished": promise_words.WISHED,
    "finished": promise_words.FINISHED,
    "detail": promise_words.DETAIL,
}
_SHAPES = {
    "asks": re.compile(r"\?\s*\Z"),
    "loud": re.compile(r"!\s*\Z"),
    "colon": re.compile(r":\s"),
    "quoted": re.compile(r"[\"“„«»”]"),
    "cited": re.compile(r"^>"),
    "figure": re.compile(r"\d"),
    "money": re.compile(r"[%€$£]|eur\b", re.IGNORECASE),
    "brackets": re.compile(r"\("),
    "dash": re.compile(r"\s[–—-]\s"),
    "small": re.compile(r"^[^\W\d_A-Z]"),
    "stop": re.compile(r"[.!?]\s*\Z"),
    "name": re.compile(r"\w\W+(?!I\b)[A-ZÀ-Þ][a-zß-ÿ]"),
}
_SIZES = (1, 2, 4, 6, 9, 13, 18, 26)
_STEM = 5
_NEAR = 2
_BEFORE = 3
"""Clauses before one of which it may say more."""
_WORDS_OF_A_DAY = 4
"""Words of a clause that says when and hardly more."""
_WHEN = frozenset(["by", "tell-date", "open", "already", "must", "it", "told", "will"])
"""Classes of the words beside a day that say no more than it does."""
_WORDS_OF_A_LINE = 12
"""Words of a line that is one of a list without signs."""


def signs_of(clauses: Sequence[Clause]) -> list[list[str]]:
    """Return the features of each clause, with those of the one before and the one behind."""
    own = [(list(_own(one)), list(_broad(one))) for one in clauses]
    listed = bool(clauses) and _is_list(clauses)
    rules = [{sign for sign in broad if sign.startswith("rule ")} for _, broad in own]
    found = []
    for at, one in enumerate(clauses):
        signs = {
            *own[at][0],
            *_elsewhere(rules, at),
            *(f"c {sign}" for sign in own[at][1]),
            *_place(clauses, at, in_list=listed),
        }
        for name, step in (("b", -1), ("n", 1), ("b2", -2)):
            if 0 <= at + step < len(clauses):
                near = own[at + step][1]
                same = "" if clauses[at + step].line == one.line else "l"
                signs |= {f"{name}{same} {sign}" for sign in near}
            else:
                signs.add(f"{name} none")
        signs |= {f"s {sign}" for sign in _section(one.section)}
        found.append(sorted(signs))
    return found


def signs_of_more(signs: Sequence[str], told: Sequence[float], at: int) -> list[str]:
    """Return the features by which a clause only says more: its `signs`, and how surely it and those before it have `told`."""
    before = [*told[max(0, at - _BEFORE) : at]][::-1]
    surest = _step(max(before)) if before else "none"
    found = [f"told before {away} {_step(score)}" for away, score in enumerate(before, start=1)]
    return [*signs, *found, f"most told before {surest}", f"told {_step(told[at])} before {surest}"]


def _step(score: float) -> int:
    return max(-3, min(4, round(score)))


def _elsewhere(rules: Sequence[set[str]], at: int) -> Iterator[str]:
    """Yield what the rules find in the other clauses of the reply, and which of them only this one meets."""
    others = {rule for place, found in enumerate(rules) if place != at for rule in found}
    yield from (f"e {rule}" for rule in others)
    yield from (f"e only {rule}" for rule in rules[at] - others)
    if "rule promised" not in rules[at] and "rule promised" not in others:
        yield "e none promised"


def _own(clause: Clause) -> Iterator[str]:
    words = _words(clause.text)
    stems = [word[:_STEM] for word in words]
    yield from (f"w {word}" for word in words)
    yield from (f"t {stem}" for stem in stems)
    named = [classes_of(word) or ("-",) for word in words]
    for at, here in enumerate(named):
        for other in named[at + 1 : at + 1 + _NEAR]:
            yield from (f"k {one} {two}" for one in here for two in other if "-" not in (one, two))
    yield from (f"f {one}" for here in named[:1] for one in here)
    yield from (f"g {one} {two}" for one in (named[0] if named else ()) for two in (named[1] if len(named) > 1 else ()))
    present = sorted({one for here in named for one in here if one != "-"})
    yield from (f"b {one} {two}" for at, one in enumerate(present) for two in present[at + 1 :])


def _broad(clause: Clause) -> Iterator[str]:
    """Yield the features that say something of the neighbours, too."""
    yield from sorted({one for word in _words(clause.text) for one in classes_of(word)})
    yield from (f"rule {name}" for name, pattern in _RULES.items() if pattern.search(clause.text))
    if promise_words.tells_of_no_promise(clause.text):
        yield "rule none"
    if is_chatter(clause.text):
        yield "rule chatter"
    if says_nothing_to_tell(clause.text):
        yield "rule nothing to tell"
    yield from (f"shape {name}" for name, pattern in _SHAPES.items() if pattern.search(clause.text))
    yield f"due {_due(clause)}"
    if len(cells_of(clause.text)) > 1:
        yield "cells"
    if labelled(clause.text)[0]:
        yield "label"
    if promise_words.speaks_of_what_was_said(clause.text):
        yield "of what was said"
    if only_says_when(clause):
        yield "only day"


def only_says_when(clause: Clause) -> bool:
    """Return whether a clause says nothing but when something is due: "Due 13 March"."""
    if clause.due is None or len(clause.text.split()) > _WORDS_OF_A_DAY:
        return False
    rest = f"{clause.text[: clause.due.start]} {clause.text[clause.due.end :]}"
    return all(set(classes_of(word)) & _WHEN for word in _words(rest))


def _due(clause: Clause) -> str:
    if clause.due is None:
        return "none"
    return "period" if clause.due.period else ("sure" if clause.due.certain else "guessed")


def _place(clauses: Sequence[Clause], at: int, *, in_list: bool) -> Iterator[str]:
    one = clauses[at]
    size = _size_of(one)
    yield "any"
    yield f"size {size}"
    yield f"size {size} listed" if one.listed else f"size {size} free"
    yield f"due {_due(one)} size {size}"
    yield "listed" if one.listed else "free"
    yield f"listed due {one.listed} {_due(one)}"
    if in_list:
        yield "one of a list"
        yield f"one of a list due {_due(one)}"
    if one.of == 1:
        yield "alone in line"
    if len(clauses) == 1:
        yield "alone"
    if one.place == 0:
        yield "first in line"
    if at == 0:
        yield "first"
    if at == len(clauses) - 1:
        yield "last"


def _size_of(clause: Clause) -> int:
    """Return how long a clause is, in steps."""
    return sum(len(clause.text.split()) > limit for limit in _SIZES)


def _is_list(clauses: Sequence[Clause]) -> bool:
    """Return whether all lines of a reply are short: a list without signs."""
    if clauses[0].line == clauses[-1].line:
        return False
    words: Counter[int] = Counter()
    for one in clauses:
        words[one.line] += len(one.text.split())
    return max(words.values()) <= _WORDS_OF_A_LINE


def _section(section: str) -> Iterator[str]:
    if not section:
        yield "none"
        return
    words = _words(section)
    yield from (f"w {word}" for word in words)
    classes = sorted({one for word in words for one in classes_of(word)})
    yield from classes
    yield from (f"{one} {other}" for one, other in pairwise([(classes_of(word) or ("-",))[0] for word in words]))
    for name, pattern in _RULES.items():
        if pattern.search(section):
            yield f"rule {name}"


def _words(text: str) -> list[str]:
    return [word for word in plain_words(text).split() if not word.isdigit()][:60]
