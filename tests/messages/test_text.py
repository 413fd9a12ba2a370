"""Words cut to Slack's limits: counted in UTF-16 units, never half a character, an entity, a mention or a link."""

import html
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handover.text.length import beginning, length
from messages.kit import blocks
from messages.kit.quotes import pieces
from messages.kit.text import ELLIPSIS, escape, link, listed, mention, safe, sentence, shorten, shorten_mrkdwn

WORDS = st.one_of(
    st.text(max_size=300),
    st.text(alphabet="&<>🚀a ;é株", max_size=300),
    st.builds(lambda text, times: text * times, st.text(min_size=1, max_size=5), st.integers(1, 900)),
)
LIMIT = st.integers(1, 400)
OURS = st.one_of(
    st.builds(mention, st.from_regex(r"U[A-Z0-9]{4,8}", fullmatch=True)),
    st.builds(lambda label: link("https://example.com/a?b=1&c=2", label), st.text(max_size=20)),
    st.builds(escape, st.text(max_size=30)),
)
WHOLE = re.compile(r"(?:[^<>&]|&(?:amp|lt|gt);|<[^<>]*>)*")


def test_a_link_without_a_label_shows_its_address() -> None:
    assert link("https://a.example/b?c=1&d", " \n") == "<https://a.example/b?c=1&amp;d|https://a.example/b?c=1&amp;d>"


def units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


@given(WORDS)
def test_length_counts_utf_16_units(text: str) -> None:
    assert length(text) == units(text)


@given(WORDS, st.integers(-2, 400))
def test_the_beginning_is_as_long_as_it_can_be(text: str, limit: int) -> None:
    start = beginning(text, limit)
    assert text.startswith(start)
    assert length(start) <= max(0, limit)
    rest = text[len(start) :]
    assert not rest or length(start + rest[0]) > limit


@given(WORDS, LIMIT)
def test_what_is_shortened_fits_and_begins_as_before(text: str, limit: int) -> None:
    short = shorten(text, limit)
    assert length(short) <= limit
    assert short == text or (short.endswith(ELLIPSIS) and text.startswith(short.removesuffix(ELLIPSIS)))
    assert short == text or length(text) > limit


@given(WORDS, LIMIT)
def test_what_is_safe_fits_escaped_and_acts_on_nothing(text: str, limit: int) -> None:
    shown = safe(text, limit)
    assert length(shown) <= limit
    assert WHOLE.fullmatch(shown)
    assert "<" not in shown
    assert text.startswith(html.unescape(shown.removesuffix(ELLIPSIS))) or html.unescape(shown) == text


@given(st.lists(OURS, max_size=30).map("".join), LIMIT)
def test_mrkdwn_is_never_cut_inside_an_entity_a_mention_or_a_link(text: str, limit: int) -> None:
    short = shorten_mrkdwn(text, limit)
    assert length(short) <= limit
    assert WHOLE.fullmatch(short)


@given(WORDS, st.integers(5, 400))
def test_pieces_hold_every_word_and_each_fits(text: str, limit: int) -> None:
    found = pieces(text, limit)
    assert all(0 < length(piece) <= limit and WHOLE.fullmatch(piece) for piece in found)
    assert _black(html.unescape("".join(found))) == _black(text)


@given(WORDS, st.integers(1, 3000))
def test_a_field_shows_no_more_than_it_takes(text: str, limit: int) -> None:
    field = blocks.text_field("f", text, limit=limit)
    assert length(field.get("initial_value", "")) <= limit == field["max_length"]


@pytest.mark.parametrize(
    ("text", "limit", "short"),
    [
        ("🚀🚀🚀", 6, "🚀🚀🚀"),
        ("🚀🚀🚀", 5, "🚀🚀…"),
        ("🚀🚀🚀", 4, "🚀…"),
        ("one two three four", 16, "one two three…"),
        ("one", 1, "…"),
        ("one", 0, ""),
    ],
)
def test_examples_of_short_texts(text: str, limit: int, short: str) -> None:
    assert shorten(text, limit) == short


def test_examples_of_short_mrkdwn() -> None:
    assert shorten_mrkdwn("to <@U0DANA>", 10) == "to…"
    assert shorten_mrkdwn("R&amp;D goes on", 5) == "R…"
    assert shorten_mrkdwn("<@U0DANA> and so on", 12) == "<@U0DANA>…"


@pytest.mark.parametrize("address", ["javascript:alert(1)", "https://a b", "https://a|b", "https://a>b", "ftp://x", ""])
def test_an_address_that_is_none_is_no_link(address: str) -> None:
    assert "<" not in link(address, "click")


def test_things_are_listed_as_in_a_sentence() -> None:
    assert [listed(list("abc"[:n])) for n in range(4)] == ["", "a", "a and b", "a, b and c"]


def _black(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("They stay with me", "They stay with me."),
        ("Is Maria\nback?", "Is Maria back?"),
        ("契約が終わった。", "契約が終わった。"),
        ("v1.2 …", "v1.2 …"),
        ("  ", ""),
    ],
)
def test_a_reason_ends_as_a_sentence_does_and_only_once(typed: str, shown: str) -> None:
    """I: what people give as a reason is said within a sentence of ours."""
    assert sentence(typed) == shown
