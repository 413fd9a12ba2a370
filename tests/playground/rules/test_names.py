"""Channel names, topics, bookmarks."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from playground.rules.names import check_bookmark, check_channel_name, check_topic


@pytest.mark.parametrize(
    ("name", "error"),
    [
        ("acme", None),
        ("handover-acme_2026", None),
        ("7", None),
        ("a" * 80, None),
        ("a" * 81, "invalid_name_maxlength"),
        ("", "invalid_name_required"),
        (None, "invalid_name_required"),
        (7, "invalid_name"),
        ("---", "invalid_name_punctuation"),
        ("-_-", "invalid_name_punctuation"),
        ("!?", "invalid_name_punctuation"),
        ("Acme", "invalid_name_specials"),
        ("acme corp", "invalid_name_specials"),
        ("acme.corp", "invalid_name_specials"),
        ("acmé", "invalid_name_specials"),
        ("株式会社", "invalid_name_specials"),
        ("acme\n", "invalid_name_specials"),
        ("#acme", "invalid_name_specials"),
    ],
)
def test_channel_names(name: object, error: str | None) -> None:
    assert check_channel_name(name) == error


@given(st.text(max_size=90))
def test_what_passes_is_what_slack_documents(name: str) -> None:
    if check_channel_name(name) is None:
        assert 1 <= len(name) <= 80
        assert set(name) <= set("abcdefghijklmnopqrstuvwxyz0123456789-_")
        assert set(name) - set("-_")


def test_topics() -> None:
    assert check_topic("") is None
    assert check_topic("é" * 250) is None
    assert check_topic("é" * 251) == "too_long"
    assert check_topic(None) == "invalid_arguments"


@pytest.mark.parametrize(
    ("title", "link", "kind", "error"),
    [
        ("é" * 256, "https://example.com", "link", None),
        ("é" * 257, "https://example.com", "link", "invalid_arguments"),
        ("", "https://example.com", "link", "invalid_arguments"),
        ("Notes", "https://example.com/".ljust(2048, "x"), "link", None),
        ("Notes", "https://example.com/".ljust(2049, "x"), "link", "invalid_link"),
        ("Notes", "mailto:pia@example.com", "link", "invalid_link"),
        ("Notes", None, "link", "invalid_link"),
        ("Notes", "https://example.com", "canvas", "invalid_bookmark_type"),
    ],
)
def test_bookmarks(title: object, link: object, kind: str, error: str | None) -> None:
    assert check_bookmark(title, link, kind) == error
