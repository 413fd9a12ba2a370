"""The mail file and the mailto link of a letter, whatever people have typed: read back by parsers that know nothing of ours."""

import re
from dataclasses import replace
from email import message_from_bytes, policy
from email.header import decode_header, make_header
from email.message import EmailMessage
from urllib.parse import parse_qsl, unquote, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handover.model.introduction import Introduction
from messages.introduction import approval, email
from tests.examples import NOW, a_handover
from tests.messages.mail import plain_text

HEADERS = {"X-Unsent", "To", "Subject", "MIME-Version", "Content-Type"}
HOSTILE = {
    "a second header": "Hello\r\nBcc: everybody@x.example\r\n\r\nAnother body",
    "Unicode line breaks": "Hello\u2028Bcc: a@x.example\u2029\u0085\x0b\x0cMore",
    "right to left": "\u202eolleH\u202c שלום וברכה, مرحبًا",
    "emoji of several signs": "👩‍👩‍👧‍👦 Welcome 🇩🇪 👋🏽 " * 6,
    "very long": "An introduction of your new colleague " * 60,
    "one word without an end": "x" * 3000,
    "no Latin letter": "ご担当者変更のお知らせ" * 20,
    "quotes and commas": "\"Acme, Inc.\"; 'Olsen, Maria' <maria@x.example>, (a comment)",
    "looks encoded": "=?utf-8?q?Bcc=3A?= =?utf-8?b?8J+Yig==?=",
    "signs that show nothing": "He\u200bl\u00adlo\ufeff",
    "of a link": "50 % off? a&b=c #d +e",
    "nothing": "",
}


def read_back(subject: str, body: str = "Hello", to: str = "maria@fjordline.example") -> EmailMessage:
    """Return the file as a parser of today reads it; one of yesterday finds the same subject, and no other header."""
    written = email.eml(Introduction(to, subject, body, 1))
    assert b"\n" not in written.replace(b"\r\n", b"")
    assert max(map(len, written.split(b"\r\n"))) <= 998
    mail = message_from_bytes(written, policy=policy.SMTPUTF8)
    assert mail.defects == []
    assert [one for one in mail if one not in HEADERS] == []
    assert len(mail.keys()) == len(set(mail.keys()))
    old = message_from_bytes(written)
    if old["Subject"].isascii():
        assert str(make_header(decode_header(old["Subject"].replace("\r\n", "")))) == mail["Subject"]
    return mail


@pytest.mark.parametrize("subject", HOSTILE.values(), ids=HOSTILE)
def test_a_subject_is_one_line_and_says_what_was_typed(subject: str) -> None:
    assert read_back(subject)["Subject"] == " ".join(subject.split())


@pytest.mark.parametrize("body", HOSTILE.values(), ids=HOSTILE)
def test_a_text_arrives_as_it_was_typed(body: str) -> None:
    mail = read_back("Hello", body)
    assert plain_text(mail).split("\n")[0] == body.split("\r\n", maxsplit=1)[0]
    assert "Another body" in plain_text(mail) or "Another body" not in body


@pytest.mark.parametrize("typed", HOSTILE.values(), ids=HOSTILE)
def test_the_link_holds_what_was_typed_and_nothing_more(typed: str) -> None:
    draft = Introduction("maria@fjordline.example", typed, typed, 1)
    link = email.mailto(draft)
    assert len(link) <= email.LONGEST_MAILTO
    assert re.fullmatch(r"mailto:[!-~]*", link)
    found = urlsplit(link)
    assert unquote(found.path) == "maria@fjordline.example"
    asked = dict(parse_qsl(found.query, keep_blank_values=True))
    assert set(asked) <= {"subject", "body"}
    lacks = email.mailto_lacks(draft)
    assert asked.get("subject") == (None if "the subject" in lacks else " ".join(typed.split()))
    assert ("body" in asked) is ("the text" not in lacks)


@given(st.text(max_size=300), st.text(max_size=300), st.text(max_size=200))
def test_whatever_is_typed_makes_a_file_that_can_be_read(to: str, subject: str, body: str) -> None:
    read_back(subject, body, f"{to}, maria@fjordline.example")


@pytest.mark.parametrize(
    ("to", "otherwise", "rare"),
    [
        ("maria@fjordline.example, jo.o'neil+news@fjordline.example", (), ()),
        ("maria@bücher.example", (("maria@bücher.example", "maria@xn--bcher-kva.example"),), ()),
        ("Maria@Fjordline.EXAMPLE", (), ()),
        ("josé@fjordline.example", (), ("josé@fjordline.example",)),
        ("用户@例え.jp", (), ("用户@例え.jp",)),
        ("a@b..example, nobody", (), ()),
    ],
)
def test_addresses_that_not_every_server_takes_and_those_spelled_otherwise_are_known(
    to: str, otherwise: tuple[tuple[str, str], ...], rare: tuple[str, ...]
) -> None:
    draft = Introduction(to, "Hello", "Hello", 1)
    assert email.spelled_otherwise(draft) == otherwise
    assert email.not_for_every_server(draft) == rare


def test_who_is_to_send_it_reads_what_is_to_be_known_of_such_addresses() -> None:
    plain = Introduction("maria@fjordline.example", "Hello", "Hello", 1, approved_version=1, approved_at=NOW)
    rare = replace(plain, to="josé@fjordline.example, maria@bücher.example")
    said, usual = (approval.ready(a_handover(introduction=one), 1, NOW).text for one in (rare, plain))
    assert "josé@fjordline.example: not every mail server takes such letters before the @." in said
    assert "write maria@bücher.example as maria@xn--bcher-kva.example: it is the same address" in said
    assert "mail server" not in usual
