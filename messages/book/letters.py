"""The letters of a book as one zip file: a mail file each, a list of all of them, and what is said of it in words."""

import io
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from handover.book.book import Book
from handover.book.letters import BookLetter, LetterStanding, handed_out
from handover.model.introduction import Introduction
from handover.text.undisguised import without_invisible
from messages.book.values import BookValue
from messages.book.words import whose
from messages.causes import reason_of
from messages.failures import FailureWords
from messages.introduction import each, email
from messages.kit import blocks
from messages.kit.csv_file import csv_file
from messages.kit.dates import day
from messages.kit.ids import Action
from messages.kit.message import Message
from messages.kit.text import count, first_listed, oneline, safe

LONGEST_NAME = 120
"""Bytes of an account's name in the name of its file: with all around it the name keeps within the 255 of file systems."""
SIGNS = "-_&+,'()"
"""What stays of an account's name beside letters and digits."""
SENT_FOLDER = "sent"
LIST = "e-mails.csv"
HEADINGS = ("Account", "How it stands", "File", "To", "Subject")
MOST_NAMED = 15
"""Accounts that are named for each reason; all of them are in the list."""
WAITS: Mapping[LetterStanding, str] = {
    LetterStanding.TELL_FIRST: "somebody there is to be told in person first",
    LetterStanding.CONFIDENTIAL: "confidential until a day that is still to come",
    LetterStanding.PAUSED: "the handover is paused",
    LetterStanding.OVER: "the handover ended before an e-mail went",
    LetterStanding.ASKED: "waits for approval",
    LetterStanding.RETURNED: "sent back, to be changed",
    LetterStanding.DRAFT: "a draft, nobody has been asked to approve it",
    LetterStanding.NOT_WRITTEN: "not written yet",
    LetterStanding.NOT_BEGUN: "the handover has not begun, or was called off",
    LetterStanding.NOT_YOURS: "you have no part in the handover: whoever manages it can get the e-mail",
}
"""Why a letter is left out."""
HOW_TO_SEND = (
    "Each e-mail to send opens as a draft in a mail program. Whoever signs it sends it from their own, and presses "
    "*Mark as sent* in its handover."
)
NOT_FILED = FailureWords("send you the e-mails of a book", way_out="“All e-mails” tries it again.")


def archive(letters: Sequence[BookLetter]) -> bytes:
    """Return the zip file of the letters, the same bytes for the same letters; empty where none is handed out."""
    files = _files(letters)
    if not files:
        return b""
    content = io.BytesIO()
    with ZipFile(content, "w", ZIP_DEFLATED) as zipped:
        for name, (_, text) in files.items():
            _put(zipped, name, email.eml(text), text.sent_at or text.approved_at)
        newest = max((text.sent_at or text.approved_at or _EARLIEST for _, text in files.values()), default=_EARLIEST)
        _put(zipped, LIST, _list(letters, files).encode(), newest)
    return content.getvalue()


def file_name(book: Book, minute: str) -> str:
    """Return the name of the file: of which book it is, and of which minute (UTC)."""
    return f"e-mails-{book.id}-{minute}.zip"


def title(book: Book) -> str:
    """Return what the file is called where it stands."""
    return (
        f"E-mails to the customers of {oneline(book.leaver_name)}" if book.leaver_name else "E-mails to the customers"
    )


def what_is_in_it(book: Book, letters: Sequence[BookLetter]) -> Message:
    """Return how many letters are in the file, and which are not and why."""
    sent = handed_out(letters, LetterStanding.SENT)
    to_send, gone = _mails(handed_out(letters, LetterStanding.READY)), _mails(sent)
    if to_send or gone:
        lead = f":envelope: *{whose(book)}*: {_number(to_send, gone)}"
    else:
        lead = f":envelope: *{whose(book)}*: no e-mail is approved yet, so there is no file."
    lines = [lead, *_going(to_send), *_again(sent), *_left_out(letters)]
    value = str(BookValue(book.id))
    actions = blocks.actions(
        blocks.button("All e-mails", Action.BOOK_LETTERS, value),
        blocks.button("Open the book", Action.BOOK_OPEN, value),
    )
    return Message("\n".join(lines), [*(blocks.section(one) for one in lines), actions])


def not_sent(book: Book, why: str) -> Message:
    """Return that Slack does not take the file. `why` is its code."""
    words = (
        f":warning: I couldn't send you the e-mails of {whose(book)} as a file: {reason_of(why)}. Each stands in its own "
        "handover, to copy or to open in your mail program."
    )
    return Message(words, [blocks.section(words)])


def _mails(found: Iterable[tuple[BookLetter, Introduction]]) -> int:
    """Return how many e-mails these letters are: some go to each recipient alone."""
    return sum(len(each.letters(text)) for _, text in found)


def _number(ready: int, sent: int) -> str:
    """Return how many letters are in the file, by what is to be done with them."""
    said = [f"{count(ready, 'e-mail')} to send"] if ready else []
    said += [f"{count(sent, 'e-mail')} already sent, in the folder *{SENT_FOLDER}*"] if sent else []
    return f"{' and '.join(said)}. The file above has them all, and a list ({LIST}) of these and the others."


