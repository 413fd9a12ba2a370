"""The handover document as messages: formatted by Slack itself, nothing lost, nothing raw."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from messages.kit import markdown
from messages.kit.markdown_to_mrkdwn import Line, inline, lines
from messages.kit.text import escape
from tests.hypothesis_profiles import examples


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("# Acme \\# Co", Line("Acme # Co", heading=True)),
        ("### What matters", Line("*What matters*")),
        ("| From | Dana |", Line("From: Dana")),
        ("| Maria \\| Olsen | m@x.example | Lead |", Line("Maria | Olsen · m@x.example · Lead")),
        ("> said \\*so\\*  ", Line(">said *so*")),
        ("- [x] Call: done", Line("✓ Call: done")),
        ("- [ ] Call", Line("☐ Call")),
        ("*Dana, 3 March*", Line("_Dana, 3 March_")),
        ("**Dana asked:**", Line("*Dana asked:*")),
        ("- [a \\[b\\]](<https://x.example/1>)", Line("• <https://x.example/1|a [b]>")),
        ("a < b & c", Line("a &lt; b &amp; c")),
    ],
)
def test_each_line_of_the_template_is_shown_formatted(text: str, shown: Line) -> None:
    """I: document: raw Markdown."""
    assert list(lines(text)) == [shown]


def test_the_rules_of_tables_and_blank_lines_are_not_shown() -> None:
    assert list(lines("|---|---|\n\n| | |\n")) == []


@settings(max_examples=examples(300))
@given(st.text(st.characters(exclude_categories=("Cs", "Cc", "Zl", "Zp")), max_size=60))
def test_what_somebody_wrote_is_there_letter_for_letter_and_inert(text: str) -> None:
    assert inline(markdown.line(text)) == escape(" ".join(text.split()))
