"""The letters of a book as one zip file: whatever accounts are called, each has a file of its own that can be unpacked anywhere."""

import csv
import io
import unicodedata
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from email import message_from_bytes, policy
from zipfile import ZipFile

from hypothesis import given
from hypothesis import strategies as st

from handover.book.book import Book
from handover.book.letters import BookLetter, LetterStanding
from handover.model.handover import Reason
from handover.model.introduction import Addressee, Introduction
from messages.book import letters as words
from tests.messages.mail import plain_text

NOW = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
LETTER = Introduction(
    "maria@fjordline.example", "Hello", "Dear Maria\n\nGoodbye", 1, approved_version=1, approved_at=NOW
)
SENT = replace(LETTER, subject="Gone", sent_at=NOW)
BOOK = Book("b1", "U0DANA", ("U0PRIYA",), "U0AIKO", Reason.LEAVING, 3, date(2026, 3, 2), "U0LUCAS", NOW)
KEPT_BY_WINDOWS = {"con", "prn", "aux", "nul", *(f"{one}{n}" for one in ("com", "lpt") for n in range(1, 10))}


def ready(*names: str) -> list[BookLetter]:
    return [BookLetter(name, LetterStanding.READY, LETTER) for name in names]


def names_in(letters: Sequence[BookLetter]) -> list[str]:
    with ZipFile(io.BytesIO(words.archive(letters))) as zipped:
        assert zipped.testzip() is None
        return zipped.namelist()


def test_each_letter_is_a_file_of_its_own_that_is_called_after_its_account() -> None:
    found = [
        *ready(
            "Fjordline Logistics",
            "Łódź Żuraw & Co. (EU)",
            "三菱商事",
            "شركة النور",
            "FJORDLINE logistics",
            "Cafe\u0301",
            "Caf\u00e9",
        ),
        BookLetter("Fjordline Logistics", LetterStanding.SENT, SENT),
    ]
    assert names_in(found) == [
        "Fjordline Logistics - e-mail.eml",
        "Łódź Żuraw & Co (EU) - e-mail.eml",
        "三菱商事 - e-mail.eml",
        "شركة النور - e-mail.eml",
        "FJORDLINE logistics (2) - e-mail.eml",
        "Café - e-mail.eml",
        "Café (2) - e-mail.eml",
        "sent/Fjordline Logistics - e-mail.eml",
        "e-mails.csv",
    ]


def test_names_that_would_lead_elsewhere_or_nowhere_are_made_plain() -> None:
    """A path, a hidden file, what Windows keeps for itself, text that turns its direction, nothing at all."""
    found = ready(
        "../../etc/passwd",
        ".hidden",
        "CON",
        "aux.txt",
        "a\u202efdp.exe",
        'A<b>:"c"|d?*\x00\n',
        "🚀️",
        " \u200b",
        "x" * 400,
    )
    assert names_in(found) == [
        "etc passwd - e-mail.eml",
        "hidden - e-mail.eml",
        "CON - e-mail.eml",
        "aux txt - e-mail.eml",
        "afdp exe - e-mail.eml",
        "A b c d - e-mail.eml",
        "Account - e-mail.eml",
        "Account (2) - e-mail.eml",
        f"{'x' * 120} - e-mail.eml",
        "e-mails.csv",
    ]


@given(st.lists(st.text(max_size=200), max_size=12))
def test_whatever_accounts_are_called_no_file_takes_the_place_of_another(accounts: list[str]) -> None:
    found = names_in(ready(*accounts)) if accounts else []
    assert len(found) == len(accounts) + bool(accounts)
    for form in ("NFC", "NFD", "NFKC"):
        assert len({unicodedata.normalize(form, one).casefold() for one in found}) == len(found)
    for one in found:
        assert len(one.encode()) <= 200
        assert not set(one) & set('/\\:*?"<>|')
        assert one.isprintable()
        assert not one.startswith((".", "-", " "))
        assert one.partition(".")[0].casefold() not in KEPT_BY_WINDOWS
        assert one.removesuffix(".eml").strip(" .") == one.removesuffix(".eml")


def test_the_same_letters_are_the_same_bytes() -> None:
    found = [
        *ready("Acme", "Łódź"),
        BookLetter("Gone", LetterStanding.SENT, SENT),
        BookLetter("Draft", LetterStanding.DRAFT),
    ]
    assert words.archive(found) == words.archive(list(found))
    with ZipFile(io.BytesIO(words.archive(found))) as zipped:
        assert {one.date_time for one in zipped.infolist()} == {(2026, 3, 2, 9, 30, 0)}


