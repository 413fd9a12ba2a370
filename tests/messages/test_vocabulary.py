"""One thing has one word wherever people read of it, and words of the code stay in the code."""

import re
from collections.abc import Iterator
from typing import Any

from messages.kit.ids import Action
from tests.messages.everything import everything
from tests.messages.wild import world_of

OTHER_WORDS = {
    "a pause": r"(?<!the )(?<!The )\brest(s|ed|ing)?\b|\bon hold\b",
    "the morning message": r"\bdigest\b",
    "from the first to the last day": r"\bwindow\b",
    "the introduction e-mail": r"\b(intro|introductory) e?-?mail\b|\bcover letter\b|\bthe letter\b",
    "an e-mail": r"(?<!\.)\bemails?\b",  # but `{{ person.email }}`, the name of a field
    "a promise": r"\bcommitments?\b",
    "what somebody said or saved": r"\bevidence\b",
    "the call with the customer": r"\bjoint call\b",
    "to need attention": r"\bneeds? an eye\b",
    "no owner": r"\bnobody owns\b",
    "it has taken place": r"\balready held\b|\bit was held\b|\bhas been held\b",
    "who hands over": r"\bpredecessor\b",
}
"""What something is called, and what else it was or may be called."""


def test_one_thing_has_one_word() -> None:
    said = set(all_words())
    assert len(said) > 200
    found = {
        (called, words)
        for called, other in OTHER_WORDS.items()
        for words in said
        if re.search(other, words, re.IGNORECASE)
    }
    assert found == set()


def test_buttons_to_the_checklist_have_two_names() -> None:
    """I: four labels led to one form; it is the checklist, or answering in a form where questions wait."""
    labels = {
        button["text"]["text"]
        for _, shown in everything(world_of(["Acme", "Jo Park"], 3))
        for button in buttons_in(shown if isinstance(shown, dict) else shown.blocks)
        if button["action_id"].partition("#")[0] == Action.CHECKLIST_OPEN
    }
    assert labels == {"Checklist", "Answer in a form …"}


def buttons_in(shown: object) -> Iterator[dict[str, Any]]:
    """Yield each button of a view or of blocks."""
    if isinstance(shown, dict):
        if shown.get("type") == "button":
            yield shown
        for part in shown.values():
            yield from buttons_in(part)
    elif isinstance(shown, list | tuple):
        for part in shown:
            yield from buttons_in(part)


def all_words() -> Iterator[str]:
    """Yield all that people read in two worlds whose own words are none of these."""
    for seed in (3, 4):
        for _, shown in everything(world_of(["Acme", "Jo Park"], seed)):
            yield from read_in(shown if isinstance(shown, dict) else [shown.text, shown.blocks])


def read_in(shown: object) -> Iterator[str]:
    """Yield each text of a view or of blocks, without what only the bot reads, and without links and commands."""
    match shown:
        case str():
            yield re.sub(r"<[^>]*>|`[^`]*`", "", shown)
        case {"text": str(text)}:
            yield from read_in(text)
        case dict():
            for name, part in shown.items():
                if isinstance(part, dict | list) and name != "metadata":
                    yield from read_in(part)
        case list() | tuple():
            for part in shown:
                yield from read_in(part)