def _going(ready: int) -> list[str]:
    return [HOW_TO_SEND] if ready else []


def _again(sent: Iterable[tuple[BookLetter, Introduction]]) -> list[str]:
    names = [one.account for one, _ in sent if one.again]
    return [f"A further e-mail is being written, and is not in the file: {_named(names)}."] if names else []


def _left_out(letters: Sequence[BookLetter]) -> list[str]:
    """Return which letters are left out, by reason."""
    out = [one for one in letters if one.standing in WAITS]
    if not out:
        return []
    lines = []
    for standing, why in WAITS.items():
        if names := [_with_day(one) for one in out if one.standing is standing]:
            lines.append(f"• {why[0].upper()}{why[1:]} ({len(names)}): {first_listed(names, MOST_NAMED)}")
    return [f"*Left out: {count(len(out), 'e-mail')}*", *lines]


def _with_day(letter: BookLetter) -> str:
    until = f" (until {day(letter.until)})" if letter.until and letter.standing is LetterStanding.CONFIDENTIAL else ""
    return f"{safe(oneline(letter.account), 60)}{until}"


def _named(accounts: Sequence[str]) -> str:
    return first_listed([safe(oneline(one), 60) for one in accounts], MOST_NAMED)


def _list(letters: Sequence[BookLetter], files: Mapping[str, tuple[BookLetter, Introduction]]) -> str:
    """Return all e-mails of the book as CSV, those left out with why."""
    of_letter: dict[int, list[tuple[str, Introduction | None]]] = {}
    for name, (one, text) in files.items():
        of_letter.setdefault(id(one), []).append((name, text))
    found = ((one, name, text) for one in letters for name, text in of_letter.get(id(one), [("", None)]))
    return csv_file(HEADINGS, (_cells(*cells) for cells in found))


def _cells(one: BookLetter, name: str, text: Introduction | None) -> tuple[str, ...]:
    stands = WAITS.get(one.standing) or ("to send" if one.standing is LetterStanding.READY else "sent")
    return (
        oneline(one.account),
        stands,
        name,
        oneline(text.to) if text else "",
        oneline(text.subject) if text else "",
    )


def _files(letters: Sequence[BookLetter]) -> dict[str, tuple[BookLetter, Introduction]]:
    """Return the letters that are handed out by the names of their files, each name once in any file system."""
    found: dict[str, tuple[BookLetter, Introduction]] = {}
    taken: set[str] = set()
    for standing, folder in ((LetterStanding.READY, ""), (LetterStanding.SENT, f"{SENT_FOLDER}/")):
        for one, text in handed_out(letters, standing):
            mails = each.letters(text)
            for number, mail in enumerate(mails, start=1):
                which = f" {number} of {len(mails)}" if len(mails) > 1 else ""
                found[_free_name(folder, one.account, which, taken)] = (one, mail)
    return found


def _free_name(folder: str, account: str, which: str, taken: set[str]) -> str:
    """Return the path of an account's file, with a number where another has its name. Notes it in `taken`."""
    name, number = _plain_name(account), 1
    while True:
        suffix = f" ({number})" if number > 1 else ""
        path = f"{folder}{name}{suffix} - e-mail{which}.eml"
        # File systems that tell no capital from a small letter, or write accents apart, have one file for both.
        same = unicodedata.normalize("NFKC", path).casefold()
        if same not in taken:
            taken.add(same)
            return path
        number += 1


def _plain_name(account: str) -> str:
    """Return an account's name as every file system takes it: letters of any script, digits, spaces, and a few signs.

    What follows it in a file's name makes it none of the names that Windows keeps for itself.
    """
    plain = without_invisible(unicodedata.normalize("NFC", account))
    kept = "".join(sign if sign in SIGNS or sign.isalnum() or _is_mark(sign) else " " for sign in plain)
    name = oneline(kept).lstrip(f" {SIGNS}").encode()[:LONGEST_NAME].decode(errors="ignore").strip()
    return name if any(sign.isalnum() for sign in name) else "Account"


def _is_mark(sign: str) -> bool:
    """Return whether a sign is written on or around a letter, as accents and vowel signs are; not what chooses an emoji's look."""
    return unicodedata.category(sign) in ("Mn", "Mc") and not "\ufe00" <= sign <= "\ufe0f"


_EARLIEST = datetime(1980, 1, 1, tzinfo=UTC)
"""The first moment that a zip file can write down."""


def _put(zipped: ZipFile, name: str, content: bytes, at: datetime | None) -> None:
    """Put a file into the archive, as of the moment (UTC) that is known of it, and readable by everybody."""
    moment = max(at or _EARLIEST, _EARLIEST)
    entry = ZipInfo(name, moment.timetuple()[:6])
    entry.compress_type, entry.external_attr = ZIP_DEFLATED, 0o644 << 16
    entry.create_system = 3
    zipped.writestr(entry, content)
