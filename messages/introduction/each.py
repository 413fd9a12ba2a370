"""The letters of their own that recipients get: each greets its reader alone, and ends with the line that is for them."""

import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from handover.introduction.drafting import MOST_FILES
from handover.introduction.facts import greeting
from handover.model.handover import Contact
from handover.model.introduction import Addressee, Introduction, LetterVersion
from handover.model.letter_style import Language, LetterStyle, Tone
from handover.text.language import language_of
from messages.introduction import email
from messages.introduction.letter import rendered
from messages.introduction.phrasebook import Phrasebook
from messages.kit import blocks
from messages.kit.message import Block
from messages.kit.text import count, oneline, safe

MOST_SHOWN = MOST_FILES
"""Recipients whose greeting and line are shown in a message, and who get a link and a file of their own; others are in one zip."""
SEVERAL = 2
IN_ONE_SECTION = 4
"""Recipients that fit into one section, however long their lines."""
LINKS = 6000
"""Characters of all links into a mail program in one message."""
_NAME = "\0"
_BETWEEN = r"(?:\s*(?:[,、&]|\b(?:and|und|et|y|e)\b)\s*)+"
"""What stands between two names in a greeting."""
_UNUSUAL = re.compile(r"[^\w.@+-]")
_WRITTEN = (1980, 1, 1, 0, 0, 0)
"""When the files in the zip are said to be written: one version is one file, whenever it is made."""


@dataclass(frozen=True)
class _Greeting:
    """How a letter begins: in which language and tone; `line` is the greeting with a place for a name, where it is not Baton's."""

    book: Phrasebook
    line: str = ""
    by_full_name: bool = False


Letter = TypeVar("Letter", Introduction, LetterVersion)


def letters(draft: Letter) -> tuple[Letter, ...]:
    """Return what goes out: one letter to all, or one to each recipient, as they read it."""
    if not draft.each:
        return (draft,)
    return tuple(replace(draft, to=one.to, body=_body(draft, one), each=()) for one in draft.each)


def as_shown(draft: Letter) -> Letter:
    """Return the letter as it is shown: to a single recipient as they read it, else what all of them have in common."""
    return letters(draft)[0] if len(draft.each) == 1 else draft


def archive(draft: Introduction) -> bytes:
    """Return a zip with the mail file of each letter, the same bytes for the same version."""
    content = io.BytesIO()
    with ZipFile(content, "w", ZIP_DEFLATED) as zipped:
        for number, one in enumerate(letters(draft), start=1):
            entry = ZipInfo(f"{number:02}-{_UNUSUAL.sub('_', one.to)[:100]}.eml", _WRITTEN)
            entry.compress_type, entry.external_attr, entry.create_system = ZIP_DEFLATED, 0o644 << 16, 3
            zipped.writestr(entry, email.eml(one))
    return content.getvalue()


def shown(draft: Introduction | LetterVersion, most: int | None = None) -> list[Block]:
    """Return how each letter begins and ends, at most so many of them; nothing where only one goes out."""
    lines = shown_lines(draft, most)
    starts = range(0, len(lines), IN_ONE_SECTION)
    return [blocks.section("\n".join(lines[start : start + IN_ONE_SECTION])) for start in starts]


def shown_lines(draft: Introduction | LetterVersion, most: int | None = None) -> list[str]:
    """Return the lines of `shown`, in mrkdwn."""
    if len(draft.each) < SEVERAL:
        return []
    lines = [f"*A letter of their own for {count(len(draft.each), 'recipient')}.* {_what_differs(draft)}"]
    lines += [_one(draft, one, 300 if most is None else 150) for one in draft.each[:most]]
    if most is not None and len(draft.each) > most:
        lines.append(f"… and {len(draft.each) - most} more, in the same way.")
    return lines


def links(draft: Introduction) -> Iterator[tuple[Addressee, str, tuple[str, ...]]]:
    """Yield who gets a letter of their own, the link that opens it in a mail program, and what the link has no room for."""
    each = zip(draft.each, letters(draft), strict=True) if draft.each else ()
    room = LINKS // min(len(draft.each), MOST_SHOWN) if draft.each else 0
    for one, letter in [*each][:MOST_SHOWN]:
        longest = min(email.LONGEST_MAILTO, room)
        yield one, email.mailto(letter, longest), email.mailto_lacks(letter, longest)


