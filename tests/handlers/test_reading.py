"""A: every shape a message comes in is read: no words, files or links are lost, and nothing empty counts as something.

The corpus is `tests/corpus/messages`, a file for each shape: the message as Slack sends it, and what it says.
"""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handover.text.markup import plain_text
from services.reading.message import read
from services.reading.unknown import any_words

CORPUS = Path(__file__).parents[1] / "corpus" / "messages"
CASES = sorted(CORPUS.glob("*.json"))
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                [
                    "type",
                    "text",
                    "elements",
                    "blocks",
                    "attachments",
                    "files",
                    "rows",
                    "title",
                    "transcription",
                    "is_share",
                ]
            ),
            inner | st.sampled_from(["rich_text", "rich_text_list", "table", "mrkdwn", "section", "slack_audio", True]),
            max_size=4,
        )
    ),
    max_leaves=20,
)


@pytest.mark.parametrize("file", CASES, ids=lambda file: file.stem)
def test_each_shape_says_what_its_writer_said(file: Path) -> None:
    case = json.loads(file.read_text())
    content = read(case["message"])
    assert plain_text(content.typed, {}) == case["typed"]
    assert plain_text(content.shared, {}) == case["shared"]
    assert [[one.title, one.link, one.file] for one in content.files] == case["files"]


@pytest.mark.parametrize("name", ["nothing", "nothing_visible", "file_deleted", "nothing_but_a_file_kept_from_the_app"])
def test_nothing_empty_counts_as_content(name: str) -> None:
    assert read(json.loads((CORPUS / f"{name}.json").read_text())["message"]).empty


@pytest.mark.parametrize(
    "file", [one for one in CASES if not one.stem.startswith(("nothing", "file_deleted"))], ids=str
)
def test_nothing_with_content_counts_as_empty(file: Path) -> None:
    assert not read(json.loads(file.read_text())["message"]).empty


@given(st.dictionaries(st.sampled_from(["text", "blocks", "attachments", "files", "bot_id", "subtype"]), JSON))
def test_no_payload_is_too_odd_to_be_read(message: dict[str, Any]) -> None:
    assert isinstance(read(message).text, str)


@given(st.text(min_size=1).filter(str.strip))
def test_words_in_a_block_of_any_kind_survive(words: str) -> None:
    block = {"type": "kind_of_2031", "inner": [{"deeper": {"type": "plain_text", "text": words}}]}
    assert plain_text(any_words(block), {}) == words.strip()
