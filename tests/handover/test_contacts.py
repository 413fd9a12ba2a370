"""Contacts are read as people type or paste them, and a line that cannot be read is named."""

from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handover.contacts import UnreadableLine, read_contacts
from handover.introduction.facts import greeting
from handover.model.handover import Contact

JO = "jo@acme.example"


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Jo Park, jo@acme.example, Head of IT", Contact("Jo Park", JO, "Head of IT")),
        ("Jo Park,jo@acme.example", Contact("Jo Park", JO)),
        ("  Jo Park ; jo@acme.example ; Head of IT, Oslo ", Contact("Jo Park", JO, "Head of IT, Oslo")),
        ("Jo Park <jo@acme.example>, Head of IT", Contact("Jo Park", JO, "Head of IT")),
        ('"Jo Park" <jo@acme.example>', Contact("Jo Park", JO)),
        ("Jo Park\tjo@acme.example\tHead of IT", Contact("Jo Park", JO, "Head of IT")),
        ("Jo Park – jo@acme.example – Head of IT", Contact("Jo Park", JO, "Head of IT")),
        ("Jo Park, Head of IT, jo@acme.example", Contact("Jo Park", JO, "Head of IT")),
        ("Jean-Luc O'Neill, jo@acme.example", Contact("Jean-Luc O'Neill", JO)),
        ("李俊, jo@acme.example, 部長", Contact("李俊", JO, "部長")),
        ("Jo Park, mailto:jo@acme.example, Head", Contact("Jo Park", JO, "Head")),
        ("Maria Olsen <maria@x.example>", Contact("Maria Olsen", "maria@x.example")),
        ("José Núñez, josé+crm@bücher.example", Contact("José Núñez", "josé+crm@bücher.example")),
        ("Jo @ Acme, jo@acme.example", Contact("Jo @ Acme", JO)),
        (JO, Contact("", JO)),
        ("Jo Park, jo@acme.example.", Contact("Jo Park", JO)),
        ("鈴木 一郎 様、jo@acme.example。", Contact("鈴木 一郎 様", JO)),
        ("Ｊｏ　Ｐａｒｋ ＜ｊｏ＠ａｃｍｅ．ｅｘａｍｐｌｅ＞", Contact("Jo Park", JO)),
        ("Head of IT: Jo Park <jo@acme.example>", Contact("Jo Park", JO, "Head of IT")),
        ("Name: Jo Park, E-Mail: jo@acme.example, Head of IT", Contact("Jo Park", JO, "Head of IT")),
        ("Email: jo@acme.example", Contact("", JO)),
        ("Name\tE-mail\tRole\nJo Park\tjo@acme.example\tCFO", Contact("Jo Park", JO, "CFO")),
        ("N/A, jo@acme.example", Contact("", JO)),
        ("jo@acme.example, Head of IT", Contact("", JO, "Head of IT")),
        ("Dr. Jo Park, jo@acme.example", Contact("Jo Park", JO)),
        ("Park, Jo <jo@acme.example>, Head of IT", Contact("Jo Park", JO, "Head of IT")),
        ("Nowak, Marta, marta.nowak@acme.example, CEO", Contact("Marta Nowak", "marta.nowak@acme.example", "CEO")),
        ("Nowak, Marta; m.nowak@acme.example", Contact("Marta Nowak", "m.nowak@acme.example")),
        ("Jo, CEO, jo@acme.example", Contact("Jo", JO, "CEO")),
        ("Ms Ana de la Cruz; ana@acme.example", Contact("Ana de la Cruz", "ana@acme.example")),
        ("JO PARKER, jo@acme.example", Contact("Jo Parker", JO)),
        ("Herr Weber, weber@acme.example", Contact("Herr Weber", "weber@acme.example")),
        ("J\u200bo Park, j\u200bo@ac\u00adme.example\ufeff", Contact("Jo Park", JO)),
    ],
)
def test_many_ways_to_write_a_line(line: str, expected: Contact) -> None:
    assert read_contacts(line) == (expected,)


def _in_corpus() -> list[tuple[str, set[str]]]:
    text = (Path(__file__).parents[1] / "corpus" / "contacts.txt").read_text(encoding="utf-8")
    pairs = (line.rsplit(" => ", 1) for line in text.splitlines() if not line.startswith("#"))
    return [(line.replace("\\t", "\t"), set(greeted.split(" | "))) for line, greeted in pairs]


def test_contacts_of_all_cultures_are_greeted_as_they_are_called() -> None:
    """D: titles, several family names, family name first, mailboxes, what mail programs and chats put around a name."""
    greeted = [(line, greeting(read_contacts(line)) or "-", called) for line, called in _in_corpus()]
    assert len(greeted) > 300
    assert [one for one in greeted if one[1].replace("all", "-") not in one[2]] == []


KARI, FREJA, OPS = "kari@fjord.example", "freja@fjord.example", "ops@fjord.example"


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (f"Kari Berg <{KARI}>; Freja Lund <{FREJA}>", [("Kari Berg", KARI), ("Freja Lund", FREJA)]),
        (f'"Berg, Kari" <{KARI}>, "Lund, Freja" <{FREJA}>,', [("Kari Berg", KARI), ("Freja Lund", FREJA)]),
        (f"'Kari Berg' <{KARI}>; {OPS}", [("Kari Berg", KARI), ("", OPS)]),
        (f"Kari Berg ({KARI}); Freja Lund ({FREJA})", [("Kari Berg", KARI), ("Freja Lund", FREJA)]),
        (f"'{KARI}' <{KARI}>; <{FREJA}>", [("", KARI), ("", FREJA)]),
        (f"{KARI}, {FREJA} {OPS}", [("", KARI), ("", FREJA), ("", OPS)]),
    ],
)
def test_a_list_of_recipients_copied_from_a_mail_program_is_several_contacts(
    line: str, expected: list[tuple[str, str]]
) -> None:
    """D: quotes, semicolons and commas as mail programs copy an address line."""
    assert [(contact.name, contact.email) for contact in read_contacts(line)] == expected


@pytest.mark.parametrize(
    "line",
    [
        "Jo Park",
        "Jo, jo@acme",
        "Jo, a@b.example, c@d.example",
        "Jo, a@b.example, c@d",
        "Jo, jo@acme.example@b.example",
        "Jo, jo@acme..example",
        'Jo, "jo park"@acme.example',
        f"Jo, {'x' * 250}@b.example",
        ", ,",
    ],
)
def test_a_line_without_one_address_is_refused_by_its_number(line: str) -> None:
    with pytest.raises(UnreadableLine) as caught:
        read_contacts(f"Jo Park, {JO}\n\n{line}")
    assert caught.value.number == 3


def test_empty_lines_and_repeated_addresses_count_once() -> None:
    assert read_contacts(f"\nJo Park, {JO}\n\n Jo P., {JO.upper()}\n") == (Contact("Jo Park", JO),)


@given(st.text(max_size=300))
def test_any_text_is_read_or_refused(text: str) -> None:
    contacts: tuple[Contact, ...] = ()
    with suppress(UnreadableLine):
        contacts = read_contacts(text)
    assert all("@" in contact.email for contact in contacts)
