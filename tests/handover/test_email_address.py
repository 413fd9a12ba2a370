"""One rule for e-mail addresses, wherever they are typed."""

import pytest

from handover.introduction.check import bad_addresses
from handover.opening.contacts import UnreadableLine, read_contacts
from handover.text.email_address import is_email_address

GOOD = (
    "maria@fjordline.example",
    "maria+baton@fjordline.example",
    "o'brien@fjordline.co.uk",
    "müller@bücher.example",
    "用户@例子.广告",
    '"maria olsen"@fjordline.example',
    "maria@intern.local",
    "maria@ci.test",
)
BAD = (
    "maria",
    "maria@",
    "@fjordline.example",
    "maria@fjordline",
    "maria@localhost",
    "maria@fjordline..example",
    "maria@fjordline.example.",
    "maria..olsen@fjordline.example",
    "maria@fjordline.example, jo@fjordline.example",
    "Maria Olsen <maria@fjordline.example>",
    "maria@[192.0.2.1]",
    "maria olsen@fjordline.example",
    f"maria@{'f' * 60}.{'j' * 63}.{'o' * 63}.{'r' * 63}.example",
    "",
)


@pytest.mark.parametrize("word", GOOD)
def test_what_is_an_address(word: str) -> None:
    assert is_email_address(word)


@pytest.mark.parametrize("word", BAD)
def test_what_is_none(word: str) -> None:
    assert not is_email_address(word)


def test_recipients_and_contacts_go_by_it() -> None:
    assert bad_addresses("maria@fjordline.example; jo@fjordline") == ("jo@fjordline",)
    assert [one.email for one in read_contacts("Maria, müller@bücher.example, Lead")] == ["müller@bücher.example"]
    with pytest.raises(UnreadableLine):
        read_contacts("Maria, maria@fjordline..example")


def test_what_stands_around_an_address_is_not_part_of_it() -> None:
    lines = 'Maria Olsen <maria@fjordline.example>\nJo Park: "jo@fjordline.example".'
    assert [(one.name.rstrip(":"), one.email) for one in read_contacts(lines)] == [
        ("Maria Olsen", "maria@fjordline.example"),
        ("Jo Park", "jo@fjordline.example"),
    ]
