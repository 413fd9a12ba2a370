"""The gallery shows every message, view and letter, and its snapshots are what is shown now."""

import re
from html import unescape

import pytest

from handover.model.letter_style import Language
from tests.gallery.page import page
from tests.gallery.shown import exhibits
from tests.gallery.snapshots import FOLDER, texts

RETAKE = "The words of this file have changed: run `make gallery`, and read what git shows."


@pytest.fixture(scope="module")
def now() -> dict[str, str]:
    """Return the texts of the gallery by file."""
    return dict(texts())


def test_the_snapshots_are_the_words_that_are_shown(now: dict[str, str]) -> None:
    kept = {str(file.relative_to(FOLDER)): file.read_text(encoding="utf-8") for file in FOLDER.rglob("*.txt")}
    assert set(kept) == set(now)
    changed = [name for name in sorted(now) if now[name] != kept[name]]
    assert changed == [], RETAKE


def test_the_page_has_every_exhibit_and_every_letter() -> None:
    shown = page()
    words = unescape(re.sub(r"<[^>]*>", " ", shown))
    for feature, found in exhibits().items():
        assert f"<h2>{feature}</h2>" in shown
        for one in found:
            assert f"{one.builder} ({one.number})" in words
    for language in Language:
        assert f"Letters in {language.name.title()}" in words
    assert "This block cannot be shown" not in words
    assert "This element cannot be shown" not in words


def test_nothing_in_the_gallery_is_unfinished(now: dict[str, str]) -> None:
    for name, text in now.items():
        if name.startswith("letters/"):
            assert re.search(r"\{\{|\}\}|\bNone\b|  ", text) is None, name