def test_a_letter_to_send_opens_as_a_draft_and_one_that_was_sent_does_not() -> None:
    with ZipFile(io.BytesIO(words.archive([*ready("Acme"), BookLetter("Gone", LetterStanding.SENT, SENT)]))) as zipped:
        draft, gone = (
            message_from_bytes(zipped.read(name), policy=policy.SMTPUTF8)
            for name in ("Acme - e-mail.eml", "sent/Gone - e-mail.eml")
        )
    assert (draft["To"], draft["Subject"], draft["X-Unsent"]) == ("maria@fjordline.example", "Hello", "1")
    assert plain_text(draft).splitlines() == ["Dear Maria", "", "Goodbye"]
    assert (gone["Subject"], gone["X-Unsent"]) == ("Gone", None)


def test_the_list_names_every_letter_and_no_cell_is_a_formula() -> None:
    found = [
        *ready("=1+1"),
        BookLetter("Later", LetterStanding.RETURNED),
        BookLetter("Gone", LetterStanding.SENT, SENT),
    ]
    with ZipFile(io.BytesIO(words.archive(found))) as zipped:
        lines = list(csv.reader(io.StringIO(zipped.read("e-mails.csv").decode("utf-8-sig"))))
    assert lines == [
        ["Account", "How it stands", "File", "To", "Subject"],
        ["'=1+1", "to send", "1+1 - e-mail.eml", "maria@fjordline.example", "Hello"],
        ["Later", "sent back, to be changed", "", "", ""],
        ["Gone", "sent", "sent/Gone - e-mail.eml", "maria@fjordline.example", "Gone"],
    ]


def test_the_message_says_how_many_there_are_and_which_are_left_out_and_why() -> None:
    drafts = [BookLetter(f"Account {number}", LetterStanding.DRAFT) for number in range(1, 18)]
    found = [
        *ready("Acme", "Best"),
        BookLetter("Gone", LetterStanding.SENT, SENT, again=True),
        *drafts,
        BookLetter("Quiet <!channel>", LetterStanding.CONFIDENTIAL, until=date(2026, 5, 4)),
    ]
    first, how, again, head, *reasons = words.what_is_in_it(BOOK, found).text.splitlines()
    assert first == (
        ":envelope: *<@U0DANA>'s accounts*: 2 e-mails to send and 1 e-mail already sent, in the folder *sent*. "
        "The file above has them all, and a list (e-mails.csv) of these and the others."
    )
    assert how == words.HOW_TO_SEND
    assert again == "A further e-mail is being written, and is not in the file: Gone."
    assert head == "*Left out: 18 e-mails*"
    assert reasons[0].startswith(
        "• Confidential until a day that is still to come (1): Quiet &lt;!channel&gt; (until Mon 4 May)"
    )
    assert reasons[1].startswith("• A draft, nobody has been asked to approve it (17): Account 1, Account 2, ")
    assert reasons[1].endswith("Account 15 and 2 more")


def test_without_a_letter_to_hand_out_there_is_no_file() -> None:
    found = [BookLetter("Acme", LetterStanding.NOT_WRITTEN)]
    assert words.archive(found) == b""
    assert "no e-mail is approved yet, so there is no file." in words.what_is_in_it(BOOK, found).text


def test_letters_to_each_recipient_alone_are_files_of_their_own() -> None:
    """Nobody reads whom else it went to, or the line that is for another."""
    people = (Addressee("maria@x.example", "Maria Olsen", "The go-live stays."), Addressee("jo@x.example", "Jo Park"))
    letter = replace(LETTER, to="maria@x.example, jo@x.example", body="Hello Maria, Jo,\n\nGoodbye", each=people)
    found = [BookLetter("Acme", LetterStanding.READY, letter)]
    with ZipFile(io.BytesIO(words.archive(found))) as zipped:
        names = zipped.namelist()
        first, second = (message_from_bytes(zipped.read(name), policy=policy.SMTPUTF8) for name in names[:2])
        lines = list(csv.reader(io.StringIO(zipped.read("e-mails.csv").decode("utf-8-sig"))))
    assert names == ["Acme - e-mail 1 of 2.eml", "Acme - e-mail 2 of 2.eml", "e-mails.csv"]
    assert (first["To"], second["To"]) == ("maria@x.example", "jo@x.example")
    assert plain_text(first).splitlines() == ["Hello Maria,", "", "Goodbye", "", "P.S. The go-live stays."]
    assert plain_text(second).splitlines() == ["Hello Jo Park,", "", "Goodbye"]
    assert [line[2:4] for line in lines[1:]] == [[names[0], "maria@x.example"], [names[1], "jo@x.example"]]
    assert ": 2 e-mails to send." in words.what_is_in_it(BOOK, found).text