def called(one: Addressee) -> str:
    """Return how a recipient is named among colleagues, in mrkdwn."""
    return safe(oneline(one.name or one.to), 80)


def _what_differs(draft: Introduction | LetterVersion) -> str:
    if _greeting_of(draft) is None:
        return "I don't know how it greets, so all of them begin in the same way."
    return "Each greets its reader alone; a P.S. is read by nobody else."


def _one(draft: Introduction | LetterVersion, one: Addressee, most: int) -> str:
    said = f"• {called(one)}: “{safe(_body(draft, one).split(chr(10), 1)[0], 120)}”"
    return f"{said} · P.S. {safe(one.line, most)}" if one.line else said


def _body(draft: Introduction | LetterVersion, one: Addressee) -> str:
    """Return the letter for one recipient."""
    found = _greeting_of(draft)
    body = "\n".join((_greeted(found, one), *draft.body.split("\n")[1:])) if found else draft.body
    if not one.line:
        return body
    language = found.book.language if found else _language(draft.body)
    return f"{body.rstrip()}\n\n{_book(language, Tone.WARM).writing.postscript}{one.line}"


def _greeted(found: _Greeting, one: Addressee) -> str:
    by_full_name = found.by_full_name or found.book.tone is Tone.FORMAL or found.book.language is Language.JAPANESE
    name = greeting((Contact(one.name, one.to),), by_full_name=by_full_name)
    if found.line and name:
        return found.line.replace(_NAME, name)
    return _said(found.book, "greeting_named" if name else "greeting_nobody", name)


def _greeting_of(draft: Introduction | LetterVersion) -> _Greeting | None:
    """Return how a letter greets: in words of Baton's, or in others that name whom it goes to; None for neither."""
    first, style = draft.body.split("\n", 1)[0].strip(), _style(draft)
    books = [_book(language, tone) for language in Language for tone in Tone]
    for patterns in (_of_nobody, _of_somebody):
        if alike := [book for book in books if patterns(book).fullmatch(first)]:
            # Several languages and tones greet alike: then it is the one that was chosen, and that closes as the letter does.
            return _Greeting(max(alike, key=lambda book: _fit(book, draft.body, style)))
    return _named_greeting(first, draft.each, _book(_language(draft.body), style.tone or Tone.WARM))


def _fit(book: Phrasebook, body: str, style: LetterStyle) -> tuple[bool, bool, bool]:
    closes = _said(book, "close") in body.split("\n")
    return book.language is style.language, closes, book.tone is (style.tone or Tone.WARM)


def _style(draft: Introduction | LetterVersion) -> LetterStyle:
    return draft.style if isinstance(draft, Introduction) else LetterStyle()


def _named_greeting(first: str, each: Sequence[Addressee], book: Phrasebook) -> _Greeting | None:
    """Return a greeting in other words in which some of them are named, with a place for the name of each."""
    for by_full_name in (True, False):
        names = {name for one in each if (name := greeting((Contact(one.name, one.to),), by_full_name=by_full_name))}
        several = "|".join(re.escape(one) for one in sorted(names, key=len, reverse=True))
        pattern = rf"(?<!\w)(?:{several})(?:{_BETWEEN}(?:{several}))*(?!\w)"
        if names and (found := re.search(pattern, first)):
            return _Greeting(book, f"{first[: found.start()]}{_NAME}{first[found.end() :]}", by_full_name)
    return None


def _of_nobody(book: Phrasebook) -> re.Pattern[str]:
    return re.compile("|".join(re.escape(_said(book, key)) for key in ("greeting_all", "greeting_nobody")))


def _of_somebody(book: Phrasebook) -> re.Pattern[str]:
    return re.compile(re.escape(_said(book, "greeting_named", _NAME)).replace(re.escape(_NAME), ".+"))


def _said(book: Phrasebook, key: str, name: str = "") -> str:
    return rendered(book.wording(key).words, greeting=name)


def _book(language: Language, tone: Tone) -> Phrasebook:
    """Return Baton's own words: a workspace's are recognised by the names in them."""
    return Phrasebook(language, tone, {})


def _language(body: str) -> Language:
    found = language_of(body)
    return Language(found) if found in {*Language} else Language.ENGLISH
