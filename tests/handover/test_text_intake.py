"""Text as it comes in: Slack's markup undone, normalised, bounded, and refused where it holds a secret."""

import pytest

from handover.model.field_problems import FieldProblem, FieldProblems
from handover.text.intake import LONGEST, SecretPasted, from_field, from_message, normalised
from handover.text.markup import mentioned, plain_text

NAMES = {"U1": "Dana Reyes"}


@pytest.mark.parametrize(
    ("sent", "seen"),
    [
        ("ask <@U1> or <@U2|lucas>", "ask @Dana Reyes or @lucas"),
        ("<@U3>", "@U3"),
        ("<@U1|somebody>", "@Dana Reyes"),
        ("see <#C1|general> and <#C2>", "see #general and #C2"),
        ("<!here> <!subteam^S1|@csm> <!subteam^S1>", "@here @csm @S1"),
        ("<https://a.example/x|the plan>", "the plan (https://a.example/x)"),
        ("<https://a.example/|a.example>", "https://a.example/"),
        ("<https://a.example|a.example/>", "https://a.example"),
        ("<https://a.example>", "https://a.example"),
        ("<https://a.example/?a=1&amp;b=2|a.example/?a=1&amp;b=2>", "https://a.example/?a=1&b=2"),
        ("<mailto:maria@a.example|maria@a.example> <tel:+4712|+4712>", "maria@a.example +4712"),
        ("<mailto:maria@a.example|Maria>", "Maria (maria@a.example)"),
        ("due <!date^1772438460^{date_num}^https://cal.example/1|2 March>", "due 2 March (https://cal.example/1)"),
        ("1 &lt; 2 &amp;&amp; 3 &gt; 2", "1 < 2 && 3 > 2"),
        ("a < b\nc > d", "a < b\nc > d"),
    ],
)
def test_markup_becomes_what_its_writer_saw(sent: str, seen: str) -> None:
    assert plain_text(sent, NAMES) == seen
    assert from_message(sent, NAMES) == seen


def test_mentioned_people_are_named_once_in_order() -> None:
    assert mentioned("<@U2> <@U1|dana> <@U2> <#C1> U3") == ("U2", "U1")
    assert mentioned("nobody") == ()


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("one\r\ntwo\rthree\nfour", "one\ntwo\nthree\nfour"),
        ("one\vtwo\ffour\x85five\u2028six\u2029seven", "one\ntwo\nfour\nfive\nsix\nseven"),
        ("cut in the middle of \ud83d", "cut in the middle of "),
        ("reversed \u202etxt.exe\u202c", "reversed txt.exe\u202c"),
        ("\u2067שלום\u2069", "\u2067שלום\u2069"),
        ("a\tb", "a\tb"),
        ("a\x00b\x07c\x7fd", "abcd"),
        ("Cafe\u0301", "Caf\u00e9"),
    ],
)
def test_text_is_normalised(typed: str, kept: str) -> None:
    assert normalised(typed) == kept
    assert from_field("body", typed) == kept


def test_text_is_bounded_and_says_so() -> None:
    assert normalised("x" * LONGEST) == "x" * LONGEST
    cut = normalised("x" * (LONGEST + 1))
    assert cut == "x" * 39_998 + "\n…"
    assert normalised(cut) == cut


def test_a_secret_is_refused_however_it_comes() -> None:
    with pytest.raises(SecretPasted):
        from_message("password: hunter2!", NAMES)
    with pytest.raises(FieldProblems) as caught:
        from_field("body", "password: hunter2!")
    assert caught.value.problems == {"body": FieldProblem.SECRET}
