"""The line that says what a record is, below the words it was read from, where these say more than the record."""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import fields
from datetime import date
from enum import StrEnum

from handover.model.records import Record
from handover.records.colours import colours_in
from handover.records.in_words import in_words
from handover.records.labels import plain_words
from handover.records.stances import role_in, stance_in
from handover.records.states import state_in
from handover.time.day_words import MONTHS

_MARK = "→ Corrected: "
_WORD = re.compile(r"\w+")
_MONTHS = frozenset(word for month in MONTHS for word in plain_words(month).split())
_JOINING = frozenset(
    plain_words(
        "a an the and or of to for by on in at with is are was "
        "der die das den dem ein eine und oder von zu zum zur für bis am im mit ist sind "
        "le la les un une et ou de du des pour par au aux avec est sont l d el los las una y o del para por con en es son al "
        "il lo gli i e di da per os as um uma do dos das ao na em com são het een van voor met op te s mr mrs ms dr herr herrn frau"
    ).split()
)
"""Words that join others or address somebody, and say nothing by themselves."""


def is_correction(line: str) -> bool:
    """Return whether a line says what a record is that was read from the lines above."""
    return line.lstrip().startswith(_MARK)


def correction_of(record: Record) -> str:
    """Return the line that says what a record is, to stand below what it was read from."""
    return f"{_MARK}{in_words(record)}"


def said_in(correction: str) -> str:
    """Return what such a line says the record is."""
    return correction.strip().removeprefix(_MARK)


def written_lines(record: Record) -> tuple[str, ...]:
    """Return the lines a record was read from, without those that corrected it."""
    return tuple(line for line in record.as_written.split("\n") if not is_correction(line))


def keeps_lines(record: Record) -> bool:
    """Return whether the lines a record was read from stand in the answer, with its correction below them."""
    return any(is_correction(line) for line in record.corrected.split("\n"))


def say_more(lines: Iterable[str], records: Collection[Record]) -> bool:
    """Return whether these lines are rows of a table, or have words that none of these records says.

    Words that only join others count for nothing; without one of its rows a table may be none.
    """
    told = {word for record in records for word in _words_of(record)} | _JOINING
    chosen = {one for record in records for one in vars(record).values() if isinstance(one, StrEnum)}
    return any("\t" in line or "|" in line or _says_more(line, told, chosen) for line in lines)


def _says_more(line: str, told: Collection[str], chosen: Collection[StrEnum]) -> bool:
    """Return whether a line has a word that is not told and without which all that is chosen would still be read in it."""
    read = _chosen_in(line) & set(chosen)
    for word in _WORD.finditer(line):
        if not set(plain_words(word[0]).split()) <= set(told):
            without = f"{line[: word.start()]} {line[word.end() :]}"
            if read <= _chosen_in(without):
                return True
    return False


def _chosen_in(text: str) -> set[StrEnum | None]:
    """Return what a text says in words of its own: stance, role, state and colours."""
    return {stance_in(text), role_in(text), state_in(text), *(colour for *_, colour in colours_in(text))}


def _words_of(record: Record) -> Iterator[str]:
    """Yield the words that a record says, with those that say one of its days in another way."""
    yield from plain_words(in_words(record)).split()
    days = [
        day for one in fields(record) if isinstance(day := getattr(record, one.name), date) and one.name not in _WHEN
    ]
    for day in days:
        yield from plain_words(f"{day:%d %m %Y %y} {day.day} {day.month}").split()
        yield from _MONTHS


_WHEN = frozenset({"at", "confirmed_at"})
"""When something was said of a record, and no day of it."""


def most_alike(record: Record, others: Sequence[Record]) -> Record | None:
    """Return which of these records has most words in common with this one, the first of several; None where there is none."""
    words = set(plain_words(in_words(record)).split())
    return max(others, key=lambda one: len(words & set(plain_words(in_words(one)).split())), default=None)
