"""A file with a workspace's own words in one language: read line by line, so that everything that is wrong is named with its line.

It is TOML, of which only what such a file needs is read: tables of a tone, with texts in them. (A library that reads all of it can
be made to take all memory by a line of dots.)
"""

import re
import tomllib
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from rapidfuzz import fuzz, process

from handover.letter_templates.template import LIKENESS, TemplateProblem, problems_of, tidied
from handover.model.jobs import Job, JobKind
from handover.model.letter_style import Language, Tone
from handover.model.letter_templates import OwnWords
from handover.model.refusals import Refusal
from handover.text.intake import normalised, secret_problem

TEMPLATES_FILE = JobKind("templates_file")
TEMPLATES_IMPORT = JobKind("templates_import")
LARGEST = 400_000
"""Bytes of a file that is read: all sentences in all tones, each as long as it can be."""
LANGUAGE = "language"
_TABLE = re.compile(r"\[[ \t]*\"?(?P<name>[\w.-]{1,60})\"?[ \t]*\][ \t]*(?:#.*)?")
_TEXT = re.compile(r"\"?(?P<key>[\w-]{1,60})\"?[ \t]*=[ \t]*(?P<value>.*)")
_FIELD = re.compile(r"\{\{[^{}]*\}\}")
_LONG = ('"""', "'''")


class FileProblemKind(StrEnum):
    """What is wrong with a file. The words for it are in `messages/letter_templates/files.py`."""

    TOO_LARGE = "too_large"
    NO_TEXT = "no_text"
    NO_LANGUAGE = "no_language"
    UNKNOWN_LANGUAGE = "unknown_language"
    UNKNOWN_TONE = "unknown_tone"
    NO_TONE = "no_tone"
    UNKNOWN_SENTENCE = "unknown_sentence"
    UNREADABLE = "unreadable"
    NO_WORDS = "no_words"
    TWICE = "twice"
    SECRET = "secret"  # noqa: S105 (the name of a problem)
    WORDS = "words"


@dataclass(frozen=True)
class FileProblem:
    """One thing that is wrong: in which line (from 1; 0 for the whole file), of which sentence, and what was perhaps meant.

    `words` is what is wrong with the words of the sentence, where it is those.
    """

    kind: FileProblemKind
    line: int = 0
    found: str = ""
    meant: str = ""
    words: TemplateProblem | None = None


@dataclass
class NotSound(Refusal):
    """The file cannot be taken in: everything that is wrong with it, in reading order."""

    problems: tuple[FileProblem, ...]


@dataclass(frozen=True)
class _Entry:
    """One text of a file: in which line it begins, in which table (empty for none), its key, and its text or what is wrong."""

    line: int
    table: str
    key: str
    text: str | FileProblem


def templates_file(language: Language, user: str, minute: str) -> Job:
    """Send the words of a language as a file to this person, who asked for it in this minute (UTC); once within that."""
    lane = f"templates:{user}"
    ref = {"language": str(language), "user": user, "minute": minute}
    return Job(TEMPLATES_FILE, f"{lane}:{language}:{minute}", lane, ref=ref)


def templates_import(file: str, user: str, mark: str = "") -> Job:
    """Read the file with this id and tell this person what it would change; with `mark`, take in what they were shown."""
    lane = f"templates:{user}"
    ref = {"file": file, "user": user, "mark": mark}
    return Job(TEMPLATES_IMPORT, f"{lane}:{file}:{mark or 'shown'}", lane, ref=ref)


def read(content: bytes, keys: Collection[str]) -> tuple[Language, OwnWords]:
    """Return the language of a file, and the words in it. `keys` are those of all sentences.

    Raises NotSound with everything that is wrong in it.
    """
    if len(content) > LARGEST:
        raise NotSound((FileProblem(FileProblemKind.TOO_LARGE),))
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise NotSound((FileProblem(FileProblemKind.NO_TEXT),)) from None
    entries = list(_entries(text.splitlines()))
    language, problems = _language(entries)
    words: dict[Tone, dict[str, str]] = {}
    for entry in entries:
        if entry.table or entry.key != LANGUAGE:
            problems += _sentence(entry, language or Language.ENGLISH, keys, words)
    if problems or language is None:
        raise NotSound(tuple(sorted(problems, key=lambda one: one.line)))
    return language, words


