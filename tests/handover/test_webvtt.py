"""The words of a transcript in WebVTT."""

import html

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handover.text.webvtt import words_of_webvtt

WORDS = st.lists(st.text("abcé&<>.,!?'", min_size=1, max_size=12).filter(str.strip), min_size=1, max_size=30)


@pytest.mark.parametrize(
    ("transcript", "said"),
    [
        ("WEBVTT\n\n1\n00:00:00.000 --> 00:00:01.000\nMaria decides.\n", "Maria decides."),
        ("WEBVTT\n00:01.000 --> 00:02.000 align:start\n- Maria\n- decides.", "Maria decides."),
        ("\ufeffWEBVTT - x\r\n\r\nNOTE not said\r\n\r\n00:01.000 --> 00:02.000\r\n<v Dana>2 &lt; 3</v>\r\n", "2 < 3"),
        (
            "WEBVTT\n\nSTYLE\n::cue { color: red }\n\n00:01.000 --> 00:02.000\n42\n\n00:03.000 --> 00:04.000\nis it",
            "42 is it",
        ),
        ("WEBVTT\n", ""),
        ("", ""),
    ],
)
def test_only_what_is_said_is_kept(transcript: str, said: str) -> None:
    """A: times, numbers, notes and tags are not said."""
    assert words_of_webvtt(transcript) == said


@given(WORDS)
def test_no_word_is_lost(words: list[str]) -> None:
    """A: whatever is said stands in the transcript escaped, a word in each cue."""
    cues = "".join(f"\n{number}\n00:01.000 --> 00:02.000\n{html.escape(one)}\n" for number, one in enumerate(words))
    assert words_of_webvtt(f"WEBVTT\n{cues}") == " ".join(one.strip() for one in words)
