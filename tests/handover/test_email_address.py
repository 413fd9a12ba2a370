"""What counts as an e-mail address, in the customer contacts and in the introduction's To line alike."""

import pytest

from handover.text.email_address import addresses, email_addresses_meant, is_email_address
from handover.text.slack_signs import shortcodes

VALID = [
    "maria@fjordline.example",
    "maria.olsen+renewal@fjordline.example",  # a plus tag
    "o'neill_jl@mail.fjordline.example",
    "maria@bücher.example",  # an internationalized domain
    "maria@xn--bcher-kva.example",
    "李俊@公司.cn",
    "josé@fjordline.example",  # an internationalized local part (SMTPUTF8)
    "maria@fjordline.test",  # special-use domains: people try the bot out with them
    "maria@mail.local",
    "maria@fjordline.invalid",
    f"{'x' * 64}@fjordline.example",
]
INVALID = [
    "",
    "maria",
    "maria@",
    "@fjordline.example",
    "maria@fjordline",  # no top-level domain
    "maria@fjordline.example.",
    "maria@fjordline..example",
    "maria..olsen@fjordline.example",
    ".maria@fjordline.example",
    "maria.@fjordline.example",
    "maria@-fjordline.example",
    "maria@fjordline.ex_ample",
    "maria@fjordline.123",
    "maria@[192.0.2.1]",
    "maria@olsen@fjordline.example",
    '"maria olsen"@fjordline.example',  # a quoted local part: hardly ever meant
    "Maria Olsen <maria@fjordline.example>",
    "maria@fjordline.example maria@fjordline.example",
    f"maria@{'x' * 64}.example",
    f"{'x' * 250}@fjordline.example",
    f"{'x' * 65}@fjordline.example",  # a mailbox's name has 64 letters at most
    f"{'x' * 64}@{'.'.join(['y' * 60] * 4)}.example",  # each part is short enough, the whole is not (254)
]


@pytest.mark.parametrize("text", VALID)
def test_an_address_is_one(text: str) -> None:
    assert is_email_address(text)
    assert email_addresses_meant(f"Maria <{text}>, Head of IT") == (text,)


@pytest.mark.parametrize("text", INVALID)
def test_what_is_no_address_is_none(text: str) -> None:
    assert not is_email_address(text)


def test_every_word_with_an_at_sign_inside_is_meant_as_an_address() -> None:
    assert email_addresses_meant('"Jo" <jo@acme.example>; (jo@acme), @jo, jo @ acme') == ("jo@acme.example", "jo@acme")


def test_a_full_stop_after_the_last_recipient_is_no_part_of_the_address() -> None:
    """C: an address at the end of a sentence."""
    assert addresses("ana@fjord.example, tom@fjord.example.") == ("ana@fjord.example", "tom@fjord.example")


def test_a_hundred_is_an_emoji_between_spaces_alone() -> None:
    """C: `:100:` is an emoji without a letter in its name, and "1:100:2" is a scale."""
    assert shortcodes("Well done :100:") == ((":100:", "💯"),)
    assert shortcodes("at 1:100:2") == ()