def _language(entries: Collection[_Entry]) -> tuple[Language | None, list[FileProblem]]:
    said = next((one for one in entries if not one.table and one.key == LANGUAGE), None)
    if said is None:
        return None, [FileProblem(FileProblemKind.NO_LANGUAGE)]
    if isinstance(said.text, FileProblem):
        return None, [said.text]
    if said.text not in set(Language):
        return None, [FileProblem(FileProblemKind.UNKNOWN_LANGUAGE, said.line, said.text)]
    return Language(said.text), []


def _sentence(
    entry: _Entry, language: Language, keys: Collection[str], words: dict[Tone, dict[str, str]]
) -> Iterator[FileProblem]:
    """Put the text of an entry among the words, or yield what is wrong with it."""
    if isinstance(entry.text, FileProblem):
        yield entry.text
    elif not entry.table:
        yield FileProblem(FileProblemKind.NO_TONE, entry.line, entry.key)
    elif entry.key not in keys:
        yield FileProblem(FileProblemKind.UNKNOWN_SENTENCE, entry.line, entry.key, _nearest(entry.key, keys))
    elif entry.key in words.get(Tone(entry.table), {}):
        yield FileProblem(FileProblemKind.TWICE, entry.line, entry.key)
    elif secret_problem(_FIELD.sub("Priya", entry.text)) is not None:
        yield FileProblem(FileProblemKind.SECRET, entry.line, entry.key)
    else:
        said = tidied(entry.key, normalised(entry.text))
        words.setdefault(Tone(entry.table), {})[entry.key] = said
        for wrong in problems_of(language, entry.key, said):
            yield FileProblem(FileProblemKind.WORDS, entry.line + wrong.line - 1, entry.key, wrong.meant, wrong)


def _entries(lines: list[str]) -> Iterator[_Entry]:
    """Yield every text of a file, and what is no such thing as a text that is wrong."""
    table, at = "", 0
    while at < len(lines):
        first, line = at + 1, lines[at].strip()
        at += 1
        if not line or line.startswith("#"):
            continue
        if named := _TABLE.fullmatch(line):
            table = named["name"]
            if table not in set(Tone):
                wrong = FileProblem(FileProblemKind.UNKNOWN_TONE, first, table, _nearest(table, list(Tone)))
                yield _Entry(first, "", "", wrong)
                table = Tone.WARM
            continue
        found = _TEXT.fullmatch(line)
        if found is None:
            yield _Entry(first, table, "", FileProblem(FileProblemKind.UNREADABLE, first, line))
            continue
        value = found["value"]
        if value.startswith(_LONG) and value[:3] not in value[3:]:
            more = next((number for number, one in enumerate(lines[at:], 1) if value[:3] in one), len(lines) - at)
            value, at = "\n".join([value, *lines[at : at + more]]), at + more
        yield _Entry(first, table, found["key"], _text(value, first, found["key"]))


def _text(value: str, line: int, key: str) -> str | FileProblem:
    """Return the text that a value in quotes holds."""
    if not value.startswith(('"', "'")):
        return FileProblem(FileProblemKind.NO_WORDS, line, key)
    try:
        read: Mapping[str, object] = tomllib.loads(f"text = {value}")
    except ValueError:
        return FileProblem(FileProblemKind.UNREADABLE, line, value)
    return str(read["text"])


def _nearest(typed: str, names: Collection[str]) -> str:
    hit = process.extractOne(typed, list(names), scorer=fuzz.ratio, score_cutoff=LIKENESS)
    return hit[0] if hit else ""
