"""Slack's mrkdwn as a person sees it, and that nothing written in it acts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from playground.page import markdown, mrkdwn
from tests.playground.page.inert import ANY_TEXT, READER, faults, words


def shown(text: str) -> str:
    return str(mrkdwn.render(text, READER))


@pytest.mark.parametrize(
    ("written", "seen"),
    [
        ("*bold* _it_ ~gone~", "<b>bold</b> <i>it</i> <s>gone</s>"),
        ("*a _b_ c*", "<b>a <i>b</i> c</b>"),
        ("2*3*4 and snake_case_name", "2*3*4 and snake_case_name"),
        ("* not bold *", "* not bold *"),
        ("`*code*`", "<code>*code*</code>"),
        ("```one\n*two*```", "<pre>one\n*two*</pre>"),
        ("> quoted\n&gt; too\nnot", "<blockquote>quoted<br>too</blockquote>not"),
        ("one\ntwo", "one<br>two"),
        ("a &amp;amp; b &lt;c&gt;", "a &amp;amp; b &lt;c&gt;"),
    ],
)
def test_styles(written: str, seen: str) -> None:
    assert shown(written) == seen


def test_escaped_tokens_stay_words() -> None:
    assert (
        words(shown("&lt;!channel&gt; &lt;@U1&gt; &lt;https://x.example|y&gt;"))
        == "<!channel> <@U1> <https://x.example|y>"
    )
    assert "mention" not in shown("&lt;!channel&gt; &lt;@U1&gt;")


def test_mentions_show_names_and_mark_the_reader() -> None:
    assert 'class="mention me" data-user="U1">@Dana<' in shown("<@U1>")
    assert 'class="mention" data-user="U2">@Priya &lt;b&gt;<' in shown("<@U2>")
    assert words(shown("<@U9|ghost> <@U8> <!here> <!subteam^S1>")) == "@ghost @unknown-user @here @csms"


def test_channels_one_may_not_see_stay_unnamed() -> None:
    assert 'data-id="C1">#general</a>' in shown("<#C1|old-name>")
    assert words(shown("<#C9>")) == "🔒 private channel"


def test_links_open_beside_the_page_and_only_web_mail_and_phone_are_links() -> None:
    assert shown("<https://x.example/a_b_c|a *b*>").startswith(
        '<a href="https://x.example/a_b_c" target="_blank" rel="noopener'
    )
    assert words(shown("<https://x.example/a_b_c|a *b*>")) == "a *b*"
    assert words(shown("see https://x.example/y.")) == "see https://x.example/y."
    assert 'href="https://x.example/y"' in shown("see https://x.example/y.")
    assert words(shown("<mailto:kim@x.example>")) == "kim@x.example"
    assert "<a" not in shown("<javascript:alert(1)|click>")


def test_dates_are_on_the_readers_clock() -> None:
    token = "<!date^1795447800^{date_short_pretty} at {time}|later>"
    assert words(shown(token)) == "today at 10:30"
    assert words(shown("<!date^1795447800^{date_num} {time_secs}|x>")) == "2026-11-23 10:30:00"
    assert words(shown("<!date^1795534200^{date_long_pretty}|x>")) == "tomorrow"
    assert words(shown("<!date^soon^{date}|later>")) == "later"
    assert words(shown("<!date^1^{nonsense}|later>")) == "later"


def test_emoji_have_names_and_unknown_ones_stay_as_written() -> None:
    assert 'aria-label="tada"' in shown(":tada:")
    assert (
        words(shown(":large_green_circle: :+1::skin-tone-3: 10:30:00 :no_such_thing:"))
        == "🟢 👍 10:30:00 :no_such_thing:"
    )
    assert mrkdwn.only_emoji(":tada: :+1:")
    assert not mrkdwn.only_emoji(":tada: well done")
    assert not mrkdwn.only_emoji(":no_such_thing:")


@given(ANY_TEXT)
def test_no_mrkdwn_acts(text: str) -> None:
    assert faults(shown(text)) == []


@given(ANY_TEXT)
def test_no_markdown_acts(text: str) -> None:
    assert faults(str(markdown.render(text, READER))) == []


@given(st.text(alphabet=st.characters(exclude_characters="*_~`<>:\n&h", exclude_categories=["Cs", "Cc"])))
def test_plain_words_come_through_whole(text: str) -> None:
    assert words(shown(text)) == text


@given(st.text(max_size=200))
def test_escaped_words_come_through_once(text: str) -> None:
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    assert mrkdwn.unescape(escaped) == text


def test_markdown() -> None:
    listed = ["- [x] done", "- open", "1. one", "> q"]
    lines = ["# Head", "**b** _i_ `c` [x](https://x.example)", *listed, "| a |", "|---|", "| 2 |"]
    html = str(markdown.render("\n".join(lines), READER))
    assert 'aria-level="1">Head' in html
    assert "<b>b</b> <i>i</i> <code>c</code>" in html
    assert 'href="https://x.example"' in html
    assert "☑ done" in html
    assert "<ol><li>one" in html
    assert "<blockquote>q" in html
    assert "<tr><th>a</th></tr><tr><td>2</td></tr>" in html


@pytest.mark.parametrize(
    "text", ["*" * 5000, "_<" * 3000, "```" * 2000, "<" * 5000, "*a " * 2000, ":a" * 3000, "&gt;" * 3000]
)
def test_long_nonsense_is_drawn_without_running_away(text: str) -> None:
    assert faults(shown(text)) == []
