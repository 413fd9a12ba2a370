"""The whole blueprint as typst sets it to a PDF: what people have written is data, and cannot be read as markup."""

import json
import re
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files

from handover.blueprint.whole import WholeBlueprint
from handover.model.people import Person
from messages.blueprint.parts import BlueprintPart, parts_of, standing, title_of

FONTS = (
    "Libertinus Serif",
    "DejaVu Sans",
    "Noto Sans",
    "Noto Sans CJK SC",
    "Noto Sans CJK JP",
    "Noto Sans CJK KR",
    "Noto Sans Arabic",
    "Noto Sans Hebrew",
    "Noto Sans Devanagari",
    "Noto Sans Thai",
    "Noto Color Emoji",
)
"""The first comes with typst; the others serve where they are installed. A sign that no font has is set as an empty box."""
LONGEST_WORD, PIECE, BREAK = 60, 20, "\u200b"
"""A word of so many signs gets an invisible place to break after each piece."""
_LONG_WORD = re.compile(rf"\S{{{LONGEST_WORD},}}")
_NEVER_TEXT = re.compile("[\x00-\x08\x0b-\x1f\x7f\xad\ud800-\udfff]")
"""What is no sign, and the soft hyphen: typst sets its own, and fails on one that ends a link."""


def inputs(blueprint: WholeBlueprint, people: Mapping[str, Person]) -> dict[str, str]:
    """Return what the template sets, as JSON."""
    return typst_inputs(title_of(blueprint.account), standing(blueprint), parts_of(blueprint, people))


def typst_inputs(title: str, below: str, parts: Sequence[BlueprintPart]) -> dict[str, str]:
    """Return a title, the line below it, and parts as what the template sets, as JSON."""
    data = {"title": _words(title), "standing": _words(below), "fonts": FONTS, "parts": [_part(part) for part in parts]}
    return {"blueprint": json.dumps(data)}


@cache
def template() -> bytes:
    """Return the typst source, which holds no word of anybody's."""
    return files("messages").joinpath("templates/blueprint.typ").read_bytes()


def _part(part: BlueprintPart) -> dict[str, object]:
    return {
        "heading": part.heading,
        "title": _words(part.title),
        "entry": bool(part.told),
        "lines": [_words(one) for one in part.text.splitlines() if one.strip()],
        "flags": [_words(one) for one in part.flags],
        "records": [_words(one) for one in part.records],
        "links": [(_words(title or url), _NEVER_TEXT.sub("", url)) for title, url in part.links],
        "told": _words(part.told),
    }


def _words(text: str) -> str:
    """Return the text as it can be set: without what is no sign, and with places to break where a word is longer than a line."""
    return _LONG_WORD.sub(_broken, _NEVER_TEXT.sub("", text))


def _broken(word: re.Match[str]) -> str:
    signs = word[0]
    return BREAK.join(signs[at : at + PIECE] for at in range(0, len(signs), PIECE))
