"""The letter as HTML: the same words as in the plain text, and nothing that runs, loads or is read as markup."""

import re
from email import message_from_bytes, policy
from html.parser import HTMLParser

import pytest
from hypothesis import example, given, settings

from handover.model.introduction import Introduction
from messages.introduction import email
from messages.introduction.html import as_html
from tests.hypothesis_profiles import examples
from tests.messages.mail import plain_text
from tests.messages.texts import WORDS


class Read(HTMLParser):
    """What a mail program shows: the words, the tags, and where links lead."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.words: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def squeezed(text: str) -> str:
    """Return the letters and digits of a text in order."""
    return re.sub(r"[\W_]+", "", text)


@settings(max_examples=examples(80))
@given(WORDS)
@example("3. Mai 2026\n1. one\n\\* not *bold* \\\\ [x](javascript:alert(1)) <script>alert(1)</script> &lt;b&gt;")
def test_the_html_says_what_the_text_says_and_holds_nothing_else(body: str) -> None:
    read = Read(as_html(body))
    assert squeezed("".join(read.words)) == squeezed(body)
    assert {tag for tag, _ in read.tags} <= {"html", "head", "meta", "body", "div", "p", "br", "ul", "li", "a"}
    for _, attributes in read.tags:
        assert set(attributes) <= {"style", "href", "charset"}
        assert re.match(r"https?:|mailto:", attributes.get("href") or "https:")


@pytest.mark.parametrize(
    ("body", "shown"),
    [
        ("What happens next\n- On Tuesday\n- Then", "<li"),
        ("Bis zum\n3. Mai bleibe ich.", "3. Mai bleibe ich."),
        ("3. Mai", "3. Mai"),
        ("a * b * c and _d_ `e` # f", "a * b * c and _d_ `e` # f"),
        (r"C:\new \* folder", r"C:\new \* folder"),
        ("See https://fjordline.example/a?b=1&c=2", 'href="https://fjordline.example/a?b=1&amp;c=2"'),
    ],
)
def test_what_was_typed_is_shown_as_it_was_meant(body: str, shown: str) -> None:
    assert shown in as_html(body)


def test_the_mail_file_has_the_letter_as_text_and_as_html() -> None:
    draft = Introduction(
        to="maria@fjordline.example", subject="Grüße", body="Hallo Maria,\n\n- eins\n- zwei", version=1
    )
    mail = message_from_bytes(email.eml(draft), policy=policy.default)
    html = mail.get_body(("html",))
    assert html is not None
    assert plain_text(mail).strip() == "Hallo Maria,\n\n- eins\n- zwei"
    assert html.get_content().count("<li") == 2
    assert mail.get_content_type() == "multipart/alternative"


def test_one_version_is_one_file() -> None:
    draft = Introduction(to="maria@fjordline.example", subject="News", body="Hello Maria,", version=3)
    assert email.eml(draft) == email.eml(draft)
